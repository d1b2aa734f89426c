// The page of the pane in a real browser: beside a workbook under its own security policy, hidden, and as a mere page.
import { readFileSync } from "node:fs";
import type { BrowserContextOptions } from "playwright-core";
import { PLACE_WORDS, TAB_WORDS } from "../../src/words/taskpane";
import { ADD_IN_ADDRESS } from "../support/addInFiles";
import { answerFrom } from "../support/answers";
import { openBrowser } from "../support/browser";
import { OFFICE_JS_FOLDER } from "../support/officeJs";
import type { ExcelInBrowser } from "../support/paneInBrowser";
import { closeBrowser, fits, openExcelInBrowser } from "../support/paneInBrowser";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

/** What Office.js loads where it finds no Excel around it. */
const OUTSIDE_EXCEL = {
  [`${OFFICE_JS_FOLDER}o15apptofilemappingtable.js`]: readFileSync(
    require.resolve("@microsoft/office-js/dist/o15apptofilemappingtable.js"),
    "utf8",
  ),
};

describe("without Excel", () => {
  test.each([
    ["in a browser it says what it is", PLACE_WORDS.browser, false],
    ["without Office.js it says so", PLACE_WORDS.noOffice, true],
  ])("%s, and can be read", async (_, words, isOffline) => {
    const browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
    await answerFrom(page, { addresses: OUTSIDE_EXCEL });
    if (isOffline) await page.route("https://appsforoffice.microsoft.com/**", (route) => route.abort());
    await page.goto(`${ADD_IN_ADDRESS}taskpane.html`);
    await page.waitForFunction((text) => document.getElementById("place")?.textContent === text, words);
    expect(await page.locator('[role="tab"]').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await browser.close();
  });
});

describe("beside a workbook", () => {
  let excel: ExcelInBrowser;
  afterEach(() => excel.close());
  afterAll(closeBrowser);
  const rows = [[...SOUND_HEADINGS], soundCells("Ann"), soundCells("Bob", { tested: "never" })] as string[][];

  test("a ribbon button evaluates the roster; what it needs is loaded only then", async () => {
    excel = await openExcelInBrowser({ width: 320 });
    const frame = await excel.open();
    const evaluation = `${ADD_IN_ADDRESS}evaluation.js`;
    expect(excel.asked.answered).not.toContain(evaluation);
    const completed = await excel.inExcel(({ people }, cells) => {
      people["Ana"]!.session.type("A1", cells);
      return people["Ana"]!.addIn.runCommand("EvaluateRoster");
    }, rows);
    expect(completed).toMatchObject({ status: 0 });
    expect(excel.asked.answered).toContain(evaluation);
    await frame.waitForSelector("#status p");
    expect(await frame.locator("#status p").allTextContents()).toEqual(
      expect.arrayContaining(["Done: Evaluate roster"]),
    );
    expect(await excel.inExcel(({ people }) => people["Ana"]!.session.values("S1:S3"))).toEqual([
      ["Verdict"],
      ["Certify now"],
      ["Try AI at work first"],
    ]);
    expect(await fits(frame)).toBe(true);
    const refused = excel.asked.refused.filter((address) => !address.endsWith("/favicon.ico"));
    expect([excel.faults, refused]).toEqual([[], []]);
  });

  test("its tabs are told and changed by keyboard", async () => {
    excel = await openExcelInBrowser();
    const frame = await excel.open();
    await frame.locator("#tab-person").focus();
    const reached: (string | null)[] = [];
    for (let presses = 0; presses < 4; presses++) {
      await excel.page.keyboard.press("Enter");
      reached.push(await frame.locator('[role="tab"][aria-selected="true"]').textContent());
      expect(await frame.locator('[role="tabpanel"]:visible').count()).toBe(1);
      await excel.page.keyboard.press("ArrowRight");
    }
    expect(reached).toEqual(Object.values(TAB_WORDS));
    expect(excel.faults).toEqual([]);
  });

  // Office.js for Excel on the web tells no colours of Office's own; theme.test.ts has those of the desktop.
  test.each<[string, BrowserContextOptions, string]>([
    ["a light system", { colorScheme: "light" }, "light"],
    ["a dark system", { colorScheme: "dark" }, "dark"],
    ["a system with forced colours", { forcedColors: "active" }, "contrast"],
  ])("it goes with %s", async (_, look, kind) => {
    excel = await openExcelInBrowser({ browser: look });
    const frame = await excel.open();
    expect(await frame.locator("[data-theme]").first().getAttribute("data-theme")).toBe(kind);
  });

  test.each([
    ["en-US", "ltr"],
    ["he-IL", "rtl"],
  ])("for Excel in %s it is laid out %s", async (uiLocale, direction) => {
    excel = await openExcelInBrowser();
    const frame = await excel.open("Ana", { uiLocale });
    expect(await frame.locator("[data-theme]").first().getAttribute("dir")).toBe(direction);
  });
});
