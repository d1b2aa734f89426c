// Reads the part of one sheet in one pass over its bytes: cells to codes, and where its rows stand.
import { XML_FAULTS } from "../../words/workbooks";
import { readCellContent, contentReader, type ContentReader } from "./cellContent";
import { belowLastRow, emptyCellTag, readCellTag } from "./cellTag";
import { MAX_ROWS, parseRange } from "./names";
import { cellCollector, type CellCollector } from "./sheetCells";
import { cellStartsOf, nextCellStart } from "./rowCells";
import { addRow, rowIndex, type ByteRange, type RowIndex, type SheetScan } from "./sheetLayout";
import type { ValueStore } from "./valueStore";
import {
  CLOSE,
  END,
  errorAt,
  nextAttribute,
  nextToken,
  OPEN,
  scanXml,
  skipElement,
  type XmlScanner,
} from "./xmlScanner";
import {
  attributeName,
  attributeText,
  isNamed,
  openRoot,
  refuseRedeclaration,
  type Prefixes,
  type QualifiedName,
} from "./xmlText";
import { badXml } from "./xmlTree";

/** How a long read is watched and stopped. */
export interface ReadOptions {
  /** Stops the work between blocks of rows; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called between blocks of rows with the share that is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Rows between two looks at the signal. */
const BLOCK = 16_384;

interface RowReader {
  readonly scanner: XmlScanner;
  readonly collector: CellCollector;
  readonly content: ContentReader;
  readonly rows: RowIndex;
  readonly names: Prefixes;
  readonly rowName: QualifiedName;
  /** "<c" with each prefix. */
  readonly cellStarts: readonly Uint8Array[];
  ordered: boolean;
}

/**
 * Reads a sheet part. `utf8` are its bytes, `part` and `sheet` its names for messages.
 * Throws FileError for malformed XML and for sheets beyond Excel's limits.
 */
export async function readSheetPart(
  utf8: Uint8Array,
  part: string,
  sheet: string,
  store: ValueStore,
  options: ReadOptions = {},
): Promise<SheetScan> {
  const scanner = scanXml(utf8, part);
  const names = openRoot(scanner, "worksheet");
  const collector = cellCollector(store.values, sheet);
  const reader: RowReader = {
    scanner,
    collector,
    content: contentReader(scanner, store, collector, names),
    rows: rowIndex(),
    names,
    rowName: names.qualify("row"),
    cellStarts: cellStartsOf(names.prefixes),
    ordered: true,
  };
  const dimensionName = names.qualify("dimension");
  const dataName = names.qualify("sheetData");
  const mergeName = names.qualify("mergeCell");
  const mergesName = names.qualify("mergeCells");
  let dimension: ByteRange | null = null;
  let data: SheetScan["sheetData"] | undefined;
  while (nextToken(scanner) !== END) {
    if (scanner.kind !== OPEN) continue;
    if (isNamed(scanner, dimensionName)) {
      dimension = attributeRange(scanner, "ref");
    } else if (isNamed(scanner, mergesName)) {
      continue;
    } else if (isNamed(scanner, mergeName)) {
      collector.merges.push(mergedRange(scanner));
    } else if (isNamed(scanner, dataName)) {
      if (data) throw errorAt(scanner, scanner.start, XML_FAULTS.secondSheetData);
      refuseRedeclarations(reader);
      const { start, at: end, empty } = scanner;
      if (!empty) await readRows(reader, options);
      data = { start, end, empty, closeStart: empty ? end : scanner.start };
      continue;
    }
    skipElement(scanner);
  }
  if (!data) throw badXml(part, XML_FAULTS.noSheetData);
  const cells = collector.finish();
  return {
    cells,
    formulas: collector.formulas,
    rows: reader.rows,
    prefixes: names.prefixes,
    dimension,
    sheetData: data,
    ordered: reader.ordered,
  };
}

/** Reads all rows; afterwards the end tag of `<sheetData>` is the current token. */
async function readRows(reader: RowReader, options: ReadOptions): Promise<void> {
  const { signal, onProgress } = options;
  const size = reader.scanner.bytes.length;
  while (!readBlock(reader)) {
    onProgress?.(reader.scanner.at / size);
    if (!signal && !onProgress) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
  }
}

/** Reads up to BLOCK rows. True when the end of `<sheetData>` was reached. */
function readBlock(reader: RowReader): boolean {
  const { scanner, rows } = reader;
  for (let read = 0; read < BLOCK;) {
    const kind = nextToken(scanner);
    if (kind === CLOSE) return true;
    if (kind !== OPEN) continue;
    if (!isNamed(scanner, reader.rowName)) {
      skipElement(scanner);
      continue;
    }
    const previous = rows.count > 0 ? rows.rows[rows.count - 1]! : -1;
    const start = scanner.start;
    const row = rowNumber(reader, previous);
    if (row <= previous) reader.ordered = false;
    const { empty } = scanner;
    const last = empty ? -1 : readCells(reader, row);
    addRow(rows, row, start, empty ? scanner.attributesEnd : scanner.start, last);
    read++;
  }
  return false;
}

function rowNumber(reader: RowReader, previous: number): number {
  const { scanner } = reader;
  let row = previous + 1;
  while (nextAttribute(scanner)) {
    const { bytes, attributeStart, valueStart, valueEnd } = scanner;
    if (scanner.attributeEnd - attributeStart !== 1 || bytes[attributeStart] !== 0x72) {
      if (scanner.declares) refuseRedeclaration(scanner, reader.names.prefixes);
      continue;
    }
    row = 0;
    for (let at = valueStart; at < valueEnd; at++) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) throw errorAt(scanner, at, XML_FAULTS.rowNumber);
      row = Math.min(row * 10 + digit, MAX_ROWS + 1);
    }
    if (row === 0) throw errorAt(scanner, valueStart, XML_FAULTS.rowZero);
    row--;
  }
  if (row >= MAX_ROWS) throw belowLastRow(scanner.part);
  return row;
}

/** Reads the cells of a row; gives the last column that has one. Afterwards the row's end tag is the current token. */
function readCells(reader: RowReader, row: number): number {
  const { scanner, collector, content, names, cellStarts } = reader;
  const cell = emptyCellTag();
  let previous = -1;
  let last = -1;
  for (;;) {
    const cellStart = nextCellStart(scanner, cellStarts);
    if (!cellStart) {
      const kind = nextToken(scanner);
      if (kind === CLOSE) return last;
      if (kind === OPEN) skipElement(scanner);
      continue;
    }
    readCellTag(scanner, cellStart.length - 1, row, previous, names.prefixes, cell);
    const column = cell.column;
    if (column <= previous) reader.ordered = false;
    previous = column;
    if (column > last) last = column;
    if (scanner.empty) continue;
    const code = readCellContent(content, row, column, cell.type);
    if (code >= 0) collector.set(row, column, code);
  }
}

function attributeRange(scanner: XmlScanner, name: string): ByteRange | null {
  while (nextAttribute(scanner)) {
    if (attributeName(scanner) === name) return { start: scanner.valueStart, end: scanner.valueEnd };
  }
  return null;
}

function mergedRange(scanner: XmlScanner): NonNullable<ReturnType<typeof parseRange>> {
  const start = scanner.start;
  while (nextAttribute(scanner)) {
    if (attributeName(scanner) !== "ref") continue;
    const range = parseRange(attributeText(scanner));
    if (range) return range;
  }
  throw errorAt(scanner, start, XML_FAULTS.mergedCells);
}

function refuseRedeclarations(reader: RowReader): void {
  while (nextAttribute(reader.scanner)) refuseRedeclaration(reader.scanner, reader.names.prefixes);
}
