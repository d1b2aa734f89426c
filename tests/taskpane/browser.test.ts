// The built pane in a real browser: beside a workbook under its own security policy, in a narrow window, and as a mere page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import { PLACE_WORDS } from "../../src/words/taskpane";
import type { ExcelPage } from "../e2e/hostPage";
import { ADD_IN_ADDRESS } from "../support/addInFiles";
import type { Answers, Asked } from "../support/answers";
import { answerFrom } from "../support/answers";
import { OFFICE_JS_FOLDER } from "../support/officeJs";
import { openBrowser } from "../support/browser";
import { bundle } from "../support/bundle";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

jest.setTimeout(180_000);

type InExcel = Window & ExcelPage;

const functions = JSON.parse(
  readFileSync(join(__dirname, "../../dist/functions.json"), "utf8"),
) as FunctionsFile;
/** What Office.js loads where it finds no Excel around it. */
const OUTSIDE_EXCEL = {
  [`${OFFICE_JS_FOLDER}o15apptofilemappingtable.js`]: readFileSync(
    require.resolve("@microsoft/office-js/dist/o15apptofilemappingtable.js"),
    "utf8",
  ),
};
const HOST = "https://localhost:4000/host.html";
const HOST_PAGE = `<!doctype html><html lang="en"><head><title>Excel</title><style>iframe { width: 320px; height: 900px }</style></head><body><script src="host.js"></script></body></html>`;

let browser: Browser;
let hostScript: string;
let context: BrowserContext;
let page: Page;
let asked: Asked;
let faults: string[];
beforeAll(async () => {
  hostScript = await bundle("tests/e2e/hostPage.ts");
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function openPage(answers: Answers = {}): Promise<void> {
  context = await browser.newContext({ viewport: { width: 320, height: 900 } });
  asked = await answerFrom(context, answers);
  page = await context.newPage();
  faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  // What the page's security policy forbids is told on the console.
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
}

/** Does nothing reach beyond the window's width? */
const fits = (target: Pick<Page, "evaluate">): Promise<boolean> =>
  target.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test("in a browser it says what it is, and its buttons are off", async () => {
  await openPage({ addresses: OUTSIDE_EXCEL });
  await page.goto(`${ADD_IN_ADDRESS}taskpane.html`);
  await page.waitForFunction(
    (words) => document.getElementById("place")?.textContent === words,
    PLACE_WORDS.browser,
  );
  expect(await page.locator("button[data-task]:disabled").count()).toBe(3);
  expect(await fits(page)).toBe(true);
  expect(faults).toEqual([]);
});

test("without Office.js it says so, and can be read", async () => {
  await openPage();
  await page.route("https://appsforoffice.microsoft.com/**", (route) => route.abort());
  await page.goto(`${ADD_IN_ADDRESS}taskpane.html`);
  await page.waitForFunction(
    (words) => document.getElementById("place")?.textContent === words,
    PLACE_WORDS.noOffice,
  );
  expect(await page.locator("button[data-task]:disabled").count()).toBe(3);
});

describe("beside a workbook", () => {
  let frame: Frame;
  beforeEach(async () => {
    await openPage({ addresses: { [HOST]: HOST_PAGE, "https://localhost:4000/host.js": hostScript } });
    await page.goto(HOST);
    await page.evaluate(
      ([url, file, rows]) => {
        const excel = window as never as InExcel;
        excel.open("Ana", url, file);
        excel.people["Ana"]!.session.type("A1", rows);
      },
      [
        `${ADD_IN_ADDRESS}taskpane.html`,
        functions,
        [[...SOUND_HEADINGS], soundCells("Ann"), soundCells("Bob", { tested: "never" })] as string[][],
      ] as const,
    );
    frame = (await (await page.waitForSelector("iframe")).contentFrame())!;
    await frame.waitForSelector('button[data-task="EvaluateRoster"]:enabled');
  });

  test("a ribbon button evaluates the roster; what it needs is loaded only then", async () => {
    const evaluation = `${ADD_IN_ADDRESS}evaluation.js`;
    expect(asked.answered).not.toContain(evaluation);
    const completed = await page.evaluate(() =>
      (window as never as InExcel).people["Ana"]!.addIn.runCommand("EvaluateRoster"),
    );
    expect(completed).toMatchObject({ status: 0 });
    expect(asked.answered).toContain(evaluation);
    expect(await frame.locator("#status p").allTextContents()).toEqual(
      expect.arrayContaining(["Done: Evaluate roster", "Certify now: 1", "Try AI at work first: 1"]),
    );
    const verdicts = await page.evaluate(() =>
      (window as never as InExcel).people["Ana"]!.session.values("S1:S3"),
    );
    expect(verdicts).toEqual([["Verdict"], ["Certify now"], ["Try AI at work first"]]);
    expect(await fits(frame)).toBe(true);
    expect([faults, asked.refused.filter((address) => !address.endsWith("/favicon.ico"))]).toEqual([[], []]);
  });

  test("the keyboard alone reaches the buttons in their order, and presses them", async () => {
    // Excel puts the keyboard on the first element; Tab from there is seen to by Office.js.
    await frame.locator("button").first().focus();
    const reached: (string | undefined)[] = [];
    for (let presses = 0; presses < 4; presses++) {
      reached.push(await frame.evaluate(() => document.activeElement?.textContent?.trim()));
      if (presses < 3) await page.keyboard.press("Tab");
    }
    expect(reached).toEqual([
      "Evaluate roster",
      "Evaluate selected rows",
      "Create roster",
      "All functions, buttons and keys",
    ]);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await frame.waitForSelector('body[data-run="done"]');
    expect(await frame.locator("#status p").first().textContent()).toBe("Done: Create roster");
    expect(faults).toEqual([]);
  });
});
