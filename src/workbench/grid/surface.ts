// What the other files of this folder use of Univer: the one workbook, and changing it without anybody taking that for typing.
import type { ICellData, Injector, Workbook as UniverWorkbook, Worksheet } from "@univerjs/core";
import { ICommandService, IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import { SetRangeValuesMutation, type ISetRangeValuesMutationParams } from "@univerjs/preset-sheets-core";

/** Marks what we do ourselves: it is no typing, nothing to calculate, and nothing that ends an edit. */
const OURS = { onlyLocal: true, fromSync: true, fromFormula: true, fromHost: true } as const;

/** A change of single cells: row, column, and what stands there now; null where nothing does. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly data: ICellData | null;
}

export class Surface {
  readonly injector: Injector;
  readonly unit: string;
  readonly commands: ICommandService;

  constructor(injector: Injector, unit: string) {
    this.injector = injector;
    this.unit = unit;
    this.commands = injector.get(ICommandService);
  }

  get workbook(): UniverWorkbook {
    return this.injector
      .get(IUniverInstanceService)
      .getUnit<UniverWorkbook>(this.unit, UniverInstanceType.UNIVER_SHEET)!;
  }

  /** The sheet of a host's sheet id; null once it is gone. */
  sheet(id: string): Worksheet | null {
    return this.workbook.getSheetBySheetId(id) ?? null;
  }

  /** Does something to the workbook that has been done to the host's already. */
  apply(id: string, params: object): void {
    this.commands.syncExecuteCommand(id, { unitId: this.unit, ...params }, { ...OURS });
  }

  /** Did `apply` do it? */
  isOurs(options: Readonly<Record<PropertyKey, unknown>> | undefined): boolean {
    return options?.fromHost === true;
  }

  /** Puts cells as they are, instead of merging them with what is there as Univer's own mutation would, and has them drawn. */
  putCells(sheet: Worksheet, changes: readonly CellChange[]): void {
    if (changes.length === 0) return;
    const matrix = sheet.getCellMatrix();
    const announced: Record<number, Record<number, ICellData>> = {};
    for (const { row, column, data } of changes) {
      if (data === null) matrix.realDeleteValue(row, column);
      else matrix.setValue(row, column, data);
      (announced[row] ??= {})[column] = { t: data?.t ?? null };
    }
    const params: ISetRangeValuesMutationParams = {
      unitId: this.unit,
      subUnitId: sheet.getSheetId(),
      cellValue: announced,
    };
    this.apply(SetRangeValuesMutation.id, params);
  }
}
