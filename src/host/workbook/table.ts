// A table: a named box of cells with a header row, columns with names, and perhaps a totals row.
import type { FormulaTable } from "../formulas/structured";
import type { Box } from "./address";
import { replacedBy } from "./history";
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
    const replaced = replacedBy(this.current, change);
    const parts = Object.keys(replaced);
    if (parts.length === 0) return;
    const { workbook } = this.sheet;
    this.current = { ...this.current, ...change };
    workbook.geometryChanged();
    workbook.stateChanged(this);
    workbook.record(
      () => {
        this.update(replaced);
      },
      parts.map((part) => ({ on: this, part })),
    );
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

/**
 * Names for header cells, as Excel makes them: none empty, none twice. Where two are the same the later one gets a number,
 * unless it is settled; empty ones become Column1, Column2 and so on.
 */
export function headerNames(
  texts: readonly string[],
  isSettled: (index: number) => boolean = () => false,
): string[] {
  const wanted = new Set(texts.map((text) => text.toLowerCase()));
  const taken = new Set(texts.filter((_, index) => isSettled(index)).map((text) => text.toLowerCase()));
  const isFree = (name: string): boolean => !wanted.has(name.toLowerCase()) && !taken.has(name.toLowerCase());
  return texts.map((text, index) => {
    if (isSettled(index)) return text;
    let name = text;
    if (text === "")
      for (let count = 1; name === "" || !isFree(name); count++) name = `Column${String(count)}`;
    else if (taken.has(text.toLowerCase()))
      for (let count = 2; name === text || !isFree(name); count++) name = text + String(count);
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Columns with further ones at a place, under names that are not taken. */
export function withNewColumns(columns: readonly TableColumn[], at: number, count: number): TableColumn[] {
  const names = headerNames(
    [...columns.map(({ name }) => name), ...Array<string>(count).fill("")],
    (index) => index < columns.length,
  );
  const id = columns.reduce((most, column) => Math.max(most, column.id), 0);
  const added = names
    .slice(columns.length)
    .map((name, index): TableColumn => ({ id: id + index + 1, name, calculated: false }));
  return columns.toSpliced(at, 0, ...added);
}
