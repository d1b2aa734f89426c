// The sentences people read about a verdict. Other languages replace this folder; nothing here decides anything.
import type { CautionId, Level, ReasonGiven, Verdict } from "../policy/policy";

/** The words in the cell. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  CERTIFY: "Certify now",
  CERTIFY_SIGNAL: "Certify for recognition",
  ASSESS_EXPOSURE: "Assess exposure first",
  PLAN_MOVE: "Plan the move first",
  TEST_AI: "Try AI at work first",
  APPLY_PROJECT: "Run an applied project",
  DEPLOY: "Roll out what works",
  DEFINE_TARGET: "Set a direction first",
  NO_CASE: "No case now",
  NEEDS_ANSWER: "Answer needed",
};

/** The word in the verdict cell of a row with a wrong value. */
export const CHECK_ROW = "Check row";

/** What to do next: who, what, and how much of it. */
export interface NextStep {
  readonly who: string;
  readonly what: string;
  /** Our own measure of a sensible size. */
  readonly effort: string;
}

const NEXT_STEPS: Readonly<Record<Exclude<Verdict, "NEEDS_ANSWER">, NextStep>> = {
  CERTIFY: {
    who: "Line manager",
    what: "approve the credential that was named; the person writes down “after this I will …”",
    effort: "one credential, then a check after 90 days of what has changed",
  },
  CERTIFY_SIGNAL: {
    who: "Line manager",
    what: "approve the cheapest credential that its audience recognises, say openly that duties stay as they are, and pair it with a project",
    effort: "one credential and one project",
  },
  ASSESS_EXPOSURE: {
    who: "Role owner",
    what: "answer the exposure questions for the role",
    effort: "once for everyone in the role",
  },
  PLAN_MOVE: {
    who: "Line manager and the person",
    what: "talk about staying or moving: widen what the role owns here, or name the role or industry, the credential it asks for, and check that it is sound",
    effort: "one talk, one page of notes",
  },
  TEST_AI: {
    who: "The person",
    what: "use AI on one real task that recurs, and note how it went before and after",
    effort: "two weeks, one task",
  },
  APPLY_PROJECT: {
    who: "The person and the line manager",
    what: "run one project with a number before and after, and agree beforehand what scope follows from it",
    effort: "one project",
  },
  DEPLOY: {
    who: "The person",
    what: "hand the practice that works to the team, own the result, and ask for the scope that goes with it",
    effort: "one practice, one team",
  },
  DEFINE_TARGET: {
    who: "The person",
    what: "write down the role that is wanted, what it asks for, and the gap that is left",
    effort: "one page",
  },
  NO_CASE: {
    who: "Line manager",
    what: "keep the money for now; if there is a real gap, name it and come back",
    effort: "nothing to spend",
  },
};

const BLOCKED_STEP: NextStep = {
  who: "Line manager",
  what: "have an approved sandbox opened, then try AI on one real task that recurs, with a note before and after",
  effort: "one sandbox, then two weeks and one task",
};

/** Whom to ask, by the level of a question. */
export const WHO_ANSWERS: Readonly<Record<Level, string>> = {
  organisation: "HR or L&D lead",
  role: "Role owner",
  person: "The person",
};

/** The next step offered with a verdict. `ask` is the open question's heading and level, for NEEDS_ANSWER. */
export function nextStep(
  verdict: Verdict,
  code: string,
  ask: { readonly heading: string; readonly level: Level } | null,
): NextStep {
  if (verdict === "NEEDS_ANSWER")
    return {
      who: WHO_ANSWERS[ask?.level ?? "person"],
      what: `answer one question: ${ask?.heading ?? ""}`,
      effort: "one answer",
    };
  return code === "BLOCKED" ? BLOCKED_STEP : NEXT_STEPS[verdict];
}

/** A next step as one sentence. */
export function nextStepSentence({ who, what, effort }: NextStep): string {
  return `${who}: ${what} (${effort}).`;
}

/** What decided, by rule code: a whole sentence without its full stop. */
const DECIDED: Readonly<Record<string, string>> = {
  "EXPOSURE-UNCLEAR":
    "How exposed the role is to AI, or why, is not known yet, and everything else depends on it",
  STRUCTURAL: "The exposure lies in how the work is set up, and a certificate leaves that as it is",
  INDUSTRY: "The industry is shrinking in its business model, which a certificate does not change",
  "INDUSTRY-WORRY": "The worry is the industry, so the industry is the thing to look at before any training",
  "UNCLEAR-POSITION": "The certificate would stand in for a direction that is not clear yet",
  ACTIVITY: "Showing activity is not a reason that a certificate can serve",
  REASSURANCE: "Feeling safer is not a reason that a certificate can serve",
  HEADLINES: "Following the headlines is not a reason that a certificate can serve",
  PANIC: "Alarming news is not a reason that a certificate can serve",
  UNTESTED: "AI has not been tried in the present job, so nobody can say what a course should add",
  BLOCKED: "AI cannot be tried in the present job yet, so nobody can say what a course should add",
  "STAY-OR-GO": "Whether to grow here or to move is still open, and that comes before a course",
  "NO-DIRECTION": "There is no direction yet that a credential could serve",
  "NO-MATCH": "The target does not ask for the credential, and nothing else calls for it",
  "NO-REASON": "None of the four reasons that justify a certificate applies",
  "NO-LEVERAGE":
    "More capability would not widen what the person owns, and recognition is not wanted or not given here",
  "TOO-EARLY":
    "AI is becoming normal for everyone here: use with a measured result counts for more than a course now",
  REDESIGN: "Jobs are being redesigned here: where this one is going comes before a course",
  GAP: "It closes a capability gap that has been named",
  TRANSITION: "A named role asks for the credential",
  "INDUSTRY-SHIFT": "A named and sound industry asks for the credential",
  RECOGNITION: "Recognition is what is wanted, and a credential earns it here",
  "EITHER-WAY": "However the blank answers turn out, the verdict is the same",
};

/** Facts, as clauses. Role facts are about roles, never about a person. */
const FACTS: Readonly<Record<string, string>> = {
  fewer: "more output would mean that fewer people are needed",
  designed: "the exposure comes from the design of the role",
  reporting: "the role is reporting-heavy",
  coordination: "the role is coordination-heavy",
  compressing: "the industry is compressing",
  noExit: "no sound role or industry that asks for the credential is on record",
  exitUnknown: "it is not known yet whether a sound role or industry asks for the credential",
  exitBarred: "a sound way out is on record, but the strict setting counts none",
  weakReason: "the main reason given is none of the four that count",
  untested: "AI has not been used at work",
  undecided: "staying or moving is undecided",
  noDirection: "there is no direction yet",
  notAskedFor: "the target does not ask for the credential",
  unsound: "the target is itself routine or shrinking",
  noGap: "no capability gap is named",
  unrewarded: "recognition is wanted, but nothing here rewards a credential",
  sameWork: "it would be the same work, done faster",
  early: "AI has only been tried so far, while it becomes normal for everyone",
  late: "the organisation is redesigning its jobs",
  gap: "a capability gap is named",
  recognition: "recognition is wanted and would be rewarded",
  transition: "a named role asks for it",
  shift: "a named and sound industry asks for it",
  expands: "more capability would widen what the person owns",
  enhanced: "the role is already AI-enhanced",
  outcomes: "the role owns measured outcomes",
  systemDesign: "the person is moving into system design",
  hybrid: "the person is moving into a hybrid role",
  measured: "AI is used at work with a measured result",
  regular: "AI is in regular use at work",
  offensive: "it is meant to gain ground, not to hold it",
};

/** One reason as words: a sentence without full stop for a rule, a clause for a fact. */
export function reasonWords(reason: Pick<ReasonGiven, "id">): string {
  return DECIDED[reason.id] ?? FACTS[reason.id] ?? reason.id;
}

/** The sentence for a row whose verdict waits for an answer. */
export function askWords(heading: string, possible: readonly Verdict[]): string {
  const words = possible.map((verdict) => VERDICT_WORDS[verdict]).join(", ");
  return `The verdict turns on “${heading}”, which is blank; still possible: ${words}`;
}

/** How many questions or verdicts an open verdict's sentence has room for. */
const MOST_OPEN = 5;

/** The first few of these, and how many more there are. */
function firstFew(texts: readonly string[]): string {
  const more = texts.length - MOST_OPEN;
  return more > 0 ? `${texts.slice(0, MOST_OPEN).join(", ")} and ${String(more)} more` : texts.join(", ");
}

/** That a verdict is not firm: the headings of the blank questions that it depends on, and what it may still become. */
export function openWords(headings: readonly string[], possible: readonly Verdict[]): string {
  const words = possible.map((verdict) => VERDICT_WORDS[verdict]);
  return `Open: depends on ${firstFew(headings)}; still possible: ${firstFew(words)}.`;
}

/** The same where the question to answer and the possible verdicts are named already: the other questions. */
export function alsoOpenWords(headings: readonly string[]): string {
  return `Open: also depends on ${firstFew(headings)}.`;
}

const LONGEST_ROLE = 80;

/** A role that the Roles table does not have, so that it answers nothing. */
export function roleNotFound(role: string): string {
  const name = role.length > LONGEST_ROLE ? `${role.slice(0, LONGEST_ROLE - 1)}…` : role;
  return `The role “${name}” is not on Roles.`;
}

/** What introduces the facts on either side, once a verdict is settled and while it is open. */
export const SIDES = {
  settled: { supports: "Also", against: "On the other side" },
  open: { supports: "So far against a certificate", against: "So far for it" },
} as const;

/** The cautions as sentences. */
export const CAUTION_WORDS: Readonly<Record<CautionId, string>> = {
  "MIXED-MOTIVE": "Among the other reasons is one that a certificate does not serve.",
  DEFENSIVE: "It is meant to hold ground; a certificate helps more where it gains some.",
  "LIGHT-TEST": "AI has only been tried, not used regularly.",
  "MIXED-CAUSE": "Part of the exposure lies in the design of the role, and stays.",
  "HEAVY-EXPANDS": "The role is heavy on reporting or coordination; check that it would really own more.",
  "HEAVY-SKILLS": "The cause is given as skills, but the role is heavy on reporting or coordination.",
  "DESIGN-EXPANDS": "The exposure comes from the design of the role; check that it would really own more.",
  "NO-GAIN": "There is something to build on, but it would be the same work, done faster.",
  "AT-DESTINATION": "The case rests on the move: it holds at the target, not in the present role.",
  "REASON-MISMATCH": "The main reason given is not the one that carries the verdict.",
};

/** What would change a verdict that does not certify. `changes` are pairs of heading and answer. */
export function changeWords(changes: readonly (readonly [heading: string, answer: string])[] | null): string {
  if (changes === null) return "No change of answers that could be offered leads to a certificate.";
  const list = changes.map(([heading, answer]) => `${heading} = ${answer}`).join("; ");
  return `A certificate would make sense with: ${list}.`;
}

/** What a certifying verdict hangs on. */
export function losesWords(headings: readonly string[]): string {
  return headings.length === 0
    ? "No single other answer would lose it."
    : `It would be lost with another answer to any of: ${headings.join("; ")}.`;
}

/** A yes or no as people read it. */
export function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}
