// The door to the folder: load a policy, judge answers.
import { changeFinder, losesWith } from "./change";
import type { Change } from "./change";
import type { Compiled, Outcome } from "./compile";
import { compileTables, TABLES, TRUTH } from "./compile";
import type { Condition, Settings } from "./conditions";
import { DEFAULT_SETTINGS } from "./conditions";
import { constantValue } from "./diagram";
import { FACTS } from "./facts";
import type { Fact } from "./facts";
import { hash32, hex } from "./hash";
import { STRENGTHENERS } from "./judgements";
import type { Packed } from "./packed";
import { pack, walk } from "./packed";
import type { Answers, AskedQuestionId } from "./questions";
import { ASKING_ORDER, QUESTIONS } from "./questions";
import { RULES } from "./rules";
import { encode, VARIABLES, variableOf } from "./variables";
import type { CautionId, Strength, Verdict } from "./verdicts";
import { CAUTIONS, certifies, GATE_OF_QUESTION, strengthOf, VERDICTS } from "./verdicts";

/** A policy ready to judge with: the guide's tables under one set of settings. */
export interface Policy {
  readonly settings: Settings;
  /** Eight hexadecimal digits; equal for equal tables and settings, whatever the wording of sentences. */
  readonly hash: string;
  /** From answers to an index into `outcomes`. */
  readonly outcome: Packed;
  readonly outcomes: readonly Outcome[];
  /** 1 where the verdict certifies. */
  readonly certifies: Packed;
  readonly completeVerdict: Packed;
  readonly verdicts: readonly Verdict[];
  readonly matters: ReadonlyMap<AskedQuestionId, Packed>;
  /** For each fact, caution and strengthener: 1 where it is known to hold. */
  readonly facts: readonly Packed[];
  readonly cautions: readonly Packed[];
  readonly strengtheners: readonly Packed[];
  readonly smallestChange: (codes: Uint8Array) => Change | null;
}

function policyOf(compiled: Compiled, settings: Settings): Policy {
  const { diagrams } = compiled;
  const packed = (ref: number): Packed => pack(diagrams, ref);
  const known = ({ when }: { readonly when: Condition }): Packed =>
    packed(diagrams.map(compiled.condition(when), (value) => (value === TRUTH.yes ? 1 : 0)));
  const certifying = packed(
    diagrams.map(compiled.outcome, (index) => (certifies(compiled.outcomes[index]!.verdict) ? 1 : 0)),
  );
  const tables = [QUESTIONS, TABLES, STRENGTHENERS, CAUTIONS, settings];
  return {
    settings,
    hash: hex(hash32(JSON.stringify(tables))),
    outcome: packed(compiled.outcome),
    outcomes: compiled.outcomes,
    certifies: certifying,
    completeVerdict: packed(compiled.completeVerdict),
    verdicts: compiled.verdicts,
    matters: new Map([...compiled.matters].map(([id, ref]) => [id, packed(ref)])),
    facts: FACTS.map(known),
    cautions: CAUTIONS.map(known),
    strengtheners: STRENGTHENERS.map(({ is }) => known({ when: is })),
    smallestChange: changeFinder(certifying),
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
  /** The rule that decided, as "11b"; null where all fillings of the blanks agree, or a question is open. */
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

/** Does this outcome certify? */
export function isCertifying(outcome: Pick<Outcome, "verdict">): boolean {
  return certifies(outcome.verdict);
}

const GATE_OF_CODE = new Map(RULES.map((rule) => [rule.code, rule.gate]));

/** The gate of nine at which a row with this outcome stopped. EITHER-WAY always certifies: `check:policy` proves it. */
export function gateOf(outcome: Outcome): number {
  if (outcome.ask !== null) return GATE_OF_QUESTION[outcome.ask];
  return GATE_OF_CODE.get(outcome.code) ?? 9;
}

/** The verdicts that some way of filling the blanks gives, in the order of `VERDICTS`. */
export function possibleVerdicts(policy: Policy, codes: Uint8Array): Verdict[] {
  const { table, root } = policy.completeVerdict;
  const seen = new Set<number>();
  const found = new Set<Verdict>();
  const visit = (at: number): void => {
    const value = constantValue(at);
    if (value !== undefined) found.add(policy.verdicts[value]!);
    else if (!seen.has(at)) {
      seen.add(at);
      const { size, blank } = VARIABLES[table[at]!]!;
      const code = codes[table[at]!]!;
      if (!blank || code !== 0) visit(table[at + 1 + code]!);
      else for (let value = 1; value < size; value++) visit(table[at + 1 + value]!);
    }
  };
  visit(root);
  return VERDICTS.filter((verdict) => found.has(verdict));
}

/**
 * The blank questions on which the verdict still depends. While the exposure is not understood these always include its
 * blank level or cause (E7), though every way of filling the other blanks may lead to one verdict.
 */
export function openQuestions(policy: Policy, codes: Uint8Array, outcome: Outcome): AskedQuestionId[] {
  const unclear = outcome.verdict === "ASSESS_EXPOSURE";
  return ASKING_ORDER.filter(
    (id) =>
      walk(policy.matters.get(id)!, codes) === 1 ||
      (unclear && (id === "exposure" || id === "cause") && codes[variableOf(id)] === 0),
  );
}

/** The reasons beside an outcome: what decided, what supports it, what argues against it. */
export function reasonsOf(policy: Policy, codes: Uint8Array, outcome: Outcome): ReasonGiven[] {
  const rule = RULES.find(({ code }) => code === outcome.code);
  const favours = isCertifying(outcome) ? "for" : "against";
  const decided: ReasonGiven[] = [{ kind: "decided", id: outcome.code, cites: rule?.cites ?? [] }];
  const others: ReasonGiven[] = [];
  FACTS.forEach((fact: Fact, index) => {
    if (walk(policy.facts[index]!, codes) !== 1) return;
    const { id, cites } = fact;
    if (fact.decides?.includes(outcome.code)) decided.push({ kind: "decided", id, cites });
    else others.push({ kind: fact.side === favours ? "supports" : "against", id, cites });
  });
  return [
    ...decided,
    ...others.filter((r) => r.kind === "supports"),
    ...others.filter((r) => r.kind === "against"),
  ];
}

/** The cautions beside a verdict, in the order of the table. */
export function cautionsOf(policy: Policy, codes: Uint8Array, outcome: Outcome): CautionId[] {
  const certifying = isCertifying(outcome);
  return CAUTIONS.filter(
    (caution, index) =>
      (certifying || caution.onlyCertifying !== true) && walk(policy.cautions[index]!, codes) === 1,
  ).map((caution) => caution.id);
}

/** The strength of a certifying verdict, from its strengtheners and cautions. */
export function strengthFor(
  policy: Policy,
  codes: Uint8Array,
  outcome: Outcome,
  cautions: number,
): Strength | "" {
  if (!isCertifying(outcome)) return "";
  return strengthOf(policy.strengtheners.filter((line) => walk(line, codes) === 1).length, cautions);
}

/** Judges answers given as codes of the variables (variables.ts). */
export function judgeCodes(policy: Policy, codes: Uint8Array): Judgement {
  const outcome = policy.outcomes[walk(policy.outcome, codes)]!;
  const certifying = isCertifying(outcome);
  const cautions = cautionsOf(policy, codes, outcome);
  return {
    verdict: outcome.verdict,
    code: outcome.code,
    rule: outcome.rule === null ? null : RULES[outcome.rule]!.id,
    ask: outcome.ask,
    firm: outcome.firm,
    possible: possibleVerdicts(policy, codes),
    dependsOn: openQuestions(policy, codes, outcome),
    gate: gateOf(outcome),
    strength: strengthFor(policy, codes, outcome, cautions.length),
    cautions,
    reasons: reasonsOf(policy, codes, outcome),
    change: certifying ? null : policy.smallestChange(codes),
    losesWith: certifying ? losesWith(policy.certifies, codes) : [],
  };
}

/** Judges one person's answers (section 4 of the decision model; a blank question is absent). */
export function judge(policy: Policy, answers: Answers): Judgement {
  return judgeCodes(policy, encode(answers));
}
