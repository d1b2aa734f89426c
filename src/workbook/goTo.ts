// Going to cells that a run has told of: one cell, the cell of a problem, all rows with one verdict.
import type { Cell } from "../roster/cells";
import { columnLetters } from "../roster/headings";
import type { RowProblem } from "../roster/rows";
import type { WorkOptions } from "../roster/slices";
import { headingText } from "../roster/table";
import { noResults, nothingToFilter, rosterGone, sheetGone, sheetHidden } from "../words/report";
import { readCells } from "./blocks";
import { currentRoster } from "./currentRoster";
import type { RosterChoice } from "./findRoster";
import { cellOfHeading, readFilled } from "./headingCells";
import type { Place } from "./places";
import { bodyOf } from "./places";
import { standingResults } from "./standingResults";
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
  const address = cell ?? cellOfHeading(await readFilled(context, name), row, column);
  const range = sheet.getRange(address ?? `${String(row)}:${String(row)}`);
  sheet.activate();
  range.select();
  const shown = address === undefined ? undefined : range.load("values");
  await context.sync();
  // The problem may be with one of several values in the cell.
  return shown && headingText((shown.values as Cell[][])[0]![0]).includes(value);
}

/** The verdicts of a roster that has some. */
interface VerdictColumn {
  readonly place: Place;
  /** Counted from the roster's first column; beyond its last one where a live formula gives the verdicts. */
  readonly index: number;
  /** Is it a column of a table? */
  readonly canFilter: boolean;
}

/** @throws WorkbookError NO_ROSTER where the roster is gone, NO_RESULTS without a verdict column; as `currentRoster` */
async function verdictColumn(context: Excel.RequestContext, choice: RosterChoice): Promise<VerdictColumn> {
  const found = await currentRoster(context, choice);
  const { sheet, table } = choice;
  const { place } = found;
  if (place.table?.name !== table || (table === undefined && place.sheet !== sheet))
    throw new WorkbookError("NO_ROSTER", rosterGone(sheet, table));
  const { columnOf, isLive } = await standingResults(context, found);
  const index = columnOf("Verdict");
  if (index === undefined) throw new WorkbookError("NO_RESULTS", noResults(sheet, table));
  return { place, index, canFilter: table !== undefined && !isLive };
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
  const { place, index, canFilter } = found;
  const sheet = await shownSheet(context, place.sheet);
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
  const { place, index, canFilter } = await verdictColumn(context, choice);
  if (!canFilter) throw new WorkbookError("NO_RESULTS", nothingToFilter(place.sheet, place.table?.name));
  const sheet = await shownSheet(context, place.sheet);
  const { filter } = context.workbook.tables.getItem(place.table!.id).columns.getItemAt(index);
  if (words === null) filter.clear();
  else filter.applyValuesFilter([words]);
  sheet.activate();
  await context.sync();
}
