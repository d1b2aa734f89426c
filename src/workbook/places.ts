// Blocks of rows under headings in a workbook: tables, and plain cells below a row of headings.
import type { AnyColumn, Cell } from "../roster/cells";
import type { KnownHeadings } from "../roster/headings";
import { columnLetters, findHeadingRow, ROWS_FOR_HEADINGS } from "../roster/headings";
import type { WorkOptions } from "../roster/slices";
import type { Table } from "../roster/table";
import { headingText } from "../roster/table";
import { mergedHeadings } from "../words/workbook";
import type { Box, ColumnRun } from "./blocks";
import { BOX_PROPERTIES, boxOf, known, readCells } from "./blocks";
import { isMark, STAMP_ROW } from "./ownSheets";
import type { SurveyedTable } from "./survey";
import { WorkbookError } from "./workbookError";

/** A block of rows under headings. Rows and columns count from 0. */
export interface Place {
  readonly sheet: string;
  /** Undefined for plain cells under a row of headings. */
  readonly table: SurveyedTable | undefined;
  readonly headings: readonly string[];
  readonly headingRow: number;
  readonly firstColumn: number;
  /** Data rows; a totals row is none. */
  readonly rowCount: number;
}

/** The data rows of a table that shows its headings. */
export function placeOfTable(table: SurveyedTable, headings: readonly string[]): Place {
  const { box, sheet, hasTotals } = table;
  return {
    sheet,
    table,
    headings,
    headingRow: box.row,
    firstColumn: box.column,
    rowCount: box.rows - (hasTotals ? 2 : 1),
  };
}

/** The data rows of a place, of which there is one at least, as a range. */
export function rangeOfRows(context: Excel.RequestContext, place: Place): Excel.Range {
  const { sheet, table, headingRow, firstColumn, rowCount, headings } = place;
  return table === undefined
    ? context.workbook.worksheets
        .getItem(sheet)
        .getRangeByIndexes(headingRow + 1, firstColumn, rowCount, headings.length)
    : context.workbook.tables.getItem(table.id).getDataBodyRange();
}

/** The same as a range that follows when rows are inserted above. */
export function bodyOf(context: Excel.RequestContext, place: Place): Promise<Excel.Range> {
  return known(context, rangeOfRows(context, place));
}

/** The first rows of a sheet that hold anything, and where they start. */
async function rowsOnTop(
  context: Excel.RequestContext,
  sheet: string,
): Promise<{ readonly box: Box; readonly texts: string[][] } | null> {
  const range = context.workbook.worksheets
    .getItem(sheet)
    .getUsedRangeOrNullObject(true)
    .load(BOX_PROPERTIES);
  await context.sync();
  if (range.isNullObject) return null;
  const box = boxOf(range);
  const [cells] = await readCells(context, {
    range,
    rows: [0, Math.min(box.rows, ROWS_FOR_HEADINGS)],
    runs: [{ first: 0, count: box.columns, read: "values" }],
    sheet,
    firstRow: box.row + 1,
  });
  return { box, texts: cells!.map((row) => row.map(headingText)) };
}

/** @throws WorkbookError where heading cells are merged, as far as this Excel can tell */
async function refuseMerged(context: Excel.RequestContext, sheet: string, box: Box): Promise<void> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return;
  const { row, column, columns } = box;
  const headings = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, 1, columns);
  const merged = headings.getMergedAreasOrNullObject().load("address");
  await context.sync();
  if (merged.isNullObject) return;
  const address = merged.address.slice(merged.address.lastIndexOf("!") + 1);
  throw new WorkbookError("BAD_HEADINGS", mergedHeadings(sheet, address));
}

/** Plain cells on a sheet below a row of known headings, and the texts of the sheet's first rows. */
export interface PlainBlock {
  /** From the first heading to the last, down to the last filled row of the sheet; undefined without known headings. */
  readonly place: Place | undefined;
  readonly texts: readonly (readonly string[])[];
}

/** Looks for headings on a sheet. @throws WorkbookError where they are merged; errors of Excel */
export async function findPlainBlock(
  context: Excel.RequestContext,
  sheet: string,
  headings: KnownHeadings,
): Promise<PlainBlock> {
  const top = await rowsOnTop(context, sheet);
  if (top === null) return { place: undefined, texts: [] };
  const { box, texts } = top;
  // The sheets that are made of a roster name questions, too.
  if (box.row === 0 && box.column === 0 && isMark(texts[STAMP_ROW]?.[0] ?? ""))
    return { place: undefined, texts: [] };
  const row = findHeadingRow(texts, headings);
  return { place: row === undefined ? undefined : await placeUnder(context, sheet, top, row), texts };
}

/** The plain cells below a row of headings, from the first heading to the last. */
async function placeUnder(
  context: Excel.RequestContext,
  sheet: string,
  { box, texts }: { readonly box: Box; readonly texts: readonly string[][] },
  row: number,
): Promise<Place> {
  const first = texts[row]!.findIndex((text) => text !== "");
  const last = texts[row]!.findLastIndex((text) => text !== "");
  const headingRow = box.row + row;
  const firstColumn = box.column + first;
  const merged = { row: headingRow, column: firstColumn, rows: 1, columns: last + 1 - first };
  await refuseMerged(context, sheet, merged);
  const headings = texts[row]!.slice(first, last + 1);
  return { sheet, table: undefined, headings, headingRow, firstColumn, rowCount: box.rows - row - 1 };
}

/** The plain cells of a sheet below the row of headings that `find` picks among its first rows; undefined where it picks none. */
export async function findPlainPlace(
  context: Excel.RequestContext,
  sheet: string,
  find: (rows: readonly (readonly string[])[]) => number | undefined,
): Promise<Place | undefined> {
  const top = await rowsOnTop(context, sheet);
  const row = top === null ? undefined : find(top.texts);
  if (top === null || row === undefined) return undefined;
  return placeUnder(context, sheet, top, row);
}

/** How rows of a place are read. */
export interface RowReading extends WorkOptions {
  /** The data rows of the place as a range; made anew without it. */
  readonly body?: Excel.Range;
  /** Data rows, counted from 0: from the first number on, before the second. All of them without it. */
  readonly rows?: readonly [from: number, to: number];
  /** Columns, counted from 0, whose formulas are told from values. */
  readonly formulas?: ReadonlySet<number>;
  /** Columns, counted from 0, that are not read: their cells are taken for empty. */
  readonly without?: ReadonlySet<number>;
}

const NOT_READ: AnyColumn = { codes: new Int32Array(0), values: [] };

/** Columns side by side of which the same is read. */
export function runsOf(columns: readonly number[], formulas: ReadonlySet<number> = new Set()): ColumnRun[] {
  const runs: { first: number; count: number; read: ColumnRun["read"] }[] = [];
  for (const column of columns) {
    const read = formulas.has(column) ? "formulas" : "values";
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.count === column && last.read === read) last.count += 1;
    else runs.push({ first: column, count: 1, read });
  }
  return runs;
}

/** The rows, from 0, before which everything that is filled stands. */
function filledRows(runs: readonly (readonly (readonly Cell[])[])[]): number {
  let count = runs[0]?.length ?? 0;
  while (count > 0 && runs.every((rows) => rows[count - 1]!.every((cell) => cell === ""))) count -= 1;
  return count;
}

/** Reads rows of a place. Empty rows at the end of plain cells are left out. @throws as `readCells` */
export async function readPlace(
  context: Excel.RequestContext,
  place: Place,
  { body, rows = [0, place.rowCount], formulas, without = new Set(), ...options }: RowReading = {},
): Promise<Table> {
  const { sheet, headings, headingRow } = place;
  const runs = runsOf(
    [...headings.keys()].filter((index) => !without.has(index)),
    formulas,
  );
  // Plain cells without a row are no range.
  const cells =
    rows[0] < rows[1]
      ? await readCells(
          context,
          { range: body ?? (await bodyOf(context, place)), rows, runs, sheet, firstRow: headingRow + 2 },
          options,
        )
      : runs.map(() => []);
  const columns = headings.map(() => NOT_READ);
  runs.forEach(({ first, count }, run) => {
    for (let index = 0; index < count; index++) columns[first + index] = { rows: cells[run]!, index };
  });
  return {
    sheet,
    headings,
    columns,
    rowCount: place.table === undefined ? filledRows(cells) : rows[1] - rows[0],
    firstRow: headingRow + 2 + rows[0],
  };
}

/** The address of a cell within a place: A1. Rows and columns count from its first data cell. */
export function cellName({ headingRow, firstColumn }: Place, row: number, column: number): string {
  return `${columnLetters(firstColumn + column)}${String(headingRow + 2 + row)}`;
}
