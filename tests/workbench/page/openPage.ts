// Opens the page in a browser, with the built add-in beside it, from a server of this machine.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Browser, BrowserContextOptions, Frame, Page } from "playwright-core";
import type { NotShown } from "../../../src/workbench/files/workbookFile";
import { answerFrom, serveLocally } from "../../support/answers";
import type { LocalServer } from "../../support/answers";
import { openBrowser } from "../../support/browser";
import { bundle } from "../../support/bundle";
import { SOUND_HEADINGS, soundCells } from "../../support/rosters";
import type { TestPage } from "./testPage";
import "../../support/retryOnce";

/** A workbook's file, as the stand-in for opening reads it. */
export interface FileContent {
  readonly sheets?: Readonly<Record<string, readonly (readonly (string | number | boolean)[])[]>>;
  readonly notShown?: readonly NotShown[];
  /** Why it cannot be opened. */
  readonly fault?: string;
  /** What its kind cannot hold. */
  readonly lost?: readonly string[];
  /** Why it cannot be saved. */
  readonly saveFault?: string;
}

export type InPage = Window & TestPage;

export const SAMPLE: FileContent = {
  sheets: {
    Roster: [
      ["Role", ...SOUND_HEADINGS],
      ["Analyst", ...soundCells("Ann")],
      ["Clerk", ...soundCells("Bob", { tested: "never" })],
    ] as string[][],
    Other: [["x", 1]],
  },
};

const root = join(__dirname, "../../..");

/** All files of the built add-in, by their paths in it. */
function builtFiles(): Record<string, Buffer> {
  const dist = join(root, "dist");
  const entries = readdirSync(dist, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [relative(dist, file).replaceAll("\\", "/"), readFileSync(file)]),
  );
}

export interface PageLook extends BrowserContextOptions {
  readonly width?: number;
  readonly height?: number;
  /** What the server answers otherwise: by path, such as "manifest.xml"; null is not found. */
  readonly instead?: Readonly<Record<string, string | null>>;
  /** Do hints of the first time show? */
  readonly isFirstTime?: boolean;
  /** Does the browser pick files by itself, and write into them? */
  readonly hasPicker?: boolean;
}

export interface OpenedPage {
  readonly page: Page;
  /** What the page and its frames reported as errors, refusals of their security policies included. */
  readonly faults: string[];
  /** Does something in the page. */
  inPage<T, A = undefined>(act: (window: InPage, argument: A) => T | Promise<T>, argument?: A): Promise<T>;
  /** The add-in's frame, once its tabs are there. */
  pane(): Promise<Frame>;
  /** Waits until the live region says this. */
  hears(words: string | RegExp): Promise<void>;
  close(): Promise<void>;
}

const exactly = (words: string): RegExp => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);

let browser: Promise<Browser> | undefined;

/** Call in afterAll: the browser is shared by the tests of a file. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** The page's own HTML, with the script of this test. */
const html = (): string =>
  readFileSync(join(root, "src/workbench/workbench.html"), "utf8").replace(
    "</head>",
    '<script src="page.js" defer></script></head>',
  );

/** Opens the page and waits until the sample is open, unless what is answered instead keeps it from that. */
export async function openPage(look: PageLook = {}): Promise<OpenedPage> {
  const {
    width = 1280,
    height = 800,
    instead = {},
    isFirstTime = false,
    hasPicker = false,
    ...options
  } = look;
  const answers: Readonly<Record<string, string | Buffer | null>> = {
    ...builtFiles(),
    "workbench/index.html": html(),
    "workbench/workbench.css": readFileSync(join(root, "src/workbench/workbench.css")),
    "workbench/page.js": await bundle("tests/workbench/page/testPage.ts"),
    "workbench/samples/roster.xlsx": JSON.stringify(SAMPLE),
    ...instead,
  };
  const found = Object.entries(answers).filter((file): file is [string, string | Buffer] => file[1] !== null);
  const server: LocalServer = await serveLocally(Object.fromEntries(found));
  browser ??= openBrowser();
  const context = await (
    await browser
  ).newContext({ viewport: { width, height }, reducedMotion: "reduce", acceptDownloads: true, ...options });
  await answerFrom(context, { servers: [server.origin] });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.addInitScript(
    ([keepsHints, picks]) => {
      if (keepsHints !== true) localStorage.setItem("certverdict.workbench.hints", "dismissed");
      if (picks !== true) delete (window as { showOpenFilePicker?: unknown }).showOpenFilePicker;
    },
    [isFirstTime, hasPicker],
  );
  await page.goto(`${server.origin}/workbench/index.html`);
  if (Object.keys(instead).length === 0) await page.waitForFunction(() => "desk" in window);
  return {
    page,
    faults,
    inPage: (act, argument) =>
      page.evaluate(([source, given]) => (0, eval)(`(${source})`)(window, given), [
        act.toString(),
        argument,
      ] as const) as never,
    async pane() {
      const element = await page.waitForSelector('iframe[title="CertVerdict"]');
      const frame = (await element.contentFrame())!;
      await frame.waitForSelector('[role="tab"]');
      return frame;
    },
    async hears(words) {
      await page
        .locator("[data-said] p", { hasText: typeof words === "string" ? exactly(words) : words })
        .first()
        .waitFor({ state: "attached" });
    },
    async close() {
      await context.close();
      await server.close();
    },
  };
}
