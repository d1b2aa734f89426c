// The sample roster as two files: a workbook with three sheets, and the same people as one flat .csv.
import type { QuestionId } from "../src/policy/questions";
import { questionById, QUESTIONS } from "../src/policy/questions";
import { isBlank } from "../src/roster/answers";
import { questionsAt, resultWidth, VERDICT_COLOURS } from "../src/roster/blankRoster";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../src/roster/resultHeadings";
import { COLUMN_PREFIX, ORGANISATION_SHEETS, ROLES_SHEETS, SETTING_HEADINGS } from "../src/roster/synonyms";
import type { SampleAnswers, SampleCell, SamplePerson } from "./sample-people";
import { COMPANY, MAPPED_HEADING, ORGANISATION, PEOPLE, ROLES } from "./sample-people";
import type { SheetCell, SheetSpec, Validation } from "./sample-workbook";
import { letters, STYLE, workbookBytes } from "./sample-workbook";

const ORGANISATION_IDS = questionsAt("organisation");
const ROLE_IDS = questionsAt("role");
/** AI exposure is there for the one person whose job differs from others in the role. */
const PERSON_IDS: readonly QuestionId[] = [
  "exposure",
  ...questionsAt("person").filter((id) => id !== "outcomes"),
];
const PERSON_HEADINGS = ["ID", "Name", "Department", "Role", "Credential requested"] as const;

/** Rows that offer lists below the table, for people added later. */
const LAST_ROW = 200;
const HEADING_HEIGHT = 48;

const HOW_TO = [
  `How to use this workbook (${COMPANY} and everybody in it are invented)`,
  "1. On this sheet, answer once for everybody. A blank answer is neither yes nor no.",
  "2. On Roles, answer once for each role. That fills what a person's row leaves blank.",
  "3. On Roster, one row is one person. What stands there counts before role and organisation.",
  "4. Cells that take one answer offer a list. Other reasons takes several, with commas between them.",
  "5. Evaluate in Excel with CertVerdict, or with: certverdict evaluate roster.xlsx",
  "6. Results stand to the right of the Roster table; the colours of the verdicts are set up there.",
  "Strict and Redesign rule set the policy. A line Column: … says which question a heading stands for.",
  "Four rows hold a wrong value on purpose, and one row is empty, to show how that is reported.",
] as const;

const cell = (value: SampleCell | undefined): SheetCell | null =>
  value === undefined || value === "" ? null : { value };
const headingRow = (headings: readonly string[]): SheetCell[] =>
  headings.map((value) => ({ value, style: STYLE.heading }));

function listValidation(range: string, list: readonly string[]): Validation {
  const message = `Not one of: ${list.join(", ")}. It is reported as wrong unless it is a known synonym.`;
  return { range, list, title: "Not in the list", message };
}

/** The list of a question that takes one answer, or the note of the one that takes several. */
function validation(id: QuestionId, range: string): Validation {
  const { heading, answers, many } = questionById(id);
  if (many !== true) return listValidation(range, answers);
  const message = `Any of these, with commas between them, or blank for none: ${answers.join(", ")}.`;
  return { range, title: heading, message };
}

function columnValidations(ids: readonly QuestionId[], firstColumn: number): Validation[] {
  return ids.map((id, index) => {
    const column = letters(firstColumn + index);
    return validation(id, `${column}2:${column}${String(LAST_ROW)}`);
  });
}

function organisationSheet(): SheetSpec {
  const lines: { heading: string; answer: string; list?: readonly string[] }[] = [
    ...ORGANISATION_IDS.map((id) => ({
      heading: questionById(id).heading,
      answer: shown(ORGANISATION[id] ?? ""),
      list: questionById(id).answers,
    })),
    { heading: SETTING_HEADINGS.strict[0], answer: "no", list: ["yes", "no"] },
    { heading: SETTING_HEADINGS.redesignRule[0], answer: "yes", list: ["yes", "no"] },
    {
      heading: `${COLUMN_PREFIX} ${MAPPED_HEADING.heading}`,
      answer: questionById(MAPPED_HEADING.id).heading,
    },
  ];
  const table: (SheetCell | null)[][] = [
    headingRow(["Heading", "Answer"]),
    ...lines.map(({ heading, answer }) => [cell(heading), cell(answer)]),
  ];
  const rows = table.map((cells, index) => {
    const text = HOW_TO[index];
    const style = index === 0 ? STYLE.boxTitle : STYLE.box;
    return text === undefined ? cells : [...cells, null, { value: text, style }];
  });
  return {
    name: ORGANISATION_SHEETS[0],
    rows,
    table: { name: "OrganisationTable", columns: 2, rows: rows.length },
    widths: [34, 22, 4, 96],
    frozenColumns: 0,
    headingHeight: 30,
    validations: lines.flatMap(({ list }, index) =>
      list === undefined ? [] : [listValidation(`B${String(index + 2)}`, list)],
    ),
  };
}

function rolesSheet(): SheetSpec {
  const headings = ["Role", ...ROLE_IDS.map((id) => questionById(id).heading)];
  const rows = [
    headingRow(headings),
    ...ROLES.map(({ role, answers }) => [cell(role), ...ROLE_IDS.map((id) => cell(answers[id]))]),
  ];
  return {
    name: ROLES_SHEETS[0],
    rows,
    table: { name: "RolesTable", columns: headings.length, rows: rows.length },
    widths: [28, ...ROLE_IDS.map(() => 17)],
    frozenColumns: 1,
    headingHeight: HEADING_HEIGHT,
    validations: columnValidations(ROLE_IDS, 2),
  };
}

/** A number a person is known by: people are counted in the order of the rows, the one without a role has none yet. */
function personCells(person: SamplePerson, number: number): readonly string[] {
  const id = person.role === "" ? "" : `W-${String(1000 + number)}`;
  return [id, person.name, person.department, person.role, person.credential];
}

const NUMBERED = PEOPLE.map((person, index) => ({
  person,
  number: PEOPLE.slice(0, index + 1).filter((one) => one !== null).length,
}));

function rosterSheet(): SheetSpec {
  const questionHeadings = PERSON_IDS.map((id) =>
    id === MAPPED_HEADING.id ? MAPPED_HEADING.heading : questionById(id).heading,
  );
  const headings = [...PERSON_HEADINGS, ...questionHeadings];
  const rows = [
    headingRow(headings),
    ...NUMBERED.map(({ person, number }) =>
      person === null
        ? []
        : [...personCells(person, number).map(cell), ...PERSON_IDS.map((id) => cell(person.answers[id]))],
    ),
  ];
  const results = [...RESULT_HEADINGS, ...DECISION_HEADINGS];
  const firstResult = headings.length + 1;
  const roleColumn = letters(PERSON_HEADINGS.indexOf("Role") + 1);
  return {
    name: "Roster",
    rows,
    table: { name: "Roster", columns: headings.length, rows: rows.length },
    widths: [
      ...[9, 25, 19, 24, 30],
      ...PERSON_IDS.map((id) => (id === "reason" || id === "otherReasons" ? 20 : 16)),
      ...results.map((heading) => resultWidth(heading)),
    ],
    frozenColumns: 2,
    headingHeight: HEADING_HEIGHT,
    validations: [
      {
        range: `${roleColumn}2:${roleColumn}${String(LAST_ROW)}`,
        list: { cells: `${ROLES_SHEETS[0]}!$A$2:$A$${String(ROLES.length + 1)}` },
        title: "Not on Roles",
        message: "This role is not on Roles, so its role questions stay blank.",
      },
      ...columnValidations(PERSON_IDS, PERSON_HEADINGS.length + 1),
    ],
    colours: {
      range: `${letters(firstResult)}2:${letters(firstResult + results.length - 1)}${String(LAST_ROW)}`,
      rules: VERDICT_COLOURS,
    },
  };
}

/** The sample workbook: sheets Organisation, Roles and Roster. The same bytes at every run. */
export function sampleWorkbook(): Uint8Array {
  return workbookBytes([organisationSheet(), rolesSheet(), rosterSheet()], {
    title: `Sample roster of ${COMPANY}`,
    company: COMPANY,
  });
}

const shown = (value: SampleCell): string => (typeof value === "object" ? value.value : String(value));

/** What a row of the flat file says to a question: the person's own answer, else the role's, else the organisation's. */
function flatAnswer(id: QuestionId, own: SampleAnswers, role: SampleAnswers): string {
  const answers = [own[id], role[id], ORGANISATION[id]].map((value) =>
    value === undefined ? "" : shown(value),
  );
  return answers.find((answer) => !isBlank(answer)) ?? answers[0]!;
}

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/**
 * The same people as one flat text file: every question is a column, with what roles and the organisation answer
 * written into the rows. UTF-8 with a byte order mark, so that Excel shows the names right.
 */
export function sampleCsv(): string {
  const headings = [...PERSON_HEADINGS, ...QUESTIONS.map(({ heading }) => heading)];
  const rows = NUMBERED.map(({ person, number }) => {
    if (person === null) return headings.map(() => "");
    const role = ROLES.find((one) => one.role === person.role)?.answers ?? {};
    return [
      ...personCells(person, number),
      ...QUESTIONS.map(({ id }) => flatAnswer(id, person.answers, role)),
    ];
  });
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(csvField).join(",")}\n`).join("")}`;
}
