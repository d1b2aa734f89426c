// How many questions can still follow when one is asked at a time: always the first on which the verdict depends.
import type { Policy } from "./policy";
import { codeOf, VARIABLES, variableOf } from "./variables";

const EXPOSURE = variableOf("exposure");
const CAUSE = variableOf("cause");
const LOW = codeOf("exposure", "low");
const SIZES = VARIABLES.map(({ size }) => size);

/** The codes with another value for one variable. */
function withCode(codes: Uint8Array, variable: number, code: number): Uint8Array {
  const changed = codes.slice();
  changed[variable] = code;
  return changed;
}

/**
 * The longest path through the diagram of complete answers that is left when the known ones are filled in. `possible`
 * is that diagram once its edges for blanks are left out. Reduced, its root is the first question that matters.
 */
function longestPath({ details }: Policy, codes: Uint8Array): number {
  const { table, root } = details.possible;
  // A function is a number: below 0 a verdict, else its place in `depths`. Equal functions are the same number.
  const functions = new Map<number, number>();
  const known = new Map<string, number>();
  const depths: number[] = [];
  const depthOf = (left: number): number => (left < 0 ? 0 : depths[left]!);

  const whatIsLeft = (at: number): number => {
    if (at < 0) return at;
    const before = functions.get(at);
    if (before !== undefined) return before;
    const variable = table[at]!;
    const { blank } = VARIABLES[variable]!;
    const code = codes[variable]!;
    let left: number;
    if (code !== 0 || !blank) left = whatIsLeft(table[at + 1 + code]!);
    else {
      const children: number[] = [];
      for (let value = 1; value < SIZES[variable]!; value++)
        children.push(whatIsLeft(table[at + 1 + value]!));
      left = children[0]!;
      if (children.some((child) => child !== left)) {
        const key = `${String(variable)}:${children.join()}`;
        const same = known.get(key);
        left = same ?? depths.push(1 + Math.max(...children.map(depthOf))) - 1;
        known.set(key, left);
      }
    }
    functions.set(at, left);
    return left;
  };
  return depthOf(whatIsLeft(root));
}

/**
 * The most questions that can still follow, whatever is answered, when each time the first one is asked on which the
 * verdict depends. Exact: some answers need as many. The exposure and its cause are asked while they are unclear, as
 * until then no other verdict is shown (rule 1). 0 for a firm verdict.
 */
export function mostToGo(policy: Policy, codes: Uint8Array): number {
  const blank = codes[EXPOSURE] === 0 ? EXPOSURE : CAUSE;
  if (codes[blank] !== 0 || (blank === CAUSE && codes[EXPOSURE] === LOW)) return longestPath(policy, codes);
  let most = 0;
  for (let value = 1; value < SIZES[blank]!; value++)
    most = Math.max(most, mostToGo(policy, withCode(codes, blank, value)));
  return 1 + most;
}
