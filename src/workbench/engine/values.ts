// What parts of a formula give while it is evaluated: values, rows of them, cells, functions.
import type { Area } from "../../host/formulas/areas";
import type { Matrix } from "../../host/formulas/references";
import type { CellError, CellValue, ErrorText } from "../../host/workbook/values";

/** Values in rows of equal length: at least two of them, since one alone stands for itself. */
export interface Rows {
  readonly kind: "rows";
  readonly rows: Matrix;
}

/** Cells, of which the values are read when they are needed. */
export interface Cells {
  readonly kind: "cells";
  readonly area: Area;
}

/** What a LAMBDA, or the bare name of a function, gives. */
export interface Callable {
  readonly kind: "callable";
  call(args: readonly Value[]): Value;
}

/** An argument that is left out, though a comma stands for it. */
export interface Omitted {
  readonly kind: "omitted";
}

export const OMITTED: Omitted = { kind: "omitted" };

export type Value = CellValue | Rows | Cells | Callable | Omitted;

export function isError(value: Value): value is CellError {
  return typeof value === "object" && value !== null && "error" in value;
}

/** Does the value have this kind? */
export function is<K extends "rows" | "cells" | "callable" | "omitted">(
  value: Value,
  kind: K,
): value is Extract<Value, { readonly kind: K }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

/** Is it one value, neither rows, cells nor a function? */
export function isScalar(value: Value): value is CellValue {
  return typeof value !== "object" || value === null || "error" in value;
}

export function error(text: ErrorText, message: string): CellError {
  return { error: text, message };
}

/** Rows as a value: one alone stands for itself. */
export function ofRows(rows: Matrix): Rows | CellValue {
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : { kind: "rows", rows };
}
