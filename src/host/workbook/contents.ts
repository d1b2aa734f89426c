// Changing cells so that it can be taken back: writing blocks of values and formulas, and moving cells aside.
import { clearBox, filledPart, setValue, shiftGrid, valueAt, valuesOf } from "./grid";
import type { Box } from "./address";
import { intersect, MAX_COLUMNS, MAX_ROWS, overlap } from "./address";
import type { FormulaCell } from "./formulaCell";
import { newFormulaCell } from "./formulaCell";
import type { Sheet } from "./sheet";
import { cellKey } from "./sheet";
import type { Shift } from "./shift";
import { affectedStrip, inserts, opposite, shiftedCell } from "./shift";
import { unspill } from "../formulas/spill";
import type { CellValue } from "./values";
import type { ChangeType } from "./workbookEvents";

/** What a cell is given: a value, or a formula by its text. */
export type Content = { readonly value: CellValue } | { readonly formula: string };

/** What cells hold; cells of the box that are not listed are empty. */
export interface Block {
  readonly box: Box;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly { readonly row: number; readonly column: number; readonly text: string }[];
}

/** What a box holds now. Values that formulas spilled there are not its own. */
function blockOf(sheet: Sheet, box: Box): Block {
  const part = filledPart(sheet.grid, box) ?? { ...box, rows: 0, columns: 0 };
  const values = valuesOf(sheet.grid, part);
  const formulas = sheet.formulasIn(box).map(({ row, column, text }) => ({ row, column, text }));
  for (const { spill } of part.rows > 0 ? sheet.spilling.in(part) : []) {
    const shared = spill && intersect(spill, part);
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

/** Gives cells new contents; `undefined` leaves one as it is. Undo puts back what was there. */
export function writeContents(
  sheet: Sheet,
  box: Box,
  contentAt: (row: number, column: number) => Content | undefined,
): void {
  let before: Block | null = null;
  for (let row = 0; row < box.rows; row++)
    for (let column = 0; column < box.columns; column++) {
      const content = contentAt(row, column);
      if (content === undefined || clearsNothing(sheet, box.row + row, box.column + column, content))
        continue;
      before ??= blockOf(sheet, box);
      writeCell(sheet, box.row + row, box.column + column, content);
    }
  if (before !== null) written(sheet, before);
}

/** Puts back what cells held. */
function writeBlock(sheet: Sheet, block: Block): void {
  const { box } = block;
  const before = blockOf(sheet, box);
  empty(sheet, box);
  fill(sheet, block);
  written(sheet, before);
  sheet.workbook.noteReverted({ kind: "changed", sheet, box, changeType: "RangeEdited" });
}

/** Notes how to take back what was written over this block. */
function written(sheet: Sheet, before: Block): void {
  sheet.workbook.record(() => {
    writeBlock(sheet, before);
  }, [{ on: sheet, box: before.box }]);
  sheet.workbook.calculation.cellsChanged(sheet, [before.box]);
}

/**
 * Moves cells aside or closes a gap, with their formulas; `refill` is put into the cells that come free, `undone` is the shift
 * that this one takes back.
 */
export function moveCells(sheet: Sheet, shift: Shift, refill?: Block, undone?: Shift): void {
  const { calculation } = sheet.workbook;
  const strip = affectedStrip(shift);
  for (const formula of [...sheet.spilling.in(strip)])
    if (formula.spill !== null && overlap(formula.spill, strip)) {
      calculation.cellsChanged(sheet, [formula.spill]);
      unspill(formula);
      calculation.outdate(formula);
    }
  const lost = blockOf(sheet, shift.box);
  shiftGrid(sheet.grid, shift);
  const moving = sheet.formulasIn(strip);
  for (const formula of moving) sheet.formulas.delete(cellKey(formula.row, formula.column));
  for (const formula of moving) {
    const to = shiftedCell(formula.row, formula.column, shift);
    if (to === null) {
      calculation.forget(formula);
      continue;
    }
    formula.row = to.row;
    formula.column = to.column;
    if (formula.spill !== null) formula.spill = to;
    sheet.formulas.set(cellKey(to.row, to.column), formula);
    calculation.moved(formula);
  }
  sheet.moveAnchors(shift);
  sheet.noteShift(shift, undone);
  if (refill !== undefined) fill(sheet, refill);
  calculation.cellsChanged(sheet, [strip]);
  sheet.workbook.record(() => {
    moveCells(sheet, opposite(shift), lost, shift);
  }, [{ on: sheet, box: strip }]);
  sheet.workbook.noteReverted({
    kind: "changed",
    sheet,
    box: shift.box,
    changeType: changeTypeOf(shift),
    direction: shift.direction,
  });
}

/** What a shift is called in events. */
export function changeTypeOf(shift: Shift): ChangeType {
  const what = inserts(shift) ? "Inserted" : "Deleted";
  if (shift.box.columns === MAX_COLUMNS) return `Row${what}`;
  if (shift.box.rows === MAX_ROWS) return `Column${what}`;
  return `Cell${what}`;
}

/** Fills empty cells. */
function fill(sheet: Sheet, { box, values, formulas }: Block): void {
  values.forEach((cells, row) => {
    cells.forEach((value, column) => {
      if (value !== null) setValue(sheet.grid, box.row + row, box.column + column, value);
    });
  });
  for (const { row, column, text } of formulas) putFormula(sheet, row, column, text);
}

/** A cell that shows another formula's result holds nothing that could be cleared. */
function clearsNothing(sheet: Sheet, row: number, column: number, content: Content): boolean {
  return "value" in content && content.value === null && sheet.spillOver(row, column) !== undefined;
}

function writeCell(sheet: Sheet, row: number, column: number, content: Content): void {
  const parent = sheet.spillOver(row, column);
  if (parent !== undefined) takeBack(parent);
  if ("formula" in content) {
    putFormula(sheet, row, column, content.formula);
    return;
  }
  removeFormula(sheet, row, column);
  setValue(sheet.grid, row, column, content.value);
}

function putFormula(sheet: Sheet, row: number, column: number, text: string): void {
  removeFormula(sheet, row, column);
  setValue(sheet.grid, row, column, null);
  const formula = newFormulaCell(sheet, row, column, text);
  sheet.formulas.set(cellKey(row, column), formula);
  sheet.workbook.calculation.entered(formula);
}

function removeFormula(sheet: Sheet, row: number, column: number): void {
  const formula = sheet.formulaAt(row, column);
  if (formula === undefined) return;
  const { spill } = formula;
  unspill(formula);
  sheet.formulas.delete(cellKey(row, column));
  sheet.workbook.calculation.forget(formula);
  setValue(sheet.grid, row, column, null);
  if (spill !== null) sheet.workbook.calculation.cellsChanged(sheet, [spill]);
}

/** A formula's result no longer fits: something else comes into its cells. */
function takeBack(formula: FormulaCell): void {
  const { sheet, spill } = formula;
  const { calculation } = sheet.workbook;
  unspill(formula);
  calculation.outdate(formula);
  if (spill !== null) calculation.cellsChanged(sheet, [spill]);
}

function empty(sheet: Sheet, box: Box): void {
  for (const formula of sheet.formulasIn(box)) removeFormula(sheet, formula.row, formula.column);
  // What a formula outside spilled into the box stays its own: it is calculated anew.
  for (const formula of [...sheet.spilling.in(box)])
    if (formula.spill !== null && overlap(formula.spill, box)) takeBack(formula);
  clearBox(sheet.grid, box);
}

/** Is the cell empty, apart from what another formula spilled there? */
export function isVacant(sheet: Sheet, row: number, column: number): boolean {
  if (sheet.formulaAt(row, column) !== undefined) return false;
  return valueAt(sheet.grid, row, column) === null || sheet.spillOver(row, column) !== undefined;
}
