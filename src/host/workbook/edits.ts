// Edits as Excel does them, for a person who types and for an add-in that writes: contents, and all that follows from them.
import type { Box } from "./address";
import { boxAddress, cellBox, contains, intersect, WHOLE_SHEET } from "./address";
import type { Content } from "./contents";
import { isVacant, moveCells, writeContents } from "./contents";
import { ApiError, invalidArgument } from "./errors";
import { paint, paintedAt, paintedWithin, shiftPainted } from "./painted";
import { pushesOff, valueAt } from "./grid";
import type { Sheet } from "./sheet";
import type { Shift } from "./shift";
import { inserts, isVertical, shiftedBox, shiftedParts } from "./shift";
import type { Table, TableColumn, TableState } from "./table";
import { headerNames } from "./table";
import { followContents, growFor, writeHeaders } from "./tableGrowth";
import { apiValue, typed } from "./values";
import type { ChangeType } from "./workbook";

/** What is entered into a cell: a text is read as if it were typed; null leaves the cell as it is. */
export type Entry = string | number | boolean | null;

/** Enters contents into the cells of a box; rows and columns of `entryAt` count from the box. */
export function enter(sheet: Sheet, box: Box, entryAt: (row: number, column: number) => Entry): void {
  checkWritable(sheet, box);
  const single = box.rows === 1 && box.columns === 1;
  const before = single ? apiValue(valueAt(sheet.grid, box.row, box.column)) : undefined;
  const formats: { readonly box: Box; readonly format: string }[] = [];
  const contentAt = (row: number, column: number): Content | undefined => {
    const entry = entryAt(row, column);
    if (entry === null) return undefined;
    if (typeof entry !== "string") return { value: entry };
    const format = numberFormatAt(sheet, box.row + row, box.column + column);
    if (entry.startsWith("=") && entry.length > 1 && format !== "@") return { formula: entry };
    const { value, numberFormat } = typed(entry, format);
    if (numberFormat !== undefined && format === "General")
      formats.push({ box: cellBox(box.row + row, box.column + column), format: numberFormat });
    return { value };
  };
  growFor(sheet, box, (row, column) => {
    const entry = entryAt(row, column);
    return entry !== null && entry !== "";
  });
  writeContents(sheet, box, contentAt);
  for (const { box: cell, format } of formats) setFormat(sheet, cell, "numberFormat", format);
  followContents(sheet, box);
  const after = single ? apiValue(valueAt(sheet.grid, box.row, box.column)) : undefined;
  sheet.workbook.emit({
    kind: "changed",
    sheet,
    box,
    changeType: "RangeEdited",
    ...(single ? { detail: { before, after } } : {}),
  });
}

/** The number format of a cell. */
export function numberFormatAt(sheet: Sheet, row: number, column: number): string {
  const painted = sheet.state.formats.numberFormat;
  return painted === undefined
    ? "General"
    : ((paintedAt(painted, row, column) as string | undefined) ?? "General");
}

/** Gives a box a format property; `undefined` takes it away. */
export function setFormat(sheet: Sheet, box: Box, path: string, value: unknown): void {
  const { formats } = sheet.state;
  sheet.update({ formats: { ...formats, [path]: paint(formats[path] ?? [], box, value) } });
}

/** What `clear` takes away. */
export type ClearWhat = "All" | "Contents" | "Formats";

/** Empties a box, takes its formats away, or both. */
export function clear(sheet: Sheet, box: Box, what: ClearWhat): void {
  checkWritable(sheet, box);
  if (what !== "Contents") {
    const formats = Object.fromEntries(
      Object.entries(sheet.state.formats).map(([path, painted]) => [
        path,
        path === "columnWidth" || path === "rowHeight" ? painted : paint(painted, box, undefined),
      ]),
    );
    sheet.update({
      formats,
      validations: what === "All" ? paint(sheet.state.validations, box, undefined) : sheet.state.validations,
    });
    sheet.workbook.emit({ kind: "formatChanged", sheet, box });
  }
  if (what === "Formats") return;
  const used = sheet.usedBox(true);
  const part = used && intersect(used, box);
  if (part !== null) writeContents(sheet, part, () => ({ value: null }));
  followContents(sheet, box);
  sheet.workbook.emit({ kind: "changed", sheet, box, changeType: "RangeEdited" });
}

/**
 * Inserts or deletes cells.
 * @throws ApiError NonBlankCellOffSheet, InsertDeleteConflict where a table would be torn apart, AccessDenied
 */
export function shiftCells(sheet: Sheet, shift: Shift, changeType = changeTypeOf(shift)): void {
  checkWritable(sheet, shift.box);
  if (pushesOff(sheet.grid, shift))
    throw new ApiError("NonBlankCellOffSheet", "Filled cells would be pushed off the sheet.");
  const { workbook } = sheet;
  const moved = movedTables(sheet, shift);
  moveCells(sheet, shift);
  workbook.calculation.rewriteAll({ kind: "shift", sheet: sheet.name, ...shift });
  const { formats, validations, conditionalFormats, charts } = sheet.state;
  sheet.update({
    formats: Object.fromEntries(
      Object.entries(formats).map(([path, painted]) => [path, shiftPainted(painted, shift)]),
    ),
    validations: shiftPainted(validations, shift),
    conditionalFormats: conditionalFormats.flatMap((format) =>
      shiftedParts(format.box, shift)
        .slice(0, 1)
        .map((box) => ({ ...format, box })),
    ),
    charts: charts.map((chart) => {
      const box = chart.source?.sheet === sheet ? shiftedBox(chart.source.box, shift) : null;
      return box === null ? chart : { ...chart, source: { sheet, box } };
    }),
  });
  for (const { table, state } of moved) {
    if (state !== null) {
      table.update(state);
      writeHeaders(table);
    } else workbook.update({ tables: workbook.state.tables.filter((other) => other !== table) });
  }
  workbook.calculation.cellsChanged(sheet, [shift.box]);
  workbook.emit({ kind: "changed", sheet, box: shift.box, changeType, direction: shift.direction });
}

/** A table that a shift moves or changes, and what becomes of it; null where it is deleted. */
interface MovedTable {
  readonly table: Table;
  readonly state: Partial<TableState> | null;
}

function movedTables(sheet: Sheet, shift: Shift): MovedTable[] {
  return sheet.workbook.state.tables.flatMap((table): MovedTable[] => {
    if (table.sheet !== sheet) return [];
    const { box, columns } = table.state;
    const parts = shiftedParts(box, shift);
    const to = parts[0];
    if (parts.length > 1)
      throw new ApiError("InsertDeleteConflict", `The table ${table.state.name} would be torn apart.`);
    if (to === undefined) return [{ table, state: null }];
    if (to === box) return [];
    const kept = isVertical(shift) ? columns : columnsAfter(columns, box, shift);
    return [{ table, state: { box: to, columns: kept } }];
  });
}

/** The columns of a table after whole columns of it were inserted or deleted. */
function columnsAfter(columns: readonly TableColumn[], table: Box, shift: Shift): readonly TableColumn[] {
  const first = shift.box.column - table.column;
  if (!inserts(shift))
    return columns.filter((_, index) => index < first || index >= first + shift.box.columns);
  if (first <= 0) return columns;
  const before = columns.slice(0, first);
  const after = columns.slice(first);
  const id = columns.reduce((most, column) => Math.max(most, column.id), 0);
  const names = headerNames([
    ...columns.map(({ name }) => name),
    ...Array.from({ length: shift.box.columns }, (_, index) => `Column${String(first + index + 1)}`),
  ]).slice(columns.length);
  return [
    ...before,
    ...names.map((name, index) => ({ id: id + index + 1, name, calculated: false })),
    ...after,
  ];
}

function changeTypeOf({ box, direction }: Shift): ChangeType {
  const what = direction === "down" || direction === "right" ? "Inserted" : "Deleted";
  if (box.columns === WHOLE_SHEET.columns) return `Row${what}`;
  if (box.rows === WHOLE_SHEET.rows) return `Column${what}`;
  return `Cell${what}`;
}

/** @throws ApiError AccessDenied where the sheet is protected and a cell of the box is locked */
export function checkWritable(sheet: Sheet, box: Box): void {
  if (sheet.workbook.readOnly) throw new ApiError("AccessDenied", "The workbook is open for reading only.");
  if (sheet.state.protection === null) return;
  const painted = sheet.state.formats["protection.locked"] ?? [];
  const unlocked = paintedWithin(painted, box).filter(({ value }) => value === false);
  const free = unlocked.reduce((sum, { box: { rows, columns } }) => sum + rows * columns, 0);
  if (free < box.rows * box.columns)
    throw new ApiError(
      "AccessDenied",
      `Cells in ${sheet.name}!${boxAddress(box)} are locked, and the sheet is protected.`,
    );
}

/** @throws ApiError InvalidArgument where the matrix does not have the box's size */
export function checkSize(box: Box, matrix: readonly (readonly unknown[])[]): void {
  if (matrix.length !== box.rows || matrix.some(({ length }) => length !== box.columns))
    throw invalidArgument(
      `The input array has ${String(matrix.length)} rows of ${String(matrix[0]?.length ?? 0)} cells; ` +
        `the range has ${String(box.rows)} of ${String(box.columns)}.`,
    );
}

/** Are all cells of a box empty? */
export function isVacantBox(sheet: Sheet, box: Box): boolean {
  const used = sheet.usedBox(true);
  const part = used && intersect(used, box);
  if (part === null) return true;
  for (let row = part.row; row < part.row + part.rows; row++)
    for (let column = part.column; column < part.column + part.columns; column++)
      if (!isVacant(sheet, row, column)) return false;
  return true;
}

/** Does the box lie in one table with all of its cells? */
export function tableAround(sheet: Sheet, box: Box) {
  return sheet.workbook.state.tables.find((table) => table.sheet === sheet && contains(table.state.box, box));
}
