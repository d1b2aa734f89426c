// Changing cells so that it can be taken back: writing blocks of values and formulas, and moving cells aside.
import { clearBox, filledPart, setValue, shiftGrid, valueAt, valuesOf } from "./grid";
import type { Box } from "./address";
import { cellBox, intersect } from "./address";
import type { FormulaCell } from "./formulaCell";
import { newFormulaCell } from "./formulaCell";
import type { Sheet } from "./sheet";
import { cellKey } from "./sheet";
import type { Shift } from "./shift";
import { affectedStrip, opposite, shiftedCell } from "./shift";
import { unspill } from "../formulas/spill";
import type { CellValue } from "./values";

/** What a cell is given: a value, or a formula by its text. */
export type Content = { readonly value: CellValue } | { readonly formula: string };

/** What cells hold; cells of the box that are not listed are empty. */
export interface Block {
  readonly box: Box;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly { readonly row: number; readonly column: number; readonly text: string }[];
}

/** What a box holds now. Values that formulas spilled there are not its own. */
export function blockOf(sheet: Sheet, box: Box): Block {
  const part = filledPart(sheet.grid, box) ?? { ...box, rows: 0, columns: 0 };
  const values = valuesOf(sheet.grid, part);
  const formulas = formulasIn(sheet, box).map(({ row, column, text }) => ({ row, column, text }));
  for (const { spill } of sheet.spilling) {
    const shared = spill && part.rows > 0 ? intersect(spill, part) : null;
    if (shared === null) continue;
    for (let row = shared.row; row < shared.row + shared.rows; row++)
      values[row - part.row]!.fill(
        null,
        shared.column - part.column,
        shared.column - part.column + shared.columns,
      );
  }
  return { box, values, formulas };
}

/** The formulas that stand in a box. */
export function formulasIn(sheet: Sheet, box: Box): FormulaCell[] {
  if (box.rows * box.columns < sheet.formulas.size) {
    const found: FormulaCell[] = [];
    for (let row = box.row; row < box.row + box.rows; row++)
      for (let column = box.column; column < box.column + box.columns; column++) {
        const formula = sheet.formulaAt(row, column);
        if (formula !== undefined) found.push(formula);
      }
    return found;
  }
  return [...sheet.formulas.values()].filter(
    ({ row, column }) => intersect(cellBox(row, column), box) !== null,
  );
}

/** Puts a block where its box is; undo puts back what was there. */
export function writeBlock(sheet: Sheet, block: Block): void {
  const { box, values, formulas } = block;
  const before = blockOf(sheet, box);
  empty(sheet, box);
  values.forEach((cells, row) => {
    cells.forEach((value, column) => {
      if (value !== null) setValue(sheet.grid, box.row + row, box.column + column, value);
    });
  });
  for (const { row, column, text } of formulas) putFormula(sheet, row, column, text);
  sheet.workbook.record(() => {
    writeBlock(sheet, before);
  });
  sheet.workbook.calculation.cellsChanged(sheet, [box]);
}

/** Gives cells new contents; `undefined` leaves one as it is. Undo puts back what was there. */
export function writeContents(
  sheet: Sheet,
  box: Box,
  contentAt: (row: number, column: number) => Content | undefined,
): void {
  const before = blockOf(sheet, box);
  for (let row = 0; row < box.rows; row++)
    for (let column = 0; column < box.columns; column++) {
      const content = contentAt(row, column);
      if (content !== undefined) writeCell(sheet, box.row + row, box.column + column, content);
    }
  sheet.workbook.record(() => {
    writeBlock(sheet, before);
  });
  sheet.workbook.calculation.cellsChanged(sheet, [box]);
}

/** Moves cells aside or closes a gap, with their formulas; `refill` is put into the cells that come free. */
export function moveCells(sheet: Sheet, shift: Shift, refill?: Block): void {
  const strip = affectedStrip(shift);
  for (const formula of [...sheet.spilling])
    if (formula.spill !== null && intersect(formula.spill, strip) !== null) {
      unspill(formula);
      sheet.workbook.calculation.outdate(formula);
    }
  const lost = blockOf(sheet, shift.box);
  shiftGrid(sheet.grid, shift);
  const formulas = [...sheet.formulas.values()];
  sheet.formulas.clear();
  for (const formula of formulas) {
    const to = shiftedCell(formula.row, formula.column, shift);
    if (to === null) {
      sheet.workbook.calculation.forget(formula);
      continue;
    }
    formula.row = to.row;
    formula.column = to.column;
    if (formula.spill !== null) formula.spill = { ...formula.spill, row: to.row, column: to.column };
    sheet.formulas.set(cellKey(to.row, to.column), formula);
  }
  sheet.moveAnchors(shift);
  if (refill !== undefined) writeBlockSilently(sheet, refill);
  sheet.workbook.record(() => {
    moveCells(sheet, opposite(shift), lost);
  });
}

function writeBlockSilently(sheet: Sheet, { box, values, formulas }: Block): void {
  values.forEach((cells, row) => {
    cells.forEach((value, column) => {
      if (value !== null) setValue(sheet.grid, box.row + row, box.column + column, value);
    });
  });
  for (const { row, column, text } of formulas) putFormula(sheet, row, column, text);
  sheet.workbook.calculation.cellsChanged(sheet, [box]);
}

function writeCell(sheet: Sheet, row: number, column: number, content: Content): void {
  leaveSpill(sheet, cellBox(row, column));
  if ("formula" in content) {
    putFormula(sheet, row, column, content.formula);
    return;
  }
  removeFormula(sheet, row, column);
  setValue(sheet.grid, row, column, content.value);
}

function putFormula(sheet: Sheet, row: number, column: number, text: string): void {
  removeFormula(sheet, row, column);
  const formula = newFormulaCell(sheet, row, column, text);
  sheet.formulas.set(cellKey(row, column), formula);
  sheet.workbook.calculation.outdate(formula);
}

function removeFormula(sheet: Sheet, row: number, column: number): void {
  const formula = sheet.formulaAt(row, column);
  if (formula === undefined) return;
  unspill(formula);
  sheet.formulas.delete(cellKey(row, column));
  sheet.workbook.calculation.forget(formula);
  if (formula.spill !== null) sheet.workbook.calculation.cellsChanged(sheet, [formula.spill]);
  setValue(sheet.grid, row, column, null);
}

/** A cell that showed another formula's result gets contents of its own: that formula no longer fits. */
function leaveSpill(sheet: Sheet, box: Box): void {
  for (const formula of [...sheet.spilling]) {
    const { spill, row, column } = formula;
    if (spill === null || intersect(spill, box) === null || (row === box.row && column === box.column))
      continue;
    unspill(formula);
    sheet.workbook.calculation.outdate(formula);
    sheet.workbook.calculation.cellsChanged(sheet, [spill]);
  }
}

function empty(sheet: Sheet, box: Box): void {
  for (const formula of formulasIn(sheet, box)) removeFormula(sheet, formula.row, formula.column);
  for (const formula of [...sheet.spilling]) {
    const own = cellBox(formula.row, formula.column);
    if (formula.spill === null || intersect(own, box) !== null) continue;
    // What a formula outside spilled into the box stays its own: it is calculated anew.
    if (intersect(formula.spill, box) !== null) {
      unspill(formula);
      sheet.workbook.calculation.outdate(formula);
    }
  }
  clearBox(sheet.grid, box);
}

/** Is the cell empty, apart from what another formula spilled there? */
export function isVacant(sheet: Sheet, row: number, column: number): boolean {
  if (sheet.formulaAt(row, column) !== undefined) return false;
  return valueAt(sheet.grid, row, column) === null || sheet.spillOver(row, column) !== undefined;
}
