// Filling a workbook from a file: in bulk, without undo, without events, and without calculating what has its value already.
import type { Box } from "./address";
import { cellBox } from "./address";
import { newFormulaCell } from "./formulaCell";
import { cellKey, Sheet } from "./sheet";
import type { CellValue } from "./values";
import { isCellError } from "./values";
import type { Workbook } from "./workbook";

/** A formula with the value that it had when it was stored; the value itself is among the rows. */
export interface LoadedFormula {
  readonly row: number;
  readonly column: number;
  /** Beginning with "=". */
  readonly text: string;
  /** The cells that its value covers, its own first; null where the file has no value: the formula is calculated. */
  readonly box: Box | null;
}

/** The cells of a sheet. */
export interface LoadedCells {
  /** Rows from 0, values of formulas included; the sheet takes them on as they are. */
  readonly rows: (CellValue[] | undefined)[];
  readonly formulas: readonly LoadedFormula[];
}

/** Gives a new workbook its sheets, empty ones of these names, in place of the one it began with. */
export function loadSheets(workbook: Workbook, names: readonly string[]): Sheet[] {
  const sheets = names.map((name) => new Sheet(workbook, workbook.newId(), name));
  workbook.update({ sheets });
  return sheets;
}

/**
 * Fills an empty sheet. Formulas with a value keep it until something they read changes; those without one, and those that
 * had no room or no result yet, are calculated with the next work on the workbook, or by `calculation.settle`.
 */
export function loadCells(sheet: Sheet, { rows, formulas }: LoadedCells): void {
  const { calculation } = sheet.workbook;
  sheet.grid.rows = rows;
  for (const { row, column, text, box } of formulas) {
    const formula = newFormulaCell(sheet, row, column, text);
    sheet.formulas.set(cellKey(row, column), formula);
    const spills = box !== null && (box.rows > 1 || box.columns > 1);
    formula.spill = box === null ? null : spills ? box : cellBox(row, column);
    if (spills) sheet.spilling.set(formula, [box]);
    calculation.loaded(formula, box !== null && !isUnsettled(rows[row]?.[column] ?? null));
  }
}

/** An error that says that a result has no room, or is still to come. */
function isUnsettled(value: CellValue): boolean {
  return isCellError(value) && (value.error === "#SPILL!" || value.error === "#BUSY!");
}
