// What a run found: counts, problems, what holds rows up, who moved and why, decisions to look at again.
import type { AskedQuestionId } from "../../src/policy/questions";
import { hashText } from "../../src/policy/hash";
import { loadPolicy } from "../../src/policy/policy";
import { blockingQuestion } from "../../src/roster/blocking";
import { judgeNow } from "../../src/roster/bulk";
import type { Cell } from "../../src/roster/cells";
import { columnsOf } from "../../src/roster/table";
import { reportOf } from "../../src/roster/report";
import { answersHash } from "../../src/roster/results";
import { judgementOf } from "../../src/roster/rows";
import { cellsOf, HEADINGS, QUESTIONS, randomPerson, withSomeBlanks } from "../support/people";
import { seeded } from "../support/random";
import type { Matrix, Sheets } from "../support/rosters";
import { coded, judgedOf, rosterOf, SOUND_HEADINGS, soundCells } from "../support/rosters";

/** Sound people, each with answers changed. */
const people = (...rows: Cell[][]): Matrix => [SOUND_HEADINGS, ...rows];
const reported = (matrix: Matrix, sheets?: Sheets) => reportOf(judgedOf(matrix, sheets), 0);

test("verdicts are counted in the order of summaries, empty rows and rows with problems apart", () => {
  const report = reported(
    people(
      soundCells("Ann"),
      soundCells("Bob", { reason: "activity" }),
      SOUND_HEADINGS.map(() => ""),
      soundCells("Cy", { exposure: "huge" }),
      soundCells("Di"),
    ),
  );
  expect(report).toMatchObject({
    rows: 4,
    emptyRows: 1,
    problemRows: 1,
    verdicts: [
      ["CERTIFY", 2],
      ["NO_CASE", 1],
    ],
    sheet: "Roster",
    policy: loadPolicy().hash,
  });
});

describe("problems", () => {
  test("each with its cell, whom it is about and what is allowed", () => {
    const { problems } = reportOf(
      judgedOf(people(soundCells("Ann"), soundCells("Bob", { cause: "sills", gap: "maybe" }))),
      2,
    );
    expect(problems).toMatchObject([
      { cell: "E3", row: 3, column: "Exposure cause", value: "sills", label: "Bob", rows: 1 },
      { cell: "O3", row: 3, column: "Capability gap named", value: "maybe", label: "Bob", rows: 1 },
    ]);
    expect(problems[0]!.message).toMatch(/^Roster, row 3, “Exposure cause”: “sills” is none of/);
  });

  test("without the column in which the roster starts, no cell is named", () => {
    const { problems } = reportOf(judgedOf(people(soundCells("Bob", { cause: "sills" }))));
    expect(problems[0]!.cell).toBeUndefined();
  });

  test("a wrong value on another sheet is one problem, for all its rows", () => {
    const rows = ["Ann", "Bob", "Cy"].map((name) => soundCells(name, { industry: "" }));
    const { problems, problemRows } = reported(people(...rows), { organisation: [["Industry", "odd"]] });
    expect(problems).toMatchObject([{ sheet: "Organisation", row: 1, rows: 3, cell: undefined }]);
    expect(problemRows).toBe(3);
  });

  test("the list is cut off, the counts are not", () => {
    const rows = Array.from({ length: 130 }, (_, index) =>
      soundCells("Ann", { exposure: `level ${String(index)}` }),
    );
    const report = reported(people(...rows));
    expect([report.problems.length, report.otherProblemRows, report.problemRows]).toEqual([100, 30, 130]);
  });
});

describe("what holds rows up", () => {
  const withRole = (role: Cell, ...rest: Parameters<typeof soundCells>): Cell[] => [
    role,
    ...soundCells(...rest),
  ];
  const headings = ["Role", ...SOUND_HEADINGS];

  test("is grouped by who can answer, and for role owners by role", () => {
    const { blockers } = reported([
      headings,
      withRole("Clerk", "Ann", { exposure: "" }),
      withRole("clerk ", "Bob", { exposure: "", cause: "" }),
      withRole("Lead", "Cy", { cause: "" }),
      withRole("", "Di", { exposure: "" }),
      withRole("Lead", "Ed", { reason: "" }),
      withRole("Lead", "Fay", { industry: "" }),
      withRole("Lead", "Gus"),
    ]);
    expect(blockers).toEqual({
      rows: 6,
      levels: [
        { level: "organisation", rows: 1, questions: [{ question: "industry", rows: 1 }] },
        {
          level: "role",
          rows: 4,
          questions: [
            { question: "exposure", rows: 3 },
            { question: "cause", rows: 1 },
          ],
        },
        { level: "person", rows: 1, questions: [{ question: "reason", rows: 1 }] },
      ],
      roleCount: 3,
      roles: [
        { role: "Clerk", rows: 2, questions: [{ question: "exposure", rows: 2 }] },
        { role: "Lead", rows: 1, questions: [{ question: "cause", rows: 1 }] },
        { role: "", rows: 1, questions: [{ question: "exposure", rows: 1 }] },
      ],
    });
  });

  test("is, of every row, its question to answer, or the first thing not known of an unclear exposure", () => {
    const random = seeded(11);
    const rows = Array.from({ length: 2000 }, () => cellsOf(withSomeBlanks(random, randomPerson(random), 6)));
    const judged = judgedOf([QUESTIONS.map((id) => HEADINGS[id]), ...rows]);
    const seen = new Set<AskedQuestionId | undefined>();
    rows.forEach((_, row) => {
      const judgement = judgementOf(judged, row)!;
      const unclear = judgement.verdict === "ASSESS_EXPOSURE" ? judgement.dependsOn[0] : undefined;
      const blocks = blockingQuestion(judged, row);
      expect(blocks).toBe(judgement.ask ?? unclear);
      seen.add(blocks);
    });
    expect(seen.size).toBeGreaterThan(10);
  });
});

describe("what changed since the last run", () => {
  const results = ["Verdict", "Policy", "Answers", "Decision", "Decided by"];
  const { hash } = loadPolicy();

  /** A sound person with changed answers, beside the results of a run before that change. */
  function row(
    name: string,
    changed: Parameters<typeof soundCells>[1],
    former: { verdict?: string; policy?: string; answers?: "same" | Cell; decision?: string } = {},
  ): Cell[] {
    const cells = soundCells(name, changed);
    const { verdict = "Certify now", policy = hash, answers = "a00000000", decision = "" } = former;
    const same = hashText("a", answersHash(judgedOf(people(cells)), 0));
    return [...cells, verdict, policy, answers === "same" ? same : answers, decision, decision && "Eve"];
  }
  const changesIn = (...rows: Cell[][]) => reported([[...SOUND_HEADINGS, ...results], ...rows]).changes;
  const ACTIVITY = { reason: "activity" };

  test.each<[string, Parameters<typeof row>[2], string]>([
    ["the answers", {}, "answers"],
    ["the rules", { policy: "p00000000", answers: "same" }, "rules"],
    ["both", { policy: "p00000000" }, "both"],
    ["neither, as the stamps say", { answers: "same" }, "unknown"],
    ["answers, from a row that was to be checked", { verdict: "Check row", answers: "" }, "answers"],
  ])("%s", (_, former, why) => {
    const { moves } = changesIn(row("Ann", ACTIVITY, former));
    expect(moves).toEqual([
      {
        from: former?.verdict ?? "Certify now",
        to: "No case now",
        why,
        rows: 1,
        first: [{ row: 2, label: "Ann" }],
      },
    ]);
  });

  test("rows are grouped, most rows first; those that stay, new ones and foreign texts are no moves", () => {
    const changes = changesIn(
      row("Ann", ACTIVITY),
      row("Bob", {}),
      row("Cy", ACTIVITY, { verdict: "" }),
      row("Di", ACTIVITY, { verdict: "Perhaps" }),
      row("Ed", { gap: "maybe" }),
      row("Fay", ACTIVITY),
      [...SOUND_HEADINGS.map(() => ""), "Certify now", hash, "a00000000", "", ""],
    );
    expect([changes.compared, changes.rows]).toEqual([5, 4]);
    expect(
      changes.moves.map(({ from, to, rows, first }) => [from, to, rows, first.map((one) => one.row)]),
    ).toEqual([
      ["Certify now", "No case now", 2, [2, 7]],
      ["Certify now", "Check row", 1, [6]],
      ["Certify now", "", 1, [8]],
    ]);
  });

  test("without results of an earlier run there is nothing to compare", () => {
    expect(reported(people(soundCells("Ann"))).changes).toEqual({
      compared: 0,
      rows: 0,
      moves: [],
      decisionCount: 0,
      decisions: [],
    });
  });

  test("without stamps the reason is not known", () => {
    const matrix = [
      [...SOUND_HEADINGS, "Verdict"],
      [...soundCells("Ann", ACTIVITY), "Certify now"],
    ];
    expect(reported(matrix).changes.moves[0]!.why).toBe("unknown");
  });

  test("decisions are named where their verdict is another one now", () => {
    const changes = changesIn(
      row("Ann", ACTIVITY, { decision: "go ahead" }),
      row("Bob", {}, { decision: "go ahead" }),
      row("Cy", ACTIVITY),
    );
    expect(changes.decisionCount).toBe(1);
    expect(changes.decisions).toEqual([
      {
        row: 2,
        label: "Ann",
        decision: "go ahead",
        decidedBy: "Eve",
        from: "Certify now",
        to: "No case now",
      },
    ]);
  });

  test("lists are cut off, the counts are not", () => {
    const rows = Array.from({ length: 120 }, () => row("Ann", ACTIVITY, { decision: "yes" }));
    const changes = changesIn(...rows);
    expect([changes.rows, changes.moves[0]!.rows, changes.decisionCount]).toEqual([120, 120, 120]);
    expect([changes.moves[0]!.first.length, changes.decisions.length]).toEqual([20, 100]);
  });
});

test("columns as numbers into lists of values give the same report", () => {
  const random = seeded(3);
  const rows = Array.from({ length: 300 }, (_, index): Cell[] => {
    const cells = cellsOf(withSomeBlanks(random, randomPerson(random), 4));
    if (index % 9 === 4) cells[2] = "nonsense";
    return [["Clerk", "Lead", ""][index % 3]!, ...cells, "Certify now", "p00000000", "a00000000", ""];
  });
  const former = ["Verdict", "Policy", "Answers", "Decision"];
  const roster = rosterOf([["Role", ...QUESTIONS.map((id) => HEADINGS[id]), ...former], ...rows]);
  const report = reportOf(judgeNow(roster), 0);
  expect(reportOf(judgeNow({ ...roster, table: coded(roster.table) }), 0)).toEqual(report);
  expect(report.changes.compared).toBe(300);
});

test("a roster as long as a sheet is summed up", () => {
  const rowCount = 1_048_575;
  const headings = [...SOUND_HEADINGS, "Verdict", "Policy", "Answers"];
  const line = [...soundCells("Ann", { exposure: "" }), "Certify now", "p00000000", ""];
  const small = rosterOf([headings, line]);
  const table = { ...small.table, columns: columnsOf(Array(rowCount).fill(line), headings.length), rowCount };
  const report = reportOf(judgeNow({ ...small, table }), 0);
  expect([report.rows, report.blockers.rows, report.changes.rows]).toEqual([rowCount, rowCount, rowCount]);
});
