// One worksheet: values, formulas, and everything that is painted or listed beside them.
import type { Box } from "./address";
import { around, cellBox, intersect, MAX_COLUMNS, overlap } from "./address";
import { BoxIndex } from "./boxIndex";
import type { FormulaCell } from "./formulaCell";
import type { Grid } from "./grid";
import { newGrid, usedBox, usedWithin } from "./grid";
import { replacedBy } from "./history";
import type { Painted } from "./painted";
import type { Shift } from "./shift";
import { shiftedBox } from "./shift";
import type { Workbook } from "./workbook";

/** A property of cells by the path that the API gives it, such as "numberFormat", "fill.color", "font.bold". */
export type Formats = Readonly<Record<string, Painted<unknown>>>;

/** One conditional format, with its settings as the API names them. */
export interface ConditionalFormat {
  readonly id: string;
  readonly type: string;
  /** Where it applies: several areas once part of the first was cleared. */
  readonly boxes: readonly Box[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Criteria by column, as `Excel.FilterCriteria`; null where a column has none. */
export type Criteria = readonly (Readonly<Record<string, unknown>> | null)[];

/** The filter of a sheet, or of one of its tables. */
export interface SheetFilter {
  /** The id of the table; null for the sheet's own filter. */
  readonly table: string | null;
  /** With the header row. A table's filter is where the table is. */
  readonly box: Box;
  readonly criteria: Criteria;
}

/** A chart: recorded, not drawn. */
export interface Chart {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly source: { readonly sheet: Sheet; readonly box: Box } | null;
  readonly seriesBy: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What a protected sheet still allows, as the API names it. */
export interface Protection {
  readonly options: Readonly<Record<string, unknown>>;
  readonly password: string | null;
}

/** All of a sheet but its cells. It never changes: a sheet takes on another one, and undo gives the former back. */
export interface SheetState {
  readonly name: string;
  readonly visibility: "Visible" | "Hidden" | "VeryHidden";
  readonly tabColor: string;
  readonly showGridlines: boolean;
  readonly showHeadings: boolean;
  readonly formats: Formats;
  readonly validations: Painted<Readonly<Record<string, unknown>>>;
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly merged: readonly Box[];
  readonly filters: readonly SheetFilter[];
  readonly charts: readonly Chart[];
  readonly protection: Protection | null;
  /** Rows and columns that stay in view, as freezeRows and freezeColumns set them. */
  readonly frozen: { readonly rows: number; readonly columns: number };
}

/** A box that follows its cells when others are inserted or deleted; null once they are all gone. */
export interface Anchor {
  box: Box | null;
}

export class Sheet {
  readonly workbook: Workbook;
  readonly id: string;
  readonly grid: Grid = newGrid();
  /** By `cellKey`. */
  readonly formulas = new Map<number, FormulaCell>();
  /** Formulas whose results reach into other cells, or would if those were empty, by all these cells. */
  readonly spilling = new BoxIndex<FormulaCell>();
  private readonly anchors = new Set<Anchor>();
  private readonly shifted: Shift[] = [];
  private current: SheetState;

  constructor(workbook: Workbook, id: string, name: string) {
    this.workbook = workbook;
    this.id = id;
    this.current = {
      name,
      visibility: "Visible",
      tabColor: "",
      showGridlines: true,
      showHeadings: true,
      formats: {},
      validations: [],
      conditionalFormats: [],
      merged: [],
      filters: [],
      charts: [],
      protection: null,
      frozen: { rows: 0, columns: 0 },
    };
  }

  get state(): SheetState {
    return this.current;
  }

  get name(): string {
    return this.current.name;
  }

  /** Changes some of the state; undo gives the former state back. Protection cannot be undone. */
  update(change: Partial<SheetState>): void {
    const replaced = replacedBy(this.current, change);
    const parts = Object.keys(replaced);
    if (parts.length === 0) return;
    const touches = parts.map((part) => ({ on: this, part }));
    if ("protection" in replaced) this.workbook.cannotBeUndone(touches);
    this.current = { ...this.current, ...change };
    this.workbook.stateChanged(this);
    if ("protection" in replaced) return;
    this.workbook.record(() => {
      this.update(replaced);
    }, touches);
  }

  /** Follows a box from now on. */
  anchor(box: Box): Anchor {
    const anchor: Anchor = { box };
    this.anchors.add(anchor);
    return anchor;
  }

  /** How many boxes are followed: those of ranges that add-ins keep, of events, of selections. */
  get followed(): number {
    return this.anchors.size;
  }

  release(anchor: Anchor): void {
    this.anchors.delete(anchor);
  }

  moveAnchors(shift: Shift): void {
    for (const anchor of this.anchors) if (anchor.box !== null) anchor.box = shiftedBox(anchor.box, shift);
  }

  /** The insertions and deletions of cells so far, in order. Those that were undone are not among them. */
  get shifts(): readonly Shift[] {
    return this.shifted;
  }

  /** Notes that cells were inserted or deleted; `undone` is the shift that this one takes back. */
  noteShift(shift: Shift, undone?: Shift): void {
    if (undone !== undefined && this.shifted.at(-1) === undone) this.shifted.pop();
    else this.shifted.push(shift);
  }

  /** The formula of a cell; the cells of its spill have none. */
  formulaAt(row: number, column: number): FormulaCell | undefined {
    return this.formulas.get(cellKey(row, column));
  }

  /** The formulas that stand in a box. */
  formulasIn(box: Box): FormulaCell[] {
    if (box.rows * box.columns > this.formulas.size)
      return [...this.formulas.values()].filter(({ row, column }) => overlap(cellBox(row, column), box));
    const found: FormulaCell[] = [];
    for (let row = box.row; row < box.row + box.rows; row++)
      for (let column = box.column; column < box.column + box.columns; column++) {
        const formula = this.formulaAt(row, column);
        if (formula !== undefined) found.push(formula);
      }
    return found;
  }

  /** The formula whose result a cell shows without being its own. */
  spillOver(row: number, column: number): FormulaCell | undefined {
    if (this.spilling.size === 0) return undefined;
    const cell = cellBox(row, column);
    for (const formula of this.spilling.in(cell)) {
      if (formula.row === row && formula.column === column) continue;
      if (formula.spill !== null && overlap(formula.spill, cell)) return formula;
    }
    return undefined;
  }

  /** The box around all cells with values or formulas, and with formats too unless only values count; those of a box, with it. */
  usedBox(valuesOnly: boolean, within?: Box): Box | null {
    let used = within === undefined ? usedBox(this.grid) : usedWithin(this.grid, within);
    const take = (box: Box): void => {
      const part = within === undefined ? box : intersect(box, within);
      if (part !== null) used = used === null ? part : around(used, part);
    };
    for (const { row, column } of this.formulas.values()) take({ row, column, rows: 1, columns: 1 });
    if (valuesOnly) return used;
    for (const [path, painted] of Object.entries(this.current.formats)) {
      if (path === "columnWidth" || path === "rowHeight" || path === "columnHidden" || path === "rowHidden")
        continue;
      for (const { box, value } of painted)
        if (value !== undefined && box.columns < MAX_COLUMNS && box.rows < 1_000_000) take(box);
    }
    return used;
  }
}

/** The key of a cell in `Sheet.formulas`. */
export function cellKey(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}

/** Why a name cannot be a sheet's; undefined where it can. */
export function faultInSheetName(name: string): string | undefined {
  if (/^[^\\/?*[\]:]{1,31}$/.test(name) && !/^'|'$/.test(name)) return undefined;
  return `“${name}” cannot be a worksheet's name: 1 to 31 characters, none of \\ / ? * [ ] :, no apostrophe at either end.`;
}
