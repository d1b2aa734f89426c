// What a sheet held when it was opened, with its cells where insertions and deletions have moved them since.
import { refersBeyond } from "../../../host/formulas/beyond";
import { type Box, cellBox, contains, MAX_COLUMNS, MAX_ROWS, sameBox } from "../../../host/workbook/address";
import { shiftFormats } from "../../../host/workbook/edits";
import type { FormulaCell } from "../../../host/workbook/formulaCell";
import { type Grid, shiftGrid, valueAt } from "../../../host/workbook/grid";
import type { Painted } from "../../../host/workbook/painted";
import { cellKey, type Formats, type Sheet, type SheetState } from "../../../host/workbook/sheet";
import {
  inserts,
  isVertical,
  type Shift,
  shiftedBox,
  shiftedCell,
  shiftedParts,
} from "../../../host/workbook/shift";
import { type CellValue, isCellError } from "../../../host/workbook/values";
import type { CellsBaseline, FormulaBaseline } from "../source";
import type { CellSource, RowSource, SheetIndex } from "./sheetIndex";

/** A formula of the file, where it stands now. */
export interface FormulaBefore {
  readonly text: string;
  /** The same formula with its references where their cells are now. */
  readonly followed: () => string;
  readonly box: Box;
  /** Do the cells of its value still stand together as they did? */
  readonly isWhole: boolean;
  readonly kind: FormulaBaseline["kind"];
}

export interface Before {
  readonly shifts: readonly Shift[];
  readonly grid: Grid;
  /** By `cellKey` of where they stand now. */
  readonly formulas: ReadonlyMap<number, FormulaBefore>;
  /** Formulas that keep the file's value, because nobody here knows a newer one, with the cells of that value. By `cellKey`. */
  readonly kept: ReadonlyMap<number, Box>;
  /** The cells of these values. By `cellKey`. */
  readonly keptCells: ReadonlySet<number>;
  readonly formats: Formats;
  /** Cells that were inserted, where they are now. */
  readonly inserted: readonly Box[];
}

/** A sheet that came from no file. */
export const NOTHING: CellsBaseline = { rows: [], formulas: new Map() };

/** @param follow gives a formula of the sheet, as it was in the file, its references as they are now */
export function beforeOf(
  sheet: Sheet,
  cells: CellsBaseline,
  state: Pick<SheetState, "formats">,
  follow: (formula: string) => string = (formula) => formula,
): Before {
  const { shifts } = sheet;
  const grid: Grid = {
    rows: cells.rows.map((row) => (shifts.length > 0 ? row?.slice() : (row as CellValue[] | undefined))),
  };
  const formulas = new Map<number, FormulaBefore>();
  for (const { row, column, text, box, kind } of cells.formulas.values()) {
    const cell = shiftedBy(shifts, cellBox(row, column));
    if (cell === null) continue;
    const moved = { ...box, row: cell.row, column: cell.column };
    const isWhole = shifts.length === 0 || isOneBox(partsBy(shifts, box), moved);
    formulas.set(cellKey(cell.row, cell.column), {
      text,
      followed: () => follow(text),
      box: moved,
      isWhole,
      kind,
    });
  }
  let { formats } = state;
  let inserted: Box[] = [];
  for (const shift of shifts) {
    shiftGrid(grid, shift);
    formats = shiftFormats(formats, shift);
    inserted = inserted.flatMap((box) => shiftedParts(box, shift));
    if (inserts(shift)) inserted.push(shift.box);
  }
  const kept = keptResults(sheet, formulas);
  const keptCells = new Set([...kept.values()].flatMap(keysOf));
  return { shifts, grid, formulas, kept, keptCells, formats, inserted };
}

const isOneBox = (parts: readonly Box[], box: Box): boolean => parts.length === 1 && sameBox(parts[0]!, box);

/** Where a box lies after all shifts; null when its cells are deleted. */
export function shiftedBy(shifts: readonly Shift[], box: Box): Box | null {
  let at: Box | null = box;
  for (const shift of shifts) at = at && shiftedBox(at, shift);
  return at;
}

/** Where the cells of a box lie after all shifts. */
export function partsBy(shifts: readonly Shift[], box: Box): Box[] {
  let parts = [box];
  for (const shift of shifts) parts = parts.flatMap((part) => shiftedParts(part, shift));
  return parts;
}

/** Cells of the file by where they are now. */
export interface PlacedCells {
  /** By row, then by column. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, CellSource>>;
  /** Attributes of rows, by where they are now. */
  readonly attributes: ReadonlyMap<number, RowSource>;
}

export function placeCells({ rows }: SheetIndex, shifts: readonly Shift[]): PlacedCells {
  const placed = new Map<number, Map<number, CellSource>>();
  const attributes = new Map<number, RowSource>();
  const wholeRows = shifts.filter((shift) => isVertical(shift) && shift.box.columns === MAX_COLUMNS);
  for (const source of rows) {
    const row = wholeRows.length === 0 ? source.row : movedRow(wholeRows, source.row);
    if (row !== null) attributes.set(row, source);
    for (const cell of source.cells) {
      let at: Box | null = cellBox(cell.row, cell.column);
      for (const shift of shifts) at = at && shiftedCell(at.row, at.column, shift);
      if (at === null) continue;
      const cells = placed.get(at.row);
      if (cells === undefined) placed.set(at.row, new Map([[at.column, cell]]));
      else cells.set(at.column, cell);
    }
  }
  return { rows: placed, attributes };
}

function movedRow(shifts: readonly Shift[], row: number): number | null {
  return shiftedBy(shifts, { row, column: 0, rows: 1, columns: MAX_COLUMNS })?.row ?? null;
}

/** Cells whose value or formula is not what it was, by row. */
export type ChangedCells = Map<number, Set<number>>;

export function mark(cells: ChangedCells, row: number, column: number): void {
  const columns = cells.get(row);
  if (columns === undefined) cells.set(row, new Set([column]));
  else columns.add(column);
}

/** What formulas show that nobody here can calculate, or not yet. */
const UNKNOWN: ReadonlySet<string> = new Set(["#NAME?", "#BUSY!"]);

export const isUnknown = (value: CellValue): boolean => isCellError(value) && UNKNOWN.has(value.error);

/** Is it the file's formula, with the references of now? */
export const isSameFormula = (text: string, then: FormulaBefore | undefined): then is FormulaBefore =>
  then !== undefined && (text === then.text || text === then.followed());

/** The formulas of the file that cannot be calculated here, or have not been yet, with the cells of the value that the file has. */
function keptResults(sheet: Sheet, formulas: ReadonlyMap<number, FormulaBefore>): Map<number, Box> {
  const kept = new Map<number, Box>();
  if (formulas.size === 0) return kept;
  const { calculation } = sheet.workbook;
  for (const [key, formula] of sheet.formulas) {
    const then = formulas.get(key);
    if (!isSameFormula(formula.text, then)) continue;
    const now = valueAt(sheet.grid, formula.row, formula.column);
    // Cells of an array that were moved without being calculated anew.
    const isLeft =
      calculation.isOutdated(formula) &&
      sizeOf(then.box) > (formula.spill === null ? 1 : sizeOf(formula.spill));
    const isUnknownHere = isUnknown(now) || (isCellError(now) && refersBeyond(formula.text));
    if (!isUnknownHere && !isLeft) continue;
    const isFree = (at: number): boolean => {
      const [row, column] = [Math.floor(at / MAX_COLUMNS), at % MAX_COLUMNS];
      const isOwn = sheet.spillOver(row, column) === formula;
      return !sheet.formulas.has(at) && (isOwn || valueAt(sheet.grid, row, column) === null);
    };
    const [own, ...others] = keysOf(then.box);
    const isRoomy = then.isWhole && others.every(isFree);
    if (isRoomy) kept.set(own!, then.box);
    else if (isUnknownHere) kept.set(own!, cellBox(formula.row, formula.column));
  }
  return kept;
}

const sizeOf = ({ rows, columns }: Box): number => rows * columns;

/** The cells that a formula fills, its own at least. */
export function filledBy({ row, column, spill, blocked }: FormulaCell, { kept }: Before): Box {
  return (
    kept.get(cellKey(row, column)) ?? (blocked === null && spill !== null ? spill : cellBox(row, column))
  );
}

/** The keys of a box's cells, the first one's first. */
function keysOf({ row, column, rows, columns }: Box): number[] {
  return Array.from({ length: rows * columns }, (_, index) =>
    cellKey(row + Math.floor(index / columns), column + (index % columns)),
  );
}

/**
 * The cells that hold something else than in the file. Formulas of the file that cannot be calculated here keep the value that the
 * file has; `keep` is told of them.
 */
export function changedCells(sheet: Sheet, before: Before, keep: () => void = () => undefined): ChangedCells {
  const changed: ChangedCells = new Map();
  const isKept = (row: number, column: number): boolean => {
    const is = before.keptCells.has(cellKey(row, column));
    if (is) keep();
    return is;
  };
  const count = Math.max(sheet.grid.rows.length, before.grid.rows.length);
  for (let row = 0; row < count; row++) {
    const now = sheet.grid.rows[row] ?? [];
    const then = before.grid.rows[row] ?? [];
    if (now === then) continue;
    for (let column = 0; column < Math.max(now.length, then.length); column++)
      if (!sameValue(now[column] ?? null, then[column] ?? null) && !isKept(row, column))
        mark(changed, row, column);
  }
  for (const formula of sheet.formulas.values()) {
    const { row, column, text } = formula;
    const then = before.formulas.get(cellKey(row, column));
    if (then?.text !== text || !sameBox(filledBy(formula, before), then.box)) mark(changed, row, column);
  }
  for (const key of before.formulas.keys())
    if (!sheet.formulas.has(key)) mark(changed, Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS);
  return changed;
}

export function sameValue(one: CellValue, other: CellValue): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object") return Number.isNaN(one) && Number.isNaN(other);
  return one !== null && other !== null && one.error === other.error;
}

/** Is any cell not what it was? Quicker than asking which. */
export function cellsAreSame(sheet: Sheet, before: Before): boolean {
  return before.shifts.length === 0 && changedCells(sheet, before).size === 0;
}

/** The boxes in which two lists of coats are not the same coats. */
export function differingBoxes<T>(one: Painted<T>, other: Painted<T>): Box[] {
  if (one === other) return [];
  const keyOf = ({ box: { row, column, rows, columns }, value }: Painted<T>[number]): string =>
    [
      row,
      column,
      rows,
      columns,
      typeof value,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ].join();
  const [first, second] = [new Set(one.map(keyOf)), new Set(other.map(keyOf))];
  return [
    ...one.filter((coat) => !second.has(keyOf(coat))),
    ...other.filter((coat) => !first.has(keyOf(coat))),
  ].map(({ box }) => box);
}

export const isInserted = ({ inserted }: Before, row: number, column: number): boolean =>
  inserted.some((box) => contains(box, cellBox(row, column)));

/** Does a box reach to the last row of the sheet? */
export const isTall = ({ row, rows }: Box): boolean => row + rows === MAX_ROWS;
/** Does a box reach to the last column of the sheet? */
export const isWide = ({ column, columns }: Box): boolean => column + columns === MAX_COLUMNS;
