// The assessments as functions: cells and columns in, a row for each row out, and what is wrong with a call.
import { isProblem } from "../../src/functions/arguments";
import { certAssess } from "../../src/functions/assessments";
import { certGate } from "../../src/functions/gates";
import { companionById } from "../../src/policy/companions/companions";
import { judge, loadPolicy } from "../../src/policy/policy";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";
import { COMPANION_CASES } from "../support/companionCases";
import { ann, compressing, rows } from "./calls";

const texts = (...call: Parameters<typeof certAssess>): string[] =>
  rows(certAssess(...call)).map(([text]) => text!);

function problem(...call: Parameters<typeof certAssess>): string {
  const result = certAssess(...call);
  if (!isProblem(result)) throw new Error("nothing is wrong");
  return result.error;
}

describe("the worked cases", () => {
  const questions = [...new Set(COMPANION_CASES.flatMap(({ answers }) => Object.keys(answers)))];

  test.each(questions)("%s, as columns and row by row", (question) => {
    const cases = COMPANION_CASES.filter(({ answers }) => question in answers);
    const { inputs } = companionById(cases[0]!.companion).outputs.find((one) => one.question === question)!;
    const expected = cases.map(({ answers }) => answers[question]);
    const columns = Object.fromEntries(inputs.map((id) => [id, cases.map(({ cells }) => [cells[id]])]));
    expect(texts(question as "exposure", columns)).toEqual(expected);
    const single = cases.flatMap(({ cells }) =>
      texts(question as "exposure", Object.fromEntries(inputs.map((id) => [id, [[cells[id]]]]))),
    );
    expect(single).toEqual(expected);
  });
});

describe("rows", () => {
  test("a single cell holds for every row, with or without brackets around it", () => {
    const used = [["yes"], ["no"], [null]];
    expect(texts("tested", { used, regular: "no", measured: [["no"]], allowed: true })).toEqual([
      "tried",
      "never",
      "",
    ]);
  });

  test("blank rows at the end are rows, too, and single cells hold for them", () => {
    const column = [["no"], ...Array.from({ length: 5 }, () => [null])];
    expect(texts("industry", { falling: column, changing: column })).toEqual(["stable", "", "", "", "", ""]);
    expect(texts("phase", { targets: column, over: "yes" })).toEqual(Array<string>(6).fill("settled"));
    expect(texts("leaders", { view: [[null], [null]] })).toEqual(["", ""]);
  });

  test("columns may hold their cells down to different rows", () => {
    expect(
      texts("industry", { falling: [["no"], ["no"], ["no"]], changing: [["yes"], [null], [null]] }),
    ).toEqual(["shifting", "", ""]);
  });

  test("arguments left out are blank", () => {
    expect(
      texts("cause", { repeatable: 0.7, decides: "supplies", reporting: null, coordination: undefined }),
    ).toEqual(["design"]);
    expect(texts("cause", { repeatable: 0.4, decides: "supplies" })).toEqual(["both"]);
  });

  test("no cell at all is one blank row", () => {
    expect(texts("leaders", { view: null })).toEqual([""]);
  });
});

describe("thresholds", () => {
  const exposure = (organisation?: unknown): string[] =>
    texts(
      "exposure",
      { repeatable: 0.6, benchmarked: "no", distance: "far", decides: "advises" },
      organisation,
    );

  test("are those of the organisation", () => {
    expect(exposure()).toEqual(["high"]);
    expect(exposure([["Exposure share high from", 0.65]])).toEqual(["moderate"]);
    expect(
      exposure([
        ["Exposure share low below", "61 %"],
        ["Exposure share high from", "70 %"],
      ]),
    ).toEqual(["low"]);
  });

  test.each([
    [["Strict", "maybe"]],
    [["Strikt", "yes"]],
    [["AI tried at work", "regular"]],
    [["Column: Level", "nonsense"]],
  ])("are read alone: %p is a matter of the verdicts", (line) => {
    expect(exposure([line, ["Exposure share high from", 0.65]])).toEqual(["moderate"]);
    expect(exposure([["Exposure share high from", 0.65], line, line])).toEqual(["moderate"]);
  });

  test("twice, nearly named, or in a range of something else, make the call wrong", () => {
    const call = (...lines: unknown[][]) => problem("exposure", { repeatable: 0.6 }, lines);
    expect(call(["Exposure share high from", 0.65], ["Exposure share high from", 0.7])).toMatch(
      /Row 1 and row 2 are both lines for “Exposure share high from”/,
    );
    expect(call(["Strict", "maybe"], ["Exposure share high form", 0.7])).toMatch(/Exposure share high from/);
    expect(call(["Name", "Ann"])).toMatch(/Organisation/i);
  });

  test("that cannot be make the call wrong", () => {
    const call = (line: unknown[]) => problem("exposure", { repeatable: 0.6 }, [line]);
    expect(call(["Exposure share high from", "lots"])).toMatch(/^organisation, row 1, .*is no share of work/);
    expect(call(["Exposure share high from", 0.2])).toMatch(/^organisation, row 1, .*Allowed: 0 % ≤/);
  });
});

test.each([
  [
    "heights that differ",
    { falling: [["no"], ["no"]], changing: [["no"], ["no"], ["no"]] },
    "falling has 2 rows, but changing has 3 rows. Give columns of the same rows, or single cells.",
  ],
  [
    "more than one column",
    { falling: [["no", "yes"]], changing: "no" },
    "falling has 2 columns; give one cell, or one column.",
  ],
  [
    "a range that is gone",
    { falling: [[{ type: "Error", basicValue: "#REF!" }]], changing: "no" },
    "falling is the error #REF!. Mend the range it is taken from.",
  ],
])("%s: the call is wrong", (_name, given, message) => {
  expect(problem("industry", given)).toBe(message);
});

describe("CERTGATE", () => {
  const gates = (call: Parameters<typeof certGate>[0]): string[] =>
    rows(certGate(call)).map(([text]) => text!);

  test("says where each row stopped, under a heading of its own", () => {
    expect(
      gates({ answers: [SOUND_HEADINGS, ann, compressing, soundCells("Cy", { exposure: null })] }),
    ).toEqual(["Gate", "passed all 9", "stopped at 3 of 9: industry", "stopped at 1 of 9: exposure"]);
  });

  test("a row to check, an empty row, and rows below", () => {
    const answers = [soundCells("Ann", { industry: "booming" }), SOUND_HEADINGS.map(() => null), [null]];
    expect(gates({ answers, headings: [SOUND_HEADINGS] })).toEqual(["Check row", "", ""]);
  });

  test("names the gate that the judgement has", () => {
    const answers = { exposure: "high", cause: "skills", reason: "gap" } as const;
    expect(judge(loadPolicy(), answers).gate).toBe(5);
    expect(
      gates({
        answers: [
          ["AI exposure", "Exposure cause", "Main reason"],
          ["high", "skills", "gap"],
        ],
      }),
    ).toEqual(["Gate", "stopped at 5 of 9: tried"]);
  });

  test("roles and organisation answer for the rows", () => {
    const roles = [
      ["Role", "AI exposure", "Exposure cause"],
      ["Analyst", "high", "design"],
    ];
    const answers = [
      ["Role", "Main reason"],
      ["Analyst", "gap"],
    ];
    const organisation = [["Industry", "stable"]];
    expect(gates({ answers, organisation, roles })).toEqual(["Gate", "stopped at 2 of 9: structure"]);
  });

  test("wrong arguments are wrong as with the verdict", () => {
    expect(certGate({ answers: [["x"]] })).toMatchObject({
      error: expect.stringMatching(/^No heading/) as string,
    });
  });
});
