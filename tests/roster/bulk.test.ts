// Whole rosters: the worked examples, what is taken over from role and organisation, empty rows, progress and stopping.
import { judge, loadPolicy } from "../../src/policy/policy";
import type { Roster } from "../../src/roster/bulk";
import { judgeNow, judgeRoster, PROBLEM_ROW } from "../../src/roster/bulk";
import { readAnswer, readOtherReasons, WRONG_REASONS } from "../../src/roster/answers";
import type { Cell } from "../../src/roster/cells";
import { rowCodes } from "../../src/roster/rows";
import { questionById } from "../../src/policy/questions";
import { variableOf } from "../../src/policy/variables";
import { readExamples } from "../support/examples";
import { answersOf, cellsOf, HEADINGS, QUESTIONS, randomPerson, withBlanks } from "../support/people";
import { pick, seeded, shuffled } from "../support/random";
import type { Matrix, Sheets } from "../support/rosters";
import { coded, judgedOf, rosterOf, SOUND_HEADINGS, soundCells, verdictsOf } from "../support/rosters";
import { EVERY_SETTING } from "../support/settings";

const verdicts = (matrix: Matrix, sheets?: Sheets) => verdictsOf(judgedOf(matrix, sheets));
const ALL_HEADINGS = QUESTIONS.map((id) => HEADINGS[id]);

const FORMS: readonly [name: string, form: (roster: Roster) => Roster][] = [
  ["rows of a matrix", (roster) => roster],
  ["numbers into lists of values", (roster) => ({ ...roster, table: coded(roster.table) })],
];

describe.each(FORMS)("columns as %s", (_name, form) => {
  test("the worked examples come out as expected", () => {
    const examples = readExamples();
    const headings = Object.keys(examples[0]!.cells);
    const rows = examples.map(({ cells }) => headings.map((heading) => cells[heading]!));
    const judged = judgeNow(form(rosterOf([headings, ...rows])));
    const found = [...judged.outcomes].map((index) => {
      const { verdict, code, ask, firm } = judged.roster.policy.outcomes[index]!;
      return { verdict, code, ask, firm };
    });
    expect(found).toEqual(
      examples.map(({ expected: { verdict, code, ask, firm } }) => ({ verdict, code, ask, firm })),
    );
  });

  test("thousands of random rows come out as one by one, other reasons and blanks included", () => {
    const random = seeded(21);
    const people = Array.from({ length: 5000 }, (_, i) =>
      withBlanks(random, randomPerson(random), (i % 5) / 8),
    );
    for (const settings of EVERY_SETTING.slice(0, 2)) {
      const organisation = [["Strict", settings.strict ? "yes" : "no"]];
      const roster = form(rosterOf([ALL_HEADINGS, ...people.map(cellsOf)], { organisation }));
      const expected = people.map((person) => {
        const { verdict, code } = judge(loadPolicy(settings), answersOf(person));
        return `${verdict} ${code}`;
      });
      expect(verdictsOf(judgeNow(roster))).toEqual(expected);
    }
  });
});

describe.each(FORMS)("thousands of different cells in a column, as %s", (_name, form) => {
  const random = seeded(23);
  const written = (answer: string): Cell =>
    [...answer]
      .map((letter) => pick(random, ["", "-", " ", "."]) + (random() < 0.5 ? letter.toUpperCase() : letter))
      .join("");
  const reasons = [...questionById("reason").answers, "unknown", "fun", "0"];
  const others: readonly Cell[] = [null, 0, 1, true, { error: "#N/A" }, "#N/A"];
  const cells = Array.from({ length: 9_000 }, () =>
    random() < 0.1 ? pick(random, others) : written(pick(random, reasons)),
  );
  const matrix = [["Name", "Main reason", "Other reasons"], ...cells.map((cell) => ["Ann", cell, cell])];

  test("each is read as it would be alone", () => {
    expect(new Set(cells).size).toBeGreaterThan(5000);
    const judged = judgeNow(form(rosterOf(matrix)));
    const found = cells.map((_, row) => {
      const code = rowCodes(judged, row)[variableOf("reason")]!;
      return [code, judged.outcomes[row] === PROBLEM_ROW ? "problem" : judged.otherReasons![row]];
    });
    const expected = cells.map((cell) => {
      const others = readOtherReasons(cell);
      return [readAnswer("reason", cell), others === WRONG_REASONS ? "problem" : others];
    });
    expect(found).toEqual(expected);
  });
});

describe("what a row leaves blank", () => {
  const headings = ["Person", "Role", ...SOUND_HEADINGS.slice(1)];
  const row = (role: Cell, changed: Parameters<typeof soundCells>[1]): Cell[] => {
    const [person, ...cells] = soundCells("Ann", changed);
    return [person!, role, ...cells];
  };
  const roles: Matrix = [
    ["Role", "AI exposure", "Exposure cause", "Industry"],
    ["Analyst", "high", "design", null],
    ["Buyer", "low", null, "compressing"],
    ["Clerk", "extreme", "skills", "?"],
  ];
  const organisation: Matrix = [
    ["Industry", "compressing"],
    ["Reporting-heavy", "no"],
  ];
  const certifies = "CERTIFY GAP";

  test.each<[name: string, cells: Cell[], sheets: Sheets, verdict: string]>([
    ["nobody answers it", row(null, { industry: null }), {}, "NEEDS_ANSWER ASK"],
    ["the organisation answers it", row(null, { industry: null }), { organisation }, "PLAN_MOVE INDUSTRY"],
    ["the row overrides the organisation", row(null, { industry: "stable" }), { organisation }, certifies],
    ["the role answers it", row("analyst", { cause: null }), { roles }, "PLAN_MOVE STRUCTURAL"],
    ["the row overrides the role", row("Analyst", { cause: "skills" }), { roles }, certifies],
    [
      "the role overrides the organisation",
      row("Buyer", { industry: null }),
      { roles, organisation: [["Industry", "stable"]] },
      "PLAN_MOVE INDUSTRY",
    ],
    [
      "what the role leaves blank the organisation fills",
      row("Analyst", { industry: null }),
      { roles, organisation },
      "PLAN_MOVE INDUSTRY",
    ],
    [
      "a role that is not on the list",
      row("Pilot", { cause: null }),
      { roles },
      "ASSESS_EXPOSURE EXPOSURE-UNCLEAR",
    ],
    ["a blank role", row("n/a", { cause: null }), { roles }, "ASSESS_EXPOSURE EXPOSURE-UNCLEAR"],
    ["a role however it is written", row(" ANALYST. ", { cause: null }), { roles }, "PLAN_MOVE STRUCTURAL"],
    ["a wrong value of the role", row("Clerk", { exposure: null }), { roles }, "problem"],
    ["a wrong value of the role that the row overrides", row("Clerk", {}), { roles }, certifies],
    ["a role whose cell is an error", row({ error: "#N/A" }, {}), { roles }, "problem"],
    ["the same as a text", row("#REF!", {}), { roles }, "problem"],
    ["the same, without a Roles sheet", row({ error: "#N/A" }, {}), {}, certifies],
    [
      "a role that stands twice",
      row("Analyst", {}),
      { roles: [...roles, ["ANALYST", "low", "skills", null]] },
      "problem",
    ],
    [
      "another role than the one that stands twice",
      row("Buyer", {}),
      { roles: [...roles, ["ANALYST", "low", "skills", null]] },
      certifies,
    ],
    [
      "a wrong value of the organisation",
      row(null, { market: null, industry: null }),
      { organisation: [["Industry", "booming"]] },
      "problem",
    ],
    [
      "a wrong value of the organisation that the row overrides",
      row(null, {}),
      { organisation: [["Industry", "booming"]] },
      certifies,
    ],
    [
      "a wrong value of the organisation that the role overrides",
      row("Buyer", { industry: null }),
      { roles, organisation: [["Industry", "booming"]] },
      "PLAN_MOVE INDUSTRY",
    ],
  ])("%s", (_name, cells, sheets, verdict) => {
    expect(verdicts([headings, cells], sheets)).toEqual([verdict]);
  });

  test("one bad row, shared values included, never stops the others", () => {
    const rows = [
      row("Analyst", {}),
      row("Clerk", { exposure: null }),
      row("Buyer", {}),
      row(null, { gap: 1 }),
    ];
    expect(verdicts([headings, ...rows], { roles })).toEqual([certifies, "problem", certifies, "problem"]);
  });

  test("strict and the redesign rule of the organisation are in force", () => {
    const worry = row(null, { phase: "redesign" });
    expect(verdicts([headings, worry])).toEqual(["PLAN_MOVE REDESIGN"]);
    expect(verdicts([headings, worry], { organisation: [["Redesign rule", "no"]] })).toEqual([certifies]);
  });
});

describe("empty rows", () => {
  const headings = ["Name", "Team", "Named gap", "Verdict", "Why", "Policy", "Decision", ""];
  const exposed = "ASSESS_EXPOSURE EXPOSURE-UNCLEAR";
  test.each<[name: string, cells: Cell[], verdict: string]>([
    ["no cell at all", [], "empty"],
    ["blanks of all kinds", [null, "", "?", "–", 0, "n/a", "tbd", " "], "empty"],
    ["only the results of an earlier run", [null, null, null, "No case now", "…", "00aa11bb"], "empty"],
    ["a name and nothing else", ["Ann"], exposed],
    ["a team and nothing else", [null, "Sales"], exposed],
    ["a note without a heading", [...Array<null>(7).fill(null), "leaves in May"], exposed],
    ["an answer and nothing else", [null, null, "yes"], exposed],
    ["a number in a column that is ignored", [null, 7], exposed],
    ["no in a column that is ignored", [null, false], exposed],
    ["an error in a column that is ignored", [null, { error: "#N/A" }], exposed],
    ["a wrong answer and nothing else", [null, null, "maybe"], "problem"],
  ])("%s", (_name, cells, verdict) => {
    expect(verdicts([headings, cells])).toEqual([verdict]);
    expect(verdictsOf(judgeNow(FORMS[1]![1](rosterOf([headings, cells]))))).toEqual([verdict]);
  });

  test("stay empty though the organisation answers everything", () => {
    const organisation: Matrix = [
      ["AI exposure", "low"],
      ["Industry", "booming"],
      ["Named gap", "yes"],
    ];
    expect(verdicts([["Name", "AI tried at work"], [], ["Ann"], [null, "n/a"]], { organisation })).toEqual([
      "empty",
      "problem",
      "empty",
    ]);
  });

  test("a role and nothing else is a person, with the answers of the role", () => {
    const roles: Matrix = [
      ["Role", "AI exposure", "Ownership effect"],
      ["Clerk", "low", "fewer"],
    ];
    expect(verdicts([["Role", "Named gap"], ["Clerk"], []], { roles })).toEqual([
      "PLAN_MOVE STRUCTURAL",
      "empty",
    ]);
  });

  test("other reasons and nothing else are a person; none of them are not", () => {
    const found = verdicts([["Other reasons"], ["gap"], ["none"], [";"], ["fun"]]);
    expect(found).toEqual([exposed, "empty", "empty", "problem"]);
  });
});

describe("what never changes a verdict", () => {
  const random = seeded(22);
  const people = Array.from({ length: 300 }, (_, i) => withBlanks(random, randomPerson(random), (i % 4) / 8));
  const rows = people.map(cellsOf);
  const expected = verdicts([ALL_HEADINGS, ...rows]);

  test("the order of the rows", () => {
    const order = shuffled(
      random,
      rows.map((_, index) => index),
    );
    const found = verdicts([ALL_HEADINGS, ...order.map((index) => rows[index]!)]);
    expect(found).toEqual(order.map((index) => expected[index]));
  });

  test("the order of the columns", () => {
    const order = shuffled(
      random,
      QUESTIONS.map((_, index) => index),
    );
    const turned = [ALL_HEADINGS, ...rows].map((cells) => order.map((index) => cells[index]!));
    expect(verdicts(turned)).toEqual(expected);
  });

  test("columns that are ignored, names and other facts that are never read among them", () => {
    const more = ["Name", "Age", "Pay", "Performance rating", "Notes"];
    const filled = rows.map((cells, i) => [
      ...cells,
      `P${String(i)}`,
      20 + (i % 50),
      i * 100,
      "good",
      "AI exposure: high",
    ]);
    expect(verdicts([[...ALL_HEADINGS, ...more], ...filled])).toEqual(expected);
  });

  test("stance, role class and what only makes a case stronger", () => {
    const idle = [
      "Positioning",
      "Role class",
      "Owns measured outcomes",
      "Moving into system design",
      "Moving into hybrid role",
    ];
    const kept = ALL_HEADINGS.map((heading, index) => (idle.includes(heading) ? -1 : index)).filter(
      (i) => i >= 0,
    );
    const without = [ALL_HEADINGS, ...rows].map((cells) => kept.map((index) => cells[index]!));
    expect(verdicts(without)).toEqual(expected);
  });
});

describe("long work", () => {
  const rowCount = 150_000;
  const roster = (): Roster => {
    const rows = Array.from({ length: rowCount }, () => soundCells("Ann"));
    return rosterOf([SOUND_HEADINGS, ...rows]);
  };

  test("reports progress, lets others have their turn, and ends with every row", async () => {
    const progress: number[] = [];
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    const judged = await judgeRoster(roster(), { onProgress: (rows) => progress.push(rows) });
    clearInterval(others);
    expect(progress.length).toBeGreaterThan(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBeLessThanOrEqual(rowCount);
    expect(turns).toBeGreaterThan(0);
    expect(new Set(verdictsOf(judged))).toEqual(new Set(["CERTIFY GAP"]));
    expect(judged.outcomes).toHaveLength(rowCount);
  });

  test("stops with the signal's reason", async () => {
    const stop = new AbortController();
    const work = judgeRoster(roster(), {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error("enough")),
    });
    await expect(work).rejects.toThrow("enough");
  });

  test("does not begin when it is stopped already", async () => {
    const progress: number[] = [];
    const options = {
      signal: AbortSignal.abort(new Error("too late")),
      onProgress: (n: number) => progress.push(n),
    };
    await expect(judgeRoster(roster(), options)).rejects.toThrow("too late");
    expect(progress).toEqual([]);
  });

  test("a roster without rows", async () => {
    expect((await judgeRoster(rosterOf([["Named gap"]]))).outcomes).toHaveLength(0);
  });
});
