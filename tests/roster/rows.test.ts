// One row in full: its problems, the level each answer came from, its judgement.
import { judge, loadPolicy } from "../../src/policy/policy";
import { judgeNow } from "../../src/roster/bulk";
import type { Cell } from "../../src/roster/cells";
import { NO_STORED_VALUE } from "../../src/roster/cells";
import { answersInEffect, judgementOf, rowCodes, rowProblems, unknownRoleNames } from "../../src/roster/rows";
import { encode } from "../../src/policy/variables";
import { answersOf, cellsOf, HEADINGS, QUESTIONS, randomPerson, withBlanks } from "../support/people";
import { seeded } from "../support/random";
import type { Matrix, Sheets } from "../support/rosters";
import { coded, judgedOf, rosterOf, SOUND_HEADINGS, soundCells, verdictsOf } from "../support/rosters";
import { USUAL } from "../support/settings";
import { SOUND } from "../support/sound";

const YES_NO = ["yes", "no"];
const LOW_TO_HIGH = ["low", "moderate", "high"];

describe("problems of a row", () => {
  const headings = [
    "Role",
    "AI exposure",
    "Exposure cause",
    "Named gap",
    "Other reasons",
    "Market asks for certificates",
  ];
  const roles: Matrix = [
    ["Job title", "AI exposure level", "Reporting-heavy"],
    ["Analyst", "extreme", "no"],
    ["Clerk", { error: "#VALUE!" }, "no"],
    ["Buyer", "low", "no"],
    ["Analyst", "low", "no"],
  ];
  const organisation: Matrix = [
    ["Industry", "booming"],
    ["Leaders value AI literacy", 1],
  ];
  const problemsOf = (cells: readonly Cell[], sheets?: Sheets) =>
    rowProblems(judgedOf([headings, [], cells], sheets), 1);

  test.each<[name: string, cells: readonly Cell[], problem: object]>([
    [
      "a value that is not allowed",
      ["Buyer", "extreme"],
      {
        ...{ sheet: "Roster", row: 3, column: "AI exposure", value: "extreme", allowed: LOW_TO_HIGH },
        message:
          "Roster, row 3, “AI exposure”: “extreme” is none of the allowed answers (low, moderate, high, or blank).",
      },
    ],
    [
      "a one for yes",
      ["Buyer", "low", "skills", 1],
      {
        ...{ sheet: "Roster", row: 3, column: "Named gap", value: "1", allowed: YES_NO },
        message:
          "Roster, row 3, “Named gap”: “1” is none of the allowed answers (yes, no, or blank). A 1 is not read as yes: write yes or no.",
      },
    ],
    [
      "one of several other reasons",
      ["Buyer", "low", "skills", "yes", "gap; fun"],
      {
        column: "Other reasons",
        value: "fun",
        message: expect.stringContaining("“fun” is none of the allowed"),
      },
    ],
    [
      "an Excel error",
      ["Buyer", { error: "#N/A" }],
      {
        ...{ column: "AI exposure", value: "#N/A", allowed: LOW_TO_HIGH },
        message:
          "Roster, row 3, “AI exposure”: the cell holds the error #N/A. Mend its formula, or write one of: low, moderate, high, or leave it blank.",
      },
    ],
    [
      "the same as a text",
      ["Buyer", "#n/a"],
      { column: "AI exposure", message: expect.stringContaining("the cell holds the error #N/A") },
    ],
    [
      "a formula without its value",
      ["Buyer", { error: NO_STORED_VALUE }],
      {
        column: "AI exposure",
        message:
          "Roster, row 3, “AI exposure”: the formula's value is not stored in the file. Open the file in a spreadsheet program, let it calculate, and save it.",
      },
    ],
  ])("%s", (_name, cells, problem) => expect(problemsOf(cells)).toEqual([expect.objectContaining(problem)]));

  test.each<[name: string, cells: readonly Cell[], sheets: Sheets, messages: readonly string[]]>([
    [
      "a role whose cell is an error",
      ["#REF!", "low"],
      { roles },
      ["Roster, row 3, “Role”: the cell holds the error #REF!. Mend its formula, or leave it blank."],
    ],
    [
      "a role that stands twice on the Roles sheet",
      ["ANALYST", "low"],
      { roles },
      ["“ANALYST” stands twice on Roles, in rows 2 and 5. Keep one of them."],
    ],
    [
      "an error on the Roles sheet, with its own place",
      ["Clerk"],
      { roles },
      ["Roles, row 3, “AI exposure level”: the cell holds the error #VALUE!."],
    ],
    [
      "wrong values of the organisation, with their own places",
      ["Buyer", "low"],
      { roles, organisation },
      [
        "Organisation, row 1, “Industry”: “booming” is none of the allowed answers (stable, shifting, compressing, or blank).",
        "Organisation, row 2, “Leaders value AI literacy”: “1” is none of the allowed answers (yes, no, or blank).",
      ],
    ],
    [
      "all of them: the row's own from left to right, then its role, then what it takes over",
      ["Clerk", null, "bad luck", "maybe", "fun"],
      { roles, organisation },
      [
        "Roster, row 3, “Exposure cause”: “bad luck”",
        "Roster, row 3, “Named gap”: “maybe”",
        "Roster, row 3, “Other reasons”: “fun”",
        "Roles, row 3, “AI exposure level”: the cell holds the error #VALUE!",
        "Organisation, row 1, “Industry”: “booming”",
        "Organisation, row 2, “Leaders value AI literacy”: “1”",
      ],
    ],
    [
      "wrong values that the row overrides are none",
      ["Clerk", "low", "bad luck", null, null, "yes"],
      { roles, organisation: [["market", "perhaps"]] },
      ["Roster, row 3, “Exposure cause”: “bad luck”"],
    ],
    [
      "a wrong value of the row hides the wrong one of its role",
      ["Clerk", "extreme"],
      { roles },
      ["Roster, row 3, “AI exposure”: “extreme”"],
    ],
  ])("%s", (_name, cells, sheets, messages) => {
    const found = problemsOf(cells, sheets).map(({ message }) => message);
    expect(found).toEqual(messages.map((message) => expect.stringContaining(message) as string));
  });

  test("none for a row that can be judged, or is empty", () => {
    const judged = judgedOf([headings, ["Buyer", "low"], []], { roles });
    expect([rowProblems(judged, 0), rowProblems(judged, 1)]).toEqual([[], []]);
  });

  test("rows that could not be read as rows have their own message, before any other", () => {
    const fault = "There are 9 fields; the headings are 6.";
    const roster = rosterOf([headings, ["Buyer", "low"], ["Buyer", "low"], ["Buyer", "extreme"], []]);
    const faults = new Map([1, 2, 3].map((row) => [row, fault]));
    const judged = judgeNow({ ...roster, table: { ...roster.table, faults } });
    const wrong = expect.stringContaining("“extreme”") as string;
    const messages = [0, 1, 2, 3].map((row) => rowProblems(judged, row).map(({ message }) => message));
    expect(messages).toEqual([[], [fault], [fault, wrong], [fault]]);
    expect(verdictsOf(judged).map((verdict) => verdict === "problem")).toEqual([false, true, true, true]);
  });
});

describe("the answers in effect, and where each came from", () => {
  test("organisation, role, person: the more specific wins", () => {
    const judged = judgedOf(
      [
        ["Role", "AI exposure", "Industry", "Market asks for certificates", "Other reasons", "Named gap"],
        ["Clerk", null, "stable", null, "panic; gap", "✓"],
      ],
      {
        roles: [
          ["Role", "AI exposure", "Exposure cause", "Industry", "phase"],
          ["Clerk", "medium", "both", "shifting", null],
        ],
        organisation: [
          ["Industry", "compressing"],
          ["market", "no"],
          ["phase", "settled"],
          ["cause", "design"],
        ],
      },
    );
    const found = answersInEffect(judged, 0).map(({ question, answer, level }) =>
      [question, answer, level].join(" "),
    );
    expect(found).toEqual([
      "exposure moderate role",
      "cause both role",
      "industry stable person",
      "phase settled organisation",
      "market no organisation",
      "otherReasons gap, panic person",
      "gap yes person",
    ]);
  });

  test("none of them for a person of whom only the name is known", () => {
    expect(answersInEffect(judgedOf([["Name", "Named gap"], ["Ann"]]), 0)).toEqual([]);
  });
});

describe("the judgement of a row", () => {
  test("is that of its answers, in either form of columns", () => {
    const random = seeded(31);
    const people = Array.from({ length: 200 }, (_, i) =>
      withBlanks(random, randomPerson(random), (i % 4) / 6),
    );
    const roster = rosterOf([QUESTIONS.map((id) => HEADINGS[id]), ...people.map(cellsOf)]);
    for (const judged of [judgeNow(roster), judgeNow({ ...roster, table: coded(roster.table) })])
      people.forEach((person, row) => {
        const answers = answersOf(person);
        expect(judgementOf(judged, row)).toEqual(judge(loadPolicy(USUAL), answers));
        expect([...rowCodes(judged, row)]).toEqual([...encode(answers)]);
      });
  });

  test("is none for an empty row and for one with a problem", () => {
    const judged = judgedOf([SOUND_HEADINGS, [], soundCells("Ann", { gap: "perhaps" }), soundCells("Bo")]);
    expect([0, 1].map((row) => judgementOf(judged, row))).toEqual([null, null]);
    expect(judgementOf(judged, 2)).toEqual(judge(loadPolicy(USUAL), SOUND));
  });
});

describe("roles that the Roles sheet does not have", () => {
  const rows: Matrix = [
    ["Role", "Named gap"],
    ...["Clerk", "Pilot", " pilot", "CLERK", null, "n/a", "?", 0, "Cook", { error: "#N/A" }, "#REF!"].map(
      (cell) => [cell as Cell, "yes"],
    ),
  ];
  const roles: Matrix = [
    ["Role", "AI exposure"],
    ["Clerk", "low"],
  ];
  test("are listed once each, blanks and errors aside", () => {
    expect(unknownRoleNames(judgedOf(rows, { roles }))).toEqual(["Pilot", "Cook"]);
  });
  test("are none without a Roles sheet, or without a role column", () => {
    expect(unknownRoleNames(judgedOf(rows))).toEqual([]);
    expect(unknownRoleNames(judgedOf([["Named gap"], ["yes"]], { roles }))).toEqual([]);
  });
});
