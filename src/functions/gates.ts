// How far each row of a roster has come through the nine gates.
import { gateProgress } from "../policy/companions/gates";
import { gateOf } from "../policy/policy";
import { EMPTY_ROW, PROBLEM_ROW } from "../roster/bulk";
import { GATE_HEADING, gateText } from "../words/functions";
import { CHECK_ROW } from "../words/verdicts";
import type { Problem } from "./arguments";
import { isProblem } from "./arguments";
import type { Call } from "./verdicts";
import { judgedIn } from "./verdicts";

/** The gate at which each row of answers stopped, in words. */
export function certGate(call: Call): string[][] | Problem {
  const result = judgedIn(call);
  if (isProblem(result)) return result;
  const { judged, rowCount, ownHeadings } = result;
  const { outcomes } = judged.roster.policy;
  const texts = outcomes.map((outcome) => {
    const { step, of, gate, certifies } = gateProgress({
      verdict: outcome.verdict,
      code: outcome.code,
      gate: gateOf(outcome),
      dependsOn: [],
      reasons: [],
    });
    return gateText(step, of, gate, certifies);
  });
  const rows: string[][] = ownHeadings ? [[GATE_HEADING]] : [];
  for (const outcome of judged.outcomes)
    rows.push([outcome === EMPTY_ROW ? "" : outcome === PROBLEM_ROW ? CHECK_ROW : texts[outcome]!]);
  for (let row = judged.outcomes.length; row < rowCount; row++) rows.push([""]);
  return rows;
}
