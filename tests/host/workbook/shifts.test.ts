// What a sheet keeps of the cells that were inserted and deleted.
import { Session } from "../../../src/host/session";
import { boxAddress, parseBox } from "../../../src/host/workbook/address";
import { setFormat } from "../../../src/host/workbook/edits";
import { Workbook } from "../../../src/host/workbook/workbook";

type Step = (person: Session) => void;
const insertRow: Step = (person) => {
  person.insert("5:5", "down");
};
const deleteRow: Step = (person) => {
  person.delete("5:5", "up");
};
const deleteCells: Step = (person) => {
  person.delete("B2:C3", "left");
};
const undo: Step = (person) => {
  expect(person.undo()).toBe(true);
};
const redo: Step = (person) => {
  expect(person.redo()).toBe(true);
};

test.each<[string, readonly Step[], readonly string[]]>([
  ["in order", [insertRow, deleteCells], ["5:5 down", "B2:C3 left"]],
  ["without what was undone", [deleteRow, deleteCells, undo], ["5:5 up"]],
  ["with what was done again", [deleteRow, undo, redo], ["5:5 up"]],
  [
    "an insertion where cells were deleted is none that is undone",
    [deleteRow, insertRow],
    ["5:5 up", "5:5 down"],
  ],
  ["likewise after undo and redo", [deleteRow, insertRow, undo, undo, redo, redo], ["5:5 up", "5:5 down"]],
  ["nothing is left when all is undone", [deleteRow, insertRow, undo, undo], []],
])("%s", (_, steps, expected) => {
  const workbook = new Workbook();
  const person = new Session(workbook);
  for (const step of steps) step(person);
  expect(person.activeSheet.shifts.map(({ box, direction }) => `${boxAddress(box)} ${direction}`)).toEqual(
    expected,
  );
});

test.each<[string, string, "down" | "right", string, string, readonly string[]]>([
  ["widths of columns stay when rows are inserted", "3:4", "down", "columnWidth", "B:C", ["B:C"]],
  ["heights of rows stay when cells are pushed down", "B3:C3", "down", "rowHeight", "4:5", ["4:5"]],
  ["heights of rows move with whole rows", "3:3", "down", "rowHeight", "4:5", ["5:6"]],
  ["formats of whole columns stay whole", "B3:C3", "down", "font.bold", "B:C", ["B:C"]],
  ["formats of cells move", "B3:C3", "down", "font.bold", "B3:C4", ["B4:C5"]],
])("%s", (_, inserted, direction, path, painted, expected) => {
  const person = new Session(new Workbook());
  const sheet = person.activeSheet;
  person.act("Format", () => {
    setFormat(sheet, parseBox(painted)!, path, path === "font.bold" ? true : 99);
  });
  person.insert(inserted, direction);
  expect(sheet.state.formats[path]!.map(({ box }) => boxAddress(box))).toEqual(expected);
});
