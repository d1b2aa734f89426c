// Keeping formulas up to date: which are out of date, in what order they are calculated, and where results go.
import type { Box } from "../workbook/address";
import { cellBox, intersect } from "../workbook/address";
import type { FormulaCell } from "../workbook/formulaCell";
import { expressionOf } from "../workbook/formulaCell";
import type { Sheet } from "../workbook/sheet";
import type { Table } from "../workbook/table";
import type { CellValue } from "../workbook/values";
import type { Workbook } from "../workbook/workbook";
import type { FormulaChange } from "./changes";
import type { CustomFunctions, FunctionResult } from "./customFunctions";
import { areasOf, evaluate, placeOf, refersToTables, tablesOf } from "./evaluate";
import type { Area } from "./busyCells";
import { BusyCells, merged } from "./busyCells";
import { rewriteFormula } from "./rewrite";
import { place } from "./spill";
import { resolveStructured } from "./structured";

/** Calculates what custom functions and references cannot: the engine of a spreadsheet. */
export interface FormulaEngine {
  /** The result of a formula of any kind; undefined where the engine has none. */
  evaluate(formula: FormulaCell): readonly (readonly CellValue[])[] | undefined;
}

interface Reads {
  readonly geometry: number;
  readonly areas: readonly Area[];
}

export class Calculation {
  private readonly workbook: Workbook;
  /** Where custom functions run; null while no add-in brings any. */
  functions: CustomFunctions | null = null;
  /** Calculates all other formulas; without it they show #NAME?. */
  engine: FormulaEngine | null = null;
  /** Nothing is calculated while this is set; `settle` goes on afterwards. */
  suspended = false;
  private readonly dirty = new Set<FormulaCell>();
  /** Formulas that wait for the result of a call, and which call. */
  private readonly pending = new Map<FormulaCell, number>();
  private calls = 0;
  private readonly reads = new WeakMap<FormulaCell, Reads>();
  private geometry = 0;
  private changed: Area[] = [];

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  /** All formulas of the workbook. */
  *formulas(): Generator<FormulaCell> {
    for (const sheet of this.workbook.state.sheets) yield* sheet.formulas.values();
  }

  /** Is a result still to come? */
  get isBusy(): boolean {
    return this.pending.size > 0 || this.dirty.size > 0;
  }

  /** Cells have other values: whatever reads them is out of date. */
  cellsChanged(sheet: Sheet, boxes: readonly Box[]): void {
    let wave: Area[] = merged(boxes.map((box) => ({ sheet, box })));
    for (const { spilling } of new Set(wave.map((area) => area.sheet)))
      for (const formula of spilling)
        if (formula.blocked !== null && wave.some(({ box }) => intersect(box, formula.blocked!) !== null))
          this.outdate(formula);
    while (wave.length > 0) {
      const next: Area[] = [];
      for (const formula of this.formulas()) {
        if (this.dirty.has(formula) || !this.readsAny(formula, wave)) continue;
        this.outdate(formula);
        next.push({ sheet: formula.sheet, box: formula.spill ?? cellBox(formula.row, formula.column) });
      }
      wave = merged(next);
    }
  }

  /** A formula is new, or reads differently. */
  outdate(formula: FormulaCell): void {
    this.dirty.add(formula);
    this.reads.delete(formula);
  }

  /** A formula is gone. */
  forget(formula: FormulaCell): void {
    this.dirty.delete(formula);
    const call = this.pending.get(formula);
    if (call !== undefined) this.functions?.cancel(call);
    this.pending.delete(formula);
  }

  /** Sheets, tables or names are elsewhere: formulas that name tables are out of date. */
  geometryChanged(): void {
    this.geometry++;
    for (const formula of this.formulas()) if (refersToTables(expressionOf(formula))) this.outdate(formula);
  }

  /** Writes the references in all formulas and names anew. */
  rewriteAll(change: FormulaChange): void {
    this.geometry++;
    const { names } = this.workbook.state;
    const renewed = names.map((item) => {
      const place = { sheet: item.scope?.name ?? "", table: null };
      return { ...item, formula: rewriteFormula(item.formula, change, place) };
    });
    if (renewed.some(({ formula }, index) => formula !== names[index]!.formula))
      this.workbook.update({ names: renewed });
    for (const formula of [...this.formulas()]) {
      const text = rewriteFormula(formula.text, change, placeOf(formula));
      if (text !== formula.text) this.setText(formula, text);
    }
  }

  /** A table becomes plain cells: references to it become addresses. */
  removeTable({ state, sheet }: Table): void {
    for (const formula of [...this.formulas()]) {
      const at = { sheet: formula.sheet.name, row: formula.row, column: formula.column };
      const change: FormulaChange = {
        kind: "removeTable",
        table: state.name,
        resolve: (reference) => resolveStructured(reference, tablesOf(sheet.workbook), at),
      };
      const text = rewriteFormula(formula.text, change, placeOf(formula));
      if (text !== formula.text) this.setText(formula, text);
    }
  }

  /** Gives a formula another text; undo gives the former one back. */
  setText(formula: FormulaCell, text: string): void {
    const before = formula.text;
    formula.text = text;
    formula.parsed = null;
    this.outdate(formula);
    this.workbook.record(() => {
      this.setText(formula, before);
    });
  }

  /** Calculates everything anew, as F9 with all keys does. */
  recalculateAll(): void {
    for (const formula of this.formulas()) this.outdate(formula);
    this.settle(true);
  }

  /** Calculates what is out of date, unless calculation is manual or suspended. */
  settle(evenIfManual = false): void {
    if (this.suspended || (this.workbook.calculationMode === "Manual" && !evenIfManual)) return;
    for (let progress = true; progress && this.dirty.size > 0;) {
      progress = false;
      const busy = new BusyCells([...this.dirty, ...this.pending.keys()]);
      for (const formula of [...this.dirty]) {
        if (this.areasRead(formula).some((area) => busy.touch(area, formula))) continue;
        progress = true;
        this.dirty.delete(formula);
        this.start(formula);
      }
    }
    if (this.pending.size === 0) {
      // What is left waits for itself. Excel warns and shows 0.
      for (const formula of this.dirty) this.put(formula, [[0]]);
      this.dirty.clear();
    }
    this.functions?.send();
    this.report();
  }

  private start(formula: FormulaCell): void {
    const before = this.pending.get(formula);
    if (before !== undefined) this.functions?.cancel(before);
    const call = ++this.calls;
    this.pending.set(formula, call);
    evaluate(this.workbook, formula, {
      call: (metadata, args, addresses, done) => {
        this.functions!.call({ formula, key: call, metadata, args, addresses, done });
      },
      isCustom: (name) => this.functions?.find(name),
      engine: this.engine,
      done: (result, isLast) => {
        if (this.pending.get(formula) !== call) return;
        if (isLast) this.pending.delete(formula);
        this.finish(formula, result);
      },
    });
    if (this.pending.get(formula) === call && formula.spill === null) place(formula, [[{ error: "#BUSY!" }]]);
  }

  /** Takes results of custom functions, and goes on with what waited for them. */
  receive(results: readonly FunctionResult[]): void {
    this.functions?.receive(results);
    this.settle(true);
  }

  private finish(formula: FormulaCell, result: readonly (readonly CellValue[])[]): void {
    if (formula.sheet.formulaAt(formula.row, formula.column) !== formula) return;
    const wasDirty = this.dirty.has(formula);
    this.cellsChanged(formula.sheet, this.put(formula, result));
    if (!wasDirty) this.dirty.delete(formula);
  }

  /** Puts a result into cells, and says which. */
  private put(formula: FormulaCell, result: readonly (readonly CellValue[])[]): readonly Box[] {
    const boxes = place(formula, result);
    for (const box of boxes) this.changed.push({ sheet: formula.sheet, box });
    return boxes;
  }

  /** Tells listeners what was calculated, once all of it is. */
  private report(): void {
    if (this.isBusy || this.changed.length === 0) return;
    const areas = merged(this.changed);
    this.changed = [];
    for (const sheet of new Set(areas.map((area) => area.sheet))) {
      const boxes = areas.filter((area) => area.sheet === sheet).map(({ box }) => box);
      this.workbook.emit({ kind: "calculated", sheet, boxes });
    }
  }

  private areasRead(formula: FormulaCell): readonly Area[] {
    const known = this.reads.get(formula);
    if (known !== undefined && known.geometry === this.geometry) return known.areas;
    const areas = areasOf(this.workbook, formula);
    this.reads.set(formula, { geometry: this.geometry, areas });
    return areas;
  }

  private readsAny(formula: FormulaCell, areas: readonly Area[]): boolean {
    return this.areasRead(formula).some((read) =>
      areas.some(({ sheet, box }) => sheet === read.sheet && intersect(box, read.box) !== null),
    );
  }
}
