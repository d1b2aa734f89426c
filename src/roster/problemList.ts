// Row problems of a run, each kept once however many rows share it.
import type { JudgedRows } from "./bulk";
import { PROBLEM_ROW } from "./bulk";
import type { RowProblem } from "./rows";
import { rowProblems } from "./rows";

/** A problem and how many rows have it. A wrong value on Organisation or Roles is one, for all its rows. */
export interface SharedProblem {
  readonly problem: RowProblem;
  /** The first of its rows, counted from 0 in the table that was judged. */
  readonly firstRow: number;
  readonly rows: number;
}

/** Collects row problems block by block. */
export interface ProblemList {
  add(judged: JudgedRows): void;
  /** Rows with a problem. */
  readonly rows: number;
  /** Rows none of whose problems is among those kept. */
  readonly left: number;
  /** The problems kept, in the order in which they were met. */
  readonly problems: readonly SharedProblem[];
}

/** Keeps the first `most` different problems. */
export function createProblemList(most: number): ProblemList {
  const kept = new Map<string, { problem: RowProblem; firstRow: number; rows: number }>();
  let rows = 0;
  let left = 0;
  return {
    get rows() {
      return rows;
    },
    get left() {
      return left;
    },
    get problems() {
      return [...kept.values()];
    },
    add(judged) {
      judged.outcomes.forEach((outcome, row) => {
        if (outcome !== PROBLEM_ROW) return;
        rows += 1;
        let said = false;
        for (const problem of rowProblems(judged, row)) {
          const known = kept.get(problem.message);
          if (known !== undefined) known.rows += 1;
          else if (kept.size < most) kept.set(problem.message, { problem, firstRow: row, rows: 1 });
          else continue;
          said = true;
        }
        if (!said) left += 1;
      });
    },
  };
}
