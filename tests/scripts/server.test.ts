// The server behind npm start: what it answers, whom it answers, and that Office.js comes from this machine.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ownServerAt, serve, type Serving } from "../../scripts/server.mjs";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import type { ExcelPage } from "../e2e/hostPage";
import { openBrowser } from "../support/browser";
import { bundle } from "../support/bundle";

type InExcel = Window & ExcelPage;

const root = join(__dirname, "../..");
const officeJs = readFileSync(join(root, "node_modules/@microsoft/office-js/dist/office.js"));
const PAGE = `<meta content="script-src 'self' https://appsforoffice.microsoft.com; object-src 'none'">
<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>`;

let folder: string;
let served: Serving;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "certverdict-served-"));
  const files = {
    "dist/workbench/index.html": "<p>Workbench",
    "dist/workbench/samples/roster.xlsx": "PK",
    "dist/taskpane.html": PAGE,
    "dist/taskpane.css": "p {}",
    "dist/functions.json": "{}",
    "dist/manifest.xml": "<OfficeApp/>",
    "dist/assets/icon 16.png": "icon",
    "dist/cli/certverdict.js": "the command line",
    "dist/key.pem": "of no known kind",
    "dist-elsewhere/page.html": "beside",
    "secret.txt": "secret",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  served = await serve({ what: "workbench", port: 0, folder: join(folder, "dist") });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks for a path exactly as it is written, which fetch would not do. */
function ask(path: string, { method = "GET", host = "", address = "127.0.0.1" } = {}): Promise<Answer> {
  const headers = { host: host.replace("PORT", String(served.port)) || `localhost:${String(served.port)}` };
  return new Promise((resolve, reject) => {
    request({ host: address, port: served.port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const body = Buffer.concat(parts).toString("utf8");
        resolve({ status: response.statusCode!, headers: response.headers, body });
      });
    })
      .on("error", reject)
      .end();
  });
}

test.each([
  ["/workbench/", "text/html; charset=utf-8", "<p>Workbench"],
  ["/workbench/?file=1", "text/html; charset=utf-8", "<p>Workbench"],
  ["/workbench/../taskpane.css", "text/css; charset=utf-8", "p {}"],
  ["/functions.json", "application/json", "{}"],
  ["/manifest.xml", "text/xml; charset=utf-8", "<OfficeApp/>"],
  ["/assets/icon%2016.png", "image/png", "icon"],
  [
    "/workbench/samples/roster.xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "PK",
  ],
  ["/office-js/office.js", "text/javascript; charset=utf-8", officeJs.toString("utf8")],
  ["/office-js/Office.js", "text/javascript; charset=utf-8", officeJs.toString("utf8")],
])("%s is %s", async (path, type, content) => {
  const { status, headers, body } = await ask(path);
  expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type });
  expect(body).toBe(content);
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("nothing is kept by the browser but icons, which Office would not show otherwise", async () => {
  expect((await ask("/functions.json")).headers["cache-control"]).toBe("no-store");
  expect((await ask("/assets/icon%2016.png")).headers["cache-control"]).toBeUndefined();
});

test.each(["/", "/workbench"])("%s leads to the workbench", async (path) => {
  expect(await ask(path)).toMatchObject({ status: 302, headers: { location: "/workbench/" } });
});

test("a page has Office.js from here, and a policy that lets it come from nowhere else", async () => {
  expect((await ask("/taskpane.html")).body).toBe(
    `<meta content="script-src 'self'; object-src 'none'">\n<script src="/office-js/office.js"></script>`,
  );
});

test.each([
  ["above its folder", "/../secret.txt"],
  ["above its folder, encoded", "/%2e%2e/secret.txt"],
  ["above its folder, with encoded slashes", "/..%2fsecret.txt"],
  ["above its folder, with backslashes", "/..%5csecret.txt"],
  ["in a folder whose name begins like its own", "/..%2fdist-elsewhere/page.html"],
  ["above the folder of Office.js", "/office-js/..%2f..%2f..%2fjest%2fbuild%2findex.js"],
  ["the program of the command line", "/cli/certverdict.js"],
  ["of no kind that pages need", "/key.pem"],
  ["a folder", "/assets"],
  ["not there", "/nothing.html"],
  ["with a zero byte in its name", "/taskpane.css%00.html"],
])("a file %s is not found", async (_, path) => {
  const { status, body } = await ask(path);
  expect(status).toBe(404);
  expect(body).toMatch(/^There is no .* here\.$/);
});

const canLink = process.platform !== "win32";
(canLink ? test : test.skip)("a link out of the folder leads nowhere", async () => {
  symlinkSync(join(folder, "secret.txt"), join(folder, "dist/link.txt"));
  expect((await ask("/link.txt")).status).toBe(404);
});

test.each([
  ["//", 400],
  ["/%", 400],
  ["/%ff.html", 400],
  ["//elsewhere/taskpane.css", 200],
  ["http://elsewhere/taskpane.css", 200],
])("the address %s is answered with %i", async (path, status) => {
  expect((await ask(path)).status).toBe(status);
});

test("HEAD has the headers alone; any other method is refused", async () => {
  const got = await ask("/taskpane.css");
  expect(await ask("/taskpane.css", { method: "HEAD" })).toEqual({
    status: 200,
    headers: { ...got.headers, date: expect.any(String) },
    body: "",
  });
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    expect(await ask("/taskpane.css", { method })).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
  }
});

test.each([
  ["localhost:PORT", 200],
  ["LOCALHOST:PORT", 200],
  ["127.0.0.1:PORT", 200],
  ["[::1]:PORT", 200],
  ["localhost", 421],
  ["localhost:1", 421],
  ["elsewhere.example:PORT", 421],
  ["localhost.elsewhere.example:PORT", 421],
  ["127.0.0.1.elsewhere.example:PORT", 421],
])("who asks %s for a page gets %i", async (host, status) => {
  const answer = await ask("/functions.json", { host });
  expect(answer.status).toBe(status);
  if (status === 421) expect(answer.body).not.toContain("{");
});

/** Another program's server. Undefined where the machine has no such address. */
async function stranger(
  address: string,
  body = "",
): Promise<{ port: number; close(): Promise<void> } | undefined> {
  const server = createServer((_request, response) => response.end(body));
  const listens = await new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(0, address, () => resolve(true));
  });
  if (!listens) return undefined;
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

test.each(["127.0.0.1", "::1"])(
  "it is reached at %s, where the machine has that; or not at all",
  async (address) => {
    const other = await stranger(address);
    if (other === undefined) return expect(address).toBe("::1");
    expect((await ask("/functions.json", { address })).status).toBe(200);
    const taken = serve({ what: "workbench", port: other.port });
    await expect(taken).rejects.toMatchObject({ code: "EADDRINUSE" });
    await other.close();
    // Nothing is left listening at the other address either.
    await (await serve({ what: "workbench", port: other.port })).close();
  },
);

test("it says who it is, and not where its folder is", async () => {
  const { id, origin, port } = served;
  const own = await ownServerAt({ what: "workbench", port });
  expect(own).toEqual({ id, origin, what: "workbench", pid: process.pid });
  expect((await ask("/certverdict-server.json")).body).not.toContain(root);
});

test.each([
  ["a server that says nothing", ""],
  ["a server of another folder", JSON.stringify({ id: "1", pid: 1, what: "workbench", folder: "another" })],
  ["a server that does not stop talking", "x".repeat(100_000)],
])("%s is not taken for it, nor is nobody", async (_, body) => {
  const other = (await stranger("127.0.0.1", body))!;
  const where = { what: "workbench", port: other.port } as const;
  expect(await ownServerAt(where)).toBeUndefined();
  await other.close();
  expect(await ownServerAt(where)).toBeUndefined();
});

test("in a browser, the add-in runs in our Excel, and nothing is asked of any other machine", async () => {
  const pages = join(folder, "pages");
  const dist = join(root, "dist");
  for (const name of readdirSync(dist)) {
    if (name !== "cli" && name !== "workbench")
      cpSync(join(dist, name), join(pages, name), { recursive: true });
  }
  writeFileSync(
    join(pages, "host.html"),
    `<!doctype html><title>Excel</title><body><script src="host.js"></script>`,
  );
  writeFileSync(join(pages, "host.js"), await bundle("tests/e2e/hostPage.ts"));
  const functions = JSON.parse(readFileSync(join(dist, "functions.json"), "utf8")) as FunctionsFile;
  const server = await serve({ what: "workbench", port: 0, folder: pages });
  const browser = await openBrowser();
  try {
    const context = await browser.newContext();
    const elsewhere: string[] = [];
    const asked: string[] = [];
    await context.route("**/*", (route) => {
      const { origin, pathname } = new URL(route.request().url());
      asked.push(pathname);
      if (origin === server.origin) return route.continue();
      elsewhere.push(route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${server.origin}/host.html`);
    await page.evaluate(
      (file) => (window as never as InExcel).open("Ana", "/taskpane.html", file),
      functions,
    );
    await page.waitForFunction(() => (window as never as InExcel).people["Ana"]!.addIn.runsFunctions);
    await page.evaluate(() => {
      (window as never as InExcel).people["Ana"]!.session.type("A1", "=CERTVERSION()");
    });
    await page.waitForFunction(() => (window as never as InExcel).isCalculated());
    const [[version]] = (await page.evaluate(() =>
      (window as never as InExcel).people["Ana"]!.session.values("A1"),
    )) as [[string]];
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(asked).toEqual(expect.arrayContaining(["/office-js/office.js", "/office-js/excel-web-16.00.js"]));
    expect({ elsewhere, faults }).toEqual({ elsewhere: [], faults: [] });
  } finally {
    await browser.close();
    await server.close();
  }
}, 180_000);
