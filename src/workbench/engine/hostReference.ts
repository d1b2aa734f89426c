// Cells of the host as Univer's functions see a reference.
import type { ArrayValueObject, BaseValueObject } from "@univerjs/engine-formula";
import { BaseReferenceObject } from "@univerjs/engine-formula";
import type { Area } from "../../host/formulas/areas";
import { MAX_COLUMNS, MAX_ROWS } from "../../host/workbook/address";
import { valueAt } from "../../host/workbook/grid";
import type { CellReader } from "./cells";
import { filledBox } from "./cells";
import { objectOf } from "./univerValues";

export class HostReference extends BaseReferenceObject {
  private readonly area: Area;
  private readonly cells: CellReader;

  constructor(area: Area, cells: CellReader) {
    super("");
    const { row, column, rows, columns } = filledBox(area);
    this.area = area;
    this.cells = cells;
    this.setRangeData({
      startRow: row,
      startColumn: column,
      endRow: row + rows - 1,
      endColumn: column + columns - 1,
    });
    this.setDefaultUnitId("workbook");
    this.setDefaultSheetId(area.sheet.id);
    this.setForcedSheetIdDirect(area.sheet.id);
  }

  override isCell(): boolean {
    return this.area.box.rows === 1 && this.area.box.columns === 1;
  }

  override isRange(): boolean {
    return !this.isCell();
  }

  override toArrayValueObject(): ArrayValueObject {
    return this.cells.array(this.area);
  }

  override getFirstCell(): BaseValueObject {
    return objectOf(valueAt(this.area.sheet.grid, this.area.box.row, this.area.box.column));
  }

  override getActiveSheetRowCount(): number {
    return MAX_ROWS;
  }

  override getActiveSheetColumnCount(): number {
    return MAX_COLUMNS;
  }

  override iterator(
    callback: (value: BaseValueObject | null, row: number, column: number) => boolean | null | undefined,
  ): void {
    const { startRow, endRow, startColumn, endColumn } = this.getRangeData();
    for (let row = startRow; row <= endRow; row++)
      for (let column = startColumn; column <= endColumn; column++) {
        const value = valueAt(this.area.sheet.grid, row, column);
        if (callback(value === null ? null : objectOf(value), row, column) === false) return;
      }
  }
}
