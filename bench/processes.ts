// Starting what is measured as processes of its own, and what each took.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const benchFolder = path.dirname(fileURLToPath(import.meta.url));
const reportPeak = path.join(benchFolder, "reportPeak.mjs");

/** What a process printed and took. */
export interface ProcessRun {
  readonly output: string;
  /** From the start of the process to its end, milliseconds. */
  readonly time: number;
  /** The largest size of the process, bytes. */
  readonly peak: number;
}

/** Runs Node.js and waits for its end. @throws Error with its messages when it fails */
export function runProcess(args: readonly string[], flags: readonly string[] = []): ProcessRun {
  const start = performance.now();
  const result = spawnSync(process.execPath, [...flags, "--import", reportPeak, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const time = performance.now() - start;
  if (result.status !== 0) {
    const how =
      result.error?.message ?? `exit status ${String(result.status)} ${String(result.signal ?? "")}`;
    throw new Error(`${path.basename(args[0] ?? "node")} failed (${how}):\n${result.stderr}`);
  }
  return { output: result.stdout, time, peak: Number(result.output[3]) };
}

/** Runs a bundled task (task.ts) with an argument and returns its result. @throws Error with its messages when it fails */
export function runTask<A, R>(bundle: string, argument: A): { readonly result: R } & ProcessRun {
  const flags = ["--expose-gc", "--max-old-space-size=8192"];
  const run = runProcess([bundle, JSON.stringify(argument)], flags);
  return { ...run, result: JSON.parse(run.output) as R };
}
