// The built functions in cells: the real Office.js runs them, our Excel host calls them and places what they give.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import { CHECK_ROW, VERDICT_WORDS } from "../../src/words/verdicts";
import { CORPUS, EXPECTED, expectedColumns } from "../support/corpusInCells";
import type { OpenExcel } from "../support/excel";
import { openExcel } from "../support/excel";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

const dist = join(__dirname, "../../dist");
const functions = JSON.parse(readFileSync(join(dist, "functions.json"), "utf8")) as FunctionsFile;
const rowCount = CORPUS.length - 1;
const certify = VERDICT_WORDS.CERTIFY;

let excel: OpenExcel;
beforeEach(async () => {
  excel = await openExcel({ functions, scripts: ["functions.js"] });
});
afterEach(() => {
  expect(excel.page.errors).toEqual([]);
  excel.close();
});

/** Puts cells on a sheet of their own and makes a table of them. */
async function table(name: string, cells: readonly (readonly unknown[])[]): Promise<void> {
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add(`${name} sheet`);
    const range = sheet.getRangeByIndexes(0, 0, cells.length, cells[0]!.length);
    range.values = cells.map((row) => [...row]);
    sheet.tables.add(range, true).name = name;
    sheet.activate();
    await context.sync();
  });
}

/** Types a formula and waits for all results. */
async function typed(address: string, formula: string): Promise<void> {
  excel.session.type(address, formula);
  await excel.calculated();
}

/** A row of the sound answers in a table "Roster", with these cells instead. */
const rosterOf = (...changes: Parameters<typeof soundCells>[1][]): unknown[][] => [
  [...SOUND_HEADINGS],
  ...changes.map((change, index) => soundCells(`P${String(index + 1)}`, change)),
];

describe("the worked examples", () => {
  it("spill beside the table that holds them, from one call each", async () => {
    await table("Roster", CORPUS);
    await typed("AA1", "=CERTVERDICT(Roster[#All])");
    await typed("AC1", "=CERTEXPLAIN(Roster[#All])");
    expect(excel.session.values(`AA1:AA${String(rowCount + 1)}`)).toEqual([
      ["Verdict"],
      ...EXPECTED.map(([verdict]) => [verdict]),
    ]);
    expect(expectedColumns(excel.session.values(`AC1:AJ${String(rowCount + 1)}`))).toEqual(EXPECTED);
  });

  it("row by row, in columns of the table itself", async () => {
    await table("Roster", [
      [...CORPUS[0]!, "Verdict", "Strength"],
      ...CORPUS.slice(1).map((row) => [...row, null, null]),
    ]);
    const row = "Roster[@[Person]:[Positioning]],Roster[[#Headers],[Person]:[Positioning]]";
    await typed("Y2", `=CERTVERDICT(${row})`);
    await typed("Z2", `=CERTEXPLAIN(${row},,,"strength")`);
    expect(excel.session.values(`Y2:Z${String(rowCount + 1)}`)).toEqual(
      EXPECTED.map(([verdict, , , strength]) => [verdict, strength]),
    );
  });
});

describe("cells as Excel hands them over", () => {
  it.each([
    ["empty cells as null, as on the web", null],
    ["empty cells as 0, as on the desktop", 0],
    ["empty cells as empty texts", ""],
  ] as const)("%s", async (_, blank) => {
    excel.workbook.calculation.functions!.blank = blank;
    await table("Roster", CORPUS);
    await typed("AC1", "=CERTEXPLAIN(Roster[#All])");
    expect(expectedColumns(excel.session.values(`AC1:AJ${String(rowCount + 1)}`))).toEqual(EXPECTED);
  });

  it("an error, a number, a date and a switch: each is the problem of its own row alone", async () => {
    await table(
      "Roster",
      rosterOf({}, { exposure: "#N/A" }, { cause: 7 }, { phase: "2026-11-22" }, { gap: true }, { gap: 0 }),
    );
    await typed("AA1", "=CERTEXPLAIN(Roster[#All])");
    expect(excel.session.values("AA2:AB7")).toEqual([
      [certify, expect.any(String)],
      [CHECK_ROW, expect.stringContaining("#N/A")],
      [
        CHECK_ROW,
        expect.stringContaining("“7” is none of the allowed answers (design, skills, both, or blank)"),
      ],
      [CHECK_ROW, expect.stringContaining("AI adoption phase")],
      [certify, expect.any(String)],
      [expect.not.stringContaining(CHECK_ROW), expect.any(String)],
    ]);
  });

  it("a totals row gives empty text", async () => {
    await table("Roster", rosterOf({}));
    await excel.run(async (context) => {
      context.workbook.tables.getItem("Roster").showTotals = true;
      await context.sync();
    });
    await typed("AA1", "=CERTVERDICT(Roster[#All])");
    expect(excel.session.values("AA1:AA3")).toEqual([["Verdict"], [certify], [""]]);
  });
});

describe("what is recalculated", () => {
  it("a changed answer, a new row, a changed setting", async () => {
    await table("Roles", [
      ["Role", "AI exposure"],
      ["Analyst", "moderate"],
    ]);
    excel.session.type("'Roles sheet'!D1", [
      ["Setting", "Answer"],
      ["Strict", "no"],
    ]);
    await table("Roster", [
      ["Role", ...SOUND_HEADINGS],
      ["Analyst", ...soundCells("Ana", { exposure: null })],
    ]);
    await typed("AC1", "=CERTVERDICT(Roster[#All],,'Roles sheet'!D:E,Roles[#All])");
    expect(excel.session.values("AC1:AC2")).toEqual([["Verdict"], [certify]]);

    excel.session.type("'Roles sheet'!B2", null);
    excel.session.erase("'Roles sheet'!B2");
    await excel.calculated();
    expect(excel.session.values("AC2")).toEqual([[VERDICT_WORDS.ASSESS_EXPOSURE]]);

    excel.session.type("A3", [["Analyst", ...(soundCells("Ben") as string[])]]);
    await excel.calculated();
    expect(excel.session.values("AC2:AC3")).toEqual([[VERDICT_WORDS.ASSESS_EXPOSURE], [certify]]);

    excel.session.type("'Roles sheet'!E2", "perhaps");
    await excel.calculated();
    expect(excel.session.cell("AC1")).toEqual({
      error: "#VALUE!",
      message: expect.stringContaining("Strict") as string,
    });
  });
});

describe("calls that cannot be answered are #VALUE! with how to mend them", () => {
  it.each([
    ["no heading", "=CERTVERDICT(A2:X3)", "heading"],
    ["headings of another length", "=CERTVERDICT(A2:X2,A1:C1)", "24 columns"],
    ["an organisation of three columns", "=CERTVERDICT(Roster[#All],,A1:C3)", "two"],
    ["a column that is none", '=CERTEXPLAIN(Roster[#All],,,,"Reason")', "“Reason”"],
    ["roles without roles", "=CERTVERDICT(Roster[#All],,,Roster[#All])", "Role"],
  ])("%s", async (_, formula, says) => {
    await table("Roster", rosterOf({}));
    await typed("AA1", formula);
    expect(excel.session.cell("AA1")).toEqual({
      error: "#VALUE!",
      message: expect.stringContaining(says) as string,
    });
  });
});

describe("what can be looked up", () => {
  it("the questionnaire, the rules and the version", async () => {
    await typed("A1", "=CERTQUESTIONS()");
    await typed("G1", "=CERTRULES()");
    await typed("M1", "=CERTVERSION()");
    expect(excel.session.spillOf("A1")).toBe("A1:E24");
    expect(excel.session.values("A1:E1")).toEqual([
      ["Heading", "Question", "Allowed answers", "Level", "Cites"],
    ]);
    expect(excel.session.values("G1:K1")).toEqual([["Number", "Condition", "Verdict", "Code", "Cites"]]);
    expect(excel.session.values("M1:N1")).toEqual([
      [expect.stringMatching(/^\d+\.\d+\.\d+$/), expect.stringMatching(/^p[0-9a-f]{8}$/)],
    ]);
  });
});

it("asks for its own script and Office.js, for nothing else", () => {
  expect(excel.page.requests.map((address) => new URL(address).pathname.split("/").at(-1))).toEqual([
    "office.js",
    "functions.js",
    "excel-web-16.00.js",
    "office_strings.js",
  ]);
});
