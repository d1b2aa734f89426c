// Task: the limit, the if-chains and ours over the same matrices, in turns in one process.
import { loadPolicy } from "../../src/policy/policy";
import { judgeTexts } from "../judgeTexts";
import { judgeWithCheckedChain } from "../peers/checkedChain";
import { encodeOnly } from "../peers/encodeOnly";
import { judgeWithIfChain } from "../peers/ifChain";
import { judgeWithRecordChain } from "../peers/recordChain";
import type { CellTexts } from "../rosters";
import { drawRoster, matrixOf, OTHER_HEADINGS } from "../rosters";
import { median } from "../statistics";
import { task } from "../task";

export interface JudgingArguments {
  readonly rowCount: number;
  readonly kind: CellTexts;
  /** With the two columns that are no question. */
  readonly others: boolean;
  readonly rounds: number;
  readonly warmUps: number;
}

/** Medians in milliseconds for the whole matrix. */
export interface JudgingTimes {
  /** Every cell looked at, nothing judged. */
  readonly limit: number;
  readonly chain: number;
  /** The if-chain over records. */
  readonly records: number;
  /** The if-chain that checks every cell. */
  readonly checked: number;
  readonly ours: number;
  readonly oursWithBlanks: number;
}

task(({ rowCount, kind, others, rounds, warmUps }: JudgingArguments): JudgingTimes => {
  const policy = loadPolicy();
  const rosters = { complete: drawRoster(rowCount, 0), blanks: drawRoster(rowCount, 0.1) };
  const make = (which: keyof typeof rosters): string[][] => matrixOf(rosters[which], kind, others);
  // Shared texts may be looked at again and again; fresh ones are fresh only once.
  const kept = kind === "shared" ? { complete: make("complete"), blanks: make("blanks") } : undefined;
  const times: Record<keyof JudgingTimes, number[]> = {
    ...{ limit: [], chain: [], records: [], checked: [], ours: [], oursWithBlanks: [] },
  };

  const timed = (name: keyof typeof times, round: number, run: () => unknown): void => {
    // No forced collection of garbage before: with it V8 throws away the optimised code of whoever runs next.
    const start = performance.now();
    run();
    const time = performance.now() - start;
    if (round >= 0) times[name].push(time);
  };
  const { settings } = policy;
  const complete = (round: number): void => {
    const matrix = kept?.complete ?? make("complete");
    const turns: [name: keyof typeof times, judge: () => unknown][] = [
      ["chain", () => judgeWithIfChain(matrix.slice(1), matrix[0]!, settings)],
      ["ours", () => judgeTexts(matrix, policy, { judging: 0, texts: 0 })],
      ["records", () => judgeWithRecordChain(matrix.slice(1), matrix[0]!, settings)],
      ["limit", () => encodeOnly(matrix.slice(1), matrix[0]!.length, others ? OTHER_HEADINGS.length : 0)],
    ];
    // Nobody of these is always a later one, who may find some of the matrix in the cache.
    turns.push(...turns.splice(0, Math.abs(round) % turns.length));
    // Always the last: its look-ups leave a number in each text, which would spare ours to find it.
    turns.push(["checked", () => judgeWithCheckedChain(matrix.slice(1), matrix[0]!, settings)]);
    for (const [name, judge] of turns) timed(name, round, judge);
  };
  const withBlanks = (round: number): void => {
    const matrix = kept?.blanks ?? make("blanks");
    timed("oursWithBlanks", round, () => judgeTexts(matrix, policy, { judging: 0, texts: 0 }));
  };
  for (let round = -warmUps; round < rounds; round++) {
    complete(round);
    withBlanks(round);
  }
  const medians = Object.entries(times).map(([name, all]) => [name, median(all)]);
  return Object.fromEntries(medians) as JudgingTimes;
});
