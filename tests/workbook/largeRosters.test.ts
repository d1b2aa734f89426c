// Rosters that are more than Excel hands over or takes at once: read and written in blocks, one sync each.
import type { Cell } from "../../src/roster/cells";
import { RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { resultColumns } from "../../src/roster/results";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";
import { openWorkbook, TODAY, type OpenWorkbook } from "./openWorkbook";

const REASONS = ["gap", "signal", "transition", "", "nonsense"];
const rosterOf = (count: number): Cell[][] => [
  [...SOUND_HEADINGS],
  ...Array.from({ length: count }, (_, row) =>
    soundCells(`Person ${String(row)}`, { reason: REASONS[row % REASONS.length]! }),
  ),
];

let excel: OpenWorkbook;
afterEach(() => {
  excel.close();
});

/** Results that stand beside the roster, and those of the core. */
async function compared(rows: Cell[][]): Promise<[unknown, unknown]> {
  const columns = (await resultColumns(judgedOf(rows), TODAY)).map(textsOf);
  const cells = excel.session.values(`Roster!S2:AF${String(rows.length)}`);
  return [cells, rows.slice(1).map((_, row) => columns.map((texts) => texts[row]))];
}

test.each<[string, (faults: OpenWorkbook["addIn"]["faults"]) => void]>([
  [
    "Excel takes and gives few bytes at once",
    (faults) => {
      faults.payloadLimit = 16_000;
    },
  ],
  [
    "Excel gives no values of many cells at once",
    (faults) => {
      faults.cellLimit = 400;
    },
  ],
])("%s: the blocks get smaller until they fit", async (_, limit) => {
  excel = await openWorkbook();
  const rows = rosterOf(150);
  await excel.fillTable("Roster", "Team", rows);
  limit(excel.addIn.faults);
  const { outcome, lines } = await excel.perform("EvaluateRoster");
  expect([outcome, lines[0]]).toEqual(["done", expect.stringMatching(/^150 rows judged/)]);
  const [found, expected] = await compared(rows);
  expect(found).toEqual(expected);
});

test("where Excel gives no values of many cells at once, a row that was changed meanwhile is still noticed", async () => {
  excel = await openWorkbook();
  await excel.fillTable("Roster", "Team", rosterOf(150));
  excel.addIn.faults.cellLimit = 400;
  let isDone = false;
  const { lines } = await excel.perform("EvaluateRoster", {
    onProgress: (stage) => {
      if (stage !== "judging" || isDone) return;
      isDone = true;
      excel.colleague.type("Roster!B100", "high");
    },
  });
  expect(lines).toContainEqual(expect.stringMatching(/^1 row was changed by somebody else meanwhile/));
  expect(excel.session.values("Roster!S100")).toEqual([[""]]);
});

test("a single row that is too much is named", async () => {
  excel = await openWorkbook();
  const rows = rosterOf(20);
  rows[12]![0] = "x".repeat(20_000);
  await excel.fillTable("Roster", "Team", rows);
  excel.addIn.faults.payloadLimit = 16_000;
  expect(await excel.perform("EvaluateRoster")).toEqual({
    outcome: "failed",
    lines: [
      "Sheet “Roster”, row 13: its cells hold more than Excel hands over at once. Shorten the longest texts.",
    ],
  });
});

test("6,000 rows take one sync a block", async () => {
  excel = await openWorkbook();
  const rows = rosterOf(6000);
  await excel.fillTable("Roster", "Team", rows);
  excel.session.select("Roster!A1");
  const blocks = { reading: 0, writing: 0 };
  const before = excel.requests().length;
  await excel.perform("EvaluateRoster", {
    onProgress: (stage, done) => {
      if (done > 0 && (stage === "reading" || stage === "writing")) blocks[stage] += 1;
    },
  });
  // 18 columns are read, 17 of them again: 2,777 and 2,941 rows a block. New columns are not read: they are empty.
  expect(blocks).toEqual({ reading: 3, writing: 3 });
  // Sheets and tables, what is around the roster, what stands beside, where it is by now, the end of reading; the
  // roster's rows as they are to be written, new columns, the first answers read again, the end.
  const others = 2 + 1 + 1 + 1 + 1 + (1 + 1 + 1 + 1);
  expect(excel.requests().length - before).toBe(blocks.reading + blocks.writing + others);
  expect(excel.addIn.largest.request).toBeLessThan(4 * 2 ** 20);
  const [found, expected] = await compared(rows);
  expect(found).toEqual(expected);
  expect(RESULT_HEADINGS).toHaveLength((found as unknown[][])[0]!.length);
});
