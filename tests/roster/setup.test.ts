// The Organisation sheet: answers for everyone, settings, headings mapped by hand.
import { judge } from "../../src/policy/policy";
import { variableOf } from "../../src/policy/variables";
import { NO_STORED_VALUE } from "../../src/roster/cells";
import { WRONG } from "../../src/roster/answers";
import type { Organisation } from "../../src/roster/setup";
import { NO_ORGANISATION, organisationCodes, readOrganisation } from "../../src/roster/setup";
import type { Matrix } from "../support/rosters";
import { rosterOf, sound } from "../support/rosters";
import { SOUND } from "../support/sound";

const SHEET = { sheet: "Organisation" };
const organisation = (lines: Matrix): Organisation => sound(readOrganisation(lines, SHEET));

function organisationErrors(lines: Matrix, firstRow = 1): readonly string[] {
  const read = readOrganisation(lines, { ...SHEET, firstRow });
  return "errors" in read ? read.errors : [];
}

describe("answers of the organisation", () => {
  test("are found by id, heading or synonym, with their place", () => {
    const { answers, ignored } = organisation([
      ["Question", "Answer"],
      ["Industry", "Compressing"],
      [" AI phase ", "normalization"],
      [],
      ["committees", true],
      ["Favourite colour", "blue"],
      ["Company name", "Example"],
    ]);
    expect(Object.fromEntries(answers)).toEqual({
      industry: { code: 3, cell: "Compressing", sheet: "Organisation", row: 2, heading: "Industry" },
      phase: { code: 2, cell: "normalization", sheet: "Organisation", row: 3, heading: "AI phase" },
      committees: { code: 1, cell: true, sheet: "Organisation", row: 5, heading: "committees" },
    });
    expect(ignored).toEqual(["Favourite colour", "Company name"]);
  });

  test("as codes of the variables: blanks are 0 and wrong values WRONG", () => {
    const codes = organisationCodes(
      organisation([
        ["Industry", "n/a"],
        ["market", "perhaps"],
        ["gap", "yes"],
      ]),
    );
    expect([codes[variableOf("industry")], codes[variableOf("market")], codes[variableOf("gap")]]).toEqual([
      0,
      WRONG,
      1,
    ]);
    expect([...organisationCodes(NO_ORGANISATION)].every((code) => code === 0)).toBe(true);
  });

  test("lines without a word in front are none", () => {
    const { ignored } = organisation([
      ["\u200b", "yes"],
      ["—", null],
      [" ", "x"],
      ["Mood", "fine"],
    ]);
    expect(ignored).toEqual(["Mood"]);
  });

  test("only the first line can be a heading row", () => {
    const { ignored } = organisation([
      ["Question", "Answer"],
      ["Question", "who answers?"],
    ]);
    expect(ignored).toEqual(["Question"]);
  });

  test.each<[string, Matrix]>([
    [
      "a heading row above the lines is none of them",
      [
        ["Heading", "Answer"],
        ["Industry", "stable"],
      ],
    ],
    ["no heading row", [["Industry", "stable"]]],
    ["more columns than two", [["Industry", "stable", "as of May", 5]]],
  ])("%s", (_name, lines) => {
    const { answers, ignored } = organisation(lines);
    expect([[...answers.keys()], ignored]).toEqual([["industry"], []]);
  });
});

describe("settings", () => {
  test.each<[Matrix, Organisation["settings"]]>([
    [[], { strict: false, redesignRule: true }],
    [[["Strict", "yes"]], { strict: true, redesignRule: true }],
    [[["strict mode", true]], { strict: true, redesignRule: true }],
    [
      [
        ["Strict", "no"],
        ["Redesign rule", "no"],
      ],
      { strict: false, redesignRule: false },
    ],
    [[["REDESIGN-RULE", "✗"]], { strict: false, redesignRule: false }],
    [
      [
        ["Strict", null],
        ["Redesign rule", 0],
      ],
      { strict: false, redesignRule: true },
    ],
  ])("%j", (lines, settings) => expect(organisation(lines).settings).toEqual(settings));

  test("decide which policy judges", () => {
    const roster = rosterOf([["Named gap"], ["yes"]], { organisation: [["Strict", "yes"]] });
    const exit = { direction: "named role", asksForIt: "yes", targetSound: "yes", cause: "design" } as const;
    expect(judge(roster.policy, { ...SOUND, ...exit }).verdict).toBe("PLAN_MOVE");
  });
});

describe("headings mapped by hand", () => {
  test.each<[name: string, lines: Matrix, mapping: object]>([
    ["a heading to a question", [["Column: AI level", "AI exposure"]], { ailevel: "exposure" }],
    ["however it is written", [["COLUMN:ai-level ", "exposure"]], { ailevel: "exposure" }],
    ["a heading to nothing", [["Column: Market", "Not read"]], { market: null }],
    ["the same in another word", [["Column: Market", "ignore"]], { market: null }],
    ["a blank target maps nothing", [["Column: AI level", null]], {}],
    [
      "a heading whose own meaning is another",
      [["Column: Industry", "Market asks for certificates"]],
      { industry: "market" },
    ],
  ])("%s", (_name, lines, mapping) => {
    expect(Object.fromEntries(organisation(lines).mapping)).toEqual(mapping);
  });

  test("are read in the roster and on the Roles sheet", () => {
    const { layout, roles } = rosterOf([["Role", "Notes", "Named gap"]], {
      organisation: [
        ["Column: AI level", "AI exposure"],
        ["Column: notes", "Direction"],
      ],
      roles: [
        ["Role", "AI level"],
        ["Clerk", "high"],
      ],
    });
    expect(layout.questions.get("direction")).toBe(1);
    expect(roles!.layout.questions.get("exposure")).toBe(1);
  });
});

describe("lines that cannot be used", () => {
  test.each<[name: string, lines: Matrix, errors: readonly string[]]>([
    [
      "a question twice",
      [
        ["Industry", "stable"],
        ["Strict", "no"],
        ["industry outlook", "shifting"],
      ],
      ["Organisation: Row 1 and row 3 are both lines for “Industry”. Keep one of them."],
    ],
    [
      "a setting twice, written in two ways",
      [
        ["Strict", "yes"],
        ["strict mode", "no"],
      ],
      ["Organisation: Row 1 and row 2 are both lines for “Strict”. Keep one of them."],
    ],
    [
      "a column mapped twice, written in two ways",
      [
        ["Column: AI level", "AI exposure"],
        ["column: ai-level", "Named gap"],
      ],
      ["Organisation: Row 1 and row 2 are both lines for “Column: ai-level”. Keep one of them."],
    ],
    [
      "what only the person can say",
      [
        ["Main reason", "gap"],
        ["Other reasons", "panic"],
        ["Positioning", "offensive"],
      ],
      ["Main reason", "Other reasons", "Positioning"].map(
        (heading, index) =>
          `Organisation, row ${String(index + 1)}, “${heading}”: only the person can give this answer. Move it to the person's row.`,
      ),
    ],
    [
      "the same, blank",
      [
        ["Main reason", null],
        ["Other reasons", "n/a"],
        ["Positioning", 0],
      ],
      [],
    ],
    [
      "a setting that is neither yes nor no",
      [
        ["Strict", "very"],
        ["Redesign rule", 1],
      ],
      [
        "Organisation, row 1, “Strict”: “very” is not allowed here. Write one of: yes, no.",
        "Organisation, row 2, “Redesign rule”: “1” is not allowed here. Write one of: yes, no.",
      ],
    ],
    [
      "a setting that is an error",
      [
        ["Strict", { error: "#REF!" }],
        ["Redesign rule", { error: NO_STORED_VALUE }],
      ],
      [
        "Organisation, row 1, “Strict”: “#REF!” is not allowed here. Write one of: yes, no.",
        `Organisation, row 2, “Redesign rule”: “${NO_STORED_VALUE}” is not allowed here. Write one of: yes, no.`,
      ],
    ],
    [
      "a column mapped to what is no question",
      [
        ["Column: AI level", "AI exposre"],
        ["Column: Notes", "Weather"],
      ],
      [
        "Organisation, row 1, “Column: AI level”: “AI exposre” is not the heading of a question. Did you mean “AI exposure”?",
        "Organisation, row 2, “Column: Notes”: “Weather” is not the heading of a question.",
      ],
    ],
    [
      "a column that is never read",
      [
        ["Column: Age group", "AI exposure"],
        ["Column: Post code", "Named gap"],
      ],
      ["Age group", "Post code"].map(
        (heading, index) =>
          `Organisation, row ${String(index + 1)}, “Column: ${heading}”: “${heading}” names a fact about the person that is never read. Remove the line.`,
      ),
    ],
    [
      "a column mapped to a fact that is never read",
      [["Column: AI level", "Age"]],
      ["Organisation, row 1, “Column: AI level”: “Age” is not the heading of a question."],
    ],
  ])("%s", (_name, lines, errors) => expect(organisationErrors(lines)).toEqual(errors));

  test("rows are those of the sheet", () => {
    expect(organisationErrors([["Organisation", ""], [], ["Strict", "very"]], 4)).toEqual([
      "Organisation, row 6, “Strict”: “very” is not allowed here. Write one of: yes, no.",
    ]);
  });

  test("a wrong answer is no error of the set-up: it is a problem of the rows that use it", () => {
    expect(organisation([["Industry", "booming"]]).answers.get("industry")).toMatchObject({ code: WRONG });
  });
});
