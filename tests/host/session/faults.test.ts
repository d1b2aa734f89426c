// What goes wrong between an add-in and Excel, on demand.
import { failure } from "../../../src/host/faults";
import { openExcel, type OpenExcel } from "../../support/excel";

let excel: OpenExcel;

beforeEach(async () => {
  excel = await openExcel();
});

afterEach(() => {
  excel.close();
});

/** The error of a batch as the add-in sees it. */
async function errorOf(batch: Promise<unknown>): Promise<OfficeExtension.Error> {
  try {
    await batch;
  } catch (error) {
    return error as OfficeExtension.Error;
  }
  throw new Error("Nothing went wrong.");
}

function write(values: unknown[][], address = "A1", { run } = excel): Promise<void> {
  return run(async (context) => {
    const range = context.workbook.worksheets
      .getItem("Sheet1")
      .getRange(address)
      .getAbsoluteResizedRange(values.length, values[0]!.length);
    range.values = values as string[][];
    await context.sync();
  });
}

function read(address: string, { run } = excel): Promise<unknown[][]> {
  return run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange(address).load("values");
    await context.sync();
    return range.values;
  });
}

// learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization: "Excel on the web has a payload
// size limit for requests and responses of 5MB. RichAPI.Error will be thrown if that limit is exceeded."
describe("5 MB", () => {
  const longRows = Array.from({ length: 200 }, () => ["x".repeat(30_000)]);

  it("a larger request is refused, and nothing of it is done", async () => {
    const error = await errorOf(write(longRows));
    expect(error).toBeInstanceOf(excel.window.OfficeExtension.Error);
    expect([error.code, error.message]).toEqual([
      "RequestPayloadSizeLimitExceeded",
      expect.stringContaining("request payload size has exceeded the limit"),
    ]);
    expect(excel.session.values("A1")).toEqual([[""]]);
  });

  it("a smaller one is not", async () => {
    await write(longRows.slice(0, 150));
    expect(excel.addIn.largest.request).toBeGreaterThan(150 * 30_000);
    expect(excel.addIn.largest.request).toBeLessThan(5 * 1024 * 1024);
  });

  it("a larger response is refused", async () => {
    for (const part of [0, 100]) await write(longRows.slice(0, 100), `A${String(part + 1)}`);
    const error = await errorOf(read("A1:A200"));
    expect([error.code, error.message]).toEqual([
      "ResponsePayloadSizeLimitExceeded",
      expect.stringContaining("response payload size has exceeded the limit"),
    ]);
    expect((await read("A1:A100")).length).toBe(100);
  });

  it("counts bytes, not characters", async () => {
    excel.faults.payloadLimit = 20_000;
    expect((await errorOf(write([["\u{1F600}".repeat(5000)]]))).code).toBe("RequestPayloadSizeLimitExceeded");
    await write([["x".repeat(10_000)]]);
  });
});

// The same page: "A range is limited to five million cells for get operations."
it("values of too many cells are null", async () => {
  excel.faults.cellLimit = 100;
  expect([await read("A1:A100"), await read("A1:A101")]).toEqual([expect.any(Array), null]);
});

// learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model: sync(); that the requests before the one that
// failed stay done is not said there: guess
describe("a batch that fails midway", () => {
  it("leaves what was done before, as one step to undo", async () => {
    const { session, run } = excel;
    const error = await errorOf(
      run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        sheet.getRange("A1").values = [["first"]];
        sheet.getRange("A2:A3").values = [["too"], ["many"], ["rows"]] as never;
        sheet.getRange("A4").values = [["last"]];
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(["InvalidArgument", "Range.values"]);
    expect(session.values("A1:A4").flat()).toEqual(["first", "", "", ""]);
    session.undo();
    expect(session.values("A1")).toEqual([[""]]);
  });

  it("on demand", async () => {
    const { faults, session } = excel;
    faults.beforeAction = () => {
      if (session.values("A2")[0]![0] === "x") throw failure("GeneralException", "It broke.");
    };
    const error = await errorOf(
      excel.run(async (context) => {
        for (const address of ["A1", "A2", "A3"])
          context.workbook.worksheets.getItem("Sheet1").getRange(address).values = [["x"]];
        await context.sync();
      }),
    );
    expect([error.code, error.message]).toEqual(["GeneralException", "It broke."]);
    expect(session.values("A1:A3").flat()).toEqual(["x", "x", ""]);
  });
});

// learn.microsoft.com/office/dev/add-ins/excel/co-authoring-in-excel-add-ins
it("a co-author's edit between reading and writing", async () => {
  const ben = await openExcel({ workbook: excel.workbook, person: "Ben" });
  excel.session.type("A1", 1);
  excel.faults.afterBatch = (batch) => {
    if (batch === 1) ben.session.type("A1", 100);
  };
  await excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1").load("values");
    await context.sync();
    range.values = [[(range.values[0]![0] as number) + 1]];
    await context.sync();
  });
  expect([await read("A1"), await read("A1", ben)]).toEqual([[[2]], [[2]]]);
  ben.close();
});

describe("a slow Excel", () => {
  it("answers late, and in order", async () => {
    const log: string[] = [];
    let goOn = (): void => undefined;
    excel.faults.beforeBatch = (batch) => {
      log.push(`batch ${String(batch)}`);
      return batch === 1 ? new Promise((resolve) => (goOn = resolve)) : undefined;
    };
    const first = write([["first"]]).then(() => log.push("first"));
    const second = write([["second"]]).then(() => log.push("second"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([log, excel.session.values("A1")]).toEqual([["batch 1"], [[""]]]);
    goOn();
    await Promise.all([first, second]);
    expect(log).toContain("batch 2");
    expect(log.indexOf("first")).toBeLessThan(log.indexOf("second"));
    expect(excel.session.values("A1")).toEqual([["second"]]);
  });
});

// @types/office-js: Excel.RunOptions.delayForCellEdit; …/application-specific-api-error-handling: InvalidOperationInCellEditMode
describe("while the person types into a cell", () => {
  it("requests are refused", async () => {
    excel.session.editing = true;
    const error = await errorOf(write([["x"]]));
    expect(error.code).toBe("InvalidOperationInCellEditMode");
    excel.session.editing = false;
    await write([["x"]]);
    expect(excel.session.values("A1")).toEqual([["x"]]);
  });

  it("those that may be delayed wait", async () => {
    const { session, window } = excel;
    session.editing = true;
    let isDone = false;
    const batch = window.Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [["x"]];
      await context.sync();
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([isDone, session.values("A1")]).toEqual([false, [[""]]]);
    session.editing = false;
    await batch;
    expect(session.values("A1")).toEqual([["x"]]);
  });
});

// learn.microsoft.com/office/dev/add-ins/develop/specify-office-hosts-and-api-requirements
describe("an older Excel", () => {
  it("says what it supports, and the client refuses the rest", async () => {
    const old = await openExcel({ requirementSets: { ExcelApi: "1.4" } });
    const { requirements } = old.window.Office.context;
    expect(["1.4", "1.5", "1.9"].map((version) => requirements.isSetSupported("ExcelApi", version))).toEqual([
      true,
      false,
      false,
    ]);
    expect(requirements.isSetSupported("SharedRuntime", "1.1")).toBe(false);
    const error = await errorOf(
      old.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").onChanged.add(() => Promise.resolve());
        await context.sync();
      }),
    );
    expect([error.code, error.debugInfo.errorLocation]).toEqual(["ApiNotFound", "Worksheet.onChanged"]);
    expect(await read("A1", old)).toEqual([[""]]);
    old.close();
  });

  it("a newer one is asked for what it can", () => {
    const { requirements } = excel.window.Office.context;
    expect(
      ["ExcelApi", "SharedRuntime", "CustomFunctionsRuntime"].map((name) =>
        requirements.isSetSupported(name, "1.1"),
      ),
    ).toEqual([true, true, true]);
    expect(requirements.isSetSupported("ExcelApi", "9.9")).toBe(false);
  });
});

// learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-undo-capabilities: "the UndoNotSupported error is thrown to let you
// know that the operation can't be grouped"
describe("UndoNotSupported", () => {
  it("for every change, on demand", async () => {
    excel.faults.undoNotSupported = true;
    expect((await errorOf(write([["x"]]))).code).toBe("UndoNotSupported");
    expect(await read("A1")).toEqual([[""]]);
  });

  it("for what cannot be undone, in a group", async () => {
    const { session, run } = excel;
    session.history.begin("Evaluate");
    await write([["x"]]);
    const error = await errorOf(
      run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").protection.protect();
        await context.sync();
      }),
    );
    session.history.end();
    expect(error.code).toBe("UndoNotSupported");
    expect(session.history.labels).toEqual(["Evaluate"]);
  });
});

// The same page, for batches of an add-in: each that writes is one step (a client that sends mergeUndoGroup does not exist here).
describe("undo of what an add-in does", () => {
  it("one step for each batch that writes", async () => {
    const { session, run } = excel;
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1").values = [["one"]];
      sheet.getRange("A2").values = [["two"]];
      await context.sync();
      sheet.getRange("A1:A2").load("values");
      await context.sync();
      sheet.getRange("A3").format.fill.color = "red";
      sheet.tables.add("A1:A2", true);
      await context.sync();
    });
    expect(session.history.labels).toHaveLength(2);
    session.undo();
    expect([excel.workbook.state.tables, session.values("A1:A2")]).toEqual([[], [["one"], ["two"]]]);
    session.undo();
    expect(session.values("A1:A2")).toEqual([[""], [""]]);
  });

  // github.com/OfficeDev/office-js/issues/3141
  it("none is left when the document's settings are saved", async () => {
    await write([["x"]]);
    const { settings } = excel.window.Office.context.document;
    settings.set("colour", "red");
    await new Promise<void>((resolve) =>
      settings.saveAsync(() => {
        resolve();
      }),
    );
    expect([excel.session.undo(), excel.workbook.settings.get("colour")]).toEqual([false, '"red"']);
  });
});
