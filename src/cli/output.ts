// Files written whole or not at all: to a temporary file beside the target, then renamed.
import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { writingFailure } from "./failure";

/** Where results go. */
export interface Output {
  /** The path for people; "-" for standard output. */
  readonly path: string;
  write(bytes: Uint8Array): Promise<void>;
  /** Makes the file appear under its name. */
  finish(): Promise<void>;
  /** Throws away what was written. */
  discard(): Promise<void>;
}

/** Standard output as an Output: what was written cannot be taken back. */
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

/** Opens a file for writing. Nothing stands under its name before `finish`. @throws Failure */
export async function openOutput(path: string): Promise<Output> {
  if (path === "-") return standardOutput();
  const temporary = join(
    dirname(path),
    `.${basename(path)}.${randomBytes(4).toString("hex")}.certverdict-tmp`,
  );
  const attempt = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw writingFailure(path, error);
    }
  };
  // A file that is replaced keeps its permissions.
  const mode = (await stat(path).catch(() => undefined))?.mode;
  const file = await attempt(open(temporary, "wx", mode === undefined ? 0o666 : mode & 0o777));
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
      await attempt(rename(temporary, path));
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
