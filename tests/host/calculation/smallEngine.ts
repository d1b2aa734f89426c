// A small engine: sums of numbers, cells, custom functions, INDIRECT and NOW, such as =A1+ADD(INDIRECT("B1"),2).
import type { EngineHost, FormulaEngine } from "../../../src/host/formulas/engine";
import type { Expression } from "../../../src/host/formulas/expression";
import type { FormulaCell } from "../../../src/host/workbook/formulaCell";
import { expressionOf } from "../../../src/host/workbook/formulaCell";
import { boxAddress, parseBox, type Box } from "../../../src/host/workbook/address";
import { valueAt } from "../../../src/host/workbook/grid";
import type { CellValue } from "../../../src/host/workbook/values";
import { isCellError } from "../../../src/host/workbook/values";
import { openSheet, type Declared } from "./sheet";

/** A value, null for one that is not there yet. */
type Found = CellValue | "not yet";

export class SmallEngine implements FormulaEngine {
  /** The formulas that it was asked for, in order. */
  readonly asked: string[] = [];
  /** The addresses of cells that it was told have changed. */
  readonly changed: string[] = [];
  now = 0;

  evaluate(formula: FormulaCell, host: EngineHost) {
    this.asked.push(formula.text);
    const value = this.valueOf(expressionOf(formula), formula, host);
    return value === undefined ? undefined : [[value === "not yet" ? null : value]];
  }

  cellsChanged(_sheet: unknown, boxes: readonly Box[]) {
    this.changed.push(...boxes.map(boxAddress));
  }

  private valueOf(expression: Expression, at: FormulaCell, host: EngineHost): Found | undefined {
    switch (expression.kind) {
      case "number":
      case "text":
        return expression.value;
      case "reference":
        return valueAt(at.sheet.grid, expression.box.row, expression.box.column);
      case "operation": {
        const left = this.valueOf(expression.left, at, host);
        const right = this.valueOf(expression.right, at, host);
        if (left === undefined || right === undefined || expression.operator !== "+") return undefined;
        if (left === "not yet" || right === "not yet") return "not yet";
        const error = [left, right].find(isCellError);
        return error ?? Number(left) + Number(right);
      }
      case "call":
        return this.callOf(expression.name, expression.args, at, host);
      default:
        return undefined;
    }
  }

  private callOf(name: string, args: readonly Expression[], at: FormulaCell, host: EngineHost) {
    if (name === "NOW") return this.now;
    const values = args.map((argument) => this.valueOf(argument, at, host));
    if (values.includes(undefined)) return undefined;
    if (values.includes("not yet")) return "not yet";
    if (name === "INDIRECT") {
      const box = parseBox(String(values[0]))!;
      return host.reads({ sheet: at.sheet, box }) ? valueAt(at.sheet.grid, box.row, box.column) : "not yet";
    }
    const metadata = host.custom(name);
    if (metadata === undefined) return undefined;
    const matrices = values.map((value) => [[value as CellValue]]);
    const result = host.call(
      metadata,
      matrices,
      matrices.map(() => null),
    );
    return result === undefined ? "not yet" : result[0]![0]!;
  }
}

/** Opens a workbook whose formulas the small engine calculates. */
export function openWithEngine(functions?: Readonly<Record<string, Declared>>) {
  const sheet = openSheet(functions);
  const engine = new SmallEngine();
  sheet.workbook.calculation.engine = engine;
  return { ...sheet, engine, asked: engine.asked };
}
