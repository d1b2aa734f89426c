// Freeze panes and selection: @types/office-js: Excel.WorksheetFreezePanes, Excel.Workbook.getSelectedRange, Excel.Range.select,
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get.
import { codeOf, excelForEachTest } from "./batches";

const excel = excelForEachTest();

describe("freeze panes", () => {
  it.each<[string, (panes: Excel.WorksheetFreezePanes) => void, string | null]>([
    ["nothing at first", () => undefined, null],
    ["the first row", (panes) => panes.freezeRows(), "Sheet1!1:1"],
    ["several rows", (panes) => panes.freezeRows(3), "Sheet1!1:3"],
    ["several columns", (panes) => panes.freezeColumns(2), "Sheet1!A:B"],
    ["a range", (panes) => panes.freezeAt("A1:B2"), "Sheet1!A1:B2"],
    ["whole columns", (panes) => panes.freezeAt("A:C"), "Sheet1!A:C"],
    [
      "the latest only",
      (panes) => {
        panes.freezeRows(3);
        panes.freezeColumns(1);
      },
      "Sheet1!A:A",
    ],
    // "or zero to unfreeze all rows", "or null to remove all frozen panes"
    [
      "no rows",
      (panes) => {
        panes.freezeRows(3);
        panes.freezeRows(0);
      },
      null,
    ],
    [
      "null",
      (panes) => {
        panes.freezeRows(3);
        panes.freezeAt(null as never);
      },
      null,
    ],
    [
      "nothing any more",
      (panes) => {
        panes.freezeRows(3);
        panes.unfreeze();
      },
      null,
    ],
  ])("keep %s in view", async (_, freeze, address) => {
    const location = await excel.on(async (sheet, context) => {
      freeze(sheet.freezePanes);
      const range = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      return range.isNullObject ? null : range.address;
    });
    expect(location).toBe(address);
  });

  it("have no location where there are none", async () => {
    // guess: the code; the null object's side is documented
    const batch = excel.on((sheet) => sheet.freezePanes.getLocation().select());
    expect(await codeOf(batch)).toBe("ItemNotFound");
  });
});

describe("selection", () => {
  /** What the workbook says is selected. */
  async function selected(): Promise<string[]> {
    return excel.on(async (_, context) => {
      const { workbook } = context;
      const [range, cell] = [workbook.getSelectedRange(), workbook.getActiveCell()];
      const areas = workbook.getSelectedRanges();
      for (const object of [range, cell, areas]) object.load("address");
      await context.sync();
      return [range.address, cell.address, areas.address];
    });
  }

  it("is the first cell at first", async () => {
    expect(await selected()).toEqual(["Sheet1!A1", "Sheet1!A1", "Sheet1!A1"]);
  });

  it("is what the person selects", async () => {
    excel.open.session.select("B2:C9");
    expect(await selected()).toEqual(["Sheet1!B2:C9", "Sheet1!B2", "Sheet1!B2:C9"]);
  });

  it("is several blocks where the person holds Ctrl down; as one range it cannot be had then", async () => {
    excel.open.session.select("B2:C9,E4");
    const areas = await excel.on(async (_, { workbook }) => {
      const found = workbook.getSelectedRanges().load("address,areaCount");
      await found.context.sync();
      return [found.address, found.areaCount];
    });
    expect(areas).toEqual(["Sheet1!B2:C9, Sheet1!E4", 2]);
    // guess: the code is documented for a selection that does not suit a method
    expect(await codeOf(excel.on((_, { workbook }) => workbook.getSelectedRange().load("address")))).toBe(
      "InvalidSelection",
    );
  });

  it("is what the add-in selects, on another worksheet as well", async () => {
    await excel.on((_, context) => {
      context.workbook.worksheets.add("Roster").getRange("C:C").select();
    });
    expect(await selected()).toEqual(["Roster!C:C", "Roster!C1", "Roster!C:C"]);
    expect(excel.open.session.activeSheet.name).toBe("Roster");
  });

  it("moves with its cells", async () => {
    excel.open.session.select("B2:C9");
    await excel.on((sheet) => {
      sheet.getRange("1:1").insert("Down");
    });
    expect((await selected())[0]).toBe("Sheet1!B3:C10");
  });
});
