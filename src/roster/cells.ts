// What a cell can hold, and columns of cells as small integers into a list of distinct values.

/** A cell that shows an Excel error, or a formula cell whose value the file does not hold. */
export interface CellError {
  /** What the cell shows, such as "#N/A"; or `NO_STORED_VALUE`. */
  readonly error: string;
}

/** The `error` of a formula cell that was saved without its value. */
export const NO_STORED_VALUE = "formula without a stored value";

/** One cell. `null` is an empty cell; dates are serial numbers, as Excel stores them. */
export type Cell = string | number | boolean | CellError | null;

/** The code of an empty cell. */
export const EMPTY = -1;

/**
 * One column of a sheet. Row r holds `values[codes[r]]`, or nothing where `codes[r]` is `EMPTY`.
 * Several columns may share one list of values, as they do in .xlsx files. A value may stand in the list twice.
 */
export interface Column {
  readonly codes: Int32Array;
  readonly values: readonly Cell[];
}

/** Is this cell an error? */
export function isCellError(cell: Cell | undefined): cell is CellError {
  return typeof cell === "object" && cell !== null;
}
