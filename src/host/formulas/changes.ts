// What can happen to a workbook that formulas must follow.
import type { Box } from "../workbook/address";
import type { Shift } from "../workbook/shift";
import type { StructuredExpression } from "./expression";
import type { Resolved } from "./structured";

/** Where a formula stands, which says what references without a sheet or a table mean. */
export interface FormulaPlace {
  readonly sheet: string;
  /** The name of the table that the formula's cell lies in. */
  readonly table: string | null;
  /** Is the formula's own cell among those that are moved? */
  readonly moves?: boolean;
}

/** Cells of a sheet that were cut and put elsewhere, on this sheet or on another one. */
export interface CellMove {
  readonly sheet: string;
  readonly box: Box;
  readonly toSheet: string;
  /** Their first cell afterwards. */
  readonly row: number;
  readonly column: number;
}

/** A change of the workbook, as formulas see it. Names are compared without case. */
export type FormulaChange =
  /** Cells of a sheet inserted or deleted, others pushed or pulled that way. */
  | (Shift & { readonly kind: "shift"; readonly sheet: string })
  | (CellMove & { readonly kind: "move" })
  | { readonly kind: "renameSheet"; readonly from: string; readonly to: string }
  | { readonly kind: "deleteSheet"; readonly sheet: string }
  | { readonly kind: "renameTable"; readonly from: string; readonly to: string }
  | { readonly kind: "renameColumn"; readonly table: string; readonly from: string; readonly to: string }
  | {
      readonly kind: "removeTable";
      readonly table: string;
      /**
       * The cells that a reference to the table meant while it was there, for the formula at hand: what
       * `resolveStructured` gives where the cells stay, an error where they go with the table.
       */
      resolve(reference: StructuredExpression): Resolved;
    };
