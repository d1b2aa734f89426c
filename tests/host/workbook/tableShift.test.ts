// What becomes of tables when cells of the sheet are inserted or deleted.
import { addRows, showTotals } from "../../../src/host/workbook/tableEdits";
import { codeOf, openTable, shape } from "./openTable";

// learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling: InsertDeleteConflict,
// "The insert or delete operation attempted resulted in a conflict."
describe("inserting and deleting cells of the sheet", () => {
  it.each<[string, "insert" | "delete", string, "down" | "right" | "up" | "left", string, string]>([
    ["rows above", "insert", "1:1", "down", "B3:C5", "a,b"],
    ["rows at its header row", "insert", "2:2", "down", "B3:C5", "a,b"],
    ["rows through it", "insert", "3:4", "down", "B2:C6", "a,b"],
    ["rows right below", "insert", "5:5", "down", "B2:C4", "a,b"],
    ["cells above all of it", "insert", "A1:D1", "down", "B3:C5", "a,b"],
    ["cells through all of it", "insert", "B3:C3", "down", "B2:C5", "a,b"],
    ["columns before", "insert", "A:A", "right", "C2:D4", "a,b"],
    ["columns at its first", "insert", "B:B", "right", "C2:D4", "a,b"],
    ["columns through it", "insert", "C:D", "right", "B2:E4", "a,Column1,Column2,b"],
    ["columns right beside it", "insert", "D:D", "right", "B2:C4", "a,b"],
    ["cells beside it", "insert", "D2:D3", "right", "B2:C4", "a,b"],
    ["rows above are deleted", "delete", "1:1", "up", "B1:C3", "a,b"],
    ["one of its rows is deleted", "delete", "3:3", "up", "B2:C3", "a,b"],
    ["one of its columns is deleted", "delete", "B:B", "left", "B2:B4", "b"],
    ["its last column and more", "delete", "C:D", "left", "B2:B4", "a"],
    // guess
    ["its header row is deleted", "delete", "2:2", "up", "B2:C3", "a,b"],
    ["all its data rows are deleted", "delete", "3:4", "up", "B2:C3", "a,b"],
  ])("%s", (_, what, address, direction, all, columns) => {
    const { session, grid, runtime } = openTable();
    session[what](address, direction as never);
    runtime.answer();
    const [shown, , names] = shape(grid);
    expect([shown, names]).toEqual([all, columns]);
  });

  it.each<[string, "insert" | "delete", string, "down" | "right" | "up" | "left"]>([
    ["cells above part of it", "insert", "B1", "down"],
    ["cells through part of its columns", "insert", "B3", "down"],
    ["cells through part of its rows", "insert", "B3", "right"],
    ["cells before part of its rows", "insert", "A3:A4", "right"],
    ["part of a row", "delete", "C3", "up"],
    ["part of a column", "delete", "C3", "left"],
  ])("not where it would be torn apart: %s", (_, what, address, direction) => {
    const { session, grid, cells } = openTable();
    const before = cells("A1:F9");
    expect(
      codeOf(() => {
        session[what](address, direction as never);
      }),
    ).toBe("InsertDeleteConflict");
    expect([shape(grid)[0], cells("A1:F9")]).toEqual(["B2:C4", before]);
  });

  it("a table goes with all its cells, and its names with it", () => {
    const { session, workbook, type, value, runtime } = openTable();
    type("H9", "=TOTAL(T[a])");
    session.delete("2:4", "up");
    runtime.answer();
    expect([workbook.state.tables, value("H6"), session.formulas("H6")]).toEqual([
      [],
      "#REF!",
      [["=TOTAL(#REF!)"]],
    ]);
  });

  it("without its totals row it has none", () => {
    const { session, grid, does } = openTable();
    does(() => showTotals(grid, true));
    session.delete("5:5", "up");
    expect([shape(grid)[0], grid.state.hasTotals]).toEqual(["B2:C4", false]);
  });

  it("two tables beside each other cannot be torn apart, two below each other move", () => {
    const open = openTable();
    open.table("F2:F9", "Beside");
    const below = open.table("B9:C10", "Below");
    open.does(() => addRows(open.grid, null, [[9, 9]]));
    expect(shape(below)[0]).toBe("B10:C11");
  });
});
