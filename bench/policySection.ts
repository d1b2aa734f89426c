// Section: what loading the policy costs a process that has just started.
import { bundleOf, policyBundle } from "./bundles";
import { runTask } from "./processes";
import type { Section } from "./report";
import { aim } from "./report";
import { digits, duration, median } from "./statistics";
import type { PolicyStartArguments, PolicyStartTimes } from "./tasks/policyStart";

const PROCESSES = 10;

/** Measures the start of the policy. `size` is that of its bundle, gzipped, in bytes. */
export function policySection(size: number): Section {
  const runs = Array.from(
    { length: PROCESSES },
    () =>
      runTask<PolicyStartArguments, PolicyStartTimes>(bundleOf("policyStart"), { bundle: policyBundle })
        .result,
  );
  const medianOf = (of: (run: PolicyStartTimes) => number): number => median(runs.map(of));
  const time = medianOf(({ module, load }) => module + load);
  const relative = medianOf(({ module, load, calibration }) => (module + load) / calibration);
  return {
    title: "Policy start",
    lines: [
      {
        what: "Reading the policy's module and compiling its tables",
        rows: "",
        measured: `${duration(time)} (module ${duration(medianOf(({ module }) => module))})`,
        ratio: `${digits(relative)} × the calibration loop`,
        aim: aim("50 ms", time <= 50),
      },
      {
        what: "Size of the policy, minified and gzipped",
        rows: "",
        measured: `${digits(size / 1000)} kB`,
        ratio: "",
        aim: aim("12 kB", size <= 12_000),
      },
    ],
    notes: [
      `Median of ${String(PROCESSES)} fresh processes. The calibration loop is ten million rounds of integer arithmetic with a ` +
        "look-up each: compare the ratio between runs, for the time depends on what else the machine does.",
    ],
  };
}
