// Formulas that wait for themselves, and calculation that waits to be asked for.
import { resizeTable } from "../../../src/host/workbook/tableEdits";
import { openSheet } from "./sheet";

// support.microsoft.com/office/remove-or-allow-a-circular-reference-in-excel-8540bd0f-6e97-4483-bcf7-1b49cd50d123:
// "Excel displays either a zero or the last calculated value". We show 0.
describe("circular references", () => {
  it.each<[string, Record<string, string>, Record<string, unknown>]>([
    ["to its own cell", { A1: "=ADD(A1,1)" }, { A1: 0 }],
    ["to a range around it", { A1: "=TOTAL(A1:B2)" }, { A1: 0 }],
    ["of two", { A1: "=ADD(B1,1)", B1: "=ADD(A1,1)" }, { A1: 0, B1: 0 }],
    ["of three", { A1: "=ADD(B1,1)", B1: "=ADD(C1,1)", C1: "=ADD(A1,1)" }, { A1: 0, B1: 0, C1: 0 }],
    ["that others read", { A1: "=ADD(A1,1)", B1: "=ADD(A1,1)", C1: "=ADD(B1,1)" }, { A1: 0, B1: 1, C1: 2 }],
    ["twice through one cell", { A1: "=ADD(B1,C1)", B1: "=ADD(A1,1)", C1: "=ADD(A1,1)" }, { A1: 0 }],
    ["by reference alone", { A1: "=B1", B1: "=A1" }, { A1: 0, B1: 0 }],
  ])("%s", (_, cells, expected) => {
    const sheet = openSheet();
    for (const [address, cell] of Object.entries(cells)) sheet.type(address, cell);
    for (const [address, value] of Object.entries(expected))
      expect([address, sheet.value(address)]).toEqual([address, value]);
    expect(sheet.workbook.calculation.isBusy).toBe(false);
  });

  it("that come and go as a table takes a reader of it in", () => {
    const sheet = openSheet();
    sheet.type("C1", [["x"], [5]]);
    const table = sheet.table("C1:C2", "T");
    sheet.type("A1", "=TOTAL(T)");
    sheet.workbook.tablesGrow = false;
    sheet.type("D2", "=ADD(A1,1)");
    expect([sheet.value("A1"), sheet.value("D2")]).toEqual([5, 6]);
    const resize = (address: string): void => {
      sheet.session.act("Resize", () => {
        resizeTable(table, sheet.session.find(address).box);
      });
      sheet.runtime.answer();
    };
    resize("C1:D2");
    expect([sheet.value("A1"), sheet.value("D2")]).toEqual([0, 0]);
    resize("C1:C2");
    expect([sheet.value("A1"), sheet.value("D2")]).toEqual([5, 6]);
  });

  it("are calculated once they are broken", () => {
    const sheet = openSheet();
    sheet.type("A1", "=ADD(B1,1)");
    sheet.type("B1", "=ADD(A1,1)");
    sheet.type("A1", 5);
    expect(sheet.values("A1:B1")).toEqual([[5, 6]]);
  });
});

// @types/office-js: Excel.CalculationMode; Excel.Application.suspendApiCalculationUntilNextSync
describe("manual calculation", () => {
  function openManual() {
    const sheet = openSheet();
    sheet.type("A1", 1);
    sheet.type("B1", "=ADD(A1,1)");
    sheet.type("C1", "=ADD(B1,1)");
    sheet.workbook.calculationMode = "Manual";
    sheet.type("A1", 10);
    return sheet;
  }

  it("leaves formulas as they were", () => {
    const sheet = openManual();
    expect(sheet.values("B1:C1")).toEqual([[2, 3]]);
    expect(sheet.workbook.calculation.isBusy).toBe(false);
  });

  it("calculates what is entered, from the values that are there", () => {
    const sheet = openManual();
    sheet.type("D1", "=ADD(C1,1)");
    expect(sheet.values("B1:D1")).toEqual([[2, 3, 4]]);
  });

  it.each<[string, (sheet: ReturnType<typeof openManual>) => void]>([
    [
      "on demand",
      ({ workbook }) => {
        workbook.calculation.recalculate();
      },
    ],
    [
      "on demand, all of it",
      ({ workbook }) => {
        workbook.calculation.recalculateAll();
      },
    ],
    [
      "when it becomes automatic",
      ({ workbook }) => {
        workbook.calculationMode = "Automatic";
        workbook.calculation.settle();
      },
    ],
  ])("calculates %s", (_, recalculate) => {
    const sheet = openManual();
    recalculate(sheet);
    sheet.runtime.answer();
    expect(sheet.values("B1:C1")).toEqual([[11, 12]]);
  });
});

it("suspended calculation goes on afterwards", () => {
  const { session, workbook, runtime, value } = openSheet();
  workbook.calculation.suspended = true;
  session.type("A1", "=ADD(1,1)");
  expect(runtime.calls).toHaveLength(0);
  workbook.calculation.suspended = false;
  workbook.calculation.settle();
  runtime.answer();
  expect(value("A1")).toBe(2);
});
