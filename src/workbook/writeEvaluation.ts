// Writing an evaluation beside the answers: new columns, then changed cells, then the rows that others have moved meanwhile.
import type { JudgedRows } from "../roster/bulk";
import { judgeRoster } from "../roster/bulk";
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import type { Layout } from "../roster/headings";
import { idColumn, idOf, rowsById } from "../roster/idColumn";
import { foreignResults } from "../roster/ownResults";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import { resultColumns } from "../roster/results";
import type { Table } from "../roster/table";
import { cellsInTheWay } from "../words/workbook";
import { BOX_PROPERTIES } from "./blocks";
import { hasApi } from "./aroundRoster";
import type { OnProgress, ReadyEvaluation } from "./evaluateRoster";
import { isFormula, MOST_NAMED, named } from "./inTheWay";
import type { Place } from "./places";
import { readPlace } from "./places";
import { asText, missingHeadings, planOf } from "./plan";
import type { RestorePoint } from "./restorePoint";
import { remember } from "./restorePoint";
import type { NotWritten, Writing, Written } from "./writeResults";
import { refuseMoved, writePlan } from "./writeResults";
import { WorkbookError } from "./workbookError";

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

/** @throws WorkbookError COLUMNS_MOVED where the headings do not stand where they were read */
async function cellsOf(context: Excel.RequestContext, ready: ReadyEvaluation): Promise<Cells> {
  const cells = rangesOf(context, ready);
  const { sheet, headings } = ready.current.place;
  const top = cells.corner.getResizedRange(0, headings.length - 1).load("values");
  // What has been asked for stays the same cells from then on.
  cells.corner.load("rowIndex");
  cells.body.load("rowCount");
  await context.sync();
  refuseMoved({ sheet, headings }, (top.values as Cell[][])[0]!);
  return cells;
}

/**
 * Writes headings beside plain cells. What somebody has typed there in the last moment is put back.
 *
 * @throws WorkbookError CELLS_IN_THE_WAY then
 */
async function addHeadings(
  context: Excel.RequestContext,
  { sheet, headings: { length: width } }: Place,
  { corner }: Cells,
  headings: readonly string[],
): Promise<void> {
  const beside = corner.getOffsetRange(0, width);
  const cells = beside.getResizedRange(0, headings.length - 1);
  // Carried out in this order: it tells what the headings are about to replace.
  const former = cells.getOffsetRange(0, 0).load("formulas,rowIndex,columnIndex");
  if (hasApi("1.9")) cells.copyFrom(beside.getOffsetRange(0, -1), "Formats");
  cells.values = [[...headings]];
  await context.sync();
  const before = (former.formulas as Cell[][])[0]!;
  const taken = before.flatMap((cell, index) =>
    cell === "" ? [] : [{ row: former.rowIndex, column: former.columnIndex + index, cell }],
  );
  if (taken.length === 0) return;
  cells.formulas = [
    before.map((cell) => (typeof cell === "string" && !isFormula(cell) ? asText(cell) : cell)),
  ];
  await context.sync();
  const first = taken.slice(0, MOST_NAMED).map(named);
  throw new WorkbookError("CELLS_IN_THE_WAY", cellsInTheWay(sheet, headings.length, first, taken.length));
}

/** Adds the columns that are missing. The format of dates is sent with the next sync. */
async function addColumns(
  context: Excel.RequestContext,
  { current: { place }, rowCount }: ReadyEvaluation,
  cells: Cells,
  headings: readonly string[],
): Promise<void> {
  const { table } = place;
  if (table === undefined) await addHeadings(context, place, cells, headings);
  else {
    const { columns } = context.workbook.tables.getItem(table.id);
    for (const heading of headings) columns.add(undefined, undefined, heading);
    await context.sync();
  }
  const dates = headings.indexOf("Evaluated on");
  if (dates < 0) return;
  // Excel would make numbers of the dates. One value stands for all cells of the range. Rows may have come meanwhile.
  const rows = rowCount + cells.body.rowCount - place.rowCount;
  const column = cells.body.getCell(0, place.headings.length + dates).getResizedRange(rows - 1, 0);
  column.numberFormat = "@" as unknown as string[][];
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

/** While rows hold what was meant for others, nobody stops a run. */
const NEVER_STOPPED = new AbortController().signal;

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
    await addColumns(context, ready, cells, added);
    written.added = added;
  }
  const ids = idColumn(layout, table, (row) => taken[row] === 1);
  const headings = [...place.headings, ...added];
  const identity = ids === null ? checksOf(layout, null) : [ids];
  const writing = { sheet: place.sheet, ...cells, headings, identity, checks: checksOf(layout, ids) };
  const count = ({ left, occupied, misplaced }: NotWritten): number =>
    left.length + occupied.length + misplaced.length;

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
    const isMending = notWritten.misplaced.length > 0;
    const going = isMending ? { ...options, signal: NEVER_STOPPED } : options;
    const moved = await findMoved(context, ready, before, going.signal);
    pass = { table: moved.judged.roster.table, offset: 0 };
    const again = {
      ...moved,
      results: await resultColumns(moved.judged, today, { signal: going.signal }),
      ids,
    };
    notWritten = await writeOnce(context, { ...writing, ...pass }, again, going);
    written.changedMeanwhile += count(notWritten) - moved.found;
    signal.throwIfAborted();
  }
}
