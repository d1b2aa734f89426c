// What a workbook may be like: protected, read-only, merged, hidden, with totals, or open in an Excel that lacks much.
import type { Cell } from "../../src/roster/cells";
import type { Stage } from "../../src/workbook/evaluateRoster";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { openWorkbook, type OpenWorkbook } from "./openWorkbook";

const rows: Cell[][] = [[...SOUND_HEADINGS], ...["Ann", "Bob", "Cy"].map((name) => soundCells(name))];

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
});
afterEach(() => {
  expect(excel.addIn.unknown).toEqual([]);
  excel.close();
});
const verdicts = (): unknown[] => excel.session.values("Roster!S1:S6").flat();

async function open(isTable = false, cells = rows): Promise<void> {
  if (isTable) await excel.fillTable("Roster", "Team", cells);
  else excel.fill("Roster", cells);
  excel.session.select("Roster!A1");
}
const on = (act: (sheet: Excel.Worksheet) => void): Promise<void> =>
  excel.run(async (context) => {
    act(context.workbook.worksheets.getItem("Roster"));
    await context.sync();
  });
/** Evaluates; the stages it went through. */
async function evaluate() {
  const stages = new Set<Stage>();
  const ending = await excel.perform("EvaluateRoster", { onProgress: (stage) => stages.add(stage) });
  return { ...ending, stages: [...stages] };
}

describe("refused before anything is read", () => {
  test.each<[string, () => unknown, RegExp]>([
    [
      "a protected sheet",
      () =>
        on((sheet) => {
          sheet.protection.protect();
        }),
      /^Sheet “Roster” is protected, so nothing was judged\. Unprotect it/,
    ],
    [
      "a workbook that is open for reading only",
      () => (excel.workbook.readOnly = true),
      /^This workbook is open for reading only/,
    ],
  ])("%s", async (_, prepare, message) => {
    await open();
    await prepare();
    const { outcome, lines, stages } = await evaluate();
    expect([outcome, lines, stages]).toEqual(["failed", [expect.stringMatching(message)], ["looking"]]);
  });

  test("merged cells in the columns of results", async () => {
    await open();
    await excel.perform("EvaluateRoster");
    await on((sheet) => {
      sheet.getRange("T2:T3").merge();
    });
    const { outcome, lines } = await evaluate();
    expect([outcome, lines]).toEqual([
      "failed",
      [expect.stringMatching(/columns of results are merged \(T2:T3\), so nothing was judged/)],
    ]);
  });
});

test("a protected sheet whose columns of results are unlocked is evaluated", async () => {
  await open();
  await excel.perform("EvaluateRoster");
  excel.session.erase("Roster!S2:S4");
  await on((sheet) => {
    sheet.getRange("S2:AF4").format.protection.locked = false;
    sheet.protection.protect();
  });
  expect((await evaluate()).outcome).toBe("done");
  expect(verdicts().slice(1, 4)).toEqual(Array(3).fill("Certify now"));
});

test("a cell that is being edited: said, and the next try works", async () => {
  await open();
  excel.session.editing = true;
  expect((await evaluate()).lines).toEqual([expect.stringMatching(/^A cell is being edited/)]);
  excel.session.editing = false;
  expect((await evaluate()).outcome).toBe("done");
});

test("a cell that is edited in the middle of writing: said with how far it came", async () => {
  await open(true, [rows[0]!, ...Array.from({ length: 6000 }, (_, row) => soundCells(`P ${String(row)}`))]);
  const { outcome, lines } = await excel.perform("EvaluateRoster", {
    onProgress: (stage, done) => {
      if (stage === "writing" && done > 0) excel.session.editing = true;
    },
  });
  expect([outcome, lines]).toEqual([
    "failed",
    [expect.stringMatching(/^A cell is being edited/), expect.stringMatching(/^Before that, \d,\d{3} rows/)],
  ]);
});

test("merged cells among the answers are named; the rows are judged as they read", async () => {
  await open();
  await on((sheet) => {
    sheet.getRange("B3:B4").merge();
    sheet.getRange("A2:A3").merge();
  });
  const { outcome, lines } = await evaluate();
  expect(outcome).toBe("done");
  expect(lines.filter((line) => line.includes("merged"))).toEqual([
    "Sheet “Roster”: merged cells among the answers (B3:B4). Only the first cell of each holds an answer; the others were read as blank.",
  ]);
});

describe("a totals row", () => {
  test("of a table is not judged", async () => {
    await open(true);
    await on((sheet) => {
      sheet.tables.getItem("Team").showTotals = true;
    });
    expect((await evaluate()).evaluation!.rows).toBe(3);
    expect(verdicts().slice(1)).toEqual([...Array<string>(3).fill("Certify now"), "", ""]);
  });

  test("below plain cells is told by its words, and not judged", async () => {
    await open(false, [...rows, ["Total", ...rows[0]!.slice(1).map(() => 3)]]);
    const { lines, evaluation } = await evaluate();
    expect([evaluation!.rows, verdicts()[4]]).toEqual([3, ""]);
    expect(lines).toContain("Row 5 sums up the others and was not judged.");
    excel.session.select("Roster!A5");
    expect((await excel.perform("EvaluateSelectedRows")).evaluation!.rows).toBe(0);
    expect(verdicts()[4]).toBe("");
  });

  test("is only the last row; anybody else of that name is a person", async () => {
    await open(false, [rows[0]!, soundCells("Total"), ...rows.slice(1)]);
    expect((await evaluate()).evaluation!.rows).toBe(4);
  });
});

test.each(["Hidden", "VeryHidden"] as const)(
  "a sheet that is %s is evaluated, and that is said",
  async (visibility) => {
    await open(true);
    excel.session.select("Sheet1!A1");
    await on((sheet) => {
      sheet.visibility = visibility;
    });
    const { outcome, lines } = await evaluate();
    expect([outcome, verdicts()[1]]).toEqual(["done", "Certify now"]);
    expect(lines).toContain(
      "Sheet “Roster” is hidden; the results are on it all the same. Unhide it to see them.",
    );
  },
);

test("sheets that go by the same name: the first one is read, and that is said", async () => {
  excel.fill("Organisation", [["Strict", "no"]]);
  excel.fill("ORGANIZATION", [["Strict", "yes"]]);
  await open();
  expect((await evaluate()).lines).toContain(
    "The sheets “Organisation” and “ORGANIZATION” have the same purpose. Only “Organisation” was read.",
  );
});

test.each(["1.1", "1.7", "1.8", "1.12"])(
  "in an Excel of ExcelApi %s a roster is evaluated",
  async (version) => {
    excel.close();
    excel = await openWorkbook({ requirementSets: { ExcelApi: version, SharedRuntime: "1.1" } });
    excel.fill("Roster", rows);
    excel.session.select("Roster!A1");
    const { outcome, lines } = await evaluate();
    if (version === "1.1")
      expect([outcome, lines]).toEqual(["failed", [expect.stringMatching(/Update Excel/)]]);
    else expect([outcome, verdicts()[1]]).toEqual(["done", "Certify now"]);
  },
);
