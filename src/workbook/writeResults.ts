// Writing cells of a roster: in portions, where the rows and the headings still read as they did.
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import type { WorkOptions } from "../roster/slices";
import type { Table } from "../roster/table";
import { headingText } from "../roster/table";
import { columnsMoved, rowTooLarge } from "../words/workbook";
import type { ColumnRun } from "./blocks";
import { blockSize, part, syncFits } from "./blocks";
import { runsOf } from "./places";
import type { Plan, Portion } from "./plan";
import { WorkbookError } from "./workbookError";

/** What has been written so far; it counts up while writing goes on, so that a broken run can tell. */
export interface Written {
  rows: number;
  cells: number;
  /** Rows left alone because they read otherwise than when they were judged. */
  changedMeanwhile: number;
  /** Could these rows not be looked for elsewhere, because the roster has no column of ids? */
  withoutIds: boolean;
  added: readonly string[];
}

/** Nothing, at first. */
export function nothingWritten(): Written {
  return { rows: 0, cells: 0, changedMeanwhile: 0, withoutIds: false, added: [] };
}

/** What is to be written, and where. */
export interface Writing {
  readonly sheet: string;
  /** The cells of all data rows, known to Excel. */
  readonly body: Excel.Range;
  /** The first heading's cell, known to Excel. */
  readonly corner: Excel.Range;
  /** What the heading cells read from there on. */
  readonly headings: readonly string[];
  /** The rows that were read. */
  readonly table: Table;
  /** The row of the body on which the first row of the table stands, from 0. */
  readonly offset: number;
  /** Columns, from 0, by which a row is known: it is written only where they read as in the table. */
  readonly checks: readonly number[];
  /** Columns by which it is seen, while rows are written, whether they still are where they were a moment before. */
  readonly identity: readonly number[];
  /** Those of `checks` whose formulas were told from values. */
  readonly formulas?: ReadonlySet<number>;
  readonly plan: Plan;
  /** Gets 1 for each row that has been written. */
  readonly done: Uint8Array;
}

/** Takes the rows out of a portion that read otherwise than the table. @returns those that had a change, from 0 */
function leaveOutChanged(
  { from, cells }: Portion,
  table: Table,
  runs: readonly ColumnRun[],
  now: readonly (readonly (readonly Cell[])[])[],
): number[] {
  const left: number[] = [];
  const rows = now[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    if (isSame(table, from + row, runs, now, row)) continue;
    const lines = cells.flatMap((matrix) => (matrix === null ? [] : [matrix[row]!]));
    if (lines.some((line) => line.some((cell) => cell !== null))) left.push(from + row);
    for (const line of lines) line.fill(null);
  }
  return left;
}

const countCells = ({ cells }: Portion): number =>
  cells.reduce(
    (sum, matrix) =>
      sum + (matrix ?? []).reduce((some, line) => some + line.filter((cell) => cell !== null).length, 0),
    0,
  );

/** @throws WorkbookError COLUMNS_MOVED where headings are others than before */
function refuseMoved({ sheet, headings }: Writing, now: readonly Cell[]): void {
  const at = headings.findIndex((heading, index) => headingText(now[index]) !== heading.trim());
  if (at >= 0)
    throw new WorkbookError("COLUMNS_MOVED", columnsMoved(sheet, headings[at]!, headingText(now[at])));
}

/** What became of rows with a change that did not get it. Rows count as in the table. */
export interface NotWritten {
  /** They read otherwise than when they were judged. */
  readonly left: readonly number[];
  /** Others stood there by the time of writing: these have got what was meant for the rows. */
  readonly misplaced: readonly number[];
}

/** Do the cells of a row read as in the table? */
function isSame(
  table: Table,
  row: number,
  runs: readonly ColumnRun[],
  now: readonly (readonly (readonly Cell[])[])[],
  at: number,
): boolean {
  return runs.every(({ first }, run) =>
    now[run]![at]!.every((cell, index) => cell === (cellAt(table.columns[first + index], row) ?? "")),
  );
}

/** A portion that is ready to be written, and the rows of it that are left alone. */
interface Ready {
  readonly portion: Portion;
  readonly left: readonly number[];
}

/**
 * Writes portion after portion: one sync each, which also reads the rows of the next one again. Rows that read otherwise
 * by now are left alone.
 *
 * @throws the signal's reason, between whole rows; WorkbookError TOO_LARGE, COLUMNS_MOVED; errors of Excel
 */
export async function writePlan(
  context: Excel.RequestContext,
  writing: Writing,
  written: Written,
  { onProgress, signal }: WorkOptions,
): Promise<NotWritten> {
  const { sheet, body, corner, headings, table, offset, checks, formulas, identity, plan, done } = writing;
  const runs = runsOf(
    [...checks].sort((a, b) => a - b),
    formulas,
  );
  const ownRuns = runsOf([...identity].sort((a, b) => a - b));
  const size = blockSize(checks.length + plan.runs.reduce((sum, { count }) => sum + count, 0));
  const cellsOf = ({ from, to }: Portion, run: ColumnRun): Excel.Range =>
    part(body, offset + from, to - from, run);
  const tooLarge = (row: number): never => {
    throw new WorkbookError("TOO_LARGE", rowTooLarge(sheet, table.firstRow + row));
  };
  const notWritten = { left: [] as number[], misplaced: [] as number[] };
  const note = ({ portion, left }: Ready, now: readonly Cell[][][]): void => {
    const { from, to } = portion;
    done.set(plan.changed.subarray(from, to), from);
    for (const row of left) done[row] = 0;
    const misplaced = [];
    for (let row = from; row < to; row++)
      if (done[row] === 1 && !isSame(table, row, ownRuns, now, row - from)) misplaced.push(row);
    for (const row of misplaced) done[row] = 0;
    written.rows += portion.rows - left.length - misplaced.length;
    written.cells += countCells(portion);
    notWritten.left.push(...left);
    notWritten.misplaced.push(...misplaced);
  };

  let at = 0;
  let ready: Ready | undefined;
  for (;;) {
    const next = plan.portion(ready?.portion.to ?? at, size.rows);
    if (ready === undefined && next === undefined) return notWritten;
    signal?.throwIfAborted();
    ready?.portion.cells.forEach((matrix, index) => {
      if (matrix !== null) cellsOf(ready!.portion, plan.runs[index]!).values = matrix;
    });
    const own = ready && ownRuns.map((run) => cellsOf(ready!.portion, run).load("values"));
    const top = next && corner.getResizedRange(0, headings.length - 1).load("values");
    const now = next && runs.map((run) => cellsOf(next, run).load(run.read));
    if (!(await syncFits(context))) {
      if (!size.halve()) tooLarge(at);
      ready = undefined;
      continue;
    }
    if (ready !== undefined) {
      note(
        ready,
        own!.map(({ values }) => values as Cell[][]),
      );
      at = ready.portion.to;
      onProgress?.(at);
    }
    // Excel gives null in place of the cells of a range that is too large.
    const cells = now?.map((range, index) => range[runs[index]!.read] as Cell[][] | null);
    if (next === undefined || cells?.every((one) => one !== null) !== true) {
      ready = undefined;
      if (next !== undefined && !size.halve()) tooLarge(next.from);
    } else {
      refuseMoved(writing, (top!.values as Cell[][])[0]!);
      ready = { portion: next, left: leaveOutChanged(next, table, runs, cells) };
    }
  }
}
