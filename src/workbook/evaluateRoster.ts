// An evaluation in Excel up to the moment of writing: finds the roster, reads and judges the rows that were asked for.
import type { JudgedRows } from "../roster/bulk";
import { judgeRoster } from "../roster/bulk";
import { pickRows } from "../roster/pickRows";
import type { RunReport } from "../roster/report";
import { reportOf } from "../roster/report";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import type { ResultColumn } from "../roster/results";
import { resultColumns } from "../roster/results";
import { unknownRoleNames } from "../roster/rows";
import { sheetRow } from "../roster/table";
import { MOST_ROLE_NAMES, unknownRolesNote, unusedNotes } from "../roster/unused";
import { hiddenIncluded, hiddenLeftOut, noRows, totalsLeftOut } from "../words/workbook";
import type { AroundRoster } from "./aroundRoster";
import { aroundRoster, careNotes, refuseUnwritable } from "./aroundRoster";
import type { Box } from "./blocks";
import { BOX_PROPERTIES, boxOf } from "./blocks";
import type { CurrentRoster } from "./currentRoster";
import { currentRoster } from "./currentRoster";
import type { RosterChoice } from "./findRoster";
import { refuseForeign, refuseOccupied } from "./inTheWay";
import { missingHeadings } from "./plan";
import { readRoster } from "./readRoster";
import type { RowChoice } from "./rowChoice";
import { hiddenRowsOf, rowsByResults, someSelectedRows } from "./rowChoice";
import { WorkbookError } from "./workbookError";

/** What a run is at. */
export type Stage = "looking" | "reading" | "judging" | "writing" | "creating" | "restoring";

/** How a run tells how far it is: rows done and rows in all; 0 of 0 where that is not known. */
export type OnProgress = (stage: Stage, done: number, total: number) => void;

export interface EvaluationOptions {
  readonly rows: RowChoice;
  /** The roster that was picked by hand. */
  readonly choice?: RosterChoice | undefined;
  /** May results replace what no evaluation wrote in their columns? */
  readonly overwrite: boolean;
  /** Data rows that an earlier try of the same run took, from 0, instead of those that `rows` would take now. */
  readonly again?: readonly number[] | undefined;
  /** The date of this run, as yyyy-mm-dd. */
  readonly today: string;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** What came out of an evaluation: a report on the rows that were asked for, and more. */
export interface Evaluation extends RunReport {
  readonly sheet: string;
  /** The table's name; undefined for plain cells. */
  readonly table: string | undefined;
  /** What of headings and set-up is not used, and what else may surprise, a line each. */
  readonly notes: readonly string[];
  /** The rows that were asked for, with what stood in their results before. */
  readonly judged: JudgedRows;
}

/** An evaluation that is ready to be written. */
export interface ReadyEvaluation {
  readonly evaluation: Evaluation;
  /** The roster as it was read. */
  readonly current: CurrentRoster;
  readonly overwrite: boolean;
  /** All rows that were read, judged; and what is to stand beside them. */
  readonly judged: JudgedRows;
  readonly results: readonly ResultColumn[];
  /** 1 for each of them that was asked for. */
  readonly taken: Uint8Array;
  /** The data row of the roster on which the first of them stands, from 0. */
  readonly offset: number;
  /** Data rows of the roster that count, from 0: fewer than its place where a totals row or empty rows follow. */
  readonly rowCount: number;
  /** Where plain cells stand by now: the data rows, and the first heading's row; undefined for tables. */
  readonly cells: { readonly body: Box; readonly headingRow: number } | undefined;
}

/** The rows that are known to be taken before any is read, 1 for each; null for those that their results tell. */
interface Wanted {
  readonly rows: Uint8Array | null;
  readonly notes: readonly string[];
}

async function wantedRows(
  context: Excel.RequestContext,
  around: AroundRoster,
  { rows, again }: EvaluationOptions,
): Promise<Wanted> {
  const { rowCount } = around.current.place;
  if (again !== undefined) {
    const taken = new Uint8Array(rowCount);
    for (const row of again) taken[row] = 1;
    return { rows: taken, notes: [] };
  }
  const hidden = await hiddenRowsOf(context, around);
  if (rows === "selected") {
    const selected = await someSelectedRows(context, around, hidden);
    return { rows: selected.rows, notes: selected.hidden > 0 ? [hiddenLeftOut(selected.hidden)] : [] };
  }
  if (rows !== "all") return { rows: null, notes: [] };
  const unseen = hidden?.reduce((sum, one) => sum + one, 0) ?? 0;
  return { rows: new Uint8Array(rowCount).fill(1), notes: unseen > 0 ? [hiddenIncluded(unseen)] : [] };
}

/** Rows that were read and judged, and which of them were asked for. */
interface JudgedRoster {
  readonly judged: JudgedRows;
  readonly taken: Uint8Array;
  readonly offset: number;
  readonly rowCount: number;
  readonly notes: readonly string[];
}

/** Reads and judges the rows from the first one wanted to the last. */
async function judgeWanted(
  context: Excel.RequestContext,
  around: AroundRoster,
  wanted: Wanted,
  { rows: choice, onProgress, signal }: EvaluationOptions,
): Promise<JudgedRoster> {
  const { place, layout, setup } = around.current;
  const from = wanted.rows?.indexOf(1) ?? 0;
  const to = wanted.rows === null ? place.rowCount : wanted.rows.lastIndexOf(1) + 1;
  const at = (stage: Stage, total: number) => {
    onProgress(stage, 0, total);
    return {
      signal,
      onProgress: (done: number) => {
        onProgress(stage, done, total);
      },
    };
  };
  const formulas = new Set(RESULT_HEADINGS.flatMap((heading) => layout.results.get(heading) ?? []));
  const { table, hasTotals } = await readRoster(context, place, layout, {
    body: around.body!,
    rows: [from, to],
    formulas,
    ...at("reading", to - from),
  });
  const judged = await judgeRoster({ table, layout, ...setup }, at("judging", table.rowCount));
  const taken =
    wanted.rows?.slice(from, from + table.rowCount) ??
    rowsByResults(judged, choice as "changed" | "withoutVerdict");
  const totals = hasTotals ? [totalsLeftOut(sheetRow(table, table.rowCount))] : [];
  // Where the last rows were not read, nobody knows that they are empty.
  const rowCount = to < place.rowCount ? place.rowCount : from + table.rowCount;
  return { judged, taken, offset: from, rowCount, notes: [...totals, ...wanted.notes] };
}

function taken(judged: JudgedRows, rows: Uint8Array): JudgedRows {
  if (!rows.includes(0)) return judged;
  return pickRows(
    judged,
    [...rows.keys()].filter((row) => rows[row] === 1),
  );
}

/** Looks for the roster and at what there is around it. @throws WorkbookError where it cannot be evaluated */
export async function rosterToEvaluate(
  context: Excel.RequestContext,
  choice: RosterChoice | undefined,
): Promise<AroundRoster> {
  const around = await aroundRoster(context, await currentRoster(context, choice));
  const { place } = around.current;
  if (place.rowCount === 0) throw new WorkbookError("NO_ROWS", noRows(place.sheet));
  await refuseUnwritable(context, around);
  return around;
}

/** What there is to say of judged rows. */
export function evaluationOf(
  { current, ...around }: AroundRoster,
  judged: JudgedRows,
  notes: readonly string[],
): Evaluation {
  const { place, setup } = current;
  const unknown = unknownRolesNote(unknownRoleNames(judged, MOST_ROLE_NAMES + 1), setup.roles);
  return {
    ...reportOf(judged, place.firstColumn),
    sheet: place.sheet,
    table: place.table?.name,
    notes: [...notes, ...careNotes({ current, ...around }), ...unusedNotes(judged.roster), ...unknown],
    judged,
  };
}

/**
 * Evaluates the roster of a workbook up to the moment of writing: all rows are judged, and it is known that nothing else
 * would be replaced.
 *
 * @throws WorkbookError; the signal's reason; errors of Excel
 */
export async function prepareEvaluation(
  context: Excel.RequestContext,
  options: EvaluationOptions,
): Promise<ReadyEvaluation> {
  const { choice, overwrite, today, onProgress, signal } = options;
  onProgress("looking", 0, 0);
  const around = await rosterToEvaluate(context, choice);
  const { current, body, head } = around;
  const { place, layout, survey } = current;
  const wanted = await wantedRows(context, around, options);
  signal.throwIfAborted();

  const found = await judgeWanted(context, around, wanted, options);
  const { judged, offset, rowCount, notes } = found;
  const { table } = judged.roster;
  await refuseForeign(context, { around, table, offset, taken: found.taken, overwrite });
  const count = missingHeadings(layout).length;
  await refuseOccupied(context, place, survey, { count, rowCount, live: around.live?.cell, signal });
  body!.load(BOX_PROPERTIES);
  head.load("rowIndex");
  await context.sync();
  // Rows above may have come or gone: what is wrong with a row is said with the row on which it stands by now.
  const firstRow = body!.rowIndex + 1 + offset;
  const now = { ...judged, roster: { ...judged.roster, table: { ...table, firstRow } } };
  return {
    evaluation: evaluationOf(around, taken(now, found.taken), notes),
    current,
    overwrite,
    judged: now,
    results: await resultColumns(now, today, { signal }),
    taken: found.taken,
    offset,
    rowCount,
    cells: place.table === undefined ? { body: boxOf(body!), headingRow: head.rowIndex } : undefined,
  };
}
