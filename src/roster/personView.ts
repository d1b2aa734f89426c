// What a form shows of one person: each answer and where it comes from, the judgement, and what to ask next.
import type { Judgement } from "../policy/policy";
import { judgeCodes } from "../policy/policy";
import type { QuestionId, SingleQuestionId } from "../policy/questions";
import { ASKING_ORDER, questionById, QUESTION_IDS } from "../policy/questions";
import { mostToGo } from "../policy/toGo";
import { answerOf, variableOf } from "../policy/variables";
import { isBlank, WRONG } from "./answers";
import type { JudgedRows, Roster } from "./bulk";
import { judgeNow, ROLE_ERROR, ROW_WIDTH } from "./bulk";
import { placeOfAnswer } from "./assessments";
import type { Cell } from "./cells";
import { cellAt } from "./cells";
import type { Field, PersonForm } from "./person";
import { columnOf, ownText } from "./person";
import type { AnswerInEffect, RowProblem } from "./rows";
import { answersInEffect, rowCodes, rowProblems } from "./rows";

/** What role or organisation answer, and where that stands. */
export interface TakenOver {
  readonly level: "role" | "organisation";
  readonly answer: string;
  readonly sheet: string;
  /** The sheet row, from 1. */
  readonly row: number;
}

/** One question of the form. */
export interface QuestionView {
  /** The column in the roster, from 0; null where the roster has none. */
  readonly column: number | null;
  /** The person's own answer, what is tried included: empty for blank, null for a wrong value. */
  readonly own: string | null;
  readonly inEffect: AnswerInEffect | null;
  /** What counts, or would count, without an answer of the person's own. */
  readonly takenOver: TakenOver | null;
  /** The person's own answer stands before one of the role or the organisation. */
  readonly isOverride: boolean;
  readonly isEdited: boolean;
  readonly isTried: boolean;
  /** Why the cell, or the one it is taken over from, cannot be read. */
  readonly problem: RowProblem | null;
}

/** All that the form shows. */
export interface PersonView {
  readonly questions: Readonly<Record<QuestionId, QuestionView>>;
  /** The role's text; null for an error in its cell. */
  readonly role: string | null;
  /** The role is joined with the Roles sheet. */
  readonly isRoleKnown: boolean;
  /** All that keeps the row from being judged. */
  readonly problems: readonly RowProblem[];
  /** Nothing is known of anybody: no cell of the row is filled, and nothing is edited. */
  readonly isEmpty: boolean;
  /** Null where there are problems. An empty row is judged as a person of whom nothing is known. */
  readonly judgement: Judgement | null;
  /** The field to fill in next, if only what matters is asked: a wrong one, else what the verdict depends on. */
  readonly next: Field | null;
  /** How many questions can still follow, that one included. */
  readonly toGo: number;
}

/** What is filled in that no question reads, so that the row counts as a person's. */
const SOMEBODY = "x";

/** The roster of the row with edits and what is tried. Questions without a column get one. */
function effectiveRoster({ person, edits, tried }: PersonForm): Roster {
  const { table, layout } = person.roster;
  const headings = [...table.headings];
  const cells: Cell[] = table.columns.map((column) => cellAt(column, 0));
  const questions = new Map(layout.questions);
  let { role } = layout;
  const add = (heading: string, cell: Cell): number => {
    headings.push(heading);
    return cells.push(cell) - 1;
  };
  for (const [field, text] of [...edits, ...tried]) {
    const column = field === "role" ? role : questions.get(field);
    if (column != null) cells[column] = text;
    else if (field === "role") role = add("Role", text);
    else questions.set(field, add(questionById(field).heading, text));
  }
  add("", SOMEBODY);
  const rows = [cells];
  const columns = cells.map((_, index) => ({ rows, index }));
  return {
    ...person.roster,
    table: { ...table, headings, columns },
    layout: { ...layout, headings, questions, role },
  };
}

/** What role and organisation answer for a person of this role. */
function takenOverFor(judged: JudgedRows, id: QuestionId): TakenOver | null {
  const { roles, organisation } = judged.roster;
  const line = judged.roleLines?.[0] ?? -1;
  if (roles !== null && line >= 0) {
    const code = roles.codes[line * ROW_WIDTH + variableOf(id)]!;
    if (code === WRONG) return null;
    if (code !== 0) return { level: "role", answer: answerOf(id, code)!, ...placeOfAnswer(roles, line, id) };
  }
  const shared = organisation.answers.get(id);
  const answer = shared === undefined || shared.code === WRONG ? undefined : answerOf(id, shared.code);
  if (shared === undefined || answer === undefined) return null;
  const { sheet = "Organisation", row } = shared;
  return { level: "organisation", answer, sheet, row };
}

/** The problem that belongs to a question: in its own cell, or in the one it is taken over from. */
function problemOf(judged: JudgedRows, id: QuestionId, problems: readonly RowProblem[]): RowProblem | null {
  const { table, layout, roles, organisation } = judged.roster;
  const own = layout.questions.get(id);
  const ofRole = roles?.layout.questions.get(id);
  const places = [
    { column: own === undefined ? undefined : table.headings[own], sheet: table.sheet },
    { column: ofRole === undefined ? undefined : roles!.table.headings[ofRole], sheet: roles?.table.sheet },
    { column: organisation.answers.get(id)?.heading, sheet: organisation.answers.get(id)?.sheet },
  ];
  const assessed =
    roles?.assessed?.lines.get(judged.roleLines?.[0] ?? -1)?.problems.get(id as SingleQuestionId) ?? [];
  return (
    problems.find(
      (one) =>
        places.some(({ column, sheet }) => one.column === column && one.sheet === sheet) ||
        assessed.some(({ message }) => message === one.message),
    ) ?? null
  );
}

/** Does nothing in the row say anything of anybody? */
function isEmptyRow({ person: { roster }, edits }: PersonForm): boolean {
  const { table, layout } = roster;
  const results = new Set(layout.results.values());
  return (
    [...edits.values()].every((text) => text === "") &&
    table.columns.every((column, index) => results.has(index) || isBlank(cellAt(column, 0)))
  );
}

/** The answers in effect as codes, wrong ones as blanks. */
function soundCodes(judged: JudgedRows): Uint8Array {
  return rowCodes(judged, 0).map((code) => (code === WRONG ? 0 : code));
}

/** The questions on which a verdict never waits: they add cautions, strength, or a reason to be recognised. */
export const NEVER_ASKED: readonly QuestionId[] = QUESTION_IDS.filter(
  (id) => !(ASKING_ORDER as readonly QuestionId[]).includes(id),
);

const FIELDS_IN_ORDER: readonly QuestionId[] = [...ASKING_ORDER, ...NEVER_ASKED];

/** Everything the form shows, judged as an evaluation judges the row. */
export function viewOf(form: PersonForm): PersonView {
  const { person, edits, tried } = form;
  const judged = judgeNow(effectiveRoster(form));
  const problems = rowProblems(judged, 0);
  const inEffect = new Map(answersInEffect(judged, 0).map((one) => [one.question, one]));
  const questionView = (id: QuestionId): QuestionView => {
    const own = tried.get(id) ?? ownText(form, id);
    const takenOver = takenOverFor(judged, id);
    return {
      column: columnOf(person.roster.layout, id),
      own,
      inEffect: inEffect.get(id) ?? null,
      takenOver,
      isOverride: own !== "" && takenOver !== null,
      isEdited: edits.has(id),
      isTried: tried.has(id),
      problem: problemOf(judged, id, problems),
    };
  };
  const questions = Object.fromEntries(QUESTION_IDS.map((id) => [id, questionView(id)])) as Record<
    QuestionId,
    QuestionView
  >;
  const codes = soundCodes(judged);
  const judgement = problems.length > 0 ? null : judgeCodes(judged.roster.policy, codes);
  const line = judged.roleLines?.[0] ?? -1;
  const wrong: Field[] = [
    ...(line === ROLE_ERROR ? (["role"] as const) : []),
    ...FIELDS_IN_ORDER.filter((id) => questions[id].problem !== null),
  ];
  return {
    questions,
    role: tried.get("role") ?? ownText(form, "role"),
    isRoleKnown: line >= 0,
    problems,
    isEmpty: isEmptyRow(form),
    judgement,
    next: wrong[0] ?? judgement?.dependsOn[0] ?? null,
    toGo: wrong.length + mostToGo(judged.roster.policy, codes),
  };
}
