// A new person in a new row, a new column for a question, and the way from person to person.
import type { Cell } from "../../src/roster/cells";
import type { Edits, Field } from "../../src/roster/person";
import { formOf } from "../../src/roster/person";
import { viewOf } from "../../src/roster/personView";
import type { Added } from "../../src/workbook/addPerson";
import { addFieldColumn, addPerson } from "../../src/workbook/addPerson";
import { currentRoster } from "../../src/workbook/currentRoster";
import { errorWords } from "../../src/workbook/excelErrors";
import { readPerson, titleOf } from "../../src/workbook/personRow";
import { rowBeside, selectedRow, selectRow } from "../../src/workbook/rowSteps";
import { HEADINGS } from "../support/people";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

const HEAD = ["ID", "Name", "Role", HEADINGS.exposure, HEADINGS.tested];
const TEAM: Cell[][] = [HEAD, [1, "Ana", "Clerk", "low", "tried"], [7, "Ben", "", "high", "never"]];

let excel: OpenWorkbook;
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

async function open(isTable: boolean, rows: Cell[][] = TEAM, sets?: Record<string, string>): Promise<void> {
  excel = await openWorkbook(sets === undefined ? {} : { requirementSets: sets });
  if (isTable) await excel.fillTable("Roster", "Team", rows, "B2");
  else excel.fill("Roster", rows, "B2");
  excel.session.select("Roster!B2");
}

const add = (answers: Record<string, string>, id = "", name = "Cem 2nd"): Promise<Added> =>
  excel.run(async (context) =>
    addPerson(context, await currentRoster(context), {
      edits: new Map(Object.entries(answers)) as Edits,
      id,
      name,
    }),
  );
const said = (ending: Promise<unknown>): Promise<unknown> =>
  ending.catch((error: unknown) => errorWords(error));
const values = (address: string): Cell[][] => excel.session.values(address) as Cell[][];
const showTotals = (): Promise<void> =>
  excel.run(async (context) => {
    context.workbook.tables.getItem("Team").showTotals = true;
    await context.sync();
  });

const TABLES: [string, boolean][] = [
  ["a table", true],
  ["plain cells", false],
];

describe.each(TABLES)("in %s", (_, isTable) => {
  test("a person gets the row below the last, the next number and the answers of the form alone", async () => {
    await open(isTable);
    const added = await add({ exposure: "moderate", role: "Lead", tested: "" });
    expect(added.kind).toBe("added");
    const { person } = added as Extract<Added, { kind: "added" }>;
    expect(titleOf(person)).toBe("Row 5 · 8 · Cem 2nd");
    expect(values("Roster!B2:F6")).toEqual([
      ...TEAM,
      [8, "Cem 2nd", "Lead", "moderate", ""],
      ["", "", "", "", ""],
    ]);
    expect((await add({ tested: "tried" })).kind).toBe("added");
    expect(values("Roster!B6:F6")).toEqual([[9, "Cem 2nd", "", "", "tried"]]);
    if (isTable) expect(excel.workbook.table("Team").state.box.rows).toBe(5);
  });

  test("an empty row at the end is used first", async () => {
    await open(isTable, [HEAD, ["", "", "", "", ""]]);
    await add({ exposure: "low" });
    expect(values("Roster!B3:F4")).toEqual([
      [1, "Cem 2nd", "", "low", ""],
      ["", "", "", "", ""],
    ]);
  });

  test.each<[string, Cell, string, object]>([
    ["codes: one must be typed", "A-1", "", { kind: "idWanted" }],
    ["one that is typed", "A-1", "A-2", { kind: "added" }],
    ["one that is taken, whatever its case", "A-1", "a-1", { kind: "idTaken", row: 3 }],
    ["a number that is taken", 4, "7", { kind: "idTaken", row: 4 }],
  ])("IDs: %s", async (__, first, id, expected) => {
    await open(isTable, [HEAD, [first, "Ana", "", "low", ""], TEAM[2]!]);
    expect(await add({ exposure: "low" }, id)).toMatchObject(expected);
  });

  test("a question without a column is not dropped: nothing is written", async () => {
    await open(isTable);
    expect(await add({ market: "yes", gap: "" })).toEqual({ kind: "noColumn", fields: ["market"] });
    expect(values("Roster!B5:F5").flat().join("")).toBe("");
  });

  test("a column is added at the right end, once", async () => {
    await open(isTable);
    const addColumn = (field: Field) =>
      excel.run(async (context) => addFieldColumn(context, await currentRoster(context), field));
    expect([await addColumn("market"), await addColumn("market")]).toEqual([
      HEADINGS.market,
      HEADINGS.market,
    ]);
    expect(values("Roster!B2:H2")).toEqual([[...HEAD, HEADINGS.market, ""]]);
    await add({ market: "yes" });
    expect(values("Roster!G5")).toEqual([["yes"]]);
  });

  test("several columns are added one after the other, from what was known before", async () => {
    await open(isTable);
    const added = await excel.run(async (context) => {
      const current = await currentRoster(context);
      await addFieldColumn(context, current, "market");
      return addFieldColumn(context, current, "gap");
    });
    expect(added).toBe(HEADINGS.gap);
    expect(values("Roster!G2:H2")).toEqual([[HEADINGS.market, HEADINGS.gap]]);
  });

  test("a column is not added where something stands", async () => {
    await open(isTable);
    excel.session.type("Roster!G3", "mine");
    if (isTable) excel.session.type("Roster!H4", "mine");
    const before = values("Roster!A1:J9");
    const words = await said(
      excel.run(async (context) => addFieldColumn(context, await currentRoster(context), "market")),
    );
    if (isTable) expect(words).toBe(HEADINGS.market);
    else
      expect([words, values("Roster!A1:J9")]).toEqual([
        [expect.stringMatching(/sheet “Roster”, but something stands in G3\. /)],
        before,
      ]);
  });

  test("a protected sheet: said", async () => {
    await open(isTable);
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem("Roster").protection.protect();
      await context.sync();
    });
    expect(await said(add({ exposure: "low" }))).toEqual([expect.stringMatching(/the sheet is protected/)]);
  });
});

describe("below a table", () => {
  test("that shows totals: the new row stands above them", async () => {
    await open(true);
    await showTotals();
    excel.session.type("Roster!F5", "2 people");
    excel.session.type("Roster!B8", "Notes");
    await add({ exposure: "low" });
    expect(values("Roster!B5:F6")).toEqual([
      [8, "Cem 2nd", "", "low", ""],
      ["Total", "", "", "", "2 people"],
    ]);
    expect(excel.workbook.table("Team").state).toMatchObject({ hasTotals: true, box: { rows: 5 } });
  });

  test("something stands: nothing is written, and the cells are named", async () => {
    excel = await openWorkbook();
    excel.fill("Roster", [["Sum", 3]], "C5");
    await excel.fillTable("Roster", "Team", TEAM, "B2");
    excel.session.select("Roster!B2");
    expect(await said(add({ exposure: "low" }))).toEqual([
      "Nothing was written. The new row needs free cells on sheet “Roster”, but something stands in C5, D5. Move it away, or insert empty rows below the roster.",
    ]);
  });

  test("in an Excel that cannot lengthen it: said", async () => {
    await open(true, TEAM, { ExcelApi: "1.9" });
    expect(await said(add({ exposure: "low" }))).toEqual([
      expect.stringMatching(/^This version of Excel cannot add a row to the table “Team”/),
    ]);
  });
});

test("a totals row below plain cells is not passed by", async () => {
  await open(false, [...TEAM, ["Total", "", "", 2, ""]]);
  expect(await said(add({ exposure: "low" }))).toEqual([
    expect.stringMatching(/Row 5 of sheet “Roster” looks like/),
  ]);
});

describe("from person to person", () => {
  const rows: Cell[][] = [
    HEAD,
    ...Array.from({ length: 120 }, (_, row): Cell[] => [row + 1, "P", "", "low", ""]),
  ];
  const step = (row: number, by: 1 | -1) =>
    excel.run(async (context) => rowBeside(context, await currentRoster(context), row, by));

  test.each(TABLES)("in %s: empty and hidden rows are passed over", async (_, isTable) => {
    await open(
      isTable,
      rows.map((cells, row) => (row >= 5 && row < 90 ? cells.map(() => "") : cells)),
    );
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem("Roster").getRange("95:98").rowHidden = true;
      await context.sync();
    });
    expect([await step(6, 1), await step(92, -1), await step(94, 1), await step(99, -1)]).toEqual([
      92, 6, 99, 94,
    ]);
    expect([await step(3, -1), await step(122, 1), await step(1, 1), await step(500, -1)]).toEqual([
      null,
      null,
      3,
      122,
    ]);
  });

  test.each([
    ["a cell of a row", "Roster!C4", 4],
    ["rows from above on", "Roster!A1:C9", 3],
    ["a cell beside the roster", "Roster!H4", null],
    ["the headings", "Roster!B2", null],
    ["another sheet", "Sheet1!C4", null],
  ])("selected is %s", async (_, address, expected) => {
    await open(true);
    const current = await excel.run((context) => currentRoster(context));
    excel.session.select(address);
    expect(await excel.run((context) => selectedRow(context, current))).toBe(expected);
  });

  test("a row is selected, and its sheet shown", async () => {
    await open(true);
    const current = await excel.run((context) => currentRoster(context));
    excel.session.select("Sheet1!A1");
    await excel.run((context) => selectRow(context, current, 4));
    expect(await excel.run((context) => selectedRow(context, current))).toBe(4);
    const person = await excel.run((context) => readPerson(context, current, 4));
    expect(viewOf(formOf(person!)).questions.tested.own).toBe("never");
  });
});
