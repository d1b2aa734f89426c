// Keeping formulas up to date: which are out of date, in what order they are calculated, and where results go.
import type { Box } from "../workbook/address";
import { cellBox, overlap } from "../workbook/address";
import type { FormulaCell } from "../workbook/formulaCell";
import type { Sheet } from "../workbook/sheet";
import type { Table } from "../workbook/table";
import type { Workbook } from "../workbook/workbook";
import type { Area } from "./areas";
import { AreaIndex, merged } from "./areas";
import type { FormulaChange } from "./changes";
import type { CustomFunctions, FunctionResult } from "./customFunctions";
import { Dependencies } from "./dependencies";
import { evaluate } from "./evaluate";
import type { Matrix } from "./references";
import { rewriteAll, removeTable } from "./rewriteAll";
import { place, standsInTheWay } from "./spill";
import { circleOf, Waiting } from "./waiting";

/** Calculates what custom functions and references cannot: the engine of a spreadsheet. */
export interface FormulaEngine {
  /** The result of a formula, rows of equal length; undefined where the engine has none. Custom functions it cannot call. */
  evaluate(formula: FormulaCell): Matrix | undefined;
}

export class Calculation {
  /** Where custom functions run; null while no add-in brings any. */
  functions: CustomFunctions | null = null;
  /** Calculates all other formulas; without it they show #NAME?. */
  engine: FormulaEngine | null = null;
  /** Nothing is calculated while this is set; `settle` goes on afterwards. */
  suspended = false;
  private readonly workbook: Workbook;
  private readonly dependencies: Dependencies;
  private readonly dirty = new Set<FormulaCell>();
  /** Those out of date that are to be calculated: all of them, but when calculation is manual. */
  private readonly due = new Set<FormulaCell>();
  /** Those due that have to be looked at: the others wait for one of `busy`. */
  private readonly queue = new Set<FormulaCell>();
  private readonly waiting = new Waiting();
  /** Formulas without a value at present: those due, and those that wait for their first result. */
  private readonly busy = new AreaIndex<FormulaCell>();
  private readonly pending = new Set<FormulaCell>();
  /** Which evaluation of a formula it is whose results are taken. */
  private readonly evaluations = new Map<FormulaCell, number>();
  private count = 0;
  /** Formulas that were found to wait for each other: results do not make them out of date again, edits do, all together. */
  private readonly circular = new Map<FormulaCell, readonly FormulaCell[]>();
  private geometryIsNew = false;
  private changed: Area[] = [];

  constructor(workbook: Workbook) {
    this.workbook = workbook;
    this.dependencies = new Dependencies(workbook);
  }

  /** All formulas of the workbook. */
  *formulas(): Generator<FormulaCell> {
    for (const sheet of this.workbook.state.sheets) yield* sheet.formulas.values();
  }

  /** Is a result still to come? */
  get isBusy(): boolean {
    return this.pending.size > 0 || this.due.size > 0;
  }

  /** Cells have other values: whatever reads them is out of date, apart from the formula whose result it is. */
  cellsChanged(sheet: Sheet, boxes: readonly Box[], origin?: FormulaCell): void {
    this.workbook.cellsChanged(sheet, boxes);
    const concern = (formula: FormulaCell): boolean =>
      !this.dirty.has(formula) && (origin === undefined || !this.circular.has(formula));
    let wave: Area[] = boxes.map((box) => ({ sheet, box }));
    for (const area of wave)
      for (const formula of area.sheet.spilling.in(area.box))
        if (formula.blocked !== null && formula !== origin && concern(formula)) this.outdate(formula);
    for (let isFirst = true; wave.length > 0; isFirst = false) {
      const next: Area[] = [];
      for (const area of wave)
        for (const formula of this.dependencies.readersOf(area)) {
          if ((isFirst && formula === origin) || !concern(formula)) continue;
          this.outdate(formula);
          next.push(ownArea(formula));
        }
      wave = merged(next);
    }
  }

  /** A formula was entered: it is calculated even when calculation is manual. */
  entered(formula: FormulaCell): void {
    this.dependencies.add(formula);
    this.outdate(formula);
    this.makeDue(formula);
  }

  /** A formula came with its file; it is out of date unless it brought its value. */
  loaded(formula: FormulaCell, hasValue: boolean): void {
    this.dependencies.add(formula);
    if (!hasValue) this.outdate(formula);
  }

  /** A formula has to be calculated anew. */
  outdate(formula: FormulaCell): void {
    this.dependencies.refresh(formula);
    this.openCircle(formula);
    this.dirty.add(formula);
    if (this.workbook.calculationMode !== "Manual") this.makeDue(formula);
  }

  /** A formula is gone. */
  forget(formula: FormulaCell): void {
    this.dependencies.remove(formula);
    this.openCircle(formula);
    this.stop(formula);
    this.pending.delete(formula);
    this.notDue(formula);
    this.release(formula);
  }

  /** A formula stands in another cell. */
  moved(formula: FormulaCell): void {
    if (this.busy.has(formula)) this.busy.set(formula, [ownArea(formula)]);
    this.geometryIsNew = true;
  }

  /** Sheets, tables or names are not what they were. */
  geometryChanged(): void {
    this.geometryIsNew = true;
  }

  /** Writes the references in all formulas and names anew. */
  rewriteAll(change: FormulaChange): void {
    rewriteAll(this.workbook, change);
  }

  /** A table goes: references to it become addresses where its cells stay, else #REF!. */
  removeTable(table: Table, cellsStay = true): void {
    removeTable(table, cellsStay);
  }

  /** A formula has another text. */
  textChanged(formula: FormulaCell): void {
    this.workbook.cellsChanged(formula.sheet, [cellBox(formula.row, formula.column)]);
    this.dependencies.add(formula);
    this.outdate(formula);
  }

  /** Calculates everything anew. */
  recalculateAll(): void {
    for (const formula of this.formulas()) this.outdate(formula);
    this.recalculate();
  }

  /** Calculates what is out of date, even when calculation is manual. */
  recalculate(): void {
    for (const formula of this.dirty) this.makeDue(formula);
    this.settle();
  }

  /** Goes on as far as it can without results that are still to come. */
  settle(): void {
    if (this.suspended) return;
    if (this.geometryIsNew) this.followGeometry();
    if (this.workbook.calculationMode !== "Manual" && this.dirty.size > this.due.size)
      for (const formula of this.dirty) this.makeDue(formula);
    do
      for (const formula of this.queue) {
        this.queue.delete(formula);
        if (this.due.has(formula)) this.consider(formula);
      }
    while (this.pending.size === 0 && this.due.size > 0 && this.breakCircle());
    this.functions?.send();
    this.report();
  }

  /** Takes results of custom functions, and goes on with what waited for them. */
  receive(results: readonly FunctionResult[]): void {
    this.functions?.receive(results);
    this.settle();
  }

  private followGeometry(): void {
    this.geometryIsNew = false;
    for (const formula of this.dependencies.renewed()) this.outdate(formula);
    for (const { spilling } of this.workbook.state.sheets)
      for (const formula of [...spilling])
        if (formula.blocked !== null || standsInTheWay(formula)) this.outdate(formula);
  }

  private makeDue(formula: FormulaCell): void {
    if (this.due.has(formula)) return;
    this.stop(formula);
    this.pending.delete(formula);
    this.due.add(formula);
    this.queue.add(formula);
    this.busy.set(formula, [ownArea(formula)]);
  }

  /** Starts a formula, unless it has to wait for another. */
  private consider(formula: FormulaCell): void {
    const areas = this.dependencies.areasOf(formula);
    const own = cellBox(formula.row, formula.column);
    if (areas.some(({ sheet, box }) => sheet === formula.sheet && overlap(box, own))) {
      this.showZeros([formula]);
      return;
    }
    const other = this.firstBusy(areas);
    if (other === undefined) {
      this.start(formula);
      return;
    }
    this.waiting.add(formula, other);
  }

  private firstBusy(areas: readonly Area[]): FormulaCell | undefined {
    for (const area of areas) for (const formula of this.busy.in(area)) return formula;
    return undefined;
  }

  private start(formula: FormulaCell): void {
    const evaluation = ++this.count;
    this.notDue(formula);
    this.pending.add(formula);
    this.evaluations.set(formula, evaluation);
    const around = {
      engine: this.engine,
      custom: (name: string) => this.functions?.find(name),
      call: (metadata, args, addresses, done) => {
        this.functions!.call({ formula, key: evaluation, metadata, args, addresses, done });
      },
    } satisfies Parameters<typeof evaluate>[2];
    evaluate(this.workbook, formula, around, (result, isLast) => {
      if (this.evaluations.get(formula) !== evaluation) return;
      if (isLast) this.evaluations.delete(formula);
      this.pending.delete(formula);
      this.cellsChanged(formula.sheet, this.put(formula, result), formula);
      this.release(formula);
    });
    if (this.pending.has(formula) && formula.spill === null)
      this.workbook.cellsChanged(formula.sheet, place(formula, [[{ error: "#BUSY!" }]]));
  }

  /** Results of the evaluation under way are not taken any more. */
  private stop(formula: FormulaCell): void {
    const evaluation = this.evaluations.get(formula);
    if (evaluation === undefined) return;
    this.evaluations.delete(formula);
    this.functions?.cancel(evaluation);
  }

  private notDue(formula: FormulaCell): void {
    this.dirty.delete(formula);
    this.due.delete(formula);
    this.queue.delete(formula);
    this.waiting.delete(formula);
  }

  /** A formula has a value: those that waited for it are looked at again. */
  private release(formula: FormulaCell): void {
    if (!this.due.has(formula)) this.busy.delete(formula);
    for (const waiter of this.waiting.released(formula)) this.queue.add(waiter);
  }

  /** Of formulas that wait for each other, Excel warns, and shows 0. False where there are none. */
  private breakCircle(): boolean {
    const [formula] = this.due;
    const found = formula && this.waiting.inCircle(formula);
    if (found === undefined) return false;
    const needs = (one: FormulaCell) =>
      this.dependencies.areasOf(one).flatMap((area) => [...this.busy.in(area)]);
    this.showZeros(circleOf(found, needs));
    return true;
  }

  private showZeros(circle: readonly FormulaCell[]): void {
    for (const formula of circle) this.cellsChanged(formula.sheet, this.put(formula, [[0]]), formula);
    for (const formula of circle) {
      this.circular.set(formula, circle);
      this.notDue(formula);
      this.release(formula);
    }
  }

  private openCircle(formula: FormulaCell): void {
    for (const one of this.circular.get(formula) ?? []) this.circular.delete(one);
  }

  /** Puts a result into cells, and says which. */
  private put(formula: FormulaCell, result: Matrix): readonly Box[] {
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
}

/** The cells that a formula fills, as far as that is known. */
function ownArea({ sheet, row, column, spill }: FormulaCell): Area {
  return { sheet, box: spill ?? cellBox(row, column) };
}
