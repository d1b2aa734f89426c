// A property of cells, such as their fill: painted over boxes, the last coat on top.
import type { Box } from "./address";
import { contains, intersect, without } from "./address";
import { coatIndex, coatsIn, coatsNear, strips } from "./coatIndex";
import type { Shift } from "./shift";
import { shiftedParts } from "./shift";

/** One coat. Coats never change: what is painted is a list of them, so that an earlier state is an earlier list. */
export interface Coat<T> {
  readonly box: Box;
  /** `undefined` takes the property away again. */
  readonly value: T | undefined;
}

export type Painted<T> = readonly Coat<T>[];

/** Paints a box. Coats that lie wholly under the new one go; one of the same value that ends where it begins goes on in it. */
export function paint<T>(painted: Painted<T>, box: Box, value: T | undefined): Painted<T> {
  const left = painted.filter((coat) => !contains(box, coat.box));
  if (value === undefined && left.every((coat) => intersect(coat.box, box) === null)) return left;
  const above = left.findLastIndex((coat) => coat.value === value && isAbove(coat.box, box));
  const extended = left[above]?.box;
  // The coat comes to the top, which changes nothing where none lies on it.
  if (extended === undefined || left.some((coat, at) => at > above && intersect(coat.box, extended) !== null))
    return [...left, { box, value }];
  return [...left.toSpliced(above, 1), { box: { ...extended, rows: extended.rows + box.rows }, value }];
}

/** Do the boxes lie one upon the other, with the same columns? */
function isAbove(one: Box, other: Box): boolean {
  return one.column === other.column && one.columns === other.columns && one.row + one.rows === other.row;
}

/** The value at one cell. */
export function paintedAt<T>(painted: Painted<T>, row: number, column: number): T | undefined {
  const index = coatIndex(painted);
  if (index === undefined) return painted[topmost(painted, null, row, column)]?.value;
  const [near, tall] = coatsNear(index, row);
  return painted[Math.max(topmost(painted, near, row, column), topmost(painted, tall, row, column))]?.value;
}

/** The place of the topmost coat on a cell among those at some places, all of them where null is given; -1 without one. */
function topmost<T>(
  painted: Painted<T>,
  places: readonly number[] | null,
  row: number,
  column: number,
): number {
  for (let index = (places ?? painted).length - 1; index >= 0; index--) {
    const at = places === null ? index : places[index]!;
    const { box } = painted[at]!;
    if (
      row >= box.row &&
      row < box.row + box.rows &&
      column >= box.column &&
      column < box.column + box.columns
    )
      return at;
  }
  return -1;
}

/** A box with its value. */
interface Piece<T> {
  readonly box: Box;
  readonly value: T;
}

/** The boxes of equal value within a box; cells without the property are in none. */
export function paintedWithin<T>(painted: Painted<T>, box: Box): readonly Piece<T>[] {
  const index = coatIndex(painted);
  if (index === undefined) return piecesOf(painted, box);
  const found: Piece<T>[] = [];
  /** Places of the pieces that end where the next strip begins, by their columns: no two have the same ones. */
  let ending = new Map<string, number>();
  for (const strip of strips(index, box)) {
    const coats = coatsIn(index, strip).map((at) => painted[at]!);
    const following = new Map<string, number>();
    for (const piece of piecesOf(coats, strip)) {
      const { row, rows, column, columns } = piece.box;
      const key = `${String(column)} ${String(columns)}`;
      const above = row === strip.row ? ending.get(key) : undefined;
      const before = above === undefined ? undefined : found[above]!;
      const isSame = before !== undefined && before.value === piece.value;
      const at = isSame ? above! : found.length;
      found[at] = isSame ? { ...before, box: { ...before.box, rows: before.box.rows + rows } } : piece;
      if (row + rows === strip.row + strip.rows) following.set(key, at);
    }
    ending = following;
  }
  return found;
}

/** The boxes of equal value within a box, coat by coat from the top. */
function piecesOf<T>(coats: Painted<T>, box: Box): Piece<T>[] {
  const found: Piece<T>[] = [];
  let open: Box[] = [box];
  for (let at = coats.length - 1; at >= 0 && open.length > 0; at--) {
    const coat = coats[at]!;
    if (intersect(coat.box, box) === null) continue;
    const rest: Box[] = [];
    for (const piece of open) {
      const shared = intersect(piece, coat.box);
      if (shared === null) {
        rest.push(piece);
        continue;
      }
      if (coat.value !== undefined) found.push({ box: shared, value: coat.value });
      rest.push(...without(piece, shared));
    }
    open = rest;
  }
  return found;
}

/** The one value that all cells of a box have; null where they differ. */
export function uniform<T>(painted: Painted<T>, box: Box, otherwise: T): T | null {
  const found = paintedWithin(painted, box);
  const covered = found.reduce((sum, { box: { rows, columns } }) => sum + rows * columns, 0);
  const values = new Set(found.map(({ value }) => value));
  if (covered < box.rows * box.columns) values.add(otherwise);
  return values.size === 1 ? [...values][0]! : null;
}

/** What is painted after cells were inserted or deleted. */
export function shiftPainted<T>(painted: Painted<T>, shift: Shift): Painted<T> {
  return painted.flatMap(({ box, value }) => shiftedParts(box, shift).map((part) => ({ box: part, value })));
}
