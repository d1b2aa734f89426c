// Formulas between the Assessments and the Roles sheet: each line finds the other sheet's line of the same role.
import type { SingleQuestionId } from "../policy/questions";
import { ASSESSED_QUESTIONS, OWN_INPUTS } from "../roster/assessments";
import { sheetPrefix } from "../roster/formula";
import { columnLetters } from "../roster/headings";

/** The least number of rows that formulas and lists reach down, and how many beyond the last line. */
const LEAST_ROWS = 500;
const SPARE_ROWS = 100;

/** How many rows formulas and lists reach down below the headings, where there are so many lines. */
export const rowsFor = (lines: number): number => Math.max(LEAST_ROWS, lines + SPARE_ROWS);

/** Lines of roles on a sheet. Rows and columns count from 0, from A1. */
export interface RoleLines {
  readonly sheet: string;
  /** The first line. */
  readonly row: number;
  /** How many rows formulas look through. */
  readonly rows: number;
  /** The column of roles, and the columns of answers. */
  readonly role: number;
  readonly answers: ReadonlyMap<SingleQuestionId, number>;
}

/** Where columns stand on an Assessments sheet that is made here. */
const FIRST_INPUT = 1;
const FIRST_ANSWER = FIRST_INPUT + OWN_INPUTS.length;
export const inputColumn = (id: string): number =>
  FIRST_INPUT + OWN_INPUTS.findIndex((input) => input.id === id);
export const answerColumn = (id: SingleQuestionId): number => FIRST_ANSWER + ASSESSED_QUESTIONS.indexOf(id);

/** A column of lines, as formulas name it. */
function area({ sheet, row, rows }: RoleLines, column: number): string {
  const letters = columnLetters(column);
  return `${sheetPrefix(sheet)}$${letters}$${String(row + 1)}:$${letters}$${String(row + rows)}`;
}

/**
 * The answer in the line whose role reads as this cell does. Compared as texts, so that signs that MATCH takes for placeholders stand for
 * themselves and a role that is a number is found; the inner INDEX makes every Excel go through all lines.
 */
function lookUp(lines: RoleLines, column: number, cell: string): string {
  const same = `(TRIM(${area(lines, lines.role)})=TRIM(${cell}))*(${cell}<>"")`;
  return `INDEX(${area(lines, column)},MATCH(1,INDEX(${same},0),0))&""`;
}

/** The answers of a row of Assessments, from 1, as formulas over its inputs. */
export function answerFormulas(row: number, roles: RoleLines, organisation: string | undefined): string[] {
  const own = (column: number): string => `$${columnLetters(column)}${String(row)}`;
  const input = (id: string): string => own(inputColumn(id));
  const onRoles = (id: SingleQuestionId, otherwise: string): string => {
    const column = roles.answers.get(id);
    return column === undefined ? otherwise : `IFERROR(${lookUp(roles, column, own(0))},${otherwise})`;
  };
  const settings = organisation === undefined ? "" : `,${organisation}`;
  const exposedJobs = ["repeatable", "benchmarked", "distance", "decides"].map(input).join(",");
  const heavy = `${onRoles("reporting", '""')},${onRoles("coordination", '""')}`;
  const ownership = ["scope", "influence", "pay", "headcount"].map(input).join(",");
  const taken = (["exposure", "ownership"] as const)
    .map((id) => onRoles(id, own(answerColumn(id))))
    .join(",");
  return [
    `=CERTEXPOSURE(${exposedJobs}${settings})`,
    `=CERTCAUSE(${input("repeatable")},${input("decides")},${heavy}${settings})`,
    `=CERTOWNERSHIP(${ownership})`,
    `=CERTROLECLASS(${taken},${onRoles("outcomes", '""')})`,
  ];
}

/** The formula that takes an answer of Assessments over, for the role in this cell. */
export function followFormula(assessments: RoleLines, column: number, roleCell: string): string {
  return `=IFERROR(${lookUp(assessments, column, roleCell)},"")`;
}
