// Boxes on sheets, and quick answers to which formulas' cells lie in them.
import type { Box } from "../workbook/address";
import { around, cellBox, intersect } from "../workbook/address";
import type { FormulaCell } from "../workbook/formulaCell";
import type { Sheet } from "../workbook/sheet";

/** Cells of a sheet. */
export interface Area {
  readonly sheet: Sheet;
  readonly box: Box;
}

/** The same cells in fewer areas: those that follow one another in columns of the same breadth are joined. */
export function merged(areas: readonly Area[]): Area[] {
  if (areas.length < 2) return [...areas];
  const sorted = areas.toSorted(
    (one, other) =>
      (one.sheet === other.sheet ? 0 : one.sheet.id < other.sheet.id ? -1 : 1) ||
      one.box.column - other.box.column ||
      one.box.columns - other.box.columns ||
      one.box.row - other.box.row,
  );
  const joined: Area[] = [];
  for (const area of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && follows(last, area))
      joined[joined.length - 1] = { sheet: last.sheet, box: around(last.box, area.box) };
    else joined.push(area);
  }
  return joined;
}

function follows(last: Area, { sheet, box }: Area): boolean {
  return (
    last.sheet === sheet &&
    last.box.column === box.column &&
    last.box.columns === box.columns &&
    box.row <= last.box.row + last.box.rows
  );
}

/** Cells whose values are not known yet. */
export class BusyCells {
  private readonly bySheet = new Map<Sheet, FormulaCell[]>();

  constructor(formulas: readonly FormulaCell[]) {
    for (const formula of formulas) {
      const list = this.bySheet.get(formula.sheet);
      if (list === undefined) this.bySheet.set(formula.sheet, [formula]);
      else list.push(formula);
    }
    for (const list of this.bySheet.values()) list.sort((one, other) => one.row - other.row);
  }

  /** Does one of them, besides this formula's own, lie in the area? */
  touch({ sheet, box }: Area, itself: FormulaCell): boolean {
    const list = this.bySheet.get(sheet);
    if (list === undefined) return false;
    for (let index = firstFrom(list, box.row); index < list.length; index++) {
      const formula = list[index]!;
      if (formula.row >= box.row + box.rows) break;
      if (formula !== itself && intersect(cellBox(formula.row, formula.column), box) !== null) return true;
    }
    for (const formula of sheet.spilling)
      if (formula !== itself && formula.spill !== null && intersect(formula.spill, box) !== null)
        if (list.includes(formula)) return true;
    return false;
  }
}

/** The index of the first formula that stands on this row or below. */
function firstFrom(sorted: readonly FormulaCell[], row: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
