// Delimited text cut into records as it stands in the file, in bytes: texts are made of the fields that somebody asks for.
import type { Column } from "../../roster/cells";
import { EMPTY } from "../../roster/cells";
import type { CsvDialect, CsvRecord } from "./dialect";
import { decodeText, encodeText, wholeCharacters } from "./encoding";
import type { FieldDictionary } from "./fieldDictionary";
import { fieldDictionary } from "./fieldDictionary";
import type { RecordBlock } from "./recordBlock";
import type { RecordParser } from "./recordParser";
import { MAX_FIELD_LENGTH, MAX_FIELDS, MAX_RECORD_LENGTH, recordParser } from "./recordParser";
import { fieldScanner, fieldText, splitRecord } from "./scanner";

/** Takes bytes as they come and gives blocks of records. Says and refuses the same as a `recordParser` of the decoded text. */
export interface ByteParser {
  /** Takes the next bytes; they may end anywhere, even within a character. @throws FileError as `recordParser` */
  push(piece: Uint8Array): void;
  /** Takes the record that no line break ends, if there is one. Nothing may be pushed afterwards. */
  finish(): void;
  /** Records that are complete and not yet handed over. */
  readonly count: number;
  /** Hands these records over. */
  block(): RecordBlock;
  /** A parser of texts that has taken everything which is not yet part of a record, followed by `text`. */
  asText(text: string): RecordParser;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const FIRST_ROOM = 1 << 18;
const FIRST_RECORDS = 2048;
/** Beyond this many distinct texts a field is no list of answers: its dictionary is begun anew. */
const MOST_KNOWN = 4096;
/** Bytes around an unusual record that are first looked at as text. */
const FIRST_TEXT = 1024;

/** Can text of this dialect be cut into records without decoding it? */
export function isByteDialect({ encoding, delimiter }: CsvDialect): boolean {
  return (encoding === "utf-8" || encoding === "windows-1252") && delimiter.charCodeAt(0) < 0x80;
}

/** A growing list of whole numbers. */
function numbers(room: number) {
  let list = new Int32Array(room);
  let count = 0;
  return {
    add(value: number): void {
      if (count === list.length) {
        const larger = new Int32Array(2 * count);
        larger.set(list);
        list = larger;
      }
      list[count++] = value;
    },
    get count() {
      return count;
    },
    shorten(length: number): void {
      count = length;
    },
    all: (): Int32Array => list.subarray(0, count),
  };
}

const emptyPlaces = (records: number, fields: number) => ({
  starts: numbers(records),
  ends: numbers(records),
  nexts: numbers(records),
  lines: numbers(records),
  /** The end of each field of each record, and for each record how many fields stand before it. */
  fieldEnds: numbers(fields),
  firstFields: numbers(records),
  widths: numbers(records),
  faults: new Map<number, string>(),
});

/** A column that is read when it is first looked at. */
function lazyColumn(read: () => Column): Column {
  let column: Column | undefined;
  return {
    get codes() {
      return (column ??= read()).codes;
    },
    get values() {
      return (column ??= read()).values;
    },
  };
}

/** What a look at one record found: where it ends, or why that is not plain to see. */
const INCOMPLETE = -1;
const MISQUOTED = -2;

/** A parser for one file; `firstLine` is the number of the physical line in which its bytes start. */
export function byteParser(dialect: CsvDialect, firstLine = 1): ByteParser {
  const { encoding, quote } = dialect;
  const delimiterCode = dialect.delimiter.charCodeAt(0);
  const quoteCode = quote.charCodeAt(0);
  const textScanner = fieldScanner(dialect);
  const textOf = (from: Uint8Array, start: number, end: number): string =>
    decodeText(from.subarray(start, end), encoding);
  const dictionaries: (FieldDictionary | undefined)[] = [];
  let bytes = new Uint8Array(FIRST_ROOM);
  let filled = 0;
  /** Where the record begins that is not yet complete, and in which line. */
  let at = 0;
  let line = firstLine;
  let places = emptyPlaces(FIRST_RECORDS, 16 * FIRST_RECORDS);
  /** Line breaks within the fields of the record looked at last. */
  let breaksWithin = 0;
  /** Where the quoted field begins that is open at the end of the bytes; -1 where none is. */
  let openField = -1;

  function append(piece: Uint8Array): void {
    if (filled + piece.length > bytes.length) {
      const larger = new Uint8Array(Math.max(2 * bytes.length, filled + piece.length));
      larger.set(bytes.subarray(0, filled));
      bytes = larger;
    }
    bytes.set(piece, filled);
    filled += piece.length;
  }

  const endsField = (byte: number): boolean =>
    byte === delimiterCode || byte === LINE_FEED || byte === CARRIAGE_RETURN;

  /** The offset behind the quote that closes the field whose opening quote stands at `open`; -1 when there is none. */
  function behindQuotes(open: number): number {
    for (let next = open + 1; next < filled; next++) {
      const byte = bytes[next]!;
      if (byte === quoteCode) {
        if (bytes[next + 1] !== quoteCode || next + 1 >= filled) return next + 1;
        next++;
      } else if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[next + 1] !== LINE_FEED))
        breaksWithin++;
    }
    return -1;
  }

  /** Looks for the end of the record that begins at `start`, and notes its fields. */
  function scan(start: number): number {
    breaksWithin = 0;
    openField = -1;
    let next = start;
    for (;;) {
      if (bytes[next] === quoteCode && next < filled) {
        const open = next;
        next = behindQuotes(next);
        if (next < 0) {
          openField = open;
          return INCOMPLETE;
        }
        while (bytes[next] === SPACE && next < filled && delimiterCode !== SPACE) next++;
        if (next < filled && !endsField(bytes[next]!)) return MISQUOTED;
      }
      while (next < filled && !endsField(bytes[next]!)) next++;
      places.fieldEnds.add(next);
      if (next >= filled || bytes[next] !== delimiterCode) return next;
      next++;
    }
  }

  /** Where the line break at `end` is over; INCOMPLETE when bytes that follow may belong to it, or to the record. */
  function behindBreak(end: number, last: boolean): number {
    if (end >= filled) return last ? end : INCOMPLETE;
    if (bytes[end] === LINE_FEED) return end + 1;
    if (end + 1 >= filled) return last ? filled : INCOMPLETE;
    return bytes[end + 1] === LINE_FEED ? end + 2 : end + 1;
  }

  function isBlankLine(start: number, end: number): boolean {
    for (let next = start; next < end; next++) if (bytes[next]! > SPACE && bytes[next]! < 0x7f) return false;
    return textOf(bytes, start, end).trim() === "";
  }

  /** Adds the record from `at` to `end`, whose fields stand from `firstField` on. */
  function addRecord(end: number, next: number, firstField: number): void {
    let width = places.fieldEnds.count - firstField;
    if (width > MAX_FIELDS || end - at > MAX_FIELD_LENGTH) {
      const parser = recordParser(dialect, line);
      parser.push(textOf(bytes, at, next));
      parser.finish();
    }
    if (width === 1 && isBlankLine(at, end)) width = 0;
    places.starts.add(at);
    places.ends.add(end);
    places.nexts.add(next);
    places.lines.add(line);
    places.firstFields.add(firstField);
    places.widths.add(width);
    line += (next > end ? 1 : 0) + breaksWithin;
    at = next;
  }

  /** Takes a record with text behind a closing quote the careful way. False where it is not complete. */
  function takeMisquoted(firstField: number, last: boolean): boolean {
    for (let room = FIRST_TEXT; ; room *= 8) {
      const all = at + room >= filled;
      const end = all ? filled : at + wholeCharacters(bytes.subarray(at, at + room), encoding);
      const parser = recordParser(dialect, line);
      const pushed = parser.push(textOf(bytes, at, end));
      const [record] = pushed.length === 0 && all && last ? parser.finish() : pushed;
      if (record === undefined && all) return false;
      if (record === undefined) continue;
      let fieldEnd = at - 1;
      for (const field of splitRecord(record.raw, dialect, textScanner)) {
        fieldEnd += 1 + encodeText(field, encoding).length;
        places.fieldEnds.add(fieldEnd);
      }
      if (record.fault !== undefined) places.faults.set(places.starts.count, record.fault);
      breaksWithin = record.raw.match(/\r\n|\n|\r/g)?.length ?? 0;
      addRecord(fieldEnd, fieldEnd + record.newline.length, firstField);
      return true;
    }
  }

  function take(last: boolean): void {
    while (at < filled) {
      const firstField = places.fieldEnds.count;
      const end = scan(at);
      const next = end < 0 ? INCOMPLETE : behindBreak(end, last);
      if (next >= 0) {
        addRecord(end, next, firstField);
        continue;
      }
      places.fieldEnds.shorten(firstField);
      if (end === MISQUOTED && takeMisquoted(firstField, last)) continue;
      break;
    }
    const long = filled - at > MAX_RECORD_LENGTH || (openField >= 0 && filled - openField > MAX_FIELD_LENGTH);
    if (at < filled && (last || long)) {
      const parser = asText("");
      if (last) parser.finish();
    }
  }

  function asText(text: string): RecordParser {
    const parser = recordParser(dialect, line);
    const whole = wholeCharacters(bytes.subarray(at, filled), encoding);
    parser.push(textOf(bytes, at, at + whole) + text);
    return parser;
  }

  /** The number of each text of one field, and the texts. */
  function codesOf(from: Uint8Array, held: typeof places, field: number, first: number): Column {
    let dictionary = dictionaries[field];
    if (dictionary === undefined || dictionary.values.length > MOST_KNOWN)
      dictionaries[field] = dictionary = fieldDictionary((known, start, end) =>
        fieldText(textOf(known, start, end), quote),
      );
    const [widths, starts] = [held.widths.all(), held.starts.all()];
    const [firstFields, fieldEnds] = [held.firstFields.all(), held.fieldEnds.all()];
    const codes = new Int32Array(widths.length - first).fill(EMPTY);
    for (let index = first; index < widths.length; index++) {
      if (field >= widths[index]!) continue;
      const place = firstFields[index]! + field;
      const start = field === 0 ? starts[index]! : fieldEnds[place - 1]! + 1;
      const end = fieldEnds[place]!;
      if (end > start) codes[index - first] = dictionary.codeOf(from, start, end);
    }
    return { codes, values: dictionary.values };
  }

  function recordOf(from: Uint8Array, held: typeof places, index: number): CsvRecord {
    const end = held.ends.all()[index]!;
    const raw = textOf(from, held.starts.all()[index]!, end);
    const fields = held.widths.all()[index] === 0 ? [] : splitRecord(raw, dialect, textScanner);
    const record = {
      fields: fields.map((field) => fieldText(field, quote)),
      raw,
      newline: textOf(from, end, held.nexts.all()[index]!) as CsvRecord["newline"],
      line: held.lines.all()[index]!,
    };
    const fault = held.faults.get(index);
    return fault === undefined ? record : { ...record, fault };
  }

  function block(): RecordBlock {
    const [from, held] = [bytes, places];
    const rest = bytes.subarray(at, filled);
    // Fresh memory, because blocks may be kept.
    bytes = new Uint8Array(Math.max(FIRST_ROOM, 2 * rest.length));
    bytes.set(rest);
    filled = rest.length;
    at = 0;
    places = emptyPlaces(held.starts.count + 256, held.fieldEnds.count + 4096);
    return {
      count: held.starts.count,
      lines: held.lines.all(),
      widths: held.widths.all(),
      faults: held.faults,
      column: (field, first) => lazyColumn(() => codesOf(from, held, field, first)),
      record: (index) => recordOf(from, held, index),
      places: { bytes: from, starts: held.starts.all(), ends: held.ends.all(), nexts: held.nexts.all() },
    };
  }

  return {
    push: (piece) => {
      append(piece);
      take(false);
    },
    finish: () => {
      take(true);
    },
    get count() {
      return places.starts.count;
    },
    block,
    asText,
  };
}
