// The built pane in a real browser: a page that is an Excel, and people with the pane in frames of their own.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Frame, Page } from "playwright-core";
import type { AddInOptions } from "../../src/host/addIn";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import type { ExcelPage } from "../e2e/hostPage";
import { ADD_IN_ADDRESS } from "./addInFiles";
import type { Asked } from "./answers";
import { answerFrom } from "./answers";
import { openBrowser } from "./browser";
import { bundle } from "./bundle";
import "./retryOnce";

/** The globals of the page that is an Excel. */
export type InExcel = Window & ExcelPage;

const HOST = "https://localhost:4000/host.html";
/** Read when it is needed: whoever measures builds it first. */
const readFunctions = (): FunctionsFile =>
  JSON.parse(readFileSync(join(__dirname, "../../dist/functions.json"), "utf8")) as FunctionsFile;

/** How the pane is shown. */
export interface PaneLook {
  /** In CSS pixels; 320 is the narrowest that Excel gives a pane. */
  readonly width?: number;
  readonly height?: number;
  readonly browser?: BrowserContextOptions;
}

/** A workbook in a browser page. */
export interface ExcelInBrowser {
  readonly page: Page;
  /** What pages and frames reported as errors, their security policy's refusals included. */
  readonly faults: readonly string[];
  readonly asked: Asked;
  /** Does something in the page that is Excel, with its workbook and its people. */
  inExcel<T, A = undefined>(act: (excel: InExcel, argument: A) => T | Promise<T>, argument?: A): Promise<T>;
  /** Opens the pane for a person. Its frame, once the tabs are there. */
  open(person?: string, options?: AddInOptions): Promise<Frame>;
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;

/** Call in afterAll: the browser is shared by the tests of a file. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** Opens an empty workbook with one sheet, “Sheet1”. */
export async function openExcelInBrowser(look: PaneLook = {}): Promise<ExcelInBrowser> {
  const { width = 350, height = 900 } = look;
  const script = await bundle("tests/e2e/hostPage.ts");
  browser ??= openBrowser();
  const context = await (
    await browser
  ).newContext({
    viewport: { width: width + 20, height: height + 20 },
    // Nothing moves, so that what is looked at is there.
    reducedMotion: "reduce",
    ...look.browser,
  });
  const style = `body { margin: 0 } iframe { width: ${String(width)}px; height: ${String(height)}px; border: 0 }`;
  const asked = await answerFrom(context, {
    addresses: {
      [HOST]: `<!doctype html><html lang="en"><head><title>Excel</title><style>${style}</style></head><body><script src="host.js"></script></body></html>`,
      "https://localhost:4000/host.js": script,
    },
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico"))
      faults.push(message.text());
  });
  await page.goto(HOST);
  return {
    page,
    faults,
    asked,
    inExcel: (act, argument) =>
      page.evaluate(([source, given]) => (0, eval)(`(${source})`)(window, given), [
        act.toString(),
        argument,
      ] as const) as never,
    async open(person = "Ana", options = {}) {
      await page.evaluate(
        ([name, url, file, more]) => {
          (window as never as InExcel).open(name, url, file, more);
        },
        [person, `${ADD_IN_ADDRESS}taskpane.html`, readFunctions(), options] as const,
      );
      const element = await page.waitForSelector(`iframe[title="CertVerdict of ${person}"]`);
      const frame = (await element.contentFrame())!;
      await frame.waitForSelector('[role="tab"]');
      return frame;
    },
    close: () => context.close(),
  };
}

/** Does nothing reach beyond the window's width? */
export const fits = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
