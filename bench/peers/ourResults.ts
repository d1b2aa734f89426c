// What rivals with a library for workbooks borrow from us: rows of texts in, the cells of our result columns out.
import { loadPolicy } from "../../src/policy/policy";
import { judgeNow } from "../../src/roster/bulk";
import { EMPTY } from "../../src/roster/cells";
import { matchHeadings } from "../../src/roster/headings";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { resultColumns } from "../../src/roster/results";
import { NO_ORGANISATION } from "../../src/roster/setup";
import { tableOf } from "../../src/roster/table";

/** The headings of all columns that an evaluation adds, the three for decisions included. */
export const ADDED_HEADINGS: readonly string[] = [...RESULT_HEADINGS, ...DECISION_HEADINGS];

/** The date in "Evaluated on", so that files of different days are equal. */
export const EVALUATED_ON = "2026-01-01";

/** The cells of one row below ADDED_HEADINGS, null where a cell stays empty; those for decisions are left out. */
export type ResultCells = (string | null)[];

/** Judges rows, as many at a time as the rival likes. @throws Error with the messages where headings cannot be used */
export function resultsFor(
  headings: readonly string[],
): (rows: readonly (readonly string[])[]) => Promise<ResultCells[]> {
  const policy = loadPolicy();
  const layout = matchHeadings(headings);
  if ("errors" in layout) throw new Error(layout.errors.join("\n"));
  return async (rows) => {
    const table = tableOf([headings, ...rows]);
    const judged = judgeNow({ table, layout, organisation: NO_ORGANISATION, roles: null, policy });
    const columns = await resultColumns(judged, EVALUATED_ON);
    return rows.map((_, row) =>
      columns.map(({ codes, values }) => (codes[row] === EMPTY ? null : values[codes[row]!]!)),
    );
  };
}
