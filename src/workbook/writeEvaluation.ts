// Writing an evaluation beside the answers: new columns, then changed cells, then the rows that others have moved meanwhile.
import type { JudgedRows } from "../roster/bulk";
import { judgeRoster } from "../roster/bulk";
import { cellAt } from "../roster/cells";
import type { Layout } from "../roster/headings";
import { idColumn, idOf, rowsById } from "../roster/idColumn";
import { foreignResults } from "../roster/ownResults";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import { resultColumns } from "../roster/results";
import type { Table } from "../roster/table";
import { BOX_PROPERTIES } from "./blocks";
import { hasApi } from "./aroundRoster";
import type { OnProgress, ReadyEvaluation } from "./evaluateRoster";
import { isFormula } from "./inTheWay";
import type { Place } from "./places";
import { readPlace } from "./places";
import { missingHeadings, planOf } from "./plan";
import type { RestorePoint } from "./restorePoint";
import { remember } from "./restorePoint";
import type { NotWritten, Writing, Written } from "./writeResults";
import { writePlan } from "./writeResults";

export interface WriteOptions {
  /** The date of this run, as yyyy-mm-dd. */
  readonly today: string;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
  /** Counts up while results are written. */
  readonly written: Written;
  /** Gets what stood there before. */
  readonly restore: RestorePoint;
}

/** The roster's cells in a run that writes. */
interface Cells {
  readonly body: Excel.Range;
  readonly corner: Excel.Range;
}

function rangesOf(context: Excel.RequestContext, { current, cells }: ReadyEvaluation): Cells {
  const { place } = current;
  if (cells === undefined) {
    const table = context.workbook.tables.getItem(place.table!.id);
    return { body: table.getDataBodyRange(), corner: table.getHeaderRowRange().getCell(0, 0) };
  }
  const { body, headingRow } = cells;
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  return {
    body: sheet.getRangeByIndexes(body.row, body.column, body.rows, body.columns),
    corner: sheet.getCell(headingRow, body.column),
  };
}

async function cellsOf(context: Excel.RequestContext, ready: ReadyEvaluation): Promise<Cells> {
  const cells = rangesOf(context, ready);
  // What has been asked for stays the same cells from then on.
  cells.corner.load("rowIndex");
  cells.body.load("rowCount");
  await context.sync();
  return cells;
}

/** Adds the columns that are missing. Sent with the next sync. */
function addColumns(
  context: Excel.RequestContext,
  { current: { place }, rowCount }: ReadyEvaluation,
  { body, corner }: Cells,
  headings: readonly string[],
): void {
  const { table } = place;
  const width = place.headings.length;
  if (table === undefined) {
    const beside = corner.getOffsetRange(0, width);
    const cells = beside.getResizedRange(0, headings.length - 1);
    if (hasApi("1.9")) cells.copyFrom(beside.getOffsetRange(0, -1), "Formats");
    cells.values = [[...headings]];
  } else {
    const { columns } = context.workbook.tables.getItem(table.id);
    for (const heading of headings) columns.add(undefined, undefined, heading);
  }
  const dates = headings.indexOf("Evaluated on");
  if (dates < 0) return;
  // Excel would make numbers of the dates. One value stands for all cells of the range. Rows may have come meanwhile.
  const rows = rowCount + body.rowCount - place.rowCount;
  const cells = body.getCell(0, width + dates).getResizedRange(rows - 1, 0);
  cells.numberFormat = "@" as unknown as string[][];
}

/** The roster with the columns that were added. */
function withColumns(
  place: Place,
  layout: Layout,
  added: readonly string[],
): { place: Place; layout: Layout } {
  const headings = [...place.headings, ...added];
  const results = new Map(layout.results);
  added.forEach((heading, index) => results.set(heading, place.headings.length + index));
  return { place: { ...place, headings }, layout: { ...layout, headings, results } };
}

/** The columns by which a row is known to be the one that was judged. */
const checksOf = ({ questions, role }: Layout, ids: number | null): number[] => [
  ...new Set([...questions.values(), ...(role === null ? [] : [role]), ...(ids === null ? [] : [ids])]),
];

/** Rows that others have moved: where they stand by now. */
interface MovedRows {
  readonly judged: JudgedRows;
  readonly taken: Uint8Array;
  readonly layout: Layout;
  /** How many of the rows that were not written are among them. */
  readonly found: number;
  /** Rows among them that hold what was meant for others: nobody wants that brought back. */
  readonly mended: readonly number[];
}

/** Do two rows hold the same in these columns? */
function isSameRow(a: Table, rowA: number, b: Table, rowB: number, columns: readonly number[]): boolean {
  return columns.every(
    (column) => (cellAt(a.columns[column], rowA) ?? "") === (cellAt(b.columns[column], rowB) ?? ""),
  );
}

/** A pass that did not reach all rows, and where it wrote. */
interface Pass {
  readonly body: Excel.Range;
  readonly added: readonly string[];
  /** What was read for it. */
  readonly table: Table;
  readonly offset: number;
  readonly ids: number | null;
  readonly notWritten: NotWritten;
}

/**
 * Reads the roster as it stands now, and finds the rows that were left alone, by their ids. Rows that got what was meant
 * for others are to get results of their own, whatever their answers are by now.
 */
async function findMoved(
  context: Excel.RequestContext,
  ready: ReadyEvaluation,
  { body, added, table: before, offset, ids, notWritten: { left, misplaced } }: Pass,
  signal: AbortSignal,
): Promise<MovedRows> {
  const { current, overwrite } = ready;
  const { place, layout } = withColumns(current.place, current.layout, added);
  body.load(BOX_PROPERTIES);
  await context.sync();
  const formulas = new Set(RESULT_HEADINGS.map((heading) => layout.results.get(heading)!));
  const now: Place = { ...place, headingRow: body.rowIndex - 1, rowCount: body.rowCount };
  const table = await readPlace(context, now, { body, formulas, signal });
  const judged = await judgeRoster({ ...ready.judged.roster, table, layout }, { signal });

  const taken = new Uint8Array(table.rowCount);
  let found = 0;
  if (ids !== null) {
    const rows = rowsById(table, ids);
    const checks = checksOf(layout, ids);
    for (const row of [...left, ...misplaced]) {
      const at = rows.get(idOf(before, ids, row));
      if (at == null || !isSameRow(before, row, table, at, checks)) continue;
      taken[at] = 1;
      found += 1;
    }
  }
  const hasFormula = (row: number, column: number): boolean => isFormula(cellAt(table.columns[column], row));
  if (!overwrite) for (const { row } of foreignResults({ table, layout, hasFormula })) taken[row] = 0;
  const mended = misplaced.map((row) => offset + row).filter((row) => row < taken.length);
  for (const row of mended) taken[row] = 1;
  return { judged, taken, layout, found, mended };
}

/** Writes rows once, and remembers what stood there. */
async function writeOnce(
  context: Excel.RequestContext,
  writing: Omit<Writing, "plan" | "done">,
  part: {
    readonly results: ReadyEvaluation["results"];
    readonly taken: Uint8Array;
    readonly layout: Layout;
    readonly ids: number | null;
    readonly mended?: readonly number[];
  },
  { written, restore, onProgress, signal }: WriteOptions,
): Promise<NotWritten> {
  const { results, taken, layout, ids, mended = [] } = part;
  const { table, offset } = writing;
  const done = new Uint8Array(table.rowCount);
  const plan = planOf(table, layout, results, taken);
  // A run that changes nothing leaves what an earlier one has changed to be brought back.
  if (plan.changed.includes(1)) remember(restore, { table, layout, results, done, ids, offset });
  const total = table.rowCount;
  try {
    return await writePlan(context, { ...writing, plan, done }, written, {
      signal,
      onProgress: (rows) => {
        onProgress("writing", rows, total);
      },
    });
  } finally {
    for (const row of mended) done[row] = 0;
  }
}

/** How often rows are looked for that others go on moving. */
const MORE_PASSES = 3;

/** Is there anything that another pass could mend? */
const needsMore = ({ left, misplaced }: NotWritten, ids: number | null): boolean =>
  misplaced.length > 0 || (ids !== null && left.length > 0);

/**
 * Writes the cells that differ. Rows that read otherwise than when they were judged are looked for by their ids, where
 * there are any, and left alone else. `written` tells how far it came, also when it ends in an error.
 *
 * @throws the signal's reason, between whole rows; WorkbookError TOO_LARGE, COLUMNS_MOVED; errors of Excel
 */
export async function writeEvaluation(
  context: Excel.RequestContext,
  ready: ReadyEvaluation,
  options: WriteOptions,
): Promise<void> {
  const { current, judged, results, taken, offset } = ready;
  const { place, layout } = current;
  const { table } = judged.roster;
  const { written, signal, onProgress, today } = options;
  onProgress("writing", 0, table.rowCount);
  const cells = await cellsOf(context, ready);
  const added = missingHeadings(layout);
  signal.throwIfAborted();
  if (added.length > 0) {
    addColumns(context, ready, cells, added);
    await context.sync();
    written.added = added;
  }
  const ids = idColumn(layout, table, (row) => taken[row] === 1);
  const headings = [...place.headings, ...added];
  const identity = ids === null ? checksOf(layout, null) : [ids];
  const writing = { sheet: place.sheet, ...cells, headings, identity, checks: checksOf(layout, ids) };
  const count = ({ left, misplaced }: NotWritten): number => left.length + misplaced.length;

  let pass = { table, offset };
  let notWritten = await writeOnce(
    context,
    { ...writing, ...pass },
    { results, taken, layout, ids },
    options,
  );
  written.changedMeanwhile = count(notWritten);
  written.withoutIds = ids === null;
  for (let more = 0; more < MORE_PASSES && needsMore(notWritten, ids); more++) {
    const before = { ...pass, body: cells.body, added, ids, notWritten };
    const moved = await findMoved(context, ready, before, signal);
    pass = { table: moved.judged.roster.table, offset: 0 };
    const again = { ...moved, results: await resultColumns(moved.judged, today, { signal }), ids };
    notWritten = await writeOnce(context, { ...writing, ...pass }, again, options);
    written.changedMeanwhile += count(notWritten) - moved.found;
  }
}
