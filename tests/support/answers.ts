// What a browser's pages get when they ask for something: no server, no certificate, and nothing leaves the machine.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { addInFile, type ExtraFiles } from "./addInFiles";
import { officeJsFile } from "./officeJs";

/** What pages may ask for beside Office.js and the add-in. */
export interface Answers {
  /** Files of the add-in beside those of the last build: text by name. */
  readonly files?: ExtraFiles;
  /** Whole pages and scripts by their full address. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** Origins of servers of this test, which answer themselves. */
  readonly servers?: readonly string[];
}

/** What was asked for, as full addresses in order; grows while the pages live. */
export interface Asked {
  /** Everything that was answered. */
  readonly answered: readonly string[];
  /** Everything that was not. */
  readonly refused: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
};

/**
 * Answers what a page, or all pages of a context, ask for: Office.js from the installed package, the add-in at its development
 * address from the last build, and what is given. All else is refused, so that nothing leaves the machine.
 */
export async function answerFrom(page: Page | BrowserContext, answers: Answers = {}): Promise<Asked> {
  const answered: string[] = [];
  const refused: string[] = [];
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (answers.servers?.includes(new URL(url).origin)) {
      answered.push(url);
      return route.continue();
    }
    const body = answers.addresses?.[url] ?? officeJsFile(url) ?? addInFile(url, answers.files);
    if (body === null) {
      refused.push(url);
      return route.abort();
    }
    answered.push(url);
    return route.fulfill({ body, contentType: typeOf(url) });
  });
  return { answered, refused };
}

/** A server of this machine, on http and any free port. */
export interface LocalServer {
  /** Such as "http://localhost:40123". */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves files by name, which may have folders in it; all else is not found. */
export async function serveLocally(files: Readonly<Record<string, string | Buffer>>): Promise<LocalServer> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    if (!Object.hasOwn(files, name)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": typeOf(`http://localhost/${name}`) }).end(files[name]);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    origin: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function typeOf(url: string): string {
  return TYPES[extname(new URL(url).pathname)] ?? "application/octet-stream";
}
