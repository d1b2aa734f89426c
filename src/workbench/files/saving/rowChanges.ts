// What changes about whole rows: heights, hidden rows, and styles of whole rows.
import { MAX_ROWS } from "../../../files/xlsx/names";
import { MAX_COLUMNS } from "../../../host/workbook/address";
import { paintedAt } from "../../../host/workbook/painted";
import { differingBoxes, isTall, isWide, type PlacedCells } from "./before";
import { valueOf } from "./sheetIndex";
import type { RowsJob } from "./sheetRows";

/** Attributes that rows are given, by row; null takes one away. */
export type RowChanges = ReadonlyMap<number, Record<string, string | number | null>>;

/** The style that the file gives to a row's cells that are not there. */
export function rowStyle({ attributes }: PlacedCells, row: number): number | undefined {
  const source = attributes.get(row);
  if (source === undefined || valueOf(source.attributes, "s") === undefined) return undefined;
  return Number(valueOf(source.attributes, "s"));
}

export function rowChanges(job: RowsJob, placed: PlacedCells): RowChanges {
  const rows = new Map<number, Record<string, string | number | null>>();
  const { sheet, before, styles } = job;
  const attributesOf = (row: number): Record<string, string | number | null> => {
    let attributes = rows.get(row);
    if (attributes === undefined) rows.set(row, (attributes = {}));
    return attributes;
  };
  const now = sheet.state.formats;
  const lastUsed = Math.max(sheet.grid.rows.length, ...[...placed.attributes.keys()].map((row) => row + 1));
  const each = (path: string, change: (row: number, value: unknown) => void): void => {
    const [after, then] = [now[path] ?? [], before.formats[path] ?? []];
    for (const box of differingBoxes(then, after)) {
      const end = isTall(box) ? Math.min(lastUsed, MAX_ROWS) : box.row + box.rows;
      for (let row = box.row; row < end; row++) {
        const value = paintedAt(after, row, MAX_COLUMNS - 1);
        if (value !== paintedAt(then, row, MAX_COLUMNS - 1)) change(row, value);
      }
    }
  };
  each("rowHeight", (row, value) => {
    const height = typeof value === "number" ? value : null;
    Object.assign(attributesOf(row), { ht: height, customHeight: height === null ? null : 1 });
  });
  each("rowHidden", (row, value) => {
    attributesOf(row).hidden = value === true ? 1 : null;
  });
  for (const box of styles.boxes) {
    if (!isWide(box) || isTall(box)) continue;
    for (let row = box.row; row < box.row + box.rows; row++) {
      const style = styles.ofRow(row, rowStyle(placed, row) ?? 0);
      if (style === (rowStyle(placed, row) ?? 0)) continue;
      Object.assign(attributesOf(row), { s: style, customFormat: 1 });
    }
  }
  // A row that was inserted inside of one with a height takes it on.
  for (const box of before.inserted)
    if (box.columns === MAX_COLUMNS)
      for (let row = box.row; row < box.row + box.rows; row++) {
        const height = paintedAt(now.rowHeight ?? [], row, 0);
        if (typeof height === "number") Object.assign(attributesOf(row), { ht: height, customHeight: 1 });
        if (paintedAt(now.rowHidden ?? [], row, 0) === true) attributesOf(row).hidden = 1;
      }
  return rows;
}
