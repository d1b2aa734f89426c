// Task: a fresh process loads the bundled policy and compiles it. Nothing else of the product is in this bundle.
import { createRequire } from "node:module";
import type { loadPolicy as LoadPolicy } from "../../src/policy/policy";
import { task } from "../task";

export interface PolicyStartArguments {
  /** The bundle of src/policy/policy.ts. */
  readonly bundle: string;
}

/** Milliseconds. */
export interface PolicyStartTimes {
  /** Reading and running the bundle. */
  readonly module: number;
  readonly load: number;
  /** A fixed loop of integers and look-ups: how fast this machine is just now. */
  readonly calibration: number;
}

function calibrate(): number {
  const start = performance.now();
  const table = new Int32Array(4096);
  let state = 1;
  for (let i = 0; i < 10_000_000; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    table[state & 4095]! += i;
  }
  return table[0] === undefined ? NaN : performance.now() - start;
}

task(({ bundle }: PolicyStartArguments): PolicyStartTimes => {
  const require = createRequire(bundle);
  const start = performance.now();
  const { loadPolicy } = require(bundle) as { loadPolicy: typeof LoadPolicy };
  const loaded = performance.now();
  loadPolicy();
  const end = performance.now();
  return { module: loaded - start, load: end - loaded, calibration: calibrate() };
});
