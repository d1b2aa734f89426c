// Row problems of a run, each said once however many rows share it.
import type { JudgedRows } from "../roster/bulk";
import { PROBLEM_ROW } from "../roster/bulk";
import { rowProblems } from "../roster/rows";
import { SUMMARY } from "../words/commandLine";

/** Collects row problems block by block. */
export interface ProblemList {
  add(judged: JudgedRows): void;
  /** Rows with a problem. */
  readonly rows: number;
  /** One line a problem; a last one for the rows whose problems are not among them. */
  lines(): string[];
}

/** Keeps the first `most` different problems. A wrong value on Organisation or Roles is one, for all its rows. */
export function createProblemList(most: number): ProblemList {
  const rowsOf = new Map<string, number>();
  let rows = 0;
  let left = 0;
  return {
    get rows() {
      return rows;
    },
    add(judged) {
      judged.outcomes.forEach((outcome, row) => {
        if (outcome !== PROBLEM_ROW) return;
        rows += 1;
        let said = false;
        for (const { message } of rowProblems(judged, row)) {
          const count = rowsOf.get(message);
          if (count === undefined && rowsOf.size >= most) continue;
          rowsOf.set(message, (count ?? 0) + 1);
          said = true;
        }
        if (!said) left += 1;
      });
    },
    lines() {
      const lines = [...rowsOf].map(([message, count]) =>
        count === 1 ? message : `${message} (${SUMMARY.blocked(count)})`,
      );
      return left === 0 ? lines : [...lines, SUMMARY.more(left)];
    },
  };
}
