// A sheet of the host as Univer keeps one, and how large it is there.
import type { ICellData, IColumnData, IRange, IRowData, IWorksheetData } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";
import type { Box } from "../../host/workbook/address";
import { around, MAX_COLUMNS, MAX_ROWS } from "../../host/workbook/address";
import type { Painted } from "../../host/workbook/painted";
import { paintedWithin } from "../../host/workbook/painted";
import type { Sheet } from "../../host/workbook/sheet";
import { cellData } from "./cellData";
import type { CellStyles } from "./shownStyles";
import { tablesOn } from "./tableLook";

/** Pixels of a column, and of a row, that has no size of its own. */
export const COLUMN_WIDTH = 64;
export const ROW_HEIGHT = 20;
/** Of the strips with the numbers of rows and the letters of columns. */
const HEADER_WIDTH = 46;
const HEADER_HEIGHT = 20;
/** Empty rows and columns that can be seen and typed into beyond what is used. */
const SPARE_ROWS = 200;
const SPARE_COLUMNS = 10;
const FEWEST_ROWS = 1000;
const FEWEST_COLUMNS = 26;
const PIXELS_PER_POINT = 4 / 3;

/** The box around all that there is to see in cells, be it a table's colours alone; null for an empty sheet. */
export function seenBox(sheet: Sheet): Box | null {
  return tablesOn(sheet).reduce<Box | null>(
    (seen, { state: { box } }) => (seen === null ? box : around(seen, box)),
    sheet.usedBox(false),
  );
}

/** How many rows and columns the grid shows of a sheet. */
export function extentOf(sheet: Sheet): { readonly rows: number; readonly columns: number } {
  const used = seenBox(sheet);
  const rows = used === null ? 0 : used.row + used.rows;
  const columns = used === null ? 0 : used.column + used.columns;
  return {
    rows: Math.min(MAX_ROWS, Math.max(FEWEST_ROWS, rows + SPARE_ROWS)),
    columns: Math.min(MAX_COLUMNS, Math.max(FEWEST_COLUMNS, columns + SPARE_COLUMNS)),
  };
}

/** Everything of a sheet that Univer shows. */
export function sheetData(sheet: Sheet, styles: CellStyles): Partial<IWorksheetData> & { id: string } {
  const { rows, columns } = extentOf(sheet);
  const used = seenBox(sheet);
  return {
    id: sheet.id,
    name: sheet.name,
    rowCount: rows,
    columnCount: columns,
    defaultColumnWidth: COLUMN_WIDTH,
    defaultRowHeight: ROW_HEIGHT,
    // Univer has these of its own for the sheets that it opens with, not for those that are added.
    rowHeader: { width: HEADER_WIDTH, hidden: BooleanNumber.FALSE },
    columnHeader: { height: HEADER_HEIGHT, hidden: BooleanNumber.FALSE },
    cellData: used === null ? {} : cellsIn(sheet, used, styles),
    rowData: lineData(sheet, "row", rows),
    columnData: lineData(sheet, "column", columns),
    ...settingsOf(sheet),
  };
}

/** The settings of a sheet that are not about cells, rows or columns. */
export function settingsOf(
  sheet: Sheet,
): Pick<IWorksheetData, "hidden" | "tabColor" | "showGridlines" | "freeze" | "mergeData"> {
  const { visibility, tabColor, showGridlines, frozen, merged } = sheet.state;
  return {
    hidden: visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    tabColor,
    showGridlines: showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    freeze: {
      xSplit: frozen.columns,
      ySplit: frozen.rows,
      startRow: frozen.rows > 0 ? frozen.rows : -1,
      startColumn: frozen.columns > 0 ? frozen.columns : -1,
    },
    mergeData: merged.map(rangeOf),
  };
}

/** A box as Univer's range. */
export function rangeOf({ row, column, rows, columns }: Box): IRange {
  return { startRow: row, endRow: row + rows - 1, startColumn: column, endColumn: column + columns - 1 };
}

/** Univer's range as a box. */
export function boxOfRange({ startRow, endRow, startColumn, endColumn }: IRange): Box {
  return {
    row: startRow,
    rows: endRow - startRow + 1,
    column: startColumn,
    columns: endColumn - startColumn + 1,
  };
}

function cellsIn(sheet: Sheet, box: Box, styles: CellStyles): Record<number, Record<number, ICellData>> {
  const ids = styles.within(sheet, box);
  const cells: Record<number, Record<number, ICellData>> = {};
  for (let row = 0; row < box.rows; row++) {
    let line: Record<number, ICellData> | undefined;
    for (let column = 0; column < box.columns; column++) {
      const data = cellData(sheet, box.row + row, box.column + column);
      const style = ids(row, column);
      if (data === null && style === undefined) continue;
      line ??= cells[box.row + row] = {};
      line[box.column + column] = style === undefined ? data! : { ...data, s: style };
    }
  }
  return cells;
}

/** Sizes and visibility of rows or columns; those that are as usual are missing. */
export function lineData(
  sheet: Sheet,
  what: "row" | "column",
  count: number,
): Record<number, IRowData & IColumnData> {
  const { formats } = sheet.state;
  const lines: Record<number, IRowData & IColumnData> = {};
  const isRow = what === "row";
  const strip: Box = isRow
    ? { row: 0, column: 0, rows: count, columns: 1 }
    : { row: 0, column: 0, rows: 1, columns: count };
  const each = (
    painted: Painted<unknown> | undefined,
    set: (value: unknown) => IRowData & IColumnData,
  ): void => {
    for (const { box, value } of paintedWithin(painted ?? [], strip)) {
      const first = isRow ? box.row : box.column;
      for (let at = first; at < first + (isRow ? box.rows : box.columns); at++)
        lines[at] = { ...lines[at], ...set(value) };
    }
  };
  each(formats[isRow ? "rowHeight" : "columnWidth"], (value) => {
    const pixels = Math.round(Number(value) * PIXELS_PER_POINT);
    return isRow ? { h: pixels, ia: BooleanNumber.FALSE } : { w: pixels };
  });
  each(formats[isRow ? "rowHidden" : "columnHidden"], (value) => ({
    hd: value === true ? BooleanNumber.TRUE : BooleanNumber.FALSE,
  }));
  return lines;
}

/** Pixels of the grid as points of the host. */
export function pointsOf(pixels: number): number {
  return pixels / PIXELS_PER_POINT;
}
