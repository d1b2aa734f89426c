// The ten verdicts, the cautions beside them and the nine gates on the way.
import type { Condition } from "./conditions";
import { all, any, is, judged, notYes, otherReason, yes } from "./conditions";
import { STRENGTHENERS } from "./judgements";
import type { AskedQuestionId } from "./questions";

/** The verdicts, in the order in which summaries list them. */
export const VERDICTS = [
  "CERTIFY",
  "CERTIFY_SIGNAL",
  "DEPLOY",
  "APPLY_PROJECT",
  "TEST_AI",
  "DEFINE_TARGET",
  "PLAN_MOVE",
  "ASSESS_EXPOSURE",
  "NO_CASE",
  "NEEDS_ANSWER",
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Do these words of ours say: get the certificate? */
export function certifies(verdict: Verdict): boolean {
  return verdict === "CERTIFY" || verdict === "CERTIFY_SIGNAL";
}

/** The gates a person passes in turn, numbered from 1. */
export const GATES = [
  "exposure",
  "structure",
  "industry",
  "reason",
  "tried",
  "direction",
  "ownership or reward",
  "timing",
  "certify",
] as const;

/** The gate at which a row stops whose verdict waits for this question. */
export const GATE_OF_QUESTION: Readonly<Record<AskedQuestionId, number>> = {
  exposure: 1,
  cause: 1,
  reporting: 2,
  coordination: 2,
  industry: 3,
  reason: 4,
  gap: 4,
  tested: 5,
  direction: 6,
  asksForIt: 6,
  targetSound: 6,
  ownership: 7,
  committees: 7,
  leaders: 7,
  politics: 7,
  market: 7,
  phase: 8,
};

/** Something to keep in mind beside a verdict. It never changes the verdict. */
export interface Caution {
  readonly id: CautionId;
  readonly when: Condition;
  /** Raised only beside a verdict that certifies. */
  readonly onlyCertifying?: true;
  readonly cites: readonly string[];
}

export type CautionId =
  | "MIXED-MOTIVE"
  | "DEFENSIVE"
  | "LIGHT-TEST"
  | "MIXED-CAUSE"
  | "HEAVY-EXPANDS"
  | "HEAVY-SKILLS"
  | "DESIGN-EXPANDS"
  | "NO-GAIN"
  | "AT-DESTINATION"
  | "REASON-MISMATCH";

const structural = yes(judged("structural"));

/** The cautions, each raised when its condition is known to be yes. */
export const CAUTIONS: readonly Caution[] = [
  {
    id: "MIXED-MOTIVE",
    when: otherReason("activity", "reassurance", "headlines", "panic"),
    cites: ["E14", "E15", "E16", "E52"],
  },
  { id: "DEFENSIVE", when: is("stance", "defensive"), cites: ["E47"] },
  { id: "LIGHT-TEST", when: is("tested", "tried"), cites: ["E40", "E53"] },
  {
    id: "MIXED-CAUSE",
    when: all(is("cause", "both"), is("exposure", "moderate", "high"), notYes(judged("structural"))),
    cites: ["E50"],
  },
  {
    id: "HEAVY-EXPANDS",
    when: all(judged("heavy"), is("ownership", "expands")),
    cites: ["E21", "E22", "E23"],
  },
  {
    id: "HEAVY-SKILLS",
    when: all(judged("heavy"), is("cause", "skills"), structural),
    cites: ["E21", "E22", "E50"],
  },
  { id: "DESIGN-EXPANDS", when: all(judged("designed"), is("ownership", "expands")), cites: ["E23", "E50"] },
  {
    id: "NO-GAIN",
    when: all(
      any(...STRENGTHENERS.map((strengthener) => strengthener.is)),
      is("ownership", "same"),
      notYes(judged("transition")),
      notYes(judged("shift")),
    ),
    cites: ["E23", "E45"],
  },
  {
    id: "AT-DESTINATION",
    when: all(any(structural, is("industry", "compressing")), judged("exit")),
    cites: ["E29", "E51"],
  },
  {
    id: "REASON-MISMATCH",
    when: any(
      all(is("reason", "gap"), notYes(judged("gap"))),
      all(is("reason", "signal"), notYes(judged("recognition"))),
      all(is("reason", "transition"), notYes(judged("transition"))),
      all(is("reason", "industry shift"), notYes(judged("shift"))),
    ),
    onlyCertifying: true,
    cites: ["E8", "E43"],
  },
];

/** How well a certifying verdict is supported. */
export type Strength = "strong" | "solid" | "thin";

/**
 * The strength of a certifying verdict (our own scale): strong with two or more strengtheners and no caution; thin with
 * no strengthener, or with two or more cautions; else solid.
 */
export function strengthOf(strengtheners: number, cautions: number): Strength {
  if (strengtheners === 0 || cautions >= 2) return "thin";
  return strengtheners >= 2 && cautions === 0 ? "strong" : "solid";
}
