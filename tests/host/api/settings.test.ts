// Settings: https://learn.microsoft.com/office/dev/add-ins/develop/persisting-add-in-state-and-settings,
// @types/office-js: Excel.SettingCollection, Office.Settings. That both are the same settings is what
// https://github.com/OfficeDev/office-js-docs-reference/issues/769 says.
import { openExcel } from "../../support/excel";
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

const document = () => excel.open.window.Office.context.document.settings;

/** Waits for a method of the older API that calls back. */
function called(call: (done: (result: Office.AsyncResult<unknown>) => void) => void): Promise<string> {
  return new Promise((resolve) => {
    call(({ status }) => resolve(String(status)));
  });
}

it.each<[string, unknown]>([
  ["a text", "compact"],
  ["a number", 2.5],
  ["a logical value", false],
  ["a list", [1, "two", null]],
  ["an object", { width: 320, open: ["Team"] }],
  ["a date", new Date(Date.UTC(2025, 7, 19))],
])("keep %s", async (_, value) => {
  const got = await excel.on(async (_sheet, context) => {
    context.workbook.settings.add("View", value);
    const setting = context.workbook.settings.getItem("View").load("key,value");
    await context.sync();
    return [setting.key, setting.value];
  });
  expect(JSON.stringify(got)).toBe(JSON.stringify(["View", value]));
});

// "Sets or adds the specified setting to the workbook."
it("can be set anew, listed and deleted", async () => {
  const got = await excel.on(async (_, context) => {
    const { settings } = context.workbook;
    settings.add("One", 1);
    settings.add("Two", 2);
    settings.add("One", 3);
    settings.getItem("Two").value = 4;
    settings.load("items/key,items/value");
    const before = settings.getCount();
    await context.sync();
    const listed = settings.items.map(({ key, value }) => [key, value]);
    settings.items[0]!.delete();
    const after = settings.getCount();
    const gone = settings.getItemOrNullObject("One");
    await context.sync();
    return [listed, before.value, after.value, gone.isNullObject];
  });
  expect(got).toEqual([
    [
      ["One", 3],
      ["Two", 4],
    ],
    2,
    1,
    true,
  ]);
});

it("are not there under another name", async () => {
  const batch = excel.on((_, context) => {
    context.workbook.settings.getItem("one").delete();
  });
  expect(await codeOf(batch)).toBe("ItemNotFound");
});

describe("Office.context.document.settings", () => {
  it("are the workbook's once they are saved", async () => {
    document().set("View", { width: 320 });
    expect(excel.open.workbook.settings.size).toBe(0);
    expect(await called((done) => document().saveAsync(done))).toBe("succeeded");
    const value = await excel.on(async (_, context) => {
      const setting = context.workbook.settings.getItem("View").load("value");
      await context.sync();
      return setting.value as unknown;
    });
    expect(value).toEqual({ width: 320 });
  });

  it("have what was added through the workbook, once they are refreshed", async () => {
    await excel.on((_, context) => {
      context.workbook.settings.add("View", "wide");
    });
    await called((done) => document().refreshAsync(done));
    expect(document().get("View")).toBe("wide");
    expect(document().get("Other")).toBeNull();
  });

  it("are there when the add-in opens the workbook again", async () => {
    document().set("View", ["Team"]);
    await called((done) => document().saveAsync(done));
    const again = await openExcel({ workbook: excel.open.workbook });
    expect(again.window.Office.context.document.settings.get("View")).toEqual(["Team"]);
    again.close();
  });

  it("lose what is removed", async () => {
    document().set("View", "wide");
    document().set("Other", 1);
    document().remove("View");
    await called((done) => document().saveAsync(done));
    expect([...excel.open.workbook.settings.keys()]).toEqual(["Other"]);
  });
});
