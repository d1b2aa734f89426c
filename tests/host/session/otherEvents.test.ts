// Events of worksheets other than changes of cells, and events of tables.
import { addTable, deleteTable } from "../../../src/host/workbook/tableEdits";
import { openForTwo, sheetOf } from "./two";

const two = openForTwo();

describe("other events of worksheets", () => {
  it("all worksheets", async () => {
    await two.listen(({ worksheets }) => ({
      changed: worksheets.onChanged,
      calculated: worksheets.onCalculated,
    }));
    two.ana.session.act("Add", () => two.ana.workbook.addSheet("Other"));
    two.ana.session.type("Other!A1", 1);
    two.ana.session.type("A1", "=Other!A1");
    expect(await two.heard("name", "address")).toEqual([
      ["changed", "A1"],
      ["changed", "A1"],
      ["calculated", "A1"],
    ]);
  });

  it("added, renamed, deleted", async () => {
    await two.listen(({ worksheets }) => ({
      added: worksheets.onAdded,
      deleted: worksheets.onDeleted,
      renamed: worksheets.onNameChanged,
    }));
    const other = two.ana.session.act("Add", () => two.ana.workbook.addSheet("Other"));
    two.ben.session.act("Rename", () => two.ana.workbook.renameSheet(other, "New"));
    two.ben.session.act("Delete", () => two.ana.workbook.deleteSheet(other));
    expect(await two.heard("name", "source", "worksheetId", "nameBefore", "nameAfter")).toEqual([
      ["added", "Local", other.id, undefined, undefined],
      ["renamed", "Remote", other.id, "Other", "New"],
      ["deleted", "Remote", other.id, undefined, undefined],
    ]);
  });

  it("activated and deactivated, also when the sheet in front is deleted", async () => {
    const first = two.ana.workbook.sheet("Sheet1");
    const other = two.ana.workbook.addSheet("Other");
    await two.listen(({ worksheets }) => ({
      activated: worksheets.onActivated,
      deactivated: worksheets.onDeactivated,
    }));
    two.ana.session.activate(other);
    two.ben.session.activate(other);
    two.ana.session.act("Delete", () => two.ana.workbook.deleteSheet(other));
    expect(await two.heard("name", "worksheetId")).toEqual([
      ["deactivated", first.id],
      ["activated", other.id],
      ["activated", first.id],
    ]);
  });

  it("selection", async () => {
    await two.listen((workbook) => ({ selected: sheetOf(workbook).onSelectionChanged }));
    two.ana.session.select("B2:C3");
    two.ben.session.select("D4");
    expect(await two.heard("address", "worksheetId")).toEqual([
      ["B2:C3", two.ana.workbook.sheet("Sheet1").id],
    ]);
  });

  // @types/office-js: Workbook.onSelectionChanged
  it("selection of the workbook", async () => {
    await two.listen((workbook) => ({ selected: workbook.onSelectionChanged }));
    two.ana.session.select("B2:C3");
    expect(await two.heard("name")).toEqual([["selected"]]);
  });

  it("formats and protection", async () => {
    await two.listen((workbook) => ({
      format: sheetOf(workbook).onFormatChanged,
      protection: sheetOf(workbook).onProtectionChanged,
    }));
    for (const { run } of [two.ana, two.ben])
      await run(async (context) => {
        sheetOf(context.workbook).getRange("B2").format.fill.color = "red";
        await context.sync();
      });
    await two.ben.run(async (context) => {
      sheetOf(context.workbook).protection.protect();
      await context.sync();
    });
    expect(await two.heard("name", "source", "address", "isProtected")).toEqual([
      ["format", "Local", "B2", undefined],
      ["format", "Remote", "B2", undefined],
      ["protection", "Remote", undefined, true],
    ]);
  });

  // WorksheetCalculatedEventArgs.address: "a comma-separated list of those range addresses"
  it("calculation", async () => {
    two.ana.session.type("A1", 1);
    two.ana.session.type("B1", "=A1");
    two.ana.session.type("D5", "=A1");
    await two.listen((workbook) => ({ calculated: sheetOf(workbook).onCalculated }));
    two.ana.session.type("A1", 2);
    two.ana.session.type("F9", 2);
    expect(await two.heard("address")).toEqual([["B1,D5"]]);
  });
});

// @types/office-js: TableChangedEventArgs, TableSelectionChangedEventArgs, TableCollection.onAdded
describe("events of tables", () => {
  it("changes within it, by the part that is its own", async () => {
    two.ana.session.type("A1:B3", "x");
    const table = two.ana.session.act("Table", () =>
      addTable(two.ana.session.activeSheet, two.ana.session.find("A1:B3").box, true),
    );
    await two.listen(({ tables }) => ({ one: tables.getItem("Table1").onChanged, all: tables.onChanged }));
    two.ana.session.type("B3", "y");
    two.ben.session.type("B3:C9", "z");
    two.ana.session.type("F9", "elsewhere");
    two.ana.session.delete("3:3", "up");
    expect(await two.heard("name", "tableId", "changeType", "address", "source")).toEqual(
      [
        ["RangeEdited", "B3", "Local"],
        ["RangeEdited", "B3", "Remote"],
        ["RowDeleted", "3:3", "Local"],
      ].flatMap((rest) => ["one", "all"].map((name) => [name, table.id, ...rest])),
    );
  });

  it("selection in it and outside", async () => {
    two.ana.session.act("Table", () =>
      addTable(two.ana.session.activeSheet, two.ana.session.find("A1:B3").box, true),
    );
    await two.listen(({ tables }) => ({ selected: tables.getItem("Table1").onSelectionChanged }));
    two.ana.session.select("B2:D9");
    two.ana.session.select("F9");
    expect(await two.heard("isInsideTable", "address")).toEqual([
      [true, "B2:B3"],
      [false, ""],
    ]);
  });

  it("added and deleted", async () => {
    await two.listen(({ tables }) => ({ added: tables.onAdded, deleted: tables.onDeleted }));
    const table = two.ben.session.act("Table", () =>
      addTable(two.ben.session.activeSheet, two.ben.session.find("A1:B3").box, true),
    );
    two.ana.session.act("Delete", () => {
      deleteTable(table);
    });
    expect(await two.heard("name", "source", "tableId")).toEqual([
      ["added", "Remote", table.id],
      ["deleted", "Local", table.id],
    ]);
  });
});

describe("handlers", () => {
  it("that are removed hear nothing more", async () => {
    await two.listen((workbook) => ({
      changed: sheetOf(workbook).onChanged,
      added: workbook.worksheets.onAdded,
    }));
    expect(two.ana.session.events.registrations).toBe(2);
    const [changed] = two.handlers.splice(0, 1);
    await two.ana.window.Excel.run(changed!.context as Excel.RequestContext, async (context) => {
      changed!.remove();
      await context.sync();
    });
    two.ana.session.type("A1", 1);
    two.ana.session.act("Add", () => two.ana.workbook.addSheet());
    expect(await two.heard("name")).toEqual([["added"]]);
    expect(two.ana.session.events.registrations).toBe(1);
  });

  it("that nobody has added: nothing is sent", async () => {
    const sent: unknown[] = [];
    const { sink } = two.ana.session.events;
    two.ana.session.events.sink = (...event) => sent.push(event);
    two.ana.session.type("A1", 1);
    two.ana.session.select("B2");
    two.ana.session.act("Add", () => two.ana.workbook.addSheet());
    two.ana.session.events.sink = sink;
    expect([sent, await two.heard("name")]).toEqual([[], []]);
  });
});
