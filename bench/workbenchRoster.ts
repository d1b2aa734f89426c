// A drawn roster as a workbook of three sheets, as the sample is laid out: Organisation, Roles and Roster, each a table.
import type { SheetSpec } from "../scripts/sample-workbook";
import { STYLE, workbookBytes } from "../scripts/sample-workbook";
import { questionById, QUESTIONS } from "../src/policy/questions";
import { questionsAt } from "../src/roster/blankRoster";
import { columnLetters } from "../src/roster/headings";
import { ORGANISATION_SHEETS, ROLES_SHEETS, SETTING_HEADINGS } from "../src/roster/synonyms";
import { answersOf, drawRoster, otherCells } from "./rosters";

const ROLES = 12;
const BLANK_SHARE = 0.1;

const headingsOf = (ids: readonly (typeof QUESTIONS)[number]["id"][]): string[] =>
  ids.map((id) => questionById(id).heading);
const ORGANISATION = headingsOf(questionsAt("organisation"));
const ROLE = headingsOf(questionsAt("role"));
const OWN = QUESTIONS.map(({ heading }) => heading).filter((heading) => !ORGANISATION.includes(heading));

/** A sheet of texts with a table over all of them, headings first. */
export interface RosterSheet {
  readonly name: string;
  readonly table: string;
  readonly rows: readonly (readonly string[])[];
}

export interface WorkbookRoster {
  /** Rows of people. */
  readonly rowCount: number;
  /** The roster in front, as the last of them. */
  readonly sheets: readonly RosterSheet[];
  /** Letters of the roster's columns by heading. */
  readonly columns: ReadonlyMap<string, string>;
  /** The cell with the organisation's answer, such as "Organisation!$B$2". */
  answerCell(heading: string): string;
}

/** Draws a roster of this many rows. Roles fill what is blank in the rows of people. */
export function workbookRoster(rowCount: number): WorkbookRoster {
  const drawn = drawRoster(rowCount + ROLES + 1, BLANK_SHARE);
  const answer = (row: number, heading: string): string =>
    answersOf(drawn, row)[drawn.headings.indexOf(heading)]!;
  const role = (index: number): string => `Role ${String(index + 1)}`;
  const headings = ["ID", "Department", "Role", ...OWN];
  const organisation = [
    ["Heading", "Answer"],
    ...ORGANISATION.map((heading) => [heading, answer(rowCount + ROLES, heading)]),
    [SETTING_HEADINGS.strict[0], "no"],
    [SETTING_HEADINGS.redesignRule[0], "yes"],
  ];
  const roles = [
    ["Role", ...ROLE],
    ...Array.from({ length: ROLES }, (_, index) => [
      role(index),
      ...ROLE.map((heading) => answer(rowCount + index, heading)),
    ]),
  ];
  const places = OWN.map((heading) => drawn.headings.indexOf(heading));
  const people = Array.from({ length: rowCount }, (_, row) => {
    const answers = answersOf(drawn, row);
    return [...otherCells(row), role((row * 5) % ROLES), ...places.map((place) => answers[place]!)];
  });
  return {
    rowCount,
    sheets: [
      { name: ORGANISATION_SHEETS[0], table: "OrganisationTable", rows: organisation },
      { name: ROLES_SHEETS[0], table: "RolesTable", rows: roles },
      { name: "Roster", table: "Roster", rows: [headings, ...people] },
    ],
    columns: new Map(headings.map((heading, index) => [heading, columnLetters(index)])),
    answerCell: (heading) =>
      `${ORGANISATION_SHEETS[0]}!$B$${String(organisation.findIndex(([own]) => own === heading) + 1)}`,
  };
}

/** The roster as an .xlsx file. */
export function rosterBytes({ sheets }: WorkbookRoster): Uint8Array {
  const specs = sheets.map(({ name, table, rows }): SheetSpec => {
    const columns = rows[0]!.length;
    return {
      name,
      rows: rows.map((texts, row) =>
        texts.map((value) =>
          value === "" ? null : { value, style: row === 0 ? STYLE.heading : STYLE.plain },
        ),
      ),
      table: { name: table, columns, rows: rows.length },
      widths: rows[0]!.map(() => 16),
      frozenColumns: 0,
      headingHeight: 48,
      validations: [],
    };
  });
  return workbookBytes(specs, { title: "Drawn roster", company: "Nobody" });
}
