// Values of cells beside each other, as Excel's rules compare them.
import type { CellValue } from "../../../host/workbook/values";
import { isCellError } from "../../../host/workbook/values";

/** The comparisons of rules by the names that the API gives them. */
export type Comparison =
  | "Between"
  | "NotBetween"
  | "EqualTo"
  | "NotEqualTo"
  | "GreaterThan"
  | "LessThan"
  | "GreaterThanOrEqual"
  | "LessThanOrEqual";

const RANKS: Readonly<Record<string, number>> = { number: 0, string: 1, boolean: 2 };

/**
 * Less than 0, 0, or more than 0: numbers come before texts, texts before truth values, texts without regard to case; an empty cell
 * is 0, "" or FALSE. Undefined where one of the two is an error.
 */
function order(one: CellValue, other: CellValue): number | undefined {
  if (isCellError(one) || isCellError(other)) return undefined;
  const left = one ?? emptyBeside(other);
  const right = other ?? emptyBeside(one);
  if (typeof left !== typeof right) return RANKS[typeof left]! - RANKS[typeof right]!;
  const [first, second] =
    typeof left === "string" ? [left.toLowerCase(), String(right).toLowerCase()] : [left, right];
  return first === second ? 0 : first < second ? -1 : 1;
}

function emptyBeside(value: string | number | boolean | null): string | number | boolean {
  return typeof value === "string" ? "" : typeof value === "boolean" ? false : 0;
}

/** Does a comparison hold? Undefined where one of the values is an error, or the comparison is none. */
export function holds(
  comparison: string,
  value: CellValue,
  first: CellValue,
  second: CellValue,
): boolean | undefined {
  const toFirst = order(value, first);
  if (toFirst === undefined) return undefined;
  switch (comparison as Comparison) {
    case "EqualTo":
      return toFirst === 0;
    case "NotEqualTo":
      return toFirst !== 0;
    case "GreaterThan":
      return toFirst > 0;
    case "LessThan":
      return toFirst < 0;
    case "GreaterThanOrEqual":
      return toFirst >= 0;
    case "LessThanOrEqual":
      return toFirst <= 0;
    case "Between":
    case "NotBetween": {
      const [toSecond, between] = [order(value, second), order(first, second)];
      if (toSecond === undefined || between === undefined) return undefined;
      // The two limits may stand in either order.
      const isWithin = between <= 0 ? toFirst >= 0 && toSecond <= 0 : toFirst <= 0 && toSecond >= 0;
      return isWithin === (comparison === "Between");
    }
    default:
      return undefined;
  }
}

/** Is this what a formula of a rule gives where the rule applies? */
export function isTrue(value: CellValue): boolean {
  return typeof value === "boolean" ? value : typeof value === "number" && value !== 0;
}
