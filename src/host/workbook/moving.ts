// Moving cells, rows and columns: cut and pasted, or dragged. What refers to them follows.
import type { Box } from "./address";
import { boxAddress, contains, intersect, isOnSheet, MAX_COLUMNS, MAX_ROWS, overlap } from "./address";
import type { Content } from "./contents";
import { writeContents } from "./contents";
import type { Place } from "./copying";
import { checkWritable, clearedFormats, shiftCells } from "./edits";
import { ApiError, invalidArgument } from "./errors";
import { valueAt } from "./grid";
import { paint, paintedWithin, type Painted } from "./painted";
import type { Sheet, SheetState } from "./sheet";
import type { Table } from "./table";
import { headerBox, totalsBox } from "./table";
import { followContents } from "./tableGrowth";

/** Formats of whole rows, and of whole columns: they move with those alone. */
const OF_ROWS: ReadonlySet<string> = new Set(["rowHeight", "rowHidden"]);
const OF_COLUMNS: ReadonlySet<string> = new Set(["columnWidth", "columnHidden"]);

/**
 * Cuts cells and puts them elsewhere, upon what stands there: contents, formats, validation, merged areas, whole tables. Formulas
 * everywhere follow them, and those that are moved go on meaning the same cells.
 *
 * @throws ApiError InvalidArgument off the sheet, AccessDenied, InvalidOperation where a merged area or a table would be torn apart or
 * come upon another one, or a table to another sheet
 */
export function moveCellsTo(
  from: Place,
  to: { readonly sheet: Sheet; readonly row: number; readonly column: number },
): void {
  const target: Place = { sheet: to.sheet, box: { ...from.box, row: to.row, column: to.column } };
  if (!isOnSheet(target.box)) throw invalidArgument("The cells would be moved beyond the sheet.");
  if (from.sheet === to.sheet && from.box.row === to.row && from.box.column === to.column) return;
  checkWritable(from.sheet, from.box);
  checkWritable(to.sheet, target.box);
  checkMerged(from, target);
  const tables = tablesMoved(from, target);
  from.sheet.workbook.calculation.rewriteAll({
    kind: "move",
    sheet: from.sheet.name,
    box: from.box,
    toSheet: to.sheet.name,
    row: to.row,
    column: to.column,
  });
  const emptied = filledOf(from);
  const overwritten = filledOf(target);
  const moved = emptied && movedBy(emptied, from.box, target.box);
  const contents = emptied === null ? [] : contentsOf(from.sheet, emptied);
  moveAttachments(from, target);
  if (emptied !== null) writeContents(from.sheet, emptied, () => ({ value: null }));
  if (overwritten !== null) writeContents(to.sheet, overwritten, () => ({ value: null }));
  for (const table of tables) table.update({ box: movedBy(table.state.box, from.box, target.box) });
  if (moved !== null) writeContents(to.sheet, moved, (row, column) => contents[row]![column]);
  followContents(from.sheet, from.box);
  followContents(to.sheet, target.box);
  for (const { sheet, box } of [from, target]) {
    sheet.workbook.emit({ kind: "formatChanged", sheet, box });
    sheet.workbook.emit({ kind: "changed", sheet, box, changeType: "RangeEdited" });
  }
}

/**
 * Moves whole rows, or whole columns, before another one; those between close up.
 *
 * @param count how many rows or columns
 * @param before the row or column before which they come to stand, counted before anything moves
 * @throws ApiError as `moveCellsTo` does; InvalidOperation for the header or totals row of a table without the rest of it
 */
export function moveLines(
  sheet: Sheet,
  what: "row" | "column",
  first: number,
  count: number,
  before: number,
): void {
  if (before >= first && before <= first + count) return;
  const isRow = what === "row";
  const lines = (at: number): Box =>
    isRow
      ? { row: at, rows: count, column: 0, columns: MAX_COLUMNS }
      : { column: at, columns: count, row: 0, rows: MAX_ROWS };
  checkTablesWhole(sheet, lines(first), isRow);
  // Rows that come to stand last in their own table stay in it.
  const kept = sheet.workbook.state.tables
    .filter((table) => table.sheet === sheet && isRow && isWithin(table, first, count, before))
    .map((table) => ({ table, box: table.state.box }));
  shiftCells(sheet, { box: lines(before), direction: isRow ? "down" : "right" });
  const source = before <= first ? first + count : first;
  moveCellsTo({ sheet, box: lines(source) }, { sheet, row: isRow ? before : 0, column: isRow ? 0 : before });
  shiftCells(sheet, { box: lines(source), direction: isRow ? "up" : "left" });
  for (const { table, box } of kept) table.update({ box });
}

/** Do rows of a table come to its end? */
function isWithin({ state: { box } }: Table, first: number, count: number, before: number): boolean {
  return first > box.row && first + count <= box.row + box.rows && before === box.row + box.rows;
}

function movedBy(box: Box, from: Box, to: Box): Box {
  return { ...box, row: box.row + to.row - from.row, column: box.column + to.column - from.column };
}

/** The part of a box that holds anything; null when none of it does. */
function filledOf({ sheet, box }: Place): Box | null {
  const used = sheet.usedBox(true);
  return used && intersect(used, box);
}

function contentsOf(sheet: Sheet, box: Box): Content[][] {
  return Array.from({ length: box.rows }, (_, row) =>
    Array.from({ length: box.columns }, (__, column): Content => {
      const [y, x] = [box.row + row, box.column + column];
      const formula = sheet.formulaAt(y, x);
      if (formula !== undefined) return { formula: formula.text };
      return { value: sheet.spillOver(y, x) === undefined ? valueAt(sheet.grid, y, x) : null };
    }),
  );
}

/** @throws ApiError InvalidOperation */
function checkMerged(from: Place, target: Place): void {
  const isTorn = ({ sheet, box }: Place): Box | undefined =>
    sheet.state.merged.find((area) => overlap(area, box) && !contains(box, area));
  const area = isTorn(from) ?? isTorn(target);
  if (area !== undefined)
    throw new ApiError("InvalidOperation", `The merged cells ${boxAddress(area)} would be torn apart.`);
}

/** The tables that move along. @throws ApiError InvalidOperation */
function tablesMoved(from: Place, target: Place): Table[] {
  const { tables } = from.sheet.workbook.state;
  const moved = tables.filter(({ sheet, state }) => sheet === from.sheet && contains(from.box, state.box));
  const [first] = moved;
  if (first === undefined) return moved;
  if (from.sheet !== target.sheet)
    throw new ApiError(
      "InvalidOperation",
      `The table ${first.state.name} cannot be moved to another worksheet.`,
    );
  for (const table of moved) {
    const box = movedBy(table.state.box, from.box, target.box);
    const other = tables.find(
      (one) => !moved.includes(one) && one.sheet === target.sheet && overlap(one.state.box, box),
    );
    if (other !== undefined)
      throw new ApiError(
        "InvalidOperation",
        `The table ${table.state.name} cannot be put upon the table ${other.state.name}.`,
      );
  }
  return moved;
}

/** @throws ApiError InvalidOperation */
function checkTablesWhole(sheet: Sheet, lines: Box, isRow: boolean): void {
  if (!isRow) return;
  for (const { sheet: own, state } of sheet.workbook.state.tables) {
    if (own !== sheet || contains(lines, state.box)) continue;
    const fixed = [headerBox(state), totalsBox(state)].find((box) => box !== null && overlap(box, lines));
    if (fixed)
      throw new ApiError(
        "InvalidOperation",
        `Row ${String(fixed.row + 1)} belongs to the table ${state.name} and moves with all of it alone.`,
      );
  }
}

/** Formats, validation, conditional formats, merged areas and the sources of charts. */
function moveAttachments(from: Place, target: Place): void {
  const isSame = from.sheet === target.sheet;
  const source = from.sheet.state;
  const rows = from.box.columns === MAX_COLUMNS;
  const columns = from.box.rows === MAX_ROWS;
  const moves = (path: string): boolean => (OF_ROWS.has(path) ? rows : OF_COLUMNS.has(path) ? columns : true);
  const put = <T>(
    painted: Painted<T>,
    parts: readonly { readonly box: Box; readonly value: T }[],
  ): Painted<T> => {
    let result = paint(painted, target.box, undefined);
    for (const { box, value } of parts) result = paint(result, movedBy(box, from.box, target.box), value);
    return result;
  };
  const cut = <T>(painted: Painted<T>): Painted<T> => paint(painted, from.box, undefined);
  const within = (area: Box, box: Box): boolean => contains(box, area);
  const formats = { ...source.formats };
  const paths = new Set([...Object.keys(formats), ...Object.keys(target.sheet.state.formats)]);
  const received = { ...(isSame ? formats : target.sheet.state.formats) };
  for (const path of paths) {
    if (!moves(path)) continue;
    const parts = paintedWithin(source.formats[path] ?? [], from.box);
    formats[path] = cut(source.formats[path] ?? []);
    received[path] = put((isSame ? formats[path] : target.sheet.state.formats[path]) ?? [], parts);
  }
  const validations = paintedWithin(source.validations, from.box);
  const merged = source.merged.filter((area) => within(area, from.box));
  const conditional = source.conditionalFormats.flatMap((format) => {
    const boxes = format.boxes.flatMap((area) => intersect(area, from.box) ?? []);
    return boxes.length === 0 ? [] : [{ format, boxes }];
  });
  const left: Pick<SheetState, "formats" | "validations" | "merged" | "conditionalFormats"> = {
    formats,
    validations: cut(source.validations),
    merged: source.merged.filter((area) => !within(area, from.box)),
    conditionalFormats: clearedFormats(source.conditionalFormats, from.box),
  };
  const at = isSame ? left : target.sheet.state;
  if (!isSame) from.sheet.update(left);
  target.sheet.update({
    formats: received,
    validations: put(at.validations, validations),
    merged: [
      ...at.merged.filter((area) => !overlap(area, target.box)),
      ...merged.map((area) => movedBy(area, from.box, target.box)),
    ],
    conditionalFormats: withConditional(
      clearedFormats(at.conditionalFormats, target.box),
      conditional.map(({ format, boxes }) => ({
        ...format,
        boxes: boxes.map((box) => movedBy(box, from.box, target.box)),
      })),
    ),
  });
  for (const sheet of from.sheet.workbook.state.sheets) moveCharts(sheet, from, target);
}

/** Conditional formats with those that were moved: the same one again where part of it stayed. */
function withConditional(
  stayed: SheetState["conditionalFormats"],
  moved: SheetState["conditionalFormats"],
): SheetState["conditionalFormats"] {
  const known = new Map(moved.map((format) => [format.id, format]));
  const joined = stayed.map((format) => {
    const more = known.get(format.id);
    known.delete(format.id);
    return more === undefined ? format : { ...format, boxes: [...format.boxes, ...more.boxes] };
  });
  return [...joined, ...known.values()];
}

function moveCharts(sheet: Sheet, from: Place, target: Place): void {
  const { charts } = sheet.state;
  const follows = ({ source }: (typeof charts)[number]): boolean =>
    source !== null && source.sheet === from.sheet && contains(from.box, source.box);
  if (!charts.some(follows)) return;
  sheet.update({
    charts: charts.map((chart) =>
      follows(chart)
        ? { ...chart, source: { sheet: target.sheet, box: movedBy(chart.source!.box, from.box, target.box) } }
        : chart,
    ),
  });
}
