// Cells, rows and columns that are cut and put elsewhere, with all that belongs to them.
import { boxAddress } from "../../../src/host/workbook/address";
import { merge } from "../../../src/host/workbook/merging";
import { moveCellsTo, moveLines } from "../../../src/host/workbook/moving";
import { paintedAt } from "../../../src/host/workbook/painted";
import { setFormat } from "../../../src/host/workbook/edits";
import { codeOf, openTable, shape, type Open } from "./openTable";

function move({ session, does, workbook }: Open, from: string, to: string): void {
  const source = session.find(from);
  const target = session.find(to);
  does(() => {
    moveCellsTo(source, { sheet: target.sheet, row: target.box.row, column: target.box.column });
  });
  expect(workbook.state.sheets).toContain(target.sheet);
}

describe("cells that are moved", () => {
  it("take contents and formulas along, and formulas follow", () => {
    const open = openTable();
    open.type("H1", [[5, "=H1+1", "=ADD(H1,I1)"]]);
    open.type("A9", "=J1");
    move(open, "H1:I1", "H5");
    expect(open.session.formulas("H1:J1")).toEqual([["", "", "=ADD(H5,I5)"]]);
    expect(open.session.formulas("H5:I5")).toEqual([[5, "=H5+1"]]);
    expect(open.session.formulas("A9")).toEqual([["=J1"]]);
  });

  it("upon themselves, one row further down", () => {
    const open = openTable();
    open.type("H1", [[1], [2], [3]]);
    move(open, "H1:H3", "H2");
    expect(open.cells("H1:H4")).toEqual([[""], [1], [2], [3]]);
  });

  it("take formats, merged areas and names along", () => {
    const open = openTable();
    const sheet = open.session.activeSheet;
    open.does(() => {
      setFormat(sheet, open.session.find("H1").box, "font.bold", true);
      merge(sheet, open.session.find("H2:I2").box, false);
      open.workbook.update({
        names: [{ name: "Here", scope: null, formula: "=Sheet1!$H$1", comment: "", visible: true }],
      });
    });
    move(open, "H1:I2", "K5");
    const bold = sheet.state.formats["font.bold"]!;
    expect([paintedAt(bold, 0, 7), paintedAt(bold, 4, 10)]).toEqual([undefined, true]);
    expect(sheet.state.merged.map(boxAddress)).toEqual(["K6:L6"]);
    expect(open.workbook.state.names[0]!.formula).toBe("=Sheet1!$K$5");
  });

  it("to another sheet", () => {
    const open = openTable();
    open.does(() => open.workbook.addSheet("Other"));
    open.type("H1", [[5, "=H1+E2"]]);
    open.type("A9", "=H1");
    move(open, "H1:I1", "Other!A1");
    expect(open.session.formulas("Other!A1:B1")).toEqual([[5, "=A1+Sheet1!E2"]]);
    expect(open.session.formulas("A9")).toEqual([["=Other!A1"]]);
  });

  it("as a whole table", () => {
    const open = openTable();
    open.type("H9", "=TOTAL(T[a])");
    move(open, "B2:C4", "D11");
    expect(shape(open.grid)).toEqual(["D11:E13", "D12:E13", "a,b"]);
    expect([open.cells("B2:C4").flat().join(""), open.cells("D11:E13")]).toEqual([
      "",
      [
        ["a", "b"],
        [1, 2],
        [3, 4],
      ],
    ]);
  });

  it("come back by one step of undo", () => {
    const open = openTable();
    open.type("H1", [[5, "=H1+E2"]]);
    const before = [open.session.formulas("A1:L12"), shape(open.grid)];
    move(open, "B2:I4", "C5");
    expect(open.session.formulas("I1")).toEqual([["=H1+F5"]]);
    open.session.undo();
    open.runtime.answer();
    expect([open.session.formulas("A1:L12"), shape(open.grid)]).toEqual(before);
    open.session.redo();
    open.runtime.answer();
    expect([open.session.formulas("I1")[0]![0], shape(open.grid)[0]]).toEqual(["=H1+F5", "C5:D7"]);
  });

  it.each<[string, from: string, to: string, code: string]>([
    ["torn merged cells", "H2", "H9", "InvalidOperation"],
    ["upon half of merged cells", "K1", "I2", "InvalidOperation"],
    ["a table upon another one", "B2:C4", "O3", "InvalidOperation"],
    ["a table to another sheet", "B2:C4", "Other!A1", "InvalidOperation"],
    ["off the sheet", "B2:C4", "XFD1", "InvalidArgument"],
  ])("are refused: %s", (_, from, to, code) => {
    const open = openTable();
    open.type("O2", [["x"], [1], [2]]);
    open.table("O2:O4", "Second");
    open.does(() => {
      open.workbook.addSheet("Other");
      merge(open.session.activeSheet, open.session.find("H2:I2").box, false);
    });
    const before = open.session.formulas("A1:P12");
    expect(
      codeOf(() => {
        move(open, from, to);
      }),
    ).toBe(code);
    expect(open.session.formulas("A1:P12")).toEqual(before);
  });
});

describe("rows and columns that are moved", () => {
  it.each<[string, first: number, count: number, before: number, column: string]>([
    ["down", 1, 1, 4, "1,3,4,2,5"],
    ["up", 3, 2, 1, "1,4,5,2,3"],
    ["nowhere", 1, 2, 2, "1,2,3,4,5"],
  ])("%s", (_, first, count, before, column) => {
    const open = openTable();
    open.type("M1", [[1], [2], [3], [4], [5]]);
    open.type("N9", "=TOTAL(M1:M5)");
    open.does(() => {
      open.workbook.update({ tables: [] });
      moveLines(open.session.activeSheet, "row", first, count, before);
    });
    expect(open.cells("M1:M5").join()).toBe(column);
    expect(open.session.formulas("N9")[0]![0]).toMatch(/^=TOTAL\(M\d:M\d\)$/);
  });

  it("within a table, which keeps its size, with their heights", () => {
    const open = openTable();
    const sheet = open.session.activeSheet;
    open.does(() => {
      setFormat(sheet, open.session.find("3:3").box, "rowHeight", 40);
      moveLines(sheet, "row", 2, 1, 4);
    });
    expect([shape(open.grid)[0], open.cells("B2:C4")]).toEqual([
      "B2:C4",
      [
        ["a", "b"],
        [3, 4],
        [1, 2],
      ],
    ]);
    const heights = sheet.state.formats.rowHeight!;
    expect([paintedAt(heights, 2, 0), paintedAt(heights, 3, 0)]).toEqual([undefined, 40]);
  });

  it("but not the header row of a table without the others", () => {
    const open = openTable();
    expect(
      codeOf(() => {
        moveLines(open.session.activeSheet, "row", 1, 1, 6);
      }),
    ).toBe("InvalidOperation");
  });
});

describe("what is refused halfway", () => {
  it("is taken back, and what could be done again still can", () => {
    const open = openTable();
    open.type("H1", 1);
    open.session.undo();
    expect(() =>
      open.session.attempt("Edit", () => {
        open.session.type("H2", 2);
        throw new Error("no");
      }),
    ).toThrow("no");
    expect([open.cells("H1:H2"), open.session.history.redoCount]).toEqual([[[""], [""]], 1]);
  });
});
