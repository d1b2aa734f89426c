// Text that arrives in pieces, cut into records.
import { FileError } from "../fileError";
import type { CsvDialect, CsvRecord } from "./dialect";
import { fieldScanner, fieldText } from "./scanner";

/** Columns of an Excel sheet: no genuine roster is wider. */
const MAX_FIELDS = 16_384;
/** In characters: 32 times what an Excel cell holds. A quoted field that is longer was never closed. */
const MAX_FIELD_LENGTH = 32 * 32_767;
/** In characters. */
const MAX_RECORD_LENGTH = 10_000_000;

export interface RecordParser {
  /**
   * Takes the next piece of text and returns the records it completes; a piece may end anywhere, even between the
   * two characters of a line break. Throws a FileError (BAD_QUOTING, TOO_MANY_COLUMNS, RECORD_TOO_LONG) that names
   * the line.
   */
  push(text: string): CsvRecord[];
  /** The record that no line break ends, if there is one. Nothing may be pushed afterwards. */
  finish(): CsvRecord[];
  /** The physical line, counted from 1, in which the text pushed so far ends. */
  line(): number;
}

/** A parser for one file; `firstLine` is the number of the physical line in which its text starts. */
export function recordParser(dialect: Pick<CsvDialect, "delimiter" | "quote">, firstLine = 1): RecordParser {
  const { delimiter, quote } = dialect;
  const scanner = fieldScanner(dialect);
  let pending = "";
  let line = firstLine;

  function take(text: string, last: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    const lineFeeds = finder(text, "\n");
    const carriageReturns = finder(text, "\r");
    const quotes = finder(text, quote);
    let start = 0;
    while (start < text.length) {
      const firstBreak = Math.min(lineFeeds(start), carriageReturns(start));
      const quoted = quotes(start) < firstBreak;
      let end = firstBreak;
      if (quoted) {
        const outcome = scanner.scan(text, start);
        // A piece that ends within quotes may go on with the closing quote, unless it is too long already.
        if (outcome === "open") {
          if (last || scanner.end - scanner.fieldStart > MAX_FIELD_LENGTH) throw neverClosed(text, start);
          break;
        }
        if (outcome === "misquoted") throw misquoted(text, start);
        end = scanner.end;
      }
      if (end >= text.length) {
        if (!last) break;
        end = text.length;
      }
      const newline = newlineAt(text, end);
      // A carriage return at the end of a piece may be the first half of a line break.
      if (newline === "\r" && end + 1 === text.length && !last) break;
      const raw = text.slice(start, end);
      const fields = quoted ? scannedFields(raw, start) : plainFields(raw);
      checkSize(raw, fields);
      records.push({ fields, raw, newline, line });
      line += (newline === "" ? 0 : 1) + (firstBreak < end ? lineBreaks(raw) : 0);
      start = end + newline.length;
    }
    pending = text.slice(start);
    if (pending.length > MAX_RECORD_LENGTH) throw tooLong(pending.length);
    return records;
  }

  function plainFields(raw: string): string[] {
    const fields = raw.split(delimiter);
    return fields.length === 1 && raw.trim() === "" ? [] : fields;
  }

  function scannedFields(raw: string, recordStart: number): string[] {
    let start = 0;
    return scanner.fieldEnds.map((fieldEnd) => {
      const end = fieldEnd - recordStart;
      const field = fieldText(raw.slice(start, end), quote);
      start = end + 1;
      return field;
    });
  }

  function checkSize(raw: string, fields: readonly string[]): void {
    if (fields.length > MAX_FIELDS) {
      throw new FileError(
        "TOO_MANY_COLUMNS",
        `Line ${line} has ${fields.length.toLocaleString("en")} fields; up to ${MAX_FIELDS.toLocaleString("en")} are ` +
          `allowed, as in Excel. Check that the delimiter is right (taken for ${delimiterName(delimiter)}).`,
      );
    }
    if (raw.length > MAX_RECORD_LENGTH) throw tooLong(raw.length);
    if (raw.length <= MAX_FIELD_LENGTH) return;
    const long = fields.findIndex((field) => field.length > MAX_FIELD_LENGTH);
    if (long === -1) return;
    throw new FileError(
      "RECORD_TOO_LONG",
      `Line ${line}, field ${long + 1} holds ${fields[long]!.length.toLocaleString("en")} characters; up to ` +
        `${MAX_FIELD_LENGTH.toLocaleString("en")} are allowed. Check the quotes around it, or shorten it.`,
    );
  }

  function tooLong(length: number): FileError {
    return new FileError(
      "RECORD_TOO_LONG",
      `The record that starts in line ${line} has ${length.toLocaleString("en")} characters or more; up to ` +
        `${MAX_RECORD_LENGTH.toLocaleString("en")} are allowed. Check that the file is a list with one row a line.`,
    );
  }

  function neverClosed(text: string, recordStart: number): FileError {
    const opened = text.slice(recordStart, scanner.fieldStart);
    return new FileError(
      "BAD_QUOTING",
      `Line ${line + lineBreaks(opened)}, field ${scanner.fieldEnds.length + 1}: the quoted text starting with ` +
        `${excerpt(text, scanner.fieldStart)} is never closed. Add the closing quote (${quote}), or remove the ` +
        `opening one.`,
    );
  }

  function misquoted(text: string, recordStart: number): FileError {
    const openedLine = line + lineBreaks(text.slice(recordStart, scanner.fieldStart));
    const closedLine = line + lineBreaks(text.slice(recordStart, scanner.end));
    const opened = openedLine === closedLine ? "" : ` that starts in line ${openedLine}`;
    return new FileError(
      "BAD_QUOTING",
      `Line ${closedLine}, field ${scanner.fieldEnds.length + 1}: after the closing quote of the field${opened} stands ` +
        `${excerpt(text, scanner.end)}, where ${delimiterName(delimiter)} or the end of the line must come. Double ` +
        `each quote that belongs to the text (${quote}${quote}), or remove the quotes.`,
    );
  }

  return {
    push: (text) => take(pending === "" ? text : pending + text, false),
    finish: () => take(pending, true),
    line: () => line + lineBreaks(pending),
  };
}

/** Finds the next place of a character from growing offsets, looking at each stretch of text once; Infinity if none. */
function finder(text: string, character: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) {
      next = text.indexOf(character, from);
      if (next === -1) next = Infinity;
    }
    return next;
  };
}

/** The line break at an offset of a text; empty at its end. */
export function newlineAt(text: string, at: number): CsvRecord["newline"] {
  if (text.startsWith("\r\n", at)) return "\r\n";
  const character = text.charAt(at);
  return character === "\n" || character === "\r" ? character : "";
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function excerpt(text: string, start: number): string {
  const [firstLine = ""] = text.slice(start, start + 20).split(/[\r\n]/, 1);
  return `“${firstLine}${start + firstLine.length < text.length ? "…" : ""}”`;
}

function delimiterName(delimiter: string): string {
  return delimiter === "\t" ? "a tab" : `“${delimiter}”`;
}
