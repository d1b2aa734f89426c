// Results as JSON, one object a row.
import type { JudgedRows } from "../roster/bulk";
import { judgementOf, rowProblems } from "../roster/rows";
import { reasonText } from "../roster/sentences";

/** One data row as a JSON object. `number` counts data rows from 1. */
export function jsonRow(judged: JudgedRows, row: number, number: number): object {
  const judgement = judgementOf(judged, row);
  if (judgement === null) {
    const [problem] = rowProblems(judged, row);
    return {
      row: number,
      verdict: null,
      code: null,
      ask: null,
      firm: false,
      strength: "",
      cautions: [],
      dependsOn: [],
      possible: [],
      changes: null,
      stage: null,
      reasons: [],
      problem:
        problem === undefined
          ? null
          : { column: problem.column, value: problem.value, allowed: problem.allowed },
    };
  }
  const { change } = judgement;
  return {
    row: number,
    verdict: judgement.verdict,
    code: judgement.code,
    ask: judgement.ask,
    firm: judgement.firm,
    strength: judgement.strength,
    cautions: judgement.cautions,
    dependsOn: judgement.dependsOn,
    possible: judgement.possible,
    changes: { count: change?.length ?? null, answers: Object.fromEntries(change ?? []) },
    stage: judgement.gate,
    reasons: judgement.reasons.map((reason) => ({ kind: reason.kind, ...reasonText(reason, judgement) })),
    problem: null,
  };
}
