// Putting a formula's result into cells: its own, and those to the right and below that it spills into.
import type { Box } from "../workbook/address";
import { cellBox, contains, isOnSheet, overlap } from "../workbook/address";
import type { FormulaCell } from "../workbook/formulaCell";
import { clearBox, filledPart, setValue, valueAt } from "../workbook/grid";
import type { CellError, CellValue } from "../workbook/values";

const BLOCKED: CellError = { error: "#SPILL!", message: "The cells that the result needs are not empty." };
const IN_TABLE: CellError = { error: "#SPILL!", message: "A result in a table cannot spill." };
const OFF_SHEET: CellError = {
  error: "#SPILL!",
  message: "The result reaches beyond the edge of the sheet.",
};

/**
 * Puts a result, rows of equal length, into the formula's cells. A former result that reached further is cleared.
 * @returns the boxes whose values may have changed
 */
export function place(formula: FormulaCell, result: readonly (readonly CellValue[])[]): Box[] {
  const { sheet, row, column } = formula;
  const before = formula.spill;
  unspill(formula);
  const box: Box = { row, column, rows: result.length, columns: result[0]?.length ?? 0 };
  const obstacle = obstacleFor(formula, box);
  formula.blocked = obstacle === null ? null : box;
  let isAsBefore = false;
  if (obstacle === null) {
    result.forEach((cells, index) => {
      cells.forEach((value, at) => {
        setValue(sheet.grid, row + index, column + at, value ?? 0);
      });
    });
    formula.spill = box;
  } else {
    isAsBefore = valueAt(sheet.grid, row, column) === obstacle;
    setValue(sheet.grid, row, column, obstacle);
    formula.spill = cellBox(row, column);
  }
  if (formula.blocked !== null || box.rows > 1 || box.columns > 1) sheet.spilling.set(formula, [box]);
  // What stands in the way may read this very cell: to say that it changed would go on for ever.
  if (isAsBefore) return [];
  return before === null || contains(formula.spill, before) ? [formula.spill] : [before, formula.spill];
}

/** Takes a formula's result out of all cells but its own. */
export function unspill(formula: FormulaCell): void {
  const { sheet, row, column, spill } = formula;
  sheet.spilling.delete(formula);
  formula.blocked = null;
  if (spill === null || (spill.rows === 1 && spill.columns === 1)) return;
  const own = valueAt(sheet.grid, row, column);
  clearBox(sheet.grid, spill);
  setValue(sheet.grid, row, column, own);
  formula.spill = cellBox(row, column);
}

/** Does a table take cells of a formula's result? It has come, or has grown, since the result was put there. */
export function standsInTheWay({ sheet, spill }: FormulaCell): boolean {
  return (
    spill !== null &&
    (spill.rows > 1 || spill.columns > 1) &&
    sheet.workbook.state.tables.some((table) => table.sheet === sheet && overlap(table.state.box, spill))
  );
}

function obstacleFor(formula: FormulaCell, box: Box): CellError | null {
  if (box.rows === 1 && box.columns === 1) return null;
  const { sheet, row, column } = formula;
  if (!isOnSheet(box)) return OFF_SHEET;
  const { tables } = sheet.workbook.state;
  if (tables.some((table) => table.sheet === sheet && overlap(table.state.box, cellBox(row, column))))
    return IN_TABLE;
  const filled = filledPart(sheet.grid, box);
  if (filled !== null)
    for (let y = filled.row; y < filled.row + filled.rows; y++)
      for (let x = filled.column; x < filled.column + filled.columns; x++)
        if ((y !== row || x !== column) && valueAt(sheet.grid, y, x) !== null) return BLOCKED;
  if (sheet.formulasIn(box).some((other) => other !== formula)) return BLOCKED;
  if (tables.some((table) => table.sheet === sheet && overlap(table.state.box, box))) return BLOCKED;
  return null;
}
