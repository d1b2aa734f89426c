// Conditional formats, painted: Univer asks for a cell's look as it draws it, and draws anew after whatever changes.
import type { ICellData, ICellDataForSheetInterceptor, IStyleData, Nullable } from "@univerjs/core";
import { InterceptorEffectEnum } from "@univerjs/core";
import {
  INTERCEPTOR_POINT,
  InterceptCellContentPriority,
  IRenderManagerService,
  SheetInterceptorService,
  SheetSkeletonManagerService,
} from "@univerjs/preset-sheets-core";
import type { Sheet } from "../../../host/workbook/sheet";
import type { Workbook } from "../../../host/workbook/workbook";
import type { View } from "../../../host/workbook/workbookEvents";
import type { CellFormats } from "../cellStyles";
import { styleOf } from "../cellStyles";
import type { Surface } from "../surface";
import { ConditionalLook } from "./conditionalLook";
import { serialOfDay } from "./timePeriods";

export class ConditionalPaint implements View {
  private readonly workbook: Workbook;
  private readonly surface: Surface;
  private readonly intercepting: { dispose(): void };
  /** By the ids of sheets, those that were drawn since the last change. */
  private readonly looks = new Map<string, ConditionalLook>();
  private readonly styles = new WeakMap<CellFormats, IStyleData | undefined>();
  private isScheduled = false;
  /** Has a cell been painted that may have to be drawn without it now? */
  private hasPainted = false;

  constructor(workbook: Workbook, surface: Surface) {
    this.workbook = workbook;
    this.surface = surface;
    this.intercepting = surface.injector
      .get(SheetInterceptorService)
      .intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
        id: "certverdict.conditional-formats",
        effect: InterceptorEffectEnum.Style,
        // Before number formats, since a conditional format may bring one.
        priority: InterceptCellContentPriority.NUMFMT + 1,
        handler: (cell, { unitId, subUnitId, row, col, rawData }, next) => {
          const look = unitId === surface.unit ? this.lookOf(subUnitId)?.at(row, col) : undefined;
          const style = look && this.styleFor(look);
          return next(style === undefined ? cell : this.painted(cell, rawData, style));
        },
      });
    workbook.views.add(this);
  }

  stop(): void {
    this.workbook.views.delete(this);
    this.intercepting.dispose();
    this.looks.clear();
    this.isScheduled = false;
  }

  /** Any cell may be one that a formula of a rule reads. */
  cellsChanged(): void {
    this.renew();
  }

  stateChanged(): void {
    this.renew();
  }

  private lookOf(id: string): ConditionalLook | undefined {
    const known = this.looks.get(id);
    if (known !== undefined) return known;
    const sheet = this.workbook.state.sheets.find((one) => one.id === id);
    if (sheet === undefined) return undefined;
    const look = new ConditionalLook(sheet, () => serialOfDay(new Date()));
    this.looks.set(id, look);
    return look;
  }

  private styleFor(formats: CellFormats): IStyleData | undefined {
    if (!this.styles.has(formats)) this.styles.set(formats, styleOf(formats));
    return this.styles.get(formats);
  }

  private painted(
    cell: Nullable<ICellDataForSheetInterceptor>,
    rawData: Nullable<ICellData>,
    style: IStyleData,
  ): ICellDataForSheetInterceptor {
    this.hasPainted = true;
    const own = this.surface.workbook.getStyles().getStyleByCell(cell);
    const copy = cell === rawData ? { ...rawData } : (cell ?? {});
    copy.s = { ...own, ...style };
    return copy;
  }

  private renew(): void {
    this.looks.clear();
    if (this.isScheduled || !(this.hasPainted || this.workbook.state.sheets.some(hasConditionalFormats)))
      return;
    this.isScheduled = true;
    queueMicrotask(() => {
      if (!this.isScheduled) return;
      this.isScheduled = false;
      this.hasPainted = false;
      this.draw();
    });
  }

  private draw(): void {
    const { injector, unit, workbook } = this.surface;
    const render = injector.get(IRenderManagerService).getRenderById(unit);
    const active = workbook.getActiveSheet(true)?.getSheetId();
    if (!render || active === undefined) return;
    const skeletons = render.with(SheetSkeletonManagerService);
    skeletons.makeDirty({ sheetId: active });
    skeletons.reCalculate();
    render.mainComponent?.makeForceDirty();
  }
}

function hasConditionalFormats({ state }: Sheet): boolean {
  return state.conditionalFormats.length > 0;
}
