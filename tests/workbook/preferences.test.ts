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
  ["nothing", null, {}],
  ["a roster", { roster: { sheet: "Team", table: "T" } }, { roster: { sheet: "Team", table: "T" } }],
  ["plain cells", { roster: { sheet: "Team" } }, { roster: { sheet: "Team" } }],
  ["a text in its place", "broken", {}],
  ["a list in its place", [1, 2], {}],
  ["a damaged roster", { roster: { sheet: 7 } }, {}],
  [
    "what a later version keeps",
    { roster: { sheet: "Team" }, colour: "blue" },
    { roster: { sheet: "Team" } },
  ],
])("%s is read", (_, value, expected) => {
  kept(value);
  expect(readPreferences()).toEqual(expected);
});

const [TEAM, OTHERS] = [{ roster: { sheet: "Team", table: "T" } }, { roster: { sheet: "Others" } }];

test("are there after save and reopen, for others too", async () => {
  expect(await savePreferences(TEAM)).toBe(true);
  const again = await openExcel({ workbook: excel.workbook, person: "Bo" });
  Object.assign(globalThis, { Office: again.window.Office });
  expect(readPreferences()).toEqual(TEAM);
  again.close();
});

test("nothing is saved where nothing changes, so that what was typed can still be undone", async () => {
  await savePreferences(TEAM);
  excel.session.type("A1", "x");
  await savePreferences(TEAM);
  expect(excel.session.undo()).toBe(true);
  excel.session.type("A1", "y");
  await savePreferences(OTHERS);
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

  test("can be taken away again", () => {
    setMark("onlyWhatMatters");
    expect([isMarked("onlyWhatMatters"), isMarked("aboutSeen")]).toEqual([true, false]);
    setMark("onlyWhatMatters", false);
    expect(isMarked("onlyWhatMatters")).toBe(false);
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
