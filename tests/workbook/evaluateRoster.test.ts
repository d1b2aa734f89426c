// An evaluation in Excel through the real Office.js: what is written, and that it is what the core says.
import { RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { resultColumns } from "../../src/roster/results";
import type { Cell } from "../../src/roster/cells";
import { CORPUS } from "../support/corpusInCells";
import { cellsOf, HEADINGS, QUESTIONS, randomPerson, withSomeBlanks } from "../support/people";
import { seeded } from "../support/random";
import type { Sheets } from "../support/rosters";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";
import { NOW, openWorkbook, TODAY, type OpenWorkbook } from "./openWorkbook";

const DECISIONS = ["Decision", "Decided by", "Why different"];
const ALL_HEADINGS = [...RESULT_HEADINGS, ...DECISIONS];

/** Made-up people, some with wrong values, one row empty. */
function people(count: number): Cell[][] {
  const random = seeded(7);
  const rows = Array.from({ length: count }, (_, index): Cell[] => {
    if (index === 3) return ["", ...QUESTIONS.map(() => "")];
    const cells = cellsOf(withSomeBlanks(random, randomPerson(random), 3));
    if (index % 7 === 5) cells[index % QUESTIONS.length] = "nonsense";
    return [`Person ${String(index + 1)}`, ...cells];
  });
  return [["Person", ...QUESTIONS.map((id) => HEADINGS[id])], ...rows];
}

/** The result columns that the core gives for a roster on the sheet “Roster”, row by row, headings on top. */
async function expected(rows: readonly (readonly Cell[])[], sheets?: Sheets): Promise<string[][]> {
  const columns = (await resultColumns(judgedOf(rows, sheets), TODAY)).map(textsOf);
  return [[...RESULT_HEADINGS], ...rows.slice(1).map((_, row) => columns.map((texts) => texts[row]!))];
}

/** What stands under the headings of results, in their order, whatever the columns are; the headings on top. */
function resultsIn({ session }: OpenWorkbook, address: string): unknown[][] {
  const [headings, ...rows] = session.values(address);
  const places = RESULT_HEADINGS.map((heading) => headings!.indexOf(heading));
  return [[...RESULT_HEADINGS], ...rows.map((row) => places.map((place) => row[place]))];
}

let excel: OpenWorkbook;
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  expect(excel.page.errors).toEqual([]);
  excel.close();
});

describe("results are what the core says", () => {
  const roster = people(40);
  const setup: Sheets = {
    organisation: [
      ["Heading", "Answer"],
      ["Industry", "shifting"],
      ["Strict", "yes"],
    ],
    roles: [
      ["Role", HEADINGS.exposure, HEADINGS.cause],
      ["Clerk", "high", "design"],
      ["Lead", "low", "sills"],
    ],
  };
  const withRoles = [
    ["Role", ...roster[0]!],
    ...roster.slice(1).map((row, index) => [["Clerk", "Lead", "Nobody"][index % 3]!, ...row]),
  ];

  test.each<[string, readonly (readonly Cell[])[], Sheets | undefined, boolean]>([
    ["a table", roster, undefined, true],
    ["plain cells", roster, undefined, false],
    ["a table with Organisation and Roles", withRoles, setup, true],
    ["plain cells with Organisation and Roles", withRoles, setup, false],
    ["the worked examples", CORPUS, undefined, true],
  ])("%s", async (_, rows, sheets, isTable) => {
    excel = await openWorkbook();
    excel.fillSetup(sheets ?? {});
    if (isTable) await excel.fillTable("Roster", "Team", rows);
    else excel.fill("Roster", rows);
    excel.session.select("Roster!A1");
    const ending = await excel.perform("EvaluateRoster");
    expect(ending.lines[0]).toMatch(
      isTable ? /judged in table “Team” on sheet “Roster”/ : /in sheet “Roster”/,
    );
    expect(ending.outcome).toBe("done");
    const width = rows[0]!.length;
    expect(resultsIn(excel, `Roster!A1:BZ${String(rows.length)}`)).toEqual(await expected(rows, sheets));
    expect(excel.session.values(`Roster!A1:BZ1`)[0]!.slice(width, width + 18)).toEqual([...ALL_HEADINGS, ""]);
    if (isTable) expect(excel.workbook.table("Team").state.columns).toHaveLength(width + ALL_HEADINGS.length);
  });

  test("the date stays a text", async () => {
    excel = await openWorkbook();
    excel.fill("Sheet1", [SOUND_HEADINGS, soundCells("Ann")]);
    await excel.perform("EvaluateRoster");
    expect(excel.session.values("AF1:AF2")).toEqual([["Evaluated on"], [TODAY]]);
  });

  test("a text that Excel would take for a formula stays a text", async () => {
    excel = await openWorkbook();
    excel.fill("=Team", [SOUND_HEADINGS, soundCells("Ann", { exposure: "hig" })]);
    excel.session.select("'=Team'!A1");
    await excel.perform("EvaluateRoster");
    expect(excel.session.values("'=Team'!S2:T2")).toEqual([
      ["Check row", expect.stringMatching(/^=Team, row 2, “AI exposure”: “hig”/)],
    ]);
  });
});

describe("selected rows", () => {
  const rows = [SOUND_HEADINGS, ...["Ann", "Bob", "Cy", "Di"].map((name) => soundCells(name))];

  test.each([
    ["one cell", "Roster!C3", [2]],
    ["some rows", "Roster!A3:A4", [2, 3]],
    ["whole columns", "Roster!A:B", [1, 2, 3, 4]],
    ["the headings as well", "Roster!A1:B2", [1]],
    ["rows beyond the end as well", "Roster!B5:B99", [4]],
    ["cells to the right", "Roster!ZZ2", [1]],
  ])("%s", async (_, selection, judged) => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rows);
    excel.session.select(selection);
    expect((await excel.perform("EvaluateSelectedRows")).outcome).toBe("done");
    const all = await expected(rows);
    const empty = RESULT_HEADINGS.map(() => "");
    expect(resultsIn(excel, "Roster!A1:BZ5")).toEqual(
      all.map((texts, row) => (row === 0 || judged.includes(row) ? texts : empty)),
    );
  });

  test("a problem names the row of the sheet", async () => {
    excel = await openWorkbook();
    excel.fill("Roster", [...rows, soundCells("Ed", { cause: "sills" })], "B3");
    excel.session.select("Roster!B8");
    await excel.perform("EvaluateSelectedRows");
    expect(excel.session.values("Roster!U8")).toEqual([
      [expect.stringMatching(/^Roster, row 8, “Exposure cause”/)],
    ]);
  });

  test.each([
    ["the headings only", "Roster!A1"],
    ["rows below", "Roster!A6:A9"],
    ["another sheet", "Sheet1!A2"],
  ])("%s: nothing is written", async (_, selection) => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rows);
    excel.session.select(selection);
    const before = excel.writes();
    expect(await excel.perform("EvaluateSelectedRows")).toEqual({
      outcome: "failed",
      lines: ["No row of the roster is selected. Select cells in its rows: table “Team” on sheet “Roster”."],
    });
    expect(excel.writes()).toBe(before);
  });
});

describe("again", () => {
  test.each([
    ["a table", true],
    ["plain cells", false],
  ])("on the same answers nothing is written: %s", async (_, isTable) => {
    excel = await openWorkbook();
    const rows = people(12);
    if (isTable) await excel.fillTable("Roster", "Team", rows);
    else excel.fill("Roster", rows);
    excel.session.select("Roster!A1");
    await excel.perform("EvaluateRoster");
    const before = excel.writes();
    const { lines } = await excel.perform("EvaluateRoster", { now: new Date(2026, 5, 1) });
    expect(lines).toContain("Every result stood there already, so nothing was written.");
    expect(excel.writes()).toBe(before);
  });

  test("only the cells that differ are written, decisions never", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", [SOUND_HEADINGS, soundCells("Ann"), soundCells("Bob")]);
    await excel.perform("EvaluateRoster");
    excel.session.type("Roster!AG2:AI3", "ours");
    excel.session.type("Roster!L3", "signal");
    const before = excel.requests().length;
    const { lines } = await excel.perform("EvaluateRoster", { now: new Date(2026, 5, 1) });
    const sent = JSON.stringify(excel.requests().slice(before));
    expect([sent.includes("2026-06-01"), sent.includes("Certify now")]).toEqual([true, false]);
    expect(lines).toContainEqual(expect.stringMatching(/^\d+ cells written\.$/));
    const [headings, ann, bob] = await expected([
      SOUND_HEADINGS,
      soundCells("Ann"),
      soundCells("Bob", { reason: "signal" }),
    ]);
    expect(resultsIn(excel, "Roster!A1:AI3")).toEqual([headings, ann, [...bob!.slice(0, -1), "2026-06-01"]]);
    expect(excel.session.values("Roster!AG2:AI3").flat()).toEqual(Array(6).fill("ours"));
  });

  test("a row that has become empty loses its results", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", [SOUND_HEADINGS, soundCells("Ann"), soundCells("Bob")]);
    await excel.perform("EvaluateRoster");
    excel.session.erase("Roster!A2:R2");
    await excel.perform("EvaluateRoster");
    expect(excel.session.values("Roster!S2:AF2").flat().join("")).toBe("");
    expect(excel.session.values("Roster!S3")).toEqual([["Certify now"]]);
  });

  test("a date that Excel has made a number is no difference", async () => {
    excel = await openWorkbook();
    excel.fill("Roster", [SOUND_HEADINGS, soundCells("Ann")]);
    excel.session.select("Roster!A1");
    await excel.perform("EvaluateRoster");
    await excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("Roster").getRange("AF2");
      cell.numberFormat = [["General"]];
      cell.values = [[46_027]];
      await context.sync();
    });
    const before = excel.writes();
    await excel.perform("EvaluateRoster");
    expect(excel.writes()).toBe(before);
  });
});

test("progress goes through all stages, up to all rows", async () => {
  excel = await openWorkbook();
  await excel.fillTable("Roster", "Team", people(20));
  const seen: string[] = [];
  await excel.perform("EvaluateRoster", {
    now: NOW,
    onProgress: (stage, done, total) => seen.push(`${stage} ${String(done)}/${String(total)}`),
  });
  expect(seen).toEqual([
    "looking 0/0",
    ...["reading 0/20", "reading 20/20", "judging 0/20", "writing 0/20", "writing 20/20"],
  ]);
});
