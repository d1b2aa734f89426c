// Decision diagrams: ordered, hash-consed, many-valued. Equal functions are the same number.

/** A variable of the diagrams. Edge i of its nodes is taken when its value is i. */
export interface Variable {
  readonly id: string;
  /** Number of values. */
  readonly size: number;
  /** Whether value 0 means "blank, may turn out to be any of the others". */
  readonly blank: boolean;
}

/** A function of the variables: a node (0 and up) or a constant (below 0; see `constant`). */
export type Ref = number;

/** The constant function with this value, a whole number from 0. */
export function constant(value: number): Ref {
  return ~value;
}

/** The value of a constant function, or undefined where the function still depends on a variable. */
export function constantValue(ref: Ref): number | undefined {
  return ref < 0 ? ~ref : undefined;
}

/** Something done to the values of two functions, point by point, and what is known of it without looking further. */
export interface Operator {
  of(a: number, b: number): number;
  /** The result for two equal functions: `same(a) = of(a, a)` for every value, as a function of the function. */
  readonly same?: (ref: Ref) => Ref;
  /** The value that wins over every other one, on either side. */
  readonly absorbing?: number;
  /** The value that leaves the other side as it is, on either side. */
  readonly neutral?: number;
}

/** Both of two values that are 0 or 1. */
export const AND: Operator = { of: (a, b) => a & b, same: (ref) => ref, absorbing: 0, neutral: 1 };

/** Either of two values that are 0 or 1. */
export const OR: Operator = { of: (a, b) => a | b, same: (ref) => ref, absorbing: 1, neutral: 0 };

/** A workshop in which diagrams over the same variables are built. */
export interface Diagrams {
  readonly variables: readonly Variable[];
  /** The function that takes edge `children[value]` of this variable. Children depend on later variables only. */
  node(variable: number, children: readonly Ref[]): Ref;
  /** The index of the first variable that a function depends on; the number of variables for a constant. */
  level(ref: Ref): number;
  /** The function that is left when the variable has this value and is at the level of `ref`, or is skipped by it. */
  child(ref: Ref, variable: number, value: number): Ref;
  /** Applies `f` to the values of a function. */
  map(ref: Ref, f: (value: number) => number): Ref;
  /** Applies an operator to the values of two functions, point by point. */
  combine(a: Ref, b: Ref, operator: Operator): Ref;
  /** `then` where the condition's value is 1, else `otherwise`. */
  choose(condition: Ref, then: Ref, otherwise: Ref): Ref;
  /** The function with one variable fixed. */
  restrict(ref: Ref, variable: number, value: number): Ref;
  /**
   * The function with every blank edge replaced: it joins what the other edges of its node lead to. `join` must be
   * associative, commutative and idempotent. Without `join` a blank edge leads where the first other one does, so
   * that what a function of complete answers says for blanks makes no nodes.
   */
  liftBlanks(ref: Ref, join?: Operator): Ref;
  /** Calls `visit` once for each node below `ref`, children before parents. */
  visit(ref: Ref, visit: (node: Ref, variable: number, children: readonly Ref[]) => void): void;
}

/** A longer array with the same beginning. */
function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

// Results already known for up to three functions stand in a table that forgets on a collision: it only saves time.
const CACHE_SIZE = 1 << 14;
const CACHE_MASK = CACHE_SIZE - 1;

/**
 * Makes a workshop. Variables are tested in the order given.
 *
 * This runs when Excel starts our functions, once and cold: hence flat arrays, few calls and little garbage.
 */
export function createDiagrams(variables: readonly Variable[]): Diagrams {
  const sizes = variables.map(({ size }) => size);
  const last = variables.length;
  // Node n tests variable levels[n]; its edges stand in `edges` from starts[n] on.
  let levels = new Int32Array(0x4000);
  let starts = new Int32Array(0x4000);
  let edges = new Int32Array(0x10000);
  let nodeCount = 0;
  let edgeCount = 0;
  // Nodes by hash: the first node of each chain, and the next one for each node.
  const chains = new Int32Array(0x4000).fill(-1);
  let nexts = new Int32Array(0x4000);
  // The edges of nodes that are being made, the innermost on top.
  const making = new Int32Array(sizes.reduce((sum, size) => sum + size, 0) + 1);
  let top = 0;
  // Five numbers an entry: three functions, the result, and the operation that wrote it.
  const cache = new Int32Array(CACHE_SIZE * 5);
  let operation = 0;

  const level = (ref: Ref): number => (ref < 0 ? last : levels[ref]!);
  const child = (ref: Ref, variable: number, value: number): Ref =>
    ref >= 0 && levels[ref] === variable ? edges[starts[ref]! + value]! : ref;

  /** Takes the edges of a node from the top of `making`, and gives the node. */
  function take(variable: number): Ref {
    const size = sizes[variable]!;
    top -= size;
    const from = top;
    const first = making[from]!;
    let same = true;
    let hash = variable;
    for (let i = 0; i < size; i++) {
      const edge = making[from + i]!;
      if (edge !== first) same = false;
      hash = Math.imul(hash ^ edge, 0x01000193) ^ (hash >>> 13);
    }
    if (same) return first;
    const chain = hash & 0x3fff;
    search: for (let ref = chains[chain]!; ref >= 0; ref = nexts[ref]!) {
      if (levels[ref] !== variable) continue;
      const start = starts[ref]!;
      for (let i = 0; i < size; i++) if (edges[start + i] !== making[from + i]) continue search;
      return ref;
    }
    return add(variable, from, size, chain);
  }

  function add(variable: number, from: number, size: number, chain: number): Ref {
    if (nodeCount === levels.length) {
      levels = grown(levels);
      starts = grown(starts);
      nexts = grown(nexts);
    }
    if (edgeCount + size > edges.length) edges = grown(edges);
    const ref = nodeCount++;
    levels[ref] = variable;
    starts[ref] = edgeCount;
    for (let i = 0; i < size; i++) edges[edgeCount++] = making[from + i]!;
    nexts[ref] = chains[chain]!;
    chains[chain] = ref;
    return ref;
  }

  function node(variable: number, children: readonly Ref[]): Ref {
    if (children.length !== sizes[variable])
      throw new Error(`A node of variable ${String(variable)} has ${String(sizes[variable])} edges`);
    for (const one of children) making[top++] = one;
    return take(variable);
  }

  function childrenOf(ref: Ref): Ref[] {
    const start = starts[ref]!;
    return Array.from(edges.subarray(start, start + sizes[levels[ref]!]!));
  }

  /**
   * Rebuilds the nodes below a function from their already rebuilt edges. `amend` may change these before the node is
   * taken: they stand in `making` from `from` on.
   */
  function rebuild(ref: Ref, leaf: (ref: Ref) => Ref, amend?: (variable: number, from: number) => void): Ref {
    const done = new Map<Ref, Ref>();
    const walk = (at: Ref): Ref => {
      if (at < 0) return leaf(at);
      let result = done.get(at);
      if (result === undefined) {
        const variable = levels[at]!;
        const start = starts[at]!;
        const size = sizes[variable]!;
        for (let i = 0; i < size; i++) {
          const edge = walk(edges[start + i]!);
          making[top++] = edge;
        }
        amend?.(variable, top - size);
        result = take(variable);
        done.set(at, result);
      }
      return result;
    };
    return walk(ref);
  }

  function map(ref: Ref, f: (value: number) => number): Ref {
    // Many edges end in the same value.
    const results: (Ref | undefined)[] = [];
    return rebuild(ref, (at) => (results[~at] ??= constant(f(~at))));
  }

  function combine(a: Ref, b: Ref, operator: Operator): Ref {
    const { same } = operator;
    const absorbing = operator.absorbing === undefined ? NaN : constant(operator.absorbing);
    const neutral = operator.neutral === undefined ? NaN : constant(operator.neutral);
    operation += 1;
    const walk = (a: Ref, b: Ref): Ref => {
      if (a === b && same !== undefined) return same(a);
      if (a === absorbing || b === neutral) return a;
      if (b === absorbing || a === neutral) return b;
      const place = (((Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 15) & CACHE_MASK) * 5;
      if (cache[place + 4] === operation && cache[place] === a && cache[place + 1] === b)
        return cache[place + 3]!;
      let result: Ref;
      if (a < 0 && b < 0) result = constant(operator.of(~a, ~b));
      else {
        const levelA = a < 0 ? last : levels[a]!;
        const levelB = b < 0 ? last : levels[b]!;
        const variable = levelA < levelB ? levelA : levelB;
        const size = sizes[variable]!;
        for (let value = 0; value < size; value++) {
          const nextA = levelA === variable ? edges[starts[a]! + value]! : a;
          const nextB = levelB === variable ? edges[starts[b]! + value]! : b;
          const edge = walk(nextA, nextB);
          making[top++] = edge;
        }
        result = take(variable);
      }
      cache[place] = a;
      cache[place + 1] = b;
      cache[place + 3] = result;
      cache[place + 4] = operation;
      return result;
    };
    return walk(a, b);
  }

  function choose(condition: Ref, then: Ref, otherwise: Ref): Ref {
    operation += 1;
    const walk = (c: Ref, t: Ref, o: Ref): Ref => {
      if (c < 0) return c === -2 ? t : o;
      if (t === o) return t;
      const hash = Math.imul(c, 0xc2b2ae35) ^ Math.imul(t, 0x9e3779b1) ^ Math.imul(o, 0x85ebca6b);
      const place = ((hash >>> 15) & CACHE_MASK) * 5;
      if (
        cache[place + 4] === operation &&
        cache[place] === c &&
        cache[place + 1] === t &&
        cache[place + 2] === o
      )
        return cache[place + 3]!;
      const variable = Math.min(levels[c]!, level(t), level(o));
      const size = sizes[variable]!;
      for (let value = 0; value < size; value++) {
        const edge = walk(child(c, variable, value), child(t, variable, value), child(o, variable, value));
        making[top++] = edge;
      }
      const result = take(variable);
      cache[place] = c;
      cache[place + 1] = t;
      cache[place + 2] = o;
      cache[place + 3] = result;
      cache[place + 4] = operation;
      return result;
    };
    return walk(condition, then, otherwise);
  }

  function restrict(ref: Ref, variable: number, value: number): Ref {
    const done = new Map<Ref, Ref>();
    const walk = (at: Ref): Ref => {
      // Below the variable nothing changes.
      if (level(at) >= variable) return child(at, variable, value);
      let result = done.get(at);
      if (result === undefined) {
        const start = starts[at]!;
        const size = sizes[levels[at]!]!;
        for (let i = 0; i < size; i++) {
          const edge = walk(edges[start + i]!);
          making[top++] = edge;
        }
        result = take(levels[at]!);
        done.set(at, result);
      }
      return result;
    };
    return walk(ref);
  }

  function liftBlanks(ref: Ref, join?: Operator): Ref {
    return rebuild(
      ref,
      (at) => at,
      (variable, from) => {
        if (!variables[variable]!.blank) return;
        let joined = making[from + 1]!;
        if (join !== undefined)
          for (let i = 2; i < sizes[variable]!; i++) joined = combine(joined, making[from + i]!, join);
        making[from] = joined;
      },
    );
  }

  function visit(ref: Ref, visitor: (node: Ref, variable: number, children: readonly Ref[]) => void): void {
    const seen = new Set<Ref>();
    const walk = (at: Ref): void => {
      if (at < 0 || seen.has(at)) return;
      seen.add(at);
      const children = childrenOf(at);
      children.forEach(walk);
      visitor(at, levels[at]!, children);
    };
    walk(ref);
  }

  return { variables, node, level, child, map, combine, choose, restrict, liftBlanks, visit };
}
