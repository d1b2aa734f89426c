// Opens the input of a command: a file or standard input, a workbook or delimited text.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { ERRORS } from "../words/commandLine";
import { Failure, readingFailure } from "./failure";
import type { InputKind } from "./inputKind";
import { kindOfFile, looksLikeWorkbook } from "./inputKind";
import { lateEncoding } from "./lateEncoding";
import type { OpenOptions, RosterFile } from "./rosterFile";
import type { SetupOptions } from "./setupOptions";
import { givenOrganisation } from "./setupOptions";
import { openTextFile } from "./textFile";
import { openWorkbookFile } from "./workbookFile";

/** An opened input. */
export interface Input {
  readonly kind: InputKind;
  readonly roster: RosterFile;
}

/** Refuses options that say nothing about this kind of input: a typing error there would go unnoticed. */
function refuseIdleOptions(kind: InputKind, options: OpenOptions): void {
  const idle = kind === "text" ? (["sheet", "table"] as const) : (["encoding", "delimiter"] as const);
  for (const option of idle)
    if (options[option] !== undefined) throw new Failure(ERRORS.idleOption(option, kind));
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

async function openFile(path: string, options: OpenOptions): Promise<Input> {
  const kind = await kindOfFile(path);
  refuseIdleOptions(kind, options);
  if (kind === "workbook") {
    const bytes = await readFile(path).catch((error: unknown) => {
      throw readingFailure(path, error);
    });
    return { kind, roster: await openWorkbookFile(bytes, options) };
  }
  const { size } = await stat(path);
  const source = withReadableErrors(path, createReadStream(path, { highWaterMark: 1 << 16 }));
  const tab = extname(path).toLowerCase() === ".tsv" ? { fallbackDelimiter: "\t" } : {};
  const encoding = options.encoding ?? (await lateEncoding(path));
  return { kind, roster: await openTextFile(source, { ...options, ...tab, encoding }, size) };
}

/** A workbook on standard input is read whole first; text is judged while it arrives. */
async function openStandardInput(options: OpenOptions): Promise<Input> {
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
  const kind: InputKind = looksLikeWorkbook(Buffer.concat(start)) ? "workbook" : "text";
  refuseIdleOptions(kind, options);
  if (kind === "text") return { kind, roster: await openTextFile(all, options) };
  const pieces: Uint8Array[] = [];
  for await (const chunk of all) pieces.push(chunk);
  return { kind, roster: await openWorkbookFile(Buffer.concat(pieces), options) };
}

/**
 * Opens a file, or standard input for "-". An organisation file is read first: it may map the roster's headings.
 *
 * @throws Failure, FileError
 */
export async function openInput(path: string, options: OpenOptions & SetupOptions): Promise<Input> {
  const given = {
    ...options,
    organisationCells: await givenOrganisation(options),
    rolesGiven: options.roles !== undefined,
  };
  if (path !== "-") return openFile(path, given);
  try {
    return await openStandardInput(given);
  } catch (error) {
    // An open standard input would keep the program alive after it has said what is wrong.
    process.stdin.destroy();
    throw error;
  }
}
