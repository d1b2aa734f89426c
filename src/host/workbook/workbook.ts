// A workbook: its sheets, tables and names, who is at work on it, and who wants to know of changes.
import { Calculation } from "../formulas/calculation";
import type { Box } from "./address";
import { ApiError, invalidArgument, itemNotFound } from "./errors";
import type { Actor, Listener, View, WorkbookEvent } from "./workbookEvents";
import type { Touch } from "./history";
import { replacedBy } from "./history";
import { faultInSheetName, Sheet } from "./sheet";
import { checkOthersVisible } from "./sheetList";
import type { Table } from "./table";
import type { CellValue } from "./values";
import { shownText } from "./values";

/** A name for a range or a constant. */
export interface NamedItem {
  readonly name: string;
  /** The sheet that it belongs to; null where it is the workbook's. */
  readonly scope: Sheet | null;
  /** Beginning with "=". */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
}

/** The lists of a workbook. They never change: the workbook takes on others. */
export interface WorkbookState {
  readonly sheets: readonly Sheet[];
  readonly tables: readonly Table[];
  readonly names: readonly NamedItem[];
}

export type CalculationMode = "Automatic" | "AutomaticExceptTables" | "Manual";

export class Workbook {
  /** That of its file. */
  name: string;
  readonly calculation: Calculation;
  /** The document's settings: name and JSON text. */
  settings = new Map<string, string>();
  calculationMode: CalculationMode = "Automatic";
  readOnly = false;
  /** Do tables take in what is typed right beside them? A choice of the person's in Excel. */
  tablesGrow = true;
  /** What a cell shows of a value under a number format. Few patterns are known here; a page may bring what knows them all. */
  shownText: (value: CellValue, numberFormat: string) => string = shownText;
  /** Those who show the workbook. */
  readonly views = new Set<View>();
  private current: WorkbookState = { sheets: [], tables: [], names: [] };
  private actor: Actor | null = null;
  private readonly actors = new Set<Actor>();
  /** What undoing has changed so far; null while nothing is undone. */
  private reverted: WorkbookEvent[] | null = null;
  private depth = 0;
  private readonly events: { readonly event: WorkbookEvent; readonly actor: Actor | null }[] = [];
  private readonly listeners = new Set<Listener>();
  private ids = 0;

  constructor(name = "Book1.xlsx") {
    this.name = name;
    this.calculation = new Calculation(this);
    this.addSheet("Sheet1");
  }

  get state(): WorkbookState {
    return this.current;
  }

  /** Changes some of the lists; undo gives the former ones back. */
  update(change: Partial<WorkbookState>): void {
    const replaced = replacedBy(this.current, change);
    const parts = Object.keys(replaced) as (keyof WorkbookState)[];
    if (parts.length === 0) return;
    const before = this.current;
    this.current = { ...before, ...change };
    this.sheetsChanged(before.sheets);
    this.geometryChanged();
    this.stateChanged(this);
    this.tellReverted(before);
    this.record(
      () => {
        this.update(replaced);
      },
      parts.map((part) => ({ on: this, part })),
    );
  }

  /** Somebody takes part from now on: what others change may cut what they can undo. */
  join(actor: Actor): void {
    this.actors.add(actor);
  }

  leave(actor: Actor): void {
    this.actors.delete(actor);
  }

  /** Does some work as this person; what it made out of date is calculated at the end. */
  actAs<T>(actor: Actor | null, work: () => T): T {
    const before = this.actor;
    this.actor = actor;
    this.depth++;
    try {
      return work();
    } finally {
      if (this.depth === 1) this.calculation.settle();
      this.actor = before;
      if (--this.depth === 0) this.tell();
    }
  }

  /** Undoes or redoes as this person, and says afterwards what has changed. */
  revertAs(actor: Actor, work: () => boolean): boolean {
    return this.actAs(actor, () => {
      this.reverted = [];
      try {
        const done = work();
        const events = this.reverted;
        this.reverted = null;
        for (const event of events) this.emit(event);
        return done;
      } finally {
        this.reverted = null;
      }
    });
  }

  /** Notes what an inverse has changed; nothing while something is done for the first time, which says so itself. */
  noteReverted(event: WorkbookEvent): void {
    this.reverted?.push(event);
  }

  /** Notes how to take a change back, and what it is about. */
  record(inverse: () => void, touches: readonly Touch[]): void {
    this.actor?.history.record(inverse, touches);
    for (const other of this.actors) if (other !== this.actor) other.history.yieldTo(touches);
  }

  /** A change that Excel cannot take back. @throws ApiError UndoNotSupported in a group of changes */
  cannotBeUndone(touches: readonly Touch[]): void {
    this.actor?.history.bar();
    for (const other of this.actors) if (other !== this.actor) other.history.yieldTo(touches);
  }

  /** Listens to everything that happens; call what is returned to stop. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells listeners of an event, once the work at hand is done and calculated. */
  emit(event: WorkbookEvent): void {
    this.events.push({ event, actor: this.actor });
    if (this.depth === 0) this.tell();
  }

  private tell(): void {
    for (const { event, actor } of this.events.splice(0))
      for (const listener of this.listeners) listener(event, actor);
  }

  /** Cells hold something else, or show it. */
  cellsChanged(sheet: Sheet, boxes: readonly Box[]): void {
    for (const view of this.views) view.cellsChanged(sheet, boxes);
  }

  /** A sheet, a table or the workbook's lists have other settings. */
  stateChanged(of: Sheet | Table | Workbook): void {
    for (const view of this.views) view.stateChanged(of);
  }

  /** Sheets, tables or names are not where they were: formulas look for what they refer to anew. */
  geometryChanged(): void {
    this.calculation.geometryChanged();
  }

  /** An id that no other object of this workbook has. */
  newId(): string {
    const count = (++this.ids).toString(16).toUpperCase().padStart(12, "0");
    return `{00000000-0000-4000-8000-${count}}`;
  }

  /** The sheet of a name or id. */
  findSheet(key: string): Sheet | undefined {
    const wanted = key.toLowerCase();
    return this.current.sheets.find(
      ({ name, id }) => name.toLowerCase() === wanted || id.toLowerCase() === wanted,
    );
  }

  /** @throws ApiError ItemNotFound */
  sheet(key: string): Sheet {
    const sheet = this.findSheet(key);
    if (sheet === undefined) throw itemNotFound(`worksheet “${key}”`);
    return sheet;
  }

  /** The table of a name or id. */
  findTable(key: string): Table | undefined {
    const wanted = key.toLowerCase();
    return this.current.tables.find(
      ({ id, state }) => state.name.toLowerCase() === wanted || id.toLowerCase() === wanted,
    );
  }

  /** @throws ApiError ItemNotFound */
  table(key: string): Table {
    const table = this.findTable(key);
    if (table === undefined) throw itemNotFound(`table “${key}”`);
    return table;
  }

  /** Adds an empty sheet at the end. @throws ApiError InvalidArgument, ItemAlreadyExists */
  addSheet(name = this.freeName("Sheet", (candidate) => this.findSheet(candidate) !== undefined)): Sheet {
    this.checkSheetName(name);
    const sheet = new Sheet(this, this.newId(), name);
    this.update({ sheets: [...this.current.sheets, sheet] });
    this.emit({ kind: "sheetAdded", sheet });
    return sheet;
  }

  /**
   * Deletes a sheet with its tables and names, which cannot be undone; references to them become #REF!.
   * @throws ApiError InvalidOperation for the last visible sheet, UndoNotSupported in a group of changes
   */
  deleteSheet(sheet: Sheet): void {
    const left = this.current.sheets.filter((other) => other !== sheet);
    checkOthersVisible(sheet);
    const { tables, names } = this.current;
    const lost = tables.filter((table) => table.sheet === sheet);
    this.cannotBeUndone([{ on: this, part: "sheets" }]);
    for (const table of lost) this.calculation.removeTable(table, false);
    this.update({
      sheets: left,
      tables: tables.filter((table) => table.sheet !== sheet),
      names: names.filter(({ scope }) => scope !== sheet),
    });
    this.calculation.rewriteAll({ kind: "deleteSheet", sheet: sheet.name });
    this.cannotBeUndone([]);
    for (const table of lost) this.emit({ kind: "tableDeleted", table });
    this.emit({ kind: "sheetDeleted", sheet });
  }

  /** @throws ApiError InvalidArgument, ItemAlreadyExists */
  renameSheet(sheet: Sheet, name: string): void {
    const before = sheet.name;
    if (before === name) return;
    this.checkSheetName(name, sheet);
    sheet.update({ name });
    this.calculation.rewriteAll({ kind: "renameSheet", from: before, to: name });
    this.emit({ kind: "sheetRenamed", sheet, before, after: name });
  }

  /** Formulas of sheets that have come are calculated, those of sheets that have gone are not any more. */
  private sheetsChanged(before: readonly Sheet[]): void {
    const { sheets } = this.current;
    if (sheets === before) return;
    for (const sheet of before)
      if (!sheets.includes(sheet))
        for (const formula of sheet.formulas.values()) this.calculation.forget(formula);
    for (const sheet of sheets)
      if (!before.includes(sheet))
        for (const formula of sheet.formulas.values()) this.calculation.outdate(formula);
  }

  private tellReverted(before: WorkbookState): void {
    const { sheets, tables } = this.current;
    for (const sheet of sheets.filter((one) => !before.sheets.includes(one)))
      this.noteReverted({ kind: "sheetAdded", sheet });
    for (const sheet of before.sheets.filter((one) => !sheets.includes(one)))
      this.noteReverted({ kind: "sheetDeleted", sheet });
    for (const table of tables.filter((one) => !before.tables.includes(one)))
      this.noteReverted({ kind: "tableAdded", table });
    for (const table of before.tables.filter((one) => !tables.includes(one)))
      this.noteReverted({ kind: "tableDeleted", table });
  }

  /** The first of Sheet1, Sheet2, … that is not taken. */
  freeName(stem: string, isTaken: (name: string) => boolean): string {
    for (let count = 1; ; count++) if (!isTaken(stem + String(count))) return stem + String(count);
  }
  /** @throws ApiError InvalidArgument, ItemAlreadyExists */
  private checkSheetName(name: string, itself?: Sheet): void {
    const fault = faultInSheetName(name);
    if (fault !== undefined) throw invalidArgument(fault);
    const other = this.findSheet(name);
    if (other !== undefined && other !== itself)
      throw new ApiError("ItemAlreadyExists", `There already is a worksheet “${name}”.`);
  }
}
