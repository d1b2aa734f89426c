// Files written whole or not at all: to a temporary file beside the target, then renamed.
import { randomBytes } from "node:crypto";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { ERRORS } from "../words/commandLine";
import { Failure, writingFailure } from "./failure";

/** Where results go. */
export interface Output {
  /** The path for people; "-" for standard output. */
  readonly path: string;
  write(bytes: Uint8Array): Promise<void>;
  /** Makes the file appear under its name. */
  finish(): Promise<void>;
  /** Throws away what was written, as far as it can be taken back. */
  discard(): Promise<void>;
}

function standardOutput(): Output {
  const { stdout } = process;
  return {
    path: "-",
    write: (bytes) =>
      new Promise((resolve, reject) => {
        stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    finish: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

/** Turns errors of the operating system into sentences. */
function attempts(path: string) {
  return async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw writingFailure(path, error);
    }
  };
}

/** A pipe or a device cannot be replaced by a file: it is written to as it is. */
async function directOutput(path: string): Promise<Output> {
  const attempt = attempts(path);
  const file = await attempt(open(path, "w"));
  return {
    path,
    write: (bytes) => attempt(file.writeFile(bytes)),
    finish: () => attempt(file.close()),
    discard: () => file.close(),
  };
}

/** Opens a file for writing. Nothing stands under its name before `finish`; links are followed. @throws Failure */
export async function openOutput(path: string): Promise<Output> {
  if (path === "-") return standardOutput();
  const before = await stat(path).catch(() => undefined);
  if (before?.isDirectory() === true) throw new Failure(ERRORS.isFolder(path));
  if (before !== undefined && !before.isFile()) return directOutput(path);
  const target = before === undefined ? path : await realpath(path);
  const temporary = join(
    dirname(target),
    `.${basename(target)}.${randomBytes(4).toString("hex")}.certverdict-tmp`,
  );
  const attempt = attempts(path);
  const file = await attempt(open(temporary, "wx"));
  // A file that is replaced keeps its permissions.
  if (before !== undefined) await attempt(file.chmod(before.mode & 0o777));
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    path,
    write: (bytes) => attempt(file.writeFile(bytes)),
    async finish() {
      await attempt(file.sync());
      await attempt(close());
      await attempt(rename(temporary, target));
    },
    async discard() {
      await close();
      await rm(temporary, { force: true });
    },
  };
}

/** The name of the output beside an input: team.xlsx gives team.verdicts.xlsx, or with a number where that is taken. */
export async function nameBeside(input: string): Promise<string> {
  const extension = extname(input);
  const stem = join(dirname(input), basename(input, extension));
  for (let number = 1; ; number++) {
    const path = `${stem}.verdicts${number === 1 ? "" : `-${String(number)}`}${extension}`;
    const taken = await stat(path).then(
      () => true,
      () => false,
    );
    if (!taken) return path;
  }
}
