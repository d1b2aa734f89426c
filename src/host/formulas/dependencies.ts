// Which formulas read which cells.
import type { FormulaCell } from "../workbook/formulaCell";
import type { Workbook } from "../workbook/workbook";
import type { Area } from "./areas";
import { AreaIndex } from "./areas";
import type { Reads } from "./references";
import { readsOf, refersByName } from "./references";

export class Dependencies {
  private readonly workbook: Workbook;
  private readonly readers = new AreaIndex<FormulaCell>();
  private readonly reads = new Map<FormulaCell, Reads>();
  /** Formulas that are new or have changed: what they read is looked up when it is asked for. */
  private readonly unknown = new Set<FormulaCell>();
  private readonly byName = new Set<FormulaCell>();
  /** What formulas turned out to read when they were evaluated, beside what their texts say. */
  private readonly found = new Map<FormulaCell, readonly Area[]>();

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  /** A formula is new, or has another text. */
  add(formula: FormulaCell): void {
    this.remove(formula);
    this.unknown.add(formula);
    if (refersByName(formula)) this.byName.add(formula);
  }

  remove(formula: FormulaCell): void {
    this.unknown.delete(formula);
    this.byName.delete(formula);
    this.reads.delete(formula);
    this.found.delete(formula);
    this.readers.delete(formula);
  }

  /** A formula is evaluated anew: what it turns out to read is not known yet. */
  evaluated(formula: FormulaCell): void {
    if (this.found.delete(formula) && this.reads.has(formula)) this.lookUp(formula);
  }

  /** A formula reads cells that its text does not name. */
  alsoReads(formula: FormulaCell, area: Area): void {
    this.found.set(formula, [...(this.found.get(formula) ?? []), area]);
    this.lookUp(formula);
  }

  /** A formula is calculated anew: what it refers to by name may be elsewhere by now. */
  refresh(formula: FormulaCell): void {
    if (!this.byName.has(formula)) return;
    this.reads.delete(formula);
    this.unknown.add(formula);
  }

  /** The cells that a formula reads. */
  areasOf(formula: FormulaCell): readonly Area[] {
    this.unknown.delete(formula);
    return (this.reads.get(formula) ?? this.lookUp(formula)).areas;
  }

  /** The formulas that read any of the cells, without those that are out of date already. */
  readersOf(area: Area, isOutOfDate: (formula: FormulaCell) => boolean): FormulaCell[] {
    for (const formula of this.unknown) this.areasOf(formula);
    return this.readers.without(area, isOutOfDate);
  }

  /** A formula that was out of date is so no longer. */
  upToDate(formula: FormulaCell): void {
    this.readers.notPassedOver(formula);
  }

  /** What tables, names and spilled results are has changed: the formulas that read other cells than before. */
  renewed(): FormulaCell[] {
    return [...this.byName].filter((formula) => {
      const before = this.reads.get(formula);
      return before !== undefined && this.lookUp(formula).key !== before.key;
    });
  }

  private lookUp(formula: FormulaCell): Reads {
    const reads = readsOf(this.workbook, formula);
    this.reads.set(formula, reads);
    this.readers.set(formula, [...reads.areas, ...(this.found.get(formula) ?? [])]);
    return reads;
  }
}
