// What a sheet part says beside its cells: views, columns, merged cells, protection and the filter.
import type { XmlElement } from "../../../files/xlsx/xmlTree";
import type { Box } from "../../../host/workbook/address";
import { MAX_COLUMNS, MAX_ROWS, parseBox, WHOLE_SHEET } from "../../../host/workbook/address";
import type { Coat } from "../../../host/workbook/painted";
import type { Criteria, Formats, Protection, SheetState } from "../../../host/workbook/sheet";
import type { Colours } from "./colours";
import type { StoredRow } from "./sheetData";
import type { ColumnStyle } from "./styleCoats";
import { stretches } from "./styleCoats";
import { boxesOf, childOf, childrenOf, flagOf, numberOf } from "./xmlValues";

/** Pixels of a digit of Calibri 11, which column widths are counted in. */
const DIGIT = 7;
const POINTS_PER_PIXEL = 0.75;
/** In points, what the host takes for granted. */
const USUAL_WIDTH = 48;
const USUAL_HEIGHT = 15;

/** A column's width in points, from characters as files have it. */
export function pointsOf(characters: number): number {
  const padding = Math.trunc(128 / DIGIT);
  return Math.trunc(((256 * characters + padding) / 256) * DIGIT) * POINTS_PER_PIXEL;
}

/** The settings that need nothing but the sheet's own part. */
export function settingsOf(root: XmlElement, colours: Colours): Partial<SheetState> {
  const view = childOf(childOf(root, "sheetViews"), "sheetView");
  const pane = childOf(view, "pane");
  const isFrozen = /^frozen/.test(pane?.attributes.get("state") ?? "");
  return {
    tabColor: colours(childOf(childOf(root, "sheetPr"), "tabColor")) ?? "",
    showGridlines: view === undefined || flagOf(view, "showGridLines", true),
    showHeadings: view === undefined || flagOf(view, "showRowColHeaders", true),
    frozen: {
      rows: (isFrozen && pane && numberOf(pane, "ySplit")) || 0,
      columns: (isFrozen && pane && numberOf(pane, "xSplit")) || 0,
    },
    merged: childrenOf(childOf(root, "mergeCells"), "mergeCell").flatMap((one) =>
      boxesOf(one.attributes.get("ref") ?? ""),
    ),
    protection: protectionOf(childOf(root, "sheetProtection")),
  };
}

/** What a protected sheet may still allow, by the names of the file; all but two are refused unless it says otherwise. */
const OPTIONS: Readonly<Record<string, string>> = {
  autoFilter: "allowAutoFilter",
  deleteColumns: "allowDeleteColumns",
  deleteRows: "allowDeleteRows",
  objects: "allowEditObjects",
  scenarios: "allowEditScenarios",
  formatCells: "allowFormatCells",
  formatColumns: "allowFormatColumns",
  formatRows: "allowFormatRows",
  insertColumns: "allowInsertColumns",
  insertHyperlinks: "allowInsertHyperlinks",
  insertRows: "allowInsertRows",
  pivotTables: "allowPivotTables",
  sort: "allowSort",
};

function protectionOf(element: XmlElement | undefined): Protection | null {
  if (element === undefined || !flagOf(element, "sheet")) return null;
  const isRefused = (name: string): boolean =>
    flagOf(element, name, name !== "objects" && name !== "scenarios");
  const selectionMode = flagOf(element, "selectUnlockedCells")
    ? "None"
    : flagOf(element, "selectLockedCells")
      ? "Unlocked"
      : "Normal";
  const hash = element.attributes.get("hashValue") ?? element.attributes.get("password");
  return {
    options: {
      ...Object.fromEntries(Object.entries(OPTIONS).map(([name, option]) => [option, !isRefused(name)])),
      selectionMode,
    },
    // Files keep a hash only: no password that is typed equals it, so the sheet stays protected.
    password: hash ?? null,
  };
}

/** The styles of whole columns. */
export function columnStylesOf(root: XmlElement): ColumnStyle[] {
  return columnsOf(root).flatMap(({ first, last, element }) => {
    const style = numberOf(element, "style");
    return style === undefined || style === 0 ? [] : [{ first, last, style }];
  });
}

function columnsOf(root: XmlElement) {
  return childrenOf(childOf(root, "cols"), "col").flatMap((element) => {
    const first = (numberOf(element, "min") ?? 0) - 1;
    const last = Math.min((numberOf(element, "max") ?? 0) - 1, MAX_COLUMNS - 1);
    return first < 0 || last < first ? [] : [{ first, last, element }];
  });
}

/** Widths, heights, and hidden columns and rows. */
export function sizesOf(root: XmlElement, rows: readonly StoredRow[]): Formats {
  const usual = childOf(root, "sheetFormatPr");
  const width = usual && numberOf(usual, "defaultColWidth");
  const height = usual && numberOf(usual, "defaultRowHeight");
  const widths: Coat<unknown>[] =
    width === undefined || pointsOf(width) === USUAL_WIDTH
      ? []
      : [{ box: WHOLE_SHEET, value: pointsOf(width) }];
  const heights: Coat<unknown>[] =
    height === undefined || height === USUAL_HEIGHT ? [] : [{ box: WHOLE_SHEET, value: height }];
  const hiddenColumns: Coat<unknown>[] = [];
  const hiddenRows: Coat<unknown>[] =
    usual !== undefined && flagOf(usual, "zeroHeight") ? [{ box: WHOLE_SHEET, value: true }] : [];
  for (const { first, last, element } of columnsOf(root)) {
    const box: Box = { row: 0, rows: MAX_ROWS, column: first, columns: last - first + 1 };
    const own = numberOf(element, "width");
    if (own !== undefined && !(own === 0 && flagOf(element, "hidden")))
      widths.push({ box, value: pointsOf(own) });
    if (flagOf(element, "hidden")) hiddenColumns.push({ box, value: true });
  }
  const across = ({ row, rows: height }: { row: number; rows: number }): Box => ({
    row,
    rows: height,
    column: 0,
    columns: MAX_COLUMNS,
  });
  const given = rows.flatMap(({ row, height: own }) => (own === undefined ? [] : [{ row, value: own }]));
  for (const stretch of stretches(given))
    if (stretch.value !== (height ?? USUAL_HEIGHT))
      heights.push({ box: across(stretch), value: stretch.value });
  for (const stretch of stretches(rows.map(({ row, hidden }) => ({ row, value: hidden }))))
    if (stretch.value) hiddenRows.push({ box: across(stretch), value: true });
  const all = { columnWidth: widths, rowHeight: heights, columnHidden: hiddenColumns, rowHidden: hiddenRows };
  return Object.fromEntries(Object.entries(all).filter(([, coats]) => coats.length > 0));
}

/** The cells of a filter with the criteria of its columns; null where there is none. */
export function filterOf(
  parent: XmlElement,
): { readonly box: Box; readonly criteria: Criteria; readonly isSet: boolean } | null {
  const element = childOf(parent, "autoFilter");
  const box = parseBox(element?.attributes.get("ref") ?? "");
  if (element === undefined || box === null) return null;
  const columns = childrenOf(element, "filterColumn");
  const criteria = Array.from({ length: box.columns }, (_, index) => {
    const column = columns.find((one) => numberOf(one, "colId") === index);
    return column === undefined ? null : criterionOf(column);
  });
  return { box, criteria, isSet: criteria.some((one) => one !== null) };
}

const SIGNS: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

/** A column's criteria as `Excel.FilterCriteria`; null where it has none that the API could say. */
function criterionOf(column: XmlElement): Criteria[number] {
  const values = childOf(column, "filters");
  if (values !== undefined) {
    const listed = childrenOf(values, "filter").map((one) => one.attributes.get("val") ?? "");
    return { filterOn: "Values", values: flagOf(values, "blank") ? [...listed, ""] : listed };
  }
  const custom = childOf(column, "customFilters");
  if (custom !== undefined) {
    const [criterion1, criterion2] = childrenOf(custom, "customFilter").map(
      (one) => (SIGNS[one.attributes.get("operator") ?? "equal"] ?? "=") + (one.attributes.get("val") ?? ""),
    );
    const both = { criterion2, operator: flagOf(custom, "and") ? "And" : "Or" };
    return { filterOn: "Custom", criterion1, ...(criterion2 === undefined ? {} : both) };
  }
  const top = childOf(column, "top10");
  if (top !== undefined) {
    const end = flagOf(top, "top", true) ? "Top" : "Bottom";
    const filterOn = `${end}${flagOf(top, "percent") ? "Percent" : "Items"}`;
    return { filterOn, criterion1: top.attributes.get("val") ?? "10" };
  }
  const dynamic = childOf(column, "dynamicFilter")?.attributes.get("type");
  if (dynamic === undefined) return null;
  return { filterOn: "Dynamic", dynamicCriteria: dynamic.charAt(0).toUpperCase() + dynamic.slice(1) };
}
