// The Assessments sheet: a line of inputs a role, and the answers that they fill in where the Roles sheet leaves them blank.
import { companionById } from "../policy/companions/companions";
import type { Thresholds } from "../policy/companions/share";
import type { Companion, Input } from "../policy/companions/table";
import type { SingleQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { answerOf, VARIABLE_IDS, variableOf } from "../policy/variables";
import { CHECK_ROW } from "../words/verdicts";
import { isBlank, readAnswer, WRONG } from "./answers";
import type { AssessmentColumns } from "./assessmentColumns";
import { assessmentColumns, isUncalculated, rolelessRows, unreadNotes } from "./assessmentColumns";
import type { Cell } from "./cells";
import { cellAt } from "./cells";
import { inputProblem, readInput } from "./companionInputs";
import { assess } from "./companions";
import type { Layout } from "./headings";
import type { RowProblem } from "./rows";
import type { Organisation, Roles, SetupErrors } from "./setup";
import { readRoles } from "./setup";
import { ASSESSMENTS_SHEETS } from "./synonyms";
import type { Table } from "./table";
import { headingText, sheetRow } from "./table";
import { matchKey, roleKey } from "./text";

/** The assessments about roles, in the order in which they are made: the last one looks at what the others give. */
export const ROLE_COMPANIONS: readonly Companion[] = [
  companionById("exposedJobs"),
  companionById("ownership"),
  companionById("roleClass"),
];

/** The inputs of the assessments about roles that are no questions: each has its column. */
export const OWN_INPUTS: readonly Input[] = ROLE_COMPANIONS.flatMap(({ inputs }) =>
  inputs.filter(({ question }) => question === undefined),
);
const INPUT_KEYS: ReadonlySet<string> = new Set(OWN_INPUTS.map(({ heading }) => matchKey(heading)));

/** The questions that are answered for roles, in the order of their assessments. */
export const ASSESSED_QUESTIONS: readonly SingleQuestionId[] = ROLE_COMPANIONS.flatMap(({ outputs }) =>
  outputs.map(({ question }) => question),
);

/** Are these the headings of an Assessments sheet? A roster has none of its inputs. */
export function areAssessments(headings: readonly string[]): boolean {
  return headings.some((heading) => INPUT_KEYS.has(matchKey(heading)));
}

/** The row, from 0, of the headings of an Assessments sheet among its first rows; undefined where it is none. */
export function assessmentsHeadingRow(rows: Iterable<readonly string[]>): number | undefined {
  let row = 0;
  for (const texts of rows) {
    if (areAssessments(texts)) return row;
    row += 1;
  }
  return undefined;
}

/** What the Assessments sheet fills in. */
export interface Assessed {
  readonly table: Table;
  /** By the line of a role (`Roles.lines`): the data row, from 0, and the questions that it answers. */
  readonly lines: ReadonlyMap<number, AssessedLine>;
  /** Roles on several rows that give different answers: the key, and the sheet rows of the first and the last of them. */
  readonly twice: ReadonlyMap<string, readonly [first: number, last: number]>;
  /** What of the sheet is not read, a line each. */
  readonly notes: readonly string[];
}

/** One role's row on the Assessments sheet. */
export interface AssessedLine {
  readonly row: number;
  /** Does it say anything itself? Without, it neither answers nor contradicts another row of the role. */
  readonly isFilled: boolean;
  /** The questions that it fills in, with the number of the answer, or WRONG. */
  readonly answers: ReadonlyMap<SingleQuestionId, number>;
  /** What is wrong with the inputs of a question that is WRONG. */
  readonly problems: ReadonlyMap<SingleQuestionId, readonly RowProblem[]>;
}

/** The tables from which roles are read. */
export interface RoleTables {
  readonly roles: Table | undefined;
  readonly assessments: Table | undefined;
}

/** A cell, and where it stands. */
interface PlacedCell {
  readonly cell: Cell;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}

/** The codes of one role's line, and its cells on both sheets. */
interface RoleRow {
  readonly table: Table;
  readonly columns: AssessmentColumns;
  /** The data row on Assessments. */
  readonly row: number;
  /** The role's cell on Roles for a question; undefined where there is none. */
  readonly onRoles: (question: SingleQuestionId) => PlacedCell | undefined;
  readonly thresholds: Thresholds;
}

/** Assesses one role. */
function assessRole({ table, columns, row, onRoles, thresholds }: RoleRow): AssessedLine {
  const answers = new Map<SingleQuestionId, number>();
  const problems = new Map<SingleQuestionId, RowProblem[]>();
  const placed = (index: number | undefined): PlacedCell | undefined =>
    index === undefined
      ? undefined
      : {
          cell: cellAt(table.columns[index], row),
          sheet: table.sheet ?? ASSESSMENTS_SHEETS[0],
          row: sheetRow(table, row),
          column: table.headings[index]!,
        };
  const isOpen = (one: PlacedCell | undefined): boolean =>
    one === undefined || isBlank(one.cell) || isUncalculated(one.cell);
  // What a column of answers shows where inputs lead to an answer is their formula's result, and no word of its own.
  let isFilled = [...columns.inputs.values()].some((index) => !isBlank(cellAt(table.columns[index], row)));

  /** The cell of an input: its own, else that of the Roles sheet, else the answer that was given just now. */
  const cellOf = ({ id, question }: Input): PlacedCell | undefined => {
    if (question === undefined) return placed(columns.inputs.get(id));
    const onOther = onRoles(question);
    if (!isOpen(onOther)) return onOther;
    const own = placed(columns.questions.get(question));
    const code = answers.get(question);
    if (code === undefined) {
      if (isOpen(own)) return undefined;
      isFilled = true;
      return own;
    }
    const cell = code === WRONG ? CHECK_ROW : answerOf(question, code)!;
    return { cell, sheet: table.sheet ?? ASSESSMENTS_SHEETS[0], row: sheetRow(table, row), column: "" };
  };

  for (const companion of ROLE_COMPANIONS) {
    const cells = new Map(companion.inputs.map((input) => [input, cellOf(input)]));
    const given = Object.fromEntries([...cells].map(([{ id }, one]) => [id, one?.cell]));
    const { questions } = assess(companion.id, given, thresholds);
    companion.outputs.forEach((output, index) => {
      const { question } = output;
      const wrong = companion.inputs.flatMap((input): RowProblem[] => {
        const one = cells.get(input);
        if (one === undefined || !output.inputs.includes(input.id)) return [];
        if (readInput(companion, input, one.cell, thresholds) !== WRONG) return [];
        const known = input.question === undefined ? undefined : problems.get(input.question);
        if (known !== undefined && one.cell === CHECK_ROW) return known;
        const { cell, ...place } = one;
        const { value, allowed, message } = inputProblem(companion, input, cell, place);
        return [{ ...place, value, allowed, message }];
      });
      const answer = questions[index]!.answer;
      if (wrong.length > 0) {
        answers.set(question, WRONG);
        problems.set(question, wrong);
      } else if (answer !== null) answers.set(question, questionById(question).answers.indexOf(answer) + 1);
      else {
        // An answer that stands in the column of answers counts where the inputs give none.
        const own = placed(columns.questions.get(question));
        if (own === undefined || isOpen(own)) return;
        isFilled = true;
        const code = readAnswer(question, own.cell);
        answers.set(question, code);
        if (code !== WRONG) return;
        const { cell, ...place } = own;
        const input = {
          id: question,
          heading: own.column,
          answers: questionById(question).answers,
          question,
        };
        const { value, allowed, message } = inputProblem(companion, input, cell, place);
        problems.set(question, [{ ...place, value, allowed, message }]);
      }
    });
  }
  return { row, isFilled, answers, problems };
}

/** A Roles sheet without a line, for workbooks that have an Assessments sheet only. */
function rolesWithout({ headings, columns, ...table }: Table, role: number): Roles {
  const layout: Layout = { headings, questions: new Map(), role, ignored: [], results: new Map() };
  return {
    table: { ...table, headings, columns },
    layout,
    lines: new Map(),
    twice: new Map(),
    codes: new Uint8Array(0),
  };
}

const sameAnswers = (a: AssessedLine, b: AssessedLine): boolean =>
  ASSESSED_QUESTIONS.every((id) => a.answers.get(id) === b.answers.get(id));

/** Adds what the Assessments sheet answers to the roles of the Roles sheet, if there is one. */
function withAssessments(
  roles: Roles | null,
  table: Table,
  { thresholds }: Pick<Organisation, "thresholds">,
): Roles | SetupErrors {
  const columns = assessmentColumns(table, ROLE_COMPANIONS);
  if ("errors" in columns) return columns;
  const base = roles ?? rolesWithout(table, columns.role);
  const width = VARIABLE_IDS.length;
  const keyLines = new Map(base.lines);
  const twice = new Map<string, [number, number]>();
  const lines = new Map<number, AssessedLine>();
  // Lines of roles that the Roles sheet does not have follow behind its own.
  let next = roles?.table.rowCount ?? 0;
  for (let row = 0; row < table.rowCount; row++) {
    const cell = cellAt(table.columns[columns.role], row);
    if (isBlank(cell)) continue;
    const key = roleKey(headingText(cell));
    const ofRoles = roles?.lines.get(key);
    const onRoles = (question: SingleQuestionId): PlacedCell | undefined => {
      const index = roles?.layout.questions.get(question);
      if (roles === null || ofRoles === undefined || index === undefined) return undefined;
      const { sheet = "Roles", headings, columns: cells } = roles.table;
      const at = { sheet, row: sheetRow(roles.table, ofRoles), column: headings[index]! };
      return { cell: cellAt(cells[index], ofRoles), ...at };
    };
    const line = assessRole({ table, columns, row, onRoles, thresholds });
    const at = keyLines.get(key);
    const first = at === undefined ? undefined : lines.get(at);
    if (first === undefined || (line.isFilled && !first.isFilled)) {
      const number = at ?? next++;
      keyLines.set(key, number);
      lines.set(number, line);
    } else if (line.isFilled && !sameAnswers(first, line))
      twice.set(key, [sheetRow(table, first.row), sheetRow(table, row)]);
  }

  const codes = new Uint8Array(Math.max(next * width, base.codes.length));
  codes.set(base.codes);
  const filled = new Map<number, AssessedLine>();
  for (const [number, { row, isFilled, answers, problems }] of lines) {
    const open = ASSESSED_QUESTIONS.filter((question) => {
      const index = roles?.layout.questions.get(question);
      const own = roles === null || index === undefined ? null : cellAt(roles.table.columns[index], number);
      return codes[number * width + variableOf(question)] === 0 || isUncalculated(own);
    });
    for (const question of open) codes[number * width + variableOf(question)] = answers.get(question) ?? 0;
    const ofOpen = <T>(all: ReadonlyMap<SingleQuestionId, T>): Map<SingleQuestionId, T> =>
      new Map([...all].filter(([question]) => open.includes(question)));
    filled.set(number, { row, isFilled, answers: ofOpen(answers), problems: ofOpen(problems) });
  }
  const doubles = new Map([...base.twice, ...twice]);
  const notes = unreadNotes(table, { columns: columns.unread, rows: rolelessRows(table, columns) });
  return {
    ...base,
    lines: keyLines,
    twice: doubles,
    codes,
    assessed: { table, lines: filled, twice, notes },
  };
}

/**
 * Reads what stands for roles: the Roles sheet, and where it leaves an answer blank the Assessments sheet. A cell of Roles whose formula
 * could not be calculated counts as blank there, because that formula reads the Assessments sheet. Null without either.
 */
export function readRoleTables(
  { roles: table, assessments }: RoleTables,
  organisation: Pick<Organisation, "mapping" | "thresholds">,
): Roles | SetupErrors | null {
  const roles = table === undefined ? null : readRoles(table, organisation.mapping);
  if (roles !== null && "errors" in roles) return roles;
  return assessments === undefined ? roles : withAssessments(roles, assessments, organisation);
}

/** The tables that roles were read from, to read them again with another set-up. */
export function tablesOf(roles: Roles | null): RoleTables {
  if (roles === null) return { roles: undefined, assessments: undefined };
  const assessments = roles.assessed?.table;
  return { roles: roles.table.sheet === assessments?.sheet ? undefined : roles.table, assessments };
}

/** The questions that roles may answer. */
export function questionsOfRoles({ layout, assessed }: Roles): Set<SingleQuestionId | "otherReasons"> {
  return new Set([...layout.questions.keys(), ...(assessed === undefined ? [] : ASSESSED_QUESTIONS)]);
}

/** Where the answer that a role gives stands. */
export function placeOfAnswer(
  { table, assessed }: Roles,
  line: number,
  question: SingleQuestionId | "otherReasons",
): { readonly sheet: string; readonly row: number } {
  const found = assessed?.lines.get(line);
  if (assessed !== undefined && found?.answers.has(question as SingleQuestionId) === true)
    return { sheet: assessed.table.sheet ?? ASSESSMENTS_SHEETS[0], row: sheetRow(assessed.table, found.row) };
  return { sheet: table.sheet ?? "Roles", row: sheetRow(table, line) };
}

/** How many roles the Assessments sheet answers something for. */
export function countAssessed(roles: Roles | null): number {
  return [...(roles?.assessed?.lines.values() ?? [])].filter(({ answers }) =>
    [...answers.values()].some((code) => code !== WRONG),
  ).length;
}
