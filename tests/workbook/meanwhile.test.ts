// What others do while an evaluation is under way, and how it ends when it is stopped or broken off.
import type { Cell } from "../../src/roster/cells";
import { resultColumns } from "../../src/roster/results";
import type { Stage } from "../../src/workbook/evaluateRoster";
import { failure } from "../../src/host/faults";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";
import { openWorkbook, TODAY, type OpenWorkbook } from "./openWorkbook";

const rosterOf = (count: number): Cell[][] => [
  [...SOUND_HEADINGS],
  ...Array.from({ length: count }, (_, row) =>
    soundCells(`Person ${String(row)}`, {
      tested: ["measured", "regular", "tried", "never", "blocked"][row % 5]!,
      ownership: ["expands", "same", "fewer"][row % 3]!,
    }),
  ),
];
const WIDTH = SOUND_HEADINGS.length;

let excel: OpenWorkbook;
afterEach(() => {
  excel.close();
});

/** Does something once when this stage begins. */
function onceAt(stage: Stage, act: () => unknown) {
  let isDone = false;
  return (at: Stage): void => {
    if (at !== stage || isDone) return;
    isDone = true;
    act();
  };
}

/** For each row of a roster below its headings: are its results those of its answers, or are there none? */
async function states(address: string): Promise<string[]> {
  const rows = excel.session.values(address) as Cell[][];
  const people = rows.map((row) => row.slice(0, WIDTH));
  const columns = (await resultColumns(judgedOf(people), TODAY)).map(textsOf);
  return rows.slice(1).map((row, index) => {
    const found = row.slice(WIDTH, WIDTH + columns.length);
    if (found.every((cell) => cell === "")) return "none";
    return found.every((cell, column) => cell === columns[column]![index]) ? "right" : "wrong";
  });
}

describe.each([
  ["a table", true],
  ["plain cells", false],
])("while %s is judged, somebody else", (_, isTable) => {
  const CHANGED = "1 row was changed by somebody else meanwhile and got no results. Evaluate again.";

  test.each<[string, () => void, string, string[], string | null]>([
    [
      "changes an answer",
      () => {
        excel.colleague.type("Roster!B3", "high");
      },
      "Roster!A1:AF6",
      ["right", "none", "right", "right", "right"],
      CHANGED,
    ],
    [
      "changes what is no question",
      () => {
        excel.colleague.type("Roster!A3", "Another name");
      },
      "Roster!A1:AF6",
      ["right", "right", "right", "right", "right"],
      null,
    ],
    [
      "inserts rows above",
      () => {
        excel.colleague.insert("Roster!1:2", "down");
      },
      "Roster!A3:AF8",
      ["right", "right", "right", "right", "right"],
      null,
    ],
    [
      "inserts a row between, so that the rows below are others",
      () => {
        excel.colleague.insert("Roster!4:4", "down");
      },
      "Roster!A1:AF7",
      ["right", "right", "none", "none", "none", "none"],
      "3 rows were changed by somebody else meanwhile and got no results. Evaluate again.",
    ],
    [
      "swaps two rows",
      () => {
        const [row2, row3] = [2, 3].map((row) =>
          excel.colleague.values(`Roster!A${String(row)}:R${String(row)}`),
        );
        excel.colleague.type("Roster!A2", row3!);
        excel.colleague.type("Roster!A3", row2!);
      },
      "Roster!A1:AF6",
      ["none", "none", "right", "right", "right"],
      "2 rows were changed by somebody else meanwhile and got no results. Evaluate again.",
    ],
  ])("%s: no row gets the results of another", async (__, act, address, expected, note) => {
    excel = await openWorkbook();
    const rows = rosterOf(5);
    if (isTable) await excel.fillTable("Roster", "Team", rows);
    else excel.fill("Roster", rows);
    excel.session.select("Roster!A1");
    const { outcome, lines } = await excel.perform("EvaluateRoster", { onProgress: onceAt("judging", act) });
    expect(await states(address)).toEqual(expected);
    expect(lines.filter((line) => line.includes("meanwhile"))).toEqual(note === null ? [] : [note]);
    expect(outcome).toBe("done");
  });
});

test.each([
  ["the first rows", 3, 5, "Roster!AF1"],
  ["rows that are written later", 6990, 7000, "Roster!S3"],
  // 2,941 rows are written at once: those after them with the very next batch.
  ["rows that are written in that moment", 3990, 4000, "Roster!S3"],
])("what somebody types into new columns while they are filled stays: %s", async (_, row, count, after) => {
  excel = await openWorkbook();
  await excel.fillTable("Roster", "Team", rosterOf(count));
  const cell = `Roster!T${String(row)}`;
  let isTyped = false;
  excel.faults.beforeBatch = () => {
    if (isTyped || excel.session.values(after)[0]![0] === "") return;
    isTyped = true;
    excel.colleague.type(cell, "mine");
  };
  const { outcome, lines } = await excel.perform("EvaluateRoster");
  excel.faults.beforeBatch = null;
  expect(excel.session.values(`Roster!S${String(row)}:V${String(row)}`)).toEqual([["", "mine", "", ""]]);
  const found = await states(`Roster!A1:AF${String(count + 1)}`);
  expect([found[row - 2], found.filter((state) => state === "right").length]).toEqual(["wrong", count - 1]);
  expect(lines).toContainEqual(expect.stringMatching(/^1 row was changed by somebody else meanwhile/));
  expect(outcome).toBe("done");
});

test("while a table is judged, somebody else deletes its sheet: that is said", async () => {
  excel = await openWorkbook();
  await excel.fillTable("Roster", "Team", rosterOf(5));
  const onProgress = onceAt("judging", () => {
    excel.workbook.deleteSheet(excel.workbook.sheet("Roster"));
  });
  const { outcome, lines } = await excel.perform("EvaluateRoster", { onProgress });
  expect(outcome).toBe("failed");
  expect(lines[0]).toMatch(/meanwhile\. Try again\.$/);
});

describe("stopped by the user", () => {
  test.each<[string, Stage]>([
    ["while rows are read", "reading"],
    ["while they are judged", "judging"],
    ["before results are written", "writing"],
  ])("%s: nothing was written", async (_, stage) => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rosterOf(5));
    const controller = new AbortController();
    const before = excel.writes();
    const ending = await excel.perform("EvaluateRoster", {
      signal: controller.signal,
      onProgress: onceAt(stage, () => {
        controller.abort();
      }),
    });
    expect(ending).toEqual({ outcome: "stopped", lines: ["Nothing was written."] });
    expect(excel.writes()).toBe(before);
  });

  test("in the middle of writing: rows are whole or untouched", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rosterOf(4000));
    const controller = new AbortController();
    const ending = await excel.perform("EvaluateRoster", {
      signal: controller.signal,
      onProgress: (stage, done) => {
        if (stage === "writing" && done > 0) controller.abort();
      },
    });
    const found = await states("Roster!A1:AF4001");
    const right = found.filter((state) => state === "right").length;
    expect(found).toEqual([
      ...Array<string>(right).fill("right"),
      ...Array<string>(4000 - right).fill("none"),
    ]);
    expect([right > 1000, right < 4000]).toEqual([true, true]);
    expect(ending).toEqual({
      outcome: "stopped",
      lines: [
        `${right.toLocaleString("en-GB")} rows have new results, each of them whole; the other rows are as they were.`,
      ],
    });
  });
});

describe("broken off", () => {
  test.each<[string, () => unknown, RegExp]>([
    [
      "the sheet is protected",
      () =>
        excel.run(async (context) => {
          context.workbook.worksheets.getItem("Roster").protection.protect();
          await context.sync();
        }),
      /^Sheet “Roster” is protected, so nothing was judged\. Unprotect it/,
    ],
    ["the workbook is read-only", () => (excel.workbook.readOnly = true), /open for reading only/],
    [
      "a cell is being edited",
      () => (excel.session.editing = true),
      /^A cell is being edited\. Finish it with Enter/,
    ],
  ])("%s: said, and nothing is changed", async (_, prepare, message) => {
    excel = await openWorkbook();
    excel.fill("Roster", rosterOf(5));
    excel.session.select("Roster!A1");
    await prepare();
    const ending = await excel.perform("EvaluateRoster");
    expect(ending).toEqual({ outcome: "failed", lines: [expect.stringMatching(message)] });
    expect(excel.session.values("Roster!S1:T6").flat().join("")).toBe("");
  });

  test("in the middle of writing: says how far it came, and the next run completes it", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rosterOf(4000));
    const { faults } = excel.addIn;
    const ending = await excel.perform("EvaluateRoster", {
      onProgress: (stage, done) => {
        if (stage === "writing" && done > 0)
          faults.beforeAction = () => {
            throw failure("GeneralException", "Nobody knows");
          };
      },
    });
    faults.beforeAction = null;
    const right = (await states("Roster!A1:AF4001")).filter((state) => state === "right").length;
    expect(ending).toEqual({
      outcome: "failed",
      lines: [
        "Excel reports: Nobody knows (GeneralException)",
        `Before that, ${right.toLocaleString("en-GB")} rows got new results. Evaluating again completes the rest.`,
      ],
    });
    expect((await excel.perform("EvaluateRoster")).outcome).toBe("done");
    expect(new Set(await states("Roster!A1:AF4001"))).toEqual(new Set(["right"]));
  });

  test("nothing is kept in Excel after a run, however it ends", async () => {
    excel = await openWorkbook();
    await excel.fillTable("Roster", "Team", rosterOf(5));
    await excel.perform("EvaluateRoster");
    excel.session.type("Roster!B2", "high");
    excel.workbook.readOnly = true;
    await excel.perform("EvaluateRoster");
    await excel.run((context) => context.sync());
    expect(excel.addIn.objectsKept).toBe(0);
  });
});
