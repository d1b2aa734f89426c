// Writes a sheet part anew with result cells put in: everything else is copied byte for byte.
import { EMPTY } from "../../roster/cells";
import type { ByteSink } from "./byteSink";
import { skipCellContent, usualMarkup, type UsualMarkup } from "./cellContent";
import { emptyCellTag, readCellTag } from "./cellTag";
import { cellHead, cellTail, isEmptyResult, writeCell, type ResultValue } from "./cellWriter";
import type { PatchPlan } from "./patchPlan";
import { cellStartsOf, headingStyle, nextCellStart } from "./rowCells";
import { extendedDimension, extendedSpans } from "./sheetExtent";
import type { ByteRange, SheetScan } from "./sheetLayout";
import {
  CLOSE,
  endOfName,
  matches,
  nextAttribute,
  nextToken,
  OPEN,
  restartAt,
  scanXml,
  skipElement,
  type XmlScanner,
} from "./xmlScanner";
import { attributeText } from "./xmlText";

/** What a patch is made of. */
export interface SheetEdit {
  /** The sheet part in UTF-8, and what reading it found. */
  readonly utf8: Uint8Array;
  readonly part: string;
  readonly scan: SheetScan;
  readonly plan: PatchPlan;
  readonly headingRow: number;
  readonly firstRow: number;
  readonly rowCount: number;
  /** The numbers of texts that stand among the shared strings. */
  readonly shared?: ReadonlyMap<ResultValue, number> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** The cells to write into one row, in the order of columns. */
interface RowWrites {
  count: number;
  /** Indexes into the plan's columns. */
  readonly columns: Int32Array;
  readonly tails: Uint8Array[];
}

interface Writer {
  readonly edit: SheetEdit;
  readonly sink: ByteSink;
  readonly scanner: XmlScanner;
  readonly prefix: string;
  readonly markup: UsualMarkup;
  /** For each planned column: what stands before the row number, the values as bytes, and the heading. */
  readonly heads: readonly Uint8Array[];
  readonly tails: readonly (readonly Uint8Array[])[];
  readonly headings: readonly (Uint8Array | null)[];
  readonly empty: Uint8Array;
  readonly writes: RowWrites;
  /** The spans extended last and their new value: most rows have the same. */
  readonly spans: { old: Uint8Array; first: number; last: number; new: Uint8Array | null };
  /** Where the part names the style of the heading left of the new ones: they take it over. Empty for none. */
  readonly headingStyle: ByteRange;
  /** Everything before this byte of the part is written. */
  copied: number;
}

const encoder = new TextEncoder();
const GREATER = encoder.encode(">");
const SPANS = encoder.encode("spans");
const SLASH = 0x2f;
const NO_STYLE = { start: 0, end: 0 };
/** Rows between two hand-overs to the compressor. */
const BLOCK = 256;

/** Writes the whole patched part into the sink. Rejects with the signal's reason when it is aborted. */
export async function writeSheet(edit: SheetEdit, sink: ByteSink): Promise<void> {
  const writer = sheetWriter(edit, sink);
  const { utf8, scan, rowCount, firstRow, headingRow } = edit;
  extendDimension(writer);
  openSheetData(writer);
  let next = 0;
  for (let done = -1; done < rowCount; done++) {
    const row = done < 0 ? headingRow : firstRow + done;
    if (!gatherWrites(writer, row)) continue;
    while (next < scan.rows.count && scan.rows.rows[next]! < row) next++;
    if (next < scan.rows.count && scan.rows.rows[next] === row) patchRow(writer, next);
    else insertRow(writer, row, next);
    if (done % BLOCK !== 0) continue;
    await sink.drain();
    edit.signal?.throwIfAborted();
    edit.onProgress?.(done / rowCount);
  }
  closeSheetData(writer);
  sink.copy(utf8, writer.copied, utf8.length);
}

function sheetWriter(edit: SheetEdit, sink: ByteSink): Writer {
  const { columns } = edit.plan;
  const prefix = edit.scan.prefixes[0] ?? "";
  const empty = cellTail(null, prefix);
  const scanner = scanXml(edit.utf8, edit.part);
  const markup = usualMarkup(prefix);
  return {
    edit,
    sink,
    scanner,
    prefix,
    markup,
    heads: columns.map(({ column }) => cellHead(column, prefix)),
    tails: columns.map(({ values }) =>
      values.map((value) => (isEmptyResult(value) ? empty : cellTail(value, prefix, edit.shared))),
    ),
    headings: columns.map(({ heading }) => (heading === null ? null : cellTail(heading, prefix))),
    empty,
    writes: { count: 0, columns: new Int32Array(columns.length), tails: [] },
    spans: { old: new Uint8Array(0), first: 0, last: 0, new: null },
    headingStyle: headingStyle(edit, scanner, markup),
    copied: 0,
  };
}

/** Copies the part up to `end`, and goes on behind `resume`. */
function copyUpTo(writer: Writer, end: number, resume = end): void {
  writer.sink.copy(writer.edit.utf8, writer.copied, end);
  writer.copied = resume;
}

/** Finds the cells to write into a row. False when there are none. */
function gatherWrites(writer: Writer, row: number): boolean {
  const { edit, writes } = writer;
  const { columns } = edit.plan;
  const index = row - edit.firstRow;
  writes.count = 0;
  for (let i = 0; i < columns.length; i++) {
    const { changed, codes } = columns[i]!;
    let tail: Uint8Array | null | undefined;
    if (index < 0) tail = writer.headings[i];
    else if (changed[index] === 1)
      tail = codes[index] === EMPTY ? writer.empty : writer.tails[i]![codes[index]!];
    if (!tail) continue;
    writes.columns[writes.count] = i;
    writes.tails[writes.count] = tail;
    writes.count++;
  }
  return writes.count > 0;
}

/** Writes a cell that was not there before; nothing for an empty one. */
function putNewCell(writer: Writer, row: number, write: number): void {
  const { edit, sink, heads, headingStyle, writes } = writer;
  const tail = writes.tails[write]!;
  if (tail === writer.empty) return;
  const { start, end } = row === edit.headingRow ? headingStyle : NO_STYLE;
  writeCell(sink, heads[writes.columns[write]!]!, row, tail, edit.utf8, start, end);
}

function insertRow(writer: Writer, row: number, next: number): void {
  const { edit, sink, writes, prefix } = writer;
  const { rows, sheetData } = edit.scan;
  if (!writes.tails.slice(0, writes.count).some((tail) => tail !== writer.empty)) return;
  copyUpTo(writer, next < rows.count ? rows.starts[next]! : Math.max(writer.copied, sheetData.closeStart));
  sink.put(encoder.encode(`<${prefix}row r="${row + 1}">`));
  for (let write = 0; write < writes.count; write++) putNewCell(writer, row, write);
  sink.put(encoder.encode(`</${prefix}row>`));
}

function patchRow(writer: Writer, index: number): void {
  const { edit, sink, scanner, writes } = writer;
  const { utf8, scan } = edit;
  const { columns } = edit.plan;
  const row = scan.rows.rows[index]!;
  const start = scan.rows.starts[index]!;
  const end = scan.rows.ends[index]!;
  restartAt(scanner, start);
  nextToken(scanner);
  const cellsStart = scanner.at;
  const { empty } = scanner;
  extendSpans(writer, scanner);
  if (empty) {
    copyUpTo(writer, end, end + 2);
    sink.put(GREATER);
  } else if (scan.rows.lastColumns[index]! < columns[writes.columns[0]!]!.column) {
    copyUpTo(writer, end);
  } else {
    mergeCells(writer, row, cellsStart);
    return;
  }
  for (let write = 0; write < writes.count; write++) putNewCell(writer, row, write);
  if (empty)
    sink.put(
      encoder.encode(`</${new TextDecoder().decode(utf8.subarray(start + 1, endOfName(utf8, start + 1)))}>`),
    );
}

/** Writes cells between and in place of those that a row has. */
function mergeCells(writer: Writer, row: number, cellsStart: number): void {
  const { edit, sink, scanner, writes, markup } = writer;
  const { columns } = edit.plan;
  const cellStarts = cellStartsOf(edit.scan.prefixes);
  const cell = emptyCellTag();
  let write = 0;
  let previous = -1;
  scanner.at = cellsStart;
  while (write < writes.count) {
    const start = scanner.at;
    const cellStart = nextCellStart(scanner, cellStarts);
    if (!cellStart) {
      const kind = nextToken(scanner);
      if (kind === CLOSE) break;
      if (kind === OPEN) skipElement(scanner);
      continue;
    }
    readCellTag(scanner, cellStart.length - 1, row, previous, edit.scan.prefixes, cell);
    previous = cell.column;
    if (!scanner.empty) skipCellContent(scanner, markup);
    while (write < writes.count && columns[writes.columns[write]!]!.column < cell.column) {
      copyUpTo(writer, start);
      putNewCell(writer, row, write++);
    }
    const index = writes.columns[write];
    if (write >= writes.count || index === undefined || columns[index]!.column !== cell.column) continue;
    copyUpTo(writer, start, scanner.at);
    // An emptied cell stays as an empty one: cells behind it may have no names and count from it.
    writeCell(
      sink,
      writer.heads[index]!,
      row,
      writes.tails[write]!,
      edit.utf8,
      cell.styleStart,
      cell.styleEnd,
    );
    write++;
  }
  if (write >= writes.count) return;
  copyUpTo(writer, scanner.start);
  while (write < writes.count) putNewCell(writer, row, write++);
}

/** Lets a row's hint about its first and last column take in the new cells. The row's start tag is the current token. */
function extendSpans(writer: Writer, scanner: XmlScanner): void {
  const { columns } = writer.edit.plan;
  const { writes } = writer;
  const first = columns[writes.columns[0]!]!.column + 1;
  const last = columns[writes.columns[writes.count - 1]!]!.column + 1;
  while (nextAttribute(scanner)) {
    const { bytes, attributeStart, attributeEnd, valueStart, valueEnd } = scanner;
    if (attributeEnd - attributeStart !== SPANS.length || !matches(bytes, attributeStart, SPANS)) continue;
    const { spans } = writer;
    const same = spans.first === first && spans.last === last && spans.old.length === valueEnd - valueStart;
    if (!same || !matches(bytes, valueStart, spans.old)) {
      spans.old = bytes.slice(valueStart, valueEnd);
      spans.first = first;
      spans.last = last;
      const extended = extendedSpans(attributeText(scanner), first, last);
      spans.new = extended === null ? null : encoder.encode(extended);
    }
    if (!spans.new) return;
    copyUpTo(writer, valueStart, valueEnd);
    writer.sink.put(spans.new);
    return;
  }
}

function extendDimension(writer: Writer): void {
  const { edit } = writer;
  const { dimension, sheetData } = edit.scan;
  if (!dimension || dimension.start > sheetData.start) return;
  const old = new TextDecoder().decode(edit.utf8.subarray(dimension.start, dimension.end));
  const extended = extendedDimension(old, edit.plan.columns, edit.headingRow, edit.firstRow);
  if (extended === null) return;
  copyUpTo(writer, dimension.start, dimension.end);
  writer.sink.put(encoder.encode(extended));
}

/** An empty `<sheetData/>` becomes a pair of tags. */
function openSheetData(writer: Writer): void {
  const { sheetData } = writer.edit.scan;
  if (!sheetData.empty) return;
  let slash = sheetData.end - 1;
  while (writer.edit.utf8[slash] !== SLASH) slash--;
  copyUpTo(writer, slash, sheetData.end);
  writer.sink.put(GREATER);
}

function closeSheetData(writer: Writer): void {
  const { utf8, scan } = writer.edit;
  if (!scan.sheetData.empty) return;
  const nameStart = scan.sheetData.start + 1;
  const name = new TextDecoder().decode(utf8.subarray(nameStart, endOfName(utf8, nameStart)));
  writer.sink.put(encoder.encode(`</${name}>`));
}
