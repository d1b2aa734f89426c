// Answers of a roster as small integers, a slice of rows at a time; in a matrix, the cells of a row one after another.
import type { QuestionId } from "../policy/questions";
import { questionById, QUESTION_IDS } from "../policy/questions";
import { codeOf, variableOf } from "../policy/variables";
import { readAnswer, readOtherReasons, WRONG, WRONG_REASONS } from "./answers";
import type { AnyColumn, Cell, MatrixColumn } from "./cells";
import type { CodeReader, ReadCell } from "./readColumn";
import { BAD, cellReader, codedReader, FEW_ROWS, FILLED, remembering } from "./readColumn";

// Texts are told apart by length and first letter before they are compared: a place in a table each, so that a cell
// costs one comparison, mostly of the same object with itself. Of texts that share a place the first one met keeps it;
// the next one has a place in a second table, by its last letter. Allowed answers come first, and what else a text may
// mean is learnt as it is met. Constants, and not made for each roster: V8 compiles the places of their items in.
const PLACES = 64;
const texts = noTexts();
/** The variable of the question times 256, plus the code of the answer; of other reasons the number that stands for them. */
const meanings = new Uint16Array(texts.length);
const otherTexts = noTexts();
const otherMeanings = new Uint16Array(texts.length);

function noTexts(): string[] {
  // Not `new Array().fill()`: an array that was never without items is not searched for gaps.
  return Array.from({ length: QUESTION_IDS.length * PLACES }, () => "");
}

function placeOf(text: string, letter: number): number {
  return (text.length * 9 + text.charCodeAt(letter)) & (PLACES - 1);
}

function meaningOf(id: QuestionId, code: number): number {
  return (variableOf(id) << 8) | code;
}

/** Keeps what a text means, where there is a place for it. */
function learn(question: number, text: string, meaning: number): void {
  // The names of properties are strings that V8 has but once and that are part of no longer text.
  const [name] = Object.keys({ [text]: meaning }) as [string];
  const place = question * PLACES + placeOf(text, 0);
  const other = question * PLACES + placeOf(text, text.length - 1);
  if (texts[place] === "") {
    texts[place] = name;
    meanings[place] = meaning;
  } else if (otherTexts[other] === "") {
    otherTexts[other] = name;
    otherMeanings[other] = meaning;
  }
}

let answersLearnt = false;

/** Lets the tables know every allowed answer. Not when the file is loaded, for that is when Excel starts. */
function learnAnswers(): void {
  if (answersLearnt) return;
  answersLearnt = true;
  for (const [question, id] of QUESTION_IDS.entries())
    if (id !== "otherReasons")
      for (const answer of questionById(id).answers)
        learn(question, answer, meaningOf(id, codeOf(id, answer)));
}

/** Columns that stand side by side, their questions one after another. */
interface Run {
  readonly rows: readonly (readonly Cell[])[];
  readonly column: number;
  readonly question: number;
  /** How each column is read where the tables do not know a cell. */
  readonly looks: readonly ReadCell[];
}

/** What a cell means that is not in the first table. */
function lookAt(run: Run, index: number, cell: Cell): number {
  const question = run.question + index;
  if (typeof cell === "string") {
    const other = question * PLACES + placeOf(cell, cell.length - 1);
    if (otherTexts[other] === cell) return otherMeanings[other]!;
  }
  const code = run.looks[index]!(cell);
  const meaning = meaningOf(QUESTION_IDS[question]!, code);
  if (typeof cell === "string" && code !== WRONG) learn(question, cell, meaning);
  return meaning;
}

/**
 * Reads rows `from` to `to` of the columns of a run; `width` codes stand in a row.
 *
 * This is where judging spends its time. Numbers are made integers wherever V8 cannot see that they are (`| 0`), else
 * it keeps them in a form that each step has to check.
 */
function readRun(
  run: Run,
  from: number,
  to: number,
  codes: Uint8Array,
  width: number,
  notes: Uint8Array,
): void {
  const { rows, looks } = run;
  const column = run.column | 0;
  const firstPlace = (run.question * PLACES) | 0;
  const count = looks.length | 0;
  const rowCount = (to - from) | 0;
  for (let row = 0; row < rowCount; row++) {
    const cells = rows[(from + row) | 0]!;
    const base = Math.imul(from + row, width);
    let seen = 0;
    for (let index = 0; index < count; index++) {
      const cell = cells[column + index];
      let meaning: number;
      if (typeof cell === "string") {
        if (cell.length === 0) continue;
        const place = (firstPlace + index * PLACES + placeOf(cell, 0)) | 0;
        meaning = meanings[place]!;
        if (texts[place] !== cell) meaning = lookAt(run, index, cell) | 0;
      } else if (cell === null || cell === undefined) continue;
      else meaning = lookAt(run, index, cell) | 0;
      codes[(base + (meaning >> 8)) | 0] = meaning;
      seen |= meaning;
    }
    seen &= 0xff;
    if (seen !== 0) notes[row]! |= seen > 127 ? FILLED | BAD : FILLED;
  }
}

/** A column with the answers to a question that takes one. */
export interface AnswerColumn<C extends AnyColumn = AnyColumn> {
  readonly id: QuestionId;
  readonly column: C;
}

function readerFor(id: QuestionId): ReadCell {
  return (cell) => readAnswer(id, cell);
}

/** Is the second column the next one of the same rows, and its question the next question? */
function follows(first: AnswerColumn<MatrixColumn>, second: AnswerColumn<MatrixColumn> | undefined): boolean {
  return (
    second !== undefined &&
    second.column.rows === first.column.rows &&
    second.column.index === first.column.index + 1 &&
    QUESTION_IDS.indexOf(second.id) === QUESTION_IDS.indexOf(first.id) + 1
  );
}

/** Readers of columns of a matrix: one for each run of columns. */
function rowReaders(columns: readonly AnswerColumn<MatrixColumn>[], width: number): CodeReader[] {
  learnAnswers();
  const sorted = [...columns].sort((a, b) => a.column.index - b.column.index);
  const readers: CodeReader[] = [];
  for (let from = 0, to = 1; from < sorted.length; from = to++) {
    while (follows(sorted[to - 1]!, sorted[to])) to++;
    const { id, column } = sorted[from]!;
    const run: Run = {
      rows: column.rows,
      column: column.index,
      question: QUESTION_IDS.indexOf(id),
      looks: sorted.slice(from, to).map((one) => remembering(readerFor(one.id))),
    };
    readers.push((first, end, codes, notes) => {
      readRun(run, first, end, codes, width, notes);
    });
  }
  return readers;
}

const OTHER_REASONS = QUESTION_IDS.indexOf("otherReasons");

/** The other reasons of each row, as `readOtherReasons` gives them. */
export function otherReasonsOf(column: AnyColumn): (row: number) => number {
  if (!("rows" in column)) return cellReader(column, readOtherReasons);
  const { rows, index } = column;
  const look = remembering(readOtherReasons);
  return (row) => {
    const cell = rows[row]![index];
    if (typeof cell !== "string") return cell === null || cell === undefined ? 0 : look(cell);
    if (cell.length === 0) return 0;
    const place = OTHER_REASONS * PLACES + placeOf(cell, 0);
    if (texts[place] === cell) return meanings[place]!;
    const mask = look(cell);
    if (mask !== WRONG_REASONS) learn(OTHER_REASONS, cell, mask);
    return mask;
  };
}

/** Reads few cells, looking at each. */
function fewReader(columns: readonly AnswerColumn<MatrixColumn>[], width: number): CodeReader {
  return (from, to, codes, notes) => {
    for (const { id, column } of columns)
      for (let row = from; row < to; row++) {
        const code = readAnswer(id, column.rows[row]![column.index]);
        if (code === 0) continue;
        codes[row * width + variableOf(id)] = code;
        notes[row - from]! |= code === WRONG ? FILLED | BAD : FILLED;
      }
  };
}

/** Readers that together read all of these columns. `width` is the number of codes in a row. */
export function answerReaders(columns: readonly AnswerColumn[], width: number): CodeReader[] {
  const readers: CodeReader[] = [];
  const few: AnswerColumn<MatrixColumn>[] = [];
  const many: AnswerColumn<MatrixColumn>[] = [];
  for (const { id, column } of columns)
    if ("rows" in column) (column.rows.length > FEW_ROWS ? many : few).push({ id, column });
    else
      readers.push(codedReader(column, { read: readerFor(id), variable: variableOf(id), bad: WRONG, width }));
  if (few.length > 0) readers.push(fewReader(few, width));
  return many.length > 0 ? [...readers, ...rowReaders(many, width)] : readers;
}
