// Undo and redo in the grid: the host's steps, which are the add-in's too. Only a cell's editor remembers its own typing.
import type {
  ICommandService,
  IContextService,
  IUndoRedoItem,
  IUniverInstanceService,
  Nullable,
} from "@univerjs/core";
import { CommandType, LocalUndoRedoService } from "@univerjs/core";
import type { Session } from "../../host/session";

const UNDO = "certverdict.operation.undo";
const REDO = "certverdict.operation.redo";

export class HostUndoRedo extends LocalUndoRedoService {
  private readonly session: Session;
  private readonly unit: string;

  /** @param unit the id of the workbook, whose steps are the session's */
  constructor(
    session: Session,
    unit: string,
    univerInstances: IUniverInstanceService,
    commands: ICommandService,
    context: IContextService,
  ) {
    super(univerInstances, commands, context);
    this.session = session;
    this.unit = unit;
    const operations = [
      { id: UNDO, act: () => session.undo() },
      { id: REDO, act: () => session.redo() },
    ];
    for (const { id, act } of operations)
      this.disposeWithMe(commands.registerCommand({ id, type: CommandType.OPERATION, handler: act }));
  }

  override pushUndoRedo(item: IUndoRedoItem): void {
    if (item.unitID !== this.unit) super.pushUndoRedo(item);
  }

  override pitchTopUndoElement(): Nullable<IUndoRedoItem> {
    const own = super.pitchTopUndoElement();
    return own ?? (this.session.history.labels.length > 0 ? this.step(UNDO) : null);
  }

  override pitchTopRedoElement(): Nullable<IUndoRedoItem> {
    return super.pitchTopRedoElement() ?? (this.session.history.redoCount > 0 ? this.step(REDO) : null);
  }

  override popUndoToRedo(): void {
    if (super.pitchTopUndoElement() !== null) super.popUndoToRedo();
  }

  override popRedoToUndo(): void {
    if (super.pitchTopRedoElement() !== null) super.popRedoToUndo();
  }

  private step(id: string): IUndoRedoItem {
    const mutations = [{ id, params: {} }];
    return { unitID: this.unit, undoMutations: mutations, redoMutations: mutations };
  }
}
