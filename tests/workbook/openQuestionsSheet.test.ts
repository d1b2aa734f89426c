// The sheet “Open questions” through the real Office.js: what is listed, where answers go, and that nothing of others is lost.
import type { Cell } from "../../src/roster/cells";
import { errorWords } from "../../src/workbook/excelErrors";
import type { SheetOptions } from "../../src/workbook/judgeCurrent";
import { makeOpenQuestions } from "../../src/workbook/openQuestionsSheet";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import type { OpenWorkbook } from "./openWorkbook";
import { NOW, openWorkbook } from "./openWorkbook";

let excel: OpenWorkbook;
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

const make = (over: Partial<SheetOptions> = {}) =>
  excel.run((context) =>
    makeOpenQuestions(context, {
      choice: { sheet: "Roster", table: "Team" },
      now: NOW,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      ...over,
    }),
  );
const sheetNames = () => excel.workbook.state.sheets.map(({ name }) => name);
/** The lines below the headings, some columns of them. */
const lines = (columns: readonly number[], sheet = "Open questions"): unknown[][] =>
  excel.session
    .values(`'${sheet}'!A8:I60`)
    .filter(([who]) => who !== "")
    .map((line) => columns.map((column) => line[column]));
const [WHO, ABOUT, QUESTION, WHERE, DEPENDING, NEXT, ROWS] = [0, 1, 2, 5, 6, 7, 8];

const HEADINGS = ["ID", "Role", ...SOUND_HEADINGS];
const person = (id: Cell, role: Cell, ...rest: Parameters<typeof soundCells>): Cell[] => [
  id,
  role,
  ...soundCells(...rest),
];

test("the sheet that was made is no roster itself, though it names questions", async () => {
  excel = await openWorkbook();
  excel.fill("Roster", [
    [...SOUND_HEADINGS],
    soundCells("Ann", { ownership: "", gap: "" }),
    soundCells("Bob", { ownership: "", gap: "" }),
  ]);
  excel.session.select("Roster!A2");
  await make({ choice: undefined });
  excel.session.select("'Open questions'!A1");
  const before = excel.session.values("'Open questions'!A1:Z30");
  const { outcome, lines: said } = await excel.perform("EvaluateRoster");
  expect([outcome, said]).toEqual(["failed", [expect.stringMatching(/^No roster was found/)]]);
  expect(excel.session.values("'Open questions'!A1:Z30")).toEqual(before);
});

describe("the list", () => {
  const ROWS_OF_TEAM = [
    HEADINGS,
    person(1, "Clerk", "Ann", { industry: "", cause: "" }),
    person(2, "Lead", "Bob", { industry: "", exposure: "" }),
    person(3, "lead", "Cy", { exposure: "" }),
    person(4, "Nobody", "Di", { exposure: "" }),
    person(5, "", "Ed", { exposure: "" }),
    person(6, "Lead", "Fay", { reason: "", gap: "" }),
    person(7, "Lead", "Gus"),
    person(8, "Lead", "Hal", { gap: "perhaps" }),
  ];

  test("is by who answers, once for the organisation and for each role, and names the cell", async () => {
    excel = await openWorkbook();
    excel.fill(
      "Organisation",
      [
        ["Heading", "Answer"],
        ["Industry", ""],
      ],
      "C3",
    );
    excel.fill(
      "Roles",
      [
        ["Role", "AI exposure"],
        ["Clerk", "moderate"],
        ["Lead", ""],
      ],
      "B2",
    );
    await excel.fillTable("Roster", "Team", ROWS_OF_TEAM, "B3");
    const made = await make();
    expect(made).toEqual({ sheet: "Open questions", refreshed: false, kept: [], questions: 7 });
    const seen = lines([WHO, ABOUT, QUESTION, WHERE, DEPENDING, NEXT, ROWS]);
    const [lead, owner, manager] = ["Lead", "Role owner", "Line manager with the person"];
    const exposure = "AI exposure";
    expect(seen).toEqual([
      ["HR or L&D lead", "Everybody", "Industry", "Organisation!D4", 2, 0, "Row 4 1 · Ann; Row 5 2 · Bob"],
      [owner, lead, exposure, "Roles!C4", 2, 2, "Row 5 2 · Bob; Row 6 3 · Cy"],
      [owner, "Clerk", "Exposure cause", "Roles: add a column “Exposure cause”", 1, 1, "Row 4 1 · Ann"],
      [
        owner,
        "Nobody",
        exposure,
        "Roles: add a line for “Nobody” and answer “AI exposure” there",
        1,
        1,
        "Row 7 4 · Di",
      ],
      [owner, "Row 8 5 · Ed", exposure, "Roster!E8", 1, 1, "Row 8 5 · Ed"],
      ["The person", "Row 9 6 · Fay", "Main reason", "Roster!O9", 1, 1, "Row 9 6 · Fay"],
      [manager, "Row 9 6 · Fay", "Capability gap named", "Roster!P9", 1, 0, "Row 9 6 · Fay"],
    ]);
  });

  test("says what it is of, what to do, and which rows are left out", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", ROWS_OF_TEAM);
    await make();
    const [title, stamp, ...rest] = excel.session.values("'Open questions'!A1:A5").flat();
    expect([title, ...rest]).toEqual([
      "Open questions",
      expect.stringMatching(
        /^As of 2026-01-05, for table “Team” on sheet “Roster”, by policy p[0-9a-f]{8}\.$/,
      ),
      expect.stringMatching(/^Write each answer into the cell that is named/),
      "1 row with a wrong value is not counted here. Mend the value first.",
    ]);
    expect(stamp).toMatch(/^Made by CertVerdict \(s[0-9a-f]{8}\)/);
    expect(excel.session.values("'Open questions'!C8:E8")[0]).toEqual([
      "Industry",
      "Is the organisation's industry stable, shifting, or compressing in its business model?",
      "stable, shifting, compressing",
    ]);
    expect(excel.workbook.table("OpenQuestions").state.box).toMatchObject({ row: 6, columns: 9 });
    expect(excel.session.activeSheet.name).toBe("Open questions");
  });

  test("without Organisation and Roles, says what to add, or which column to fill", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", ROWS_OF_TEAM.slice(0, 3));
    await make();
    expect(lines([QUESTION, WHERE])).toEqual([
      ["Industry", "Organisation: add a line “Industry”"],
      ["Exposure cause", "Roster: column “Exposure cause” of the rows with this role"],
      ["AI exposure", "Roster: column “AI exposure” of the rows with this role"],
    ]);
  });

  test("a column that the roster does not have is to be added", async () => {
    excel = await openWorkbook();
    const without = (row: Cell[]): Cell[] => row.filter((_, index) => HEADINGS[index] !== "Main reason");
    await excel.fillTable("Roster", "Team", [HEADINGS, person(1, "Clerk", "Ann")].map(without));
    await make();
    expect(lines([QUESTION, WHERE])).toEqual([["Main reason", "Roster: add a column “Main reason”"]]);
  });

  test("names and roles that Excel would read as dates, numbers or formulas stay texts", async () => {
    excel = await openWorkbook();
    const rows = [person("=1", "May 1", "+x", { exposure: "" }), person("", "true", "", { exposure: "" })];
    await excel.fillTable("=Team", "Team", [HEADINGS, ...rows]);
    await make({ choice: { sheet: "=Team", table: "Team" } });
    expect(lines([ABOUT])).toEqual([["May 1"], ["true"]]);
  });

  test("nothing open: the sheet says so and has no table", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", [HEADINGS, person(1, "Lead", "Gus")]);
    expect(await make()).toMatchObject({ questions: 0 });
    expect(excel.session.values("'Open questions'!A4")).toEqual([
      ["No question is open: no blank answer can change a verdict."],
    ]);
    expect(excel.workbook.state.tables).toHaveLength(1);
  });

  test("20,000 rows are listed in blocks", async () => {
    excel = await openWorkbook();
    const rows = Array.from({ length: 20_000 }, (_, index) =>
      person(index + 1, "Lead", `Person ${String(index + 1)}`, { gap: "" }),
    );
    await excel.fillTable("Roster", "Team", [HEADINGS, ...rows]);
    const before = excel.requests().length;
    const progress: string[] = [];
    expect(
      await make({
        onProgress: (stage, done, total) => progress.push(`${stage} ${String(done)} ${String(total)}`),
      }),
    ).toMatchObject({ questions: 20_000 });
    expect(excel.workbook.table("OpenQuestions").state.box.rows).toBe(20_001);
    expect(excel.session.values("'Open questions'!F20007")).toEqual([["Roster!O20001"]]);
    expect(progress).toContain("writing 20000 20000");
    expect(excel.requests().length - before).toBeLessThan(80);
    expect(excel.addIn.largest.request).toBeLessThan(5_000_000);
  });
});

describe("made again", () => {
  const one = person(1, "Lead", "Ann", { gap: "", exposure: "" });
  const open = async (): Promise<void> => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", [HEADINGS, one]);
    await make();
  };

  test("an untouched sheet is made anew, also when it was sorted or filtered", async () => {
    await open();
    await excel.run(async (context) => {
      const table = context.workbook.tables.getItem("OpenQuestions");
      table.sort.apply([{ key: 2, ascending: false }]);
      table.columns.getItemAt(0).filter.applyValuesFilter(["Role owner"]);
      await context.sync();
    });
    excel.session.type("Roster!D2", "moderate");
    expect(await make()).toEqual({ sheet: "Open questions", refreshed: true, kept: [], questions: 1 });
    expect(lines([QUESTION])).toEqual([["Capability gap named"]]);
    expect(excel.workbook.state.tables.map(({ state }) => state.name)).toEqual(["Team", "OpenQuestions"]);
  });

  test.each<[string, string]>([
    ["a changed cell", "'Open questions'!C8"],
    ["a note beside the table", "'Open questions'!K9"],
    ["a note below the table", "'Open questions'!A40"],
    ["a changed title", "'Open questions'!A3"],
  ])("%s: the sheet stays, the new one gets a number", async (_, address) => {
    await open();
    excel.session.type(address, "asked on Monday");
    expect(await make()).toMatchObject({
      sheet: "Open questions 2",
      refreshed: false,
      kept: ["Open questions"],
    });
    expect(excel.session.values(address)).toEqual([["asked on Monday"]]);
    expect(await make()).toMatchObject({ sheet: "Open questions 2", refreshed: true });
    expect(lines([QUESTION], "Open questions 2")).toHaveLength(2);
  });

  test("a sheet of this name that is somebody else's is left alone and not spoken of", async () => {
    excel = await openWorkbook();
    excel.fill("Open questions", [["Open questions"], ["What is for lunch?"]]);
    await excel.fillTable("Roster", "Team", [HEADINGS, one]);
    expect(await make()).toMatchObject({ sheet: "Open questions 2", kept: [] });
    expect(excel.session.values("'Open questions'!A1:A3")).toEqual([
      ["Open questions"],
      ["What is for lunch?"],
      [""],
    ]);
  });

  test("a sheet that was not finished says so, and is made anew", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", [HEADINGS, one]);
    const controller = new AbortController();
    const stopped = make({
      signal: controller.signal,
      onProgress: (stage) => {
        if (stage === "writing") controller.abort();
      },
    });
    const reason: unknown = await stopped.catch((error: unknown) => error);
    expect(reason).toBe(controller.signal.reason);
    expect(excel.session.values("'Open questions'!A2")).toEqual([[expect.stringMatching(/was stopped/)]]);
    expect(await make()).toMatchObject({ sheet: "Open questions", refreshed: true });
    expect(sheetNames()).toEqual(["Sheet1", "Roster", "Open questions"]);
  });

  test("an empty sheet of this name is used", async () => {
    excel = await openWorkbook();
    excel.fill("open questions", [[""]]);
    await excel.fillTable("Roster", "Team", [HEADINGS, one]);
    expect(await make()).toMatchObject({ sheet: "open questions", kept: [] });
    expect(lines([QUESTION])).toHaveLength(2);
  });

  test("a hidden sheet is made anew and shown", async () => {
    await open();
    excel.session.select("Roster!A1");
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem("Open questions").visibility = "Hidden";
      await context.sync();
    });
    expect(await make()).toMatchObject({ refreshed: true });
    expect(excel.session.activeSheet.name).toBe("Open questions");
  });
});

test("too much at once is written in smaller blocks", async () => {
  excel = await openWorkbook();
  const rows = Array.from({ length: 400 }, (_, index) => person(index + 1, "Lead", "Ann", { gap: "" }));
  await excel.fillTable("Roster", "Team", [HEADINGS, ...rows]);
  excel.faults.payloadLimit = 60_000;
  expect(await make()).toMatchObject({ questions: 400 });
  expect(excel.workbook.table("OpenQuestions").state.box.rows).toBe(401);
});

test.each<[string, (excel: OpenWorkbook) => unknown, RegExp]>([
  ["no rows", () => undefined, /there is no row below the headings yet/],
  [
    "a workbook that is open for reading only",
    ({ session, workbook }) => {
      session.type("Roster!A2:T2", "x");
      workbook.readOnly = true;
    },
    /^Excel does not allow this change/,
  ],
])("%s: why nothing is made is said", async (_, change, message) => {
  excel = await openWorkbook();
  excel.fill("Roster", [HEADINGS]);
  change(excel);
  const words = await make({ choice: { sheet: "Roster" } }).then(() => [], errorWords);
  expect(words).toEqual([expect.stringMatching(message)]);
});
