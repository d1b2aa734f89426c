// Worksheets: https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-worksheets, @types/office-js: Excel.Worksheet.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

async function names(): Promise<string[]> {
  return excel.on(async (_, context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    return worksheets.items.map(({ name }) => name);
  });
}

/** Adds sheets after Sheet1. */
async function add(...added: string[]): Promise<void> {
  await excel.on((_, context) => {
    for (const name of added) context.workbook.worksheets.add(name);
  });
}

// @types/office-js: Excel.WorksheetCollection.add
describe("adding a worksheet", () => {
  it("puts it at the end, under the name given or one of Excel's", async () => {
    const added = await excel.on(async (_, context) => {
      const [named, unnamed] = [context.workbook.worksheets.add("Roster"), context.workbook.worksheets.add()];
      const active = context.workbook.worksheets.getActiveWorksheet();
      for (const sheet of [named, unnamed, active]) sheet.load("name,position");
      await context.sync();
      return [named, unnamed, active].map(({ name, position }) => [name, position]);
    });
    // It is not activated.
    expect(added).toEqual([
      ["Roster", 1],
      ["Sheet2", 2],
      ["Sheet1", 0],
    ]);
  });

  it.each([
    ["taken", "sheet1", "ItemAlreadyExists"],
    ["too long", "x".repeat(32), "InvalidArgument"],
    ["with a slash", "a/b", "InvalidArgument"],
    ["with brackets", "a[1]", "InvalidArgument"],
    ["with an apostrophe at the end", "Ana'", "InvalidArgument"],
    ["empty", "", "InvalidArgument"],
  ])("refuses a name that is %s", async (_, name, code) => {
    expect(await codeOf(add(name))).toBe(code);
    expect(await names()).toEqual(["Sheet1"]);
  });
});

// @types/office-js: Excel.WorksheetCollection.getItem, getItemOrNullObject, getFirst, getLast, getCount
describe("finding a worksheet", () => {
  it.each<[string, (sheets: Excel.WorksheetCollection) => Excel.Worksheet, string]>([
    ["by its name in any case", (sheets) => sheets.getItem("ROSTER"), "Roster"],
    ["as the first", (sheets) => sheets.getFirst(), "Sheet1"],
    ["as the first that is visible", (sheets) => sheets.getFirst(true), "Roster"],
    ["as the last", (sheets) => sheets.getLast(), "Hidden"],
    ["as the last that is visible", (sheets) => sheets.getLast(true), "Roles"],
    ["as the next", (sheets) => sheets.getItem("Roster").getNext(), "Roles"],
    ["as the previous", (sheets) => sheets.getItem("Roster").getPrevious(), "Sheet1"],
    ["as the one before the last", (sheets) => sheets.getLast().getPrevious(true), "Roles"],
  ])("%s", async (_, find, name) => {
    await add("Roster", "Roles", "Hidden");
    const found = await excel.on(async (first, context) => {
      context.workbook.worksheets.getItem("Hidden").visibility = "Hidden";
      first.visibility = "Hidden";
      const sheet = find(context.workbook.worksheets).load("name");
      await context.sync();
      return sheet.name;
    });
    expect(found).toBe(name);
  });

  it("by its id", async () => {
    const [name, id] = await excel.on(async (first, context) => {
      first.load("id");
      await context.sync();
      const sheet = context.workbook.worksheets.getItem(first.id).load("name,id");
      await context.sync();
      return [sheet.name, sheet.id];
    });
    expect(name).toBe("Sheet1");
    expect(id).toMatch(/^\{[0-9A-F-]{36}\}$/);
  });

  it.each<[string, (sheets: Excel.WorksheetCollection) => Excel.Worksheet, boolean]>([
    ["one that is there", (sheets) => sheets.getItemOrNullObject("Sheet1"), false],
    ["no such name", (sheets) => sheets.getItemOrNullObject("Nowhere"), true],
    ["none after the last", (sheets) => sheets.getLast().getNextOrNullObject(), true],
    ["none before the first", (sheets) => sheets.getFirst().getPreviousOrNullObject(), true],
  ])("or a null object: %s", async (_, find, isNull) => {
    const found = await excel.on(async (_sheet, context) => {
      const sheet = find(context.workbook.worksheets);
      await context.sync();
      return sheet.isNullObject;
    });
    expect(found).toBe(isNull);
  });

  it.each<[string, (sheets: Excel.WorksheetCollection) => Excel.Worksheet, string]>([
    ["no such name", (sheets) => sheets.getItem("Nowhere"), "ItemNotFound"],
    // "this method will throw an error"; which is a guess
    ["none after the last", (sheets) => sheets.getLast().getNext(), "ItemNotFound"],
  ])("fails: %s", async (_, find, code) => {
    const batch = excel.on((_sheet, context) => {
      find(context.workbook.worksheets).activate();
    });
    expect(await codeOf(batch)).toBe(code);
  });

  it("counts them, hidden ones or not", async () => {
    await add("Roster", "Roles");
    const counts = await excel.on(async (first, context) => {
      first.visibility = "VeryHidden";
      const { worksheets } = context.workbook;
      const [all, visible] = [worksheets.getCount(), worksheets.getCount(true)];
      await context.sync();
      return [all.value, visible.value];
    });
    expect(counts).toEqual([3, 2]);
  });
});

// https://learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model#load-from-a-collection
describe("loading worksheets", () => {
  it.each<[string, (sheets: Excel.WorksheetCollection) => void, string[]]>([
    [
      "the properties of items by their names alone",
      (sheets) => sheets.load("name"),
      ["Sheet1", "A", "B", "C"],
    ],
    ["with a path through items", (sheets) => sheets.load("items/name"), ["Sheet1", "A", "B", "C"]],
    ["as a list", (sheets) => sheets.load(["name", "position"]), ["Sheet1", "A", "B", "C"]],
    ["as an object", (sheets) => sheets.load({ name: true }), ["Sheet1", "A", "B", "C"]],
    ["the first of them", (sheets) => sheets.load({ name: true, $top: 2 }), ["Sheet1", "A"]],
    ["those after the first", (sheets) => sheets.load({ name: true, $skip: 1, $top: 2 }), ["A", "B"]],
    [
      "with top and skip of the older form",
      (sheets) => sheets.load({ select: "name", top: 1, skip: 2 } as never),
      ["B"],
    ],
  ])("%s", async (_, load, expected) => {
    await add("A", "B", "C");
    const loaded = await excel.on(async (_sheet, context) => {
      const { worksheets } = context.workbook;
      load(worksheets);
      await context.sync();
      return worksheets.items.map(({ name }) => name);
    });
    expect(loaded).toEqual(expected);
  });

  it("gives items that can be used in the next request", async () => {
    await add("A", "B");
    await excel.on(async (_sheet, context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items");
      await context.sync();
      worksheets.items.forEach((sheet, index) => {
        sheet.name = `Part ${String(index + 1)}`;
      });
    });
    expect(await names()).toEqual(["Part 1", "Part 2", "Part 3"]);
  });
});

// @types/office-js: Excel.Worksheet.name, position, visibility, tabColor, showGridlines, showHeadings
describe("properties of a worksheet", () => {
  it.each<[string, Partial<Record<keyof Excel.Worksheet, unknown>>, unknown]>([
    ["name", { name: "Ana's team" }, "Ana's team"],
    ["visibility", { visibility: "VeryHidden" }, "VeryHidden"],
    ["tabColor", { tabColor: "#FFA500" }, "#FFA500"],
    ["showGridlines", { showGridlines: false }, false],
    ["showHeadings", { showHeadings: false }, false],
  ])("%s is kept", async (name, given, expected) => {
    await add("Other");
    const got = await excel.on(async (sheet, context) => {
      Object.assign(sheet, given);
      sheet.load(name);
      await context.sync();
      return sheet[name as keyof Excel.Worksheet];
    });
    expect(got).toBe(expected);
  });

  it("are Excel's for a new worksheet", async () => {
    const got = await excel.on(async (sheet, context) => {
      sheet.load("position,visibility,tabColor,showGridlines,showHeadings");
      await context.sync();
      return [sheet.position, sheet.visibility, sheet.tabColor, sheet.showGridlines, sheet.showHeadings];
    });
    expect(got).toEqual([0, "Visible", "", true, true]);
  });

  it("moves with its position", async () => {
    await add("A", "B");
    await excel.on((_, context) => {
      context.workbook.worksheets.getItem("B").position = 0;
    });
    expect(await names()).toEqual(["B", "Sheet1", "A"]);
  });

  it.each([
    ["a position beyond the end", { position: 3 }, "InvalidArgument"],
    ["the name of another", { name: "Other" }, "ItemAlreadyExists"],
    // guess: the last visible worksheet cannot be hidden in Excel's own window either
    ["hiding the last that is visible", { visibility: "Hidden" }, "InvalidOperation"],
  ])("refuses %s", async (_, given, code) => {
    await add("Other");
    const batch = excel.on((sheet, context) => {
      context.workbook.worksheets.getItem("Other").visibility = "Hidden";
      Object.assign(sheet, given);
    });
    expect(await codeOf(batch)).toBe(code);
  });

  it("renames itself in formulas", async () => {
    await add("Other");
    await excel.fill("A1", [["=Other!B2"]]);
    await excel.on((_, context) => {
      context.workbook.worksheets.getItem("Other").name = "Ana's team";
    });
    expect(excel.open.session.formulas("Sheet1!A1")).toEqual([["='Ana''s team'!B2"]]);
  });
});

// @types/office-js: Excel.Worksheet.activate, delete
describe("activating and deleting worksheets", () => {
  it("brings a worksheet to the front", async () => {
    await add("Roster");
    const active = await excel.on(async (_, context) => {
      context.workbook.worksheets.getItem("Roster").activate();
      const sheet = context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
      return sheet.name;
    });
    expect([active, excel.open.session.activeSheet.name]).toEqual(["Roster", "Roster"]);
  });

  it("brings another to the front where the active one is deleted", async () => {
    await add("Roster");
    await excel.on((sheet) => {
      sheet.delete();
    });
    expect(await names()).toEqual(["Roster"]);
    expect(excel.open.session.activeSheet.name).toBe("Roster");
  });

  it.each<[string, Excel.SheetVisibility]>([
    // "if the worksheet's visibility is set to VeryHidden, the delete operation will fail with an InvalidOperation exception"
    ["one that is very hidden", "VeryHidden" as Excel.SheetVisibility],
    // guess: as in Excel's own window
    ["the only visible one", "Visible" as Excel.SheetVisibility],
  ])("does not delete %s", async (_, visibility) => {
    await add("Other");
    const batch = excel.on((sheet, context) => {
      const other = context.workbook.worksheets.getItem("Other");
      if (visibility === "VeryHidden") other.visibility = visibility;
      else sheet.visibility = "Hidden" as Excel.SheetVisibility;
      other.delete();
    });
    expect(await codeOf(batch)).toBe("InvalidOperation");
    expect(await names()).toEqual(["Sheet1", "Other"]);
  });
});
