// Formulas that wait for others, each for one at a time.
import type { FormulaCell } from "../workbook/formulaCell";

export class Waiting {
  private readonly waitsFor = new Map<FormulaCell, FormulaCell>();
  private readonly waiters = new Map<FormulaCell, Set<FormulaCell>>();

  add(formula: FormulaCell, other: FormulaCell): void {
    this.delete(formula);
    this.waitsFor.set(formula, other);
    const waiters = this.waiters.get(other);
    if (waiters === undefined) this.waiters.set(other, new Set([formula]));
    else waiters.add(formula);
  }

  /** A formula waits no longer. */
  delete(formula: FormulaCell): void {
    const other = this.waitsFor.get(formula);
    if (other === undefined) return;
    this.waitsFor.delete(formula);
    const waiters = this.waiters.get(other)!;
    if (waiters.delete(formula) && waiters.size === 0) this.waiters.delete(other);
  }

  /** Those that waited for a formula; they do not any more. */
  released(formula: FormulaCell): FormulaCell[] {
    const waiters = [...(this.waiters.get(formula) ?? [])];
    for (const waiter of waiters) this.delete(waiter);
    return waiters;
  }

  /**
   * Formulas that wait for each other, found from one that waits: all that wait for one of them while it waits for them. `needs`
   * gives those whose values a formula needs, if it says so itself. Undefined where the way ends.
   */
  circleFrom(
    formula: FormulaCell,
    needs: (formula: FormulaCell) => Iterable<FormulaCell>,
  ): readonly FormulaCell[] | undefined {
    const way = new Set<FormulaCell>();
    let at: FormulaCell | undefined = formula;
    while (at !== undefined && !way.has(at)) {
      way.add(at);
      at = this.waitsFor.get(at);
    }
    return at && this.circleOf(at, needs);
  }

  private circleOf(formula: FormulaCell, needs: (formula: FormulaCell) => Iterable<FormulaCell>) {
    const neededBy = new Map<FormulaCell, FormulaCell[]>([[formula, []]]);
    for (const one of neededBy.keys()) {
      const other = this.waitsFor.get(one);
      for (const needed of other === undefined ? needs(one) : [other, ...needs(one)]) {
        const list = neededBy.get(needed);
        if (list === undefined) neededBy.set(needed, [one]);
        else list.push(one);
      }
    }
    const circle = new Set([formula]);
    for (const one of circle) for (const other of neededBy.get(one)!) circle.add(other);
    return [...circle];
  }
}

/** Formulas that were found to wait for each other. */
export class Circles {
  private readonly circles = new Map<FormulaCell, readonly FormulaCell[]>();

  has(formula: FormulaCell): boolean {
    return this.circles.has(formula);
  }

  close(circle: readonly FormulaCell[]): void {
    for (const formula of circle) this.circles.set(formula, circle);
  }

  /** The formula, and those in a circle with it, may be in none by now. */
  open(formula: FormulaCell): void {
    for (const one of this.circles.get(formula) ?? []) this.circles.delete(one);
  }
}
