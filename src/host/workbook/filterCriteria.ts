// The criteria of a filter, column by column.
import type { Box } from "./address";
import { invalidArgument } from "./errors";
import type { FilterOwner } from "./filtering";
import { boxOfTable, filterOf, setFilter } from "./filtering";
import type { Criteria } from "./sheet";

/** `Excel.FilterCriteria`. */
export type Criterion = Readonly<Record<string, unknown>>;

/** The cells that are filtered, or could be; null where a sheet has no filter. */
export function boxOfFilter(owner: FilterOwner): Box | null {
  return owner.table === null ? (filterOf(owner)?.box ?? null) : boxOfTable(owner.table);
}

/** Criteria by column, null where there are none. */
export function criteriaOf(owner: FilterOwner, box: Box): Criteria {
  const criteria = filterOf(owner)?.criteria ?? [];
  return Array.from({ length: box.columns }, (_, index) => criteria[index] ?? null);
}

/** Does any column have criteria? */
export function isFiltered(owner: FilterOwner): boolean {
  return (filterOf(owner)?.criteria ?? []).some((criterion) => criterion !== null);
}

/** Gives one column other criteria, null for none. @throws ApiError InvalidArgument, and as `setFilter` does */
export function setCriterion(owner: FilterOwner, box: Box, index: number, criterion: Criterion | null): void {
  if (index < 0 || index >= box.columns)
    throw invalidArgument(`There is no column ${String(index)} to filter.`);
  setFilter(owner, box, criteriaOf(owner, box).with(index, criterion));
}

/** Takes all criteria away; the filter stays. */
export function clearCriteria(owner: FilterOwner): void {
  const box = boxOfFilter(owner);
  if (box !== null && isFiltered(owner)) setFilter(owner, box, Array<null>(box.columns).fill(null));
}

/** Hides and shows rows by the criteria there are: cells may have changed. */
export function reapplyCriteria(owner: FilterOwner): void {
  const box = boxOfFilter(owner);
  if (box !== null && isFiltered(owner)) setFilter(owner, box, criteriaOf(owner, box));
}
