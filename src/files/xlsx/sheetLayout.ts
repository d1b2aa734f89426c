// Where the rows of a sheet part stand, so that results can be put between its bytes without reading it again.
import type { FormulaGroups, SheetCells } from "./sheetCells";

/** A range of bytes; empty ranges mark a place. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The rows of a sheet part in the order they are written, each at the same index of these lists. */
export interface RowIndex {
  count: number;
  /** Sheet rows, counted from 0. */
  rows: Int32Array;
  /** Where the start tag begins. */
  starts: Uint32Array;
  /** Where the end tag begins, or the "/>" of a row without cells. */
  ends: Uint32Array;
  /** The last column that has a cell, with or without a value; -1 without cells. */
  lastColumns: Int16Array;
}

/** A sheet's cells and the layout of its part. Offsets are bytes of the UTF-8 part. */
export interface SheetScan {
  readonly cells: SheetCells;
  readonly formulas: FormulaGroups;
  readonly rows: RowIndex;
  /** The prefixes of the spreadsheet namespace, with colon; the first is the one to write with. */
  readonly prefixes: readonly string[];
  /** The value of the dimension's reference, without quotes. */
  readonly dimension: ByteRange | null;
  /** The `<sheetData>` element's start tag, and where its end tag begins (the same end where it is empty). */
  readonly sheetData: ByteRange & { readonly closeStart: number; readonly empty: boolean };
  /** Rows and, in each row, cells follow each other in ascending order, as they must. */
  readonly ordered: boolean;
}

/** An empty index of rows. */
export function rowIndex(): RowIndex {
  const room = 256;
  return {
    count: 0,
    rows: new Int32Array(room),
    starts: new Uint32Array(room),
    ends: new Uint32Array(room),
    lastColumns: new Int16Array(room),
  };
}

/** Adds a row at the end. */
export function addRow(index: RowIndex, row: number, start: number, end: number, lastColumn: number): void {
  const at = index.count++;
  if (at === index.rows.length) {
    index.rows = doubled(index.rows, new Int32Array(at * 2));
    index.starts = doubled(index.starts, new Uint32Array(at * 2));
    index.ends = doubled(index.ends, new Uint32Array(at * 2));
    index.lastColumns = doubled(index.lastColumns, new Int16Array(at * 2));
  }
  index.rows[at] = row;
  index.starts[at] = start;
  index.ends[at] = end;
  index.lastColumns[at] = lastColumn;
}

function doubled<List extends Int32Array | Uint32Array | Int16Array>(old: List, room: List): List {
  room.set(old);
  return room;
}
