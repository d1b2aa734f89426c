// One person at the workbook: what is selected, what they type, what they can undo, and what their add-in listens to.
import { Events } from "./events";
import { noFaults } from "./faults";
import type { Box } from "./workbook/address";
import { boxAddress, cellBox, contains, parseBox, splitAddress, WHOLE_SHEET } from "./workbook/address";
import { clear, enter, shiftCells } from "./workbook/edits";
import type { Entry } from "./workbook/edits";
import { invalidArgument } from "./workbook/errors";
import { valuesOf } from "./workbook/grid";
import { History } from "./workbook/history";
import type { Anchor, Sheet } from "./workbook/sheet";
import type { CellValue } from "./workbook/values";
import { apiValue } from "./workbook/values";
import type { Actor } from "./workbook/workbookEvents";
import type { Workbook } from "./workbook/workbook";

/** Cells that stay the same cells when others are inserted or deleted. */
export interface RangeTarget {
  readonly sheet: Sheet;
  readonly anchor: Anchor;
}

export class Session implements Actor {
  readonly name: string;
  readonly workbook: Workbook;
  readonly history = new History();
  readonly events: Events;
  /** What goes wrong in this person's Excel, and its limits. */
  readonly faults = noFaults();
  /** Is the person in the middle of typing into a cell? Then Excel takes no requests. */
  editing = false;
  /** Ranges of the batch at hand; they are let go at its end. */
  private batchRanges: RangeTarget[] = [];
  private sheet: Sheet;
  /** What is selected on each sheet. */
  private readonly selections = new Map<Sheet, readonly Anchor[]>();
  private readonly stopListening: () => void;
  private readonly watchers = new Set<() => void>();
  private addInActs = false;

  constructor(workbook: Workbook, name = "Author") {
    this.workbook = workbook;
    this.name = name;
    this.sheet = workbook.state.sheets.find(isVisible) ?? workbook.state.sheets[0]!;
    this.events = new Events(this);
    workbook.join(this);
    this.stopListening = workbook.listen((event, actor) => {
      if (event.kind === "sheetDeleted") this.leaveSheet(event.sheet);
      this.events.pass(event, actor);
    });
  }

  /** The person closes the workbook. */
  close(): void {
    this.stopListening();
    this.workbook.leave(this);
    this.events.forget();
    for (const [sheet, anchors] of this.selections) for (const anchor of anchors) sheet.release(anchor);
    this.selections.clear();
  }

  /** The sheet in front; another one when that was deleted. */
  get activeSheet(): Sheet {
    const { sheets } = this.workbook.state;
    if (!sheets.includes(this.sheet)) this.sheet = sheets.find(isVisible) ?? sheets[0]!;
    return this.sheet;
  }

  /** The selected cells, on the active sheet; the first block of them where there are several. */
  get selection(): Box {
    return this.selectedBoxes[0]!;
  }

  /** All blocks of cells that are selected on the active sheet, one at least. */
  get selectedBoxes(): readonly Box[] {
    const anchors = this.selections.get(this.activeSheet) ?? [];
    const boxes = anchors.flatMap(({ box }) => box ?? []);
    return boxes.length > 0 ? boxes : [cellBox(0, 0)];
  }

  /** Is it the person's add-in that acts, rather than the person? */
  get isAddIn(): boolean {
    return this.addInActs;
  }

  /** Brings a sheet to the front. */
  activate(sheet: Sheet): void {
    const before = this.activeSheet;
    if (before === sheet) return;
    this.sheet = sheet;
    this.events.activated(before, sheet);
    this.tellWatchers();
  }

  /** Selects cells, further blocks of them as with Ctrl held down, and brings their sheet to the front. */
  selectBox(sheet: Sheet, box: Box, ...others: readonly Box[]): void {
    this.activate(sheet);
    for (const before of this.selections.get(sheet) ?? []) sheet.release(before);
    this.selections.set(
      sheet,
      [box, ...others].map((one) => sheet.anchor(one)),
    );
    this.events.selected(sheet, box);
    this.tellWatchers();
  }

  /** Is told whenever another sheet is in front or other cells are selected; call what is returned to stop. */
  watchSelection(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private tellWatchers(): void {
    for (const watcher of this.watchers) watcher();
  }

  private leaveSheet(sheet: Sheet): void {
    this.selections.delete(sheet);
    if (this.sheet !== sheet) return;
    this.events.activated(null, this.activeSheet);
    this.tellWatchers();
  }

  /** Does work as this person, as one step to undo. */
  act<T>(label: string, work: () => T): T {
    return this.workbook.actAs(this, () => this.history.step(label, work));
  }

  /** Does work as this person, as one step to undo, or not at all where some of it is refused. @throws what `work` throws */
  attempt<T>(label: string, work: () => T): T {
    return this.workbook.actAs(this, () => this.history.attempt(label, work));
  }

  /** Does work as this person's add-in, as one step to undo. */
  actAsAddIn<T>(work: () => T): T {
    this.addInActs = true;
    try {
      return this.act("Add-in", work);
    } finally {
      this.addInActs = false;
    }
  }

  /** The cells of an address such as "Roster!B2:C9"; without a sheet, on the active one. @throws ApiError */
  find(address: string): { readonly sheet: Sheet; readonly box: Box } {
    const { sheet: name, reference } = splitAddress(address);
    const sheet = name === null ? this.activeSheet : this.workbook.sheet(name);
    const box = parseBox(reference);
    if (box === null) throw invalidArgument(`“${address}” is no address.`);
    return { sheet, box };
  }

  /** Follows cells for the length of the batch at hand. */
  range(sheet: Sheet, box: Box): RangeTarget {
    if (!contains(WHOLE_SHEET, box)) throw invalidArgument("The range reaches beyond the sheet.");
    const target = { sheet, anchor: sheet.anchor(box) };
    this.batchRanges.push(target);
    return target;
  }

  /** The batch is over: lets go of its ranges but for those that are kept. */
  endBatch(isKept: (target: RangeTarget) => boolean): void {
    for (const target of this.batchRanges) if (!isKept(target)) target.sheet.release(target.anchor);
    this.batchRanges = [];
  }

  // What a test, or a page around a grid, has this person do:

  /** Types into cells: one value for all of them, or rows of values. Formulas begin with "=". */
  type(address: string, entry: Entry | readonly (readonly Entry[])[]): void {
    const { sheet, box } = this.find(address);
    const rows = Array.isArray(entry) ? (entry as readonly (readonly Entry[])[]) : null;
    const target = rows === null ? box : { ...box, rows: rows.length, columns: rows[0]?.length ?? 0 };
    this.act("Type", () => {
      enter(sheet, target, (row, column) => (rows === null ? (entry as Entry) : rows[row]![column]!));
    });
  }

  /** Selects cells, such as "Roster!B2:C9"; several blocks of one sheet with a comma between them. */
  select(address: string): void {
    const [first, ...others] = address.split(",");
    const { sheet, box } = this.find(first!);
    this.selectBox(sheet, box, ...others.map((other) => parseBox(other.trim())!));
  }

  /** Empties cells, as the Delete key does. */
  erase(address: string): void {
    const { sheet, box } = this.find(address);
    this.act("Clear", () => {
      clear(sheet, box, "Contents");
    });
  }

  insert(address: string, direction: "down" | "right"): void {
    const { sheet, box } = this.find(address);
    this.act("Insert", () => {
      shiftCells(sheet, { box, direction });
    });
  }

  delete(address: string, direction: "up" | "left"): void {
    const { sheet, box } = this.find(address);
    this.act("Delete", () => {
      shiftCells(sheet, { box, direction });
    });
  }

  /** What cells show, as the Rich API gives values. */
  values(address: string): (string | number | boolean)[][] {
    const { sheet, box } = this.find(address);
    return valuesOf(sheet.grid, box).map((cells) => cells.map(apiValue));
  }

  /** What one cell holds, with the message of an error. */
  cell(address: string): CellValue {
    const { sheet, box } = this.find(address);
    return valuesOf(sheet.grid, { ...box, rows: 1, columns: 1 })[0]![0]!;
  }

  /** The formulas of cells, or their values where they have none. */
  formulas(address: string): (string | number | boolean)[][] {
    const { sheet, box } = this.find(address);
    return valuesOf(sheet.grid, box).map((cells, row) =>
      cells.map(
        (value, column) => sheet.formulaAt(box.row + row, box.column + column)?.text ?? apiValue(value),
      ),
    );
  }

  /** Where the result of a cell's formula reaches; undefined where it has none. */
  spillOf(address: string): string | undefined {
    const { sheet, box } = this.find(address);
    const spill = sheet.formulaAt(box.row, box.column)?.spill;
    return spill == null ? undefined : boxAddress(spill);
  }

  /** Takes back this person's latest step; false when there is none. */
  undo(): boolean {
    return this.workbook.revertAs(this, () => this.history.undo());
  }

  /** Does again what was undone last; false when there is nothing. */
  redo(): boolean {
    return this.workbook.revertAs(this, () => this.history.redo());
  }
}

function isVisible({ state }: Sheet): boolean {
  return state.visibility === "Visible";
}
