// Results that no evaluation wrote: asked about with the first ten cells, and replaced only after a yes.
import type { Cell } from "../../src/roster/cells";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

const TASK = { kind: "evaluate", rows: "all", as: "values" } as const;
const extra = [...RESULT_HEADINGS, ...DECISION_HEADINGS];
const rows: Cell[][] = [
  [...SOUND_HEADINGS, ...extra],
  [...soundCells("Ann"), ...extra.map((_, index) => `note ${String(index)}`)],
  [...soundCells("Bob"), ...extra.map(() => "")],
];

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
  await excel.fillTable("Roster", "Team", rows);
});
afterEach(() => {
  excel.close();
});

test("the run ends asking, with the first ten cells and their number, and nothing written", async () => {
  const before = excel.writes();
  const { outcome, asks } = await excel.perform(TASK);
  expect(outcome).toBe("asking");
  expect(asks).toMatchObject({ sheet: "Roster", all: RESULT_HEADINGS.length });
  expect(asks!.cells).toHaveLength(10);
  expect(asks!.cells[0]).toEqual(["S2", "note 0"]);
  expect(excel.writes()).toBe(before);
});

test("after a yes the columns of results are replaced, decisions are not", async () => {
  const { outcome } = await excel.perform({ ...TASK, overwrite: true });
  expect(outcome).toBe("done");
  expect(excel.session.values("Roster!S2:S3").flat()).toEqual(["Certify now", "Certify now"]);
  expect(excel.session.values("Roster!AG2:AI3")).toEqual([
    ["note 14", "note 15", "note 16"],
    ["", "", ""],
  ]);
});

test("selected rows are asked about for themselves only", async () => {
  excel.session.select("Roster!A3");
  const { outcome } = await excel.perform({ ...TASK, rows: "selected" });
  expect([outcome, excel.session.values("Roster!S2:S3").flat()]).toEqual(["done", ["note 0", "Certify now"]]);
});

test("a yes does not move what stands beside the roster", async () => {
  excel.close();
  excel = await openWorkbook();
  excel.fill(
    "Roster",
    rows.map((row) => row.slice(0, SOUND_HEADINGS.length)),
  );
  excel.fill("Roster", [["see me"]], "U3");
  excel.session.select("Roster!A1");
  expect((await excel.perform({ ...TASK, overwrite: true })).outcome).toBe("failed");
  expect(excel.session.values("Roster!U3")).toEqual([["see me"]]);
});
