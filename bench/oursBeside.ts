// Our judging beside a rival: timed in the same process, in the same rounds.
import { loadPolicy } from "../src/policy/policy";
import { judgeTexts } from "./judgeTexts";
import type { Judged } from "./peers/peer";
import { drawRoster, matrixOf } from "./rosters";
import { answersOf, mustAgree } from "./sameAnswers";
import { median } from "./statistics";

/** Our side of a comparison. */
export interface OursArguments {
  /** The rows of ours, which may be more than the rival's: times are compared per row. */
  readonly oursRowCount: number;
  /** How often ours runs in each round. */
  readonly oursRounds: number;
}

/** Until V8 has optimised what runs; a large roster does that within one round. */
const WARM_UPS = 6;
const LARGE = 100_000;

/** Makes complete rows of shared texts. The function it returns judges them as often as asked for. */
export function oursBeside({ oursRowCount, oursRounds }: OursArguments) {
  const policy = loadPolicy();
  const matrix = matrixOf(drawRoster(oursRowCount, 0), "shared", false);
  const times: number[] = [];
  const run = (counts: boolean): void => {
    const start = performance.now();
    judgeTexts(matrix, policy, { judging: 0, texts: 0 });
    if (counts) times.push(performance.now() - start);
  };
  if (oursRounds > 0) for (let i = oursRowCount < LARGE ? WARM_UPS : 1; i > 0; i--) run(false);
  return {
    round(): void {
      for (let i = 0; i < oursRounds; i++) run(true);
    },
    /** Median milliseconds a row; 0 when nothing was timed. */
    perRow: (): number => (times.length === 0 ? 0 : median(times) / oursRowCount),
  };
}

/** Holds a rival's answers for complete rows against ours. @throws Error naming the rival and the first row that differs */
export function checkAgainstOurs(name: string, judged: Judged): void {
  const rows = matrixOf(drawRoster(judged.verdicts.length, 0), "shared", false);
  const ours = judgeTexts(rows, loadPolicy(), { judging: 0, texts: 0 });
  mustAgree(name, answersOf(judged), "the roster module", answersOf(ours));
}
