// What a formula gives: a custom function's call with its arguments, or the cells that it refers to.
import type { FormulaCell } from "../workbook/formulaCell";
import { expressionOf } from "../workbook/formulaCell";
import type { CellValue, ErrorText } from "../workbook/values";
import { isErrorText } from "../workbook/values";
import type { Workbook } from "../workbook/workbook";
import type { Area } from "./areas";
import type { FunctionMetadata } from "./customFunctions";
import type { Argument, FormulaEngine } from "./engine";
import type { CallExpression, Constant, Expression } from "./expression";
import { parseFormula } from "./parse";
import type { Matrix } from "./references";
import { addressOf, areaOf, meaningOf, oneOf, valuesIn } from "./references";
import { Replay } from "./replay";

/** What evaluation needs around it. */
export interface Surroundings {
  readonly engine: FormulaEngine | null;
  custom(name: string): FunctionMetadata | undefined;
  /** Calls a custom function; `done` is told the result, more than once by functions that stream. */
  call(
    metadata: FunctionMetadata,
    args: readonly Argument[],
    addresses: readonly (string | null)[],
    done: Done,
  ): void;
  /** Notes that the formula reads cells that its text does not name. Gives the formula that one of them waits for, if any. */
  reads(area: Area): FormulaCell | undefined;
  /** Evaluates anew, from the beginning, once another formula has its value. */
  postpone(other: FormulaCell): void;
}

/** Takes a result; all but the last one are followed by others. */
export type Done = (result: Matrix, isLast: boolean) => void;

/** One evaluation of a formula. */
interface Evaluation extends Surroundings {
  readonly workbook: Workbook;
  readonly at: FormulaCell;
}

/** How far names may be defined by other names. */
const DEEPEST_NAME = 16;

/** Evaluates a formula; the result may come later, and more than once. */
export function evaluate(workbook: Workbook, at: FormulaCell, around: Surroundings, done: Done): void {
  const expression = expressionOf(at);
  const evaluation = { ...around, workbook, at };
  const alone = (): void => {
    valueOf(evaluation, expression, 0, done);
  };
  if (around.engine === null || expression.kind === "invalid" || isOurs(expression, around)) alone();
  else new Replay(evaluation, around.engine, at, done, alone).run();
}

/** Can all of it be evaluated here, without the engine of a spreadsheet? */
function isOurs(expression: Expression, around: Surroundings): boolean {
  switch (expression.kind) {
    case "single":
      return isOurs(expression.of, around);
    case "call":
      return (
        around.custom(expression.name) !== undefined &&
        expression.args.every((argument) => isOurs(argument, around))
      );
    case "other":
    case "signed":
    case "operation":
    case "range":
    case "intersection":
    case "union":
    case "apply":
    case "spilled":
      return false;
    default:
      return true;
  }
}

function valueOf(evaluation: Evaluation, expression: Expression, depth: number, done: Done): void {
  const { workbook, at } = evaluation;
  switch (expression.kind) {
    case "call":
      callOf(evaluation, expression, depth, done);
      return;
    case "reference":
    case "structured": {
      const found = areaOf(workbook, at, expression);
      done("error" in found ? [[found]] : valuesIn(found), true);
      return;
    }
    case "name": {
      const meaning = meaningOf(workbook, at, expression.name);
      if (meaning === undefined || depth > DEEPEST_NAME)
        done([[{ error: "#NAME?", message: `There is no name ${expression.name}.` }]], true);
      else if ("item" in meaning) valueOf(evaluation, parseFormula(meaning.item.formula), depth + 1, done);
      else done(valuesIn(meaning), true);
      return;
    }
    case "single":
      valueOf(evaluation, expression.of, depth, (result, isLast) => {
        done([[oneOf(workbook, at, expression.of, result)]], isLast);
      });
      return;
    case "array":
      done(
        expression.rows.map((cells) => cells.map(constantOf)),
        true,
      );
      return;
    case "blank":
      done([[null]], true);
      return;
    case "number":
    case "text":
    case "boolean":
    case "error":
      done([[constantOf(expression)]], true);
      return;
    case "invalid":
      done([[{ error: "#NAME?", message: expression.message }]], true);
      return;
    default:
      done([[{ error: "#NAME?", message: "Nothing here calculates this formula." }]], true);
  }
}

function constantOf(constant: Constant): CellValue {
  if (constant.kind !== "error") return constant.value;
  return { error: isErrorText(constant.error) ? constant.error : ("#REF!" satisfies ErrorText) };
}

function callOf(evaluation: Evaluation, { name, args }: CallExpression, depth: number, done: Done): void {
  const metadata = evaluation.custom(name);
  if (metadata === undefined) {
    done([[{ error: "#NAME?", message: `There is no function ${name}.` }]], true);
    return;
  }
  const addresses = args.map((argument) => addressOf(evaluation.workbook, evaluation.at, argument));
  /** An argument that is another function's call comes later; one that streams leads to a call for each of its values. */
  const take = (values: readonly Argument[], areLast: boolean): void => {
    const argument = args[values.length];
    if (argument === undefined)
      evaluation.call(metadata, values, addresses, (result, isLast) => {
        done(result, isLast && areLast);
      });
    else if (argument.kind === "blank") take([...values, undefined], areLast);
    else
      valueOf(evaluation, argument, depth, (result, isLast) => {
        take([...values, result], areLast && isLast);
      });
  };
  take([], true);
}
