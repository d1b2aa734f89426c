// What each column of a roster is for and why, as people are shown it: what it answers, by which of its names, or why not.
import type { QuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import type { KnownHeadings } from "./headings";
import { isProtectedHeading, nearestQuestion, questionOfHeading } from "./headings";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "./resultHeadings";
import { ROLE_HEADINGS } from "./synonyms";
import { matchKey } from "./text";

/** What a column is for. */
export type ColumnUse =
  /** It answers a question: mapped by hand, or by the question's id, heading or another name for it. */
  | {
      readonly kind: "question";
      readonly question: QuestionId;
      readonly by: "hand" | "id" | "heading" | "synonym";
    }
  /** Another column, counted from 0, answers the same question, so that the roster cannot be judged. */
  | { readonly kind: "twice"; readonly question: QuestionId | null; readonly first: number }
  | { readonly kind: "role" }
  /** Written by evaluations; a decision is written by people. */
  | { readonly kind: "result" }
  | { readonly kind: "decision" }
  /** Ignored: a fact that is never read, or no question; `nearest` is the heading it looks like a misspelling of. */
  | { readonly kind: "protected" }
  | { readonly kind: "ignored"; readonly nearest: string | undefined }
  /** Ignored because the Organisation sheet says so. */
  | { readonly kind: "notRead" };

/** A column with a heading, counted from 0. */
export interface RosterColumn {
  readonly index: number;
  readonly heading: string;
  readonly use: ColumnUse;
}

const keysOf = (headings: readonly string[]): ReadonlySet<string> => new Set(headings.map(matchKey));
const RESULT_KEYS = keysOf(RESULT_HEADINGS);
const DECISION_KEYS = keysOf(DECISION_HEADINGS);

function byWhich(question: QuestionId, key: string): "id" | "heading" | "synonym" {
  if (key === matchKey(questionById(question).heading)) return "heading";
  return key === matchKey(question) ? "id" : "synonym";
}

/** What the columns under these headings are for, as `matchHeadings` reads them, also where it finds errors. */
export function columnUses(
  headings: readonly string[],
  { mapping, roles }: KnownHeadings = {},
): RosterColumn[] {
  const keys = headings.map(matchKey);
  const roleKey = ROLE_HEADINGS.map(matchKey).find((key) => mapping?.has(key) !== true && keys.includes(key));
  const role = roleKey === undefined ? -1 : keys.indexOf(roleKey);
  const first = new Map<string, number>();

  const useOf = (heading: string, index: number): ColumnUse => {
    const key = keys[index]!;
    if (index === role) return { kind: "role" };
    if (key === roleKey && roles === true) return { kind: "twice", question: null, first: role };
    if (isProtectedHeading(heading)) return { kind: "protected" };
    const byHand = mapping?.get(key);
    const question = byHand === undefined ? questionOfHeading(heading) : (byHand ?? undefined);
    if (question !== undefined) {
      const other = first.get(question);
      if (other !== undefined) return { kind: "twice", question, first: other };
      first.set(question, index);
      return { kind: "question", question, by: byHand === undefined ? byWhich(question, key) : "hand" };
    }
    if ((RESULT_KEYS.has(key) || DECISION_KEYS.has(key)) && !first.has(key)) {
      first.set(key, index);
      return { kind: RESULT_KEYS.has(key) ? "result" : "decision" };
    }
    return byHand === null ? { kind: "notRead" } : { kind: "ignored", nearest: nearestQuestion(heading) };
  };
  return headings.flatMap((heading, index) =>
    keys[index] === "" ? [] : [{ index, heading, use: useOf(heading, index) }],
  );
}
