// The start tag of one cell, read byte by byte: where it stands, what type and style it has.
import { columnLetters } from "../../roster/headings";
import { tooManyColumns, tooManyRows, XML_FAULTS } from "../../words/workbooks";
import { FileError } from "../fileError";
import { errorAt, isSpace, latin1, matches, nextAttribute, type XmlScanner } from "./xmlScanner";
import { refuseRedeclaration } from "./xmlText";
import { MAX_COLUMNS, MAX_ROWS } from "./names";

/** The types of cells: what the text of `<v>` means. */
export const NUMBER = 0;
export const SHARED = 1;
export const INLINE = 2;
export const TEXT_VALUE = 3;
export const BOOLEAN = 4;
export const ERROR = 5;
export const DATE = 6;

/** The cell read last. Rows and columns count from 0. */
export interface CellTag {
  column: number;
  type: number;
  /** The value of the style attribute; equal offsets where there is none. */
  styleStart: number;
  styleEnd: number;
}

/** A cell tag to be filled again and again. */
export function emptyCellTag(): CellTag {
  return { column: -1, type: NUMBER, styleStart: 0, styleEnd: 0 };
}

const LT = 0x3c;
const QUOTE = 0x22;
const EQUALS = 0x3d;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
const INLINE_TYPE = new TextEncoder().encode("inlineStr");
const TEXT_TYPE = new TextEncoder().encode("str");

/**
 * Reads the start tag of a cell that begins at `scanner.at`; `nameLength` is the length of its qualified name.
 * Leaves the scanner as `nextToken` does, so that both can be mixed, but keeps no account of the open element:
 * the caller does, where it needs it. Throws FileError for what is not well formed or outside of the sheet.
 */
export function readCellTag(
  scanner: XmlScanner,
  nameLength: number,
  row: number,
  previousColumn: number,
  prefixes: readonly string[],
  cell: CellTag,
): void {
  const { bytes } = scanner;
  const start = scanner.at;
  scanner.start = start;
  scanner.nameStart = start + 1;
  let at = start + 1 + nameLength;
  scanner.nameEnd = at;
  cell.column = previousColumn + 1;
  cell.type = NUMBER;
  cell.styleStart = cell.styleEnd = 0;
  for (;;) {
    let byte = bytes[at];
    const separated = isSpace(byte);
    while (isSpace(byte)) byte = bytes[++at];
    if (byte === 0x3e) {
      scanner.empty = false;
      scanner.at = at + 1;
      break;
    }
    if (byte === 0x2f && bytes[at + 1] === 0x3e) {
      scanner.empty = true;
      scanner.at = at + 2;
      break;
    }
    if (byte === undefined || !separated) throw errorAt(scanner, at, XML_FAULTS.cellTag);
    if (bytes[at + 1] === EQUALS && bytes[at + 2] === QUOTE && isKnown(byte)) {
      const valueStart = at + 3;
      let end = valueStart;
      while (bytes[end] !== QUOTE) {
        if (bytes[end] === LT || bytes[end] === undefined) throw errorAt(scanner, at, XML_FAULTS.openValue);
        end++;
      }
      takeAttribute(scanner, byte, valueStart, end, row, cell);
      at = end + 1;
    } else {
      at = slowAttribute(scanner, at, row, prefixes, cell);
    }
  }
  if (cell.column >= MAX_COLUMNS) throw beyondLastColumn(scanner, row);
}

const isKnown = (byte: number): boolean => byte === LETTER_R || byte === LETTER_S || byte === LETTER_T;

function takeAttribute(
  scanner: XmlScanner,
  name: number,
  start: number,
  end: number,
  row: number,
  cell: CellTag,
): void {
  if (name === LETTER_R) {
    cell.column = columnOf(scanner, start, end, row);
  } else if (name === LETTER_S) {
    cell.styleStart = start;
    cell.styleEnd = end;
  } else {
    cell.type = typeOf(scanner, start, end);
  }
}

/** Any attribute that is not the usual r, s or t in double quotes. Gives the offset behind it. */
function slowAttribute(
  scanner: XmlScanner,
  at: number,
  row: number,
  prefixes: readonly string[],
  cell: CellTag,
): number {
  const { bytes } = scanner;
  let end = at;
  for (let quote = 0; ; end++) {
    const byte = bytes[end];
    if (byte === undefined || byte === LT) throw errorAt(scanner, at, XML_FAULTS.openTag);
    if (quote !== 0) {
      if (byte === quote) break;
    } else if (byte === QUOTE || byte === 0x27) quote = byte;
    else if (byte === 0x3e) break;
  }
  const { nameEnd } = scanner;
  // One blank before the attribute lets nextAttribute begin there.
  scanner.valueEnd = scanner.nameEnd = at - 1;
  scanner.attributesEnd = end + 1;
  nextAttribute(scanner);
  scanner.nameEnd = nameEnd;
  const name = bytes[scanner.attributeStart]!;
  if (scanner.attributeEnd - scanner.attributeStart === 1 && isKnown(name)) {
    takeAttribute(scanner, name, scanner.valueStart, scanner.valueEnd, row, cell);
  } else {
    refuseRedeclaration(scanner, prefixes);
  }
  return end + 1;
}

function columnOf(scanner: XmlScanner, start: number, end: number, row: number): number {
  const { bytes } = scanner;
  let column = 0;
  let at = start;
  for (; at < end; at++) {
    // Lower-case letters are not written by any known program but mean the same.
    const letter = bytes[at]! & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > MAX_COLUMNS) throw beyondLastColumn(scanner, row);
  }
  let digits = 0;
  const letters = at - start;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9 || digits > MAX_ROWS) break;
    digits = digits * 10 + digit;
  }
  if (at < end || letters === 0 || digits !== row + 1) {
    throw errorAt(scanner, scanner.start, XML_FAULTS.cellName(row + 1, latin1(bytes, start, end)));
  }
  return column - 1;
}

function typeOf(scanner: XmlScanner, start: number, end: number): number {
  const { bytes } = scanner;
  if (end - start === 1) {
    switch (bytes[start]) {
      case LETTER_S:
        return SHARED;
      case 0x6e:
        return NUMBER;
      case 0x62:
        return BOOLEAN;
      case 0x65:
        return ERROR;
      case 0x64:
        return DATE;
    }
  }
  if (end - start === INLINE_TYPE.length && matches(bytes, start, INLINE_TYPE)) return INLINE;
  if (end - start === TEXT_TYPE.length && matches(bytes, start, TEXT_TYPE)) return TEXT_VALUE;
  throw errorAt(scanner, scanner.start, XML_FAULTS.cellType(latin1(bytes, start, end)));
}

function beyondLastColumn({ part }: XmlScanner, row: number): FileError {
  const lastColumn = columnLetters(MAX_COLUMNS - 1);
  return new FileError("TOO_MANY_COLUMNS", tooManyColumns(part, row + 1, MAX_COLUMNS, lastColumn));
}

/** The error for a row below the last row of a sheet. */
export function belowLastRow(part: string): FileError {
  return new FileError("TOO_MANY_ROWS", tooManyRows(part, MAX_ROWS));
}
