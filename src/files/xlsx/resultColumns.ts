// Result columns on their way into a sheet: what a caller asks for, and the same with its place found.
import type { ResultValue } from "./cellWriter";

/** The code of a result row whose cell stays as it is. `EMPTY` empties the cell. */
export const LEAVE = -2;

/** One result column. */
export interface ColumnWrite {
  /** The heading of an appended column; an existing column keeps its own. */
  readonly heading: string;
  /** The sheet column that holds earlier results, counted from 0; or a new one at the right end. */
  readonly at: number | "append";
  /** For every data row the index into `values`, `EMPTY` or `LEAVE`. */
  readonly codes: Int32Array;
  readonly values: readonly ResultValue[];
}

/** Results for the rows of one roster. Rows count from 0. */
export interface SheetPatch {
  readonly sheet: string;
  /** The table that the roster is, by name; without it, a plain block of rows below a row of headings. */
  readonly table?: string;
  readonly headingRow: number;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly writes: readonly ColumnWrite[];
}

/** One result column with its place, and which of its cells change. */
export interface PlannedColumn {
  readonly column: number;
  /** The heading to write, or null where there is one. */
  readonly heading: string | null;
  readonly codes: Int32Array;
  readonly values: readonly ResultValue[];
  /** 1 for every data row whose cell changes. */
  readonly changed: Uint8Array;
}
