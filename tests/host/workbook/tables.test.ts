// Making tables and giving them other cells, header and totals rows.
import { merge } from "../../../src/host/workbook/merging";
import {
  addTable,
  convertToRange,
  deleteTable,
  resizeTable,
  showHeaders,
  showTotals,
} from "../../../src/host/workbook/tableEdits";
import { openSheet } from "../calculation/sheet";
import { openPeople, PEOPLE, shape } from "./openPeople";
import { codeOf } from "./openTable";

// @types/office-js: Excel.TableCollection.add
describe("a new table", () => {
  it("has the first row for its header row", () => {
    const { table } = openPeople();
    expect(shape(table)).toEqual({
      all: "B2:C4",
      header: "B2:C2",
      data: "B3:C4",
      totals: null,
      columns: ["Name", "Points"],
    });
  });

  // "Excel will automatically generate a header and shift the data down by one row"
  it("without headers gets a header row, which pushes the cells down", () => {
    const { session, type, values } = openSheet();
    type("A1:C2", "x");
    type("A3", "below");
    const { sheet, box } = session.find("A1:B2");
    const table = session.act("Table", () => addTable(sheet, box, false));
    expect(shape(table)).toMatchObject({ all: "A1:B3", columns: ["Column1", "Column2"] });
    expect(values("A1:C4")).toEqual([
      ["Column1", "Column2", "x"],
      ["x", "x", "x"],
      ["x", "x", ""],
      ["below", "", ""],
    ]);
  });

  // guess: a header row alone gets an empty row below it, inserted where cells are in the way.
  it.each([
    ["", [["Name"], [""], [""]]],
    ["below", [["Name"], [""], ["below"]]],
  ])("of a header row alone gets an empty data row, with %j below", (below, expected) => {
    const sheet = openSheet();
    sheet.type("A1", "Name");
    sheet.type("A2", below);
    expect(shape(sheet.table("A1"))).toMatchObject({ all: "A1:A2", data: "A2" });
    expect(sheet.values("A1:A3")).toEqual(expected);
  });

  it("has the first free name of Table1, Table2 …", () => {
    const sheet = openSheet();
    sheet.table("A1:A2", "Table2");
    expect([sheet.table("C1:C2").state.name, sheet.table("E1:E2").state.name]).toEqual(["Table1", "Table3"]);
  });

  // learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling: MergedRangeConflict
  it.each(["C4:D5", "B2:C4", "A1:Z9", "F2:F3"])(
    "cannot overlap another one or merged cells: %s",
    (address) => {
      const { session, box } = openPeople();
      merge(session.activeSheet, box("F3:G3"), false);
      expect(codeOf(() => addTable(session.activeSheet, box(address), true))).toBe("MergedRangeConflict");
    },
  );
});

// @types/office-js: Excel.Table.resize
describe("another size", () => {
  it.each<[string, ReturnType<typeof shape>["columns"], string]>([
    ["B2:C9", ["Name", "Points"], "B3:C9"],
    ["B2:C3", ["Name", "Points"], "B3:C3"],
    ["B2:B4", ["Name"], "B3:B4"],
    ["B2:D4", ["Name", "Points", "Team"], "B3:D4"],
    ["B2:E4", ["Name", "Points", "Team", "Column1"], "B3:E4"],
    ["A2:C4", ["Column1", "Name", "Points"], "A3:C4"],
    ["C2:D4", ["Points", "Team"], "C3:D4"],
  ])("%s", (address, columns, data) => {
    const { table, box, does, type, workbook } = openPeople();
    workbook.tablesGrow = false;
    type("D2", "Team");
    does(() => resizeTable(table, box(address)));
    expect(shape(table)).toMatchObject({ all: address, data, columns });
  });

  it("leaves the cells that are given up as they are", () => {
    const { table, box, does, values } = openPeople();
    does(() => resizeTable(table, box("B2:B3")));
    expect(values("B2:C4")).toEqual(PEOPLE);
  });

  it.each<[string, string]>([
    // "the headers (or the top of the table) must be in the same row"
    ["B1:C4", "InvalidArgument"],
    ["B3:C9", "InvalidArgument"],
    // "The new range must overlap with the original table range"
    ["E2:F9", "InvalidArgument"],
    ["B2:C2", "InvalidArgument"],
    ["B2:G4", "MergedRangeConflict"],
  ])("not %s", (address, code) => {
    const { table, box, ...people } = openPeople();
    people.addTable("G1:G5");
    expect(codeOf(() => resizeTable(table, box(address)))).toBe(code);
    expect(shape(table).all).toBe("B2:C4");
  });

  // guess: what Excel does with the totals row then is not documented.
  it("not of other rows while there is a totals row", () => {
    const { table, box, does } = openPeople();
    does(() => showTotals(table, true));
    expect(codeOf(() => resizeTable(table, box("B2:C9")))).toBe("InvalidOperation");
  });
});

// @types/office-js: Excel.Table.showTotals. guess: the first cell says Total; Excel also puts a sum into the last one.
describe("the totals row", () => {
  it("comes below the data and goes again", () => {
    const { table, does, values } = openPeople();
    does(() => showTotals(table, true));
    expect([shape(table), values("B5:C5")]).toMatchObject([
      { all: "B2:C5", data: "B3:C4", totals: "B5:C5" },
      [["Total", ""]],
    ]);
    does(() => showTotals(table, false));
    expect([shape(table), values("B5:C5")]).toMatchObject([{ all: "B2:C4", totals: null }, [["", ""]]]);
  });

  // guess
  it("pushes down what is in the way, within the breadth of the table", () => {
    const { table, does, type, values, workbook } = openPeople();
    workbook.tablesGrow = false;
    type("B5:D5", "mine");
    does(() => showTotals(table, true));
    expect(values("B5:D6")).toEqual([
      ["Total", "", "mine"],
      ["mine", "mine", ""],
    ]);
  });
});

// @types/office-js: Excel.Table.showHeaders
describe("the header row", () => {
  it("goes and comes back with its names, which formulas keep", () => {
    const { table, does, values, value, type } = openPeople();
    type("E1", "=TOTAL(People[Points])");
    does(() => showHeaders(table, false));
    expect([shape(table), values("B2:C2"), value("E1")]).toMatchObject([
      { all: "B3:C4", header: null, data: "B3:C4" },
      [["", ""]],
      3,
    ]);
    does(() => showHeaders(table, true));
    expect([shape(table), values("B2:C2")]).toMatchObject([{ all: "B2:C4" }, [["Name", "Points"]]]);
  });

  // guess
  it("comes back between, where the cells above are taken", () => {
    const { table, does, values, type } = openPeople();
    does(() => showHeaders(table, false));
    type("B2", "above");
    does(() => showHeaders(table, true));
    expect([shape(table).all, values("B2:B3")]).toEqual(["B3:C5", [["above"], ["Name"]]]);
  });
});

// @types/office-js: Excel.Table.convertToRange, Table.delete
it("cells stay when a table becomes plain ones, and go when it is deleted", () => {
  const first = openPeople();
  first.does(() => convertToRange(first.table));
  expect([first.values("B2:C4"), first.workbook.state.tables]).toEqual([PEOPLE, []]);
  const second = openPeople();
  second.does(() => deleteTable(second.table));
  expect([second.values("B2:C4").flat().join(""), second.workbook.state.tables]).toEqual(["", []]);
});
