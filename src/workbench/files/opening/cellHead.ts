// The start tag of one cell, read byte by byte: every cell has one.
import { FileError } from "../../../files/fileError";
import { MAX_COLUMNS } from "../../../files/xlsx/names";
import { errorAt, latin1, nextAttribute, type XmlScanner } from "../../../files/xlsx/xmlScanner";
import { attributeText } from "../../../files/xlsx/xmlText";
import { columnLetters } from "../../../host/workbook/address";
import { tooManyColumns, XML_FAULTS } from "../../../words/workbooks";

const LETTER_C = 0x63;
const LETTER_M = 0x6d;
const LETTER_N = 0x6e;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
const LETTER_V = 0x76;

/** What the start tag of a cell says. It is filled again and again. */
export interface CellHead {
  column: number;
  type: string;
  style: number;
  metadata: number;
  isRich: boolean;
}

/** A head before the first cell of a row. */
export function emptyHead(): CellHead {
  return { column: -1, type: "n", style: 0, metadata: 0, isRich: false };
}

/** Reads the start tag of a cell, which is the current token; the last cell's head is filled anew. Throws FileError. */
export function readHead(scanner: XmlScanner, row: number, head: CellHead): void {
  head.column++;
  head.type = "n";
  head.style = 0;
  head.metadata = 0;
  head.isRich = false;
  while (nextAttribute(scanner)) {
    const { bytes, attributeStart, attributeEnd } = scanner;
    const length = attributeEnd - attributeStart;
    const name = bytes[attributeStart];
    if (length === 1 && name === LETTER_R) head.column = columnOf(scanner, row);
    else if (length === 1 && name === LETTER_S) head.style = wholeNumber(scanner);
    else if (length === 1 && name === LETTER_T) head.type = typeOf(scanner);
    else if (length === 2 && bytes[attributeStart + 1] === LETTER_M) {
      if (name === LETTER_C) head.metadata = wholeNumber(scanner);
      else if (name === LETTER_V) head.isRich = true;
    }
  }
  if (head.column >= MAX_COLUMNS)
    throw new FileError(
      "TOO_MANY_COLUMNS",
      tooManyColumns(scanner.part, row + 1, MAX_COLUMNS, columnLetters(MAX_COLUMNS - 1)),
    );
}

/** The type of a cell, without making a text of the usual ones. */
function typeOf(scanner: XmlScanner): string {
  const first = scanner.bytes[scanner.valueStart];
  if (scanner.valueEnd - scanner.valueStart === 1) {
    if (first === LETTER_S) return "s";
    if (first === LETTER_N) return "n";
  }
  return attributeText(scanner);
}

/** An attribute of digits; NaN for anything else. */
function wholeNumber({ bytes, valueStart, valueEnd }: XmlScanner): number {
  let number = valueEnd > valueStart ? 0 : NaN;
  for (let at = valueStart; at < valueEnd; at++) {
    const digit = bytes[at]! - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
  }
  return number;
}

/** The column that a cell's name says, read byte by byte: every cell has one. */
function columnOf(scanner: XmlScanner, row: number): number {
  const { bytes, valueStart, valueEnd } = scanner;
  let column = 0;
  let at = valueStart;
  for (let letter = bytes[at]! & 0xdf; letter >= 65 && letter <= 90 && at < valueStart + 3;) {
    column = column * 26 + letter - 64;
    letter = bytes[++at]! & 0xdf;
  }
  let number = 0;
  const digits = at;
  for (; at < valueEnd; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) break;
    number = number * 10 + digit;
  }
  if (column === 0 || at === digits || at < valueEnd || number !== row + 1)
    throw errorAt(scanner, valueStart, XML_FAULTS.cellName(row + 1, latin1(bytes, valueStart, valueEnd)));
  return column - 1;
}
