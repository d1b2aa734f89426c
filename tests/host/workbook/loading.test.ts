// A workbook that is filled from a file.
import type { LoadedFormula } from "../../../src/host/workbook/loading";
import { loadCells, loadSheets } from "../../../src/host/workbook/loading";
import type { Sheet } from "../../../src/host/workbook/sheet";
import type { CellValue } from "../../../src/host/workbook/values";
import type { WorkbookEvent } from "../../../src/host/workbook/workbookEvents";
import { openSheet } from "../calculation/sheet";

const BOX_A = { row: 0, column: 0, rows: 1, columns: 1 };

/** A sheet of these cells beside the one that `openSheet` makes, and what it sees of it. */
function loaded(rows: (CellValue[] | undefined)[], formulas: readonly LoadedFormula[]) {
  const opened = openSheet();
  const { workbook, session } = opened;
  workbook.calculation.engine = { evaluate: () => [[42]] };
  const events: WorkbookEvent[] = [];
  workbook.listen((event) => events.push(event));
  const [sheet] = loadSheets(workbook, ["Loaded", "Other"]) as [Sheet, Sheet];
  loadCells(sheet, { rows, formulas });
  workbook.calculation.settle();
  return { ...opened, sheet, events, values: (address: string) => session.values(`Loaded!${address}`) };
}

describe("loading", () => {
  it("puts sheets in place of the first one, with values as they are", () => {
    const { workbook, values } = loaded([[1, "x", true], undefined, [null, { error: "#N/A" }]], []);
    expect(workbook.state.sheets.map(({ name }) => name)).toEqual(["Loaded", "Other"]);
    expect(values("A1:C3")).toEqual([
      [1, "x", true],
      ["", "", ""],
      ["", "#N/A", ""],
    ]);
  });

  it("leaves nothing to undo and raises no event", () => {
    const { session, events } = loaded([[1]], [{ row: 0, column: 0, text: "=ADD(1,1)", box: BOX_A }]);
    expect([session.history.labels, session.undo(), events]).toEqual([[], false, []]);
  });

  it("a formula keeps its value until what it reads changes", () => {
    const formula = { row: 0, column: 1, text: "=ADD(A1,1)", box: { ...BOX_A, column: 1 } };
    const { runtime, session, values } = loaded([[1, 99]], [formula]);
    expect([runtime.calls.length, values("B1")]).toEqual([0, [[99]]]);
    session.type("Loaded!A1", 5);
    runtime.answer();
    expect(values("B1")).toEqual([[6]]);
  });

  it.each<[string, LoadedFormula["box"], CellValue]>([
    ["without a value", null, null],
    ["whose result had no room", BOX_A, { error: "#SPILL!" }],
    ["whose result was still to come", BOX_A, { error: "#BUSY!" }],
  ])("a formula %s is calculated", (_, box, value) => {
    const { runtime, values } = loaded([[value]], [{ row: 0, column: 0, text: "=COUNT(2)", box }]);
    runtime.answer();
    expect(values("A1:A2")).toEqual([[1], [2]]);
  });

  it("a formula whose value holds for the moment only is calculated", () => {
    expect(loaded([[7]], [{ row: 0, column: 0, text: "=NOW()", box: BOX_A }]).values("A1")).toEqual([[42]]);
  });

  it("a spilled result is its formula's: typing into it takes it back, and clearing brings it again", () => {
    const formula = { row: 0, column: 0, text: "=COUNT(3)", box: { ...BOX_A, rows: 3 } };
    const { runtime, session, values } = loaded([[1], [2], [3]], [formula]);
    expect([session.spillOf("Loaded!A1"), runtime.calls.length]).toEqual(["A1:A3", 0]);
    expect(session.formulas("Loaded!A1:A2")).toEqual([["=COUNT(3)"], [2]]);
    session.type("Loaded!A2", "in the way");
    runtime.answer();
    expect(values("A1:A3")).toEqual([["#SPILL!"], ["in the way"], [""]]);
    session.erase("Loaded!A2");
    runtime.answer();
    expect(values("A1:A3")).toEqual([[1], [2], [3]]);
  });
});
