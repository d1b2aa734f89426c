// What a reference becomes when cells are cut and put elsewhere.
import type { Box } from "../workbook/address";
import { contains, intersect, isOnSheet, MAX_COLUMNS, MAX_ROWS, quotedSheetName } from "../workbook/address";
import type { CellMove, FormulaPlace } from "./changes";
import { sameName } from "./expression";
import type { Token } from "./tokens";
import { areaAtBox, areaBox, areaText } from "./writtenArea";

/** Where the cells are afterwards. */
export function movedTo({ box, row, column }: CellMove): Box {
  return { ...box, row, column };
}

/**
 * The reference after the move, null where it stays as it is. One to moved cells follows them, be it to another sheet; one to
 * cells that others were put upon is lost; one that has a whole edge of its cells moved on in the same line grows or shrinks
 * with it. A reference without a sheet in a formula that is moved itself goes on meaning the sheet that it came from.
 */
export function movedReference(
  text: string,
  { start, prefix, area, spill }: Extract<Token, { readonly kind: "reference" }>,
  move: CellMove,
  place: FormulaPlace,
): string | null {
  const sheet = prefix?.sheet ?? place.sheet;
  const box = areaBox(area);
  const standsOn = place.moves === true ? move.toSheet : place.sheet;
  const found = boxAfter(box, sheet, move);
  if (found === null) return "#REF!";
  const isNamed = prefix !== null && sameName(found.sheet, sheet);
  const before = isNamed
    ? text.slice(start, prefix.end)
    : prefix === null && sameName(found.sheet, standsOn)
      ? ""
      : `${quotedSheetName(found.sheet)}!`;
  const after = found.box === box ? area : areaAtBox(area, found.box);
  const result = before + areaText(after) + (spill ? "#" : "");
  return found.box === box && before === text.slice(start, prefix?.end ?? start) ? null : result;
}

/** Where referenced cells are afterwards; the same box where they stay, null where they are lost. */
function boxAfter(
  box: Box,
  sheet: string,
  move: CellMove,
): { readonly sheet: string; readonly box: Box } | null {
  const to = movedTo(move);
  if (sameName(sheet, move.sheet)) {
    if (contains(move.box, box)) {
      const moved = {
        ...box,
        row: box.row + move.row - move.box.row,
        column: box.column + move.column - move.box.column,
      };
      return isOnSheet(moved) ? { sheet: move.toSheet, box: moved } : null;
    }
    if (sameName(move.sheet, move.toSheet)) {
      const stretched = withMovedEdge(box, move);
      if (stretched !== null) return { sheet, box: stretched };
    }
  }
  return sameName(sheet, move.toSheet) && contains(to, box) ? null : { sheet, box };
}

/** The box with its first or last rows or columns where they were moved to, in line with the others; null where none were. */
function withMovedEdge(box: Box, move: CellMove): Box | null {
  const shared = intersect(box, move.box);
  if (shared === null) return null;
  const down = move.row - move.box.row;
  const right = move.column - move.box.column;
  if (right === 0 && shared.columns === box.columns && box.rows < MAX_ROWS) {
    const ends = movedEnds(box.row, box.rows, shared.row, shared.rows, down);
    return ends && { ...box, row: ends[0], rows: ends[1] };
  }
  if (down === 0 && shared.rows === box.rows && box.columns < MAX_COLUMNS) {
    const ends = movedEnds(box.column, box.columns, shared.column, shared.columns, right);
    return ends && { ...box, column: ends[0], columns: ends[1] };
  }
  return null;
}

/** A stretch of which a part at one end was moved by so many; null where the part is at no end, or came beyond the other. */
function movedEnds(
  from: number,
  length: number,
  part: number,
  partLength: number,
  by: number,
): readonly [from: number, length: number] | null {
  const last = from + length;
  if (part === from) return from + by < last ? [from + by, length - by] : null;
  if (part + partLength === last) return last + by > from ? [from, length + by] : null;
  return null;
}
