// Task: how long one way of judging or explaining takes at several numbers of rows.
import { loadPolicy } from "../../src/policy/policy";
import { resultColumns } from "../../src/roster/results";
import { judgeMatrix, judgeTexts } from "../judgeTexts";
import { openDuckDb } from "../peers/duckDb";
import { judgeWithRecordChain } from "../peers/recordChain";
import { drawRoster, matrixOf } from "../rosters";
import { median } from "../statistics";
import { task } from "../task";

export type GrowthSeries = "ours" | "oursWithBlanks" | "records" | "duckDb" | "explaining";

export interface GrowthArguments {
  readonly series: GrowthSeries;
  /** Ascending. */
  readonly sizes: readonly number[];
  /** Where files may be written. */
  readonly folder: string;
}

/** At each size runs are repeated for this long, milliseconds, and at least as often as `FEWEST`. */
const TIME_FOR_A_SIZE = 400;
const FEWEST = 3;
/** What is run, this often, before anything is timed, so that V8 has optimised it; and at this many rows at least. */
const WARM_UPS = 8;
const WARM_ROWS = 10_000;

type Run = () => unknown;

/** Makes rows; the function it resolves to judges or explains them once. */
async function prepare(series: GrowthSeries, rowCount: number, folder: string): Promise<Run> {
  const roster = drawRoster(rowCount, series === "oursWithBlanks" ? 0.1 : 0);
  if (series === "duckDb") {
    const peer = await openDuckDb("table")(roster, folder);
    return () => peer.judge();
  }
  const policy = loadPolicy();
  const matrix = matrixOf(roster, "shared", false);
  if (series === "records") return () => judgeWithRecordChain(matrix.slice(1), matrix[0]!, policy.settings);
  if (series === "explaining") {
    const judged = judgeMatrix(matrix, policy, { judging: 0, texts: 0 });
    return () => resultColumns(judged, "2026-01-01");
  }
  return () => judgeTexts(matrix, policy, { judging: 0, texts: 0 });
}

async function timeOf(run: Run): Promise<number> {
  const times: number[] = [];
  const first = performance.now();
  while (times.length < FEWEST || performance.now() - first < TIME_FOR_A_SIZE) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Resolves to the median milliseconds at each size. */
task(async ({ series, sizes, folder }: GrowthArguments): Promise<number[]> => {
  const warm = await prepare(series, WARM_ROWS, folder);
  for (let i = 0; i < WARM_UPS; i++) await warm();
  const times: number[] = [];
  for (const rowCount of sizes) {
    const run = await prepare(series, rowCount, folder);
    await run();
    times.push(await timeOf(run));
  }
  return times;
});
