// Edits as Excel does them, for a person who types and for an add-in that writes: contents, and all that follows from them.
import type { Box } from "./address";
import { boxAddress, cellBox, intersect, MAX_COLUMNS, MAX_ROWS, overlap, without } from "./address";
import { parseFormula } from "../formulas/parse";
import type { Content } from "./contents";
import { changeTypeOf, isVacant, moveCells, writeContents } from "./contents";
import { ApiError, invalidArgument } from "./errors";
import { paint, paintedAt, paintedWithin, shiftPainted, type Painted } from "./painted";
import { filledPart, pushesOff, valueAt } from "./grid";
import type { ConditionalFormat, Formats, Sheet } from "./sheet";
import type { Shift } from "./shift";
import { inserts, isVertical, shiftedBox, shiftedParts } from "./shift";
import { fillCalculated, followContents, growFor, writeHeaders } from "./tableGrowth";
import type { MovedTable } from "./tableShift";
import { movedTables } from "./tableShift";
import { apiValue, typed } from "./values";

/** What is entered into a cell: a text is read as if it were typed; null leaves the cell as it is. */
export type Entry = string | number | boolean | null;

/**
 * Enters contents into the cells of a box; rows and columns of `entryAt` count from the box.
 * @throws ApiError AccessDenied, InvalidArgument for a formula that cannot be read
 */
export function enter(sheet: Sheet, box: Box, entryAt: (row: number, column: number) => Entry): void {
  checkWritable(sheet, box);
  const isSingle = box.rows === 1 && box.columns === 1;
  const before = isSingle ? apiValue(valueAt(sheet.grid, box.row, box.column)) : null;
  const formats: PlacedFormat[] = [];
  const contentAt = (row: number, column: number): Content | undefined => {
    const entry = entryAt(row, column);
    if (entry === null) return undefined;
    if (typeof entry !== "string") return { value: entry };
    const format = numberFormatAt(sheet, box.row + row, box.column + column);
    const formula = formulaIn(entry, format);
    if (formula !== null) return { formula };
    const { value, numberFormat } = typed(entry, format);
    if (numberFormat !== undefined && format === "General")
      formats.push({ row: box.row + row, column: box.column + column, format: numberFormat });
    return { value };
  };
  growFor(sheet, box, entryAt);
  writeContents(sheet, box, contentAt);
  for (const format of stretches(formats)) paintFormat(sheet, format.box, "numberFormat", format.format);
  followContents(sheet, box, (row, column) => entryAt(row, column) !== null);
  const changed = { kind: "changed", sheet, box, changeType: "RangeEdited" } as const;
  sheet.workbook.emit(isSingle ? { ...changed, detail: detailOf(sheet, box, before) } : changed);
}

/** The formula that an entry is, beginning with "="; null where it is none. */
function formulaIn(entry: string, numberFormat: string): string | null {
  if (numberFormat === "@" || !/^[=+-]/.test(entry)) return null;
  if (/^[=+-]\s*$/.test(entry) || (!entry.startsWith("=") && typed(entry, "General").value !== entry))
    return null;
  const formula = entry.startsWith("=") ? entry : `=${entry}`;
  const expression = parseFormula(formula);
  if (expression.kind === "invalid") throw invalidArgument(`${entry} is no formula: ${expression.message}`);
  return formula;
}

/** What an edit of one cell changed. A formula's value is known only once it is calculated. */
function detailOf(sheet: Sheet, { row, column }: Box, before: unknown) {
  const valueNow = (): unknown => apiValue(valueAt(sheet.grid, row, column));
  if (sheet.formulaAt(row, column) === undefined) return { before, after: valueNow() };
  return {
    before,
    get after() {
      return valueNow();
    },
  };
}

/** A number format that a cell takes on. */
interface PlacedFormat {
  readonly row: number;
  readonly column: number;
  readonly format: string;
}

/** The boxes of cells of equal format that follow one another in a column. */
function stretches(formats: readonly PlacedFormat[]): { readonly box: Box; readonly format: string }[] {
  const found: { box: Box; format: string }[] = [];
  for (const { row, column, format } of formats.toSorted(
    (one, other) => one.column - other.column || one.row - other.row,
  )) {
    const last = found.at(-1);
    if (last?.format === format && last.box.column === column && last.box.row + last.box.rows === row)
      last.box = { ...last.box, rows: last.box.rows + 1 };
    else found.push({ box: cellBox(row, column), format });
  }
  return found;
}

/** The number format of a cell. */
export function numberFormatAt(sheet: Sheet, row: number, column: number): string {
  const painted = sheet.state.formats.numberFormat;
  return painted === undefined
    ? "General"
    : ((paintedAt(painted, row, column) as string | undefined) ?? "General");
}

/** Gives a box a format property; `undefined` takes it away. @throws ApiError AccessDenied on a protected sheet */
export function setFormat(sheet: Sheet, box: Box, path: string, value: unknown): void {
  const of = /^(row|column)/.exec(path)?.[1] ?? "cell";
  const allowed = `allowFormat${of.charAt(0).toUpperCase()}${of.slice(1)}s`;
  if (sheet.state.protection !== null && sheet.state.protection.options[allowed] !== true)
    throw new ApiError("AccessDenied", `The worksheet ${sheet.name} is protected.`);
  paintFormat(sheet, box, path, value);
}

function paintFormat(sheet: Sheet, box: Box, path: string, value: unknown): void {
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
      conditionalFormats: clearedFormats(sheet.state.conditionalFormats, box),
      merged: sheet.state.merged.filter((area) => intersect(area, box) === null),
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

/** Conditional formats without the cells of a box; those without any cells left are gone. */
export function clearedFormats(formats: readonly ConditionalFormat[], box: Box): ConditionalFormat[] {
  return formats
    .map((format) => ({ ...format, boxes: format.boxes.flatMap((area) => without(area, box)) }))
    .filter(({ boxes }) => boxes.length > 0);
}

/**
 * Inserts or deletes cells.
 * @throws ApiError NonBlankCellOffSheet, InsertDeleteConflict where a table would be torn apart, AccessDenied
 */
export function shiftCells(sheet: Sheet, wanted: Shift, changeType = changeTypeOf(wanted)): void {
  const shift = acrossTheSheet(wanted);
  const allowed = `allow${inserts(shift) ? "Insert" : "Delete"}${isVertical(shift) ? "Rows" : "Columns"}`;
  const isWhole = changeTypeOf(shift).startsWith(isVertical(shift) ? "Row" : "Column");
  if (!isWhole || sheet.state.protection?.options[allowed] !== true) checkWritable(sheet, shift.box);
  if (pushesOff(sheet.grid, shift))
    throw new ApiError("NonBlankCellOffSheet", "Filled cells would be pushed off the sheet.");
  const { workbook } = sheet;
  const moved = movedTables(sheet, shift);
  const tables = workbook.state.tables.filter(
    (table) => table.sheet === sheet && overlap(table.state.box, shift.box),
  );
  moveCells(sheet, shift);
  workbook.calculation.rewriteAll({ kind: "shift", sheet: sheet.name, ...shift });
  moveAttachments(sheet, shift);
  for (const change of moved) changeTable(change);
  workbook.emit({ kind: "changed", sheet, box: shift.box, changeType, direction: shift.direction, tables });
}

/** Whole rows move down or up, whole columns right or left, whatever is asked for. */
function acrossTheSheet({ box, direction }: Shift): Shift {
  const isInsert = inserts({ box, direction });
  if (box.columns === MAX_COLUMNS) return { box, direction: isInsert ? "down" : "up" };
  return { box, direction: box.rows === MAX_ROWS ? (isInsert ? "right" : "left") : direction };
}

/** Formats of whole rows and columns: they move with whole rows and columns only. */
const OF_ROWS_AND_COLUMNS = new Set(["columnWidth", "rowHeight", "columnHidden", "rowHidden"]);

/** Formats after cells were inserted or deleted; the same object where there are none. */
export function shiftFormats(formats: Formats, shift: Shift): Formats {
  const painted = Object.entries(formats);
  if (painted.length === 0) return formats;
  const moved = (coats: Painted<unknown>): Painted<unknown> =>
    coats.flatMap(({ box, value }) => {
      const at = shiftedBox(box, shift);
      return at === null ? [] : [{ box: at, value }];
    });
  return Object.fromEntries(
    painted.map(([path, coats]) => [
      path,
      OF_ROWS_AND_COLUMNS.has(path) ? moved(coats) : shiftPainted(coats, shift),
    ]),
  );
}

/** Moves what is kept beside the cells: formats, merged areas, filters, the sources of charts. */
function moveAttachments(sheet: Sheet, shift: Shift): void {
  const { formats, validations, conditionalFormats, merged, filters, charts } = sheet.state;
  /** The same list where it is empty, so that nothing is noted for undo. */
  const each = <T>(list: readonly T[], change: (one: T) => readonly T[]): readonly T[] =>
    list.length === 0 ? list : list.flatMap(change);
  sheet.update({
    formats: shiftFormats(formats, shift),
    validations: validations.length === 0 ? validations : shiftPainted(validations, shift),
    conditionalFormats: each(conditionalFormats, (format) => {
      const boxes = format.boxes.flatMap((area) => shiftedParts(area, shift));
      return boxes.length === 0 ? [] : [{ ...format, boxes }];
    }),
    merged: each(merged, (area) => {
      const box = shiftedBox(area, shift);
      return box === null ? [] : [box];
    }),
    filters: each(filters, (filter) => {
      const area = shiftedBox(filter.box, shift);
      return area === null ? [] : [{ ...filter, box: area }];
    }),
    charts: each(charts, (chart) => {
      const box = chart.source?.sheet === sheet ? shiftedBox(chart.source.box, shift) : null;
      return [box === null ? chart : { ...chart, source: { sheet, box } }];
    }),
  });
}

function changeTable({ table, state, newRows, isBare }: MovedTable): void {
  const { sheet } = table;
  const { workbook } = sheet;
  if (state === null) {
    workbook.calculation.removeTable(table, false);
    workbook.update({ tables: workbook.state.tables.filter((other) => other !== table) });
    workbook.emit({ kind: "tableDeleted", table });
    return;
  }
  table.update(state);
  writeHeaders(table);
  if (newRows !== null) fillCalculated(table, newRows);
  if (!isBare) return;
  const { box } = table.state;
  const row: Box = { ...box, row: box.row + 1, rows: 1 };
  if (table.state.hasTotals || !isVacantBox(sheet, row)) shiftCells(sheet, { box: row, direction: "down" });
  table.update({ box: { ...box, rows: box.rows + 1 } });
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
  if (sheet.formulasIn(box).length > 0) return false;
  const part = filledPart(sheet.grid, box);
  if (part === null) return true;
  for (let row = part.row; row < part.row + part.rows; row++)
    for (let column = part.column; column < part.column + part.columns; column++)
      if (!isVacant(sheet, row, column)) return false;
  return true;
}
