// An add-in's window without a browser: jsdom, the real Office.js, and an Excel in the same window.
/// <reference types="custom-functions-runtime" />
import { ResourceLoader, JSDOM, VirtualConsole, type AbortablePromise, type DOMWindow } from "jsdom";
import { attachInProcess } from "../../src/host/wire/inProcess";
import type { AddInEnd, HostServices } from "../../src/host/wire/services";
import { ADD_IN_ADDRESS, addInFile, type ExtraFiles } from "./addInFiles";
import { OFFICE_JS, officeJsFile } from "./officeJs";

/** The globals of an add-in's page. */
export type AddInGlobals = DOMWindow & {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: typeof CustomFunctions;
};

/** An add-in that has come up. */
export interface OpenAddIn {
  readonly window: AddInGlobals;
  /** What Office.onReady told the add-in. */
  readonly info: { readonly host: Office.HostType; readonly platform: Office.PlatformType };
  /** What Excel uses to raise events. */
  readonly end: AddInEnd;
  /** Every address that was asked for, in order, also those that nothing answered. */
  readonly requests: readonly string[];
  /** Uncaught errors of the page, what it wrote with console.error, and faults of the host. */
  readonly errors: readonly string[];
  close(): void;
}

/** What to open. */
export interface AddInToOpen {
  readonly services: HostServices;
  /** The page as HTML; without it a page that holds Office.js and the scripts. */
  readonly html?: string;
  /** Names of files of the add-in that the page runs after Office.js. */
  readonly scripts?: readonly string[];
  /** Files beside those of the last build. */
  readonly files?: ExtraFiles;
  /** Gets the add-in's end before the page's first script runs. */
  readonly onConnected?: (end: AddInEnd) => void;
}

/** Longer than any machine takes to load Office.js. */
const PATIENCE = 30_000;

/**
 * Opens an add-in and waits until Office.onReady has answered.
 *
 * @throws Error with what the page reported, when Office.js does not come up
 */
export async function openAddInWindow(toOpen: AddInToOpen): Promise<OpenAddIn> {
  const requests: string[] = [];
  const errors: string[] = [];
  const console = new VirtualConsole();
  console.on("jsdomError", (error: Error & { type?: string; detail?: unknown }) => {
    // What jsdom leaves out, such as window.focus, is no fault of the page. But Office.js leaves a page whose host it does not trust.
    if (error.type !== "not implemented" || error.message.includes("navigation")) errors.push(error.message);
  });
  console.on("error", (...parts: unknown[]) => errors.push(parts.map(String).join(" ")));
  let end: AddInEnd & { close(): void };
  const dom = new JSDOM(toOpen.html ?? page(toOpen.scripts ?? []), {
    url: `${ADD_IN_ADDRESS}taskpane.html`,
    runScripts: "dangerously",
    pretendToBeVisual: true,
    resources: new AddInResources(requests, toOpen.files),
    virtualConsole: console,
    beforeParse(window) {
      fillGaps(window);
      end = attachInProcess(window as never, toOpen.services, (error) => errors.push(String(error)));
      toOpen.onConnected?.(end);
    },
  });
  const window = dom.window as AddInGlobals;
  const close = () => {
    end.close();
    window.close();
  };
  try {
    const info = await ready(window);
    return { window, info, end: end!, requests, errors, close };
  } catch (error) {
    close();
    throw new Error(`${String(error)}\n${errors.join("\n")}\nasked for: ${requests.join(", ")}`);
  }
}

/** What every browser has and jsdom lacks; nothing ever changes there that would have to be told. */
function fillGaps(window: DOMWindow): void {
  class NothingObserved {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  Object.assign(window, {
    matchMedia: (media: string) => ({
      matches: false,
      media,
      addEventListener() {},
      removeEventListener() {},
    }),
    ResizeObserver: NothingObserved,
    IntersectionObserver: NothingObserved,
  });
}

function page(scripts: readonly string[]): string {
  const tags = [OFFICE_JS, ...scripts].map((source) => `<script src="${source}"></script>`);
  return `<!doctype html><html lang="en"><head><title>Add-in</title>${tags.join("")}</head><body></body></html>`;
}

/** Resolves as Office.onReady does. */
async function ready(window: AddInGlobals): Promise<OpenAddIn["info"]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("Office.js did not come up")), PATIENCE);
  });
  try {
    const loaded = new Promise((resolve) => window.addEventListener("load", resolve));
    await Promise.race([loaded, late]);
    return await Promise.race([window.Office.onReady(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Answers the add-in's own address and that of Office.js, and nothing else. */
class AddInResources extends ResourceLoader {
  readonly requests: string[];
  readonly files: ExtraFiles | undefined;

  constructor(requests: string[], files: ExtraFiles | undefined) {
    super();
    this.requests = requests;
    this.files = files;
  }

  override fetch(url: string): AbortablePromise<Buffer> {
    this.requests.push(url);
    const file = officeJsFile(url) ?? addInFile(url, this.files);
    const answer = file ? Promise.resolve(file) : Promise.reject(new Error(`Nothing answers ${url}`));
    return Object.assign(answer, { abort: () => undefined });
  }
}
