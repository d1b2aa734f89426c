// Ranges of a worksheet: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-get.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

// @types/office-js: Excel.Worksheet.getRange, getCell, getRangeByIndexes, getUsedRange, getUsedRangeOrNullObject
describe("ranges of a worksheet", () => {
  it.each<[string, (sheet: Excel.Worksheet) => Excel.Range, string]>([
    ["by address", (sheet) => sheet.getRange("b2:A1"), "Sheet1!A1:B2"],
    ["by an address with its own name", (sheet) => sheet.getRange("Sheet1!C3"), "Sheet1!C3"],
    ["by absolute address", (sheet) => sheet.getRange("$A$1:$B$2"), "Sheet1!A1:B2"],
    ["by whole columns", (sheet) => sheet.getRange("A:C"), "Sheet1!A:C"],
    ["by whole rows", (sheet) => sheet.getRange("2:3"), "Sheet1!2:3"],
    ["by name", (sheet) => sheet.getRange("Answers"), "Sheet1!B2:C4"],
    ["by a table's name", (sheet) => sheet.getRange("Roster"), "Sheet1!E2:F3"],
    ["by a structured reference", (sheet) => sheet.getRange("Roster[[#All],[Role]]"), "Sheet1!F1:F3"],
    ["by row and column", (sheet) => sheet.getCell(2, 1), "Sheet1!B3"],
    ["by indexes", (sheet) => sheet.getRangeByIndexes(1, 2, 3, 4), "Sheet1!C2:F4"],
  ])("%s", async (_, find, address) => {
    await excel.fill("E1:F3", [
      ["Name", "Role"],
      ["Ana", "Lead"],
      ["Bo", "Dev"],
    ]);
    const found = await excel.on(async (sheet, context) => {
      context.workbook.names.add("Answers", sheet.getRange("B2:C4"));
      sheet.tables.add("E1:F3", true).name = "Roster";
      const range = find(sheet).load("address");
      await context.sync();
      return range.address;
    });
    expect(found).toBe(address);
  });

  it("is the whole worksheet without an address", async () => {
    const count = await excel.on(async (sheet, context) => {
      const range = sheet.getRange().load("rowCount,columnCount,cellCount");
      await context.sync();
      return [range.rowCount, range.columnCount, range.cellCount];
    });
    // "This API will return -1 if the cell count exceeds 2^31-1"
    expect(count).toEqual([1_048_576, 16_384, -1]);
  });

  it.each<[string, (sheet: Excel.Worksheet) => Excel.Range]>([
    ["what is no address", (sheet) => sheet.getRange("nothing here")],
    ["a row that no worksheet has", (sheet) => sheet.getRange("A1048577")],
    ["a column that no worksheet has", (sheet) => sheet.getRange("XFE1")],
    ["another worksheet's cells", (sheet) => sheet.getRange("Other!A1")],
    ["another worksheet's name", (sheet) => sheet.getRange("Elsewhere")],
    ["no rows", (sheet) => sheet.getRangeByIndexes(0, 0, 0, 1)],
    ["a negative row", (sheet) => sheet.getCell(-1, 0)],
  ])("refuses %s", async (_, find) => {
    const batch = excel.on((sheet, context) => {
      context.workbook.names.add("Elsewhere", context.workbook.worksheets.add("Other").getRange("A1"));
      find(sheet).select();
    });
    expect(await codeOf(batch)).toBe("InvalidArgument");
  });

  it.each<[string, boolean, string]>([
    ["values and formats", false, "Sheet1!B2:D9"],
    ["values only", true, "Sheet1!B2:C5"],
  ])("gives the used range around %s", async (_, valuesOnly, address) => {
    await excel.fill("B2:B3", [["x"], ["y"]]);
    const used = await excel.on(async (sheet, context) => {
      sheet.getRange("C5").values = [["=B2"]];
      sheet.getRange("D9").format.fill.color = "#FF0000";
      const range = sheet.getUsedRange(valuesOnly).load("address");
      await context.sync();
      return range.address;
    });
    expect(used).toBe(address);
  });

  it("gives the first cell, or a null object, where nothing is used", async () => {
    const used = await excel.on(async (sheet, context) => {
      const [range, orNull] = [sheet.getUsedRange().load("address"), sheet.getUsedRangeOrNullObject()];
      await context.sync();
      return [range.address, orNull.isNullObject];
    });
    expect(used).toEqual(["Sheet1!A1", true]);
  });
});

// @types/office-js: Excel.Worksheet.getRanges
describe("several ranges of a worksheet", () => {
  const found = (addresses: string | undefined) =>
    excel.on(async (sheet, context) => {
      const ranges = sheet.getRanges(addresses).load("address,areaCount");
      await context.sync();
      return [ranges.address, ranges.areaCount];
    });

  it.each<[string, string | undefined, string, number]>([
    ["with commas", "B2:B4,D6", "Sheet1!B2:B4, Sheet1!D6", 2],
    ["with semicolons", "B2:B4; D6", "Sheet1!B2:B4, Sheet1!D6", 2],
    ["the whole worksheet without an address", undefined, "Sheet1!A:XFD", 1],
  ])("%s", async (_, addresses, address, count) => {
    expect(await found(addresses)).toEqual([address, count]);
  });

  // "The `address` has a limit of 8192 characters", for getRange. That it holds for getRanges too is a guess.
  it.each([
    ["too long", Array(2000).fill("B2:B4").join(",")],
    ["no address", "B2,nothing here"],
  ])("are refused: %s", async (_, addresses) => {
    expect(await codeOf(found(addresses))).toBe("InvalidArgument");
  });
});
