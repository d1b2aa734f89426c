// Whether the result columns that a roster already has were left by an earlier run, so that they may be written again.
import { isBlank } from "../roster/answers";
import { columnLetters } from "../roster/headings";
import type { Layout } from "../roster/headings";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import type { Table } from "../roster/table";
import { cellAt } from "../roster/cells";
import { headingText, sheetRow } from "../roster/table";
import { foreignResult, formulaResult } from "../words/files";
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";
import { FileError } from "./fileError";

const OUR_VERDICTS = new Set<string>([...Object.values(VERDICT_WORDS), CHECK_ROW]);

/** What the check needs to know of a roster in a file. */
export interface ResultsToCheck {
  readonly table: Table;
  readonly layout: Layout;
  /** Does this cell hold a formula? Rows and columns as in `table`. */
  readonly hasFormula?: (row: number, column: number) => boolean;
  /** The sheet column of the table's first column, from 0. */
  readonly firstColumn?: number;
}

/**
 * Refuses to overwrite what we did not write. Columns headed like results count as ours when the Verdict column holds
 * nothing but verdicts, or when they are empty; a column of formulas never does.
 *
 * @throws FileError that names the first cell in the way.
 */
export function refuseForeignResults(check: ResultsToCheck): void {
  const { table, layout, hasFormula, firstColumn = 0 } = check;
  const verdicts = layout.results.get("Verdict");
  for (const heading of RESULT_HEADINGS) {
    const index = layout.results.get(heading);
    if (index === undefined) continue;
    const column = table.columns[index]!;
    // Without a Verdict column nothing shows that an earlier run was here.
    const ours = (text: string): boolean =>
      heading === "Verdict" ? OUR_VERDICTS.has(text) : verdicts !== undefined;
    for (let row = 0; row < table.rowCount; row++) {
      const place = `${columnLetters(firstColumn + index)}${String(sheetRow(table, row))}`;
      if (hasFormula?.(row, index) === true)
        throw new FileError("RESULTS_NOT_OURS", formulaResult(heading, place));
      const cell = cellAt(column, row);
      if (!isBlank(cell) && !ours(headingText(cell)))
        throw new FileError("RESULTS_NOT_OURS", foreignResult(heading, place, headingText(cell)));
    }
  }
}
