// Some rows of a judged roster, held against judging them alone.
import { judgeNow } from "../../src/roster/bulk";
import { pickRows } from "../../src/roster/pickRows";
import { resultColumns } from "../../src/roster/results";
import { coded, rosterOf, soundCells, SOUND_HEADINGS, textsOf } from "../support/rosters";

const matrix = [
  ["Role", ...SOUND_HEADINGS],
  ...["gap", "signal", "nonsense", "", "transition"].map((reason, row) => [
    row % 2 === 0 ? "Clerk" : "Nobody",
    ...soundCells(`Person ${String(row)}`, { reason }),
  ]),
];
const roles = [
  ["Role", "AI exposure"],
  ["Clerk", "low"],
];

test.each<[string, number[]]>([
  ["some", [1, 2, 4]],
  ["in another order", [4, 0]],
  ["none", []],
])("rows and their results: %s", async (_, rows) => {
  for (const change of [(table: ReturnType<typeof coded>) => table, coded]) {
    const roster = rosterOf(matrix, { roles });
    const judged = judgeNow({ ...roster, table: change(roster.table) });
    const all = (await resultColumns(judged, "2026-01-05")).map(textsOf);
    const picked = (await resultColumns(pickRows(judged, rows), "2026-01-05")).map(textsOf);
    expect(picked).toEqual(all.map((texts) => rows.map((row) => texts[row])));
  }
});

test("rows that could not be read stay so", () => {
  const roster = rosterOf(matrix);
  const table = { ...roster.table, faults: new Map([[2, "broken"]]) };
  const { table: picked } = pickRows(judgeNow({ ...roster, table }), [0, 2]).roster;
  expect([...picked.faults!]).toEqual([[1, "broken"]]);
  expect(picked.rowNumbers).toEqual([2, 4]);
});
