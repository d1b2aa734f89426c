// The places that may be a roster, for people to choose from.
import type { RosterList } from "../../src/workbook/rosters";
import { listRosters } from "../../src/workbook/rosters";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  expect(excel.page.errors).toEqual([]);
  excel.close();
});

const rows = [SOUND_HEADINGS, soundCells("Ann"), soundCells("Ben")];
const list = (): Promise<RosterList> => excel.run(listRosters);

test("tables and plain cells, in sight and hidden, with their rows; not what has nothing to do with it", async () => {
  await excel.fillTable("One", "First", rows);
  await excel.fillTable("One", "Second", rows, "A10");
  excel.fill("Plain", [SOUND_HEADINGS.map((_, index) => (index === 0 ? "Our team" : "")), ...rows], "B2");
  await excel.fillTable("Prices", "Prices", [
    ["Item", "Price"],
    ["Tea", 3],
  ]);
  await excel.fillTable("Old", "Before", rows);
  excel.fillSetup({
    organisation: [["Industry", "stable"]],
    roles: [
      ["Role", "AI exposure"],
      ["Clerk", "low"],
    ],
  });
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("Old").visibility = "Hidden";
    await context.sync();
  });
  excel.session.select("One!B11");
  const { rosters, faults, sheetsLeftOut } = await list();
  expect(
    rosters.map(({ choice, visible, rowCount, selected }) => [choice, visible, rowCount, selected]),
  ).toEqual([
    [{ sheet: "One", table: "First" }, true, 2, false],
    [{ sheet: "One", table: "Second" }, true, 2, true],
    [{ sheet: "Old", table: "Before" }, false, 2, false],
    [{ sheet: "Plain", table: undefined }, true, 2, false],
  ]);
  expect([faults, sheetsLeftOut]).toEqual([[], 0]);
});

test("each says what its columns are for, and what is wrong with it", async () => {
  excel.fillSetup({
    organisation: [
      ["Column: AI level", "AI exposure"],
      ["Strict", "very"],
    ],
  });
  await excel.fillTable("One", "First", [
    ["Name", "AI level", "Role exposure", "Mian reason"],
    ["Ann", "low", "low", "gap"],
  ]);
  const { rosters, faults } = await list();
  expect(rosters[0]!.columns.map(({ heading, use }) => [heading, use])).toEqual([
    ["Name", { kind: "protected" }],
    ["AI level", { kind: "question", question: "exposure", by: "hand" }],
    ["Role exposure", { kind: "twice", question: "exposure", first: 1 }],
    ["Mian reason", { kind: "ignored", nearest: "Main reason" }],
  ]);
  expect(rosters[0]!.errors).toEqual([expect.stringMatching(/are both columns for “AI exposure”/)]);
  expect(faults).toMatchObject([{ kind: "setting", line: { row: 2 } }]);
});

test("a sheet whose headings are merged is listed with what to do", async () => {
  excel.fill("Sheet1", rows);
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("C1:D1").merge();
    await context.sync();
  });
  expect((await list()).rosters).toMatchObject([
    { choice: { sheet: "Sheet1" }, errors: [expect.stringMatching(/C1:D1 are merged/)] },
  ]);
});

test("of very many sheets the first ones are looked through, and the others counted", async () => {
  for (let sheet = 2; sheet <= 33; sheet++) excel.workbook.addSheet(`Sheet${String(sheet)}`);
  expect((await list()).sheetsLeftOut).toBe(3);
});
