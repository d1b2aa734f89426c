// How the rows of a judged roster came out, in numbers.
import type { Verdict } from "../policy/verdicts";
import { VERDICTS } from "../policy/verdicts";
import type { JudgedRows } from "./bulk";
import { EMPTY_ROW, PROBLEM_ROW } from "./bulk";

/** Rows by what came out. */
export interface OutcomeCounts {
  /** Rows that are not empty. */
  readonly rows: number;
  readonly emptyRows: number;
  /** Rows with a wrong value. */
  readonly problemRows: number;
  /** Rows by verdict, in the order of summaries; verdicts without a row are left out. */
  readonly verdicts: readonly (readonly [verdict: Verdict, rows: number])[];
}

/** Counts the rows of a judged roster. */
export function countOutcomes({ outcomes, roster }: JudgedRows): OutcomeCounts {
  const byOutcome = new Uint32Array(roster.policy.outcomes.length);
  let emptyRows = 0;
  let problemRows = 0;
  for (const index of outcomes) {
    if (index === EMPTY_ROW) emptyRows += 1;
    else if (index === PROBLEM_ROW) problemRows += 1;
    else byOutcome[index]! += 1;
  }
  const counts = new Map<Verdict, number>();
  roster.policy.outcomes.forEach(({ verdict }, index) => {
    counts.set(verdict, (counts.get(verdict) ?? 0) + byOutcome[index]!);
  });
  const verdicts = VERDICTS.flatMap((verdict) => {
    const count = counts.get(verdict) ?? 0;
    return count === 0 ? [] : [[verdict, count] as const];
  });
  return { emptyRows, problemRows, verdicts, rows: outcomes.length - emptyRows };
}
