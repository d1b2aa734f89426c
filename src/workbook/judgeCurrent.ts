// The roster at hand judged as it stands, without writing anything to it.
import type { JudgedRows } from "../roster/bulk";
import { judgeRoster } from "../roster/bulk";
import { noRows } from "../words/workbook";
import type { CurrentRoster } from "./currentRoster";
import { currentRoster } from "./currentRoster";
import type { Stage } from "./evaluateRoster";
import type { RosterChoice } from "./findRoster";
import { readPlace } from "./places";
import { WorkbookError } from "./workbookError";

/** How a sheet about a roster is made. */
export interface SheetOptions {
  readonly choice?: RosterChoice | undefined;
  /** What the clock says. */
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Rows done and rows in all; 0 of 0 where that is not known. */
  readonly onProgress: (stage: Stage, done: number, total: number) => void;
}

/** The progress of one stage. */
export function progressOf({ signal, onProgress }: SheetOptions, stage: Stage, total: number) {
  onProgress(stage, 0, total);
  return {
    signal,
    onProgress: (done: number) => {
      onProgress(stage, done, total);
    },
  };
}

/** The roster at hand, of which there is a row at least. @throws WorkbookError as `currentRoster`, NO_ROWS */
export async function filledRoster(
  context: Excel.RequestContext,
  options: SheetOptions,
): Promise<CurrentRoster> {
  options.onProgress("looking", 0, 0);
  const current = await currentRoster(context, options.choice);
  const { rowCount, sheet } = current.place;
  if (rowCount === 0) throw new WorkbookError("NO_ROWS", noRows(sheet));
  return current;
}

/**
 * Reads and judges all rows of the roster at hand.
 *
 * @throws WorkbookError as `currentRoster`, NO_ROWS, TOO_LARGE; the signal's reason; errors of Excel
 */
export async function judgeCurrent(
  context: Excel.RequestContext,
  options: SheetOptions,
): Promise<CurrentRoster & { readonly judged: JudgedRows }> {
  const current = await filledRoster(context, options);
  const { place, layout, setup } = current;
  const table = await readPlace(context, place, progressOf(options, "reading", place.rowCount));
  const judged = await judgeRoster(
    { table, layout, ...setup },
    progressOf(options, "judging", table.rowCount),
  );
  return { ...current, judged };
}
