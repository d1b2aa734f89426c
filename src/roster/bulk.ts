// Whole rosters: columns in, an outcome a row out. No object per row; long work is cut into slices.
import type { Packed } from "../policy/packed";
import { walkFour, walkFrom } from "../policy/packed";
import type { Policy } from "../policy/policy";
import { questionById } from "../policy/questions";
import { otherReasonsCode, VARIABLE_IDS, variableOf } from "../policy/variables";
import { errorIn, isBlank, reasonsIn, WRONG, WRONG_REASONS } from "./answers";
import type { AnyColumn, Cell } from "./cells";
import { cellAt } from "./cells";
import type { Layout } from "./headings";
import { RESULT_HEADINGS } from "./resultHeadings";
import { BAD, FILLED } from "./readColumn";
import type { AnswerColumn } from "./readRows";
import { answerReaders, otherReasonsOf } from "./readRows";
import type { Organisation, Roles } from "./setup";
import { organisationCodes } from "./setup";
import type { Table } from "./table";
import type { WorkOptions } from "./slices";
import { finish, runSlices } from "./slices";
import { headingText } from "./table";
import { roleKey } from "./text";

/** Everything needed to judge one roster. */
export interface Roster {
  readonly table: Table;
  readonly layout: Layout;
  readonly organisation: Organisation;
  readonly roles: Roles | null;
  readonly policy: Policy;
}

/** Outcomes that are none: every cell of the row is blank, or one of them is wrong. */
export const EMPTY_ROW = -1;
export const PROBLEM_ROW = -2;

/** How far apart the answers of two rows stand in `JudgedRows.codes`. */
export const ROW_WIDTH = VARIABLE_IDS.length;

/** What came out, row by row. */
export interface JudgedRows {
  readonly roster: Roster;
  /** An index into the policy's outcomes, EMPTY_ROW or PROBLEM_ROW. */
  readonly outcomes: Int16Array;
  /** The answers in effect, ROW_WIDTH to a row; meaningless for empty and problem rows. */
  readonly codes: Uint8Array;
  /** The other reasons of each row as `readOtherReasons` gives them; null where there is no such column. */
  readonly otherReasons: Uint16Array | null;
  /** The line of each row's role on the Roles table, NO_ROLE, or ROLE_ERROR; null where there are no roles. */
  readonly roleLines: Int32Array | null;
}

const NO_ROLE = -1;
/** The role's cell is an error, or the role stands twice on the Roles table. */
export const ROLE_ERROR = -2;

// Few enough rows that they stay in the processor's cache while column after column is read from them.
const SLICE = 256;

/** Judges in slices; each step of the iterator is the number of rows done. */
function* judgeInSlices(roster: Roster): Generator<number, JudgedRows> {
  const { table, layout, organisation, roles, policy } = roster;
  const { rowCount } = table;
  const outcomes = new Int16Array(rowCount);
  const codes = new Uint8Array(rowCount * ROW_WIDTH);
  const notes = new Uint8Array(SLICE);

  const single: AnswerColumn[] = [];
  for (const [id, index] of layout.questions)
    if (id !== "otherReasons") single.push({ id, column: table.columns[index]! });
  const readers = answerReaders(single, ROW_WIDTH);
  const reasons = otherReasonsReader(table, layout);
  const roleReader = roles === null ? null : readerOfRoles(table, layout, roles);
  const others = otherColumns(table, layout);
  const shared = organisationCodes(organisation);

  for (let from = 0; from < rowCount; from += SLICE) {
    const to = Math.min(from + SLICE, rowCount);
    notes.fill(0);
    for (const read of readers) read(from, to, codes, notes);
    reasons?.fill(codes, notes, from, to);
    noteOthers(others, notes, from, to);
    roleReader?.fill(codes, notes, from, to);
    fillShared(shared, codes, notes, from, to);
    walkRows(policy, codes, notes, outcomes, from, to);
    yield to;
  }
  for (const row of table.faults?.keys() ?? []) outcomes[row] = PROBLEM_ROW;
  return {
    roster,
    outcomes,
    codes,
    otherReasons: reasons?.masks ?? null,
    roleLines: roleReader?.lines ?? null,
  };
}

/** Walks the diagram for each row that has answers and nothing wrong. */
function walkRows(
  policy: Policy,
  codes: Uint8Array,
  notes: Uint8Array,
  outcomes: Int16Array,
  from: number,
  to: number,
): void {
  let row = from;
  // Rows that hold nothing may walk along; those with something wrong would leave the diagram.
  for (; row + 4 <= to; row += 4) {
    const note = row - from;
    const all = notes[note]! | notes[note + 1]! | notes[note + 2]! | notes[note + 3]!;
    if ((all & BAD) === 0) walkFour(policy.lanes, codes, row * ROW_WIDTH, ROW_WIDTH, outcomes, row);
    else walkEach(policy.outcome, codes, notes, outcomes, from, row, row + 4);
  }
  walkEach(policy.outcome, codes, notes, outcomes, from, row, to);
  for (row = from; row < to; row++) {
    const note = notes[row - from]!;
    if (note !== FILLED) outcomes[row] = note === 0 ? EMPTY_ROW : PROBLEM_ROW;
  }
}

/** Walks the diagram for rows of a slice one by one, where they hold nothing wrong. */
function walkEach(
  { table, root }: Packed,
  codes: Uint8Array,
  notes: Uint8Array,
  outcomes: Int16Array,
  slice: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++)
    if (notes[row - slice] === FILLED) outcomes[row] = walkFrom(table, root, codes, row * ROW_WIDTH);
}

/** The value of the variable of other reasons for every set of them: a set has what its first reason and the rest have. */
const OTHER_REASONS_CODES = (() => {
  const { length } = questionById("otherReasons").answers;
  const ofOne = Array.from({ length }, (_, index) => otherReasonsCode(reasonsIn(1 << index)));
  const codes = new Uint8Array(1 << length);
  for (let mask = 1; mask < codes.length; mask++)
    codes[mask] = codes[mask & (mask - 1)]! | ofOne[31 - Math.clz32(mask & -mask)]!;
  return codes;
})();

/** Reads the column of other reasons, where there is one. */
function otherReasonsReader(table: Table, layout: Layout) {
  const index = layout.questions.get("otherReasons");
  if (index === undefined) return null;
  const read = otherReasonsOf(table.columns[index]!);
  const masks = new Uint16Array(table.rowCount);
  const variable = variableOf("otherReasons");
  const fill = (codes: Uint8Array, notes: Uint8Array, from: number, to: number): void => {
    for (let row = from; row < to; row++) {
      const mask = read(row);
      if (mask === 0) continue;
      notes[row - from]! |= FILLED;
      if (mask === WRONG_REASONS) notes[row - from]! |= BAD;
      else {
        masks[row] = mask;
        codes[row * ROW_WIDTH + variable] = OTHER_REASONS_CODES[mask]!;
      }
    }
  };
  return { masks, fill };
}

/** The columns that are no question and that no run has written. They only tell an empty row from a person. */
function otherColumns(table: Table, layout: Layout): AnyColumn[] {
  const known = new Set(layout.questions.values());
  if (layout.results.size > 0)
    for (const heading of RESULT_HEADINGS) known.add(layout.results.get(heading) ?? -1);
  return table.columns.filter((_, index) => !known.has(index));
}

/** Notes the rows without an answer that hold something in another column. */
function noteOthers(others: readonly AnyColumn[], notes: Uint8Array, from: number, to: number): void {
  for (let row = from; row < to; row++)
    if (notes[row - from] === 0 && others.some((column) => !isBlank(cellAt(column, row))))
      notes[row - from] = FILLED;
}

/** Reads the role of each row and fills what the role answers for it. */
function readerOfRoles(table: Table, layout: Layout, roles: Roles) {
  const lines = new Int32Array(table.rowCount).fill(NO_ROLE);
  const column = layout.role === null ? undefined : table.columns[layout.role];
  const lineOf = new Map<Cell, number>();
  const read = (cell: Cell): number => {
    let line = lineOf.get(cell);
    if (line === undefined) lineOf.set(cell, (line = roleLine(cell, roles)));
    return line;
  };
  const assessed = [...(roles.assessed?.lines.values() ?? [])].flatMap(({ answers }) => [...answers.keys()]);
  const variables = [...new Set([...roles.layout.questions.keys(), ...assessed])].map(variableOf);
  const fill = (codes: Uint8Array, notes: Uint8Array, from: number, to: number): void => {
    if (column === undefined) return;
    for (let row = from; row < to; row++) {
      const cell = cellAt(column, row);
      if (cell === null || notes[row - from] === 0) continue;
      const line = read(cell);
      lines[row] = line;
      if (line === ROLE_ERROR) notes[row - from]! |= BAD;
      if (line < 0) continue;
      for (const variable of variables) {
        const at = row * ROW_WIDTH + variable;
        if (codes[at] !== 0) continue;
        const code = roles.codes[line * ROW_WIDTH + variable]!;
        codes[at] = code;
        if (code === WRONG) notes[row - from]! |= BAD;
      }
    }
  };
  return { lines, fill };
}

function roleLine(cell: Cell, roles: Roles): number {
  if (isBlank(cell)) return NO_ROLE;
  if (errorIn(cell) !== undefined) return ROLE_ERROR;
  const key = roleKey(headingText(cell));
  return roles.twice.has(key) ? ROLE_ERROR : (roles.lines.get(key) ?? NO_ROLE);
}

/** Fills what the organisation answers for everyone who has not answered it. */
function fillShared(
  shared: Uint8Array,
  codes: Uint8Array,
  notes: Uint8Array,
  from: number,
  to: number,
): void {
  for (let variable = 0; variable < ROW_WIDTH; variable++) {
    const code = shared[variable]!;
    if (code === 0) continue;
    for (let row = from, at = from * ROW_WIDTH + variable; row < to; row++, at += ROW_WIDTH) {
      if (codes[at] !== 0 || notes[row - from] === 0) continue;
      codes[at] = code;
      if (code === WRONG) notes[row - from]! |= BAD;
    }
  }
}

/** Judges a roster in one go, as a formula does. */
export function judgeNow(roster: Roster): JudgedRows {
  return finish(judgeInSlices(roster));
}

/** Judges a roster in slices, with progress and a way to stop it. */
export function judgeRoster(roster: Roster, options?: WorkOptions): Promise<JudgedRows> {
  return runSlices(judgeInSlices(roster), options);
}
