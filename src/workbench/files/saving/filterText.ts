// The criteria of filters as files hold them.
import { boxAddress, type Box } from "../../../host/workbook/address";
import type { Criteria } from "../../../host/workbook/sheet";
import { applyEdits, type XmlElement } from "../../../files/xlsx/xmlTree";
import { element, type XmlDocument } from "./xmlDocument";

const OPERATORS: readonly (readonly [sign: string, operator: string | null])[] = [
  ["<=", "lessThanOrEqual"],
  [">=", "greaterThanOrEqual"],
  ["<>", "notEqual"],
  ["<", "lessThan"],
  [">", "greaterThan"],
  ["=", null],
];

/** The criteria of an old filter's column, for another place among the columns. */
export function keptColumn(
  document: XmlDocument,
  filter: XmlElement,
  from: number,
  to: number,
): string | undefined {
  const column = filter.children.find(
    ({ name, attributes }) => name === "filterColumn" && attributes.get("colId") === String(from),
  );
  if (column === undefined) return undefined;
  const edits = document.attributeEdits(column, { colId: to });
  const local = edits.map(({ start, end, text }) => ({
    start: start - column.start,
    end: end - column.start,
    text,
  }));
  return applyEdits(document.source(column), local);
}

/**
 * The `<autoFilter>` element of a box and its criteria. `kept` gives the text of a column's criteria that are those of the file,
 * which may say more than the host knows.
 */
export function filterText(
  prefix: string,
  box: Box,
  criteria: Criteria,
  kept: (index: number) => string | undefined = () => undefined,
): string {
  const columns = Array.from({ length: box.columns }, (_, index) => {
    const present = kept(index);
    if (present !== undefined) return present;
    const criterion = criteria[index] ?? null;
    const content = criterion === null ? "" : criterionText(prefix, criterion);
    return content === "" ? "" : element(prefix, "filterColumn", { colId: index }, content);
  });
  return element(prefix, "autoFilter", { ref: boxAddress(box) }, ...columns);
}

function criterionText(prefix: string, criterion: Readonly<Record<string, unknown>>): string {
  if (criterion.filterOn === "Values") {
    const values = ((criterion.values ?? []) as unknown[]).map(String);
    const blank = values.includes("") ? 1 : null;
    const list = values.filter((value) => value !== "").map((val) => element(prefix, "filter", { val }));
    return `${element(prefix, "filters", { blank }, ...list)}`;
  }
  const ranked = /^(Top|Bottom)(Items|Percent)$/.exec(String(criterion.filterOn));
  if (ranked !== null) {
    const [, end, of] = ranked;
    const top = end === "Top" ? null : 0;
    return element(prefix, "top10", {
      top,
      percent: of === "Percent" ? 1 : null,
      val: String(criterion.criterion1),
    });
  }
  if (criterion.filterOn === "Dynamic") {
    const type = String(criterion.dynamicCriteria);
    return element(prefix, "dynamicFilter", { type: type.charAt(0).toLowerCase() + type.slice(1) });
  }
  const custom = [criterion.criterion1, criterion.criterion2]
    .filter((one): one is string => typeof one === "string")
    .map((text) => {
      const [sign, operator] = OPERATORS.find(([start]) => text.startsWith(start)) ?? ["", null];
      return element(prefix, "customFilter", { operator, val: text.slice(sign.length) });
    });
  const and = custom.length > 1 && criterion.operator !== "Or" ? 1 : null;
  return element(prefix, "customFilters", { and }, ...custom);
}
