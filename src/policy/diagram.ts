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

function sameRefs(a: readonly Ref[], b: readonly Ref[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Results already known for up to three functions. It forgets on a collision, as such tables do: it only saves time. */
function resultCache() {
  const SIZE = 1 << 14;
  // Four numbers an entry: the three functions and the result. A stamp says which operation wrote it.
  const entries = new Int32Array(SIZE * 4);
  const stamps = new Int32Array(SIZE);
  let stamp = 0;
  return {
    /** Forgets everything. */
    clear(): void {
      stamp += 1;
    },
    /** The place for these functions, to be read with `has` and `get` and written with `set`. */
    place(a: Ref, b: Ref, c: Ref): number {
      const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
      return (hash >>> 15) & (SIZE - 1);
    },
    has(place: number, a: Ref, b: Ref, c: Ref): boolean {
      const at = place * 4;
      return stamps[place] === stamp && entries[at] === a && entries[at + 1] === b && entries[at + 2] === c;
    },
    get(place: number): Ref {
      return entries[place * 4 + 3]!;
    },
    set(place: number, a: Ref, b: Ref, c: Ref, result: Ref): void {
      const at = place * 4;
      stamps[place] = stamp;
      entries[at] = a;
      entries[at + 1] = b;
      entries[at + 2] = c;
      entries[at + 3] = result;
    },
  };
}

/** Makes a workshop. Variables are tested in the order given. */
export function createDiagrams(variables: readonly Variable[]): Diagrams {
  const levels: number[] = [];
  const childrenOf: (readonly Ref[])[] = [];
  const unique = new Map<number, Ref[]>();
  const cache = resultCache();

  const level = (ref: Ref): number => (ref < 0 ? variables.length : levels[ref]!);

  function node(variable: number, children: readonly Ref[]): Ref {
    const first = children[0]!;
    let same = true;
    let hash = variable;
    for (const child of children) {
      if (child !== first) same = false;
      hash = Math.imul(hash ^ child, 0x01000193) ^ (hash >>> 13);
    }
    if (same) return first;
    hash &= 0x3fffffff;
    let bucket = unique.get(hash);
    if (bucket === undefined) unique.set(hash, (bucket = []));
    for (const ref of bucket)
      if (levels[ref] === variable && sameRefs(childrenOf[ref]!, children)) return ref;
    const ref = levels.push(variable) - 1;
    childrenOf.push(children);
    bucket.push(ref);
    return ref;
  }

  function child(ref: Ref, variable: number, value: number): Ref {
    return level(ref) === variable ? childrenOf[ref]![value]! : ref;
  }

  /** Rebuilds the nodes below a function from their already rebuilt children. */
  function rebuild(
    ref: Ref,
    leaf: (ref: Ref) => Ref,
    build: (variable: number, children: Ref[], before: readonly Ref[]) => Ref,
  ): Ref {
    const done = new Map<Ref, Ref>();
    const walk = (at: Ref): Ref => {
      if (at < 0) return leaf(at);
      let result = done.get(at);
      if (result === undefined) {
        const before = childrenOf[at]!;
        result = build(levels[at]!, before.map(walk), before);
        done.set(at, result);
      }
      return result;
    };
    return walk(ref);
  }

  function map(ref: Ref, f: (value: number) => number): Ref {
    return rebuild(ref, (at) => constant(f(~at)), node);
  }

  function combine(a: Ref, b: Ref, operator: Operator): Ref {
    const { same } = operator;
    const absorbing = operator.absorbing === undefined ? NaN : constant(operator.absorbing);
    const neutral = operator.neutral === undefined ? NaN : constant(operator.neutral);
    cache.clear();
    const walk = (a: Ref, b: Ref): Ref => {
      if (a === b && same !== undefined) return same(a);
      if (a === absorbing || b === neutral) return a;
      if (b === absorbing || a === neutral) return b;
      const place = cache.place(a, b, 0);
      if (cache.has(place, a, b, 0)) return cache.get(place);
      let result: Ref;
      if (a < 0 && b < 0) result = constant(operator.of(~a, ~b));
      else {
        const variable = Math.min(level(a), level(b));
        const children: Ref[] = [];
        for (let value = 0; value < variables[variable]!.size; value++)
          children.push(walk(child(a, variable, value), child(b, variable, value)));
        result = node(variable, children);
      }
      cache.set(place, a, b, 0, result);
      return result;
    };
    return walk(a, b);
  }

  function choose(condition: Ref, then: Ref, otherwise: Ref): Ref {
    cache.clear();
    const walk = (c: Ref, t: Ref, o: Ref): Ref => {
      if (c < 0) return ~c === 1 ? t : o;
      if (t === o) return t;
      const place = cache.place(c, t, o);
      if (cache.has(place, c, t, o)) return cache.get(place);
      const variable = Math.min(level(c), level(t), level(o));
      const children: Ref[] = [];
      for (let value = 0; value < variables[variable]!.size; value++)
        children.push(walk(child(c, variable, value), child(t, variable, value), child(o, variable, value)));
      const result = node(variable, children);
      cache.set(place, c, t, o, result);
      return result;
    };
    return walk(condition, then, otherwise);
  }

  function restrict(ref: Ref, variable: number, value: number): Ref {
    return rebuild(
      ref,
      (at) => at,
      (at, children) => (at === variable ? children[value]! : node(at, children)),
    );
  }

  function liftBlanks(ref: Ref, join?: Operator): Ref {
    return rebuild(
      ref,
      (at) => at,
      (variable, children) => {
        if (variables[variable]!.blank)
          children[0] = children.slice(1).reduce((a, b) => (join === undefined ? a : combine(a, b, join)));
        return node(variable, children);
      },
    );
  }

  function visit(ref: Ref, visitor: (node: Ref, variable: number, children: readonly Ref[]) => void): void {
    const seen = new Set<Ref>();
    const walk = (at: Ref): void => {
      if (at < 0 || seen.has(at)) return;
      seen.add(at);
      const children = childrenOf[at]!;
      children.forEach(walk);
      visitor(at, levels[at]!, children);
    };
    walk(ref);
  }

  return { variables, node, level, child, map, combine, choose, restrict, liftBlanks, visit };
}
