// Which formulas are calculated anew when something changes, in what order, and how often.
import { openSheet } from "./sheet";

// learn.microsoft.com/office/client-developer/excel/excel-recalculation: only cells that depend on a change are calculated,
// each after those that it depends on.
describe("after a change", () => {
  it.each<
    [string, Record<string, string | number>, string, string | number, Record<string, unknown>, number]
  >([
    [
      "a chain",
      { A1: 1, B1: "=ADD(A1,1)", C1: "=ADD(B1,1)", D1: "=C1" },
      "A1",
      5,
      { B1: 6, C1: 7, D1: 7 },
      2,
    ],
    [
      "a diamond: the last one once",
      { A1: 1, B1: "=ADD(A1,1)", B2: "=ADD(A1,2)", C1: "=ADD(B1,B2)" },
      "A1",
      10,
      { C1: 23 },
      3,
    ],
    ["what stands above or before", { C3: 1, A1: "=ADD(B2,1)", B2: "=ADD(C3,1)" }, "C3", 4, { A1: 6 }, 2],
    ["nothing else", { A1: 1, A2: 2, B1: "=ADD(A1,0)", B2: "=ADD(A2,0)" }, "A1", 9, { B1: 9, B2: 2 }, 1],
    ["a range", { A1: 1, A9: 2, B1: "=TOTAL(A1:A9)" }, "A5", 10, { B1: 13 }, 1],
    ["a whole column", { A1: 1, B1: "=TOTAL(A:A)" }, "A70000", 10, { B1: 11 }, 1],
    ["nested calls", { A1: 1, B1: "=ADD(ADD(A1,1),ADD(A1,2))" }, "A1", 10, { B1: 23 }, 3],
    ["a cell that becomes a formula", { A1: 1, B1: "=ADD(A1,1)" }, "A1", "=ADD(2,2)", { B1: 5 }, 2],
    ["a formula that becomes a value", { A1: "=ADD(2,2)", B1: "=ADD(A1,1)" }, "A1", 1, { B1: 2 }, 1],
    ["an implicit intersection", { A1: 1, A2: 2, B2: "=@A1:A5" }, "A2", 7, { B2: 7 }, 0],
  ])("%s", (_, cells, changed, entry, expected, calls) => {
    const sheet = openSheet();
    for (const [address, cell] of Object.entries(cells)) sheet.type(address, cell);
    const before = sheet.runtime.calls.length;
    sheet.type(changed, entry);
    for (const [address, value] of Object.entries(expected))
      expect([address, sheet.value(address)]).toEqual([address, value]);
    expect(sheet.runtime.calls.length - before).toBe(calls);
  });

  it("formulas entered before what they depend on", () => {
    const sheet = openSheet();
    sheet.type("C1", "=ADD(B1,1)");
    sheet.type("B1", "=ADD(A1,1)");
    sheet.type("A1", 1);
    expect(sheet.values("A1:C1")).toEqual([[1, 2, 3]]);
  });

  it("on another sheet, whose name changes", () => {
    const sheet = openSheet();
    const other = sheet.workbook.addSheet("Data");
    sheet.type("A1", "=ADD(Data!A1,1)");
    sheet.workbook.renameSheet(other, "Old data");
    sheet.type("'Old data'!A1", 4);
    expect([sheet.value("A1"), sheet.session.formulas("A1")]).toEqual([5, [["=ADD('Old data'!A1,1)"]]]);
  });

  it("what waits for a result shows #BUSY! when it is new", () => {
    const { session, runtime } = openSheet();
    session.type("A1", "=ADD(1,1)");
    session.type("B1", "=ADD(A1,1)");
    expect(session.values("A1:B1")).toEqual([["#BUSY!", ""]]);
    expect(runtime.waiting).toHaveLength(1);
    runtime.answer();
    expect(session.values("A1:B1")).toEqual([[2, 3]]);
  });

  // github.com/OfficeDev/office-js/issues/4152: the value before stays in the cell while it is calculated anew.
  it("what is calculated anew shows the value before", () => {
    const { session, runtime, type } = openSheet();
    type("A1", 1);
    type("B1", "=ADD(A1,1)");
    session.type("A1", 5);
    expect(session.values("B1")).toEqual([[2]]);
    runtime.answer();
    expect(session.values("B1")).toEqual([[6]]);
  });
});

describe("results that come late", () => {
  it.each<[string, (sheet: ReturnType<typeof openSheet>) => void, unknown]>([
    [
      "of a formula that reads otherwise now",
      ({ session }) => {
        session.type("B1", "=ADD(1,1)");
      },
      2,
    ],
    [
      "of a formula that is gone",
      ({ session }) => {
        session.type("B1", "text");
      },
      "text",
    ],
    [
      "of a cell that was cleared",
      ({ session }) => {
        session.erase("B1");
      },
      "",
    ],
    [
      "of an input that has changed",
      ({ session }) => {
        session.type("A1", 7);
      },
      17,
    ],
    [
      "of a deleted row",
      ({ session }) => {
        session.delete("1:1", "up");
      },
      "",
    ],
  ])("%s are dropped, and their calls ended", (_, change, expected) => {
    const { session, runtime, type, value } = openSheet();
    type("A1", 1);
    session.type("B1", "=ADD(A1,10)");
    const [late] = runtime.waiting;
    change({ session, runtime, type, value } as never);
    runtime.receive([[late!.id, true, 11]]);
    expect(runtime.ended).toEqual([late!.id]);
    runtime.answer();
    expect(value("B1")).toBe(expected);
  });

  it("of a deleted sheet are not waited for", () => {
    const { session, runtime, workbook } = openSheet();
    workbook.addSheet("Other");
    session.type("Other!A1", "=ADD(1,2)");
    session.act("Delete", () => workbook.deleteSheet(workbook.sheet("Other")));
    expect([workbook.calculation.isBusy, runtime.ended]).toEqual([false, [1]]);
  });

  it("for a formula that was moved reach it", () => {
    const { session, runtime, value } = openSheet();
    session.type("B1", "=ADD(1,2)");
    session.insert("1:3", "down");
    runtime.answer();
    expect([value("B1"), value("B4")]).toEqual(["", 3]);
  });
});

describe("tables as inputs", () => {
  function openRoster() {
    const sheet = openSheet();
    sheet.type("A1", [
      ["Name", "Points"],
      ["Ana", 1],
      ["Ben", 2],
    ]);
    sheet.table("A1:B3", "Roster");
    sheet.type("E1", "=TOTAL(Roster[Points])");
    sheet.type("E2", "=ADD(Roster[@Points],10)");
    return sheet;
  }

  it.each<[string, (sheet: ReturnType<typeof openRoster>) => void, unknown, number]>([
    [
      "a row that is typed below",
      (sheet) => {
        sheet.type("A4", [["Cem", 4]]);
      },
      7,
      1,
    ],
    [
      "a row that is deleted",
      (sheet) => {
        sheet.session.delete("A3:B3", "up");
      },
      1,
      1,
    ],
    [
      "a row that is inserted",
      (sheet) => {
        sheet.session.insert("A3:B3", "down");
      },
      3,
      1,
    ],
    [
      "a cell that changes",
      (sheet) => {
        sheet.type("B2", 11);
      },
      13,
      2,
    ],
    [
      "a cell of another column that changes",
      (sheet) => {
        sheet.type("A2", "Anna");
      },
      3,
      0,
    ],
    [
      "a column with another name",
      (sheet) => {
        sheet.type("B1", "Score");
      },
      3,
      2,
    ],
    [
      "another heading in the place of the name",
      (sheet) => {
        sheet.session.delete("B1:B3", "left");
      },
      "#REF!",
      0,
    ],
  ])("%s", (_, change, expected, calls) => {
    const sheet = openRoster();
    const before = sheet.runtime.calls.length;
    change(sheet);
    sheet.runtime.answer();
    const formulas = sheet.session.formulas("A1:F9").flat();
    const at = formulas.findIndex((formula) => String(formula).startsWith("=TOTAL"));
    expect(sheet.values("A1:F9").flat()[at]).toBe(expected);
    expect(sheet.runtime.calls.length - before).toBe(calls);
  });

  it("only formulas whose cells have changed are calculated when a table grows", () => {
    const sheet = openRoster();
    const before = sheet.runtime.calls.length;
    sheet.type("A4", "Cem");
    expect(sheet.runtime.calls.slice(before).map(({ name }) => name)).toEqual(["TOTAL"]);
  });
});

describe("listeners", () => {
  it("are told once what was calculated, when all of it is", () => {
    const { session, runtime, workbook, type } = openSheet();
    type("A1:A3", [[1], [2], [3]]);
    type("B1:B3", [["=ADD(A1,1)"], ["=ADD(A2,1)"], ["=ADD(A3,1)"]]);
    type("C1", "=TOTAL(B1:B3)");
    const told: unknown[] = [];
    workbook.listen((event) => {
      if (event.kind === "calculated") told.push(event.boxes);
    });
    session.type("A1:A3", 5);
    expect(told).toEqual([]);
    runtime.answer();
    expect(told).toEqual([
      [
        { row: 0, column: 1, rows: 3, columns: 1 },
        { row: 0, column: 2, rows: 1, columns: 1 },
      ],
    ]);
  });
});
