// Live formulas: one formula beside the roster, entered where nothing else stands, and entered again to mend it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import type { Cell } from "../../src/roster/cells";
import { resultColumns } from "../../src/roster/results";
import { EXPLAINED } from "../../src/functions/verdicts";
import type { Sheets } from "../support/rosters";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";
import { openWorkbook, TODAY, type OpenWorkbook } from "./openWorkbook";

const dist = (name: string): string => readFileSync(join(__dirname, "../../dist", name), "utf8");
const LIVE = { kind: "evaluate", rows: "all", as: "formulas" } as const;
const rows: Cell[][] = [
  [...SOUND_HEADINGS],
  soundCells("Ann"),
  soundCells("Bob", { tested: "never" }),
  soundCells("Cy", { exposure: "hig" }),
  soundCells("Di", { reason: "" }),
];

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook({
    functions: JSON.parse(dist("functions.json")) as FunctionsFile,
    scripts: ["functions.js"],
  });
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

async function open(isTable: boolean, cells: Cell[][] = rows): Promise<void> {
  if (isTable) await excel.fillTable("Roster", "Team", cells);
  else excel.fill("Roster", cells);
  excel.session.select("Roster!A1");
}

/** What the formula should show, headings on top; problems name no sheet row there. */
async function expected(cells: Cell[][], sheets?: Sheets): Promise<string[][]> {
  const judged = judgedOf(cells, sheets);
  const { table } = judged.roster;
  const unplaced = { ...judged, roster: { ...judged.roster, table: { ...table, unplaced: true as const } } };
  const columns = (await resultColumns(unplaced, TODAY)).filter(({ heading }) =>
    (EXPLAINED as readonly string[]).includes(heading),
  );
  const texts = columns.map(textsOf);
  return [[...EXPLAINED], ...cells.slice(1).map((_, row) => texts.map((one) => one[row]!))];
}

const withoutSheet = (cells: unknown[][]): unknown[][] =>
  cells.map((line) => line.map((cell) => String(cell as string).replace(/^Roster, /, "")));

test.each<[string, boolean, string]>([
  ["a table", true, "=CERTEXPLAIN(Team[#All])"],
  ["plain cells", false, "=CERTEXPLAIN('Roster'!$A$1:$R$5)"],
])(
  "%s: the results stand one empty column to the right and are those of the core",
  async (_, isTable, formula) => {
    await open(isTable);
    const { outcome, lines, evaluation } = await excel.perform(LIVE);
    await excel.calculated();
    expect(excel.session.formulas("Roster!T1")).toEqual([[formula]]);
    expect(excel.session.spillOf("Roster!T1")).toBe("T1:AA5");
    expect(withoutSheet(excel.session.values("Roster!T1:AA5"))).toEqual(withoutSheet(await expected(rows)));
    expect(excel.session.values("Roster!S1:S5").flat().join("")).toBe("");
    expect([outcome, evaluation!.rows, evaluation!.problemRows]).toEqual(["done", 4, 1]);
    expect(lines).toContain("Live formula written to T1. Its results follow every change.");
    expect(lines.some((line) => line.startsWith("It looks at the rows down to row 5."))).toBe(!isTable);

    excel.session.type("Roster!A2", [soundCells("Ann", { tested: "never" })] as never);
    await excel.calculated();
    expect(excel.session.values("Roster!T2")).toEqual([["Try AI at work first"]]);
  },
);

test("Organisation and Roles are given where they are read", async () => {
  const sheets: Sheets = {
    organisation: [
      ["Heading", "Answer"],
      ["Industry", "shifting"],
      ["Strict", "yes"],
    ],
    roles: [
      ["Role", "AI exposure"],
      ["Clerk", "low"],
    ],
  };
  const cells = rows.map((row, index) => [index === 0 ? "Role" : "Clerk", ...row]);
  excel.fillSetup(sheets);
  await open(true, cells);
  await excel.perform(LIVE);
  await excel.calculated();
  expect(excel.session.formulas("Roster!U1")[0]![0]).toMatch(
    /^=CERTEXPLAIN\(Team\[#All\],,'Organisation'!\$A\$1:\$B\$\d+,'Roles'!\$A\$1:\$B\$\d+\)$/,
  );
  expect(withoutSheet(excel.session.values("Roster!U1:AB5"))).toEqual(
    withoutSheet(await expected(cells, sheets)),
  );
});

test.each([
  ["a table", true],
  ["plain cells", false],
])("%s: entered again, at the same place, and repaired where it showed an error", async (_, isTable) => {
  await open(isTable);
  await excel.perform(LIVE);
  await excel.calculated();
  excel.session.type("Roster!T1", "=CERTEXPLAIN(NoSuchTable[#All])");
  await excel.calculated();
  const { outcome, lines } = await excel.perform(LIVE);
  await excel.calculated();
  expect([outcome, lines]).toEqual([
    "done",
    expect.arrayContaining(["The live formula in T1 was entered again."]),
  ]);
  expect(excel.session.values("Roster!T1:T2").flat()).toEqual(["Verdict", "Certify now"]);
  expect((await excel.perform(LIVE)).outcome).toBe("done");
  expect(excel.session.values("Roster!AB1:AK1").flat().join("")).toBe("");
});

test("a totals row of the table gets no person's results", async () => {
  await open(true);
  await excel.run(async (context) => {
    context.workbook.tables.getItem("Team").showTotals = true;
    await context.sync();
  });
  await excel.perform(LIVE);
  await excel.calculated();
  expect(excel.session.values("Roster!T5:T6").flat()).toEqual([excel.session.values("Roster!T5")[0]![0], ""]);
  expect(excel.session.values("Roster!T1")).toEqual([["Verdict"]]);
});

test("results as values stay, and that is said", async () => {
  await open(true);
  await excel.perform("EvaluateRoster");
  const before = excel.session.values("Roster!S1:AI5");
  const { lines } = await excel.perform(LIVE);
  await excel.calculated();
  expect(lines).toContain(
    "The result columns inside the roster stay as they are; they do not follow changes.",
  );
  expect(excel.session.values("Roster!S1:AI5")).toEqual(before);
  expect(excel.session.values("Roster!AK1:AK2").flat()).toEqual(["Verdict", "Certify now"]);
});

test.each<[string, boolean, () => unknown, RegExp]>([
  [
    "a note where results go",
    true,
    () => excel.fill("Roster", [["see me"]], "V3"),
    /in use: V3 \(“see me”\)/,
  ],
  [
    "many notes: the first ten are named",
    false,
    () =>
      excel.fill(
        "Roster",
        Array.from({ length: 4 }, () => [1, 2, 3]),
        "U2",
      ),
    /in use: U2 \(“1”\), .* and \d+ more\./,
  ],
  [
    "a table where results go",
    true,
    () => excel.fillTable("Roster", "Other", [["x"], ["y"]], "W2"),
    /the table “Other” stands there/,
  ],
])("%s: refused, and nothing is written", async (_, isTable, put, message) => {
  await open(isTable);
  await put();
  excel.session.select("Roster!A1");
  const before = excel.writes();
  const { outcome, lines } = await excel.perform(LIVE);
  expect([outcome, lines[0]]).toEqual(["failed", expect.stringMatching(message)]);
  expect(excel.writes()).toBe(before);
});

test.each(["selected", "changed", "withoutVerdict"] as const)(
  "%s rows: refused, for it is all or nothing",
  async (choice) => {
    await open(true);
    const { outcome, lines } = await excel.perform({ ...LIVE, rows: choice });
    expect([outcome, lines]).toEqual([
      "failed",
      [expect.stringMatching(/^Live formulas are for the whole roster/)],
    ]);
  },
);

test("an Excel that spills no results says so", async () => {
  excel.close();
  excel = await openWorkbook({ requirementSets: { ExcelApi: "1.11", SharedRuntime: "1.1" } });
  await open(true);
  expect((await excel.perform(LIVE)).lines).toEqual([
    expect.stringMatching(/^This version of Excel cannot fill/),
  ]);
});

test("where the functions are not loaded, #NAME? is explained", async () => {
  excel.close();
  excel = await openWorkbook();
  await open(true);
  expect((await excel.perform(LIVE)).lines).toContainEqual(expect.stringMatching(/^T1 shows #NAME\?/));
});

test("cancelled before it is written, nothing is", async () => {
  await open(true);
  const controller = new AbortController();
  const before = excel.writes();
  const ending = await excel.perform(LIVE, {
    signal: controller.signal,
    onProgress: (stage) => {
      if (stage === "reading") controller.abort();
    },
  });
  expect([ending.outcome, excel.writes()]).toEqual(["stopped", before]);
});

test("what somebody types there in the last moment is put back", async () => {
  await open(true);
  let wasWriting = false;
  excel.faults.beforeBatch = () => {
    if (!wasWriting) return;
    excel.faults.beforeBatch = null;
    excel.colleague.type("Roster!T1", "mine");
  };
  const ending = await excel.perform(LIVE, {
    onProgress: (stage) => {
      wasWriting ||= stage === "writing";
    },
  });
  expect(ending.outcome).toBe("failed");
  expect(ending.lines[0]).toContain("T1 (“mine”)");
  expect(excel.session.formulas("Roster!T1")).toEqual([["mine"]]);
});
