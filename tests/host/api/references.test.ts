// Ranges that are kept: https://learn.microsoft.com/javascript/api/office/officeextension.trackedobjects,
// https://learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model, @types/office-js: Excel.Range.track.
import { until } from "../../support/excel";
import { codeOf, excelForEachTest, failureOf } from "./batches";

const excel = excelForEachTest();

/** The address after something was done to the sheet in a request of its own. */
async function addressAfter(
  from: string,
  edit: (sheet: Excel.Worksheet) => void,
  derive: (range: Excel.Range) => Excel.Range = (range) => range,
): Promise<string> {
  return excel.on(async (sheet, context) => {
    const range = derive(sheet.getRange(from));
    context.trackedObjects.add(range);
    await context.sync();
    edit(sheet);
    range.load("address");
    await context.sync();
    context.trackedObjects.remove(range);
    return range.address.replace("Sheet1!", "");
  });
}

describe("a range that is used in a later request stays the same cells", () => {
  it.each<[string, string, (sheet: Excel.Worksheet) => void, string]>([
    ["rows inserted above", "B5:C6", (sheet) => sheet.getRange("2:4").insert("Down"), "B8:C9"],
    ["rows inserted within", "B5:C6", (sheet) => sheet.getRange("6:6").insert("Down"), "B5:C7"],
    ["rows inserted below", "B5:C6", (sheet) => sheet.getRange("7:9").insert("Down"), "B5:C6"],
    ["rows deleted above", "B5:C6", (sheet) => sheet.getRange("1:2").delete("Up"), "B3:C4"],
    ["some of its rows deleted", "B5:C6", (sheet) => sheet.getRange("4:5").delete("Up"), "B4:C4"],
    ["columns inserted before", "B5:C6", (sheet) => sheet.getRange("A:A").insert("Right"), "C5:D6"],
    ["columns deleted before", "B5:C6", (sheet) => sheet.getRange("A:A").delete("Left"), "A5:B6"],
    [
      "cells inserted above all its columns",
      "B5:C6",
      (sheet) => sheet.getRange("B1:C1").insert("Down"),
      "B6:C7",
    ],
    [
      "cells inserted above some of its columns",
      "B5:C6",
      (sheet) => sheet.getRange("B1").insert("Down"),
      "B5:C6",
    ],
  ])("%s", async (_, from, edit, address) => {
    expect(await addressAfter(from, edit)).toBe(address);
  });

  it("derived ranges too", async () => {
    const address = await addressAfter(
      "B2:C9",
      (sheet) => sheet.getRange("1:1").insert("Down"),
      (range) => range.getLastRow().getOffsetRange(1, 0),
    );
    expect(address).toBe("B11:C11");
  });

  it("within Excel.run without being tracked", async () => {
    const addresses = await excel.on(async (sheet, context) => {
      const range = sheet.getRange("A5").load("address");
      await context.sync();
      const before = range.address;
      sheet.getRange("1:1").insert("Down");
      await context.sync();
      range.load("address");
      await context.sync();
      return [before, range.address];
    });
    expect(addresses).toEqual(["Sheet1!A5", "Sheet1!A6"]);
  });

  it("whoever moves them", async () => {
    const address = await excel.on(async (sheet, context) => {
      const range = sheet.getRange("A5");
      await context.sync();
      excel.open.session.insert("Sheet1!1:2", "down");
      range.load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("Sheet1!A7");
  });

  it("several areas as well", async () => {
    const address = await excel.on(async (sheet, context) => {
      sheet.getRange("B2:C3").merge(true);
      const areas = sheet.getRange("B2:C3").getMergedAreasOrNullObject();
      await context.sync();
      sheet.getRange("1:1").insert("Down");
      areas.load("address");
      await context.sync();
      return areas.address;
    });
    expect(address).toBe("Sheet1!B3:C3, Sheet1!B4:C4");
  });
});

// guess: the documentation lists the code ("This reference is not valid for the current operation") without its cases
it.each<[string, (sheet: Excel.Worksheet) => void]>([
  ["deleted", (sheet) => sheet.getRange("5:5").delete("Up")],
  ["deleted with its neighbours", (sheet) => sheet.getRange("A4:B6").delete("Left")],
])("a range whose cells are %s is no longer valid", async (_, edit) => {
  expect(await codeOf(addressAfter("A5:B5", edit))).toBe("InvalidReference");
});

// "When *.run completes, it … automatically releases any objects that were allocated at runtime."
describe("after Excel.run", () => {
  it("an object that was not tracked cannot be used", async () => {
    let range: Excel.Range | undefined;
    await excel.on(async (sheet, context) => {
      range = sheet.getRange("A1").load("address");
      await context.sync();
    });
    const later = async () => {
      range!.load("values");
      await range!.context.sync();
    };
    expect(await codeOf(later())).toBe("InvalidObjectPath");
  });

  it("a tracked range can be used until it is let go", async () => {
    const { Excel } = excel.open.window;
    const range = await excel.on(async (sheet, context) => {
      const tracked = sheet.getRange("A5");
      tracked.track();
      await context.sync();
      return tracked;
    });
    excel.open.session.insert("Sheet1!1:1", "down");
    const address = await Excel.run(range, async (context) => {
      range.load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("Sheet1!A6");
    await Excel.run(range, async (context) => {
      range.untrack();
      await context.sync();
    });
    await until(() => excel.open.addIn.objectsKept === 0);
    expect(excel.open.addIn.objectsKept).toBe(0);
  });

  it("nothing is kept", async () => {
    await excel.on(async (sheet, context) => {
      const ranges = ["A1", "B2:C3", "D:D"].map((address) => sheet.getRange(address).load("address"));
      await context.sync();
      ranges[0]!.getOffsetRange(1, 1).values = [["x"]];
    });
    // Office.js lets go of its objects in a request of its own.
    await until(() => excel.open.addIn.objectsKept === 0);
    expect(excel.open.addIn.objectsKept).toBe(0);
  });
});

it("a range cannot be read before it is synced", async () => {
  const failure = await failureOf(excel.on((sheet) => sheet.getRange("A1").load("values").values));
  expect(failure).toMatchObject({ code: "PropertyNotLoaded", location: "Range.values" });
});
