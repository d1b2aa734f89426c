// What an evaluation never writes over: results it did not write, formulas, and what stands beside the roster.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../../src/roster/cells";
import { RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

const rows = [SOUND_HEADINGS, ...["Ann", "Bob", "Cy"].map((name) => soundCells(name))];
/** The roster with more columns; below their headings, what each row holds there. */
const withColumns = (headings: readonly string[], ...cells: readonly (readonly Cell[])[]): Cell[][] =>
  rows.map((row, index) => [
    ...row,
    ...(index === 0 ? headings : (cells[index - 1] ?? headings.map(() => ""))),
  ]);

let excel: OpenWorkbook;
afterEach(() => {
  excel.close();
});

/** Evaluates; checks that it stops with this message and leaves the workbook as it is. */
async function expectRefusal(message: string | RegExp, expected = "failed"): Promise<void> {
  const before = excel.workbook.state.sheets.map(({ name }) => excel.session.values(`'${name}'!A1:BZ60`));
  const writes = excel.writes();
  const { outcome, lines } = await excel.perform("EvaluateRoster");
  expect(lines).toEqual([typeof message === "string" ? message : expect.stringMatching(message)]);
  expect(outcome).toBe(expected);
  expect(excel.writes()).toBe(writes);
  expect(excel.workbook.state.sheets.map(({ name }) => excel.session.values(`'${name}'!A1:BZ60`))).toEqual(
    before,
  );
}

const RENAME = "Rename the headings of these columns, or empty the cells.";

describe.each([
  ["a table", true],
  ["plain cells", false],
])("results in the columns of %s that no evaluation wrote", (_, isTable) => {
  test.each<[string, Cell[][], string]>([
    ["a note under Why", withColumns(["Why"], [""], ["I asked"]), "“Roster”  S3 (“I asked”)"],
    ["a number under Verdict", withColumns(["Verdict"], [7]), "“Roster”  S2 (“7”)"],
    ["a formula under Firm", withColumns(["Firm"], ["=1+1"]), "“Roster”  S2 (a formula)"],
    [
      "a formula in a row of ours",
      withColumns(["Verdict", "Why"], ["No case now", "=A2"]),
      "“Roster”  T2 (a formula)",
    ],
    ["a long text", withColumns(["Cautions"], ["x".repeat(50)]), `“Roster”  S2 (“${"x".repeat(39)}…”)`],
  ])("%s stops it", async (__, cells, found) => {
    excel = await openWorkbook();
    if (isTable) await excel.fillTable("Roster", "Team", cells);
    else excel.fill("Roster", cells);
    excel.session.select("Roster!A1");
    const [sheet, list] = found.split("  ");
    await expectRefusal(
      `Nothing was written. On sheet ${sheet!} results would replace what no evaluation wrote there: ${list!}. ${RENAME}`,
      "asking",
    );
  });
});

test("the first ten cells are named, the others counted", async () => {
  excel = await openWorkbook();
  const notes = Array.from({ length: 14 }, (_, index) => `note ${String(index)}`);
  excel.fill("Sheet1", withColumns([...RESULT_HEADINGS], notes));
  await expectRefusal(
    /there: S2 \(“note 0”\), T2 \(“note 1”\), .*AB2 \(“note 9”\) and 4 more\. Rename/,
    "asking",
  );
});

test("cells of ours and empty ones are no hindrance", async () => {
  excel = await openWorkbook();
  excel.fill("Sheet1", withColumns(["Why", "Verdict"], ["old words", "Plan the move first"], ["", ""]));
  expect((await excel.perform("EvaluateRoster")).outcome).toBe("done");
  expect(excel.session.values("T1:T4").flat()).toEqual([
    "Verdict",
    ...["Certify now", "Certify now", "Certify now"],
  ]);
});

test("of selected rows only their own cells count", async () => {
  excel = await openWorkbook();
  excel.fill("Sheet1", withColumns(["Why"], [""], ["I asked"]));
  excel.session.select("A4");
  expect((await excel.perform("EvaluateSelectedRows")).outcome).toBe("done");
  expect(excel.session.values("S3")).toEqual([["I asked"]]);
});

test("results that a formula spills there stop it", async () => {
  const dist = (name: string): string => readFileSync(join(__dirname, "../../dist", name), "utf8");
  excel = await openWorkbook({
    functions: JSON.parse(dist("functions.json")) as FunctionsFile,
    scripts: ["functions.js"],
  });
  excel.fill("Sheet1", rows);
  excel.session.type("S1", "=CERTEXPLAIN(A1:R4)");
  await excel.calculated();
  expect(excel.session.values("S1:T2")[1]![0]).toBe("Certify now");
  await expectRefusal(/^Nothing was written\. On sheet “Sheet1” the live formula in S1 fills the cells/);
});

describe("new columns need free cells beside the roster", () => {
  const COLUMNS = "17 result columns go to the right of the roster on sheet “Roster”";
  const MOVE = "Move them away, or insert empty columns beside the roster.";

  test.each<[string, boolean, () => unknown, string]>([
    [
      "a note beside a table",
      true,
      () => excel.fill("Roster", [["see me"]], "U3"),
      `Nothing was written. ${COLUMNS}, but these cells are in use: U3 (“see me”). ${MOVE}`,
    ],
    [
      "a formula beside plain cells",
      false,
      () => excel.fill("Roster", [["=A2"], [5]], "AI2"),
      `Nothing was written. ${COLUMNS}, but these cells are in use: AI2 (a formula), AI3 (“5”). ${MOVE}`,
    ],
    [
      "an empty table beside a table",
      true,
      () => excel.fillTable("Roster", "Other", [[""], [""]], "Z1"),
      `Nothing was written. ${COLUMNS}, but the table “Other” stands there. Move it away, or insert empty columns beside the roster.`,
    ],
  ])("%s stops it", async (_, isTable, put, message) => {
    excel = await openWorkbook();
    if (isTable) await excel.fillTable("Roster", "Team", rows);
    else excel.fill("Roster", rows);
    await put();
    excel.session.select("Roster!A1");
    await expectRefusal(message);
  });

  test.each([
    ["below a table", true, "U5"],
    ["below plain cells", false, "U6"],
    ["right of all new columns", true, "AJ3"],
  ])("a note %s does not", async (_, isTable, place) => {
    excel = await openWorkbook();
    if (isTable) await excel.fillTable("Roster", "Team", rows);
    else excel.fill("Roster", rows);
    excel.fill("Roster", [["see me"]], place);
    excel.session.select("Roster!A1");
    expect((await excel.perform("EvaluateRoster")).outcome).toBe("done");
    expect(excel.session.values(`Roster!${place}`)).toEqual([["see me"]]);
  });

  test("the last column of the sheet is the end", async () => {
    excel = await openWorkbook();
    excel.fill("Sheet1", rows, "XEA1");
    excel.session.select("XEA1");
    await expectRefusal(/^Sheet “Sheet1” has no room for 17 result columns to the right of the roster\./);
  });
});
