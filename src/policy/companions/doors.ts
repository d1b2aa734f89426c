// Which companion the next step of a verdict opens.
import type { AskedQuestionId } from "../questions";
import type { Verdict } from "../verdicts";
import type { CompanionId } from "./companions";
import { companionFor } from "./companions";

/**
 * From a verdict and its code to the companion that helps with the next step; our own reading of which guide each
 * statement names (E7, E18, E23, E40, E48, E54). Certifying verdicts need none.
 */
export const DOORS: Readonly<Record<string, CompanionId>> = {
  "ASSESS_EXPOSURE EXPOSURE-UNCLEAR": "exposedJobs",
  "PLAN_MOVE STRUCTURAL": "ownership",
  "PLAN_MOVE INDUSTRY": "industry",
  "PLAN_MOVE INDUSTRY-WORRY": "industry",
  "PLAN_MOVE STAY-OR-GO": "direction",
  "PLAN_MOVE REDESIGN": "direction",
  "DEFINE_TARGET UNCLEAR-POSITION": "direction",
  "DEFINE_TARGET NO-DIRECTION": "direction",
  "DEFINE_TARGET NO-MATCH": "direction",
  "NO_CASE ACTIVITY": "gates",
  "NO_CASE REASSURANCE": "gates",
  "NO_CASE HEADLINES": "gates",
  "NO_CASE PANIC": "gates",
  "NO_CASE NO-REASON": "gates",
  "TEST_AI UNTESTED": "testedUse",
  "TEST_AI BLOCKED": "testedUse",
  "DEPLOY NO-REASON": "testedUse",
  "DEPLOY NO-LEVERAGE": "ownership",
  "APPLY_PROJECT NO-REASON": "testedUse",
  "APPLY_PROJECT NO-LEVERAGE": "ownership",
  "APPLY_PROJECT TOO-EARLY": "testedUse",
};

/**
 * The companion that the next step of an outcome opens. While a question has to be answered it is the one that fills it;
 * null where none does, and for a verdict that certifies.
 */
export function companionOf(outcome: {
  readonly verdict: Verdict;
  readonly code: string;
  readonly ask: AskedQuestionId | null;
}): CompanionId | null {
  if (outcome.ask !== null) return companionFor(outcome.ask)?.companion.id ?? null;
  return DOORS[`${outcome.verdict} ${outcome.code}`] ?? null;
}
