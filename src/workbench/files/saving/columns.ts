// The columns of a sheet: widths, hidden ones and the styles of whole columns.
import { MAX_COLUMNS, MAX_ROWS } from "../../../host/workbook/address";
import { paintedAt } from "../../../host/workbook/painted";
import type { Sheet } from "../../../host/workbook/sheet";
import { isVertical, type Shift } from "../../../host/workbook/shift";
import { type Before, differingBoxes, isTall, shiftedBy } from "./before";
import type { CellStyles } from "./cellStyles";
import { SHEET_ORDER } from "./sheetOrder";
import { element, type XmlDocument } from "./xmlDocument";

type ColumnAttributes = Readonly<Record<string, string | number | null>>;

/** Points of a column for each unit of the width that files hold: a digit of Calibri 11 is 7 pixels of 0.75 points. */
const POINTS_A_UNIT = 5.25;

/** 64 pixels. */
const USUAL_WIDTH = 64 / 7;

/** The columns of a file, by where they are now. */
export type Columns = readonly (ColumnAttributes | undefined)[];

export function columnsOf(document: XmlDocument, shifts: readonly Shift[]): Columns {
  const columns: (ColumnAttributes | undefined)[] = [];
  const whole = shifts.filter((shift) => !isVertical(shift) && shift.box.rows === MAX_ROWS);
  for (const { name, attributes } of document.child("cols")?.children ?? []) {
    if (name !== "col") continue;
    const { min, max, ...own } = Object.fromEntries(attributes);
    const first = Number(min) - 1;
    const box = { row: 0, column: first, rows: MAX_ROWS, columns: Number(max) - first };
    const moved = shiftedBy(whole, box);
    if (moved === null) continue;
    for (let column = moved.column; column < Math.min(moved.column + moved.columns, MAX_COLUMNS); column++)
      columns[column] = own;
  }
  return columns;
}

/** The number of a column's style. */
export function columnStyle(columns: Columns, column: number): number {
  return Number(columns[column]?.style ?? 0);
}

export function writeColumns(
  document: XmlDocument,
  columns: Columns,
  sheet: Sheet,
  before: Before,
  styles: CellStyles,
): void {
  const now = sheet.state.formats;
  const after: (ColumnAttributes | undefined)[] = [...columns];
  let isChanged = before.shifts.some((shift) => !isVertical(shift) && shift.box.rows === MAX_ROWS);
  const change = (column: number, attributes: ColumnAttributes): void => {
    after[column] = { ...after[column], ...attributes };
    isChanged = true;
  };
  const each = (path: string, attributesOf: (value: unknown) => ColumnAttributes): void => {
    const [then, painted] = [before.formats[path] ?? [], now[path] ?? []];
    for (const { column: first, columns: count } of differingBoxes(then, painted))
      for (let column = first; column < first + count; column++) {
        const value = paintedAt(painted, 0, column);
        if (value !== paintedAt(then, 0, column)) change(column, attributesOf(value));
      }
  };
  each("columnWidth", (value) =>
    typeof value === "number"
      ? { width: value / POINTS_A_UNIT, customWidth: 1 }
      : { width: null, customWidth: null },
  );
  each("columnHidden", (value) => ({ hidden: value === true ? 1 : null }));
  for (const box of styles.boxes.filter(isTall))
    for (let column = box.column; column < box.column + box.columns; column++) {
      const style = styles.ofColumn(column, columnStyle(columns, column));
      if (style !== columnStyle(columns, column)) change(column, { style: style || null });
    }
  for (const box of before.inserted)
    if (isTall(box) && box.row === 0)
      for (let column = box.column; column < box.column + box.columns; column++) {
        const width = paintedAt(now.columnWidth ?? [], 0, column);
        if (typeof width === "number") change(column, { width: width / POINTS_A_UNIT, customWidth: 1 });
      }
  if (isChanged) replaceColumns(document, after);
}

/** The width of columns that say nothing of it. */
function usualWidth(document: XmlDocument): number {
  const given = document.child("sheetFormatPr")?.attributes.get("defaultColWidth");
  return given === undefined ? USUAL_WIDTH : Number(given);
}

function replaceColumns(document: XmlDocument, columns: Columns): void {
  const { prefix } = document.root;
  const usual = usualWidth(document);
  const texts: string[] = [];
  const keys = new Map<ColumnAttributes, string>();
  const keyOf = (column: number): string => {
    const own = columns[column];
    if (own === undefined) return "";
    let key = keys.get(own);
    if (key === undefined) {
      const attributes = Object.entries(own).filter(([, value]) => value !== null);
      keys.set(own, (key = attributes.length === 0 ? "" : JSON.stringify(attributes)));
    }
    return key;
  };
  for (let first = 0; first < columns.length;) {
    const key = keyOf(first);
    let end = first + 1;
    while (end < columns.length && keyOf(end) === key) end++;
    if (key !== "") {
      const own: ColumnAttributes = columns[first]!;
      // Excel expects a width of every column that is listed.
      texts.push(element(prefix, "col", { min: first + 1, max: end, ...own, width: own.width ?? usual }));
    }
    first = end;
  }
  const old = document.child("cols");
  const text = texts.length === 0 ? "" : element(prefix, "cols", {}, ...texts);
  if (old !== undefined) document.replace(old, text);
  else if (text !== "") document.insert(document.root, SHEET_ORDER, text, "cols");
}
