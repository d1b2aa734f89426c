// Task: the if-chain and ours over the same matrices, in turns in one process.
import { loadPolicy } from "../../src/policy/policy";
import { judgeTexts } from "../judgeTexts";
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
  const times = { chain: [] as number[], ours: [] as number[], oursWithBlanks: [] as number[] };

  const timed = (name: keyof typeof times, round: number, run: () => unknown): void => {
    // No forced collection of garbage before: with it V8 throws away the optimised code of whoever runs next.
    const start = performance.now();
    run();
    const time = performance.now() - start;
    if (round >= 0) times[name].push(time);
  };
  const both = (round: number): void => {
    // Both look at the same matrix; nobody is always the second, who may find some of it in the cache.
    const matrix = kept?.complete ?? make("complete");
    const chain = (): unknown => judgeWithIfChain(matrix.slice(1), matrix[0]!, policy.settings);
    if (round % 2 === 0) timed("chain", round, chain);
    timed("ours", round, () => judgeTexts(matrix, policy, stages));
    if (round % 2 !== 0) timed("chain", round, chain);
  };
  const withBlanks = (round: number): void => {
    const matrix = kept?.blanks ?? make("blanks");
    timed("oursWithBlanks", round, () => judgeTexts(matrix, policy, { judging: 0, texts: 0 }));
  };
  for (let round = -warmUps; round < rounds; round++) {
    if (round === 0) stages.judging = stages.texts = 0;
    both(round);
    withBlanks(round);
  }
  return {
    chain: median(times.chain),
    ours: median(times.ours),
    oursWithBlanks: median(times.oursWithBlanks),
    textsShare: stages.texts / (stages.judging + stages.texts),
  };
});
