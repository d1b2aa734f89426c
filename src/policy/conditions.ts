// The small language the tables are written in: conditions over answers, each yes, no or unknown.
import type { AnswerOf, Reason, SingleQuestionId } from "./questions";

/** What is done where the written guide leaves a choice; both are visible settings. */
export interface Settings {
  /** The conditions for avoiding a certificate admit no exit. Default off. */
  readonly strict: boolean;
  /** Rule 13b, on the redesign phase, is in force. Default on. */
  readonly redesignRule: boolean;
}

export const DEFAULT_SETTINGS: Settings = { strict: false, redesignRule: true };

/** What only the policy of verdicts has to say: other reasons, settings, and judgements that stand in a table. */
export type PolicyTerm =
  | { readonly op: "otherReason"; readonly answers: readonly Reason[] }
  | { readonly op: "setting"; readonly setting: keyof Settings }
  | { readonly op: "judgement"; readonly id: string };

/**
 * A condition over one person's answers. Its value is yes, no or unknown. `Q` are the ids of what is asked: the questions of
 * the policy, or the inputs of a companion, which has no terms beside them.
 */
export type Condition<Q extends string = SingleQuestionId, Term = PolicyTerm> =
  | { readonly op: "is"; readonly question: Q; readonly answers: readonly string[] }
  | { readonly op: "blank"; readonly question: Q }
  | { readonly op: "all" | "any"; readonly of: readonly Condition<Q, Term>[] }
  | { readonly op: "not"; readonly of: Condition<Q, Term> }
  | { readonly op: "known"; readonly value: "yes" | "no"; readonly of: Condition<Q, Term> }
  | {
      readonly op: "choose";
      readonly cases: readonly (readonly [when: Condition<Q, Term>, then: Condition<Q, Term>])[];
      readonly otherwise: Condition<Q, Term>;
    }
  | { readonly op: "constant"; readonly value: "yes" | "no" | "unknown" }
  | Term;

/** The answer is one of these; unknown while it is blank. */
export function is<Q extends SingleQuestionId>(question: Q, ...answers: AnswerOf<Q>[]): Condition {
  return { op: "is", question, answers };
}

/** The other reasons hold at least one of these. Blank other reasons are none, so this is never unknown. */
export function otherReason(...answers: Reason[]): Condition {
  return { op: "otherReason", answers };
}

/** The answer is blank. Never unknown. */
export function blank(question: SingleQuestionId): Condition {
  return { op: "blank", question };
}

/** A setting is on. Never unknown. */
export function setting(id: keyof Settings): Condition {
  return { op: "setting", setting: id };
}

/** The value of a judgement (judgements.ts). */
export function judged(id: string): Condition {
  return { op: "judgement", id };
}

/** Yes if any is yes, else unknown if any is unknown, else no. */
export function any<Q extends string = SingleQuestionId, Term = PolicyTerm>(
  ...of: Condition<Q, Term>[]
): Condition<Q, Term> {
  return { op: "any", of };
}

/** No if any is no, else unknown if any is unknown, else yes. */
export function all<Q extends string = SingleQuestionId, Term = PolicyTerm>(
  ...of: Condition<Q, Term>[]
): Condition<Q, Term> {
  return { op: "all", of };
}

/** No for yes, yes for no, unknown for unknown. */
export function not<Q extends string = SingleQuestionId, Term = PolicyTerm>(
  of: Condition<Q, Term>,
): Condition<Q, Term> {
  return { op: "not", of };
}

/** Known to be yes ("= yes" in a rule): unknown counts as no. */
export function yes<Q extends string = SingleQuestionId, Term = PolicyTerm>(
  of: Condition<Q, Term>,
): Condition<Q, Term> {
  return { op: "known", value: "yes", of };
}

/** Known to be no ("= no" in a rule): unknown counts as no. */
export function no<Q extends string = SingleQuestionId, Term = PolicyTerm>(
  of: Condition<Q, Term>,
): Condition<Q, Term> {
  return { op: "known", value: "no", of };
}

/** No or unknown ("≠ yes" in a rule). */
export function notYes<Q extends string = SingleQuestionId, Term = PolicyTerm>(
  of: Condition<Q, Term>,
): Condition<Q, Term> {
  return not(yes(of));
}

/** The first case whose condition is known to be yes; else the last argument. */
export function choose(
  cases: readonly (readonly [when: Condition, then: Condition])[],
  otherwise: Condition,
): Condition {
  return { op: "choose", cases, otherwise };
}

export const NO: Condition<never, never> = { op: "constant", value: "no" };
export const YES: Condition<never, never> = { op: "constant", value: "yes" };
export const UNKNOWN: Condition<never, never> = { op: "constant", value: "unknown" };
