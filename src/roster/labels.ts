// Whom a row is about: columns that are shown beside a verdict and never used for it.
import { cellAt } from "./cells";
import type { Layout } from "./headings";
import { ID_KEYS } from "./idColumn";
import type { Table } from "./table";
import { headingText } from "./table";
import { matchKey } from "./text";

/** The columns that say whom a row is about: an identifier and a name, where there are any. */
export function personColumns(layout: Layout): {
  readonly id: number | undefined;
  readonly name: number | undefined;
} {
  const find = (...keys: string[]): number | undefined =>
    layout.ignored.find(({ heading }) => keys.includes(matchKey(heading)))?.index;
  return {
    id: find(...ID_KEYS),
    name: find("name", "fullname", "person", "employee", "case"),
  };
}

/** The same as a list, or a column to stand in for them. They are shown, never used. */
export function labelColumns(layout: Layout): number[] {
  const { id, name } = personColumns(layout);
  const columns = [id, name].filter((index) => index !== undefined);
  if (columns.length > 0) return columns;
  const first = layout.ignored.find(({ isProtected }) => isProtected !== true);
  return first === undefined ? [] : [first.index];
}

const DEPARTMENT_KEYS = [
  ...["department", "dept", "departmentname", "team", "teamname", "unit", "businessunit", "orgunit"],
  ...["organisationunit", "organizationunit", "division", "section"],
];

/** The column that says where in the organisation a person works; undefined without one. It is shown, never used. */
export function departmentColumn(layout: Layout): number | undefined {
  return DEPARTMENT_KEYS.map(
    (key) => layout.ignored.find(({ heading }) => matchKey(heading) === key)?.index,
  ).find((index) => index !== undefined);
}

/** Whom a row is about, as its cells say. */
export function labelOf(table: Table, columns: readonly number[], row: number): string {
  return columns
    .map((index) => headingText(cellAt(table.columns[index], row)))
    .filter((part) => part !== "")
    .join(" · ");
}
