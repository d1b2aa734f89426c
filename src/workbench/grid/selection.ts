// What is selected, and which sheet is in front: the same in the grid and in the host's session, whoever changed it.
import {
  SelectionMoveType,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SheetsSelectionsService,
} from "@univerjs/preset-sheets-core";
import type { IRange } from "@univerjs/core";
import { LifecycleService, LifecycleStages } from "@univerjs/core";
import type { ISelectionWithStyle } from "@univerjs/preset-sheets-core";
import type { Subscription } from "rxjs";
import { merge } from "rxjs";
import type { Session } from "../../host/session";
import type { Box } from "../../host/workbook/address";
import { bringIntoView, placeEditorByCell } from "./scrolling";
import { boxOfRange, rangeOf } from "./sheetData";
import type { Surface } from "./surface";

export class SelectionLink {
  private readonly session: Session;
  private readonly surface: Surface;
  private readonly subscription: Subscription;
  private readonly listening: { dispose(): void };
  private readonly stopWatching: () => void;
  private isBusy = false;
  private isStopped = false;
  private scrolling: number | undefined;

  constructor(session: Session, surface: Surface) {
    this.session = session;
    this.surface = surface;
    const service = surface.injector.get(SheetsSelectionsService);
    this.subscription = merge(service.selectionMoveEnd$, service.selectionSet$).subscribe((selections) => {
      this.fromGrid(selections ?? []);
    });
    this.listening = surface.commands.onCommandExecuted(({ id }, options) => {
      if (id === SetWorksheetActiveOperation.id && !surface.isOurs(options))
        this.fromGrid(service.getCurrentSelections());
    });
    this.stopWatching = session.watchSelection(() => {
      this.toGrid();
    });
    this.toGrid();
    void surface.injector
      .get(LifecycleService)
      .onStage(LifecycleStages.Rendered)
      .then(() => {
        if (this.isStopped) return;
        placeEditorByCell(surface, () => session.selection);
        this.bringIntoView();
      })
      // Closed before it came so far.
      .catch(() => undefined);
  }

  stop(): void {
    this.isStopped = true;
    this.subscription.unsubscribe();
    this.listening.dispose();
    this.stopWatching();
  }

  private fromGrid(selections: readonly ISelectionWithStyle[]): void {
    if (this.isBusy) return;
    const active = this.surface.workbook.getActiveSheet(true);
    const sheet = active && this.session.workbook.findSheet(active.getSheetId());
    if (!sheet) return;
    const [first, ...others] = selections.map(({ range }) => boxOfRange(range));
    this.quietly(() => {
      if (first === undefined) this.session.activate(sheet);
      else if (this.session.activeSheet !== sheet || !same(this.session.selectedBoxes, [first, ...others]))
        this.session.selectBox(sheet, first, ...others);
    });
    // By keyboard a selection leaves the view; the mouse has it in view anyway.
    if (selections.length === 1 && isCell(selections[0]!.range)) this.bringIntoView();
  }

  /** Has parts of the grid that came later show what is selected. */
  tellAgain(): void {
    if (!this.isStopped && !this.session.editing) this.toGrid(true);
  }

  /** Shows what the session has selected; nothing is done where it is shown already, unless that is wished. */
  toGrid(isAnyway = false): void {
    if (this.isBusy) return;
    const { activeSheet, selectedBoxes } = this.session;
    const { id } = activeSheet;
    if (this.surface.sheet(id) === null) return;
    this.quietly(() => {
      if (this.surface.workbook.getActiveSheet(true)?.getSheetId() !== id)
        this.surface.apply(SetWorksheetActiveOperation.id, { subUnitId: id });
      const shown = this.surface.injector.get(SheetsSelectionsService).getCurrentSelections();
      if (
        !isAnyway &&
        same(
          shown.map(({ range }) => boxOfRange(range)),
          selectedBoxes,
        )
      )
        return;
      this.surface.apply(SetSelectionsOperation.id, {
        subUnitId: id,
        // As if the person had done so: the cell's editor goes along.
        type: SelectionMoveType.MOVE_END,
        selections: selectedBoxes.map((box) => ({
          range: rangeOf(box),
          primary: primaryOf(box),
          style: null,
        })),
      });
      this.bringIntoView();
    });
  }

  /** After Univer's own scrolling, and once for all that happens in one go. */
  private bringIntoView(): void {
    this.scrolling ??= requestAnimationFrame(() => {
      this.scrolling = undefined;
      const { row, column } = this.session.selection;
      if (!this.isStopped && !this.session.editing) bringIntoView(this.surface, row, column);
    });
  }

  private quietly(work: () => void): void {
    this.isBusy = true;
    try {
      work();
    } finally {
      this.isBusy = false;
    }
  }
}

function isCell({ startRow, endRow, startColumn, endColumn }: IRange): boolean {
  return startRow === endRow && startColumn === endColumn;
}

function same(one: readonly Box[], other: readonly Box[]): boolean {
  return (
    one.length === other.length &&
    one.every(
      (box, index) =>
        box.row === other[index]!.row &&
        box.column === other[index]!.column &&
        box.rows === other[index]!.rows &&
        box.columns === other[index]!.columns,
    )
  );
}

/** The cell of a block that is typed into. */
function primaryOf({ row, column }: Box) {
  return {
    actualRow: row,
    actualColumn: column,
    startRow: row,
    endRow: row,
    startColumn: column,
    endColumn: column,
    isMerged: false,
    isMergedMainCell: false,
  };
}
