// Tables from matrices of cells, as formulas and text files give them.
import type { Cell } from "../../src/roster/cells";
import { cellAt } from "../../src/roster/cells";
import { headingText, sheetRow, tableOf } from "../../src/roster/table";

const ERROR: Cell = { error: "#N/A" };

test.each<[Cell | undefined, string]>([
  ["  Gap ", "Gap"],
  [2026, "2026"],
  [true, "true"],
  [null, ""],
  [undefined, ""],
  [ERROR, "#N/A"],
])("the heading of %j is “%s”", (cell, text) => expect(headingText(cell)).toBe(text));

test("a table takes its headings from the first row", () => {
  const table = tableOf([["Name", " Gap "], ["Ann", "yes"], ["Bo"]], { sheet: "Team", firstRow: 4 });
  expect(table).toMatchObject({ sheet: "Team", headings: ["Name", "Gap"], rowCount: 2, firstRow: 5 });
  expect(table.columns.map((column) => [0, 1].map((row) => cellAt(column, row)))).toEqual([
    ["Ann", "Bo"],
    ["yes", null],
  ]);
});

test("a matrix without rows is a table without headings", () => {
  expect(tableOf([])).toMatchObject({ headings: [], columns: [], rowCount: 0, firstRow: 2 });
});

test("sheet rows follow one another, unless a table says otherwise", () => {
  const table = tableOf([["Gap"], ["yes"], ["no"]], { firstRow: 3 });
  expect([sheetRow(table, 0), sheetRow(table, 1)]).toEqual([4, 5]);
  expect([0, 1].map((row) => sheetRow({ ...table, rowNumbers: [4, 9] }, row))).toEqual([4, 9]);
});
