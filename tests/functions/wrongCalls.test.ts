// Calls that cannot be answered, and what each says to mend it.
import type { Call } from "../../src/functions/verdicts";
import { certVerdict } from "../../src/functions/verdicts";
import { SOUND_HEADINGS } from "../support/rosters";
import { verdicts, problem, EXPOSURE, ann } from "./calls";

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
