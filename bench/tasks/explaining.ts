// Task: the result columns of judged rows, beside judging the same rows.
import { loadPolicy } from "../../src/policy/policy";
import { resultColumns } from "../../src/roster/results";
import { judgeMatrix } from "../judgeTexts";
import { drawRoster, matrixOf } from "../rosters";
import { median } from "../statistics";
import { task } from "../task";

export interface ExplainingArguments {
  readonly rowCount: number;
  readonly rounds: number;
}

/** Medians in milliseconds for all rows. */
export interface ExplainingTimes {
  readonly judging: number;
  readonly complete: number;
  readonly withBlanks: number;
}

task(async ({ rowCount, rounds }: ExplainingArguments): Promise<ExplainingTimes> => {
  const policy = loadPolicy();
  const matrices = [0, 0.1].map((share) => matrixOf(drawRoster(rowCount, share), "shared", false));
  const judged = matrices.map((matrix) => judgeMatrix(matrix, policy, { judging: 0, texts: 0 }));
  const times: [number[], number[], number[]] = [[], [], []];
  for (let round = -1; round < rounds; round++) {
    const runs = [
      () => judgeMatrix(matrices[0]!, policy, { judging: 0, texts: 0 }),
      () => resultColumns(judged[0]!, "2026-01-01"),
      () => resultColumns(judged[1]!, "2026-01-01"),
    ];
    for (const [index, run] of runs.entries()) {
      const start = performance.now();
      await run();
      if (round >= 0) times[index]!.push(performance.now() - start);
    }
  }
  return { judging: median(times[0]), complete: median(times[1]), withBlanks: median(times[2]) };
});
