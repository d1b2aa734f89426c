// Which rows a run judges: all, selected, changed, without a verdict; and the counts before it starts.
import type { Cell } from "../../src/roster/cells";
import type { RowChoice } from "../../src/workbook/rowChoice";
import { countRows } from "../../src/workbook/countRows";
import type { RowCounts } from "../../src/workbook/countRows";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

const WIDTH = SOUND_HEADINGS.length;
const TRIED = String.fromCharCode(65 + SOUND_HEADINGS.indexOf("AI tried at work"));
const NAMES = ["Ann", "Bob", "Cy", "Di", "Ed"];
const rows: Cell[][] = [[...SOUND_HEADINGS], ...NAMES.map((name) => soundCells(name))];

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

async function open(isTable: boolean, cells = rows): Promise<void> {
  if (isTable) await excel.fillTable("Roster", "Team", cells);
  else excel.fill("Roster", cells);
  excel.session.select("Roster!A1");
}
const evaluate = (choice: RowChoice) => excel.perform({ kind: "evaluate", rows: choice, as: "values" });
const count = (): Promise<RowCounts> => excel.run((context) => countRows(context));
/** Which rows have a verdict, by their names. */
const judged = (): unknown[] =>
  excel.session
    .values(`Roster!A2:S${String(rows.length)}`)
    .filter((row) => row[WIDTH] !== "")
    .map(([name]) => name);
const hide = (...sheetRows: number[]): Promise<void> =>
  excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Roster");
    for (const row of sheetRows) sheet.getRange(`${String(row)}:${String(row)}`).rowHidden = true;
    await context.sync();
  });

describe.each([
  ["a table", true],
  ["plain cells", false],
])("%s", (_, isTable) => {
  test.each<[string, string, string[]]>([
    ["blocks apart from each other", "Roster!A2,B4:C5", ["Ann", "Cy", "Di"]],
    ["blocks over each other, and beyond the end", "Roster!A3:A9,B4", ["Bob", "Cy", "Di", "Ed"]],
    ["one block", "Roster!A6", ["Ed"]],
  ])("selected: %s", async (__, selection, expected) => {
    await open(isTable);
    excel.session.select(selection);
    expect((await count()).selected).toBe(expected.length);
    const { outcome, evaluation } = await evaluate("selected");
    expect([outcome, judged(), evaluation!.rows]).toEqual(["done", expected, expected.length]);
    expect(evaluation!.judged.roster.table.rowCount).toBe(expected.length);
  });

  test("rows that are hidden are left out of a selection, counted, and judged with all rows", async () => {
    await open(isTable);
    await hide(3, 5);
    excel.session.select("Roster!A2:A5");
    expect(await count()).toMatchObject({ all: 5, selected: 2, hidden: 2, hiddenSelected: 2 });
    expect((await evaluate("selected")).lines).toContain("2 hidden rows inside the selection left out.");
    expect(judged()).toEqual(["Ann", "Cy"]);
    expect((await evaluate("all")).lines).toContain(
      "2 rows of these are hidden by a filter or by hand; they were judged like the others.",
    );
    expect(judged()).toEqual(NAMES);
  });

  test("where all that is selected is hidden, nothing is judged", async () => {
    await open(isTable);
    await hide(3);
    excel.session.select("Roster!A3");
    const ending = await evaluate("selected");
    expect([ending.outcome, ending.lines[0]]).toEqual([
      "failed",
      expect.stringMatching(/^1 row is selected, but hidden by a filter or by hand/),
    ]);
  });

  test("changed: rows with other answers, new rows, mended and emptied ones; the others stay as they are", async () => {
    await open(isTable);
    excel.session.type("Roster!E3", "nonsense");
    await evaluate("all");
    expect(await count()).toMatchObject({ all: 5, changed: 0, withoutVerdict: 0 });
    expect((await evaluate("changed")).lines[0]).toBe("No row has changed since the last run.");

    excel.session.type(`Roster!${TRIED}4`, "never");
    excel.session.erase("Roster!A5:R5");
    excel.session.type("Roster!S6", "");
    excel.session.type("Roster!T2", "old words");
    const before = excel.requests().length;
    expect(await count()).toMatchObject({ all: 4, changed: 3, withoutVerdict: 1 });
    expect((await evaluate("changed")).evaluation).toMatchObject({ rows: 2, emptyRows: 1 });
    expect(JSON.stringify(excel.requests().slice(before))).not.toContain("old words");
    expect(excel.session.values("Roster!T2")).toEqual([["old words"]]);
    expect(excel.session.values("Roster!S2:S6").flat()).toEqual([
      ...["Certify now", "Check row", "Try AI at work first", "", "Certify now"],
    ]);
    expect((await count()).changed).toBe(0);
  });

  test("without a verdict: only those rows get one", async () => {
    await open(isTable);
    await evaluate("all");
    excel.session.erase("Roster!S3:AF3");
    excel.session.type(`Roster!${TRIED}4`, "never");
    expect(await count()).toMatchObject({ withoutVerdict: 1, changed: 2 });
    expect((await evaluate("withoutVerdict")).evaluation!.rows).toBe(1);
    expect(excel.session.values("Roster!S3:S4")).toEqual([["Certify now"], ["Certify now"]]);
    expect((await evaluate("withoutVerdict")).lines[0]).toBe("Every row has a verdict already.");
  });
});

test("rows that a filter hides count as hidden", async () => {
  await open(true);
  await excel.run(async (context) => {
    const column = context.workbook.tables.getItem("Team").columns.getItem("Person");
    column.filter.applyValuesFilter(["Bob", "Ed"]);
    await context.sync();
  });
  excel.session.select("Roster!A1:A6");
  expect(await count()).toMatchObject({ selected: 2, hidden: 3, hiddenSelected: 3 });
});

test("a hidden first column hides no row", async () => {
  await open(false);
  await hide(4);
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("Roster").getRange("A:B").columnHidden = true;
    await context.sync();
  });
  expect((await count()).hidden).toBe(1);
});

test("rows that another policy has judged are counted, and are none that changed", async () => {
  await open(true);
  await evaluate("all");
  excel.fillSetup({ organisation: [["Strict", "yes"]] });
  expect(await count()).toMatchObject({ otherPolicy: 5, changed: 0 });
});

test("answers of roles that changed make rows that take them over changed ones", async () => {
  const withRoles = rows
    .map((row, index) => ["Role", "Clerk", "Lead"].slice(index === 0 ? 0 : 1 + (index % 2))[0]!)
    .map((role, index) => [role, ...rows[index]!.map((cell, at) => (index > 0 && at === 1 ? "" : cell))]);
  excel.fillSetup({
    roles: [
      ["Role", "AI exposure"],
      ["Clerk", "low"],
      ["Lead", "low"],
    ],
  });
  await open(true, withRoles);
  await evaluate("all");
  excel.session.type("Roles!B2", "high");
  expect((await count()).changed).toBe(withRoles.filter(([role]) => role === "Clerk").length);
});

describe("an Excel of ExcelApi 1.8", () => {
  beforeEach(async () => {
    excel.close();
    excel = await openWorkbook({ requirementSets: { ExcelApi: "1.8", SharedRuntime: "1.1" } });
    excel.fill("Roster", rows);
  });

  test("takes one selected block, and says so of several", async () => {
    excel.session.select("Roster!A3:A4");
    expect((await count()).selected).toBe(2);
    expect((await evaluate("selected")).outcome).toBe("done");
    expect(judged()).toEqual(["Bob", "Cy"]);
    excel.session.select("Roster!A3,A5");
    expect((await count()).selected).toBe(0);
    expect((await evaluate("selected")).lines).toEqual([expect.stringMatching(/Select one block of cells/)]);
  });

  test("evaluates all rows", async () => {
    await hide(3);
    excel.session.select("Roster!A1");
    expect((await evaluate("all")).outcome).toBe("done");
    expect(judged()).toEqual(NAMES);
  });
});

test("counting stops when asked", async () => {
  await open(true);
  const controller = new AbortController();
  controller.abort();
  await expect(
    excel.run((context) => countRows(context, undefined, { signal: controller.signal })),
  ).rejects.toBe(controller.signal.reason);
});

test("counting changes nothing, and reads no long texts", async () => {
  await open(true);
  await evaluate("all");
  excel.session.type("Roster!U2", "what to do next");
  const answers = jest.mocked(excel.addIn.processQuery).mock.results;
  const before = [excel.writes(), answers.length] as const;
  await count();
  expect(excel.writes()).toBe(before[0]);
  const given = await Promise.all(answers.slice(before[1]).map(({ value }) => value as Promise<unknown>));
  expect(JSON.stringify(given)).toContain("Certify now");
  expect(JSON.stringify(given)).not.toContain("what to do next");
  expect(excel.addIn.objectsKept).toBe(0);
});
