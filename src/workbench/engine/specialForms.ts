// Functions that do not evaluate all their arguments, or not at once: LET and LAMBDA, and those that choose between arguments.
import type { Expression } from "../../host/formulas/expression";
import type { CellValue } from "../../host/workbook/values";
import { isCellError } from "../../host/workbook/values";
import { FORMULAS } from "../../words/formulas";
import type { Evaluation } from "./evaluation";
import { compare, numberOf, truthOf } from "./operators";
import type { Scope } from "./scope";
import { bind, nameIn } from "./scope";
import { wrongCount } from "./univerFunctions";
import type { Value } from "./values";
import { error, is, isScalar, OMITTED } from "./values";

type SpecialForm = (evaluation: Evaluation, args: readonly Expression[], scope: Scope) => Value;

/** Checks the number of arguments first. */
function taking(name: string, least: number, most: number, form: SpecialForm): [string, SpecialForm] {
  return [
    name,
    (evaluation, args, scope) =>
      args.length < least || args.length > most
        ? wrongCount(name, args.length)
        : form(evaluation, args, scope),
  ];
}

function letForm(evaluation: Evaluation, args: readonly Expression[], scope: Scope): Value {
  if (args.length % 2 === 0) return error("#VALUE!", FORMULAS.letPairs);
  let inner = scope;
  for (let index = 0; index < args.length - 1; index += 2) {
    const named = nameIn(args[index]!);
    if (named === undefined) return error("#NAME?", FORMULAS.letPairs);
    inner = bind(inner, named.name, evaluation.valueOf(args[index + 1]!, inner));
  }
  return evaluation.valueOf(args.at(-1)!, inner);
}

function lambda(evaluation: Evaluation, args: readonly Expression[], scope: Scope): Value {
  const parameters = args.slice(0, -1).map(nameIn);
  const body = args.at(-1)!;
  if (parameters.some((parameter) => parameter === undefined)) return error("#VALUE!", FORMULAS.lambdaNames);
  const least = parameters.filter((parameter) => !parameter!.optional).length;
  return {
    kind: "callable",
    call(values) {
      if (values.length < least || values.length > parameters.length)
        return error("#VALUE!", FORMULAS.lambdaTakes(parameters.length, values.length));
      const inner = parameters.reduce<Scope>(
        (outer, parameter, index) => bind(outer, parameter!.name, values[index] ?? OMITTED),
        scope,
      );
      return evaluation.valueOf(body, inner);
    },
  };
}

/** Evaluates an argument; what is left out is nothing. */
function argument(evaluation: Evaluation, args: readonly Expression[], index: number, scope: Scope): Value {
  const expression = args[index];
  return expression === undefined ? OMITTED : evaluation.valueOf(expression, scope);
}

const ifForm: SpecialForm = (evaluation, args, scope) => {
  const condition = evaluation.dereferenced(evaluation.valueOf(args[0]!, scope));
  const otherwise = (): Value => (args.length < 3 ? false : argument(evaluation, args, 2, scope));
  if (isScalar(condition)) {
    const truth = truthOf(condition);
    if (isCellError(truth)) return truth;
    return truth ? argument(evaluation, args, 1, scope) : otherwise();
  }
  return evaluation.spread(
    [condition, argument(evaluation, args, 1, scope), otherwise()],
    ([holds, one, other]) => {
      const truth = truthOf(holds!);
      return isCellError(truth) ? truth : truth ? one! : other!;
    },
  );
};

/** IFERROR and IFNA. */
function instead(isCaught: (value: CellValue) => boolean): SpecialForm {
  return (evaluation, args, scope) => {
    const value = evaluation.valueOf(args[0]!, scope);
    const own = evaluation.dereferenced(value);
    if (isScalar(own)) return isCaught(own) ? argument(evaluation, args, 1, scope) : value;
    return evaluation.spread([own, argument(evaluation, args, 1, scope)], ([one, other]) =>
      isCaught(one!) ? other! : one!,
    );
  };
}

/** Of pairs of a condition and a value, the value of the first condition that holds. */
function firstOf(
  evaluation: Evaluation,
  pairs: readonly (readonly [Expression, Expression])[],
  scope: Scope,
  holds: (value: CellValue) => boolean | CellValue,
  otherwise: () => Value,
): Value {
  const [pair, ...rest] = pairs;
  if (pair === undefined) return otherwise();
  const next = (): Value => firstOf(evaluation, rest, scope, holds, otherwise);
  const condition = evaluation.dereferenced(evaluation.valueOf(pair[0], scope));
  if (isScalar(condition)) {
    const truth = holds(condition);
    if (isCellError(truth)) return truth;
    return truth === true ? evaluation.valueOf(pair[1], scope) : next();
  }
  return evaluation.spread([condition, evaluation.valueOf(pair[1], scope), next()], ([one, value, other]) => {
    const truth = holds(one!);
    return isCellError(truth) ? truth : truth === true ? value! : other!;
  });
}

function pairsOf(args: readonly Expression[]): (readonly [Expression, Expression])[] {
  return Array.from({ length: Math.floor(args.length / 2) }, (_, index) => [
    args[2 * index]!,
    args[2 * index + 1]!,
  ]);
}

const ifs: SpecialForm = (evaluation, args, scope) =>
  args.length % 2 === 1
    ? wrongCount("IFS", args.length)
    : firstOf(evaluation, pairsOf(args), scope, truthOf, () => error("#N/A", FORMULAS.noMatch));

const switchForm: SpecialForm = (evaluation, [of, ...rest], scope) => {
  const subject = evaluation.first(evaluation.valueOf(of!, scope));
  if (isCellError(subject)) return subject;
  const otherwise = (): Value =>
    rest.length % 2 === 1 ? evaluation.valueOf(rest.at(-1)!, scope) : error("#N/A", FORMULAS.noMatch);
  return firstOf(
    evaluation,
    pairsOf(rest),
    scope,
    (value) => (isCellError(value) ? value : compare(subject, value) === 0),
    otherwise,
  );
};

const choose: SpecialForm = (evaluation, [of, ...rest], scope) => {
  const index = evaluation.dereferenced(evaluation.valueOf(of!, scope));
  const indexOf = (value: CellValue): number => {
    const number = numberOf(value);
    return typeof number === "number" ? Math.floor(number) - 1 : -1;
  };
  if (isScalar(index)) {
    if (isCellError(index)) return index;
    const chosen = rest[indexOf(index)];
    return chosen === undefined ? { error: "#VALUE!" } : evaluation.valueOf(chosen, scope);
  }
  const values = rest.map((one) => evaluation.valueOf(one, scope));
  return evaluation.spread([index, ...values], ([own, ...others]) =>
    isCellError(own!) ? own : (others[indexOf(own!)] ?? { error: "#VALUE!" }),
  );
};

const isOmitted: SpecialForm = (evaluation, args, scope) =>
  is(evaluation.valueOf(args[0]!, scope), "omitted");

const isError = (value: CellValue): boolean => isCellError(value) && value.error !== "#BUSY!";
const isNotAvailable = (value: CellValue): boolean => isCellError(value) && value.error === "#N/A";

/** By their names in capitals. */
export const specialForms: ReadonlyMap<string, SpecialForm> = new Map([
  taking("LET", 3, 253, letForm),
  taking("LAMBDA", 1, 254, lambda),
  taking("IF", 2, 3, ifForm),
  taking("IFERROR", 2, 2, instead(isError)),
  taking("IFNA", 2, 2, instead(isNotAvailable)),
  taking("IFS", 2, 254, ifs),
  taking("SWITCH", 3, 254, switchForm),
  taking("CHOOSE", 2, 255, choose),
  taking("ISOMITTED", 1, 1, isOmitted),
]);
