// A table: a named box of cells with a header row, columns with names, and perhaps a totals row.
import type { FormulaTable } from "../formulas/structured";
import type { Box } from "./address";
import type { Sheet } from "./sheet";

export interface TableColumn {
  /** Stays the same when columns are moved or renamed. */
  readonly id: number;
  readonly name: string;
  /** Does a formula fill the column, new rows included? */
  readonly calculated: boolean;
}

/** Everything about a table. It never changes: a table takes on another one. */
export interface TableState {
  readonly name: string;
  /** With header and totals row. */
  readonly box: Box;
  readonly columns: readonly TableColumn[];
  readonly hasHeaders: boolean;
  readonly hasTotals: boolean;
  readonly style: string;
  readonly options: Readonly<Record<TableOption, boolean>>;
}

export const TABLE_OPTIONS = {
  highlightFirstColumn: false,
  highlightLastColumn: false,
  showBandedRows: true,
  showBandedColumns: false,
  showFilterButton: true,
} as const;
export type TableOption = keyof typeof TABLE_OPTIONS;

export class Table {
  readonly sheet: Sheet;
  readonly id: string;
  private current: TableState;

  constructor(sheet: Sheet, id: string, state: TableState) {
    this.sheet = sheet;
    this.id = id;
    this.current = state;
  }

  get state(): TableState {
    return this.current;
  }

  /** Changes some of the state; undo gives the former state back. */
  update(change: Partial<TableState>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    this.sheet.workbook.geometryChanged();
    this.sheet.workbook.record(() => {
      this.update(before);
    });
  }
}

/** The header row; null where the table shows none. */
export function headerBox({ box, hasHeaders }: TableState): Box | null {
  return hasHeaders ? { ...box, rows: 1 } : null;
}

/** The totals row; null where the table has none. */
export function totalsBox({ box, hasTotals }: TableState): Box | null {
  return hasTotals ? { ...box, row: box.row + box.rows - 1, rows: 1 } : null;
}

/** The data rows; a table always has one at least, be it empty. */
export function dataBox({ box, hasHeaders, hasTotals }: TableState): Box {
  const above = hasHeaders ? 1 : 0;
  return { ...box, row: box.row + above, rows: box.rows - above - (hasTotals ? 1 : 0) };
}

/** The part of a box of the table that lies in one of its columns. */
export function inColumn(box: Box, index: number): Box {
  return { ...box, column: box.column + index, columns: 1 };
}

/** What structured references need to know of a table. */
export function geometryOf({ sheet, state }: Table): FormulaTable {
  return {
    name: state.name,
    sheet: sheet.name,
    box: state.box,
    hasHeaders: state.hasHeaders,
    hasTotals: state.hasTotals,
    columns: state.columns.map(({ name }) => name),
  };
}

const TABLE_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;

/** Why a name cannot be a table's; undefined where it can. */
export function faultInName(name: string): string | undefined {
  if (name.length > 255) return "A table's name has at most 255 characters.";
  if (!TABLE_NAME.test(name))
    return `“${name}” cannot be a table's name: it begins with a letter or underscore and has no spaces.`;
  if (/^(?:[A-Za-z]{1,3}\d{1,7}|[RrCc]|[Rr]\d*[Cc]\d*)$/.test(name))
    return `“${name}” cannot be a table's name: it looks like a cell.`;
  return undefined;
}

/** Names for header cells: none empty, none twice, as Excel makes them. */
export function headerNames(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.map((text, index) => {
    const wanted = text === "" ? `Column${String(index + 1)}` : text;
    let name = wanted;
    for (let count = 2; seen.has(name.toLowerCase()); count++) name = wanted + String(count);
    seen.add(name.toLowerCase());
    return name;
  });
}
