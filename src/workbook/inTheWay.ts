// What would be written over: results that are not ours, and cells where new columns go. Nothing of it is ever replaced.
import type { Layout } from "../roster/headings";
import { foreignResults } from "../roster/ownResults";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import { cellAt } from "../roster/cells";
import type { WorkOptions } from "../roster/slices";
import type { Table } from "../roster/table";
import type { CellInTheWay } from "../words/workbook";
import { cellsInTheWay, noRoom, resultsNotOurs, tableInTheWay } from "../words/workbook";
import type { Box } from "./blocks";
import { BOX_PROPERTIES, boxOf, meet, readCells } from "./blocks";
import type { Place } from "./places";
import { cellName } from "./places";
import type { Survey } from "./survey";
import { WorkbookError } from "./workbookError";

/** How many cells a message names. */
const MOST_NAMED = 10;
const SHEET_COLUMNS = 16_384;

/** Collects cells in the way: the first ones by name, all of them by number. */
function cellList() {
  const named: CellInTheWay[] = [];
  let all = 0;
  return {
    add(name: string, shows: string | null): void {
      all += 1;
      if (named.length < MOST_NAMED) named.push([name, shows]);
    },
    get named(): readonly CellInTheWay[] {
      return named;
    },
    get all(): number {
      return all;
    },
  };
}

/** Does what was read as a formula hold one? */
const isFormula = (cell: unknown): boolean => typeof cell === "string" && cell.startsWith("=");

/** A roster whose rows have been read. */
export interface EvaluatedRows {
  readonly place: Place;
  /** The data rows of the place, as a range that was made before they were read. */
  readonly body: Excel.Range;
  readonly layout: Layout;
  /** The rows that are judged: all of them, or those that are selected. */
  readonly table: Table;
}

/** Which of these columns hold what a formula elsewhere spills into them, as far as this Excel can tell. */
async function spilledColumns(
  context: Excel.RequestContext,
  body: Excel.Range,
  columns: readonly number[],
): Promise<number[]> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.12")) return [];
  const ranges = columns.map((column) => ({ column, range: body.getColumn(column).load("hasSpill") }));
  await context.sync();
  // Null where only some of the cells are spilled to.
  return ranges
    .filter(({ range }) => (range.hasSpill as boolean | null) !== false)
    .map(({ column }) => column);
}

/**
 * Refuses to go on where result columns hold what no evaluation wrote. Their cells were read as formulas.
 *
 * @throws WorkbookError RESULTS_NOT_OURS with the first cells
 */
export async function refuseForeign(
  context: Excel.RequestContext,
  { place, body, layout, table }: EvaluatedRows,
): Promise<void> {
  const found = cellList();
  const firstRow = table.firstRow - place.headingRow - 2;
  const columns = RESULT_HEADINGS.flatMap((heading) => layout.results.get(heading) ?? []);
  for (const column of await spilledColumns(context, body, columns))
    found.add(cellName(place, firstRow, column), null);
  const hasFormula = (row: number, column: number): boolean => isFormula(cellAt(table.columns[column], row));
  for (const { row, column, text } of foreignResults({ table, layout, hasFormula }))
    found.add(cellName(place, firstRow + row, column), text);
  if (found.all > 0)
    throw new WorkbookError("RESULTS_NOT_OURS", resultsNotOurs(place.sheet, found.named, found.all));
}

/** The cells into which new columns go: beside the roster, its headings and totals row included. */
function boxBeside(place: Place, count: number, rowCount: number): Box {
  const { table, headingRow, firstColumn, headings } = place;
  const { row, rows } = table?.box ?? { row: headingRow, rows: rowCount + 1 };
  return { row, column: firstColumn + headings.length, rows, columns: count };
}

/**
 * Refuses to go on where new columns would not stand in free cells.
 *
 * @param rowCount how many data rows there are
 * @throws WorkbookError CELLS_IN_THE_WAY with the first cells; errors of Excel
 */
export async function refuseOccupied(
  context: Excel.RequestContext,
  place: Place,
  { tables }: Survey,
  { count, rowCount, ...options }: WorkOptions & { readonly count: number; readonly rowCount: number },
): Promise<void> {
  if (count === 0) return;
  const { sheet } = place;
  const box = boxBeside(place, count, rowCount);
  const refuse = (message: string): never => {
    throw new WorkbookError("CELLS_IN_THE_WAY", message);
  };
  if (box.column + count > SHEET_COLUMNS) refuse(noRoom(sheet, count));
  const other = tables.find((table) => table.sheet === sheet && meet(table.box, box));
  if (other !== undefined) refuse(tableInTheWay(sheet, count, other.name));

  const area = context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(box.row, box.column, box.rows, count);
  const used = area.getUsedRangeOrNullObject(true).load(BOX_PROPERTIES);
  await context.sync();
  if (used.isNullObject) return;
  const { row, column, rows, columns } = boxOf(used);
  const [cells] = await readCells(
    context,
    {
      range: used,
      rows: [0, rows],
      runs: [{ first: 0, count: columns, read: "formulas" }],
      sheet,
      firstRow: row + 1,
    },
    options,
  );
  const found = cellList();
  const origin = { ...place, headingRow: row - 1, firstColumn: column };
  cells!.forEach((line, index) => {
    line.forEach((cell, at) => {
      if (cell !== "") found.add(cellName(origin, index, at), isFormula(cell) ? null : String(cell));
    });
  });
  if (found.all > 0) refuse(cellsInTheWay(sheet, count, found.named, found.all));
}
