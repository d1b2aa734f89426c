// Keeping formulas up to date: which are out of date, in what order they are calculated, and where results go.
import type { Box } from "../workbook/address";
import { cellBox, overlap } from "../workbook/address";
import type { FormulaCell } from "../workbook/formulaCell";
import { newFormulaCell } from "../workbook/formulaCell";
import type { Sheet } from "../workbook/sheet";
import type { Table } from "../workbook/table";
import type { Workbook } from "../workbook/workbook";
import type { Area } from "./areas";
import { AreaIndex, merged } from "./areas";
import { Calculated } from "./calculated";
import type { FormulaChange } from "./changes";
import type { CustomFunctions, FunctionResult } from "./customFunctions";
import { Dependencies } from "./dependencies";
import type { FormulaEngine } from "./engine";
import type { Surroundings } from "./evaluate";
import { evaluate } from "./evaluate";
import { withoutPlaces } from "./places";
import type { Matrix } from "./references";
import { readsOf } from "./references";
import { rewriteAll, removeTable } from "./rewriteAll";
import { place, standsInTheWay } from "./spill";
import { isVolatile } from "./volatile";
import { Circles, Waiting } from "./waiting";

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
  /** Results do not make these out of date again, edits do, all together. */
  private readonly circles = new Circles();
  private readonly volatile = new Set<FormulaCell>();
  /** Has something changed since the volatile formulas were found out of date? */
  private hasChanged = false;
  private geometryIsNew = false;
  private readonly calculated = new Calculated();

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

  /** Is the value that the formula shows not one of its text and the cells of now? */
  isOutdated(formula: FormulaCell): boolean {
    return this.dirty.has(formula) || this.pending.has(formula);
  }

  /** Cells have other values: whatever reads them is out of date, apart from the formula whose result it is. */
  cellsChanged(sheet: Sheet, boxes: readonly Box[], origin?: FormulaCell): void {
    this.workbook.cellsChanged(sheet, boxes);
    this.engine?.cellsChanged?.(sheet, boxes);
    if (origin === undefined) this.hasChanged = true;
    for (const box of boxes)
      for (const formula of sheet.spilling.in(box))
        if (formula.blocked !== null && formula !== origin && this.concerns(formula, origin))
          this.outdate(formula);
    this.outdateReaders(
      boxes.map((box) => ({ sheet, box })),
      origin,
    );
  }

  /** Is a formula to be found out of date by a change, that of another formula's result where there is an origin? */
  private concerns(formula: FormulaCell, origin?: FormulaCell): boolean {
    return !this.dirty.has(formula) && (origin === undefined || !this.circles.has(formula));
  }

  /** Whatever reads the cells, or reads what reads them, is out of date. */
  private outdateReaders(wave: readonly Area[], origin?: FormulaCell): void {
    const isOutOfDate = (formula: FormulaCell): boolean => this.dirty.has(formula);
    for (let isFirst = true; wave.length > 0; isFirst = false) {
      const next: Area[] = [];
      for (const area of wave)
        for (const formula of this.dependencies.readersOf(area, isOutOfDate)) {
          if ((isFirst && formula === origin) || !this.concerns(formula, origin)) continue;
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

  /** A formula came with its file; it is out of date unless it brought a value that still holds. */
  loaded(formula: FormulaCell, hasValue: boolean): void {
    this.dependencies.add(formula);
    if (!hasValue || isVolatile(formula)) this.outdate(formula);
  }

  /** A formula has to be calculated anew. */
  outdate(formula: FormulaCell): void {
    this.dependencies.refresh(formula);
    this.circles.open(formula);
    this.dirty.add(formula);
    if (isVolatile(formula)) this.volatile.add(formula);
    else this.volatile.delete(formula);
    if (this.workbook.calculationMode !== "Manual") this.makeDue(formula);
  }

  /** A formula is gone. */
  forget(formula: FormulaCell): void {
    this.dependencies.remove(formula);
    this.volatile.delete(formula);
    this.circles.open(formula);
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
    this.hasChanged = true;
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
    if (this.hasChanged) this.followTime();
    if (this.workbook.calculationMode !== "Manual" && this.dirty.size > this.due.size)
      for (const formula of this.dirty) this.makeDue(formula);
    do
      for (const formula of this.queue) {
        this.queue.delete(formula);
        if (this.due.has(formula)) this.consider(formula);
      }
    while (this.pending.size === 0 && this.due.size > 0 && this.breakCircle());
    this.functions?.send();
    if (!this.isBusy) this.calculated.tell(this.workbook);
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

  /** Volatile formulas are out of date after every change. */
  private followTime(): void {
    this.hasChanged = false;
    const volatile = [...this.volatile];
    for (const formula of volatile) this.outdate(formula);
    this.outdateReaders(volatile.map(ownArea));
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
    if (readsItself(formula, areas) && readsItself(formula, areasRead(this.workbook, formula))) {
      this.showZeros([formula]);
      return;
    }
    const other = this.firstBusy(areas, formula);
    if (other === undefined) {
      this.start(formula);
      return;
    }
    this.waiting.add(formula, other);
  }

  private firstBusy(areas: readonly Area[], besides?: FormulaCell): FormulaCell | undefined {
    for (const area of areas)
      for (const formula of this.busy.in(area)) if (formula !== besides) return formula;
    return undefined;
  }

  private start(formula: FormulaCell): void {
    const evaluation = ++this.count;
    this.notDue(formula);
    this.pending.add(formula);
    this.evaluations.set(formula, evaluation);
    this.dependencies.evaluated(formula);
    const around: Surroundings = {
      engine: this.engine,
      custom: (name) => this.functions?.find(name),
      call: (metadata, args, addresses, done) => {
        this.functions!.call({ formula, key: evaluation, metadata, args, addresses, done });
      },
      reads: (area) => {
        this.dependencies.alsoReads(formula, area);
        return readsItself(formula, [area]) ? formula : this.firstBusy([area], formula);
      },
      postpone: (other) => {
        this.postpone(formula, other);
      },
    };
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

  /** A formula turned out to need the value of another: it is calculated after that one. */
  private postpone(formula: FormulaCell, other: FormulaCell): void {
    this.stop(formula);
    this.pending.delete(formula);
    if (formula === other) {
      this.showZeros([formula]);
      return;
    }
    this.dirty.add(formula);
    this.makeDue(formula);
    this.queue.delete(formula);
    this.waiting.add(formula, other);
  }

  /** Results of the evaluation under way are not taken any more. */
  private stop(formula: FormulaCell): void {
    const evaluation = this.evaluations.get(formula);
    if (evaluation === undefined) return;
    this.evaluations.delete(formula);
    this.functions?.cancel(evaluation);
  }

  private notDue(formula: FormulaCell): void {
    if (this.dirty.delete(formula)) this.dependencies.upToDate(formula);
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
    const needs = (one: FormulaCell) =>
      this.dependencies.areasOf(one).flatMap((area) => [...this.busy.in(area)]);
    const circle = formula && this.waiting.circleFrom(formula, needs);
    if (circle !== undefined) this.showZeros(circle);
    return circle !== undefined;
  }

  private showZeros(circle: readonly FormulaCell[]): void {
    for (const formula of circle) this.cellsChanged(formula.sheet, this.put(formula, [[0]]), formula);
    this.circles.close(circle);
    for (const formula of circle) {
      this.notDue(formula);
      this.release(formula);
    }
  }

  /** Puts a result into cells, and says which. */
  private put(formula: FormulaCell, result: Matrix): readonly Box[] {
    const boxes = place(formula, result);
    for (const box of boxes) this.calculated.add({ sheet: formula.sheet, box });
    return boxes;
  }
}

function readsItself({ sheet, row, column }: FormulaCell, areas: readonly Area[]): boolean {
  return areas.some((area) => area.sheet === sheet && overlap(area.box, cellBox(row, column)));
}

/** The cells that a formula reads; of others that it refers to it only wants to know where they are. */
function areasRead(workbook: Workbook, formula: FormulaCell): readonly Area[] {
  const { sheet, row, column, text } = formula;
  return readsOf(workbook, newFormulaCell(sheet, row, column, withoutPlaces(text))).areas;
}

/** The cells that a formula fills, as far as that is known. */
function ownArea({ sheet, row, column, spill }: FormulaCell): Area {
  return { sheet, box: spill ?? cellBox(row, column) };
}
