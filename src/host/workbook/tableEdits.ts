// Making, changing and taking away tables.
import { sameName } from "../formulas/expression";
import type { Box } from "./address";
import { boxAddress, cellBox, MAX_ROWS, overlap } from "./address";
import { writeContents } from "./contents";
import { ApiError, invalidArgument } from "./errors";
import { checkSize, checkWritable, clear, enter, isVacantBox, shiftCells } from "./edits";
import type { Entry } from "./edits";
import type { Sheet } from "./sheet";
import type { TableColumn } from "./table";
import {
  dataBox,
  faultInName,
  headerBox,
  headerNames,
  inColumn,
  Table,
  TABLE_OPTIONS,
  totalsBox,
  withNewColumns,
} from "./table";
import { fillCalculated, headerTexts, writeHeaders } from "./tableGrowth";
import type { ChangeType } from "./workbookEvents";

/**
 * Makes a table of a box. Without headers a header row is put above it, which pushes the cells down.
 * @throws ApiError MergedRangeConflict where another table or merged cells are in the way
 */
export function addTable(sheet: Sheet, box: Box, hasHeaders: boolean): Table {
  const { workbook } = sheet;
  checkWritable(sheet, box);
  checkFree(sheet, box);
  const below: Box = { ...box, row: box.row + 1, rows: 1 };
  if (!hasHeaders) shiftCells(sheet, { box: { ...box, rows: 1 }, direction: "down" });
  // A table always has a data row, be it empty.
  else if (box.rows === 1 && (tableIn(sheet, below) !== undefined || !isVacantBox(sheet, below)))
    shiftCells(sheet, { box: below, direction: "down" });
  const whole = { ...box, rows: hasHeaders ? Math.max(2, box.rows) : box.rows + 1 };
  const names = headerNames(headerTexts(sheet, { ...box, rows: 1 }));
  const name = workbook.freeName("Table", (candidate) => workbook.findTable(candidate) !== undefined);
  const table = new Table(sheet, workbook.newId(), {
    name,
    box: whole,
    columns: names.map((name, index) => ({ id: index + 1, name, calculated: false })),
    hasHeaders: true,
    hasTotals: false,
    style: "TableStyleMedium2",
    options: TABLE_OPTIONS,
  });
  workbook.update({ tables: [...workbook.state.tables, table] });
  workbook.record(() => undefined, [{ on: sheet, box: whole }]);
  writeHeaders(table);
  workbook.emit({ kind: "tableAdded", table });
  return table;
}

function tableIn(sheet: Sheet, box: Box, itself?: Table): Table | undefined {
  return sheet.workbook.state.tables.find(
    (table) => table !== itself && table.sheet === sheet && overlap(table.state.box, box),
  );
}

/** @throws ApiError MergedRangeConflict */
function checkFree(sheet: Sheet, box: Box, itself?: Table): void {
  const other = tableIn(sheet, box, itself);
  const area = sheet.state.merged.find((merged) => overlap(merged, box));
  if (other !== undefined || area !== undefined)
    throw new ApiError(
      "MergedRangeConflict",
      `A table can't overlap with another table or merged cells: ${other?.state.name ?? boxAddress(area!)} is in ${boxAddress(box)}.`,
    );
}

/** @throws ApiError InvalidArgument for a name that cannot be a table's, or is taken */
export function renameTable(table: Table, name: string): void {
  const { workbook } = table.sheet;
  const fault = faultInName(name);
  if (fault !== undefined) throw invalidArgument(fault);
  const other = workbook.findTable(name);
  const taken = workbook.state.names.some((item) => item.name.toLowerCase() === name.toLowerCase());
  if (taken || (other !== undefined && other !== table))
    throw invalidArgument(`The name ${name} is taken in this workbook.`);
  const before = table.state.name;
  table.update({ name });
  workbook.calculation.rewriteAll({ kind: "renameTable", from: before, to: name });
}

/**
 * Gives a table other cells; its header row must stay where it is.
 * @throws ApiError InvalidArgument, MergedRangeConflict; InvalidOperation for other rows while there is a totals row
 */
export function resizeTable(table: Table, box: Box): void {
  const { sheet, state } = table;
  checkWritable(sheet, box);
  if (!overlap(box, state.box) || box.row !== state.box.row)
    throw invalidArgument("The header row must stay on its row, and the new range must overlap the table.");
  if (box.rows < 1 + Number(state.hasHeaders)) throw invalidArgument("A table has one data row at least.");
  if (state.hasTotals && box.rows !== state.box.rows)
    throw new ApiError("InvalidOperation", "The number of rows cannot change while the totals row is shown.");
  checkFree(sheet, box, table);
  const kept = new Map(state.columns.map((column, index) => [state.box.column + index, column]));
  const isKept = (index: number): boolean => kept.has(box.column + index);
  const texts = headerTexts(sheet, { ...box, rows: 1 }).map(
    (text, index) => kept.get(box.column + index)?.name ?? (state.hasHeaders ? text : ""),
  );
  let id = state.columns.reduce((most, column) => Math.max(most, column.id), 0);
  const columns = headerNames(texts, isKept).map(
    (name, index): TableColumn => kept.get(box.column + index) ?? { id: ++id, name, calculated: false },
  );
  table.update({ box, columns });
  writeHeaders(table);
  const added = box.rows - state.box.rows;
  if (added > 0) fillCalculated(table, { ...box, row: state.box.row + state.box.rows, rows: added });
}

/** Makes plain cells of a table; references to it become addresses. */
export function convertToRange(table: Table): void {
  takeAway(table, true);
}

/** Deletes a table with its cells' contents and formats; references to it become #REF!. */
export function deleteTable(table: Table): void {
  const { sheet, state } = table;
  takeAway(table, false);
  clear(sheet, state.box, "All");
}

function takeAway(table: Table, cellsStay: boolean): void {
  const { workbook } = table.sheet;
  workbook.calculation.removeTable(table, cellsStay);
  workbook.update({ tables: workbook.state.tables.filter((other) => other !== table) });
  workbook.emit({ kind: "tableDeleted", table });
}

/** Shows or takes away the totals row; it stands in cells of its own below the data. */
export function showTotals(table: Table, show: boolean): void {
  const { sheet, state } = table;
  if (state.hasTotals === show) return;
  const { box } = state;
  if (show) {
    const row: Box = { ...box, row: box.row + box.rows, rows: 1 };
    if (!isVacantBox(sheet, row)) shiftCells(sheet, { box: row, direction: "down" });
    table.update({ hasTotals: true, box: { ...box, rows: box.rows + 1 } });
    writeContents(sheet, cellBox(row.row, row.column), () => ({ value: "Total" }));
    return;
  }
  clear(sheet, totalsBox(state)!, "Contents");
  table.update({ hasTotals: false, box: { ...box, rows: box.rows - 1 } });
}

/** Shows or hides the header row. */
export function showHeaders(table: Table, show: boolean): void {
  const { sheet, state } = table;
  if (state.hasHeaders === show) return;
  const { box } = state;
  if (!show) {
    writeContents(sheet, headerBox(state)!, () => ({ value: null }));
    table.update({ hasHeaders: false, box: { ...box, row: box.row + 1, rows: box.rows - 1 } });
    return;
  }
  const above: Box = { ...box, row: Math.max(0, box.row - 1), rows: 1 };
  if (box.row === 0 || !isVacantBox(sheet, above)) {
    shiftCells(sheet, { box: { ...box, rows: 1 }, direction: "down" });
    const moved = table.state.box;
    table.update({ hasHeaders: true, box: { ...moved, row: moved.row - 1, rows: moved.rows + 1 } });
  } else table.update({ hasHeaders: true, box: { ...box, row: box.row - 1, rows: box.rows + 1 } });
  writeHeaders(table);
}

/**
 * Adds rows before the data row `index`, or at the end. At the end the cells below the table are pushed down, or, unless rows are
 * always inserted, only where the rows are not empty.
 * @returns the cells of the new rows
 * @throws ApiError InvalidArgument, InsertDeleteConflict
 */
export function addRows(
  table: Table,
  index: number | null,
  rows: readonly (readonly Entry[])[],
  alwaysInsert = true,
): Box {
  const { sheet, state } = table;
  const data = dataBox(state);
  const at = index === null || index === -1 ? data.rows : index;
  if (at < 0 || at > data.rows) throw invalidArgument(`There is no row ${String(at)} in ${state.name}.`);
  checkSize({ ...data, rows: rows.length }, rows);
  // The empty row that a table without data shows is used first.
  const isPlaceholder = data.rows === 1 && isVacantBox(sheet, data);
  const box: Box = { ...data, row: isPlaceholder ? data.row : data.row + at, rows: rows.length };
  const count = isPlaceholder ? rows.length - 1 : rows.length;
  if (count > 0) {
    const inserted: Box = { ...box, row: box.row + rows.length - count, rows: count };
    const isInside = inserted.row < state.box.row + state.box.rows && inserted.row > state.box.row;
    const needed = alwaysInsert ? { ...inserted, rows: MAX_ROWS - inserted.row } : inserted;
    const isFree = tableIn(sheet, needed, table) === undefined && isVacantBox(sheet, needed);
    if (isInside || !isFree) shiftCells(sheet, { box: inserted, direction: "down" }, "RowInserted");
    else announce(sheet, inserted, "RowInserted", "down");
    if (!isInside) {
      table.update({ box: { ...state.box, rows: state.box.rows + count } });
      fillCalculated(table, inserted);
    }
  }
  enter(sheet, box, (row, column) => rows[row]![column]!);
  return box;
}

function announce(sheet: Sheet, box: Box, changeType: ChangeType, direction: "down" | "right"): void {
  sheet.workbook.emit({ kind: "changed", sheet, box, changeType, direction });
}

/** Deletes data rows; the last one is emptied instead. */
export function deleteRows(table: Table, index: number, count: number): void {
  const { sheet, state } = table;
  const data = dataBox(state);
  if (index < 0 || count < 1 || index + count > data.rows)
    throw invalidArgument(
      `There are no rows ${String(index)} to ${String(index + count - 1)} in ${state.name}.`,
    );
  const box: Box = { ...data, row: data.row + index, rows: count };
  if (count < data.rows) shiftCells(sheet, { box, direction: "up" }, "RowDeleted");
  else {
    if (count > 1)
      shiftCells(
        sheet,
        { box: { ...box, row: box.row + 1, rows: count - 1 }, direction: "up" },
        "RowDeleted",
      );
    clear(sheet, { ...data, rows: 1 }, "Contents");
  }
}

/**
 * Adds a column before the column `index`, or at the right edge; cells to the right of the table are pushed aside.
 * @returns the id of the new column
 */
export function addColumn(table: Table, index: number | null, name: string | undefined): number {
  const { sheet, state } = table;
  const { box, columns } = state;
  const at = index === null || index === -1 ? columns.length : index;
  if (at < 0 || at > columns.length)
    throw invalidArgument(`There is no column ${String(at)} in ${state.name}.`);
  if (name !== undefined && columns.some((column) => sameName(column.name, name)))
    throw invalidArgument(`${state.name} already has a column “${name}”.`);
  const added: Box = { ...box, column: box.column + at, columns: 1 };
  const isFree = tableIn(sheet, added, table) === undefined && isVacantBox(sheet, added);
  if (at < columns.length || !isFree) shiftCells(sheet, { box: added, direction: "right" }, "ColumnInserted");
  else announce(sheet, added, "ColumnInserted", "right");
  const now = withNewColumns(columns, at, 1);
  table.update({
    box: { ...box, columns: box.columns + 1 },
    columns: name === undefined ? now : now.with(at, { ...now[at]!, name }),
  });
  writeHeaders(table);
  return now[at]!.id;
}

/** @throws ApiError InvalidOperation for the last column */
export function deleteColumn(table: Table, index: number): void {
  const { sheet, state } = table;
  if (state.columns.length === 1)
    throw new ApiError("InvalidOperation", "A table keeps one column at least.");
  shiftCells(sheet, { box: inColumn(state.box, index), direction: "left" }, "ColumnDeleted");
}

/** Gives a column another name. */
export function renameColumn(table: Table, index: number, name: string): void {
  const header = headerBox(table.state);
  if (header === null) throw new ApiError("InvalidOperation", "The table shows no header row.");
  enter(table.sheet, cellBox(header.row, header.column + index), () => name);
}
