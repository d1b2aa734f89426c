// The rows of a roster as they are judged: without a totals row, and without columns that are not needed.
import { cellAt } from "../roster/cells";
import type { Layout } from "../roster/headings";
import type { Table } from "../roster/table";
import { isTotalsRow } from "../roster/totals";
import type { Place, RowReading } from "./places";
import { readPlace } from "./places";

/** Rows that were read. */
export interface ReadRows {
  readonly table: Table;
  /** Was the last row of the sheet left out, because it sums up the others? Tables of Excel say so themselves. */
  readonly hasTotals: boolean;
}

/** Reads rows of a roster. @throws as `readPlace` */
export async function readRoster(
  context: Excel.RequestContext,
  place: Place,
  layout: Layout,
  reading: RowReading,
): Promise<ReadRows> {
  const table = await readPlace(context, place, reading);
  const { rowCount, columns } = table;
  if (place.table !== undefined || rowCount === 0) return { table, hasTotals: false };
  const to = reading.rows?.[1] ?? place.rowCount;
  // Only the last row of a roster can sum it up, and that is known only where rows were read up to the end.
  const isTotals =
    to === place.rowCount &&
    isTotalsRow(
      columns.map((column) => cellAt(column, rowCount - 1)),
      new Set(layout.results.values()),
    );
  return isTotals
    ? { table: { ...table, rowCount: rowCount - 1 }, hasTotals: true }
    : { table, hasTotals: false };
}
