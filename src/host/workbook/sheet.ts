// One worksheet: values, formulas, and everything that is painted or listed beside them.
import type { Box } from "./address";
import { around, intersect, MAX_COLUMNS } from "./address";
import type { FormulaCell } from "./formulaCell";
import type { Grid } from "./grid";
import { newGrid, usedBox } from "./grid";
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
  readonly box: Box;
  readonly settings: Readonly<Record<string, unknown>>;
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
  readonly formats: Formats;
  readonly validations: Painted<Readonly<Record<string, unknown>>>;
  readonly conditionalFormats: readonly ConditionalFormat[];
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
  /** Formulas whose results reach into other cells, or would if those were empty. */
  readonly spilling = new Set<FormulaCell>();
  private readonly anchors = new Set<Anchor>();
  private current: SheetState;

  constructor(workbook: Workbook, id: string, name: string) {
    this.workbook = workbook;
    this.id = id;
    this.current = {
      name,
      visibility: "Visible",
      tabColor: "",
      showGridlines: true,
      formats: {},
      validations: [],
      conditionalFormats: [],
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

  /** Changes some of the state; undo gives the former state back. */
  update(change: Partial<SheetState>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    this.workbook.record(() => {
      this.update(before);
    });
  }

  /** Follows a box from now on. */
  anchor(box: Box): Anchor {
    const anchor: Anchor = { box };
    this.anchors.add(anchor);
    return anchor;
  }

  release(anchor: Anchor): void {
    this.anchors.delete(anchor);
  }

  moveAnchors(shift: Shift): void {
    for (const anchor of this.anchors) if (anchor.box !== null) anchor.box = shiftedBox(anchor.box, shift);
  }

  /** The formula of a cell; the cells of its spill have none. */
  formulaAt(row: number, column: number): FormulaCell | undefined {
    return this.formulas.get(cellKey(row, column));
  }

  /** The formula whose result a cell shows without being its own. */
  spillOver(row: number, column: number): FormulaCell | undefined {
    for (const formula of this.spilling) {
      if (formula.spill === null || (formula.row === row && formula.column === column)) continue;
      if (intersect(formula.spill, { row, column, rows: 1, columns: 1 }) !== null) return formula;
    }
    return undefined;
  }

  /** The box around all cells with values or formulas, and with formats too unless only values count. */
  usedBox(valuesOnly: boolean): Box | null {
    let used = usedBox(this.grid);
    const take = (box: Box): void => {
      used = used === null ? box : around(used, box);
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
