// What a sheet says about its own extent: the dimension, and the spans of rows. New cells have to fit in.
import { parseRange, rangeName, type CellRange } from "./names";
import type { PlannedColumn } from "./resultColumns";

/** Spans that take in two columns, counted from 1; null where the old ones do already. */
export function extendedSpans(old: string, first: number, last: number): string | null {
  const numbers = old.split(/[\s:]+/).map(Number);
  const from = Math.min(first, ...numbers);
  const to = Math.max(last, ...numbers);
  if (!(from >= 1) || (numbers.includes(from) && numbers.includes(to))) return null;
  return `${from}:${to}`;
}

/** A dimension that takes in the cells that get a value; null where the old one does already or cannot be read. */
export function extendedDimension(
  old: string,
  columns: readonly PlannedColumn[],
  headingRow: number,
  firstRow: number,
): string | null {
  const present = parseRange(old);
  const filled = filledCells(columns, headingRow, firstRow);
  if (!present || !filled) return null;
  const range = {
    firstRow: Math.min(present.firstRow, filled.firstRow),
    lastRow: Math.max(present.lastRow, filled.lastRow),
    firstColumn: Math.min(present.firstColumn, filled.firstColumn),
    lastColumn: Math.max(present.lastColumn, filled.lastColumn),
  };
  return rangeName(range) === rangeName(present) ? null : rangeName(range);
}

/** The block of all cells that the patch fills. */
function filledCells(
  columns: readonly PlannedColumn[],
  headingRow: number,
  firstRow: number,
): CellRange | undefined {
  const rows: number[] = [];
  const filled: number[] = [];
  for (const { column, heading, changed, codes, values } of columns) {
    const holds = (index: number): boolean => changed[index] === 1 && (values[codes[index]!] ?? "") !== "";
    let first = 0;
    while (first < changed.length && !holds(first)) first++;
    let last = changed.length - 1;
    while (last > first && !holds(last)) last--;
    if (first < changed.length) rows.push(firstRow + first, firstRow + last);
    if (heading !== null) rows.push(headingRow);
    if (heading !== null || first < changed.length) filled.push(column);
  }
  if (filled.length === 0) return undefined;
  return {
    firstRow: Math.min(...rows),
    lastRow: Math.max(...rows),
    firstColumn: Math.min(...filled),
    lastColumn: Math.max(...filled),
  };
}
