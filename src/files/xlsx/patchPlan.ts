// What a set of result columns changes in a sheet: where they go, which cells differ, and what stands in the way.
import { EMPTY, isCellError, type Cell } from "../../roster/cells";
import { columnLetters } from "../../roster/headings";
import { tableWithoutHeadings } from "../../words/files";
import { noRoom, noRoomBeside, type Obstacle } from "../../words/workbooks";
import { FileError } from "../fileError";
import { isEmptyResult, type ResultValue } from "./cellWriter";
import { settleFormulas } from "./formulaGroups";
import { LEAVE, type ColumnWrite, type PlannedColumn, type SheetPatch } from "./resultColumns";
import { cellName, MAX_COLUMNS, MAX_ROWS, rangeName, rangesMeet, type CellRange } from "./names";
import type { SheetScan } from "./sheetLayout";
import type { TableInfo } from "./tables";

/** Columns in the order of the sheet. */
export interface PatchPlan {
  readonly columns: readonly PlannedColumn[];
  /** Headings of new columns in that order. */
  readonly headings: readonly string[];
  /** False when the sheet holds the results already. */
  readonly anything: boolean;
}

/** Plans a patch. Throws FileError when something stands in the way, RangeError when the patch contradicts itself. */
export function planPatch(
  scan: SheetScan,
  values: readonly Cell[],
  patch: SheetPatch,
  table: TableInfo | undefined,
  tables: readonly TableInfo[],
): PatchPlan {
  checkRows(patch, table);
  const appended = patch.writes.filter(({ at }) => at === "append").length;
  let next = appended > 0 ? firstNewColumn(scan, patch, table, tables, appended) : 0;
  const equal = equality(values);
  const columns = patch.writes.map((write): PlannedColumn => {
    if (write.codes.length !== patch.rowCount)
      throw new RangeError(`"${write.heading}" needs a code for every row`);
    const column = write.at === "append" ? next++ : write.at;
    if (
      table &&
      write.at !== "append" &&
      !(column >= table.range.firstColumn && column <= table.range.lastColumn)
    ) {
      throw new RangeError(`column ${columnLetters(column)} is not part of table "${table.name}"`);
    }
    const changed = changedRows(scan, column, patch.firstRow, write, equal);
    const heading = write.at === "append" ? write.heading : null;
    return { column, heading, codes: write.codes, values: write.values, changed };
  });
  columns.sort((a, b) => a.column - b.column);
  for (const [index, { column }] of columns.entries()) {
    if (columns[index + 1]?.column === column)
      throw new RangeError(`column ${columnLetters(column)} is written twice`);
  }
  settleFormulas(scan, patch.sheet, patch.firstRow, columns);
  const headings = columns.flatMap(({ heading }) => (heading === null ? [] : [heading]));
  const anything = headings.length > 0 || columns.some(({ changed }) => changed.includes(1));
  return { columns, headings, anything };
}

function checkRows(patch: SheetPatch, table: TableInfo | undefined): void {
  const { headingRow, firstRow, rowCount } = patch;
  if (headingRow < 0 || firstRow <= headingRow || rowCount < 0 || firstRow + rowCount > MAX_ROWS) {
    throw new RangeError("data rows follow the heading row and end inside the sheet");
  }
  if (!table) return;
  const { range, headerRows, totalsRows, name } = table;
  if (headerRows === 0) throw new FileError("UNSUPPORTED", tableWithoutHeadings(patch.sheet, name));
  if (headingRow !== range.firstRow || firstRow + rowCount - 1 > range.lastRow - totalsRows) {
    throw new RangeError(`the rows are not those of table "${name}" at ${rangeName(range)}`);
  }
}

/** Finds the first of `count` columns for new results, and makes sure that nothing is there yet. */
function firstNewColumn(
  scan: SheetScan,
  patch: SheetPatch,
  table: TableInfo | undefined,
  tables: readonly TableInfo[],
  count: number,
): number {
  const firstRow = patch.headingRow;
  const lastRow = table ? table.range.lastRow : Math.max(firstRow, patch.firstRow + patch.rowCount - 1);
  const written = patch.writes.map(({ at }) => (at === "append" ? -1 : at));
  const last = table ? table.range.lastColumn : Math.max(lastUsedColumn(scan, firstRow, lastRow), ...written);
  let firstColumn = last + 1;
  const others = tables.filter((other) => other !== table);
  for (;;) {
    const place = { firstRow, lastRow, firstColumn, lastColumn: firstColumn + count - 1 };
    if (place.lastColumn >= MAX_COLUMNS) {
      const message = noRoom(patch.sheet, count, columnLetters(firstColumn - 1));
      throw new FileError("TOO_MANY_COLUMNS", message);
    }
    const obstacle = obstacleIn(scan, place, others);
    if (!obstacle) return firstColumn;
    if (table) throw inTheWay(patch.sheet, table, place, obstacle);
    // Beside a plain block of rows there is no need to stand right next to it.
    firstColumn = obstacle.lastColumn + 1;
  }
}

/** The last column that holds a value in one of these rows. */
function lastUsedColumn(scan: SheetScan, firstRow: number, lastRow: number): number {
  for (let column = scan.cells.columnCount - 1; column >= 0; column--) {
    if (firstUsedRow(scan, column, firstRow, lastRow) >= 0) return column;
  }
  return -1;
}

function firstUsedRow(scan: SheetScan, column: number, firstRow: number, lastRow: number): number {
  const { codes } = scan.cells.column(column);
  const end = Math.min(lastRow + 1, codes.length);
  for (let row = firstRow; row < end; row++) if (codes[row] !== EMPTY) return row;
  return -1;
}

function obstacleIn(
  scan: SheetScan,
  place: CellRange,
  tables: readonly TableInfo[],
): (Obstacle & { readonly lastColumn: number }) | undefined {
  const lastColumn = Math.min(place.lastColumn, scan.cells.columnCount - 1);
  for (let column = place.firstColumn; column <= lastColumn; column++) {
    const row = firstUsedRow(scan, column, place.firstRow, place.lastRow);
    if (row >= 0) return { cells: cellName(row, column), lastColumn: column };
  }
  const table = tables.find(({ range }) => rangesMeet(range, place));
  if (table) {
    const { name, range } = table;
    return { table: name, cells: rangeName(range), lastColumn: range.lastColumn };
  }
  const filled = [...scan.cells.merges, ...scan.formulas.blocks].find((range) => rangesMeet(range, place));
  return filled && { cells: rangeName(filled), lastColumn: filled.lastColumn };
}

function inTheWay(sheet: string, table: TableInfo, place: CellRange, obstacle: Obstacle): FileError {
  const columns = place.lastColumn - place.firstColumn + 1;
  const message = noRoomBeside(table.name, sheet, rangeName(place), columns, obstacle);
  return new FileError("CELLS_IN_THE_WAY", message);
}

/** Numbers for values, the same number for equal ones: 0 for no value, -1 for present values that no result has. */
interface Equality {
  readonly result: (value: ResultValue) => number;
  readonly present: (code: number) => number;
}

function equality(values: readonly Cell[]): Equality {
  const numbers = new Map<ResultValue, number>();
  const UNKNOWN = -2;
  let known = new Int32Array(0);
  return {
    result: (value) => {
      if (isEmptyResult(value)) return 0;
      let number = numbers.get(value);
      if (number === undefined) numbers.set(value, (number = numbers.size + 1));
      // Present values compared before this one was known have to be looked at again.
      known = new Int32Array(0);
      return number;
    },
    present: (code) => {
      if (code < 0) return 0;
      if (known.length === 0) known = new Int32Array(values.length).fill(UNKNOWN);
      let number = known[code]!;
      if (number === UNKNOWN) {
        const value = values[code]!;
        number = value === "" ? 0 : isCellError(value) ? -1 : (numbers.get(value) ?? -1);
        known[code] = number;
      }
      return number;
    },
  };
}

function changedRows(
  scan: SheetScan,
  column: number,
  firstRow: number,
  write: ColumnWrite,
  equal: Equality,
): Uint8Array {
  const changed = new Uint8Array(write.codes.length);
  if (column >= scan.cells.columnCount) return filledRows(write, changed);
  const present = scan.cells.column(column).codes;
  const results = Int32Array.from(write.values, equal.result);
  for (let i = 0; i < changed.length; i++) {
    const code = write.codes[i]!;
    if (code === LEAVE) continue;
    const wanted = code === EMPTY ? 0 : results[code];
    if (wanted === undefined) throw noValue(write.heading, code);
    if (equal.present(present[firstRow + i] ?? EMPTY) !== wanted) changed[i] = 1;
  }
  return changed;
}

/** The rows that get a value, where no cell has one so far. */
function filledRows({ codes, values, heading }: ColumnWrite, changed: Uint8Array): Uint8Array {
  for (let i = 0; i < changed.length; i++) {
    const code = codes[i]!;
    if (code === LEAVE || code === EMPTY) continue;
    if (code < 0 || code >= values.length) throw noValue(heading, code);
    if (!isEmptyResult(values[code]!)) changed[i] = 1;
  }
  return changed;
}

const noValue = (heading: string, code: number): RangeError =>
  new RangeError(`"${heading}" has no value ${code}`);
