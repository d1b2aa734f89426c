// Tables as objects of the API: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-tables, @types/office-js:
// Excel.Table and its collections. What tables do of themselves is in tests/host/workbook.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

const ROSTER = [
  ["Name", "Role"],
  ["Ana", "Lead"],
  ["Bo", "Dev"],
];

/** Makes the table Roster of B2:C4 and does something with it. */
function onRoster<T>(act: (table: Excel.Table, context: Excel.RequestContext) => T | Promise<T>): Promise<T> {
  return excel.on(async (sheet, context) => {
    const table = sheet.tables.getItemOrNullObject("Roster");
    await context.sync();
    if (!table.isNullObject) return act(table, context);
    sheet.getRange("B2:C4").values = ROSTER;
    const added = sheet.tables.add("B2:C4", true);
    added.name = "Roster";
    return act(added, context);
  });
}

describe("tables are found", () => {
  it.each<[string, (sheet: Excel.Worksheet, workbook: Excel.Workbook) => Excel.Table]>([
    ["by name on a worksheet", (sheet) => sheet.tables.getItem("roster")],
    ["by name in the workbook", (_, workbook) => workbook.tables.getItem("Roster")],
    ["by place", (sheet) => sheet.tables.getItemAt(0)],
    ["in a range that overlaps", (sheet) => sheet.getRange("C4:D9").getTables().getFirst()],
    ["in a range around", (sheet) => sheet.getRange("A1:D9").getTables(true).getItem("Roster")],
  ])("%s", async (_, find) => {
    await onRoster(() => undefined);
    const told = await excel.on(async (sheet, context) => {
      const table = find(sheet, context.workbook).load("name,showHeaders,showTotals,style,worksheet/name");
      await context.sync();
      return [table.name, table.showHeaders, table.showTotals, table.style, table.worksheet.name];
    });
    expect(told).toEqual(["Roster", true, false, "TableStyleMedium2", "Sheet1"]);
  });

  it.each<[string, (sheet: Excel.Worksheet) => Excel.TableScopedCollection | Excel.TableCollection, number]>([
    ["on a worksheet", (sheet) => sheet.tables, 1],
    ["in a range beside", (sheet) => sheet.getRange("E1:F9").getTables(), 0],
    ["wholly in a range that overlaps", (sheet) => sheet.getRange("C4:D9").getTables(true), 0],
  ])("and counted: %s", async (_, find, count) => {
    await onRoster(() => undefined);
    const counted = await excel.on(async (sheet, context) => {
      const result = find(sheet).getCount();
      await context.sync();
      return result.value;
    });
    expect(counted).toBe(count);
  });
});

it.each<[string, (table: Excel.Table) => Excel.Range, string]>([
  ["getRange", (table) => table.getRange(), "B2:C4"],
  ["getHeaderRowRange", (table) => table.getHeaderRowRange(), "B2:C2"],
  ["getDataBodyRange", (table) => table.getDataBodyRange(), "B3:C4"],
  ["a column's getRange", (table) => table.columns.getItem("Role").getRange(), "C2:C4"],
  ["a column's getHeaderRowRange", (table) => table.columns.getItemAt(1).getHeaderRowRange(), "C2"],
  ["a column's getDataBodyRange", (table) => table.columns.getItem(2).getDataBodyRange(), "C3:C4"],
  ["a row's getRange", (table) => table.rows.getItemAt(1).getRange(), "B4:C4"],
])("%s", async (_, find, address) => {
  const found = await onRoster(async (table, context) => {
    const range = find(table).load("address");
    await context.sync();
    return range.address;
  });
  expect(found).toBe(`Sheet1!${address}`);
});

it("columns and rows have names, ids, places and values", async () => {
  const told = await onRoster(async ({ columns, rows }, context) => {
    columns.load("count,items/name,items/id,items/index,items/values");
    rows.load("count,items/index,items/values");
    await context.sync();
    return {
      columns: columns.items.map(({ name, id, index, values }) => [name, id, index, values.flat()]),
      rows: rows.items.map(({ index, values }) => [index, values]),
      counts: [columns.count, rows.count],
    };
  });
  expect(told).toEqual({
    columns: [
      ["Name", 1, 0, ["Name", "Ana", "Bo"]],
      ["Role", 2, 1, ["Role", "Lead", "Dev"]],
    ],
    rows: [
      [0, [["Ana", "Lead"]]],
      [1, [["Bo", "Dev"]]],
    ],
    counts: [2, 2],
  });
});

it.each<[string, (table: Excel.Table) => void, unknown[][]]>([
  ["rows at the end", (table) => table.rows.add(undefined, [["Cy", "Dev"]]), [...ROSTER, ["Cy", "Dev"]]],
  [
    "rows before another",
    (table) => table.rows.add(0, [["Cy", "Dev"]]),
    [ROSTER[0]!, ["Cy", "Dev"], ROSTER[1]!, ROSTER[2]!],
  ],
  [
    "a column",
    (table) => table.columns.add(undefined, [["Level"], [1], [2]]),
    [
      ["Name", "Role", "Level"],
      ["Ana", "Lead", 1],
      ["Bo", "Dev", 2],
    ],
  ],
  [
    "a named column without values",
    (table) => table.columns.add(0, undefined, "Id"),
    [
      ["Id", "Name", "Role"],
      ["", "Ana", "Lead"],
      ["", "Bo", "Dev"],
    ],
  ],
])("takes %s", async (_, add, expected) => {
  const values = await onRoster(async (table, context) => {
    add(table);
    const range = table.getRange().load("values");
    await context.sync();
    return range.values;
  });
  expect(values).toEqual(expected);
});

it("keeps its options", async () => {
  const told = await onRoster(async (table, context) => {
    table.set({
      style: "TableStyleLight1",
      showBandedColumns: true,
      showBandedRows: false,
      showFilterButton: false,
      highlightFirstColumn: true,
      highlightLastColumn: true,
    });
    table.load(
      "style,showBandedColumns,showBandedRows,showFilterButton,highlightFirstColumn,highlightLastColumn",
    );
    await context.sync();
    const { style, showBandedColumns, showBandedRows, showFilterButton } = table;
    return [
      style,
      showBandedColumns,
      showBandedRows,
      showFilterButton,
      table.highlightFirstColumn,
      table.highlightLastColumn,
    ];
  });
  expect(told).toEqual(["TableStyleLight1", true, false, false, true, true]);
});

it.each<[string, (table: Excel.Table) => void, string]>([
  ["no such column", (table) => table.columns.getItem("Level").delete(), "ItemNotFound"],
  ["no such place of a column", (table) => table.columns.getItemAt(2).delete(), "InvalidArgument"],
  ["no totals row", (table) => table.getTotalRowRange().select(), "ItemNotFound"],
  [
    "a deleted table",
    (table) => {
      table.delete();
      table.getRange().select();
    },
    // guess
    "InvalidReference",
  ],
  ["too few values for a row", (table) => table.rows.add(undefined, [["Cy"]]), "InvalidArgument"],
])("fails: %s", async (_, act, code) => {
  await onRoster(() => undefined);
  expect(await codeOf(onRoster(act))).toBe(code);
});
