// What people read in Excel when a roster has been evaluated or created: what was done, or what is in the way.

export const grouped = (number: number): string => number.toLocaleString("en-GB");

/** A count and its noun. */
export function count(number: number, one: string, many: string): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** A table or, for plain cells, a sheet. */
export const placeName = (sheet: string, table: string | undefined): string =>
  table === undefined ? `sheet “${sheet}”` : `table “${table}” on sheet “${sheet}”`;

/** What was judged. */
export function judgedWords(rows: number, sheet: string, table: string | undefined, policy: string): string {
  return `${count(rows, "row", "rows")} judged in ${placeName(sheet, table)}, by policy ${policy}.`;
}

/** A line of the summary. */
export function countLine(words: string, rows: number): string {
  return `${words}: ${grouped(rows)}`;
}

export function emptyRowsWords(rows: number): string {
  return `Empty rows: ${grouped(rows)}`;
}

/** How much was written. */
export function writtenWords(cells: number): string {
  return cells === 0
    ? "Every result stood there already, so nothing was written."
    : `${count(cells, "cell", "cells")} written.`;
}

export function columnsAdded(headings: readonly string[]): string {
  return `Columns added: ${headings.join(", ")}.`;
}

/** Rows whose answers somebody else has changed meanwhile. */
export function changedMeanwhile(rows: number): string {
  return `${count(rows, "row was", "rows were")} changed by somebody else meanwhile and got no results. Evaluate again.`;
}

/** Why these rows were not looked for elsewhere. */
export const NO_IDS =
  "With a column ID, filled and different in every row, rows that others move are found again.";

/** No row needed judging. */
export const NO_ROWS_TAKEN = {
  changed: "No row has changed since the last run.",
  withoutVerdict: "Every row has a verdict already.",
} as const;

/** A run that was stopped by the user. Rows whose results stood there already do not count. */
export function cancelledWords(rowsWritten: number): string {
  return rowsWritten === 0
    ? "Nothing was written."
    : `${count(rowsWritten, "row has", "rows have")} new results, each of them whole; the other rows are as they were.`;
}

/** No block of cells is a roster. `nearest` are headings that look misspelt. */
export function noRoster(nearest: readonly (readonly [found: string, question: string])[]): string {
  const hints = nearest.map(([found, question]) => `“${found}” looks like “${question}”`).join("; ");
  const help =
    hints === ""
      ? "=CERTQUESTIONS() lists the headings, and Create roster adds a blank roster."
      : `Nearest: ${hints}.`;
  return `No roster was found: no table has the heading of a question, and neither has this sheet. ${help}`;
}

/** Several tables could be the roster. */
export function ambiguousRoster(
  found: readonly (readonly [sheet: string, table: string | undefined])[],
): string {
  const names = found.map(([sheet, table]) => placeName(sheet, table)).join("; ");
  return `More than one table could be the roster: ${names}. Select a cell in the one you mean.`;
}

/** A Roles sheet that cannot be read. */
export function rolesWithoutHeadings(sheet: string): string {
  return `Sheet “${sheet}”: no column heading matches a question. =CERTQUESTIONS() lists the headings.`;
}

/** Heading cells that are merged. */
export function mergedHeadings(sheet: string, range: string): string {
  return `Sheet “${sheet}”: the heading cells ${range} are merged, so it is not clear which column a heading belongs to. Unmerge them and write one heading above each column.`;
}

/** A roster that is all headings. */
export function noRows(sheet: string): string {
  return `Sheet “${sheet}”: there is no row below the headings yet.`;
}

/** The selection misses the roster. */
export function noRowsSelected(sheet: string, table: string | undefined): string {
  return `No row of the roster is selected. Select cells in its rows: ${placeName(sheet, table)}.`;
}

/** All selected rows are hidden. */
export function allSelectedHidden(rows: number): string {
  return `${count(rows, "row is", "rows are")} selected, but hidden by a filter or by hand, so nothing was judged. Show them, or choose all rows.`;
}

/** Hidden rows that were left out. */
export function hiddenLeftOut(rows: number): string {
  return `${count(rows, "hidden row", "hidden rows")} inside the selection left out.`;
}

/** Hidden rows that were judged like the others. */
export function hiddenIncluded(rows: number): string {
  return `${count(rows, "row of these is", "rows of these are")} hidden by a filter or by hand; they were judged like the others.`;
}

/** The last row below plain cells sums up the others. */
export function totalsLeftOut(row: number): string {
  return `Row ${grouped(row)} sums up the others and was not judged.`;
}

/** Cells that would be written over, and what they show; null for a formula. */
export type CellInTheWay = readonly [cell: string, shows: string | null];

const LONGEST_QUOTE = 40;

/** The first of some cells with what they show, and how many more there are. */
export function cellList(cells: readonly CellInTheWay[], all: number): string {
  const shown = cells.map(([cell, shows]) => {
    if (shows === null) return `${cell} (a formula)`;
    return `${cell} (“${shows.length > LONGEST_QUOTE ? `${shows.slice(0, LONGEST_QUOTE - 1)}…` : shows}”)`;
  });
  return shown.join(", ") + (all > cells.length ? ` and ${grouped(all - cells.length)} more` : "");
}

/** Result columns hold what no evaluation wrote. */
export function resultsNotOurs(sheet: string, cells: readonly CellInTheWay[], all: number): string {
  return `Nothing was written. On sheet “${sheet}” results would replace what no evaluation wrote there: ${cellList(cells, all)}. Rename the headings of these columns, or empty the cells.`;
}

/** A formula fills columns of results. */
export function spilledInTheWay(sheet: string, cell: string): string {
  return `Nothing was written. On sheet “${sheet}” a formula fills cells in the columns of results, such as ${cell}. Delete that formula, or rename the headings of these columns.`;
}

/** A live formula stands where results as values would go. */
export function liveInTheWay(sheet: string, cell: string): string {
  return `Nothing was written. On sheet “${sheet}” the live formula in ${cell} fills the cells where results as values would go. Delete that formula first, or write live formulas again.`;
}

/** The columns beside the roster are not free. */
export function cellsInTheWay(
  sheet: string,
  columns: number,
  cells: readonly CellInTheWay[],
  all: number,
): string {
  return `Nothing was written. ${count(columns, "result column goes", "result columns go")} to the right of the roster on sheet “${sheet}”, but these cells are in use: ${cellList(cells, all)}. Move them away, or insert empty columns beside the roster.`;
}

/** Another table stands beside the roster. */
export function tableInTheWay(sheet: string, columns: number, table: string): string {
  return `Nothing was written. ${count(columns, "result column goes", "result columns go")} to the right of the roster on sheet “${sheet}”, but the table “${table}” stands there. Move it away, or insert empty columns beside the roster.`;
}

/** The sheet has no columns left. */
export function noRoom(sheet: string, columns: number): string {
  return `Sheet “${sheet}” has no room for ${count(columns, "result column", "result columns")} to the right of the roster. Remove columns that are not needed.`;
}

/** Somebody else has moved, added or renamed columns. */
export function columnsMoved(sheet: string, before: string, now: string): string {
  return `Sheet “${sheet}”: the columns are others than a moment ago; where “${before}” stood is now ${now === "" ? "an empty cell" : `“${now}”`}. Try again.`;
}

/** A single row is more than Excel hands over. */
export function rowTooLarge(sheet: string, row: number): string {
  return `Sheet “${sheet}”, row ${grouped(row)}: its cells hold more than Excel hands over at once. Shorten the longest texts.`;
}

/** What was created. Each sheet with the name it was wanted under. */
export function createdWords(sheets: readonly (readonly [name: string, wanted: string])[]): string[] {
  const names = sheets.map(([name]) => `“${name}”`).join(", ");
  const renamed = sheets.filter(([name, wanted]) => name !== wanted);
  return [
    `${sheets.length === 1 ? "Sheet" : "Sheets"} added: ${names}.`,
    ...renamed.map(([name, wanted]) => `There is a sheet “${wanted}” already; the new one is “${name}”.`),
  ];
}

/** Sheets that stay as they are and are used. */
export function sheetsKept(names: readonly string[]): string {
  const list = names.map((name) => `“${name}”`).join(" and ");
  return `${list} ${names.length === 1 ? "was" : "were"} there already, stayed as ${names.length === 1 ? "it is" : "they are"}, and will be read.`;
}

export const FIRST_STEPS =
  "Fill in Organisation and Roles once, then a row for each person, and choose Evaluate roster.";

/** Texts on the sheets of a blank roster. */
export const BLANK_ROSTER = {
  /** Above the two columns of the Organisation sheet. */
  organisationHeadings: ["Heading", "Answer"],
  role: "Role",
  /** Columns of the roster that are no questions. */
  person: ["ID", "Name", "Role"],
  howTo: [
    "How to use these sheets",
    "1. On this sheet, answer once for everybody. A blank answer is neither yes nor no.",
    "2. On Roles, answer once for each role. That fills what a person's row leaves blank.",
    "3. On Roster, one row is one person. What stands there counts before role and organisation.",
    "4. Cells that take one answer offer a list. Other reasons takes several, with commas between them.",
    "5. Evaluate roster, on the Home tab, writes the results on the right of each row.",
    "Strict and Redesign rule set the policy. A line Column: … says which question a heading stands for.",
  ],
  id: { title: "ID", message: "A number or code of your own for this person, each only once." },
  notListed: "Not in the list",
  notAllowed: (answers: readonly string[]) =>
    `Not one of: ${answers.join(", ")}. It is reported as wrong unless it is a known synonym.`,
  several: (answers: readonly string[]) =>
    `Any of these, with commas between them, or blank for none: ${answers.join(", ")}.`,
  notOnRoles: "This role is not on Roles, so its role questions stay blank.",
} as const;

/** Why Excel refused something, by the code of its error. */
export const EXCEL_ERRORS: Readonly<Record<string, string>> = {
  AccessDenied:
    "Excel does not allow this change: the sheet is protected, or the workbook is open for reading only. Unprotect the sheet (Review, Unprotect Sheet), or open a copy, and try again.",
  InvalidOperationInCellEditMode:
    "A cell is being edited. Finish it with Enter, or leave it with Esc, and try again.",
  InvalidSelection:
    "Excel does not say which cell is selected: several blocks of cells are, or a chart or picture is. Select one block of cells and try again.",
  RequestPayloadSizeLimitExceeded: "This is more than Excel takes at once. Evaluate fewer rows at a time.",
  ResponsePayloadSizeLimitExceeded:
    "This is more than Excel hands over at once. Evaluate fewer rows at a time.",
  ItemNotFound: "A sheet, table or column was removed or renamed meanwhile. Try again.",
  InvalidReference: "Cells of the roster were deleted meanwhile. Try again.",
  InsertDeleteConflict:
    "Excel cannot add the columns: cells to the right of the roster, such as another table, cannot be moved.",
  ApiNotFound: "This version of Excel lacks something that CertVerdict needs. Update Excel.",
  ApiNotAvailable: "This version of Excel lacks something that CertVerdict needs. Update Excel.",
  ActivityLimitReached: "Excel is busy. Wait a moment and try again.",
  ServiceNotAvailable: "Excel is busy. Wait a moment and try again.",
  RequestAborted: "Excel broke this off. Try again.",
};

/** An error of Excel without words of our own. */
export function otherExcelError(message: string, code: string): string {
  return `Excel reports: ${message} (${code})`;
}

/** An error that nobody foresaw. */
export function unforeseenError(message: string): string {
  return `CertVerdict could not go on, and this should not happen: ${message}`;
}

/** After an error in the middle of writing. */
export function partlyWritten(rows: number): string {
  return `Before that, ${count(rows, "row", "rows")} got new results. Evaluating again completes the rest.`;
}
