// Merged cells: areas that show the contents of their first cell.
import type { Box } from "./address";
import { boxAddress, contains, intersect } from "./address";
import { writeContents } from "./contents";
import { checkWritable } from "./edits";
import { ApiError } from "./errors";
import type { Sheet } from "./sheet";

/**
 * Merges the cells of a box, or those of each of its rows. The first cell keeps its contents, the others lose theirs.
 * @throws ApiError InvalidOperation in a table, AccessDenied
 */
export function merge(sheet: Sheet, box: Box, across: boolean): void {
  checkWritable(sheet, box);
  const table = sheet.workbook.state.tables.find(
    (one) => one.sheet === sheet && intersect(one.state.box, box) !== null,
  );
  if (table !== undefined)
    throw new ApiError("InvalidOperation", `Cells of the table ${table.state.name} cannot be merged.`);
  const areas = across
    ? Array.from({ length: box.rows }, (_, row): Box => ({ ...box, row: box.row + row, rows: 1 }))
    : [box];
  const left = sheet.state.merged.filter((area) => intersect(area, box) === null);
  for (const area of areas)
    writeContents(sheet, area, (row, column) => (row + column === 0 ? undefined : { value: null }));
  const merged = areas.filter(({ rows, columns }) => rows * columns > 1);
  sheet.update({ merged: [...left, ...merged] });
  sheet.workbook.emit({ kind: "changed", sheet, box, changeType: "RangeEdited" });
}

/** Takes merged areas apart that have a cell in the box. */
export function unmerge(sheet: Sheet, box: Box): void {
  checkWritable(sheet, box);
  sheet.update({ merged: sheet.state.merged.filter((area) => intersect(area, box) === null) });
}

/** The merged areas that have a cell in a box, from the top. */
export function mergedIn({ state }: Sheet, box: Box): Box[] {
  return state.merged
    .filter((area) => intersect(area, box) !== null)
    .sort((one, other) => one.row - other.row || one.column - other.column);
}

/** Does a cell lie under a merged area without being its first? Such cells hold nothing. */
export function isCovered({ state }: Sheet, row: number, column: number): boolean {
  return state.merged.some(
    (area) =>
      (area.row !== row || area.column !== column) && contains(area, { row, column, rows: 1, columns: 1 }),
  );
}

/** @throws ApiError InvalidOperation where cells of a merged area would be moved apart from the rest of it */
export function checkNotMerged(sheet: Sheet, box: Box): void {
  const [area] = mergedIn(sheet, box);
  if (area !== undefined)
    throw new ApiError("InvalidOperation", `${sheet.name}!${boxAddress(area)} is merged.`);
}
