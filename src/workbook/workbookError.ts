// The one kind of error for a workbook in Excel that cannot be evaluated: a code for programs, a sentence for people.
import type { CellInTheWay } from "../words/workbook";

/** Why a run cannot go on. A closed list. */
export type WorkbookErrorCode =
  /** No block of cells is a roster, or more than one table could be. */
  | "NO_ROSTER"
  | "AMBIGUOUS_ROSTER"
  /** Two columns for one question, or merged heading cells. */
  | "BAD_HEADINGS"
  /** The Organisation or Roles sheet cannot be read. */
  | "BAD_SETUP"
  /** The roster has no rows, or none of them is selected. */
  | "NO_ROWS"
  /** No evaluation has written a verdict yet. */
  | "NO_RESULTS"
  /** A sheet to go to was removed, or is hidden. */
  | "NO_SHEET"
  /** Result columns hold what no evaluation wrote. */
  | "RESULTS_NOT_OURS"
  /** The columns to the right of the roster are in use, or there are none left. */
  | "CELLS_IN_THE_WAY"
  /** A sheet or a cell to be written is hidden, protected or a formula, or would be damaged by what was asked for. */
  | "CANNOT_WRITE"
  /** The row of the form was moved or deleted meanwhile, and cannot be told from others. */
  | "ROW_GONE"
  /** Cells did not take what was written. */
  | "NOT_WRITTEN"
  /** One row is more than Excel hands over at once. */
  | "TOO_LARGE"
  /** The sheet is protected, the workbook is open for reading only, or result cells are merged. */
  | "NOT_WRITABLE"
  /** Somebody else has moved, added or renamed columns meanwhile. */
  | "COLUMNS_MOVED"
  /** Live formulas were asked for where they cannot be. */
  | "NO_LIVE_FORMULAS"
  /** There is nothing that could be restored. */
  | "NOTHING_TO_RESTORE";

/** Cells that somebody has to say yes about before they are written over. */
export interface CellsToAskAbout {
  readonly sheet: string;
  /** The first ones: where each is, and what it shows; null for a formula. */
  readonly cells: readonly CellInTheWay[];
  /** How many there are in all. */
  readonly all: number;
}

/** A run that cannot go on. The message says what is wrong, where, and what to do; lines are parted by line breaks. */
export class WorkbookError extends Error {
  override readonly name = "WorkbookError";

  /** @param asks the cells to ask about, with RESULTS_NOT_OURS */
  constructor(
    readonly code: WorkbookErrorCode,
    message: string,
    readonly asks?: CellsToAskAbout,
  ) {
    super(message);
  }
}
