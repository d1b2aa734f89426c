// What people read when delimited text (.csv, .tsv) cannot be read: which line, what is wrong, what to do.

const grouped = (number: number): string => number.toLocaleString("en-GB");

/** A delimiter by name. */
function delimiterName(delimiter: string): string {
  return delimiter === "\t" ? "a tab" : `“${delimiter}”`;
}

/** A character that cannot separate fields. */
export function wrongDelimiter(delimiter: string): string {
  return `“${delimiter}” cannot be the delimiter. Allowed is one character that is no letter, digit, quote or line break, such as a comma, a semicolon, a tab or |.`;
}

/** A workbook where text is expected. */
export function archiveAsText(): string {
  return "The file is a zip archive, probably an Excel workbook, and no delimited text. Give it the ending .xlsx.";
}

/** A byte order mark that contradicts the encoding asked for. */
export function otherMark(mark: string, asked: string): string {
  return `The file starts with the byte order mark of ${mark}, but is to be read as ${asked}. Leave out --encoding, or remove the mark.`;
}

/** Bytes that are no text in a known encoding. */
export function zeroBytes(): string {
  return "The file holds zero bytes, so it is no text in a known encoding. Save it as CSV in UTF-8, or name its encoding with --encoding.";
}

/** Bytes that are not valid in the encoding; `byte` is the first of them, `likely` another encoding to try. */
export function invalidBytes(line: number, encoding: string, byte: string, likely: string): string {
  return `Line ${String(line)} holds bytes that are not valid ${encoding}, the first is ${byte}. Name the encoding that the file was saved in, probably --encoding ${likely}, or save it again as UTF-8.`;
}

/** A line with more fields than a sheet has columns. */
export function tooManyFields(line: number, fields: number, most: number, delimiter: string): string {
  return `Line ${String(line)} has ${grouped(fields)} fields; up to ${grouped(most)} are allowed, as in Excel. Check that the delimiter is right (taken for ${delimiterName(delimiter)}).`;
}

/** A field that is longer than any genuine one. Lengths are in characters, fields count from 1. */
export function fieldTooLong(line: number, field: number, length: number, most: number): string {
  return `Line ${String(line)}, field ${String(field)} holds ${grouped(length)} characters; up to ${grouped(most)} are allowed. Check the quotes around it, or shorten it.`;
}

/** A record that is longer than any genuine one. Lengths are in characters. */
export function recordTooLong(line: number, length: number, most: number): string {
  return `The record that starts in line ${String(line)} has ${grouped(length)} characters or more; up to ${grouped(most)} are allowed. Check that the file is a list with one row a line.`;
}

/** A quoted field without its closing quote; `start` is how it begins. */
export function neverClosed(line: number, field: number, start: string, quote: string): string {
  return `Line ${String(line)}, field ${String(field)}: the quoted text starting with “${start}” is never closed. Add the closing quote (${quote}), or remove the opening one.`;
}

/** Where a quoted field goes on behind its closing quote. */
export interface Misquoted {
  /** The line of the closing quote, and the one in which the field starts. */
  readonly line: number;
  readonly firstLine: number;
  /** Counted from 1. */
  readonly field: number;
  /** What stands behind the closing quote. */
  readonly rest: string;
  readonly delimiter: string;
  readonly quote: string;
}

/** Text between a closing quote and the next delimiter. */
export function textBehindQuote({ line, firstLine, field, rest, delimiter, quote }: Misquoted): string {
  const from = firstLine === line ? "" : ` that starts in line ${String(firstLine)}`;
  return `Line ${String(line)}, field ${String(field)}: after the closing quote of the field${from} stands “${rest}”, where ${delimiterName(delimiter)} or the end of the line must come. Double each quote that belongs to the text (${quote}${quote}), or remove the quotes.`;
}
