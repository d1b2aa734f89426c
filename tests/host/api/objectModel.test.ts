// The object model: https://learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model,
// https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling.
import { codeOf, excelForEachTest, failureOf } from "./batches";

const excel = excelForEachTest();

// …#ornullobject-methods-and-properties
describe("null objects", () => {
  it.each<[string, (sheet: Excel.Worksheet, workbook: Excel.Workbook) => OfficeExtension.ClientObject]>([
    ["a worksheet", (_, workbook) => workbook.worksheets.getItemOrNullObject("None")],
    ["a table", (_, workbook) => workbook.tables.getItemOrNullObject("None")],
    ["a name", (_, workbook) => workbook.names.getItemOrNullObject("None")],
    ["a setting", (_, workbook) => workbook.settings.getItemOrNullObject("None")],
    ["a chart", (sheet) => sheet.charts.getItemOrNullObject("None")],
    ["a used range", (sheet) => sheet.getUsedRangeOrNullObject()],
    [
      "a range of a missing worksheet",
      (_, workbook) => workbook.worksheets.getItemOrNullObject("None").getRange("A1"),
    ],
    [
      "a property of a missing worksheet",
      (_, workbook) => workbook.worksheets.getItemOrNullObject("None").freezePanes,
    ],
  ])("%s", async (_, find) => {
    const isNull = await excel.on(async (sheet, context) => {
      const object = find(sheet, context.workbook);
      await context.sync();
      return object.isNullObject;
    });
    expect(isNull).toBe(true);
  });

  it("can be loaded, and have no properties then", async () => {
    const read = await excel.on(async (_, context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("None").load("name,isNullObject");
      await context.sync();
      return [sheet.isNullObject, sheet.name];
    });
    expect(read).toEqual([true, undefined]);
  });

  it("do nothing when a method is called", async () => {
    await excel.on((_, context) => {
      context.workbook.worksheets.getItemOrNullObject("None").delete();
    });
    expect(excel.open.workbook.state.sheets).toHaveLength(1);
  });

  it("isNullObject is false of what is there, loaded or not", async () => {
    const found = await excel.on(async (_, context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("Sheet1").load("isNullObject,name");
      await context.sync();
      return [sheet.isNullObject, sheet.name];
    });
    expect(found).toEqual([false, "Sheet1"]);
  });
});

// …#load
describe("load", () => {
  it.each<[string, (range: Excel.Range) => void]>([
    ["a text with commas", (range) => range.load("address, values")],
    ["a list", (range) => range.load(["address", "values"])],
    ["an object", (range) => range.load({ address: true, values: true })],
    ["select", (range) => range.load({ select: "address,values" })],
    ["nothing", (range) => range.load()],
    ["$all", (range) => range.load({ $all: true })],
  ])("takes %s", async (_, load) => {
    await excel.fill("A1", [["x"]]);
    const loaded = await excel.on(async (sheet, context) => {
      const range = sheet.getRange("A1");
      load(range);
      await context.sync();
      return [range.address, range.values];
    });
    expect(loaded).toEqual(["Sheet1!A1", [["x"]]]);
  });

  it.each<[string, (range: Excel.Range) => void]>([
    ["a path with slashes", (range) => range.load("format/font/name, worksheet/name")],
    [
      "nested objects",
      (range) => range.load({ format: { font: { name: true } }, worksheet: { name: true } }),
    ],
    ["expand", (range) => range.load({ expand: "format/font,worksheet" })],
    [
      "the objects themselves",
      (range) => {
        range.format.font.load("name");
        range.worksheet.load("name");
      },
    ],
  ])("goes into what an object holds: %s", async (_, load) => {
    const loaded = await excel.on(async (sheet, context) => {
      const range = sheet.getRange("A1");
      load(range);
      await context.sync();
      return [range.format.font.name, range.worksheet.name];
    });
    expect(loaded).toEqual(["Calibri", "Sheet1"]);
  });

  it("leaves alone what was not asked for", async () => {
    const failure = await failureOf(
      excel.on(async (sheet, context) => {
        const range = sheet.getRange("A1").load("address");
        await context.sync();
        return range.values;
      }),
    );
    expect(failure).toMatchObject({ code: "PropertyNotLoaded", location: "Range.values" });
  });

  it("reads what the actions before it have done, and not those after it", async () => {
    const read = await excel.on(async (sheet, context) => {
      const range = sheet.getRange("A1");
      range.values = [["before"]];
      const first = sheet.getRange("A1").load("values");
      range.values = [["after"]];
      await context.sync();
      return first.values;
    });
    expect(read).toEqual([["before"]]);
  });

  it("goes through the items of a collection and what they hold", async () => {
    await excel.fill("A1:B2", [
      ["Name", "Role"],
      ["Ana", "Lead"],
    ]);
    const loaded = await excel.on(async (sheet, context) => {
      sheet.tables.add("A1:B2", true).name = "Roster";
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/tables/items/name,items/tables/items/columns/items/name");
      await context.sync();
      return worksheets.items.map(({ name, tables }) => [
        name,
        tables.items.map((table) => [table.name, table.columns.items.map((column) => column.name)]),
      ]);
    });
    expect(loaded).toEqual([["Sheet1", [["Roster", ["Name", "Role"]]]]]);
  });

  it("after $skip gives items that are still themselves", async () => {
    await excel.fill("A1:A4", [["Name"], ["Ana"], ["Bo"], ["Cy"]]);
    await excel.on(async (sheet, context) => {
      const { rows } = sheet.tables.add("A1:A4", true);
      rows.load({ values: true, $skip: 1, $top: 1 });
      await context.sync();
      rows.items[0]!.values = [["Bea"]];
    });
    expect(excel.values("A1:A4")).toEqual([["Name"], ["Ana"], ["Bea"], ["Cy"]]);
  });

  it("retrieve and toJSON give plain objects", async () => {
    await excel.fill("A1", [["x"]]);
    const plain = await excel.on(async (sheet, context) => {
      const range = sheet.getRange("A1").load("address,values,format/fill/color");
      const retrieved = (range as unknown as { retrieve(names: string): object }).retrieve("address,values");
      await context.sync();
      return [range.toJSON(), JSON.parse(JSON.stringify(retrieved)) as unknown];
    });
    expect(plain).toEqual([
      { address: "Sheet1!A1", values: [["x"]], format: { fill: { color: "#FFFFFF" } } },
      { address: "Sheet1!A1", values: [["x"]] },
    ]);
  });
});

// …#set
describe("set", () => {
  it("takes nested properties", async () => {
    const got = await excel.on(async (sheet, context) => {
      const range = sheet.getRange("B2:C2");
      range.set({
        values: [["Ana", "Lead"]],
        numberFormat: [["@", "@"]],
        format: { fill: { color: "#4472C4" }, font: { name: "Verdana", color: "white" }, columnWidth: 90 },
        dataValidation: { ignoreBlanks: false },
      });
      range.load(
        "values,numberFormat,format/fill/color,format/font/color,format/font/name,dataValidation/ignoreBlanks",
      );
      range.format.load("columnWidth");
      await context.sync();
      const { values, numberFormat, format, dataValidation } = range;
      return [
        values,
        numberFormat,
        format.fill.color,
        format.font.name,
        format.font.color,
        format.columnWidth,
        dataValidation.ignoreBlanks,
      ];
    });
    expect(got).toEqual([[["Ana", "Lead"]], [["@", "@"]], "#4472C4", "Verdana", "#FFFFFF", 90, false]);
  });

  it("takes the properties of another object", async () => {
    const got = await excel.on(async (sheet, context) => {
      const model = sheet.getRange("A1").format.font;
      model.set({ bold: true, size: 20 });
      model.load("bold,size");
      await context.sync();
      const copy = sheet.getRange("B1").format.font;
      copy.set(model);
      copy.load("bold,size");
      await context.sync();
      return [copy.bold, copy.size];
    });
    expect(got).toEqual([true, 20]);
  });

  it("update sends all properties as one action", async () => {
    const got = await excel.on(async (sheet, context) => {
      const { font } = sheet.getRange("A1").format;
      (font as unknown as { update(properties: object): void }).update({ bold: true, size: 20 });
      font.load("bold,size");
      await context.sync();
      return [font.bold, font.size];
    });
    expect(got).toEqual([true, 20]);
  });
});

// …#clientresult
it("a ClientResult has its value after the sync", async () => {
  const failure = await failureOf(excel.on((_, context) => context.workbook.worksheets.getCount().value));
  expect(failure.code).toBe("ValueNotLoaded");
});

describe("a request that fails", () => {
  it("says where, and leaves done what came before it", async () => {
    const failure = await failureOf(
      excel.on((sheet) => {
        sheet.getRange("A1").values = [["before"]];
        sheet.getRange("A2").values = [["wrong", "size"]];
        sheet.getRange("A3").values = [["after"]];
      }),
    );
    expect(failure).toMatchObject({ code: "InvalidArgument", location: "Range.values" });
    expect(failure.message).toContain("1 rows of 2 cells");
    expect(excel.values("A1:A3")).toEqual([["before"], [""], [""]]);
  });

  it.each<[string, (sheet: Excel.Worksheet, context: Excel.RequestContext) => void, string, string]>([
    [
      "a missing item",
      (_, context) => context.workbook.worksheets.getItem("None").delete(),
      "ItemNotFound",
      "WorksheetCollection.getItem",
    ],
    [
      "a wrong address",
      (sheet) => sheet.getRange("nowhere").clear(),
      "InvalidArgument",
      "Worksheet.getRange",
    ],
    [
      "a wrong argument",
      (sheet) => sheet.getRange("A1").insert("Up" as never),
      "InvalidArgument",
      "Range.insert",
    ],
    [
      "a wrong value",
      (sheet) => {
        sheet.visibility = "Perhaps" as never;
      },
      "InvalidArgument",
      "Worksheet.visibility",
    ],
  ])("names the member: %s", async (_, act, code, location) => {
    expect(await failureOf(excel.on(act))).toMatchObject({ code, location });
  });

  it.each<[string, (sheet: Excel.Worksheet) => void]>([
    ["Range.address", (sheet) => sheet.getRange("A1").set({ address: "B1" } as never)],
    ["Worksheet.id", (sheet) => sheet.set({ id: "1" } as never)],
  ])("%s cannot be set", async (_, act) => {
    expect(await codeOf(excel.on(act))).toBe("InvalidArgument");
  });
});

// What Excel has and this host does not have: "The API you are trying to use could not be found."
describe("members that this host does not have", () => {
  it.each<[string, (sheet: Excel.Worksheet, workbook: Excel.Workbook) => void]>([
    ["Range.getExtendedRange", (sheet) => sheet.getRange("A1").getExtendedRange("Down").select()],
    ["Range.removeDuplicates", (sheet) => sheet.getRange("A1").removeDuplicates([0], true)],
    ["Range.hyperlink", (sheet) => sheet.getRange("A1").load("hyperlink")],
    [
      "Range.style",
      (sheet) => {
        sheet.getRange("A1").style = "Good";
      },
    ],
    [
      "RangeFont.superscript",
      (sheet) => {
        sheet.getRange("A1").format.font.superscript = true;
      },
    ],
    ["Worksheet.pivotTables", (sheet) => sheet.pivotTables.refreshAll()],
    ["Worksheet.comments", (sheet) => sheet.comments.load("items/content")],
    ["Worksheet.copy", (sheet) => sheet.copy("End").activate()],
    ["Worksheet.standardWidth", (sheet) => sheet.load("name,standardWidth")],
    ["Worksheet._RegisterRowSortedEvent", (sheet) => sheet.onRowSorted.add(() => Promise.resolve())],
    ["Workbook.properties", (_, workbook) => workbook.properties.load("title")],
    ["Workbook.styles", (_, workbook) => workbook.styles.add("Mine")],
    [
      "Chart.axes",
      (sheet) => {
        sheet.charts.add("Pie", sheet.getRange("A1")).axes.valueAxis.minimum = 0;
      },
    ],
  ])("%s", async (member, act) => {
    const failure = await failureOf(
      excel.on((sheet, context) => {
        act(sheet, context.workbook);
      }),
    );
    expect(failure).toMatchObject({ code: "ApiNotFound", location: member });
    expect(failure.message).toContain(member);
  });
});
