// The Assessments sheet beside the Roles sheet: every worked case, what counts where both answer, and what is wrong.
import { companionById } from "../../src/policy/companions/companions";
import type { QuestionId, SingleQuestionId } from "../../src/policy/questions";
import { questionById } from "../../src/policy/questions";
import { VARIABLE_IDS, variableOf } from "../../src/policy/variables";
import { WRONG } from "../../src/roster/answers";
import {
  ASSESSED_QUESTIONS,
  countAssessed,
  placeOfAnswer,
  readRoleTables,
  ROLE_COMPANIONS,
  tablesOf,
} from "../../src/roster/assessments";
import { judgeNow } from "../../src/roster/bulk";
import type { Cell } from "../../src/roster/cells";
import { NO_STORED_VALUE } from "../../src/roster/cells";
import { rowProblems } from "../../src/roster/rows";
import type { Roles } from "../../src/roster/setup";
import { NO_ORGANISATION } from "../../src/roster/setup";
import { tableOf } from "../../src/roster/table";
import { roleKey } from "../../src/roster/text";
import { unusedNotes } from "../../src/roster/unused";
import { COMPANION_CASES } from "../support/companionCases";
import type { Matrix } from "../support/rosters";
import { rosterOf, sound } from "../support/rosters";

interface Sheets {
  readonly roles?: Matrix;
  readonly assessments: Matrix;
}

const read = ({ roles, assessments }: Sheets) =>
  readRoleTables(
    {
      roles: roles && tableOf(roles, { sheet: "Roles" }),
      assessments: tableOf(assessments, { sheet: "Assessments" }),
    },
    NO_ORGANISATION,
  )!;
const rolesOf = (sheets: Sheets): Roles => sound(read(sheets));

/** What a role answers: the answer, empty for none, or “wrong”. */
function answer({ lines, codes }: Roles, role: string, id: SingleQuestionId): string {
  const line = lines.get(roleKey(role));
  const code = line === undefined ? 0 : codes[line * VARIABLE_IDS.length + variableOf(id)]!;
  return code === WRONG ? "wrong" : (questionById(id).answers[code - 1] ?? "");
}

describe("the worked cases of the assessments about roles, a row each", () => {
  test.each(ROLE_COMPANIONS.map(({ id }) => id))("%s", (id) => {
    const { inputs } = companionById(id);
    const cases = COMPANION_CASES.filter(({ companion }) => companion === id);
    const rows = cases.map(({ name, cells }): Cell[] => [
      name,
      ...inputs.map((one) => cells[one.id] ?? null),
    ]);
    const roles = rolesOf({ assessments: [["Role", ...inputs.map(({ heading }) => heading)], ...rows] });
    const given = cases.map(({ name, answers }) => [
      name,
      Object.keys(answers).map((question) => answer(roles, name, question as SingleQuestionId)),
    ]);
    expect(cases.length).toBeGreaterThan(10);
    expect(given).toEqual(
      cases.map(({ name, answers }) => [
        name,
        Object.values(answers).map((one) => (one === "Check row" ? "wrong" : one)),
      ]),
    );
  });
});

const HEADINGS = [
  "Role",
  "Repeatable share",
  "Easily benchmarked",
  "Distance to revenue",
  "Part in decisions",
];
const HIGH = ["Analyst", 0.8, "yes", "far", "supplies"];

describe("where both sheets speak of a role", () => {
  const answers = (roles: Roles): unknown =>
    ["exposure", "cause"].map((id) => answer(roles, "analyst", id as never));

  test.each<[string, Matrix, unknown]>([
    [
      "what Roles says counts",
      [
        ["Role", "AI exposure"],
        ["Analyst", "low"],
      ],
      ["low", "design"],
    ],
    [
      "blanks are filled",
      [
        ["Role", "AI exposure"],
        ["ANALYST", ""],
      ],
      ["high", "design"],
    ],
    [
      "so is a role that is not there",
      [
        ["Role", "AI exposure"],
        ["Clerk", "low"],
      ],
      ["high", "design"],
    ],
    [
      "a formula's empty text is blank",
      [
        ["Role", "AI exposure"],
        ["Analyst", ""],
      ],
      ["high", "design"],
    ],
    [
      "a formula without its value is blank",
      [
        ["Role", "AI exposure"],
        ["Analyst", { error: NO_STORED_VALUE }],
      ],
      ["high", "design"],
    ],
    [
      "so is one that this program cannot calculate",
      [
        ["Role", "AI exposure"],
        ["Analyst", { error: "#NAME?" }],
      ],
      ["high", "design"],
    ],
    [
      "other errors are none",
      [
        ["Role", "AI exposure"],
        ["Analyst", { error: "#DIV/0!" }],
      ],
      ["wrong", "design"],
    ],
    [
      "a wrong answer stays one",
      [
        ["Role", "AI exposure"],
        ["Analyst", "huge"],
      ],
      ["wrong", "design"],
    ],
  ])("%s", (_, roles, expected) => {
    expect(answers(rolesOf({ roles, assessments: [HEADINGS, HIGH] }))).toEqual(expected);
  });

  test("an assessment looks at what Roles says: heavy roles, outcomes, exposure", () => {
    const roles = [
      ["Role", "AI exposure", "Reporting-heavy", "Owns measured outcomes"],
      ["Analyst", "", "yes", ""],
      ["Clerk", "moderate", "", "yes"],
    ];
    const assessments = [HEADINGS, ["Analyst", 0.4, "no", "near", "supplies"], ["Clerk", "", "", "", ""]];
    const read = rolesOf({ roles, assessments });
    expect(answer(read, "Analyst", "cause")).toBe("design");
    expect(answer(read, "Clerk", "roleClass")).toBe("enhanced");
  });

  test("says where an answer stands, and how many roles are assessed", () => {
    const read = rolesOf({
      roles: [
        ["Role", "AI exposure"],
        ["Analyst", "low"],
        ["Clerk", ""],
      ],
      assessments: [HEADINGS, HIGH, ["Driver", 0.1, "no", "direct", "decides"], ["Clerk", "", "", "", ""]],
    });
    const place = (role: string, id: QuestionId) => placeOfAnswer(read, read.lines.get(role)!, id);
    expect(place("analyst", "exposure")).toEqual({ sheet: "Roles", row: 2 });
    expect(place("analyst", "cause")).toEqual({ sheet: "Assessments", row: 2 });
    expect(place("driver", "exposure")).toEqual({ sheet: "Assessments", row: 3 });
    expect(countAssessed(read)).toBe(2);
    expect(sound(readRoleTables(tablesOf(read), NO_ORGANISATION)!).codes).toEqual(read.codes);
  });
});

describe("what is wrong", () => {
  const ROSTER = [
    ["Name", "Role"],
    ["Ana", "Analyst"],
    ["Ben", "Clerk"],
  ];
  const messages = (sheets: Sheets): string[][] => {
    const roster = {
      ...rosterOf([["Name", "Role", "AI exposure"], ...ROSTER.slice(1)]),
      roles: rolesOf(sheets),
    };
    const judged = judgeNow(roster);
    return [0, 1].map((row) => rowProblems(judged, row).map(({ message }) => message));
  };

  test("a wrong input is a problem of the rows with the role, once, with sheet, row, column, value and what is allowed", () => {
    expect(messages({ assessments: [HEADINGS, ["Analyst", "lots", "yes", "far", "supplies"]] })).toEqual([
      [expect.stringMatching(/^Assessments, row 2, “Repeatable share”: “lots”.*0 % to 100 %/)],
      [],
    ]);
  });

  test("the same where a formula has carried “Check row” to Roles", () => {
    const roles = [
      ["Role", "AI exposure"],
      ["Analyst", "Check row"],
    ];
    expect(
      messages({ roles, assessments: [HEADINGS, ["Analyst", 0.5, "perhaps", "far", "supplies"]] }),
    ).toEqual([
      [
        expect.stringMatching(
          /^Assessments, row 2, “Easily benchmarked”: “perhaps” is none.*\(yes, no, or blank\)/,
        ),
      ],
      [],
    ]);
  });

  test("a role on two rows with different answers is refused for its rows, with the same answers not", () => {
    const twice = (second: Cell): string[][] =>
      messages({ assessments: [HEADINGS, HIGH, ["analyst", second, "yes", "far", "supplies"]] });
    expect(twice(0.1)).toEqual([
      [expect.stringContaining("the role “Analyst” stands twice on Assessments, in rows 2 and 3")],
      [],
    ]);
    expect(twice("80 %")).toEqual([[], []]);
  });

  const BLANK = ["data analyst", "", null, 0, "?"];
  const LOW = ["data analyst", 0.1, "no", "direct", "decides"];
  const SPELT = ["Data-Analyst", 0.8, "yes", "far", "supplies"];
  const ANSWERED = [...HEADINGS, "AI exposure", "Reporting-heavy"];
  const alone = (exposure: Cell, reporting: Cell = ""): Cell[] => [...BLANK, exposure, reporting];
  test.each<[string, Matrix, Matrix | undefined, string, readonly number[] | null]>([
    ["a blank line below", [HEADINGS, SPELT, BLANK], undefined, "high", null],
    ["a blank line above", [HEADINGS, BLANK, SPELT], undefined, "high", null],
    ["blank lines around", [HEADINGS, BLANK, SPELT, BLANK], undefined, "high", null],
    ["two lines, with a blank one between", [HEADINGS, SPELT, BLANK, LOW], undefined, "high", [2, 4]],
    ["two lines, below a blank one", [HEADINGS, BLANK, SPELT, LOW], undefined, "high", [3, 4]],
    [
      "a blank line beside Roles",
      [HEADINGS, SPELT, BLANK],
      [
        ["Role", "AI exposure", "Owns measured outcomes"],
        ["Data Analyst", "", "yes"],
      ],
      "high",
      null,
    ],
    ["an answer by hand, and a blank line", [ANSWERED, alone(""), alone("low")], undefined, "low", null],
    ["two answers by hand", [ANSWERED, alone("high"), alone("low")], undefined, "high", [2, 3]],
    ["an empty text of a formula", [ANSWERED, [...SPELT, "high", ""], alone("")], undefined, "high", null],
  ])("lines of one role, spelt differently: %s", (_, assessments, roles, exposure, rows) => {
    const read = rolesOf({ assessments, ...(roles && { roles }) });
    expect(answer(read, "data analyst", "exposure")).toBe(exposure);
    expect(read.twice.get(roleKey("data analyst")) ?? null).toEqual(rows);
  });

  test.each<[string, Cell[], readonly string[]]>([
    [
      "an input",
      [...HEADINGS, "Repeatable  share"],
      [
        "Assessments: “Repeatable share” (column B) and “Repeatable share” (column F) are both columns for “Repeatable share”. Rename or remove one of them.",
      ],
    ],
    [
      "an answer, under two of its names",
      [...HEADINGS, "AI exposure", "Exposure"],
      [
        "Assessments: “AI exposure” (column F) and “Exposure” (column G) are both columns for “AI exposure”. Rename or remove one of them.",
      ],
    ],
    [
      "the role, and an input",
      [...HEADINGS, "role", "Distance to revenue"],
      [
        "Assessments: “Role” (column A) and “role” (column F) are both columns for “Role”. Rename or remove one of them.",
        "Assessments: “Distance to revenue” (column D) and “Distance to revenue” (column G) are both columns for “Distance to revenue”. Rename or remove one of them.",
      ],
    ],
  ])("two columns for %s are refused, as on Roles", (_, headings, errors) => {
    expect(
      read({ assessments: [headings, [...HIGH, ...headings.slice(HIGH.length).map(() => "")]] }),
    ).toEqual({
      errors: errors.map((error) =>
        error.replace("“Repeatable share” (column F)", `“${String(headings[5])}” (column F)`),
      ),
    });
  });

  test("columns that are not read are named with the nearest heading, and lines without a role", () => {
    const headings = [
      "Role",
      "Repeatable share",
      "Easily benchmarkd",
      "Reportin-heavy",
      "Industry",
      "Salary",
      "",
      "Notes",
    ];
    const assessments = [
      headings,
      ["Analyst", 0.8, "yes", "", "", "", "", ""],
      ["", 0.5, "", "", "", "", "", ""],
      ["", "", "", "", "", "", "", "a footnote"],
      [null, "lots", "", "", "", "", "", ""],
    ];
    const roster = { ...rosterOf([["Role", "AI exposure"]]), roles: rolesOf({ assessments }) };
    expect(unusedNotes(roster)).toEqual([
      "Columns not read on Assessments: “Easily benchmarkd” is no input of an assessment; did you mean “Easily benchmarked”?; “Reportin-heavy” is no input of an assessment; did you mean “Reporting-heavy”?; “Industry” is no input of an assessment; “Salary” is never read; “Notes” is no input of an assessment",
      "Assessments: inputs without a role are not read, in rows 3 and 5. Write the role beside them.",
    ]);
  });

  test("a sheet on which all is read has no notes; of many lines without a role the first are named", () => {
    const notes = (...rows: Matrix) =>
      unusedNotes({
        ...rosterOf([["Role", "AI exposure"]]),
        roles: rolesOf({ assessments: [[...HEADINGS, "AI exposure", "Ownership effect"], ...rows] }),
      });
    expect(notes([...HIGH, "high", ""], ["", "", "", "", "", "", { error: "#NAME?" }])).toEqual([]);
    expect(notes(["", 0.8, "", "", "", "", ""])).toEqual([
      "Assessments: inputs without a role are not read, in row 2. Write the role beside them.",
    ]);
    expect(notes(...Array.from({ length: 30 }, () => ["", 0.8, "", "", "", "", ""]))).toEqual([
      expect.stringMatching(/in rows 2, 3, .*, 20, 21 and others\./),
    ]);
  });

  test("a sheet without a column of roles says so", () => {
    expect(read({ assessments: [HEADINGS.slice(1), HIGH.slice(1)] })).toEqual({
      errors: [expect.stringMatching(/^Assessments.*Role/)],
    });
  });
});

test("the answers are those of the three assessments about roles", () => {
  expect(ASSESSED_QUESTIONS).toEqual(["exposure", "cause", "ownership", "roleClass"]);
});
