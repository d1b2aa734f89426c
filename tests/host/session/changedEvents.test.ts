// worksheet.onChanged: what an add-in is told of what it does itself, what the person does, and what a co-author does.
import { setFormat } from "../../../src/host/workbook/edits";
import { until, type OpenExcel } from "../../support/excel";
import { openForTwo, sheetOf } from "./two";

const two = openForTwo();

// learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-events; @types/office-js: WorksheetChangedEventArgs
describe("worksheet.onChanged", () => {
  beforeEach(() => two.listen((workbook) => ({ changed: sheetOf(workbook).onChanged })));

  it.each<[string, () => unknown, unknown[][]]>([
    ["the person types", () => two.ana.session.type("B2", "x"), [["RangeEdited", "B2", "Local", "Unknown"]]],
    [
      "the person types a block",
      () => two.ana.session.type("B2:C3", 1),
      [["RangeEdited", "B2:C3", "Local", "Unknown"]],
    ],
    [
      "the person clears",
      () => two.ana.session.erase("B2:C3"),
      [["RangeEdited", "B2:C3", "Local", "Unknown"]],
    ],
    [
      "a co-author types",
      () => two.ben.session.type("B2", "x"),
      [["RangeEdited", "B2", "Remote", "Unknown"]],
    ],
    [
      "rows are inserted",
      () => two.ana.session.insert("2:3", "down"),
      [["RowInserted", "2:3", "Local", "Unknown"]],
    ],
    [
      "rows are deleted",
      () => two.ana.session.delete("2:3", "up"),
      [["RowDeleted", "2:3", "Local", "Unknown"]],
    ],
    [
      "columns are inserted",
      () => two.ana.session.insert("B:B", "right"),
      [["ColumnInserted", "B:B", "Local", "Unknown"]],
    ],
    [
      "columns are deleted",
      () => two.ana.session.delete("B:B", "left"),
      [["ColumnDeleted", "B:B", "Local", "Unknown"]],
    ],
    [
      "cells are inserted",
      () => two.ana.session.insert("B2", "down"),
      [["CellInserted", "B2", "Local", "Unknown"]],
    ],
    [
      "cells are deleted",
      () => two.ana.session.delete("B2", "left"),
      [["CellDeleted", "B2", "Local", "Unknown"]],
    ],
    [
      "the add-in writes",
      () => write(two.ana, "B2", "x"),
      [["RangeEdited", "B2", "Local", "ThisLocalAddin"]],
    ],
    [
      "a co-author's add-in writes",
      () => write(two.ben, "B2", "x"),
      [["RangeEdited", "B2", "Remote", "Unknown"]],
    ],
    // guess
    [
      "something is undone",
      () => {
        two.ana.session.type("B2", "x");
        two.told.length = 0;
        two.ana.session.undo();
      },
      [
        ["RangeEdited", "B2", "Local", "Unknown"],
        ["RangeEdited", "B2", "Local", "Unknown"],
      ],
    ],
    [
      "another sheet changes",
      () => {
        two.ana.session.act("Add", () => two.ana.workbook.addSheet("Other"));
        two.ana.session.type("Other!A1", 1);
      },
      [],
    ],
    [
      "formats change",
      () =>
        two.ana.session.act("Format", () =>
          setFormat(two.ana.session.activeSheet, two.ana.session.find("B2").box, "font.bold", true),
        ),
      [],
    ],
  ])("%s", async (_, change, expected) => {
    await change();
    expect(await two.heard("changeType", "address", "source", "triggerSource")).toEqual(expected);
  });

  // ChangedEventDetail: "when the changed event is triggered on a single cell"
  it.each<[string, () => unknown, unknown]>([
    [
      "a value",
      () => two.ana.session.type("B2", 7),
      { valueBefore: "old", valueAfter: 7, valueTypeBefore: "String", valueTypeAfter: "Double" },
    ],
    [
      "nothing",
      () => two.ana.session.type("B2", ""),
      { valueBefore: "old", valueAfter: "", valueTypeBefore: "String", valueTypeAfter: "Empty" },
    ],
    [
      "a formula",
      () => two.ana.session.type("B2", "=C2"),
      { valueBefore: "old", valueAfter: 0, valueTypeBefore: "String", valueTypeAfter: "Double" },
    ],
    ["several cells", () => two.ana.session.type("B2:B3", 7), undefined],
  ])("details: %s", async (_, change, expected) => {
    two.ana.session.type("B2", "old");
    await two.heard();
    two.told.length = 0;
    await change();
    expect(await two.heard("details")).toEqual([[expected]]);
  });

  // ChangeDirectionState
  it("which way cells are shifted", async () => {
    two.ana.session.insert("B2", "down");
    two.ana.session.delete("B2", "left");
    expect(await two.heard("changeDirectionState")).toEqual([
      [{ insertShiftDirection: "Down" }],
      [{ deleteShiftDirection: "Left" }],
    ]);
  });
});

async function write(excel: OpenExcel, address: string, value: string): Promise<void> {
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange(address).values = [[value]];
    await context.sync();
  });
}

// WorksheetChangedEventArgs.getRange, .getRangeOrNullObject
describe("the range of an event", () => {
  async function rangeAfter(change: () => void): Promise<string | null> {
    const events: Excel.WorksheetChangedEventArgs[] = [];
    await two.ana.run(async (context) => {
      const handler = sheetOf(context.workbook).onChanged.add(async (event) => {
        events.push(event);
        await Promise.resolve();
      });
      two.handlers.push(handler as never);
      await context.sync();
    });
    two.ana.session.type("B5:C6", "x");
    await until(() => events.length > 0);
    change();
    return two.ana.run(async (context) => {
      const range = events[0]!.getRangeOrNullObject(context).load("address");
      await context.sync();
      return range.isNullObject ? null : range.address;
    });
  }

  it.each<[string, () => void, string | null]>([
    ["is what was changed", () => undefined, "Sheet1!B5:C6"],
    ["follows rows that are inserted", () => two.ana.session.insert("1:2", "down"), "Sheet1!B7:C8"],
    ["is gone when its cells are", () => two.ana.session.delete("5:6", "up"), null],
  ])("%s", async (_, change, expected) => {
    expect(await rangeAfter(change)).toBe(expected);
  });
});
