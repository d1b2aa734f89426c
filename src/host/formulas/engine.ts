// What calculates formulas that custom functions and references alone cannot make up: the engine of a spreadsheet.
import type { Box } from "../workbook/address";
import type { FormulaCell } from "../workbook/formulaCell";
import type { Sheet } from "../workbook/sheet";
import type { Area } from "./areas";
import type { FunctionMetadata } from "./customFunctions";
import type { Matrix } from "./references";

/** An argument of a call: a matrix of cells, or undefined where it is left out. */
export type Argument = Matrix | undefined;

export interface FormulaEngine {
  /**
   * The result of a formula, rows of equal length; undefined where the engine has none. What it gives after `host` had something
   * not yet is not taken: the engine is asked again, from the beginning, once that is there.
   */
  evaluate(formula: FormulaCell, host: EngineHost): Matrix | undefined;
  /** Cells have other values than before: what the engine remembers of them holds no longer. */
  cellsChanged?(sheet: Sheet, boxes: readonly Box[]): void;
}

/** What an engine may ask for while it evaluates a formula. */
export interface EngineHost {
  /** What functions.json says of the custom function of this name; undefined where there is none. */
  custom(name: string): FunctionMetadata | undefined;
  /**
   * The result of a custom function, an error where the function cannot be called so; undefined: not yet. `addresses` are those of
   * the arguments that are references, null for others. The same call gives the same result however often it is made.
   */
  call(
    metadata: FunctionMetadata,
    args: readonly Argument[],
    addresses: readonly (string | null)[],
  ): Matrix | undefined;
  /** Cells that the formula's text does not name are going to be read; false: their values are not there yet. */
  reads(area: Area): boolean;
}
