// Reading cells for formulas: large areas end where cells are filled, and are read once until one of their cells changes.
import type { ArrayValueObject } from "@univerjs/engine-formula";
import type { Area } from "../../host/formulas/areas";
import { AreaIndex } from "../../host/formulas/areas";
import type { Matrix } from "../../host/formulas/references";
import type { Box } from "../../host/workbook/address";
import { MAX_COLUMNS } from "../../host/workbook/address";
import { filledPart, valueAt, valuesOf } from "../../host/workbook/grid";
import type { Sheet } from "../../host/workbook/sheet";
import type { CellValue } from "../../host/workbook/values";
import { arrayOf } from "./univerValues";

/** Areas of more cells, such as whole columns, end where the workbook's cells end. */
const LARGE = 100_000;
/** Smaller areas are read anew each time. */
const SMALL = 16;
/** How many cells are kept. */
const MOST = 4_000_000;

/** Cells that have been read. */
interface Kept {
  readonly key: string;
  readonly matrix: Matrix;
  array: ArrayValueObject | null;
  /** Where each value is, texts in lower case: counted from 0 by rows, then columns. */
  places: Map<CellValue, number[]> | null;
}

export class CellReader {
  private readonly kept = new Map<string, Kept>();
  private readonly areas = new AreaIndex<Kept>();
  private cells = 0;

  /** One cell. */
  value({ sheet, box }: Area): CellValue {
    return valueAt(sheet.grid, box.row, box.column);
  }

  /** The values of cells; the same object as long as none of them changes. */
  matrix(area: Area): Matrix {
    return this.read(area).matrix;
  }

  /** The values of cells as Univer's functions take them. */
  array(area: Area): ArrayValueObject {
    const kept = this.read(area);
    return (kept.array ??= arrayOf(kept.matrix));
  }

  /** Where in an area a value is: counted from 0 by rows, then columns. Upper and lower case are the same. */
  places(area: Area, value: string | number | boolean): readonly number[] {
    const kept = this.read(area);
    kept.places ??= placesIn(kept.matrix);
    return kept.places.get(typeof value === "string" ? value.toLowerCase() : value) ?? [];
  }

  /** Cells have other values: they are to be read anew. */
  changed(sheet: Sheet, boxes: readonly Box[]): void {
    if (this.kept.size === 0) return;
    for (const box of boxes) for (const kept of [...this.areas.in({ sheet, box })]) this.drop(kept);
  }

  private read(area: Area): Kept {
    const box = filledBox(area);
    const size = box.rows * box.columns;
    const { sheet } = area;
    const key = `${sheet.id} ${String(box.row)} ${String(box.column)} ${String(box.rows)} ${String(box.columns)}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const kept: Kept = { key, matrix: valuesOf(sheet.grid, box), array: null, places: null };
    if (size <= SMALL) return kept;
    if (this.cells + size > MOST) for (const other of [...this.kept.values()]) this.drop(other);
    this.kept.set(key, kept);
    this.areas.set(kept, [{ sheet, box }]);
    this.cells += size;
    return kept;
  }

  private drop(kept: Kept): void {
    this.kept.delete(kept.key);
    this.areas.delete(kept);
    this.cells -= kept.matrix.length * (kept.matrix[0]?.length ?? 0);
  }
}

function placesIn(matrix: Matrix): Map<CellValue, number[]> {
  const places = new Map<CellValue, number[]>();
  let place = 0;
  for (const cells of matrix)
    for (const value of cells) {
      const key = typeof value === "string" ? value.toLowerCase() : value;
      const list = places.get(key);
      if (list === undefined) places.set(key, [place]);
      else list.push(place);
      place++;
    }
  return places;
}

/**
 * The cells of an area without the empty rows, and in whole rows the columns, at its end; at least one. All sheets count for where
 * that is, so that areas which were of one size stay so.
 */
export function filledBox({ sheet, box }: Area): Box {
  if (box.rows * box.columns <= LARGE && box.columns < MAX_COLUMNS) return box;
  const { sheets } = sheet.workbook.state;
  const end = sheets.reduce((most, { grid }) => Math.max(most, grid.rows.length), 0);
  const rows = Math.max(1, Math.min(box.rows, end - box.row));
  if (box.columns < MAX_COLUMNS) return { ...box, rows };
  const columns = sheets.reduce(
    (most, { grid }) => Math.max(most, filledPart(grid, { ...box, rows })?.columns ?? 0),
    1,
  );
  return { ...box, rows, columns };
}
