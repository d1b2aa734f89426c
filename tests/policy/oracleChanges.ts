// The fewest changes that certify and the questions a certificate hangs on, by trying all of them.
import type { Answers, AskedId, QuestionId, Settings } from "./oracleRules";
import {
  ALLOWED,
  answered,
  ASKING_ORDER,
  blankFacts,
  certifies,
  completeOutcome,
  earlyRule,
  everyFilling,
  factsOf,
  INVALID_REASONS,
  judgementsOf,
} from "./oracleRules";

/** The fewest answers to change; `count` is null, and the rest empty, when no change within reach certifies. */
export interface Changes {
  readonly count: number | null;
  /** The set to show: of those of the smallest size, the one that comes first in the order of changes. */
  readonly questions: readonly QuestionId[];
  /** Every set of the smallest size, in that same order. */
  readonly sets: readonly (readonly QuestionId[])[];
  /** Every way of answering `questions` that certifies. */
  readonly answers: readonly Readonly<Record<string, string>>[];
}

const ACTED_ON: readonly AskedId[] = ["tested", "gap", "direction", "asksForIt", "targetSound", "ownership"];
/** What people can act on, then what is simply so. */
export const CHANGE_ORDER: readonly AskedId[] = [
  ...ACTED_ON,
  ...ASKING_ORDER.filter((id) => !ACTED_ON.includes(id)),
];

/** The verdict certifies when no early rule holds and every filling leads to one same certifying verdict. */
function certifiesOutright(answers: Answers, settings: Settings): boolean {
  const facts = factsOf(answers);
  if (earlyRule(facts, judgementsOf(facts, settings))) return false;
  let first: string | undefined;
  return everyFilling(facts, blankFacts(facts), (filled) => {
    const { verdict } = completeOutcome(filled, settings);
    first ??= verdict;
    return certifies(verdict) && verdict === first;
  });
}

/** Every subset of `pool` of a size that holds all of `must`, the one whose questions come first in `pool` first. */
function* subsets(pool: readonly AskedId[], must: readonly AskedId[], size: number): Generator<AskedId[]> {
  if (size === 0) {
    if (must.length === 0) yield [];
    return;
  }
  for (const [at, id] of pool.entries()) {
    const rest = pool.slice(at + 1);
    const stillMust = must.filter((other) => other !== id);
    if (stillMust.length < size) for (const tail of subsets(rest, stillMust, size - 1)) yield [id, ...tail];
    // A set that leaves out a question it must hold is no use, so nothing after that question can come first.
    if (must.includes(id)) return;
  }
}

function* assignments(answers: Answers, ids: readonly AskedId[]): Generator<Record<string, string>> {
  const [id, ...rest] = ids;
  if (id === undefined) {
    yield {};
    return;
  }
  for (const value of ALLOWED[id]) {
    if (value === answered(answers, id)) continue;
    for (const tail of assignments(answers, rest)) yield { [id]: value, ...tail };
  }
}

export function fewestChanges(answers: Answers, settings: Settings, maxSize: number): Changes {
  const none: Changes = { count: null, questions: [], sets: [], answers: [] };
  const reason = answered(answers, "reason");
  // The reason stands: rules 5 and 6 then stop whatever else changes, and so does rule 4 where no exit is admitted.
  if (reason !== undefined && INVALID_REASONS.includes(reason)) return none;
  if (reason === "industry worry" && settings.strict) return none;

  // Rule 1 asks for the exposure, rule 7 for a trial, and a blank reason can always be filled with a bad one.
  const must: AskedId[] = [];
  if (answered(answers, "exposure") === undefined) must.push("exposure");
  if (reason === undefined) must.push("reason");
  if (!["measured", "regular", "tried"].includes(answers.tested ?? "")) must.push("tested");

  const pool = CHANGE_ORDER.filter((id) => id !== "reason" || reason === undefined);
  for (let size = must.length; size <= Math.min(maxSize, pool.length); size++) {
    const sets: AskedId[][] = [];
    const ways: Record<string, string>[] = [];
    for (const ids of subsets(pool, must, size)) {
      for (const way of assignments(answers, ids)) {
        if (!certifiesOutright({ ...answers, ...way }, settings)) continue;
        if (sets.at(-1) !== ids) sets.push(ids);
        if (sets.length > 1) break;
        ways.push(way);
      }
    }
    const [questions] = sets;
    if (questions) return { count: size, questions, sets, answers: ways };
  }
  return none;
}

export function losingQuestions(answers: Answers, settings: Settings): AskedId[] {
  return ASKING_ORDER.filter((id) => {
    if (id === "reason") return false;
    return [...assignments(answers, [id])].some(
      (way) => !certifiesOutright({ ...answers, ...way }, settings),
    );
  });
}
