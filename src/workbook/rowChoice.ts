// Which rows of a roster a run is about: all of them, those selected, those changed, those without a verdict.
import type { JudgedRows } from "../roster/bulk";
import { earlierResultsOf } from "../roster/earlier";
import { allSelectedHidden, noRowsSelected } from "../words/workbook";
import type { AroundRoster } from "./aroundRoster";
import { hasApi } from "./aroundRoster";
import type { Box } from "./blocks";
import { BOX_PROPERTIES, boxOf } from "./blocks";
import { hiddenRows } from "./hiddenRows";
import { WorkbookError } from "./workbookError";

/** Rows to judge. `changed` are those whose answers are others than at the last run, or that have no result. */
export type RowChoice = "all" | "selected" | "changed" | "withoutVerdict";

/** Which data rows of a roster are hidden; null where none is. @throws errors of Excel */
export async function hiddenRowsOf(
  context: Excel.RequestContext,
  { body, current }: AroundRoster,
): Promise<Uint8Array | null> {
  const { headingRow, rowCount, headings } = current.place;
  if (body === undefined) return null;
  return hiddenRows(context, body, { firstRow: headingRow + 2, rows: rowCount, columns: headings.length });
}

/** The blocks of cells that are selected, and their sheet. @throws errors of Excel, such as InvalidSelection */
async function selectedBoxes(
  context: Excel.RequestContext,
): Promise<{ readonly sheet: string; readonly boxes: Box[] }> {
  if (hasApi("1.9")) {
    const selection = context.workbook.getSelectedRanges().load("worksheet/name");
    const { areas } = selection;
    areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
    await context.sync();
    return { sheet: selection.worksheet.name, boxes: areas.items.map(boxOf) };
  }
  const selection = context.workbook.getSelectedRange().load(`${BOX_PROPERTIES},worksheet/name`);
  await context.sync();
  return { sheet: selection.worksheet.name, boxes: [boxOf(selection)] };
}

/** The data rows of a roster in which cells are selected. */
export interface SelectedRows {
  /** 1 for each data row that is selected and can be seen. */
  readonly rows: Uint8Array;
  readonly count: number;
  /** Selected rows that nobody sees; they are left out. */
  readonly hidden: number;
}

/** Finds the selected rows. @throws errors of Excel, such as InvalidSelection */
export async function selectedRows(
  context: Excel.RequestContext,
  { current: { place } }: AroundRoster,
  hidden: Uint8Array | null,
): Promise<SelectedRows> {
  const rows = new Uint8Array(place.rowCount);
  const { sheet, boxes } = await selectedBoxes(context);
  const first = place.headingRow + 1;
  for (const box of sheet === place.sheet ? boxes : [])
    rows.fill(1, Math.max(0, box.row - first), Math.max(0, box.row + box.rows - first));
  let count = 0;
  let unseen = 0;
  rows.forEach((isSelected, row) => {
    if (isSelected === 0) return;
    if (hidden?.[row] === 1) {
      rows[row] = 0;
      unseen += 1;
    } else count += 1;
  });
  return { rows, count, hidden: unseen };
}

/** The same. @throws WorkbookError NO_ROWS where there are none that can be seen */
export async function someSelectedRows(
  context: Excel.RequestContext,
  around: AroundRoster,
  hidden: Uint8Array | null,
): Promise<SelectedRows> {
  const selected = await selectedRows(context, around, hidden);
  const { sheet, table } = around.current.place;
  if (selected.count === 0)
    throw new WorkbookError(
      "NO_ROWS",
      selected.hidden > 0 ? allSelectedHidden(selected.hidden) : noRowsSelected(sheet, table?.name),
    );
  return selected;
}

/** The rows of a judged roster that a choice by their earlier results takes: 1 for each. */
export function rowsByResults(judged: JudgedRows, choice: "changed" | "withoutVerdict"): Uint8Array {
  const earlier = earlierResultsOf(judged);
  return Uint8Array.from(judged.outcomes, (_, row) => {
    const { isChanged, hasNoVerdict } = earlier(row);
    return Number(choice === "changed" ? isChanged : hasNoVerdict);
  });
}
