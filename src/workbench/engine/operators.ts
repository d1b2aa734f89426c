// Excel's operators on single values, and how they and others are carried over to rows of values.
import { StringValueObject } from "@univerjs/engine-formula";
import type { Operator } from "../../host/formulas/expression";
import type { Matrix } from "../../host/formulas/references";
import type { CellError, CellValue } from "../../host/workbook/values";
import { isCellError } from "../../host/workbook/values";

/** Digits that Excel keeps of a number. */
const DIGITS = 15;
const NOT_THERE: CellError = { error: "#N/A" };

/** The number that a value stands for in calculations. */
export function numberOf(value: CellValue): number | CellError {
  switch (typeof value) {
    case "number":
      return value;
    case "boolean":
      return Number(value);
    case "string":
      return numberInText(value);
    default:
      return value ?? 0;
  }
}

/** What JavaScript takes for a number and Excel does not. */
const NO_NUMBER = /^\s*(?:[+-]?(?:0[xbo]|infinity)|$)/i;

/** Texts that look like numbers, percentages, dates or times are taken for them. */
function numberInText(text: string): number | CellError {
  if (NO_NUMBER.test(text)) return { error: "#VALUE!" };
  const plain = Number(text);
  const number: unknown = Number.isNaN(plain)
    ? StringValueObject.create(text).convertToNumberObjectValue().getValue()
    : plain;
  return typeof number === "number" && Number.isFinite(number) ? number : { error: "#VALUE!" };
}

/** The text that a value is when it is joined to others. */
export function textOf(value: Exclude<CellValue, CellError>): string {
  switch (typeof value) {
    case "string":
      return value;
    case "boolean":
      return value ? "TRUE" : "FALSE";
    case "number":
      return numberText(value);
    default:
      return value ?? "";
  }
}

function numberText(value: number): string {
  const text = String(Number(value.toPrecision(DIGITS)));
  const [digits, exponent] = text.split("e");
  if (exponent === undefined) return text;
  // Small numbers are written out as far as Excel does, others keep their exponent.
  if (Number(exponent) > -10 && Number(exponent) < 0)
    return value
      .toFixed(20)
      .replace(/0+$/, "")
      .slice(0, DIGITS + 12);
  return `${digits!}E${exponent.startsWith("-") ? "-" : "+"}${exponent.slice(1).padStart(2, "0")}`;
}

/** Whether a condition holds; a text is one only where it says TRUE or FALSE. */
export function truthOf(value: CellValue): boolean | CellError {
  if (typeof value === "string") {
    const upper = value.toUpperCase();
    return upper === "TRUE" || (upper === "FALSE" ? false : { error: "#VALUE!" });
  }
  return isCellError(value) ? value : Boolean(value);
}

const ORDER = { number: 0, string: 1, boolean: 2 } as const;
const LETTERS = new Intl.Collator("en", { sensitivity: "accent" });

/** Less than 0, 0 or more than 0: numbers go before texts, texts before FALSE and TRUE. An empty cell is what it is compared with. */
export function compare(one: Exclude<CellValue, CellError>, other: Exclude<CellValue, CellError>): number {
  const left = one ?? emptyLike(other);
  const right = other ?? emptyLike(one);
  if (typeof left === "number" && typeof right === "number") return compareNumbers(left, right);
  if (typeof left === "string" && typeof right === "string")
    return left === right ? 0 : LETTERS.compare(left, right);
  return (
    ORDER[typeof left as keyof typeof ORDER] - ORDER[typeof right as keyof typeof ORDER] ||
    Number(left) - Number(right)
  );
}

function emptyLike(value: CellValue): string | number | boolean {
  return typeof value === "string" ? "" : typeof value === "boolean" ? false : 0;
}

function compareNumbers(one: number, other: number): number {
  const difference = one - other;
  if (Math.abs(difference) > Math.abs(one) * 1e-14) return difference;
  return Number(one.toPrecision(DIGITS)) - Number(other.toPrecision(DIGITS));
}

/** What an operator makes of two values; of two errors the left one. */
export function operate(operator: Operator, left: CellValue, right: CellValue): CellValue {
  if (isCellError(left)) return left;
  if (isCellError(right)) return right;
  switch (operator) {
    case "&":
      return textOf(left) + textOf(right);
    case "=":
      return compare(left, right) === 0;
    case "<>":
      return compare(left, right) !== 0;
    case "<":
      return compare(left, right) < 0;
    case "<=":
      return compare(left, right) <= 0;
    case ">":
      return compare(left, right) > 0;
    case ">=":
      return compare(left, right) >= 0;
    default:
      return calculate(operator, numberOf(left), numberOf(right));
  }
}

function calculate(
  operator: "+" | "-" | "*" | "/" | "^",
  left: number | CellError,
  right: number | CellError,
): CellValue {
  if (typeof left !== "number") return left;
  if (typeof right !== "number") return right;
  switch (operator) {
    case "+":
      return finite(left + right);
    case "-":
      return finite(left - right);
    case "*":
      return finite(left * right);
    case "/":
      return right === 0 ? { error: "#DIV/0!" } : finite(left / right);
    case "^":
      if (left === 0 && right <= 0) return { error: right === 0 ? "#NUM!" : "#DIV/0!" };
      return finite(left ** right);
  }
}

/** A number as a cell can hold it: what is too large, or none, is #NUM!. */
export function finite(value: number): number | CellError {
  // There is no negative zero in Excel.
  return Number.isFinite(value) ? value + 0 : { error: "#NUM!" };
}

/**
 * Does something for each cell of several matrices laid over each other. A single row, column or value counts for all rows and
 * columns; where another is too short, its value is #N/A.
 */
export function spread(
  matrices: readonly Matrix[],
  work: (values: readonly CellValue[]) => CellValue,
): CellValue[][] {
  const rows = Math.max(...matrices.map(({ length }) => length));
  const columns = Math.max(...matrices.map(([first]) => first?.length ?? 0));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => work(matrices.map((matrix) => at(matrix, row, column)))),
  );
}

function at(matrix: Matrix, row: number, column: number): CellValue {
  const cells = matrix.length === 1 ? matrix[0] : matrix[row];
  if (cells === undefined) return NOT_THERE;
  const value = cells.length === 1 ? cells[0] : cells[column];
  return value === undefined ? NOT_THERE : value;
}
