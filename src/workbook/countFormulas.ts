// Formulas that count the rows of a roster: references to its columns, and criteria that match one text exactly.
import { columnLetters } from "../roster/headings";
import type { Place } from "./places";

const LAST_ROW = 1_048_576;

/** A column of a table as it is written in a formula. Names of plain letters, digits and spaces need one bracket only. */
export function tableColumn(table: string, column: string): string {
  const name = column.replaceAll(/['[\]#@]/g, "'$&");
  return /^[\p{L}\p{N}_ ]+$/u.test(column) && column.trim() === column
    ? `${table}[${name}]`
    : `${table}[[${name}]]`;
}

/** A sheet's name as it is written before an exclamation mark. */
export function quotedSheet(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

/** The cells of a column of plain cells: down to the end of the sheet, so that rows added later count. */
export function plainColumn({ sheet, headingRow, firstColumn }: Place, index: number): string {
  const column = columnLetters(firstColumn + index);
  return `${quotedSheet(sheet)}!$${column}$${String(headingRow + 2)}:$${column}$${String(LAST_ROW)}`;
}

/**
 * A criterion for COUNTIFS that matches exactly what a cell shows. COUNTIFS reads signs of comparison and wildcards in its
 * criteria; texts without any are given as they are, so that formulas stay short.
 *
 * @param cell an address
 * @param text what stands there
 */
export function criterion(cell: string, text: string): string {
  if (/^[\p{L}\p{N}][^*?~]*$/u.test(text)) return cell;
  const escaped = ["~", "*", "?"].reduce((inner, sign) => `SUBSTITUTE(${inner},"${sign}","~${sign}")`, cell);
  return `"="&${escaped}`;
}

/** A criterion that matches empty cells. */
export const EMPTY_CELL = `"="`;

/** Counts rows where each range meets its criterion. */
export function countRows(...conditions: readonly (readonly [range: string, criterion: string])[]): string {
  return `COUNTIFS(${conditions.flat().join(",")})`;
}
