// What a formula gives: a custom function's call with its arguments, or the cells that it refers to.
import type { Box } from "../workbook/address";
import { boxAddress, cellBox, intersect, quotedSheetName } from "../workbook/address";
import type { FormulaCell } from "../workbook/formulaCell";
import { expressionOf } from "../workbook/formulaCell";
import { valueAt, valuesOf } from "../workbook/grid";
import { dataBox, geometryOf } from "../workbook/table";
import type { CellError, CellValue, ErrorText } from "../workbook/values";
import { isErrorText } from "../workbook/values";
import type { NamedItem, Workbook } from "../workbook/workbook";
import type { Area } from "./busyCells";
import type { FormulaEngine } from "./calculation";
import type { FormulaPlace } from "./changes";
import type { FunctionMetadata } from "./customFunctions";
import type { CallExpression, Constant, Expression } from "./expression";
import { sameName } from "./expression";
import { parseFormula } from "./parse";
import type { Precedent } from "./precedents";
import { precedentsOf } from "./precedents";
import type { FormulaTables } from "./structured";
import { resolveStructured } from "./structured";

/** Rows of equal length. */
export type Matrix = readonly (readonly CellValue[])[];

/** What evaluation needs around it. */
export interface Surroundings {
  readonly engine: FormulaEngine | null;
  isCustom(name: string): FunctionMetadata | undefined;
  /** Calls a custom function; `done` is told the result, more than once by functions that stream. */
  call(
    metadata: FunctionMetadata,
    args: readonly Argument[],
    addresses: readonly (string | null)[],
    done: (result: Matrix, isLast: boolean) => void,
  ): void;
  done(result: Matrix, isLast: boolean): void;
}

/** An argument of a call: a matrix of cells, or undefined where it is left out. */
export type Argument = Matrix | undefined;

/** Where the formula stands, for references without a sheet or a table. */
export function placeOf({ sheet, row, column }: FormulaCell): FormulaPlace {
  const table = sheet.workbook.state.tables.find(
    (table) => table.sheet === sheet && intersect(table.state.box, cellBox(row, column)) !== null,
  );
  return { sheet: sheet.name, table: table?.state.name ?? null };
}

/** Does it name a table, a name or a sheet other than by cells? */
export function refersToTables(expression: Expression): boolean {
  return precedentsOf(expression).some(({ kind }) => kind !== "reference");
}

/** The tables of a workbook as structured references see them. */
export function tablesOf({ state }: Workbook): FormulaTables {
  return {
    find(name) {
      const table = state.tables.find((table) => sameName(table.state.name, name));
      return table === undefined ? null : geometryOf(table);
    },
    containing(sheet, row, column) {
      const table = state.tables.find(
        (table) =>
          sameName(table.sheet.name, sheet) && intersect(table.state.box, cellBox(row, column)) !== null,
      );
      return table === undefined ? null : geometryOf(table);
    },
  };
}

/** The cells that a formula reads. */
export function areasOf(workbook: Workbook, formula: FormulaCell): Area[] {
  return precedentsOf(expressionOf(formula)).flatMap((precedent) => {
    const found = areaOf(workbook, formula, precedent);
    if ("error" in found) return [];
    // Whoever reads a spilled result reads the formula's cell too, even while nothing is spilled.
    if (precedent.kind === "reference" && precedent.spill) return [found, { ...found, box: precedent.box }];
    return [found];
  });
}

/** The cells of a reference, or the error that it is. */
function areaOf(workbook: Workbook, at: FormulaCell, precedent: Precedent): Area | CellError {
  switch (precedent.kind) {
    case "reference": {
      const sheet = precedent.sheet === null ? at.sheet : workbook.findSheet(precedent.sheet);
      if (sheet === undefined) return { error: "#REF!" };
      if (!precedent.spill) return { sheet, box: precedent.box };
      const spilled = sheet.formulaAt(precedent.box.row, precedent.box.column)?.spill;
      return spilled == null ? { error: "#REF!" } : { sheet, box: spilled };
    }
    case "structured": {
      const place = { sheet: at.sheet.name, row: at.row, column: at.column };
      const found = resolveStructured(precedent, tablesOf(workbook), place);
      return "error" in found ? found : { sheet: workbook.sheet(found.sheet), box: found.box };
    }
    case "name": {
      const table = workbook.findTable(precedent.name);
      if (table !== undefined) return { sheet: table.sheet, box: dataBox(table.state) };
      const named = findName(workbook, at, precedent.name);
      const expression = named === undefined ? undefined : parseFormula(named.formula);
      if (expression?.kind === "reference" || expression?.kind === "structured")
        return areaOf(workbook, at, expression);
      return { error: "#NAME?" };
    }
  }
}

/** The name as it is meant in a formula: its sheet's own before the workbook's. */
function findName({ state }: Workbook, at: FormulaCell, name: string): NamedItem | undefined {
  const named = state.names.filter((item) => sameName(item.name, name));
  return named.find(({ scope }) => scope === at.sheet) ?? named.find(({ scope }) => scope === null);
}

/** Evaluates a formula; the result may come later. */
export function evaluate(workbook: Workbook, formula: FormulaCell, around: Surroundings): void {
  const expression = expressionOf(formula);
  const other = around.engine?.evaluate(formula);
  if (other !== undefined) around.done(other, true);
  else valueOf(workbook, formula, expression, around, around.done);
}

type Done = (result: Matrix, isLast: boolean) => void;

function valueOf(
  workbook: Workbook,
  at: FormulaCell,
  expression: Expression,
  around: Surroundings,
  done: Done,
): void {
  switch (expression.kind) {
    case "call":
      callOf(workbook, at, expression, around, done);
      return;
    case "reference":
    case "structured":
    case "name":
      done(cellsOf(workbook, at, expression), true);
      return;
    case "single":
      valueOf(workbook, at, expression.of, around, (result, isLast) => {
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
    case "other":
      done([[{ error: "#NAME?", message: "Nothing here calculates this formula." }]], true);
      return;
    case "invalid":
      done([[{ error: "#NAME?", message: expression.message }]], true);
      return;
    default:
      done([[constantOf(expression)]], true);
  }
}

function constantOf(constant: Constant): CellValue {
  if (constant.kind !== "error") return constant.value;
  return { error: isErrorText(constant.error) ? constant.error : ("#REF!" satisfies ErrorText) };
}

/** The values of the cells that a reference means. Whole columns end with the last used row of their sheet. */
function cellsOf(workbook: Workbook, at: FormulaCell, precedent: Precedent): Matrix {
  const found = areaOf(workbook, at, precedent);
  return "error" in found ? [[found]] : valuesOf(found.sheet.grid, usedPart(found));
}

/** Very large references, such as whole columns, end where the sheet does. */
function usedPart({ sheet, box }: Area): Box {
  if (box.rows * box.columns <= LARGE) return box;
  const used = sheet.usedBox(true);
  const end = used === null ? box.row + 1 : Math.max(box.row + 1, used.row + used.rows);
  return { ...box, rows: Math.min(box.rows, end - box.row) };
}
const LARGE = 1_000_000;

/** Implicit intersection: the cell of a reference in the formula's own row or column, else the first value. */
function oneOf(workbook: Workbook, at: FormulaCell, expression: Expression, result: Matrix): CellValue {
  if (expression.kind === "reference" || expression.kind === "structured") {
    const found = areaOf(workbook, at, expression);
    if ("error" in found) return found;
    const { sheet, box } = found;
    if (box.columns === 1 && at.row >= box.row && at.row < box.row + box.rows)
      return valueAt(sheet.grid, at.row, box.column);
    if (box.rows === 1 && at.column >= box.column && at.column < box.column + box.columns)
      return valueAt(sheet.grid, box.row, at.column);
    if (box.rows > 1 || box.columns > 1) return { error: "#VALUE!" };
  }
  return result[0]?.[0] ?? null;
}

function callOf(
  workbook: Workbook,
  at: FormulaCell,
  { name, args }: CallExpression,
  around: Surroundings,
  done: Done,
): void {
  const metadata = around.isCustom(name);
  if (metadata === undefined) {
    done([[{ error: "#NAME?", message: `There is no function ${name}.` }]], true);
    return;
  }
  const { parameters } = metadata;
  const isRepeating = parameters.at(-1)?.repeating === true;
  const required = parameters.filter(({ optional, repeating }) => optional !== true && repeating !== true);
  if (args.length < required.length || (args.length > parameters.length && !isRepeating)) {
    done([[{ error: "#VALUE!", message: `${name} does not take ${String(args.length)} arguments.` }]], true);
    return;
  }
  const values: Argument[] = [];
  const next = (index: number): void => {
    if (index < args.length) {
      const argument = args[index]!;
      if (argument.kind === "blank") {
        values.push(undefined);
        next(index + 1);
        return;
      }
      valueOf(workbook, at, argument, around, (result) => {
        values.push(result);
        next(index + 1);
      });
      return;
    }
    around.call(
      metadata,
      values,
      args.map((argument) => addressOf(workbook, at, argument)),
      done,
    );
  };
  next(0);
}

function addressOf(workbook: Workbook, at: FormulaCell, expression: Expression): string | null {
  if (expression.kind !== "reference" && expression.kind !== "structured") return null;
  const found = areaOf(workbook, at, expression);
  return "error" in found ? null : `${quotedSheetName(found.sheet.name)}!${boxAddress(found.box)}`;
}
