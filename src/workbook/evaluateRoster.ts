// An evaluation in Excel: finds the roster, judges its rows, writes the results beside the answers.
import type { Verdict } from "../policy/verdicts";
import { VERDICTS } from "../policy/verdicts";
import type { JudgedRows } from "../roster/bulk";
import { EMPTY_ROW, judgeRoster, PROBLEM_ROW } from "../roster/bulk";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import { resultColumns } from "../roster/results";
import { unknownRoleNames } from "../roster/rows";
import { MOST_ROLE_NAMES, unknownRolesNote, unusedNotes } from "../roster/unused";
import { noRows, noRowsSelected } from "../words/workbook";
import { currentRoster } from "./currentRoster";
import { refuseForeign, refuseOccupied } from "./inTheWay";
import type { Place } from "./places";
import { bodyOf, readPlace } from "./places";
import { missingHeadings } from "./plan";
import { WorkbookError } from "./workbookError";
import type { Written } from "./writeResults";
import { writeResults } from "./writeResults";

/** What a run is at. */
export type Stage = "looking" | "reading" | "judging" | "writing" | "creating";

export interface EvaluationOptions {
  /** Only the rows in which cells are selected? */
  readonly selectedOnly: boolean;
  /** The date of this run, as yyyy-mm-dd. */
  readonly today: string;
  /** Rows done and rows in all; 0 of 0 where that is not known. */
  readonly onProgress: (stage: Stage, done: number, total: number) => void;
  readonly signal: AbortSignal;
  /** Counts up while results are written. */
  readonly written: Written;
}

/** What came out of an evaluation. */
export interface Evaluation {
  readonly sheet: string;
  /** The table's name; undefined for plain cells. */
  readonly table: string | undefined;
  readonly policy: string;
  /** Rows that are not empty. */
  readonly rows: number;
  readonly emptyRows: number;
  /** Rows with a wrong value. */
  readonly problemRows: number;
  /** Rows by verdict, in the order of summaries; verdicts without a row are left out. */
  readonly verdicts: readonly (readonly [verdict: Verdict, rows: number])[];
  /** What of headings and set-up is not used, a line each. */
  readonly notes: readonly string[];
}

/** The data rows of the roster in which cells are selected. @throws WorkbookError where there are none */
async function selectedRows(
  context: Excel.RequestContext,
  place: Place,
): Promise<readonly [from: number, to: number]> {
  const selection = context.workbook.getSelectedRange().load("rowIndex,rowCount,worksheet/name");
  await context.sync();
  const first = place.headingRow + 1;
  const from = Math.max(0, selection.rowIndex - first);
  const to = Math.min(place.rowCount, selection.rowIndex + selection.rowCount - first);
  if (selection.worksheet.name !== place.sheet || from >= to)
    throw new WorkbookError("NO_ROWS", noRowsSelected(place.sheet, place.table?.name));
  return [from, to];
}

function countOutcomes({ outcomes, roster }: JudgedRows) {
  const counts = new Map<Verdict, number>();
  let emptyRows = 0;
  let problemRows = 0;
  for (const index of outcomes) {
    if (index === EMPTY_ROW) emptyRows += 1;
    else if (index === PROBLEM_ROW) problemRows += 1;
    else {
      const { verdict } = roster.policy.outcomes[index]!;
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    }
  }
  const verdicts = VERDICTS.flatMap((verdict) => {
    const count = counts.get(verdict);
    return count === undefined ? [] : [[verdict, count] as const];
  });
  return { emptyRows, problemRows, verdicts, rows: outcomes.length - emptyRows };
}

/**
 * Evaluates the roster of a workbook. Nothing is written before all rows are judged and it is known that nothing else
 * would be replaced.
 *
 * @throws WorkbookError; the signal's reason; errors of Excel
 */
export async function evaluateRoster(
  context: Excel.RequestContext,
  { selectedOnly, today, onProgress, signal, written }: EvaluationOptions,
): Promise<Evaluation> {
  onProgress("looking", 0, 0);
  const { survey, setup, place, layout } = await currentRoster(context);
  if (place.rowCount === 0) throw new WorkbookError("NO_ROWS", noRows(place.sheet));
  const rows = selectedOnly ? await selectedRows(context, place) : ([0, place.rowCount] as const);
  signal.throwIfAborted();

  const at = (stage: Stage, total: number) => ({
    signal,
    onProgress: (done: number) => {
      onProgress(stage, done, total);
    },
  });
  const body = await bodyOf(context, place);
  const formulas = new Set(RESULT_HEADINGS.flatMap((heading) => layout.results.get(heading) ?? []));
  const total = rows[1] - rows[0];
  onProgress("reading", 0, total);
  const table = await readPlace(context, place, { body, rows, formulas, ...at("reading", total) });
  await refuseForeign(context, { place, body, layout, table });
  const rowCount = selectedOnly ? place.rowCount : table.rowCount;
  await refuseOccupied(context, place, survey, { count: missingHeadings(layout).length, rowCount, signal });

  onProgress("judging", 0, table.rowCount);
  const roster = { table, layout, ...setup };
  const judged = await judgeRoster(roster, at("judging", table.rowCount));
  const results = await resultColumns(judged, today, { signal });

  onProgress("writing", 0, table.rowCount);
  const toWrite = { place: { ...place, rowCount }, body, layout, table, results };
  await writeResults(context, toWrite, written, at("writing", table.rowCount));
  const unknown = unknownRolesNote(unknownRoleNames(judged, MOST_ROLE_NAMES + 1), setup.roles);
  return {
    sheet: place.sheet,
    table: place.table?.name,
    policy: setup.policy.hash,
    ...countOutcomes(judged),
    notes: [...unusedNotes(roster), ...unknown],
  };
}
