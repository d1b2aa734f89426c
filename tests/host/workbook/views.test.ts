// What those who show a workbook are told.
import type { View } from "../../../src/host/workbook/workbookEvents";
import { boxAddress } from "../../../src/host/workbook/address";
import { Session } from "../../../src/host/session";
import { setFormat } from "../../../src/host/workbook/edits";
import { Workbook } from "../../../src/host/workbook/workbook";

function shown() {
  const workbook = new Workbook();
  const session = new Session(workbook, "Ana");
  const told: string[] = [];
  const view: View = {
    cellsChanged: (sheet, boxes) => {
      told.push(...boxes.map((box) => `${sheet.name}!${boxAddress(box)}`));
    },
    stateChanged: (of) => {
      told.push(of.constructor.name);
    },
  };
  workbook.views.add(view);
  return { workbook, session, told, sheet: workbook.sheet("Sheet1") };
}

const cases: readonly [string, (of: ReturnType<typeof shown>) => void, readonly string[]][] = [
  ["typing", ({ session }) => session.type("B2", 1), ["Sheet1!B2"]],
  [
    "calculating, in cells that read others",
    ({ session, told }) => {
      session.type("A1", "=B2");
      told.length = 0;
      session.type("B2", 1);
    },
    ["Sheet1!B2", "Sheet1!A1"],
  ],
  [
    "undoing",
    ({ session, told }) => {
      session.type("B2", 1);
      told.length = 0;
      session.undo();
    },
    ["Sheet1!B2"],
  ],
  [
    "formats",
    ({ session, sheet }) =>
      session.act("Bold", () => {
        setFormat(sheet, { row: 0, column: 0, rows: 1, columns: 1 }, "font.bold", true);
      }),
    ["Sheet"],
  ],
  ["sheets", ({ session, workbook }) => session.act("Add", () => workbook.addSheet()), ["Workbook"]],
  [
    "formulas that follow a renamed sheet",
    ({ session, workbook, told }) => {
      const other = session.act("Add", () => workbook.addSheet("Other"));
      session.type("Sheet1!A1", "=Other!B1");
      told.length = 0;
      session.act("Rename", () => workbook.renameSheet(other, "New"));
    },
    ["Sheet", "Sheet1!A1"],
  ],
];

it.each(cases)("%s", (_what, act, expected) => {
  const of = shown();
  act(of);
  expect(new Set(of.told)).toEqual(new Set(expected));
});

it("selections are told by the session", () => {
  const { session, workbook } = shown();
  const seen: string[] = [];
  const stop = session.watchSelection(() =>
    seen.push(`${session.activeSheet.name}!${boxAddress(session.selection)}`),
  );
  session.select("B2:C3");
  session.activate(workbook.addSheet("Other"));
  workbook.deleteSheet(session.activeSheet);
  stop();
  session.select("A1");
  expect(seen).toEqual(["Sheet1!B2:C3", "Other!A1", "Sheet1!B2:C3"]);
});
