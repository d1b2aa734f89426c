// What the host's workbook is, shown in the grid: whatever changes there is put into Univer's workbook, once for each batch.
import type { IRange, Worksheet } from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  InsertSheetMutation,
  RemoveSheetMutation,
  RemoveWorksheetMergeMutation,
  SetFrozenMutation,
  SetTabColorMutation,
  SetWorksheetColumnCountMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowCountMutation,
  ToggleGridlinesMutation,
} from "@univerjs/preset-sheets-core";
import type { Box } from "../../host/workbook/address";
import { around, intersect } from "../../host/workbook/address";
import type { Sheet, SheetState } from "../../host/workbook/sheet";
import { Table } from "../../host/workbook/table";
import type { Workbook } from "../../host/workbook/workbook";
import type { View } from "../../host/workbook/workbookEvents";
import { outermost } from "./boxes";
import { cellData, holdSame } from "./cellData";
import type { FilterView } from "./filterView";
import { changedFormats, changedLines } from "./formatChanges";
import { showLines } from "./lines";
import { extentOf, rangeOf, seenBox, settingsOf, sheetData } from "./sheetData";
import type { CellStyles } from "./shownStyles";
import type { CellChange, Surface } from "./surface";

/** More boxes than these are looked at as one around them all. */
const MOST_BOXES = 64;

export class Projection implements View {
  private readonly workbook: Workbook;
  private readonly surface: Surface;
  private readonly styles: CellStyles;
  private readonly filters: FilterView;
  private readonly cells = new Map<Sheet, Box[]>();
  /** What was shown of each sheet last. */
  private readonly shown = new Map<Sheet, SheetState>();
  /** Where tables were shown last. */
  private readonly tables = new Map<Table, Box>();
  private listsChanged = false;
  private isScheduled = false;

  constructor(workbook: Workbook, surface: Surface, styles: CellStyles, filters: FilterView) {
    this.workbook = workbook;
    this.surface = surface;
    this.styles = styles;
    this.filters = filters;
    this.remember();
    workbook.views.add(this);
  }

  /** Shows nothing any more. */
  stop(): void {
    this.workbook.views.delete(this);
    this.isScheduled = false;
  }

  cellsChanged(sheet: Sheet, boxes: readonly Box[]): void {
    const known = this.cells.get(sheet);
    if (known === undefined) this.cells.set(sheet, [...boxes]);
    else known.push(...boxes);
    this.schedule();
  }

  stateChanged(of: Sheet | Table | Workbook): void {
    if (of instanceof Table) this.cellsChanged(of.sheet, [this.tables.get(of) ?? of.state.box, of.state.box]);
    this.listsChanged = true;
    this.schedule();
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    queueMicrotask(() => {
      if (this.isScheduled) this.flush();
    });
  }

  /** Shows now what has changed. */
  flush(): void {
    this.isScheduled = false;
    if (this.listsChanged) {
      this.listsChanged = false;
      this.showSheets();
      this.showTables();
      for (const sheet of this.workbook.state.sheets) this.showState(sheet);
    }
    const changed = [...this.cells];
    this.cells.clear();
    for (const [sheet, boxes] of changed) {
      const target = this.surface.sheet(sheet.id);
      if (target !== null) this.showCells(sheet, target, boxes);
    }
    this.remember();
  }

  /** The grid may show other sheets, sizes and settings than the workbook has: they are compared anew. */
  listsDiffer(): void {
    this.listsChanged = true;
    this.schedule();
  }

  private remember(): void {
    const { sheets, tables } = this.workbook.state;
    this.shown.clear();
    for (const sheet of sheets) this.shown.set(sheet, sheet.state);
    this.tables.clear();
    for (const table of tables) this.tables.set(table, table.state.box);
  }

  private showSheets(): void {
    const { sheets } = this.workbook.state;
    const ids = new Set(sheets.map(({ id }) => id));
    sheets.forEach((sheet, index) => {
      if (this.surface.sheet(sheet.id) !== null) return;
      this.surface.apply(InsertSheetMutation.id, { index, sheet: sheetData(sheet, this.styles) });
      this.shown.set(sheet, sheet.state);
      this.cells.delete(sheet);
    });
    for (const target of this.surface.workbook.getSheets())
      if (!ids.has(target.getSheetId()))
        this.surface.apply(RemoveSheetMutation.id, { subUnitId: target.getSheetId() });
    sheets.forEach(({ id }, index) => {
      const fromOrder = this.surface.workbook.getConfig().sheetOrder.indexOf(id);
      if (fromOrder !== index)
        this.surface.apply(SetWorksheetOrderMutation.id, { subUnitId: id, fromOrder, toOrder: index });
    });
  }

  /** Cells of tables that have come, gone or moved look different. */
  private showTables(): void {
    const { tables, sheets } = this.workbook.state;
    for (const table of tables)
      if (!this.tables.has(table)) this.cellsChanged(table.sheet, [table.state.box]);
    for (const [table, box] of this.tables)
      if (!tables.includes(table) && sheets.includes(table.sheet)) this.cellsChanged(table.sheet, [box]);
  }

  private showState(sheet: Sheet): void {
    const target = this.surface.sheet(sheet.id);
    if (target === null) return;
    this.showSettings(sheet, target);
    const before = this.shown.get(sheet)?.formats;
    const { formats } = sheet.state;
    if (before !== undefined && before !== formats) {
      if (changedLines(before, formats)) showLines(sheet, target, this.surface);
      this.cellsChanged(sheet, changedFormats(before, formats));
    }
    this.filters.show(sheet);
  }

  /** Compares with what the grid has, which the person may have changed in a way that the host refused. */
  private showSettings(sheet: Sheet, target: Worksheet): void {
    const subUnitId = sheet.id;
    const { name, state } = sheet;
    const { hidden, tabColor, showGridlines, freeze, mergeData } = settingsOf(sheet);
    const shown = target.getConfig();
    if (shown.name !== name) this.surface.apply(SetWorksheetNameMutation.id, { subUnitId, name });
    if (shown.hidden !== hidden) this.surface.apply(SetWorksheetHideMutation.id, { subUnitId, hidden });
    if (shown.tabColor !== tabColor)
      this.surface.apply(SetTabColorMutation.id, { subUnitId, color: tabColor });
    if (shown.showGridlines !== showGridlines)
      this.surface.apply(ToggleGridlinesMutation.id, { subUnitId, showGridlines });
    const { xSplit, ySplit } = target.getFreeze();
    if (xSplit !== freeze.xSplit || ySplit !== freeze.ySplit)
      this.surface.apply(SetFrozenMutation.id, { subUnitId, ...freeze });
    const merged = target.getMergeData();
    if (
      merged.length === mergeData.length &&
      mergeData.every((range) => merged.some((one) => sameRange(one, range)))
    )
      return;
    this.surface.apply(RemoveWorksheetMergeMutation.id, { subUnitId, ranges: [...merged] });
    this.surface.apply(AddWorksheetMergeMutation.id, { subUnitId, ranges: state.merged.map(rangeOf) });
  }

  private showCells(sheet: Sheet, target: Worksheet, boxes: readonly Box[]): void {
    this.makeRoom(sheet, target);
    const used = seenBox(sheet);
    const matrix = target.getCellMatrix();
    // No number once Univer has pasted beyond the last row that is in view.
    const length = matrix.getLength();
    const rows = Number.isInteger(length) ? length : target.getRowCount();
    const filled: Box = { row: 0, column: 0, rows, columns: target.getColumnCount() };
    const extent = used === null ? filled : around(used, filled);
    const clipped = boxes.flatMap((box) => intersect(box, extent) ?? []);
    if (clipped.length === 0) return;
    // A table that grows column by column is told of as a whole each time.
    const areas = clipped.length > MOST_BOXES ? [clipped.reduce(around)] : outermost(clipped);
    const changes: CellChange[] = [];
    for (const box of areas) {
      const ids = this.styles.within(sheet, box);
      for (let row = 0; row < box.rows; row++)
        for (let column = 0; column < box.columns; column++) {
          const [y, x] = [box.row + row, box.column + column];
          const before = matrix.getValue(y, x);
          const data = cellData(sheet, y, x);
          const style = ids(row, column);
          if (holdSame(before, data) && (before?.s ?? undefined) === style) continue;
          const empty = data === null && style === undefined;
          changes.push({
            row: y,
            column: x,
            data: empty ? null : { ...data, ...(style !== undefined && { s: style }) },
          });
        }
    }
    this.surface.putCells(target, changes);
  }

  /** There are always empty rows and columns beyond what is used. */
  private makeRoom(sheet: Sheet, target: Worksheet): void {
    const { rows, columns } = extentOf(sheet);
    const subUnitId = sheet.id;
    if (rows > target.getRowCount())
      this.surface.apply(SetWorksheetRowCountMutation.id, { subUnitId, rowCount: rows });
    if (columns > target.getColumnCount())
      this.surface.apply(SetWorksheetColumnCountMutation.id, { subUnitId, columnCount: columns });
  }
}

function sameRange(one: IRange, other: IRange): boolean {
  return (
    one.startRow === other.startRow &&
    one.endRow === other.endRow &&
    one.startColumn === other.startColumn &&
    one.endColumn === other.endColumn
  );
}
