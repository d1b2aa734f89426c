// Things that concern cells of a sheet, found quickly by the cells.
import type { Box } from "./address";
import { overlap } from "./address";

/** Rows that are kept together, as a power of 2. */
const BAND = 5;
/** What reaches over more bands than this is kept in one list. */
const MOST_BANDS = 32;

/** A box and the things that have it: many formulas may read the same cells. */
interface Place<T> {
  readonly box: Box;
  readonly things: Set<T>;
  /** Were all of them found to be passed over? */
  isPassedOver: boolean;
}

/** Places by the bands that they reach into. */
type Bands<T> = Map<number, Set<Place<T>>>;

/** Things with one box or several each. */
export class BoxIndex<T> {
  private readonly places = new Map<string, Place<T>>();
  private readonly placesOf = new Map<T, readonly Place<T>[]>();
  private readonly bands: Bands<T> = new Map();
  /** Boxes of one column each, by the column: thousands of formulas stand beside a column that all of them read. */
  private readonly columns = new Map<number, Bands<T>>();
  private readonly tall = new Set<Place<T>>();

  get size(): number {
    return this.placesOf.size;
  }

  /** Adds a thing, or gives it other boxes. */
  set(thing: T, boxes: readonly Box[]): void {
    this.delete(thing);
    const places = boxes.map((box) => this.placeAt(box));
    for (const place of places) {
      place.things.add(thing);
      place.isPassedOver = false;
    }
    this.placesOf.set(thing, places);
  }

  delete(thing: T): void {
    for (const place of this.placesOf.get(thing) ?? [])
      if (place.things.delete(thing) && place.things.size === 0) this.drop(place);
    this.placesOf.delete(thing);
  }

  /** The things that have a cell in the box. */
  *in(box: Box): Generator<T> {
    const seen = new Set<T>();
    for (const place of this.placesNear(box)) {
      if (!overlap(place.box, box)) continue;
      for (const thing of place.things) {
        if (seen.has(thing)) continue;
        seen.add(thing);
        yield thing;
      }
    }
  }

  /**
   * The things that have a cell in the box, without those to be passed over. Where all that have a box are, they are not asked for
   * again before `notPassedOver` names one of them.
   */
  without(box: Box, isPassedOver: (thing: T) => boolean): T[] {
    const found = new Set<T>();
    for (const place of this.placesNear(box)) {
      if (place.isPassedOver || !overlap(place.box, box)) continue;
      let all = true;
      for (const thing of place.things) {
        if (isPassedOver(thing)) continue;
        all = false;
        found.add(thing);
      }
      place.isPassedOver = all;
    }
    return [...found];
  }

  /** A thing is no longer to be passed over. */
  notPassedOver(thing: T): void {
    for (const place of this.placesOf.get(thing) ?? []) place.isPassedOver = false;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.placesOf.keys();
  }

  private placeAt(box: Box): Place<T> {
    const key = keyOf(box);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place: Place<T> = { box, things: new Set(), isPassedOver: false };
    this.places.set(key, place);
    const [first, last] = bandsOf(box);
    if (last - first >= MOST_BANDS) {
      this.tall.add(place);
      return place;
    }
    const bands = this.bandsFor(box);
    for (let band = first; band <= last; band++) {
      const places = bands.get(band);
      if (places === undefined) bands.set(band, new Set([place]));
      else places.add(place);
    }
    return place;
  }

  private drop(place: Place<T>): void {
    const { box } = place;
    this.places.delete(keyOf(box));
    if (this.tall.delete(place)) return;
    const [first, last] = bandsOf(box);
    const bands = this.bandsFor(box);
    for (let band = first; band <= last; band++) {
      const places = bands.get(band);
      if (places?.delete(place) === true && places.size === 0) bands.delete(band);
    }
    if (bands.size === 0 && box.columns === 1) this.columns.delete(box.column);
  }

  private bandsFor({ column, columns }: Box): Bands<T> {
    if (columns > 1) return this.bands;
    const known = this.columns.get(column);
    if (known !== undefined) return known;
    const bands: Bands<T> = new Map();
    this.columns.set(column, bands);
    return bands;
  }

  /** Places in the rows of a box and near them, those of one column only where it is one of the box. */
  private *placesNear(box: Box): Generator<Place<T>> {
    yield* this.tall;
    yield* inBands(this.bands, box);
    const end = box.column + box.columns;
    if (box.columns <= this.columns.size)
      for (let column = box.column; column < end; column++) {
        const bands = this.columns.get(column);
        if (bands !== undefined) yield* inBands(bands, box);
      }
    else
      for (const [column, bands] of this.columns)
        if (column >= box.column && column < end) yield* inBands(bands, box);
  }
}

function* inBands<T>(bands: Bands<T>, box: Box): Generator<Place<T>> {
  const [first, last] = bandsOf(box);
  if (last - first < bands.size) for (let band = first; band <= last; band++) yield* bands.get(band) ?? [];
  else for (const [band, places] of bands) if (band >= first && band <= last) yield* places;
}

function keyOf({ row, column, rows, columns }: Box): string {
  return `${String(row)} ${String(column)} ${String(rows)} ${String(columns)}`;
}

function bandsOf({ row, rows }: Box): readonly [first: number, last: number] {
  return [row >> BAND, (row + rows - 1) >> BAND];
}
