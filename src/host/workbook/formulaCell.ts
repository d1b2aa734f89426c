// A cell with a formula.
import type { Expression } from "../formulas/expression";
import { parseFormula } from "../formulas/parse";
import type { Precedent } from "../formulas/precedents";
import { precedentsOf } from "../formulas/precedents";
import type { Box } from "./address";
import type { Sheet } from "./sheet";

export interface FormulaCell {
  readonly sheet: Sheet;
  row: number;
  column: number;
  /** Beginning with "=". `setFormulaText` gives it another one. */
  text: string;
  /** The cells that its result covers, its own among them; null until there is one. */
  spill: Box | null;
  /** The cells that its result would cover if they were empty. */
  blocked: Box | null;
  /** Parsed when it is first asked for; null after the text changed. */
  parsed: Expression | null;
  /** Found when they are first asked for; null after the text changed. */
  precedents: readonly Precedent[] | null;
}

export function newFormulaCell(sheet: Sheet, row: number, column: number, text: string): FormulaCell {
  return { sheet, row, column, text, spill: null, blocked: null, parsed: null, precedents: null };
}

export function setFormulaText(formula: FormulaCell, text: string): void {
  formula.text = text;
  formula.parsed = null;
  formula.precedents = null;
}

/** What the formula says. */
export function expressionOf(formula: FormulaCell): Expression {
  return (formula.parsed ??= parseFormula(formula.text));
}

/** Everything that the formula's text refers to, also in parts of it that only a spreadsheet's engine can calculate. */
export function precedentsOfCell(formula: FormulaCell): readonly Precedent[] {
  return (formula.precedents ??= precedentsOf(formula.text));
}
