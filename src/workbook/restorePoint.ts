// What results were before the last run changed them, kept while the pane is open, so that they can be brought back.
import type { Layout } from "../roster/headings";
import type { ResultColumn } from "../roster/results";
import type { Table } from "../roster/table";
import type { RosterChoice } from "./findRoster";

/** Rows that one pass of a run has written. */
export interface RestorePart {
  /** The rows as they were read before; formulas in result columns as such. */
  readonly table: Table;
  readonly layout: Layout;
  /** What was written. */
  readonly results: readonly ResultColumn[];
  /** 1 for each row that was written. */
  readonly done: Uint8Array;
  /** The column of ids, by which rows are found again; null where they are found by their place. */
  readonly ids: number | null;
  /** The data row of the roster on which the first row of the table stood, from 0. */
  readonly offset: number;
}

/** What there is to bring back. */
export interface RestorePoint {
  readonly roster: RosterChoice;
  /** In the order in which they were written. */
  readonly parts: RestorePart[];
  /** Was the run allowed to write over what no evaluation had written? */
  readonly overwritten: boolean;
}

let point: RestorePoint | null = null;
/** The one before, while the last run has written nothing. */
let earlier: RestorePoint | null = null;

const hasWritten = (one: RestorePoint | null): boolean =>
  one?.parts.some(({ done }) => done.includes(1)) === true;

/** What there is to bring back: of the last run that has written anything. */
export function restorePoint(): RestorePoint | null {
  if (hasWritten(point)) return point;
  return hasWritten(earlier) ? earlier : null;
}

/** Remembers a part of a run before it is written. What an earlier run has changed is forgotten once it is. */
export function remember(current: RestorePoint, part: RestorePart): void {
  if (point !== current) {
    earlier = restorePoint();
    point = current;
  }
  current.parts.push(part);
}

/** Forgets what there is to bring back. */
export function forgetRestorePoint(): void {
  point = null;
  earlier = null;
}
