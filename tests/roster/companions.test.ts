// Assessments from cells: the worked cases one by one and in bulk, shares, and what is said about each.
import { COMPANIONS } from "../../src/policy/companions/companions";
import type { TableCompanionId } from "../../src/policy/companions/table";
import type { AnyColumn, Cell } from "../../src/roster/cells";
import { EMPTY } from "../../src/roster/cells";
import { WRONG } from "../../src/roster/answers";
import { assessRows, filledText } from "../../src/roster/companionColumns";
import { assess, helpFor } from "../../src/roster/companions";
import { readShare } from "../../src/roster/share";
import { COMPANION_WORDS, INPUT_WORDS, WHY_WORDS, COMPANION_CAUTION_WORDS } from "../../src/words/companions";
import { CHECK_ROW } from "../../src/words/verdicts";
import { COMPANION_CASES } from "../support/companionCases";

const ids = COMPANIONS.map(({ id }) => id);

test("every companion has at least twelve cases, with every answer among them", () => {
  for (const { id, outputs } of COMPANIONS) {
    const cases = COMPANION_CASES.filter(({ companion }) => companion === id);
    expect(cases.length).toBeGreaterThanOrEqual(12);
    for (const { question, lines } of outputs) {
      const given = new Set(cases.map(({ answers }) => answers[question]));
      const wanted = [...lines.flatMap(({ answer }) => answer ?? []), "", CHECK_ROW];
      expect(wanted.filter((answer) => !given.has(answer))).toEqual([]);
    }
  }
});

describe("one by one", () => {
  test.each(COMPANION_CASES.map((one) => [one.companion, one.name, one] as const))(
    "%s: %s",
    (id, _name, { cells, answers }) => {
      const { questions, problems } = assess(id, cells);
      const given = questions.map(({ question, answer, why }) => [
        question,
        answer ?? (why === "" ? CHECK_ROW : ""),
      ]);
      expect(Object.fromEntries(given)).toEqual(answers);
      expect(problems.length > 0).toBe(Object.values(answers).includes(CHECK_ROW));
    },
  );
});

/** A column of cells in both forms: within rows, and as codes. */
const FORMS: readonly (readonly [string, (cells: readonly Cell[]) => AnyColumn])[] = [
  ["rows", (cells) => ({ rows: cells.map((cell) => [cell]), index: 0 })],
  [
    "codes",
    (cells) => ({
      codes: Int32Array.from(cells, (cell, index) => (cell === null ? EMPTY : index)),
      values: cells,
    }),
  ],
];

describe.each(FORMS)("in bulk, as %s", (_form, columnOf) => {
  test.each(ids)("%s", (id) => {
    const cases = COMPANION_CASES.filter(({ companion }) => companion === id);
    // More rows than a few, so that the way for many rows is taken, too.
    const many = [...cases, ...cases, ...cases];
    const inputs = Object.keys(cases[0]!.cells);
    const { filled, problemsIn } = assessRows(id, {
      columns: new Map(inputs.map((input) => [input, columnOf(many.map(({ cells }) => cells[input]!))])),
      rowCount: many.length,
    });
    const answers = many.map((_, row) =>
      Object.fromEntries(
        filled.map(({ question, answers: codes }) => [
          question,
          codes[row] === WRONG ? CHECK_ROW : filledText(question, codes[row]!),
        ]),
      ),
    );
    expect(answers).toEqual(many.map((one) => one.answers));
    const problems = many.map(({ cells }, row) => [problemsIn(row), assess(id, cells).problems]);
    for (const [inBulk, single] of problems) expect(inBulk).toEqual(single);
  });
});

describe("shares", () => {
  test.each<[Cell, number | null | "wrong"]>([
    [null, null],
    ["", null],
    ["  ", null],
    ["n/a", null],
    ["-", null],
    [0, null],
    ["0", 0],
    ["0.0", 0],
    ["0 %", 0],
    [0.6, 60],
    [0.57, 57],
    [0.599, 59.9],
    [1, 100],
    [1.0001, "wrong"],
    [1.15, "wrong"],
    [1.5, "wrong"],
    [1.999, "wrong"],
    [2, 2],
    [2.5, 2.5],
    ["1.5", "wrong"],
    ["1,5", "wrong"],
    ["1.5 %", 1.5],
    ["2", 2],
    [60, 60],
    [100, 100],
    ["60", 60],
    [" 60 % ", 60],
    ["60\u00a0%", 60],
    ["59,9%", 59.9],
    ["0.5 %", 0.5],
    ["1 %", 1],
    ["60 percent", 60],
    ["1", "wrong"],
    ["0.6", "wrong"],
    ["0,6", "wrong"],
    ["1,000 %", "wrong"],
    [100.1, "wrong"],
    [-1, "wrong"],
    [-0.5, "wrong"],
    ["101 %", "wrong"],
    ["about 60 %", "wrong"],
    ["60 - 70 %", "wrong"],
    [true, "wrong"],
    ["#N/A", "wrong"],
    [{ error: "#DIV/0!" }, "wrong"],
    [Number.NaN, "wrong"],
  ])("%p is %p", (cell, share) => {
    expect(readShare(cell)).toBe(share);
  });
});

describe("what is said", () => {
  test("why, by the line that decided, and the statements it rests on", () => {
    expect(
      assess("exposedJobs", { repeatable: "70 %", distance: "far", decides: "supplies" }).questions,
    ).toEqual([
      {
        question: "exposure",
        answer: "high",
        line: "highShare",
        why: WHY_WORDS.exposedJobs.highShare,
        cites: ["E7", "E58"],
        open: [],
      },
      {
        question: "cause",
        answer: "design",
        line: "suppliesRepeated",
        why: WHY_WORDS.exposedJobs.suppliesRepeated,
        cites: ["E21", "E22", "E50"],
        open: [],
      },
    ]);
  });

  test("for a blank answer, what it depends on", () => {
    const [exposure] = assess("exposedJobs", { benchmarked: "no", distance: "far" }).questions;
    expect(exposure).toMatchObject({
      answer: null,
      line: null,
      open: ["repeatable", "decides"],
      why: "Not known yet. It depends on: Repeatable share, Part in decisions.",
    });
  });

  test("for an answer that a blank may still change, on which", () => {
    const [exposure] = assess("exposedJobs", { repeatable: "70 %", benchmarked: "no" }).questions;
    expect(exposure).toMatchObject({ answer: "moderate", line: "between", open: ["distance", "decides"] });
  });

  test("thresholds of an organisation move the bands", () => {
    const exposure = (highFrom: number): string | null =>
      assess("exposedJobs", { repeatable: 60, distance: "far" }, { lowBelow: 30, highFrom }).questions[0]!
        .answer;
    expect([exposure(60), exposure(60.1)]).toEqual(["high", "moderate"]);
  });

  test("what is wrong, what is allowed, and what was meant", () => {
    const { problems } = assess("exposedJobs", { repeatable: "0.6", distance: "nera", decides: NaN });
    expect(problems.map(({ message }) => message)).toEqual([
      "“Repeatable share”: “0.6” is no share of work. Allowed: 0 % to 100 %, such as 60 %, or blank. It could be 0.6 % or 60 %: write the per cent sign.",
      "“Distance to revenue”: “nera” is none of the allowed answers (direct, near, far, or blank). Did you mean “near”?",
      "“Part in decisions”: “NaN” is none of the allowed answers (decides, advises, supplies, or blank).",
    ]);
    expect(problems[1]).toMatchObject({ input: "distance", value: "nera", nearest: "near" });
  });

  test("the next rung, once it is known how far AI has been tried", () => {
    expect(assess("testedUse", { used: "yes", regular: "yes", measured: "no", allowed: "yes" }).next).toEqual(
      {
        rung: "measured",
        sentence: "Next rung: measure it, with a number from before and one from after.",
      },
    );
    expect(assess("testedUse", { used: "yes" }).next).toBeNull();
    expect(assess("leaders", { view: "moderniser" }).next).toBeNull();
  });

  test("cautions", () => {
    const { cautions } = assess("leaders", { view: "work that can be automated", coordination: "yes" });
    expect(cautions).toEqual([
      {
        id: "DRAWS-ATTENTION",
        sentence: COMPANION_CAUTION_WORDS["DRAWS-ATTENTION"],
        cites: ["E21", "E22", "E35"],
      },
    ]);
  });

  test("an input that is none is refused by name", () => {
    expect(() => assess("leaders", { veiw: "moderniser" })).toThrow(
      '"veiw" is no input of "leaders"; allowed: view, reporting, coordination',
    );
  });
});

test("from a question to the assessment that fills it, and for whom", () => {
  const help = (question: string): readonly [string, string] | undefined => {
    const found = helpFor(question);
    return found && [found.companion.id, found.level];
  };
  expect([help("cause"), help("phase"), help("tested"), help("market")]).toEqual([
    ["exposedJobs", "role"],
    ["adoptionPhase", "organisation"],
    ["testedUse", "person"],
    undefined,
  ]);
});

test("everything has words: names, inputs, the why of every answer, cautions", () => {
  const missing = COMPANIONS.flatMap(({ id, inputs, outputs, cautions }) => {
    const asks = INPUT_WORDS[id as TableCompanionId];
    return [
      ...(COMPANION_WORDS[id].name === "" ? [id] : []),
      ...inputs
        .filter((input) => input.question === undefined && asks[input.id] === undefined)
        .map((one) => one.id),
      ...outputs.flatMap(({ lines }) =>
        lines
          .filter((line) => line.answer !== null && WHY_WORDS[id][line.id] === undefined)
          .map((one) => one.id),
      ),
      ...cautions.filter((one) => COMPANION_CAUTION_WORDS[one.id] === undefined).map((one) => one.id),
    ];
  });
  expect(missing).toEqual([]);
  const headings = COMPANIONS.flatMap(({ inputs }) =>
    inputs.filter(({ question }) => question === undefined).map(({ heading }) => heading),
  );
  expect(new Set(headings).size).toBe(headings.length);
});
