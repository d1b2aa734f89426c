// Whether the cells of result columns were left by an earlier run, so that they may be written again.
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";
import type { AnyColumn } from "./cells";
import { cellAt } from "./cells";
import type { Layout } from "./headings";
import type { ResultHeading } from "./resultHeadings";
import { RESULT_HEADINGS } from "./resultHeadings";
import type { Table } from "./table";
import { headingText } from "./table";

const OUR_VERDICTS = new Set<string>([...Object.values(VERDICT_WORDS), CHECK_ROW]);

/** What `Policy` cells of ours look like. */
const OUR_POLICY = /^p[0-9a-f]{8}$/;

/** What the check needs to know of a roster. */
export interface ResultsToCheck {
  readonly table: Table;
  readonly layout: Layout;
  /** Does this cell hold a formula? Rows and columns as in `table`. */
  readonly hasFormula?: ((row: number, column: number) => boolean) | undefined;
}

/** A cell of a result column that no earlier run has written. Row and column count as in the table. */
export interface ForeignResult {
  readonly heading: ResultHeading;
  readonly row: number;
  readonly column: number;
  /** What it shows; null for a formula. */
  readonly text: string | null;
}

/**
 * The cells under headings of ours that we did not write, column by column. A cell counts as ours where the same row has
 * a verdict or a policy hash of ours; formulas never do.
 */
export function* foreignResults({ table, layout, hasFormula }: ResultsToCheck): Generator<ForeignResult> {
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
    for (let row = 0; row < table.rowCount; row++) {
      if (hasFormula?.(row, index) === true) yield { heading, row, column: index, text: null };
      else {
        const text = headingText(cellAt(table.columns[index], row));
        if (text !== "" && !isOurs(row)) yield { heading, row, column: index, text };
      }
    }
  }
}
