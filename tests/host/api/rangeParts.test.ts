// Ranges that are found from others: @types/office-js: Excel.Range.getCell and the methods after it,
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-get.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

type Find = (range: Excel.Range) => Excel.Range;

/** The address of what is found from B2:D5; null for a null object. */
async function found(find: Find, from = "B2:D5"): Promise<string | null> {
  return excel.on(async (sheet, context) => {
    const range = find(sheet.getRange(from)).load("address");
    await context.sync();
    return range.isNullObject ? null : range.address.replace("Sheet1!", "");
  });
}

it.each<[string, Find, string]>([
  ["getCell", (range) => range.getCell(1, 2), "D3"],
  ["getCell outside the range", (range) => range.getCell(9, -1), "A11"],
  ["getRow", (range) => range.getRow(1), "B3:D3"],
  ["getColumn", (range) => range.getColumn(2), "D2:D5"],
  ["getLastCell", (range) => range.getLastCell(), "D5"],
  ["getLastRow", (range) => range.getLastRow(), "B5:D5"],
  ["getLastColumn", (range) => range.getLastColumn(), "D2:D5"],
  ["getEntireRow", (range) => range.getEntireRow(), "2:5"],
  ["getEntireColumn", (range) => range.getEntireColumn(), "B:D"],
  ["getOffsetRange", (range) => range.getOffsetRange(2, -1), "A4:C7"],
  ["getResizedRange", (range) => range.getResizedRange(1, -1), "B2:C6"],
  ["getAbsoluteResizedRange", (range) => range.getAbsoluteResizedRange(2, 5), "B2:F3"],
  ["getRowsAbove", (range) => range.getRowsAbove(), "B1:D1"],
  ["getRowsBelow", (range) => range.getRowsBelow(2), "B6:D7"],
  ["getColumnsBefore", (range) => range.getColumnsBefore(1), "A2:A5"],
  ["getColumnsAfter", (range) => range.getColumnsAfter(2), "E2:F5"],
  // "You can also use a negative number to create a range within the current range."
  ["getRowsAbove within", (range) => range.getRowsAbove(-2), "B2:D3"],
  ["getRowsBelow within", (range) => range.getRowsBelow(-1), "B5:D5"],
  ["getColumnsBefore within", (range) => range.getColumnsBefore(-1), "B2:B5"],
  ["getColumnsAfter within", (range) => range.getColumnsAfter(-2), "C2:D5"],
  ["getBoundingRect of an address", (range) => range.getBoundingRect("F9"), "B2:F9"],
  ["getBoundingRect of a range", (range) => range.getBoundingRect(range.getCell(-1, -1)), "A1:D5"],
  ["getIntersection", (range) => range.getIntersection("C1:C3"), "C2:C3"],
  ["getIntersection with whole columns", (range) => range.getIntersection("D:F"), "D2:D5"],
  ["one after the other", (range) => range.getRow(0).getOffsetRange(1, 0).getLastCell(), "D3"],
])("%s", async (_, find, address) => {
  expect(await found(find)).toBe(address);
});

it.each<[string, Find, string | null]>([
  ["getIntersectionOrNullObject", (range) => range.getIntersectionOrNullObject("D5:E6"), "D5"],
  ["getIntersectionOrNullObject without any", (range) => range.getIntersectionOrNullObject("E6"), null],
  ["getUsedRange", (range) => range.getUsedRange(), "C3:D5"],
  ["getUsedRange of values", (range) => range.getUsedRange(true), "C3:C4"],
  ["getUsedRangeOrNullObject without any", (range) => range.getRow(0).getUsedRangeOrNullObject(), null],
  // No cell of the range is used, though there are used ones above and below, left and right of it.
  [
    "getUsedRangeOrNullObject between others",
    (range) => range.getCell(2, 2).getUsedRangeOrNullObject(),
    null,
  ],
  ["getUsedRange of a row between others", (range) => range.getRow(1).getUsedRange(), "C3"],
])("%s", async (_, find, address) => {
  await excel.fill("C3:C4", [[1], [2]]);
  await excel.on((sheet) => {
    sheet.getRange("D5").format.fill.color = "#FF0000";
  });
  expect(await found(find)).toBe(address);
});

it.each<[string, Find, string]>([
  ["above the first row", (range) => range.getOffsetRange(-2, 0), "InvalidArgument"],
  ["left of the first column", (range) => range.getColumnsBefore(2), "InvalidArgument"],
  ["no rows left", (range) => range.getResizedRange(-4, 0), "InvalidArgument"],
  ["no count", (range) => range.getRowsBelow(0), "InvalidArgument"],
  // guess: only the null object's side is documented
  ["nothing shared", (range) => range.getIntersection("F9"), "ItemNotFound"],
  // "If there are no used cells within the range, this function will throw an ItemNotFound error."
  ["nothing used", (range) => range.getUsedRange(), "ItemNotFound"],
])("there is no range: %s", async (_, find, code) => {
  expect(await codeOf(found(find))).toBe(code);
});

it("ranges of two worksheets have nothing in common", async () => {
  const batch = excel.on((sheet, context) => {
    const other = context.workbook.worksheets.add("Other").getRange("A1");
    sheet.getRange("A1").getBoundingRect(other).select();
  });
  expect(await codeOf(batch)).toBe("InvalidArgument");
});

// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-dynamic-arrays
describe("spilled results", () => {
  beforeEach(async () => {
    excel.open.workbook.calculation.engine = {
      evaluate: () => [
        [1, 2],
        [3, 4],
      ],
    } as never;
    await excel.fill("B2", [["=SEQUENCE(2,2)"]]);
    await excel.open.calculated();
  });

  it.each<[string, string, Find, string | null]>([
    ["to where a formula spills", "B2", (range) => range.getSpillingToRange(), "B2:C3"],
    ["to nowhere", "C3", (range) => range.getSpillingToRangeOrNullObject(), null],
    ["from where a cell is filled", "C3", (range) => range.getSpillParent(), "B2"],
    ["from nowhere", "D4", (range) => range.getSpillParentOrNullObject(), null],
    ["from several cells", "B2:C3", (range) => range.getSpillParentOrNullObject(), null],
    ["to from several cells", "B2:C3", (range) => range.getSpillingToRangeOrNullObject(), null],
  ])("%s", async (_, from, find, address) => {
    expect(await found(find, from)).toBe(address);
  });

  it.each<[string, boolean | null]>([
    ["B2:C3", true],
    ["C3", true],
    ["A1", false],
    ["C3:D3", null],
  ])("%s have a spill border: %s", async (address, expected) => {
    const hasSpill = await excel.on(async (sheet, context) => {
      const range = sheet.getRange(address).load("hasSpill");
      await context.sync();
      return range.hasSpill;
    });
    expect(hasSpill).toBe(expected);
  });

  it.each<[string, string, Find, string]>([
    ["a cell that is not spilled", "D4", (range) => range.getSpillParent(), "ItemNotFound"],
    // "Fails if applied to a range with more than one cell." With which code is a guess.
    ["several cells", "B2:C3", (range) => range.getSpillingToRange(), "InvalidArgument"],
  ])("fail for %s", async (_, from, find, code) => {
    expect(await codeOf(found(find, from))).toBe(code);
  });
});
