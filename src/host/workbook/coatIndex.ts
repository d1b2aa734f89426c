// Which coats of paint may lie on a cell, found by its row: files bring thousands of them.
import type { Box } from "./address";

/** Rows that are kept together, as a power of 2. */
const BAND = 5;
/** A coat over more bands than this is looked at for every row. */
const MOST_BANDS = 32;
/** So few coats are looked through as quickly as found. */
const FEW = 48;

/** The places in a list of coats, the lowest coat first. */
export interface CoatIndex {
  readonly tall: readonly number[];
  readonly bands: ReadonlyMap<number, readonly number[]>;
  /** The first row below all coats that are not tall. */
  readonly end: number;
}

/** Lists of coats never change, so what was found out about one holds as long as the list lives. */
const known = new WeakMap<readonly { readonly box: Box }[], CoatIndex>();

/** The index of a list, made when it is first asked for; undefined for a list that needs none. */
export function coatIndex(coats: readonly { readonly box: Box }[]): CoatIndex | undefined {
  if (coats.length < FEW) return undefined;
  let index = known.get(coats);
  if (index === undefined) known.set(coats, (index = indexOf(coats)));
  return index;
}

function indexOf(coats: readonly { readonly box: Box }[]): CoatIndex {
  const tall: number[] = [];
  const bands = new Map<number, number[]>();
  let end = 0;
  coats.forEach(({ box }, at) => {
    const first = box.row >> BAND;
    const last = (box.row + box.rows - 1) >> BAND;
    if (last - first >= MOST_BANDS) {
      tall.push(at);
      return;
    }
    end = Math.max(end, box.row + box.rows);
    for (let band = first; band <= last; band++) {
      const places = bands.get(band);
      if (places === undefined) bands.set(band, [at]);
      else places.push(at);
    }
  });
  return { tall, bands, end };
}

/** The places of coats in the rows of a cell and near them, the highest first. */
export function coatsNear(index: CoatIndex, row: number): readonly [readonly number[], readonly number[]] {
  return [index.bands.get(row >> BAND) ?? [], index.tall];
}

/** The places of coats in the rows of a box and near them, the lowest first. */
export function coatsIn({ tall, bands, end }: CoatIndex, { row, rows }: Box): readonly number[] {
  if (row >= end) return tall;
  const found = new Set(tall);
  const last = (Math.min(row + rows, end) - 1) >> BAND;
  for (let band = row >> BAND; band <= last; band++) for (const at of bands.get(band) ?? []) found.add(at);
  return [...found].sort((one, other) => one - other);
}

/** Rows that are looked at together. */
const STRIP = 256;

/** A box cut into strips with few coats each, one below the other; the last reaches over all rows that only tall coats have. */
export function strips({ end }: CoatIndex, box: Box): Box[] {
  const found: Box[] = [];
  const bottom = box.row + box.rows;
  for (let row = box.row; row < bottom;) {
    const next = row >= end ? bottom : Math.min(row + STRIP, end, bottom);
    found.push({ ...box, row, rows: next - row });
    row = next;
  }
  return found;
}
