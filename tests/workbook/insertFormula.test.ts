// Formulas built for a roster and put into cells, where the built functions calculate them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import type { FormulaWish } from "../../src/roster/formula";
import { suggestedCell } from "../../src/roster/formula";
import { VERDICT_WORDS } from "../../src/words/verdicts";
import type { FormulaSource, Insertion, TargetCell } from "../../src/workbook/insertFormula";
import {
  formulaSource,
  insertFormula,
  selectedCell,
  sourceWithoutRoster,
} from "../../src/workbook/insertFormula";
import type { Cell } from "../../src/roster/cells";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

const functions = JSON.parse(
  readFileSync(join(__dirname, "../../dist/functions.json"), "utf8"),
) as FunctionsFile;
const certify = VERDICT_WORDS.CERTIFY;

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook({ functions, scripts: ["functions.js"] });
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  expect(excel.page.errors).toEqual([]);
  excel.close();
});

const WIDTH = SOUND_HEADINGS.length;
const source = (): Promise<FormulaSource> => excel.run((context) => formulaSource(context));

async function insert(
  wish: Partial<FormulaWish>,
  target?: TargetCell,
  options?: { overwrite: boolean },
): Promise<Insertion> {
  const found = await source();
  const whole: FormulaWish = {
    name: "CERTVERDICT",
    scope: "roster",
    columns: found.answers,
    organisation: found.organisation,
    roles: found.roles,
    ...wish,
  };
  const inserted = await excel.run((context) =>
    insertFormula(context, found, whole, target ?? suggestedCell(found.roster!), options),
  );
  await excel.calculated();
  return inserted;
}
const at = (sheet: string, row: number, column: number): TargetCell => ({ sheet, row, column });

const rows: Cell[][] = [[...SOUND_HEADINGS], soundCells("Ann"), soundCells("Ben", { tested: "never" })];
const VERDICTS = [["Verdict"], [certify], [VERDICT_WORDS.TEST_AI]];

describe("for the whole roster", () => {
  test.each<[string, () => unknown, string]>([
    ["a table", () => excel.fillTable("Team", "Staff", rows), "=CERTVERDICT(Staff[#All])"],
    [
      "a table with other columns behind the answers",
      () =>
        excel.fillTable(
          "Team",
          "Staff",
          rows.map((row, index) => [...row, index === 0 ? "Notes" : "x"]),
        ),
      "=CERTVERDICT(Staff[[#All],[Person]:[Ownership effect]])",
    ],
    ["plain cells", () => excel.fill("My team", rows), "=CERTVERDICT('My team'!$A$1:$R$3)"],
  ])("%s: beside it, with a column between", async (_, fill, formula) => {
    await fill();
    const sheet = excel.workbook.state.sheets.at(-1)!.name;
    excel.session.select(`'${sheet}'!A1`);
    const { roster } = await source();
    const { column } = suggestedCell(roster!);
    expect(await insert({})).toMatchObject({ outcome: "inserted", formula });
    const found = excel.session.values(`'${sheet}'!A1:Z3`).map((row) => [row[column]]);
    expect(found).toEqual(VERDICTS);
  });

  test("with Organisation and Roles: their tables, or cells with room below", async () => {
    await excel.fillTable("Team", "Staff", [
      ["Role", ...SOUND_HEADINGS],
      ["Clerk", ...soundCells("Ann", { exposure: null, industry: null })],
    ]);
    excel.fillSetup({ organisation: [["Industry", "compressing"]] });
    await excel.fillTable("Roles", "Jobs", [
      ["Role", "AI exposure"],
      ["Clerk", "moderate"],
    ]);
    const inserted = await insert({});
    expect(inserted).toMatchObject({
      formula: "=CERTVERDICT(Staff[#All],,'Organisation'!$A$1:$B$21,Jobs[#All])",
    });
    expect(excel.session.values("Team!U1:U2")).toEqual([["Verdict"], [VERDICT_WORDS.PLAN_MOVE]]);
  });

  test("an Organisation table is named where it holds all lines", async () => {
    await excel.fillTable("Team", "Staff", rows);
    await excel.fillTable("Organisation", "Org", [
      ["Heading", "Answer"],
      ["Strict", "no"],
    ]);
    expect(await insert({})).toMatchObject({ formula: "=CERTVERDICT(Staff[#All],,Org[#All])" });
    excel.fill("Organisation", [["Industry", "stable"]], "A4");
    expect((await source()).organisation?.reference).toBe("'Organisation'!$A$1:$B$24");
  });

  test("plain roles are read with room below", async () => {
    await excel.fillTable("Team", "Staff", [
      ["Role", ...SOUND_HEADINGS],
      ["Clerk", ...soundCells("Ann", { exposure: null })],
    ]);
    excel.fillSetup({
      roles: [
        ["Our roles", ""],
        ["Role", "AI exposure"],
        ["Clerk", "moderate"],
      ],
    });
    expect((await source()).roles?.reference).toBe("'Roles'!$A$2:$B$23");
    await insert({});
    expect(excel.session.values("Team!U2")).toEqual([[certify]]);
  });

  test.each([
    [undefined, 8, "=CERTEXPLAIN(Staff[#All])"],
    ["Strength", 1, '=CERTEXPLAIN(Staff[#All],,,,"Strength")'],
  ])("an explanation, column %s", async (explained, columns, formula) => {
    await excel.fillTable("Team", "Staff", rows);
    expect(await insert({ name: "CERTEXPLAIN", explained })).toMatchObject({ formula });
    expect(excel.session.values("Team!T1:AA1")[0]!.filter((text) => text !== "")).toHaveLength(columns);
  });
});

describe("for its own row", () => {
  test("in a column of the table", async () => {
    await excel.fillTable(
      "Team",
      "Staff",
      rows.map((row, index) => [...row, index === 0 ? "Mine" : null]),
    );
    const inserted = await insert({ scope: "row" }, at("Team", 2, WIDTH));
    expect(inserted).toMatchObject({
      formula:
        "=CERTVERDICT(Staff[@[Person]:[Ownership effect]],Staff[[#Headers],[Person]:[Ownership effect]])",
    });
    expect(excel.session.values("Team!S3")).toEqual([[VERDICT_WORDS.TEST_AI]]);
  });

  test("beside plain cells", async () => {
    excel.fill("Team", rows);
    excel.session.select("Team!A1");
    const inserted = await insert(
      { scope: "row", name: "CERTEXPLAIN", explained: "Verdict" },
      at("Team", 2, WIDTH),
    );
    expect(inserted).toMatchObject({ formula: `=CERTEXPLAIN('Team'!$A3:$R3,'Team'!$A$1:$R$1,,,"Verdict")` });
    expect(excel.session.values("Team!S3")).toEqual([[VERDICT_WORDS.TEST_AI]]);
  });

  test("headings with signs of their own, and one with a space at its end", async () => {
    const signs = ["It's #1 [A@B]", "AI exposure", "Exposure cause "];
    await excel.fillTable("Team", "Staff", [
      [...signs, "Out"],
      ["x", "low", "skills", null],
    ]);
    expect(await insert({ scope: "row", columns: [0, 1] }, at("Team", 1, 3))).toMatchObject({
      formula:
        "=CERTVERDICT(Staff[@[It''s '#1 '[A'@B']]:[AI exposure]],Staff[[#Headers],[It''s '#1 '[A'@B']]:[AI exposure]])",
    });
    expect(excel.session.values("Team!D2")).toEqual([[VERDICT_WORDS.NEEDS_ANSWER]]);
    expect(await insert({ scope: "row" }, at("Team", 1, 3), { overwrite: true })).toMatchObject({
      formula: "=CERTVERDICT('Team'!$A2:$C2,'Team'!$A$1:$C$1)",
    });
    expect(excel.session.values("Team!D2")).toEqual([[VERDICT_WORDS.NEEDS_ANSWER]]);
  });
});

describe("what is refused, with nothing written", () => {
  test.each<[string, Partial<FormulaWish>, TargetCell, string, RegExp]>([
    [
      "among its own answers",
      {},
      at("Team", 1, 3),
      "CANNOT_WRITE",
      /In D2 the formula would read its own result/,
    ],
    ["a result within another table", {}, at("Other", 1, 0), "CANNOT_WRITE", /reach into the table “Prices”/],
    [
      "a result that reaches into its own answers",
      { name: "CERTRULES" },
      at("Other", 0, 0),
      "CANNOT_WRITE",
      /table “Prices”/,
    ],
    ["right beside the table", {}, at("Team", 0, WIDTH), "CANNOT_WRITE", /S1 touches the table “Staff”/],
    [
      "for its own row, where no row is",
      { scope: "row" },
      at("Team", 5, WIDTH),
      "CANNOT_WRITE",
      /S6 is in no row of the roster/,
    ],
    [
      "for its own row, on another sheet",
      { scope: "row" },
      at("Other", 1, 9),
      "CANNOT_WRITE",
      /J2 is in no row/,
    ],
    [
      "where the result has no room",
      {},
      at("Team", 0, WIDTH + 4),
      "CELLS_IN_THE_WAY",
      /The result fills W1:W3, but something stands there: W3 \(“mine”\)/,
    ],
  ])("%s", async (_, wish, target, code, message) => {
    await excel.fillTable("Team", "Staff", rows);
    await excel.fillTable("Other", "Prices", [
      ["Item", "Price"],
      ["Tea", 3],
    ]);
    excel.fill("Team", [["mine"]], "W3");
    const before = excel.writes();
    await expect(insert(wish, target)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
    expect(excel.writes()).toBe(before);
  });

  test("a cell that holds something is replaced only when that is wanted; its own result is no hindrance", async () => {
    await excel.fillTable("Team", "Staff", rows);
    excel.fill("Team", [["note"]], "T1");
    expect(await insert({})).toEqual({ outcome: "asking", cell: "T1", shows: "note" });
    expect(excel.session.values("Team!T1")).toEqual([["note"]]);
    expect(await insert({}, undefined, { overwrite: true })).toMatchObject({
      outcome: "inserted",
      cells: "T1:T3",
    });
    expect(
      await insert({ name: "CERTEXPLAIN", explained: "Firm" }, undefined, { overwrite: true }),
    ).toMatchObject({
      outcome: "inserted",
    });
    expect(excel.session.values("Team!T1:T3")).toEqual([["Firm"], ["yes"], ["yes"]]);
  });
});

test.each([
  ["CERTQUESTIONS", "=CERTQUESTIONS()", "A1:E24"],
  ["CERTRULES", "=CERTRULES()", null],
  ["CERTVERSION", "=CERTVERSION('Organisation'!$A$1:$B$21)", "A1:B1"],
] as const)("%s needs no roster and goes into the selected cell", async (name, formula, cells) => {
  excel.fillSetup({ organisation: [["Strict", "yes"]] });
  const found = await excel.run(sourceWithoutRoster);
  const wish: FormulaWish = { name, scope: "roster", columns: [0, 0], organisation: found.organisation };
  const inserted = await excel.run(async (context) =>
    insertFormula(context, found, wish, await selectedCell(context)),
  );
  await excel.calculated();
  expect(inserted).toMatchObject({ outcome: "inserted", formula, cell: "A1" });
  const spilled = excel.session.spillOf("A1");
  expect(spilled).toBe((inserted as { cells: string }).cells);
  if (cells !== null) expect(spilled).toBe(cells);
});
