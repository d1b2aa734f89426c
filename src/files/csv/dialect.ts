// What makes one file of delimited text differ from another, so that the same file can be written again.

/** The encodings that are read and written; the names are those of the Encoding standard. */
export const csvEncodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;

export type CsvEncoding = (typeof csvEncodings)[number];

export interface CsvDialect {
  readonly encoding: CsvEncoding;
  /** The file starts with a byte order mark. */
  readonly byteOrderMark: boolean;
  /** One character: the field separator. */
  readonly delimiter: string;
  readonly quote: '"' | "'";
  /** Every field that is not empty stands in quotes, so new fields do too. */
  readonly quoteAll: boolean;
  /** The first line break outside quotes. Later records may differ and keep their own. */
  readonly newline: "\n" | "\r\n" | "\r";
  /** The first line when it names the delimiter (`sep=;`), with its line break; otherwise empty. It is no record. */
  readonly separatorLine: string;
}

/** One record: a line, or several where quoted fields hold line breaks. */
export interface CsvRecord {
  /**
   * The texts of the fields, without quotes; none for a line that is empty or holds spaces only. They share memory with a whole block of text:
   * use `ownText` for those that are kept longer than the block.
   */
  readonly fields: readonly string[];
  /** The text as it stands in the file, without its line break. */
  readonly raw: string;
  /** The line break after the record; empty when the file ends without one. */
  readonly newline: "\n" | "\r\n" | "\r" | "";
  /** The first physical line of the record, counted from 1. */
  readonly line: number;
  /** Why the record may not be what was meant: text stands behind a closing quote. Its fields are a guess. */
  readonly fault?: string;
}

/** Fields that lie beyond the heading row's width and hold something: 0 when none does. */
export function surplusFields(record: CsvRecord, width: number): number {
  const { fields } = record;
  for (let index = width; index < fields.length; index++) {
    if (fields[index]!.trim() !== "") return fields.length - width;
  }
  return 0;
}

/** The same text in memory of its own. JavaScript engines let a part of a text keep the whole text alive. */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}
