// The built add-in in a real browser: its pages in frames, the real Office.js, our Excel host around them.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import { VERDICT_WORDS } from "../../src/words/verdicts";
import { ADD_IN_ADDRESS } from "../support/addInFiles";
import type { Answers, Asked, LocalServer } from "../support/answers";
import { answerFrom, serveLocally } from "../support/answers";
import { openBrowser } from "../support/browser";
import { bundle } from "../support/bundle";
import { CORPUS, EXPECTED, expectedColumns } from "../support/corpusInCells";
import type { ExcelPage } from "./hostPage";
import "../support/retryOnce";

type InExcel = Window & ExcelPage;

const dist = join(__dirname, "../../dist");
const functions = JSON.parse(readFileSync(join(dist, "functions.json"), "utf8")) as FunctionsFile;
const lastRow = CORPUS.length;
const HOST_PAGE = `<!doctype html><html lang="en"><head><title>Excel</title></head><body><script src="host.js"></script></body></html>`;

/** All files of the built add-in, by their paths in it. */
function builtFiles(): Record<string, Buffer> {
  const entries = readdirSync(dist, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [relative(dist, file).replaceAll("\\", "/"), readFileSync(file)]),
  );
}

let browser: Browser;
let server: LocalServer;
let hostScript: string;
beforeAll(async () => {
  hostScript = await bundle("tests/e2e/hostPage.ts");
  server = await serveLocally({ ...builtFiles(), "host.html": HOST_PAGE, "host.js": hostScript });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The two ways in which Excel and the add-in may be served. */
const ways: readonly (readonly [string, () => { host: string; addIn: string; answers: Answers }])[] = [
  [
    "over https, from two origins as Excel on the web is",
    () => ({
      host: "https://localhost:4000/host.html",
      addIn: `${ADD_IN_ADDRESS}taskpane.html`,
      answers: {
        addresses: {
          "https://localhost:4000/host.html": HOST_PAGE,
          "https://localhost:4000/host.js": hostScript,
        },
      },
    }),
  ],
  [
    "over plain http on this machine, from one origin",
    () => ({
      host: `${server.origin}/host.html`,
      addIn: `${server.origin}/taskpane.html`,
      answers: { servers: [server.origin] },
    }),
  ],
];

describe.each(ways)("%s", (_, where) => {
  let context: BrowserContext;
  let page: Page;
  let asked: Asked;
  let faults: string[];
  let addIn: string;
  beforeEach(async () => {
    const way = where();
    addIn = way.addIn;
    context = await browser.newContext();
    asked = await answerFrom(context, way.answers);
    page = await context.newPage();
    faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    // What the pages' security policy forbids is told on the console.
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    await page.goto(way.host);
  });
  afterEach(() => context.close());

  /** Opens the workbook as this person; resolves with the add-in's frame once Excel may call its functions. */
  async function open(person: string): Promise<Frame> {
    await page.evaluate(
      ([who, url, file]) => {
        (window as never as InExcel).open(who, url, file);
      },
      [person, addIn, functions] as const,
    );
    const element = await page.waitForSelector(`iframe[title="CertVerdict of ${person}"]`);
    const frame = (await element.contentFrame())!;
    await page.waitForFunction(
      (who) => (window as never as InExcel).people[who]!.addIn.runsFunctions,
      person,
    );
    return frame;
  }

  /** Has Ana type, and waits for all results. */
  async function type(address: string, entry: (typeof CORPUS)[number][] | string): Promise<void> {
    await page.evaluate(
      ([where, what]) => {
        (window as never as InExcel).people["Ana"]!.session.type(where, what);
      },
      [address, entry] as const,
    );
    await page.waitForFunction(() => (window as never as InExcel).isCalculated());
  }

  const values = (address: string): Promise<unknown[][]> =>
    page.evaluate((where) => (window as never as InExcel).people["Ana"]!.session.values(where), address);

  it("shows the worked examples in cells as the policy judges them", async () => {
    const frame = await open("Ana");
    await type("Sheet1!A1", CORPUS);
    await frame.evaluate(
      ([rows, columns]) =>
        (window as never as { Excel: typeof Excel }).Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getItem("Sheet1");
          sheet.tables.add(sheet.getRangeByIndexes(0, 0, rows, columns), true).name = "Roster";
          await context.sync();
        }),
      [CORPUS.length, CORPUS[0]!.length] as const,
    );
    await type("AA1", "=CERTVERDICT(Roster[#All])");
    await type("AC1", "=CERTEXPLAIN(Roster[#All])");
    expect(await values(`AA1:AA${String(lastRow)}`)).toEqual([
      ["Verdict"],
      ...EXPECTED.map(([verdict]) => [verdict]),
    ]);
    expect(expectedColumns(await values(`AC1:AJ${String(lastRow)}`))).toEqual(EXPECTED);
    expect(faults).toEqual([]);
  });

  it("asks for the add-in's own files and Office.js, for nothing else", async () => {
    await open("Ana");
    await type("A1", "=CERTRULES()");
    const own = [new URL(addIn).origin, new URL(page.url()).origin, "https://appsforoffice.microsoft.com"];
    expect(asked.answered.filter((address) => !own.includes(new URL(address).origin))).toEqual([]);
    // Browsers ask for a page's icon by themselves.
    expect(asked.refused.filter((address) => !address.endsWith("/favicon.ico"))).toEqual([]);
    expect(asked.answered.map((address) => new URL(address).pathname.split("/").at(-1))).toEqual(
      expect.arrayContaining(["taskpane.html", "functions.js", "office.js", "excel-web-16.00.js"]),
    );
  });

  it("recalculates for two people at one workbook, also after one of them has left", async () => {
    await open("Ana");
    await open("Ben");
    await type("A1", [
      ["Main reason", "AI exposure", "Exposure cause"],
      ["panic", "moderate", "skills"],
    ]);
    await type("E1", "=CERTVERDICT(A1:C2)");
    expect(await values("E2")).toEqual([[VERDICT_WORDS.NO_CASE]]);
    await page.evaluate(() => {
      const { framed, addIn: gone } = (window as never as InExcel).people["Ben"]!;
      framed.close();
      gone.detach();
    });
    await type("B2", [[null]]);
    await type("B2", [[""]]);
    expect(await values("E2")).toEqual([[VERDICT_WORDS.ASSESS_EXPOSURE]]);
  });
});
