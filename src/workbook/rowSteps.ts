// Going from person to person: the row that is selected, the next one that is filled and in view, and selecting it.
import { EMPTY_ROW, judgeNow } from "../roster/bulk";
import { meet } from "./blocks";
import { part } from "./blocks";
import type { CurrentRoster } from "./currentRoster";
import type { OpenRoster } from "./personRow";
import { openRoster } from "./personRow";
import { readPlace } from "./places";

const FIRST_STEP = 25;
const MOST_ROWS = 1000;

/** Which of some neighbouring rows are hidden, by a filter or by hand. */
async function hiddenRows(
  context: Excel.RequestContext,
  body: Excel.Range,
  from: number,
  to: number,
): Promise<readonly boolean[]> {
  const rows = Array.from({ length: to - from }, (_, index) =>
    part(body, from + index, 1, { first: 0, count: 1, read: "values" }).load("rowHidden"),
  );
  await context.sync();
  return rows.map(({ rowHidden }) => rowHidden);
}

/** The nearest filled row in view, from a data row on in one direction; null where there is none. */
async function nearestRow(
  context: Excel.RequestContext,
  open: OpenRoster,
  start: number,
  step: 1 | -1,
  count = FIRST_STEP,
): Promise<number | null> {
  const { current, body } = open;
  const { place, layout, setup } = current;
  const [from, to] =
    step === 1
      ? [start, Math.min(place.rowCount, start + count)]
      : [Math.max(0, start - count + 1), start + 1];
  if (from >= to) return null;
  const table = await readPlace(context, place, { body, rows: [from, to] });
  const { outcomes } = judgeNow({ table, layout, ...setup });
  const hidden = await hiddenRows(context, body, from, to);
  const isShown = (index: number): boolean =>
    (outcomes[index] ?? EMPTY_ROW) !== EMPTY_ROW && hidden[index] !== true;
  const rows = Array.from({ length: to - from }, (_, index) => index);
  const found = step === 1 ? rows.find(isShown) : rows.findLast(isShown);
  if (found !== undefined) return from + found;
  return nearestRow(context, open, step === 1 ? to : from - 1, step, Math.min(MOST_ROWS, count * 2));
}

/**
 * The next person's row below (1) or above (-1) a row of the roster. Empty rows and hidden ones are passed over.
 *
 * @param row a sheet row, from 1, which may lie outside the roster
 * @returns the sheet row, from 1; null where there is no further one
 * @throws as `openRoster`
 */
export async function rowBeside(
  context: Excel.RequestContext,
  current: CurrentRoster,
  row: number,
  step: 1 | -1,
): Promise<number | null> {
  const open = await openRoster(context, current);
  const { headingRow, rowCount } = open.current.place;
  const first = headingRow + 2;
  const start = Math.min(
    Math.max(row - first + step, step === 1 ? 0 : -1),
    step === 1 ? rowCount : rowCount - 1,
  );
  const found = await nearestRow(context, open, start, step);
  return found === null ? null : first + found;
}

/**
 * The sheet row, from 1, of the roster in which a cell is selected: the first one of several. Null where the selection
 * is elsewhere, or Excel does not say what it is.
 *
 * @throws errors of Excel
 */
export async function selectedRow(
  context: Excel.RequestContext,
  { place }: CurrentRoster,
): Promise<number | null> {
  const range = context.workbook
    .getSelectedRange()
    .load("rowIndex,columnIndex,rowCount,columnCount,worksheet/name");
  await context.sync();
  if (range.worksheet.name !== place.sheet) return null;
  const { headingRow, firstColumn, rowCount, headings } = place;
  const box = {
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  };
  const rows = { row: headingRow + 1, column: firstColumn, rows: rowCount, columns: headings.length };
  return meet(box, rows) ? Math.max(box.row, rows.row) + 1 : null;
}

/** Selects the first cell of a row of the roster, and shows its sheet. @param row the sheet row, from 1 */
export async function selectRow(
  context: Excel.RequestContext,
  { place }: CurrentRoster,
  row: number,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  sheet.activate();
  sheet.getCell(row - 1, place.firstColumn).select();
  await context.sync();
}
