// Answers read by rows, with tables of known texts, against each cell read alone.
import type { QuestionId } from "../../src/policy/questions";
import { QUESTION_IDS, questionById } from "../../src/policy/questions";
import { variableOf } from "../../src/policy/variables";
import { readAnswer, readOtherReasons, WRONG } from "../../src/roster/answers";
import type { Cell } from "../../src/roster/cells";
import { BAD, FILLED } from "../../src/roster/readColumn";
import { answerReaders, otherReasonsOf } from "../../src/roster/readRows";
import { pick, seeded } from "../support/random";

const WIDTH = QUESTION_IDS.length;
const SINGLE = QUESTION_IDS.filter((id) => id !== "otherReasons");
const random = seeded(7);

/** Cells that say something, nothing, or something wrong, each text a string of its own. */
function cellFor(id: QuestionId): Cell {
  const answer = pick(random, questionById(id).answers);
  const texts = [
    answer,
    answer.toUpperCase(),
    ` ${answer} `,
    "Ja",
    "no",
    "n/a",
    "-",
    "",
    "?!",
    "wrong",
    `${answer}s`,
  ];
  const others: Cell[] = [null, 0, 7, true, false, { error: "#N/A" }, "#REF!"];
  return random() < 0.1 ? pick(random, others) : pick(random, texts).split("").join("");
}

/** Rows in which column i holds answers to the i-th question, or something else where that is null. */
function rowsOf(columns: readonly (QuestionId | null)[], rowCount: number): Cell[][] {
  return Array.from({ length: rowCount }, () =>
    columns.map((id) => (id === null ? "yes" : id === "otherReasons" ? null : cellFor(id))),
  );
}

function expected(columns: readonly (QuestionId | null)[], rows: readonly (readonly Cell[])[]) {
  const codes = new Uint8Array(rows.length * WIDTH);
  const notes = new Uint8Array(rows.length);
  rows.forEach((row, r) => {
    columns.forEach((id, column) => {
      const code = id === null || id === "otherReasons" ? 0 : readAnswer(id, row[column]);
      if (code === 0) return;
      codes[r * WIDTH + variableOf(id!)] = code;
      notes[r]! |= code === WRONG ? FILLED | BAD : FILLED;
    });
  });
  return { codes, notes };
}

function read(columns: readonly (QuestionId | null)[], rows: readonly (readonly Cell[])[], from = 0) {
  const codes = new Uint8Array(rows.length * WIDTH);
  const notes = new Uint8Array(rows.length - from);
  const asked = columns.flatMap((id, index) =>
    id === null || id === "otherReasons" ? [] : [{ id, column: { rows, index } }],
  );
  for (const reader of answerReaders(asked, WIDTH)) reader(from, rows.length, codes, notes);
  return { codes, notes };
}

test.each<[name: string, columns: readonly (QuestionId | null)[]]>([
  ["in the order of the questions", QUESTION_IDS],
  ["in another order", SINGLE.toReversed()],
  ["some neighbours swapped", SINGLE.map((_, i) => SINGLE[i % 5 === 0 ? i + 1 : i % 5 === 1 ? i - 1 : i]!)],
  ["other columns in between", SINGLE.flatMap((id, i) => (i % 4 === 0 ? [null, id] : [id]))],
  ["one column", ["reason"]],
])("columns %s", (_, columns) => {
  const rows = rowsOf(columns, 300);
  expect(read(columns, rows)).toEqual(expected(columns, rows));
});

test("few rows, and rows shorter than others", () => {
  for (const rowCount of [1, 3, 40]) {
    const rows = rowsOf(SINGLE, rowCount).map((row, i) => row.slice(0, i % 2 === 0 ? row.length : 5));
    expect(read(SINGLE, rows)).toEqual(expected(SINGLE, rows));
  }
});

test("a slice touches its own rows only", () => {
  const rows = rowsOf(SINGLE, 60);
  const { codes, notes } = expected(SINGLE, rows);
  codes.fill(0, 0, 25 * WIDTH);
  expect(read(SINGLE, rows, 25)).toEqual({ codes, notes: notes.slice(25) });
});

test("texts that share a place in the tables are told apart, whichever comes first", () => {
  const texts = [
    "industry shift",
    "industry worry",
    "Industry Shift",
    "INDUSTRY WORRY",
    "industry_shift",
    "industry bliss",
  ];
  for (const order of [texts, texts.toReversed()]) {
    const rows = Array.from({ length: 60 }, (_, i) => [order[i % order.length]!]);
    expect(read(["reason"], rows)).toEqual(expected(["reason"], rows));
  }
});

test("other reasons: every way to write them, the same text again and again", () => {
  const texts: Cell[] = [
    "signal",
    "gap",
    "signal, gap",
    "gap; signal",
    "",
    "none",
    "signal; nonsense",
    null,
    0,
    7,
  ];
  const rows = Array.from({ length: 60 }, (_, i) => [texts[i % texts.length]!]);
  const maskOf = otherReasonsOf({ rows, index: 0 });
  expect(rows.map((_, row) => maskOf(row))).toEqual(rows.map(([cell]) => readOtherReasons(cell)));
});
