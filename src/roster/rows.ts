// One row of a judged roster in full: its problem, its answers and the level each came from, its judgement.
import type { Judgement, Level } from "../policy/policy";
import { judgeCodes } from "../policy/policy";
import type { QuestionId } from "../policy/questions";
import { questionById, QUESTION_IDS } from "../policy/questions";
import { answerOf, variableOf } from "../policy/variables";
import type { Place } from "../words/problems";
import { errorValue, missingValue, roleTwice, wrongValue } from "../words/problems";
import {
  errorIn,
  isBlank,
  readAnswer,
  readOtherReasons,
  reasonsIn,
  WRONG,
  WRONG_REASONS,
  wrongValueIn,
  nearestAnswer,
} from "./answers";
import type { JudgedRows, Roster } from "./bulk";
import { EMPTY_ROW, PROBLEM_ROW, ROLE_ERROR, ROW_WIDTH } from "./bulk";
import type { Cell } from "./cells";
import { cellAt, NO_STORED_VALUE } from "./cells";
import type { Table } from "./table";
import { headingText, sheetRow } from "./table";
import type { Roles } from "./setup";
import { roleKey } from "./text";

/** A cell that keeps a row from being judged. */
export interface RowProblem {
  readonly sheet: string | undefined;
  /** The sheet row, from 1. */
  readonly row: number;
  /** The heading under or beside which the value stands. */
  readonly column: string;
  readonly value: string;
  readonly allowed: readonly string[];
  /** The whole problem as a sentence: where, what, what is allowed. */
  readonly message: string;
}

/** Where a cell stands that keeps a row from being judged. */
interface ProblemPlace {
  readonly sheet: string | undefined;
  readonly row: number;
  readonly column: string;
  /** People could not find the row by its number, so that messages leave it out. */
  readonly unplaced?: true | undefined;
}

/** The place as a message names it. */
function namedPlace({ unplaced, sheet, row, column }: ProblemPlace): Place {
  return unplaced === true ? { sheet, column } : { sheet, row, column };
}

/** The place of a cell in a row of the roster. */
function placeIn(table: Table, row: number, column: string): ProblemPlace {
  const { sheet, unplaced } = table;
  return { sheet, row: sheetRow(table, row), column, unplaced };
}

/** A wrong value of a question as a problem. */
export function wrongAnswer(id: QuestionId, cell: Cell, at: ProblemPlace): RowProblem {
  const place = namedPlace(at);
  const { sheet, row, column } = at;
  const { answers } = questionById(id);
  const value = wrongValueIn(id, cell);
  const error = errorIn(cell) ?? errorIn(value);
  const message =
    error === undefined
      ? wrongValue(place, value, answers, nearestAnswer(id, value))
      : error === NO_STORED_VALUE
        ? missingValue(place)
        : errorValue(place, error, answers);
  return { sheet, row, column, value, allowed: answers, message };
}

const isWrong = (id: QuestionId, cell: Cell): boolean =>
  id === "otherReasons" ? readOtherReasons(cell) === WRONG_REASONS : readAnswer(id, cell) === WRONG;

/** The sheet on which a role stands twice. */
const sheetOfTwice = ({ assessed, table }: Roles, key: string): string =>
  (assessed?.twice.has(key) === true ? assessed.table.sheet : table.sheet) ?? "Roles";

/** The problem with a row's role: an error in its cell, or a role that stands twice. */
function roleProblem({ table, layout, roles }: Roster, row: number): RowProblem {
  const at = placeIn(table, row, table.headings[layout.role!]!);
  const place = namedPlace(at);
  const cell = cellAt(table.columns[layout.role!], row);
  const error = errorIn(cell);
  const value = headingText(cell);
  const message =
    error === undefined
      ? roleTwice(place, value, roles!.twice.get(roleKey(value))!, sheetOfTwice(roles!, roleKey(value)))
      : error === NO_STORED_VALUE
        ? missingValue(place)
        : errorValue(place, error, []);
  const { sheet, column } = at;
  return { sheet, row: at.row, column, value, allowed: [], message };
}

/**
 * All that keeps a row from being judged: wrong values of its own from left to right, then what is wrong with its role,
 * then wrong values that it takes over from its role and from the organisation. Empty for a row that can be judged.
 */
export function rowProblems(judged: JudgedRows, row: number): RowProblem[] {
  if (judged.outcomes[row] !== PROBLEM_ROW) return [];
  const { roster, roleLines } = judged;
  const { table, layout, roles, organisation } = roster;
  const problems: RowProblem[] = [];
  const fault = table.faults?.get(row);
  if (fault !== undefined) {
    const place = { sheet: table.sheet, row: sheetRow(table, row) };
    problems.push({ ...place, column: "", value: fault, allowed: [], message: fault });
  }
  const columns = [...layout.questions].sort(([, a], [, b]) => a - b);
  for (const [id, index] of columns) {
    const cell = cellAt(table.columns[index], row);
    if (isWrong(id, cell)) problems.push(wrongAnswer(id, cell, placeIn(table, row, table.headings[index]!)));
  }
  const line = roleLines?.[row];
  if (line === ROLE_ERROR) problems.push(roleProblem(roster, row));
  const inEffect = (id: QuestionId): boolean =>
    judged.codes[row * ROW_WIDTH + variableOf(id)] === WRONG &&
    !problems.some((p) => p.column === headingOf(id));
  const headingOf = (id: QuestionId): string | undefined => {
    const index = layout.questions.get(id);
    return index === undefined ? undefined : table.headings[index];
  };
  for (const id of QUESTION_IDS) {
    if (id === "otherReasons" || !inEffect(id)) continue;
    const roleColumn = roles?.layout.questions.get(id);
    const roleCell =
      roles === null || roleColumn === undefined || line === undefined || line < 0
        ? null
        : cellAt(roles.table.columns[roleColumn], line);
    const assessed = line === undefined ? undefined : roles?.assessed?.lines.get(line)?.problems.get(id);
    if (assessed !== undefined) {
      problems.push(...assessed.filter(({ message }) => problems.every((one) => one.message !== message)));
      continue;
    }
    if (roles !== null && isWrong(id, roleCell)) {
      const { sheet = "Roles", headings } = roles.table;
      const at = { sheet, row: sheetRow(roles.table, line!), column: headings[roleColumn!]! };
      problems.push(wrongAnswer(id, roleCell, at));
      continue;
    }
    const shared = organisation.answers.get(id);
    if (shared?.code === WRONG) {
      const { sheet = "Organisation", row: line, heading } = shared;
      problems.push(wrongAnswer(id, shared.cell, { sheet, row: line, column: heading }));
    }
  }
  return problems;
}

/** The answers in effect for a row, each with the level it came from. */
export interface AnswerInEffect {
  readonly question: QuestionId;
  readonly answer: string;
  readonly level: Level;
}

/** The answers in effect for a row that can be judged, in the order of the questionnaire. */
export function answersInEffect(judged: JudgedRows, row: number): AnswerInEffect[] {
  const { roster, roleLines } = judged;
  const { table, layout, roles } = roster;
  return QUESTION_IDS.flatMap((id): AnswerInEffect[] => {
    if (id === "otherReasons") {
      const reasons = reasonsIn(judged.otherReasons?.[row] ?? 0);
      return reasons.length === 0 ? [] : [{ question: id, answer: reasons.join(", "), level: "person" }];
    }
    const answer = answerOf(id, judged.codes[row * ROW_WIDTH + variableOf(id)]!);
    if (answer === undefined) return [];
    const own = layout.questions.get(id);
    const line = roleLines?.[row] ?? -1;
    const level =
      own !== undefined && readAnswer(id, cellAt(table.columns[own], row)) !== 0
        ? "person"
        : roles !== null && line >= 0 && roles.codes[line * ROW_WIDTH + variableOf(id)] !== 0
          ? "role"
          : "organisation";
    return [{ question: id, answer, level }];
  });
}

/** The codes of one row's answers, as the policy's functions take them. Valid until the next change of `judged`. */
export function rowCodes(judged: JudgedRows, row: number): Uint8Array {
  return judged.codes.subarray(row * ROW_WIDTH, (row + 1) * ROW_WIDTH);
}

/** The full judgement of a row; null for an empty row and for one with a problem. */
export function judgementOf(judged: JudgedRows, row: number): Judgement | null {
  const outcome = judged.outcomes[row]!;
  if (outcome === EMPTY_ROW || outcome === PROBLEM_ROW) return null;
  return judgeCodes(judged.roster.policy, rowCodes(judged, row));
}

/** The roles of a roster that its Roles table does not have, each once, the first `most` of them. */
export function unknownRoleNames(judged: JudgedRows, most = Infinity): string[] {
  const { table, layout, roles } = judged.roster;
  if (roles === null || layout.role === null) return [];
  const column = table.columns[layout.role]!;
  const seen = new Set<Cell>();
  const names = new Map<string, string>();
  for (let row = 0; row < table.rowCount && names.size < most; row++) {
    const cell = cellAt(column, row);
    if (seen.has(cell)) continue;
    seen.add(cell);
    const name = headingText(cell);
    const key = roleKey(name);
    if (isBlank(cell) || errorIn(cell) !== undefined || roles.lines.has(key) || names.has(key)) continue;
    names.set(key, name);
  }
  return [...names.values()];
}
