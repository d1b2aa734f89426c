// What a run found, in the built pane: bars, problems, what holds rows up, what changed, and the sheets that are made of it.
import type { Frame } from "playwright-core";
import type { Cell } from "../../src/roster/cells";
import { violations } from "../support/axe";
import type { ExcelInBrowser, InExcel, PaneLook } from "../support/paneInBrowser";
import { closeBrowser, fits, openExcelInBrowser } from "../support/paneInBrowser";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

const HEADINGS = ["Role", ...SOUND_HEADINGS];
const person = (role: string, ...rest: Parameters<typeof soundCells>): Cell[] => [
  role,
  ...soundCells(...rest),
];
const ROWS = [
  HEADINGS,
  person("Clerk", "Ann"),
  person("Clerk", "Bob", { reason: "activity" }),
  person("Lead", "Cy"),
  person("Lead", "Di", { exposure: "hgih" }),
  person("Clerk", "Ed", { exposure: "" }),
  person("Lead", "Fay", { reason: "" }),
  person("Lead", "Gus", { industry: "" }),
];

let excel: ExcelInBrowser;
let frame: Frame;
afterEach(async () => {
  expect(excel.faults).toEqual([]);
  await excel.close();
});
afterAll(closeBrowser);

const type = (address: string, cells: unknown): Promise<void> =>
  excel.inExcel(
    ({ people }, [at, what]) => {
      people["Ana"]!.session.type(at, what as never);
    },
    [address, cells] as const,
  );
/** The sheet in front and the blocks that are selected on it: row, column, rows, columns from 0. */
const selection = (): Promise<unknown> =>
  excel.inExcel(({ people }) => {
    const { activeSheet, selectedBoxes } = people["Ana"]!.session;
    const boxes = selectedBoxes.map(({ row, column, rows, columns }) => [row, column, rows, columns]);
    return [activeSheet.name, ...boxes];
  });
const evaluate = async (): Promise<void> => {
  await frame.evaluate(() => delete document.body.dataset["run"]);
  await excel.inExcel(({ people }) => people["Ana"]!.addIn.runCommand("EvaluateRoster"));
  await frame.waitForSelector('body[data-run="done"]');
};
const open = async (rows: readonly (readonly Cell[])[] = ROWS, look?: PaneLook): Promise<void> => {
  excel = await openExcelInBrowser({ width: 320, height: 1400, ...look });
  frame = await excel.open();
  await frame.click("#tab-team");
  await type("A1", rows);
  await excel.inExcel(({ people }) => {
    people["Ana"]!.session.select("B3");
  });
  await evaluate();
};
/** Presses a button by its text, and waits until something is said beside it. */
const press = (text: string | RegExp): Promise<void> =>
  frame.getByRole("button", { name: text }).first().click();
const said = (text: string | RegExp): Promise<void> =>
  frame.locator('#panel-team [role="status"]').getByText(text).waitFor();
const texts = (heading: string | RegExp): Promise<string[]> =>
  frame.getByRole("region", { name: heading }).locator("li").allInnerTexts();
const oneLine = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/\s+/g, " ").trim());

describe("what came out", () => {
  test("is shown as bars, and a press selects the rows of one", async () => {
    await open();
    expect(oneLine(await texts("What came out"))).toEqual([
      "Certify now 2 · 29 %",
      "Assess exposure first 1 · 14 %",
      "No case now 1 · 14 %",
      "Answer needed 2 · 29 %",
      "Check row 1 · 14 %",
    ]);
    await press(/^No case now/);
    await said("1 row with “No case now” selected.");
    expect(await selection()).toEqual(["Sheet1", [2, 19, 1, 1]]);
  });

  test("an Excel that selects one block only offers a filter of the table, and takes it back", async () => {
    await open();
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.tables.add("Sheet1!A1:AJ8", true).name = "Team";
        await context.sync();
      }),
    );
    await evaluate();
    const criteria = (): Promise<unknown[]> =>
      excel.inExcel(({ workbook }) =>
        workbook
          .sheet("Sheet1")
          .state.filters.flatMap((one) => one.criteria.flatMap((criterion) => criterion?.["values"] ?? [])),
      );
    await press(/^Answer needed/);
    await said(/^2 rows with “Answer needed” selected/);
    expect(await frame.getByRole("button", { name: "Show only these rows" }).count()).toBe(0);
    await press(/^Certify now/);
    await said(/^2 rows with “Certify now”; the first one is selected/);
    await press("Show only these rows");
    await said(/^The table shows only rows with “Certify now”/);
    expect(await criteria()).toEqual(["Certify now"]);
    await press("Show all rows again");
    await said(/rows of all verdicts again/);
    expect(await criteria()).toEqual([]);
  });

  test("is reached by keyboard", async () => {
    await open();
    await frame.getByRole("button", { name: /^Certify now/ }).focus();
    await excel.page.keyboard.press("Tab");
    await excel.page.keyboard.press("Tab");
    await excel.page.keyboard.press("Enter");
    await said("1 row with “No case now” selected.");
  });

  test("says why a press leads nowhere", async () => {
    await open();
    await excel.inExcel(({ people }) => {
      people["Ana"]!.session.type("T1", "Notes");
    });
    await press(/^Certify now/);
    await said("There are no verdicts yet in sheet “Sheet1”. Evaluate the roster first.");
  });
});

test("a press on a row problem goes to its cell, and says when it shows something else by now", async () => {
  await open();
  const [line] = oneLine(await texts(/^Rows to check \(1\)/));
  expect(line).toMatch(/^Sheet1, row 5, “AI exposure”: “hgih” is none of .*Di$/);
  await type("C5", "high");
  await press(/^Sheet1, row 5/);
  await said("This cell has changed since the run.");
  expect(await selection()).toEqual(["Sheet1", [4, 2, 1, 1]]);
});

test("what holds rows up is told by who can answer, and for role owners by role", async () => {
  await open();
  expect(oneLine(await texts("What 3 rows wait for"))).toEqual([
    "Industry 1 row",
    "AI exposure 1 row",
    "Clerk: AI exposure 1 row",
    "Main reason 1 row",
  ]);
  const groups = frame.getByRole("region", { name: "What 3 rows wait for" }).locator("h3");
  expect(await groups.allTextContents()).toEqual(["HR or L&D lead", "Role owner", "The person"]);
});

describe("what changed", () => {
  test("is told move by move with the reason, and decisions on another verdict are named", async () => {
    await open();
    expect(await frame.getByRole("region", { name: /^What changed/ }).count()).toBe(0);
    // Decision and Decided by.
    await type("AH2:AI2", [["go ahead", "Eve"]]);
    await type("AH4:AI4", [["go ahead", "Eve"]]);
    await type("M2", "activity");
    await evaluate();
    const moved = frame.getByRole("region", { name: "What changed (1)" });
    expect(oneLine(await moved.locator("h3").allInnerTexts())).toEqual([
      "Certify now → No case now 1 row: answers have changed",
    ]);
    await moved.getByRole("button", { name: /^Certify now → No case now/ }).click();
    await moved.getByRole("button", { name: "Row 2 · Ann" }).click();
    await excel.page.waitForFunction(() => {
      const { selection } = (window as never as InExcel).people["Ana"]!.session;
      return selection.row === 1 && selection.columns === 16_384;
    });
    expect(oneLine(await texts("Decisions to look at again (1)"))).toEqual([
      "Row 2 · Ann Decided: go ahead (Eve) It was “Certify now”, and is “No case now” now.",
    ]);
  });

  test("nothing is said to be nothing", async () => {
    await open();
    await evaluate();
    const changes = frame.getByRole("region", { name: "What changed (0)" });
    expect(await changes.innerText()).toContain("7 rows were compared");
  });
});

describe("sheets", () => {
  const names = (): Promise<string[]> =>
    excel.inExcel(({ workbook }) => workbook.state.sheets.map(({ name }) => name));

  test.each([
    ["openQuestions", "Open questions", "Done: Open questions", "3 questions are open."],
    ["summary", "Summary", "Done: Summary", "Sheet “Summary” was added."],
  ])("%s is made, and what the run found stays", async (task, sheet, ...lines) => {
    await open();
    await frame.evaluate(() => delete document.body.dataset["run"]);
    await frame.click(`[data-task="${task}"]`);
    await frame.waitForSelector('body[data-run="done"]');
    expect(await names()).toEqual(["Sheet1", sheet]);
    expect(await frame.locator("#status p").allTextContents()).toEqual(expect.arrayContaining(lines));
    expect(await frame.getByRole("region", { name: "What came out" }).count()).toBe(1);
  });
});

describe("long texts, at 320 px", () => {
  const LONG = "Anastasia-Wilhelmina_von_und_zu_Hohenberg-Lichtenstein@international.example.org";
  const rows = [
    HEADINGS,
    ...Array.from({ length: 14 }, (_, index) =>
      person(
        `${LONG} ${String(index % 5)}`,
        `${LONG} ${String(index)}`,
        index % 2 === 0 ? { exposure: index % 4 === 0 ? "" : LONG + String(index) } : {},
      ),
    ),
  ];

  test.each<[string, PaneLook]>([
    ["light", { browser: { colorScheme: "light" } }],
    ["dark", { browser: { colorScheme: "dark" } }],
    ["forced colours", { browser: { forcedColors: "active" } }],
    ["at 200 %", { width: 175, browser: { deviceScaleFactor: 2 } }],
  ])("fit and have no fault that axe finds: %s", async (_, look) => {
    await open(rows, look);
    await type("AH3:AI3", [[LONG, LONG]]);
    await type("M3", "activity");
    await evaluate();
    for (const name of [/^Show all/, /→/])
      for (const button of await frame.getByRole("button", { name }).all()) await button.click();
    expect(await fits(frame)).toBe(true);
    expect(await violations(frame)).toEqual([]);
  });
});
