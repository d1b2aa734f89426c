// The cells of one sheet while they are read, and what is known about its formulas and merged cells.
import { EMPTY, type Column, type Cell } from "../../roster/cells";
import { tooManyCells } from "../../words/workbooks";
import { FileError } from "../fileError";
import { MAX_ROWS, type CellRange } from "./names";

/** The cells of a sheet. Rows and columns count from 0; code r of a column belongs to sheet row r. */
export interface SheetCells {
  /** The last row that holds a value, and one; likewise for columns. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** A column's codes, `rowCount` of them; the values are one list for the whole workbook. */
  column(column: number): Column;
  /** Does the cell hold a formula? Its stored value is in the column like any other. */
  hasFormula(row: number, column: number): boolean;
  /** Blocks of merged cells. */
  readonly merges: readonly CellRange[];
}

/** A formula written once for several cells. */
export interface SharedFormula {
  /** The cell that holds the formula's text, or -1; as `cellKey`. */
  master: number;
  readonly members: number[];
}

/** Formulas that fill more than their own cell. */
export interface FormulaGroups {
  readonly shared: Map<number, SharedFormula>;
  /** Array formulas and data tables: the cells they fill, their own cell at the upper left. */
  readonly blocks: CellRange[];
}

/** One number for a cell. */
export const cellKey = (row: number, column: number): number => row * 16_384 + column;
export const rowOfKey = (key: number): number => Math.floor(key / 16_384);
export const columnOfKey = (key: number): number => key % 16_384;

/** Collects cells in any order. */
export interface CellCollector {
  readonly formulas: FormulaGroups;
  readonly merges: CellRange[];
  set(row: number, column: number, code: number): void;
  markFormula(row: number, column: number): void;
  /** The cells collected so far. */
  finish(): SheetCells;
}

/** At most this many cells, empty ones between others included: 1 GB of codes. */
const MOST_CELLS = 2 ** 28;
const FIRST_ROWS = 64;

/** An empty collector; `values` is the workbook's list, `sheet` its name for messages. */
export function cellCollector(values: readonly Cell[], sheet: string): CellCollector {
  const columns: (Int32Array | undefined)[] = [];
  const formulaBits: (Uint32Array | undefined)[] = [];
  const formulas: FormulaGroups = { shared: new Map(), blocks: [] };
  const merges: CellRange[] = [];
  let allocated = 0;
  let rowCount = 0;
  let nothing: Int32Array | undefined;

  function room(cells: number): void {
    allocated += cells;
    if (allocated > MOST_CELLS) throw tooLarge();
  }

  function tooLarge(): FileError {
    return new FileError("TOO_LARGE", tooManyCells(sheet, MOST_CELLS));
  }

  function grown(column: number, row: number): Int32Array {
    const old = columns[column];
    // Neighbours usually reach as far down as each other: begin with what the sheet has so far.
    const wanted = Math.max(row + 1, FIRST_ROWS, old ? old.length * 2 : rowCount);
    const codes = new Int32Array(Math.min(wanted, MAX_ROWS));
    room(codes.length - (old?.length ?? 0));
    if (old) codes.set(old);
    codes.fill(EMPTY, old?.length ?? 0);
    columns[column] = codes;
    return codes;
  }

  function column(index: number): Column {
    let codes = columns[index];
    if (!codes) {
      // One array for all columns without cells: there may be thousands between two that have some.
      if (!nothing || nothing.length < rowCount) nothing = new Int32Array(rowCount).fill(EMPTY);
      codes = nothing;
    } else if (codes.length < rowCount) {
      const full = new Int32Array(rowCount).fill(EMPTY);
      full.set(codes);
      columns[index] = codes = full;
    }
    return { codes: codes.subarray(0, rowCount), values };
  }

  return {
    formulas,
    merges,
    set: (row, index, code) => {
      let codes = columns[index];
      if (codes === undefined || row >= codes.length) codes = grown(index, row);
      codes[row] = code;
      if (row >= rowCount) rowCount = row + 1;
    },
    markFormula: (row, index) => {
      let bits = formulaBits[index];
      const word = row >>> 5;
      if (bits === undefined || word >= bits.length) {
        const more = new Uint32Array(Math.max(word + 1, (bits?.length ?? 0) * 2));
        room(more.length - (bits?.length ?? 0));
        if (bits) more.set(bits);
        formulaBits[index] = bits = more;
      }
      bits[word]! |= 1 << (row & 31);
    },
    finish: () => {
      if (columns.length * rowCount > MOST_CELLS) throw tooLarge();
      return {
        rowCount,
        columnCount: columns.length,
        column,
        hasFormula: (row, index) => ((formulaBits[index]?.[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0,
        merges,
      };
    },
  };
}
