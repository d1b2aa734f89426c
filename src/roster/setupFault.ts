// What can be wrong with a line of the set-up, as data beside the sentence that says it.

/** A line of the Organisation sheet as it stands. */
export interface LineSeen {
  /** The sheet row, from 1. */
  readonly row: number;
  readonly heading: string;
  /** What the cell beside the heading shows. */
  readonly value: string;
}

/** Something wrong in the set-up, and where. What is wrong with the Roles sheet is of the kind “roles”. */
export interface SetupFault {
  readonly kind: "setting" | "twice" | "unknownQuestion" | "protected" | "personOnly" | "answer" | "roles";
  readonly sheet: string | undefined;
  /** The line of the Organisation sheet; undefined for the Roles sheet. */
  readonly line: LineSeen | undefined;
  /** The line before it that says the same thing, for “twice”. */
  readonly before?: LineSeen | undefined;
  /** What may stand there instead; empty where there is nothing to choose. */
  readonly allowed: readonly string[];
  /** The one of `allowed` that was meant, as it seems. */
  readonly nearest?: string | undefined;
  /** The whole fault as a sentence: where, what, what to do. */
  readonly message: string;
}
