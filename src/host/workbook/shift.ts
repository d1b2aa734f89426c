// Inserting and deleting cells: which cells move, and what becomes of boxes that stood there.
import type { Box } from "./address";
import { cellBox, intersect, MAX_COLUMNS, MAX_ROWS, without } from "./address";

/** Cells inserted at `box` push others down or right; cells deleted at `box` let others follow up or left. */
export interface Shift {
  readonly box: Box;
  readonly direction: "down" | "right" | "up" | "left";
}

/** Are cells inserted? Else they are deleted. */
export function inserts({ direction }: Shift): boolean {
  return direction === "down" || direction === "right";
}

/** Do the cells move within their columns? Else within their rows. */
export function isVertical({ direction }: Shift): boolean {
  return direction === "down" || direction === "up";
}

/** The strip of the sheet in which cells move or are deleted: from the box to the sheet's edge. */
export function affectedStrip(shift: Shift): Box {
  const { box } = shift;
  return isVertical(shift)
    ? { ...box, rows: MAX_ROWS - box.row }
    : { ...box, columns: MAX_COLUMNS - box.column };
}

/** The shift that takes this one back, apart from the contents of deleted cells. */
export function opposite({ box, direction }: Shift): Shift {
  const back = { down: "up", up: "down", right: "left", left: "right" } as const;
  return { box, direction: back[direction] };
}

/** Where a stretch of rows or columns lies afterwards; null when all of it is deleted. */
function shiftedStretch(
  from: number,
  length: number,
  at: number,
  count: number,
  inserted: boolean,
  edge: number,
): readonly [from: number, length: number] | null {
  if (inserted) {
    if (at <= from)
      return from + count >= edge ? null : [from + count, Math.min(length, edge - from - count)];
    return at < from + length ? [from, Math.min(length + count, edge - from)] : [from, length];
  }
  const end = at + count;
  const lost = Math.max(0, Math.min(end, from + length) - Math.max(at, from));
  if (lost === length) return null;
  return [from > at ? Math.max(at, from - count) : from, length - lost];
}

/**
 * Where a box lies after the shift, as a reference to it would: it moves, grows or shrinks when the shift goes across the
 * whole of its breadth, stays as it is when only part of it is concerned, and is null when all its cells are deleted.
 */
export function shiftedBox(box: Box, shift: Shift): Box | null {
  const across = shift.box;
  if (isVertical(shift)) {
    if (box.column < across.column || box.column + box.columns > across.column + across.columns) return box;
    if (box.rows === MAX_ROWS) return box;
    const moved = shiftedStretch(box.row, box.rows, across.row, across.rows, inserts(shift), MAX_ROWS);
    return moved && { ...box, row: moved[0], rows: moved[1] };
  }
  if (box.row < across.row || box.row + box.rows > across.row + across.rows) return box;
  if (box.columns === MAX_COLUMNS) return box;
  const moved = shiftedStretch(
    box.column,
    box.columns,
    across.column,
    across.columns,
    inserts(shift),
    MAX_COLUMNS,
  );
  return moved && { ...box, column: moved[0], columns: moved[1] };
}

/**
 * Where the cells of a box lie after the shift: the part in the strip moves, the rest stays. Whole columns stay whole when cells move
 * within them, and so do whole rows.
 */
export function shiftedParts(box: Box, shift: Shift): Box[] {
  if (isVertical(shift) ? box.rows === MAX_ROWS : box.columns === MAX_COLUMNS) return [box];
  const strip = affectedStrip(shift);
  const inside = intersect(box, strip);
  if (inside === null) {
    const moved = shiftedBox(box, shift);
    return moved === null ? [] : [moved];
  }
  const whole = shiftedBox(box, shift);
  if (whole !== box) return whole === null ? [] : [whole];
  const moved = shiftedBox(inside, shift);
  return moved === null ? without(box, strip) : [...without(box, strip), moved];
}

/** Where one cell lies after the shift; null when it is deleted. */
export function shiftedCell(row: number, column: number, shift: Shift): Box | null {
  return shiftedBox(cellBox(row, column), shift);
}
