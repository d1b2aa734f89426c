// The real Office.js in jsdom, with a host in the same window that knows next to nothing.
import { HostRefusal, type QueryRequest } from "../../../src/host/wire/services";
import { openAddInWindow, type AddInToOpen, type OpenAddIn } from "../../support/addInWindow";
import { OFFICE_JS_FOLDER } from "../../support/officeJs";
import { stubServices, type Stub } from "./stubServices";

const opened: OpenAddIn[] = [];
afterEach(() => {
  for (const addIn of opened.splice(0)) addIn.close();
});

async function open(services: Stub, options: Omit<AddInToOpen, "services"> = {}): Promise<OpenAddIn> {
  const addIn = await openAddInWindow({ services, ...options });
  opened.push(addIn);
  return addIn;
}

/** The address and values of the stub's cells, and what it took to read them. */
function readCells({ window }: OpenAddIn, options: Excel.RunOptions = {}): Promise<[string, unknown[][]]> {
  return window.Excel.run(options, async (context) => {
    const range = context.workbook.getSelectedRange().load("values,address");
    await context.sync();
    return [range.address, range.values];
  });
}

/** Is it the batch of readCells? Office.js sends some of its own. */
function readsCells(request: QueryRequest): boolean {
  return JSON.stringify(request).includes("GetSelectedRange");
}

/** The code of the error that a promise ends with. */
async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => "no error",
    (error: { code: unknown }) => error.code,
  );
}

/** What an asynchronous method of the Common API reports. */
function outcome<T>(call: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<unknown[]> {
  return new Promise((resolve) => {
    call(({ status, error }) => resolve(error ? [status, error.code] : [status]));
  });
}

it("comes up as Excel on the web, from three files of Office.js", async () => {
  const { info, window, requests, errors } = await open(stubServices());
  expect(info).toEqual({ host: "Excel", platform: "OfficeOnline", addin: { visibilityMode: "Taskpane" } });
  const { displayLanguage, contentLanguage, document } = window.Office.context;
  expect([displayLanguage, contentLanguage, document.url]).toEqual([
    "en-US",
    "de-DE",
    "https://localhost/Book1.xlsx",
  ]);
  expect(requests).toEqual(
    ["office.js", "excel-web-16.00.js", "en-us/office_strings.js"].map((file) => OFFICE_JS_FOLDER + file),
  );
  expect(errors).toEqual([]);
});

it("speaks the language that the host names", async () => {
  const { window, requests } = await open(stubServices("Ada", { uiLocale: "de-DE" }));
  expect(window.Office.context.displayLanguage).toBe("de-DE");
  expect(requests).toContain(`${OFFICE_JS_FOLDER}de-de/office_strings.js`);
});

it.each([
  ["readWrite", false],
  ["readOnly", true],
])("opens the document as %s", async (mode, readOnly) => {
  const { window } = await open(stubServices("Ada", { readOnly }));
  expect(window.Office.context.document.mode).toBe(mode);
});

it.each([
  ["ExcelApi", "1.17", true],
  ["ExcelApi", "1.18", false],
  ["SharedRuntime", "1.1", true],
  ["KeyboardShortcuts", "1.1", false],
])("supports %s %s: %s", async (set, version, supported) => {
  const { window } = await open(stubServices());
  expect(window.Office.context.requirements.isSetSupported(set, version)).toBe(supported);
});

it("carries batches, their size in bytes and their flags", async () => {
  const services = stubServices("Zoë");
  const addIn = await open(services);
  expect(await readCells(addIn)).toEqual(["Zoë!A1:B1", [[1, "Zoë"]]]);
  await readCells(addIn, { delayForCellEdit: true });
  await addIn.window.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Zoë").name = "Ada";
    await context.sync();
  });
  const ofRun = services.batches.filter(({ request }) =>
    /GetSelectedRange|"Ada"/.test(JSON.stringify(request)),
  );
  expect(ofRun.map(({ flags }) => flags)).toEqual([0, 64, 1]);
  for (const { request, size } of ofRun) expect(size).toBe(Buffer.byteLength(JSON.stringify(request)));
});

it.each([
  [5004, "InvalidOperationInCellEditMode"],
  [5103, "RequestPayloadSizeLimitExceeded"],
  [5104, "ResponsePayloadSizeLimitExceeded"],
  [5102, "ActivityLimitReached"],
  [5001, "GeneralException"],
])("fails Excel.run when the host refuses with %i: %s", async (refusal, code) => {
  const services = stubServices();
  const addIn = await open(services);
  services.answerBy = (request) =>
    readsCells(request) ? Promise.reject(new HostRefusal(refusal, "no")) : undefined;
  expect(await codeOf(readCells(addIn))).toBe(code);
  services.answerBy = () => undefined;
  expect(await readCells(addIn)).toEqual(["Ada!A1:B1", [[1, "Ada"]]]);
  expect(addIn.errors).toEqual([]);
});

it("reports a fault of the host, and fails Excel.run", async () => {
  const services = stubServices();
  const addIn = await open(services);
  services.answerBy = (request) => {
    if (readsCells(request)) throw new Error("the host fell over");
    return undefined;
  };
  expect(await codeOf(readCells(addIn))).toBe("GeneralException");
  expect(addIn.errors).toEqual(["Error: the host fell over"]);
});

it("hands batches over in the order of arrival, and answers each when it is done", async () => {
  const services = stubServices();
  const addIn = await open(services);
  const finish: (() => void)[] = [];
  const canned = services.processQuery.bind({ ...services, answerBy: () => undefined });
  services.answerBy = (request) =>
    readsCells(request)
      ? new Promise((resolve, reject) => {
          finish.push(() => canned(request, 0, 0).then(resolve, reject));
        })
      : undefined;
  const done: string[] = [];
  const first = readCells(addIn).then(() => done.push("first"));
  const second = readCells(addIn).then(() => done.push("second"));
  while (finish.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
  finish[1]!();
  await second;
  finish[0]!();
  await first;
  expect(done).toEqual(["second", "first"]);
});

it("keeps the document's settings", async () => {
  const services = stubServices();
  const { window } = await open(services);
  const { settings } = window.Office.context.document;
  expect([settings.get("kept"), settings.get("none")]).toEqual([{ from: "document" }, null]);
  settings.set("new", { ü: [1] });
  expect(services.settings).toHaveLength(1);
  expect(await outcome((done) => settings.saveAsync(done))).toEqual(["succeeded"]);
  expect(services.settings).toEqual([
    ["kept", '{"from":"document"}'],
    ["new", '{"ü":[1]}'],
  ]);
  services.saveSettings([["kept", '"by someone else"']]);
  expect(await outcome((done) => settings.refreshAsync(done))).toEqual(["succeeded"]);
  expect([settings.get("kept"), settings.get("new")]).toEqual(["by someone else", null]);
});

it("fails saveAsync when the host refuses", async () => {
  const services = stubServices();
  const { window } = await open(services);
  services.saveSettings = () => {
    throw new HostRefusal(5004, "in the middle of an edit");
  };
  const { settings } = window.Office.context.document;
  expect(await outcome((done) => settings.saveAsync(done))).toEqual(["failed", 5004]);
});

it("raises events from when the add-in listens until it no longer does", async () => {
  const services = stubServices();
  const { window, end } = await open(services);
  const { document, EventType } = { ...window.Office.context, EventType: window.Office.EventType };
  const selection = EventType.DocumentSelectionChanged;
  expect(end.raise("documentSelectionChanged", {})).toBe(false);
  const heard = new Promise((resolve) => {
    document.addHandlerAsync(
      selection,
      (event: { type: string }) => resolve(event.type),
      () => {
        expect(end.raise("documentSelectionChanged", {})).toBe(true);
      },
    );
  });
  expect(await heard).toBe("documentSelectionChanged");
  expect(await outcome((done) => document.removeHandlerAsync(selection, {}, done))).toEqual(["succeeded"]);
  expect(end.raise("documentSelectionChanged", {})).toBe(false);
  expect(services.told).toEqual([
    ["notified", 21, "https://localhost:3000"],
    ["registered", "appCommandInvoked"],
    ["registered", "richApiMessage"],
    ["registered", "documentSelectionChanged"],
    ["unregistered", "documentSelectionChanged"],
  ]);
});

it("hooks up an event of the Rich API", async () => {
  const { window, end } = await open(stubServices());
  const heard = new Promise((resolve) => {
    void window.Excel.run(async (context) => {
      context.workbook.worksheets.onSelectionChanged.add((event) => Promise.resolve(resolve(event.address)));
      context.workbook.onSelectionChanged.add((event) => Promise.resolve(resolve(event.workbook)));
      await context.sync();
      const event = JSON.stringify({ type: "WorksheetSelectionChanged", address: "B7", worksheetId: "1" });
      end.raise("richApiMessage", { ArrayData: [[65536, 14, "Workbook", event, 0, false]] });
    });
  });
  expect(await heard).toBe("B7");
});

it.each([
  ["SHOW", { id: "7", status: 0, data: '{"source":{"id":"Button"},"completedContext":{"allowEvent":true}}' }],
  ["ELSE", { id: "7", status: 11101, data: "" }],
])("runs the command %s", async (name, completion) => {
  let completed: (details: unknown) => void;
  const done = new Promise((resolve) => {
    completed = resolve;
  });
  const { window, end } = await open({
    ...stubServices(),
    commandCompleted: (details) => completed(details),
  });
  window.Office.actions.associate("Show", (event: Office.AddinCommands.Event) =>
    event.completed({ allowEvent: true }),
  );
  end.raise("appCommandInvoked", ["7", name, '{"source":{"id":"Button"}}']);
  expect(await done).toEqual(completion);
});

it("tells of keys that are pressed in the pane", async () => {
  const services = stubServices();
  const { window } = await open(services);
  const key = { keyCode: 70, ctrlKey: true, shiftKey: true, altKey: false, metaKey: false };
  window.document.body.dispatchEvent(new window.KeyboardEvent("keydown", { ...key, bubbles: true }));
  expect(services.told).toContainEqual(["notified", 39, key]);
});

it.each([
  [
    "method 64",
    5000,
    ({ Office: { context } }: OpenAddIn["window"], done: () => void) =>
      context.document.getSelectedDataAsync("text" as Office.CoercionType, done),
  ],
  [
    "event dialogMessageReceived",
    5000,
    ({ Office: { context } }: OpenAddIn["window"], done: () => void) =>
      context.ui.displayDialogAsync("https://localhost:3000/x.html", { displayInIframe: true }, done),
  ],
])("has no answer to %s, and says so", async (what, code, ask) => {
  const services = stubServices();
  const { window } = await open(services);
  expect(await outcome((done) => ask(window, done as () => void))).toEqual(["failed", code]);
  expect(services.told).toContainEqual(["unknown", what]);
});

it("serves several windows at once", async () => {
  const people = ["Ada", "Grace", "Mary"];
  const addIns = await Promise.all(people.map((person) => open(stubServices(person))));
  const cells = await Promise.all(addIns.map((addIn) => readCells(addIn)));
  expect(cells).toEqual(people.map((person) => [`${person}!A1:B1`, [[1, person]]]));
});

it("runs scripts of the add-in, and tells what else was asked for", async () => {
  const { window, requests, errors } = await open(stubServices(), {
    scripts: ["own.js", "https://example.org/tracker.js"],
    files: { "own.js": "window.ran = typeof Office.onReady;" },
  });
  expect(window["ran"]).toBe("function");
  expect(requests).toEqual(
    expect.arrayContaining(["https://localhost:3000/own.js", "https://example.org/tracker.js"]),
  );
  expect(errors).toEqual([expect.stringContaining("https://example.org/tracker.js")]);
});

it("is silent once it is closed", async () => {
  const { end, close } = await open(stubServices());
  expect(end.raise("richApiMessage", { ArrayData: [] })).toBe(true);
  close();
  expect(end.raise("richApiMessage", { ArrayData: [] })).toBe(false);
});
