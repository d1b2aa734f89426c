// Where in a workbook the roster stands.
import type { Column } from "../roster/cells";
import { cellAt, EMPTY } from "../roster/cells";
import type { KnownHeadings } from "../roster/headings";
import { countKnown, findHeadingRow, nearMisses, ROWS_FOR_HEADINGS } from "../roster/headings";
import { isNamed, likelyRosters } from "../roster/sheets";
import { ORGANISATION_SHEETS, ROLES_SHEETS } from "../roster/synonyms";
import type { Table } from "../roster/table";
import { headingText } from "../roster/table";
import { ambiguousRoster, mergedHeadings, noSuchTable, tableWithoutHeadings } from "../words/files";
import { noHeadings } from "../words/problems";
import { FileError } from "./fileError";
import { rangeName } from "./xlsx/names";
import type { SheetCells } from "./xlsx/sheetCells";
import type { ReadOptions } from "./xlsx/sheetReader";
import type { TableInfo } from "./xlsx/tables";
import type { SheetInfo, Workbook } from "./xlsx/workbook";

/** A block of rows under headings in a workbook. Rows and columns count from 0. */
export interface FoundTable {
  readonly sheet: string;
  /** The table's name; undefined for plain cells under a row of headings. */
  readonly tableName: string | undefined;
  readonly headingRow: number;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly table: Table;
  /** Does a data row's cell, counted as in `table`, hold a formula? */
  hasFormula(row: number, column: number): boolean;
}

/** Codes of the rows from `first` on, `count` of them; rows that the sheet does not have are empty. */
function slice(column: Column, first: number, count: number): Column {
  const { codes, values } = column;
  if (first + count <= codes.length) return { codes: codes.subarray(first, first + count), values };
  const padded = new Int32Array(count).fill(EMPTY);
  padded.set(codes.subarray(Math.min(first, codes.length)));
  return { codes: padded, values };
}

function textsOf(cells: SheetCells, row: number, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    headingText(cellAt(cells.column(first + index), row)),
  );
}

/** The block of a sheet under a row of headings, between two columns and before a row. */
function block(
  sheet: SheetInfo,
  cells: SheetCells,
  headingRow: number,
  columns: readonly [first: number, last: number],
  end: number,
  tableName?: string,
): FoundTable {
  const [first, last] = columns;
  const merged = cells.merges.find(
    (merge) =>
      merge.firstRow <= headingRow &&
      merge.lastRow >= headingRow &&
      merge.firstColumn <= last &&
      merge.lastColumn >= first,
  );
  if (merged !== undefined)
    throw new FileError("MERGED_HEADINGS", mergedHeadings(sheet.name, rangeName(merged)));
  const firstRow = headingRow + 1;
  const rowCount = Math.max(0, end - firstRow);
  const headings = textsOf(cells, headingRow, first, last);
  return {
    sheet: sheet.name,
    tableName,
    headingRow,
    firstRow,
    firstColumn: first,
    table: {
      sheet: sheet.name,
      headings,
      columns: headings.map((_, index) => slice(cells.column(first + index), firstRow, rowCount)),
      rowCount,
      firstRow: firstRow + 1,
    },
    hasFormula: (row, column) => cells.hasFormula(firstRow + row, first + column),
  };
}

/** An Excel table as a block. */
function tableBlock(sheet: SheetInfo, cells: SheetCells, table: TableInfo): FoundTable {
  if (table.headerRows === 0)
    throw new FileError("NO_HEADINGS", tableWithoutHeadings(sheet.name, table.name));
  const { firstRow, lastRow, firstColumn, lastColumn } = table.range;
  const end = lastRow + 1 - table.totalsRows;
  return block(sheet, cells, firstRow, [firstColumn, lastColumn], end, table.name);
}

/** The texts of a sheet's first rows, row by row. */
export function* rowsOnTop(cells: SheetCells): Generator<string[]> {
  for (let row = 0; row < Math.min(ROWS_FOR_HEADINGS, cells.rowCount); row++)
    yield textsOf(cells, row, 0, cells.columnCount - 1);
}

/** Plain cells under a row of headings as a block, from the first heading to the last. */
function plainBlock(sheet: SheetInfo, cells: SheetCells, headingRow: number): FoundTable {
  const texts = textsOf(cells, headingRow, 0, cells.columnCount - 1);
  const first = texts.findIndex((text) => text !== "");
  const last = texts.findLastIndex((text) => text !== "");
  let end = headingRow + 1;
  for (let index = first; index <= last; index++) {
    const { codes } = cells.column(index);
    for (let row = codes.length - 1; row >= end; row--) if (codes[row] !== EMPTY) end = row + 1;
  }
  return block(sheet, cells, headingRow, [first, last], end);
}

/** The block under a row of headings: a table where they are those of one, else plain cells. */
export function blockUnder(sheet: SheetInfo, cells: SheetCells, headingRow: number): FoundTable {
  const table = sheet.tables.find((one) => one.headerRows === 1 && one.range.firstRow === headingRow);
  return table === undefined ? plainBlock(sheet, cells, headingRow) : tableBlock(sheet, cells, table);
}

/** The blocks of one sheet that could be a roster: its tables, or else the cells under a row of headings. */
export async function blocksOf(
  workbook: Workbook,
  sheet: SheetInfo,
  choice: RosterChoice,
): Promise<FoundTable[]> {
  const cells = await workbook.readSheet(
    sheet.name,
    choice.signal === undefined ? {} : { signal: choice.signal },
  );
  if (sheet.tables.length > 0) {
    const blocks = sheet.tables
      .filter((table) => table.headerRows === 1)
      .map((table) => tableBlock(sheet, cells, table))
      .filter(({ table }) => countKnown(table.headings, choice) > 0);
    if (blocks.length > 0) return blocks;
  }
  const row = findHeadingRow(rowsOnTop(cells), choice);
  return row === undefined ? [] : [plainBlock(sheet, cells, row)];
}

/** What was asked for on the command line or in the pane. */
export interface RosterChoice extends KnownHeadings, ReadOptions {
  readonly sheet?: string | undefined;
  readonly table?: string | undefined;
}

/** The texts in the first rows of sheets. */
async function* textsOnTop(workbook: Workbook, sheets: readonly SheetInfo[]): AsyncGenerator<string> {
  for (const sheet of sheets) {
    for (const texts of rowsOnTop(await workbook.readSheet(sheet.name))) yield* texts;
  }
}

/**
 * Finds the roster: the table or sheet asked for, else the one block in the workbook whose headings are questions,
 * Organisation, Roles and Assessments sheets aside. Blocks with a single known heading count only where there is nothing better.
 *
 * @throws FileError when there is none, or more than one; it names what was found.
 */
export async function findRoster(workbook: Workbook, choice: RosterChoice = {}): Promise<FoundTable> {
  const { table: wanted, sheet: wantedSheet } = choice;
  if (wanted !== undefined) return namedTable(workbook, wanted, choice);
  const sheets =
    wantedSheet === undefined ? rosterSheets(workbook, choice) : [workbook.inside.worksheet(wantedSheet)];
  const blocks: FoundTable[] = [];
  for (const sheet of sheets) blocks.push(...(await blocksOf(workbook, sheet, choice)));
  const likely = likelyRosters(blocks, ({ table }) => table.headings, choice);
  if (likely.length === 1) return likely[0]!;
  if (likely.length > 1)
    throw new FileError(
      "AMBIGUOUS_ROSTER",
      ambiguousRoster(likely.map((found) => [found.sheet, found.tableName])),
    );
  throw new FileError("NO_HEADINGS", noHeadings(await nearMisses(textsOnTop(workbook, sheets))));
}

function rosterSheets(workbook: Workbook, { assessments }: KnownHeadings): SheetInfo[] {
  const worksheets = workbook.sheets.filter(
    (sheet) =>
      sheet.kind === "worksheet" &&
      !isNamed(sheet, ORGANISATION_SHEETS) &&
      !isNamed(sheet, ROLES_SHEETS) &&
      sheet.name !== assessments,
  );
  const visible = worksheets.filter((sheet) => sheet.visible);
  return visible.length > 0 ? visible : worksheets;
}

async function namedTable(workbook: Workbook, name: string, choice: RosterChoice): Promise<FoundTable> {
  for (const sheet of workbook.sheets) {
    if (choice.sheet !== undefined && !isNamed(sheet, [choice.sheet])) continue;
    const table = sheet.tables.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (table !== undefined) return tableBlock(sheet, await workbook.readSheet(sheet.name, choice), table);
  }
  const names = workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => table.name));
  throw new FileError("NO_SUCH_TABLE", noSuchTable(name, names));
}
