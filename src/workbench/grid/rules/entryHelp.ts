// Help with cells that have rules, while they are selected: an arrow that opens the list of choices, also with Alt+Down, the
// note of the rule, and what it says of an entry.
import type { Worksheet } from "@univerjs/core";
import { CommandType, LifecycleService, LifecycleStages } from "@univerjs/core";
import type { ICanvasPopup } from "@univerjs/preset-sheets-core";
import {
  ComponentManager,
  IEditorBridgeService,
  ILayoutService,
  IShortcutService,
  KeyCode,
  MetaKeys,
  SheetCanvasPopManagerService,
  whenSheetEditorFocused,
} from "@univerjs/preset-sheets-core";
import type { ComponentType } from "react";
import type { Place } from "../../../host/formulas/asideFormula";
import type { Session } from "../../../host/session";
import { valueAt } from "../../../host/workbook/grid";
import { numberFormatAt } from "../../../host/workbook/edits";
import type { Sheet } from "../../../host/workbook/sheet";
import type { View } from "../../../host/workbook/workbookEvents";
import type { Edits } from "../edits";
import type { Surface } from "../surface";
import type { EntryAlert } from "./entryRule";
import { EntryRule } from "./entryRule";
import type { ArrowProps, ListProps, NoteProps } from "./EntryPopups";
import { ChoiceArrow, ChoiceList, EntryNote } from "./EntryPopups";

const ARROW = "certverdict.choice-arrow";
const LIST = "certverdict.choice-list";
const NOTE = "certverdict.entry-note";
const OPEN = "certverdict.operation.open-choices";

interface Disposable {
  dispose(): void;
}

/** The cell that is typed into, with its rule. */
interface Selected {
  readonly sheet: Sheet;
  readonly at: Place;
  readonly rule: EntryRule;
}

export class EntryHelp implements View {
  private readonly session: Session;
  private readonly surface: Surface;
  private readonly edits: Edits;
  private isDark: boolean;
  private readonly ours: Disposable[];
  private readonly stopWatching: () => void;
  private arrow: Disposable | undefined;
  private note: Disposable | undefined;
  private list: Disposable | undefined;
  private isScheduled = false;
  private isReady = false;

  constructor(session: Session, surface: Surface, edits: Edits, isDark: boolean) {
    this.session = session;
    this.surface = surface;
    this.edits = edits;
    this.isDark = isDark;
    const { injector, commands } = surface;
    const components = injector.get(ComponentManager);
    const register = (key: string, component: unknown): Disposable =>
      components.register(key, component as ComponentType);
    const editing = injector.get(IEditorBridgeService).visible$.subscribe(({ visible }) => {
      if (visible) this.hide();
      else this.schedule();
    });
    this.ours = [
      register(ARROW, ChoiceArrow),
      register(LIST, ChoiceList),
      register(NOTE, EntryNote),
      commands.registerCommand({ id: OPEN, type: CommandType.OPERATION, handler: () => this.open() }),
      injector.get(IShortcutService).registerShortcut({
        id: OPEN,
        binding: MetaKeys.ALT | KeyCode.ARROW_DOWN,
        preconditions: whenSheetEditorFocused,
      }),
      { dispose: () => editing.unsubscribe() },
    ];
    this.stopWatching = session.watchSelection(() => this.schedule());
    session.workbook.views.add(this);
    // Nothing can be placed beside a cell before the grid is drawn.
    void injector
      .get(LifecycleService)
      .onStage(LifecycleStages.Rendered)
      .then(() => {
        this.isReady = true;
        this.schedule();
      })
      // Closed before it came so far.
      .catch(() => undefined);
  }

  setDarkMode(isDark: boolean): void {
    this.isDark = isDark;
    this.hide();
    this.schedule();
  }

  stop(): void {
    this.stopWatching();
    this.session.workbook.views.delete(this);
    this.hide();
    for (const one of this.ours) one.dispose();
    this.isReady = false;
    this.isScheduled = false;
  }

  cellsChanged(): void {
    // The lists are read as they are opened.
  }

  stateChanged(): void {
    this.schedule();
  }

  /** Says what a rule says of an entry, beside its cell, until another cell is selected or typed into. */
  say({ title, message }: EntryAlert, sheet: Sheet, at: Place): void {
    // Once the selection has moved on, as it does after what is let in.
    setTimeout(() => {
      if (!this.isReady) return;
      this.note?.dispose();
      this.note = this.showNote(sheet, at, { isDark: this.isDark, title, message, isAlert: true });
    }, 0);
  }

  private schedule(): void {
    if (this.isScheduled || !this.isReady) return;
    this.isScheduled = true;
    queueMicrotask(() => {
      if (!this.isScheduled) return;
      this.isScheduled = false;
      if (!this.session.editing) this.renew();
    });
  }

  private hide(): void {
    for (const one of [this.arrow, this.note, this.list]) one?.dispose();
    this.arrow = this.note = this.list = undefined;
  }

  private get selected(): Selected | undefined {
    const { activeSheet: sheet, selection } = this.session;
    const { row, column } = selection;
    const rule = EntryRule.at(sheet, row, column);
    return rule && { sheet, at: { row, column }, rule };
  }

  private renew(): void {
    this.hide();
    const { selected } = this;
    if (selected === undefined) return;
    const { sheet, at, rule } = selected;
    if (rule.hasChoices) {
      const extraProps: ArrowProps = {
        isDark: this.isDark,
        height: this.surface.sheet(sheet.id)?.getRowHeight(at.row) ?? 0,
        onOpen: () => this.open(),
      };
      this.arrow = this.show(sheet, at, {
        componentKey: ARROW,
        direction: "right",
        extraProps: { ...extraProps },
      });
    }
    const { prompt } = rule;
    if (prompt !== undefined)
      this.note = this.showNote(sheet, at, { isDark: this.isDark, ...prompt, isAlert: false });
  }

  /** Opens the list of the selected cell; false where it has none. */
  private open(): boolean {
    const { selected } = this;
    const choices = selected?.rule.choices ?? [];
    if (selected === undefined || choices.length === 0) return false;
    this.note?.dispose();
    this.list?.dispose();
    const { sheet, at } = selected;
    const value = valueAt(sheet.grid, at.row, at.column);
    const close = (): void => {
      this.list?.dispose();
      this.list = undefined;
      this.surface.injector.get(ILayoutService).focus();
    };
    const extraProps: ListProps = {
      isDark: this.isDark,
      choices,
      current: sheet.workbook.shownText(value, numberFormatAt(sheet, at.row, at.column)),
      width: widthOf(this.surface.sheet(sheet.id), at.column),
      onChosen: (choice) => {
        close();
        this.edits.enter(sheet, at, choice);
      },
      onClosed: close,
    };
    this.list = this.show(sheet, at, {
      componentKey: LIST,
      direction: "vertical",
      extraProps: { ...extraProps },
      onClickOutside: () => {
        this.list?.dispose();
        this.list = undefined;
      },
    });
    return true;
  }

  private showNote(sheet: Sheet, at: Place, props: NoteProps): Disposable | undefined {
    return this.show(sheet, at, { componentKey: NOTE, direction: "vertical", extraProps: { ...props } });
  }

  private show(sheet: Sheet, { row, column }: Place, popup: ICanvasPopup): Disposable | undefined {
    const manager = this.surface.injector.get(SheetCanvasPopManagerService);
    const withSelection = { ...popup, showOnSelectionMoving: true };
    return manager.attachPopupToCell(row, column, withSelection, this.surface.unit, sheet.id) ?? undefined;
  }
}

function widthOf(sheet: Worksheet | null, column: number): number {
  return sheet?.getColumnWidth(column) ?? 0;
}
