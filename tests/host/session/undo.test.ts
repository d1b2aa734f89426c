// Undo and redo: one person's steps, taken back one by one.
import { setFormat } from "../../../src/host/workbook/edits";
import {
  addColumn,
  addRows,
  addTable,
  convertToRange,
  deleteRows,
  renameColumn,
  renameTable,
  showTotals,
} from "../../../src/host/workbook/tableEdits";
import { openSheet } from "../calculation/sheet";
import { seen } from "./seen";

type Sheet = ReturnType<typeof openSheet>;

// learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-undo-capabilities: what add-ins and users do is kept on
// the undo stack of the individual user.
describe("one step takes back", () => {
  function prepared(): Sheet {
    const sheet = openSheet();
    sheet.type("A1", [
      ["Name", "Points"],
      ["Ana", 1],
      ["Ben", 2],
    ]);
    sheet.table("A1:B3", "Roster");
    sheet.type("D1", "=TOTAL(Roster[Points])");
    sheet.type("D2", "=ADD(B2,10)");
    sheet.type("D3", "=COUNT(B3)");
    sheet.type("F9", "far");
    return sheet;
  }
  const step =
    (change: (sheet: Sheet) => void) =>
    (sheet: Sheet): void => {
      sheet.session.act("Change", () => {
        change(sheet);
      });
    };
  const roster = ({ workbook }: Sheet) => workbook.table("Roster");

  it.each<[string, (sheet: Sheet) => void]>([
    ["typing", ({ session }) => session.type("F9", "x")],
    ["typing a block", ({ session }) => session.type("F8:G10", 5)],
    ["typing over a formula", ({ session }) => session.type("D2", "x")],
    ["typing another formula", ({ session }) => session.type("D2", "=ADD(B3,1)")],
    ["typing into a spilled result", ({ session }) => session.type("D4", "x")],
    ["typing a date, which sets a format", ({ session }) => session.type("F9", "2024-05-01")],
    ["typing below a table", ({ session }) => session.type("A4", "Cem")],
    ["typing beside a table", ({ session }) => session.type("C1", "Team")],
    ["typing a heading", ({ session }) => session.type("B1", "Score")],
    ["headings that change places", ({ session }) => session.type("A1", [["Points", "Name"]])],
    ["clearing", ({ session }) => session.erase("A1:F9")],
    ["inserting rows", ({ session }) => session.insert("2:3", "down")],
    ["inserting columns", ({ session }) => session.insert("B:B", "right")],
    ["inserting cells", ({ session }) => session.insert("F9", "down")],
    ["deleting rows", ({ session }) => session.delete("2:2", "up")],
    ["deleting a whole table", ({ session }) => session.delete("1:3", "up")],
    ["deleting columns with formulas", ({ session }) => session.delete("B:D", "left")],
    [
      "formats",
      step(({ session }) =>
        setFormat(session.activeSheet, session.find("A1:B2").box, "fill.color", "#FF0000"),
      ),
    ],
    ["rows added to a table", step((sheet) => addRows(roster(sheet), null, [["Cem", 3]]))],
    ["rows deleted from a table", step((sheet) => deleteRows(roster(sheet), 0, 2))],
    ["a column added to a table", step((sheet) => addColumn(roster(sheet), 1, "Team"))],
    ["the totals row", step((sheet) => showTotals(roster(sheet), true))],
    ["a new table", step(({ session }) => addTable(session.activeSheet, session.find("F9:G10").box, false))],
    ["a table that becomes plain cells", step((sheet) => convertToRange(roster(sheet)))],
    ["another name of a table", step((sheet) => renameTable(roster(sheet), "People"))],
    ["another name of a column", step((sheet) => renameColumn(roster(sheet), 1, "Score"))],
    ["a new sheet", step(({ workbook }) => workbook.addSheet("Other"))],
    [
      "another name of a sheet",
      step(({ workbook, session }) => workbook.renameSheet(session.activeSheet, "Other")),
    ],
    [
      "several changes",
      step((sheet) => {
        sheet.workbook.addSheet("Other");
        addRows(roster(sheet), 0, [["Cem", 3]]);
      }),
    ],
  ])("%s", (_, change) => {
    const sheet = prepared();
    const before = seen(sheet);
    const steps = sheet.session.history.labels.length;
    change(sheet);
    sheet.runtime.answer();
    const after = seen(sheet);
    expect(after).not.toEqual(before);
    expect(sheet.session.history.labels).toHaveLength(steps + 1);

    expect(sheet.session.undo()).toBe(true);
    sheet.runtime.answer();
    expect(seen(sheet)).toEqual(before);
    expect(sheet.session.redo()).toBe(true);
    sheet.runtime.answer();
    expect(seen(sheet)).toEqual(after);
  });
});

describe("the list", () => {
  it("is undone from its end, and redone from where it was left", () => {
    const { session, values, type } = openSheet();
    for (const entry of ["one", "two", "three"]) type("A1", entry);
    const steps: unknown[] = [];
    for (const way of ["undo", "undo", "redo", "undo", "undo", "undo", "redo"] as const)
      steps.push([session[way](), values("A1")[0]![0]]);
    expect(steps).toEqual([
      [true, "two"],
      [true, "one"],
      [true, "two"],
      [true, "one"],
      [true, ""],
      [false, ""],
      [true, "one"],
    ]);
  });

  it("cannot be redone after another change", () => {
    const { session, type } = openSheet();
    type("A1", "one");
    session.undo();
    type("A2", "two");
    expect([session.redo(), session.history.redoCount]).toEqual([false, 0]);
  });

  it("has no entry for what changes nothing, nor for results of calculation", () => {
    const { session, type, workbook } = openSheet();
    type("A1", "=COUNT(3)");
    const before = session.history.labels;
    workbook.actAs(session, () => workbook.calculation.recalculateAll());
    session.act("Nothing", () => workbook.renameSheet(workbook.sheet("Sheet1"), "Sheet1"));
    expect(session.history.labels).toEqual(before);
  });

  // The table "Unsupported APIs": Worksheet.delete and WorksheetProtection.protect cannot be undone on the web; calling one
  // clears the stack "and a user cannot undo actions past that point".
  it.each<[string, (sheet: Sheet) => void]>([
    ["deleting a sheet", ({ workbook }) => workbook.deleteSheet(workbook.sheet("Sheet2"))],
    [
      "protecting a sheet",
      ({ workbook }) => workbook.sheet("Sheet1").update({ protection: { options: {}, password: null } }),
    ],
  ])("is cleared by %s, in the middle of a step too", (_, change) => {
    const sheet = openSheet();
    sheet.workbook.addSheet();
    sheet.type("A1", "before");
    sheet.session.act("Change", () => {
      sheet.workbook.addSheet("In the same step");
      change(sheet);
      sheet.workbook.addSheet("After");
    });
    expect(sheet.session.history.labels).toEqual(["Change"]);
    sheet.session.undo();
    expect(sheet.workbook.state.sheets.map(({ name }) => name)).not.toContain("After");
    expect(sheet.workbook.findSheet("In the same step")).toBeDefined();
    expect(sheet.session.undo()).toBe(false);
  });
});

// The same page, "Undo grouping": several changes become one that can be undone.
describe("a group", () => {
  it("is one entry", () => {
    const { session, values } = openSheet();
    session.history.begin("Evaluate");
    session.type("A1", "one");
    session.type("A2", "two");
    session.history.end();
    expect(session.history.labels).toEqual(["Evaluate"]);
    session.undo();
    expect(values("A1:A2")).toEqual([[""], [""]]);
    session.redo();
    expect(values("A1:A2")).toEqual([["one"], ["two"]]);
  });

  // "If an API within the group doesn't offer undo support, the UndoNotSupported error is thrown"
  it("cannot hold what cannot be undone", () => {
    const { session, workbook } = openSheet();
    workbook.addSheet();
    session.history.begin("Evaluate");
    const deletion = () => session.act("Delete", () => workbook.deleteSheet(workbook.sheet("Sheet2")));
    expect(deletion).toThrow(expect.objectContaining({ code: "UndoNotSupported" }));
    session.history.end();
    expect(workbook.findSheet("Sheet2")).toBeDefined();
  });

  it("is not undone while it is open", () => {
    const { session } = openSheet();
    session.history.begin("Evaluate");
    session.type("A1", "one");
    expect(() => session.undo()).toThrow("in the middle");
    session.history.end();
    expect(session.undo()).toBe(true);
  });
});
