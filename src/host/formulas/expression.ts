// What a formula says: the tree that parsing makes of its text.
import type { Box } from "../workbook/address";

/** A constant: what an array may hold, and what may stand alone. */
export type Constant =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** An error literal in capitals: "#N/A". */
  | { readonly kind: "error"; readonly error: string };

/** Cells by their address. */
export interface ReferenceExpression {
  readonly kind: "reference";
  /** As it is written, without quotes; null where the formula's own sheet is meant. */
  readonly sheet: string | null;
  readonly box: Box;
  /** `A1#`: all cells that the formula in the box's one cell fills. */
  readonly spill: boolean;
}

/** The parts of a table that a structured reference names with `#`; `@` is ThisRow. */
export type TableItem = "All" | "Data" | "Headers" | "Totals" | "ThisRow";

/** Cells by the names of a table and its columns. */
export interface StructuredExpression {
  readonly kind: "structured";
  /** Null where the table around the formula is meant. */
  readonly table: string | null;
  /** In the order written; none stands for the data. */
  readonly items: readonly TableItem[];
  /** Column names without escapes, `to` equal to `from` for one column; null for all columns. */
  readonly columns: { readonly from: string; readonly to: string } | null;
}

/** A defined name, a table's bare name, or a variable of LET or LAMBDA: parsing cannot tell them apart. */
export interface NameExpression {
  readonly kind: "name";
  readonly sheet: string | null;
  readonly name: string;
}

/** A function with its arguments. */
export interface CallExpression {
  readonly kind: "call";
  /** In capitals, without the `_xlfn.` prefixes of files. */
  readonly name: string;
  readonly args: readonly Expression[];
}

/** Operators between two operands. */
export type Operator = "+" | "-" | "*" | "/" | "^" | "&" | "=" | "<>" | "<" | "<=" | ">" | ">=";

/** A sign before an operand, or the per cent behind it. */
export interface SignedExpression {
  readonly kind: "signed";
  readonly sign: "-" | "+" | "%";
  readonly of: Expression;
}

export interface OperationExpression {
  readonly kind: "operation";
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}

/** Cells by way of other cells: `A1:INDEX(…)` is a range, `A:A 2:2` the cells they share. */
export interface CombinedExpression {
  readonly kind: "range" | "intersection";
  readonly left: Expression;
  readonly right: Expression;
}

/** Several areas in parentheses with commas between. */
export interface UnionExpression {
  readonly kind: "union";
  readonly of: readonly Expression[];
}

/** The call of what a LAMBDA or a name gives. */
export interface ApplyExpression {
  readonly kind: "apply";
  readonly of: Expression;
  readonly args: readonly Expression[];
}

/**
 * A formula or a part of one. "other" is what is not to be understood here: 3-D references, those into other workbooks,
 * unknown characters; "invalid" stands only at the top, for text that is no formula.
 */
export type Expression =
  | Constant
  /** An omitted argument. */
  | { readonly kind: "blank" }
  /** At least one row; all rows have the same length, at least 1. */
  | { readonly kind: "array"; readonly rows: readonly (readonly Constant[])[] }
  | CallExpression
  | ApplyExpression
  | ReferenceExpression
  | StructuredExpression
  | NameExpression
  | SignedExpression
  | OperationExpression
  | CombinedExpression
  | UnionExpression
  /** `@` before an expression: its one value in the row or column of the formula. */
  | { readonly kind: "single"; readonly of: Expression }
  /** `#` behind an expression that is not an address: all cells that its one cell's formula fills. */
  | { readonly kind: "spilled"; readonly of: Expression }
  | { readonly kind: "other" }
  | { readonly kind: "invalid"; readonly message: string };

/** Are two names of sheets, tables, columns or functions the same to Excel, which ignores case? */
export function sameName(one: string, other: string): boolean {
  return one === other || one.toLowerCase() === other.toLowerCase();
}
