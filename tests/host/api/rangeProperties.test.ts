// Formulas, number formats, texts and addresses of ranges:
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values, @types/office-js: Excel.Range.
import { excelForEachTest } from "./batches";

const excel = excelForEachTest();

/** Loads properties of a range of the sheet. */
async function load<K extends keyof Excel.Range>(address: string, ...names: K[]): Promise<Excel.Range[K][]> {
  return excel.on(async (sheet, context) => {
    const range = sheet.getRange(address).load(names as string[]);
    await context.sync();
    return names.map((name) => range[name]);
  });
}

// @types/office-js: Excel.Range.formulas
describe("formulas", () => {
  it("are given where there are some, and values elsewhere", async () => {
    await excel.fill("A1:B2", [
      ["Ana", 2],
      ["", "=B1"],
    ]);
    expect(await load("A1:B2", "formulas", "values")).toEqual([
      [
        ["Ana", 2],
        ["", "=B1"],
      ],
      [
        ["Ana", 2],
        ["", 2],
      ],
    ]);
  });

  it("are set like values", async () => {
    await excel.on((sheet) => {
      sheet.getRange("A1:A3").formulas = [["=B1"], ["text"], [7]];
    });
    expect(excel.open.session.formulas("Sheet1!A1:A3")).toEqual([["=B1"], ["text"], [7]]);
  });

  it("are taken as text in cells that are formatted as text", async () => {
    await excel.on((sheet) => {
      sheet.getRange("A1:A2").numberFormat = [["@"], ["@"]];
      sheet.getRange("A1:A2").values = [["=B1"], ["007"]];
    });
    expect(await load("A1:A2", "values", "valueTypes")).toEqual([
      [["=B1"], ["007"]],
      [["String"], ["String"]],
    ]);
  });
});

// @types/office-js: Excel.Range.numberFormat, text
describe("number formats and texts", () => {
  it("are General and plain without one", async () => {
    await excel.fill("A1:C1", [[0.5, "x", true]]);
    expect(await load("A1:C1", "numberFormat", "text")).toEqual([
      [["General", "General", "General"]],
      [["0.5", "x", "TRUE"]],
    ]);
  });

  it.each<[string, unknown, unknown[][], string[][]]>([
    ["one for all cells", "0%", [["0%", "0%"]], [["50%", "150%"]]],
    ["one for each cell", [["0%", "0.00"]], [["0%", "0.00"]], [["50%", "1.50"]]],
    ["null for a cell that keeps its own", [[null, "0.0"]], [["0.000", "0.0"]], [["0.500", "1.5"]]],
    // "the number format is reset to General"
    ["blank for none", "", [["General", "General"]], [["0.5", "1.5"]]],
  ])("take %s", async (_, given, formats, texts) => {
    await excel.fill("A1:B1", [[0.5, 1.5]]);
    await excel.on((sheet) => {
      const range = sheet.getRange("A1:B1");
      range.numberFormat = "0.000" as never;
      range.numberFormat = given as never;
    });
    expect(await load("A1:B1", "numberFormat", "text")).toEqual([formats, texts]);
  });

  it.each<[string, string, string, string]>([
    ["a percentage", "25%", "0%", "25%"],
    ["a date", "2025-08-19", "yyyy-mm-dd", "2025-08-19"],
  ])("come with %s that is typed", async (_, given, format, text) => {
    await excel.fill("A1", [[given]]);
    expect(await load("A1", "numberFormat", "text")).toEqual([[[format]], [[text]]]);
  });
});

// @types/office-js: Excel.Range.address, cellCount, rowIndex, …
describe("where a range is", () => {
  it.each<[string, (number | boolean)[]]>([
    ["B2", [1, 1, 1, 1, 1, false, false]],
    ["B2:D3", [6, 3, 1, 2, 1, false, false]],
    ["A:B", [2_097_152, 2, 0, 1_048_576, 0, true, false]],
    ["3:3", [16_384, 16_384, 0, 1, 2, false, true]],
  ])("%s", async (address, expected) => {
    const [cellCount, columnCount, columnIndex, rowCount, rowIndex, isEntireColumn, isEntireRow] = await load(
      address,
      "cellCount",
      "columnCount",
      "columnIndex",
      "rowCount",
      "rowIndex",
      "isEntireColumn",
      "isEntireRow",
    );
    expect([cellCount, columnCount, columnIndex, rowCount, rowIndex, isEntireColumn, isEntireRow]).toEqual(
      expected,
    );
  });

  it.each([
    ["Roster", "Roster!A1"],
    ["My team", "'My team'!A1"],
    ["Ana's", "'Ana''s'!A1"],
    ["2025", "'2025'!A1"],
    ["A1", "'A1'!A1"],
  ])("is told with the worksheet %s", async (name, address) => {
    const told = await excel.on(async (_, context) => {
      const range = context.workbook.worksheets.add(name).getRange("A1").load("address,addressLocal");
      await context.sync();
      return [range.address, range.addressLocal];
    });
    expect(told).toEqual([address, address]);
  });
});
