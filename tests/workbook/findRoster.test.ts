// Where in a workbook the roster is found, and what is said where there is none.
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

let excel: OpenWorkbook;
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  expect(excel.page.errors).toEqual([]);
  excel.close();
});

describe("where the roster is found", () => {
  const rows = [SOUND_HEADINGS, soundCells("Ann")];
  const WIDTH = SOUND_HEADINGS.length;
  /** The places with a verdict, as sheet and cell. */
  const verdicts = (): string[] =>
    excel.workbook.state.sheets.flatMap(({ name }) =>
      excel.session
        .values(`'${name}'!A1:AZ20`)
        .flatMap((cells, row) =>
          cells.flatMap((cell, column) =>
            cell === "Verdict" ? [`${name} ${String(row)},${String(column)}`] : [],
          ),
        ),
    );

  test.each<[string, () => Promise<unknown>, string, string]>([
    [
      "the table under the selection, of two",
      async () => {
        await excel.fillTable("One", "First", rows);
        await excel.fillTable("One", "Second", rows, "A10");
      },
      "One!B11",
      `One 9,${String(WIDTH)}`,
    ],
    [
      "the only table with questions, from another sheet",
      async () => {
        await excel.fillTable("Other", "Prices", [
          ["Item", "Price"],
          ["Tea", 3],
        ]);
        await excel.fillTable("One", "First", rows, "C3");
      },
      "Other!A2",
      `One 2,${String(WIDTH + 2)}`,
    ],
    [
      "the only table with questions, not one with a single heading under the selection",
      async () => {
        await excel.fillTable("Other", "Wind", [
          ["Direction", "Force"],
          ["north", 3],
        ]);
        await excel.fillTable("One", "First", rows);
      },
      "Other!A2",
      `One 0,${String(WIDTH)}`,
    ],
    [
      "the only table on the active sheet, selection beside it",
      async () => {
        await excel.fillTable("One", "First", rows);
        await excel.fillTable("Two", "Second", rows);
      },
      "Two!A9",
      `Two 0,${String(WIDTH)}`,
    ],
    [
      "plain cells under the selection, with a table on another sheet",
      async () => {
        await excel.fillTable("One", "First", rows);
        excel.fill("Two", rows, "B4");
      },
      "Two!C5",
      `Two 3,${String(WIDTH + 1)}`,
    ],
    [
      "the table, with other plain cells under the selection",
      async () => {
        await excel.fillTable("One", "First", rows);
        excel.fill("Two", [
          ["Item", "Price"],
          ["Tea", 3],
        ]);
      },
      "Two!A1",
      `One 0,${String(WIDTH)}`,
    ],
    [
      "plain cells below a title, selection anywhere on the sheet",
      () => Promise.resolve(excel.fill("One", [["Our team", ...rows[0]!.slice(1).map(() => "")], ...rows])),
      "One!AZ99",
      `One 1,${String(WIDTH)}`,
    ],
    [
      "the table on a visible sheet, from Organisation",
      async () => {
        excel.fillSetup({ organisation: [["Industry", "stable"]] });
        await excel.fillTable("Old", "Before", rows);
        await excel.fillTable("One", "First", rows);
        await excel.run(async (context) => {
          context.workbook.worksheets.getItem("Old").visibility = "Hidden";
          await context.sync();
        });
      },
      "Organisation!A1",
      `One 0,${String(WIDTH)}`,
    ],
  ])("%s", async (_, fill, selection, place) => {
    excel = await openWorkbook();
    await fill();
    excel.session.select(selection);
    expect((await excel.perform("EvaluateRoster")).outcome).toBe("done");
    expect(verdicts()).toEqual([place]);
  });

  test("a heading that is mapped on Organisation counts", async () => {
    excel = await openWorkbook();
    excel.fillSetup({ organisation: [["Column: AI level", "AI exposure"]] });
    const mapped = [
      SOUND_HEADINGS.map((text) => (text === "AI exposure" ? "AI level" : text)),
      soundCells("Ann"),
    ];
    await excel.fillTable("One", "First", mapped);
    await excel.perform("EvaluateRoster");
    expect(excel.session.values("One!S1:S2")).toEqual([["Verdict"], ["Certify now"]]);
  });

  test("a totals row is no person and stays", async () => {
    excel = await openWorkbook();
    await excel.fillTable("One", "First", rows);
    await excel.run(async (context) => {
      context.workbook.tables.getItem("First").showTotals = true;
      await context.sync();
    });
    const { lines } = await excel.perform("EvaluateRoster");
    expect(lines[0]).toMatch(/^1 row judged/);
    expect(excel.session.values("One!S1:S3")).toEqual([["Verdict"], ["Certify now"], [""]]);
    expect(excel.session.values("One!A3")).toEqual([["Total"]]);
  });

  test("rows with cells below a shorter list end where the roster does", async () => {
    excel = await openWorkbook();
    excel.fill("Sheet1", rows);
    excel.fill("Sheet1", [["a note"], ["far below"]], "BA30");
    await excel.perform("EvaluateRoster");
    expect(excel.session.values("S2:S5").flat()).toEqual(["Certify now", "", "", ""]);
  });

  test.each<[string, () => unknown, string, RegExp]>([
    [
      "two tables, neither selected",
      async () => {
        await excel.fillTable("One", "First", rows);
        await excel.fillTable("Two", "Second", rows);
      },
      "Sheet1!A1",
      /^More than one table could be the roster: table “First” on sheet “One”; table “Second” on sheet “Two”\. Select/,
    ],
    ["nothing", () => undefined, "Sheet1!A1", /^No roster was found.*=CERTQUESTIONS\(\)/],
    [
      "misspelt headings",
      () => excel.fill("Sheet1", [["AI exposre", "Mian reason"]]),
      "Sheet1!A1",
      /Nearest: “AI exposre” looks like “AI exposure”; “Mian reason” looks like “Main reason”/,
    ],
    [
      "two columns for one question",
      () =>
        excel.fillTable("One", "First", [
          ["AI exposure", "Role exposure"],
          ["low", "high"],
        ]),
      "One!A1",
      /^“AI exposure” \(column A\) and “Role exposure” \(column B\) are both columns for “AI exposure”/,
    ],
    [
      "a wrong setting",
      () => {
        excel.fillSetup({ organisation: [["Strict", "maybe"]] });
        excel.fill("Sheet1", rows);
      },
      "Sheet1!A1",
      /^Organisation, row 1, “Strict”: “maybe” is not allowed here/,
    ],
    [
      "a Roles sheet without headings",
      () => {
        excel.fillSetup({
          roles: [
            ["Job", "Pay"],
            ["Clerk", 3],
          ],
        });
        excel.fill("Sheet1", rows);
      },
      "Sheet1!A1",
      /^Sheet “Roles”: no column heading matches a question\. =CERTQUESTIONS/,
    ],
    [
      "headings alone",
      () => excel.fill("Sheet1", [SOUND_HEADINGS]),
      "Sheet1!A1",
      /no row below the headings/,
    ],
    [
      "merged headings",
      async () => {
        excel.fill("Sheet1", rows);
        await excel.run(async (context) => {
          context.workbook.worksheets.getItem("Sheet1").getRange("C1:D1").merge();
          await context.sync();
        });
      },
      "Sheet1!A1",
      /^Sheet “Sheet1”: the heading cells C1:D1 are merged/,
    ],
  ])("%s is said and nothing is written", async (_, fill, selection, message) => {
    excel = await openWorkbook();
    await fill();
    excel.session.select(selection);
    const before = excel.writes();
    const ending = await excel.perform("EvaluateRoster");
    expect(ending).toEqual({ outcome: "failed", lines: [expect.stringMatching(message)] });
    expect(excel.writes()).toBe(before);
  });
});
