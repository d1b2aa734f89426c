// Names: @types/office-js: Excel.NamedItemCollection, Excel.NamedItem.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

/** Adds a name to the workbook and reads it. */
async function added(reference: (sheet: Excel.Worksheet) => Excel.Range | string): Promise<unknown[]> {
  return excel.on(async (sheet, context) => {
    const item = context.workbook.names.add("Answers", reference(sheet) as never, "What people said");
    item.load("name,type,value,formula,scope,comment,visible");
    await context.sync();
    return [item.name, item.type, item.value, item.formula, item.scope, item.comment, item.visible];
  });
}

// The form of `value` for a range is a guess.
it.each<[string, (sheet: Excel.Worksheet) => Excel.Range | string, unknown[]]>([
  ["a range", (sheet) => sheet.getRange("B2:C9"), ["Range", "Sheet1!$B$2:$C$9", "=Sheet1!$B$2:$C$9"]],
  ["one cell", (sheet) => sheet.getRange("B2"), ["Range", "Sheet1!$B$2", "=Sheet1!$B$2"]],
  ["a reference", () => "=Sheet1!$A$1", ["Range", "Sheet1!$A$1", "=Sheet1!$A$1"]],
  ["a number", () => "=2.5", ["Double", 2.5, "=2.5"]],
  ["a logical value", () => "=TRUE", ["Boolean", true, "=TRUE"]],
  ["a text", () => "plain", ["String", "plain", '="plain"']],
])("stands for %s", async (_, reference, [type, value, formula]) => {
  expect(await added(reference)).toEqual([
    "Answers",
    type,
    value,
    formula,
    "Workbook",
    "What people said",
    true,
  ]);
});

it("follows its cells", async () => {
  const address = await excel.on(async (sheet, context) => {
    const item = context.workbook.names.add("Answers", sheet.getRange("A2:A9"));
    sheet.getRange("1:1").insert("Down");
    const range = item.getRange().load("address");
    await context.sync();
    return range.address;
  });
  expect(address).toBe("Sheet1!A3:A10");
});

it("is the workbook's or a worksheet's", async () => {
  const scopes = await excel.on(async (sheet, context) => {
    const own = sheet.names.add("Own", sheet.getRange("A1")).load("scope");
    const shared = context.workbook.names.add("Shared", sheet.getRange("A2")).load("scope");
    const [ofOwn, ofShared] = [own.worksheetOrNullObject.load("name"), shared.worksheetOrNullObject];
    sheet.names.load("items/name");
    context.workbook.names.load("items/name");
    await context.sync();
    const listed = [sheet.names, context.workbook.names].map(({ items }) => items.map(({ name }) => name));
    return [own.scope, ofOwn.name, shared.scope, ofShared.isNullObject, listed];
  });
  expect(scopes).toEqual(["Worksheet", "Sheet1", "Workbook", true, [["Own"], ["Shared"]]]);
});

it("can be changed, and deleted from a loaded list", async () => {
  const left = await excel.on(async (sheet, context) => {
    const { names } = context.workbook;
    names.add("One", sheet.getRange("A1"));
    names.add("Two", sheet.getRange("A2"));
    names.load("items/name");
    await context.sync();
    names.items.find(({ name }) => name === "One")!.delete();
    const two = names.getItem("two");
    two.formula = "=Sheet1!$C$3";
    two.visible = false;
    two.comment = "moved";
    two.load("value,visible,comment");
    const count = names.getCount();
    const one = names.getItemOrNullObject("One");
    await context.sync();
    return [count.value, one.isNullObject, two.value, two.visible, two.comment];
  });
  expect(left).toEqual([1, true, "Sheet1!$C$3", false, "moved"]);
});

it.each<[string, (sheet: Excel.Worksheet, names: Excel.NamedItemCollection) => void, string]>([
  ["is taken", (sheet, names) => names.add("ANSWERS", sheet.getRange("A1")), "InvalidArgument"],
  ["looks like a cell", (sheet, names) => names.add("AB12", sheet.getRange("A1")), "InvalidArgument"],
  ["has a space", (sheet, names) => names.add("My answers", sheet.getRange("A1")), "InvalidArgument"],
  ["is not there", (_, names) => names.getItem("Nowhere").delete(), "ItemNotFound"],
  // guess: getRangeOrNullObject is the documented way
  ["stands for no range", (_, names) => names.add("Half", "=0.5").getRange().select(), "InvalidReference"],
])("fails when a name %s", async (_, act, code) => {
  const batch = excel.on((sheet, context) => {
    context.workbook.names.add("Answers", sheet.getRange("A1"));
    act(sheet, context.workbook.names);
  });
  expect(await codeOf(batch)).toBe(code);
});

it("gives a null object for the range of a constant", async () => {
  const isNull = await excel.on(async (_, context) => {
    const range = context.workbook.names.add("Half", "=0.5").getRangeOrNullObject();
    await context.sync();
    return range.isNullObject;
  });
  expect(isNull).toBe(true);
});
