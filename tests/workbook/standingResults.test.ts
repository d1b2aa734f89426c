// Results of a live formula beside a roster: rows are selected and counted by them as by columns of values.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionsFile } from "../../src/host/formulas/customFunctions";
import type { Cell } from "../../src/roster/cells";
import { filterRowsByVerdict, selectRowsByVerdict } from "../../src/workbook/goTo";
import { makeSummary } from "../../src/workbook/summarySheet";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import type { OpenWorkbook } from "./openWorkbook";
import { NOW, openWorkbook } from "./openWorkbook";

const dist = (name: string): string => readFileSync(join(__dirname, "../../dist", name), "utf8");
const person = (unit: string, ...rest: Parameters<typeof soundCells>): Cell[] => [
  unit,
  ...soundCells(...rest),
];
const ROWS = [
  ["Unit", ...SOUND_HEADINGS],
  person("Lab", "Ann"),
  person("Lab", "Bob", { tested: "never" }),
  person("Shop", "Cy", { tested: "never" }),
];

let excel: OpenWorkbook;
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

async function openLive(isTable: boolean, rows: Cell[][] = ROWS): Promise<{ sheet: string; table?: string }> {
  excel = await openWorkbook({
    functions: JSON.parse(dist("functions.json")) as FunctionsFile,
    scripts: ["functions.js"],
  });
  if (isTable) await excel.fillTable("Roster", "Team", rows);
  else excel.fill("Roster", rows);
  excel.session.select("Roster!A1");
  await excel.perform({ kind: "evaluate", rows: "all", as: "formulas" });
  await excel.calculated();
  return { sheet: "Roster", ...(isTable ? { table: "Team" } : {}) };
}

describe.each([
  ["a table", true],
  ["plain cells", false],
])("beside %s", (_, isTable) => {
  test("rows are selected by verdict; there is no column to filter", async () => {
    const choice = await openLive(isTable);
    const found = await excel.run((context) => selectRowsByVerdict(context, choice, "Try AI at work first"));
    expect(found).toEqual({ rows: 2, selected: 2, canFilter: false });
    // One empty column stands between the roster and its live formula.
    expect(excel.session.selection).toEqual({ row: 2, column: 20, rows: 2, columns: 1 });
  });

  test("are counted over ranges of one size", async () => {
    const choice = await openLive(isTable);
    const signal = new AbortController().signal;
    await excel.run((context) =>
      makeSummary(context, { choice, now: NOW, signal, onProgress: () => undefined }),
    );
    expect(excel.session.formulas("Summary!B9")).toEqual([["=COUNTIFS('Roster'!$U$2:$U$1048576,A9)"]]);
    expect(excel.session.formulas("Summary!A24:B24")).toEqual([
      ["Lab", "=COUNTIFS('Roster'!$A$2:$A$1048576,$A24,'Roster'!$U$2:$U$1048576,B$23)"],
    ]);
    expect(excel.session.values("Summary!A46:C60").flat()).toContain("Certify now");
  });
});

test("are taken before columns of former values", async () => {
  const choice = await openLive(true, [
    [...ROWS[0]!, "Verdict"],
    ...ROWS.slice(1).map((row) => [...row, "Certify now"]),
  ]);
  const found = await excel.run((context) => selectRowsByVerdict(context, choice, "Certify now"));
  expect(found).toMatchObject({ rows: 1, canFilter: false });
  await expect(
    excel.run((context) => filterRowsByVerdict(context, { sheet: "Roster", table: "Team" }, "Certify now")),
  ).rejects.toThrow(/can be filtered/);
});
