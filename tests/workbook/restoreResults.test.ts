// Former results brought back: cell by cell, where they still are what the last run wrote.
import type { Cell } from "../../src/roster/cells";
import { failure } from "../../src/host/faults";
import { forgetRestorePoint, restorePoint } from "../../src/workbook/restorePoint";
import type { Ending } from "../../src/workbook/runs";
import type { Stage } from "../../src/workbook/evaluateRoster";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

const HEADINGS = ["ID", ...SOUND_HEADINGS];
const rosterOf = (count: number): Cell[][] => [
  [...HEADINGS],
  ...Array.from({ length: count }, (_, row) => [row + 1, ...soundCells(`Person ${String(row)}`)]),
];
const TRIED = String.fromCharCode(65 + HEADINGS.indexOf("AI tried at work"));

let excel: OpenWorkbook;
beforeEach(async () => {
  forgetRestorePoint();
  excel = await openWorkbook();
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});

async function open(isTable: boolean, rows = rosterOf(5)): Promise<void> {
  if (isTable) await excel.fillTable("Roster", "Team", rows);
  else excel.fill("Roster", rows);
  excel.session.select("Roster!A1");
}
const restore = (options = {}): Promise<Ending> => excel.perform({ kind: "restore" }, options);
const results = (rows = 5): unknown[][] => excel.session.values(`Roster!T2:AG${String(rows + 1)}`);
/** Evaluates, changes what Ann and Cy have tried, and evaluates again. What stood there in between. */
async function twice(): Promise<unknown[][]> {
  await excel.perform("EvaluateRoster");
  const before = results();
  excel.session.type(`Roster!${TRIED}2`, "never");
  excel.session.type(`Roster!${TRIED}4`, "never");
  await excel.perform("EvaluateRoster", { now: new Date(2026, 5, 1) });
  expect(results()).not.toEqual(before);
  return before;
}

describe.each([
  ["a table", true],
  ["plain cells", false],
])("%s", (_, isTable) => {
  test("the former results come back, once", async () => {
    await open(isTable);
    const before = await twice();
    const { outcome, lines } = await restore();
    expect([outcome, results()]).toEqual(["done", before]);
    expect(lines).toEqual([
      expect.stringMatching(/^\d+ cells hold again what stood there before, in (table|sheet)/),
      "Columns that the run added stay.",
    ]);
    expect(restorePoint()).toBe(null);
    expect((await restore()).lines).toEqual([expect.stringMatching(/^There are no former results/)]);
  });

  test("after a first run the columns stay, empty", async () => {
    await open(isTable);
    await excel.perform("EvaluateRoster");
    await restore();
    expect(results().flat().join("")).toBe("");
    expect(excel.session.values("Roster!T1")).toEqual([["Verdict"]]);
  });

  test("a run that changes nothing leaves what there is to bring back", async () => {
    await open(isTable);
    const before = await twice();
    await excel.perform("EvaluateRoster");
    await restore();
    expect(results()).toEqual(before);
  });

  test("a run that ends before it has written leaves it, too", async () => {
    await open(isTable);
    const before = await twice();
    excel.session.type(`Roster!${TRIED}3`, "never");
    let batches = 0;
    const broken = await excel.perform("EvaluateRoster", {
      onProgress: (stage: Stage) => {
        if (stage !== "writing" || excel.faults.beforeBatch !== null) return;
        excel.faults.beforeBatch = () => {
          if (++batches === 2) throw failure("GeneralException");
        };
      },
    });
    excel.faults.beforeBatch = null;
    expect([broken.outcome, batches]).toEqual(["failed", 2]);
    await restore();
    expect(results()).toEqual(before);
  });

  test("cells that somebody has changed since are left, and counted", async () => {
    await open(isTable);
    const before = await twice();
    excel.session.type("Roster!U2", "my own words");
    const { lines } = await restore();
    expect(lines).toContain("1 cell was left alone, because somebody has changed or removed it since.");
    expect(results()).toEqual(
      before.map((row, index) => (index === 0 ? [row[0], "my own words", ...row.slice(2)] : row)),
    );
  });

  test("rows that were sorted since are found by their ids", async () => {
    await open(isTable);
    const before = await twice();
    excel.colleague.type("Roster!A2", excel.session.values("Roster!A2:AG6").reverse());
    const { outcome } = await restore();
    expect([outcome, results()]).toEqual(["done", before.reverse()]);
  });
});

test("without ids, rows that stand elsewhere get nothing of others", async () => {
  await open(
    true,
    rosterOf(5).map((row) => row.slice(1)),
  );
  await excel.perform("EvaluateRoster");
  const first = excel.session.values("Roster!S2:AF6");
  excel.session.type("Roster!B3", "high");
  await excel.perform("EvaluateRoster");
  excel.colleague.type("Roster!A2", excel.session.values("Roster!A2:AF6").reverse());
  const sorted = excel.session.values("Roster!A2:AF6");
  const { lines } = await restore();
  expect(lines).toContainEqual(expect.stringMatching(/^1 cell was left alone/));
  expect(excel.session.values("Roster!A2:AF6")).toEqual(sorted);
  expect(first).not.toEqual(excel.session.values("Roster!S2:AF6"));
});

test("columns and rows that are gone are counted", async () => {
  await open(true);
  await excel.perform("EvaluateRoster");
  excel.session.delete("Roster!3:3", "up");
  await excel.run(async (context) => {
    context.workbook.tables.getItem("Team").columns.getItem("Firm").delete();
    await context.sync();
  });
  const left = (await restore()).lines.find((line) => line.includes("left alone"))!;
  // All of one row, and one cell of each of the four others.
  const perRow = 8 + 1;
  expect(Number(/^\d+/.exec(left)![0])).toBeGreaterThanOrEqual(perRow);
  expect(excel.session.values("Roster!T2:T5").flat().join("")).toBe("");
});

test("what was replaced with leave comes back as it was, formulas included", async () => {
  const rows = rosterOf(3).map((row, index) => [...row, ["Why", "a note", "=1+1", 7][index]!]);
  await open(true, rows);
  const task = { kind: "evaluate", rows: "all", as: "values" } as const;
  expect((await excel.perform(task)).outcome).toBe("asking");
  expect((await excel.perform({ ...task, overwrite: true })).outcome).toBe("done");
  await restore();
  expect(excel.session.formulas("Roster!T2:T4").flat()).toEqual(["a note", "=1+1", 7]);
});

test("stopped in the middle, rows are whole, and the rest can be brought back after", async () => {
  await open(true, rosterOf(2500));
  await excel.perform("EvaluateRoster");
  const controller = new AbortController();
  const ending = await restore({
    signal: controller.signal,
    onProgress: (stage: Stage, done: number) => {
      if (stage === "restoring" && done > 0) controller.abort();
    },
  });
  expect(ending).toEqual({
    outcome: "stopped",
    lines: [expect.stringMatching(/^1,\d{3} rows are as before the last run; bring back the rest/)],
  });
  const filled = results(2500).map((row) => row.filter((cell) => cell !== "").length);
  expect(new Set(filled.map((count) => count > 0))).toEqual(new Set([false, true]));
  expect((await restore()).outcome).toBe("done");
  expect(results(2500).flat().join("")).toBe("");
});

test("broken off in the middle, it says how far it came", async () => {
  await open(true, rosterOf(2500));
  await excel.perform("EvaluateRoster");
  const { faults } = excel.addIn;
  const ending = await restore({
    onProgress: (stage: Stage, done: number) => {
      if (stage === "restoring" && done > 0)
        faults.beforeAction = () => {
          throw failure("GeneralException", "Nobody knows");
        };
    },
  });
  faults.beforeAction = null;
  expect(ending.lines[1]).toMatch(/^Before that, 1,\d{3} rows got back what stood there/);
  await restore();
  expect(results(2500).flat().join("")).toBe("");
});

test("where the roster is gone, that is said", async () => {
  await open(true);
  await excel.fillTable("Sheet1", "Other", rosterOf(2));
  await excel.perform("EvaluateRoster");
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("Roster").delete();
    await context.sync();
  });
  const { outcome, lines } = await restore();
  expect([outcome, lines]).toEqual([
    "failed",
    [expect.stringMatching(/is not there any more: table “Team”/)],
  ]);
});
