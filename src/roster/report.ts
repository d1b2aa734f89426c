// What a run found: verdicts, problems, what holds rows up, who moved, and which decisions are out of date.
import type { Blockers } from "./blocking";
import { blockersOf } from "./blocking";
import type { JudgedRows } from "./bulk";
import type { OutcomeCounts } from "./counts";
import { countOutcomes } from "./counts";
import { columnLetters } from "./headings";
import { labelColumns, labelOf } from "./labels";
import type { Changes } from "./moved";
import { changesOf } from "./moved";
import { createProblemList } from "./problemList";
import type { RowProblem } from "./rows";

/** A problem as it is shown: where it is, and how many rows have it. */
export interface ReportedProblem extends RowProblem {
  /** Its cell, such as H12; undefined where it stands on another sheet than the roster, or where that is not known. */
  readonly cell: string | undefined;
  readonly rows: number;
  /** Whom its first row is about; may be empty. */
  readonly label: string;
}

/** What a run found. Lists are cut off; the counts beside them are of all rows. */
export interface RunReport extends OutcomeCounts {
  /** The sheet of the roster. */
  readonly sheet: string | undefined;
  readonly policy: string;
  readonly problems: readonly ReportedProblem[];
  /** Rows with problems none of which is among those. */
  readonly otherProblemRows: number;
  readonly blockers: Blockers;
  readonly changes: Changes;
}

const MOST_PROBLEMS = 100;
const MOST_ROLES = 20;
const MOST_KEPT = { rowsAMove: 20, decisions: 100 };

/**
 * Sums up what came out. The former verdicts are those in the table that was judged, so it must have been read before
 * the run wrote.
 *
 * @param firstColumn the sheet column, from 0, of the roster's first one
 */
export function reportOf(judged: JudgedRows, firstColumn?: number): RunReport {
  const { table, layout, policy } = judged.roster;
  const list = createProblemList(MOST_PROBLEMS);
  list.add(judged);
  const labels = labelColumns(layout);
  const cellOf = ({ sheet, row, column }: RowProblem): string | undefined => {
    const index = sheet === table.sheet ? table.headings.indexOf(column) : -1;
    return firstColumn === undefined || index < 0
      ? undefined
      : `${columnLetters(firstColumn + index)}${String(row)}`;
  };
  return {
    ...countOutcomes(judged),
    sheet: table.sheet,
    policy: policy.hash,
    problems: list.problems.map(({ problem, firstRow, rows }) => ({
      ...problem,
      cell: cellOf(problem),
      rows,
      label: labelOf(table, labels, firstRow),
    })),
    otherProblemRows: list.left,
    blockers: blockersOf(judged, MOST_ROLES),
    changes: changesOf(judged, MOST_KEPT),
  };
}
