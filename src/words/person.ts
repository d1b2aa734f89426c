// What people read when one person's row is saved, added or found again.

const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(", ");

/** Whom the form is about: the sheet row, then what the row's cells say. */
export function rowTitle(row: number, label: string): string {
  return label === "" ? `Row ${String(row)}` : `Row ${String(row)} · ${label}`;
}

/** The roster's table or sheet is another one, or gone. */
export function rosterGone(sheet: string, table: string | undefined): string {
  const what = table === undefined ? `the roster on sheet “${sheet}”` : `the table “${table}”`;
  return `Nothing was written: ${what} is not there any more, or its headings are others. Choose the roster again; your answers are kept here.`;
}

/** The row of the form cannot be found again. */
export function rowGone(title: string, sheet: string): string {
  return `Nothing was written: ${title} was moved or deleted on sheet “${sheet}” meanwhile. Select the row again; your answers are kept here.`;
}

/** Several rows could be the one of the form. */
export function rowUnclear(title: string, sheet: string, rows: readonly number[]): string {
  return `Nothing was written: the rows of sheet “${sheet}” have changed meanwhile, and ${title} could be any of rows ${rows.join(", ")}. Give each person an ID of their own, then select the row again; your answers are kept here.`;
}

/** Cells that do not hold what was written: they are part of a merged block, or something else put them back. */
export function notTaken(sheet: string, cells: readonly string[]): string {
  return `Sheet “${sheet}”: ${cells.join(", ")} did not take what was written; other cells did. See whether cells are merged with others, and unmerge them.`;
}

/** The row below a table, or the column beside a roster, is not free. `more` cells are not named. */
export function cellsNotFree(
  sheet: string,
  cells: readonly string[],
  more: number,
  what: "row" | "column",
): string {
  const list = cells.join(", ") + (more > 0 ? ` and ${String(more)} more` : "");
  const help =
    what === "row" ? "insert empty rows below the roster" : "insert empty columns to the right of the roster";
  return `Nothing was written. The new ${what} needs free cells on sheet “${sheet}”, but something stands in ${list}. Move it away, or ${help}.`;
}

/** A totals row below plain cells. */
export function totalsBelow(sheet: string, row: number): string {
  return `Nothing was written. Row ${String(row)} of sheet “${sheet}” looks like a row of totals, and a person below it would not be counted. Insert an empty row above it, select that one, and save there.`;
}

/** This Excel cannot make a table longer. */
export function tableNotLonger(table: string): string {
  return `This version of Excel cannot add a row to the table “${table}” from here. Add an empty row to the table by hand, select it, and save there.`;
}

/** Somebody has this ID already. */
export function idTaken(id: string, row: number): string {
  return `The ID “${id}” is taken: row ${String(row)} has it. Choose another one.`;
}

/** IDs are no numbers, so that none can be made up. */
export const ID_WANTED = "Type an ID for the person: those of this roster are no plain numbers.";

/** Questions that are answered but have no column to be saved in. */
export function withoutColumn(headings: readonly string[]): string {
  return `The roster has no column for ${listed(headings)}. Add ${headings.length === 1 ? "the column" : "the columns"} at its right end, or take the ${headings.length === 1 ? "answer" : "answers"} back.`;
}
