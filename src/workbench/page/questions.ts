// What the page asks or tells the person in dialogues, one at a time.

/** Something that waits for an answer. */
export type Question =
  | {
      readonly kind: "unsaved";
      readonly fileName: string;
      answer(choice: "save" | "discard" | "cancel"): void;
    }
  | {
      readonly kind: "textLoses";
      readonly fileName: string;
      /** What would be lost, a clause each. */
      readonly lost: readonly string[];
      answer(choice: "asWorkbook" | "asText" | "cancel"): void;
    }
  | { readonly kind: "atWork"; readonly fileName: string; answer(goOn: boolean): void }
  | { readonly kind: "failure"; readonly title: string; readonly text: string; answer(): void }
  | { readonly kind: "keyboard"; answer(): void };

/** Questions in the order in which they were asked. */
export class Questions {
  private waiting: readonly Question[] = [];
  private readonly changed: () => void;

  /** @param changed told whenever another question is the first */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** The one to be answered now. */
  get first(): Question | null {
    return this.waiting[0] ?? null;
  }

  private ask<T>(make: (answer: (value: T) => void) => Question): Promise<T> {
    return new Promise((resolve) => {
      const question = make((value) => {
        this.waiting = this.waiting.filter((one) => one !== question);
        this.changed();
        resolve(value);
      });
      this.waiting = [...this.waiting, question];
      this.changed();
    });
  }

  /** What is to become of unsaved changes? */
  unsaved(fileName: string): Promise<"save" | "discard" | "cancel"> {
    return this.ask((answer) => ({ kind: "unsaved", fileName, answer }));
  }

  /** Is a text file to be saved although it loses something? */
  textLoses(fileName: string, lost: readonly string[]): Promise<"asWorkbook" | "asText" | "cancel"> {
    return this.ask((answer) => ({ kind: "textLoses", fileName, lost, answer }));
  }

  /** May the add-in be stopped in the middle of something? */
  atWork(fileName: string): Promise<boolean> {
    return this.ask((answer) => ({ kind: "atWork", fileName, answer }));
  }

  /** Something could not be done; resolves when the person has read it. */
  async failure(title: string, text: string): Promise<void> {
    await this.ask<null>((answer) => ({
      kind: "failure",
      title,
      text,
      answer: () => {
        answer(null);
      },
    }));
  }

  /** Shows the keys of the page; once, however often it is asked for. */
  keyboard(): void {
    if (this.waiting.some(({ kind }) => kind === "keyboard")) return;
    void this.ask<null>((answer) => ({
      kind: "keyboard",
      answer: () => {
        answer(null);
      },
    }));
  }
}
