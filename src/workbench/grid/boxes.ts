// Cells as few boxes.
import type { Box } from "../../host/workbook/address";
import { cellBox, contains } from "../../host/workbook/address";

/** The boxes that lie within no other one; equal ones once. For some dozens of boxes. */
export function outermost(boxes: readonly Box[]): Box[] {
  let found: Box[] = [];
  for (const box of boxes) {
    if (found.some((one) => contains(one, box))) continue;
    found = found.filter((one) => !contains(box, one));
    found.push(box);
  }
  return found;
}

/** Boxes that cover exactly these cells: stretches of a column, joined with those of the same rows in the columns beside it. */
export function boxesOf(cells: readonly { readonly row: number; readonly column: number }[]): Box[] {
  const sorted = cells.toSorted((one, other) => one.column - other.column || one.row - other.row);
  const stretches: Box[] = [];
  for (const { row, column } of sorted) {
    const last = stretches.at(-1);
    if (last?.column === column && last.row + last.rows === row)
      stretches[stretches.length - 1] = { ...last, rows: last.rows + 1 };
    else stretches.push(cellBox(row, column));
  }
  const boxes = new Map<string, Box>();
  for (const stretch of stretches) {
    const neighbour = `${String(stretch.row)} ${String(stretch.rows)} ${String(stretch.column)}`;
    const left = boxes.get(neighbour);
    const box = left === undefined ? stretch : { ...left, columns: left.columns + 1 };
    boxes.delete(neighbour);
    boxes.set(`${String(box.row)} ${String(box.rows)} ${String(box.column + box.columns)}`, box);
  }
  return [...boxes.values()];
}
