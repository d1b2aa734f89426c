// Formulas that are left to the engine of a spreadsheet.
import type { FormulaCell } from "../../../src/host/workbook/formulaCell";
import { valueAt } from "../../../src/host/workbook/grid";
import { openSheet } from "./sheet";

/** Calculates sums of cells of the formula's own sheet, such as =A1+B2. */
function sums(asked: string[]) {
  return {
    evaluate({ sheet, text }: FormulaCell) {
      asked.push(text);
      if (!/^=[A-Z]\d(\+[A-Z]\d)+$/.test(text)) return undefined;
      const terms = text.slice(1).split("+");
      const values = terms.map((term) =>
        Number(valueAt(sheet.grid, Number(term[1]) - 1, term.charCodeAt(0) - 65)),
      );
      return [[values.reduce((sum, value) => sum + value, 0)]];
    },
  };
}

function openWithEngine() {
  const sheet = openSheet();
  const asked: string[] = [];
  sheet.workbook.calculation.engine = sums(asked);
  return { ...sheet, asked };
}

describe("with an engine", () => {
  it("other formulas have its results, and follow their inputs", () => {
    const { type, value } = openWithEngine();
    type("A1:B1", [[1, 2]]);
    type("C1", "=A1+B1");
    expect(value("C1")).toBe(3);
    type("B1", 10);
    expect(value("C1")).toBe(11);
  });

  it("they wait for custom functions, and these for them", () => {
    const { type, value } = openWithEngine();
    type("A1", 1);
    type("B1", "=ADD(A1,1)");
    type("C1", "=A1+B1");
    type("D1", "=ADD(C1,C1)");
    type("A1", 10);
    expect([value("B1"), value("C1"), value("D1")]).toEqual([11, 21, 42]);
  });

  it.each(["=ADD(1,2)", "=A1", "=Sheet1!A1:B2", "={1,2}", "=5", "=@A:A"])(
    "it is not asked for what can be calculated without it: %s",
    (formula) => {
      const { type, asked } = openWithEngine();
      type("E5", formula);
      expect(asked).toEqual([]);
    },
  );

  it.each(["=A1*2", "=NOW()", "=ADD(A1+1,2)"])("what it has no result for shows #NAME?: %s", (formula) => {
    const { type, value, asked } = openWithEngine();
    type("E5", formula);
    expect([value("E5"), asked]).toEqual(["#NAME?", [formula]]);
  });
});

it("without an engine other formulas show #NAME?", () => {
  const { type, value } = openSheet();
  type("C1", "=A1+B1");
  expect(value("C1")).toBe("#NAME?");
});
