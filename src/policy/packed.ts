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

/** Lays one diagram out. @throws Error when it needs more than 32,767 places. */
export function pack(diagrams: Diagrams, ref: Ref): Packed {
  const places = new Map<Ref, number>();
  const cells: number[] = [];
  const placeOf = (child: Ref): number => {
    const value = constantValue(child);
    return value === undefined ? places.get(child)! : ~value;
  };
  diagrams.visit(ref, (node, variable, children) => {
    places.set(node, cells.length);
    cells.push(variable, ...children.map(placeOf));
  });
  if (cells.length > 0x7fff)
    throw new Error(`A diagram of ${String(cells.length)} cells is too large to pack`);
  return { table: Int16Array.from(cells), root: placeOf(ref) };
}

/** Walks a diagram. `codes` holds the value of each variable. */
export function walk({ table, root }: Packed, codes: Uint8Array): number {
  let at = root;
  while (at >= 0) at = table[at + 1 + codes[table[at]!]!]!;
  return ~at;
}
