// What people do in the grid by keyboard and mouse: completing, cutting and pasting, sorting, filtering, asking about errors.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../../support/browser";
import { bundle } from "../../support/bundle";
import type { GridPage } from "./gridPage";
import "../../support/retryOnce";

const ORIGIN = "http://localhost:9/";
/** The grid's picture: where its cells begin, and how large they are, in pixels. */
const FIRST = { x: 46, y: 48 };
const CELL = { width: 64, height: 20 };
const WAIT = { timeout: 10_000 };

const root = join(__dirname, "../../..");
const styles = [
  ...["core", "filter", "sort"].map((name) => `node_modules/@univerjs/preset-sheets-${name}/lib/index.css`),
  "src/workbench/workbench.css",
]
  .map((file) => readFileSync(join(root, file), "utf8"))
  .join("\n");

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  await bundle("tests/workbench/grid/gridPage.ts");
});

afterAll(() => browser.close());

/** A grid with the table Table1 in A1:C3. */
beforeEach(async () => {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 700 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  page = await context.newPage();
  const body = `<!doctype html><meta charset="utf-8"><style>body{margin:0}${styles}</style>
    <body><div id="grid" style="height:700px"></div></body>`;
  await page.route(ORIGIN, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(ORIGIN);
  await page.addScriptTag({ content: await bundle("tests/workbench/grid/gridPage.ts") });
  await page.waitForFunction(() => "refused" in window, undefined, WAIT);
  await inPage(({ host, session }) => {
    session.act("Table", () => host.addTable(session.activeSheet, host.parseBox("A1:C3")!, true));
    session.history.clear();
  });
});

afterEach(() => page.context().close());

function inPage<T, A = undefined>(act: (page: GridPage, argument: A) => T, argument?: A): Promise<T> {
  const text = `(${act.toString()})(window, ${JSON.stringify(argument ?? null)})`;
  return page.evaluate<T>(text);
}

/** Waits until a cell holds a formula or value. */
async function holds(address: string, wanted: string | number): Promise<void> {
  const asked = `session.formulas(${JSON.stringify(address)})[0][0] === ${JSON.stringify(wanted)}`;
  await page.waitForFunction(asked, undefined, WAIT);
}

async function click(address: string, options: { button?: "right" } = {}): Promise<void> {
  const { row, column } = await inPage(({ host }, at) => host.parseBox(at)!, address);
  await page.mouse.click(FIRST.x + (column + 0.4) * CELL.width, FIRST.y + (row + 0.5) * CELL.height, options);
  await page.waitForFunction(
    `session.selection.row === ${String(row)} && session.selection.column === ${String(column)}`,
    undefined,
    WAIT,
  );
}

/** Takes the selected cells by a key; the clipboard has them a little later. */
async function take(key: "Control+x" | "Control+c", holdsText: string): Promise<void> {
  await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
  await page.keyboard.press(key);
  await page.waitForFunction(
    (wanted) => navigator.clipboard.readText().then((found) => found === wanted),
    holdsText,
    WAIT,
  );
}

/** The arrow of a filter in the header row of a table. */
async function clickArrow(column: number): Promise<void> {
  await page.mouse.click(FIRST.x + (column + 1) * CELL.width - 10, FIRST.y + CELL.height / 2);
}

const text = (words: string) => page.getByText(words, { exact: true });

describe("while a formula is typed", () => {
  it("a function of the add-in is completed, and its arguments are explained", async () => {
    await click("E7");
    await page.keyboard.type("=CERTV");
    await text("Verdicts for people.").waitFor(WAIT);
    await page.keyboard.press("Tab");
    await text("answers").first().waitFor(WAIT);
    await page.keyboard.type("Table1)");
    await page.keyboard.press("Enter");
    await holds("E7", "=CERTVERDICT(Table1)");
  });

  it("tables and their columns are completed", async () => {
    await click("E7");
    await page.keyboard.type("=Tab");
    await text("Table in this workbook").waitFor(WAIT);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await holds("E7", "=Table1[Name]");
  });

  it("functions that the workbench does not calculate are not offered", async () => {
    const offered = await inPage(({ completes }) => [
      completes("SU").includes("SUM"),
      completes("CUBE").length,
      completes("XLOOK").join(),
    ]);
    expect(offered).toEqual([true, 0, "XLOOKUP"]);
  });
});

describe("an error in a cell", () => {
  it.each<[entry: string, reason: RegExp]>([
    ["=NOTHING(1)", /There is no function NOTHING|name that is not known/],
    ["=#DIV/0!", /divided by zero/],
  ])("%s says why while it is selected", async (entry, reason) => {
    await inPage(({ session }, formula) => {
      session.type("E5", formula);
    }, entry);
    await click("E5");
    await page.getByText(reason).waitFor(WAIT);
    await click("G9");
    await page.getByText(reason).waitFor({ state: "detached", ...WAIT });
  });
});

describe("cells by keyboard", () => {
  it("cut and pasted are followed by formulas, as one step", async () => {
    await inPage(({ session }) => {
      session.type("E5", [[5, "=E5"]]);
    });
    await click("E5");
    await take("Control+x", "5");
    await click("E9");
    await page.keyboard.press("Control+v");
    await holds("E9", 5);
    await holds("F5", "=E9");
    await page.keyboard.press("Control+z");
    await holds("E5", 5);
    await holds("F5", "=E5");
  });

  it("copied keep their references relative", async () => {
    await inPage(({ session }) => {
      session.type("E5", [[5, "=E5+$E$5"]]);
    });
    await click("F5");
    await take("Control+c", "#NAME?");
    await click("G6");
    await page.keyboard.press("Control+v");
    await holds("G6", "=F6+$E$5");
  });

  it("typed below a table join it", async () => {
    await click("A4");
    await page.keyboard.type("Cem");
    await page.keyboard.press("Enter");
    await page.waitForFunction("workbook.state.tables[0].state.box.rows === 4", undefined, WAIT);
  });

  it("typed over a spilled result leave it no room", async () => {
    await inPage(({ session }) => {
      session.type("E5", "=A1:A3");
    });
    await click("E6");
    await page.keyboard.type("x");
    await page.keyboard.press("Enter");
    await page.waitForFunction("session.values('E5')[0][0] === '#SPILL!'", undefined, WAIT);
  });

  it.each<[string, typed: string, protects: boolean]>([
    ["a protected sheet", "x", true],
    ["a formula that cannot be read", "=1+", false],
  ])("are what they were where it is refused: %s", async (_, typed, protects) => {
    await inPage(({ session }, isProtected) => {
      session.type("E5", "before");
      if (isProtected) session.activeSheet.update({ protection: { options: {}, password: null } });
    }, protects);
    await click("E5");
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await page.waitForFunction("refused.length === 1", undefined, WAIT);
    await page.waitForFunction("shownAt(4, 4) === 'before'", undefined, WAIT);
    await holds("E5", "before");
  });
});

describe("a table", () => {
  it("is filtered by its arrows, and shows all again after one undo", async () => {
    await clickArrow(2);
    const only = page.getByText("Only this", { exact: true });
    await only.last().waitFor({ state: "attached", ...WAIT });
    await only.last().evaluate((element: HTMLElement) => {
      element.click();
    });
    await text("Apply").click(WAIT);
    await page.waitForFunction("session.history.labels.join() === 'Filter'", undefined, WAIT);
    expect(await inPage(({ session }) => session.activeSheet.state.filters[0]?.criteria[2] ?? null)).toEqual({
      filterOn: "Values",
      values: ["12"],
    });
    await page.waitForFunction("isShown(2) === false && isShown(1) === true", undefined, WAIT);
    await page.keyboard.press("Control+z");
    await page.waitForFunction("isShown(2) === true", undefined, WAIT);
  });

  it("shows what an add-in filtered", async () => {
    await inPage(({ host, session }) => {
      const sheet = session.activeSheet;
      session.actAsAddIn(() => {
        const table = sheet.workbook.state.tables[0]!;
        host.setFilter({ sheet, table }, table.state.box, [
          null,
          null,
          { filterOn: "Custom", criterion1: ">10" },
        ]);
      });
    });
    await page.waitForFunction("isShown(2) === false && isShown(1) === true", undefined, WAIT);
  });

  it("is sorted from the menu of one of its cells, without its header, as one step", async () => {
    await click("C2");
    await click("C2", { button: "right" });
    await text("Sort").hover(WAIT);
    await text("Ascending").click(WAIT);
    await page.waitForFunction("session.history.labels.join() === 'Sort'", undefined, WAIT);
    expect(await inPage(({ session }) => session.values("A1:C3"))).toEqual([
      ["Name", "Role", "Hours"],
      ["Ben", "Analyst", 7.5],
      ["Ada", "Developer", 12],
    ]);
  });
});

describe("the menus", () => {
  it("offer what works here alone", async () => {
    await click("E5", { button: "right" });
    await text("Clear filter").waitFor(WAIT);
    const shown = await page.evaluate(() => document.body.innerText);
    expect(shown).toMatch(/Sort/);
    expect(shown).not.toMatch(/protect|permission|convert to number|image|comment|print|hyperlink/i);
  });
});
