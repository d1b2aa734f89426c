// The distinct values of a workbook's cells: each gets a small integer, shared strings come first.
import type { Cell, CellError } from "../../roster/cells";

/** Codes for values that are not shared strings. A value may get two codes when there are very many. */
export interface ValueStore {
  /** All values; a code is the index. Grows while sheets are read. */
  readonly values: Cell[];
  /** How many of them are shared strings. */
  readonly sharedStrings: number;
  number(value: number): number;
  text(value: string): number;
  boolean(value: boolean): number;
  error(shown: string): number;
}

/** Beyond this many distinct values a look-up table costs more than it saves. */
const LARGEST_TABLE = 2 ** 20;
/** Whole numbers below this are found without hashing. */
const SMALL = 4096;

/** A store that begins with the shared strings. */
export function valueStore(sharedStrings: readonly string[]): ValueStore {
  const values: Cell[] = sharedStrings.slice();
  const small = new Int32Array(SMALL).fill(-1);
  const table = new Map<string | number | boolean, number>();
  const errors = new Map<string, number>();

  function add(value: string | number | boolean): number {
    const known = table.get(value);
    if (known !== undefined) return known;
    const code = values.push(value) - 1;
    if (table.size < LARGEST_TABLE) table.set(value, code);
    return code;
  }

  return {
    values,
    sharedStrings: sharedStrings.length,
    number: (value) => {
      if (!(value >= 0 && value < SMALL) || !Number.isInteger(value)) return add(value);
      const known = small[value]!;
      return known >= 0 ? known : (small[value] = add(value));
    },
    text: add,
    boolean: add,
    error: (shown) => {
      const known = errors.get(shown);
      if (known !== undefined) return known;
      const error: CellError = { error: shown };
      const code = values.push(error) - 1;
      errors.set(shown, code);
      return code;
    },
  };
}

/** Codes by the bytes that a value is written with, so that a text seen before is not built again. */
export interface ByteTable {
  /** The code kept for these bytes, or -1. */
  find(start: number, end: number): number;
  /** Keeps a code for the bytes that were looked for last. */
  keep(start: number, end: number, code: number): void;
}

const LONGEST_PROBE = 16;
const SAMPLED_BYTES = 64;

/** A table over the bytes of one part; what a code means beside the bytes is the caller's to keep apart. */
export function byteTable(bytes: Uint8Array): ByteTable {
  let capacity = 1 << 10;
  let used = 0;
  let slot = -1;
  let codes = new Int32Array(capacity).fill(-1);
  let starts = new Uint32Array(capacity);
  let ends = new Uint32Array(capacity);

  function hash(start: number, end: number): number {
    const length = end - start;
    const step = 1 + Math.floor(length / SAMPLED_BYTES);
    let sum = 0x811c9dc5 ^ length;
    for (let at = start; at < end; at += step) sum = Math.imul(sum ^ bytes[at]!, 0x01000193);
    return (sum ^ (sum >>> 15)) >>> 0;
  }

  function same(at: number, start: number, end: number): boolean {
    let other = starts[at]!;
    if (ends[at]! - other !== end - start) return false;
    for (let i = start; i < end; i++, other++) if (bytes[i] !== bytes[other]) return false;
    return true;
  }

  /** Finds the slot for these bytes: the one that holds them or a free one, -1 when the neighbourhood is full. */
  function probe(start: number, end: number): number {
    let at = hash(start, end) & (capacity - 1);
    for (let step = 0; step < LONGEST_PROBE; step++) {
      if (codes[at] === -1 || same(at, start, end)) return at;
      at = (at + 1) & (capacity - 1);
    }
    return -1;
  }

  function grow(): void {
    const old = { codes, starts, ends };
    capacity *= 2;
    codes = new Int32Array(capacity).fill(-1);
    starts = new Uint32Array(capacity);
    ends = new Uint32Array(capacity);
    for (let i = 0; i < old.codes.length; i++) {
      if (old.codes[i] === -1) continue;
      const at = probe(old.starts[i]!, old.ends[i]!);
      if (at < 0) continue;
      codes[at] = old.codes[i]!;
      starts[at] = old.starts[i]!;
      ends[at] = old.ends[i]!;
    }
  }

  return {
    find: (start, end) => {
      slot = probe(start, end);
      return slot < 0 ? -1 : codes[slot]!;
    },
    keep: (start, end, code) => {
      if (slot < 0 || used >= LARGEST_TABLE) return;
      codes[slot] = code;
      starts[slot] = start;
      ends[slot] = end;
      if (++used * 2 > capacity) grow();
    },
  };
}
