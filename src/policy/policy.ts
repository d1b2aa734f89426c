// The door to the folder: load a policy, judge answers.
import { changeOf, losingBits, losingQuestions } from "./change";
import type { Change } from "./change";
import type { Compiled, Outcome } from "./compile";
import { compileTables, TABLES } from "./compile";
import type { Settings } from "./conditions";
import { DEFAULT_SETTINGS } from "./conditions";
import type { PolicyDetails } from "./details";
import { detailsOf } from "./details";
import type { Fact } from "./facts";
import { FACTS } from "./facts";
import { hash32, hashText } from "./hash";
import { STRENGTHENERS } from "./judgements";
import type { Lanes, Packed } from "./packed";
import { lanesOf, pack, walk, walkFrom, walkMany } from "./packed";
import type { Answers, AskedQuestionId } from "./questions";
import { ASKING_ORDER, CHANGE_ORDER, QUESTIONS } from "./questions";
import { RULES } from "./rules";
import { encode, VARIABLES, variableOf } from "./variables";
import type { CautionId, Strength, Verdict } from "./verdicts";
import { CAUTIONS, certifies, GATE_OF_QUESTION, strengthOf, VERDICTS } from "./verdicts";

export type { Level } from "./questions";
export type { CautionId, Strength, Verdict } from "./verdicts";

/** A policy ready to judge with: the guide's tables under one set of settings. */
export interface Policy {
  readonly settings: Settings;
  /** “p” and eight hexadecimal digits; equal for equal tables and settings, whatever the wording of sentences. */
  readonly hash: string;
  /** From answers to an index into `outcomes`. */
  readonly outcome: Packed;
  /** The same for many rows; made when it is first asked for. */
  readonly lanes: Lanes;
  readonly outcomes: readonly Outcome[];
  /** What explanations need; made when it is first asked for. */
  readonly details: PolicyDetails;
}

function policyOf(compiled: Compiled, settings: Settings): Policy {
  // Listed one by one: the order in which a caller names the settings must not show in the hash.
  const { strict, redesignRule } = settings;
  const orders = [ASKING_ORDER, CHANGE_ORDER];
  const tables = [QUESTIONS, orders, TABLES, STRENGTHENERS, CAUTIONS, { strict, redesignRule }];
  const outcome = pack(compiled.diagrams, compiled.outcome);
  let lanes: Lanes | undefined;
  let details: PolicyDetails | undefined;
  return {
    settings,
    hash: hashText("p", hash32(JSON.stringify(tables))),
    outcome,
    outcomes: compiled.outcomes,
    get lanes() {
      return (lanes ??= lanesOf(outcome, VARIABLES));
    },
    get details() {
      return (details ??= detailsOf(compiled));
    },
  };
}

const loaded = new Map<string, Policy>();

/** The policy under these settings. Compiled at the first call, some tens of milliseconds; then kept. */
export function loadPolicy(settings: Settings = DEFAULT_SETTINGS): Policy {
  const key = `${String(settings.strict)} ${String(settings.redesignRule)}`;
  let policy = loaded.get(key);
  if (policy === undefined) loaded.set(key, (policy = policyOf(compileTables(TABLES, settings), settings)));
  return policy;
}

/** One reason beside a verdict: the rule that decided, or a fact. */
export interface ReasonGiven {
  /** What decided; what supports it; what argues against it. */
  readonly kind: "decided" | "supports" | "against";
  /** A rule code, or the id of a fact. */
  readonly id: string;
  readonly cites: readonly string[];
}

/** All there is to say about one person's answers. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly code: string;
  /** The rule that decided, as "11b"; null where fillings of the blanks lead to several, or a question is open. */
  readonly rule: string | null;
  /** The one question to answer, for NEEDS_ANSWER. */
  readonly ask: AskedQuestionId | null;
  /** Every way of filling the blanks gives this verdict. */
  readonly firm: boolean;
  /** The verdicts that some way of filling the blanks gives. */
  readonly possible: readonly Verdict[];
  /** The blank questions on which the verdict still depends, in asking order. */
  readonly dependsOn: readonly AskedQuestionId[];
  /** The gate of nine at which the row stopped, from 1. */
  readonly gate: number;
  /** Empty for a verdict that does not certify. */
  readonly strength: Strength | "";
  readonly cautions: readonly CautionId[];
  readonly reasons: readonly ReasonGiven[];
  /** For a verdict that does not certify: the fewest answers to change or fill in so that it does; null if none do. */
  readonly change: Change | null;
  /** For a certifying verdict: the questions where another single answer would lose it. */
  readonly losesWith: readonly AskedQuestionId[];
}

const GATE_OF_CODE = new Map(RULES.map((rule) => [rule.code, rule.gate]));

/** The gate of nine at which a row with this outcome stopped. EITHER-WAY always certifies: `check:policy` proves it. */
export function gateOf(outcome: Outcome): number {
  if (outcome.ask !== null) return GATE_OF_QUESTION[outcome.ask];
  return GATE_OF_CODE.get(outcome.code) ?? 9;
}

/** The verdicts that some way of filling the blanks gives: bit i for the i-th of VERDICTS. */
export function possibleBits(policy: Policy, codes: Uint8Array, base = 0): number {
  const { table, root } = policy.details.possible;
  return walkFrom(table, root, codes, base);
}

/** The verdicts of these bits, in the order of VERDICTS. */
export function verdictsIn(bits: number): Verdict[] {
  return VERDICTS.filter((_, index) => (bits & (1 << index)) !== 0);
}

/**
 * The blank questions on which the verdict still depends. While the exposure is not understood these always include its
 * blank level or cause (E7), though every way of filling the other blanks may lead to one verdict.
 */
export function openQuestions(policy: Policy, codes: Uint8Array, outcome: Outcome): AskedQuestionId[] {
  const unclear = outcome.verdict === "ASSESS_EXPOSURE";
  return ASKING_ORDER.filter(
    (id) =>
      walk(policy.details.matters.get(id)!, codes) === 1 ||
      (unclear && (id === "exposure" || id === "cause") && codes[variableOf(id)] === 0),
  );
}

/** The facts that are known to hold: bit i for the i-th of FACTS. */
export function factBits(policy: Policy, codes: Uint8Array, base = 0): number {
  return walkMany(policy.details.facts, codes, base);
}

/** The statements an outcome rests on; where fillings of the blanks lead to several rules, those that all of them cite. */
function citesOf({ verdict, rule }: Outcome): readonly string[] {
  if (rule !== null) return RULES[rule]!.cites;
  const [first, ...others] = RULES.filter((one) => one.verdict === verdict);
  return first?.cites.filter((cite) => others.every(({ cites }) => cites.includes(cite))) ?? [];
}

/** The reasons beside an outcome, given the facts that hold: what decided, what supports it, what argues against it. */
export function reasonsOf(outcome: Outcome, facts: number): ReasonGiven[] {
  const favours = certifies(outcome.verdict) ? "for" : "against";
  const decided: ReasonGiven[] = [{ kind: "decided", id: outcome.code, cites: citesOf(outcome) }];
  const supports: ReasonGiven[] = [];
  const against: ReasonGiven[] = [];
  FACTS.forEach(({ id, side, detailOf, saidBy, cites }: Fact, index) => {
    if ((facts & (1 << index)) === 0 || saidBy?.includes(outcome.code)) return;
    if (detailOf?.includes(outcome.code)) decided.push({ kind: "decided", id, cites });
    else if (side === favours) supports.push({ kind: "supports", id, cites });
    else against.push({ kind: "against", id, cites });
  });
  return [...decided, ...supports, ...against];
}

const ONLY_CERTIFYING = CAUTIONS.reduce(
  (bits, { onlyCertifying }, index) => (onlyCertifying === true ? bits | (1 << index) : bits),
  0,
);

/** The cautions beside an outcome: bit i for the i-th of CAUTIONS. */
export function cautionBits(policy: Policy, outcome: Outcome, codes: Uint8Array, base = 0): number {
  const bits = walkMany(policy.details.cautions, codes, base);
  return certifies(outcome.verdict) ? bits : bits & ~ONLY_CERTIFYING;
}

/** The cautions of these bits, in the order of the table. */
export function cautionsIn(bits: number): CautionId[] {
  return CAUTIONS.filter((_, index) => (bits & (1 << index)) !== 0).map(({ id }) => id);
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The strength of a certifying outcome, from its strengtheners and cautions; empty for any other. */
export function strengthFor(
  policy: Policy,
  outcome: Outcome,
  cautions: number,
  codes: Uint8Array,
  base = 0,
): Strength | "" {
  if (!certifies(outcome.verdict)) return "";
  return strengthOf(countBits(walkMany(policy.details.strengtheners, codes, base)), countBits(cautions));
}

/** Judges answers given as codes of the variables (variables.ts). */
export function judgeCodes(policy: Policy, codes: Uint8Array): Judgement {
  const outcome = policy.outcomes[walk(policy.outcome, codes)]!;
  const certifying = certifies(outcome.verdict);
  const cautions = cautionBits(policy, outcome, codes);
  const steps = certifying ? null : policy.details.smallestChange(codes);
  return {
    verdict: outcome.verdict,
    code: outcome.code,
    rule: outcome.rule === null ? null : RULES[outcome.rule]!.id,
    ask: outcome.ask,
    firm: outcome.firm,
    possible: verdictsIn(possibleBits(policy, codes)),
    dependsOn: openQuestions(policy, codes, outcome),
    gate: gateOf(outcome),
    strength: strengthFor(policy, outcome, cautions, codes),
    cautions: cautionsIn(cautions),
    reasons: reasonsOf(outcome, factBits(policy, codes)),
    change: steps === null ? null : changeOf(steps),
    losesWith: certifying ? losingQuestions(losingBits(policy.details.certifies, codes)) : [],
  };
}

/** Judges one person's answers (section 4 of the decision model; a blank question is absent). */
export function judge(policy: Policy, answers: Answers): Judgement {
  return judgeCodes(policy, encode(answers));
}
