// Task: both if-chains and ours over the same matrices, in turns in one process.
import { loadPolicy } from "../../src/policy/policy";
import { judgeTexts } from "../judgeTexts";
import { judgeWithCheckedChain } from "../peers/checkedChain";
import { judgeWithIfChain } from "../peers/ifChain";
import type { CellTexts } from "../rosters";
import { drawRoster, matrixOf } from "../rosters";
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
  readonly chain: number;
  /** The if-chain that checks every cell. */
  readonly checked: number;
  readonly ours: number;
  readonly oursWithBlanks: number;
  /** The share, 0 to 1, of our time on complete rows that goes into the texts of verdict and code. */
  readonly textsShare: number;
}

task(({ rowCount, kind, others, rounds, warmUps }: JudgingArguments): JudgingTimes => {
  const policy = loadPolicy();
  const rosters = { complete: drawRoster(rowCount, 0), blanks: drawRoster(rowCount, 0.1) };
  const make = (which: keyof typeof rosters): string[][] => matrixOf(rosters[which], kind, others);
  // Shared texts may be looked at again and again; fresh ones are fresh only once.
  const kept = kind === "shared" ? { complete: make("complete"), blanks: make("blanks") } : undefined;
  const stages = { judging: 0, texts: 0 };
  const times = { chain: [], checked: [], ours: [], oursWithBlanks: [] } as Record<
    "chain" | "checked" | "ours" | "oursWithBlanks",
    number[]
  >;

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
      ["ours", () => judgeTexts(matrix, policy, stages)],
    ];
    // Nobody of these two is always the second, who may find some of the matrix in the cache.
    if (round % 2 !== 0) turns.reverse();
    // Always the last: its look-ups leave a number in each text, which would spare ours to find it.
    turns.push(["checked", () => judgeWithCheckedChain(matrix.slice(1), matrix[0]!, settings)]);
    for (const [name, judge] of turns) timed(name, round, judge);
  };
  const withBlanks = (round: number): void => {
    const matrix = kept?.blanks ?? make("blanks");
    timed("oursWithBlanks", round, () => judgeTexts(matrix, policy, { judging: 0, texts: 0 }));
  };
  for (let round = -warmUps; round < rounds; round++) {
    if (round === 0) stages.judging = stages.texts = 0;
    complete(round);
    withBlanks(round);
  }
  return {
    chain: median(times.chain),
    checked: median(times.checked),
    ours: median(times.ours),
    oursWithBlanks: median(times.oursWithBlanks),
    textsShare: stages.texts / (stages.judging + stages.texts),
  };
});
