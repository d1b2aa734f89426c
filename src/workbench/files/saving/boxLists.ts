// Lists of cells as files write them: addresses with blanks between.
import {
  type Box,
  boxAddress,
  MAX_COLUMNS,
  MAX_ROWS,
  parseBox,
  without,
} from "../../../host/workbook/address";

/** The boxes of an attribute such as `sqref`; what is no address is left out. */
export function parseBoxes(text: string): Box[] {
  return text.split(/\s+/).flatMap((one) => (one === "" ? [] : (parseBox(one) ?? [])));
}

/** Files have no "A:C" and "2:3" in such lists: whole columns and rows are written out. */
export function fileAddress(box: Box): string {
  if (box.rows < MAX_ROWS && box.columns < MAX_COLUMNS) return boxAddress(box);
  const first = boxAddress({ ...box, rows: 1, columns: 1 });
  const last = { row: box.row + box.rows - 1, column: box.column + box.columns - 1, rows: 1, columns: 1 };
  return `${first}:${boxAddress(last)}`;
}

export function boxesText(boxes: readonly Box[]): string {
  return boxes.map(fileAddress).join(" ");
}

/** What is left of boxes without the cells of others. */
export function withoutAll(boxes: readonly Box[], taken: readonly Box[]): Box[] {
  let left = [...boxes];
  for (const one of taken) left = left.flatMap((box) => without(box, one));
  return left;
}

/** The same cells in boxes that share none. */
export function disjoint(boxes: readonly Box[]): Box[] {
  const found: Box[] = [];
  for (const box of boxes) found.push(...withoutAll([box], found));
  return found;
}
