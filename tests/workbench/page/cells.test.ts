// What is said of the selected cell, and when; and whether there is anything to save.
import { CustomFunctions } from "../../../src/host/formulas/customFunctions";
import { Session } from "../../../src/host/session";
import { addTable } from "../../../src/host/workbook/tableEdits";
import { Workbook } from "../../../src/host/workbook/workbook";
import { reportSelection } from "../../../src/workbench/page/cellReport";
import { followCell } from "../../../src/workbench/page/cellVoice";
import { Unsaved } from "../../../src/workbench/page/unsaved";
import { openSheet } from "../../host/calculation/sheet";

function opened(): ReturnType<typeof openSheet> {
  const sheet = openSheet();
  sheet.type("A1", [
    ["Name", "Points"],
    ["Ana", 1],
    ["Ben", ""],
  ]);
  sheet.table("A1:B3", "Roster");
  return sheet;
}

describe("what is said of", () => {
  const sheet = opened();
  sheet.session.type("D1", "=Roster[#All]");
  sheet.session.type("G1", "=Roster[Name]");
  sheet.session.type("G3", "in the way");
  sheet.session.type("I1", "=NOSUCH(1)");
  sheet.session.type("J1", "0.5");
  sheet.session.type("J2", "25%");
  sheet.session.type("J3", "x".repeat(1000));

  test.each<[what: string, address: string, words: string]>([
    ["an empty cell", "C9", "C9, empty"],
    ["a heading of a table", "A1", "A1, Name"],
    ["a cell of a table", "A2", "A2, Name of Roster, Ana"],
    ["an empty cell of a table", "B3", "B3, Points of Roster, empty"],
    ["a number as it is shown", "J2", "J2, 25%"],
    ["a formula that fills cells", "D1", "D1, Name, formula =Roster[#All], fills D1:E3"],
    ["a cell that is filled", "E2", "E2, 1, filled by the formula in D1"],
    ["a long text", "J3", `J3, ${"x".repeat(399)}…`],
    ["several cells", "A2:B3", "A2:B3, 2 rows by 2 columns, Name of Roster, Ana"],
    ["several blocks", "A2,J2", "A2, J2, 2 blocks of cells, Name of Roster, Ana"],
    ["a whole column", "J:J", "J:J, 0.5"],
  ])("%s", (_, address, words) => {
    sheet.session.select(address);
    expect(reportSelection(sheet.session).words).toBe(words);
  });

  test("an error, with its message and with what it needs", () => {
    sheet.session.select("G1");
    sheet.session.erase("G2");
    sheet.session.type("G2", "in the way");
    expect(reportSelection(sheet.session)).toEqual({
      address: "G1",
      sheet: "Sheet1",
      text: "#SPILL!: The cells that the result needs are not empty.",
      isError: true,
      words:
        "G1, #SPILL!: The cells that the result needs are not empty., formula =Roster[Name], needs the cells G1:G2",
    });
  });
});

describe("when it is said", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function followed() {
    const sheet = opened();
    const said: string[] = [];
    const shown: string[] = [];
    const stop = followCell(sheet.session, {
      show: ({ words }) => shown.push(words),
      say: (words) => said.push(words),
    });
    return { ...sheet, said, shown, stop };
  }

  test("at first nothing; then where the person comes to rest", () => {
    const { session, said, shown } = followed();
    for (const address of ["A2", "A3", "B3"]) {
      session.select(address);
      jest.advanceTimersByTime(100);
    }
    expect(said).toEqual([]);
    jest.advanceTimersByTime(1000);
    expect(said).toEqual(["B3, Points of Roster, empty"]);
    expect(shown).toEqual([
      "A1, Name",
      "A2, Name of Roster, Ana",
      "A3, Name of Roster, Ben",
      "B3, Points of Roster, empty",
    ]);
  });

  test("when the cell shows something else, and not when another cell does", () => {
    const { session, said } = followed();
    session.select("B2");
    jest.advanceTimersByTime(1000);
    session.type("B3", 7);
    jest.advanceTimersByTime(1000);
    session.type("B2", 8);
    jest.advanceTimersByTime(1000);
    expect(said).toEqual(["B2, Points of Roster, 1", "B2, Points of Roster, 8"]);
  });

  test("with the sheet, when it is another one", () => {
    const { session, workbook, said } = followed();
    session.activate(workbook.addSheet("Other"));
    jest.advanceTimersByTime(1000);
    expect(said).toEqual(["sheet Other, A1, empty"]);
  });

  test("not before a value has come that is still calculated", () => {
    const { session, workbook, said } = followed();
    workbook.calculation.functions = new CustomFunctions({
      functions: [{ id: "SLOW", name: "SLOW", parameters: [] }],
    });
    session.select("D5");
    jest.advanceTimersByTime(1000);
    session.type("D5", "=SLOW()");
    expect(workbook.calculation.isBusy).toBe(true);
    jest.advanceTimersByTime(5000);
    expect(said).toEqual(["D5, empty"]);
    session.type("D5", "done");
    jest.advanceTimersByTime(1000);
    expect(said).toEqual(["D5, empty", "D5, done"]);
  });

  test("not any more once it is stopped", () => {
    const { session, said, stop } = followed();
    session.select("A2");
    stop();
    session.select("A3");
    jest.advanceTimersByTime(1000);
    expect(said).toEqual([]);
  });
});

describe("unsaved changes", () => {
  const written = (): Promise<boolean> => Promise.resolve(true);

  test.each<[what: string, isUnsaved: boolean, act: (session: Session) => unknown]>([
    ["nothing was done", false, () => undefined],
    ["cells were selected", false, (session) => session.select("B2")],
    ["something was typed", true, (session) => session.type("A1", "x")],
    ["what was typed is undone", false, (session) => [session.type("A1", "x"), session.undo()]],
    ["and done again", true, (session) => [session.type("A1", "x"), session.undo(), session.redo()]],
    ["a sheet was added", true, (session) => session.act("Add", () => session.workbook.addSheet())],
    [
      "a sheet was deleted",
      true,
      ({ workbook, ...session }) => [session, workbook.deleteSheet(workbook.state.sheets[1]!)],
    ],
    [
      "a table was made",
      true,
      (session) =>
        session.act("Table", () =>
          addTable(session.activeSheet, { row: 0, column: 0, rows: 2, columns: 1 }, true),
        ),
    ],
    [
      "a co-author typed, and we undid ours",
      true,
      (session) => [session.type("A1", "x"), new Session(session.workbook).type("C1", 1), session.undo()],
    ],
  ])("%s: %s", (_, isUnsaved, act) => {
    const workbook = new Workbook();
    workbook.addSheet();
    const session = new Session(workbook);
    const unsaved = new Unsaved(session);
    act(session);
    expect(unsaved.isUnsaved).toBe(isUnsaved);
  });

  test("a formula that is calculated anew is no change", () => {
    const { session, type, workbook } = openSheet();
    type("A1", "=ADD(1,2)");
    const unsaved = new Unsaved(session);
    workbook.calculation.recalculateAll();
    expect(unsaved.isUnsaved).toBe(false);
  });

  test("are none after saving, and after going back to what was saved", async () => {
    const { session, type } = openSheet();
    const unsaved = new Unsaved(session);
    type("A1", 1);
    await unsaved.saveBy(written);
    expect(unsaved.isUnsaved).toBe(false);
    session.undo();
    expect(unsaved.isUnsaved).toBe(true);
    session.redo();
    expect(unsaved.isUnsaved).toBe(false);
  });

  test("are there still when something is typed while the file is written, or when writing fails", async () => {
    const { session, type } = openSheet();
    const unsaved = new Unsaved(session);
    type("A1", 1);
    await unsaved.saveBy(() => {
      type("A2", 2);
      return written();
    });
    expect(unsaved.isUnsaved).toBe(true);
    await expect(unsaved.saveBy(() => Promise.reject(new Error("full")))).rejects.toThrow("full");
    expect(unsaved.isUnsaved).toBe(true);
    await unsaved.saveBy(written);
    expect(unsaved.isUnsaved).toBe(false);
  });

  test("of others are there still when writing fails", async () => {
    const { session, workbook } = openSheet();
    const unsaved = new Unsaved(session);
    new Session(workbook).type("A1", 1);
    await expect(unsaved.saveBy(() => Promise.reject(new Error("full")))).rejects.toThrow("full");
    expect(unsaved.isUnsaved).toBe(true);
  });
});
