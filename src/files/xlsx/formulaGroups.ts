// Formulas that share one text or fill a block: no result may take away what other cells still need.
import { formulaBlock, formulaShared } from "../../words/workbooks";
import { FileError } from "../fileError";
import { cellName, rangeName, type CellRange } from "./names";
import { LEAVE, type PlannedColumn } from "./resultColumns";
import { columnOfKey, rowOfKey } from "./sheetCells";
import type { SheetScan } from "./sheetLayout";

/** Looks up and marks the cells that results replace. */
interface Replaced {
  readonly has: (row: number, column: number) => boolean;
  /** Marks a cell for replacement; false when it is not one that results are written to. */
  readonly add: (row: number, column: number) => boolean;
}

function replacedCells(firstRow: number, columns: readonly PlannedColumn[]): Replaced {
  const byColumn = new Map(columns.map((planned) => [planned.column, planned]));
  return {
    has: (row, column) => byColumn.get(column)?.changed[row - firstRow] === 1,
    add: (row, column) => {
      const planned = byColumn.get(column);
      const code = planned?.codes[row - firstRow];
      if (!planned || code === undefined || code === LEAVE) return false;
      planned.changed[row - firstRow] = 1;
      return true;
    },
  };
}

/**
 * A cell that is replaced may carry the formula of others: the first of a shared formula, any of an array formula.
 * The others are then replaced by their results too, equal or not; where they get no result, the patch is refused
 * rather than their formulas rewritten. Changes the marks in `columns`. Throws FileError FORMULA_IN_THE_WAY.
 */
export function settleFormulas(
  scan: SheetScan,
  sheet: string,
  firstRow: number,
  columns: readonly PlannedColumn[],
): void {
  const replaced = replacedCells(firstRow, columns);
  for (const { master, members } of scan.formulas.shared.values()) {
    if (master < 0 || !replaced.has(rowOfKey(master), columnOfKey(master))) continue;
    for (const member of members) {
      const row = rowOfKey(member);
      const column = columnOfKey(member);
      if (replaced.add(row, column)) continue;
      const holder = cellName(rowOfKey(master), columnOfKey(master));
      throw new FileError("FORMULA_IN_THE_WAY", formulaShared(sheet, holder, cellName(row, column)));
    }
  }
  for (const block of scan.formulas.blocks) {
    if (!touches(block, firstRow, columns)) continue;
    for (let column = block.firstColumn; column <= block.lastColumn; column++) {
      for (let row = block.firstRow; row <= block.lastRow; row++) {
        if (replaced.add(row, column)) continue;
        const left = cellName(row, column);
        throw new FileError("FORMULA_IN_THE_WAY", formulaBlock(sheet, rangeName(block), left));
      }
    }
  }
}

/** Is a cell of the block replaced? */
function touches(block: CellRange, firstRow: number, columns: readonly PlannedColumn[]): boolean {
  return columns.some(({ column, changed }) => {
    if (column < block.firstColumn || column > block.lastColumn) return false;
    const start = Math.max(block.firstRow - firstRow, 0);
    return changed.subarray(start, Math.max(block.lastRow - firstRow + 1, start)).includes(1);
  });
}
