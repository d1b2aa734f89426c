// Task: what judging one matrix needs in memory, in a process that does nothing else.
import { loadPolicy } from "../../src/policy/policy";
import { judgeMatrix } from "../judgeTexts";
import { drawRoster, matrixOf } from "../rosters";
import type { CellTexts } from "../rosters";
import { collectGarbage, task } from "../task";

export interface MemoryArguments {
  readonly rowCount: number;
  readonly kind: CellTexts;
}

/** Bytes. */
export interface MemoryUse {
  readonly matrixPerRow: number;
  /** What is kept while the judged rows are: codes of cells, answers and outcomes. */
  readonly keptPerRow: number;
  /** The largest size of the whole process, matrix and runtime included. */
  readonly peak: number;
}

function inUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

task(({ rowCount, kind }: MemoryArguments): MemoryUse => {
  const policy = loadPolicy();
  const roster = drawRoster(rowCount, 0);
  const empty = inUse();
  const matrix = matrixOf(roster, kind, false);
  const read = inUse();
  const judged = judgeMatrix(matrix, policy, { judging: 0, texts: 0 });
  const kept = inUse() - read;
  if (judged.outcomes.length !== matrix.length - 1) throw new Error("Some rows were not judged.");
  return {
    matrixPerRow: (read - empty) / rowCount,
    keptPerRow: kept / rowCount,
    peak: process.resourceUsage().maxRSS * 1024,
  };
});
