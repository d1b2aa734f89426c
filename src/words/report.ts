// What people read of what a run found: where a press has led, and the sheets “Open questions” and “Summary”.

const grouped = (number: number): string => number.toLocaleString("en-GB");
const rowsWord = (rows: number): string => `${grouped(rows)} ${rows === 1 ? "row" : "rows"}`;

/** A table or, for plain cells, a sheet. */
const placeName = (sheet: string, table: string | undefined): string =>
  table === undefined ? `sheet “${sheet}”` : `table “${table}” on sheet “${sheet}”`;

/** A sheet that was removed, or given another name. */
export function sheetGone(sheet: string): string {
  return `There is no sheet “${sheet}” any more. Evaluate again, so that the places are those of now.`;
}

/** A sheet that cannot be shown because it is hidden. */
export function sheetHidden(sheet: string): string {
  return `Sheet “${sheet}” is hidden, so nothing on it can be selected. Right-click a sheet tab, choose Unhide, and try again.`;
}

/** The roster that a run was about. */
export function rosterGone(sheet: string, table: string | undefined): string {
  return `The roster, ${placeName(sheet, table)}, is not there any more. Evaluate again.`;
}

/** A roster that nobody has evaluated. */
export function noResults(sheet: string, table: string | undefined): string {
  return `There are no verdicts yet in ${placeName(sheet, table)}. Evaluate the roster first.`;
}

/** Where a press on a verdict has led. `selected` of the `rows` with it are selected. */
export function selectedWords(verdict: string, rows: number, selected: number): string {
  if (rows === 0) return `No row shows “${verdict}” now.`;
  if (selected === rows) return `${rowsWord(rows)} with “${verdict}” selected.`;
  return `${rowsWord(rows)} with “${verdict}”; the first ${selected === 1 ? "one is" : `${grouped(selected)} are`} selected, as this Excel cannot select all of them at once.`;
}

/** A filter that was set because people asked for it. */
export function filteredWords(verdict: string): string {
  return `The table shows only rows with “${verdict}”. Others who have the workbook open see the same filter.`;
}

/** A cell that was gone to, and that shows something else than the run found. */
export const CELL_CHANGED = "This cell has changed since the run.";
