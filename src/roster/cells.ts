// What a cell can hold, and columns of cells: as small integers into a list of values, or within rows.

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

/** One column of a matrix of rows, as formulas and text files give them. Row r holds `rows[r][index]`, if it is there. */
export interface MatrixColumn {
  readonly rows: readonly (readonly Cell[])[];
  readonly index: number;
}

/** A column in either form. */
export type AnyColumn = Column | MatrixColumn;

/** The cell of a column in a row, counted from 0; null beyond the end. */
export function cellAt(column: AnyColumn | undefined, row: number): Cell {
  if (column === undefined) return null;
  if ("rows" in column) return column.rows[row]?.[column.index] ?? null;
  const code = column.codes[row] ?? EMPTY;
  return code === EMPTY ? null : (column.values[code] ?? null);
}

/** Is this cell an error? */
export function isCellError(cell: Cell | undefined): cell is CellError {
  return typeof cell === "object" && cell !== null;
}
