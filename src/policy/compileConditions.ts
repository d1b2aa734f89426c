// Conditions as diagrams, three-valued: what the policy of verdicts and its companions compile alike.
import type { Condition, PolicyTerm } from "./conditions";
import type { Diagrams, Operator, Ref } from "./diagram";
import { constant } from "./diagram";

/** The three values of a condition, as values of a diagram. */
export const TRUTH = { no: 0, yes: 1, unknown: 2 } as const;

/** What is known to hold, or not to. */
export function truth(holds: boolean): number {
  return holds ? TRUTH.yes : TRUTH.no;
}

/** What conditions are about. */
export interface Vocabulary<Q extends string> {
  /** The index of the variable that holds the answer to this question. */
  variableOf(question: Q): number;
  /** The answer with this code; undefined for the blank, code 0. */
  answerOf(question: Q, code: number): string | undefined;
  /** The diagram of a term that is not about one question alone. Values: `TRUTH`. */
  term(term: PolicyTerm): Ref;
}

const itself = (ref: Ref): Ref => ref;
const negate = (value: number): number => (value === TRUTH.unknown ? value : 1 - value);
const EITHER: Operator = { of: Math.max, same: itself, absorbing: TRUTH.yes, neutral: TRUTH.no };
const BOTH: Operator = {
  of: (a, b) => (a === TRUTH.no || b === TRUTH.no ? TRUTH.no : Math.max(a, b)),
  same: itself,
  absorbing: TRUTH.no,
  neutral: TRUTH.yes,
};

/** Makes a compiler of conditions to diagrams with the values of `TRUTH`. */
export function conditionCompiler<Q extends string>(
  diagrams: Diagrams,
  vocabulary: Vocabulary<Q>,
): (condition: Condition<Q>) => Ref {
  const overQuestion = (id: Q, value: (code: number) => number): Ref => {
    const variable = vocabulary.variableOf(id);
    const children = Array.from({ length: diagrams.variables[variable]!.size }, (_, code) =>
      constant(value(code)),
    );
    return diagrams.node(variable, children);
  };

  return function compile(condition: Condition<Q>): Ref {
    switch (condition.op) {
      case "constant":
        return constant(TRUTH[condition.value]);
      case "is":
        return overQuestion(condition.question, (code) => {
          const answer = vocabulary.answerOf(condition.question, code);
          return answer === undefined ? TRUTH.unknown : truth(condition.answers.includes(answer));
        });
      case "blank":
        return overQuestion(condition.question, (code) => truth(code === 0));
      case "not":
        return diagrams.map(compile(condition.of), negate);
      case "known":
        return diagrams.map(compile(condition.of), (value) => truth(value === TRUTH[condition.value]));
      case "all":
        return condition.of.map(compile).reduce((a, b) => diagrams.combine(a, b, BOTH));
      case "any":
        return condition.of.map(compile).reduce((a, b) => diagrams.combine(a, b, EITHER));
      case "choose":
        return condition.cases.reduceRight<Ref>(
          (otherwise, [when, then]) => diagrams.choose(compile(when), compile(then), otherwise),
          compile(condition.otherwise),
        );
      default:
        return vocabulary.term(condition);
    }
  };
}
