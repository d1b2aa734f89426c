// What people read where a formula is put together and inserted.
import type { CellInTheWay } from "./workbook";

/** A formula cannot stand there. */
export const FORMULA_PLACE = {
  circular: (cell: string) =>
    `In ${cell} the formula would read its own result. Select a cell outside the cells that it reads.`,
  inTable: (cell: string, table: string) =>
    `From ${cell} the result would reach into the table “${table}”, and results of several cells cannot stand in a table. Select a cell beside it, with a column between.`,
  besideTable: (cell: string, table: string) =>
    `${cell} touches the table “${table}”, which would take the formula in. Leave a column or a row between.`,
  noRow: (cell: string, sheet: string) =>
    `${cell} is in no row of the roster on sheet “${sheet}”. A formula for its own row stands in the row of a person.`,
} as const;

/** The result needs more cells than are free. */
export function spillInTheWay(cells: string, found: readonly CellInTheWay[]): string {
  const shown = found.map(([cell, shows]) =>
    shows === null ? `${cell} (a formula)` : `${cell} (“${shows}”)`,
  );
  return `The result fills ${cells}, but something stands there: ${shown.join(", ")}. Empty these cells, or select another one.`;
}

/** There is a value where the formula goes. */
export function cellNotEmpty(cell: string, shows: string): string {
  return `${cell} holds “${shows}”. Replace it?`;
}

/** Where a formula went. */
export function formulaInserted(cell: string, cells: string): string {
  return cell === cells
    ? `The formula stands in ${cell}.`
    : `The formula stands in ${cell}; its result fills ${cells}.`;
}

/** The columns chosen lack the column on which roles are joined. */
export const ROLES_LEFT_OUT =
  "The columns chosen do not include the role, so the answers of roles are left out.";

/** The form in which a formula is put together. */
export const BUILDER = {
  title: "Formula",
  lead: "Puts one of the functions into a cell. Its results follow the answers by themselves.",
  function: "Function",
  functions: {
    CERTVERDICT: "CERTVERDICT – the verdict",
    CERTEXPLAIN: "CERTEXPLAIN – the verdict and why",
    CERTQUESTIONS: "CERTQUESTIONS – all questions",
    CERTRULES: "CERTRULES – all rules",
    CERTVERSION: "CERTVERSION – version and policy",
  },
  scope: "For",
  scopes: {
    roster: "the whole roster, in one formula beside it",
    row: "the row in which the formula stands",
  },
  explained: "Column",
  allColumns: "All eight",
  from: "From column",
  to: "To column",
  column: (letter: string, heading: string) => (heading === "" ? letter : `${letter} · ${heading}`),
  organisation: "With the answers of the organisation",
  roles: "With the answers of roles",
  formula: "The formula",
  insertBeside: (cell: string) => `Insert at ${cell}`,
  insertSelected: "Insert into the selected cell",
  replace: "Replace",
  keep: "Leave it",
  fixedRows: "Plain cells: people added below are not in it. Make the roster a table (Ctrl+T), and they are.",
  colleagues: "Colleagues without the add-in see #NAME? instead of results.",
  rowNote:
    "Fill it down for the other rows; in a table Excel does that itself. Above some thousand rows one formula for all is much faster.",
} as const;
