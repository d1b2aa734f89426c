// Whether a workbook holds changes that its file does not.
import type { Session } from "../../host/session";

/** Of one person's workbook, from opening it on. */
export class Unsaved {
  private readonly session: Session;
  /** Where in the undo list the file is as the workbook is. */
  private kept: object;
  /** Somebody else, or nobody in particular, has changed something since: no undo of ours leads back. */
  private isChangedByOthers = false;
  private readonly stop: () => void;

  constructor(session: Session) {
    this.session = session;
    this.kept = session.history.position;
    this.stop = session.workbook.listen((event, actor) => {
      // New results of formulas are no change of anybody's.
      if (event.kind !== "calculated" && actor !== session) this.isChangedByOthers = true;
    });
  }

  /** Is there anything to save? Steps that have been undone are none, back to where it was saved. */
  get isUnsaved(): boolean {
    return this.isChangedByOthers || this.session.history.position !== this.kept;
  }

  /**
   * Writes the file. What is changed while it is written is not taken to be in it; where writing fails nothing is.
   *
   * @param write resolves with whether the file was written
   */
  async saveBy(write: () => Promise<boolean>): Promise<boolean> {
    const { position } = this.session.history;
    const before = this.isChangedByOthers;
    this.isChangedByOthers = false;
    let isWritten = false;
    try {
      isWritten = await write();
    } finally {
      if (isWritten) this.kept = position;
      else this.isChangedByOthers ||= before;
    }
    return isWritten;
  }

  /** The workbook is closed. */
  close(): void {
    this.stop();
  }
}
