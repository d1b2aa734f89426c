// Results of several cells.
import { deleteTable } from "../../../src/host/workbook/tableEdits";
import { openSheet } from "./sheet";

type Sheet = ReturnType<typeof openSheet>;

// support.microsoft.com/office/dynamic-array-formulas-and-spilled-array-behavior-205c6b06-03ba-4151-89a1-87a7eb36e531
describe("a result of several cells", () => {
  it("fills the cells below and to the right", () => {
    const { type, values, session } = openSheet();
    type("B2", "=SAME({1,2;3,4})");
    expect(values("A1:D4")).toEqual([
      ["", "", "", ""],
      ["", 1, 2, ""],
      ["", 3, 4, ""],
      ["", "", "", ""],
    ]);
    expect([session.spillOf("B2"), session.formulas("B2:C2")]).toEqual(["B2:C3", [["=SAME({1,2;3,4})", 2]]]);
  });

  it("gives cells free that a smaller one does not need", () => {
    const { type, values } = openSheet();
    type("A1", 3);
    type("B1", "=COUNT(A1)");
    type("A1", 2);
    expect(values("B1:B4")).toEqual([[1], [2], [""], [""]]);
    type("B1", "=COUNT(1)");
    expect(values("B1:B4")).toEqual([[1], [""], [""], [""]]);
  });

  it.each<[string, (sheet: Sheet) => void, unknown[]]>([
    [
      "is gone with its formula",
      ({ session }) => {
        session.erase("B1");
      },
      ["", "", ""],
    ],
    [
      "stays when its other cells are cleared",
      ({ session }) => {
        session.erase("B2:B3");
      },
      [1, 2, 3],
    ],
    [
      "moves with its formula",
      ({ session }) => {
        session.insert("A1:B1", "down");
      },
      ["", 1, 2],
    ],
    [
      "comes back when rows are inserted through it",
      ({ session }) => {
        session.insert("2:2", "down");
      },
      [1, 2, 3],
    ],
    [
      "comes back when rows of it are deleted",
      ({ session }) => {
        session.delete("2:2", "up");
      },
      [1, 2, 3],
    ],
  ])("%s", (_, change, expected) => {
    const sheet = openSheet();
    sheet.type("B1", "=COUNT(3)");
    change(sheet);
    sheet.runtime.answer();
    expect(sheet.values("B1:B3").flat()).toEqual(expected);
  });

  it("is not calculated anew when its other cells are cleared: they hold nothing", () => {
    const { type, session, runtime } = openSheet();
    type("B1", "=COUNT(3)");
    session.erase("B2:B3");
    expect([runtime.calls.length, session.history.labels.length]).toEqual([1, 1]);
  });

  it.each<[string, string, unknown]>([
    ["its cells one by one", "=ADD(B2,10)", 12],
    ["a range over it", "=TOTAL(B1:B9)", 6],
    ["all of it, however far it reaches", "=TOTAL(B1#)", 6],
  ])("is read by %s", (_, formula, expected) => {
    const { type, value } = openSheet();
    type("D1", formula);
    type("A1", 3);
    type("B1", "=COUNT(A1)");
    expect(value("D1")).toBe(expected);
  });

  it("is followed as it grows and shrinks", () => {
    const { type, value } = openSheet();
    type("A1", 3);
    type("B1", "=COUNT(A1)");
    type("D1", "=TOTAL(B1#)");
    type("A1", 5);
    expect(value("D1")).toBe(15);
    type("A1", 1);
    expect(value("D1")).toBe(1);
    type("B1", "");
    expect(value("D1")).toBe("#REF!");
  });
});

// support.microsoft.com/office/how-to-correct-a-spill-error-ffe0f555-b479-4a17-a6e2-ef9cc9ad4023
describe("#SPILL!", () => {
  it.each<[string, string, (sheet: Sheet) => void]>([
    [
      "cells that are not empty",
      "B1",
      (sheet) => {
        sheet.type("B3", "x");
      },
    ],
    [
      "a formula in the way",
      "B1",
      (sheet) => {
        sheet.type("B2", "=ADD(1,1)");
      },
    ],
    [
      "a table in the way",
      "B1",
      (sheet) => {
        sheet.table("B3:C4");
      },
    ],
    [
      "a formula that stands in a table",
      "F2",
      (sheet) => {
        sheet.table("F1:F2");
      },
    ],
    ["the edge of the sheet", "B1048575", () => undefined],
  ])("for %s", (_, address, prepare) => {
    const sheet = openSheet();
    prepare(sheet);
    sheet.type(address, "=COUNT(3)");
    expect(sheet.session.cell(address)).toMatchObject({ error: "#SPILL!", message: expect.any(String) });
  });

  it.each<[string, (sheet: Sheet) => void, (sheet: Sheet) => void]>([
    [
      "is cleared",
      (sheet) => {
        sheet.type("B3", "x");
      },
      (sheet) => {
        sheet.session.erase("B3");
      },
    ],
    [
      "is deleted",
      (sheet) => {
        sheet.type("B3", "x");
      },
      (sheet) => {
        sheet.session.delete("3:3", "up");
      },
    ],
    [
      "is a formula that goes",
      (sheet) => {
        sheet.type("B2", "=ADD(1,1)");
      },
      (sheet) => {
        sheet.session.erase("B2");
      },
    ],
    [
      "is a result that becomes smaller",
      (sheet) => {
        sheet.type("D1", 3);
        sheet.type("A3", "=COUNT(D1)");
        sheet.type("A3", "=SAME({1,2})");
      },
      (sheet) => {
        sheet.type("A3", "=SAME({1})");
      },
    ],
  ])("ends when what is in the way %s", (_, block, free) => {
    const sheet = openSheet();
    block(sheet);
    sheet.type("B1", "=COUNT(3)");
    expect(sheet.value("B1")).toBe("#SPILL!");
    free(sheet);
    sheet.runtime.answer();
    expect(sheet.values("B1:B3")).toEqual([[1], [2], [3]]);
  });

  it("comes when something is typed into the result, and goes with it", () => {
    const { type, values, session, runtime } = openSheet();
    type("B1", "=COUNT(3)");
    type("B2", "mine");
    expect(values("B1:B3")).toEqual([["#SPILL!"], ["mine"], [""]]);
    session.erase("B2");
    runtime.answer();
    expect(values("B1:B3")).toEqual([[1], [2], [3]]);
  });

  it("comes when a table is made over the result, and goes when the table does", () => {
    const sheet = openSheet();
    sheet.type("B1", "=COUNT(3)");
    const table = sheet.table("B3:C4");
    sheet.runtime.answer();
    expect(sheet.value("B1")).toBe("#SPILL!");
    sheet.session.act("Delete", () => {
      deleteTable(table);
    });
    sheet.runtime.answer();
    expect(sheet.values("B1:B3")).toEqual([[1], [2], [3]]);
  });

  it("is read as an error", () => {
    const { type, value } = openSheet();
    type("B2", "x");
    type("B1", "=COUNT(3)");
    type("D1", "=ADD(B1,1)");
    expect(value("D1")).toBe("#SPILL!");
  });
});
