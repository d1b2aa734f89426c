// Conditional formats: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-conditional-formatting,
// @types/office-js: Excel.ConditionalFormat.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

/** Marks texts that contain a word. */
function mark(range: Excel.Range, text: string, color = "#FF0000"): Excel.ConditionalFormat {
  const format = range.conditionalFormats.add("ContainsText");
  format.textComparison.format.font.color = color;
  format.textComparison.rule = { operator: "Contains", text };
  return format;
}

/** The texts that the formats of cells look for, the first that applies first. */
async function texts(address: string): Promise<string[]> {
  return excel.on(async (sheet, context) => {
    const { conditionalFormats } = sheet.getRange(address);
    conditionalFormats.load("items/textComparison/rule");
    await context.sync();
    return conditionalFormats.items.map((format) => format.textComparison.rule.text ?? "");
  });
}

it("on text keeps its rule and its format", async () => {
  const got = await excel.on(async (sheet, context) => {
    const { textComparison } = mark(sheet.getRange("B2:D9"), "Certify", "green");
    textComparison.format.fill.color = "#E0FFE0";
    textComparison.format.font.bold = true;
    textComparison.load("rule,format/fill/color,format/font/color,format/font/bold");
    await context.sync();
    const { rule, format } = textComparison;
    return [rule, format.fill.color, format.font.color, format.font.bold];
  });
  expect(got).toEqual([{ operator: "Contains", text: "Certify" }, "#E0FFE0", "#008000", true]);
});

it.each<[string, (range: Excel.Range) => Excel.ConditionalFormat, string, unknown]>([
  [
    "on values",
    (range) => {
      const format = range.conditionalFormats.add("CellValue");
      format.cellValue.rule = { operator: "LessThan", formula1: "=0" };
      return format;
    },
    "cellValue/rule",
    { operator: "LessThan", formula1: "=0" },
  ],
  [
    "by formula",
    (range) => {
      const format = range.conditionalFormats.add("Custom");
      format.custom.rule.formula = "=$B2>1";
      return format;
    },
    "custom/rule/formula",
    "=$B2>1",
  ],
])("%s keeps its rule", async (_, add, path, expected) => {
  const rule = await excel.on(async (sheet, context) => {
    const format = add(sheet.getRange("A1:A9"));
    format.load(path);
    await context.sync();
    return path.split("/").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], format);
  });
  expect(rule).toEqual(expected);
});

// "Adds a new conditional format to the collection at the first/top priority."
it("comes first when it is the latest, unless its priority is changed", async () => {
  await excel.on((sheet) => {
    const range = sheet.getRange("A1:A9");
    for (const text of ["one", "two", "three"]) mark(range, text);
  });
  expect(await texts("A1")).toEqual(["three", "two", "one"]);
  await excel.on((sheet) => {
    sheet.getRange("A1").conditionalFormats.getItemAt(2).priority = 0;
  });
  expect(await texts("A1")).toEqual(["one", "three", "two"]);
});

it("is found by the cells it concerns", async () => {
  await excel.on((sheet) => {
    mark(sheet.getRange("A1:A9"), "down");
    mark(sheet.getRange("A1:F1"), "across");
  });
  expect([await texts("A1:A2"), await texts("A5"), await texts("C3")]).toEqual([
    ["across", "down"],
    ["down"],
    [],
  ]);
});

it("is found by its id, and is of one type", async () => {
  const got = await excel.on(async (sheet, context) => {
    const added = mark(sheet.getRange("A1"), "x").load("id,type,stopIfTrue,priority");
    await context.sync();
    const { conditionalFormats } = sheet.getRange("A1");
    const found = conditionalFormats.getItem(added.id);
    const [text, value] = [found.textComparisonOrNullObject, found.cellValueOrNullObject];
    const missing = conditionalFormats.getItemOrNullObject("none");
    await context.sync();
    return [
      added.type,
      added.stopIfTrue,
      added.priority,
      text.isNullObject,
      value.isNullObject,
      missing.isNullObject,
    ];
  });
  expect(got).toEqual(["ContainsText", false, 0, false, true, true]);
});

// @types/office-js: Excel.ConditionalFormat.getRange ("Throws an error if the conditional format is applied to multiple ranges")
it("is left around cells that are cleared, as several ranges", async () => {
  const got = await excel.on(async (sheet, context) => {
    const format = mark(sheet.getRange("A1:A9"), "x");
    sheet.getRange("A4:A5").conditionalFormats.clearAll();
    const ranges = format.getRanges().load("address");
    const one = format.getRangeOrNullObject();
    await context.sync();
    return [ranges.address, one.isNullObject];
  });
  expect(got).toEqual(["Sheet1!A1:A3, Sheet1!A6:A9", true]);
});

it("moves with its cells", async () => {
  const address = await excel.on(async (sheet, context) => {
    const format = mark(sheet.getRange("A2:A9"), "x");
    sheet.getRange("1:1").insert("Down");
    const range = format.getRange().load("address");
    await context.sync();
    return range.address;
  });
  expect(address).toBe("Sheet1!A3:A10");
});

it("goes when it is deleted", async () => {
  await excel.on((sheet) => {
    const range = sheet.getRange("A1");
    mark(range, "stays");
    mark(range, "goes").delete();
  });
  expect(await texts("A1")).toEqual(["stays"]);
});

it.each<[string, (range: Excel.Range) => void, string]>([
  [
    "a type that this host does not have",
    (range) => range.conditionalFormats.add("DataBar"),
    "InvalidArgument",
  ],
  [
    "an operator of another type",
    (range) => {
      mark(range, "x").textComparison.rule = { operator: "Between" as never, text: "x" };
    },
    "InvalidArgument",
  ],
  [
    "details of another type",
    (range) => {
      mark(range, "x").cellValue.rule = { operator: "LessThan", formula1: "0" };
    },
    "InvalidOperation",
  ],
  ["no such format", (range) => range.conditionalFormats.getItem("none").delete(), "ItemNotFound"],
  ["no such place", (range) => range.conditionalFormats.getItemAt(3).delete(), "InvalidArgument"],
])("fails: %s", async (_, act, code) => {
  const batch = excel.on((sheet) => {
    act(sheet.getRange("A1"));
  });
  expect(await codeOf(batch)).toBe(code);
});
