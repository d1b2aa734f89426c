// The verdicts of people in a range, and what there is to say about each.
import type { JudgedRows } from "../roster/bulk";
import { judgeNow } from "../roster/bulk";
import { EMPTY } from "../roster/cells";
import type { UndatedHeading } from "../roster/results";
import { resultColumnsNow } from "../roster/results";
import type { Table } from "../roster/table";
import { columnsOf, headingText } from "../roster/table";
import { matchKey } from "../roster/text";
import { isTotalsRow } from "../roster/totals";
import {
  argumentIsError,
  countsDiffer,
  headingsRepeated,
  manyHeadingRows,
  unknownColumn,
} from "../words/functions";
import type { Problem } from "./arguments";
import { errorOf, isLeftOut, isProblem, rangeOf } from "./arguments";
import { repeatsHeadings, rolesIn, surroundingsIn } from "./surroundings";

/** The columns of CERTEXPLAIN, in their order. */
export const EXPLAINED = [
  "Verdict",
  "Why",
  "Next step",
  "Question to answer",
  "Would change it",
  "Cautions",
  "Strength",
  "Firm",
] as const satisfies readonly UndatedHeading[];

/** The arguments of a call as Excel hands them over: ranges as rows of cells; null or undefined where left out. */
export interface Call {
  readonly answers: unknown;
  readonly headings?: unknown;
  readonly organisation?: unknown;
  readonly roles?: unknown;
}

/** The people of a call, judged, and how many rows the result has for them: empty ones and a totals row come behind. */
export interface JudgedCall {
  readonly judged: JudgedRows;
  readonly rowCount: number;
  /** The headings are the first row of the answers, so that the result starts with its own. */
  readonly ownHeadings: boolean;
}

/** Judges the people of a call. */
export function judgedIn(call: Call): JudgedCall | Problem {
  const surroundings = surroundingsIn(call.organisation);
  if (isProblem(surroundings)) return surroundings;
  const roles = rolesIn(surroundings, call.roles);
  if (isProblem(roles)) return roles;

  const answers = rangeOf(call.answers);
  const ownHeadings = isLeftOut(call.headings);
  const given = ownHeadings ? undefined : rangeOf(call.headings);
  const error = given === undefined ? undefined : errorOf(given);
  if (error !== undefined) return { error: argumentIsError("headings", error) };
  if (given !== undefined && given.rowCount > 1) return { error: manyHeadingRows(given.rowCount) };
  if (given !== undefined && given.columnCount !== answers.columnCount)
    return { error: countsDiffer(given.columnCount, answers.columnCount) };
  const headings = (given ?? answers).cells[0] ?? [];
  const layout = surroundings.layoutIn(headings, ownHeadings ? "answers" : "headings", roles);
  if (isProblem(layout)) return layout;
  if (!ownHeadings && answers.cells.length > 0 && repeatsHeadings(answers.cells[0]!, layout.headings))
    return { error: headingsRepeated() };

  const people = ownHeadings ? answers.cells.slice(1) : answers.cells;
  const last = ownHeadings ? people.at(-1) : undefined;
  const isTotals = last !== undefined && isTotalsRow(last, new Set(layout.results.values()));
  const rows = isTotals ? people.slice(0, -1) : people;
  const { organisation, policy } = surroundings;
  const table: Table = {
    headings: layout.headings,
    columns: columnsOf(rows, layout.headings.length),
    rowCount: rows.length,
    firstRow: 1,
    unplaced: true,
  };
  return {
    judged: judgeNow({ table, layout, organisation, roles, policy }),
    rowCount: ownHeadings ? Math.max(0, answers.rowCount - 1) : answers.rowCount,
    ownHeadings,
  };
}

/** These columns of results, a row for each row of the answers. */
function resultRows(call: Call, headings: readonly (typeof EXPLAINED)[number][]): string[][] | Problem {
  const result = judgedIn(call);
  if (isProblem(result)) return result;
  const { judged, rowCount, ownHeadings } = result;
  const columns = resultColumnsNow(judged, headings);
  const rows: string[][] = ownHeadings ? [[...headings]] : [];
  const judgedCount = judged.outcomes.length;
  for (let row = 0; row < judgedCount; row++)
    rows.push(columns.map(({ codes, values }) => (codes[row] === EMPTY ? "" : values[codes[row]!]!)));
  const emptyRow = headings.map(() => "");
  for (let row = judgedCount; row < rowCount; row++) rows.push(emptyRow);
  return rows;
}

/** The verdict's words for each row of answers. */
export function certVerdict(call: Call): string[][] | Problem {
  return resultRows(call, ["Verdict"]);
}

const COLUMN_OF_KEY = new Map(EXPLAINED.map((heading) => [matchKey(heading), heading]));

/** Eight columns for each row of answers, or the one that `column` names. */
export function certExplain(call: Call, column: unknown): string[][] | Problem {
  if (isLeftOut(column)) return resultRows(call, EXPLAINED);
  const name = headingText(rangeOf(column).cells[0]?.[0]);
  const heading = COLUMN_OF_KEY.get(matchKey(name));
  return heading === undefined ? { error: unknownColumn(name, EXPLAINED) } : resultRows(call, [heading]);
}
