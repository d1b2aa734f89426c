// What people read when a change cannot be saved into the file that was opened, or would be lost in a text file.

/** A change that cannot be saved into the file. */
export type Unsavable =
  | { readonly kind: "filterColumns"; readonly part: string }
  | { readonly kind: "dataTable"; readonly sheet: string; readonly cell: string }
  | { readonly kind: "pivotTable"; readonly sheet: string; readonly cells: string }
  | { readonly kind: "attached"; readonly sheet: string; readonly part: string }
  | { readonly kind: "changing" }
  | { readonly kind: "longText"; readonly sheet: string; readonly cell: string; readonly length: number };

const NOTHING_WRITTEN = "Nothing was written.";
const UNDO = `Undo the insertion or deletion. ${NOTHING_WRITTEN}`;

/** Why a change cannot be saved into the file that was opened, and what to do. */
export function unsavable(what: Unsavable): string {
  switch (what.kind) {
    case "filterColumns":
      return `Columns were inserted into or deleted from a filtered range (${what.part}): its criteria would apply to other columns. ${UNDO}`;
    case "dataTable":
      return `${what.sheet}!${what.cell} belongs to a what-if data table, which cannot be moved here. ${UNDO}`;
    case "pivotTable":
      return `Cells of the pivot table at ${what.sheet}!${what.cells} were moved apart or deleted. ${UNDO}`;
    case "attached":
      return `Cells of ${what.sheet} were inserted or deleted, and ${what.part} holds places on that sheet that are not understood here. ${UNDO}`;
    case "changing":
      return `The workbook was changed again and again while it was being saved. Save once more when the add-in has finished. ${NOTHING_WRITTEN}`;
    case "longText":
      return `${what.sheet}!${what.cell} holds ${String(what.length)} characters; a cell of a workbook holds at most 32,767. Shorten the text. ${NOTHING_WRITTEN}`;
  }
}

const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(", ");

/** What a text file cannot hold, each as a clause for a list. */
export const lostInTextWords = {
  sheets: (names: readonly string[]) =>
    names.length === 1 ? `the sheet ${listed(names)}` : `the sheets ${listed(names)}`,
  firstSheet: "the changes, since the sheet of the file was deleted",
  formulas: (count: number) =>
    count === 1 ? "one formula, whose result is kept" : `${String(count)} formulas, whose results are kept`,
  formats: "fonts, fills, borders, number formats, widths and heights",
  tables: (names: readonly string[]) =>
    names.length === 1
      ? `the table ${listed(names)}, whose cells are kept`
      : `the tables ${listed(names)}, whose cells are kept`,
  rules: "drop-down lists and conditional formats",
  names: (names: readonly string[]) => `the names ${listed(names)}`,
  characters: (characters: readonly string[]) =>
    `characters that the file's encoding (Windows-1252) does not have, such as ${characters.slice(0, 5).join(" ")}: they become references such as &#${String(characters[0]?.codePointAt(0))};`,
  charts: "charts",
  merged: "merged cells",
} as const;
