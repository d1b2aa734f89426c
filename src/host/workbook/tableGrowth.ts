// What tables do of themselves when cells change: take in what is typed beside them, keep header names, fill columns.
import { translate } from "../formulas/rewrite";
import type { Box } from "./address";
import { intersect, overlap } from "./address";
import { isVacant, writeContents } from "./contents";
import type { FormulaCell } from "./formulaCell";
import { valueAt } from "./grid";
import { paintedAt } from "./painted";
import type { Sheet } from "./sheet";
import type { Table } from "./table";
import { dataBox, headerBox, headerNames, inColumn, withNewColumns } from "./table";

/**
 * Lets a table take in the box that is about to be written, where it touches the table's last row or column. A formula beside
 * the header row stays outside: as a heading it could be no formula.
 */
export function growFor(
  sheet: Sheet,
  box: Box,
  entryAt: (row: number, column: number) => string | number | boolean | null,
): void {
  if (!sheet.workbook.tablesGrow) return;
  for (const table of sheet.workbook.state.tables) {
    if (table.sheet !== sheet) continue;
    const { box: own, hasTotals } = table.state;
    const header = headerBox(table.state)?.row;
    const isFilled = (row: number, column: number): boolean => {
      const entry = entryAt(row, column);
      return entry !== null && entry !== "" && !(box.row + row === header && String(entry).startsWith("="));
    };
    const below = own.row + own.rows;
    const beside = own.column + own.columns;
    const withinColumns = box.column >= own.column && box.column + box.columns <= beside;
    const withinRows = box.row >= own.row && box.row + box.rows <= below;
    if (!hasTotals && box.row === below && withinColumns) {
      if (anyFilled(box, isFilled) && isFree(sheet, table, { ...own, row: below, rows: box.rows }))
        growDown(table, box.rows);
    } else if (box.column === beside && withinRows) {
      if (anyFilled(box, isFilled) && isFree(sheet, table, { ...own, column: beside, columns: box.columns }))
        growRight(table, box.columns);
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
  if (tables.some((other) => other !== table && other.sheet === sheet && overlap(other.state.box, box)))
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
function growRight(table: Table, count: number): void {
  const { box, columns } = table.state;
  table.update({
    box: { ...box, columns: box.columns + count },
    columns: withNewColumns(columns, columns.length, count),
  });
  writeHeaders(table);
}

/** What header cells show, which is what their columns are called. */
export function headerTexts(sheet: Sheet, header: Box): string[] {
  const formats = sheet.state.formats.numberFormat ?? [];
  return Array.from({ length: header.columns }, (_, index) => {
    const column = header.column + index;
    const format = (paintedAt(formats, header.row, column) as string | undefined) ?? "General";
    return sheet.workbook.shownText(valueAt(sheet.grid, header.row, column), format);
  });
}

/** Writes the names of the columns into the header cells that hold something else. */
export function writeHeaders(table: Table): void {
  const header = headerBox(table.state);
  if (header === null) return;
  const { sheet, state } = table;
  writeContents(sheet, header, (_, index) => {
    const { name } = state.columns[index]!;
    const column = header.column + index;
    const isName = valueAt(sheet.grid, header.row, column) === name;
    return isName && sheet.formulaAt(header.row, column) === undefined ? undefined : { value: name };
  });
}

/** Puts the formulas of calculated columns, as they stand in the nearest of the table's other rows, into these rows of it. */
export function fillCalculated(table: Table, rows: Box): void {
  const { sheet, state } = table;
  state.columns.forEach(({ calculated }, index) => {
    const model = calculated ? modelFor(table, index, rows) : undefined;
    if (model === undefined) return;
    const textAt = textsFrom(model);
    writeContents(sheet, inColumn(rows, index), (row) => ({ formula: textAt(rows.row + row) }));
  });
}

/** The formula of a column nearest above some rows, or else below them. */
function modelFor({ sheet, state }: Table, index: number, rows: Box): FormulaCell | undefined {
  const data = dataBox(state);
  const column = data.column + index;
  for (let row = rows.row - 1; row >= data.row; row--) {
    const formula = sheet.formulaAt(row, column);
    if (formula !== undefined) return formula;
  }
  for (let row = rows.row + rows.rows; row < data.row + data.rows; row++) {
    const formula = sheet.formulaAt(row, column);
    if (formula !== undefined) return formula;
  }
  return undefined;
}

/**
 * After contents were written: header cells are names again, and a formula fills its column. `isWritten` tells, by rows and columns
 * of the box, which of its cells were.
 */
export function followContents(
  sheet: Sheet,
  box: Box,
  isWritten: (row: number, column: number) => boolean = () => true,
): void {
  for (const table of sheet.workbook.state.tables) {
    if (table.sheet !== sheet || !overlap(table.state.box, box)) continue;
    readHeaders(table, box);
    const data = dataBox(table.state);
    const first = Math.max(0, box.column - data.column);
    const end = Math.min(data.columns, box.column + box.columns - data.column);
    for (let index = first; index < end; index++) {
      const written = intersect(inColumn(data, index), box);
      if (written !== null && isWritten(written.row - box.row, written.column - box.column))
        followColumn(table, index, written);
    }
  }
}

/** Takes new names from header cells that were written; a name that is taken or empty becomes another one. */
function readHeaders(table: Table, box: Box): void {
  const header = headerBox(table.state);
  if (header === null || !overlap(header, box)) return;
  const { columns } = table.state;
  const isWritten = (index: number): boolean =>
    header.column + index >= box.column && header.column + index < box.column + box.columns;
  const texts = headerTexts(table.sheet, header).map((text, index) =>
    isWritten(index) ? text : columns[index]!.name,
  );
  const names = headerNames(texts, (index) => !isWritten(index));
  let stem = "_";
  while ([...names, ...columns.map(({ name }) => name)].some((name) => name.startsWith(stem))) stem += "_";
  const renamed = columns.flatMap(({ name: from }, index) =>
    names[index] === from ? [] : [{ from, to: names[index]!, between: stem + String(index) }],
  );
  const { calculation } = table.sheet.workbook;
  const rewrite = (from: string, to: string): void => {
    calculation.rewriteAll({ kind: "renameColumn", table: table.state.name, from, to });
  };
  // Names may change places: all of them make way before any takes its new one.
  const makeWay = renamed.length > 1;
  if (makeWay) for (const { from, between } of renamed) rewrite(from, between);
  for (const { from, to, between } of renamed) rewrite(makeWay ? between : from, to);
  if (renamed.length > 0)
    table.update({ columns: columns.map((column, index) => ({ ...column, name: names[index]! })) });
  writeHeaders(table);
}

/**
 * A formula written into a column fills the rest of it when that is empty. One formula written over one of a calculated column
 * without exceptions replaces them all. Anything else stays an exception.
 */
function followColumn(table: Table, index: number, written: Box): void {
  const { sheet, state } = table;
  const data = inColumn(dataBox(state), index);
  const first = sheet.formulaAt(written.row, written.column);
  if (first === undefined) return;
  const isLeft = (row: number): boolean => row < written.row || row >= written.row + written.rows;
  const isSingle = written.rows === 1 && state.columns[index]!.calculated;
  const former = isSingle ? modelFor(table, index, written) : undefined;
  const textAt = textsFrom(first);
  const formerAt = former && textsFrom(former);
  for (let row = data.row; row < data.row + data.rows; row++) {
    const text = sheet.formulaAt(row, data.column)?.text;
    const fits = isLeft(row)
      ? isVacant(sheet, row, data.column) || (text !== undefined && text === formerAt?.(row))
      : text === textAt(row);
    if (!fits) return;
  }
  table.update({
    columns: state.columns[index]!.calculated
      ? state.columns
      : state.columns.with(index, { ...state.columns[index]!, calculated: true }),
  });
  writeContents(sheet, data, (index) => {
    const row = data.row + index;
    const isThere = !isLeft(row) || sheet.formulaAt(row, data.column)?.text === textAt(row);
    return isThere ? undefined : { formula: textAt(row) };
  });
}

/** What a formula says in other rows of its column. */
function textsFrom({ text, row }: FormulaCell): (row: number) => string {
  const isSame = translate(text, 1, 0) === text;
  return (other) => (isSame ? text : translate(text, other - row, 0));
}
