// Our side of the measurements: a matrix of texts to a verdict and a code a row, through the roster's public functions.
import type { Policy } from "../src/policy/policy";
import type { JudgedRows } from "../src/roster/bulk";
import { judgeNow } from "../src/roster/bulk";
import { matchHeadings } from "../src/roster/headings";
import { NO_ORGANISATION } from "../src/roster/setup";
import { tableOf } from "../src/roster/table";

/** Milliseconds of each stage of `judgeTexts`. */
export interface StageTimes {
  /** From the matrix to outcomes as numbers. */
  judging: number;
  texts: number;
}

/** Judges a matrix whose first row holds the headings. @throws Error with the messages where headings cannot be used */
export function judgeMatrix(
  matrix: readonly (readonly string[])[],
  policy: Policy,
  times: StageTimes,
): JudgedRows {
  const start = performance.now();
  const table = tableOf(matrix);
  const layout = matchHeadings(table.headings);
  if ("errors" in layout) throw new Error(layout.errors.join("\n"));
  const judged = judgeNow({ table, layout, organisation: NO_ORGANISATION, roles: null, policy });
  times.judging += performance.now() - start;
  return judged;
}

/**
 * A verdict and a code for each row of a matrix whose first row holds the headings; null where a row has none.
 *
 * @param times takes up the milliseconds of each stage
 * @throws Error with the messages where headings cannot be used
 */
export function judgeTexts(
  matrix: readonly (readonly string[])[],
  policy: Policy,
  times: StageTimes,
): { verdicts: (string | null)[]; codes: (string | null)[] } {
  const { outcomes } = judgeMatrix(matrix, policy, times);
  const start = performance.now();
  const verdictTexts = policy.outcomes.map(({ verdict }) => verdict);
  const codeTexts = policy.outcomes.map(({ code }) => code);
  const verdicts = new Array<string | null>(outcomes.length);
  const codes = new Array<string | null>(outcomes.length);
  for (let row = 0; row < outcomes.length; row++) {
    const outcome = outcomes[row]!;
    verdicts[row] = outcome < 0 ? null : verdictTexts[outcome]!;
    codes[row] = outcome < 0 ? null : codeTexts[outcome]!;
  }
  times.texts += performance.now() - start;
  return { verdicts, codes };
}
