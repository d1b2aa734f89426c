// Cell names, cell ranges, and the way Excel writes characters that XML does not allow.
import { columnLetters } from "../../roster/headings";

/** Excel's limits: rows and columns of a sheet. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A block of cells. Rows and columns count from 0; the last ones belong to it. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** The name of a cell, rows and columns counted from 0: (0, 0) is "A1". */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The name of a block of cells; a single cell is named alone. */
export function rangeName(range: CellRange): string {
  const first = cellName(range.firstRow, range.firstColumn);
  const last = cellName(range.lastRow, range.lastColumn);
  return first === last ? first : `${first}:${last}`;
}

const RANGE = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?$/;

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** Reads "B2:D9" or "B2". Undefined when it is no block of cells inside a sheet. */
export function parseRange(text: string): CellRange | undefined {
  const match = RANGE.exec(text);
  if (!match) return undefined;
  const firstColumn = columnIndex(match[1]!);
  const firstRow = Number(match[2]) - 1;
  const lastColumn = match[3] === undefined ? firstColumn : columnIndex(match[3]);
  const lastRow = match[4] === undefined ? firstRow : Number(match[4]) - 1;
  const inside = firstRow >= 0 && firstRow <= lastRow && lastRow < MAX_ROWS;
  if (!inside || firstColumn > lastColumn || lastColumn >= MAX_COLUMNS) return undefined;
  return { firstRow, lastRow, firstColumn, lastColumn };
}

/** Do two blocks share a cell? */
export function rangesMeet(a: CellRange, b: CellRange): boolean {
  return (
    a.firstRow <= b.lastRow &&
    b.firstRow <= a.lastRow &&
    a.firstColumn <= b.lastColumn &&
    b.firstColumn <= a.lastColumn
  );
}

/** "_x000D_" stands for the character with that number; "_x005F_" protects an underscore that begins such a group. */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
}

const escapeCharacter = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** The opposite of `decodeEscapes`, for everything that XML cannot hold or would change on reading. */
export function encodeEscapes(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      // Control characters are the very ones to find; carriage returns would be read back as line feeds.
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, escapeCharacter)
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, escapeCharacter)
  );
}
