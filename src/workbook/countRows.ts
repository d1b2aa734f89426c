// How many rows each choice would judge, said before a run starts.
import { judgeRoster } from "../roster/bulk";
import { earlierResultsOf } from "../roster/earlier";
import type { ResultHeading } from "../roster/resultHeadings";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import type { WorkOptions } from "../roster/slices";
import { aroundRoster } from "./aroundRoster";
import { currentRoster } from "./currentRoster";
import { excelCode } from "./excelErrors";
import type { RosterChoice } from "./findRoster";
import { readRoster } from "./readRoster";
import type { SelectedRows } from "./rowChoice";
import { hiddenRowsOf, selectedRows } from "./rowChoice";

/** Rows of a roster. Empty ones are in no number but `changed`, where results of an earlier run are left in them. */
export interface RowCounts {
  readonly sheet: string;
  /** The table's name; undefined for plain cells. */
  readonly table: string | undefined;
  readonly all: number;
  /** Selected rows that can be seen. */
  readonly selected: number;
  /** Rows whose answers are others than at the last run, or that have no result. */
  readonly changed: number;
  readonly withoutVerdict: number;
  /** Rows that were judged by another policy than that of now. */
  readonly otherPolicy: number;
  /** Rows hidden by hand or by a filter: of all, and of those that are selected. */
  readonly hidden: number;
  readonly hiddenSelected: number;
  /** Do live formulas stand beside the roster? Their first cell, such as U1. */
  readonly live: string | undefined;
}

/** The results that tell whether a row has been judged, and of what. The long texts of the others are not read. */
const TELLING: readonly ResultHeading[] = ["Verdict", "Why", "Row problem", "Policy", "Answers"];

/** The rows that a selection would judge, counted without reading any: empty ones are in it. @throws as `countRows` */
export async function countSelectedRows(
  context: Excel.RequestContext,
  choice?: RosterChoice,
): Promise<Pick<RowCounts, "selected" | "hiddenSelected">> {
  const around = await aroundRoster(context, await currentRoster(context, choice));
  const hidden = await hiddenRowsOf(context, around);
  const { rowCount } = around.current.place;
  const { count, hidden: unseen } = await selectedOrNone(
    () => selectedRows(context, around, hidden),
    rowCount,
  );
  return { selected: count, hiddenSelected: unseen };
}

/** Nothing, or a chart, is selected: then no row is. */
async function selectedOrNone(work: () => Promise<SelectedRows>, rows: number): Promise<SelectedRows> {
  try {
    return await work();
  } catch (error) {
    if (excelCode(error) !== "InvalidSelection") throw error;
    return { rows: new Uint8Array(rows), count: 0, hidden: 0 };
  }
}

/**
 * Counts the rows that each choice would judge, in one reading.
 *
 * @throws WorkbookError where there is no roster, as a run would; the signal's reason; errors of Excel
 */
export async function countRows(
  context: Excel.RequestContext,
  choice?: RosterChoice,
  options: WorkOptions = {},
): Promise<RowCounts> {
  const around = await aroundRoster(context, await currentRoster(context, choice));
  const { place, layout, setup } = around.current;
  options.signal?.throwIfAborted();
  const hidden = await hiddenRowsOf(context, around);
  const selected = await selectedOrNone(() => selectedRows(context, around, hidden), place.rowCount);
  // What is wrong with a row stands in Why as well, which is read only where it has no column of its own.
  const telling = TELLING.filter((heading) => heading !== "Why" || !layout.results.has("Row problem"));
  const without = RESULT_HEADINGS.flatMap((heading) =>
    telling.includes(heading) ? [] : (layout.results.get(heading) ?? []),
  );
  const { table } = await readRoster(context, place, layout, {
    ...(around.body && { body: around.body }),
    without: new Set(without),
    ...options,
  });
  const judged = await judgeRoster({ table, layout, ...setup }, options);

  const earlier = earlierResultsOf(judged);
  const counts = { all: 0, selected: 0, changed: 0, withoutVerdict: 0, otherPolicy: 0, hidden: 0 };
  for (let row = 0; row < table.rowCount; row++) {
    const { isEmpty, hasNoVerdict, isChanged, isOtherPolicy } = earlier(row);
    counts.changed += Number(isChanged);
    if (isEmpty) continue;
    counts.all += 1;
    counts.selected += selected.rows[row]!;
    counts.withoutVerdict += Number(hasNoVerdict);
    counts.otherPolicy += Number(isOtherPolicy);
    counts.hidden += hidden?.[row] ?? 0;
  }
  return {
    sheet: place.sheet,
    table: place.table?.name,
    ...counts,
    hiddenSelected: selected.hidden,
    live: around.live?.cell,
  };
}
