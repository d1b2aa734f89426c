// Row problems as lines of text.
import type { ProblemList } from "../roster/problemList";
import { SUMMARY } from "../words/commandLine";

/** One line a problem; a last one for the rows whose problems are not among them. */
export function problemLines({ problems, left }: ProblemList): string[] {
  const lines = problems.map(({ problem, rows }) =>
    rows === 1 ? problem.message : `${problem.message} (${SUMMARY.blocked(rows)})`,
  );
  return left === 0 ? lines : [...lines, SUMMARY.more(left)];
}
