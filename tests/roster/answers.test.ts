// From cells to answers: blank, an allowed answer, or wrong.
import type { QuestionId } from "../../src/policy/questions";
import { questionById, QUESTIONS } from "../../src/policy/questions";
import {
  errorIn,
  isBlank,
  nearestAnswer,
  readAnswer,
  readOtherReasons,
  reasonsIn,
  WRONG,
  WRONG_REASONS,
  wrongValueIn,
} from "../../src/roster/answers";
import type { Cell } from "../../src/roster/cells";
import { NO_STORED_VALUE } from "../../src/roster/cells";
import {
  ANSWER_SYNONYMS,
  BLANK_WORDS,
  NO_OTHER_REASONS,
  NO_WORDS,
  YES_WORDS,
} from "../../src/roster/synonyms";
import { matchKey } from "../../src/roster/text";

/** What a cell means as the answer to a question that takes one. */
function meaning(id: QuestionId, cell: Cell): string {
  const code = readAnswer(id, cell);
  return code === WRONG ? "wrong" : code === 0 ? "blank" : questionById(id).answers[code - 1]!;
}

function otherReasons(cell: Cell): string {
  const mask = readOtherReasons(cell);
  return mask === WRONG_REASONS ? "wrong" : reasonsIn(mask).join("+") || "blank";
}

const ERRORS: readonly Cell[] = [
  ...[
    "#N/A",
    "#n/a",
    " #N/A ",
    "#VALUE!",
    "#REF!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#BUSY!",
  ],
  { error: "#N/A" },
  { error: NO_STORED_VALUE },
];

describe("blank", () => {
  const cells: Cell[] = [
    ...[null, "", " ", "\u00a0", "\t\n", 0, -0, "0", " 0 "],
    ...["?", "??", "? ?", "-", "--", "–", "—", "———"],
    ...[
      "unknown",
      "Unknown",
      "UNKNOWN.",
      "don't know",
      "Don’t know",
      "dont  know",
      "n/a",
      "N/A",
      "n.a.",
      "NA",
    ],
    ...["tbd", "T.B.D.", ...BLANK_WORDS],
    ...["\u200b", "\u200c\u200d", " \u2060\ufeff ", "\ufeff0", "\u200b?", "\u200d".repeat(99)],
  ];
  test.each(cells)("%j", (cell) => {
    expect(isBlank(cell)).toBe(true);
    for (const { id } of QUESTIONS) {
      if (id === "otherReasons") expect(otherReasons(cell)).toBe("blank");
      else expect(`${id}: ${meaning(id, cell)}`).toBe(`${id}: blank`);
    }
  });
  test("a cell that is not there", () => {
    expect([isBlank(undefined), readAnswer("gap", undefined), readOtherReasons(undefined)]).toEqual([
      true,
      0,
      0,
    ]);
  });
  test.each<Cell>([1, "1", "00", "0.5", false, "no", "none", "-?", "-1", "✓", "…", ...ERRORS])(
    "never %j",
    (cell) => expect(isBlank(cell)).toBe(false),
  );
});

const YES_NO = [
  ...(["reporting", "coordination", "outcomes", "committees", "leaders", "politics", "market"] as const),
  ...(["gap", "asksForIt", "targetSound", "systemDesign", "hybrid"] as const),
];

describe("yes and no", () => {
  const cases: [Cell, string][] = [
    ...[
      "yes",
      "YES",
      " Yes ",
      "y",
      "Y",
      "true",
      "TRUE",
      "x",
      "X",
      "oui",
      "ja",
      "sí",
      "SI",
      "✓",
      "✔",
      "✔️",
      "☑",
      "✅",
    ].map((cell): [Cell, string] => [cell, "yes"]),
    ...["no", "No.", "n", "N", "false", "FALSE", "non", "nein", "não", "nao", "✗", "✘", "❌"].map(
      (cell): [Cell, string] => [cell, "no"],
    ),
    ...YES_WORDS.map((word): [Cell, string] => [word, "yes"]),
    ...NO_WORDS.map((word): [Cell, string] => [word, "no"]),
    [true, "yes"],
    [false, "no"],
    ...[1, 2, -1, 0.5, "1", "10", "yess", "maybe", "yes/no", "yes no", "✓✓", "xx", "*", "+"].map(
      (cell): [Cell, string] => [cell, "wrong"],
    ),
    ...ERRORS.map((cell): [Cell, string] => [cell, "wrong"]),
  ];
  test.each(cases)("%j is %s", (cell, expected) => {
    for (const id of YES_NO) expect(`${id}: ${meaning(id, cell)}`).toBe(`${id}: ${expected}`);
  });
});

describe("answers in words", () => {
  test.each(QUESTIONS.filter(({ id }) => id !== "otherReasons").map(({ id }) => id))(
    "each allowed answer of %s, however it is written",
    (id) => {
      for (const answer of questionById(id).answers) {
        const shouted = ` ${answer.toUpperCase().replaceAll(" ", "  ")}! `;
        const ways = [answer, shouted, answer.replaceAll(" ", "-"), `\u00a0${answer}`];
        for (const way of ways) expect(`${way}: ${meaning(id, way)}`).toBe(`${way}: ${answer}`);
      }
    },
  );

  test.each(Object.entries(ANSWER_SYNONYMS))("the synonyms of %s", (id, synonyms) => {
    for (const [answer, words] of Object.entries(synonyms))
      for (const word of words)
        expect(`${word}: ${meaning(id as QuestionId, word)}`).toBe(`${word}: ${answer}`);
  });

  test("no synonym belongs to two answers, or is blank", () => {
    for (const { id, answers } of QUESTIONS) {
      const synonyms = ANSWER_SYNONYMS[id] ?? {};
      const keys = answers.flatMap((answer) => [
        ...new Set([answer, ...(synonyms[answer] ?? [])].map(matchKey)),
      ]);
      expect([...keys].sort()).toEqual([...new Set(keys)].sort());
      expect(keys.filter((key) => isBlank(key))).toEqual([]);
      expect(
        Object.keys(synonyms).filter((answer) => !(answers as readonly string[]).includes(answer)),
      ).toEqual([]);
    }
  });

  test.each<[QuestionId, Cell, string]>([
    ["exposure", "medium", "moderate"],
    ["exposure", "Mod erate", "moderate"],
    ["exposure", "moderat", "wrong"],
    ["exposure", "yes", "wrong"],
    ["exposure", true, "wrong"],
    ["exposure", 3, "wrong"],
    ["exposure", "✓", "wrong"],
    ["cause", "skill-based", "skills"],
    ["cause", "design; skills", "wrong"],
    ["phase", "Normalization", "normalisation"],
    ["reason", "industry-shift", "industry shift"],
    ["reason", "Anxiety", "reassurance"],
    ["reason", "none", "wrong"],
    ["reason", "gap, signal", "wrong"],
    ["direction", "none", "none"],
    ["direction", "no", "wrong"],
    ["tested", "no", "wrong"],
    ["tested", "not allowed", "blocked"],
    ["ownership", "fewer people", "fewer"],
    ["stance", "defensive", "defensive"],
    ...ERRORS.map((cell): [QuestionId, Cell, string] => ["exposure", cell, "wrong"]),
  ])("%s: %j is %s", (id, cell, expected) => expect(meaning(id, cell)).toBe(expected));
});

describe("other reasons", () => {
  test.each<[Cell, string]>([
    ["gap", "gap"],
    ["signal, gap", "gap+signal"],
    ["signal;gap;", "gap+signal"],
    ["signal\ngap\r\npanic", "gap+signal+panic"],
    [" Industry-Shift ,, MEDIA panic ", "industry shift+panic"],
    ["gap, gap; Capability gap", "gap"],
    ["gap, n/a, ?, -", "gap"],
    [", ;\n", "blank"],
    ["n/a; ?", "blank"],
    ...NO_OTHER_REASONS.map((word): [Cell, string] => [word, "blank"]),
    ["None.", "blank"],
    ["gap, none", "wrong"],
    ["gap, fun", "wrong"],
    ["gap signal", "wrong"],
    ["gap / signal", "wrong"],
    ["yes", "wrong"],
    [true, "wrong"],
    [false, "wrong"],
    [1, "wrong"],
    ["gap, #N/A", "wrong"],
    ...ERRORS.map((cell): [Cell, string] => [cell, "wrong"]),
  ])("%j is %s", (cell, expected) => expect(otherReasons(cell)).toBe(expected));

  test("all of them at once", () => {
    const all = questionById("otherReasons").answers;
    expect(otherReasons(all.join("; "))).toBe(all.join("+"));
  });
});

describe("errors", () => {
  test.each<[Cell, string | undefined]>([
    ["#N/A", "#N/A"],
    ["#n/a ", "#N/A"],
    [" #ref!", "#REF!"],
    [{ error: "#DIV/0!" }, "#DIV/0!"],
    [{ error: NO_STORED_VALUE }, NO_STORED_VALUE],
    ["n/a", undefined],
    ["#", undefined],
    ["#1", undefined],
    ["gap, #N/A", undefined],
    [null, undefined],
    [0, undefined],
    [true, undefined],
  ])("in %j: %s", (cell, expected) => expect(errorIn(cell)).toBe(expected));
});

describe("the wrong value, as people should see it", () => {
  test.each<[QuestionId, Cell, string]>([
    ["gap", " maybe ", "maybe"],
    ["gap", 1, "1"],
    ["gap", 0.1, "0.1"],
    ["exposure", true, "TRUE"],
    ["exposure", false, "FALSE"],
    ["gap", { error: "#N/A" }, "#N/A"],
    ["otherReasons", "gap; fun ,joy", "fun"],
    ["otherReasons", "gap, #REF!", "#REF!"],
    ["otherReasons", "gap, none", "none"],
    ["otherReasons", "#N/A", "#N/A"],
    ["otherReasons", true, "TRUE"],
  ])("%s, %j: %s", (id, cell, expected) => expect(wrongValueIn(id, cell)).toBe(expected));
});

describe("what a wrong value was meant for", () => {
  test.each<[QuestionId, string, string | undefined]>([
    ["exposure", "hig", "high"],
    ["exposure", "hgih", "high"],
    ["exposure", "lwo", "low"],
    ["exposure", "gihh", undefined],
    ["tested", "treid", "tried"],
    ["tested", "sometimes", undefined],
    ["ownership", "smae", "same"],
    ["gap", "eys", "yes"],
    ["gap", "on", undefined],
  ])("%s: %s is %s", (id, value, expected) => expect(nearestAnswer(id, value)).toBe(expected));
});
