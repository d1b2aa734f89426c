// Where the rows and cells of a sheet part stand, so that unchanged ones can be copied as they are.
import { XML_FAULTS } from "../../../words/workbooks";
import { skipCellContent, type UsualMarkup, usualMarkup } from "../../../files/xlsx/cellContent";
import { type CellTag, emptyCellTag, readCellTag } from "../../../files/xlsx/cellTag";
import { cellStartsOf, nextCellStart } from "../../../files/xlsx/rowCells";
import {
  CLOSE,
  END,
  errorAt,
  isSpace,
  matches,
  nextAttribute,
  nextToken,
  OPEN,
  restartAt,
  scanXml,
  skipElement,
  TEXT,
  type XmlScanner,
} from "../../../files/xlsx/xmlScanner";
import {
  attributeName,
  attributeText,
  isNamed,
  openRoot,
  textBetween,
  type Prefixes,
} from "../../../files/xlsx/xmlText";

/** An attribute by the name it is written with, and its value without entities. */
export type WrittenAttributes = [name: string, value: string][];

/** How a cell is written. Offsets are bytes of the part. */
export interface CellSource {
  readonly row: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  /** Behind the start tag: the end of a cell without content. */
  readonly contentStart: number;
  readonly style: number;
  readonly formula: FormulaSource | null;
}

export interface FormulaSource {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  /** The group of a shared formula. */
  readonly group: string | undefined;
  /** The text as it is written, entities replaced. */
  readonly text: string;
}

export interface RowSource {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly attributes: WrittenAttributes;
  readonly cells: readonly CellSource[];
}

export interface SheetIndex {
  readonly utf8: Uint8Array;
  /** The prefix to write with, with its colon. */
  readonly prefix: string;
  readonly rows: readonly RowSource[];
  /** The whole `<sheetData>` element. */
  readonly start: number;
  readonly end: number;
}

/** Finds the rows and cells of a sheet part in UTF-8. @throws FileError for XML that is not well formed */
export function indexSheet(utf8: Uint8Array, part: string): SheetIndex {
  const scanner = scanXml(utf8, part);
  const names = openRoot(scanner, "worksheet");
  const data = names.qualify("sheetData");
  while (nextToken(scanner) !== END) {
    if (scanner.kind !== OPEN) continue;
    if (!isNamed(scanner, data)) {
      skipElement(scanner);
      continue;
    }
    const { start } = scanner;
    const rows = scanner.empty ? [] : readRows(scanner, names);
    return { utf8, prefix: names.prefixes[0] ?? "", rows, start, end: scanner.at };
  }
  throw errorAt(scanner, utf8.length, XML_FAULTS.noSheetData);
}

/** The attributes of the current start tag. */
function readAttributes(scanner: XmlScanner): WrittenAttributes {
  const found: WrittenAttributes = [];
  while (nextAttribute(scanner)) found.push([attributeName(scanner), attributeText(scanner)]);
  return found;
}

export function valueOf(attributes: WrittenAttributes, name: string): string | undefined {
  return attributes.find(([one]) => one === name)?.[1];
}

/** What reading the cells of a sheet takes. */
interface Cells {
  readonly names: Prefixes;
  readonly markup: UsualMarkup;
  readonly cell: CellTag;
  readonly formulaStarts: readonly Uint8Array[];
}

function cellsContext(names: Prefixes): Cells {
  const encoder = new TextEncoder();
  return {
    names,
    markup: usualMarkup(names.prefixes[0] ?? ""),
    cell: emptyCellTag(),
    formulaStarts: names.prefixes.map((prefix) => encoder.encode(`<${prefix}f`)),
  };
}

const LESS_THAN = 0x3c;

function readRows(scanner: XmlScanner, names: Prefixes): RowSource[] {
  const rowName = names.qualify("row");
  const cellStarts = cellStartsOf(names.prefixes);
  const cells = cellsContext(names);
  const rows: RowSource[] = [];
  let row = -1;
  while (nextToken(scanner) !== CLOSE) {
    if (scanner.kind !== OPEN) continue;
    if (!isNamed(scanner, rowName)) {
      skipElement(scanner);
      continue;
    }
    const { start, empty } = scanner;
    const attributes = readAttributes(scanner);
    row = Number(valueOf(attributes, "r") ?? row + 2) - 1;
    const found: CellSource[] = [];
    let column = -1;
    while (!empty) {
      const cellStart = nextCellStart(scanner, cellStarts);
      if (cellStart === undefined) {
        const kind = nextToken(scanner);
        if (kind === CLOSE) break;
        if (kind === OPEN) skipElement(scanner);
        continue;
      }
      const cell = readCell(scanner, cells, cellStart.length - 1, row, column);
      column = cell.column;
      found.push(cell);
    }
    rows.push({ row, start, end: scanner.at, attributes, cells: found });
  }
  return rows;
}

function readCell(
  scanner: XmlScanner,
  { names, markup, cell, formulaStarts }: Cells,
  nameLength: number,
  row: number,
  previous: number,
): CellSource {
  readCellTag(scanner, nameLength, row, previous, names.prefixes, cell);
  const { start, empty } = scanner;
  const { column, styleStart, styleEnd } = cell;
  let style = 0;
  for (let at = styleStart; at < styleEnd; at++) style = style * 10 + scanner.bytes[at]! - 48;
  const contentStart = scanner.at;
  let formula: FormulaSource | null = null;
  if (!empty) {
    // A formula comes first where there is one; blanks may stand before it.
    if (
      isSpace(scanner.bytes[contentStart]) ||
      formulaStarts.some((one) => matches(scanner.bytes, contentStart, one))
    )
      formula = readContent(scanner, names);
    else skipCellContent(scanner, markup);
  }
  return { row, column, start, end: scanner.at, contentStart, style, formula };
}

/** Reads up to and with the end tag of a cell whose start tag is not on the list of open elements. */
function readContent(scanner: XmlScanner, names: Prefixes): FormulaSource | null {
  const formulaName = names.qualify("f");
  let formula: FormulaSource | null = null;
  scanner.open.push(scanner.nameStart, scanner.nameEnd);
  while (nextToken(scanner) !== CLOSE) {
    if (scanner.kind !== OPEN) continue;
    if (isNamed(scanner, formulaName)) formula = readFormula(scanner);
    else skipElement(scanner);
  }
  return formula;
}

/** The attributes of a cell, and what stands between its tags: null for nothing. */
export function detailsOf(
  { utf8, prefix }: SheetIndex,
  { start, end, contentStart }: CellSource,
): { readonly attributes: WrittenAttributes; readonly content: Uint8Array | null } {
  const scanner = scanXml(utf8, prefix);
  restartAt(scanner, start);
  nextToken(scanner);
  const attributes = readAttributes(scanner);
  if (contentStart === end) return { attributes, content: null };
  const contentEnd = utf8.lastIndexOf(LESS_THAN, end - 1);
  return { attributes, content: utf8.subarray(contentStart, contentEnd) };
}

function readFormula(scanner: XmlScanner): FormulaSource {
  const { start, empty } = scanner;
  const attributes = readAttributes(scanner);
  let text = "";
  while (!empty && nextToken(scanner) !== CLOSE)
    if (scanner.kind === TEXT)
      text += textBetween(scanner, scanner.textStart, scanner.textEnd, scanner.verbatim);
    else if (scanner.kind === OPEN) skipElement(scanner);
  const group = valueOf(attributes, "si");
  return { start, end: scanner.at, type: valueOf(attributes, "t") ?? "normal", group, text };
}
