// The values of a sheet: rows of cells, as long as they are filled.
import type { Box } from "./address";
import { intersect, MAX_COLUMNS } from "./address";
import type { Shift } from "./shift";
import { affectedStrip, inserts, isVertical, shiftedCell } from "./shift";
import type { CellValue } from "./values";

/** Rows from 0; a row that is missing, or short, is empty there. */
export interface Grid {
  rows: (CellValue[] | undefined)[];
}

export function newGrid(): Grid {
  return { rows: [] };
}

export function valueAt({ rows }: Grid, row: number, column: number): CellValue {
  return rows[row]?.[column] ?? null;
}

export function setValue(grid: Grid, row: number, column: number, value: CellValue): void {
  let cells = grid.rows[row];
  if (cells === undefined) {
    if (value === null) return;
    while (grid.rows.length < row) grid.rows.push(undefined);
    grid.rows[row] = cells = [];
  }
  if (column >= cells.length) {
    if (value === null) return;
    while (cells.length < column) cells.push(null);
  }
  cells[column] = value;
}

/** The values of a box, row by row. */
export function valuesOf({ rows }: Grid, { row, column, rows: height, columns }: Box): CellValue[][] {
  return Array.from({ length: height }, (_, index) => {
    const cells = rows[row + index];
    return Array.from({ length: columns }, (_, at) => cells?.[column + at] ?? null);
  });
}

/** The part of a box that may hold values; null when none of it does. */
export function filledPart({ rows }: Grid, box: Box): Box | null {
  const height = Math.min(box.row + box.rows, rows.length) - box.row;
  if (height <= 0) return null;
  let width = 0;
  for (let row = box.row; row < box.row + height; row++)
    width = Math.max(width, Math.min(rows[row]?.length ?? 0, box.column + box.columns) - box.column);
  return width <= 0 ? null : { ...box, rows: height, columns: width };
}

/** The box around the cells with a value within a box. */
export function usedWithin({ rows }: Grid, box: Box): Box | null {
  const end = Math.min(rows.length, box.row + box.rows);
  let [top, bottom, left, right] = [-1, -1, MAX_COLUMNS, -1];
  for (let row = box.row; row < end; row++) {
    const cells = rows[row];
    const to = Math.min(cells?.length ?? 0, box.column + box.columns);
    let first = box.column;
    while (first < to && cells![first] === null) first++;
    if (first >= to) continue;
    let last = to - 1;
    while (cells![last] === null) last--;
    if (top < 0) top = row;
    bottom = row;
    left = Math.min(left, first);
    right = Math.max(right, last);
  }
  return top < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** The box around all cells with a value. */
export function usedBox({ rows }: Grid): Box | null {
  let top = -1;
  let bottom = -1;
  let left = MAX_COLUMNS;
  let right = -1;
  rows.forEach((cells, row) => {
    if (cells === undefined) return;
    const first = cells.findIndex((value) => value !== null);
    if (first < 0) return;
    if (top < 0) top = row;
    bottom = row;
    left = Math.min(left, first);
    right = Math.max(
      right,
      cells.findLastIndex((value) => value !== null),
    );
  });
  return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Empties a box. */
export function clearBox(grid: Grid, box: Box): void {
  const part = filledPart(grid, box);
  if (part === null) return;
  for (let row = part.row; row < part.row + part.rows; row++)
    grid.rows[row]?.fill(null, part.column, part.column + part.columns);
}

/** Moves cells as a shift says; deleted cells are lost. */
export function shiftGrid(grid: Grid, shift: Shift): void {
  const { box } = shift;
  if (isVertical(shift) && box.columns === MAX_COLUMNS) {
    while (inserts(shift) && grid.rows.length < box.row) grid.rows.push(undefined);
    if (inserts(shift)) grid.rows.splice(box.row, 0, ...Array.from({ length: box.rows }, () => undefined));
    else grid.rows.splice(box.row, box.rows);
    return;
  }
  const strip = filledPart(grid, affectedStrip(shift));
  if (strip === null) return;
  const values = valuesOf(grid, strip);
  clearBox(grid, strip);
  values.forEach((cells, row) => {
    cells.forEach((value, column) => {
      if (value === null) return;
      const to = shiftedCell(strip.row + row, strip.column + column, shift);
      if (to !== null) setValue(grid, to.row, to.column, value);
    });
  });
}

/** Would the shift push a filled cell off the sheet? */
export function pushesOff(grid: Grid, shift: Shift): boolean {
  if (!inserts(shift)) return false;
  const strip = affectedStrip(shift);
  const edge: Box = isVertical(shift)
    ? { ...strip, row: strip.row + strip.rows - shift.box.rows, rows: shift.box.rows }
    : { ...strip, column: strip.column + strip.columns - shift.box.columns, columns: shift.box.columns };
  const used = usedBox(grid);
  const part = used && intersect(used, edge);
  return (
    part !== null &&
    valuesOf(grid, part)
      .flat()
      .some((value) => value !== null)
  );
}
