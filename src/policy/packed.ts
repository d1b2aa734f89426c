// Diagrams laid out flat, to be walked with one look-up a step.
import type { Diagrams, Ref, Variable } from "./diagram";
import { constantValue } from "./diagram";

/**
 * A diagram in one array. A node is its place in `table`: there stands the index of its variable, and behind it, value
 * by value, the place of the next node. A place below 0 is the end: `~place` is the result. Nodes stand behind the
 * nodes they lead to.
 */
export interface Packed {
  readonly table: Int16Array;
  readonly root: number;
}

/** Several diagrams that share one array, each with its own root. */
export interface PackedMany {
  readonly table: Int16Array;
  readonly roots: readonly number[];
}

/** `walkMany` gives one bit for each diagram. */
const MOST_TOGETHER = 31;

/** Lays diagrams out in one array. @throws Error when they are more than 31, or need more than 32,767 places. */
export function packMany(diagrams: Diagrams, refs: readonly Ref[]): PackedMany {
  if (refs.length > MOST_TOGETHER)
    throw new Error(`${String(refs.length)} diagrams are too many to pack together`);
  const places = new Map<Ref, number>();
  const cells: number[] = [];
  const placeOf = (child: Ref): number => {
    const value = constantValue(child);
    return value === undefined ? places.get(child)! : ~value;
  };
  for (const ref of refs)
    diagrams.visit(ref, (node, variable, children) => {
      if (places.has(node)) return;
      places.set(node, cells.length);
      cells.push(variable, ...children.map(placeOf));
    });
  if (cells.length > 0x7fff)
    throw new Error(`Diagrams of ${String(cells.length)} cells are too large to pack`);
  return { table: Int16Array.from(cells), roots: refs.map(placeOf) };
}

/** Lays one diagram out. @throws Error when it needs more than 32,767 places. */
export function pack(diagrams: Diagrams, ref: Ref): Packed {
  const { table, roots } = packMany(diagrams, [ref]);
  return { table, root: roots[0]! };
}

/** Walks a diagram from a place. The value of variable v is `codes[base + v]`. */
export function walkFrom(table: Int16Array, root: number, codes: Uint8Array, base: number): number {
  let at = root;
  while (at >= 0) at = table[at + 1 + codes[base + table[at]!]!]!;
  return ~at;
}

/**
 * A diagram laid out for several rows that walk it side by side: its ends are nodes too, which lead to themselves, so
 * that a row may wait there for the others. Places below `ends` are ends: the result stands above their last bits.
 */
export interface Lanes {
  readonly table: Uint16Array;
  readonly root: number;
  readonly ends: number;
}

/** Ends look at the first variable. */
const END_BITS = 3;

/** Lays a packed diagram out for `walkFour`. @throws Error when the first variable has more than seven values. */
export function lanesOf({ table, root }: Packed, variables: readonly Variable[]): Lanes {
  const { size } = variables[0]!;
  if (size >= 1 << END_BITS) throw new Error(`${String(size)} values are too many for the ends of a diagram`);
  const results = table.reduce((most, cell) => Math.max(most, -cell), -root);
  const ends = Math.max(results, 0) << END_BITS;
  const placeOf = (place: number): number => (place < 0 ? ~place << END_BITS : ends + place);
  if (placeOf(table.length) > 0xffff)
    throw new Error(`A diagram of ${String(table.length)} cells and ${String(results)} results is too large`);
  const cells = new Uint16Array(ends + table.length);
  for (let end = 0; end < ends; end += 1 << END_BITS) cells.fill(end, end + 1, end + 1 + size);
  for (let node = 0; node < table.length;) {
    const variable = table[node]!;
    cells[ends + node] = variable;
    for (const next = node + 1 + variables[variable]!.size; ++node < next;)
      cells[ends + node] = placeOf(table[node]!);
  }
  return { table: cells, root: placeOf(root), ends };
}

/**
 * Walks a diagram for four rows that follow one another, `width` codes apart, the first from `codes[base]` on; their
 * results go to `results` from `at` on. A step waits for two look-ups, one after the other: four rows wait together.
 */
export function walkFour(
  { table, root, ends }: Lanes,
  codes: Uint8Array,
  base: number,
  width: number,
  results: Int16Array,
  at: number,
): void {
  const second = base + width;
  const third = second + width;
  const fourth = third + width;
  let a = root;
  let b = root;
  let c = root;
  let d = root;
  do {
    a = table[a + 1 + codes[base + table[a]!]!]!;
    b = table[b + 1 + codes[second + table[b]!]!]!;
    c = table[c + 1 + codes[third + table[c]!]!]!;
    d = table[d + 1 + codes[fourth + table[d]!]!]!;
  } while (a >= ends || b >= ends || c >= ends || d >= ends);
  results[at] = a >> END_BITS;
  results[at + 1] = b >> END_BITS;
  results[at + 2] = c >> END_BITS;
  results[at + 3] = d >> END_BITS;
}

/** Walks a diagram. `codes` holds the value of each variable. */
export function walk({ table, root }: Packed, codes: Uint8Array): number {
  return walkFrom(table, root, codes, 0);
}

/** The numbers of the diagrams whose value is 1, as the bits of a number: bit i for the i-th. At most 31 diagrams. */
export function walkMany({ table, roots }: PackedMany, codes: Uint8Array, base: number): number {
  let bits = 0;
  for (let i = 0; i < roots.length; i++) if (walkFrom(table, roots[i]!, codes, base) === 1) bits |= 1 << i;
  return bits;
}
