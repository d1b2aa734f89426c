// Formulas that follow cells which were cut and put elsewhere.
import type { FormulaChange } from "../../../src/host/formulas/changes";
import { rewriteFormula } from "../../../src/host/formulas/rewrite";
import { parseBox } from "../../../src/host/workbook/address";

function move(from: string, to: string, toSheet = "Sheet1"): FormulaChange {
  const { row, column } = parseBox(to)!;
  return { kind: "move", sheet: "Sheet1", box: parseBox(from)!, toSheet, row, column };
}

// support.microsoft.com/office/move-or-copy-a-formula: "When you move a formula, the cell references within the formula do not
// change"; what refers to moved cells follows them.
describe("a formula that stays", () => {
  it.each<[formula: string, from: string, to: string, after: string]>([
    ["=A1", "A1", "C5", "=C5"],
    ["=$A$1+A2", "A1", "C5", "=$C$5+A2"],
    ["=A1:B2", "A1:B2", "C5", "=C5:D6"],
    ["=A1#", "A1", "C5", "=C5#"],
    ["=B2", "A1:B2", "C5", "=D6"],
    ["=C5", "A1", "C5", "=#REF!"],
    ["=C5:C6", "A1", "C5", "=C5:C6"],
    ["=2:2", "2:3", "A7", "=7:7"],
    ["=B:B", "B:C", "E1", "=E:E"],
    // The last or first cells of a range take its edge along.
    ["=A1:A3", "A3", "A5", "=A1:A5"],
    ["=A2:A3", "A2", "A1", "=A1:A3"],
    ["=A1:A3", "A3", "A2", "=A1:A2"],
    ["=A1:C1", "C1", "F1", "=A1:F1"],
    ["=A1:A3", "A3", "C5", "=A1:A3"],
    ["=A1:A3", "A2", "A5", "=A1:A3"],
    ["=A1:B3", "A3", "A5", "=A1:B3"],
    ["=Other!A1", "A1", "C5", "=Other!A1"],
    ["=Sheet1!A1", "A1", "C5", "=Sheet1!C5"],
    ['="A1"&A1', "A1", "C5", '="A1"&C5'],
  ])("%s after %s → %s", (formula, from, to, after) => {
    expect(rewriteFormula(formula, move(from, to), { sheet: "Sheet1", table: null })).toBe(after);
  });

  it.each<[formula: string, standsOn: string, after: string]>([
    ["=A1", "Sheet1", "='My sheet'!C5"],
    ["=Sheet1!A1+B1", "My sheet", "='My sheet'!C5+B1"],
    ["=C5", "My sheet", "=#REF!"],
    ["=C5", "Sheet1", "=C5"],
    ["=A1:A3", "Sheet1", "=A1:A3"],
  ])("%s on %s after cells went to another sheet", (formula, sheet, after) => {
    expect(rewriteFormula(formula, move("A1", "C5", "My sheet"), { sheet, table: null })).toBe(after);
  });
});

describe("a formula that is moved itself", () => {
  it.each<[formula: string, toSheet: string, after: string]>([
    ["=A1+D9", "Sheet1", "=C5+D9"],
    ["=A1+D9", "Other", "=C5+Sheet1!D9"],
    ["=Other!D9", "Other", "=Other!D9"],
    ["=Other!C5", "Other", "=#REF!"],
  ])("%s to %s", (formula, toSheet, after) => {
    const place = { sheet: "Sheet1", table: null, moves: true };
    expect(rewriteFormula(formula, move("A1:B1", "C5", toSheet), place)).toBe(after);
  });
});
