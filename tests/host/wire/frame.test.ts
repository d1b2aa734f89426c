// Add-ins in frames of a page, in a real browser with the real Office.js: over https as in Excel on the web, and over plain http.
import { JSDOM } from "jsdom";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { frameAddIn } from "../../../src/host/wire/frame";
import { ADD_IN_ADDRESS } from "../../support/addInFiles";
import { answerFrom, serveLocally, type Answers, type Asked, type LocalServer } from "../../support/answers";
import { openBrowser } from "../../support/browser";
import { bundle } from "../../support/bundle";
import { OFFICE_JS, OFFICE_JS_FOLDER } from "../../support/officeJs";
import type { HostPage } from "./hostPage";
import { stubServices } from "./stubServices";
import "../../support/retryOnce";

type InHost = Window & HostPage;
type InAddIn = Window & {
  info: Promise<unknown>;
  heard: string[];
  Office: typeof Office;
  Excel: typeof Excel;
};

const ADD_IN_SCRIPT = "window.heard = []; window.info = Office.onReady();";
const ADD_IN_PAGE = `<!doctype html><html lang="en"><head><title>Add-in</title>
  <script src="${OFFICE_JS}"></script><script src="addin.js"></script></head><body></body></html>`;
const HOST_PAGE = `<!doctype html><html lang="en"><head><title>Host</title></head><body><script src="host.js"></script></body></html>`;

let browser: Browser;
let server: LocalServer;
let files: Record<string, string>;
beforeAll(async () => {
  files = { "addin.html": ADD_IN_PAGE, "addin.js": ADD_IN_SCRIPT, "host.html": HOST_PAGE };
  files["host.js"] = await bundle("tests/host/wire/hostPage.ts");
  server = await serveLocally(files);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

let context: BrowserContext;
let page: Page;
let asked: Asked;
let errors: string[];
afterEach(() => context.close());

/** Opens the host's page. */
async function openHost(address: string, answers: Answers): Promise<void> {
  context = await browser.newContext();
  asked = await answerFrom(context, answers);
  page = await context.newPage();
  errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
}

/** Shows the add-in in somebody's Excel, and waits until it has come up. */
async function show(person: string, url: string): Promise<Frame> {
  await page.evaluate(([who, where]) => (window as never as InHost).show(who!, where!), [person, url]);
  return cameUp(person);
}

/** The add-in's frame, once Office.onReady has answered there. */
async function cameUp(person: string): Promise<Frame> {
  const element = await page.waitForSelector(`iframe[title="Add-in of ${person}"]`);
  const frame = (await element.contentFrame())!;
  await frame.waitForFunction(() => "info" in window);
  await frame.evaluate(() => (window as never as InAddIn).info);
  return frame;
}

/** The address of the stub's cells, or the code of the error. */
function readCells(frame: Frame): Promise<string> {
  return frame.evaluate(() =>
    (window as never as InAddIn).Excel.run(async (workbook) => {
      const range = workbook.workbook.getSelectedRange().load("address");
      await workbook.sync();
      return range.address;
    }).catch((error: { code: string }) => error.code),
  );
}

function told(person: string): Promise<readonly unknown[]> {
  return page.evaluate((who) => (window as never as InHost).addIns[who]!.services.told, person);
}

describe.each([
  [
    "https, on another port",
    (): [string, string, Answers] => [
      "https://localhost:4000/host.html",
      `${ADD_IN_ADDRESS}addin.html`,
      {
        files,
        addresses: {
          "https://localhost:4000/host.html": HOST_PAGE,
          "https://localhost:4000/host.js": files["host.js"]!,
        },
      },
    ],
  ],
  [
    "http, of the same origin",
    (): [string, string, Answers] => [
      `${server.origin}/host.html`,
      "addin.html",
      { servers: [server.origin] },
    ],
  ],
])("over %s", (_how, where) => {
  let url: string;
  beforeEach(async () => {
    const [address, addIn, answers] = where();
    url = addIn;
    await openHost(address, answers);
  });

  it("comes up as Excel on the web, and asks for nothing but its own files and three of Office.js", async () => {
    const frame = await show("Ada", url);
    expect(await frame.evaluate(() => (window as never as InAddIn).info)).toEqual({
      host: "Excel",
      platform: "OfficeOnline",
      addin: { visibilityMode: "Taskpane" },
    });
    expect(await readCells(frame)).toBe("Ada!A1:B1");
    const names = asked.answered.map((address) =>
      address.startsWith(OFFICE_JS_FOLDER) ? address : new URL(address).pathname,
    );
    expect(names.sort()).toEqual([
      "/addin.html",
      "/addin.js",
      "/host.html",
      "/host.js",
      `${OFFICE_JS_FOLDER}en-us/office_strings.js`,
      `${OFFICE_JS_FOLDER}excel-web-16.00.js`,
      `${OFFICE_JS_FOLDER}office.js`,
    ]);
    expect([asked.refused, errors]).toEqual([[], []]);
  });

  it("carries events, settings and refusals", async () => {
    const frame = await show("Ada", url);
    await frame.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const { Office: office, heard } = window as never as InAddIn;
          office.context.document.addHandlerAsync(
            office.EventType.DocumentSelectionChanged,
            ({ type }: { type: string }) => heard.push(type),
            () => resolve(),
          );
        }),
    );
    await page.evaluate(() =>
      (window as never as InHost).addIns["Ada"]!.framed.raise("documentSelectionChanged", {}),
    );
    await frame.waitForFunction(() => (window as never as InAddIn).heard.length === 1);

    const saved = await frame.evaluate(
      () =>
        new Promise((resolve) => {
          const { settings } = (window as never as InAddIn).Office.context.document;
          settings.set("new", 1);
          settings.saveAsync(({ status }) => resolve(status));
        }),
    );
    expect(saved).toBe("succeeded");
    expect(await page.evaluate(() => (window as never as InHost).addIns["Ada"]!.services.settings)).toEqual([
      ["kept", '{"from":"document"}'],
      ["new", "1"],
    ]);

    await page.evaluate(() => (window as never as InHost).refuse("Ada", 5004));
    expect(await readCells(frame)).toBe("InvalidOperationInCellEditMode");
    await page.evaluate(() => (window as never as InHost).refuse("Ada", 0));
    expect(await readCells(frame)).toBe("Ada!A1:B1");
    expect(errors).toEqual([]);
  });

  it("keeps two add-ins on one page apart", async () => {
    const [ada, grace] = [await show("Ada", url), await show("Grace", url)];
    expect(await Promise.all([ada, grace, ada, grace].map(readCells))).toEqual([
      "Ada!A1:B1",
      "Grace!A1:B1",
      "Ada!A1:B1",
      "Grace!A1:B1",
    ]);
    await page.evaluate(() => (window as never as InHost).addIns["Ada"]!.framed.close());
    expect(await page.locator("iframe").count()).toBe(1);
    expect(await readCells(grace)).toBe("Grace!A1:B1");
    await page.evaluate(() => (window as never as InHost).addIns["Grace"]!.framed.close());
    expect(await page.locator("iframe").count()).toBe(0);
    expect(await page.evaluate(() => String(window.postMessage))).toContain("[native code]");
  });

  it("loads the add-in anew, in a new conversation with the settings of the day", async () => {
    await show("Ada", url);
    await page.evaluate(() => {
      const { services, framed } = (window as never as InHost).addIns["Ada"]!;
      services.saveSettings([["kept", '"changed since"']]);
      framed.reload();
    });
    const frame = await cameUp("Ada");
    const kept = await frame.evaluate(() =>
      (window as never as InAddIn).Office.context.document.settings.get("kept"),
    );
    expect(kept).toBe("changed since");
    expect(await readCells(frame)).toBe("Ada!A1:B1");
    expect(await page.locator("iframe").count()).toBe(1);
  });

  it("goes on when the add-in's page loads itself again", async () => {
    const frame = await show("Ada", url);
    await frame.evaluate(() => {
      delete (window as Partial<InAddIn>).info;
      location.reload();
    });
    expect(await readCells(await cameUp("Ada"))).toBe("Ada!A1:B1");
    expect(await told("Ada")).toContainEqual(["unregistered", "richApiMessage"]);
  });

  it("gives the frame a name for screen readers, and no more rights than in Excel", async () => {
    const frame = await show("Ada", url);
    const element = await frame.frameElement();
    expect(await element.getAttribute("title")).toBe("Add-in of Ada");
    expect(await element.getAttribute("sandbox")).toContain("allow-scripts");
    const granted = await frame.evaluate(() =>
      (
        document as never as { featurePolicy: { allowedFeatures(): string[] } }
      ).featurePolicy.allowedFeatures(),
    );
    expect(granted).toContain("gamepad");
    for (const feature of ["camera", "clipboard-read", "clipboard-write", "geolocation", "microphone"]) {
      expect(granted).not.toContain(feature);
    }
  });
});

it("takes messages over https from the add-in's frame only", async () => {
  await openHost(`${ADD_IN_ADDRESS}host.html`, { files });
  await show("Ada", "addin.html");
  await page.evaluate(() => {
    const { framed } = (window as never as InHost).addIns["Ada"]!;
    const { xdmInfo } = JSON.parse(framed.frame().name) as { xdmInfo: string };
    const [conversation] = xdmInfo.split("|");
    const request = { _messageType: 0, _actionType: 1, _actionName: "settingsChanged", _correlationId: 1 };
    const forged = JSON.stringify({ ...request, _conversationId: conversation });
    return new Promise<void>((resolve) => {
      window.addEventListener("message", ({ data }) => data === forged && setTimeout(resolve));
      window.postMessage(forged, location.origin);
    });
  });
  expect(await told("Ada")).not.toContainEqual(["registered", "settingsChanged"]);
});

describe("refuses addresses that do not go together", () => {
  it.each([
    ["https://localhost:4000/", "https://127.0.0.1:3000/addin.html", /with the host name localhost/],
    ["https://localhost:4000/", "http://localhost:3000/addin.html", /it has to be on https/],
    ["http://localhost:4000/", "http://localhost:3000/addin.html", /both have to be of one origin/],
    ["http://example.org/", "addin.html", /Use https, or http:\/\/localhost/],
    ["file:///host.html", "addin.html", /Use https, or http:\/\/localhost/],
  ])("%s with %s", (host, url, reason) => {
    const { window } = new JSDOM("", { url: host });
    const show = () =>
      frameAddIn({ container: window.document.body, url, title: "Add-in", services: stubServices() });
    expect(show).toThrow(reason);
    expect(window.document.querySelector("iframe")).toBeNull();
    window.close();
  });
});
