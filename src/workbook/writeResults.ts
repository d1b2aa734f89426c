// Writing results beside the answers: new columns, then changed cells in portions, where the answers still are what was judged.
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import type { ResultColumn } from "../roster/results";
import type { WorkOptions } from "../roster/slices";
import type { Table } from "../roster/table";
import { rowTooLarge } from "../words/workbook";
import type { ColumnRun } from "./blocks";
import { blockSize, part, syncFits } from "./blocks";
import type { EvaluatedRows } from "./inTheWay";
import { runsOf } from "./places";
import type { Plan, Portion } from "./plan";
import { missingHeadings, planOf } from "./plan";
import { WorkbookError } from "./workbookError";

/** What is to be written. */
export interface ResultsToWrite extends EvaluatedRows {
  readonly results: readonly ResultColumn[];
}

/** What has been written so far; it counts up while writing goes on, so that a broken run can tell. */
export interface Written {
  rows: number;
  cells: number;
  /** Rows left alone because their answers are others than those that were judged. */
  changedMeanwhile: number;
  added: readonly string[];
}

/** Adds the columns that are missing. Sent with the next sync. */
function addColumns(
  context: Excel.RequestContext,
  { place, body }: ResultsToWrite,
  headings: readonly string[],
): void {
  const { table, rowCount } = place;
  const width = place.headings.length;
  if (table === undefined) {
    const beside = body.getCell(0, width).getOffsetRange(-1, 0);
    const cells = beside.getResizedRange(0, headings.length - 1);
    if (Office.context.requirements.isSetSupported("ExcelApi", "1.9"))
      cells.copyFrom(beside.getOffsetRange(0, -1), "Formats");
    cells.values = [[...headings]];
  } else {
    const { columns } = context.workbook.tables.getItem(table.id);
    for (const heading of headings) columns.add(undefined, undefined, heading);
  }
  const dates = headings.indexOf("Evaluated on");
  if (dates < 0) return;
  // Excel would make numbers of the dates. One value stands for all cells of the range.
  const cells = part(body, 0, rowCount, { first: width + dates, count: 1, read: "values" });
  cells.numberFormat = "@" as unknown as string[][];
}

/** Takes the rows out of a portion whose answers are not what was judged. @returns how many there were */
function leaveOutChanged(
  { from, cells }: Portion,
  table: Table,
  runs: readonly ColumnRun[],
  now: readonly (readonly (readonly Cell[])[])[],
): number {
  let count = 0;
  const rows = now[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const isSame = runs.every(({ first }, run) =>
      now[run]![row]!.every((cell, index) => cell === cellAt(table.columns[first + index], from + row)),
    );
    if (isSame) continue;
    const lines = cells.flatMap((matrix) => (matrix === null ? [] : [matrix[row]!]));
    if (lines.some((line) => line.some((text) => text !== null))) count += 1;
    for (const line of lines) line.fill(null);
  }
  return count;
}

const countCells = ({ cells }: Portion): number =>
  cells.reduce(
    (sum, matrix) =>
      sum + (matrix ?? []).reduce((some, line) => some + line.filter((text) => text !== null).length, 0),
    0,
  );

/** Writes portion after portion: one sync each, which also reads the answers of the next one. */
async function writePortions(
  context: Excel.RequestContext,
  { place, body, layout, table }: ResultsToWrite,
  plan: Plan,
  written: Written,
  { onProgress, signal }: WorkOptions,
): Promise<void> {
  const answers = [...layout.questions.values(), ...(layout.role === null ? [] : [layout.role])];
  const checks = runsOf(answers.sort((a, b) => a - b));
  const size = blockSize(answers.length + plan.runs.reduce((sum, { count }) => sum + count, 0));
  // Of the body, which holds rows above those that were judged where only some were selected.
  const firstRow = table.firstRow - place.headingRow - 2;
  const cellsOf = ({ from, to }: Portion, run: ColumnRun): Excel.Range =>
    part(body, firstRow + from, to - from, run);

  let done = 0;
  let ready: { readonly portion: Portion; readonly left: number } | undefined;
  for (;;) {
    const next = plan.portion(ready?.portion.to ?? done, size.rows);
    if (ready === undefined && next === undefined) return;
    signal?.throwIfAborted();
    ready?.portion.cells.forEach((matrix, index) => {
      if (matrix !== null) cellsOf(ready!.portion, plan.runs[index]!).values = matrix;
    });
    const now = next && checks.map((run) => cellsOf(next, run).load("values"));
    if (!(await syncFits(context))) {
      if (!size.halve())
        throw new WorkbookError("TOO_LARGE", rowTooLarge(place.sheet, table.firstRow + done));
      ready = undefined;
      continue;
    }
    if (ready !== undefined) {
      const { portion, left } = ready;
      written.rows += portion.rows - left;
      written.cells += countCells(portion);
      written.changedMeanwhile += left;
      done = portion.to;
      onProgress?.(done);
    }
    ready = next && {
      portion: next,
      left: leaveOutChanged(
        next,
        table,
        checks,
        now!.map(({ values }) => values as Cell[][]),
      ),
    };
  }
}

/**
 * Writes the cells that differ. Rows whose answers changed since they were read are left alone. `written` tells how far
 * it came, also when it ends in an error.
 *
 * @throws the signal's reason, between whole rows; WorkbookError TOO_LARGE; errors of Excel
 */
export async function writeResults(
  context: Excel.RequestContext,
  toWrite: ResultsToWrite,
  written: Written,
  options: WorkOptions,
): Promise<void> {
  const { layout, table, results } = toWrite;
  const added = missingHeadings(layout);
  options.signal?.throwIfAborted();
  if (added.length > 0) {
    addColumns(context, toWrite, added);
    await context.sync();
    written.added = added;
  }
  await writePortions(context, toWrite, planOf(table, layout, results), written, options);
}
