// Names of tables and of their columns, in header cells and in formulas.
import { headerNames } from "../../../src/host/workbook/table";
import {
  convertToRange,
  deleteTable,
  renameColumn,
  renameTable,
} from "../../../src/host/workbook/tableEdits";
import { openSheet } from "../calculation/sheet";
import { openPeople, shape } from "./openPeople";
import { codeOf } from "./openTable";

// guess: support.microsoft.com/office/overview-of-excel-tables-7ab0bb7d-3a9e-4b56-a3c9-6c94334e492c tells of header rows, not how
// names are made unique.
describe("header names", () => {
  it.each<[string[], string[]]>([
    [
      ["a", "b"],
      ["a", "b"],
    ],
    [
      ["", "b", ""],
      ["Column1", "b", "Column2"],
    ],
    [
      ["", "Column1"],
      ["Column2", "Column1"],
    ],
    [
      ["a", "A", "a"],
      ["a", "A2", "a3"],
    ],
    [
      ["a", "a", "a2"],
      ["a", "a3", "a2"],
    ],
  ])("%j become %j", (texts, expected) => {
    expect(headerNames(texts)).toEqual(expected);
  });

  it("of cells with numbers, dates and formulas are texts", () => {
    const { type, table, session, values } = openSheet();
    type("A1", [[2024, "2024-05-01", "=ADD(1,1)", "", true]]);
    expect(shape(table("A1:E2")).columns).toEqual(["2024", "2024-05-01", "2", "Column1", "TRUE"]);
    expect(values("A1:E1")).toEqual([["2024", "2024-05-01", "2", "Column1", "TRUE"]]);
    expect(session.formulas("C1")).toEqual([["2"]]);
  });

  it.each<[string, string, string[]]>([
    ["a name", "Score", ["Name", "Score"]],
    ["a name that is taken", "name", ["Name", "name2"]],
    ["nothing", "", ["Name", "Column1"]],
    ["a number", "7", ["Name", "7"]],
  ])("take %s that is typed", (_, entry, expected) => {
    const { type, table, values } = openPeople();
    type("C2", entry);
    expect([shape(table).columns, values("B2:C2")]).toEqual([expected, [expected]]);
  });

  it("give way before the one that was there, wherever it stands", () => {
    const { type, table } = openPeople();
    type("B2", "Points");
    expect(shape(table).columns).toEqual(["Points2", "Points"]);
  });

  it("can change places, and formulas follow", () => {
    const { type, table, session } = openPeople();
    type("E1", "=TOTAL(People[Points])");
    type("B2", [["Points", "Name"]]);
    expect(shape(table).columns).toEqual(["Points", "Name"]);
    expect(session.formulas("E1")).toEqual([["=TOTAL(People[Name])"]]);
  });
});

// support.microsoft.com/office/rename-an-excel-table-fbf49a4f-82a3-43eb-8ba2-44d21233b114
describe("names in formulas", () => {
  it.each<[string, (people: ReturnType<typeof openPeople>) => void, string, unknown]>([
    ["a table", ({ table }) => renameTable(table, "Staff"), "=TOTAL(Staff[Points])", 3],
    ["a column", ({ table }) => renameColumn(table, 1, "My score"), "=TOTAL(People[My score])", 3],
    [
      "a column with signs",
      ({ table }) => renameColumn(table, 1, "A [#1]"),
      "=TOTAL(People[[A '['#1']]])",
      3,
    ],
    ["a table that becomes plain cells", ({ table }) => convertToRange(table), "=TOTAL(Sheet1!$C$3:$C$4)", 3],
    ["a table that is deleted", ({ table }) => deleteTable(table), "=TOTAL(#REF!)", "#REF!"],
  ])("follow %s", (_, change, formula, value) => {
    const people = openPeople();
    people.type("E1", "=TOTAL(People[Points])");
    people.workbook.update({
      names: [{ name: "Scores", scope: null, formula: "=People[Points]", comment: "", visible: true }],
    });
    people.type("E2", "=TOTAL(Scores)");
    people.does(() => change(people));
    expect([people.session.formulas("E1"), people.values("E1:E2")]).toEqual([
      [[formula]],
      [[value], [value]],
    ]);
  });

  it("are #REF! where the sheet of the table is deleted", () => {
    const { session, type, workbook } = openPeople();
    const other = workbook.addSheet();
    type("Sheet2!A1", "=TOTAL(People[Points])");
    session.act("Delete", () => {
      workbook.deleteSheet(workbook.sheet("Sheet1"));
    });
    expect([session.formulas(`${other.name}!A1`), session.values(`${other.name}!A1`)]).toEqual([
      [["=TOTAL(#REF!)"]],
      [["#REF!"]],
    ]);
  });

  // support.microsoft.com/office/names-in-formulas-fc2935f9-115d-4bef-a370-3aa8bb4c91f1: what names may be
  it.each(["", "my table", "1st", "A1", "R1C1", "r", "x".repeat(256), "Other"])(
    "a table cannot be called %s",
    (name) => {
      const people = openPeople();
      people.addTable("F1:F2", "other");
      expect(codeOf(() => renameTable(people.table, name))).toBe("InvalidArgument");
      expect(people.table.state.name).toBe("People");
    },
  );
});
