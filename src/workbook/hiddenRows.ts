// Rows that nobody sees, hidden by hand or by a filter.
import { part } from "./blocks";

/** Rows whose cells are looked at together. */
const ROWS_A_LOOK = 20_000;

/** The first column of a range that can be seen, counted from 0. */
async function visibleColumn(
  context: Excel.RequestContext,
  body: Excel.Range,
  columns: number,
): Promise<number> {
  const cells = Array.from({ length: columns }, (_, index) => body.getColumn(index).load("columnHidden"));
  await context.sync();
  return Math.max(
    0,
    cells.findIndex(({ columnHidden }) => !columnHidden),
  );
}

async function seenAddresses(context: Excel.RequestContext, cells: Excel.Range): Promise<string[]> {
  const view = cells.getVisibleView().load("cellAddresses");
  await context.sync();
  return (view.cellAddresses as string[][]).flat();
}

/**
 * Which rows of a range are hidden: 1 for those that are. Null where none is. Where every column is hidden too, nothing
 * can be told apart, and all rows count as hidden.
 *
 * @param body known to Excel already, with its `rowHidden` loaded
 * @param firstRow the sheet row of its first row, from 1
 */
export async function hiddenRows(
  context: Excel.RequestContext,
  body: Excel.Range,
  { firstRow, rows, columns }: { readonly firstRow: number; readonly rows: number; readonly columns: number },
): Promise<Uint8Array | null> {
  // Null where some are and some are not.
  const all = body.rowHidden as boolean | null;
  if (all === false) return null;
  const hidden = new Uint8Array(rows).fill(1);
  if (all === true) return hidden;
  const first = await visibleColumn(context, body, columns);
  for (let row = 0; row < rows; row += ROWS_A_LOOK) {
    const count = Math.min(ROWS_A_LOOK, rows - row);
    const cells = part(body, row, count, { first, count: 1, read: "values" });
    for (const address of await seenAddresses(context, cells))
      hidden[Number(/\d+$/.exec(address)![0]) - firstRow] = 0;
  }
  return hidden;
}
