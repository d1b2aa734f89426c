// The operations on diagrams against brute force: every point of a small space, over random functions.
import type { Diagrams, Operator, Ref, Variable } from "../../src/policy/diagram";
import { constant, constantValue, createDiagrams } from "../../src/policy/diagram";
import { lanesOf, pack, packMany, walk, walkFour, walkMany } from "../../src/policy/packed";
import type { Random } from "../support/random";
import { pick, seeded } from "../support/random";

const VARIABLES: readonly Variable[] = [
  { id: "a", size: 3, blank: true },
  { id: "b", size: 2, blank: false },
  { id: "c", size: 4, blank: true },
  { id: "d", size: 3, blank: true },
];

/** Every point of the space, as one value for each variable. */
const POINTS: readonly (readonly number[])[] = VARIABLES.reduce<number[][]>(
  (points, { size }) =>
    points.flatMap((point) => Array.from({ length: size }, (_, value) => [...point, value])),
  [[]],
);

type Table = (point: readonly number[]) => number;

/** A random function with values below `values`, which ignores some of the variables. */
function randomTable(random: Random, values: number): Table {
  const ignored = VARIABLES.map(() => random() < 0.3);
  const known = new Map<string, number>();
  return (point) => {
    const key = point.filter((_, index) => !ignored[index]).join();
    if (!known.has(key)) known.set(key, Math.floor(random() * values));
    return known.get(key)!;
  };
}

function build(diagrams: Diagrams, table: Table, point: readonly number[] = []): Ref {
  const variable = VARIABLES[point.length];
  if (variable === undefined) return constant(table(point));
  const children = Array.from({ length: variable.size }, (_, value) =>
    build(diagrams, table, [...point, value]),
  );
  return diagrams.node(point.length, children);
}

function valueAt(diagrams: Diagrams, ref: Ref, point: readonly number[]): number {
  const end = point.reduce((at, value, variable) => diagrams.child(at, variable, value), ref);
  return constantValue(end)!;
}

/** The values of a diagram at every point. */
const valuesOf = (diagrams: Diagrams, ref: Ref) => POINTS.map((point) => valueAt(diagrams, ref, point));

const random = seeded(1);
const TABLES = Array.from({ length: 40 }, (_, i) => randomTable(random, 2 + (i % 3)));
const diagrams = createDiagrams(VARIABLES);
const REFS = TABLES.map((table) => build(diagrams, table));
const PAIRS = REFS.map(
  (ref, i) => [i, ref, (i * 7 + 3) % REFS.length, REFS[(i * 7 + 3) % REFS.length]!] as const,
);

const max: Operator = { of: Math.max };
const OPERATORS: readonly [name: string, operator: Operator][] = [
  ["max", max],
  ["max with what is known of it", { ...max, same: (ref) => ref, neutral: 0, absorbing: 3 }],
  ["min with what is known of it", { of: Math.min, same: (ref) => ref, absorbing: 0, neutral: 3 }],
  ["a difference, which takes sides", { of: (a, b) => (a > b ? a - b : 0), same: () => constant(0) }],
  ["equal or not", { of: (a, b) => (a === b ? 1 : 0), same: () => constant(1) }],
];

test("constants", () => {
  expect([0, 1, 7].map((value) => constantValue(constant(value)))).toEqual([0, 1, 7]);
});

test("a function is built as its table says", () => {
  TABLES.forEach((table, i) => expect(valuesOf(diagrams, REFS[i]!)).toEqual(POINTS.map(table)));
});

test("equal functions are the same number, different ones are not", () => {
  const numbers = new Map<string, Ref>();
  TABLES.forEach((table, i) => {
    expect(build(diagrams, table)).toBe(REFS[i]);
    const key = POINTS.map(table).join();
    expect(numbers.get(key) ?? REFS[i]).toBe(REFS[i]);
    numbers.set(key, REFS[i]!);
  });
  expect(new Set(numbers.values()).size).toBe(numbers.size);
});

test("the level is the first variable that the function depends on", () => {
  TABLES.forEach((table, i) => {
    const depends = VARIABLES.map((_, at) =>
      POINTS.some((point) => table(point) !== table(point.map((value, other) => (other === at ? 0 : value)))),
    );
    const first = depends.indexOf(true);
    expect(diagrams.level(REFS[i]!)).toBe(first < 0 ? VARIABLES.length : first);
  });
});

test.each(OPERATORS)("combine: %s", (_name, operator) => {
  for (const [i, a, j, b] of PAIRS) {
    const expected = POINTS.map((point) => operator.of(TABLES[i]!(point), TABLES[j]!(point)));
    expect(valuesOf(diagrams, diagrams.combine(a, b, operator))).toEqual(expected);
    const same = POINTS.map((point) => operator.of(TABLES[i]!(point), TABLES[i]!(point)));
    expect(valuesOf(diagrams, diagrams.combine(a, a, operator))).toEqual(same);
  }
});

test("map", () => {
  const f = (value: number) => (value * 5 + 1) % 3;
  TABLES.forEach((table, i) => {
    expect(valuesOf(diagrams, diagrams.map(REFS[i]!, f))).toEqual(POINTS.map((point) => f(table(point))));
  });
});

test("choose: the first where the condition is 1, else the second", () => {
  for (const [i, a, j, b] of PAIRS) {
    const k = (i + 5) % REFS.length;
    const expected = POINTS.map((point) => TABLES[TABLES[k]!(point) === 1 ? i : j]!(point));
    expect(valuesOf(diagrams, diagrams.choose(REFS[k]!, a, b))).toEqual(expected);
  }
});

test("restrict: one variable fixed", () => {
  TABLES.forEach((table, i) => {
    VARIABLES.forEach(({ size }, variable) => {
      const value = i % size;
      const fixed = (point: readonly number[]) => point.map((own, at) => (at === variable ? value : own));
      const restricted = diagrams.restrict(REFS[i]!, variable, value);
      expect(valuesOf(diagrams, restricted)).toEqual(POINTS.map((point) => table(fixed(point))));
    });
  });
});

/** Every point that comes of a point when its blanks are filled in. */
function fillings(point: readonly number[]): number[][] {
  return point.reduce<number[][]>(
    (filled, value, at) => {
      const { size, blank } = VARIABLES[at]!;
      const values = blank && value === 0 ? Array.from({ length: size - 1 }, (_, i) => i + 1) : [value];
      return filled.flatMap((start) => values.map((one) => [...start, one]));
    },
    [[]],
  );
}

test("blanks lifted: what all fillings give, joined", () => {
  TABLES.forEach((table, i) => {
    const lifted = diagrams.liftBlanks(REFS[i]!, max);
    const expected = POINTS.map((point) => Math.max(...fillings(point).map(table)));
    expect(valuesOf(diagrams, lifted)).toEqual(expected);
  });
});

test("blanks lifted without a join: as for the first other answer", () => {
  TABLES.forEach((table, i) => {
    const expected = POINTS.map((point) => table(fillings(point)[0]!));
    expect(valuesOf(diagrams, diagrams.liftBlanks(REFS[i]!))).toEqual(expected);
  });
});

test("visit: every node once, children before parents", () => {
  for (const ref of REFS) {
    const seen = new Set<Ref>();
    diagrams.visit(ref, (node, variable, children) => {
      expect(seen.has(node)).toBe(false);
      expect(children.every((child) => constantValue(child) !== undefined || seen.has(child))).toBe(true);
      expect([variable, children.length]).toEqual([diagrams.level(node), VARIABLES[variable]!.size]);
      seen.add(node);
    });
    expect(seen.has(ref)).toBe(constantValue(ref) === undefined);
  }
});

describe("laid out flat", () => {
  test("a walk gives the value at every point", () => {
    for (const ref of REFS) {
      const packed = pack(diagrams, ref);
      expect(POINTS.map((point) => walk(packed, Uint8Array.from(point)))).toEqual(valuesOf(diagrams, ref));
    }
  });

  test("many at once: a bit for each whose value is 1, wherever the answers begin", () => {
    const packed = packMany(diagrams, REFS.slice(0, 31));
    const bitsAt = (point: readonly number[]) =>
      TABLES.slice(0, 31).reduce((bits, table, i) => (table(point) === 1 ? bits | (1 << i) : bits), 0);
    const rows = Uint8Array.from(POINTS.flat());
    const found = POINTS.map((_, row) => walkMany(packed, rows, row * VARIABLES.length));
    expect(found).toEqual(POINTS.map(bitsAt));
  });

  test("four rows side by side: the value of each, wherever the answers begin", () => {
    const rows = Uint8Array.from(POINTS.flat());
    const width = VARIABLES.length;
    for (const ref of REFS) {
      const lanes = lanesOf(pack(diagrams, ref), VARIABLES);
      const found = new Int16Array(POINTS.length);
      for (let row = 0; row < POINTS.length; row += 4) walkFour(lanes, rows, row * width, width, found, row);
      expect(Array.from(found)).toEqual(valuesOf(diagrams, ref));
    }
  });

  test("a first variable of more values than ends have room for says so", () => {
    const wide = [{ id: "a", size: 8, blank: false }];
    const packed = pack(createDiagrams(wide), constant(0));
    expect(() => lanesOf(packed, wide)).toThrow("8 values are too many for the ends of a diagram");
  });

  test("one that is too large says so", () => {
    const wide = Array.from({ length: 5 }, (_, i) => ({ id: String(i), size: 8, blank: false }));
    const large = createDiagrams(wide);
    const chance = seeded(2);
    const grow = (depth: number): Ref =>
      depth === wide.length
        ? constant(pick(chance, [0, 1, 2, 3, 4, 5, 6, 7]))
        : large.node(
            depth,
            Array.from({ length: 8 }, () => grow(depth + 1)),
          );
    expect(() => pack(large, grow(0))).toThrow(/^Diagrams of \d+ cells are too large to pack$/);
  });
});
