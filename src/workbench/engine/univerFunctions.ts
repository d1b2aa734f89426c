// Univer's functions, called one by one with plain values.
import type { BaseFunction, FormulaDataModel, IFunctionNames } from "@univerjs/engine-formula";
import * as univer from "@univerjs/engine-formula";
import type { BaseReferenceObject, BaseValueObject } from "@univerjs/engine-formula";
import { LocaleType } from "@univerjs/core";
import type { FormulaCell } from "../../host/workbook/formulaCell";
import { MAX_COLUMNS, MAX_ROWS } from "../../host/workbook/address";
import type { CellError } from "../../host/workbook/values";
import { FORMULAS } from "../../words/formulas";
import type { CellReader } from "./cells";
import { HostReference } from "./hostReference";
import { arrayOf, matrixOf, objectOf } from "./univerValues";
import type { Rows, Value } from "./values";
import { error, is, isScalar, ofRows } from "./values";
import type { CellValue } from "../../host/workbook/values";

type FunctionClass = new (name: IFunctionNames) => BaseFunction;

/** All but `functionMeta`, which are operators, and `functionUniver` and `functionCube`, which are not Excel's. */
const LISTS = [
  univer.functionArray,
  univer.functionCompatibility,
  univer.functionDatabase,
  univer.functionDate,
  univer.functionEngineering,
  univer.functionFinancial,
  univer.functionInformation,
  univer.functionLogical,
  univer.functionLookup,
  univer.functionMath,
  univer.functionStatistical,
  univer.functionText,
  univer.functionWeb,
] as unknown as readonly (readonly (readonly [FunctionClass, IFunctionNames])[])[];

/** Made when they are first called. */
const classes = new Map(LISTS.flat().map(([type, name]) => [String(name), type] as const));
const made = new Map<string, BaseFunction>();

/** Does Univer have a function of this name, in capitals? */
export function hasFunction(name: string): boolean {
  return classes.has(name);
}

function functionOf(name: string): BaseFunction {
  const known = made.get(name);
  if (known !== undefined) return known;
  const one = new (classes.get(name)!)(name);
  if (one.needsLocale) one.setLocale(LocaleType.EN_US);
  if (one.needsSheetRowColumnCount) one.setSheetRowColumnCount(MAX_ROWS, MAX_COLUMNS);
  // Only asked for formulas within areas whose subtotals are left out of others.
  if (one.needsFormulaDataModel)
    one.setFormulaDataModel({ getFormulaStringByCell: () => null } as unknown as FormulaDataModel);
  made.set(name, one);
  return one;
}

/** Calls a function that `hasFunction` knows, for a formula. A function that breaks gives an error. */
export function callFunction(
  name: string,
  args: readonly Value[],
  at: FormulaCell,
  cells: CellReader,
): Rows | CellValue {
  const one = functionOf(name);
  const { minParams, maxParams } = one;
  if ((minParams >= 0 && args.length < minParams) || (maxParams >= 0 && args.length > maxParams))
    return wrongCount(name, args.length);
  const { sheets } = at.sheet.workbook.state;
  one.setRefInfo("workbook", at.sheet.id, at.row, at.column);
  if (one.needsSheetsInfo)
    one.setSheetsInfo({
      sheetOrder: sheets.map(({ id }) => id),
      sheetNameMap: Object.fromEntries(sheets.map(({ id, name: own }) => [id, own])),
    });
  try {
    const objects = args.map((value) => argumentOf(value, one, cells));
    const result = one.calculate(...(objects as BaseValueObject[]));
    if (result.isAsyncObject() || result.isAsyncArrayObject()) return broken(name);
    return ofRows(matrixOf(result as BaseValueObject));
  } catch {
    return broken(name);
  }
}

function argumentOf(
  value: Value,
  one: BaseFunction,
  cells: CellReader,
): BaseValueObject | BaseReferenceObject {
  if (isScalar(value)) return objectOf(value);
  if (is(value, "cells")) {
    if (one.needsReferenceObject) return new HostReference(value.area, cells);
    return cells.array(value.area);
  }
  if (is(value, "rows")) return arrayOf(value.rows);
  return objectOf(is(value, "omitted") ? null : { error: "#VALUE!" });
}

export function wrongCount(name: string, count: number): CellError {
  return error("#VALUE!", FORMULAS.count(name, count));
}

function broken(name: string): CellError {
  return error("#VALUE!", FORMULAS.failed(name));
}
