// The rival by hand as most write it: each row becomes a typed record by the headings, the if-chain judges records.
import type { ChainSettings, Outcome } from "./ifChain";
import { columnOf } from "./ifChain";

type YesNo = "yes" | "no";

/** One person's answers, as the columns of the sheet give them. */
interface Person {
  exposure: "low" | "moderate" | "high";
  cause: "design" | "skills" | "both";
  reporting: YesNo;
  coordination: YesNo;
  roleClass: "exposed" | "enhanced" | "proof";
  outcomes: YesNo;
  industry: "stable" | "shifting" | "compressing";
  phase: "introduction" | "normalisation" | "redesign" | "settled";
  committees: YesNo;
  leaders: YesNo;
  politics: YesNo;
  market: YesNo;
  reason: string;
  otherReasons: string;
  gap: YesNo;
  direction: "grow here" | "named role" | "named industry" | "undecided" | "none";
  asksForIt: YesNo;
  targetSound: YesNo;
  tested: "measured" | "regular" | "tried" | "never" | "blocked";
  ownership: "expands" | "same" | "fewer";
  systemDesign: YesNo;
  hybrid: YesNo;
  stance: "offensive" | "defensive";
}

/** The heading above each field. */
const HEADINGS: Readonly<Record<keyof Person, string>> = {
  exposure: "AI exposure",
  cause: "Exposure cause",
  reporting: "Reporting-heavy",
  coordination: "Coordination-heavy",
  roleClass: "Role class",
  outcomes: "Owns measured outcomes",
  industry: "Industry",
  phase: "AI adoption phase",
  committees: "Promotion panels want credentials",
  leaders: "Leaders value AI literacy",
  politics: "Formal programmes rewarded",
  market: "Market asks for certificates",
  reason: "Main reason",
  otherReasons: "Other reasons",
  gap: "Capability gap named",
  direction: "Direction",
  asksForIt: "Target asks for credential",
  targetSound: "Target is sound",
  tested: "AI tried at work",
  ownership: "Ownership effect",
  systemDesign: "Moving into system design",
  hybrid: "Moving into hybrid role",
  stance: "Positioning",
};

/** Where each field stands in a row. @throws Error naming the heading when the column of a question is missing */
function placesOf(headings: readonly string[]): Readonly<Record<keyof Person, number>> {
  const places = Object.entries(HEADINGS).map(([field, heading]) => [field, columnOf(headings, heading)]);
  return Object.fromEntries(places) as Record<keyof Person, number>;
}

function personOf(row: readonly string[], at: Readonly<Record<keyof Person, number>>): Person {
  return {
    exposure: row[at.exposure] as Person["exposure"],
    cause: row[at.cause] as Person["cause"],
    reporting: row[at.reporting] as Person["reporting"],
    coordination: row[at.coordination] as Person["coordination"],
    roleClass: row[at.roleClass] as Person["roleClass"],
    outcomes: row[at.outcomes] as Person["outcomes"],
    industry: row[at.industry] as Person["industry"],
    phase: row[at.phase] as Person["phase"],
    committees: row[at.committees] as Person["committees"],
    leaders: row[at.leaders] as Person["leaders"],
    politics: row[at.politics] as Person["politics"],
    market: row[at.market] as Person["market"],
    reason: row[at.reason] as Person["reason"],
    otherReasons: row[at.otherReasons] as Person["otherReasons"],
    gap: row[at.gap] as Person["gap"],
    direction: row[at.direction] as Person["direction"],
    asksForIt: row[at.asksForIt] as Person["asksForIt"],
    targetSound: row[at.targetSound] as Person["targetSound"],
    tested: row[at.tested] as Person["tested"],
    ownership: row[at.ownership] as Person["ownership"],
    systemDesign: row[at.systemDesign] as Person["systemDesign"],
    hybrid: row[at.hybrid] as Person["hybrid"],
    stance: row[at.stance] as Person["stance"],
  };
}

function isStructural({ ownership, exposure, cause, reporting, coordination }: Person): boolean {
  return (
    ownership === "fewer" ||
    (exposure !== "low" && cause === "design") ||
    (ownership !== "expands" && (reporting === "yes" || coordination === "yes"))
  );
}

function isRecognised({ reason, otherReasons, committees, leaders, politics, market }: Person): boolean {
  const claimed = reason === "signal" || otherReasons.includes("signal");
  return claimed && (committees === "yes" || leaders === "yes" || politics === "yes" || market === "yes");
}

function certify(person: Person, backing: Record<"recognition" | "transition" | "shift", boolean>): Outcome {
  const { recognition, transition, shift } = backing;
  const gap = person.gap === "yes";
  const leverage = transition || shift || person.ownership === "expands";
  if (!leverage || !(gap || transition || shift)) return { verdict: "CERTIFY_SIGNAL", code: "RECOGNITION" };
  if (person.reason === "gap" && gap) return { verdict: "CERTIFY", code: "GAP" };
  if (person.reason === "signal" && recognition) return { verdict: "CERTIFY", code: "RECOGNITION" };
  if (transition) return { verdict: "CERTIFY", code: "TRANSITION" };
  if (shift) return { verdict: "CERTIFY", code: "INDUSTRY-SHIFT" };
  return { verdict: "CERTIFY", code: "GAP" };
}

function judge(person: Person, settings: ChainSettings): Outcome {
  const { direction, reason, tested, exposure, phase } = person;
  const asksForIt = person.asksForIt === "yes";
  const targetSound = person.targetSound === "yes";
  const leaving = direction === "named role" || direction === "named industry";
  const exit = !settings.strict && leaving && asksForIt && targetSound;
  if (!exit && isStructural(person)) return { verdict: "PLAN_MOVE", code: "STRUCTURAL" };
  if (!exit && person.industry === "compressing") return { verdict: "PLAN_MOVE", code: "INDUSTRY" };
  if (!exit && reason === "industry worry") return { verdict: "PLAN_MOVE", code: "INDUSTRY-WORRY" };
  if (reason === "unclear position") return { verdict: "DEFINE_TARGET", code: "UNCLEAR-POSITION" };
  if (reason === "activity") return { verdict: "NO_CASE", code: "ACTIVITY" };
  if (reason === "reassurance") return { verdict: "NO_CASE", code: "REASSURANCE" };
  if (reason === "headlines") return { verdict: "NO_CASE", code: "HEADLINES" };
  if (reason === "panic") return { verdict: "NO_CASE", code: "PANIC" };
  if (tested === "never") return { verdict: "TEST_AI", code: "UNTESTED" };
  if (tested === "blocked") return { verdict: "TEST_AI", code: "BLOCKED" };
  if (direction === "undecided") return { verdict: "PLAN_MOVE", code: "STAY-OR-GO" };
  if (direction === "none") return { verdict: "DEFINE_TARGET", code: "NO-DIRECTION" };

  const gap = person.gap === "yes";
  const recognition = isRecognised(person);
  const transition = direction === "named role" && asksForIt;
  const shift = direction === "named industry" && asksForIt && targetSound;
  const backed = recognition || transition || shift;
  if (leaving && !asksForIt && !gap && !recognition) return { verdict: "DEFINE_TARGET", code: "NO-MATCH" };
  if (!gap && !backed) {
    if (tested === "measured") return { verdict: "DEPLOY", code: "NO-REASON" };
    return { verdict: exposure === "low" ? "NO_CASE" : "APPLY_PROJECT", code: "NO-REASON" };
  }
  if (!backed && person.ownership !== "expands")
    return { verdict: tested === "measured" ? "DEPLOY" : "APPLY_PROJECT", code: "NO-LEVERAGE" };
  if (!backed && phase === "normalisation" && tested === "tried")
    return { verdict: "APPLY_PROJECT", code: "TOO-EARLY" };
  if (!backed && phase === "redesign" && settings.redesignRule)
    return { verdict: "PLAN_MOVE", code: "REDESIGN" };
  return certify(person, { recognition, transition, shift });
}

/**
 * Judges complete rows as `judgeWithIfChain` does, over a record for each row. The types are a promise: a wrong value
 * gets some verdict.
 *
 * @param rows cell texts, one array a row, in the order of `headings`
 * @returns one verdict and one code a row, in the order of the rows
 * @throws Error naming the heading when the column of a question is missing
 */
export function judgeWithRecordChain(
  rows: readonly (readonly string[])[],
  headings: readonly string[],
  settings: ChainSettings,
): { verdicts: string[]; codes: string[] } {
  const at = placesOf(headings);
  const people = rows.map((row) => personOf(row, at));
  const outcomes = people.map((person) => judge(person, settings));
  return { verdicts: outcomes.map(({ verdict }) => verdict), codes: outcomes.map(({ code }) => code) };
}
