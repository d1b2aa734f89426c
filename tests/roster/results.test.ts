// The result columns: what an evaluation writes, and what a second one leaves as it was.
import { judge, loadPolicy } from "../../src/policy/policy";
import type { ReasonGiven } from "../../src/policy/policy";
import type { JudgedRows } from "../../src/roster/bulk";
import type { Cell } from "../../src/roster/cells";
import type { ResultHeading } from "../../src/roster/resultHeadings";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { answersHash, resultColumns } from "../../src/roster/results";
import { changeSentence, losesSentence, nextStepText, whySentence } from "../../src/roster/sentences";
import { CAUTION_WORDS, VERDICT_WORDS } from "../../src/words/verdicts";
import { readExamples } from "../support/examples";
import { answersOf, cellsOf, HEADINGS, QUESTIONS, randomPerson, withBlanks } from "../support/people";
import { seeded } from "../support/random";
import type { Matrix, Sheets } from "../support/rosters";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";
import { USUAL } from "../support/settings";
import type { SOUND } from "../support/sound";

const MAY = "2026-05-04";
const JUNE = "2026-06-01";
const usual = loadPolicy(USUAL);

/** The results of a roster, row by row, by heading. */
async function results(
  matrix: Matrix,
  today = MAY,
  sheets?: Sheets,
): Promise<Record<ResultHeading, string>[]> {
  const judged = judgedOf(matrix, sheets);
  const columns = await resultColumns(judged, today);
  const texts = columns.map((column) => [column.heading, textsOf(column)] as const);
  return Array.from({ length: judged.outcomes.length }, (_, row) =>
    Object.fromEntries(texts.map(([heading, rows]) => [heading, rows[row]!])),
  ) as Record<ResultHeading, string>[];
}

test("the columns, in their order", async () => {
  const columns = await resultColumns(judgedOf([["Named gap"], ["yes"]]), MAY);
  const order = [
    ...[
      "Verdict",
      "Why",
      "Next step",
      "Question to answer",
      "Would change it",
      "Cautions",
      "Strength",
      "Firm",
    ],
    ...["Verdict code", "Rule code", "Row problem", "Policy", "Answers", "Evaluated on"],
  ];
  expect(columns.map(({ heading }) => heading)).toEqual(order);
  expect(RESULT_HEADINGS).toEqual(order);
  expect(DECISION_HEADINGS).toEqual(["Decision", "Decided by", "Why different"]);
});

/** The reasons that a cell has room for: all of what decided, and two on either side. */
function briefly(reasons: readonly ReasonGiven[]): ReasonGiven[] {
  const of = (kind: ReasonGiven["kind"]) => reasons.filter((reason) => reason.kind === kind);
  return [...of("decided"), ...of("supports").slice(0, 2), ...of("against").slice(0, 2)];
}

describe("a row's results", () => {
  test("of a certificate", async () => {
    const [row] = await results([
      [...SOUND_HEADINGS, "Positioning"],
      [...soundCells("Ann"), "defensive"],
    ]);
    expect(row).toEqual({
      Verdict: "Certify now",
      Why: expect.stringMatching(/^It closes a capability gap that has been named \(E63, E9\)\. Also: /),
      "Next step": expect.stringMatching(/^Line manager: approve the credential that was named/),
      "Question to answer": "",
      "Would change it":
        "It would be lost with another answer to any of: AI tried at work; Capability gap named; Direction; Ownership effect; Exposure cause; Industry; AI adoption phase.",
      Cautions: "It is meant to hold ground; a certificate helps more where it gains some.",
      Strength: "thin",
      Firm: "yes",
      "Verdict code": "CERTIFY",
      "Rule code": "GAP",
      "Row problem": "",
      Policy: usual.hash,
      Answers: expect.stringMatching(/^a[0-9a-f]{8}$/),
      "Evaluated on": MAY,
    });
  });

  test("of an open question", async () => {
    const [row] = await results([SOUND_HEADINGS, soundCells("Ann", { ownership: null })]);
    expect(row).toMatchObject({
      Verdict: "Answer needed",
      Why: expect.stringMatching(
        /^The verdict turns on “Ownership effect”, which is blank; still possible: Certify now, Run an applied project, Plan the move first \(E23, E45\)\. So far/,
      ),
      "Next step": "The person: answer one question: Ownership effect (one answer).",
      "Question to answer": "Ownership effect",
      "Would change it": "A certificate would make sense with: Ownership effect = expands.",
      ...{ Strength: "", Firm: "no", "Verdict code": "NEEDS_ANSWER", "Rule code": "ASK" },
    });
  });

  test("of a verdict that nothing on offer would change", async () => {
    const [row] = await results([SOUND_HEADINGS, soundCells("Ann", { reason: "panic" })]);
    expect(row).toMatchObject({
      Verdict: "No case now",
      "Would change it": "No change of answers that could be offered leads to a certificate.",
    });
  });

  test("of a wrong value: the words to check the row, and why", async () => {
    const headings = ["Person", "Named gap", "Positioning"];
    const [row, other] = await results([headings, ["Ann", "perhaps", 1], ["Bo", "yes", "offensive"]]);
    const message = [
      "Roster, row 2, “Named gap”: “perhaps” is none of the allowed answers (yes, no, or blank).",
      "Roster, row 2, “Positioning”: “1” is none of the allowed answers (offensive, defensive, or blank).",
    ].join("\n");
    const filled = { Verdict: "Check row", Why: message, "Row problem": message, Policy: usual.hash };
    const empty = RESULT_HEADINGS.map((heading) => [heading, ""]);
    expect(row).toEqual({ ...Object.fromEntries(empty), ...filled, "Evaluated on": MAY });
    expect(other).toMatchObject({ Verdict: "Assess exposure first", "Row problem": "" });
  });

  test("of roles that Roles does not have: a last sentence says so", async () => {
    const headings = ["Role", ...SOUND_HEADINGS];
    const names: readonly Cell[] = ["Clerk", " Pilot ", 17, null, "n/a", 0, "Pilot"];
    const rows = names.map((name) => [name, ...soundCells("Ann")]);
    rows.push(
      ["Pilot", ...soundCells("Bo", { gap: "perhaps" })],
      ["Pilot", ...soundCells("Cy", { gap: "no" })],
    );
    const roles: Matrix = [
      ["Role", "AI exposure"],
      ["Clerk", "high"],
    ];
    const plain = (await results([headings, ...rows])).map(({ Why }) => Why);
    const whys = (await results([headings, ...rows], MAY, { roles })).map(({ Why }) => Why);
    const said = whys.map((why, row) => (why === plain[row] ? "" : why.slice(plain[row]!.length)));
    const pilot = " The role “Pilot” is not on Roles.";
    expect(said).toEqual(["", pilot, pilot.replace("Pilot", "17"), "", "", "", pilot, "", pilot]);
    // Without a column of roles there is nothing to find.
    const unjoined = await results([SOUND_HEADINGS, soundCells("Ann")], MAY, { roles });
    expect(unjoined[0]!.Why).toBe(plain[0]);
  });

  test("of an empty row: none, not even a date", async () => {
    const [row] = await results([SOUND_HEADINGS, []]);
    expect(Object.values(row!).join("")).toBe("");
  });

  test("are for every row what its own judgement says", async () => {
    const random = seeded(41);
    const people = [
      ...readExamples().map(({ person }) => person),
      ...Array.from({ length: 600 }, (_, i) => withBlanks(random, randomPerson(random), (i % 4) / 6)),
    ];
    const found = await results([QUESTIONS.map((id) => HEADINGS[id]), ...people.map(cellsOf)]);
    const expected = people.map((person) => {
      const j = judge(usual, answersOf(person));
      return {
        Verdict: VERDICT_WORDS[j.verdict],
        Why: whySentence(briefly(j.reasons), j),
        "Next step": nextStepText(j),
        "Question to answer": j.ask === null ? "" : HEADINGS[j.ask],
        "Would change it": j.strength === "" ? changeSentence(j.change) : losesSentence(j.losesWith),
        Cautions: j.cautions.map((id) => CAUTION_WORDS[id]).join(" "),
        ...{
          Strength: j.strength,
          Firm: j.firm ? "yes" : "no",
          "Verdict code": j.verdict,
          "Rule code": j.code,
        },
      };
    });
    expect(found).toEqual(expected.map((row) => expect.objectContaining(row) as object));
  });
});

describe("evaluated on", () => {
  const answers: readonly Cell[][] = [
    soundCells("Ann"),
    soundCells("Bo", { gap: "perhaps" }),
    soundCells("Cy", { ownership: null }),
    Array<null>(SOUND_HEADINGS.length).fill(null),
  ];
  const headings = [...SOUND_HEADINGS, ...RESULT_HEADINGS];

  /** The roster with the results of an evaluation in May beside it. */
  async function evaluated(sheets?: Sheets): Promise<Cell[][]> {
    const rows = await results([SOUND_HEADINGS, ...answers], MAY, sheets);
    return rows.map((row, index) => [...answers[index]!, ...RESULT_HEADINGS.map((heading) => row[heading])]);
  }
  const dates = async (rows: Matrix, sheets?: Sheets) =>
    (await results([headings, ...rows], JUNE, sheets)).map((row) => row["Evaluated on"]);
  const at = (heading: string) => headings.indexOf(heading);
  const withCell = (rows: Cell[][], row: number, heading: string, cell: Cell) =>
    rows.map((cells, index) => (index === row ? Object.assign([...cells], { [at(heading)]: cell }) : cells));

  test("stays, with everything else, when nothing has changed", async () => {
    const before = await evaluated();
    const again = await results([headings, ...before], JUNE);
    const kept = before.map((cells) =>
      Object.fromEntries(RESULT_HEADINGS.map((heading) => [heading, cells[at(heading)]])),
    );
    expect(again).toEqual(kept);
  });

  test.each<[what: string, row: number, heading: string, cell: Cell]>([
    ["an answer that changes the verdict", 0, "Capability gap named", "no"],
    ["an answer that does not", 0, "Target is sound", "yes"],
    ["an answer made blank", 0, "Target asks for credential", null],
    ["a wrong value mended", 1, "Capability gap named", "yes"],
    ["a wrong value made", 2, "Capability gap named", "perhaps"],
    ["a verdict that somebody typed over", 2, "Verdict", "Certify now"],
    ["another policy's results", 0, "Policy", "00000000"],
    ["another hash of answers", 0, "Answers", "00000000"],
    ["a date that was taken away", 0, "Evaluated on", null],
  ])("changes with %s", async (_what, row, heading, cell) => {
    const expected = [MAY, MAY, MAY, ""].map((date, index) => (index === row ? JUNE : date));
    expect(await dates(withCell(await evaluated(), row, heading, cell))).toEqual(expected);
  });

  test.each<[what: string, row: number, heading: string, cell: Cell]>([
    ["the same answer in other words", 0, "Capability gap named", " YES! "],
    ["the name", 0, "Person", "Anna"],
    ["another wrong value", 1, "Capability gap named", "maybe"],
    ["a reason that somebody typed over", 0, "Why", "Because"],
  ])("stays with another form of %s", async (_what, row, heading, cell) => {
    expect(await dates(withCell(await evaluated(), row, heading, cell))).toEqual([MAY, MAY, MAY, ""]);
  });

  test("changes for every judged row with the settings, since the policy is another", async () => {
    const organisation: Matrix = [["Strict", "yes"]];
    expect(await dates(await evaluated(), { organisation })).toEqual([JUNE, JUNE, JUNE, ""]);
    expect(await dates(await evaluated({ organisation }), { organisation })).toEqual([MAY, MAY, MAY, ""]);
  });

  test.each<[what: string, cell: Cell, date: string]>([
    ["a date that a spreadsheet program made a number", 46_146, MAY],
    ["the same with a time", 46_146.75, MAY],
    ["a number that is no date", 1e300, JUNE],
    ["a zero, which is blank", 0, JUNE],
  ])("is read from %s", async (_what, cell, date) => {
    expect(await dates(withCell(await evaluated(), 0, "Evaluated on", cell))).toEqual([date, MAY, MAY, ""]);
  });

  test("goes from a row that has become empty", async () => {
    const blank = SOUND_HEADINGS.map(() => null);
    const rows = (await evaluated()).map((cells) => [...blank, ...cells.slice(blank.length)]);
    expect(await dates(rows)).toEqual(["", "", "", ""]);
  });
});

describe("the hash of the answers", () => {
  const hashOf = (judged: JudgedRows) => answersHash(judged, 0);
  const sound = (
    changed: { readonly [Id in keyof typeof SOUND]?: Cell } = {},
    more: Record<string, Cell> = {},
  ) =>
    judgedOf([
      [...SOUND_HEADINGS, ...Object.keys(more)],
      [...soundCells("Ann", changed), ...Object.values(more)],
    ]);
  const plain = hashOf(sound());

  test("differs for each other answer, each blank, and each set of other reasons", () => {
    const hashes = new Set([plain]);
    let count = 1;
    for (const [id, answers] of Object.entries({
      gap: ["no", null],
      tested: ["tried", "measured", null],
      reason: ["signal", null],
      market: ["yes", null],
    })) {
      for (const answer of answers) hashes.add(hashOf(sound({ [id]: answer })));
      count += answers.length;
    }
    for (const others of ["gap", "signal", "panic", "headlines", "panic, headlines", "gap, panic"]) {
      hashes.add(hashOf(sound({}, { "Other reasons": others })));
      count += 1;
    }
    for (const [heading, answer] of [
      ["Positioning", "offensive"],
      ["Role class", "proof"],
      ["Moving into hybrid role", "no"],
    ]) {
      hashes.add(hashOf(sound({}, { [heading!]: answer! })));
      count += 1;
    }
    expect(hashes.size).toBe(count);
  });

  test("differs on every one of thousands of different rows", () => {
    const random = seeded(42);
    const rows = new Set(Array.from({ length: 5000 }, () => cellsOf(randomPerson(random)).join("|")));
    const people = [...rows].map((row) => row.split("|"));
    const otherReasons = QUESTIONS.indexOf("otherReasons");
    const judged = judgedOf([QUESTIONS.map((id) => HEADINGS[id]), ...people]);
    const sets = people.map((cells) =>
      Object.assign([...cells], { [otherReasons]: cells[otherReasons]!.split("; ").sort().join() }).join("|"),
    );
    expect(new Set(people.map((_, row) => answersHash(judged, row))).size).toBe(new Set(sets).size);
  });

  test.each<[string, JudgedRows]>([
    ["other words for the answers", sound({ gap: "✓", market: "non" })],
    ["the order of other columns", sound({}, { Notes: "late", "Other reasons": "n/a" })],
    ["a blank column more", sound({}, { Positioning: null })],
    [
      "the level that an answer comes from",
      judgedOf([SOUND_HEADINGS, soundCells("Ann", { industry: null, market: null })], {
        organisation: [
          ["Industry", "stable"],
          ["market", "no"],
        ],
      }),
    ],
  ])("is the same with %s", (_name, judged) => expect(hashOf(judged)).toBe(plain));

  test("is the same whatever the order of other reasons", () => {
    const of = (others: string) => hashOf(sound({}, { "Other reasons": others }));
    expect(of("panic; gap")).toBe(of("gap, gap\npanic"));
  });
});

test("long work stops with the signal's reason", async () => {
  const judged = judgedOf([["Named gap"], ...Array.from({ length: 10 }, () => ["yes"])]);
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(resultColumns(judged, MAY, { signal })).rejects.toThrow("enough");
});
