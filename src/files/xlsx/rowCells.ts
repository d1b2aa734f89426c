// The cells of one row of a sheet part, and how its headings are styled.
import { skipCellContent, type UsualMarkup } from "./cellContent";
import { emptyCellTag, readCellTag } from "./cellTag";
import type { PatchPlan } from "./patchPlan";
import type { ByteRange, SheetScan } from "./sheetLayout";
import {
  CLOSE,
  endOfName,
  matches,
  nextToken,
  OPEN,
  restartAt,
  skipElement,
  type XmlScanner,
} from "./xmlScanner";

const encoder = new TextEncoder();

/** How the start tag of a cell begins, for each prefix of the spreadsheet namespace. */
export function cellStartsOf(prefixes: readonly string[]): Uint8Array[] {
  return prefixes.map((prefix) => encoder.encode(`<${prefix}c`));
}

/** How the cell begins whose start tag comes next: one of `cellStarts`, or undefined when something else comes next. */
export function nextCellStart(
  scanner: XmlScanner,
  cellStarts: readonly Uint8Array[],
): Uint8Array | undefined {
  const { bytes, at } = scanner;
  for (let i = 0; i < cellStarts.length; i++) {
    const cellStart = cellStarts[i]!;
    const end = at + cellStart.length;
    if (matches(bytes, at, cellStart) && endOfName(bytes, end) === end) return cellStart;
  }
  return undefined;
}

/**
 * Where the part names the style of the last heading left of the columns to be added, so that these can take it over.
 * An empty range where there is no such heading, or no style.
 */
export function headingStyle(
  edit: { readonly scan: SheetScan; readonly plan: PatchPlan; readonly headingRow: number },
  scanner: XmlScanner,
  markup: UsualMarkup,
): ByteRange {
  const { rows, prefixes } = edit.scan;
  let style: ByteRange = { start: 0, end: 0 };
  const first = edit.plan.columns.find(({ heading }) => heading !== null)?.column;
  const index = rows.rows.subarray(0, rows.count).indexOf(edit.headingRow);
  if (first === undefined || index < 0) return style;
  const cellStarts = cellStartsOf(prefixes);
  const cell = emptyCellTag();
  let previous = -1;
  restartAt(scanner, rows.starts[index]!);
  nextToken(scanner);
  if (scanner.empty) return style;
  for (;;) {
    const cellStart = nextCellStart(scanner, cellStarts);
    if (cellStart) {
      readCellTag(scanner, cellStart.length - 1, edit.headingRow, previous, prefixes, cell);
      previous = cell.column;
      if (!scanner.empty) skipCellContent(scanner, markup);
      if (cell.column < first) style = { start: cell.styleStart, end: cell.styleEnd };
    } else {
      const kind = nextToken(scanner);
      if (kind === CLOSE) return style;
      if (kind === OPEN) skipElement(scanner);
    }
  }
}
