// What ranges hold: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values,
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-blank-null-values, @types/office-js: Excel.Range.
import { codeOf, excelForEachTest, failureOf } from "./batches";

const excel = excelForEachTest();

/** Loads properties of a range of the sheet. */
async function load<K extends keyof Excel.Range>(address: string, ...names: K[]): Promise<Excel.Range[K][]> {
  return excel.on(async (sheet, context) => {
    const range = sheet.getRange(address).load(names as string[]);
    await context.sync();
    return names.map((name) => range[name]);
  });
}

// @types/office-js: Excel.Range.values
describe("values", () => {
  it.each<[string, unknown, unknown, string]>([
    ["a text", "Lead", "Lead", "String"],
    ["a number", 2.5, 2.5, "Double"],
    ["a logical value", true, true, "Boolean"],
    ["a text that is a number", "2.5", 2.5, "Double"],
    ["a number after an apostrophe", "'2.5", "2.5", "String"],
    ["a text that is a logical value", "true", true, "Boolean"],
    ["a percentage", "25%", 0.25, "Double"],
    // "To ensure dates are stored as dates, use … a locale-neutral format like ISO (YYYY-MM-DD)"
    ["an ISO date", "2025-08-19", 45_888, "Double"],
    ["a date of another form", "19-8-2025", "19-8-2025", "String"],
    ["an error value", "#N/A", "#N/A", "Error"],
    ["an empty text", "", "", "Empty"],
    ["spaces", " ", " ", "String"],
  ])("takes %s as if it were typed", async (_, given, value, type) => {
    await excel.fill("A1", [[given]]);
    expect(await load("A1", "values", "valueTypes")).toEqual([[[value]], [[type]]]);
  });

  // "specify null for all other cells in the 2-D array"
  it("leaves cells alone that are given null", async () => {
    await excel.fill("A1:B2", [
      ["a", "b"],
      ["c", "d"],
    ]);
    await excel.fill("A1:B2", [
      [null, "B"],
      [null, null],
    ]);
    expect(excel.values("A1:B2")).toEqual([
      ["a", "B"],
      ["c", "d"],
    ]);
  });

  // "If you specify a blank value for the values property of a range, the content of the range is cleared"
  it.each<[string, unknown]>([
    [
      "a matrix of blank texts",
      [
        ["", ""],
        ["", ""],
      ],
    ],
    ["one blank text", ""],
  ])("are cleared by %s", async (_, blank) => {
    await excel.fill("A1:B2", [
      ["a", "b"],
      ["c", "=A1"],
    ]);
    await excel.on((sheet) => {
      sheet.getRange("A1:B2").values = blank as never;
    });
    expect(await load("A1:B2", "valueTypes", "formulas")).toEqual([
      [
        ["Empty", "Empty"],
        ["Empty", "Empty"],
      ],
      [
        ["", ""],
        ["", ""],
      ],
    ]);
  });

  it("are the same in all cells when one value is given", async () => {
    await excel.on((sheet) => {
      sheet.getRange("A1:B2").values = "Due" as never;
    });
    expect(excel.values("A1:C2")).toEqual([
      ["Due", "Due", ""],
      ["Due", "Due", ""],
    ]);
  });

  it.each<[string, unknown]>([
    ["rows missing", [["a", "b"]]],
    [
      "a row too many",
      [
        ["a", "b"],
        ["c", "d"],
        ["e", "f"],
      ],
    ],
    ["cells missing", [["a"], ["b"]]],
    ["rows of different lengths", [["a", "b"], ["c"]]],
    ["one cell for several", [["a"]]],
    // guess: the documentation only says two-dimensional
    ["one dimension", ["a", "b"]],
    ["no rows", []],
    [
      "an object in a cell",
      [
        ["a", { b: 1 }],
        ["c", "d"],
      ],
    ],
  ])("refuse a matrix with %s", async (_, given) => {
    const batch = excel.on((sheet) => {
      sheet.getRange("A1:B2").values = given as never;
    });
    expect(await codeOf(batch)).toBe("InvalidArgument");
    expect(excel.values("A1:B2")).toEqual([
      ["", ""],
      ["", ""],
    ]);
  });

  // "null isn't a valid input for a single property"
  it.each<[string, (range: Excel.Range) => void]>([
    [
      "values",
      (range) => {
        range.values = null as never;
      },
    ],
    [
      "formulas",
      (range) => {
        range.formulas = null as never;
      },
    ],
    [
      "numberFormat",
      (range) => {
        range.numberFormat = null as never;
      },
    ],
    [
      "fill.color",
      (range) => {
        range.format.fill.color = null as never;
      },
    ],
  ])("null is nothing for %s", async (_, set) => {
    const batch = excel.on((sheet) => {
      set(sheet.getRange("A1"));
    });
    expect(await codeOf(batch)).toBe("InvalidArgument");
  });

  it("of more cells than Office.js sends at once arrive whole", async () => {
    // Above 1,500 cells Office.js asks whether the size fits, and sends blocks of rows.
    const given = Array.from({ length: 2000 }, (_, row) => [row, `row ${String(row)}`]);
    await excel.fill("B2:C2001", given);
    expect(excel.values("B2:C2001")).toEqual(given);
  });

  it("of that many cells and the wrong size are refused before any is written", async () => {
    const batch = excel.fill("B2:C2000", Array<unknown[]>(2000).fill(["x", "y"]));
    expect(await failureOf(batch)).toMatchObject({
      code: "InvalidArgument",
      location: "Range._ValidateArraySize",
    });
    expect(excel.values("B2")).toEqual([[""]]);
  });
});

// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-unbounded
describe("unbounded ranges", () => {
  it.each(["C:C", "2:4"])("%s give null for what cells hold, and the rest as ever", async (address) => {
    await excel.fill("C2", [["x"]]);
    const names = ["values", "formulas", "text", "numberFormat", "valueTypes", "address"] as const;
    expect(await load(address, ...names)).toEqual([null, null, null, null, null, `Sheet1!${address}`]);
  });

  it.each<[string, (range: Excel.Range) => void]>([
    [
      "one value",
      (range) => {
        range.values = "Due Date" as never;
      },
    ],
    [
      "a matrix",
      (range) => {
        range.values = [["Due Date"]];
      },
    ],
    [
      "a formula",
      (range) => {
        range.formulas = "=A1" as never;
      },
    ],
    [
      "a number format",
      (range) => {
        range.numberFormat = "0%" as never;
      },
    ],
  ])("take no %s", async (_, set) => {
    // The page says that it is an error; which is a guess.
    const batch = excel.on((sheet) => {
      set(sheet.getRange("A:B"));
    });
    expect(await codeOf(batch)).toBe("InvalidArgument");
  });

  it("are written through their used part", async () => {
    await excel.fill("B2:C3", [
      ["a", "b"],
      ["c", "d"],
    ]);
    await excel.on((sheet) => {
      sheet.getRange("C:C").getUsedRange().values = [["x"], ["y"]];
    });
    expect(excel.values("B2:C3")).toEqual([
      ["a", "x"],
      ["c", "y"],
    ]);
  });
});

it("values of more cells than Excel gives at once are null", async () => {
  excel.open.addIn.faults.cellLimit = 5;
  expect(await load("A1:B2", "values")).toEqual([
    [
      ["", ""],
      ["", ""],
    ],
  ]);
  expect(await load("A1:B3", "values", "address")).toEqual([null, "Sheet1!A1:B3"]);
});
