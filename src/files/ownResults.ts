// Whether the result columns that a roster already has were left by an earlier run, so that they may be written again.
import { columnLetters } from "../roster/headings";
import type { Layout } from "../roster/headings";
import type { ResultHeading } from "../roster/resultHeadings";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import type { Table } from "../roster/table";
import type { AnyColumn } from "../roster/cells";
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

/** What `Policy` cells of ours look like. */
const OUR_POLICY = /^p[0-9a-f]{8}$/;

/**
 * Refuses to overwrite what we did not write. A cell under a heading of ours counts as ours where the same row has a
 * verdict or a policy hash of ours; formulas never do.
 *
 * @throws FileError that names the first cell in the way.
 */
export function refuseForeignResults(check: ResultsToCheck): void {
  const { table, layout, hasFormula, firstColumn = 0 } = check;
  const column = (heading: ResultHeading): AnyColumn | undefined => {
    const index = layout.results.get(heading);
    return index === undefined ? undefined : table.columns[index];
  };
  const [verdicts, policies] = [column("Verdict"), column("Policy")];
  const isOurs = (row: number): boolean =>
    OUR_VERDICTS.has(headingText(cellAt(verdicts, row))) ||
    OUR_POLICY.test(headingText(cellAt(policies, row)));
  for (const heading of RESULT_HEADINGS) {
    const index = layout.results.get(heading);
    if (index === undefined) continue;
    const place = (row: number): string =>
      `${columnLetters(firstColumn + index)}${String(sheetRow(table, row))}`;
    for (let row = 0; row < table.rowCount; row++) {
      if (hasFormula?.(row, index) === true)
        throw new FileError("RESULTS_NOT_OURS", formulaResult(heading, place(row)));
      const text = headingText(cellAt(table.columns[index], row));
      if (text !== "" && !isOurs(row))
        throw new FileError("RESULTS_NOT_OURS", foreignResult(heading, place(row), text));
    }
  }
}
