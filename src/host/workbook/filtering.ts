// Filters of sheets and tables: rows whose cells do not meet the criteria are hidden.
import type { Box } from "./address";
import { MAX_COLUMNS } from "./address";
import { numberFormatAt } from "./edits";
import { ApiError, invalidArgument } from "./errors";
import { valueAt } from "./grid";
import { paint } from "./painted";
import type { Criteria, Sheet, SheetFilter } from "./sheet";
import type { Table } from "./table";
import { totalsBox } from "./table";
import type { CellValue } from "./values";
import { shownText } from "./values";

/** Whose filter it is: the sheet's own, or that of a table on it. */
export interface FilterOwner {
  readonly sheet: Sheet;
  readonly table: Table | null;
}

type Criterion = Readonly<Record<string, unknown>>;

/** The filter with its present box; undefined where nothing was ever filtered. */
export function filterOf({ sheet, table }: FilterOwner): SheetFilter | undefined {
  const filter = sheet.state.filters.find((one) => one.table === (table?.id ?? null));
  return table === null || filter === undefined ? filter : { ...filter, box: boxOfTable(table) };
}

/** The cells that a table's filter is about: its totals row is not. */
export function boxOfTable({ state }: Table): Box {
  return totalsBox(state) === null ? state.box : { ...state.box, rows: state.box.rows - 1 };
}

/** Sets the criteria of a filter, and hides and shows rows accordingly. @throws ApiError AccessDenied, NotImplemented */
export function setFilter(owner: FilterOwner, box: Box, criteria: Criteria): void {
  const { sheet, table } = owner;
  checkAllowed(sheet);
  const filter: SheetFilter = { table: table?.id ?? null, box, criteria };
  const others = sheet.state.filters.filter((one) => one.table !== filter.table);
  const shown = shownWithout(owner);
  sheet.update({ filters: [...others, filter] });
  const hasHeader = table === null || table.state.hasHeaders;
  const first = box.row + (hasHeader ? 1 : 0);
  const tests = criteria.flatMap((criterion, index) =>
    criterion === null ? [] : [{ column: box.column + index, test: testOf(criterion) }],
  );
  const isHidden = (row: number): boolean =>
    tests.some(({ column, test }) => !test(valueAt(sheet.grid, row, column), sheet, row, column));
  let painted = shown;
  for (let row = first, end = box.row + box.rows; row < end; row++) {
    let after = row;
    while (after < end && isHidden(after)) after++;
    if (after > row)
      painted = paint(painted, { row, rows: after - row, column: 0, columns: MAX_COLUMNS }, true);
    row = after;
  }
  sheet.update({ formats: { ...sheet.state.formats, rowHidden: painted } });
}

/** Takes a filter away with its criteria; all its rows are shown. */
export function removeFilter(owner: FilterOwner): void {
  const { sheet, table } = owner;
  checkAllowed(sheet);
  const shown = shownWithout(owner);
  const filters = sheet.state.filters.filter((one) => one.table !== (table?.id ?? null));
  sheet.update({ filters, formats: { ...sheet.state.formats, rowHidden: shown } });
}

function checkAllowed({ name, state: { protection } }: Sheet): void {
  if (protection !== null && protection.options.allowAutoFilter !== true)
    throw new ApiError("AccessDenied", `The worksheet ${name} is protected, its filters too.`);
}

/** The hidden rows of the sheet when those of the filter are shown. */
function shownWithout(owner: FilterOwner) {
  const painted = owner.sheet.state.formats.rowHidden ?? [];
  const filter = filterOf(owner);
  if (filter === undefined) return painted;
  return paint(painted, { ...filter.box, column: 0, columns: MAX_COLUMNS }, undefined);
}

type Test = (value: CellValue, sheet: Sheet, row: number, column: number) => boolean;

/** @throws ApiError NotImplemented for kinds of criteria that this host does not know */
function testOf(criterion: Criterion): Test {
  switch (criterion.filterOn) {
    case "Values": {
      const wanted = ((criterion.values ?? []) as unknown[]).map((value) => String(value).toLowerCase());
      return (value, sheet, row, column) =>
        wanted.includes(sheet.workbook.shownText(value, numberFormatAt(sheet, row, column)).toLowerCase());
    }
    case "Custom": {
      if (typeof criterion.criterion1 !== "string")
        throw invalidArgument("A custom filter has a criterion1.");
      const first = comparison(criterion.criterion1);
      if (typeof criterion.criterion2 !== "string") return first;
      const second = comparison(criterion.criterion2);
      return criterion.operator === "Or"
        ? (value) => first(value) || second(value)
        : (value) => first(value) && second(value);
    }
    default:
      throw new ApiError("NotImplemented", `This host has no filter on ${String(criterion.filterOn)}.`);
  }
}

/** A criterion such as ">50", "=*s" or "<>" as a test of a value. */
function comparison(text: string): (value: CellValue) => boolean {
  const [, operator = "=", operand = ""] = /^(<=|>=|<>|=|<|>)?(.*)$/s.exec(text) ?? [];
  const number = operand === "" ? NaN : Number(operand);
  const pattern = new RegExp(
    `^${operand
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "is",
  );
  const isEqual = (value: CellValue): boolean =>
    typeof value === "number" && !Number.isNaN(number)
      ? value === number
      : pattern.test(shownText(value, "General"));
  switch (operator) {
    case "=":
      return isEqual;
    case "<>":
      return (value) => !isEqual(value);
    default:
      return (value) => {
        if (typeof value !== "number") return false;
        if (operator === "<") return value < number;
        if (operator === ">") return value > number;
        return operator === "<=" ? value <= number : value >= number;
      };
  }
}
