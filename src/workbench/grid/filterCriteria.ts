// Criteria of a filter's column as Univer writes them, and as the host does.
import { BooleanNumber } from "@univerjs/core";
import type { IFilterColumn } from "@univerjs/preset-sheets-filter";
import { CustomFilterOperator } from "@univerjs/preset-sheets-filter";
import { ApiError } from "../../host/workbook/errors";
import type { Criterion } from "../../host/workbook/filterCriteria";

const SIGNS = new Map<CustomFilterOperator, string>([
  [CustomFilterOperator.EQUAL, "="],
  [CustomFilterOperator.NOT_EQUALS, "<>"],
  [CustomFilterOperator.GREATER_THAN_OR_EQUAL, ">="],
  [CustomFilterOperator.LESS_THAN_OR_EQUAL, "<="],
  [CustomFilterOperator.GREATER_THAN, ">"],
  [CustomFilterOperator.LESS_THAN, "<"],
]);

/** @throws ApiError NotImplemented for colours */
export function criterionOf({ filters, customFilters }: Omit<IFilterColumn, "colId">): Criterion {
  if (filters !== undefined)
    return {
      filterOn: "Values",
      values: [...(filters.filters ?? []), ...(filters.blank ? [""] : [])],
    };
  if (customFilters === undefined)
    throw new ApiError("NotImplemented", "Rows can be filtered by values and by conditions, not by colours.");
  const [criterion1, criterion2] = customFilters.customFilters.map(
    ({ operator = CustomFilterOperator.EQUAL, val }) => `${SIGNS.get(operator) ?? "="}${String(val)}`,
  );
  if (criterion2 === undefined) return { filterOn: "Custom", criterion1 };
  return { filterOn: "Custom", criterion1, criterion2, operator: customFilters.and ? "And" : "Or" };
}

/** The criterion as Univer shows it; null where Univer has nothing like it. */
export function columnOf(criterion: Criterion, colId: number): IFilterColumn | null {
  if (criterion.filterOn === "Values") {
    const values = ((criterion.values ?? []) as unknown[]).map(String);
    const filters = values.filter((value) => value !== "");
    return {
      colId,
      filters: { ...(values.length > filters.length && { blank: true as const }), filters },
    };
  }
  if (criterion.filterOn !== "Custom") return null;
  const first = customOf(String(criterion.criterion1 ?? ""));
  if (typeof criterion.criterion2 !== "string") return { colId, customFilters: { customFilters: [first] } };
  return {
    colId,
    customFilters: {
      ...(criterion.operator !== "Or" && { and: BooleanNumber.TRUE as const }),
      customFilters: [first, customOf(criterion.criterion2)],
    },
  };
}

function customOf(text: string): { readonly val: string; readonly operator: CustomFilterOperator } {
  for (const [operator, sign] of [...SIGNS].toSorted(([, one], [, other]) => other.length - one.length))
    if (text.startsWith(sign)) return { operator, val: text.slice(sign.length) };
  return { operator: CustomFilterOperator.EQUAL, val: text };
}
