// What the columns of an Assessments sheet are for: the role, the inputs, the answers; and what of the sheet is not read.
import type { Companion, Input } from "../policy/companions/table";
import { questionById } from "../policy/questions";
import type { QuestionId } from "../policy/questions";
import { assessmentColumnsNotRead, duplicateQuestion, noRoleColumn, rolelessInputs } from "../words/problems";
import { CHECK_ROW } from "../words/verdicts";
import { isBlank } from "./answers";
import type { Cell } from "./cells";
import { cellAt, NO_STORED_VALUE } from "./cells";
import { columnName, isProtectedHeading, nearestHeading, questionOfHeading } from "./headings";
import type { SetupErrors } from "./setup";
import { ASSESSMENTS_SHEETS, ROLE_HEADINGS } from "./synonyms";
import type { Table } from "./table";
import { headingText, sheetRow } from "./table";
import { matchKey } from "./text";

/** A column that is read as nothing. */
export interface UnreadColumn {
  readonly heading: string;
  /** The heading it looks like a misspelling of. */
  readonly nearest: string | undefined;
  /** It names a fact that is never read. */
  readonly isProtected: boolean;
}

/** The columns of an Assessments sheet, from 0. */
export interface AssessmentColumns {
  readonly role: number;
  /** By the id of the input; ids are unique among the assessments about roles. */
  readonly inputs: ReadonlyMap<string, number>;
  readonly questions: ReadonlyMap<QuestionId, number>;
  readonly unread: readonly UnreadColumn[];
}

const ROLE_KEYS = ROLE_HEADINGS.map(matchKey);

/**
 * The columns that these companions read: the role, their inputs, and the questions that they look at or fill. An error where there is
 * no column of roles, or two columns for one thing.
 */
export function assessmentColumns(
  table: Table,
  companions: readonly Companion[],
): AssessmentColumns | SetupErrors {
  const { headings, sheet = ASSESSMENTS_SHEETS[0] } = table;
  const keys = headings.map(matchKey);
  const roleKey = ROLE_KEYS.find((key) => keys.includes(key));
  if (roleKey === undefined) return { errors: [noRoleColumn(sheet, ROLE_HEADINGS, headings)] };

  const all = companions.flatMap(({ inputs }) => inputs);
  const ownInputs: ReadonlyMap<string, Input> = new Map(
    all.filter(({ question }) => question === undefined).map((input) => [matchKey(input.heading), input]),
  );
  const asked: ReadonlySet<QuestionId> = new Set([
    ...all.flatMap(({ question }) => question ?? []),
    ...companions.flatMap(({ outputs }) => outputs.map(({ question }) => question)),
  ]);
  const known = [
    ...[...ownInputs.values()].map(({ heading }) => heading),
    ...[...asked].map((id) => questionById(id).heading),
  ];

  const inputs = new Map<string, number>();
  const questions = new Map<QuestionId, number>();
  const unread: UnreadColumn[] = [];
  const errors: string[] = [];
  const role = keys.indexOf(roleKey);
  const twice = (what: string, first: number, second: number): void => {
    const names = [first, second].map((index) => columnName(headings, index, table));
    errors.push(duplicateQuestion(what, names[0]!, names[1]!, "columns", sheet));
  };
  headings.forEach((heading, index) => {
    const key = keys[index]!;
    if (key === "" || index === role) return;
    const input = ownInputs.get(key);
    const question = questionOfHeading(heading);
    if (key === roleKey) twice(headings[role]!, role, index);
    else if (input !== undefined) {
      const first = inputs.get(input.id);
      if (first === undefined) inputs.set(input.id, index);
      else twice(input.heading, first, index);
    } else if (question !== undefined && asked.has(question)) {
      const first = questions.get(question);
      if (first === undefined) questions.set(question, index);
      else twice(questionById(question).heading, first, index);
    } else {
      const isProtected = isProtectedHeading(heading);
      unread.push({
        heading,
        nearest: isProtected ? undefined : nearestHeading(heading, known),
        isProtected,
      });
    }
  });
  return errors.length > 0 ? { errors } : { role, inputs, questions, unread };
}

/** Shows a cell that its formula could not be calculated, or that the formula's own inputs are wrong? */
export function isUncalculated(cell: Cell): boolean {
  const text = headingText(cell);
  return [NO_STORED_VALUE, "#NAME?", "#BUSY!", "#GETTING_DATA", CHECK_ROW].includes(text);
}

/** The sheet rows, from 1, with an input or an answer beside no role. */
export function rolelessRows(table: Table, { role, inputs, questions }: AssessmentColumns): number[] {
  const says = (index: number, row: number): boolean => !isBlank(cellAt(table.columns[index], row));
  const answers = (index: number, row: number): boolean =>
    says(index, row) && !isUncalculated(cellAt(table.columns[index], row));
  const [ofInputs, ofQuestions] = [[...inputs.values()], [...questions.values()]];
  const rows: number[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    if (!isBlank(cellAt(table.columns[role], row))) continue;
    if (ofInputs.some((index) => says(index, row)) || ofQuestions.some((index) => answers(index, row)))
      rows.push(sheetRow(table, row));
  }
  return rows;
}

/** As many rows as a message names. */
const MOST_ROWS = 20;

/** What of an Assessments sheet is not read, a line each. */
export function unreadNotes(
  { sheet = ASSESSMENTS_SHEETS[0] }: Table,
  unread: { readonly columns: readonly UnreadColumn[]; readonly rows: readonly number[] },
): string[] {
  return [
    ...(unread.columns.length === 0 ? [] : [assessmentColumnsNotRead(sheet, unread.columns)]),
    ...(unread.rows.length === 0
      ? []
      : [rolelessInputs(sheet, unread.rows.slice(0, MOST_ROWS), unread.rows.length > MOST_ROWS)]),
  ];
}
