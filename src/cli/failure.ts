// Errors that people are shown as one sentence, and how others become such sentences.
import { FileError } from "../files/fileError";
import { ERRORS } from "../words/commandLine";

/** Something that keeps the program from running. The message is for people. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** The code of an error of the operating system, such as ENOENT. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** An error while reading a file, as a Failure; anything that is no system error stays what it is. */
export function readingFailure(path: string, error: unknown): unknown {
  switch (systemCode(error)) {
    case undefined:
      return error;
    case "ENOENT":
    case "ENOTDIR":
      return new Failure(ERRORS.noFile(path), { cause: error });
    case "EISDIR":
      return new Failure(ERRORS.isFolder(path), { cause: error });
    case "EACCES":
    case "EPERM":
      return new Failure(ERRORS.notAllowed(path, "read"), { cause: error });
    default:
      return error instanceof FileError
        ? error
        : new Failure(ERRORS.unreadable(path, (error as Error).message), { cause: error });
  }
}

/** An error while writing a file, as a Failure. */
export function writingFailure(path: string, error: unknown): unknown {
  const sentence = writingSentence(path, error);
  return sentence === undefined ? error : new Failure(sentence, { cause: error });
}

function writingSentence(path: string, error: unknown): string | undefined {
  if (error instanceof FileError) return undefined;
  switch (systemCode(error)) {
    case undefined:
      return undefined;
    case "ENOSPC":
    case "EDQUOT":
      return ERRORS.diskFull(path);
    case "ENOENT":
    case "ENOTDIR":
      return ERRORS.folderMissing(path);
    case "EISDIR":
      return ERRORS.isFolder(path);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return ERRORS.notAllowed(path, "written");
    default:
      return ERRORS.unwritable(path, (error as Error).message);
  }
}

/** The sentence to show for any error. */
export function sentenceFor(error: unknown): string {
  if (
    error instanceof RangeError &&
    /array buffer|allocation|Invalid (typed )?array length/i.test(error.message)
  )
    return ERRORS.notEnoughMemory;
  return error instanceof Error ? error.message : String(error);
}
