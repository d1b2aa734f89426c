// The distinct texts of one field of many records: each is decoded once and gets a small number.

/** Numbers for the bytes of fields, quotes included. */
export interface FieldDictionary {
  /** The texts by their numbers, without quotes. Grows. */
  readonly values: string[];
  /** The number of the field that stands there. */
  codeOf(bytes: Uint8Array, start: number, end: number): number;
}

const SAMPLED_BYTES = 64;
const FIRST_SLOTS = 64;

/** An empty dictionary; `decode` makes a text of the bytes of a field. */
export function fieldDictionary(
  decode: (bytes: Uint8Array, start: number, end: number) => string,
): FieldDictionary {
  const values: string[] = [];
  let slots = new Int32Array(FIRST_SLOTS).fill(-1);
  let hashes = new Int32Array(FIRST_SLOTS);
  /** The fields that are known, one behind the other: value v up to `ends[v]`. */
  let known = new Uint8Array(1024);
  let ends = new Int32Array(FIRST_SLOTS);

  function hashOf(bytes: Uint8Array, start: number, end: number): number {
    const step = 1 + Math.floor((end - start) / SAMPLED_BYTES);
    let hash = 0x811c9dc5 ^ (end - start);
    for (let at = start; at < end; at += step) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    return hash ^ (hash >>> 15);
  }

  function same(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    let other = code === 0 ? 0 : ends[code - 1]!;
    if (ends[code]! - other !== end - start) return false;
    for (let at = start; at < end; at++, other++) if (bytes[at] !== known[other]) return false;
    return true;
  }

  function keep(bytes: Uint8Array, start: number, end: number): number {
    const code = values.push(decode(bytes, start, end)) - 1;
    const from = code === 0 ? 0 : ends[code - 1]!;
    const to = from + end - start;
    if (to > known.length) known = enlarged(known, new Uint8Array(2 * to));
    if (code === ends.length) ends = enlarged(ends, new Int32Array(2 * code));
    known.set(bytes.subarray(start, end), from);
    ends[code] = to;
    return code;
  }

  function grow(): void {
    const old = slots;
    slots = new Int32Array(2 * old.length).fill(-1);
    const oldHashes = hashes;
    hashes = new Int32Array(slots.length);
    for (let i = 0; i < old.length; i++) {
      if (old[i] === -1) continue;
      let at = oldHashes[i]! & (slots.length - 1);
      while (slots[at] !== -1) at = (at + 1) & (slots.length - 1);
      slots[at] = old[i]!;
      hashes[at] = oldHashes[i]!;
    }
  }

  return {
    values,
    codeOf(bytes, start, end) {
      const hash = hashOf(bytes, start, end);
      let at = hash & (slots.length - 1);
      for (;;) {
        const code = slots[at]!;
        if (code === -1) break;
        if (hashes[at] === hash && same(code, bytes, start, end)) return code;
        at = (at + 1) & (slots.length - 1);
      }
      const code = keep(bytes, start, end);
      slots[at] = code;
      hashes[at] = hash;
      if (2 * values.length > slots.length) grow();
      return code;
    },
  };
}

function enlarged<List extends Uint8Array | Int32Array>(old: List, room: List): List {
  room.set(old);
  return room;
}
