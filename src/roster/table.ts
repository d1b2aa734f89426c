// A roster as it comes from a sheet, a file or a formula: headings above columns.
import type { AnyColumn, Cell } from "./cells";

/** Rows of people, or of roles. */
export interface Table {
  /** The sheet's name, for messages. */
  readonly sheet?: string | undefined;
  readonly headings: readonly string[];
  /** One for each heading. */
  readonly columns: readonly AnyColumn[];
  readonly rowCount: number;
  /** The sheet row, from 1, on which the first data row stands. */
  readonly firstRow: number;
  /** Rows that could not be read as rows, with why; they are row problems. */
  readonly faults?: ReadonlyMap<number, string> | undefined;
  /** The sheet row of each data row, where they do not simply follow one another. */
  readonly rowNumbers?: ArrayLike<number> | undefined;
  /**
   * Where it stands on a sheet is not known, as with the argument of a formula: messages name no row of people, and
   * columns by number.
   */
  readonly unplaced?: true | undefined;
}

/** The sheet row, from 1, of a data row. */
export function sheetRow({ firstRow, rowNumbers }: Table, row: number): number {
  return rowNumbers?.[row] ?? firstRow + row;
}

/** A heading as text: what a cell shows in a heading row. */
export function headingText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? cell.error : String(cell).trim();
}

/** The columns of a matrix of rows. Rows may be shorter than `width`. */
export function columnsOf(rows: readonly (readonly Cell[])[], width: number): AnyColumn[] {
  return Array.from({ length: width }, (_, index) => ({ rows, index }));
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
