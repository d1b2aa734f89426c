// Rosters in delimited text, read as a stream of records.
import { invalidBytes } from "../../words/delimitedText";
import { FileError } from "../fileError";
import type { CsvDialect, CsvEncoding, CsvRecord } from "./dialect";
import { byteParser, isByteDialect } from "./byteParser";
import { decoder, encodeText, recogniseEncoding, type Decoded } from "./encoding";
import { recogniseDialect, type DialectHints } from "./recogniseDialect";
import { textBlock, type RecordBlock } from "./recordBlock";
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
  /**
   * The same records for bulk work: about 1,024 in a block, at least as many in all but the last one. Where the encoding
   * allows it, texts are made only of what is asked for.
   */
  recordBlocks(signal?: AbortSignal): AsyncGenerator<RecordBlock, void, undefined>;
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
    const decodedOnce = (push = decode.push): AsyncGenerator<DecodedPiece, void, undefined> => {
      if (opened) throw new Error("The blocks of a CSV file can be read once only. Open the file again.");
      opened = true;
      const firstPiece = { ...start, bytes: sample.subarray(markLength) };
      return decodedPieces(firstPiece, pieces, push, decode.finish);
    };
    return {
      dialect,
      blocks(rowsPerBlock = ROWS_PER_BLOCK, signal) {
        if (rowsPerBlock < 1) throw new RangeError(`Rows per block: ${rowsPerBlock}. At least 1 is needed.`);
        return blocksOfRecords(decodedOnce(), dialect, rowsPerBlock, signal);
      },
      recordBlocks(signal) {
        if (!isByteDialect(dialect))
          return blocksOfTexts(blocksOfRecords(decodedOnce(), dialect, ROWS_PER_BLOCK, signal));
        // Decoding says whether bytes are valid, which all are in Windows-1252.
        const anyBytes = (): Decoded => ({ text: "" });
        const decoded = decodedOnce(encoding === "windows-1252" ? anyBytes : decode.push);
        return blocksOfBytes(decoded, dialect, signal);
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

/** A piece of the file, and what it says: with the character that the piece before it cut, without the one it cuts. */
interface DecodedPiece extends Decoded {
  readonly bytes: Uint8Array;
}

async function* decodedPieces(
  start: DecodedPiece,
  pieces: AsyncGenerator<Uint8Array, void, undefined>,
  push: (bytes: Uint8Array) => Decoded,
  finish: () => Decoded,
): AsyncGenerator<DecodedPiece, void, undefined> {
  try {
    yield start;
    for await (const bytes of pieces) yield { ...push(bytes), bytes };
    yield { ...finish(), bytes: new Uint8Array(0) };
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

async function* blocksOfTexts(
  blocks: AsyncIterable<readonly CsvRecord[]>,
): AsyncGenerator<RecordBlock, void, undefined> {
  for await (const records of blocks) yield textBlock(records);
}

async function* blocksOfBytes(
  decoded: AsyncIterable<DecodedPiece>,
  dialect: CsvDialect,
  signal: AbortSignal | undefined,
): AsyncGenerator<RecordBlock, void, undefined> {
  const parser = byteParser(dialect, dialect.separatorLine === "" ? 1 : 2);
  let skip = encodeText(dialect.separatorLine, dialect.encoding).length;
  signal?.throwIfAborted();
  for await (const { text, bytes, invalid } of decoded) {
    if (invalid !== undefined) {
      const valid = skip > 0 ? text.slice(dialect.separatorLine.length) : text;
      throw badEncoding(invalid, dialect.encoding, parser.asText(valid));
    }
    parser.push(skip > 0 ? bytes.subarray(skip) : bytes);
    skip = 0;
    if (parser.count < ROWS_PER_BLOCK) continue;
    yield parser.block();
    signal?.throwIfAborted();
  }
  parser.finish();
  if (parser.count > 0) yield parser.block();
}

function badEncoding(byte: string, encoding: CsvEncoding, parser: RecordParser): FileError {
  const likely = encoding === "windows-1252" ? "utf-8" : "windows-1252";
  return new FileError("BAD_ENCODING", invalidBytes(parser.line(), encoding, byte, likely));
}
