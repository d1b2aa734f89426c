// The grammar of delimited text: where the fields of one record end, and what a quoted field says.
import type { CsvDialect } from "./dialect";

export type ScanOutcome =
  /** The record ends at `end`: a line break, or the end of the text. */
  | "record"
  /** The text ends inside a quoted field, which starts at `fieldStart`. */
  | "open"
  /** The same, but text stands behind the closing quote of a field: see `behindQuote`. */
  | "misquoted";

/** Scans one record at a time; its properties describe the last scan and are overwritten by the next. */
export interface FieldScanner {
  /** Looks for the end of the record that starts at `start`. */
  scan(text: string, start: number): ScanOutcome;
  /** Where the record ends, or where the scan had to stop: an offset in the text. */
  end: number;
  /** Where the last field looked at starts. */
  fieldStart: number;
  /** Where each field ends, without its delimiter. */
  readonly fieldEnds: number[];
  /** After "misquoted": the first field with text behind its closing quote, counted from 1, and where the text stands. */
  readonly behindQuote: { at: number; fieldStart: number; field: number };
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/**
 * A scanner for one dialect. A quote opens a quoted field only as the first character of the field; elsewhere it
 * stands for itself, as in spreadsheets. Spaces between a closing quote and the delimiter are allowed.
 */
export function fieldScanner(dialect: Pick<CsvDialect, "delimiter" | "quote">): FieldScanner {
  const { quote } = dialect;
  const delimiterCode = dialect.delimiter.charCodeAt(0);
  const quoteCode = quote.charCodeAt(0);
  const fieldEnds: number[] = [];
  const behindQuote = { at: 0, fieldStart: 0, field: 0 };

  function scan(text: string, start: number): ScanOutcome {
    const length = text.length;
    let at = start;
    fieldEnds.length = 0;
    let misquoted = false;
    for (;;) {
      scanner.fieldStart = at;
      if (text.charCodeAt(at) === quoteCode) {
        at = closingQuote(text, at, quote);
        if (at === -1) {
          scanner.end = length;
          return "open";
        }
        at++;
        while (at < length && text.charCodeAt(at) === SPACE && delimiterCode !== SPACE) at++;
        if (at < length && !misquoted && !endsField(text.charCodeAt(at), delimiterCode)) {
          misquoted = true;
          behindQuote.at = at;
          behindQuote.fieldStart = scanner.fieldStart;
          behindQuote.field = fieldEnds.length + 1;
        }
      }
      // What follows a closing quote counts as part of the field, so that the other records can be read.
      while (at < length && !endsField(text.charCodeAt(at), delimiterCode)) at++;
      fieldEnds.push(at);
      if (at >= length || text.charCodeAt(at) !== delimiterCode) {
        scanner.end = at;
        return misquoted ? "misquoted" : "record";
      }
      at++;
    }
  }

  const scanner: FieldScanner = { scan, end: 0, fieldStart: 0, fieldEnds, behindQuote };
  return scanner;
}

function endsField(code: number, delimiterCode: number): boolean {
  return code === delimiterCode || code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** The offset of the quote that closes the field whose opening quote stands at `open`; -1 when there is none. */
function closingQuote(text: string, open: number, quote: string): number {
  let at = text.indexOf(quote, open + 1);
  while (at !== -1 && text.startsWith(quote, at + 1)) at = text.indexOf(quote, at + 2);
  return at;
}

/** The text that a field stands for: without its quotes, and with doubled quotes single. */
export function fieldText(raw: string, quote: string): string {
  if (!raw.startsWith(quote)) return raw;
  const inner = raw.slice(1, raw.lastIndexOf(quote));
  return inner.includes(quote) ? inner.replaceAll(quote + quote, quote) : inner;
}

/** Texts remembered with their fields: results repeat the same few over and over. */
const REMEMBERED_FIELDS = 4096;

/** Turns texts into fields: quoted where the text needs it, or always when the dialect does. */
export function fieldQuoter(dialect: CsvDialect): (text: string) => string {
  const { delimiter, quote, quoteAll } = dialect;
  const remembered = new Map<string, string>();
  return (text) => {
    if (text === "") return text;
    let field = remembered.get(text);
    if (field === undefined) {
      // A leading quote of the other kind must not make a later reader take it for the file's quote.
      const plain =
        !quoteAll && !text.includes(delimiter) && !text.includes(quote) && !/[\r\n]|^["'\s]|\s$/.test(text);
      field = plain ? text : quote + text.replaceAll(quote, quote + quote) + quote;
      if (remembered.size >= REMEMBERED_FIELDS) remembered.clear();
      remembered.set(text, field);
    }
    return field;
  };
}

/** Splits the raw text of a whole record into the raw texts of its fields, quotes included. */
export function splitRecord(raw: string, dialect: CsvDialect, scanner: FieldScanner): string[] {
  if (!raw.includes(dialect.quote)) return raw.split(dialect.delimiter);
  scanner.scan(raw, 0);
  let start = 0;
  return scanner.fieldEnds.map((end) => {
    const field = raw.slice(start, end);
    start = end + 1;
    return field;
  });
}
