// Rows and columns that are added to tables and deleted from them.
import {
  addColumn,
  addRows,
  deleteColumn,
  deleteRows,
  showTotals,
} from "../../../src/host/workbook/tableEdits";
import { openSheet } from "../calculation/sheet";
import { codeOf, openTable, shape } from "./openTable";

// @types/office-js: Excel.TableRowCollection.add
describe("rows are added", () => {
  it.each<[string, number | null, unknown[][], string]>([
    ["at the end", null, [[9, 9]], "1,2/3,4/9,9"],
    ["at the end by -1", -1, [[9, 9]], "1,2/3,4/9,9"],
    ["before the first", 0, [[9, 9]], "9,9/1,2/3,4"],
    [
      "between",
      1,
      [
        [8, 8],
        [9, 9],
      ],
      "1,2/8,8/9,9/3,4",
    ],
  ])("%s", (_, index, rows, expected) => {
    const { grid, does, cells } = openTable();
    does(() => addRows(grid, index, rows as number[][]));
    expect(cells(shape(grid)[1]).map(String).join("/")).toBe(expected);
  });

  // guess, after the same option of Excel's ListRows.Add (learn.microsoft.com/office/vba/api/excel.listrows.add)
  it.each([
    [true, "B8"],
    [false, "B7"],
  ])("at the end, what is further below moves (always inserted: %s)", (alwaysInsert, address) => {
    const { grid, does, cells } = openTable();
    does(() => addRows(grid, null, [[9, 9]], alwaysInsert));
    expect(cells(address)).toEqual([["below"]]);
  });

  it.each([true, false])(
    "at the end, cells in the way are pushed down (always inserted: %s)",
    (alwaysInsert) => {
      const { grid, does, cells, workbook, type } = openTable();
      workbook.tablesGrow = false;
      type("B5:D5", "mine");
      does(() => addRows(grid, null, [[9, 9]], alwaysInsert));
      expect(cells("B5:D6")).toEqual([
        [9, 9, "mine"],
        ["mine", "mine", ""],
      ]);
    },
  );

  it("before the totals row", () => {
    const { grid, does, cells } = openTable();
    does(() => showTotals(grid, true));
    does(() => addRows(grid, null, [[9, 9]]));
    expect([shape(grid)[0], cells("B5:B6")]).toEqual(["B2:C6", [[9], ["Total"]]]);
  });

  // guess: a table without data shows one empty row, which is used first.
  it.each([null, 0])("in the place of the empty row that a table without data shows (at %s)", (index) => {
    const sheet = openSheet();
    sheet.type("A1", "Name");
    const table = sheet.table("A1:A2");
    sheet.session.act("Add", () => addRows(table, index, [["Ana"], ["Ben"]]));
    expect([shape(table)[0], sheet.values("A1:A4").flat()]).toEqual(["A1:A3", ["Name", "Ana", "Ben", ""]]);
  });

  it.each<[string, number | null, unknown[][]]>([
    ["beyond the end", 3, [[9, 9]]],
    ["before the beginning", -2, [[9, 9]]],
    ["of another breadth", null, [[9]]],
  ])("not %s", (_, index, rows) => {
    const { grid } = openTable();
    expect(codeOf(() => addRows(grid, index, rows as number[][]))).toBe("InvalidArgument");
    expect(shape(grid)[0]).toBe("B2:C4");
  });
});

// @types/office-js: Excel.TableRow.delete, TableRowCollection.deleteRowsAt
describe("rows are deleted", () => {
  it.each<[number, number, string, string]>([
    [0, 1, "B2:C3", "3,4"],
    [1, 1, "B2:C3", "1,2"],
    [0, 2, "B2:C3", ","],
  ])("from %i: %i", (index, count, all, data) => {
    const { grid, does, cells } = openTable();
    does(() => deleteRows(grid, index, count));
    expect([shape(grid)[0], cells(shape(grid)[1]).map(String).join("/")]).toEqual([all, data]);
  });

  it.each([
    [2, 1],
    [0, 3],
    [0, 0],
  ])("not from %i: %i", (index, count) => {
    expect(codeOf(() => deleteRows(openTable().grid, index, count))).toBe("InvalidArgument");
  });
});

// @types/office-js: Excel.TableColumnCollection.add, TableColumn.delete
describe("columns", () => {
  it.each<[string, number | null, string | undefined, string]>([
    ["at the end", null, undefined, "a,b,Column1"],
    ["at the end by -1", -1, "c", "a,b,c"],
    ["before the first", 0, "c", "c,a,b"],
    ["between", 1, undefined, "a,Column1,b"],
  ])("are added %s", (_, index, name, columns) => {
    const { grid, does, cells } = openTable();
    does(() => addColumn(grid, index, name));
    expect([shape(grid), cells("B2:D2")]).toEqual([["B2:D4", "B3:D4", columns], [columns.split(",")]]);
  });

  it("push cells aside within the rows of the table", () => {
    const { grid, does, cells, workbook, type } = openTable();
    workbook.tablesGrow = false;
    type("D3:D5", "mine");
    does(() => addColumn(grid, null, "c"));
    expect(cells("D2:E5")).toEqual([
      ["c", ""],
      ["", "mine"],
      ["", "mine"],
      ["mine", ""],
    ]);
  });

  it("keep their ids as others come and go", () => {
    const { grid, does } = openTable();
    does(() => addColumn(grid, 0, "c"));
    does(() => deleteColumn(grid, 1));
    expect(grid.state.columns.map(({ id, name }) => [id, name])).toEqual([
      [3, "c"],
      [2, "b"],
    ]);
  });

  it("are deleted, and what is beside the table follows", () => {
    const { grid, does, cells } = openTable();
    does(() => deleteColumn(grid, 0));
    expect([shape(grid), cells("D2")]).toEqual([["B2:B4", "B3:B4", "b"], [["beside"]]]);
    expect(codeOf(() => deleteColumn(grid, 0))).toBe("InvalidOperation");
  });

  it("cannot have a name that is taken", () => {
    expect(codeOf(() => addColumn(openTable().grid, null, "B"))).toBe("InvalidArgument");
  });
});
