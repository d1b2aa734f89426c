// Opens the input of a command: a file or standard input, a workbook or delimited text.
import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { readingFailure } from "./failure";
import type { OpenOptions, RosterFile } from "./rosterFile";
import { openTextFile } from "./textFile";
import { openWorkbookFile } from "./workbookFile";

export type InputKind = "workbook" | "text";

/** An opened input. */
export interface Input {
  readonly kind: InputKind;
  readonly roster: RosterFile;
}

const TEXT_EXTENSIONS = [".csv", ".tsv", ".tab", ".txt"];
/** How zip archives (.xlsx, .ods) and compound files (.xls, encrypted workbooks) begin. */
const SIGNATURES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

function looksLikeWorkbook(start: Uint8Array): boolean {
  return SIGNATURES.some((signature) => signature.every((byte, index) => start[index] === byte));
}

/** Is this file a workbook? Its first bytes say so, or else its name. */
export async function kindOfFile(path: string): Promise<InputKind> {
  try {
    if ((await stat(path)).isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(4), 0, 4, 0);
      if (looksLikeWorkbook(buffer.subarray(0, bytesRead))) return "workbook";
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readingFailure(path, error);
  }
  return TEXT_EXTENSIONS.includes(extname(path).toLowerCase()) ? "text" : "workbook";
}

async function readWhole(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw readingFailure(path, error);
  }
}

async function* withReadableErrors(
  path: string,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw readingFailure(path, error);
  }
}

/** Opens a file. @throws Failure, FileError */
export async function openFile(path: string, options: OpenOptions): Promise<Input> {
  const kind = await kindOfFile(path);
  if (kind === "workbook") return { kind, roster: await openWorkbookFile(await readWhole(path), options) };
  const { size } = await stat(path);
  const source = withReadableErrors(path, createReadStream(path, { highWaterMark: 1 << 16 }));
  const tab = extname(path).toLowerCase() === ".tsv" ? { preferTab: true } : {};
  return { kind, roster: await openTextFile(source, { ...options, ...tab }, size) };
}

/** Opens standard input. A workbook is read whole first; text is judged while it arrives. @throws FileError */
export async function openStandardInput(options: OpenOptions): Promise<Input> {
  const chunks = (process.stdin as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  let length = 0;
  while (length < 4) {
    const next = await chunks.next();
    if (next.done === true) break;
    start.push(next.value);
    length += next.value.length;
  }
  const rest: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => chunks };
  const all = (async function* () {
    yield* start;
    yield* rest;
  })();
  if (!looksLikeWorkbook(Buffer.concat(start)))
    return { kind: "text", roster: await openTextFile(all, options) };
  const pieces: Uint8Array[] = [];
  for await (const chunk of all) pieces.push(chunk);
  return { kind: "workbook", roster: await openWorkbookFile(Buffer.concat(pieces), options) };
}
