// Which cells an evaluation changes, and in what portions they are written.
import type { Cell } from "../roster/cells";
import { cellAt, EMPTY } from "../roster/cells";
import { dateText } from "../roster/dates";
import type { Layout } from "../roster/headings";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../roster/resultHeadings";
import type { ResultColumn } from "../roster/results";
import type { Table } from "../roster/table";
import type { ColumnRun } from "./blocks";
import { runsOf } from "./places";

/** Columns that the roster does not have yet, in the order in which they are added. Decisions are for people. */
export function missingHeadings({ results }: Layout): string[] {
  return [...RESULT_HEADINGS, ...DECISION_HEADINGS].filter((heading) => !results.has(heading));
}

/** What Excel would read as a number, a formula or a date is written behind an apostrophe, which it does not show. */
export function asText(text: string): string {
  return /^[\p{L}“]/u.test(text) || text === "" ? text : `'${text}`;
}

/** What is put into a cell. */
export type NewCell = string | number | boolean;

/** A matrix for a range of Excel. Cells that are null stay as they are. */
type Matrix = (NewCell | null)[][];

/** Rows that are written together. Rows count as in the table that was read; those without change are all null. */
export interface Portion {
  readonly from: number;
  readonly to: number;
  /** For each run of columns what is written; null where nothing is. */
  readonly cells: readonly (Matrix | null)[];
  /** Rows with a change. */
  readonly rows: number;
}

/** What is to be changed. */
export interface Plan {
  /** Columns side by side. */
  readonly runs: readonly ColumnRun[];
  /** 1 for each row that is changed. */
  readonly changed: Uint8Array;
  /**
   * The next rows to write from a row on, at most so many, and no more text than Excel takes at once; undefined when
   * nothing is left.
   */
  portion(from: number, mostRows: number): Portion | undefined;
}

/** What becomes of one column, counted from 0: the new cell of each row, null where it stays as it is. */
export interface ColumnChange {
  readonly column: number;
  readonly change: (row: number) => NewCell | null;
  /** About as many bytes as the new cell of a row takes on its way; counted anew without it. */
  readonly bytes?: (row: number) => number;
}

/** Bytes of cells that are written at once: Excel on the web takes 5 MB, and quotes count twice on the way. */
const MOST_BYTES = 2_000_000;

/** About as many bytes as a cell takes on its way. */
function bytesOf(cell: NewCell): number {
  if (typeof cell !== "string") return 24;
  let bytes = 6;
  for (let index = 0; index < cell.length; index++) bytes += cell.charCodeAt(index) < 0x80 ? 1 : 3;
  return bytes;
}

/** Does a cell show this already? Dates may have become numbers. */
export function shows(cell: Cell, text: string, isDate: boolean): boolean {
  return (cell === null ? "" : String(cell as string)) === text || (isDate && dateText(cell) === text);
}

/**
 * Compares results with what stands there. New columns stand to the right, in the order of `missingHeadings`.
 *
 * @param taken 1 for each row that takes part; all do without it
 */
export function planOf(
  table: Table,
  layout: Layout,
  results: readonly ResultColumn[],
  taken?: Uint8Array,
): Plan {
  const added = missingHeadings(layout);
  const changes = results.map(({ heading, codes, values }): ColumnChange => {
    const own = layout.results.get(heading);
    const isDate = heading === "Evaluated on";
    const before = own === undefined ? undefined : table.columns[own];
    // Many rows share a text: what is made of it, and its size, is made once.
    const entered: (string | undefined)[] = [];
    const sizes: (number | undefined)[] = [];
    const change = (row: number): string | null => {
      const code = codes[row]!;
      if (before === undefined && code === EMPTY) return null;
      const text = code === EMPTY ? "" : values[code]!;
      if (before !== undefined && shows(cellAt(before, row), text, isDate)) return null;
      // A date that Excel makes of the text is read as one the next time.
      return isDate || code === EMPTY ? text : (entered[code] ??= asText(text));
    };
    const bytes = (row: number): number => {
      const code = codes[row]!;
      return code === EMPTY ? bytesOf("") : (sizes[code] ??= bytesOf(asText(values[code]!)));
    };
    return { column: own ?? table.headings.length + added.indexOf(heading), change, bytes };
  });
  return planOfChanges(table.rowCount, changes, taken);
}

/** A plan for changes of some columns, in the rows that take part. */
export function planOfChanges(rowCount: number, changes: readonly ColumnChange[], taken?: Uint8Array): Plan {
  const columns = [...changes].sort((a, b) => a.column - b.column);
  const runs = runsOf(columns.map(({ column }) => column));
  const changed = new Uint8Array(rowCount);
  for (const { change } of columns)
    for (let row = 0; row < rowCount; row++)
      if (taken?.[row] !== 0 && changed[row] === 0 && change(row) !== null) changed[row] = 1;

  /** The rows from `from` on that are written together, a line of cells each: up to the last one with a change. */
  const linesFrom = (from: number, mostRows: number): (NewCell | null)[][] => {
    const lines: (NewCell | null)[][] = [];
    let bytes = 0;
    let end = 0;
    const limit = Math.min(rowCount, from + mostRows);
    for (let row = from; row < limit; row++) {
      const line: (NewCell | null)[] = [];
      const isChanged = changed[row] === 1;
      for (const { change, bytes: sizeOf } of columns) {
        const cell = isChanged ? change(row) : null;
        line.push(cell);
        if (cell === null) bytes += 5;
        else bytes += sizeOf === undefined ? bytesOf(cell) : sizeOf(row);
      }
      if (bytes > MOST_BYTES && row > from) break;
      lines.push(line);
      if (isChanged) end = lines.length;
    }
    lines.length = end;
    return lines;
  };

  return {
    runs,
    changed,
    portion(start, mostRows) {
      const from = changed.indexOf(1, start);
      if (from < 0) return undefined;
      const lines = linesFrom(from, mostRows);
      const to = from + lines.length;
      let next = 0;
      const cells = runs.map(({ count }): Matrix | null => {
        const first = next;
        next += count;
        const isFilled = lines.some((line) => {
          for (let at = first; at < next; at++) if (line[at] !== null) return true;
          return false;
        });
        if (!isFilled) return null;
        return runs.length === 1 ? lines : lines.map((line) => line.slice(first, first + count));
      });
      return { from, to, cells, rows: changed.subarray(from, to).reduce((sum, one) => sum + one, 0) };
    },
  };
}
