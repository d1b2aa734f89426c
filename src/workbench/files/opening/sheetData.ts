// The cells of a sheet part: values, formulas and styles, read in one pass over its bytes.
import { dateSerial } from "../../../files/xlsx/dates";
import { decodeEscapes, MAX_ROWS } from "../../../files/xlsx/names";
import {
  CLOSE,
  END,
  errorAt,
  nextAttribute,
  nextToken,
  OPEN,
  scanXml,
  skipElement,
  TEXT,
  type XmlScanner,
} from "../../../files/xlsx/xmlScanner";
import { belowLastRow } from "../../../files/xlsx/cellTag";
import {
  attributeName,
  attributeText,
  isNamed,
  openRoot,
  stringItem,
  textBetween,
  type Prefixes,
  type QualifiedName,
  type StringNames,
} from "../../../files/xlsx/xmlText";
import { FileError } from "../../../files/fileError";
import { columnLetters } from "../../../host/workbook/address";
import type { CellValue } from "../../../host/workbook/values";
import { isErrorText } from "../../../host/workbook/values";
import { XML_FAULTS } from "../../../words/workbooks";
import { errorOfFile, sheetTooLarge } from "../../../words/workbookFiles";
import { emptyHead, readHead, type CellHead } from "./cellHead";

/** A formula as the file has it. */
export interface StoredFormula {
  readonly row: number;
  readonly column: number;
  /** Without equals sign; empty for a cell that shares another's formula. */
  readonly text: string;
  /** "normal", "array", "shared" or "dataTable". */
  readonly type: string;
  /** The cells that an array formula fills. */
  readonly ref: string | null;
  /** The number of the shared formula. */
  readonly shared: string | null;
  /** The number of the cell's metadata; 0 without any. Dynamic arrays are marked there. */
  readonly metadata: number;
  readonly hasValue: boolean;
}

/** A row with properties of its own. */
export interface StoredRow {
  readonly row: number;
  /** In points; undefined where it is not given. */
  readonly height: number | undefined;
  readonly hidden: boolean;
  /** The style of its empty cells; undefined where it has none. */
  readonly style: number | undefined;
}

/** The styles of a row's cells: first column, last column and style, again and again. */
export interface RowRuns {
  readonly row: number;
  readonly runs: readonly number[];
}

export interface SheetData {
  readonly rows: (CellValue[] | undefined)[];
  readonly formulas: readonly StoredFormula[];
  readonly rowProperties: readonly StoredRow[];
  readonly cellStyles: readonly RowRuns[];
  /** The part without what stands inside of `<sheetData>`: small enough for a tree. */
  readonly rest: Uint8Array;
}

/** What values need. */
export interface Around {
  /** The name of the sheet, for messages. */
  readonly sheet: string;
  readonly strings: readonly string[];
  /** Whether a style shows numbers as dates. */
  readonly dates: readonly boolean[];
  /** What is added to dates, because the file counts from another day. */
  readonly dateShift: number;
}

/** More places for cells than this do not fit into the memory of a page. */
const MOST_CELLS = 12_000_000;

interface Reader extends Around {
  readonly scanner: XmlScanner;
  readonly names: {
    readonly row: QualifiedName;
    readonly cell: QualifiedName;
    readonly value: QualifiedName;
    readonly formula: QualifiedName;
    readonly inline: QualifiedName;
  };
  readonly stringNames: StringNames;
  readonly rows: (CellValue[] | undefined)[];
  readonly formulas: StoredFormula[];
  readonly rowProperties: StoredRow[];
  readonly cellStyles: RowRuns[];
  places: number;
}

/** Reads a sheet part in UTF-8. Throws FileError for malformed XML and for sheets beyond Excel's limits. */
export function readSheetData(utf8: Uint8Array, part: string, around: Around): SheetData {
  const scanner = scanXml(utf8, part);
  const prefixes = openRoot(scanner, "worksheet");
  const reader = readerOf(scanner, prefixes, around);
  const data = prefixes.qualify("sheetData");
  let rest: Uint8Array | undefined;
  while (nextToken(scanner) !== END) {
    if (scanner.kind !== OPEN) continue;
    if (!isNamed(scanner, data)) {
      skipElement(scanner);
      continue;
    }
    if (rest !== undefined) throw errorAt(scanner, scanner.start, XML_FAULTS.secondSheetData);
    const start = scanner.at;
    if (!scanner.empty) readRows(reader);
    const end = scanner.empty ? start : scanner.start;
    rest = new Uint8Array(start + utf8.length - end);
    rest.set(utf8.subarray(0, start));
    rest.set(utf8.subarray(end), start);
  }
  if (rest === undefined) throw errorAt(scanner, 0, XML_FAULTS.noSheetData);
  const { rows, formulas, rowProperties, cellStyles } = reader;
  return { rows, formulas, rowProperties, cellStyles, rest };
}

function readerOf(scanner: XmlScanner, { qualify }: Prefixes, around: Around): Reader {
  return {
    ...around,
    scanner,
    names: {
      row: qualify("row"),
      cell: qualify("c"),
      value: qualify("v"),
      formula: qualify("f"),
      inline: qualify("is"),
    },
    stringNames: { text: qualify("t"), phonetic: qualify("rPh") },
    rows: [],
    formulas: [],
    rowProperties: [],
    cellStyles: [],
    places: 0,
  };
}

/** Reads all rows; afterwards the end tag of `<sheetData>` is the current token. */
function readRows(reader: Reader): void {
  const { scanner, names } = reader;
  let previous = -1;
  for (;;) {
    const kind = nextToken(scanner);
    if (kind === CLOSE) return;
    if (kind !== OPEN) continue;
    if (isNamed(scanner, names.row)) previous = readRow(reader, previous);
    else skipElement(scanner);
  }
}

function readRow(reader: Reader, previous: number): number {
  const { scanner } = reader;
  let row = previous + 1;
  let height: number | undefined;
  let hidden = false;
  let style: number | undefined;
  let isStyled = false;
  while (nextAttribute(scanner)) {
    switch (attributeName(scanner)) {
      case "r":
        row = Number(attributeText(scanner)) - 1;
        if (!Number.isInteger(row)) throw errorAt(scanner, scanner.valueStart, XML_FAULTS.rowNumber);
        if (row < 0) throw errorAt(scanner, scanner.valueStart, XML_FAULTS.rowZero);
        break;
      case "ht":
        height = Number(attributeText(scanner));
        break;
      case "hidden":
        hidden = isOn(attributeText(scanner));
        break;
      case "s":
        style = Number(attributeText(scanner));
        break;
      case "customFormat":
        isStyled = isOn(attributeText(scanner));
        break;
    }
  }
  if (row >= MAX_ROWS) throw belowLastRow(scanner.part);
  if (!isStyled) style = undefined;
  if (height !== undefined || hidden || style !== undefined)
    reader.rowProperties.push({ row, height, hidden, style });
  if (!scanner.empty) readCells(reader, row);
  return row;
}

const isOn = (text: string): boolean => text === "1" || text === "true";

/** Reads the cells of a row; afterwards the row's end tag is the current token. */
function readCells(reader: Reader, row: number): void {
  const { scanner, names, rows } = reader;
  const runs: number[] = [];
  const cells: CellValue[] = rows[row] ?? [];
  const head = emptyHead();
  for (;;) {
    const kind = nextToken(scanner);
    if (kind === CLOSE) break;
    if (kind !== OPEN) continue;
    if (!isNamed(scanner, names.cell)) {
      skipElement(scanner);
      continue;
    }
    readHead(scanner, row, head);
    const { column, style } = head;
    if (runs[runs.length - 2] === column - 1 && runs[runs.length - 1] === style)
      runs[runs.length - 2] = column;
    else runs.push(column, column, style);
    if (scanner.empty) continue;
    const value = readContent(reader, row, head);
    if (value === null) continue;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
  if (runs.length > 0) reader.cellStyles.push({ row, runs });
  if (cells.length === 0) return;
  reader.places += cells.length;
  if (reader.places > MOST_CELLS) throw new FileError("TOO_LARGE", sheetTooLarge(reader.sheet, MOST_CELLS));
  while (rows.length < row) rows.push(undefined);
  rows[row] = cells;
}

/** Reads a cell's value and notes its formula; afterwards its end tag is the current token. */
function readContent(reader: Reader, row: number, head: CellHead): CellValue {
  const { scanner, names } = reader;
  const depth = scanner.open.length;
  let value: CellValue = null;
  let hasValue = head.type === "str";
  let formula: Omit<StoredFormula, "hasValue"> | undefined;
  for (;;) {
    const kind = nextToken(scanner);
    if (kind === CLOSE && scanner.open.length < depth) break;
    if (kind !== OPEN) continue;
    if (isNamed(scanner, names.value)) {
      const start = scanner.start;
      const text = elementText(scanner);
      value = valueOf(reader, text, row, head, start);
      hasValue ||= value !== null;
    } else if (isNamed(scanner, names.inline)) {
      value = stringItem(scanner, reader.stringNames);
      hasValue = true;
    } else if (isNamed(scanner, names.formula)) {
      formula = readFormula(scanner, row, head);
    } else skipElement(scanner);
  }
  if (formula === undefined) return value;
  // Errors that came later than the format are stored as others, and said in rich data: they are calculated anew.
  reader.formulas.push({ ...formula, hasValue: hasValue && !(head.isRich && head.type === "e") });
  return value ?? (hasValue ? "" : null);
}

function readFormula(scanner: XmlScanner, row: number, head: CellHead): Omit<StoredFormula, "hasValue"> {
  let type = "normal";
  let ref: string | null = null;
  let shared: string | null = null;
  while (nextAttribute(scanner))
    switch (attributeName(scanner)) {
      case "t":
        type = attributeText(scanner);
        break;
      case "ref":
        ref = attributeText(scanner);
        break;
      case "si":
        shared = attributeText(scanner);
        break;
    }
  const text = decodeEscapes(elementText(scanner));
  return { row, column: head.column, text, type, ref, shared, metadata: head.metadata };
}

/** The text of the element whose start tag is the current token; afterwards its end tag is. */
function elementText(scanner: XmlScanner): string {
  if (scanner.empty) return "";
  const depth = scanner.open.length;
  let text = "";
  for (;;) {
    const kind = nextToken(scanner);
    if (kind === TEXT) text += textBetween(scanner, scanner.textStart, scanner.textEnd, scanner.verbatim);
    else if (kind === CLOSE && scanner.open.length < depth) return text;
  }
}

function valueOf(reader: Reader, text: string, row: number, head: CellHead, at: number): CellValue {
  const { scanner, strings, dates, dateShift } = reader;
  const name = (): string => columnLetters(head.column) + String(row + 1);
  switch (head.type) {
    case "s": {
      if (text === "") return null;
      const string = strings[Number(text)];
      if (string === undefined)
        throw errorAt(scanner, at, XML_FAULTS.sharedString(name(), Number(text), strings.length));
      return string;
    }
    case "str":
      return decodeEscapes(text);
    case "b":
      return text === "" ? null : isOn(text);
    case "e":
      return text === "" ? null : errorOf(text);
    case "d":
    case "n": {
      if (text.trim() === "") return null;
      const number = head.type === "d" ? dateSerial(text) : Number(text);
      if (number === undefined || !Number.isFinite(number))
        throw errorAt(scanner, at, XML_FAULTS.noNumber(name(), text));
      return head.type === "n" && dates[head.style] === true ? number + dateShift : number;
    }
    default:
      throw errorAt(scanner, at, XML_FAULTS.cellType(head.type));
  }
}

/** An error value; one that the host does not have keeps its name in the message. */
function errorOf(text: string): CellValue {
  const error = text.toUpperCase();
  if (isErrorText(error)) return { error };
  if (error === "#GETTING_DATA") return { error: "#BUSY!" };
  return { error: "#VALUE!", message: errorOfFile(text) };
}
