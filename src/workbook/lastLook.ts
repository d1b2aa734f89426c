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
