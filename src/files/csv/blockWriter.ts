// Blocks of records written back with their results: the user's bytes as they stand, each distinct result encoded once.
import type { Column } from "../../roster/cells";
import { EMPTY } from "../../roster/cells";
import type { CsvWriter } from "./csvWriter";
import { csvWriter } from "./csvWriter";
import type { CsvDialect } from "./dialect";
import type { RecordBlock, RecordPlaces } from "./recordBlock";
import { fieldQuoter } from "./scanner";

/** Texts for the records of a block, one a record. */
export interface ResultTexts {
  readonly codes: Column["codes"];
  readonly values: readonly string[];
}

/** What is written of a block. */
export interface BlockChange {
  /** The first record that gets results; those before it are left out. */
  readonly first: number;
  /** Texts in place of fields, by their index. Row 0 is that of the first record. */
  readonly replace: ReadonlyMap<number, ResultTexts>;
  /** Texts of new columns; null for one that stays empty. */
  readonly append: readonly (ResultTexts | null)[];
  /** Fields of the heading row as it was read. */
  readonly width: number;
}

export interface BlockWriter {
  /** The records as `CsvWriter.record` writes them, in bytes that stay as they are until the call after the next. */
  write(block: RecordBlock, change: BlockChange): Uint8Array;
}

/** Fields are kept encoded up to this many: results repeat the same texts, block after block. */
const MOST_KEPT = 50_000;
/** Up to this many bytes, copying one by one is faster than a call. */
const SHORT = 24;
const FIRST_ROOM = 1 << 20;

const textOf = ({ codes, values }: ResultTexts, row: number): string =>
  codes[row] === EMPTY ? "" : values[codes[row]!]!;

/** A writer for the dialect that a file was read in. */
export function blockWriter(dialect: CsvDialect): BlockWriter {
  const writer = csvWriter(dialect);
  const output = lineBuffers();
  const encoded = encodedFields(dialect, writer);
  const delimiter = writer.encode(dialect.delimiter);
  const delimiterCode = dialect.delimiter.charCodeAt(0);

  function text(block: RecordBlock, index: number, change: BlockChange): string {
    const row = index - change.first;
    return writer.record(block.record(index), {
      replace: new Map([...change.replace].map(([field, texts]) => [field, textOf(texts, row)])),
      append: change.append.map((texts) => (texts === null ? "" : textOf(texts, row))),
      width: change.width,
    });
  }

  function writeBytes(block: RecordBlock, places: RecordPlaces, change: BlockChange): void {
    const { first, append, width } = change;
    const { bytes, starts, ends, nexts } = places;
    const same = alreadyWritten(block, change);
    const columns = append.map((texts) => (texts === null ? null : encoded(texts)));
    for (let index = first; index < block.count; index++) {
      const row = index - first;
      const present = block.widths[index]!;
      if (present === 0 || (append.length === 0 && same(row))) {
        output.copy(bytes, starts[index]!, nexts[index]!);
        continue;
      }
      if (change.replace.size > 0 || present > width) {
        output.put(writer.encode(text(block, index, change)));
        continue;
      }
      output.copy(bytes, starts[index]!, ends[index]!);
      for (let missing = width - present; missing > 0; missing--) output.put(delimiter);
      for (let column = 0; column < columns.length; column++) {
        const fields = columns[column]!;
        const code = fields === null ? EMPTY : append[column]!.codes[row]!;
        const field = code === EMPTY ? delimiter : fields![code];
        if (field !== undefined) output.put(field);
        else output.word(delimiterCode, append[column]!.values[code]!);
      }
      output.copy(bytes, ends[index]!, nexts[index]!);
    }
  }

  return {
    write(block, change) {
      output.begin();
      if (block.places !== undefined) writeBytes(block, block.places, change);
      else {
        let texts = "";
        for (let index = change.first; index < block.count; index++) texts += text(block, index, change);
        output.put(writer.encode(texts));
      }
      return output.written();
    },
  };
}

/** Tells the rows whose fields to be replaced hold these very texts. */
function alreadyWritten(block: RecordBlock, { first, replace }: BlockChange): (row: number) => boolean {
  const pairs = [...replace].map(([field, texts]) => {
    const column = block.column(field, first) as ResultTexts;
    const { codes, values } = column;
    return { texts, present: { codes, values } };
  });
  return (row) => pairs.every(({ texts, present }) => textOf(texts, row) === textOf(present, row));
}

/** Gives the texts of a column as fields with the delimiter before them, each text encoded once. */
function encodedFields(
  dialect: CsvDialect,
  writer: CsvWriter,
): (texts: ResultTexts) => (Uint8Array | undefined)[] {
  const quoted = fieldQuoter(dialect);
  const kept = new Map<string, Uint8Array>();
  const encode = (text: string): Uint8Array => {
    let field = kept.get(text);
    if (field === undefined) {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(text, (field = writer.encode(dialect.delimiter + quoted(text))));
    }
    return field;
  };
  return ({ codes, values }) => {
    // Texts of single rows are not met again: those that are plain are put where they belong letter by letter.
    const single = 2 * values.length > codes.length && !dialect.quoteAll;
    return values.map((text) => (single && isPlainWord(text) ? undefined : encode(text)));
  };
}

/** The longest word that is written letter by letter. */
const LONGEST_WORD = 16;

/** Is this text the same as a field in every dialect, and its letters are its bytes? */
function isPlainWord(text: string): boolean {
  if (text.length > LONGEST_WORD) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const plain = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
    if (!plain) return false;
  }
  return true;
}

/** Two buffers in turns: one can still be on its way to the file while the other is filled. */
function lineBuffers() {
  let buffer = new Uint8Array(FIRST_ROOM);
  let other = new Uint8Array(FIRST_ROOM);
  let used = 0;

  function reserve(length: number): void {
    if (used + length <= buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * buffer.length, used + length));
    larger.set(buffer.subarray(0, used));
    buffer = larger;
  }

  return {
    begin(): void {
      [buffer, other] = [other, buffer];
      used = 0;
    },
    put(bytes: Uint8Array): void {
      const { length } = bytes;
      reserve(length);
      if (length > SHORT) buffer.set(bytes, used);
      else for (let i = 0; i < length; i++) buffer[used + i] = bytes[i]!;
      used += length;
    },
    /** A delimiter and a word of ASCII letters. */
    word(delimiter: number, text: string): void {
      reserve(1 + text.length);
      buffer[used++] = delimiter;
      for (let i = 0; i < text.length; i++) buffer[used++] = text.charCodeAt(i);
    },
    copy(bytes: Uint8Array, start: number, end: number): void {
      const length = end - start;
      reserve(length);
      if (length > SHORT) buffer.set(bytes.subarray(start, end), used);
      else for (let i = 0; i < length; i++) buffer[used + i] = bytes[start + i]!;
      used += length;
    },
    written: (): Uint8Array => buffer.subarray(0, used),
  };
}
