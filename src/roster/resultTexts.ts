// The texts of results, each made once for all the rows it belongs to.
import { changeOf, losingBits, losingQuestions } from "../policy/change";
import type { Steps } from "../policy/change";
import type { Outcome } from "../policy/compile";
import { FACTS } from "../policy/facts";
import { walkFrom } from "../policy/packed";
import type { Policy, ReasonGiven } from "../policy/policy";
import { cautionsIn, factBits, openQuestions, possibleBits, reasonsOf, verdictsIn } from "../policy/policy";
import { ASKING_ORDER, questionById } from "../policy/questions";
import { VARIABLE_IDS, variableOf } from "../policy/variables";
import { certifies, VERDICTS } from "../policy/verdicts";
import { CAUTION_WORDS, VERDICT_WORDS, yesNo } from "../words/verdicts";
import type { Openness } from "./sentences";
import { changeSentence, losesSentence, nextStepText, whySentence } from "./sentences";

/** What is the same for every row of one outcome. */
interface OutcomeTexts {
  readonly outcome: Outcome;
  readonly verdict: string;
  readonly nextStep: string;
  readonly question: string;
  readonly firm: string;
}

/** Texts by what they depend on. The value of variable v is `codes[base + v]`. */
export interface ResultTexts {
  /** `index` counts the policy's outcomes. */
  outcome(index: number): OutcomeTexts;
  /** What decided, what an open verdict depends on, and the first facts on either side. */
  why(index: number, codes: Uint8Array, base: number): string;
  change(outcome: Outcome, codes: Uint8Array, base: number): string;
  cautions(bits: number): string;
}

/** How many facts on either side a cell has room for; `explain` and the pane show all. */
const FACTS_A_SIDE = 2;

/** For one outcome: the facts that are details of the decision, that support it, that argue against it. */
function factSides(outcome: Outcome): Readonly<Record<ReasonGiven["kind"], number>> {
  const sides = { decided: 0, supports: 0, against: 0 };
  FACTS.forEach((_, index) => {
    const fact = reasonsOf(outcome, 1 << index)[1];
    if (fact !== undefined) sides[fact.kind] |= 1 << index;
  });
  return sides;
}

/** The lowest bits of a number, FACTS_A_SIDE of them: the facts that stand first in the table. */
function firstBits(bits: number): number {
  let rest = bits;
  for (let i = 0; i < FACTS_A_SIDE; i++) rest &= rest - 1;
  return bits & ~rest;
}

/** Enough for any real roster; more kinds of rows than this are made anew. */
const MOST_TEXTS = 50_000;

/** Texts made once a key. */
function memo<K>() {
  const known = new Map<K, string>();
  return (key: K, make: () => string): string => {
    let text = known.get(key);
    if (text === undefined) {
      if (known.size >= MOST_TEXTS) known.clear();
      known.set(key, (text = make()));
    }
    return text;
  };
}

// A step is below 512 (change.ts), so that five of them make a number that is exact.
const STEPS_IN_A_NUMBER = 5;

function stepsKey(steps: Steps | null): number | string {
  if (steps === null) return -1;
  if (steps.length > STEPS_IN_A_NUMBER) return steps.join();
  let key = 0;
  for (const step of steps) key = key * 512 + step + 1;
  return key;
}

/** In what way the verdicts of some rows are open, and a number for it that no other way has. */
interface WayOpen extends Openness {
  readonly number: number;
}

/** Finds in what way the verdict of a row that is not firm is open, each way once. `forget` is called when it starts anew. */
function waysOpen(policy: Policy, forget: () => void) {
  const { outcomes, details } = policy;
  const questions = ASKING_ORDER.map((id) => ({ variable: variableOf(id), ...details.matters.get(id)! }));
  const [exposure, cause] = [variableOf("exposure"), variableOf("cause")];
  const ways = new Map<number, WayOpen>();
  return (index: number, codes: Uint8Array, base: number): WayOpen => {
    const outcome = outcomes[index]!;
    // Only a blank can be open, and most answers are given: looking at them first saves most of the walks.
    let matter = 0;
    for (let i = 0; i < questions.length; i++) {
      const { variable, table, root } = questions[i]!;
      if (codes[base + variable] === 0 && walkFrom(table, root, codes, base) === 1) matter |= 1 << i;
    }
    // An unclear exposure depends on these two whether they matter or not (openQuestions).
    const unclear = (codes[base + exposure] === 0 ? 1 : 0) + (codes[base + cause] === 0 ? 2 : 0);
    const possible = possibleBits(policy, codes, base);
    // Some 70 outcomes, four ways to be unclear, 17 questions, ten verdicts: below 2^53.
    const key = ((index * 4 + unclear) * 2 ** ASKING_ORDER.length + matter) * 2 ** VERDICTS.length + possible;
    let way = ways.get(key);
    if (way === undefined) {
      if (ways.size >= MOST_TEXTS) {
        ways.clear();
        forget();
      }
      const row = codes.subarray(base, base + VARIABLE_IDS.length);
      way = {
        number: outcomes.length + ways.size,
        ...{ ask: outcome.ask, firm: false, possible: verdictsIn(possible) },
        dependsOn: openQuestions(policy, row, outcome),
      };
      ways.set(key, way);
    }
    return way;
  };
}

/** Why each verdict was reached. */
function whyTexts(policy: Policy): ResultTexts["why"] {
  const { outcomes } = policy;
  const sidesOf = outcomes.map(factSides);
  const known = new Map<number, string>();
  const wayOf = waysOpen(policy, () => {
    known.clear();
  });
  const firm = outcomes.map((_, number): WayOpen => ({
    number,
    ask: null,
    firm: true,
    possible: [],
    dependsOn: [],
  }));
  return (index, codes, base) => {
    const outcome = outcomes[index]!;
    const sides = sidesOf[index]!;
    const bits = factBits(policy, codes, base);
    const facts = (bits & sides.decided) | firstBits(bits & sides.supports) | firstBits(bits & sides.against);
    const way = outcome.firm ? firm[index]! : wayOf(index, codes, base);
    // Below 2^53: MOST_TEXTS and some 70 ways, at most 31 facts (packed.ts).
    const key = way.number * 2 ** 31 + facts;
    let text = known.get(key);
    if (text === undefined) {
      if (known.size >= MOST_TEXTS) known.clear();
      known.set(key, (text = whySentence(reasonsOf(outcome, facts), way)));
    }
    return text;
  };
}

function createTexts(policy: Policy): ResultTexts {
  const outcomes = policy.outcomes.map((outcome): OutcomeTexts => ({
    outcome,
    verdict: VERDICT_WORDS[outcome.verdict],
    nextStep: outcome.verdict === "NEEDS_ANSWER" && outcome.ask === null ? "" : nextStepText(outcome),
    question: outcome.ask === null ? "" : questionById(outcome.ask).heading,
    firm: yesNo(outcome.firm),
  }));
  const why = whyTexts(policy);
  const changes = memo<number | string>();
  const losses = memo<number>();
  const cautions = memo<number>();
  return {
    outcome: (index) => outcomes[index]!,
    why,
    change(outcome, codes, base) {
      if (certifies(outcome.verdict)) {
        const bits = losingBits(policy.details.certifies, codes, base);
        return losses(bits, () => losesSentence(losingQuestions(bits)));
      }
      const steps = policy.details.smallestChange(codes, base);
      return changes(stepsKey(steps), () => changeSentence(steps === null ? null : changeOf(steps)));
    },
    cautions: (bits) =>
      cautions(bits, () =>
        cautionsIn(bits)
          .map((id) => CAUTION_WORDS[id])
          .join(" "),
      ),
  };
}

const known = new WeakMap<Policy, ResultTexts>();

/** The texts of a policy's results; kept with the policy. */
export function resultTexts(policy: Policy): ResultTexts {
  let texts = known.get(policy);
  if (texts === undefined) known.set(policy, (texts = createTexts(policy)));
  return texts;
}
