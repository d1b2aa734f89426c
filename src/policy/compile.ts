// From tables to diagrams: conditions, the verdict of complete answers, and the outcome of any answers, blanks included.
import { conditionCompiler, truth, TRUTH } from "./compileConditions";
import type { Condition, Settings } from "./conditions";
import type { Diagrams, Operator, Ref } from "./diagram";
import { AND, constant, createDiagrams, OR } from "./diagram";
import { JUDGEMENTS } from "./judgements";
import type { NamedCondition } from "./judgements";
import type { AskedQuestionId, SingleQuestionId } from "./questions";
import { ASKING_ORDER } from "./questions";
import { RULES } from "./rules";
import type { Rule } from "./rules";
import { answerOf, otherReasonsHold, variableOf, VARIABLES } from "./variables";
import type { Verdict } from "./verdicts";

/** The tables a policy is made of. */
export interface Tables {
  readonly judgements: readonly NamedCondition[];
  readonly rules: readonly Rule[];
}

export const TABLES: Tables = { judgements: JUDGEMENTS, rules: RULES };

/** What the tables say for one set of answers. */
export interface Outcome {
  readonly verdict: Verdict;
  /** The rule's code; EITHER-WAY where every filling agrees on the verdict but not on the code; ASK for an open one. */
  readonly code: string;
  /** Index of the rule that decided; of the one that all fillings of the blanks lead to; null where they lead to several. */
  readonly rule: number | null;
  /** The question to answer, for NEEDS_ANSWER. */
  readonly ask: AskedQuestionId | null;
  /** Every way of filling the blanks gives this verdict. */
  readonly firm: boolean;
}

/** The diagrams of one policy. */
export interface Compiled {
  readonly diagrams: Diagrams;
  /** Values: indices into `outcomes`. */
  readonly outcome: Ref;
  readonly outcomes: readonly Outcome[];
  /** The first rule among those that may decide over blanks; `rules.length` where none holds. */
  readonly firstRule: Ref;
  /** The first rule for complete answers; `rules.length` where none holds, which is a gap in the table. */
  readonly completeRule: Ref;
  /** The verdict of complete answers: indices into `verdicts`. */
  readonly completeVerdict: Ref;
  readonly verdicts: readonly Verdict[];
  /** 1 where some way of filling the other blanks gives another verdict when only this question's answer changes. */
  readonly matters: ReadonlyMap<AskedQuestionId, Ref>;
  /** The diagram of a condition, over the same judgements. Values: `TRUTH`. */
  condition(condition: Condition): Ref;
}

/** Compiles conditions over the policy's answers. `judgements` are those that are defined already. */
function policyConditions(diagrams: Diagrams, settings: Settings, judgements: Map<string, Ref>) {
  return conditionCompiler<SingleQuestionId>(diagrams, {
    variableOf,
    answerOf,
    term(term) {
      switch (term.op) {
        case "setting":
          return constant(truth(settings[term.setting]));
        case "otherReason": {
          const variable = variableOf("otherReasons");
          const children = Array.from({ length: VARIABLES[variable]!.size }, (_, code) =>
            constant(truth(otherReasonsHold(code, term.answers))),
          );
          return diagrams.node(variable, children);
        }
        case "judgement": {
          const ref = judgements.get(term.id);
          if (ref === undefined)
            throw new Error(`Judgement "${term.id}" is used before it is defined (judgements.ts)`);
          return ref;
        }
      }
    },
  });
}

/** What all fillings of the blanks have in common: a verdict and code, a verdict alone, or nothing. */
interface Common {
  readonly verdict: Verdict | null;
  readonly code: string;
}

/** Numbers things by a key, so that they can be values of a diagram. */
function interner<T>(keyOf: (thing: T) => string) {
  const things: T[] = [];
  const numbers = new Map<string, number>();
  return {
    things,
    number(thing: T): number {
      const key = keyOf(thing);
      let number = numbers.get(key);
      if (number === undefined) {
        number = things.push(thing) - 1;
        numbers.set(key, number);
      }
      return number;
    },
  };
}

/** For each question: does its answer still make a difference, for some filling of the other blanks? */
function compileMatters(diagrams: Diagrams, completeVerdict: Ref): Map<AskedQuestionId, Ref> {
  const differ: Operator = { of: (a, b) => (a === b ? 0 : 1), same: () => constant(0) };
  return new Map(
    ASKING_ORDER.map((id) => {
      const variable = variableOf(id);
      const { size } = diagrams.variables[variable]!;
      const fixed = Array.from({ length: size - 1 }, (_, i) =>
        diagrams.restrict(completeVerdict, variable, i + 1),
      );
      const differs = fixed
        .slice(1)
        .map((ref, i) => diagrams.combine(fixed[i]!, ref, differ))
        .reduce((a, b) => diagrams.combine(a, b, OR));
      const onlyWhenBlank = diagrams.node(
        variable,
        Array.from({ length: size }, (_, code) => constant(code === 0 ? 1 : 0)),
      );
      return [id, diagrams.choose(onlyWhenBlank, diagrams.liftBlanks(differs, OR), constant(0))];
    }),
  );
}

/**
 * Compiles tables.
 *
 * Three steps follow section 4 of the decision model. The rules that may decide over blanks give `firstRule`. All rules,
 * with what they say of blanks left out, give `completeRule`; joined over the fillings of blanks it says what these have in
 * common. Where no rule decides and the fillings differ, the first question that matters is asked.
 *
 * Policies to be compared are compiled into the same `diagrams`.
 *
 * @throws Error when a judgement is used before it is defined.
 */
export function compileTables(
  tables: Tables,
  settings: Settings,
  diagrams: Diagrams = createDiagrams(VARIABLES),
): Compiled {
  const judgements = new Map<string, Ref>();
  const condition = policyConditions(diagrams, settings, judgements);
  for (const judgement of tables.judgements) judgements.set(judgement.id, condition(judgement.is));

  const { rules } = tables;
  const none = rules.length;
  const conditions = rules.map((rule) =>
    diagrams.map(condition(rule.when), (value) => (value === TRUTH.yes ? 1 : 0)),
  );
  const firstOf = (holds: readonly Ref[]): Ref =>
    holds.reduceRight<Ref>(
      (otherwise, when, index) => diagrams.choose(when, constant(index), otherwise),
      constant(none),
    );
  const firstRule = firstOf(
    conditions.map((when, index) => (rules[index]!.complete === true ? constant(0) : when)),
  );
  const completeRule = firstOf(conditions.map((when) => diagrams.liftBlanks(when)));

  const verdicts = interner<Verdict>((verdict) => verdict);
  const completeVerdict = diagrams.map(completeRule, (rule) =>
    verdicts.number(rules[rule]?.verdict ?? "NEEDS_ANSWER"),
  );
  const matters = compileMatters(diagrams, completeVerdict);

  const commons = interner<Common>((common) => `${String(common.verdict)} ${common.code}`);
  const nothing = commons.number({ verdict: null, code: "" });
  const join: Operator = {
    of(a, b) {
      const { verdict } = commons.things[a]!;
      return a === b
        ? a
        : verdict === commons.things[b]!.verdict
          ? commons.number({ verdict, code: "EITHER-WAY" })
          : nothing;
    },
    same: (ref) => ref,
    absorbing: nothing,
  };
  const common = diagrams.liftBlanks(
    diagrams.map(completeRule, (rule) =>
      commons.number({ verdict: rules[rule]?.verdict ?? null, code: rules[rule]?.code ?? "" }),
    ),
    join,
  );

  const outcomes = interner<Outcome>((outcome) => JSON.stringify(outcome));
  const undecided = outcomes.number({
    verdict: "NEEDS_ANSWER",
    code: "ASK",
    rule: null,
    ask: null,
    firm: false,
  });
  const settle = (ruleIndex: number, commonIndex: number): number => {
    const rule = rules[ruleIndex];
    const { verdict, code } = commons.things[commonIndex]!;
    if (rule !== undefined)
      return outcomes.number({
        verdict: rule.verdict,
        code: rule.code,
        rule: ruleIndex,
        ask: null,
        firm: verdict === rule.verdict,
      });
    if (verdict === null) return undecided;
    const common = rules.findIndex((rule) => rule.verdict === verdict && rule.code === code);
    return outcomes.number({ verdict, code, rule: common < 0 ? null : common, ask: null, firm: true });
  };
  const beforeAsking = diagrams.combine(firstRule, common, { of: settle });
  const mustAsk = diagrams.map(beforeAsking, (index) => (index === undecided ? 1 : 0));
  const asked = ASKING_ORDER.map((ask) => outcomes.number({ ...outcomes.things[undecided]!, ask }));
  const question = ASKING_ORDER.reduceRight<Ref>((otherwise, ask, place) => {
    const here = diagrams.combine(mustAsk, matters.get(ask)!, AND);
    return diagrams.choose(here, constant(asked[place]!), otherwise);
  }, constant(undecided));
  const outcome = diagrams.choose(mustAsk, question, beforeAsking);

  return {
    diagrams,
    outcome,
    outcomes: outcomes.things,
    firstRule,
    completeRule,
    completeVerdict,
    verdicts: verdicts.things,
    matters,
    condition,
  };
}
