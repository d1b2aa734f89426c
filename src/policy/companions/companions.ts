// The companions in one list, and the doors to them: from a question, and from a verdict.
import { ADOPTION_PHASE } from "./adoptionPhase";
import { DIRECTION } from "./direction";
import { EXPOSED_JOBS } from "./exposedJobs";
import { INDUSTRY } from "./industry";
import { LEADERS } from "./leaders";
import { OWNERSHIP } from "./ownership";
import { ROLE_CLASS } from "./roleClass";
import type { Companion, Output, TableCompanionId } from "./table";
import { TESTED_USE } from "./testedUse";

/** The eight companions that are tables, in the order of the guide. */
export const COMPANIONS: readonly Companion[] = [
  EXPOSED_JOBS,
  OWNERSHIP,
  ROLE_CLASS,
  ADOPTION_PHASE,
  LEADERS,
  TESTED_USE,
  DIRECTION,
  INDUSTRY,
];

/** All nine: the tables, and the order of the gates. */
export type CompanionId = TableCompanionId | "gates";

const BY_ID = new Map(COMPANIONS.map((companion) => [companion.id, companion]));

/** The companion with this id. */
export function companionById(id: TableCompanionId): Companion {
  return BY_ID.get(id)!;
}

const BY_QUESTION = new Map<string, { readonly companion: Companion; readonly output: Output }>(
  COMPANIONS.flatMap((companion) =>
    companion.outputs.map((output) => [output.question, { companion, output }] as const),
  ),
);

/** The companion that fills a question, and its table; undefined where none does. */
export function companionFor(
  question: string,
): { readonly companion: Companion; readonly output: Output } | undefined {
  return BY_QUESTION.get(question);
}
