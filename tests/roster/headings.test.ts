// Which column answers which question, which are ignored, and which are never read.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { QuestionId } from "../../src/policy/questions";
import { QUESTIONS } from "../../src/policy/questions";
import {
  columnLetters,
  countKnown,
  isProtectedHeading,
  matchHeadings,
  nearestQuestion,
  questionOfHeading,
} from "../../src/roster/headings";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../../src/roster/resultHeadings";
import { HEADING_SYNONYMS, PROTECTED_WORDS, ROLE_HEADINGS } from "../../src/roster/synonyms";
import { matchKey } from "../../src/roster/text";
import { sound } from "../support/rosters";

const layoutOf = (headings: readonly string[], mapping?: ReadonlyMap<string, QuestionId>) =>
  sound(matchHeadings(headings, mapping === undefined ? {} : { mapping }));

const errorsOf = (headings: readonly string[], mapping?: ReadonlyMap<string, QuestionId>) => {
  const layout = matchHeadings(headings, mapping === undefined ? {} : { mapping });
  return "errors" in layout ? layout.errors : [];
};

const mapped = (heading: string, id: QuestionId) => new Map([[matchKey(heading), id]]);

/** The question that a column under this heading answers. */
const columnOf = (heading: string) => {
  const layout = matchHeadings([heading]);
  return "errors" in layout ? undefined : [...layout.questions.keys()][0];
};

describe("a question is found", () => {
  test.each(QUESTIONS.map(({ id, heading }) => [id, heading] as const))("%s", (id, heading) => {
    const ways = [id, heading, ...(HEADING_SYNONYMS[id] ?? [])];
    for (const way of ways)
      for (const written of [way, ` ${way.toUpperCase()}  `, way.replaceAll(/[ -]/g, "_"), `${way}?`])
        expect(`${written}: ${String(columnOf(written))}`).toBe(`${written}: ${id}`);
  });

  test("as the documentation lists it", () => {
    const policy = readFileSync(join(__dirname, "../../docs/policy.md"), "utf8");
    const [, section = ""] = policy.split("\n## Headings\n");
    const lines = section
      .split("\n## ")[0]!
      .split("\n")
      .filter((line) => line.startsWith("| "));
    const cells = lines.map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    expect(cells.slice(2)).toEqual(
      QUESTIONS.map(({ id, heading }) => [heading, (HEADING_SYNONYMS[id] ?? []).join(", "), `\`${id}\``]),
    );
  });

  test("no two questions share a heading or synonym, and none is protected, a result or a role", () => {
    const keys = QUESTIONS.flatMap(({ id, heading }) => [
      ...new Set([id, heading, ...(HEADING_SYNONYMS[id] ?? [])].map(matchKey)),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
    const others = [...RESULT_HEADINGS, ...DECISION_HEADINGS, ...ROLE_HEADINGS, ...PROTECTED_WORDS];
    expect(others.map(matchKey).filter((key) => keys.includes(key))).toEqual([]);
  });

  test("columns are numbered from 0, whatever their order", () => {
    const { questions } = layoutOf(["Notes", "gap", "AI  Exposure", "Tested"]);
    expect([...questions]).toEqual([
      ["gap", 1],
      ["exposure", 2],
      ["tested", 3],
    ]);
  });
});

describe("two columns for one question: an error that names both", () => {
  test.each<[name: string, headings: readonly string[], errors: readonly string[]]>([
    [
      "twice the same heading",
      ["Named gap", "Name", "Named gap"],
      [
        "“Named gap” (column A) and “Named gap” (column C) are both columns for “Capability gap named”. Rename or remove one of them.",
      ],
    ],
    [
      "a heading and a synonym",
      ["AI exposure", "role-exposure"],
      [
        "“AI exposure” (column A) and “role-exposure” (column B) are both columns for “AI exposure”. Rename or remove one of them.",
      ],
    ],
    [
      "three columns: two errors",
      ["capability_gap", "Named gap", "Capability gap"],
      [
        "“capability_gap” (column A) and “Named gap” (column B) are both columns for “Capability gap named”. Rename or remove one of them.",
        "“capability_gap” (column A) and “Capability gap” (column C) are both columns for “Capability gap named”. Rename or remove one of them.",
      ],
    ],
  ])("%s", (_name, headings, errors) => expect(errorsOf(headings)).toEqual(errors));

  test("a heading mapped by hand beside the question's own", () => {
    expect(errorsOf(["AI level", "AI exposure"], mapped("AI level", "exposure"))).toEqual([
      "“AI level” (column A) and “AI exposure” (column B) are both columns for “AI exposure”. Rename or remove one of them.",
    ]);
  });
});

describe("a heading mapped by hand", () => {
  test("is read as the question", () => {
    const { questions, ignored } = layoutOf(["ai LEVEL", "Named gap"], mapped("AI level", "exposure"));
    expect([...questions]).toEqual([
      ["exposure", 0],
      ["gap", 1],
    ]);
    expect(ignored).toEqual([]);
  });
  test("goes before the heading's own meaning", () => {
    const { questions } = layoutOf(["Industry"], mapped("Industry", "market"));
    expect([...questions]).toEqual([["market", 0]]);
  });
});

describe("facts that are never read", () => {
  test.each([
    ...["Name", "First name", "Surname", "Employee Name", "Age", "age group", "Sex", "Gender (m/f)", "Race"],
    ...[
      "Birth date",
      "BirthDate",
      "date_of_birth",
      "DOB",
      "Home address",
      "Postcode",
      "Post code",
      "PostCode",
    ],
    ...[
      "Postal code",
      "ZIP",
      "Zip code",
      "Marital status",
      "Pay",
      "Pay grade",
      "Pay2026",
      "Base-salary 2026",
    ],
    ...[
      "Wages",
      "Income",
      "Performance rating",
      "Rating: AI exposure",
      "Absence",
      "Days absent",
      "Sick days",
    ],
    ...["Tenure (years)", "Âge"],
    ...PROTECTED_WORDS,
  ])("%s", (heading) => {
    expect(isProtectedHeading(heading)).toBe(true);
    expect(questionOfHeading(heading)).toBeUndefined();
    expect(nearestQuestion(heading)).toBeUndefined();
    const { questions, ignored } = layoutOf(["Named gap", heading], mapped(heading, "exposure"));
    expect([...questions.keys()]).toEqual(["gap"]);
    expect(ignored).toEqual([{ index: 1, heading, isProtected: true }]);
  });

  test.each([
    "Stage",
    "Language",
    "Average",
    "Payroll system",
    "Trace",
    "Operating model",
    "Addressed",
    "Postage",
  ])("words that only hold one of them are not: %s", (heading) =>
    expect(isProtectedHeading(heading)).toBe(false),
  );
});

describe("columns that match nothing are listed", () => {
  test.each<[string, string | undefined]>([
    ["AI exposur", "AI exposure"],
    ["Capabilty gap named", "Capability gap named"],
    ["Directon", "Direction"],
    ["Main raeson", "Main reason"],
    ["Target is soud", "Target is sound"],
    ["Department", undefined],
    ["Notes", undefined],
    ["Team", undefined],
    ["Ga", undefined],
  ])("%s: nearest %s", (heading, nearest) => {
    const expected = nearest === undefined ? { index: 1, heading } : { index: 1, heading, nearest };
    expect(layoutOf(["Positioning", heading]).ignored).toEqual([expected]);
  });

  test("columns without a heading are not listed", () => {
    expect(layoutOf(["Named gap", "", " ", "–"]).ignored).toEqual([]);
  });
});

describe("no question at all", () => {
  test.each<[readonly string[], string]>([
    [
      ["Name", "Team"],
      "No column heading matches a question. Run “certverdict questions” to see the headings.",
    ],
    [[], "No column heading matches a question. Run “certverdict questions” to see the headings."],
    [
      ["Directon", "Team", "AI exposur"],
      "No column heading matches a question. Nearest: “Directon” looks like “Direction”; “AI exposur” looks like “AI exposure”.",
    ],
  ])("%j", (headings, error) => expect(errorsOf(headings)).toEqual([error]));
});

describe("the role column", () => {
  test.each<[headings: readonly string[], role: number | null, ignored: readonly string[]]>([
    [["Named gap", "Role"], 1, []],
    [["Named gap", "JOB-ROLE "], 1, []],
    [["Named gap", "Role name"], 1, []],
    [["Job title", "Named gap", "Role"], 2, ["Job title"]],
    [["Job", "Job title", "Named gap"], 1, ["Job"]],
    [["Role", "role", "Named gap"], 0, ["role"]],
    [["Named gap", "Roles"], null, ["Roles"]],
    [["Named gap", "Role class"], null, []],
  ])("of %j", (headings, role, ignored) => {
    const layout = layoutOf(headings);
    expect([layout.role, layout.ignored.map(({ heading }) => heading)]).toEqual([role, ignored]);
  });
});

describe("two columns of roles headed alike", () => {
  const headings = ["Job", "Named gap", "Role", "Job title", " ROLE ", "role"];
  const known = { roles: true } as const;
  const column = (heading: string, place: string) => `“${heading}” (column ${place})`;
  const message = (second: string) =>
    `${column("Role", "C")} and ${second} are both columns for “Role”. Rename or remove one of them.`;

  test("are an error where roles are joined", () => {
    const errors = [message(column(" ROLE ", "E")), message(column("role", "F"))];
    expect(matchHeadings(headings, known)).toEqual({ errors });
  });
  test("do not matter without roles", () => expect(layoutOf(headings).role).toBe(2));
  test("are none where one is mapped to a question, or another heading comes first", () => {
    const mapping = mapped("role", "roleClass");
    expect(sound(matchHeadings(["Role", "Job", "Gap"], { ...known, mapping })).role).toBe(1);
    expect(sound(matchHeadings(["Job", "Job", "Role"], known)).role).toBe(2);
  });
});

test("a column mapped by hand to a question is no role column", () => {
  const layout = layoutOf(["Role", "Job title"], mapped("Role", "roleClass"));
  expect([layout.role, [...layout.questions]]).toEqual([1, [["roleClass", 0]]]);
});

describe("the columns of earlier results", () => {
  test("are known by their headings, and are not ignored ones", () => {
    const headings = ["Named gap", ...RESULT_HEADINGS, ...DECISION_HEADINGS];
    const { results, ignored } = layoutOf(headings);
    expect([...results]).toEqual(headings.slice(1).map((heading, index) => [heading, index + 1]));
    expect(ignored).toEqual([]);
  });
  test("only the first of two is", () => {
    const { results, ignored } = layoutOf(["verdict", "Named gap", "Verdict"]);
    expect([...results]).toEqual([["Verdict", 0]]);
    expect(ignored).toEqual([{ index: 2, heading: "Verdict" }]);
  });
});

test("how much a row looks like a heading row: by questions and mapped headings, protected ones aside", () => {
  const headings = ["AI level", "gap", "Notes", "Age", "AI exposure", ""];
  expect(countKnown(headings)).toBe(2);
  expect(
    countKnown(headings, {
      mapping: new Map([...mapped("ai-level", "market"), ...mapped("Age", "phase")]),
    }),
  ).toBe(3);
});

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
  [16_383, "XFD"],
])("column %d is %s", (index, letters) => expect(columnLetters(index)).toBe(letters));

describe("a heading that is not to be read", () => {
  const mapping = new Map([["market", null]]);

  test("is ignored, though it is that of a question", () => {
    const { questions, ignored } = sound(matchHeadings(["Direction", "Market"], { mapping }));
    expect([[...questions.keys()], ignored]).toEqual([
      ["direction"],
      [{ index: 1, heading: "Market", isByHand: true }],
    ]);
  });

  test("leaves the question to another column", () => {
    const { questions } = sound(matchHeadings(["Market", "Market asks for certificates"], { mapping }));
    expect(questions.get("market")).toBe(1);
  });

  test("is no sign of a roster", () => {
    expect([countKnown(["Market"], { mapping }), countKnown(["Market"])]).toEqual([0, 1]);
  });
});
