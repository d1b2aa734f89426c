// Which cells a structured reference means, given the tables of the workbook.
import { type Box, isOnSheet } from "../workbook/address";
import { sameName, type StructuredExpression, type TableItem } from "./expression";

/** A table as structured references see it. */
export interface FormulaTable {
  readonly name: string;
  readonly sheet: string;
  /** The whole table, with its header and totals rows. */
  readonly box: Box;
  readonly hasHeaders: boolean;
  readonly hasTotals: boolean;
  /** The names of its columns from left to right. */
  readonly columns: readonly string[];
}

/** The tables of a workbook. */
export interface FormulaTables {
  /** The table of that name, in any case. */
  find(name: string): FormulaTable | null;
  /** The table that a cell lies in; row and column are counted from 0. */
  containing(sheet: string, row: number, column: number): FormulaTable | null;
}

/** The cell that a formula stands in; row and column are counted from 0. */
export interface FormulaCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** The cells of a reference, or the error that it has as its value. */
export type Resolved =
  { readonly sheet: string; readonly box: Box } | { readonly error: "#REF!" | "#VALUE!" };

/** Rows of a sheet, from `first` up to but not including `end`. */
interface Rows {
  readonly first: number;
  readonly end: number;
}

function rowsOf(item: TableItem, { box, hasHeaders, hasTotals }: FormulaTable, at: FormulaCell): Rows | null {
  const end = box.row + box.rows;
  const data: Rows = { first: box.row + Number(hasHeaders), end: end - Number(hasTotals) };
  switch (item) {
    case "All":
      return { first: box.row, end };
    case "Data":
      return data;
    case "Headers":
      return hasHeaders ? { first: box.row, end: data.first } : null;
    case "Totals":
      return hasTotals ? { first: data.end, end } : null;
    case "ThisRow":
      return at.row >= data.first && at.row < data.end ? { first: at.row, end: at.row + 1 } : null;
  }
}

/** The rows of several items together; null where they have none or leave a gap between them. */
function joined(parts: readonly Rows[]): Rows | null {
  const [top, ...rest] = [...parts].sort((one, other) => one.first - other.first);
  if (top === undefined) return null;
  let end = top.end;
  for (const part of rest) {
    if (part.first > end) return null;
    end = Math.max(end, part.end);
  }
  return { first: top.first, end };
}

/**
 * The cells of a structured reference in the formula at `at`. #REF! where the table, a column or every named part is
 * missing, or the parts do not touch; #VALUE! where "this row" is none of the table's data rows. Parts that the table
 * lacks are passed over while another one is there.
 */
export function resolveStructured(
  { table: name, items, columns }: StructuredExpression,
  tables: FormulaTables,
  at: FormulaCell,
): Resolved {
  const table = name === null ? tables.containing(at.sheet, at.row, at.column) : tables.find(name);
  if (table === null) return { error: "#REF!" };
  const named: readonly TableItem[] = items.length === 0 ? ["Data"] : items;
  const parts = named.map((item) => rowsOf(item, table, at));
  if (named.some((item, index) => item === "ThisRow" && parts[index] === null)) return { error: "#VALUE!" };
  const rows = joined(parts.filter((part) => part !== null));
  const indexOf = (column: string): number => table.columns.findIndex((own) => sameName(own, column));
  const from = columns === null ? 0 : indexOf(columns.from);
  const to = columns === null ? table.box.columns - 1 : indexOf(columns.to);
  if (rows === null || from < 0 || to < 0) return { error: "#REF!" };
  const box: Box = {
    row: rows.first,
    rows: rows.end - rows.first,
    column: table.box.column + Math.min(from, to),
    columns: Math.abs(to - from) + 1,
  };
  return isOnSheet(box) ? { sheet: table.sheet, box } : { error: "#REF!" };
}
