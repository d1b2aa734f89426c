// The filter that the grid shows on a sheet: Univer has one there, the host may have one on the sheet and one on each table.
import type { IFilterColumn } from "@univerjs/preset-sheets-filter";
import {
  RemoveSheetsFilterMutation,
  SetSheetsFilterCriteriaMutation,
  SetSheetsFilterRangeMutation,
  SheetsFilterService,
} from "@univerjs/preset-sheets-filter";
import type { Session } from "../../host/session";
import type { Box } from "../../host/workbook/address";
import { intersect, sameBox } from "../../host/workbook/address";
import { boxOfFilter, criteriaOf } from "../../host/workbook/filterCriteria";
import type { FilterOwner } from "../../host/workbook/filtering";
import { filterOf } from "../../host/workbook/filtering";
import { paintedWithin } from "../../host/workbook/painted";
import type { Sheet } from "../../host/workbook/sheet";
import { columnOf } from "./filterCriteria";
import { boxOfRange, rangeOf } from "./sheetData";
import type { Surface } from "./surface";
import { tablesOn } from "./tableLook";

export class FilterView {
  private readonly session: Session;
  private readonly surface: Surface;
  private readonly stopWatching: () => void;

  constructor(session: Session, surface: Surface) {
    this.session = session;
    this.surface = surface;
    this.stopWatching = session.watchSelection(() => {
      this.show(session.activeSheet);
    });
    for (const sheet of session.workbook.state.sheets) this.show(sheet);
  }

  stop(): void {
    this.stopWatching();
  }

  /** Whose filter is shown: that of the table that is selected, else the sheet's own, else that of the first table with arrows. */
  ownerOn(sheet: Sheet): FilterOwner | null {
    const tables = tablesOn(sheet).filter(({ state }) => state.hasHeaders && state.options.showFilterButton);
    const { activeSheet, selection } = this.session;
    const selected =
      sheet === activeSheet
        ? tables.find(({ state }) => intersect(state.box, { ...selection, rows: 1, columns: 1 }) !== null)
        : undefined;
    if (selected !== undefined) return { sheet, table: selected };
    const own: FilterOwner = { sheet, table: null };
    if (filterOf(own) !== undefined) return own;
    return tables[0] === undefined ? null : { sheet, table: tables[0] };
  }

  /** Shows the arrows, the criteria behind them, and the rows that are hidden by them. */
  show(sheet: Sheet): void {
    if (this.surface.sheet(sheet.id) === null) return;
    const service = this.surface.injector.get(SheetsFilterService);
    const owner = this.ownerOn(sheet);
    const box = owner && boxOfFilter(owner);
    const subUnitId = sheet.id;
    let model = service.getFilterModel(this.surface.unit, subUnitId);
    if (owner === null || box === null) {
      if (model) this.surface.apply(RemoveSheetsFilterMutation.id, { subUnitId });
      return;
    }
    const criteria = criteriaOf(owner, box).map((criterion, index) =>
      criterion === null ? null : columnOf(criterion, box.column + index),
    );
    const shown = model && boxOfRange(model.getRange());
    if (!shown || !sameBox(shown, box)) {
      if (model) this.surface.apply(RemoveSheetsFilterMutation.id, { subUnitId });
      this.surface.apply(SetSheetsFilterRangeMutation.id, { subUnitId, range: rangeOf(box) });
      model = service.getFilterModel(this.surface.unit, subUnitId);
    }
    if (!model) return;
    criteria.forEach((column, index) => {
      const col = box.column + index;
      if (sameColumn(column, model.getFilterColumn(col)?.getColumnData() ?? null)) return;
      this.surface.apply(SetSheetsFilterCriteriaMutation.id, {
        subUnitId,
        col,
        criteria: column,
        reCalc: false,
      });
    });
    const rows = hiddenRows(sheet, box, criteria.some(Boolean));
    if (!sameRows(rows, model.filteredOutRows)) model.filteredOutRows = rows;
  }
}

function sameColumn(one: IFilterColumn | null, other: Readonly<IFilterColumn> | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The rows below the header that a filter hides. */
function hiddenRows({ state }: Sheet, box: Box, isFiltered: boolean): Set<number> {
  const rows = new Set<number>();
  if (!isFiltered) return rows;
  const below: Box = { row: box.row + 1, rows: box.rows - 1, column: 0, columns: 1 };
  if (below.rows === 0) return rows;
  for (const { box: hidden, value } of paintedWithin(state.formats.rowHidden ?? [], below))
    if (value === true) for (let row = hidden.row; row < hidden.row + hidden.rows; row++) rows.add(row);
  return rows;
}

function sameRows(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((row) => other.has(row));
}
