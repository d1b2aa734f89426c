// The form for one person: edits over a row, overrides, what is tried, what is asked next; and the worked examples through it.
import { judge, loadPolicy } from "../../src/policy/policy";
import type { Cell } from "../../src/roster/cells";
import type { Field, PersonForm, PersonRow } from "../../src/roster/person";
import {
  addressOf,
  answered,
  differences,
  formOf,
  nobody,
  otherReasonSet,
  rebased,
  tried,
} from "../../src/roster/person";
import { NEVER_ASKED, viewOf } from "../../src/roster/personView";
import { NO_ORGANISATION } from "../../src/roster/setup";
import { readExamples } from "../support/examples";
import { cellsOf, HEADINGS, QUESTIONS } from "../support/people";
import type { Sheets } from "../support/rosters";
import { rosterOf, SOUND_HEADINGS, soundCells } from "../support/rosters";

const HEAD = [
  "ID",
  "Name",
  "Role",
  HEADINGS.exposure,
  HEADINGS.cause,
  HEADINGS.otherReasons,
  HEADINGS.market,
];

const SHEETS: Sheets = {
  organisation: [
    ["Heading", "Answer"],
    ["Industry", "stable"],
    [HEADINGS.market, "no"],
    [HEADINGS.phase, "soon"],
  ],
  roles: [
    ["Role", HEADINGS.exposure, HEADINGS.cause, HEADINGS.reporting],
    ["Clerk", "high", "design", ""],
    ["Lead", "low", "", "sometimes"],
  ],
};

function rowOf(
  cells: readonly Cell[],
  {
    headings = HEAD,
    sheets = {},
    formulas = [],
  }: { headings?: readonly string[]; sheets?: Sheets; formulas?: Field[] } = {},
): PersonRow {
  const roster = rosterOf([[...headings], [...cells]], sheets);
  return { roster, label: "7 · Ana Silva", firstColumn: 1, formulas: new Set(formulas) };
}

const ANA = [7, "Ana Silva", "Clerk", "", "skills", "Signal", ""];
const WITHOUT_PHASE: Sheets = { ...SHEETS, organisation: SHEETS.organisation!.slice(0, 3) };
const ana = (): PersonForm => formOf(rowOf(ANA, { sheets: WITHOUT_PHASE }));

describe("where an answer comes from", () => {
  test.each([
    [
      "exposure",
      "",
      "high from role",
      { level: "role", answer: "high", sheet: "Roles", row: 2 },
      { isOverride: false, column: 3 },
    ],
    [
      "cause",
      "skills",
      "skills from person",
      { level: "role", answer: "design", sheet: "Roles", row: 2 },
      { isOverride: true, column: 4 },
    ],
    ["reporting", "", null, null, { isOverride: false, column: null }],
    [
      "industry",
      "",
      "stable from organisation",
      { level: "organisation", answer: "stable", sheet: "Organisation", row: 2 },
      { isOverride: false, column: null },
    ],
    ["otherReasons", "signal", "signal from person", null, { isOverride: false, column: 5 }],
  ] as const)("%s", (id, own, inEffect, takenOver, more) => {
    const view = viewOf(ana()).questions[id];
    const effect = view.inEffect;
    expect(effect && `${effect.answer} from ${effect.level}`).toBe(inEffect);
    expect(view).toMatchObject({ own, takenOver, ...more });
  });

  test("an override is undone by a blank answer: the role speaks again", () => {
    const form = answered(ana(), "cause", "");
    expect(viewOf(form).questions.cause).toMatchObject({
      own: "",
      inEffect: { answer: "design", level: "role" },
      isOverride: false,
      isEdited: true,
    });
    expect([...form.edits]).toEqual([["cause", ""]]);
  });

  test("another role answers otherwise at once", () => {
    const view = viewOf(answered(ana(), "role", "lead"));
    expect([view.role, view.isRoleKnown, view.questions.exposure.inEffect?.answer]).toEqual([
      "lead",
      true,
      "low",
    ]);
    expect(viewOf(answered(ana(), "role", "Nobody")).isRoleKnown).toBe(false);
  });
});

describe("edits", () => {
  test.each<[string, Field, string, string[]]>([
    ["another answer", "exposure", "low", ["exposure=low"]],
    ["the answer that stands there", "cause", "skills", []],
    ["the answer that a synonym stands for", "otherReasons", "signal", []],
    ["a question without a column", "tested", "regular", ["tested=regular"]],
    ["the role as it is", "role", "Clerk", []],
  ])("%s", (_, field, text, expected) => {
    const { edits } = answered(ana(), field, text);
    expect([...edits].map(([id, answer]) => `${id}=${answer}`)).toEqual(expected);
  });

  test("back to what stands there is no edit", () => {
    const form = answered(answered(ana(), "exposure", "low"), "exposure", "");
    expect(form.edits.size).toBe(0);
  });

  test("other reasons are ticked one by one, and written in the order of the questionnaire", () => {
    const form = otherReasonSet(otherReasonSet(ana(), "panic", true), "gap", true);
    expect([...form.edits]).toEqual([["otherReasons", "gap, signal, panic"]]);
    expect([...otherReasonSet(ana(), "signal", false).edits]).toEqual([["otherReasons", ""]]);
    expect(viewOf(form).questions.otherReasons.inEffect?.answer).toBe("gap, signal, panic");
  });

  test("what is tried changes the verdict and no edit", () => {
    const person = rowOf(soundCells("Ann", { tested: "never" }), { headings: SOUND_HEADINGS });
    const form = formOf(person);
    const { judgement } = viewOf(form);
    expect([judgement?.verdict, judgement?.change]).toEqual(["TEST_AI", [["tested", "tried"]]]);
    const trying = tried(form, judgement!.change);
    expect(viewOf(trying).judgement?.verdict).toBe("CERTIFY");
    expect(viewOf(trying).questions.tested).toMatchObject({ isTried: true, isEdited: false, own: "tried" });
    expect([trying.edits.size, tried(trying, null)]).toEqual([0, form]);
  });
});

describe("when somebody else changed the row", () => {
  test.each<[string, readonly Cell[], Field[]]>([
    ["nothing", ANA, []],
    ["an empty text for an empty cell", [7, "Ana Silva", "Clerk", null, "skills", "Signal", null], []],
    ["an answer and the role", [7, "Ana Silva", "Lead", "low", "skills", "Signal", ""], ["role", "exposure"]],
    ["what is no question", [7, "Ana Souza", "Clerk", "", "skills", "Signal", ""], []],
  ])("%s: the fields that differ", (_, cells, expected) => {
    expect(differences(rowOf(ANA), rowOf(cells))).toEqual(expected);
  });

  test("a formula in place of the same value is a difference", () => {
    expect(differences(rowOf(ANA), rowOf(ANA, { formulas: ["cause"] }))).toEqual(["cause"]);
  });

  test("edits stay over the row as it is now, but for those that are given up", () => {
    const form = answered(answered(ana(), "exposure", "low"), "cause", "both");
    const now = rowOf([7, "Ana Silva", "Clerk", "low", "design", "Signal", ""], { sheets: WITHOUT_PHASE });
    expect([...rebased(form, now, new Set()).edits]).toEqual([["cause", "both"]]);
    expect([...rebased(form, now, new Set<Field>(["cause"])).edits]).toEqual([]);
  });
});

describe("what keeps a row from being judged", () => {
  test.each<[string, Cell[], Field | null, string, RegExp]>([
    ["a wrong value in the row", [1, "A", "", "hihg", "skills", "", ""], "exposure", "D2", /“hihg”.*“high”/],
    [
      "of several reasons, one",
      [1, "A", "", "high", "skills", "gap; fun", ""],
      "otherReasons",
      "F2",
      /“fun”/,
    ],
    [
      "a wrong value on Roles",
      [1, "A", "Lead", "", "", "", ""],
      "reporting",
      "",
      /^Roles, row 3,.*sometimes/,
    ],
    ["a wrong value on Organisation", [1, "A", "", "", "", "", ""], "phase", "", /^Organisation, row 4/],
    ["an error for a role", [1, "A", { error: "#N/A" }, "", "", "", ""], "role", "", /#N\/A/],
  ])("%s: shown with its cell, asked first", (_, cells, field, address, message) => {
    const sheets = field === "reporting" ? WITHOUT_PHASE : SHEETS;
    const ownSheets = ["exposure", "otherReasons"].includes(field!) ? {} : sheets;
    const person = { ...rowOf(cells, { sheets: ownSheets }), firstColumn: 0 };
    const view = viewOf(formOf(person));
    expect([view.judgement, view.next]).toEqual([null, field]);
    expect(view.problems[0]?.message).toMatch(message);
    if (field === "role") expect(view.role).toBeNull();
    else expect(view.questions[field!].problem).toBe(view.problems[0]);
    if (address !== "" && field !== "role" && field !== null)
      expect(addressOf(person, view.questions[field].column!)).toBe(address);
  });

  test("an answer of the person's own takes the place of a wrong one that is taken over", () => {
    const form = formOf(rowOf([1, "A", "", "", "", "", ""], { sheets: SHEETS }));
    const view = viewOf(answered(form, "phase", "settled"));
    expect([view.problems, view.judgement?.verdict]).toEqual([[], "ASSESS_EXPOSURE"]);
  });
});

describe("asking only what matters", () => {
  test("an empty row: says so, and asks as of a person of whom nothing is known", () => {
    const empty = formOf(rowOf(["", "", "", "", "", "", ""]));
    const { isEmpty, judgement, next, toGo } = viewOf(empty);
    expect([isEmpty, judgement?.verdict, next, toGo]).toEqual([true, "ASSESS_EXPOSURE", "exposure", 16]);
    expect(viewOf(answered(empty, "exposure", "low")).isEmpty).toBe(false);
  });

  test("each answer brings the next question that matters, until the verdict is firm", () => {
    const asked: string[] = [];
    let form = formOf(nobody({ organisation: NO_ORGANISATION, roles: null, policy: loadPolicy() }));
    const answers: Partial<Record<Field, string>> = {
      exposure: "high",
      cause: "skills",
      reason: "gap",
      tested: "measured",
      direction: "grow here",
      gap: "no",
      ownership: "expands",
      industry: "stable",
    };
    for (let view = viewOf(form); view.next !== null; view = viewOf(form)) {
      expect(view.toGo).toBeGreaterThan(0);
      asked.push(view.next);
      form = answered(form, view.next, answers[view.next]!);
      expect(viewOf(form).toGo).toBeLessThan(view.toGo);
    }
    expect(asked).toEqual([
      "exposure",
      "cause",
      "reason",
      "tested",
      "direction",
      "gap",
      "ownership",
      "industry",
    ]);
    expect(viewOf(form)).toMatchObject({ toGo: 0, judgement: { verdict: "DEPLOY", firm: true } });
  });

  test("what is never asked are the six that no verdict waits for", () => {
    expect(NEVER_ASKED).toEqual([
      "roleClass",
      "outcomes",
      "otherReasons",
      "systemDesign",
      "hybrid",
      "stance",
    ]);
  });
});

describe("the worked examples through the form are what the core says", () => {
  const policy = loadPolicy();
  const setup = { organisation: NO_ORGANISATION, roles: null, policy };
  test.each(readExamples().map((example) => [example.name, example] as const))(
    "%s",
    (_, { person, expected }) => {
      const cells = cellsOf(person);
      const inSheet = formOf(
        rowOf(["A", ...cells], { headings: ["Name", ...QUESTIONS.map((id) => HEADINGS[id])] }),
      );
      const typed = QUESTIONS.reduce(
        (form, id) => answered(form, id, [person[id]].flat().join(", ")),
        formOf(nobody(setup)),
      );
      const answers = Object.fromEntries(Object.entries(person).filter(([, answer]) => answer !== ""));
      const core = judge(policy, answers);
      expect([viewOf(inSheet).judgement, viewOf(typed).judgement]).toEqual([core, core]);
      expect(core).toMatchObject(expected);
    },
  );
});
