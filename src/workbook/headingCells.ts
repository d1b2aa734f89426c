// Cells that belong to a heading on a small sheet, such as Organisation and Roles, whichever column they stand in.
import type { Cell } from "../roster/cells";
import { columnLetters } from "../roster/headings";
import { headingText } from "../roster/table";
import { BOX_PROPERTIES, boxOf, readCells } from "./blocks";

/** The filled cells of a sheet and where they start. Rows and columns count from 0. */
export interface FilledCells {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly Cell[])[];
}

/** Reads the values of a sheet. @throws as `readCells` */
export async function readFilled(context: Excel.RequestContext, sheet: string): Promise<FilledCells> {
  const used = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true).load(BOX_PROPERTIES);
  await context.sync();
  if (used.isNullObject) return { row: 0, column: 0, cells: [] };
  const { row, column, rows, columns } = boxOf(used);
  const [cells] = await readCells(context, {
    range: used,
    rows: [0, rows],
    runs: [{ first: 0, count: columns, read: "values" }],
    sheet,
    firstRow: row + 1,
  });
  return { row, column, cells: cells! };
}

/**
 * The cell on a row, counted from 1, that belongs to a heading: to the right of the heading on the same row, as on
 * Organisation, or under it, as on Roles. Undefined where the heading is not there.
 */
export function cellOfHeading(
  { row: top, column: left, cells }: FilledCells,
  row: number,
  heading: string,
): string | undefined {
  const line = row - 1 - top;
  for (let index = Math.min(line, cells.length - 1); index >= 0; index--) {
    const at = cells[index]!.findIndex((cell) => headingText(cell) === heading);
    if (at >= 0) return `${columnLetters(left + at + (index === line ? 1 : 0))}${String(row)}`;
  }
  return undefined;
}
