// Delimited text written back: the user's fields as they were, results beside them or in their place.
import type { CsvDialect, CsvRecord } from "./dialect";
import { surplusFields } from "./dialect";
import { BYTE_ORDER_MARK, encodeText } from "./encoding";
import { fieldQuoter, fieldScanner, fieldText, splitRecord } from "./scanner";

export interface RecordChange {
  /** New texts by field index, counted from 0, each below `width`. */
  readonly replace: ReadonlyMap<number, string>;
  /** The texts of new columns, to stand right of the heading row's last field. */
  readonly append: readonly string[];
  /** Fields of the heading row as it was read. */
  readonly width: number;
}

export interface CsvWriter {
  /** What stands before the first record: the byte order mark and the `sep=` line, where the file has them. */
  start(): string;
  /** A record as it was read, line break included. */
  untouched(record: CsvRecord): string;
  /**
   * A record with its results, line break included. Fields that are not named keep their text in the file to the
   * last quote and space, and so does a replaced field whose text stays the same. Missing fields are filled up with
   * empty ones; a blank line stays blank. Blank fields beyond the width give way to the new columns. When a field
   * beyond the width is not blank (see `surplusFields`), it is unknown which fields have moved: then nothing is
   * replaced, and these fields follow the new columns, still beyond all headings.
   */
  record(record: CsvRecord, change: RecordChange): string;
  /** The bytes of texts from this writer. Characters missing in Windows-1252 become references such as `&#259;`. */
  encode(text: string): Uint8Array;
}

/** A writer for the dialect that a file was read in. */
export function csvWriter(dialect: CsvDialect): CsvWriter {
  const { delimiter, quote } = dialect;
  const scanner = fieldScanner(dialect);
  const quoted = fieldQuoter(dialect);

  function joined(texts: readonly string[]): string {
    let line = "";
    for (const text of texts) line += delimiter + quoted(text);
    return line;
  }

  function fill(missing: number): string {
    return missing > 0 ? delimiter.repeat(missing) : "";
  }

  function withSurplus(record: CsvRecord, change: RecordChange): string {
    const fields = splitRecord(record.raw, dialect, scanner);
    const own = fields.slice(0, change.width).join(delimiter);
    const beyond = fields.slice(change.width).join(delimiter);
    return own + joined(change.append) + delimiter + beyond;
  }

  function replaced(record: CsvRecord, change: RecordChange): string {
    const fields = splitRecord(record.raw, dialect, scanner);
    let touched = false;
    for (const [index, text] of change.replace) {
      const present = index < fields.length ? fieldText(fields[index]!, quote) : "";
      if (present === text) continue;
      while (fields.length < index) fields.push("");
      fields[index] = quoted(text);
      touched = true;
    }
    if (change.append.length > 0) fields.length = Math.min(fields.length, change.width);
    const own = touched || change.append.length > 0 ? fields.join(delimiter) : record.raw;
    return change.append.length === 0
      ? own
      : own + fill(change.width - fields.length) + joined(change.append);
  }

  return {
    start: () => (dialect.byteOrderMark ? BYTE_ORDER_MARK : "") + dialect.separatorLine,
    untouched: (record) => record.raw + record.newline,
    record(record, change) {
      const { fields, raw, newline } = record;
      if (fields.length === 0) return raw + newline;
      if (surplusFields(record, change.width) > 0) return withSurplus(record, change) + newline;
      if (change.replace.size > 0 || fields.length > change.width) return replaced(record, change) + newline;
      if (change.append.length === 0) return raw + newline;
      return raw + fill(change.width - fields.length) + joined(change.append) + newline;
    },
    encode: (text) => encodeText(text, dialect.encoding),
  };
}
