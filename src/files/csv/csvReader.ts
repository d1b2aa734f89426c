// Rosters in delimited text, read as a stream of records.
import { invalidBytes } from "../../words/delimitedText";
import { FileError } from "../fileError";
import type { CsvDialect, CsvEncoding, CsvRecord } from "./dialect";
import { decoder, recogniseEncoding, type Decoded } from "./encoding";
import { recogniseDialect, type DialectHints } from "./recogniseDialect";
import { recordParser, type RecordParser } from "./recordParser";

/**
 * Bytes decoded at once. The chunks of a source are gathered or divided, so speed and memory do not depend on them.
 * Encoding and dialect are decided from the first piece.
 */
const PIECE_BYTES = 65_536;
/** Few enough to die young in the garbage collector: 8,192 rows take twice the time and the memory. */
const ROWS_PER_BLOCK = 1024;

export interface CsvOptions extends DialectHints {
  /** The encoding, when it is known: nothing is guessed. */
  readonly encoding?: CsvEncoding | undefined;
}

export interface CsvReader {
  readonly dialect: CsvDialect;
  /**
   * The records of the file in order, blank lines and lines above the headings included, `rowsPerBlock` at a time
   * (1,024 if not given; the last block has fewer). It can be read once; leaving the loop closes the source. The
   * signal is looked at before each block and its reason thrown. Throws a FileError that names the line: BAD_QUOTING,
   * BAD_ENCODING, TOO_MANY_COLUMNS, RECORD_TOO_LONG.
   */
  blocks(rowsPerBlock?: number, signal?: AbortSignal): AsyncGenerator<readonly CsvRecord[], void, undefined>;
}

/**
 * Opens delimited text from a file or standard input: reads the first 64 kB and recognises encoding, delimiter,
 * quote and line break. The rest is read as the blocks are asked for. Throws a FileError: UNSUPPORTED for bytes that
 * are no text and for a delimiter that cannot be one, BAD_ENCODING for a byte order mark that contradicts the
 * encoding asked for. Errors of the source are passed on.
 */
export async function openCsv(
  source: AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): Promise<CsvReader> {
  const pieces = evenPieces(source);
  try {
    const first = await pieces.next();
    const sample = first.done === true ? new Uint8Array(0) : first.value;
    const whole = sample.length < PIECE_BYTES;
    const { encoding, markLength } = recogniseEncoding(sample, whole, options.encoding);
    const decode = decoder(encoding);
    const start = decode.push(sample.subarray(markLength));
    const dialect: CsvDialect = {
      encoding,
      byteOrderMark: markLength > 0,
      ...recogniseDialect(start.text, whole, options),
    };
    let opened = false;
    return {
      dialect,
      blocks(rowsPerBlock = ROWS_PER_BLOCK, signal) {
        if (opened) throw new Error("The blocks of a CSV file can be read once only. Open the file again.");
        if (rowsPerBlock < 1) throw new RangeError(`Rows per block: ${rowsPerBlock}. At least 1 is needed.`);
        opened = true;
        const decoded = decodedPieces(start, pieces, decode.push, decode.finish);
        return blocksOfRecords(decoded, dialect, rowsPerBlock, signal);
      },
    };
  } catch (error) {
    await pieces.return();
    throw error;
  }
}

/** Gathers and divides the chunks of a source into pieces of one size; only the last one is shorter. */
async function* evenPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let piece = new Uint8Array(PIECE_BYTES);
  let filled = 0;
  for await (const chunk of source) {
    let taken = 0;
    while (taken < chunk.length) {
      const part = chunk.subarray(taken, taken + PIECE_BYTES - filled);
      piece.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled === PIECE_BYTES) {
        yield piece;
        piece = new Uint8Array(PIECE_BYTES);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

async function* decodedPieces(
  start: Decoded,
  pieces: AsyncGenerator<Uint8Array, void, undefined>,
  push: (bytes: Uint8Array) => Decoded,
  finish: () => Decoded,
): AsyncGenerator<Decoded, void, undefined> {
  try {
    yield start;
    for await (const piece of pieces) yield push(piece);
    yield finish();
  } finally {
    // A reader that leaves after the first block has not entered the loop, which would close the source.
    await pieces.return();
  }
}

async function* blocksOfRecords(
  decoded: AsyncIterable<Decoded>,
  dialect: CsvDialect,
  rowsPerBlock: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly CsvRecord[], void, undefined> {
  const parser = recordParser(dialect, dialect.separatorLine === "" ? 1 : 2);
  let skip = dialect.separatorLine.length;
  let block: CsvRecord[] = [];
  signal?.throwIfAborted();
  for await (const { text, invalid } of decoded) {
    let records = parser.push(text.slice(skip));
    skip = 0;
    if (invalid !== undefined) throw badEncoding(invalid, dialect.encoding, parser);
    while (block.length + records.length >= rowsPerBlock) {
      const missing = rowsPerBlock - block.length;
      yield block.concat(records.slice(0, missing));
      signal?.throwIfAborted();
      records = records.slice(missing);
      block = [];
    }
    block.push(...records);
  }
  block.push(...parser.finish());
  if (block.length > 0) yield block;
}

function badEncoding(byte: string, encoding: CsvEncoding, parser: RecordParser): FileError {
  const likely = encoding === "windows-1252" ? "utf-8" : "windows-1252";
  return new FileError("BAD_ENCODING", invalidBytes(parser.line(), encoding, byte, likely));
}
