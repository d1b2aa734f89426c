// The built command line program, run as a process of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const PROGRAM = join(__dirname, "../../dist/cli/certverdict.js");

/** How a run ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Standard output as text. */
  readonly text: string;
}

/** Runs `certverdict` with these arguments. */
export function run(
  args: readonly string[],
  options: {
    readonly stdin?: Uint8Array | string;
    readonly cwd?: string;
    readonly program?: readonly string[];
  } = {},
): Promise<Ended> {
  const [command, ...before] = options.program ?? [process.execPath, PROGRAM];
  const child = spawn(command!, [...before, ...args], { cwd: options.cwd, stdio: "pipe" });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  // A program that ends early does not read all of its input.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.stdin ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      const stdout = Buffer.concat(out);
      resolve({ status, stdout, stderr: Buffer.concat(err).toString("utf8"), text: stdout.toString("utf8") });
    });
  });
}

/** An empty folder for the files of one test file, removed afterwards. */
export function workFolder(): {
  readonly path: string;
  file(name: string, content?: string | Uint8Array): string;
  remove(): void;
} {
  const path = mkdtempSync(join(tmpdir(), "certverdict-test-"));
  return {
    path,
    file(name, content) {
      const full = join(path, name);
      if (content !== undefined) writeFileSync(full, content);
      return full;
    },
    remove() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The objects of JSON lines. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
