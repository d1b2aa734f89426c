// What would be written over: results that are not ours, and cells where new columns go. Nothing of it is ever replaced.
import { foreignResults } from "../roster/ownResults";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import { columnLetters } from "../roster/headings";
import type { WorkOptions } from "../roster/slices";
import type { Table } from "../roster/table";
import type { CellInTheWay } from "../words/workbook";
import {
  cellsInTheWay,
  liveInTheWay,
  noRoom,
  resultsNotOurs,
  spilledInTheWay,
  tableInTheWay,
} from "../words/workbook";
import type { AroundRoster } from "./aroundRoster";
import type { Box } from "./blocks";
import { BOX_PROPERTIES, boxOf, meet, readCells } from "./blocks";
import type { Place } from "./places";
import { cellName } from "./places";
import type { Survey } from "./survey";
import { WorkbookError } from "./workbookError";

/** How many cells a message names. */
export const MOST_NAMED = 10;
export const SHEET_COLUMNS = 16_384;

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
export const isFormula = (cell: unknown): boolean => typeof cell === "string" && cell.startsWith("=");

/** A roster whose rows have been read. */
export interface ReadRoster {
  readonly around: AroundRoster;
  readonly table: Table;
  /** The data row of the roster on which the first row of the table stands, from 0. */
  readonly offset: number;
  /** 1 for each row of the table that gets results. */
  readonly taken: Uint8Array;
  /** Has somebody said that what stands there may be replaced? */
  readonly overwrite: boolean;
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
 * @throws WorkbookError RESULTS_NOT_OURS with the first cells; CELLS_IN_THE_WAY where a formula spills into them
 */
export async function refuseForeign(
  context: Excel.RequestContext,
  { around, table, offset, taken, overwrite }: ReadRoster,
): Promise<void> {
  const { place, layout } = around.current;
  const columns = RESULT_HEADINGS.flatMap((heading) => layout.results.get(heading) ?? []);
  // What a formula spills cannot be replaced but where it stands.
  const [spilled] = await spilledColumns(context, around.body!, columns);
  if (spilled !== undefined) {
    const cell = cellName(place, offset, spilled);
    throw new WorkbookError("CELLS_IN_THE_WAY", spilledInTheWay(place.sheet, cell));
  }
  if (overwrite) return;
  const found = cellList();
  const hasFormula = (row: number, column: number): boolean => isFormula(cellAt(table.columns[column], row));
  for (const { row, column, text } of foreignResults({ table, layout, hasFormula }))
    if (taken[row] === 1) found.add(cellName(place, offset + row, column), text);
  if (found.all === 0) return;
  const { named, all } = found;
  throw new WorkbookError("RESULTS_NOT_OURS", resultsNotOurs(place.sheet, named, all), {
    sheet: place.sheet,
    cells: named,
    all,
  });
}

/** The cells into which new columns go: beside the roster, its headings and totals row included. */
function boxBeside(place: Place, count: number, rowCount: number): Box {
  const { table, headingRow, firstColumn, headings } = place;
  const { row, rows } = table?.box ?? { row: headingRow, rows: rowCount + 1 };
  return { row, column: firstColumn + headings.length, rows, columns: count };
}

/** Columns that are to be added. */
interface NewColumns {
  readonly count: number;
  /** How many data rows there are. */
  readonly rowCount: number;
  /** The cell of the live formula beside the roster, where there is one. */
  readonly live: string | undefined;
}

/**
 * Refuses to go on where new columns would not stand in free cells.
 *
 * @throws WorkbookError CELLS_IN_THE_WAY with the first cells; errors of Excel
 */
export async function refuseOccupied(
  context: Excel.RequestContext,
  place: Place,
  { tables }: Survey,
  { count, rowCount, live, ...options }: WorkOptions & NewColumns,
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

  const found = await filledCells(context, sheet, box, options);
  if (found.length === 0) return;
  if (live !== undefined) refuse(liveInTheWay(sheet, live));
  refuse(cellsInTheWay(sheet, count, found.slice(0, MOST_NAMED).map(named), found.length));
}

/** A filled cell: where it is, and what it holds. */
export interface FilledCell {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

/** A filled cell as a message names it. */
export function named({ row, column, cell }: FilledCell): CellInTheWay {
  const name = `${columnLetters(column)}${String(row + 1)}`;
  return [name, isFormula(cell) ? null : String(cell as string)];
}

/** The cells of a box on a sheet that hold anything. @throws as `readCells` */
export async function filledCells(
  context: Excel.RequestContext,
  sheet: string,
  box: Box,
  options: WorkOptions,
): Promise<FilledCell[]> {
  const area = context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(box.row, box.column, box.rows, box.columns);
  const used = area.getUsedRangeOrNullObject(true).load(BOX_PROPERTIES);
  await context.sync();
  if (used.isNullObject) return [];
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
  return cells!.flatMap((line, index) =>
    line.flatMap((cell, at) => (cell === "" ? [] : [{ row: row + index, column: column + at, cell }])),
  );
}
