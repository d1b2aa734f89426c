// Sorting: @types/office-js: Excel.RangeSort, Excel.TableSort, Excel.SortField. The order of kinds of values is Excel's own:
// https://support.microsoft.com/office/62d0b95d-2a90-4610-a6ae-2e545c4a4654.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

const MIXED = [["b"], [true], [10], ["A"], ["#N/A"], [""], [2], [false], ["a"]];

it.each<[string, Excel.SortField[], boolean, unknown[]]>([
  ["upwards", [{ key: 0 }], false, [2, 10, "A", "a", "b", false, true, "#N/A", ""]],
  [
    "downwards, blanks last",
    [{ key: 0, ascending: false }],
    false,
    ["#N/A", true, false, "b", "A", "a", 10, 2, ""],
  ],
  [
    "small letters first where case matters",
    [{ key: 0 }],
    true,
    [2, 10, "a", "A", "b", false, true, "#N/A", ""],
  ],
])("sorts values %s", async (_, fields, matchCase, expected) => {
  await excel.fill("A1:A9", MIXED);
  await excel.on((sheet) => sheet.getRange("A1:A9").sort.apply(fields, matchCase));
  expect(excel.values("A1:A9").flat()).toEqual(expected);
});

const ROWS = [
  ["Name", "Verdict", "Score"],
  ["Ana", "Wait", 2],
  ["Bo", "Certify", 1],
  ["Cy", "Certify", 3],
];

it.each<[string, Excel.SortField[], boolean, string[]]>([
  ["one column, others in their order", [{ key: 1 }], true, ["Name", "Bo", "Cy", "Ana"]],
  ["two columns", [{ key: 1 }, { key: 2, ascending: false }], true, ["Name", "Cy", "Bo", "Ana"]],
  ["without a header", [{ key: 0, ascending: false }], false, ["Name", "Cy", "Bo", "Ana"]],
])("sorts rows by %s", async (_, fields, hasHeaders, names) => {
  await excel.fill("A1:C4", ROWS);
  await excel.on((sheet) => sheet.getRange("A1:C4").sort.apply(fields, false, hasHeaders));
  expect(excel.values("A1:A4").flat()).toEqual(names);
});

it("takes formulas with their rows", async () => {
  await excel.fill("A1:B3", [
    [3, "=A1+$D$1"],
    [1, "=A2+$D$1"],
    [2, ""],
  ]);
  await excel.on((sheet) => sheet.getRange("A1:B3").sort.apply([{ key: 0 }]));
  expect(excel.open.session.formulas("Sheet1!A1:B3")).toEqual([
    [1, "=A1+$D$1"],
    [2, ""],
    [3, "=A3+$D$1"],
  ]);
});

it("sorts a table's data, and remembers by what", async () => {
  await excel.fill("B2:D5", ROWS);
  const told = await excel.on(async (sheet, context) => {
    const table = sheet.tables.add("B2:D5", true);
    table.showTotals = true;
    table.sort.apply([{ key: 2, ascending: false }]);
    table.sort.load("fields,matchCase");
    await context.sync();
    return [table.sort.fields, table.sort.matchCase];
  });
  expect(told).toEqual([[{ key: 2, ascending: false }], false]);
  expect(excel.values("B2:B6").flat()).toEqual(["Name", "Cy", "Ana", "Bo", "Total"]);

  await excel.fill("D5", [[9]]);
  await excel.on((sheet) => sheet.tables.getItemAt(0).sort.reapply());
  expect(excel.values("B3:B5").flat()).toEqual(["Bo", "Cy", "Ana"]);

  // "While this doesn't modify the table's ordering, it clears the state of the header buttons."
  await excel.on((sheet) => sheet.tables.getItemAt(0).sort.clear());
  expect(excel.values("B3:B5").flat()).toEqual(["Bo", "Cy", "Ana"]);
});

it.each<[string, (range: Excel.Range) => void, string]>([
  ["a column beyond the range", (range) => range.sort.apply([{ key: 3 }]), "InvalidArgument"],
  ["no fields", (range) => range.sort.apply([]), "InvalidArgument"],
  ["colours", (range) => range.sort.apply([{ key: 0, sortOn: "CellColor" }]), "NotImplemented"],
  ["columns", (range) => range.sort.apply([{ key: 0 }], false, false, "Columns"), "NotImplemented"],
  [
    "merged cells",
    (range) => {
      range.merge();
      range.sort.apply([{ key: 0 }]);
    },
    "InvalidOperation",
  ],
])("does not sort by %s", async (_, act, code) => {
  const batch = excel.on((sheet) => {
    act(sheet.getRange("A1:C4"));
  });
  expect(await codeOf(batch)).toBe(code);
});
