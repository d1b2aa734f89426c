// Sorting rows by the values of their cells.
import { translate } from "../formulas/rewrite";
import type { Box } from "./address";
import type { Content } from "./contents";
import { putContents } from "./copying";
import { valuesOf } from "./grid";
import { checkNotMerged } from "./merging";
import type { Sheet } from "./sheet";
import type { CellValue } from "./values";

/** One condition: the column, counted from the first of the box, and the direction. */
export interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

/** Numbers come before texts, then logical values, then errors; empty cells are last in either direction. */
function rank(value: CellValue): number {
  switch (typeof value) {
    case "number":
      return 0;
    case "string":
      return 1;
    case "boolean":
      return 2;
    default:
      return value === null ? 4 : 3;
  }
}

function compare(one: CellValue, other: CellValue, matchCase: boolean): number {
  if (typeof one === "string" && typeof other === "string")
    return one.localeCompare(other, "en", { sensitivity: matchCase ? "variant" : "accent" });
  const [left, right] = [rank(one), rank(other)];
  return left !== right || left > 2 ? left - right : Number(one) - Number(other);
}

/**
 * Sorts the rows of a box with what they hold; formulas go with their rows. Formats stay where they are, unlike in Excel.
 * @throws ApiError InvalidOperation where cells are merged, AccessDenied
 */
export function sortRows(sheet: Sheet, box: Box, keys: readonly SortKey[], matchCase: boolean): void {
  checkNotMerged(sheet, box);
  const values = valuesOf(sheet.grid, box);
  const order = values.map((_, row) => row);
  order.sort((one, other) => {
    for (const { column, ascending } of keys) {
      const [left, right] = [values[one]![column]!, values[other]![column]!];
      const result = compare(left, right, matchCase);
      if (result !== 0) return ascending || left === null || right === null ? result : -result;
    }
    return one - other;
  });
  const formulas = order.map((from) =>
    Array.from(
      { length: box.columns },
      (_, column) => sheet.formulaAt(box.row + from, box.column + column)?.text,
    ),
  );
  putContents(sheet, box, (row, column): Content => {
    const formula = formulas[row]![column];
    const from = order[row]!;
    return formula === undefined
      ? { value: values[from]![column]! }
      : { formula: translate(formula, row - from, 0) };
  });
}
