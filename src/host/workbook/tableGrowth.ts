// What tables do of themselves when cells change: take in what is typed beside them, keep header names, fill columns.
import { translate } from "../formulas/rewrite";
import type { Box } from "./address";
import { cellBox, intersect } from "./address";
import { formulasIn, isVacant, writeContents } from "./contents";
import { valueAt } from "./grid";
import type { Sheet } from "./sheet";
import type { Table, TableColumn } from "./table";
import { dataBox, headerBox, headerNames, inColumn } from "./table";
import { apiValue } from "./values";

/** Lets a table take in the box that is about to be written, where it touches the table's last row or column. */
export function growFor(sheet: Sheet, box: Box, isFilled: (row: number, column: number) => boolean): void {
  if (!sheet.workbook.tablesGrow) return;
  for (const table of sheet.workbook.state.tables) {
    if (table.sheet !== sheet) continue;
    const { state } = table;
    const { box: own } = state;
    const below = own.row + own.rows;
    const beside = own.column + own.columns;
    const withinColumns = box.column >= own.column && box.column + box.columns <= beside;
    const withinRows = box.row >= own.row && box.row + box.rows <= below;
    if (!state.hasTotals && box.row === below && withinColumns && anyFilled(box, isFilled)) {
      const added: Box = { ...own, row: below, rows: box.rows };
      if (isFree(sheet, table, added)) growDown(table, box.rows);
    } else if (box.column === beside && withinRows && anyFilled(box, isFilled)) {
      const added: Box = { ...own, column: beside, columns: box.columns };
      if (isFree(sheet, table, added)) growRight(table, box.columns);
    }
  }
}

function anyFilled({ rows, columns }: Box, isFilled: (row: number, column: number) => boolean): boolean {
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) if (isFilled(row, column)) return true;
  return false;
}

/** Can a table take in these cells: are they empty, and in no other table? */
function isFree(sheet: Sheet, table: Table, box: Box): boolean {
  const { tables } = sheet.workbook.state;
  if (
    tables.some(
      (other) => other !== table && other.sheet === sheet && intersect(other.state.box, box) !== null,
    )
  )
    return false;
  for (let row = box.row; row < box.row + box.rows; row++)
    for (let column = box.column; column < box.column + box.columns; column++)
      if (!isVacant(sheet, row, column)) return false;
  return true;
}

/** Gives a table more rows at its end, with the formulas of its calculated columns. */
function growDown(table: Table, rows: number): void {
  const { box } = table.state;
  table.update({ box: { ...box, rows: box.rows + rows } });
  fillCalculated(table, { ...box, row: box.row + box.rows, rows });
}

/** Gives a table more columns at its right edge. */
function growRight(table: Table, columns: number): void {
  const { box, columns: before } = table.state;
  const names = headerNames([
    ...before.map(({ name }) => name),
    ...Array.from({ length: columns }, (_, index) => `Column${String(before.length + index + 1)}`),
  ]);
  const id = before.reduce((most, column) => Math.max(most, column.id), 0);
  const added = names
    .slice(before.length)
    .map((name, index): TableColumn => ({ id: id + index + 1, name, calculated: false }));
  table.update({ box: { ...box, columns: box.columns + columns }, columns: [...before, ...added] });
  writeHeaders(table);
}

/** Writes the names of the columns into the header cells that show something else. */
export function writeHeaders(table: Table): void {
  const header = headerBox(table.state);
  if (header === null) return;
  const { columns } = table.state;
  writeContents(table.sheet, header, (_, index) => {
    const { name } = columns[index]!;
    const shown = valueAt(table.sheet.grid, header.row, header.column + index);
    return shown === name ? undefined : { value: name };
  });
}

/** Puts the formulas of calculated columns, as they stand in the table's other rows, into these rows of it. */
export function fillCalculated(table: Table, rows: Box): void {
  const { sheet } = table;
  table.state.columns.forEach(({ calculated }, index) => {
    if (!calculated) return;
    const column = inColumn(dataBox(table.state), index);
    const model = formulasIn(sheet, column).find(({ row }) => row < rows.row || row >= rows.row + rows.rows);
    if (model === undefined) return;
    writeContents(sheet, inColumn(rows, index), (row) => ({
      formula: translate(model.text, rows.row + row - model.row, 0),
    }));
  });
}

/** After contents were written: header cells are names again, and a formula in an empty column fills it. */
export function followContents(sheet: Sheet, box: Box): void {
  for (const table of sheet.workbook.state.tables) {
    if (table.sheet !== sheet || intersect(table.state.box, box) === null) continue;
    readHeaders(table, box);
    for (let index = 0; index < table.state.columns.length; index++) followColumn(table, index, box);
  }
}

/** Takes new names from header cells that were written. */
function readHeaders(table: Table, box: Box): void {
  const header = headerBox(table.state);
  if (header === null || intersect(header, box) === null) return;
  const { columns } = table.state;
  const texts = columns.map((_, index) =>
    String(apiValue(valueAt(table.sheet.grid, header.row, header.column + index))),
  );
  const names = headerNames(texts);
  const { workbook } = table.sheet;
  columns.forEach(({ name }, index) => {
    const to = names[index]!;
    if (to !== name)
      workbook.calculation.rewriteAll({ kind: "renameColumn", table: table.state.name, from: name, to });
  });
  if (names.some((name, index) => name !== columns[index]!.name))
    table.update({ columns: columns.map((column, index) => ({ ...column, name: names[index]! })) });
  writeHeaders(table);
}

/** A formula written into a column that is otherwise empty fills it; a value in a calculated column stays an exception. */
function followColumn(table: Table, index: number, box: Box): void {
  const data = inColumn(dataBox(table.state), index);
  const written = intersect(data, box);
  if (written === null) return;
  const { sheet } = table;
  const first = sheet.formulaAt(written.row, written.column);
  if (first === undefined) return;
  const isLeft = (row: number): boolean => row < written.row || row >= written.row + written.rows;
  for (let row = data.row; row < data.row + data.rows; row++) {
    const fits = isLeft(row)
      ? isVacant(sheet, row, data.column)
      : sheet.formulaAt(row, data.column)?.text === translate(first.text, row - first.row, 0);
    if (!fits) return;
  }
  table.update({
    columns: table.state.columns.map((column, at) =>
      at === index ? { ...column, calculated: true } : column,
    ),
  });
  for (let row = data.row; row < data.row + data.rows; row++)
    if (isLeft(row))
      writeContents(sheet, cellBox(row, data.column), () => ({
        formula: translate(first.text, row - first.row, 0),
      }));
}
