// Whom a row is about: columns that are shown beside a verdict and never used for it.
import { cellAt } from "./cells";
import type { Layout } from "./headings";
import type { Table } from "./table";
import { headingText } from "./table";
import { matchKey } from "./text";

/** The columns that say whom a row is about: an identifier and a name. They are shown, never used. */
export function labelColumns(layout: Layout): number[] {
  const find = (...keys: string[]): number | undefined =>
    layout.ignored.find(({ heading }) => keys.includes(matchKey(heading)))?.index;
  const columns = [
    find("id", "personid", "employeeid", "staffid", "number", "no"),
    find("name", "fullname", "person", "employee", "case"),
  ].filter((index) => index !== undefined);
  if (columns.length > 0) return columns;
  const first = layout.ignored.find(({ isProtected }) => isProtected !== true);
  return first === undefined ? [] : [first.index];
}

/** Whom a row is about, as its cells say. */
export function labelOf(table: Table, columns: readonly number[], row: number): string {
  return columns
    .map((index) => headingText(cellAt(table.columns[index], row)))
    .filter((part) => part !== "")
    .join(" · ");
}
