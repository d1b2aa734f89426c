// The built workbench in a real browser, from the server that npm start starts.
import type { Browser, BrowserContextOptions, Frame, Page } from "playwright-core";
import { buildAddIn, buildWorkbench } from "../../scripts/builds.mjs";
import type { Serving } from "../../scripts/server.mjs";
import { serve } from "../../scripts/server.mjs";
import type { Desk } from "../../src/workbench/page/desk";
import { openBrowser } from "../support/browser";
import "../support/retryOnce";

/** The globals of the page. */
export type InWorkbench = Window & { readonly workbench: Desk };

/** The workbench on a page, with the sample in it. */
export interface WorkbenchInBrowser {
  readonly page: Page;
  readonly origin: string;
  /** What pages and frames reported as errors. */
  readonly faults: readonly string[];
  /** Every address that was asked for. */
  readonly asked: readonly string[];
  /** Does something with the opened workbook; handed over as text, so it uses nothing from around it. */
  inWorkbench<T, A = undefined>(
    act: (workbench: Desk, argument: A) => T | Promise<T>,
    argument?: A,
  ): Promise<T>;
  /** Selects cells as the person would, and gives them the keyboard. */
  select(address: string): Promise<void>;
  /** Types into the selected cell and presses Enter. */
  type(text: string): Promise<void>;
  /** What cells show, once nothing is left to calculate. */
  values(address: string): Promise<unknown[][]>;
  /** Waits until a cell shows a value. */
  shows(address: string, value: unknown): Promise<void>;
  /** The add-in's frame, once its tabs are there. */
  pane(): Promise<Frame>;
  /** Presses Save, and gives the downloaded file. */
  save(): Promise<{ readonly name: string; readonly path: string }>;
  close(): Promise<void>;
}

let browser: Promise<Browser> | undefined;
let server: Serving | undefined;

/** Call in beforeAll, with minutes to spare: builds what is not built yet. */
export async function startServing(): Promise<void> {
  await buildAddIn();
  await buildWorkbench();
  server = await serve({ what: "workbench", port: 0 });
  browser = openBrowser();
}

/** Call in afterAll. */
export async function stopServing(): Promise<void> {
  await (await browser)?.close();
  await server?.close();
}

export async function openWorkbench(options: BrowserContextOptions = {}): Promise<WorkbenchInBrowser> {
  const { origin } = server!;
  const context = await (
    await browser!
  ).newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") if (!faults.includes(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${origin}/workbench/`);
  await page.waitForFunction(() => (window as unknown as Partial<InWorkbench>).workbench?.opened != null);
  const inWorkbench: WorkbenchInBrowser["inWorkbench"] = (act, argument) =>
    page.evaluate(
      ([source, given]) => (0, eval)(`(${source})`)((window as never as InWorkbench).workbench, given),
      [act.toString(), argument] as const,
    ) as never;
  return {
    page,
    origin,
    faults,
    asked,
    inWorkbench,
    async select(address) {
      await inWorkbench((desk, cells) => {
        desk.opened!.session.select(cells);
        desk.opened!.focusGrid();
      }, address);
      // It is scrolled into view with the next frame.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
    },
    async type(text) {
      const steps = await inWorkbench((desk) => desk.opened!.session.history.labels.length);
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
      await page.waitForFunction(
        (before) => (window as never as InWorkbench).workbench.opened!.session.history.labels.length > before,
        steps,
      );
    },
    async values(address) {
      await page.waitForFunction(
        () => !(window as never as InWorkbench).workbench.opened!.session.workbook.calculation.isBusy,
      );
      return inWorkbench((desk, cells) => desk.opened!.session.values(cells), address);
    },
    async shows(address, value) {
      await page.waitForFunction(
        ([cell, wanted]) =>
          (window as never as InWorkbench).workbench.opened!.session.values(cell as string)[0]![0] === wanted,
        [address, value] as const,
      );
    },
    async pane() {
      const element = await page.waitForSelector("iframe");
      const frame = (await element.contentFrame())!;
      await frame.waitForSelector('[role="tab"]');
      return frame;
    },
    async save() {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save", exact: true }).click(),
      ]);
      return { name: download.suggestedFilename(), path: await download.path() };
    },
    close: () => context.close(),
  };
}
