// Heights, widths and visibility of rows and columns, shown.
import type { IObjectArrayPrimitiveType, IRowData, Worksheet } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import {
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightMutation,
} from "@univerjs/preset-sheets-core";
import type { Sheet } from "../../host/workbook/sheet";
import { COLUMN_WIDTH, lineData, ROW_HEIGHT } from "./sheetData";
import type { Surface } from "./surface";

/** Shows how large rows and columns are, and which are hidden. */
export function showLines(sheet: Sheet, target: Worksheet, surface: Surface): void {
  const rows = lineData(sheet, "row", target.getRowCount());
  const columns = lineData(sheet, "column", target.getColumnCount());
  const heights: IObjectArrayPrimitiveType<number> = {};
  const widths: IObjectArrayPrimitiveType<number> = {};
  const manager = target.getRowManager();
  const adjusting: IObjectArrayPrimitiveType<BooleanNumber | undefined> = {};
  for (let row = 0; row < target.getRowCount(); row++) {
    const { h, ia }: Partial<IRowData> = manager.getRow(row) ?? {};
    const height = rows[row]?.h;
    if ((h ?? ROW_HEIGHT) !== (height ?? ROW_HEIGHT)) heights[row] = height ?? ROW_HEIGHT;
    // A row of a given height does not grow with what stands in it; others do.
    if ((ia === BooleanNumber.FALSE) !== (height !== undefined))
      adjusting[row] = height === undefined ? undefined : BooleanNumber.FALSE;
  }
  for (let column = 0; column < target.getColumnCount(); column++) {
    const width = columns[column]?.w ?? COLUMN_WIDTH;
    if (target.getColumnWidth(column) !== width) widths[column] = width;
  }
  const subUnitId = sheet.id;
  if (Object.keys(heights).length > 0)
    surface.apply(SetWorksheetRowHeightMutation.id, {
      subUnitId,
      ranges: rangesOf(Object.keys(heights).map(Number), "row", target),
      rowHeight: heights,
    });
  if (Object.keys(adjusting).length > 0)
    surface.apply(SetWorksheetRowIsAutoHeightMutation.id, {
      subUnitId,
      ranges: rangesOf(Object.keys(adjusting).map(Number), "row", target),
      autoHeightInfo: adjusting,
    });
  if (Object.keys(widths).length > 0)
    surface.apply(SetWorksheetColWidthMutation.id, {
      subUnitId,
      ranges: rangesOf(Object.keys(widths).map(Number), "column", target),
      colWidth: widths,
    });
  show("row", rows);
  show("column", columns);

  function show(
    what: "row" | "column",
    lines: Readonly<Record<number, { readonly hd?: BooleanNumber }>>,
  ): void {
    const isRow = what === "row";
    const hide: number[] = [];
    const unhide: number[] = [];
    const count = isRow ? target.getRowCount() : target.getColumnCount();
    for (let at = 0; at < count; at++) {
      const wanted = lines[at]?.hd === BooleanNumber.TRUE;
      const shown = isRow ? target.getRowRawVisible(at) : target.getColVisible(at);
      if (wanted && shown) hide.push(at);
      if (!wanted && !shown) unhide.push(at);
    }
    if (hide.length > 0)
      surface.apply(isRow ? SetRowHiddenMutation.id : SetColHiddenMutation.id, {
        subUnitId,
        ranges: rangesOf(hide, what, target),
      });
    if (unhide.length > 0)
      surface.apply(isRow ? SetRowVisibleMutation.id : SetColVisibleMutation.id, {
        subUnitId,
        ranges: rangesOf(unhide, what, target),
      });
  }
}

/** Rows or columns, in order, as ranges of neighbours. */
function rangesOf(lines: readonly number[], what: "row" | "column", target: Worksheet) {
  const stretches: { first: number; last: number }[] = [];
  for (const line of lines) {
    const latest = stretches.at(-1);
    if (latest?.last === line - 1) latest.last = line;
    else stretches.push({ first: line, last: line });
  }
  return stretches.map(({ first, last }) =>
    what === "row"
      ? { startRow: first, endRow: last, startColumn: 0, endColumn: target.getColumnCount() - 1 }
      : { startColumn: first, endColumn: last, startRow: 0, endRow: target.getRowCount() - 1 },
  );
}
