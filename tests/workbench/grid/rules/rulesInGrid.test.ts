// Rules of cells in the grid itself, in a browser, with the keys that a person presses.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../../../support/browser";
import { bundle } from "../../../support/bundle";
import type { RulesPage } from "./rulesPage";
import "../../../support/retryOnce";

const ADDRESS = "http://grid.test/";
const STYLES = join(__dirname, "../../../../node_modules/@univerjs/preset-sheets-core/lib/index.css");
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Grid</title>
<link rel="stylesheet" href="grid.css"><style>html, body, #grid { margin: 0; height: 100% }</style></head>
<body><div id="grid"></div><script src="grid.js"></script></body></html>`;

declare const rules: RulesPage;

let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  const script = await bundle("tests/workbench/grid/rules/rulesPage.ts");
  page = await browser.newPage({ viewport: { width: 900, height: 500 } });
  page.on("pageerror", ({ message }) => {
    // Patterns for hyphenation are chunks of their own, which a bundle for tests has not.
    if (!message.startsWith("Loading chunk")) faults.push(message);
  });
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    "/": ["text/html", HTML],
    "/grid.js": ["text/javascript", script],
    "/grid.css": ["text/css", readFileSync(STYLES, "utf8")],
  };
  await page.route(`${ADDRESS}**`, async (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? [];
    await route.fulfill(body === undefined ? { status: 404 } : { contentType: contentType!, body });
  });
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  await page.goto(ADDRESS);
  await page.waitForFunction(
    () => "rules" in window && document.querySelector("canvas[id^=univer-sheet-main-canvas]") !== null,
  );
});

afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

const list = { rule: { list: { inCellDropDown: true, source: "=Lists!$A$1:$A$3" } } };
const stop = { showAlert: true, style: "Stop", title: "Not a role", message: "Choose one of the list." };

async function validate(address: string, settings: object): Promise<void> {
  await page.evaluate(
    ([address, settings]) => {
      rules.validate(address, settings as never);
    },
    [address, settings] as const,
  );
}

/** Selects a cell and gives the keyboard to the grid. */
async function at(address: string): Promise<void> {
  await page.evaluate((address) => {
    rules.session.select(address);
    rules.grid.focus();
  }, address);
}

const holds = (address: string): Promise<unknown> =>
  page.evaluate((address) => rules.session.values(address)[0]![0], address);
const colours = (cells: readonly (readonly [number, number])[]): Promise<string[]> =>
  page.evaluate((cells) => cells.map(([row, column]) => rules.colourAt(row, column)), cells);
/** The picture is drawn a moment after the workbook changed. */
async function becomes(row: number, column: number, colour: string): Promise<void> {
  await page.waitForFunction(([row, column, colour]) => rules.colourAt(row, column) === colour, [
    row,
    column,
    colour,
  ] as const);
}

describe("choices", () => {
  test("are opened, walked through and taken by keyboard", async () => {
    await validate("B2:B9", list);
    await at("B2");
    await page.getByRole("button", { name: /choices/ }).waitFor();
    await page.keyboard.press("Alt+ArrowDown");
    const options = page.getByRole("option");
    await options.first().waitFor();
    expect(await options.allTextContents()).toEqual(["Developer", "Analyst", "Manager"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("m");
    await page.keyboard.press("Enter");
    await page.getByRole("listbox").waitFor({ state: "detached" });
    expect(await holds("B2")).toBe("Manager");
    // The keyboard is the grid's again, and undo knows of the choice.
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => rules.session.values("B2")[0]![0] === "Developer");
  });

  test("are read from their cells as the list is opened, and left with Escape", async () => {
    await validate("B2:B9", list);
    await page.evaluate(() => {
      rules.session.type("Lists!A3", "Director");
    });
    await at("B3");
    await page.getByRole("button", { name: /choices/ }).click();
    await page.getByRole("option", { name: "Director" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("listbox").waitFor({ state: "detached" });
    expect(await holds("B3")).toBe("Analyst");
  });

  test("come and go with the rule", async () => {
    await at("B2");
    await validate("B2:B9", list);
    const arrow = page.getByRole("button", { name: /choices/ });
    await arrow.waitFor();
    await page.evaluate(() => rules.session.undo());
    await arrow.waitFor({ state: "detached" });
  });
});

describe("entries", () => {
  test("that a rule stops do not reach the workbook", async () => {
    await validate("B2:B9", { ...list, errorAlert: stop });
    await at("B2");
    await page.keyboard.type("Astronaut");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "Choose one of the list." }).waitFor();
    expect(await page.evaluate(() => rules.refused)).toEqual(["Not a role: Choose one of the list."]);
    expect(await holds("B2")).toBe("Developer");
    expect(await page.evaluate(() => [rules.session.selection.row, ...rules.session.history.labels])).toEqual(
      [1, "Rule"],
    );
    // The grid shows what the workbook has.
    await page.keyboard.press("F2");
    await page.keyboard.type("s");
    await page.keyboard.press("Escape");
    await at("B2");
    await page.keyboard.type("manager");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => rules.session.values("B2")[0]![0] === "manager");
  });

  test("that a rule warns of are let in, and the warning is shown", async () => {
    await validate("B2:B9", { ...list, errorAlert: { ...stop, style: "Warning" } });
    await at("B2");
    await page.keyboard.type("dev, ops");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await holds("B2")).toBe("dev, ops");
    expect(await page.evaluate(() => [rules.refused, rules.warned])).toEqual([
      [],
      ["Not a role: Choose one of the list."],
    ]);
  });

  test("are shown a note before they are typed", async () => {
    await validate("I2:I9", {
      prompt: { showPrompt: true, title: "Other reasons", message: "Any of these" },
    });
    await at("I2");
    await page.getByRole("note").filter({ hasText: "Any of these" }).waitFor();
    await at("A1");
    await page.getByRole("note").waitFor({ state: "detached" });
  });
});

describe("conditional formats", () => {
  const verdict = (formula1: string, colour: string): Promise<void> =>
    page.evaluate(
      ([formula1, colour]) => {
        rules.format("CellValue", "C2:C9", { rule: { operator: "EqualTo", formula1 }, "fill.color": colour });
      },
      [formula1, colour] as const,
    );

  test("colour verdicts, and follow them as they change", async () => {
    await verdict('="Certify now"', "#C6EFCE");
    await verdict('="Check row"', "#FFC7CE");
    await becomes(1, 2, "#C6EFCE");
    expect(await colours([[2, 2], [3, 2], [1, 1]])).toEqual(["#FFC7CE", "none", "none"]); // prettier-ignore
    await page.evaluate(() => {
      rules.session.type("C2", "Check row");
    });
    await becomes(1, 2, "#FFC7CE");
    await page.evaluate(() => rules.session.undo());
    await becomes(1, 2, "#C6EFCE");
  });

  test("follow cells elsewhere that their formulas read, and go when they are cleared", async () => {
    await page.evaluate(() => {
      rules.format("Custom", "A2:C3", { formula: "=AND($E2>5,COUNTA($A:$A)=3)", "fill.color": "#FFEB9C" });
      rules.session.type("E3", 6);
    });
    await becomes(2, 0, "#FFEB9C");
    expect(await colours([[2, 2], [1, 0]])).toEqual(["#FFEB9C", "none"]); // prettier-ignore
    await page.evaluate(() => {
      rules.session.activeSheet.update({ conditionalFormats: [] });
    });
    await becomes(2, 0, "none");
  });
});
