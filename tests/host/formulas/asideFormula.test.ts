// Formulas of rules, which stand in no cell.
import type { FormulaEngine } from "../../../src/host/formulas/engine";
import { resultAside } from "../../../src/host/formulas/asideFormula";
import { Session } from "../../../src/host/session";
import { Workbook } from "../../../src/host/workbook/workbook";

function opened(engine: FormulaEngine | null = null) {
  const workbook = new Workbook();
  const session = new Session(workbook);
  session.type("A1", [
    ["one", 1],
    ["two", 2],
  ]);
  workbook.calculation.engine = engine;
  return session.activeSheet;
}

const FIRST = { row: 0, column: 0 };
const SECOND = { row: 1, column: 0 };

test.each([
  ["=B1", [[2]]],
  ["=$B$1", [[1]]],
  ["=B$1:B2", [[1], [2], [null]]],
  ['="text"', [["text"]]],
])("%s is read from the second row", (text, result) => {
  expect(resultAside(opened(), text, FIRST, SECOND)).toEqual(result);
});

test("what references cannot do is the engine's, and a custom function is nobody's", () => {
  const seen: string[] = [];
  const engine: FormulaEngine = {
    evaluate: ({ text, row }, host) => {
      seen.push(`${text} in row ${String(row)}: ${String(host.custom("CERTVERDICT"))}`);
      return [[true]];
    },
  };
  const sheet = opened(engine);
  expect(resultAside(sheet, '=A1="two"', FIRST, SECOND)).toEqual([[true]]);
  expect(seen).toEqual(['=A2="two" in row 1: undefined']);
  expect(sheet.formulas.size).toBe(0);
});
