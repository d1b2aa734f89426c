// Files of the person's computer: picked, dropped, and written back where the browser can, else downloaded.
import { FAILURE, STATUS } from "../../words/workbench";

/** What browsers with the File System Access API lend of a file. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{
    write(data: Uint8Array<ArrayBuffer>): Promise<void>;
    close(): Promise<void>;
    abort?(): Promise<void>;
  }>;
}

/** A file that somebody gave. */
export interface LocalFile {
  readonly file: File;
  /** Where the browser can write into the file itself. */
  readonly handle?: FileHandle;
}

/** The window as far as such browsers have more than others. */
type PickerWindow = Window & {
  showOpenFilePicker?(options: object): Promise<FileHandle[]>;
};

/** What the workbench opens, by the endings of files' names. */
const ENDINGS = [".xlsx", ".xlsm", ".csv", ".tsv", ".txt"] as const;
const TYPES = {
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [".xlsx"],
  "application/vnd.ms-excel.sheet.macroEnabled.12": [".xlsm"],
  "text/csv": [".csv"],
  "text/tab-separated-values": [".tsv"],
  "text/plain": [".txt"],
} as const;

/** What was given cannot be taken: a title and a sentence for the person. */
export class NotOneFile extends Error {
  override readonly name = "NotOneFile";

  constructor(
    readonly title: string,
    message: string,
  ) {
    super(message);
  }
}

/** The one file among some. @throws NotOneFile */
export function oneFile(files: readonly File[]): File {
  const [file] = files;
  if (file === undefined) throw new NotOneFile(FAILURE.noFile, FAILURE.noFileText);
  if (files.length > 1)
    throw new NotOneFile(FAILURE.several, FAILURE.severalText(files.map(({ name }) => name)));
  return file;
}

/** Lets the person pick a file; null where they do not. @throws where the browser cannot give it */
export async function pickFile(document: Document): Promise<LocalFile | null> {
  const window = document.defaultView as PickerWindow;
  if (window.showOpenFilePicker === undefined) return pickByInput(document);
  try {
    const [handle] = await window.showOpenFilePicker({ types: [{ accept: TYPES }] });
    return handle === undefined ? null : { file: await handle.getFile(), handle };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

function pickByInput(document: Document): Promise<LocalFile | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ENDINGS.join(",");
  return new Promise((resolve) => {
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      resolve(file === undefined ? null : { file });
    });
    input.addEventListener("cancel", () => {
      resolve(null);
    });
    input.click();
  });
}

/** Does a drag carry files? */
export function carriesFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes("Files") ?? false;
}

/**
 * The file that was dropped. Asks the transfer at once, because it is emptied when the event is over.
 *
 * @throws NotOneFile
 */
export async function droppedFile(transfer: DataTransfer): Promise<LocalFile> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const file = oneFile([...transfer.files]);
  const item = items[0] as
    (DataTransferItem & { getAsFileSystemHandle?(): Promise<{ kind: string } | null> }) | undefined;
  const handle = await item?.getAsFileSystemHandle?.().catch(() => null);
  if (handle?.kind === "directory") throw new NotOneFile(FAILURE.noFile, FAILURE.noFileText);
  return handle?.kind === "file" ? { file, handle: handle as never as FileHandle } : { file };
}

/** Where a file is saved to: its own place where the browser can write there, else wherever downloads go. */
export class SavePlace {
  private handle: FileHandle | undefined;

  constructor(handle?: FileHandle) {
    this.handle = handle;
  }

  get isFile(): boolean {
    return this.handle !== undefined;
  }

  /**
   * Puts the bytes there. A file that cannot be written in its place is downloaded the next time.
   *
   * @returns what to tell the person
   * @throws Error
   */
  async put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const { handle } = this;
    if (handle === undefined) {
      download(document, name, bytes);
      return STATUS.downloaded(name);
    }
    try {
      await writeInPlace(handle, bytes);
    } catch (error) {
      this.handle = undefined;
      throw new Error(FAILURE.inPlace(error instanceof Error ? error.message : String(error)), {
        cause: error,
      });
    }
    return STATUS.savedTo(handle.name);
  }
}

async function writeInPlace(handle: FileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(bytes);
  } catch (error) {
    // The file stays as it was: a stream takes its place only when it is closed.
    await stream.abort?.();
    throw error;
  }
  await stream.close();
}

/** Hands bytes to the browser as a download. */
function download(document: Document, name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the time that this task is over, in all but some versions of Safari.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
