// Two people at one workbook: what one of them undoes, and what becomes of the other's changes.
import { Session } from "../../../src/host/session";
import { overlap } from "../../../src/host/workbook/address";
import { setFormat } from "../../../src/host/workbook/edits";
import { valueAt } from "../../../src/host/workbook/grid";
import type { Anchor } from "../../../src/host/workbook/sheet";
import { addRows, addTable } from "../../../src/host/workbook/tableEdits";
import { Workbook } from "../../../src/host/workbook/workbook";
import { pick, seeded } from "../../support/random";

function openForTwo() {
  const workbook = new Workbook();
  return { workbook, ana: new Session(workbook, "Ana"), ben: new Session(workbook, "Ben") };
}

// learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-undo-capabilities: "the undo stack for an individual user"
it("each undoes what they did themselves", () => {
  const { ana, ben } = openForTwo();
  ana.type("A1", "Ana");
  ben.type("B1", "Ben");
  expect(ana.undo()).toBe(true);
  expect(ana.values("A1:B1")).toEqual([["", "Ben"]]);
  expect([ana.undo(), ben.undo()]).toEqual([false, true]);
  expect(ana.values("A1:B1")).toEqual([["", ""]]);
});

// guess: what Excel does is not documented beyond that. Here a step that would take somebody else's change away cannot be
// undone any more, nor can those before it.
describe("what the other has changed since is not taken away", () => {
  const format = (who: Session, address: string) => () =>
    who.act("Format", () => setFormat(who.activeSheet, who.find(address).box, "fill.color", "#FF0000"));

  it.each<[string, (ana: Session) => void, (ben: Session) => void, number]>([
    ["the same cell", (ana) => ana.type("A1", 1), (ben) => ben.type("A1", 2), 0],
    ["a cell of a block", (ana) => ana.type("A1:C9", 1), (ben) => ben.type("B5", 2), 0],
    ["another cell", (ana) => ana.type("A1:C9", 1), (ben) => ben.type("D5", 2), 1],
    ["clearing it", (ana) => ana.type("A1", 1), (ben) => ben.erase("A1"), 0],
    ["a row inserted above", (ana) => ana.type("A5", 1), (ben) => ben.insert("2:2", "down"), 0],
    ["a row inserted below", (ana) => ana.type("A5", 1), (ben) => ben.insert("9:9", "down"), 1],
    [
      "something below a row that was inserted",
      (ana) => ana.insert("2:2", "down"),
      (ben) => ben.type("A7", 2),
      0,
    ],
    [
      "something above a row that was inserted",
      (ana) => ana.insert("2:2", "down"),
      (ben) => ben.type("A1", 2),
      1,
    ],
    ["formats of the sheet", (ana) => format(ana, "A1")(), (ben) => format(ben, "D1")(), 0],
    ["formats, not contents", (ana) => ana.type("A1", 1), (ben) => format(ben, "A1")(), 1],
    [
      "a table over it",
      (ana) => ana.type("A1", "x"),
      (ben) => ben.act("Table", () => addTable(ben.activeSheet, ben.find("A1:B3").box, true)),
      0,
    ],
    [
      "the list of sheets",
      (ana) => ana.act("Sheet", () => ana.workbook.addSheet("Hers")),
      (ben) => ben.act("Sheet", () => ben.workbook.addSheet("His")),
      0,
    ],
    [
      "what they undo themselves",
      (ana) => ana.type("B1", "Ana"),
      (ben) => {
        ben.type("A1", "Ben");
        ben.undo();
      },
      1,
    ],
  ])("%s", (_, first, second, left) => {
    const { ana, ben } = openForTwo();
    first(ana);
    second(ben);
    expect(ana.history.labels).toHaveLength(left);
    expect(ana.undo()).toBe(left > 0);
  });

  it("nor by steps before it", () => {
    const { ana, ben } = openForTwo();
    ana.type("A1", "early");
    ana.type("A2", "late");
    ana.type("A3", "latest");
    ben.type("A2", "his");
    expect([ana.undo(), ana.undo()]).toEqual([true, false]);
    expect(ana.values("A1:A3")).toEqual([["early"], ["his"], [""]]);
  });

  it("nor by redoing", () => {
    const { ana, ben } = openForTwo();
    ana.type("A1", "hers");
    ana.undo();
    ben.type("A1", "his");
    expect([ana.redo(), ana.values("A1")]).toEqual([false, [["his"]]]);
  });

  it("nor by a group that is still open", () => {
    const { ana, ben } = openForTwo();
    ana.history.begin("Evaluate");
    ana.type("A1", "hers");
    ben.type("A1", "his");
    ana.type("A2", "hers");
    ana.history.end();
    expect([ana.undo(), ana.undo()]).toEqual([true, false]);
    expect(ana.values("A1:A2")).toEqual([["his"], [""]]);
  });

  it("when nobody in particular changed it", () => {
    const { ana, workbook } = openForTwo();
    ana.type("A1", "hers");
    workbook.actAs(null, () => workbook.sheet("Sheet1").update({ tabColor: "#FF0000" }));
    expect(ana.history.labels).toHaveLength(1);
    workbook.addSheet();
    ana.act("Sheet", () => workbook.addSheet());
    workbook.addSheet();
    expect(ana.history.labels).toHaveLength(0);
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))("whatever both have done (%i)", (seed) => {
    const random = seeded(seed);
    const { ana, ben, workbook } = openForTwo();
    const sheet = workbook.sheet("Sheet1");
    const his: { readonly anchor: Anchor; readonly text: string }[] = [];
    const cell = () => `${pick(random, ["A", "B", "C"])}${String(1 + Math.floor(random() * 9))}`;
    const refused = (work: () => void): void => {
      try {
        work();
      } catch {
        // A table in the way: nothing has happened.
      }
    };
    for (let step = 0; step < 60; step++) {
      const address = cell();
      const who = random() < 0.5 ? ana : ben;
      const kind = random();
      if (kind < 0.6) {
        const text = `${who.name} ${String(step)}`;
        who.type(address, text);
        const { box } = who.find(address);
        const left = his.filter(({ anchor }) => anchor.box !== null && !overlap(anchor.box, box));
        his.splice(0, his.length, ...left);
        if (who === ben) his.push({ anchor: sheet.anchor(box), text });
      } else if (kind < 0.7) refused(() => who.insert(address.slice(1) + ":" + address.slice(1), "down"));
      else if (kind < 0.8) refused(() => who.insert(address, "right"));
      else if (kind < 0.85) refused(() => who.delete(address, "up"));
      else if (kind < 0.95) who.undo();
      else who.redo();
      if (who === ben && kind >= 0.85) his.length = 0;
    }
    while (ana.undo());
    for (const { anchor, text } of his) {
      if (anchor.box === null) continue;
      expect(valueAt(sheet.grid, anchor.box.row, anchor.box.column)).toBe(text);
    }
  });
});

it("rows that both add to a table are all there", () => {
  const { ana, ben, workbook } = openForTwo();
  ana.type("A1", [["Name"], ["first"]]);
  const table = ana.act("Table", () => addTable(ana.activeSheet, ana.find("A1:A2").box, true));
  ana.act("Add", () => addRows(table, null, [["Ana's"]]));
  ben.act("Add", () => addRows(table, null, [["Ben's"]]));
  expect(ana.undo()).toBe(false);
  expect(workbook.state.tables[0]!.state.box.rows).toBe(4);
  expect(ana.values("A1:A4").flat()).toEqual(["Name", "first", "Ana's", "Ben's"]);
});

it("who has closed the workbook is not asked any more", () => {
  const { ana, ben } = openForTwo();
  ana.type("A1", "hers");
  ana.close();
  ben.type("A1", "his");
  expect(ana.history.labels).toHaveLength(1);
});
