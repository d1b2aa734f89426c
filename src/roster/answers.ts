// From cells to answers: blank, one of the allowed answers, or wrong.
import { closest, distance } from "fastest-levenshtein";
import type { QuestionId, Reason } from "../policy/questions";
import { questionById, QUESTIONS } from "../policy/questions";
import type { Cell } from "./cells";
import { isCellError } from "./cells";
import {
  ANSWER_SYNONYMS,
  BLANK_SIGNS,
  BLANK_WORDS,
  NO_OTHER_REASONS,
  NO_SIGNS,
  NO_WORDS,
  YES_SIGNS,
  YES_WORDS,
} from "./synonyms";
import { areSwapped, matchKey } from "./text";

const BLANK_KEYS = new Set(BLANK_WORDS.map(matchKey));
/** Sentences need not be normalised to see that they are none of the words, however these are spaced and punctuated. */
const LONGEST_BLANK_WORD = 40;
const BLANK_SIGN_SET = new Set<string>(BLANK_SIGNS);
/** Characters that take no room: they come with texts copied from web pages, and nobody sees them. */
const ZERO_WIDTH = ["\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"] as const;
const UNSEEN = new RegExp(`(?:\\s|${ZERO_WIDTH.join("|")})+`, "g");
/** What a long text may start with that says nothing. */
const BEFORE_NO_WORD = new Set<string>([...BLANK_SIGNS, ...ZERO_WIDTH]);
const EXCEL_ERRORS = new Set([
  ...["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!"],
  ...["#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!"],
]);

/** The Excel error that a cell holds, as it is written, or undefined. Errors also arrive as texts, such as “#N/A”. */
export function errorIn(cell: Cell | undefined): string | undefined {
  if (isCellError(cell)) return cell.error;
  if (typeof cell !== "string") return undefined;
  const text = cell.trim().toUpperCase();
  return EXCEL_ERRORS.has(text) ? text : undefined;
}

/** Does this cell count as blank? The number 0 does: Excel hands blank cells over as 0 on some platforms. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined || cell === 0) return true;
  if (typeof cell !== "string" || errorIn(cell) !== undefined) return false;
  const text = cell.trim();
  if (text === "" || text === "0") return true;
  if (text.length > LONGEST_BLANK_WORD && !BEFORE_NO_WORD.has(text.charAt(0))) return false;
  const key = matchKey(text);
  if (key !== "") return BLANK_KEYS.has(key);
  const signs = new Set(text.replace(UNSEEN, ""));
  return signs.size < 2 && [...signs].every((sign) => BLANK_SIGN_SET.has(sign));
}

/** Other words for answers, by answer. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/** The number of each answer, from 1, by the key of what may be written for it. */
export type AnswerTable = ReadonlyMap<string, number>;

/** What may be written for these answers. */
export function answerTable(answers: readonly string[], synonyms: Synonyms = {}): AnswerTable {
  const table = new Map<string, number>();
  answers.forEach((answer, index) => {
    for (const word of [answer, ...(synonyms[answer] ?? [])]) table.set(matchKey(word), index + 1);
  });
  if (answers.includes("yes")) {
    for (const word of YES_WORDS) table.set(matchKey(word), answers.indexOf("yes") + 1);
    for (const word of NO_WORDS) table.set(matchKey(word), answers.indexOf("no") + 1);
    for (const sign of YES_SIGNS) table.set(sign, answers.indexOf("yes") + 1);
    for (const sign of NO_SIGNS) table.set(sign, answers.indexOf("no") + 1);
  }
  return table;
}

const TABLES = new Map<QuestionId, AnswerTable>();

function tableOf(id: QuestionId): AnswerTable {
  let table = TABLES.get(id);
  if (table === undefined) {
    const synonyms = ANSWER_SYNONYMS[id === "otherReasons" ? "reason" : id];
    TABLES.set(id, (table = answerTable(questionById(id).answers, synonyms)));
  }
  return table;
}

/** What a cell means as an answer: 0 for blank, n for the n-th allowed answer, WRONG for anything else. */
export const WRONG = 255;

/** Texts that single answers have been written as, by question: what they mean, so that they are normalised once. */
const READ_TEXTS = new Map<QuestionId, Map<string, number>>();
/** Enough for every way in which people write answers; other texts are read again each time. */
const MOST_READ_TEXTS = 256;

function codeOfText(table: AnswerTable, text: string): number {
  const key = matchKey(text);
  // Signs have no letters: the variation selector that makes them coloured does not count.
  return table.get(key === "" ? text.replace(/[\s\uFE0E\uFE0F]/gu, "") : key) ?? WRONG;
}

/** Reads the answer to a question that takes one answer. */
export function readAnswer(id: QuestionId, cell: Cell | undefined): number {
  if (typeof cell !== "string") return readFrom(tableOf(id), cell);
  let known = READ_TEXTS.get(id);
  if (known === undefined) READ_TEXTS.set(id, (known = new Map()));
  let code = known.get(cell);
  if (code === undefined) {
    code = readFrom(tableOf(id), cell);
    if (code !== WRONG && known.size < MOST_READ_TEXTS) known.set(cell, code);
  }
  return code;
}

/** Reads an answer that may be written as this table says. */
export function readFrom(table: AnswerTable, cell: Cell | undefined): number {
  if (isBlank(cell)) return 0;
  if (errorIn(cell) !== undefined || typeof cell === "number") return WRONG;
  return codeOfText(table, String(cell as string | boolean));
}

/** The other reasons as one number: bit i stands for the i-th reason. WRONG_REASONS where one part is none of them. */
export const WRONG_REASONS = 0xfffe;

const NONE_KEYS = new Set(NO_OTHER_REASONS.map(matchKey));
const SEPARATOR = /[,;\r\n]+/;

/** The parts of an `Other reasons` cell that say something. */
function partsOf(cell: Cell): string[] {
  return String(cell as string | boolean)
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => !isBlank(part));
}

/** Reads an `Other reasons` cell: several reasons, separated by comma, semicolon or line break. */
export function readOtherReasons(cell: Cell | undefined): number {
  if (isBlank(cell)) return 0;
  if (errorIn(cell) !== undefined || typeof cell === "number") return WRONG_REASONS;
  const parts = partsOf(cell as Cell);
  if (parts.length === 1 && NONE_KEYS.has(matchKey(parts[0]!))) return 0;
  let mask = 0;
  for (const part of parts) {
    const code = errorIn(part) === undefined ? codeOfText(tableOf("otherReasons"), part) : WRONG;
    if (code === WRONG) return WRONG_REASONS;
    mask |= 1 << (code - 1);
  }
  return mask;
}

const REASONS = QUESTIONS.find((question) => question.id === "otherReasons")!.answers;

/** The reasons in a mask of `readOtherReasons`. */
export function reasonsIn(mask: number): Reason[] {
  return REASONS.filter((_, index) => (mask & (1 << index)) !== 0);
}

/** The wrong value in a cell, as people should see it: of several other reasons, the first wrong one. */
export function wrongValueIn(id: QuestionId, cell: Cell): string {
  if (isCellError(cell)) return cell.error;
  if (id === "otherReasons" && typeof cell === "string" && errorIn(cell) === undefined)
    return (
      partsOf(cell).find((part) => codeOfText(tableOf(id), part) === WRONG || errorIn(part) !== undefined) ??
      cell
    );
  return typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell).trim();
}

/** The allowed answer that a wrong value looks like a misspelling of. */
export function nearestAnswer(id: QuestionId, value: string): string | undefined {
  const code = nearestIn(tableOf(id), value);
  return code === undefined ? undefined : questionById(id).answers[code - 1];
}

/** The number of the answer of a table that a wrong value looks like a misspelling of. */
export function nearestIn(table: AnswerTable, value: string): number | undefined {
  const key = matchKey(value);
  if (key.length < 3 || key.length > LONGEST_BLANK_WORD) return undefined;
  const words = [...table.keys()].filter((word) => word.length >= 3);
  const swapped = words.find((word) => areSwapped(key, word));
  const near = swapped ?? closest(key, words);
  if (swapped === undefined && distance(key, near) > (key.length < 6 ? 1 : 2)) return undefined;
  return table.get(near);
}
