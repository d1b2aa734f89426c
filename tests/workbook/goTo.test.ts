// Going to cells that a run has told of, through the real Office.js.
import type { ProblemToShow } from "../../src/workbook/goTo";
import {
  filterRowsByVerdict,
  selectCells,
  selectProblem,
  selectRowsByVerdict,
} from "../../src/workbook/goTo";
import { errorWords } from "../../src/workbook/excelErrors";
import type { Cell } from "../../src/roster/cells";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import type { OpenWorkbook } from "./openWorkbook";
import { openWorkbook } from "./openWorkbook";

let excel: OpenWorkbook;
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

/** The selected sheet and cells. */
const selection = (): unknown => {
  const { activeSheet, selectedBoxes } = excel.session;
  return [
    activeSheet.name,
    ...selectedBoxes.map(({ row, column, rows, columns }) => [row, column, rows, columns]),
  ];
};
const failure = (batch: Promise<unknown>): Promise<string[]> =>
  batch.then(
    () => ["no error"],
    (error: unknown) => errorWords(error),
  );
const hide = (name: string) =>
  excel.run(async (context) => {
    context.workbook.worksheets.getItem(name).visibility = "Hidden";
    await context.sync();
  });

describe("cells", () => {
  test("their sheet comes to the front", async () => {
    excel = await openWorkbook();
    excel.fill("My roster", [["a"]]);
    await excel.run((context) => selectCells(context, "My roster", "C3:D4"));
    expect(selection()).toEqual(["My roster", [2, 2, 2, 2]]);
  });

  test("a hidden sheet, and one that is gone, are named", async () => {
    excel = await openWorkbook();
    excel.fill("Roster", [["a"]]);
    await hide("Roster");
    const go = (sheet: string) => failure(excel.run((context) => selectCells(context, sheet, "A1")));
    expect(await go("Roster")).toEqual([expect.stringMatching(/^Sheet “Roster” is hidden.*Unhide/)]);
    expect(await go("Former")).toEqual([expect.stringMatching(/^There is no sheet “Former” any more/)]);
    expect(selection()).toEqual(["Sheet1", [0, 0, 1, 1]]);
  });
});

describe("the cell of a problem", () => {
  const problem = (over: Partial<ProblemToShow>): ProblemToShow => ({
    sheet: "Roster",
    row: 3,
    column: "AI exposure",
    value: "huge",
    ...over,
  });

  test.each<[string, Partial<ProblemToShow>, unknown, boolean | undefined]>([
    ["by its address", { cell: "B3" }, ["Roster", [2, 1, 1, 1]], true],
    ["that shows something else now", { cell: "B3", value: "big" }, ["Roster", [2, 1, 1, 1]], false],
    [
      "beside its heading",
      { sheet: "Organisation", row: 4, column: "Industry", value: "odd" },
      ["Organisation", [3, 3, 1, 1]],
      true,
    ],
    [
      "under its heading",
      { sheet: "Roles", row: 5, column: "Exposure cause", value: "sills" },
      ["Roles", [4, 4, 1, 1]],
      true,
    ],
    [
      "on a row without a cell for it",
      { sheet: "Roles", row: 5, column: "", value: "two fields" },
      ["Roles", [4, 0, 1, 16_384]],
      undefined,
    ],
  ])("%s", async (_, over, selected, same) => {
    excel = await openWorkbook();
    excel.fill("Roster", [
      ["Name", "AI exposure"],
      ["Ann", "low"],
      ["Bob", "huge, or not"],
    ]);
    const lines = [
      ["Heading", "Answer"],
      ["Industry", "odd"],
    ];
    excel.fill("Organisation", lines, "C3");
    const roles = [
      ["Role", "AI exposure", "Exposure cause"],
      ["Clerk", "low", "skills"],
      ["Lead", "low", "sills"],
    ];
    excel.fill("Roles", roles, "C3");
    expect(await excel.run((context) => selectProblem(context, problem(over)))).toBe(same);
    expect(selection()).toEqual(selected);
  });
});

describe("rows by verdict", () => {
  const VERDICTS = ["Certify now", "No case now", "No case now", "Certify now", "", "No case now"];
  const headings = [...SOUND_HEADINGS, "Verdict"];
  const rows = (verdicts: readonly string[]): Cell[][] => [
    headings,
    ...verdicts.map((verdict) => [...soundCells("Ann"), verdict]),
  ];
  const TEAM = { sheet: "Roster", table: "Team" };
  const selectRows = (words: string, choice: { sheet: string; table?: string } = TEAM) =>
    excel.run((context) => selectRowsByVerdict(context, choice, words));

  /** Gives areas `select`, as a newer Office.js has it. @returns what does the selecting, once the batch is over */
  function withNewerClient(): () => void {
    const { prototype } = (excel.window.Excel as unknown as { RangeAreas: { prototype: object } }).RangeAreas;
    let chosen: Excel.RangeAreas | undefined;
    Object.assign(prototype, {
      select(this: Excel.RangeAreas) {
        chosen = this.load("address");
      },
    });
    return () => {
      excel.session.select(chosen!.address.replaceAll(/, [^!]+!/g, ","));
    };
  }
  const NEWER = { requirementSets: { ExcelApi: "1.18" } };

  test.each<[string, boolean]>([
    ["a table", true],
    ["plain cells", false],
  ])("of %s: all blocks are selected", async (_, isTable) => {
    excel = await openWorkbook(NEWER);
    const select = withNewerClient();
    if (isTable) await excel.fillTable("Roster", "Team", rows(VERDICTS), "B3");
    else excel.fill("Roster", rows(VERDICTS), "B3");
    const found = await selectRows("No case now", isTable ? TEAM : { sheet: "Roster" });
    select();
    expect(found).toEqual({ rows: 3, selected: 3, canFilter: isTable });
    expect(selection()).toEqual(["Roster", [4, 19, 2, 1], [8, 19, 1, 1]]);
  });

  test("as the cells show now, not as the run left them", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rows(VERDICTS));
    excel.session.type("Roster!S5", "No case now");
    excel.session.insert("Roster!2:2", "down");
    expect(await selectRows("Certify now")).toMatchObject({ rows: 1 });
    expect(selection()).toEqual(["Roster", [2, 18, 1, 1]]);
  });

  test("an Excel that selects one block only selects the first and says how many there are", async () => {
    excel = await openWorkbook({ requirementSets: { ExcelApi: "1.17" } });
    await excel.fillTable("Roster", "Team", rows(VERDICTS));
    expect(await selectRows("No case now")).toEqual({ rows: 3, selected: 2, canFilter: true });
    expect(selection()).toEqual(["Roster", [2, 18, 2, 1]]);
  });

  test("more blocks than addresses fit are selected as far as they do", async () => {
    excel = await openWorkbook(NEWER);
    const select = withNewerClient();
    const verdicts = Array.from({ length: 4000 }, (_, row) =>
      row % 2 === 0 ? "Certify now" : "No case now",
    );
    await excel.fillTable("Roster", "Team", rows(verdicts));
    const { rows: all, selected } = await selectRows("Certify now");
    select();
    expect(all).toBe(2000);
    expect(excel.session.selectedBoxes).toHaveLength(selected);
    expect(excel.session.selectedBoxes.every(({ row }, index) => row === 1 + 2 * index)).toBe(true);
    expect(selected).toBeGreaterThan(1400);
  });

  test("a verdict that no row shows selects nothing", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rows(VERDICTS));
    excel.session.select("Sheet1!B2");
    expect(await selectRows("Check row")).toEqual({ rows: 0, selected: 0, canFilter: true });
    expect(selection()).toEqual(["Sheet1", [1, 1, 1, 1]]);
  });

  test.each<[string, (excel: OpenWorkbook) => unknown, RegExp]>([
    ["was renamed", () => ({}), /^The roster, table “Staff” on sheet “Roster”, is not there any more/],
    ["is on a hidden sheet", () => hide("Roster"), /^Sheet “Roster” is hidden/],
    [
      "has no verdicts",
      ({ session }) => session.type("Roster!S1", "Notes"),
      /^There are no verdicts yet in table/,
    ],
  ])("a roster that %s", async (name, change, message) => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rows(VERDICTS));
    await change(excel);
    const choice = name === "was renamed" ? { sheet: "Roster", table: "Staff" } : TEAM;
    expect(await failure(selectRows("Certify now", choice))).toEqual([expect.stringMatching(message)]);
  });

  test("can be filtered in a table, and shown again; other filters stay", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rows(VERDICTS));
    await excel.run(async (context) => {
      context.workbook.tables.getItem("Team").columns.getItem("Person").filter.applyValuesFilter(["Ann"]);
      await context.sync();
    });
    const criteria = () =>
      excel.run(async (context) => {
        const { autoFilter } = context.workbook.tables.getItem("Team");
        autoFilter.load("criteria");
        await context.sync();
        return (autoFilter.criteria as ({ values?: string[] } | null)[]).flatMap((one) => one?.values ?? []);
      });
    const filter = (words: string | null) =>
      excel.run((context) => filterRowsByVerdict(context, TEAM, words));
    await filter("No case now");
    expect(await criteria()).toEqual(["Ann", "No case now"]);
    await filter(null);
    expect(await criteria()).toEqual(["Ann"]);
  });
});
