// Where cells are: boxes of a sheet, counted from 0, and their A1 addresses.

/** The size of a sheet. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A rectangle of cells; `row` and `column` are counted from 0. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A whole sheet. */
export const WHOLE_SHEET: Box = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

/** The box of one cell. */
export function cellBox(row: number, column: number): Box {
  return { row, column, rows: 1, columns: 1 };
}

/** Does the box lie on a sheet, with at least one cell? */
export function isOnSheet({ row, column, rows, columns }: Box): boolean {
  return (
    [row, column, rows, columns].every(Number.isInteger) &&
    row >= 0 &&
    column >= 0 &&
    rows > 0 &&
    columns > 0 &&
    row + rows <= MAX_ROWS &&
    column + columns <= MAX_COLUMNS
  );
}

/** The cells that two boxes share. */
export function intersect(one: Box, other: Box): Box | null {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** Have two boxes a cell in common? */
export function overlap(one: Box, other: Box): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}

/** Do all cells of `inner` lie in `outer`? */
export function contains(outer: Box, inner: Box): boolean {
  const shared = intersect(outer, inner);
  return shared !== null && sameBox(shared, inner);
}

/** Is it the same rectangle? */
export function sameBox(one: Box, other: Box): boolean {
  return (
    one.row === other.row &&
    one.column === other.column &&
    one.rows === other.rows &&
    one.columns === other.columns
  );
}

/** The smallest box around two. */
export function around(one: Box, other: Box): Box {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return {
    row,
    column,
    rows: Math.max(one.row + one.rows, other.row + other.rows) - row,
    columns: Math.max(one.column + one.columns, other.column + other.columns) - column,
  };
}

/** What is left of a box when the cells of another are taken away: up to four boxes. */
export function without(box: Box, taken: Box): Box[] {
  const hole = intersect(box, taken);
  if (hole === null) return [box];
  const below = hole.row + hole.rows;
  const right = hole.column + hole.columns;
  const pieces: Box[] = [
    { ...box, rows: hole.row - box.row },
    { ...box, row: below, rows: box.row + box.rows - below },
    { row: hole.row, rows: hole.rows, column: box.column, columns: hole.column - box.column },
    { row: hole.row, rows: hole.rows, column: right, columns: box.column + box.columns - right },
  ];
  return pieces.filter(({ rows, columns }) => rows > 0 && columns > 0);
}

/** The letters of a column, counted from 0: A, Z, AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The number of a column, counted from 0, from its letters. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

const CELLS = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/;
const COLUMNS = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/;
const ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

/** The box of an A1 reference without a sheet: "B2", "A1:C9", "A:C", "2:3". Null where it is none. */
export function parseBox(reference: string): Box | null {
  const text = reference.trim();
  let from: [row: number, column: number];
  let to: [row: number, column: number];
  let match: RegExpExecArray | null;
  if ((match = CELLS.exec(text)) !== null) {
    const [, column, row, lastColumn = column, lastRow = row] = match;
    from = [Number(row) - 1, columnNumber(column!)];
    to = [Number(lastRow) - 1, columnNumber(lastColumn!)];
  } else if ((match = COLUMNS.exec(text)) !== null) {
    from = [0, columnNumber(match[1]!)];
    to = [MAX_ROWS - 1, columnNumber(match[2]!)];
  } else if ((match = ROWS.exec(text)) !== null) {
    from = [Number(match[1]) - 1, 0];
    to = [Number(match[2]) - 1, MAX_COLUMNS - 1];
  } else return null;
  const row = Math.min(from[0], to[0]);
  const column = Math.min(from[1], to[1]);
  const box: Box = {
    row,
    column,
    rows: Math.abs(to[0] - from[0]) + 1,
    columns: Math.abs(to[1] - from[1]) + 1,
  };
  return isOnSheet(box) ? box : null;
}

/** The A1 address of a box, without a sheet, as Excel writes it: "B2", "A1:C9", "A:C", "2:3". */
export function boxAddress({ row, column, rows, columns }: Box): string {
  if (rows === MAX_ROWS) return `${columnLetters(column)}:${columnLetters(column + columns - 1)}`;
  if (columns === MAX_COLUMNS) return `${String(row + 1)}:${String(row + rows)}`;
  const first = columnLetters(column) + String(row + 1);
  if (rows === 1 && columns === 1) return first;
  return `${first}:${columnLetters(column + columns - 1)}${String(row + rows)}`;
}

const PLAIN_SHEET_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

/** A sheet's name as it stands before the exclamation mark: in quotes where it needs them. */
export function quotedSheetName(name: string): string {
  const looksLikeCell = CELLS.test(name) || /^[Rr]\d*[Cc]?\d*$/.test(name) || /^[Cc]\d*$/.test(name);
  return PLAIN_SHEET_NAME.test(name) && !looksLikeCell ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Splits "'My sheet'!A1:B2" into the sheet's name, null where none is given, and the reference. */
export function splitAddress(address: string): { readonly sheet: string | null; readonly reference: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/s.exec(address.trim());
  if (match === null) return { sheet: null, reference: address.trim() };
  return { sheet: (match[1] ?? match[2]!).replaceAll("''", "'"), reference: match[3]! };
}
