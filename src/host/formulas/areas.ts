// Cells of a sheet, and things on several sheets found quickly by the cells that they concern.
import type { Box } from "../workbook/address";
import { around } from "../workbook/address";
import { BoxIndex } from "../workbook/boxIndex";
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

/** Things with areas on any sheets. */
export class AreaIndex<T> {
  private readonly bySheet = new WeakMap<Sheet, BoxIndex<T>>();
  private readonly sheets = new Map<T, readonly Sheet[]>();

  /** Adds a thing, or gives it other areas. */
  set(thing: T, areas: readonly Area[]): void {
    this.delete(thing);
    const sheets = [...new Set(areas.map(({ sheet }) => sheet))];
    this.sheets.set(thing, sheets);
    for (const sheet of sheets) {
      let index = this.bySheet.get(sheet);
      if (index === undefined) this.bySheet.set(sheet, (index = new BoxIndex()));
      index.set(
        thing,
        areas.filter((area) => area.sheet === sheet).map(({ box }) => box),
      );
    }
  }

  delete(thing: T): void {
    for (const sheet of this.sheets.get(thing) ?? []) this.bySheet.get(sheet)!.delete(thing);
    this.sheets.delete(thing);
  }

  has(thing: T): boolean {
    return this.sheets.has(thing);
  }

  /** The things that have a cell in the area. */
  *in({ sheet, box }: Area): Generator<T> {
    const index = this.bySheet.get(sheet);
    if (index !== undefined) yield* index.in(box);
  }
  /** The same without those to be passed over: see `BoxIndex.without`. */
  without({ sheet, box }: Area, isPassedOver: (thing: T) => boolean): T[] {
    return this.bySheet.get(sheet)?.without(box, isPassedOver) ?? [];
  }

  notPassedOver(thing: T): void {
    for (const sheet of this.sheets.get(thing) ?? []) this.bySheet.get(sheet)!.notPassedOver(thing);
  }
}
