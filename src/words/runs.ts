// What people read of runs beside their results: live formulas, results brought back, and what a workbook may be like.
import type { CellInTheWay } from "./workbook";
import { cellList, count, grouped, placeName } from "./workbook";

const MOST_LISTED = 5;

/** The first of some ranges, and how many more there are. */
function listed(ranges: readonly string[]): string {
  const more = ranges.length - MOST_LISTED;
  return ranges.slice(0, MOST_LISTED).join(", ") + (more > 0 ? ` and ${grouped(more)} more` : "");
}

/** What a run has to mind in a workbook. Ranges are addresses such as A3:B4. */
export const CARE = {
  readOnly:
    "This workbook is open for reading only, so results could not be kept and nothing was judged. Save a copy or open it for editing, and try again.",
  protectedSheet: (sheet: string) =>
    `Sheet “${sheet}” is protected, so nothing was judged. Unprotect it (Review, Unprotect Sheet) and try again.`,
  mergedResults: (sheet: string, ranges: readonly string[]) =>
    `Sheet “${sheet}”: cells in the columns of results are merged (${listed(ranges)}), so nothing was judged. Unmerge them and try again.`,
  mergedAnswers: (sheet: string, ranges: readonly string[]) =>
    `Sheet “${sheet}”: merged cells among the answers (${listed(ranges)}). Only the first cell of each holds an answer; the others were read as blank.`,
  hiddenSheet: (sheet: string) =>
    `Sheet “${sheet}” is hidden; the results are on it all the same. Unhide it to see them.`,
  sameNames: (names: readonly string[]) =>
    `The sheets ${names.map((name) => `“${name}”`).join(" and ")} have the same purpose. Only “${names[0]!}” was read.`,
} as const;

/** The roster whose results could be brought back is not there any more. */
export function nothingToRestore(sheet: string, table: string | undefined): string {
  return `The roster that was evaluated last is not there any more: ${placeName(sheet, table)}. Nothing was brought back.`;
}

/** Live formulas: what they are, what to know before, and why they cannot be written. */
export const LIVE = {
  allOnly:
    "Live formulas are for the whole roster: one formula gives the results of all rows. Choose all rows, or write values.",
  tooOld:
    "This version of Excel cannot fill several cells from one formula of an add-in. Write values instead, or update Excel.",
  noRoom: (sheet: string) =>
    `Sheet “${sheet}” has no room for live formulas to the right of the roster. Remove columns that are not needed.`,
  tableInTheWay: (sheet: string, table: string) =>
    `Nothing was written. Live formulas go to the right of the roster on sheet “${sheet}”, but the table “${table}” stands there. Move it away, or write values.`,
  cellsInTheWay: (sheet: string, cells: readonly CellInTheWay[], all: number) =>
    `Nothing was written. Live formulas go to the right of the roster on sheet “${sheet}”, but these cells are in use: ${cellList(cells, all)}. Move them away, or write values.`,
  /** Before they are written. */
  manyRows: (rows: number) =>
    `With ${count(rows, "row", "rows")}, Excel judges all of them again at every change of one, which may take a moment each time.`,
  colleagues:
    "Colleagues without CertVerdict see #NAME? instead of results. Values stay readable for everybody.",
  written: (cell: string) => `Live formula written to ${cell}. Its results follow every change.`,
  again: (cell: string) => `The live formula in ${cell} was entered again.`,
  error: (cell: string, error: string) =>
    error === "#NAME?"
      ? `${cell} shows #NAME?: Excel has not loaded the functions of CertVerdict yet. Close and open the workbook, and write live formulas again.`
      : `${cell} shows ${error}. Select the cell to see what Excel says of it.`,
  untilRow: (row: number) =>
    `It looks at the rows down to row ${grouped(row)}. Write live formulas again when rows are added, or make the roster a table.`,
  hasValues: "The result columns inside the roster stay as they are; they do not follow changes.",
} as const;

/** What becomes of results that are brought back. */
export const RESTORE = {
  done: (cells: number, sheet: string, table: string | undefined) =>
    cells === 0
      ? `Nothing to bring back in ${placeName(sheet, table)}: no cell holds what the last run wrote.`
      : `${count(cells, "cell holds", "cells hold")} again what stood there before, in ${placeName(sheet, table)}.`,
  left: (cells: number) =>
    `${count(cells, "cell was", "cells were")} left alone, because somebody has changed or removed ${cells === 1 ? "it" : "them"} since.`,
  columnsStay: "Columns that the run added stay.",
  cancelled: (rows: number) =>
    rows === 0
      ? "Nothing was brought back."
      : `${count(rows, "row is", "rows are")} as before the last run; bring back the rest by choosing it again.`,
  nothing: "There are no former results: nothing has been evaluated since this pane was opened.",
  partly: (rows: number) =>
    `Before that, ${count(rows, "row", "rows")} got back what stood there. Choose it again for the rest.`,
} as const;

/** Excel refused to make one step for Undo of a run. */
export const NOT_ONE_STEP =
  "Excel could not make one step for Undo of this, so each block of rows is a step of its own. Restore previous results brings back what stood there before.";
