// What cells held in the very moment in which they were written, so that what others had just typed can be put back.
import type { Cell } from "../roster/cells";
import { part } from "./blocks";
import { asText } from "./plan";

/** How often a write is begun anew that others have come between. */
export const MORE_TRIES = 3;

/** Asks what cells hold before that is carried out which is asked for from now on. */
export function lastLook(cells: Excel.Range): Excel.Range {
  return cells.getOffsetRange(0, 0).load("formulas");
}

/** A cell that was read as a formula, as it is entered again. */
export const entered = (cell: Cell): Cell =>
  typeof cell === "string" && !cell.startsWith("=") ? asText(cell) : cell;

/** Asks which cells of a range are filled, and with what, before that is carried out which is asked for from now on. */
export function lastLookAtFilled(cells: Excel.Range): Excel.Range {
  return cells
    .load("rowIndex,columnIndex")
    .getUsedRangeOrNullObject(true)
    .load("formulas,rowIndex,columnIndex");
}

/**
 * What was in the way of what was written: cells that were filled, by row and column of the range.
 *
 * @param written null for a cell that was left as it is
 */
export function replaced(
  cells: Excel.Range,
  look: Excel.Range,
  written: readonly (readonly unknown[])[],
): Map<number, Map<number, Cell>> {
  const found = new Map<number, Map<number, Cell>>();
  if (look.isNullObject) return found;
  const [down, right] = [look.rowIndex - cells.rowIndex, look.columnIndex - cells.columnIndex];
  (look.formulas as Cell[][]).forEach((line, at) => {
    line.forEach((cell, column) => {
      if (cell === "" || (written[at + down]?.[column + right] ?? null) === null) return;
      const row = found.get(at + down) ?? new Map<number, Cell>();
      found.set(at + down, row.set(column + right, cell));
    });
  });
  return found;
}

/** Puts cells of a row back, in the columns that were written, counted from its first. @throws errors of Excel */
export async function putBack(
  context: Excel.RequestContext,
  row: Excel.Range,
  look: Excel.Range,
  columns: Iterable<number>,
): Promise<void> {
  const former = (look.formulas as Cell[][])[0]!;
  for (const first of columns)
    part(row, 0, 1, { first, count: 1, read: "formulas" }).formulas = [[entered(former[first] ?? "")]];
  await context.sync();
}
