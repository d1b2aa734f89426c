// What a sheet keeps of the cells that were inserted and deleted.
import { Session } from "../../../src/host/session";
import { boxAddress } from "../../../src/host/workbook/address";
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
