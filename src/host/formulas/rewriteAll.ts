// All formulas and names of a workbook follow a change.
import type { FormulaCell } from "../workbook/formulaCell";
import { precedentsOfCell, setFormulaText } from "../workbook/formulaCell";
import type { Sheet } from "../workbook/sheet";
import type { Table } from "../workbook/table";
import type { Workbook } from "../workbook/workbook";
import { cellBox, overlap } from "../workbook/address";
import type { CellMove, FormulaChange } from "./changes";
import { placeOf, tablesOf } from "./references";
import { rewriteFormula } from "./rewrite";
import type { FormulaCell as Place } from "./structured";
import { resolveStructured } from "./structured";

/** Writes the references in all formulas and names anew. Undo writes them back. */
export function rewriteAll(workbook: Workbook, change: FormulaChange): void {
  rewriteNames(workbook, () => change);
  rewriteCells(workbook, () => change);
}

/** A table goes: references to it become addresses where its cells stay, else #REF!. */
export function removeTable({ sheet, state }: Table, cellsStay: boolean): void {
  const { workbook } = sheet;
  const changeAt = (at: Place): FormulaChange => ({
    kind: "removeTable",
    table: state.name,
    resolve: (reference) =>
      cellsStay ? resolveStructured(reference, tablesOf(workbook), at) : { error: "#REF!" },
  });
  rewriteNames(workbook, (scope) => changeAt({ sheet: scope, row: 0, column: 0 }));
  rewriteCells(workbook, ({ sheet: { name }, row, column }) => changeAt({ sheet: name, row, column }));
}

function rewriteNames(workbook: Workbook, changeFor: (scope: string) => FormulaChange): void {
  const { names } = workbook.state;
  const renewed = names.map((item) => {
    const scope = item.scope?.name ?? "";
    const formula = rewriteFormula(item.formula, changeFor(scope), { sheet: scope, table: null });
    return formula === item.formula ? item : { ...item, formula };
  });
  if (renewed.some((item, index) => item !== names[index])) workbook.update({ names: renewed });
}

function rewriteCells(workbook: Workbook, changeFor: (formula: FormulaCell) => FormulaChange): void {
  for (const formula of [...workbook.calculation.formulas()]) {
    const change = changeFor(formula);
    if (!concerns(change, formula)) continue;
    const moves = change.kind === "move" && isMoved(formula, change);
    const text = rewriteFormula(formula.text, change, { ...placeOf(formula), moves });
    if (text !== formula.text) setText(formula, text);
  }
}

function isMoved({ sheet, row, column }: FormulaCell, move: CellMove): boolean {
  return sheet.name === move.sheet && overlap(cellBox(row, column), move.box);
}

/** Can a change concern a formula at all? Reading its text once more takes longer. */
function concerns({ kind }: FormulaChange, formula: FormulaCell): boolean {
  const precedents = precedentsOfCell(formula);
  switch (kind) {
    case "shift":
    case "move":
      return precedents.some((precedent) => precedent.kind === "reference");
    case "renameTable":
    case "renameColumn":
    case "removeTable":
      return precedents.some((precedent) => precedent.kind !== "reference");
    default:
      return true;
  }
}

/** Gives a formula another text; undo gives the former one back to the formula that stands there then. */
function setText(formula: FormulaCell, text: string): void {
  const { sheet, row, column, text: before } = formula;
  setFormulaText(formula, text);
  sheet.workbook.calculation.textChanged(formula);
  sheet.workbook.record(() => {
    undoText(sheet, row, column, before);
  }, [{ on: sheet, box: { row, column, rows: 1, columns: 1 } }]);
}

function undoText(sheet: Sheet, row: number, column: number, text: string): void {
  const formula = sheet.formulaAt(row, column);
  if (formula !== undefined) setText(formula, text);
}
