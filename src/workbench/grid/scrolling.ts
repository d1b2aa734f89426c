// Keeping the selected cell in view: a cell out of view cannot be typed into. Univer does so itself, but beside frozen columns it
// scrolls as if they were as wide as the others.
import { LifecycleService, LifecycleStages } from "@univerjs/core";
import type { SpreadsheetSkeleton } from "@univerjs/preset-sheets-core";
import {
  IEditorBridgeService,
  IRenderManagerService,
  ISheetSelectionRenderService,
  ScrollCommand,
  SHEET_VIEWPORT_KEY,
  SheetSkeletonManagerService,
} from "@univerjs/preset-sheets-core";
import { lineAt, scrollFor } from "./scrollDistance";
import type { Surface } from "./surface";

/** Scrolls as little as it takes to have all of a cell in view, or its beginning where it is too large for that. */
export function bringIntoView(surface: Surface, row: number, column: number): void {
  const { injector, unit } = surface;
  if (injector.get(LifecycleService).stage < LifecycleStages.Rendered) return;
  const render = injector.get(IRenderManagerService).getRenderById(unit);
  const viewport = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  const skeleton = render?.with(SheetSkeletonManagerService).getCurrentSkeleton();
  if (!render || !viewport || !skeleton) return;
  const { scene, engine } = render;
  const { x: scrollX, y: scrollY } = scene.getViewportScrollXY(viewport);
  const { xSplit, ySplit } = surface.workbook.getActiveSheet()!.getFreeze();
  const { rowHeaderWidth, columnHeaderHeight, columnWidthAccumulation, rowHeightAccumulation } =
    skeleton as SpreadsheetSkeleton;
  const { scaleX, scaleY } = scene.getAncestorScale();
  const x = scrollFor(column, {
    ends: columnWidthAccumulation,
    frozen: Math.max(0, xSplit),
    scrolled: scrollX,
    room: engine.width / scaleX - rowHeaderWidth,
  });
  const y = scrollFor(row, {
    ends: rowHeightAccumulation,
    frozen: Math.max(0, ySplit),
    scrolled: scrollY,
    room: engine.height / scaleY - columnHeaderHeight,
  });
  if (x === null && y === null) return;
  const [left, top] = [x && lineAt(x, columnWidthAccumulation), y && lineAt(y, rowHeightAccumulation)];
  surface.commands.syncExecuteCommand(ScrollCommand.id, {
    ...(left && { sheetViewStartColumn: left.line, offsetX: left.offset }),
    ...(top && { sheetViewStartRow: top.line, offsetY: top.offset }),
  });
  // The cell's editor was placed where the cell was before.
  injector.get(IEditorBridgeService).refreshEditCellPosition();
}

/**
 * Has a cell's editor open where the cell is. Univer places it by the part of the sheet that was last clicked, frozen or not, also
 * when the selection has left that part by keyboard.
 */
export function placeEditorByCell(
  surface: Surface,
  cell: () => { readonly row: number; readonly column: number },
): void {
  const { injector, unit } = surface;
  const render = injector.get(IRenderManagerService).getRenderById(unit);
  const selections = render?.with(ISheetSelectionRenderService);
  if (!render || !selections) return;
  selections.getViewPort = () => {
    const { row, column } = cell();
    const { xSplit, ySplit } = surface.workbook.getActiveSheet()!.getFreeze();
    const [isLeft, isTop] = [column < xSplit, row < ySplit];
    const { VIEW_MAIN, VIEW_MAIN_LEFT, VIEW_MAIN_LEFT_TOP, VIEW_MAIN_TOP } = SHEET_VIEWPORT_KEY;
    const key = isLeft ? (isTop ? VIEW_MAIN_LEFT_TOP : VIEW_MAIN_LEFT) : isTop ? VIEW_MAIN_TOP : VIEW_MAIN;
    return render.scene.getViewport(key) ?? render.scene.getViewport(VIEW_MAIN)!;
  };
}
