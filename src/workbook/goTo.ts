// Going to cells that a run has told of: one cell, the cell of a problem, all rows with one verdict.
import type { Cell } from "../roster/cells";
import { columnLetters } from "../roster/headings";
import type { RowProblem } from "../roster/rows";
import type { WorkOptions } from "../roster/slices";
import { headingText } from "../roster/table";
import { noResults, rosterGone, sheetGone, sheetHidden } from "../words/report";
import { BOX_PROPERTIES, boxOf, readCells } from "./blocks";
import { currentRoster } from "./currentRoster";
import type { RosterChoice } from "./findRoster";
import type { Place } from "./places";
import { bodyOf } from "./places";
import { WorkbookError } from "./workbookError";

/** The sheet of this name. @throws WorkbookError NO_SHEET where it was removed or is hidden */
async function shownSheet(context: Excel.RequestContext, name: string): Promise<Excel.Worksheet> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name).load("visibility");
  await context.sync();
  if (sheet.isNullObject) throw new WorkbookError("NO_SHEET", sheetGone(name));
  if (sheet.visibility !== "Visible") throw new WorkbookError("NO_SHEET", sheetHidden(name));
  return sheet;
}

/** Brings a sheet to the front and selects cells on it. @throws WorkbookError NO_SHEET; errors of Excel */
export async function selectCells(
  context: Excel.RequestContext,
  sheet: string,
  address: string,
): Promise<void> {
  const shown = await shownSheet(context, sheet);
  shown.activate();
  shown.getRange(address).select();
  await context.sync();
}

/** The cells of a sheet that are filled, and where they start; rows and columns count from 0. */
interface FilledCells {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly Cell[])[];
}

async function readSheet(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  name: string,
): Promise<FilledCells> {
  const used = sheet.getUsedRangeOrNullObject(true).load(BOX_PROPERTIES);
  await context.sync();
  if (used.isNullObject) return { row: 0, column: 0, cells: [] };
  const { row, column, rows, columns } = boxOf(used);
  const [cells] = await readCells(context, {
    range: used,
    rows: [0, rows],
    runs: [{ first: 0, count: columns, read: "values" }],
    sheet: name,
    firstRow: row + 1,
  });
  return { row, column, cells: cells! };
}

/**
 * The cell on a row, counted from 1, that belongs to a heading: to the right of the heading on the same row, as on
 * Organisation, or under it, as on Roles. Undefined where the heading is not there.
 */
function cellOfHeading(
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

/** A problem and its cell, such as H12, where that is known. */
export interface ProblemToShow extends Pick<RowProblem, "sheet" | "row" | "column" | "value"> {
  readonly cell?: string | undefined;
}

/**
 * Selects the cell of a row problem; its whole row where the cell cannot be told.
 *
 * @returns whether the cell still shows the value of the problem; undefined where the whole row is selected
 * @throws WorkbookError NO_SHEET; errors of Excel
 */
export async function selectProblem(
  context: Excel.RequestContext,
  { sheet: name = "", row, column, value, cell }: ProblemToShow,
): Promise<boolean | undefined> {
  const sheet = await shownSheet(context, name);
  const address = cell ?? cellOfHeading(await readSheet(context, sheet, name), row, column);
  const range = sheet.getRange(address ?? `${String(row)}:${String(row)}`);
  sheet.activate();
  range.select();
  const shown = address === undefined ? undefined : range.load("values");
  await context.sync();
  // The problem may be with one of several values in the cell.
  return shown && headingText((shown.values as Cell[][])[0]![0]).includes(value);
}

/** The verdict column of a roster that has one. Its index counts from the roster's first column. */
interface VerdictColumn {
  readonly place: Place;
  readonly index: number;
}

/** @throws WorkbookError NO_ROSTER where the roster is gone, NO_RESULTS without a verdict column; as `currentRoster` */
async function verdictColumn(context: Excel.RequestContext, choice: RosterChoice): Promise<VerdictColumn> {
  const { place, layout } = await currentRoster(context, choice);
  const { sheet, table } = choice;
  if (place.table?.name !== table || (table === undefined && place.sheet !== sheet))
    throw new WorkbookError("NO_ROSTER", rosterGone(sheet, table));
  const index = layout.results.get("Verdict");
  if (index === undefined) throw new WorkbookError("NO_RESULTS", noResults(sheet, table));
  return { place, index };
}

/** As long as the addresses of several ranges may be together. */
const MOST_CHARACTERS = 8192;

/** The rows that show a text, as addresses of cells one below the other. */
function areasOf(
  { place, index }: VerdictColumn,
  cells: readonly (readonly Cell[])[],
  text: string,
): { readonly address: string; readonly rows: number }[] {
  const column = columnLetters(place.firstColumn + index);
  const first = place.headingRow + 2;
  const areas: { address: string; rows: number }[] = [];
  for (let row = 0; row < cells.length; row++) {
    const start = row;
    while (row < cells.length && headingText(cells[row]![0]) === text) row += 1;
    if (row === start) continue;
    const from = `${column}${String(first + start)}`;
    const address = row - start === 1 ? from : `${from}:${column}${String(first + row - 1)}`;
    areas.push({ address, rows: row - start });
  }
  return areas;
}

/** What was selected. */
export interface SelectedRows {
  /** Rows with the verdict, as the cells show now. */
  readonly rows: number;
  /** How many of them could be selected: Excel before ExcelApi 1.18 selects one block of cells, and none selects thousands. */
  readonly selected: number;
  /** Can `filterRowsByVerdict` show the others? */
  readonly canFilter: boolean;
}

/**
 * Selects the verdict cells of all rows that show these words now, hidden rows among them.
 *
 * @throws WorkbookError NO_ROSTER, NO_RESULTS, NO_SHEET and as `currentRoster`; the signal's reason; errors of Excel
 */
export async function selectRowsByVerdict(
  context: Excel.RequestContext,
  choice: RosterChoice,
  words: string,
  options?: WorkOptions,
): Promise<SelectedRows> {
  const found = await verdictColumn(context, choice);
  const { place, index } = found;
  const sheet = await shownSheet(context, place.sheet);
  const canFilter = place.table !== undefined;
  if (place.rowCount === 0) return { rows: 0, selected: 0, canFilter };
  const runs = [{ first: index, count: 1, read: "values" as const }];
  const [range, rows, firstRow] = [
    await bodyOf(context, place),
    [0, place.rowCount] as const,
    place.headingRow + 2,
  ];
  const [cells] = await readCells(context, { range, rows, runs, sheet: place.sheet, firstRow }, options);
  const areas = areasOf(found, cells!, words);
  const total = areas.reduce((sum, area) => sum + area.rows, 0);
  if (total === 0) return { rows: 0, selected: 0, canFilter };

  sheet.activate();
  const several = areas.length > 1 && Office.context.requirements.isSetSupported("ExcelApi", "1.18");
  let addresses = areas[0]!.address;
  let selected = areas[0]!.rows;
  for (const { address, rows } of several ? areas.slice(1) : []) {
    if (addresses.length + 1 + address.length > MOST_CHARACTERS) break;
    addresses += `,${address}`;
    selected += rows;
  }
  if (several) sheet.getRanges(addresses).select();
  else sheet.getRange(addresses).select();
  await context.sync();
  return { rows: total, selected, canFilter };
}

/**
 * Has a table show only the rows with one verdict, without touching filters of its other columns. Everybody who has the
 * workbook open sees the filter, so that it is set only when it is asked for.
 *
 * @param words null takes the filter of the verdict column away
 * @throws WorkbookError NO_ROSTER, NO_RESULTS, NO_SHEET and as `currentRoster`; errors of Excel
 */
export async function filterRowsByVerdict(
  context: Excel.RequestContext,
  choice: Required<RosterChoice>,
  words: string | null,
): Promise<void> {
  const { place, index } = await verdictColumn(context, choice);
  const sheet = await shownSheet(context, place.sheet);
  const { filter } = context.workbook.tables.getItem(place.table!.id).columns.getItemAt(index);
  if (words === null) filter.clear();
  else filter.applyValuesFilter([words]);
  sheet.activate();
  await context.sync();
}
