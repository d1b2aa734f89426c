// Text that arrives in pieces, cut into records.
import {
  fieldTooLong,
  neverClosed,
  recordTooLong,
  textBehindQuote,
  tooManyFields,
} from "../../words/delimitedText";
import { FileError } from "../fileError";
import type { CsvDialect, CsvRecord } from "./dialect";
import { fieldScanner, fieldText } from "./scanner";

/** Columns of an Excel sheet: no genuine roster is wider. */
export const MAX_FIELDS = 16_384;
/** In characters: 32 times what an Excel cell holds. A quoted field that is longer was never closed. */
export const MAX_FIELD_LENGTH = 32 * 32_767;
/** In characters. */
export const MAX_RECORD_LENGTH = 10_000_000;

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
      let fault: string | undefined;
      if (quoted) {
        const outcome = scanner.scan(text, start);
        // A piece that ends within quotes may go on with the closing quote, unless it is too long already.
        if (outcome === "open") {
          if (last || scanner.end - scanner.fieldStart > MAX_FIELD_LENGTH) throw openQuote(text, start);
          break;
        }
        fault = outcome === "misquoted" ? misquoted(text, start) : undefined;
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
      records.push(
        fault === undefined ? { fields, raw, newline, line } : { fields, raw, newline, line, fault },
      );
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
      throw new FileError("TOO_MANY_COLUMNS", tooManyFields(line, fields.length, MAX_FIELDS, delimiter));
    }
    if (raw.length > MAX_RECORD_LENGTH) throw tooLong(raw.length);
    if (raw.length <= MAX_FIELD_LENGTH) return;
    const long = fields.findIndex((field) => field.length > MAX_FIELD_LENGTH);
    if (long === -1) return;
    const message = fieldTooLong(line, long + 1, fields[long]!.length, MAX_FIELD_LENGTH);
    throw new FileError("RECORD_TOO_LONG", message);
  }

  function tooLong(length: number): FileError {
    return new FileError("RECORD_TOO_LONG", recordTooLong(line, length, MAX_RECORD_LENGTH));
  }

  function openQuote(text: string, recordStart: number): FileError {
    const openedLine = line + lineBreaks(text.slice(recordStart, scanner.fieldStart));
    const field = scanner.fieldEnds.length + 1;
    const start = excerpt(text, scanner.fieldStart);
    return new FileError("BAD_QUOTING", neverClosed(openedLine, field, start, quote));
  }

  function misquoted(text: string, recordStart: number): string {
    const { at, fieldStart, field } = scanner.behindQuote;
    return textBehindQuote({
      line: line + lineBreaks(text.slice(recordStart, at)),
      firstLine: line + lineBreaks(text.slice(recordStart, fieldStart)),
      field,
      rest: excerpt(text, at),
      delimiter,
      quote,
    });
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

/** The start of what stands at an offset, up to the end of its line. */
function excerpt(text: string, start: number): string {
  const [firstLine = ""] = text.slice(start, start + 20).split(/[\r\n]/, 1);
  return `${firstLine}${start + firstLine.length < text.length ? "…" : ""}`;
}
