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

  /** A formula that waits, by way of others, for itself, found from one that waits; undefined where the way ends. */
  inCircle(formula: FormulaCell): FormulaCell | undefined {
    const way = new Set<FormulaCell>();
    let at: FormulaCell | undefined = formula;
    while (at !== undefined && !way.has(at)) {
      way.add(at);
      at = this.waitsFor.get(at);
    }
    return at;
  }
}

/** All formulas that wait for this one while it waits for them, itself included; `needs` gives those that one waits for. */
export function circleOf(
  formula: FormulaCell,
  needs: (formula: FormulaCell) => Iterable<FormulaCell>,
): FormulaCell[] {
  const neededBy = new Map<FormulaCell, FormulaCell[]>([[formula, []]]);
  for (const one of neededBy.keys())
    for (const needed of needs(one)) {
      const list = neededBy.get(needed);
      if (list === undefined) neededBy.set(needed, [one]);
      else list.push(one);
    }
  const circle = new Set([formula]);
  for (const one of circle) for (const other of neededBy.get(one)!) circle.add(other);
  return [...circle];
}
