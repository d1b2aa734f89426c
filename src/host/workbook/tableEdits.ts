// Making, changing and taking away tables.
import type { Box } from "./address";
import { boxAddress, cellBox, contains, intersect } from "./address";
import { writeContents } from "./contents";
import { ApiError, invalidArgument } from "./errors";
import { checkSize, checkWritable, clear, enter, isVacantBox, shiftCells } from "./edits";
import type { Entry } from "./edits";
import { valueAt } from "./grid";
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
} from "./table";
import { fillCalculated, writeHeaders } from "./tableGrowth";
import { apiValue } from "./values";

/**
 * Makes a table of a box. Without headers a header row is put above it, which pushes the cells down.
 * @throws ApiError InvalidArgument where another table is in the way
 */
export function addTable(sheet: Sheet, box: Box, hasHeaders: boolean): Table {
  const { workbook } = sheet;
  checkWritable(sheet, box);
  const inTheWay = tableIn(sheet, box);
  if (inTheWay !== undefined)
    throw invalidArgument(
      `A table can't overlap another one: ${inTheWay.state.name} is in ${boxAddress(box)}.`,
    );
  if (!hasHeaders) shiftCells(sheet, { box: { ...box, rows: 1 }, direction: "down" });
  const withHeaders = hasHeaders ? box : { ...box, rows: box.rows + 1 };
  // A table always has a data row, be it empty.
  const whole = withHeaders.rows === 1 ? { ...withHeaders, rows: 2 } : withHeaders;
  const texts = Array.from({ length: box.columns }, (_, index) =>
    hasHeaders ? String(apiValue(valueAt(sheet.grid, box.row, box.column + index))) : "",
  );
  const name = workbook.freeName("Table", (candidate) => workbook.findTable(candidate) !== undefined);
  const columns = headerNames(texts).map((name, index): TableColumn => ({
    id: index + 1,
    name,
    calculated: false,
  }));
  const table = new Table(sheet, workbook.newId(), {
    name,
    box: whole,
    columns,
    hasHeaders: true,
    hasTotals: false,
    style: "TableStyleMedium2",
    options: TABLE_OPTIONS,
  });
  workbook.update({ tables: [...workbook.state.tables, table] });
  writeHeaders(table);
  workbook.emit({ kind: "tableAdded", table });
  return table;
}

function tableIn(sheet: Sheet, box: Box, itself?: Table): Table | undefined {
  return sheet.workbook.state.tables.find(
    (table) => table !== itself && table.sheet === sheet && intersect(table.state.box, box) !== null,
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
 * @throws ApiError InvalidArgument
 */
export function resizeTable(table: Table, box: Box): void {
  const { sheet, state } = table;
  checkWritable(sheet, box);
  if (intersect(box, state.box) === null || box.row !== state.box.row)
    throw invalidArgument("The header row must stay on its row, and the new range must overlap the table.");
  if (box.rows < 1 + Number(state.hasHeaders)) throw invalidArgument("A table has one data row at least.");
  if (tableIn(sheet, box, table) !== undefined) throw invalidArgument("A table can't overlap another one.");
  const kept = new Map(state.columns.map((column, index) => [state.box.column + index, column]));
  let id = state.columns.reduce((most, column) => Math.max(most, column.id), 0);
  const columns = Array.from({ length: box.columns }, (_, index): TableColumn => {
    const name = String(apiValue(valueAt(sheet.grid, box.row, box.column + index)));
    return kept.get(box.column + index) ?? { id: ++id, name, calculated: false };
  });
  const names = headerNames(columns.map(({ name }) => name));
  table.update({ box, columns: columns.map((column, index) => ({ ...column, name: names[index]! })) });
  writeHeaders(table);
  const added = box.rows - state.box.rows;
  if (added > 0) fillCalculated(table, { ...box, row: state.box.row + state.box.rows, rows: added });
}

/** Makes plain cells of a table; references to it become addresses. */
export function convertToRange(table: Table): void {
  const { workbook } = table.sheet;
  workbook.calculation.removeTable(table);
  workbook.update({ tables: workbook.state.tables.filter((other) => other !== table) });
  workbook.emit({ kind: "tableDeleted", table });
}

/** Deletes a table with its cells' contents and formats. */
export function deleteTable(table: Table): void {
  const { sheet, state } = table;
  convertToRange(table);
  clear(sheet, state.box, "All");
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
 * Adds rows before the data row `index`, or at the end.
 * @returns the cells of the new rows
 * @throws ApiError InvalidArgument
 */
export function addRows(table: Table, index: number | null, rows: readonly (readonly Entry[])[]): Box {
  const { sheet, state } = table;
  const data = dataBox(state);
  const at = index === null || index === -1 ? data.rows : index;
  if (at < 0 || at > data.rows) throw invalidArgument(`There is no row ${String(at)} in ${state.name}.`);
  // The empty row that a table without data shows is used first.
  const isPlaceholder = data.rows === 1 && at === 1 && isVacantBox(sheet, data);
  const first = isPlaceholder ? data.row : data.row + at;
  const box: Box = { ...data, row: first, rows: rows.length };
  checkSize(box, rows);
  const count = isPlaceholder ? rows.length - 1 : rows.length;
  if (count > 0) {
    const inserted: Box = { ...data, row: isPlaceholder ? first + 1 : first, rows: count };
    const atEnd = at === data.rows && !state.hasTotals;
    if (!atEnd || !isVacantBox(sheet, inserted))
      shiftCells(sheet, { box: inserted, direction: "down" }, "RowInserted");
    table.update({ box: { ...state.box, rows: state.box.rows + count } });
    fillCalculated(table, inserted);
  }
  enter(sheet, box, (row, column) => rows[row]![column]!);
  return box;
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
  if (name !== undefined && columns.some((column) => column.name.toLowerCase() === name.toLowerCase()))
    throw invalidArgument(`${state.name} already has a column “${name}”.`);
  const added: Box = { ...box, column: box.column + at, columns: 1 };
  const atEdge = at === columns.length;
  if (!atEdge || !isVacantBox(sheet, added))
    shiftCells(sheet, { box: added, direction: "right" }, "ColumnInserted");
  const id = columns.reduce((most, column) => Math.max(most, column.id), 0) + 1;
  const before = columns.slice(0, at);
  const after = columns.slice(at);
  const own = name ?? headerNames([...columns.map((column) => column.name), ""]).at(-1)!;
  table.update({
    box: { ...box, columns: box.columns + 1 },
    columns: [...before, { id, name: own, calculated: false }, ...after],
  });
  writeHeaders(table);
  if (atEdge)
    sheet.workbook.emit({
      kind: "changed",
      sheet,
      box: added,
      changeType: "ColumnInserted",
      direction: "right",
    });
  return id;
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

/** The table that a cell lies in. */
export function tableAt(sheet: Sheet, row: number, column: number): Table | undefined {
  return sheet.workbook.state.tables.find(
    (table) => table.sheet === sheet && contains(table.state.box, cellBox(row, column)),
  );
}
