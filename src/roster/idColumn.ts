// The column that says which person a row is about, so that the row is found again after others have moved it.
import { isBlank } from "./answers";
import { cellAt } from "./cells";
import type { Layout } from "./headings";
import type { Table } from "./table";
import { headingText } from "./table";
import { matchKey } from "./text";

/** Headings of numbers and codes that people are given, the surest first. Names are none: two people may share one. */
const ID_HEADINGS = [
  "ID",
  "Person ID",
  "Employee ID",
  "Staff ID",
  "User ID",
  "Employee number",
  "Employee no",
  "Staff number",
  "Staff no",
  "Personnel number",
  "Personnel no",
  "Number",
  "No",
] as const;
export const ID_KEYS = ID_HEADINGS.map(matchKey);

/** The id of a row as texts are compared; empty where there is none. */
export function idOf(table: Table, column: number, row: number): string {
  const cell = cellAt(table.columns[column], row);
  return isBlank(cell) || typeof cell === "object" ? "" : headingText(cell);
}

/** The row of each id, counted from 0; null for ids that several rows have. Rows without an id are left out. */
export function rowsById(table: Table, column: number): Map<string, number | null> {
  const rows = new Map<string, number | null>();
  for (let row = 0; row < table.rowCount; row++) {
    const id = idOf(table, column, row);
    if (id !== "") rows.set(id, rows.has(id) ? null : row);
  }
  return rows;
}

/**
 * The column of ids: one that is read as no question, filled and different in every row that counts. Null where there is
 * none.
 *
 * @param counts does this row, counted from 0, count? All rows do without it.
 */
export function idColumn(
  { ignored }: Layout,
  table: Table,
  counts: (row: number) => boolean = () => true,
): number | null {
  const candidates = ID_KEYS.flatMap((key) =>
    ignored.flatMap(({ index, heading, isProtected }) =>
      isProtected !== true && matchKey(heading) === key ? [index] : [],
    ),
  );
  const isSound = (column: number): boolean => {
    const rows = new Map<string, number>();
    for (let row = 0; row < table.rowCount; row++) {
      const id = idOf(table, column, row);
      const other = id === "" ? row : rows.get(id);
      // Neither this row nor one with the same id may be one that counts.
      if (other !== undefined && (counts(row) || counts(other))) return false;
      if (other === undefined) rows.set(id, row);
    }
    return true;
  };
  return candidates.find(isSound) ?? null;
}
