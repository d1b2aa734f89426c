// The smallest change of answers that would certify, and the answers a certificate hangs on.
import type { Packed } from "./packed";
import { walkFrom } from "./packed";
import type { AskedQuestionId } from "./questions";
import { answersByEffort, ASKING_ORDER, CHANGE_ORDER } from "./questions";
import { answerOf, codeOf, VARIABLES, variableOf } from "./variables";

/** Answers to change or fill in, in the order in which they are offered. */
export type Change = readonly (readonly [question: AskedQuestionId, answer: string])[];

// Fewer changes win; among as many, the set whose questions stand earlier in CHANGE_ORDER. One number says both: each
// change costs ONE less a power of two, so that sets of equal size compare like the lists of their places.
const ONE = 2 ** (CHANGE_ORDER.length + 1);
const RANKS = VARIABLES.map(({ id }) => (CHANGE_ORDER as readonly string[]).indexOf(id));
/** More than all changes together; twice this is still a 32-bit number. */
const NEVER = 2 ** 29;
const COSTS = RANKS.map((rank) => (rank < 0 ? NEVER : ONE - 2 ** (CHANGE_ORDER.length - rank)));
const SIZES = VARIABLES.map(({ size }) => size);
const REASON = variableOf("reason");
const VALUES_BY_EFFORT = VARIABLES.map(({ id }) =>
  (ASKING_ORDER as readonly string[]).includes(id)
    ? answersByEffort(id as AskedQuestionId).map((answer) => codeOf(id as AskedQuestionId, answer))
    : [],
);

/** What it costs to change this variable, given its present value. An answered reason is never offered for change. */
function costOf(variable: number, code: number): number {
  return variable === REASON && code !== 0 ? NEVER : COSTS[variable]!;
}

/** One answer to change or fill in: the variable times STEP plus the new value. */
const STEP = 16;

/** The steps of a change as numbers, in the order of the variables. */
export type Steps = readonly number[];

/** A change in the order in which it is offered. */
export function changeOf(steps: Steps): Change {
  return steps
    .map((step): [AskedQuestionId, string] => {
      const id = VARIABLES[Math.floor(step / STEP)]!.id as AskedQuestionId;
      return [id, answerOf(id, step % STEP)!];
    })
    .sort(([a], [b]) => CHANGE_ORDER.indexOf(a) - CHANGE_ORDER.indexOf(b));
}

/**
 * Makes the search for one policy. `certifies` is the diagram with 1 where the verdict certifies, blanks included. The
 * search is a shortest path: keeping an answer costs nothing, changing or filling one costs one. It gives null where
 * nothing that may be changed leads to a certificate. The value of variable v is `codes[base + v]`.
 */
export function changeFinder(certifies: Packed): (codes: Uint8Array, base?: number) => Steps | null {
  const { table, root } = certifies;
  // The two results get places of their own behind the table, so that every place has a cost.
  const [refused, reached] = [table.length, table.length + 1];
  const edges = table.map((next) => (next >= 0 ? next : next === -2 ? reached : refused));
  const nodes: number[] = [];
  for (let at = 0; at < table.length; at += SIZES[table[at]!]! + 1) nodes.push(at);
  const costs = new Int32Array(table.length + 2);
  costs[refused] = NEVER;

  return (codes, base = 0) => {
    for (const at of nodes) {
      const variable = table[at]!;
      const code = codes[base + variable]!;
      let best = costs[edges[at + 1 + code]!]!;
      const cost = costOf(variable, code);
      if (cost < best) {
        const end = at + 1 + SIZES[variable]!;
        for (let edge = at + 2; edge < end; edge++) {
          const total = cost + costs[edges[edge]!]!;
          if (total < best) best = total;
        }
      }
      costs[at] = best;
    }
    if (root < 0 ? root === -1 : costs[root]! >= NEVER) return null;
    const steps: number[] = [];
    let at = root;
    while (at >= 0) {
      const variable = table[at]!;
      const code = codes[base + variable]!;
      let value = code;
      if (costs[edges[at + 1 + code]!] !== costs[at]) {
        const wanted = costs[at]! - costOf(variable, code);
        value = VALUES_BY_EFFORT[variable]!.find((value) => costs[edges[at + 1 + value]!] === wanted)!;
        steps.push(variable * STEP + value);
      }
      at = table[at + 1 + value]!;
    }
    return steps;
  };
}

/**
 * The questions on which a certifying verdict hangs: another single answer to one of them would lose it. The main
 * reason is left aside. Bit i stands for the i-th question of CHANGE_ORDER. The answers must be such that the verdict
 * certifies; only those it looks at can matter.
 */
export function losingBits({ table, root }: Packed, codes: Uint8Array, base = 0): number {
  let bits = 0;
  let at = root;
  while (at >= 0) {
    const variable = table[at]!;
    const code = codes[base + variable]!;
    const rank = RANKS[variable]!;
    if (rank >= 0 && variable !== REASON)
      for (let value = 1; value < SIZES[variable]!; value++)
        if (value !== code && walkFrom(table, table[at + 1 + value]!, codes, base) === 0) {
          bits |= 1 << rank;
          break;
        }
    at = table[at + 1 + code]!;
  }
  return bits;
}

/** The questions of `losingBits`, in the order of CHANGE_ORDER. */
export function losingQuestions(bits: number): AskedQuestionId[] {
  return CHANGE_ORDER.filter((_, rank) => (bits & (1 << rank)) !== 0);
}
