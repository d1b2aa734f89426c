// Rows that others move while a run is at work: found again by their ids, and never mixed up.
import type { Cell } from "../../src/roster/cells";
import { resultColumns } from "../../src/roster/results";
import type { Stage } from "../../src/workbook/evaluateRoster";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";
import { openWorkbook, TODAY, type OpenWorkbook } from "./openWorkbook";

const HEADINGS = ["ID", ...SOUND_HEADINGS];
const WIDTH = HEADINGS.length;
const rosterOf = (count: number): Cell[][] => [
  [...HEADINGS],
  ...Array.from({ length: count }, (_, row) => [
    100 + row,
    ...soundCells(`Person ${String(row)}`, {
      tested: ["measured", "regular", "tried", "never", "blocked"][row % 5]!,
      ...(row === 4 ? { exposure: "hig" } : {}),
    }),
  ]),
];
const NOTE = /changed by somebody else meanwhile/;

let excel: OpenWorkbook;
beforeEach(async () => {
  excel = await openWorkbook();
});
afterEach(() => {
  excel.close();
});

function onceAt(stage: Stage, act: () => unknown) {
  let isDone = false;
  return (at: Stage): void => {
    if (at !== stage || isDone) return;
    isDone = true;
    act();
  };
}

/** For each id: are its results those of its answers, or are there none? */
async function states(address: string): Promise<Record<string, string>> {
  const cells = excel.session.values(address) as Cell[][];
  const columns = (await resultColumns(judgedOf(cells.map((row) => row.slice(0, WIDTH))), TODAY)).map(
    textsOf,
  );
  return Object.fromEntries(
    cells.slice(1).map((row, index) => {
      const found = row.slice(WIDTH, WIDTH + columns.length);
      if (found.every((cell) => cell === "")) return [String(row[0] as number), "none"];
      const isRight = found.every((cell, column) => cell === columns[column]![index]);
      return [String(row[0] as number), isRight ? "right" : "wrong"];
    }),
  );
}

/** Sorts the people downwards, as a colleague does. */
function reverse(rows: number): void {
  const address = `Roster!A2:S${String(rows + 1)}`;
  excel.colleague.type("Roster!A2", excel.colleague.values(address).reverse());
}
const right = (ids: number[]): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [String(id), "right"]));

describe.each([
  ["a table", true],
  ["plain cells", false],
])("%s with ids", (_, isTable) => {
  test.each<[string, () => void, string, Record<string, string>, RegExp | null]>([
    ["sorts the rows", () => reverse(6), "Roster!A1:AG7", right([100, 101, 102, 103, 104, 105]), null],
    [
      "inserts a row between",
      () => excel.colleague.insert("Roster!4:4", "down"),
      "Roster!A1:AG8",
      { ...right([100, 101, 102, 103, 104, 105]), "": "none" },
      null,
    ],
    [
      "inserts a row just below the headings",
      () => excel.colleague.insert("Roster!2:2", "down"),
      "Roster!A1:AG8",
      { ...right([100, 101, 102, 103, 104, 105]), "": "none" },
      null,
    ],
    [
      "deletes a row",
      () => excel.colleague.delete("Roster!3:3", "up"),
      "Roster!A1:AG6",
      right([100, 102, 103, 104, 105]),
      /^1 row was/,
    ],
    [
      "sorts the rows and changes an answer",
      () => {
        reverse(6);
        excel.colleague.type("Roster!C3", "high");
      },
      "Roster!A1:AG7",
      { ...right([100, 101, 102, 103, 105]), "104": "none" },
      /^1 row was/,
    ],
    [
      "gives two rows the same id",
      () => {
        reverse(6);
        excel.colleague.type("Roster!A2", 100);
      },
      "Roster!A1:AG7",
      // The row on top reads like the one that stood there before, answers and id.
      { ...right([101, 102, 103, 104]), "100": "none" },
      /^1 row was/,
    ],
  ])("somebody else %s: each row has its own results", async (__, act, address, expected, note) => {
    const rows = rosterOf(6);
    if (isTable) await excel.fillTable("Roster", "Team", rows);
    else excel.fill("Roster", rows);
    excel.session.select("Roster!A1");
    const { outcome, lines } = await excel.perform("EvaluateRoster", { onProgress: onceAt("judging", act) });
    expect(outcome).toBe("done");
    expect(await states(address)).toEqual(expected);
    expect(lines.filter((line) => NOTE.test(line))).toEqual(
      note === null ? [] : [expect.stringMatching(note)],
    );
    expect(lines.some((line) => line.startsWith("With a column ID"))).toBe(false);
  });
});

test("without ids moved rows are left alone, and what would help is said", async () => {
  await excel.fillTable(
    "Roster",
    "Team",
    rosterOf(6).map((row) => row.slice(1)),
  );
  const onProgress = onceAt("judging", () => {
    excel.colleague.insert("Roster!4:4", "down");
  });
  const { lines } = await excel.perform("EvaluateRoster", { onProgress });
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^4 rows were changed by somebody else meanwhile/),
      expect.stringMatching(/^With a column ID, filled and different in every row/),
    ]),
  );
});

test("rows sorted between two blocks of a long roster find their results", async () => {
  await excel.fillTable("Roster", "Team", rosterOf(2000));
  let writes = 0;
  await excel.perform("EvaluateRoster", {
    onProgress: (stage, done) => {
      if (stage === "writing" && done > 0 && ++writes === 1) reverse(2000);
    },
  });
  const found = Object.values(await states("Roster!A1:AG2001"));
  // Rows that had their results were sorted without them: these are no answers.
  expect(new Set(found)).not.toContain("none");
});

describe.each([
  ["with ids", 0],
  ["without ids", 1],
])("rows sorted between the last look and the writing, %s", (_, from) => {
  test.each([2, 3, 4])(
    "at batch %d after the first results: no row keeps the results of another",
    async (later) => {
      const rows = rosterOf(3000).map((row) => row.slice(from));
      await excel.fillTable("Roster", "Team", rows);
      const first = from === 0 ? "Roster!T2" : "Roster!S2";
      let batches = 0;
      excel.addIn.faults.beforeBatch = () => {
        if (excel.session.values(first)[0]![0] === "" && batches === 0) return;
        batches += 1;
        if (batches !== later - 1) return;
        const last = from === 0 ? "AG" : "AF";
        const address = `Roster!A2:${last}3001`;
        excel.colleague.type("Roster!A2", excel.colleague.values(address).reverse());
      };
      await excel.perform("EvaluateRoster");
      excel.addIn.faults.beforeBatch = null;
      const cells = excel.session.values(from === 0 ? "Roster!A1:AG3001" : "Roster!A1:AF3001") as Cell[][];
      const width = WIDTH - from;
      const columns = await resultColumns(judgedOf(cells.map((row) => row.slice(0, width))), TODAY);
      const texts = columns
        .filter(({ heading }) => heading === "Verdict" || heading === "Answers")
        .map(textsOf);
      const places = ["Verdict", "Answers"].map((heading) => cells[0]!.indexOf(heading));
      const wrong = cells.slice(1).filter((row, index) => {
        const found = places.map((place) => row[place]);
        return found[0] !== "" && found.some((cell, at) => cell !== texts[at]![index]);
      });
      expect(wrong).toEqual([]);
      if (from === 0) expect(cells.slice(1).filter((row) => row[places[0]!] === "")).toEqual([]);
    },
  );
});

describe("columns that others move", () => {
  test.each([
    ["a table", true],
    ["plain cells", false],
  ])("%s: nothing is written into wrong columns", async (_, isTable) => {
    const rows = rosterOf(6);
    if (isTable) await excel.fillTable("Roster", "Team", rows);
    else excel.fill("Roster", rows);
    excel.session.select("Roster!A1");
    await excel.perform("EvaluateRoster");
    excel.session.type("Roster!C2:C7", "high");
    const { outcome, lines } = await excel.perform("EvaluateRoster", {
      onProgress: onceAt("judging", () => {
        if (isTable) excel.colleague.type("Roster!T1", "Opinion");
        else {
          excel.colleague.insert("Roster!T:T", "right");
          excel.colleague.type("Roster!T1:T7", "mine");
        }
      }),
    });
    expect([outcome, lines[0]]).toEqual([
      "failed",
      expect.stringMatching(
        /the columns are others than a moment ago; where “Verdict” stood is now “(mine|Opinion)”/,
      ),
    ]);
    expect(excel.session.values("Roster!T1:T7").flat()).not.toContain("Redesign the role first");
    if (!isTable) expect(new Set(excel.session.values("Roster!T1:T7").flat())).toEqual(new Set(["mine"]));
  });
});
