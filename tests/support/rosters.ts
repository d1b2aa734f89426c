// Small rosters from matrices of cells, judged as every front judges them.
import { loadPolicy } from "../../src/policy/policy";
import type { JudgedRows, Roster } from "../../src/roster/bulk";
import { EMPTY_ROW, judgeNow, PROBLEM_ROW } from "../../src/roster/bulk";
import type { Cell, Column } from "../../src/roster/cells";
import { cellAt, EMPTY } from "../../src/roster/cells";
import { matchHeadings } from "../../src/roster/headings";
import type { ResultColumn } from "../../src/roster/results";
import { NO_ORGANISATION, readOrganisation, readRoles } from "../../src/roster/setup";
import type { Table } from "../../src/roster/table";
import { tableOf } from "../../src/roster/table";
import { HEADINGS } from "./people";
import { SOUND } from "./sound";

export type Matrix = readonly (readonly Cell[])[];

/** The other sheets of a workbook. */
export interface Sheets {
  readonly organisation?: Matrix;
  readonly roles?: Matrix;
}

/** What was read, or its errors as an Error. */
export function sound<T extends object>(read: T | { readonly errors: readonly string[] }): T {
  if ("errors" in read) throw new Error((read.errors as readonly string[]).join("\n"));
  return read as T;
}

/** The same table with its columns as numbers into lists of values, as .xlsx files have them. */
export function coded(table: Table): Table {
  const columns = table.columns.map((column): Column => {
    const values: Cell[] = [];
    const codes = Int32Array.from({ length: table.rowCount }, (_, row) => {
      const cell = cellAt(column, row);
      if (cell === null) return EMPTY;
      const known = values.indexOf(cell);
      return known < 0 ? values.push(cell) - 1 : known;
    });
    return { codes, values };
  });
  return { ...table, columns };
}

/** A roster on the sheet “Roster”, headings on row 1. @throws Error where headings or set-up cannot be used. */
export function rosterOf(matrix: Matrix, { organisation, roles }: Sheets = {}): Roster {
  const table = tableOf(matrix, { sheet: "Roster" });
  const shared =
    organisation === undefined
      ? NO_ORGANISATION
      : sound(readOrganisation(organisation, { sheet: "Organisation" }));
  return {
    table,
    layout: sound(matchHeadings(table.headings, { mapping: shared.mapping })),
    organisation: shared,
    roles: roles === undefined ? null : sound(readRoles(tableOf(roles, { sheet: "Roles" }), shared.mapping)),
    policy: loadPolicy(shared.settings),
  };
}

/** Judges such a roster. */
export function judgedOf(matrix: Matrix, sheets?: Sheets): JudgedRows {
  return judgeNow(rosterOf(matrix, sheets));
}

/** The verdict and code of each row, such as “CERTIFY GAP”; “empty” and “problem” for those that have none. */
export function verdictsOf({ outcomes, roster }: JudgedRows): string[] {
  return [...outcomes].map((index) => {
    if (index === EMPTY_ROW || index === PROBLEM_ROW) return index === EMPTY_ROW ? "empty" : "problem";
    const { verdict, code } = roster.policy.outcomes[index]!;
    return `${verdict} ${code}`;
  });
}

const SOUND_IDS = Object.keys(SOUND) as (keyof typeof SOUND)[];

/** The headings of the sound row (sound.ts), after a name. */
export const SOUND_HEADINGS: readonly string[] = ["Person", ...SOUND_IDS.map((id) => HEADINGS[id])];

/** The cells of a sound row with these cells instead. */
export function soundCells(
  person: Cell,
  changed: { readonly [Id in keyof typeof SOUND]?: Cell } = {},
): Cell[] {
  return [person, ...SOUND_IDS.map((id): Cell => (id in changed ? changed[id]! : (SOUND[id] as string)))];
}

/** The texts of a result column, row by row; empty cells as empty texts. */
export function textsOf({ codes, values }: ResultColumn): string[] {
  return [...codes].map((code) => (code === EMPTY ? "" : values[code]!));
}
