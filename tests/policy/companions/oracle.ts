// The companions' tables read a second time, straight from the specification: plain functions over answers and blanks.
import type { SingleQuestionId } from "../../../src/policy/questions";

/** Inputs by id; undefined for a blank one. Shares are bands. */
export type Given = Readonly<Record<string, string | undefined>>;

const YES_NO = ["yes", "no"];

/** The one thing that a list holds; null where it holds several. */
function one(answers: readonly (string | null)[]): string | null {
  return new Set(answers).size === 1 ? answers[0]! : null;
}

/** What every way of filling the blanks in leads to; null where they differ. */
function everyWay(
  given: Given,
  allowed: Readonly<Record<string, readonly string[]>>,
  of: (given: Given) => string,
): string | null {
  const blank = Object.keys(allowed).find((id) => given[id] === undefined);
  if (blank === undefined) return of(given);
  return one(allowed[blank]!.map((answer) => everyWay({ ...given, [blank]: answer }, allowed, of)));
}

/** Which answer each table of the specification gives; null for one left blank. */
export const ORACLE: Partial<Record<SingleQuestionId, (given: Given) => string | null>> = {
  exposure: ({ repeatable, benchmarked, distance, decides }) => {
    if (repeatable === undefined) return null;
    const marks = [benchmarked === "yes", distance === "far", decides === "supplies"].filter(Boolean).length;
    if (repeatable === "high" && marks >= 1) return "high";
    return repeatable === "low" && marks <= 1 ? "low" : "moderate";
  },
  cause: ({ repeatable, decides, reporting, coordination }) => {
    if (decides === undefined) return null;
    const heavy = reporting === "yes" || coordination === "yes";
    if ((repeatable === "high" || heavy) && decides === "supplies") return "design";
    return decides === "decides" ? "skills" : "both";
  },
  ownership: ({ scope, influence, pay, headcount }) => {
    if (headcount === "yes") return "fewer";
    if (scope === "yes" || influence === "yes") return "expands";
    return [scope, influence, pay, headcount].includes(undefined) ? null : "same";
  },
  roleClass: ({ exposure, ownership, outcomes }) => {
    if (exposure === "low") return "proof";
    if (exposure === undefined) return null;
    if (ownership === "expands") return "enhanced";
    if (ownership === undefined) return outcomes === "yes" ? "enhanced" : null;
    return "exposed";
  },
  phase: ({ expected, targets, headcount, reorganised, over }) => {
    if (over === "yes") return "settled";
    if (reorganised === "yes") return "redesign";
    if (expected === "expected" || targets === "yes" || headcount === "yes") return "normalisation";
    return expected === "optional" && targets === "no" && headcount === "no" ? "introduction" : null;
  },
  leaders: ({ view }) => (view === undefined ? null : view === "moderniser" ? "yes" : "no"),
  tested: (given) =>
    everyWay(
      given,
      { allowed: YES_NO, used: YES_NO, regular: YES_NO, measured: YES_NO },
      ({ allowed, used, regular, measured }) => {
        if (allowed === "no") return "blocked";
        if (used === "no") return "never";
        if (measured === "yes") return "measured";
        return regular === "yes" ? "regular" : "tried";
      },
    ),
  direction: (given) =>
    everyWay(
      given,
      { weighing: YES_NO, role: YES_NO, industry: YES_NO, widen: YES_NO },
      ({ weighing, role, industry, widen }) => {
        if (weighing === "yes") return "undecided";
        if (role === "yes") return "named role";
        if (industry === "yes") return "named industry";
        return widen === "yes" ? "grow here" : "none";
      },
    ),
  industry: (given) =>
    everyWay(given, { falling: YES_NO, changing: YES_NO }, ({ falling, changing }) =>
      falling === "yes" ? "compressing" : changing === "yes" ? "shifting" : "stable",
    ),
  targetSound: (given) =>
    everyWay(given, { lasting: YES_NO, heavy: YES_NO }, ({ lasting, heavy }) =>
      lasting === "yes" && heavy === "no" ? "yes" : "no",
    ),
};
