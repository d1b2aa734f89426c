// Cells as a formula writes them in A1 style, with their dollar signs, and how they move.
import { type Box, columnLetters, columnNumber, MAX_COLUMNS, MAX_ROWS, sameBox } from "../workbook/address";
import { type Shift, shiftedBox } from "../workbook/shift";

/** The rows or the columns of an area: the first and the last, counted from 0, and whether `$` holds them. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly firstFixed: boolean;
  readonly lastFixed: boolean;
}

/** Cells as they are written. */
export interface WrittenArea {
  /** Null in `A:B`, which is whole columns. */
  readonly rows: Span | null;
  /** Null in `2:3`, which is whole rows. */
  readonly columns: Span | null;
  /** `A1` rather than `A1:A1`. */
  readonly single: boolean;
}

/** An area found in a text, and where it ends. */
export interface FoundArea {
  readonly area: WrittenArea;
  readonly end: number;
}

const CELLS = /(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?/y;
const COLUMNS = /(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})/y;
const ROWS = /(\$?)(\d{1,7}):(\$?)(\d{1,7})/y;

/** What makes an address the beginning of something longer: a name, a function, a sheet. */
const GOES_ON = /[\p{L}\p{M}\p{N}_.\\?$(![]/uy;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function spanOf(one: number, oneFixed: boolean, other: number, otherFixed: boolean): Span {
  return one <= other
    ? { first: one, last: other, firstFixed: oneFixed, lastFixed: otherFixed }
    : { first: other, last: one, firstFixed: otherFixed, lastFixed: oneFixed };
}

function rowSpan(mark: string, row: string, lastMark = mark, lastRow = row): Span | null {
  const span = spanOf(Number(row) - 1, mark !== "", Number(lastRow) - 1, lastMark !== "");
  return span.first >= 0 && span.last < MAX_ROWS ? span : null;
}

function columnSpan(mark: string, column: string, lastMark = mark, lastColumn = column): Span | null {
  const span = spanOf(columnNumber(column), mark !== "", columnNumber(lastColumn), lastMark !== "");
  return span.last < MAX_COLUMNS ? span : null;
}

function goesOn(text: string, at: number): boolean {
  return at < text.length && matchAt(GOES_ON, text, at) !== null;
}

function cellsAt(text: string, at: number): FoundArea | null {
  const match = matchAt(CELLS, text, at);
  if (match === null) return null;
  const [, mark, column, rowMark, row, lastMark, lastColumn, lastRowMark, lastRow] = match;
  const end = at + match[0].length;
  // In `A1:B2#` the spilled cells of B2 are one end of the range, so that A1 stands alone.
  if (lastRow !== undefined && !goesOn(text, end) && text[end] !== "#") {
    const rows = rowSpan(rowMark!, row!, lastRowMark, lastRow);
    const columns = columnSpan(mark!, column!, lastMark, lastColumn);
    if (rows !== null && columns !== null) return { area: { rows, columns, single: false }, end };
  }
  const singleEnd = at + mark!.length + column!.length + rowMark!.length + row!.length;
  if (goesOn(text, singleEnd)) return null;
  const rows = rowSpan(rowMark!, row!);
  const columns = columnSpan(mark!, column!);
  return rows === null || columns === null ? null : { area: { rows, columns, single: true }, end: singleEnd };
}

/** The address that begins at `at`, the longest that can be read there; null where there is none. */
export function areaAt(text: string, at: number): FoundArea | null {
  const cells = cellsAt(text, at);
  if (cells !== null) return cells;
  let match = matchAt(COLUMNS, text, at);
  if (match !== null && !goesOn(text, at + match[0].length)) {
    const columns = columnSpan(match[1]!, match[2]!, match[3], match[4]);
    if (columns === null) return null;
    return { area: { rows: null, columns, single: false }, end: at + match[0].length };
  }
  match = matchAt(ROWS, text, at);
  if (match !== null && !goesOn(text, at + match[0].length)) {
    const rows = rowSpan(match[1]!, match[2]!, match[3], match[4]);
    if (rows === null) return null;
    return { area: { rows, columns: null, single: false }, end: at + match[0].length };
  }
  return null;
}

/** The cells of an area. */
export function areaBox({ rows, columns }: WrittenArea): Box {
  return {
    row: rows?.first ?? 0,
    column: columns?.first ?? 0,
    rows: rows === null ? MAX_ROWS : rows.last - rows.first + 1,
    columns: columns === null ? MAX_COLUMNS : columns.last - columns.first + 1,
  };
}

/** The text of an area. */
export function areaText({ rows, columns, single }: WrittenArea): string {
  const corner = (end: "first" | "last"): string => {
    let text = "";
    if (columns !== null) text += (columns[`${end}Fixed`] ? "$" : "") + columnLetters(columns[end]);
    if (rows !== null) text += (rows[`${end}Fixed`] ? "$" : "") + String(rows[end] + 1);
    return text;
  };
  return single ? corner("first") : `${corner("first")}:${corner("last")}`;
}

/** The address of a box with dollar signs before its columns, and before its rows where they are fixed. */
export function fixedAddress({ row, column, rows, columns }: Box, rowsFixed: boolean): string {
  return areaText({
    rows: rows === MAX_ROWS ? null : spanOf(row, rowsFixed, row + rows - 1, rowsFixed),
    columns:
      columns === MAX_COLUMNS && rows < MAX_ROWS ? null : spanOf(column, true, column + columns - 1, true),
    single: rows === 1 && columns === 1,
  });
}

function translateSpan(span: Span, by: number, size: number): Span | null {
  if (by === 0 || (span.firstFixed && span.lastFixed)) return span;
  const first = span.firstFixed ? span.first : span.first + by;
  const last = span.lastFixed ? span.last : span.last + by;
  if (Math.min(first, last) < 0 || Math.max(first, last) >= size) return null;
  return spanOf(first, span.firstFixed, last, span.lastFixed);
}

/**
 * The area as a formula has it that is copied so many rows down and columns to the right; null off the sheet. Where the
 * area stays, the same object is returned.
 */
export function translateArea(area: WrittenArea, rowsDown: number, columnsRight: number): WrittenArea | null {
  const rows = area.rows && translateSpan(area.rows, rowsDown, MAX_ROWS);
  const columns = area.columns && translateSpan(area.columns, columnsRight, MAX_COLUMNS);
  if ((area.rows !== null && rows === null) || (area.columns !== null && columns === null)) return null;
  return rows === area.rows && columns === area.columns ? area : { ...area, rows, columns };
}

/** The span with its ends elsewhere. */
function movedSpan(span: Span | null, first: number, count: number): Span | null {
  return span && { ...span, first, last: first + count - 1 };
}

/**
 * The area after cells of its sheet were inserted or deleted, null where all its own were deleted or pushed off the
 * sheet. Dollar signs hold nothing here. Where the area stays, the same object is returned.
 */
export function shiftArea(area: WrittenArea, shift: Shift): WrittenArea | null {
  const before = areaBox(area);
  const box = shiftedBox(before, shift);
  if (box === null || sameBox(box, before)) return box && area;
  return areaAtBox(area, box);
}

/** The area with its cells in another box. */
export function areaAtBox(area: WrittenArea, box: Box): WrittenArea {
  return {
    ...area,
    rows: movedSpan(area.rows, box.row, box.rows),
    columns: movedSpan(area.columns, box.column, box.columns),
  };
}
