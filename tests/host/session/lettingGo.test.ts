// Nothing is kept of what an add-in has let go of, or of an add-in that is gone.
import type { FunctionsFile } from "../../../src/host/formulas/customFunctions";
import { openExcel, until, type OpenExcel } from "../../support/excel";

const FILE: FunctionsFile = {
  functions: [{ id: "WHO", name: "WHO", parameters: [{ name: "value", type: "number" }] }],
};

/** How many boxes a sheet follows. */
function followed({ workbook }: OpenExcel): number {
  return workbook.sheet("Sheet1").followed;
}

async function use({ run }: OpenExcel): Promise<void> {
  await run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const ranges = ["A1", "B2:C3", "D:D"].map((address) => sheet.getRange(address).load("address"));
    await context.sync();
    ranges[0]!.getOffsetRange(1, 1).values = [["x"]];
    await context.sync();
  });
}

// learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model: objects allocated during run are released
it("objects of a batch are let go when it ends", async () => {
  const excel = await openExcel();
  const before = followed(excel);
  for (let round = 0; round < 5; round++) await use(excel);
  await until(() => excel.addIn.objectsKept === 0);
  expect([excel.addIn.objectsKept, followed(excel)]).toEqual([0, before]);
  excel.close();
});

it("objects that are tracked are kept until they are untracked", async () => {
  const excel = await openExcel();
  const range = await excel.run(async (context) => {
    const tracked = context.workbook.worksheets.getItem("Sheet1").getRange("A1");
    context.trackedObjects.add(tracked);
    await context.sync();
    return tracked;
  });
  expect(excel.addIn.objectsKept).toBe(1);
  await excel.window.Excel.run(range, async (context) => {
    context.trackedObjects.remove(range);
    await context.sync();
  });
  await until(() => excel.addIn.objectsKept === 0);
  expect(excel.addIn.objectsKept).toBe(0);
  excel.close();
});

it("registrations end with their handlers, and cells of events of long ago are followed no longer", async () => {
  const excel = await openExcel();
  const before = followed(excel);
  const handler = await excel.run(async (context) => {
    const added = context.workbook.worksheets.getItem("Sheet1").onChanged.add(() => Promise.resolve());
    await context.sync();
    return added;
  });
  expect(excel.session.events.registrations).toBe(1);
  for (let edit = 0; edit < 1100; edit++) excel.session.type("A1", edit);
  expect(followed(excel) - before).toBe(1000);
  await excel.window.Excel.run(handler.context as Excel.RequestContext, async (context) => {
    handler.remove();
    await context.sync();
  });
  expect(excel.session.events.registrations).toBe(0);
  excel.close();
});

// learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-events: an event handler "is destroyed … when the add-in is
// refreshed, reloaded, or closed"
it("all of it goes with the add-in", async () => {
  const excel = await openExcel();
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.onChanged.add(() => Promise.resolve());
    context.trackedObjects.add(sheet.getRange("A1"));
    await context.sync();
  });
  excel.session.type("A1", 1);
  excel.session.select("B2");
  excel.close();
  expect([excel.addIn.objectsKept, excel.session.events.registrations, followed(excel)]).toEqual([0, 0, 0]);
});

// The wire reports this when the page of the add-in starts anew.
it("all of it goes when the add-in loads itself again", async () => {
  const excel = await openExcel();
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.onChanged.add(() => Promise.resolve());
    context.trackedObjects.add(sheet.getRange("A1"));
    await context.sync();
  });
  excel.addIn.eventUnregistered("richApiMessage");
  expect([excel.addIn.objectsKept, excel.session.events.registrations, followed(excel)]).toEqual([0, 0, 0]);
  excel.close();
});

describe("functions of two add-ins at one workbook", () => {
  async function openWho(person: string, workbook?: OpenExcel["workbook"]): Promise<OpenExcel> {
    const excel = await openExcel({ person, functions: FILE, ...(workbook && { workbook }) });
    excel.window.CustomFunctions.associate("WHO", (value: number) => `${person} ${String(value)}`);
    return excel;
  }

  it("are run by one, and by the other when that one closes, calls under way included", async () => {
    const ana = await openWho("Ana");
    const ben = await openWho("Ben", ana.workbook);
    ana.session.type("A1", "=WHO(1)");
    await ana.calculated();
    expect(ben.session.values("A1")).toEqual([["Ana 1"]]);
    ben.session.type("A2", "=WHO(2)");
    ana.close();
    await ben.calculated();
    expect(ben.session.values("A1:A2")).toEqual([["Ana 1"], ["Ben 2"]]);
    ben.session.type("A3", "=WHO(3)");
    await ben.calculated();
    expect(ben.session.values("A3")).toEqual([["Ben 3"]]);
    ben.close();
  });

  it("wait while there is none, and are run by the next", async () => {
    const ana = await openWho("Ana");
    const { workbook } = ana;
    ana.close();
    const other = await openExcel({ workbook, person: "without functions" });
    other.session.type("A1", "=WHO(1)");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(other.session.values("A1")).toEqual([["#BUSY!"]]);
    const ben = await openWho("Ben", workbook);
    await ben.calculated();
    expect(other.session.values("A1")).toEqual([["Ben 1"]]);
    expect(workbook.calculation.functions!.callsOpen).toBe(0);
    other.close();
    ben.close();
  });

  it("are sent again to one that loads itself again, and never to one that brings none", async () => {
    const ana = await openWho("Ana");
    const other = await openExcel({ workbook: ana.workbook, person: "without functions" });
    for (const { addIn } of [ana, other]) addIn.eventUnregistered("richApiMessage");
    other.addIn.functionsAreReady();
    ana.session.type("A1", "=WHO(1)");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ana.session.values("A1")).toEqual([["#BUSY!"]]);
    ana.addIn.functionsAreReady();
    await ana.calculated();
    expect(ana.session.values("A1")).toEqual([["Ana 1"]]);
    other.close();
    ana.close();
  });
});
