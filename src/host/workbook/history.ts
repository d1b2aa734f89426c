// Undo and redo for one person: steps of inverses. Running an inverse records the way back, which makes the redo.

/** One entry of the undo list. */
interface Step {
  readonly label: string;
  readonly inverses: (() => void)[];
}

/** One person's undo and redo lists. */
export class History {
  private undoable: Step[] = [];
  private redoable: Step[] = [];
  private open: Step | null = null;
  private depth = 0;
  private stopped = false;

  /** Does all of `work` as one step; steps within it belong to it. */
  step<T>(label: string, work: () => T): T {
    this.begin(label);
    try {
      return work();
    } finally {
      this.end();
    }
  }

  /** Opens a step; everything until the matching `end` is one entry. */
  begin(label: string): void {
    if (this.depth++ === 0) this.open = { label, inverses: [] };
  }

  end(): void {
    if (--this.depth > 0 || this.open === null) return;
    if (this.open.inverses.length > 0) {
      this.undoable.push(this.open);
      this.redoable = [];
    }
    this.open = null;
  }

  /** Notes how to take a change back. Outside a step the change cannot be undone. */
  record(inverse: () => void): void {
    if (!this.stopped) this.open?.inverses.push(inverse);
  }

  /** Changes that are not undone: what Excel does for itself, such as results of calculation. */
  withoutRecording<T>(work: () => T): T {
    const before = this.stopped;
    this.stopped = true;
    try {
      return work();
    } finally {
      this.stopped = before;
    }
  }

  /** The labels of what can be undone, the latest last. */
  get labels(): readonly string[] {
    return this.undoable.map(({ label }) => label);
  }

  /** How many steps can be redone. */
  get redoCount(): number {
    return this.redoable.length;
  }

  /** Forgets everything, as some API calls do. */
  clear(): void {
    this.undoable = [];
    this.redoable = [];
  }

  /** Takes the latest step back; false when there is none. */
  undo(): boolean {
    return this.reverse(this.undoable, this.redoable);
  }

  redo(): boolean {
    return this.reverse(this.redoable, this.undoable);
  }

  private reverse(from: Step[], to: Step[]): boolean {
    const step = from.pop();
    if (step === undefined) return false;
    const back: Step = { label: step.label, inverses: [] };
    this.open = back;
    this.depth++;
    for (const inverse of step.inverses.toReversed()) inverse();
    this.depth--;
    this.open = null;
    to.push(back);
    return true;
  }
}
