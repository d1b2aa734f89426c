// View preferences: kept with the workbook, damage is as if nothing were kept, and undo is spared.
import { isMarked, readPreferences, savePreferences, setMark } from "../../src/workbook/preferences";
import { openExcel } from "../support/excel";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
  Object.assign(globalThis, { window: excel.window });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, "window");
  excel.close();
});

/** What the workbook keeps. */
function kept(value: unknown): void {
  excel.window.Office.context.document.settings.set("CertVerdict.view", value);
}

test.each<[string, unknown, object]>([
  ["nothing", null, { questions: "all" }],
  ["a mode", { questions: "one" }, { questions: "one" }],
  [
    "a roster",
    { questions: "one", roster: { sheet: "Team", table: "T" } },
    { questions: "one", roster: { sheet: "Team", table: "T" } },
  ],
  ["a text in its place", "broken", { questions: "all" }],
  ["a list in its place", [1, 2], { questions: "all" }],
  [
    "a mode that there is not",
    { questions: "some", roster: { sheet: "Team" } },
    { questions: "all", roster: { sheet: "Team" } },
  ],
  ["a damaged roster", { questions: "one", roster: { sheet: 7 } }, { questions: "one" }],
  ["what a later version keeps", { questions: "one", colour: "blue" }, { questions: "one" }],
])("%s is read", (_, value, expected) => {
  kept(value);
  expect(readPreferences()).toEqual(expected);
});

test("are there after save and reopen, for others too", async () => {
  expect(await savePreferences({ questions: "one", roster: { sheet: "Team", table: "T" } })).toBe(true);
  const again = await openExcel({ workbook: excel.workbook, person: "Bo" });
  Object.assign(globalThis, { Office: again.window.Office });
  expect(readPreferences()).toEqual({ questions: "one", roster: { sheet: "Team", table: "T" } });
  again.close();
});

test("nothing is saved where nothing changes, so that what was typed can still be undone", async () => {
  await savePreferences({ questions: "one" });
  excel.session.type("A1", "x");
  await savePreferences({ questions: "one" });
  expect(excel.session.undo()).toBe(true);
  excel.session.type("A1", "y");
  await savePreferences({ questions: "all" });
  expect(excel.session.undo()).toBe(false);
});

describe("marks of a person", () => {
  test("are kept in the browser, apart for each site that shows the add-in", () => {
    expect(isMarked("aboutSeen")).toBe(false);
    Object.assign(excel.window.Office.context, { partitionKey: "site1:" });
    setMark("aboutSeen");
    expect(isMarked("aboutSeen")).toBe(true);
    Object.assign(excel.window.Office.context, { partitionKey: "site2:" });
    expect(isMarked("aboutSeen")).toBe(false);
  });

  test("where the browser keeps nothing, until the pane closes", () => {
    Object.assign(globalThis, {
      window: {
        get localStorage(): never {
          throw new Error("denied");
        },
      },
    });
    expect(isMarked("aboutSeen")).toBe(false);
    setMark("aboutSeen");
    expect(isMarked("aboutSeen")).toBe(true);
  });
});
