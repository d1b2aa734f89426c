// The smallest change of answers that would certify, and the answers a certificate hangs on.
import type { Packed } from "./packed";
import { walk } from "./packed";
import type { AskedQuestionId } from "./questions";
import { answersByEffort, ASKING_ORDER, CHANGE_ORDER } from "./questions";
import { answerOf, codeOf, VARIABLES, variableOf } from "./variables";

/** Answers to change or fill in, in the order in which they are offered. */
export type Change = readonly (readonly [question: AskedQuestionId, answer: string])[];

// Fewer changes win; among as many, the set whose questions stand earlier in CHANGE_ORDER. One number says both: each
// change costs ONE less a power of two, so that sets of equal size compare like the lists of their places.
const ONE = 2 ** (CHANGE_ORDER.length + 1);
const COSTS = VARIABLES.map(({ id }) => {
  const rank = (CHANGE_ORDER as readonly string[]).indexOf(id);
  return rank < 0 ? Infinity : ONE - 2 ** (CHANGE_ORDER.length - rank);
});
const REASON = variableOf("reason");
const VALUES_BY_EFFORT = VARIABLES.map(({ id }) =>
  (ASKING_ORDER as readonly string[]).includes(id)
    ? answersByEffort(id as AskedQuestionId).map((answer) => codeOf(id as AskedQuestionId, answer))
    : [],
);

/** What it costs to change this variable, given its present value. An answered reason is never offered for change. */
function costOf(variable: number, code: number): number {
  return variable === REASON && code !== 0 ? Infinity : COSTS[variable]!;
}

/**
 * Makes the search for one policy. `certifies` is the diagram with 1 where the verdict certifies, blanks included.
 * The search is a shortest path: keeping an answer costs nothing, changing or filling one costs one.
 */
export function changeFinder(certifies: Packed): (codes: Uint8Array) => Change | null {
  const { table, root } = certifies;
  const nodes: number[] = [];
  for (let at = 0; at < table.length; at += VARIABLES[table[at]!]!.size + 1) nodes.push(at);
  const costs = new Float64Array(table.length);
  const costAt = (place: number): number => (place >= 0 ? costs[place]! : ~place === 1 ? 0 : Infinity);

  return (codes) => {
    for (const at of nodes) {
      const variable = table[at]!;
      const code = codes[variable]!;
      let best = costAt(table[at + 1 + code]!);
      const cost = costOf(variable, code);
      if (cost < best)
        for (let value = 1; value < VARIABLES[variable]!.size; value++)
          best = Math.min(best, cost + costAt(table[at + 1 + value]!));
      costs[at] = best;
    }
    if (costAt(root) === Infinity) return null;
    const changes: [AskedQuestionId, string][] = [];
    let at = root;
    while (at >= 0) {
      const variable = table[at]!;
      const code = codes[variable]!;
      let next = table[at + 1 + code]!;
      if (costAt(next) !== costs[at]) {
        const wanted = costs[at]! - costOf(variable, code);
        const value = VALUES_BY_EFFORT[variable]!.find((value) => costAt(table[at + 1 + value]!) === wanted)!;
        const id = VARIABLES[variable]!.id as AskedQuestionId;
        changes.push([id, answerOf(id, value)!]);
        next = table[at + 1 + value]!;
      }
      at = next;
    }
    return changes.sort(([a], [b]) => CHANGE_ORDER.indexOf(a) - CHANGE_ORDER.indexOf(b));
  };
}

/**
 * The questions on which a certifying verdict hangs: another single answer to one of them would lose it. The main
 * reason is left aside. `codes` must be such that the verdict certifies.
 */
export function losesWith(certifies: Packed, codes: Uint8Array): readonly AskedQuestionId[] {
  const tried = codes.slice();
  return CHANGE_ORDER.filter((id) => {
    if (id === "reason") return false;
    const variable = variableOf(id);
    const code = codes[variable]!;
    let loses = false;
    for (let value = 1; value < VARIABLES[variable]!.size && !loses; value++) {
      tried[variable] = value;
      loses = value !== code && walk(certifies, tried) === 0;
    }
    tried[variable] = code;
    return loses;
  });
}
