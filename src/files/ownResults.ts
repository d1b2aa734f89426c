// Refuses to write results over cells that no earlier run has written.
import { columnLetters } from "../roster/headings";
import type { ResultsToCheck } from "../roster/ownResults";
import { foreignResults } from "../roster/ownResults";
import { sheetRow } from "../roster/table";
import { foreignResult, formulaResult } from "../words/files";
import { FileError } from "./fileError";

/** What the check needs to know of a roster in a file. */
export interface FileResultsToCheck extends ResultsToCheck {
  /** The sheet column of the table's first column, from 0. */
  readonly firstColumn?: number;
}

/** @throws FileError that names the first cell in the way: a formula, or what no earlier run has written */
export function refuseForeignResults(check: FileResultsToCheck): void {
  for (const { heading, row, column, text } of foreignResults(check)) {
    const place = `${columnLetters((check.firstColumn ?? 0) + column)}${String(sheetRow(check.table, row))}`;
    const message = text === null ? formulaResult(heading, place) : foreignResult(heading, place, text);
    throw new FileError("RESULTS_NOT_OURS", message);
  }
}
