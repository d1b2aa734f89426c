// An assessment beside the form: what it takes over, where its answers go, and what it finds in their place.
import { companionById } from "../../src/policy/companions/companions";
import type { TableCompanionId } from "../../src/policy/companions/table";
import type { AssessmentDraft } from "../../src/roster/assessing";
import { assessForm, offerOf, seenOnOrganisation, seenOnRoles } from "../../src/roster/assessing";
import type { PersonForm } from "../../src/roster/person";
import { answered, formOf, tried } from "../../src/roster/person";
import { viewOf } from "../../src/roster/personView";
import type { Sheets } from "../support/rosters";
import { rosterOf } from "../support/rosters";

const SHEETS: Sheets = {
  organisation: [
    ["Heading", "Answer"],
    ["Industry", "Compressing"],
    ["Exposure share high from", "50 %"],
  ],
  roles: [
    ["Role", "AI exposure", "Reporting-heavy"],
    ["Clerk", "moderat", "yes"],
    ["Lead", "low", ""],
  ],
};

function person(headings: readonly string[], cells: readonly string[], sheets: Sheets = SHEETS): PersonForm {
  const roster = rosterOf(
    [
      [...headings, "Main reason"],
      [...cells, "gap"],
    ],
    sheets,
  );
  return formOf({ roster, label: "Ana", firstColumn: 0, formulas: new Set() });
}

const clerk = (): PersonForm =>
  person(["Role", "Reporting-heavy", "Coordination-heavy"], ["Clerk", "no", "no"]);

const LEAD = person(["Role"], ["Lead"]);

const of = (form: PersonForm, id: TableCompanionId, draft: AssessmentDraft, hasRoster = true) => {
  const view = viewOf(form);
  const assessment = assessForm(form, view, companionById(id), draft);
  return { assessment, offer: offerOf(form, view, assessment, hasRoster) };
};

const used = (form: PersonForm, id: TableCompanionId, draft: AssessmentDraft, hasRoster = true): string[] =>
  of(form, id, draft, hasRoster).offer.answers.map(
    ({ question, answer, to, isInput }) => `${question} ${answer} > ${to}${isInput ? ", said" : ""}`,
  );

const SUPPLIES = { repeatable: "50", benchmarked: "yes", distance: "far", decides: "supplies" };

test("what the role says goes before the person’s own answer, and what is only tried does not count", () => {
  const form = tried(clerk(), [["coordination", "yes"]]);
  const { assessment } = of(form, "exposedJobs", { reporting: "no" });
  expect(
    assessment.inputs.map(({ input, known }) => [input.id, known?.answer, known?.takenOver?.level]),
  ).toEqual([
    ["repeatable", undefined, undefined],
    ["benchmarked", undefined, undefined],
    ["distance", undefined, undefined],
    ["decides", undefined, undefined],
    ["reporting", "yes", "role"],
    ["coordination", "no", undefined],
  ]);
});

test.each([
  ["nothing said", LEAD, {}, ["view"]],
  ["somebody who moves things on", LEAD, { view: "moderniser" }, ["view"]],
  [
    "automated work",
    LEAD,
    { view: "automated work", reporting: "yes" },
    ["view", "reporting", "coordination"],
  ],
  ["automated work, and the role is known to be heavy", clerk(), { view: "automated work" }, ["view"]],
] as const)(
  "what only a caution looks at is asked where it can raise one: %s",
  (_, form, draft, expected) => {
    const { inputs } = of(form, "leaders", draft).assessment;
    expect(inputs.filter(({ isAsked }) => isAsked).map(({ input }) => input.id)).toEqual(expected);
  },
);

test("the thresholds of the Organisation sheet count", () => {
  const { questions } = of(clerk(), "exposedJobs", SUPPLIES).assessment.result;
  expect(questions.map(({ answer }) => answer)).toEqual(["high", "design"]);
  const without = person(["Role"], ["Clerk"], { roles: SHEETS.roles! });
  expect(of(without, "exposedJobs", SUPPLIES).assessment.result.questions[0]!.answer).toBe("moderate");
});

const NOBODY = person(["Role"], [""]);
const NO_ROLES = person(["Name", "AI exposure"], ["Ana", ""], {});

test.each([
  ["a role’s", clerk(), "exposedJobs", SUPPLIES, ["exposure high > role", "cause design > role"]],
  [
    "with what was said on the way",
    LEAD,
    "exposedJobs",
    { ...SUPPLIES, reporting: "no", coordination: "yes" },
    [
      "exposure high > role",
      "cause design > role",
      "reporting no > role, said",
      "coordination yes > role, said",
    ],
  ],
  [
    "blank ones are left alone",
    LEAD,
    "industry",
    { changing: "yes", falling: "no" },
    ["industry shifting > organisation"],
  ],
  [
    "of two levels",
    LEAD,
    "industry",
    { falling: "yes", heavy: "yes" },
    ["industry compressing > organisation", "targetSound no > form"],
  ],
  ["a person’s", LEAD, "testedUse", { used: "no", allowed: "yes" }, ["tested never > form"]],
  ["nothing said, nothing used", LEAD, "exposedJobs", { reporting: "no" }, []],
  [
    "a role that is still wanted",
    NOBODY,
    "exposedJobs",
    { ...SUPPLIES, reporting: "no", coordination: "no" },
    [
      "exposure high > role",
      "cause design > role",
      "reporting no > role, said",
      "coordination no > role, said",
    ],
  ],
  [
    "no place for roles",
    NO_ROLES,
    "roleClass",
    { exposure: "low" },
    ["roleClass proof > form", "exposure low > form, said"],
  ],
  [
    "what is said of the person on the way stays the person’s",
    LEAD,
    "roleClass",
    { ownership: "expands", outcomes: "yes", exposure: "high" },
    ["roleClass proof > role", "ownership expands > form, said", "outcomes yes > role, said"],
  ],
  [
    "the leaders’ view takes no facts of the role along",
    LEAD,
    "leaders",
    { view: "moderniser", reporting: "yes" },
    ["leaders yes > organisation"],
  ],
] as const)("where answers go: %s", (_, form, id, draft, expected) => {
  expect(used(form, id, draft)).toEqual(expected);
});

test("without a roster every answer is the person’s", () => {
  expect(used(LEAD, "adoptionPhase", { over: "yes" }, false)).toEqual(["phase settled > form"]);
});

test.each([
  ["a role", LEAD, null, false],
  ["none, but a place for it", NOBODY, "wanted", false],
  ["no place for it", NO_ROLES, "unknown", true],
  ["an error", person(["Role"], ["#N/A"]), "wrong", false],
  ["given and not saved", answered(NOBODY, "role", "Lead"), null, false],
] as const)("what is lacking of the role: %s", (_, form, lack, hasColumns) => {
  const { offer } = of(form, "exposedJobs", { repeatable: "40" });
  expect([offer.lack, offer.hasColumns]).toEqual([lack, hasColumns]);
});

test("only what goes into the form wants a column of the roster", () => {
  const draft = { ownership: "expands", outcomes: "yes" };
  const columns = (headings: readonly string[]) => {
    const { offer } = of(person(headings, ["Lead", ""]), "roleClass", draft);
    return [offer.hasColumns, offer.hasFormColumns];
  };
  expect([columns(["Role", "Ownership effect"]), columns(["Role", "Note"])]).toEqual([
    [false, true],
    [false, false],
  ]);
});

test("answers about others lack no role", () => {
  expect(of(NOBODY, "adoptionPhase", { over: "yes" }).offer.lack).toBeNull();
});

test("what stands there is as it was read, wrong values and synonyms too", () => {
  const form = clerk();
  expect([
    seenOnRoles(form, "clerk ", "exposure"),
    seenOnRoles(form, "Clerk", "cause"),
    seenOnRoles(form, "Nobody", "exposure"),
    seenOnOrganisation(form, "industry"),
    seenOnOrganisation(form, "phase"),
  ]).toEqual(["moderat", "", "", "Compressing", ""]);
});
