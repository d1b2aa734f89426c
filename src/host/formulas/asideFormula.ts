// Formulas that stand in no cell, such as those of rules: what they give when they are read from a cell, now.
import { newFormulaCell } from "../workbook/formulaCell";
import type { Sheet } from "../workbook/sheet";
import type { Surroundings } from "./evaluate";
import { evaluate } from "./evaluate";
import type { Matrix } from "./references";
import { translate } from "./rewrite";

/** A place on a sheet. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * The result of a formula that was written for one cell and is read from another, so that its references move along as they do
 * in copying. Rows of equal length. Custom functions are not called from there: they give #NAME?.
 *
 * @param text begins with "="
 */
export function resultAside(sheet: Sheet, text: string, writtenFor: Place, at: Place): Matrix {
  const { workbook } = sheet;
  const moved = translate(text, at.row - writtenFor.row, at.column - writtenFor.column);
  const around: Surroundings = {
    engine: workbook.calculation.engine,
    custom: () => undefined,
    call: () => undefined,
    reads: () => undefined,
    postpone: () => undefined,
  };
  let result: Matrix = [[{ error: "#N/A" }]];
  evaluate(workbook, newFormulaCell(sheet, at.row, at.column, moved), around, (matrix) => {
    result = matrix;
  });
  return result;
}
