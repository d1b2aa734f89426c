// Diagrams laid out flat, to be walked with one look-up a step.
import type { Diagrams, Ref } from "./diagram";
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
