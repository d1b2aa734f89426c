// Which column answers which question, and which columns are left alone.
import { closest, distance } from "fastest-levenshtein";
import type { QuestionId } from "../policy/questions";
import { questionById, QUESTIONS } from "../policy/questions";
import { HEADING_SYNONYMS, PROTECTED_PARTS, PROTECTED_WORDS, ROLE_HEADINGS } from "./synonyms";
import { matchKey } from "./text";
import { RESULT_HEADINGS, DECISION_HEADINGS } from "./resultHeadings";
import { duplicateQuestion, noHeadings } from "../words/problems";

const QUESTION_OF_KEY: ReadonlyMap<string, QuestionId> = new Map(
  QUESTIONS.flatMap(({ id, heading }) =>
    [id, heading, ...(HEADING_SYNONYMS[id] ?? [])].map((text) => [matchKey(text), id] as const),
  ),
);
const RESULT_KEYS = new Map(
  [...RESULT_HEADINGS, ...DECISION_HEADINGS].map((heading) => [matchKey(heading), heading]),
);
const isDecision = (heading: string): boolean => (DECISION_HEADINGS as readonly string[]).includes(heading);
const PROTECTED = new Set(PROTECTED_WORDS);

/** A column that is read as no question. */
export interface IgnoredColumn {
  readonly index: number;
  readonly heading: string;
  /** The heading of the question it looks like a misspelling of. */
  readonly nearest?: string;
  /** It names a fact that is never read. */
  readonly isProtected?: true;
  /** The Organisation sheet says that it is not read. */
  readonly isByHand?: true;
}

/** What the columns of a roster are for. Indices count from 0. */
export interface Layout {
  readonly headings: readonly string[];
  readonly questions: ReadonlyMap<QuestionId, number>;
  /** The column on which roles are joined. */
  readonly role: number | null;
  readonly ignored: readonly IgnoredColumn[];
  /** The columns that hold results of ours, by heading. */
  readonly results: ReadonlyMap<string, number>;
}

/** The headings cannot be used; each message says why. */
export interface LayoutErrors {
  readonly errors: readonly string[];
}

/**
 * Is this the heading of a fact about a person that is never read? Looks at each word of it, and at each two words in a
 * row written as one, as in “Post code”; then at all letters together, as in “D.O.B.”, and at parts that give it away in
 * any compound. Digits end a word, as in “Pay2026”.
 */
export function isProtectedHeading(heading: string): boolean {
  const words = heading
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const key = matchKey(heading);
  return (
    words.some((word, index) => PROTECTED.has(word) || PROTECTED.has(word + (words[index + 1] ?? ""))) ||
    PROTECTED.has(key) ||
    PROTECTED_PARTS.some((part) => key.includes(part))
  );
}

/** The question that a heading stands for: its id, its heading or a synonym. */
export function questionOfHeading(heading: string): QuestionId | undefined {
  return isProtectedHeading(heading) ? undefined : QUESTION_OF_KEY.get(matchKey(heading));
}

const LONGEST_KEY = 60;

/** The key of these that a heading looks like a misspelling of. */
function nearestKey(heading: string, keys: readonly string[]): string | undefined {
  const key = matchKey(heading);
  if (key.length < 5 || key.length > LONGEST_KEY || isProtectedHeading(heading)) return undefined;
  const near = closest(key, keys);
  const allowed = key.length < 8 ? 1 : Math.max(2, Math.floor(key.length / 6));
  return distance(key, near) > allowed ? undefined : near;
}

/** The heading of the question that this text looks like a misspelling of. */
export function nearestQuestion(heading: string): string | undefined {
  const near = nearestKey(heading, [...QUESTION_OF_KEY.keys()]);
  return near === undefined ? undefined : questionById(QUESTION_OF_KEY.get(near)!).heading;
}

/** The one of these headings that this text looks like a misspelling of. */
export function nearestHeading(heading: string, headings: readonly string[]): string | undefined {
  const near = nearestKey(heading, headings.map(matchKey));
  return near === undefined ? undefined : headings.find((one) => matchKey(one) === near);
}

/** How many misspelt headings a message names. */
const NEAR_MISSES = 5;

/** The first of these texts that look like misspelt headings, each with the heading of the question. */
export async function nearMisses(
  texts: AsyncIterable<string> | Iterable<string>,
): Promise<(readonly [found: string, question: string])[]> {
  const found: (readonly [string, string])[] = [];
  for await (const text of texts) {
    const nearest = nearestQuestion(text);
    if (nearest !== undefined && found.push([text, nearest]) === NEAR_MISSES) break;
  }
  return found;
}

/** Headings that a team has mapped by hand, from their keys (text.ts): to a question, or null for columns that are not read. */
export type HeadingMapping = ReadonlyMap<string, QuestionId | null>;

/** What is known of a workbook before its roster is found. */
export interface KnownHeadings {
  readonly mapping?: HeadingMapping | undefined;
  /** Roles answer for people, so that a roster may do with a column of roles. */
  readonly roles?: boolean | undefined;
  /** The sheet that is read as Assessments, on which no roster stands. */
  readonly assessments?: string | undefined;
  /** Which letter a column has is not known: messages name columns by number. */
  readonly unplaced?: boolean | undefined;
}

const ROLE_KEY_LIST = ROLE_HEADINGS.map(matchKey);
const ROLE_KEYS = new Set(ROLE_KEY_LIST);

/** How many of these headings are known: a measure of how much a row looks like a heading row. */
export function countKnown(headings: readonly string[], { mapping, roles }: KnownHeadings = {}): number {
  return headings.filter((heading) => {
    const key = matchKey(heading);
    const byHand = mapping?.get(key);
    const isKnown = byHand === undefined ? QUESTION_OF_KEY.has(key) : byHand !== null;
    return (isKnown && !isProtectedHeading(heading)) || (roles === true && ROLE_KEYS.has(key));
  }).length;
}

/** How many rows from the top are looked through for headings, and how many known ones make a heading row at once. */
export const ROWS_FOR_HEADINGS = 1000;
const SURELY_HEADINGS = 3;

/** The row, counted from 0, that holds the most known headings among the first ROWS_FOR_HEADINGS; undefined where none does. */
export function findHeadingRow(rows: Iterable<readonly string[]>, known: KnownHeadings): number | undefined {
  let best: number | undefined;
  let most = 0;
  let row = 0;
  for (const texts of rows) {
    const count = countKnown(texts, known);
    if (count > most) [best, most] = [row, count];
    row += 1;
    if (count >= SURELY_HEADINGS || row === ROWS_FOR_HEADINGS) break;
  }
  return best;
}

/** A column's name as people see it: its heading and its letter, or its number. */
export function columnName(
  headings: readonly string[],
  index: number,
  { unplaced }: Pick<KnownHeadings, "unplaced">,
): string {
  return `“${headings[index]!}” (column ${unplaced === true ? String(index + 1) : columnLetters(index)})`;
}

/** The letters of a column, 0 being A. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

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
  | { readonly kind: "result" | "decision"; readonly result: string }
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

function byWhich(question: QuestionId, key: string): "id" | "heading" | "synonym" {
  if (key === matchKey(questionById(question).heading)) return "heading";
  return key === matchKey(question) ? "id" : "synonym";
}

/** What each column under these headings is for, also where headings cannot be used; those without a heading are left out. */
export function columnUses(
  headings: readonly string[],
  { mapping, roles }: KnownHeadings = {},
): RosterColumn[] {
  const keys = headings.map(matchKey);
  const roleKey = ROLE_KEY_LIST.find((key) => mapping?.has(key) !== true && keys.includes(key));
  const role = roleKey === undefined ? -1 : keys.indexOf(roleKey);
  const first = new Map<string, number>();

  const useOf = (heading: string, index: number): ColumnUse => {
    const key = keys[index]!;
    if (index === role) return { kind: "role" };
    if (key === roleKey && roles === true) return { kind: "twice", question: null, first: role };
    if (isProtectedHeading(heading)) return { kind: "protected" };
    const byHand = mapping?.get(key);
    const question = byHand === undefined ? QUESTION_OF_KEY.get(key) : (byHand ?? undefined);
    if (question !== undefined) {
      const other = first.get(question);
      if (other !== undefined) return { kind: "twice", question, first: other };
      first.set(question, index);
      return { kind: "question", question, by: byHand === undefined ? byWhich(question, key) : "hand" };
    }
    const result = RESULT_KEYS.get(key);
    if (result !== undefined && !first.has(key)) {
      first.set(key, index);
      return { kind: isDecision(result) ? "decision" : "result", result };
    }
    return byHand === null ? { kind: "notRead" } : { kind: "ignored", nearest: nearestQuestion(heading) };
  };
  return headings.flatMap((heading, index) =>
    keys[index] === "" ? [] : [{ index, heading, use: useOf(heading, index) }],
  );
}

/**
 * Matches headings to questions. Without any question there must be a column of roles, and a Roles sheet to answer for
 * them (`known.roles`).
 */
export function matchHeadings(headings: readonly string[], known: KnownHeadings = {}): Layout | LayoutErrors {
  const questions = new Map<QuestionId, number>();
  const results = new Map<string, number>();
  const ignored: IgnoredColumn[] = [];
  const errors: string[] = [];
  let role: number | null = null;

  for (const { index, heading, use } of columnUses(headings, known)) {
    switch (use.kind) {
      case "question":
        questions.set(use.question, index);
        break;
      case "role":
        role = index;
        break;
      case "twice": {
        const name = use.question === null ? headings[use.first]! : questionById(use.question).heading;
        const [first, second] = [use.first, index].map((column) => columnName(headings, column, known));
        errors.push(duplicateQuestion(name, first!, second!, "columns"));
        break;
      }
      case "result":
      case "decision":
        results.set(use.result, index);
        break;
      case "protected":
        ignored.push({ index, heading, isProtected: true });
        break;
      case "notRead":
        ignored.push({ index, heading, isByHand: true });
        break;
      case "ignored":
        ignored.push(
          use.nearest === undefined ? { index, heading } : { index, heading, nearest: use.nearest },
        );
    }
  }
  if (questions.size === 0 && (role === null || known.roles !== true)) {
    const near = ignored.flatMap(({ heading, nearest }) =>
      nearest === undefined ? [] : [[heading, nearest] as const],
    );
    errors.push(noHeadings(near));
  }
  return errors.length > 0 ? { errors } : { headings, questions, role, ignored, results };
}
