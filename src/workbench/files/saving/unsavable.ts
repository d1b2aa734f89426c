// The error for a change that cannot be saved into the file without damaging it.
import { unsavable, type Unsavable } from "../../../words/workbookSaving";

/** Thrown before anything is written. The message names the place, and says what to do. */
export class UnsavableError extends Error {
  override readonly name = "UnsavableError";

  constructor(readonly what: Unsavable) {
    super(unsavable(what));
  }
}
