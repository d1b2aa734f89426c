// The sheets of a blank roster as data: headings, lines, drop-down lists, widths.
import type { QuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { questionsAt, resultWidth } from "../roster/blankRoster";
import { DECISION_HEADINGS, RESULT_HEADINGS } from "../roster/resultHeadings";
import { ORGANISATION_SHEETS, ROLES_SHEETS, SETTING_HEADINGS } from "../roster/synonyms";
import { BLANK_ROSTER } from "../words/workbook";

/** What may be entered into cells: a list to choose from, or only a note that appears when the cell is selected. */
export interface Entry {
  readonly column: number;
  /** The one row it is for, counted from the headings; without it all rows of the column, also those to come. */
  readonly row?: number;
  /** The answers offered; or the name of the sheet whose first column below the heading holds them, in so many rows. */
  readonly list?: readonly string[] | { readonly sheet: string; readonly rows?: number };
  /** A share of work in a cell that shows per cent: a number from 0 to 1, or a text that people insist on. */
  readonly isShare?: boolean;
  readonly title: string;
  readonly message: string;
}

/** One sheet of a blank roster. Its table starts in A1. */
export interface BlankSheet {
  readonly name: string;
  readonly headings: readonly string[];
  /** Below the headings. */
  readonly lines: readonly (readonly string[])[];
  readonly entries: readonly Entry[];
  /** In characters, a column each. */
  readonly widths: readonly number[];
  /** Texts in a box to the right of the table, the first one is its title. */
  readonly box?: readonly string[];
  readonly frozenColumns: number;
  readonly tallHeadings: boolean;
  /** How many rows offer lists, also those to come; as many as a blank roster has without it. */
  readonly rows?: number;
  /** The column that gets the colours of the verdicts. */
  readonly colours?: number;
}

/** A list to choose from. */
export function listEntry(column: number, list: readonly string[], row?: number): Entry {
  const entry = { column, list, title: BLANK_ROSTER.notListed, message: BLANK_ROSTER.notAllowed(list) };
  return row === undefined ? entry : { ...entry, row };
}

/** What may be entered as the answer to a question. */
export function questionEntry(id: QuestionId, column: number): Entry {
  const { heading, answers, many } = questionById(id);
  if (many !== true) return listEntry(column, answers);
  return { column, title: heading, message: BLANK_ROSTER.several(answers) };
}

const headingOf = (id: QuestionId): string => questionById(id).heading;

/** The Organisation sheet of a blank roster. */
export function organisationSheet(): BlankSheet {
  const switches = [
    { heading: SETTING_HEADINGS.strict[0], answer: "no" },
    { heading: SETTING_HEADINGS.redesignRule[0], answer: "yes" },
  ];
  const ids = questionsAt("organisation");
  return {
    name: ORGANISATION_SHEETS[0],
    headings: BLANK_ROSTER.organisationHeadings,
    lines: [
      ...ids.map((id) => [headingOf(id), ""]),
      ...switches.map(({ heading, answer }) => [heading, answer]),
    ],
    entries: [
      ...ids.map((id, index) => listEntry(1, questionById(id).answers, index + 1)),
      ...switches.map((_, index) => listEntry(1, ["yes", "no"], ids.length + index + 1)),
    ],
    widths: [34, 22, 4, 96],
    box: BLANK_ROSTER.howTo,
    frozenColumns: 0,
    tallHeadings: false,
  };
}

/** The Roles sheet of a blank roster. */
export function rolesSheet(): BlankSheet {
  const ids = questionsAt("role");
  return {
    name: ROLES_SHEETS[0],
    headings: [BLANK_ROSTER.role, ...ids.map(headingOf)],
    lines: [],
    entries: ids.map((id, index) => questionEntry(id, index + 1)),
    widths: [28, ...ids.map(() => 17)],
    frozenColumns: 1,
    tallHeadings: true,
  };
}

function rosterSheet(roles: string | undefined): BlankSheet {
  const ids = questionsAt("person");
  const { person, id, role, notListed, notOnRoles } = BLANK_ROSTER;
  const results = [...RESULT_HEADINGS, ...DECISION_HEADINGS];
  const roleEntry = (list: { readonly sheet: string }): Entry => ({
    column: person.indexOf(role),
    list,
    title: notListed,
    message: notOnRoles,
  });
  return {
    name: "Roster",
    headings: [...person, ...ids.map(headingOf), ...results],
    lines: [],
    entries: [
      { column: 0, title: id.title, message: id.message },
      ...(roles === undefined ? [] : [roleEntry({ sheet: roles })]),
      ...ids.map((id, index) => questionEntry(id, person.length + index)),
    ],
    widths: [
      ...[9, 25, 24],
      ...ids.map((id) => (id === "reason" || id === "otherReasons" ? 20 : 16)),
      ...results.map((heading) => resultWidth(heading)),
    ],
    frozenColumns: 2,
    tallHeadings: true,
    colours: person.length + ids.length + results.indexOf("Verdict"),
  };
}

/**
 * The three sheets of a blank roster, in their order: Organisation, Roles, Roster.
 *
 * @param roles the sheet on which roles stand in the first column below a heading; without it a role can be anything
 */
export function blankSheets(roles: string | undefined): readonly BlankSheet[] {
  return [organisationSheet(), rolesSheet(), rosterSheet(roles)];
}
