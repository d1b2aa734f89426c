// A roster as it comes from a sheet, a file or a formula: headings above columns.
import type { Cell, Column } from "./cells";
import { EMPTY } from "./cells";

/** Rows of people, or of roles. */
export interface Table {
  /** The sheet's name, for messages. */
  readonly sheet?: string | undefined;
  readonly headings: readonly string[];
  /** One for each heading. */
  readonly columns: readonly Column[];
  readonly rowCount: number;
  /** The sheet row, from 1, on which the first data row stands. */
  readonly firstRow: number;
  /** Rows that could not be read as rows, with why; they are row problems. */
  readonly faults?: ReadonlyMap<number, string> | undefined;
  /** The sheet row of each data row, where they do not simply follow one another. */
  readonly rowNumbers?: readonly number[] | undefined;
}

/** The sheet row, from 1, of a data row. */
export function sheetRow({ firstRow, rowNumbers }: Table, row: number): number {
  return rowNumbers?.[row] ?? firstRow + row;
}

/** The cell of a column in a data row, counted from 0. */
export function cellAt(column: Column | undefined, row: number): Cell {
  const code = column?.codes[row] ?? EMPTY;
  return code === EMPTY ? null : (column!.values[code] ?? null);
}

/** A heading as text: what a cell shows in a heading row. */
export function headingText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? cell.error : String(cell).trim();
}

/** Columns from a matrix of rows, as formulas and text files give them. Rows may be shorter than `width`. */
export function columnsOf(rows: readonly (readonly Cell[])[], width: number): Column[] {
  return Array.from({ length: width }, (_, index) => {
    const codes = new Int32Array(rows.length).fill(EMPTY);
    const values: Cell[] = [];
    const numbers = new Map<Cell, number>();
    let last: Cell = null;
    let lastCode = EMPTY;
    for (let row = 0; row < rows.length; row++) {
      const cell = rows[row]![index] ?? null;
      if (cell === last) {
        codes[row] = lastCode;
        continue;
      }
      if (cell === null || cell === "") continue;
      let code = numbers.get(cell);
      if (code === undefined) numbers.set(cell, (code = values.push(cell) - 1));
      codes[row] = code;
      last = cell;
      lastCode = code;
    }
    return { codes, values };
  });
}

/** A table from a matrix whose first row holds the headings. */
export function tableOf(
  matrix: readonly (readonly Cell[])[],
  place: { readonly sheet?: string; readonly firstRow?: number } = {},
): Table {
  const headings = (matrix[0] ?? []).map(headingText);
  const rows = matrix.slice(1);
  return {
    sheet: place.sheet,
    headings,
    columns: columnsOf(rows, headings.length),
    rowCount: rows.length,
    firstRow: (place.firstRow ?? 1) + 1,
  };
}
