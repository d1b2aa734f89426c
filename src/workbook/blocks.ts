// Reading cells in blocks that Excel hands over at once: at most 5 MB a time on the web.
import type { Cell } from "../roster/cells";
import type { WorkOptions } from "../roster/slices";
import { rowTooLarge } from "../words/workbook";
import { isTooLarge } from "./excelErrors";
import { WorkbookError } from "./workbookError";

/** Cells on a sheet. Rows and columns count from 0. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The properties of a range that make its box. */
export const BOX_PROPERTIES = "rowIndex,columnIndex,rowCount,columnCount";

/** The box of a range whose BOX_PROPERTIES are loaded. */
export function boxOf(range: Excel.Range): Box {
  return {
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  };
}

/** Do two boxes share a cell? */
export function meet(a: Box, b: Box): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

/** Neighbouring columns of a range, counted from its first, and what is read of their cells. */
export interface ColumnRun {
  readonly first: number;
  readonly count: number;
  /** Formulas are read where they must be told from values: a cell without one gives its value. */
  readonly read: "values" | "formulas";
}

// Texts of results are long, and letters beyond ASCII take three bytes each: some 2 MB at the most.
const CELLS_A_BLOCK = 50_000;
const MOST_ROWS_A_BLOCK = 5000;

/** How many rows are handed over at once. Halved when Excel finds them too much. */
export interface BlockSize {
  readonly rows: number;
  /** @returns false where there is nothing left to halve */
  halve(): boolean;
}

/** The size of blocks of rows with this many cells each. */
export function blockSize(columns: number): BlockSize {
  let rows = Math.max(1, Math.min(MOST_ROWS_A_BLOCK, Math.floor(CELLS_A_BLOCK / Math.max(1, columns))));
  return {
    get rows() {
      return rows;
    },
    halve() {
      if (rows === 1) return false;
      rows = Math.ceil(rows / 2);
      return true;
    },
  };
}

/** Carries out what is waiting. @returns false where Excel found it too much at once */
export async function syncFits(context: Excel.RequestContext): Promise<boolean> {
  try {
    await context.sync();
    return true;
  } catch (error) {
    if (isTooLarge(error)) return false;
    throw error;
  }
}

/**
 * Makes a range known to Excel, so that it stays the same cells from now on. Without it a range would be lost with the
 * first batch that fails.
 */
export async function known(context: Excel.RequestContext, range: Excel.Range): Promise<Excel.Range> {
  range.load("rowCount");
  await context.sync();
  return range;
}

/** Some columns of some rows of a range, which need not lie within it; rows and columns count from its first cell. */
export function part(
  range: Excel.Range,
  row: number,
  rows: number,
  { first, count }: ColumnRun,
): Excel.Range {
  return range.getCell(row, first).getResizedRange(rows - 1, count - 1);
}

/** What to read of a range. */
export interface Reading {
  /** Known to Excel already. */
  readonly range: Excel.Range;
  /** Rows of the range, counted from its first: from the first number on, before the second. */
  readonly rows: readonly [from: number, to: number];
  readonly runs: readonly ColumnRun[];
  /** Where the range stands, for messages: the sheet, and the sheet row of its first row, from 1. */
  readonly sheet: string;
  readonly firstRow: number;
}

/** One block: the rows of each run; null where they are too much. */
async function readBlock(
  context: Excel.RequestContext,
  { range, runs }: Reading,
  row: number,
  rows: number,
): Promise<Cell[][][] | null> {
  const parts = runs.map((run) => part(range, row, rows, run).load(run.read));
  if (!(await syncFits(context))) return null;
  // Excel gives null in place of the cells of a range that is too large.
  const cells = parts.map((one, index) => one[runs[index]!.read] as Cell[][] | null);
  return cells.every((one) => one !== null) ? cells : null;
}

/**
 * Reads cells: for each run the rows of its columns. An empty cell is an empty text. One sync a block.
 *
 * @throws WorkbookError TOO_LARGE where a single row is too much; the signal's reason; errors of Excel
 */
export async function readCells(
  context: Excel.RequestContext,
  reading: Reading,
  { onProgress, signal }: WorkOptions = {},
): Promise<Cell[][][]> {
  const { runs, rows, sheet, firstRow } = reading;
  const [from, to] = rows;
  const size = blockSize(runs.reduce((sum, { count }) => sum + count, 0));
  const cells = runs.map((): Cell[][] => []);
  for (let row = from; row < to;) {
    signal?.throwIfAborted();
    const count = Math.min(size.rows, to - row);
    const block = await readBlock(context, reading, row, count);
    if (block === null) {
      if (!size.halve()) throw new WorkbookError("TOO_LARGE", rowTooLarge(sheet, firstRow + row));
      continue;
    }
    block.forEach((rows, index) => {
      for (const one of rows) cells[index]!.push(one);
    });
    row += count;
    onProgress?.(row - from);
  }
  return cells;
}
