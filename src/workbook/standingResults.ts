// Where the results of a roster stand: in columns of its own, or beside it where a live formula gives them.
import type { Cell } from "../roster/cells";
import type { ResultHeading } from "../roster/resultHeadings";
import { headingText } from "../roster/table";
import { aroundRoster } from "./aroundRoster";
import type { CurrentRoster } from "./currentRoster";

/** A roster and where its results stand. */
export interface StandingResults {
  /** Without columns that a live formula fills. */
  readonly current: CurrentRoster;
  /** Does a live formula give the results? */
  readonly isLive: boolean;
  /** The column of a result, counted from the roster's first one; undefined where there is none. */
  columnOf(heading: ResultHeading): number | undefined;
}

/** Looks for results. Those of a live formula are taken before columns of former values. @throws errors of Excel */
export async function standingResults(
  context: Excel.RequestContext,
  found: CurrentRoster,
): Promise<StandingResults> {
  const { current, live } = await aroundRoster(context, found);
  const { place, layout } = current;
  if (live === undefined || live.spill.columns === 1)
    return { current, isLive: false, columnOf: (heading) => layout.results.get(heading) };
  const { row, column, columns } = live.spill;
  const top = context.workbook.worksheets
    .getItem(place.sheet)
    .getRangeByIndexes(row, column, 1, columns)
    .load("values");
  await context.sync();
  const headings = (top.values as Cell[][])[0]!.map(headingText);
  return {
    current,
    isLive: true,
    columnOf(heading) {
      const index = headings.indexOf(heading);
      return index < 0 ? undefined : column + index - place.firstColumn;
    },
  };
}
