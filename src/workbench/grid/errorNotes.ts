// Why a cell shows an error, said at the cell while it is pointed at or selected.
import { CellAlertManagerService, CellAlertType, HoverManagerService } from "@univerjs/preset-sheets-core";
import type { ICellAlert } from "@univerjs/preset-sheets-core";
import { createElement } from "react";
import type { Session } from "../../host/session";
import { valueAt } from "../../host/workbook/grid";
import type { Sheet } from "../../host/workbook/sheet";
import { isCellError } from "../../host/workbook/values";
import type { View } from "../../host/workbook/workbookEvents";
import { errorReason } from "../../words/grid";
import type { Surface } from "./surface";

const KEY = "certverdict.error-note";
const WIDTH = 260;
const HEIGHT = 74;

/** Univer's own notes know Univer's errors alone: they are left out. */
export class HostAlerts extends CellAlertManagerService {
  override showAlert(alert: ICellAlert): void {
    if (alert.key === KEY || alert.type !== CellAlertType.ERROR) super.showAlert(alert);
  }
}

interface At {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

export class ErrorNotes implements View {
  private readonly session: Session;
  private readonly surface: Surface;
  private readonly alerts: CellAlertManagerService;
  private readonly stopFollowing: () => void;
  private hovered: At | null = null;
  private shown = "";

  constructor(session: Session, surface: Surface) {
    this.session = session;
    this.surface = surface;
    this.alerts = surface.injector.get(CellAlertManagerService);
    const hovering = surface.injector.get(HoverManagerService).currentCell$.subscribe((cell) => {
      const sheet = cell && session.workbook.findSheet(cell.location.subUnitId);
      this.hovered = sheet ? { sheet, row: cell.location.row, column: cell.location.col } : null;
      this.show();
    });
    const stopWatching = session.watchSelection(() => {
      this.show();
    });
    session.workbook.views.add(this);
    this.stopFollowing = () => {
      hovering.unsubscribe();
      stopWatching();
      session.workbook.views.delete(this);
    };
    this.show();
  }

  stop(): void {
    this.stopFollowing();
    this.alerts.removeAlert(KEY);
  }

  cellsChanged(): void {
    queueMicrotask(() => {
      this.show();
    });
  }

  stateChanged(): void {
    // Other settings leave errors what they are.
  }

  /** The cell that is pointed at comes before the one that is selected. */
  private show(): void {
    const { activeSheet, selection, selectedBoxes } = this.session;
    const selected: At = { sheet: activeSheet, row: selection.row, column: selection.column };
    const isSingle = selectedBoxes.length === 1 && selection.rows * selection.columns === 1;
    const found = [...(this.hovered ? [this.hovered] : []), ...(isSingle ? [selected] : [])].find(
      ({ sheet, row, column }) => sheet === activeSheet && isCellError(valueAt(sheet.grid, row, column)),
    );
    const value = found && valueAt(found.sheet.grid, found.row, found.column);
    if (found === undefined || value === undefined || !isCellError(value)) {
      if (this.shown !== "") this.alerts.removeAlert(KEY);
      this.shown = "";
      return;
    }
    const message = errorReason(value.error, value.message);
    const key = [found.sheet.id, found.row, found.column, value.error, message].join(" ");
    if (key === this.shown) return;
    this.alerts.removeAlert(KEY);
    this.shown = key;
    this.alerts.showAlert({
      type: CellAlertType.ERROR,
      title: value.error,
      message: createElement("span", { className: "certverdict-error-note" }, message),
      location: {
        unitId: this.surface.unit,
        subUnitId: found.sheet.id,
        row: found.row,
        col: found.column,
      },
      width: WIDTH,
      height: HEIGHT,
      key: KEY,
    });
  }
}
