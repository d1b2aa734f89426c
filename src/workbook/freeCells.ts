// Room for a new row or column: cells that must be free, and tables that grow by a row.
import type { Cell } from "../roster/cells";
import { columnLetters } from "../roster/headings";
import { cellsNotFree, tableNotLonger } from "../words/person";
import { known, part, readCells } from "./blocks";
import type { Place } from "./places";
import { WorkbookError } from "./workbookError";

/** How many cells a message names. */
const MOST_NAMED = 10;

export const isEmptyText = (cell: Cell): boolean => cell === "" || cell === null;

/** Cells that must be free: rows and columns count from 0, on the sheet. */
export interface CellsToBe {
  readonly range: Excel.Range;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** @throws WorkbookError CELLS_IN_THE_WAY where something stands in the cells; it names the first ones */
export async function refuseFilled(
  context: Excel.RequestContext,
  { range, row, column, rows, columns }: CellsToBe,
  sheet: string,
  what: "row" | "column",
): Promise<void> {
  const [cells] = await readCells(context, {
    range: await known(context, range),
    rows: [0, rows],
    runs: [{ first: 0, count: columns, read: "formulas" }],
    sheet,
    firstRow: row + 1,
  });
  const filled = cells!.flatMap((line, r) =>
    line.flatMap((cell, c) =>
      isEmptyText(cell) ? [] : [`${columnLetters(column + c)}${String(row + r + 1)}`],
    ),
  );
  if (filled.length === 0) return;
  const more = filled.length - MOST_NAMED;
  throw new WorkbookError("CELLS_IN_THE_WAY", cellsNotFree(sheet, filled.slice(0, MOST_NAMED), more, what));
}

/** All columns of a row of a place. */
export const rowRun = ({ headings }: Place) =>
  ({ first: 0, count: headings.length, read: "values" }) as const;

/**
 * Makes a table one row longer, above its totals row. Sent with the next sync, but for looking whether it can.
 *
 * @param body the data rows of the place, which is that of a table
 * @throws WorkbookError CELLS_IN_THE_WAY; errors of Excel
 */
export async function lengthenTable(
  context: Excel.RequestContext,
  place: Place,
  body: Excel.Range,
): Promise<void> {
  const table = context.workbook.tables.getItem(place.table!.id).load("showTotals,name");
  await context.sync();
  if (table.showTotals) {
    table.getTotalRowRange().insert("Down");
    return;
  }
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13"))
    throw new WorkbookError("CELLS_IN_THE_WAY", tableNotLonger(table.name));
  const { sheet, headingRow, firstColumn: column, rowCount, headings } = place;
  const range = part(body, rowCount, 1, rowRun(place));
  const below = { range, row: headingRow + 1 + rowCount, column, rows: 1, columns: headings.length };
  await refuseFilled(context, below, sheet, "row");
  table.resize(table.getRange().getResizedRange(1, 0));
}
