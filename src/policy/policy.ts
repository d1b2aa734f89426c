// The door to the folder: load a policy, judge answers.
import { changeFinder, changeOf, losingBits, losingQuestions } from "./change";
import type { Change, Steps } from "./change";
import type { Compiled, Outcome } from "./compile";
import { compileTables, TABLES, TRUTH } from "./compile";
import type { Condition, Settings } from "./conditions";
import { DEFAULT_SETTINGS } from "./conditions";
import { constantValue } from "./diagram";
import { FACTS } from "./facts";
import type { Fact } from "./facts";
import { hash32, hashText } from "./hash";
import { STRENGTHENERS } from "./judgements";
import type { Packed, PackedMany } from "./packed";
import { pack, packMany, walk, walkMany } from "./packed";
import type { Answers, AskedQuestionId } from "./questions";
import { ASKING_ORDER, QUESTIONS } from "./questions";
import { RULES } from "./rules";
import { encode, VARIABLES, variableOf } from "./variables";
import type { CautionId, Strength, Verdict } from "./verdicts";

export type { CautionId, Strength, Verdict } from "./verdicts";
export type { Level } from "./questions";
import { CAUTIONS, certifies, GATE_OF_QUESTION, strengthOf, VERDICTS } from "./verdicts";

/** A policy ready to judge with: the guide's tables under one set of settings. */
export interface Policy {
  readonly settings: Settings;
  /** “p” and eight hexadecimal digits; equal for equal tables and settings, whatever the wording of sentences. */
  readonly hash: string;
  /** From answers to an index into `outcomes`. */
  readonly outcome: Packed;
  readonly outcomes: readonly Outcome[];
  /** 1 where the verdict certifies. */
  readonly certifies: Packed;
  readonly completeVerdict: Packed;
  readonly verdicts: readonly Verdict[];
  readonly matters: ReadonlyMap<AskedQuestionId, Packed>;
  /** For each fact, caution and strengthener, in the order of its table: 1 where it is known to hold. */
  readonly facts: PackedMany;
  readonly cautions: PackedMany;
  readonly strengtheners: PackedMany;
  readonly smallestChange: (codes: Uint8Array, base?: number) => Steps | null;
}

/** A value that is made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function policyOf(compiled: Compiled, settings: Settings): Policy {
  const { diagrams } = compiled;
  const packed = (ref: number): Packed => pack(diagrams, ref);
  const known = (conditions: readonly Condition[]): PackedMany =>
    packMany(
      diagrams,
      conditions.map((when) =>
        diagrams.map(compiled.condition(when), (value) => (value === TRUTH.yes ? 1 : 0)),
      ),
    );
  // A verdict needs the outcome alone; what explanations need is laid out when the first one is asked for.
  const certifying = once(() =>
    packed(diagrams.map(compiled.outcome, (index) => (certifies(compiled.outcomes[index]!.verdict) ? 1 : 0))),
  );
  const completeVerdict = once(() => packed(compiled.completeVerdict));
  const matters = once(() => new Map([...compiled.matters].map(([id, ref]) => [id, packed(ref)])));
  const facts = once(() => known(FACTS.map(({ when }) => when)));
  const cautions = once(() => known(CAUTIONS.map(({ when }) => when)));
  const strengtheners = once(() => known(STRENGTHENERS.map(({ is }) => is)));
  const smallestChange = once(() => changeFinder(certifying()));
  // Listed one by one: the order in which a caller names the settings must not show in the hash.
  const { strict, redesignRule } = settings;
  const tables = [QUESTIONS, TABLES, STRENGTHENERS, CAUTIONS, { strict, redesignRule }];
  return {
    settings,
    hash: hashText("p", hash32(JSON.stringify(tables))),
    outcome: packed(compiled.outcome),
    outcomes: compiled.outcomes,
    verdicts: compiled.verdicts,
    get certifies() {
      return certifying();
    },
    get completeVerdict() {
      return completeVerdict();
    },
    get matters() {
      return matters();
    },
    get facts() {
      return facts();
    },
    get cautions() {
      return cautions();
    },
    get strengtheners() {
      return strengtheners();
    },
    get smallestChange() {
      return smallestChange();
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

/** The facts that are known to hold: bit i for the i-th of FACTS. */
export function factBits(policy: Policy, codes: Uint8Array, base = 0): number {
  return walkMany(policy.facts, codes, base);
}

/** The statements an outcome rests on; where fillings of the blanks lead to several rules, those that all of them cite. */
function citesOf({ verdict, rule }: Outcome): readonly string[] {
  if (rule !== null) return RULES[rule]!.cites;
  const [first, ...others] = RULES.filter((one) => one.verdict === verdict);
  return first?.cites.filter((cite) => others.every(({ cites }) => cites.includes(cite))) ?? [];
}

/** The reasons beside an outcome, given the facts that hold: what decided, what supports it, what argues against it. */
export function reasonsOf(outcome: Outcome, facts: number): ReasonGiven[] {
  const favours = isCertifying(outcome) ? "for" : "against";
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
  const bits = walkMany(policy.cautions, codes, base);
  return isCertifying(outcome) ? bits : bits & ~ONLY_CERTIFYING;
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
  if (!isCertifying(outcome)) return "";
  return strengthOf(countBits(walkMany(policy.strengtheners, codes, base)), countBits(cautions));
}

/** Judges answers given as codes of the variables (variables.ts). */
export function judgeCodes(policy: Policy, codes: Uint8Array): Judgement {
  const outcome = policy.outcomes[walk(policy.outcome, codes)]!;
  const certifying = isCertifying(outcome);
  const cautions = cautionBits(policy, outcome, codes);
  const steps = certifying ? null : policy.smallestChange(codes);
  return {
    verdict: outcome.verdict,
    code: outcome.code,
    rule: outcome.rule === null ? null : RULES[outcome.rule]!.id,
    ask: outcome.ask,
    firm: outcome.firm,
    possible: possibleVerdicts(policy, codes),
    dependsOn: openQuestions(policy, codes, outcome),
    gate: gateOf(outcome),
    strength: strengthFor(policy, outcome, cautions, codes),
    cautions: cautionsIn(cautions),
    reasons: reasonsOf(outcome, factBits(policy, codes)),
    change: steps === null ? null : changeOf(steps),
    losesWith: certifying ? losingQuestions(losingBits(policy.certifies, codes)) : [],
  };
}

/** Judges one person's answers (section 4 of the decision model; a blank question is absent). */
export function judge(policy: Policy, answers: Answers): Judgement {
  return judgeCodes(policy, encode(answers));
}
