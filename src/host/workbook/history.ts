// Undo and redo for one person: steps of inverses. Running an inverse records the way back, which makes the redo.
import type { Box } from "./address";
import { overlap } from "./address";
import { ApiError } from "./errors";

/** What a change is about: cells of a sheet, or one part of the state of a sheet, a table or the workbook. */
export type Touch =
  { readonly on: object; readonly box: Box } | { readonly on: object; readonly part: PropertyKey };

/** One entry of the undo list. */
interface Step {
  readonly label: string;
  /** The same for a step and for its redo. */
  readonly id: object;
  inverses: (() => void)[];
  touches: Touch[];
}

/** One person's undo and redo lists. */
export class History {
  private undoable: Step[] = [];
  private redoable: Step[] = [];
  private open: Step | null = null;
  private depth = 0;
  private groups = 0;
  private reversing = false;
  /** Where the workbook is once everything that can be undone is undone. */
  private bottom: object = {};
  private readonly watchers = new Set<() => void>();

  /** Does all of `work` as one step; steps within it belong to it. */
  step<T>(label: string, work: () => T): T {
    if (this.depth++ === 0) this.open = newStep(label);
    try {
      return work();
    } finally {
      this.close();
    }
  }

  /**
   * Does all of `work` as one step, and takes back what it has done where it fails.
   * @throws what `work` throws
   */
  attempt<T>(label: string, work: () => T): T {
    return this.step(label, () => {
      const open = this.open!;
      const done = open.inverses.length;
      try {
        return work();
      } catch (error) {
        // What could not be undone has begun the step anew.
        this.takeBack(this.open === open ? done : 0);
        throw error;
      }
    });
  }

  /** Takes back what the open step has done since it had so many inverses. */
  private takeBack(count: number): void {
    const step = this.open!;
    const inverses = step.inverses.splice(count);
    this.open = newStep(step.label);
    this.reversing = true;
    try {
      for (const inverse of inverses.toReversed()) inverse();
    } finally {
      this.reversing = false;
      this.open = step;
    }
  }

  /** Opens a group: all steps until `end` become one entry, as batches with mergeUndoGroup do. Groups may stand within groups. */
  begin(label: string): void {
    this.groups++;
    if (this.depth++ === 0) this.open = newStep(label);
  }

  end(): void {
    this.groups--;
    this.close();
  }

  /** Notes how to take a change back, and what it is about. Outside a step the change cannot be undone. */
  record(inverse: () => void, touches: readonly Touch[]): void {
    this.open?.inverses.push(inverse);
    this.open?.touches.push(...touches);
  }

  /**
   * A change that Excel cannot take back: what was done before it cannot be undone any more either.
   * @throws ApiError UndoNotSupported in a group
   */
  bar(): void {
    if (this.groups > 0)
      throw new ApiError("UndoNotSupported", "A change that cannot be undone cannot be part of a group.");
    if (this.open !== null) this.open = newStep(this.open.label);
    this.clear();
  }

  /**
   * Somebody else has changed something. Steps that are about the same things would take their change away, and so
   * might those beneath them in the list, which count on them: both are forgotten.
   */
  yieldTo(touches: readonly Touch[]): void {
    const meets = ({ touches: own }: Step): boolean =>
      own.some((one) => touches.some((other) => meet(one, other)));
    const before = this.undoable.length + this.redoable.length;
    this.redoable = this.redoable.slice(this.redoable.findLastIndex(meets) + 1);
    if (!this.reversing && this.open !== null && meets(this.open)) {
      this.undoable = [];
      this.open = newStep(this.open.label);
    } else this.undoable = this.undoable.slice(this.undoable.findLastIndex(meets) + 1);
    if (this.undoable.length + this.redoable.length === before) return;
    this.bottom = {};
    this.tell();
  }

  /** The labels of what can be undone, the latest last. */
  get labels(): readonly string[] {
    return this.undoable.map(({ label }) => label);
  }

  /** The labels of what can be redone, the next last. */
  get redoLabels(): readonly string[] {
    return this.redoable.map(({ label }) => label);
  }

  /**
   * Which state this person's steps have led to: the same object again once they have undone or redone their way back to it, as
   * far as nobody else has changed anything and nothing was changed that cannot be undone.
   */
  get position(): object {
    return this.undoable.at(-1)?.id ?? this.bottom;
  }

  /** Is told whenever what can be undone or redone has changed; call what is returned to stop. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** How many steps can be redone. */
  get redoCount(): number {
    return this.redoable.length;
  }

  /** Forgets everything. */
  clear(): void {
    this.undoable = [];
    this.redoable = [];
    this.bottom = {};
    this.tell();
  }

  /** Takes the latest step back; false when there is none. @throws Error while a step or group is open */
  undo(): boolean {
    return this.reverse(this.undoable, (step) => {
      this.redoable.push(step);
    });
  }

  /** Does again what was undone last; false when there is nothing. @throws Error while a step or group is open */
  redo(): boolean {
    return this.reverse(this.redoable, (step) => {
      this.undoable.push(step);
    });
  }

  private close(): void {
    if (--this.depth > 0 || this.open === null) return;
    const step = this.open;
    this.open = null;
    if (step.inverses.length === 0) return;
    this.undoable.push(step);
    this.redoable = [];
    this.tell();
  }

  private reverse(from: Step[], keep: (step: Step) => void): boolean {
    if (this.open !== null) throw new Error("Nothing is undone or redone in the middle of a step or group.");
    const step = from.pop();
    if (step === undefined) return false;
    const back = { ...newStep(step.label), id: step.id };
    this.open = back;
    this.depth++;
    this.reversing = true;
    try {
      for (const inverse of step.inverses.toReversed()) inverse();
    } finally {
      this.reversing = false;
      this.depth--;
      this.open = null;
    }
    keep(back);
    this.tell();
    return true;
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}

function newStep(label: string): Step {
  return { label, id: {}, inverses: [], touches: [] };
}

function meet(one: Touch, other: Touch): boolean {
  if (one.on !== other.on) return false;
  if ("box" in one) return "box" in other && overlap(one.box, other.box);
  return "part" in other && one.part === other.part;
}

/** The values that a change would replace by others. */
export function replacedBy<T extends object>(state: T, change: Partial<T>): Partial<T> {
  const names = (Object.keys(change) as (keyof T)[]).filter((name) => state[name] !== change[name]);
  return Object.fromEntries(names.map((name) => [name, state[name]])) as Partial<T>;
}
