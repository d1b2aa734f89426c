// Follows the selected cell: shows what is in it at once, and reads it out when the person has come to rest.
import type { Session } from "../../host/session";
import { CELL } from "../../words/workbench";
import type { CellReport } from "./cellReport";
import { reportSelection } from "./cellReport";

/** Changes that come within this time are looked at together, in milliseconds. */
const TOGETHER = 50;
/** How long nothing has to change before the cell is read out, in milliseconds: going along with an arrow key held is silent. */
const REST = 250;

export interface CellListener {
  /** The selected cell is another one, or shows something else. */
  show(report: CellReport): void;
  /** Something to be read out. */
  say(words: string): void;
}

/** Starts to follow; the cell that is selected now is shown and not read out. Call what is returned to stop. */
export function followCell(session: Session, listener: CellListener): () => void {
  let last = reportSelection(session);
  let said = last;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  listener.show(last);

  /** Shows what is there now, if it is something else. */
  const renew = (): boolean => {
    const report = reportSelection(session);
    if (report.words === last.words && report.sheet === last.sheet) return false;
    last = report;
    listener.show(report);
    return true;
  };
  const rest = (): void => {
    renew();
    // Values that are still to come would be read out twice.
    if (session.workbook.calculation.isBusy && last.address === said.address) {
      resting = setTimeout(rest, REST);
      return;
    }
    if (last.words === said.words && last.sheet === said.sheet) return;
    listener.say(last.sheet === said.sheet ? last.words : `${CELL.sheet(last.sheet)}, ${last.words}`);
    said = last;
  };
  const look = (): void => {
    looking = undefined;
    if (!renew()) return;
    clearTimeout(resting);
    resting = setTimeout(rest, REST);
  };
  const soon = (): void => {
    looking ??= setTimeout(look, TOGETHER);
  };
  const stopSelection = session.watchSelection(soon);
  const stopWorkbook = session.workbook.listen(soon);
  return () => {
    stopSelection();
    stopWorkbook();
    clearTimeout(looking);
    clearTimeout(resting);
  };
}
