// One evaluation of a formula: from what it says to what it gives.
import type { Area } from "../../host/formulas/areas";
import type { FunctionMetadata } from "../../host/formulas/customFunctions";
import type { EngineHost } from "../../host/formulas/engine";
import type {
  CombinedExpression,
  Constant,
  Expression,
  NameExpression,
  OperationExpression,
  Operator,
} from "../../host/formulas/expression";
import { parseFormula } from "../../host/formulas/parse";
import type { Matrix } from "../../host/formulas/references";
import { areaOf, crossing, fullAddress, meaningOf } from "../../host/formulas/references";
import { around, intersect } from "../../host/workbook/address";
import type { FormulaCell } from "../../host/workbook/formulaCell";
import type { CellError, CellValue } from "../../host/workbook/values";
import { isCellError, isErrorText } from "../../host/workbook/values";
import type { NamedItem } from "../../host/workbook/workbook";
import { FORMULAS } from "../../words/formulas";
import type { CellReader } from "./cells";
import { ownFunctions } from "./ownFunctions";
import { finite, numberOf, operate, spread } from "./operators";
import type { Scope } from "./scope";
import { variable } from "./scope";
import { specialForms } from "./specialForms";
import { callFunction, hasFunction } from "./univerFunctions";
import type { Callable, Cells, Rows, Value } from "./values";
import { error, is, isScalar, OMITTED, ofRows } from "./values";

/** How deep functions may call each other; Excel's own limit depends on how many parameters they have. */
const DEEPEST = 300;
/** What stands for a result that is not there yet. */
const WAITING: CellError = { error: "#BUSY!" };

const namedExpressions = new WeakMap<NamedItem, Expression>();

export class Evaluation {
  readonly at: FormulaCell;
  readonly cells: CellReader;
  private readonly host: EngineHost;
  /** Is a result that it needs not there yet? */
  private isWaiting = false;
  private depth = 0;

  constructor(at: FormulaCell, host: EngineHost, cells: CellReader) {
    this.at = at;
    this.host = host;
    this.cells = cells;
  }

  /** What the whole formula gives. */
  result(expression: Expression): Matrix {
    return this.matrix(this.valueOf(expression, null));
  }

  valueOf(expression: Expression, scope: Scope): Value {
    switch (expression.kind) {
      case "operation":
        return this.operation(expression, scope);
      case "reference":
      case "structured": {
        const found = areaOf(this.at.sheet.workbook, this.at, expression);
        return "error" in found ? found : { kind: "cells", area: found };
      }
      case "call":
        return this.call(expression.name, expression.args, scope);
      case "name":
        return this.name(expression, scope);
      case "blank":
        return OMITTED;
      case "array":
        return ofRows(expression.rows.map((constants) => constants.map(constantOf)));
      case "signed":
        return this.signed(expression.sign, this.valueOf(expression.of, scope));
      case "single":
        return this.single(this.valueOf(expression.of, scope));
      case "spilled":
        return this.spilled(this.valueOf(expression.of, scope));
      case "range":
      case "intersection":
        return this.combined(expression, scope);
      case "union":
        return this.union(expression.of.map((one) => this.valueOf(one, scope)));
      case "apply":
        return this.apply(
          this.valueOf(expression.of, scope),
          expression.args.map((argument) => this.valueOf(argument, scope)),
        );
      case "other":
        return error("#REF!", FORMULAS.notUnderstood);
      case "invalid":
        return error("#NAME?", expression.message);
      default:
        return constantOf(expression);
    }
  }

  /** The value itself: what cells hold, nothing for what is left out. */
  dereferenced(value: Value): Rows | CellValue {
    if (isScalar(value) || is(value, "rows")) return value;
    if (is(value, "omitted")) return null;
    if (is(value, "callable")) return error("#CALC!", FORMULAS.lambdaInCell);
    const { box } = value.area;
    return box.rows === 1 && box.columns === 1
      ? this.cells.value(value.area)
      : ofRows(this.cells.matrix(value.area));
  }

  /** The values in rows of equal length. */
  matrix(value: Value): Matrix {
    if (is(value, "cells")) return this.cells.matrix(value.area);
    const own = this.dereferenced(value);
    return isScalar(own) ? [[own]] : own.rows;
  }

  /** The one value, or the first of several. */
  first(value: Value): CellValue {
    return this.matrix(value)[0]?.[0] ?? null;
  }

  /** Cells that the formula's text does not name. */
  found(area: Area): Cells | CellError {
    if (this.host.reads(area)) return { kind: "cells", area };
    this.isWaiting = true;
    return WAITING;
  }

  /** Does something with each of several values laid over each other. */
  spread(values: readonly Value[], work: (values: readonly CellValue[]) => CellValue): Rows | CellValue {
    const own = values.map((value) => this.dereferenced(value));
    if (own.every(isScalar)) return work(own);
    return ofRows(
      spread(
        own.map((one) => this.matrix(one)),
        work,
      ),
    );
  }

  /** Calls what a LAMBDA or the name of a function gave. */
  apply(callable: Value, args: readonly Value[]): Value {
    if (isScalar(callable) && isCellError(callable)) return callable;
    if (!is(callable, "callable")) return error("#VALUE!", FORMULAS.notCallable);
    if (this.depth >= DEEPEST) return error("#NUM!", FORMULAS.tooDeep);
    this.depth++;
    const result = callable.call(args);
    this.depth--;
    return result;
  }

  /** Calls a function by its name, in capitals. */
  callNamed(name: string, args: readonly Value[]): Value {
    const callable = this.functionNamed(name);
    return callable === undefined ? error("#NAME?", FORMULAS.noFunction(name)) : this.apply(callable, args);
  }

  private call(name: string, args: readonly Expression[], scope: Scope): Value {
    const bound = variable(scope, name);
    if (bound === undefined) {
      const form = specialForms.get(name);
      if (form !== undefined) return form(this, args, scope);
    }
    const callable = bound ?? this.functionNamed(name) ?? this.definedName(name);
    if (callable === undefined) return error("#NAME?", FORMULAS.noFunction(name));
    return this.apply(
      callable,
      args.map((argument) => this.valueOf(argument, scope)),
    );
  }

  /** The function of that name, in capitals. */
  private functionNamed(name: string): Callable | undefined {
    const own = ownFunctions.get(name);
    const metadata = own === undefined ? this.host.custom(name) : undefined;
    if (own !== undefined) return { kind: "callable", call: (args) => own(this, args) };
    if (metadata !== undefined) return { kind: "callable", call: (args) => this.custom(metadata, args) };
    if (!hasFunction(name)) return undefined;
    return { kind: "callable", call: (args) => callFunction(name, args, this.at, this.cells) };
  }

  private custom(metadata: FunctionMetadata, values: readonly Value[]): Value {
    const args = values.map((value) => (is(value, "omitted") ? undefined : this.matrix(value)));
    if (this.isWaiting && args.some((rows) => rows?.some((cells) => cells.some(isWaiting)))) return WAITING;
    const addresses = values.map((value) => (is(value, "cells") ? fullAddress(value.area) : null));
    const result = this.host.call(metadata, args, addresses);
    if (result !== undefined) return ofRows(result);
    this.isWaiting = true;
    return WAITING;
  }

  private name({ name }: NameExpression, scope: Scope): Value {
    return (
      variable(scope, name) ??
      this.definedName(name) ??
      this.functionNamed(name.toUpperCase()) ??
      error("#NAME?", FORMULAS.noName(name))
    );
  }

  /** What a defined name or the bare name of a table stands for. */
  private definedName(name: string): Value | undefined {
    const meaning = meaningOf(this.at.sheet.workbook, this.at, name);
    if (meaning === undefined) return undefined;
    if (!("item" in meaning)) return { kind: "cells", area: meaning };
    if (this.depth >= DEEPEST) return error("#NUM!", FORMULAS.tooDeep);
    const { item } = meaning;
    let expression = namedExpressions.get(item);
    if (expression === undefined) namedExpressions.set(item, (expression = parseFormula(item.formula)));
    this.depth++;
    const value = this.valueOf(expression, null);
    this.depth--;
    return value;
  }

  /** From left to right without a call for each operator: there may be thousands. */
  private operation(expression: OperationExpression, scope: Scope): Value {
    const chain: OperationExpression[] = [];
    let first: Expression = expression;
    for (; first.kind === "operation"; first = first.left) chain.push(first);
    let value = this.valueOf(first, scope);
    for (const { operator, right } of chain.reverse())
      value = this.operate(operator, value, this.valueOf(right, scope));
    return value;
  }

  private operate(operator: Operator, left: Value, right: Value): Value {
    return this.spread([left, right], ([one, other]) => operate(operator, one!, other!));
  }

  private signed(sign: "-" | "+" | "%", value: Value): Value {
    if (sign === "+") return this.dereferenced(value);
    return this.spread([value], ([one]) => {
      const number = numberOf(one!);
      if (typeof number !== "number") return number;
      return finite(sign === "-" ? -number : number / 100);
    });
  }

  /** Implicit intersection. */
  single(value: Value): Value {
    if (is(value, "rows")) return value.rows[0]![0]!;
    if (!is(value, "cells")) return value;
    const one = crossing(this.at, value.area);
    return "error" in one ? one : { kind: "cells", area: one };
  }

  /** All cells that one cell's formula fills. */
  spilled(value: Value): Value {
    if (!is(value, "cells")) return isScalar(value) && isCellError(value) ? value : { error: "#REF!" };
    const { sheet, box } = value.area;
    const spill = sheet.formulaAt(box.row, box.column)?.spill;
    return spill == null ? { error: "#REF!" } : this.found({ sheet, box: spill });
  }

  private combined({ kind, left, right }: CombinedExpression, scope: Scope): Value {
    const [one, other] = [this.valueOf(left, scope), this.valueOf(right, scope)];
    for (const value of [one, other])
      if (!is(value, "cells")) return isScalar(value) && isCellError(value) ? value : { error: "#VALUE!" };
    const { sheet, box } = (one as Cells).area;
    const end = (other as Cells).area;
    if (kind === "range")
      return sheet === end.sheet ? this.found({ sheet, box: around(box, end.box) }) : { error: "#VALUE!" };
    const shared = sheet === end.sheet ? intersect(box, end.box) : null;
    if (shared === null) return error("#NULL!", FORMULAS.noSharedCells);
    return { kind: "cells", area: { sheet, box: shared } };
  }

  /** The values of all areas one below the other: what functions take that calculate with all of them. */
  private union(values: readonly Value[]): Value {
    return ofRows(values.flatMap((value) => this.matrix(value).flat()).map((value) => [value]));
  }
}

function constantOf(constant: Constant): CellValue {
  if (constant.kind !== "error") return constant.value;
  return { error: isErrorText(constant.error) ? constant.error : "#REF!" };
}

function isWaiting(value: CellValue): boolean {
  return isCellError(value) && value.error === WAITING.error;
}
