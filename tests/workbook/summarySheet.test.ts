// The sheet “Summary” through the real Office.js: formulas over the roster, charts, who should get a certificate.
import type { Cell } from "../../src/roster/cells";
import { errorWords } from "../../src/workbook/excelErrors";
import type { SheetOptions } from "../../src/workbook/judgeCurrent";
import { makeSummary } from "../../src/workbook/summarySheet";
import { loadPolicy } from "../../src/policy/policy";
import { ASKING_ORDER } from "../../src/policy/questions";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import type { OpenWorkbook } from "./openWorkbook";
import { NOW, openWorkbook } from "./openWorkbook";

let excel: OpenWorkbook;
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

const TEAM = { sheet: "Roster", table: "Team" };
const make = (over: Partial<SheetOptions> = {}) =>
  excel.run((context) =>
    makeSummary(context, {
      choice: TEAM,
      now: NOW,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      ...over,
    }),
  );
const { hash } = loadPolicy();
const RESULTS = ["Verdict", "Question to answer", "Strength", "Policy"];
const HEADINGS = ["ID", "Department", ...SOUND_HEADINGS, ...RESULTS];
const person = (id: Cell, department: Cell, verdict: string, question = "", strength = ""): Cell[] => [
  id,
  department,
  ...soundCells(`Person ${String(id)}`),
  verdict,
  question,
  strength,
  verdict === "" ? "" : hash,
];
const ROSTER = [
  HEADINGS,
  person(1, "Sales", "Certify now", "", "thin"),
  person(2, "Lab", "Answer needed", "Industry"),
  person(3, "sales", "Certify for recognition", "", "strong"),
  person(4, "", "Check row"),
  person(5, "Lab", "Answer needed", "Industry"),
  person(6, "Sales", "No case now"),
  person(7, "Shop", ""),
];
const open = async (rows: readonly (readonly Cell[])[] = ROSTER): Promise<void> => {
  excel = await openWorkbook();
  await excel.fillTable("Roster", "Team", rows);
};
/** Formulas of the sheet from a cell whose text this is, so many rows and columns. */
function below(text: string, rows: number, columns: number, sheet = "Summary"): unknown[][] {
  const all = excel.session.formulas(`'${sheet}'!A1:P200`);
  const at = all.findIndex(([first]) => first === text);
  expect([text, at >= 0]).toEqual([text, true]);
  return all.slice(at, at + rows).map((line) => line.slice(0, columns));
}

describe("the formulas", () => {
  test("count by verdict, with shares", async () => {
    await open();
    expect(await make()).toEqual({ sheet: "Summary", refreshed: false, kept: [] });
    const lines = below("Verdict", 13, 3);
    expect(lines.slice(0, 3)).toEqual([
      ["Verdict", "Rows", "Share"],
      ["Certify now", "=COUNTIFS(Team[Verdict],A9)", "=IF(SUM($B$9:$B$19)=0,0,B9/SUM($B$9:$B$19))"],
      [
        "Certify for recognition",
        "=COUNTIFS(Team[Verdict],A10)",
        "=IF(SUM($B$9:$B$19)=0,0,B10/SUM($B$9:$B$19))",
      ],
    ]);
    expect(lines.slice(-2)).toEqual([
      ["Check row", "=COUNTIFS(Team[Verdict],A19)", "=IF(SUM($B$9:$B$19)=0,0,B19/SUM($B$9:$B$19))"],
      ["All", "=SUM($B$9:$B$19)", "=IF(SUM($B$9:$B$19)=0,0,B20/SUM($B$9:$B$19))"],
    ]);
  });

  test("count by department, most rows first, whatever the case", async () => {
    await open();
    await make();
    const lines = below("By Department", 5, 13);
    expect(lines.map(([name]) => name)).toEqual(["By Department", "Department", "Sales", "Lab", "(none)"]);
    expect(lines[1]!.slice(1, 3)).toEqual(["Certify now", "Certify for recognition"]);
    expect(lines[1]!.at(-1)).toBe("All");
    expect(lines[2]!.slice(1, 3)).toEqual([
      "=COUNTIFS(Team[Department],$A24,Team[Verdict],B$23)",
      "=COUNTIFS(Team[Department],$A24,Team[Verdict],C$23)",
    ]);
    expect(lines[4]!.slice(-2)).toEqual([
      `=COUNTIFS(Team[Department],"=",Team[Verdict],L$23)`,
      "=SUM(B26:L26)",
    ]);
  });

  test("departments beyond the first are counted together", async () => {
    const rows = Array.from({ length: 60 }, (_, index) =>
      person(index + 1, `Unit ${String(index + 1)}`, "Certify now"),
    );
    await open([HEADINGS, ...rows]);
    await make();
    const [line] = below("10 others", 1, 13);
    expect([line![1], line![12]]).toEqual(["=COUNTIFS(Team[Verdict],B$23)-SUM(B24:B73)", "=SUM(B74:L74)"]);
  });

  test("count the questions that hold up rows, most of them first", async () => {
    await open();
    await make();
    const lines = below("Questions that hold up most rows", ASKING_ORDER.length + 3, 3);
    expect(lines.slice(1, 4)).toEqual([
      ["Question", "Who answers", "Rows"],
      ["Industry", "HR or L&D lead", "=COUNTIFS(Team[Question to answer],A30)"],
      ["AI exposure", "Role owner", "=COUNTIFS(Team[Question to answer],A31)"],
    ]);
    expect(lines.at(-1)).toEqual([
      "AI exposure or its cause (“Assess exposure first”)",
      "Role owner",
      `=COUNTIFS(Team[Verdict],"Assess exposure first")`,
    ]);
  });

  test("of plain cells reach to the end of the sheet, and name it", async () => {
    excel = await openWorkbook();
    excel.fill("My team", ROSTER, "B3");
    await make({ choice: { sheet: "My team" } });
    expect(below("Certify now", 1, 2)).toEqual([["Certify now", "=COUNTIFS('My team'!$V$4:$V$1048576,A9)"]]);
  });

  test("take a table's headings as they are, spaces at the end included", async () => {
    const headings = HEADINGS.map((heading) => (heading === "Department" ? " Team, unit" : heading));
    await open([headings.with(1, "Unit "), ...ROSTER.slice(1)]);
    await make();
    const [, , sales] = below("By Unit", 3, 2);
    expect(sales![1]).toBe("=COUNTIFS(Team[[Unit ]],$A24,Team[Verdict],B$23)");
  });

  test("without a column of departments count by verdict alone", async () => {
    const without = (row: readonly Cell[]): Cell[] => row.filter((_, index) => index !== 1);
    await open(ROSTER.map(without));
    await make();
    expect(excel.session.formulas("Summary!A22")).toEqual([["Questions that hold up most rows"]]);
    expect(excel.workbook.sheet("Summary").state.charts).toHaveLength(1);
  });
});

test("says what it is of, and lists who should get a certificate, the strongest first", async () => {
  await open();
  await make();
  const [title, stamp, of, follows, old] = excel.session.values("Summary!A1:A5").flat();
  expect([title, of, old]).toEqual([
    "Summary",
    `As of 2026-01-05, for table “Team” on sheet “Roster”, by policy ${hash}.`,
    "",
  ]);
  expect(stamp).toMatch(/\(s[0-9a-f]{8}\)/);
  expect(follows).toMatch(/counts are formulas/);
  expect(below("Who should get a certificate, as of 2026-01-05", 5, 5)).toEqual([
    ["Who should get a certificate, as of 2026-01-05", "", "", "", ""],
    ["Who", "Row", "Verdict", "Strength", "Department"],
    ["3 · Person 3", 4, "Certify for recognition", "strong", "sales"],
    ["1 · Person 1", 2, "Certify now", "thin", "Sales"],
    ["", "", "", "", ""],
  ]);
});

test("says so when verdicts were given by other rules, and when nobody should get a certificate", async () => {
  await open([HEADINGS, [...person(1, "Lab", "No case now").slice(0, -1), "p00000000"]]);
  await make();
  const [of, , old] = excel.session.values("Summary!A3:A5").flat();
  expect(of).toMatch(/by policy p00000000\.$/);
  expect(old).toMatch(/^Not all verdicts were given by the rules of now/);
  expect(below("Who should get a certificate, as of 2026-01-05", 3, 1).at(-1)).toEqual([
    "Nobody at present.",
  ]);
});

describe("charts", () => {
  const charts = () =>
    excel.workbook
      .sheet("Summary")
      .state.charts.map(({ name, type, source, settings }) => [
        name,
        type,
        source && [source.box.row, source.box.column, source.box.rows, source.box.columns],
        settings["title.text"],
        settings["from"],
      ]);

  test("bars by verdict, stacked bars by department", async () => {
    await open();
    await make();
    expect(charts()).toEqual([
      ["CertVerdict verdicts", "BarClustered", [7, 0, 12, 2], "Rows by verdict", "E8"],
      ["CertVerdict departments", "BarStacked", [22, 0, 4, 12], "Verdicts by Department", "O8"],
    ]);
  });

  test("stay where people have put them when the sheet is made anew", async () => {
    await open();
    await make();
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem("Summary").charts.getItemAt(0).setPosition("A40", "D60");
      await context.sync();
    });
    excel.session.type("Roster!B8", "Lab");
    excel.session.type("Roster!B5", "Shop");
    expect(await make()).toMatchObject({ refreshed: true });
    expect(charts()).toHaveLength(2);
    expect(charts()[0]!.at(-1)).toBe("A40");
  });
});

describe("made again", () => {
  test("an untouched sheet is made anew, with nothing left of the former one", async () => {
    await open([HEADINGS, ...Array.from({ length: 40 }, (_, row) => person(row, "Lab", "Certify now"))]);
    await make();
    excel.session.type("Roster!U3:U41", "No case now");
    expect(await make()).toEqual({ sheet: "Summary", refreshed: true, kept: [] });
    const list = below("Who should get a certificate, as of 2026-01-05", 4, 1);
    expect(list.slice(2)).toEqual([["0 · Person 0"], [""]]);
  });

  test.each([
    ["a formula that people have changed", "Summary!B9", "=1+1"],
    ["a note", "Summary!N3", "for the board"],
  ])("%s stays: the new sheet gets a number", async (_, address, typed) => {
    await open();
    await make();
    excel.session.type(address, typed);
    expect(await make()).toEqual({ sheet: "Summary 2", refreshed: false, kept: ["Summary"] });
    expect(excel.session.formulas(address)).toEqual([[typed]]);
  });
});

test.each<[string, readonly (readonly Cell[])[]]>([
  ["no verdict column", ROSTER.map((row) => row.slice(0, -RESULTS.length))],
  ["no verdict in it", [HEADINGS, person(1, "Lab", "")]],
])("%s: nothing is made, and the evaluation is asked for", async (_, rows) => {
  await open(rows);
  const words = await make().then(() => [], errorWords);
  expect(words).toEqual([
    "There are no verdicts yet in table “Team” on sheet “Roster”. Evaluate the roster first.",
  ]);
  expect(excel.workbook.findSheet("Summary")).toBeUndefined();
});

test("20,000 rows are summed up in few requests", async () => {
  await open([
    HEADINGS,
    ...Array.from({ length: 20_000 }, (_, row) => person(row + 1, `Unit ${String(row % 7)}`, "Certify now")),
  ]);
  const before = excel.requests().length;
  await make();
  expect(excel.session.values("Summary!A20050:B20060").flat()).toContain("20000 · Person 20000");
  expect(excel.requests().length - before).toBeLessThan(60);
});
