// CERTVERDICT and CERTEXPLAIN: a row for each row of answers, whatever the cells hold.
import { isProblem } from "../../src/functions/arguments";
import type { Call } from "../../src/functions/verdicts";
import { certExplain, certVerdict, EXPLAINED } from "../../src/functions/verdicts";
import type { Cell } from "../../src/roster/cells";
import { RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { resultColumns } from "../../src/roster/results";
import { readExamples } from "../support/examples";
import { cellsOf, HEADINGS, QUESTIONS, randomPerson, withBlanks } from "../support/people";
import { pick, seeded } from "../support/random";
import type { Matrix } from "../support/rosters";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";

/** What a call gives. @throws Error with its problem */
function rows(result: string[][] | { readonly error: string }): string[][] {
  if (isProblem(result)) throw new Error(result.error);
  return result;
}

/** The verdicts of a call, top down. */
const verdicts = (call: Call): string[] => rows(certVerdict(call)).map(([verdict]) => verdict!);

/** What is wrong with a call. */
function problem(call: Call, column?: unknown): string {
  const result = certExplain(call, column);
  if (!isProblem(result)) throw new Error("nothing is wrong");
  return result.error;
}

const CERTIFY = "Certify now";
const MOVE = "Plan the move first";
const EXPOSURE = "Assess exposure first";
const ann = soundCells("Ann");
const compressing = soundCells("Bob", { industry: "compressing" });
/** The sound row's headings without a column, and its cells without it. */
function without(heading: string): {
  readonly headings: string[];
  readonly cells: (cells: Cell[]) => Cell[];
} {
  const at = SOUND_HEADINGS.indexOf(heading);
  return {
    headings: SOUND_HEADINGS.filter((_, index) => index !== at),
    cells: (cells) => cells.filter((_, index) => index !== at),
  };
}

describe("headings", () => {
  test("left out, the first row holds them, and the result starts with its own", () => {
    const answers = [SOUND_HEADINGS, ann, compressing];
    expect(verdicts({ answers })).toEqual(["Verdict", CERTIFY, MOVE]);
    expect(verdicts({ answers, headings: null })).toEqual(["Verdict", CERTIFY, MOVE]);
    expect(verdicts({ answers: [SOUND_HEADINGS] })).toEqual(["Verdict"]);
  });

  test.each([
    ["one row", [ann], [CERTIFY]],
    ["many rows", [ann, compressing, ann], [CERTIFY, MOVE, CERTIFY]],
  ])("given, there is a row for each row of answers: %s", (_, answers, expected) => {
    expect(verdicts({ answers, headings: [SOUND_HEADINGS] })).toEqual(expected);
  });

  test("may be a single cell over a single column", () => {
    const organisation = [
      ["AI exposure", "high"],
      ["Exposure cause", "design"],
    ];
    expect(verdicts({ answers: [["gap"], [null]], headings: "Main reason", organisation })).toEqual([
      MOVE,
      "",
    ]);
  });

  test("the same headings mean the same after a call with others", () => {
    const other = without("Industry");
    const call = (cells: Cell[], headings: readonly string[]) =>
      verdicts({ answers: [cells], headings: [headings] });
    expect(call(compressing, SOUND_HEADINGS)).toEqual([MOVE]);
    expect(call(other.cells(compressing), other.headings)).toEqual(["Answer needed"]);
    expect(call(compressing, SOUND_HEADINGS)).toEqual([MOVE]);
  });
});

describe("cells", () => {
  const industry = (cell: unknown): string[] =>
    verdicts({ answers: [soundCells("Ann", { industry: cell as Cell })], headings: [SOUND_HEADINGS] });

  test.each([
    ["null", null],
    ["an empty text", ""],
    ["0", 0],
    ["the text 0", "0"],
    ["a sign", "?"],
  ])("%s is blank", (_, cell) => {
    expect(industry(cell)).toEqual(["Answer needed"]);
  });

  test.each([
    ["a number", 1],
    ["a date", 45_292],
    ["TRUE", true],
    ["an error", { type: "Error", basicType: "Error", basicValue: "#N/A", code: "#N/A" }],
    ["another word", "shrinking"],
  ])("%s is a wrong value, which leaves the other rows alone", (_, cell) => {
    const answers = [soundCells("Ann", { industry: cell as Cell }), ann];
    expect(verdicts({ answers, headings: [SOUND_HEADINGS] })).toEqual(["Check row", CERTIFY]);
  });

  test.each([
    [true, CERTIFY],
    [false, "Run an applied project"],
    ["TRUE", CERTIFY],
    ["Oui", CERTIFY],
  ])("%j answers a question of yes and no", (cell, expected) => {
    const answers = [soundCells("Ann", { gap: cell })];
    expect(verdicts({ answers, headings: [SOUND_HEADINGS] })).toEqual([expected]);
  });

  test.each([
    ["dates, numbers, booleans and errors in other columns", [45_292, 17, true, { code: "#N/A" }]],
    ["blanks in other columns", [null, "", 0, undefined]],
  ])("%s do not matter", (_, others) => {
    const headings = [...SOUND_HEADINGS, "Since", "Team size", "Full-time", "Note"];
    expect(verdicts({ answers: [[...ann, ...others]], headings: [headings] })).toEqual([CERTIFY]);
  });

  test.each([
    ["an entity", { type: "Entity", text: "stable", basicType: "Error", basicValue: "#VALUE!" }],
    ["a text with a format", { type: "String", basicType: "String", basicValue: "stable" }],
  ])("%s counts as what it shows", (_, cell) => {
    expect(industry(cell)).toEqual([CERTIFY]);
  });
});

describe("empty rows", () => {
  const empty = (cell: Cell): Cell[] => SOUND_HEADINGS.map(() => cell);

  test.each([[null], [""], [0], ["\u200b"], ["\ufeff"]])(
    "of %j give empty texts, between others and at the end",
    (cell) => {
      const answers = [SOUND_HEADINGS, empty(cell), ann, empty(cell), empty(cell)];
      expect(verdicts({ answers })).toEqual(["Verdict", "", CERTIFY, "", ""]);
      expect(rows(certExplain({ answers }, null))[3]).toEqual(EXPLAINED.map(() => ""));
    },
  );

  test("a name alone is a person", () => {
    expect(verdicts({ answers: [["Ann", ...empty(null).slice(1)]], headings: [SOUND_HEADINGS] })).toEqual([
      EXPOSURE,
    ]);
  });

  test("whole columns: a row for each row of the sheet, the empty ones empty", () => {
    const nothing = Array.from({ length: 1_048_576 - 2 }, () => [null, null]);
    const answers = [["AI exposure", "Exposure cause"], ["high", "design"], ...nothing];
    const organisation = [["Industry", "stable"], ["AI adoption phase", "settled"], ...nothing];
    const roles = [["Role", "AI exposure"], ["Analyst", "high"], ...nothing];
    const result = verdicts({ answers, organisation });
    expect([result.length, ...result.slice(0, 3), result.at(-1)]).toEqual([
      1_048_576,
      "Verdict",
      MOVE,
      "",
      "",
    ]);
    const headings = [["Role", "Exposure cause"]];
    expect(verdicts({ answers: [["Analyst", "design"]], headings, organisation, roles })).toEqual([MOVE]);
  });

  test("a single blank cell under a heading", () => {
    expect(verdicts({ answers: null, headings: "AI exposure" })).toEqual([""]);
  });
});

describe("a totals row", () => {
  const totals = (label: Cell, cell: Cell = null): Cell[] => [
    label,
    ...SOUND_HEADINGS.slice(2).map(() => null),
    cell,
  ];

  test.each([
    ["as Excel makes it", totals("Total", 2)],
    ["without a sum", totals("Total")],
    ["in another language", totals("Ergebnis", 2)],
    ["with a broken sum", totals("Grand total", { error: "#REF!" })],
    ["before empty rows", totals("Total", 2), totals(null)],
  ])("%s gives an empty text", (_, ...last) => {
    const empty = last.map(() => "");
    expect(verdicts({ answers: [SOUND_HEADINGS, ann, ...last] })).toEqual(["Verdict", CERTIFY, ...empty]);
  });

  test.each([
    ["a person named so who has an answer", totals("Total", "expands")],
    ["a person named so with a wrong value", totals("Total", "grow")],
    ["a person of another name", totals("Totila")],
  ])("%s is none", (_, last) => {
    expect(verdicts({ answers: [SOUND_HEADINGS, ann, last] })[2]).not.toBe("");
  });

  // Of two columns with one heading only the first is ours.
  const results = ["Verdict", "Why", "Firm", "Decision", "Decided by", "Verdict"];
  test.each([
    ["an earlier verdict", [EXPOSURE, "text", "no", null, null, null], true],
    ["a decision", [null, null, null, "wait", "Cy", null], true],
    ["a column that is not ours", [null, null, null, null, null, EXPOSURE], false],
  ])("a cell of %s is no reason to take it for a person, another is", (_, cells, isTotals) => {
    const headings = [...results, ...SOUND_HEADINGS];
    const nobody = results.map(() => null);
    const answers = [headings, [...nobody, ...ann], [...cells, ...totals("Total")]];
    expect(verdicts({ answers })).toEqual(["Verdict", CERTIFY, isTotals ? "" : EXPOSURE]);
  });

  test("a word in an earlier result makes none", () => {
    const answers = [
      ["Verdict", ...SOUND_HEADINGS],
      ["", ...ann],
      ["Total", ...totals("Totila")],
    ];
    expect(verdicts({ answers })[2]).toBe(EXPOSURE);
  });

  test("is looked for in the last row only, and only below headings", () => {
    expect(verdicts({ answers: [SOUND_HEADINGS, totals("Total"), ann] })).toEqual([
      "Verdict",
      EXPOSURE,
      CERTIFY,
    ]);
    expect(verdicts({ answers: [totals("Total")], headings: [SOUND_HEADINGS] })).toEqual([EXPOSURE]);
  });
});

describe("the organisation", () => {
  const { headings, cells } = without("Industry");
  const answers = [cells(ann)];

  test.each([
    ["answers for everyone", [["Industry", "compressing"]], MOVE],
    [
      "may have a heading row and blank lines",
      [
        ["Heading", "Answer"],
        [null, null],
        ["Industry", "stable"],
      ],
      CERTIFY,
    ],
    [
      "may say nothing",
      [
        [null, null],
        ["", 0],
      ],
      "Answer needed",
    ],
    [
      "may have lines that mean nothing here",
      [
        ["Industry", "stable"],
        ["Founded", 1987],
      ],
      CERTIFY,
    ],
    ["is one blank cell where it is left out", [[null]], "Answer needed"],
  ])("%s", (_, organisation, expected) => {
    expect(verdicts({ answers, headings: [headings], organisation })).toEqual([expected]);
  });

  test("maps headings to questions", () => {
    const own = SOUND_HEADINGS.map((heading) => (heading === "Industry" ? "State of business" : heading));
    const organisation = [["Column: State of business", "Industry"]];
    expect(verdicts({ answers: [compressing], headings: [own], organisation })).toEqual([MOVE]);
  });

  // With the redesign phase the redesign rule holds; with a sound way out on record, being strict makes the difference.
  const exit = {
    industry: "compressing",
    direction: "named role",
    asksForIt: "yes",
    targetSound: "yes",
  } as const;
  test.each([
    ["phase", { phase: "redesign" }, [], MOVE],
    ["phase", { phase: "redesign" }, [["Redesign rule", "no"]], CERTIFY],
    ["phase", { phase: "redesign" }, [["Redesign rule", true]], MOVE],
    ["way out", exit, [], CERTIFY],
    ["way out", exit, [["Strict", "yes"]], MOVE],
    ["way out", exit, [["strict mode", "off"]], CERTIFY],
  ] as const)("sets the policy: %s %j %j", (_, changed, lines, expected) => {
    const organisation = [["Leaders value AI literacy", "no"], ...lines];
    const call = { answers: [soundCells("Ann", changed)], headings: [SOUND_HEADINGS], organisation };
    expect(verdicts(call)).toEqual([expected]);
  });

  test.each([
    ["Strickt", null],
    ["Redesign rules", 0],
    ["Strictly confidential", "yes"],
    ["Restrict", "yes"],
    ["Redesign", "no"],
    ["Column: Strickt", "Industry"],
  ])("a line that cannot be meant for a setting changes nothing: %s %j", (heading, cell) => {
    const organisation = [
      ["Leaders value AI literacy", "no"],
      [heading, cell],
    ];
    const call = { answers: [soundCells("Ann", exit)], headings: [SOUND_HEADINGS], organisation };
    expect(verdicts(call)).toEqual([CERTIFY]);
  });

  test("a wrong answer is a problem of the rows that take it over", () => {
    const organisation = [
      ["Phase", "x"],
      ["Industry", "shrinking"],
    ];
    const call = { answers: [cells(ann), cells(ann).fill(null)], headings: [headings], organisation };
    expect(rows(certExplain(call, "why"))).toEqual([
      [
        "organisation, row 2, “Industry”: “shrinking” is none of the allowed answers (stable, shifting, compressing, or blank).",
      ],
      [""],
    ]);
  });
});

describe("roles", () => {
  const headings = [["Person", "Role", "Main reason"]];
  const roles = [
    ["Role", "AI exposure", "Exposure cause", "Main reason"],
    ["Analyst", "high", "design", null],
    ["Clerk", null, "", 0],
    ["Trainer", "low", "skills", ""],
    ["Trainer", "low", "both", null],
    ["Seller", "high", "design", null],
    ["SELLER", "High", "design ", "?"],
  ];

  test.each([
    ["Analyst", MOVE],
    [" ANALYST ", MOVE],
    ["Clerk", EXPOSURE],
    ["Nobody", EXPOSURE],
    [0, EXPOSURE],
    ["Trainer", "Check row"],
    ["Seller", MOVE],
    [{ code: "#N/A" }, "Check row"],
  ])("are joined on the role column: %j", (role, expected) => {
    expect(verdicts({ answers: [["Ann", role, "gap"]], headings, roles })).toEqual([expected]);
  });

  test("a role that is not among them is said in Why", () => {
    const answers = ["Analyst", "Nobody", null].map((role) => ["Ann", role, "gap"]);
    const whys = rows(certExplain({ answers, headings, roles }, "Why")).map(([why]) => why);
    expect(whys.map((why) => / The role “Nobody” is not on Roles\.$/.test(why!))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("the row's own answer wins, and a role may be all there is of answers", () => {
    const own = [["Role", "Exposure cause"]];
    expect(verdicts({ answers: [["Analyst", "skills"]], headings: own, roles })).toEqual(["Answer needed"]);
    expect(verdicts({ answers: [["Role"], ["Analyst"]], roles })).toEqual(["Verdict", MOVE]);
  });

  test.each([
    [null],
    [[[null]]],
    [
      [
        ["", 0],
        [null, null],
      ],
    ],
  ])("%j is none", (none) => {
    expect(verdicts({ answers: [["Ann", "Analyst", "gap"]], headings, roles: none })).toEqual([EXPOSURE]);
  });
});

describe("CERTEXPLAIN", () => {
  const answers = [SOUND_HEADINGS, ann, soundCells("Bob", { tested: "sometimes", gap: 1 })];

  test("gives eight columns, which are the first ones of an evaluation", () => {
    expect(EXPLAINED).toEqual(RESULT_HEADINGS.slice(0, 8));
    const [first, ...others] = rows(certExplain({ answers }, undefined));
    expect(first).toEqual([...EXPLAINED]);
    expect(others.map((row) => row.length)).toEqual([8, 8]);
  });

  test.each([
    ["Why", 1],
    ["why", 1],
    [" NEXT STEP ", 2],
    ["question-to-answer", 3],
    [[["Firm"]], 7],
  ])("gives the column named %j alone", (column, index) => {
    const all = rows(certExplain({ answers }, null));
    expect(rows(certExplain({ answers }, column))).toEqual(all.map((row) => [row[index]]));
  });

  test.each([[null], [undefined], [""], [0], [[[null]]]])("takes %j for all columns", (column) => {
    expect(rows(certExplain({ answers }, column))[0]).toHaveLength(8);
  });

  test("a wrong value: column, value and allowed answers, and nothing but that", () => {
    expect(rows(certExplain({ answers }, null))[2]).toEqual([
      "Check row",
      "“Capability gap named”: “1” is none of the allowed answers (yes, no, or blank). A 1 is not read as yes: write yes or no.\n" +
        "“AI tried at work”: “sometimes” is none of the allowed answers (measured, regular, tried, never, blocked, or blank).",
      ...["", "", "", "", "", ""],
    ]);
  });

  test.each([
    [{ code: "#N/A" }, "“Role”: the cell holds the error #N/A. Mend its formula, or leave it blank."],
    ["Trainer", "“Role”: the role “Trainer” stands twice on roles, in rows 2 and 3. Keep one of them."],
    [
      "Clerk",
      "roles, row 4, “AI exposure”: “hig” is none of the allowed answers (low, moderate, high, or blank). Did you mean “high”?",
    ],
  ])("says where it is when the trouble is with a role: %j", (role, why) => {
    const roles = [
      ["Role", "AI exposure"],
      ["Trainer", "low"],
      ["trainer", "high"],
      ["Clerk", "hig"],
    ];
    const call = { answers: [[role, "gap"]], headings: [["Role", "Main reason"]], roles };
    expect(rows(certExplain(call, "Why"))).toEqual([[why]]);
  });
});

describe("a call that cannot be answered says how to mend it", () => {
  const headings = [SOUND_HEADINGS];
  const roles = [
    ["Role", "AI exposure"],
    ["Analyst", "high"],
  ];
  const person = ["Analyst", "gap"];
  const personHeadings = [["Role", "Main reason"]];

  test.each<[string, Call, string]>([
    [
      "no heading recognised in answers",
      { answers: [ann] },
      "No heading in the first row of answers is that of a question. =CERTQUESTIONS() lists the headings. Where answers holds no heading row, give it as headings.",
    ],
    [
      "no heading recognised in headings",
      { answers: [ann], headings: [ann] },
      "No heading in headings is that of a question. =CERTQUESTIONS() lists the headings.",
    ],
    [
      "misspelt headings",
      {
        answers: [
          ["AI exposuer", "Name"],
          ["low", "Ann"],
        ],
      },
      "No heading in the first row of answers is that of a question. Nearest: “AI exposuer” looks like “AI exposure”.",
    ],
    [
      "counts differ",
      { answers: [ann.slice(1)], headings },
      "headings has 18 cells, but answers has 17 columns. Give one heading for each column, from the same columns.",
    ],
    [
      "one heading for two columns",
      { answers: [["low", "gap"]], headings: "AI exposure" },
      "headings has 1 cell, but answers has 2 columns. Give one heading for each column, from the same columns.",
    ],
    [
      "two rows of headings",
      { answers: [ann], headings: [SOUND_HEADINGS, ann] },
      "headings has 2 rows; it must be one row, such as Roster[#Headers].",
    ],
    [
      "two columns for one question",
      { answers: [["gap", "x", "gap"]], headings: [["Main reason", "Name", "Primary reason"]] },
      "“Main reason” (column 1) and “Primary reason” (column 3) are both columns for “Main reason”. Rename or remove one of them.",
    ],
    [
      "an organisation of one column",
      { answers: [ann], headings, organisation: [["Industry"], ["stable"]] },
      "organisation has 1 column; it must have two: headings on the left, answers on the right.",
    ],
    [
      "an organisation of three columns",
      { answers: [ann], headings, organisation: [["Industry", "stable", ""]] },
      "organisation has 3 columns; it must have two: headings on the left, answers on the right.",
    ],
    [
      "an organisation that answers nothing",
      { answers: [ann], headings, organisation: [["Name", "Ann"]] },
      "No line of organisation starts with the heading of a question or a setting. =CERTQUESTIONS() lists the headings.",
    ],
    [
      "a question twice in the organisation",
      {
        answers: [ann],
        headings,
        organisation: [
          ["Industry", "stable"],
          ["Phase", ""],
          ["industry", "stable"],
        ],
      },
      "organisation: Row 1 and row 3 are both lines for “Industry”. Keep one of them.",
    ],
    [
      "a wrong setting",
      { answers: [ann], headings, organisation: [["Strict", "maybe"]] },
      "organisation, row 1, “Strict”: “maybe” is not allowed here. Write one of: yes, no.",
    ],
    ...(
      [
        ["Strickt", "yes", "Strict"],
        ["Srtict", "yes", "Strict"],
        ["Strict (default no)", "yes", "Strict"],
        ["“STRICT”: no exit", true, "Strict"],
        ["Redesign rules", "no", "Redesign rule"],
        ["Redesign-rule on?", "maybe", "Redesign rule"],
      ] as const
    ).map(([heading, cell, setting]): [string, Call, string] => [
      `a line that looks like a setting: ${heading}`,
      {
        answers: [ann],
        headings,
        organisation: [
          ["Industry", "stable"],
          [heading, cell],
        ],
      },
      `organisation, row 2, “${heading}”: the line looks like the setting “${setting}”, but is none. Write “${setting}”, or remove the line.`,
    ]),
    [
      "nothing but lines that look like settings",
      {
        answers: [ann],
        headings,
        organisation: [
          ["Stric", "yes"],
          ["Redesign rul", "no"],
        ],
      },
      "organisation, row 1, “Stric”: the line looks like the setting “Strict”, but is none. Write “Strict”, or remove the line. organisation, row 2, “Redesign rul”: the line looks like the setting “Redesign rule”, but is none. Write “Redesign rule”, or remove the line.",
    ],
    [
      "an answer of the person in the organisation",
      {
        answers: [ann],
        headings,
        organisation: [
          ["Industry", "stable"],
          ["Main reason", "gap"],
        ],
      },
      "organisation, row 2, “Main reason”: only the person can give this answer. Move it to the person's row.",
    ],
    [
      "a mapping to no question",
      { answers: [ann], headings, organisation: [["Column: Level", "AI exposur"]] },
      "organisation, row 1, “Column: Level”: “AI exposur” is not the heading of a question. Did you mean “AI exposure”?",
    ],
    [
      "several faults at once",
      {
        answers: [ann],
        headings,
        organisation: [
          ["Strict", 2],
          ["Positioning", "offensive"],
        ],
      },
      "organisation, row 1, “Strict”: “2” is not allowed here. Write one of: yes, no. organisation, row 2, “Positioning”: only the person can give this answer. Move it to the person's row.",
    ],
    [
      "roles without a role column",
      {
        answers: [person],
        headings: personHeadings,
        roles: [
          ["Job family", "AI exposure"],
          ["Analyst", "high"],
        ],
      },
      "roles: no column is headed “Role” or “Job role” or “Role name” or “Job title” or “Job”; found: Job family, AI exposure.",
    ],
    [
      "roles without any question",
      {
        answers: [person],
        headings: personHeadings,
        roles: [
          ["Role", "Grade"],
          ["Analyst", "A"],
        ],
      },
      "No heading in the first row of roles is that of a question. =CERTQUESTIONS() lists the headings.",
    ],
    [
      "roles with an answer of the person",
      {
        answers: [person],
        headings: personHeadings,
        roles: [
          ["Role", "Main reason"],
          ["Analyst", "gap"],
        ],
      },
      "roles, row 2, “Main reason”: only the person can give this answer. Move it to the person's row.",
    ],
    [
      "roles with two columns for one question",
      {
        answers: [person],
        headings: personHeadings,
        roles: [["Role", "Cause of exposure", "Exposure cause"], []],
      },
      "roles: “Cause of exposure” (column 2) and “Exposure cause” (column 3) are both columns for “Exposure cause”. Rename or remove one of them.",
    ],
    [
      "two columns of roles in answers",
      { answers: [["Analyst", "gap", "Clerk"]], headings: [["Role", "Main reason", "role"]], roles },
      "“Role” (column 1) and “role” (column 3) are both columns for “Role”. Rename or remove one of them.",
    ],
    [
      "answers that start with the given headings",
      { answers: [SOUND_HEADINGS, ann], headings },
      "The first row of answers repeats headings. Leave headings out, or give only the rows below, such as Roster[#Data].",
    ],
    [
      "the same in one row",
      { answers: [["Role", " Main reason"]], headings: personHeadings },
      "The first row of answers repeats headings. Leave headings out, or give only the rows below, such as Roster[#Data].",
    ],
    [
      "an organisation that is an error",
      { answers: [ann], headings, organisation: [[{ code: "#REF!" }]] },
      "organisation is the error #REF!. Mend the range it is taken from.",
    ],
    [
      "roles that are an error",
      {
        answers: [person],
        headings: personHeadings,
        roles: { type: "Error", basicType: "Error", basicValue: "#NAME?" },
      },
      "roles is the error #NAME?. Mend the range it is taken from.",
    ],
    [
      "headings that are an error",
      { answers: [ann], headings: [[{ code: "#SPILL!" }]] },
      "headings is the error #SPILL!. Mend the range it is taken from.",
    ],
    [
      "answers without a role column for the roles",
      { answers: [ann], headings, roles },
      "roles cannot be joined: no column of answers is headed “Role” or “Job role” or “Role name” or “Job title” or “Job”. Add that column to answers, or leave roles out.",
    ],
  ])("%s", (_, call, message) => {
    expect(problem(call)).toBe(message);
    expect(certVerdict(call)).toEqual({ error: message });
    // What is wrong stays wrong when it is asked again.
    expect(problem(call)).toBe(message);
  });

  test("an answer that is the heading too is one", () => {
    const call = {
      answers: [["Capability gap"]],
      headings: "Capability gap",
      organisation: [["Column: Capability gap", "Main reason"]],
    };
    expect(verdicts(call)).toEqual([EXPOSURE]);
  });

  test("no heading is mistaken for an answer where it is the only one", () => {
    expect(verdicts({ answers: [["Capability gap"], ["yes"]] })).toEqual(["Verdict", EXPOSURE]);
  });

  test.each([["Wy"], ["Verdict code"], ["Because"], [3], [[["Row problem"]]]])("the column %j", (column) => {
    expect(problem({ answers: [ann], headings }, column)).toBe(
      `column is “${String(column)}”; it must be one of “Verdict”, “Why”, “Next step”, “Question to answer”, “Would change it”, “Cautions”, “Strength”, “Firm”, or left out for all of them.`,
    );
  });
});

describe("one corpus, every front", () => {
  test.each(readExamples())("$name", ({ cells, expected }) => {
    const [headings, answers] = [Object.keys(cells), Object.values(cells)];
    const [row] = rows(certExplain({ answers: [answers], headings: [headings] }, null));
    expect(row![0]).toBe(rows(certVerdict({ answers: [answers], headings: [headings] }))[0]![0]);
    expect([row![3], row![6], row![7]]).toEqual([
      expected.ask === null ? "" : HEADINGS[expected.ask as (typeof QUESTIONS)[number]],
      expected.strength,
      expected.firm ? "yes" : "no",
    ]);
  });

  test.each([[1], [2], [3], [4]])("random rosters say what an evaluation says (%d)", async (seed) => {
    const random = seeded(seed);
    const blanks: readonly Cell[] = [null, "", 0, "?"];
    const wrong: readonly Cell[] = [1, "perhaps", true, 45_292];
    const headings = ["Person", "Role", ...QUESTIONS.map((id) => HEADINGS[id])];
    const people = Array.from({ length: 300 }, (_, index): Cell[] => {
      const person = withBlanks(random, randomPerson(random), pick(random, [0, 0.1, 0.5, 1]));
      const texts = cellsOf(person).map((text): Cell => (text === "" ? pick(random, blanks) : text));
      if (random() < 0.1) texts[Math.floor(random() * texts.length)] = pick(random, wrong);
      return [random() < 0.8 ? `P${String(index)}` : null, pick(random, ["A", "B", "C", null]), ...texts];
    });
    const organisation: Matrix = [
      ["Industry", pick(random, ["stable", "shifting"])],
      ["Strict", seed % 2 === 0],
    ];
    const roles: Matrix = [
      ["Role", "AI exposure", "Exposure cause"],
      ["A", "high", "skills"],
      ["B", "low", null],
    ];
    const judged = judgedOf([headings, ...people], { organisation, roles });
    const columns = (await resultColumns(judged, "2026-05-04")).slice(0, 8).map(textsOf);
    // A message names the sheet and its row where they are known; a formula knows neither.
    const expected = people.map((_, row) =>
      columns.map((texts) => texts[row]!.replaceAll(/^Roster, row \d+, /gm, "")),
    );
    const setup = { organisation, roles };
    expect(rows(certExplain({ answers: people, headings: [headings], ...setup }, null))).toEqual(expected);
    // A row alone says what it says among others.
    const alone = (row: Cell[]) =>
      rows(certExplain({ answers: [row], headings: [headings], ...setup }, null));
    expect(people.flatMap(alone)).toEqual(expected);
    const all = { answers: [headings, ...people], ...setup };
    expect(rows(certExplain(all, null)).slice(1)).toEqual(expected);
    expect(verdicts(all).slice(1)).toEqual(expected.map(([verdict]) => verdict));
    EXPLAINED.forEach((heading, index) => {
      expect(rows(certExplain(all, heading)).slice(1)).toEqual(expected.map((row) => [row[index]]));
    });
  });
});
