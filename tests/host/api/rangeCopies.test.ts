// Copying, merging and recalculating cells. Each group names its page.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

const GRID = [
  ["a1", "b1", "c1"],
  ["a2", "b2", "c2"],
  ["a3", "b3", "c3"],
];
const fillGrid = () => excel.fill("A1:C3", GRID);

/** Does something with a range of the sheet. */
function act(address: string, edit: (range: Excel.Range) => void): Promise<void> {
  return excel.on((sheet) => {
    edit(sheet.getRange(address));
  });
}

// @types/office-js: Excel.Range.copyFrom,
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-cut-copy-paste
describe("copyFrom", () => {
  const SOURCE = [
    ["007", 1],
    ["", "=B1+A1"],
  ];

  beforeEach(async () => {
    await excel.on((sheet) => {
      sheet.getRange("A1").numberFormat = "@" as never;
      sheet.getRange("A1:B2").values = SOURCE;
      sheet.getRange("B2").format.font.bold = true;
    });
  });

  it.each<[string, (range: Excel.Range) => void, unknown[][], boolean]>([
    [
      "everything",
      (range) => range.copyFrom("A1:B2"),
      [
        ["007", 1],
        ["", "=E4+D4"],
      ],
      true,
    ],
    [
      "formulas",
      (range) => range.copyFrom("A1:B2", "Formulas"),
      [
        ["007", 1],
        ["", "=E4+D4"],
      ],
      false,
    ],
    [
      "values",
      (range) => range.copyFrom("A1:B2", "Values"),
      [
        ["007", 1],
        ["", "#NAME?"],
      ],
      false,
    ],
    [
      "formats",
      (range) => range.copyFrom("A1:B2", "Formats"),
      [
        ["old", "old"],
        ["old", "old"],
      ],
      true,
    ],
    [
      "what is not blank",
      (range) => range.copyFrom("A1:B2", "Formulas", true),
      [
        ["007", 1],
        ["old", "=E4+D4"],
      ],
      false,
    ],
    [
      "rows as columns",
      (range) => range.copyFrom("A1:B2", "Values", false, true),
      [
        ["007", ""],
        [1, "#NAME?"],
      ],
      false,
    ],
  ])("%s", async (_, copy, formulas, bold) => {
    await excel.fill("D4:E5", [
      ["old", "old"],
      ["old", "old"],
    ]);
    const isBold = await excel.on(async (sheet, context) => {
      copy(sheet.getRange("D4:E5"));
      const font = sheet.getRange("E5").format.font.load("bold");
      await context.sync();
      return font.bold;
    });
    expect(excel.open.session.formulas("Sheet1!D4:E5")).toEqual(formulas);
    expect(isBold).toBe(bold);
  });

  it.each<[string, string, unknown[][]]>([
    // "The destination is expanded automatically if it's smaller than the source."
    [
      "a cell",
      "D1",
      [
        ["007", 1, "", ""],
        ["", "#NAME?", "", ""],
      ],
    ],
    // "a 2x2 range copy into a 2x6 range will result in 3 copies of the original 2x2 range"
    [
      "a multiple",
      "D1:G2",
      [
        ["007", 1, "007", 1],
        ["", "#NAME?", "", "#NAME?"],
      ],
    ],
    [
      "no multiple",
      "D1:F2",
      [
        ["007", 1, "", ""],
        ["", "#NAME?", "", ""],
      ],
    ],
  ])("fills a target that is %s", async (_, target, expected) => {
    await act(target, (range) => range.copyFrom("A1:B2", "Values"));
    expect(excel.values("D1:G2")).toEqual(expected);
  });

  it("reads from another worksheet, by address or as a range", async () => {
    await excel.on((sheet, context) => {
      const other = context.workbook.worksheets.add("Other");
      other.getRange("A1").copyFrom("Sheet1!B1");
      other.getRange("A2").copyFrom(sheet.getRange("B1"));
    });
    expect(excel.open.session.values("Other!A1:A2")).toEqual([[1], [1]]);
  });

  it("reads all of an overlapping source first", async () => {
    await excel.fill("A1:A3", [["a"], ["b"], ["c"]]);
    await act("A2", (range) => range.copyFrom("A1:A3"));
    expect(excel.values("A1:A4")).toEqual([["a"], ["a"], ["b"], ["c"]]);
  });
});

// @types/office-js: Excel.Range.merge, unmerge, getMergedAreasOrNullObject, Excel.RangeAreas
describe("merged cells", () => {
  async function merged(address: string): Promise<[string, number, number] | null> {
    return excel.on(async (sheet, context) => {
      const areas = sheet.getRange(address).getMergedAreasOrNullObject();
      areas.load("address,areaCount,cellCount");
      await context.sync();
      return areas.isNullObject ? null : [areas.address, areas.areaCount, areas.cellCount];
    });
  }

  it.each<[string, boolean | undefined, [string, number, number], unknown[][]]>([
    [
      "into one",
      undefined,
      ["Sheet1!A1:B2", 1, 4],
      [
        ["a1", "", "c1"],
        ["", "", "c2"],
        ["a3", "b3", "c3"],
      ],
    ],
    [
      "in each row",
      true,
      ["Sheet1!A1:B1, Sheet1!A2:B2", 2, 4],
      [
        ["a1", "", "c1"],
        ["a2", "", "c2"],
        ["a3", "b3", "c3"],
      ],
    ],
  ])("%s keep the first cell's contents", async (_, across, areas, values) => {
    await fillGrid();
    await act("A1:B2", (range) => range.merge(across));
    expect(await merged("A1:C3")).toEqual(areas);
    expect(excel.values("A1:C3")).toEqual(values);
  });

  it("are found from any of their cells, and move with them", async () => {
    await act("B2:C2", (range) => range.merge());
    expect(await merged("C2")).toEqual(["Sheet1!B2:C2", 1, 2]);
    await act("1:1", (range) => range.insert("Down"));
    expect(await merged("C3")).toEqual(["Sheet1!B3:C3", 1, 2]);
    expect(await merged("C2")).toBeNull();
  });

  it("come apart again", async () => {
    await act("B2:C2", (range) => range.merge());
    await act("A1:B9", (range) => range.unmerge());
    expect(await merged("A1:D9")).toBeNull();
  });

  it("hold nothing in hidden cells", async () => {
    // guess: what is written under a merged area is dropped
    await act("A1:B1", (range) => range.merge());
    await excel.fill("A1:C1", [["x", "y", "z"]]);
    expect(excel.values("A1:C1")).toEqual([["x", "", "z"]]);
  });

  it("are no part of a table", async () => {
    await fillGrid();
    const batch = excel.on((sheet) => {
      sheet.tables.add("A1:C3", true);
      sheet.getRange("C3:D3").merge();
    });
    expect(await codeOf(batch)).toBe("InvalidOperation");
  });

  it("are ranges of their own", async () => {
    await act("A1:B2", (range) => range.merge(true));
    const addresses = await excel.on(async (sheet, context) => {
      const { areas } = sheet.getRange("A1:B2").getMergedAreasOrNullObject();
      areas.load("items/address");
      await context.sync();
      const [first] = areas.items;
      const last = areas.getItemAt(1).getLastCell().load("address");
      first!.values = [["x", null]];
      await context.sync();
      return [...areas.items.map(({ address }) => address), last.address];
    });
    expect(addresses).toEqual(["Sheet1!A1:B1", "Sheet1!A2:B2", "Sheet1!B2"]);
    expect(excel.values("A1")).toEqual([["x"]]);
  });
});

// @types/office-js: Excel.Range.setDirty ("to be recalculated when the next recalculation occurs"), calculate
it.each<[string, (range: Excel.Range) => void]>([
  ["setDirty", (range) => range.setDirty()],
  ["calculate", (range) => range.calculate()],
])("%s has formulas of the range calculated again", async (_, calculate) => {
  let count = 0;
  excel.open.workbook.calculation.engine = { evaluate: () => [[++count]] } as never;
  await excel.fill("A1", [["=NOW()"]]);
  await act("A1:B2", calculate);
  await excel.open.calculated();
  expect(excel.values("A1")).toEqual([[2]]);
});
