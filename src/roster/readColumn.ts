// Cells of columns as small integers, a slice of rows at a time. Each distinct value is looked at once.
import type { AnyColumn, Cell, Column } from "./cells";
import { EMPTY } from "./cells";

/** What a cell means: 0 for an empty one, up to 0xfffe for others. */
export type ReadCell = (cell: Cell) => number;

/** What is noted of a row while its cells are read: it holds something; something in it is wrong. */
export const FILLED = 1;
export const BAD = 2;

/**
 * Reads answers into the rows of a matrix of small integers, where rows `from` to `to` (not included) count. Notes for
 * each of these rows, from 0, whether it is filled and whether it is bad.
 */
export type CodeReader = (from: number, to: number, codes: Uint8Array, notes: Uint8Array) => void;

/** How a column is read into codes: row r goes to `codes[variable + r * width]`. */
export interface CodeReading {
  /** Called once for each distinct value, more often only for rare ones. Codes are below 256. */
  readonly read: ReadCell;
  /** The code that is bad. */
  readonly bad: number;
  readonly variable: number;
  readonly width: number;
}

const UNSEEN = 0xffff;

/** What the values of a coded column mean, each looked at once. */
function knownMeanings({ values }: Column, read: ReadCell) {
  const known = new Uint16Array(values.length).fill(UNSEEN);
  const learn = (code: number): number => (known[code] = read(values[code]!));
  return { known, learn };
}

/** Reads a coded column whose cells are answers, slice by slice. For columns of a matrix see readRows.ts. */
export function codedReader(column: Column, { read, bad, variable, width }: CodeReading): CodeReader {
  const { known, learn } = knownMeanings(column, read);
  const cells = column.codes;
  return (from, to, codes, notes) => {
    for (let row = from, at = variable + from * width; row < to; row++, at += width) {
      const cell = cells[row]!;
      if (cell === EMPTY) continue;
      let code = known[cell]!;
      if (code === UNSEEN) code = learn(cell);
      if (code === 0) continue;
      codes[at] = code;
      notes[row - from]! |= code === bad ? FILLED | BAD : FILLED;
    }
  };
}

/** Up to this many rows remembering does not pay: formulas judge single rows by the thousand. */
export const FEW_ROWS = 16;

/** Beyond this many distinct values a column is no list of answers, and remembering more would only cost memory. */
const MOST_KNOWN = 4096;

/** `read`, remembering what it said. */
export function remembering(read: ReadCell): ReadCell {
  const known = new Map<Cell, number>();
  return (cell) => {
    let meaning = known.get(cell);
    if (meaning === undefined) {
      meaning = read(cell);
      if (known.size < MOST_KNOWN) known.set(cell, meaning);
    }
    return meaning;
  };
}

/** Reads a column whose cells mean numbers up to 0xfffe, cell by cell. */
export function cellReader(column: AnyColumn, read: ReadCell): (row: number) => number {
  if ("rows" in column) {
    const look = column.rows.length > FEW_ROWS ? remembering(read) : read;
    return (row) => look(column.rows[row]?.[column.index] ?? null);
  }
  const { known, learn } = knownMeanings(column, read);
  return (row) => {
    const code = column.codes[row]!;
    if (code === EMPTY) return 0;
    const meaning = known[code]!;
    return meaning === UNSEEN ? learn(code) : meaning;
  };
}
