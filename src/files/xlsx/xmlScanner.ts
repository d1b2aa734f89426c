// A pull scanner over the bytes of a large XML part: tags and texts with their offsets, no objects made on the way.
import { malformedPart, XML_FAULTS } from "../../words/workbooks";
import { FileError } from "../fileError";
import { forbiddenDoctype } from "./xmlTree";

/** What the scanner stands on after `nextToken`. */
export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;

/** Offsets are in bytes of the part (UTF-8). */
export interface XmlScanner {
  readonly bytes: Uint8Array;
  readonly part: string;
  /** Where the next token begins. */
  at: number;
  kind: number;
  /** Where the current token begins. */
  start: number;
  /** The qualified name of the current tag. */
  nameStart: number;
  nameEnd: number;
  /** Where the attributes of the current start tag are over: at its ">" or "/>". */
  attributesEnd: number;
  /** The current start tag is an empty element; no CLOSE follows. */
  empty: boolean;
  /** The current start tag declares a namespace. */
  declares: boolean;
  /** The current text is a CDATA section: nothing in it is markup. */
  verbatim: boolean;
  /** The text of the current TEXT token. */
  textStart: number;
  textEnd: number;
  /** The attribute found by `nextAttribute`, its value without quotes. */
  attributeStart: number;
  attributeEnd: number;
  valueStart: number;
  valueEnd: number;
  /** The names of the open elements, as start and end offsets. */
  readonly open: number[];
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const COMMENT = ascii("<!--");
const COMMENT_END = ascii("-->");
const CDATA = ascii("<![CDATA[");
const CDATA_END = ascii("]]>");
const DOCTYPE = ascii("<!DOCTYPE");
const INSTRUCTION_END = ascii("?>");
const XMLNS = ascii("xmlns");

/** A scanner at the beginning of a part. A byte order mark is skipped. */
export function scanXml(bytes: Uint8Array, part: string): XmlScanner {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return {
    bytes,
    part,
    at: hasMark ? 3 : 0,
    kind: TEXT,
    start: 0,
    nameStart: 0,
    nameEnd: 0,
    attributesEnd: 0,
    empty: false,
    declares: false,
    verbatim: false,
    textStart: 0,
    textEnd: 0,
    attributeStart: 0,
    attributeEnd: 0,
    valueStart: 0,
    valueEnd: 0,
    open: [],
  };
}

/** Goes on at an element whose start tag begins at `at`, as if it were the root. */
export function restartAt(scanner: XmlScanner, at: number): void {
  scanner.at = at;
  scanner.open.length = 0;
  scanner.nameEnd = 0;
}

export const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Do the bytes at `at` equal `pattern`? */
export function matches(bytes: Uint8Array, at: number, pattern: Uint8Array): boolean {
  for (let i = 0; i < pattern.length; i++) if (bytes[at + i] !== pattern[i]) return false;
  return true;
}

/** The error for a place in a part: says the byte offset. `fault` is one of XML_FAULTS. */
export function errorAt(scanner: XmlScanner, offset: number, fault: string): FileError {
  return new FileError("BAD_XML", malformedPart(scanner.part, fault, offset));
}

/** The end of the next `pattern` from `from` on. Throws this fault where there is none. */
function endOf(scanner: XmlScanner, from: number, pattern: Uint8Array, fault: string): number {
  const { bytes } = scanner;
  const first = pattern[0]!;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (matches(bytes, at, pattern)) return at + pattern.length;
  }
  throw errorAt(scanner, from, fault);
}

/**
 * Moves to the next tag or text; comments and processing instructions are passed over. Gives END after the last one.
 * Throws FileError BAD_XML for markup that is not well formed and XML_ENTITIES for a document type.
 */
export function nextToken(scanner: XmlScanner): number {
  const { bytes } = scanner;
  for (;;) {
    const start = scanner.at;
    scanner.start = start;
    if (start >= bytes.length) {
      if (scanner.open.length > 0) throw errorAt(scanner, start, XML_FAULTS.openElement(openName(scanner)));
      return (scanner.kind = END);
    }
    if (bytes[start] !== LT) return readText(scanner, start);
    const next = bytes[start + 1];
    if (next === SLASH) return readClose(scanner, start);
    if (next === QUESTION) {
      scanner.at = endOf(scanner, start + 2, INSTRUCTION_END, XML_FAULTS.openInstruction);
    } else if (next !== EXCLAMATION) {
      return readOpen(scanner, start);
    } else if (matches(bytes, start, COMMENT)) {
      scanner.at = endOf(scanner, start + 4, COMMENT_END, XML_FAULTS.openComment);
    } else if (matches(bytes, start, CDATA)) {
      scanner.at = endOf(scanner, start + CDATA.length, CDATA_END, XML_FAULTS.openCdata);
      scanner.textStart = start + CDATA.length;
      scanner.textEnd = scanner.at - CDATA_END.length;
      scanner.verbatim = true;
      return (scanner.kind = TEXT);
    } else if (matches(bytes, start, DOCTYPE)) {
      throw forbiddenDoctype(scanner.part);
    } else {
      throw errorAt(scanner, start, XML_FAULTS.markup);
    }
  }
}

function readText(scanner: XmlScanner, start: number): number {
  const { bytes } = scanner;
  let at = start;
  while (at < bytes.length && bytes[at] !== LT) at++;
  if (scanner.open.length === 0) {
    for (let i = start; i < at; i++) {
      if (!isSpace(bytes[i])) throw errorAt(scanner, i, XML_FAULTS.textOutside);
    }
  }
  scanner.textStart = start;
  scanner.textEnd = at;
  scanner.verbatim = false;
  scanner.at = at;
  return (scanner.kind = TEXT);
}

function readClose(scanner: XmlScanner, start: number): number {
  const { bytes, open } = scanner;
  const openEnd = open.pop();
  const openStart = open.pop();
  if (openEnd === undefined || openStart === undefined)
    throw errorAt(scanner, start, XML_FAULTS.endTagTooMany);
  const length = openEnd - openStart;
  let at = start + 2 + length;
  let same = true;
  for (let i = 0; i < length; i++) if (bytes[start + 2 + i] !== bytes[openStart + i]) same = false;
  while (isSpace(bytes[at])) at++;
  if (!same || bytes[at] !== GT) {
    open.push(openStart, openEnd);
    throw errorAt(scanner, start, XML_FAULTS.endTagMissing(openName(scanner)));
  }
  scanner.nameStart = start + 2;
  scanner.nameEnd = start + 2 + length;
  scanner.at = at + 1;
  return (scanner.kind = CLOSE);
}

function readOpen(scanner: XmlScanner, start: number): number {
  const { bytes } = scanner;
  if (scanner.open.length === 0 && scanner.nameEnd > 0) throw errorAt(scanner, start, XML_FAULTS.secondRoot);
  const nameStart = start + 1;
  const nameEnd = endOfName(bytes, nameStart);
  if (nameEnd === nameStart) throw errorAt(scanner, start, XML_FAULTS.namelessTag);
  let at = nameEnd;
  let quote = 0;
  scanner.declares = false;
  for (; ; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw errorAt(scanner, start, XML_FAULTS.openTag);
    if (byte === LT) throw errorAt(scanner, at, XML_FAULTS.tagInTag);
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) {
      break;
    } else if (byte === QUOTE || byte === APOSTROPHE) {
      quote = byte;
    } else if (byte === XMLNS[0] && isSpace(bytes[at - 1]) && matches(bytes, at, XMLNS)) {
      scanner.declares = true;
    }
  }
  scanner.empty = bytes[at - 1] === SLASH;
  scanner.attributesEnd = scanner.empty ? at - 1 : at;
  scanner.nameStart = nameStart;
  scanner.nameEnd = nameEnd;
  scanner.attributeEnd = nameEnd;
  scanner.valueEnd = nameEnd;
  scanner.at = at + 1;
  if (!scanner.empty) scanner.open.push(nameStart, nameEnd);
  return (scanner.kind = OPEN);
}

/** Where a name that begins at `at` is over. */
export function endOfName(bytes: Uint8Array, at: number): number {
  for (; ; at++) {
    const byte = bytes[at];
    if (
      byte === undefined ||
      byte === GT ||
      byte === SLASH ||
      byte === EQUALS ||
      byte === LT ||
      isSpace(byte)
    ) {
      return at;
    }
  }
}

/** Moves to the next attribute of the current start tag. False after the last one. Throws FileError BAD_XML. */
export function nextAttribute(scanner: XmlScanner): boolean {
  const { bytes, attributesEnd } = scanner;
  let at = scanner.valueEnd;
  if (at > scanner.nameEnd) at++;
  const before = at;
  while (at < attributesEnd && isSpace(bytes[at])) at++;
  if (at >= attributesEnd) return false;
  if (at === before) throw errorAt(scanner, at, XML_FAULTS.attributesJoined);
  scanner.attributeStart = at;
  scanner.attributeEnd = at = endOfName(bytes, at);
  while (isSpace(bytes[at])) at++;
  if (at === scanner.attributeStart || bytes[at] !== EQUALS) throw errorAt(scanner, at, XML_FAULTS.noValue);
  at++;
  while (isSpace(bytes[at])) at++;
  const quote = bytes[at];
  if (quote !== QUOTE && quote !== APOSTROPHE) throw errorAt(scanner, at, XML_FAULTS.noQuotes);
  const end = bytes.indexOf(quote, at + 1);
  if (end < 0 || end >= attributesEnd) throw errorAt(scanner, at, XML_FAULTS.openValue);
  scanner.valueStart = at + 1;
  scanner.valueEnd = end;
  return true;
}

/** Passes over the element whose start tag is the current token, with everything in it. */
export function skipElement(scanner: XmlScanner): void {
  if (scanner.empty) return;
  const depth = scanner.open.length;
  while (scanner.open.length >= depth) nextToken(scanner);
}

/** The name of the innermost open element. */
function openName(scanner: XmlScanner): string {
  const [start, end] = scanner.open.slice(-2);
  return latin1(scanner.bytes, start ?? 0, end ?? 0);
}

/** A short run of bytes as text, for names and messages. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 100)));
}
