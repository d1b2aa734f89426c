// What the cells of a range hold: values, formulas, texts and number formats, as matrices.
import type { RangeTarget, Session } from "../session";
import type { Box } from "../workbook/address";
import { boxAddress, MAX_COLUMNS, MAX_ROWS } from "../workbook/address";
import type { Entry } from "../workbook/edits";
import { checkSize, enter, numberFormatAt, setFormat } from "../workbook/edits";
import { invalidArgument } from "../workbook/errors";
import { valuesOf } from "../workbook/grid";
import { isCovered } from "../workbook/merging";
import type { Sheet } from "../workbook/sheet";
import type { CellValue } from "../workbook/values";
import { apiValue, valueType } from "../workbook/values";
import type { Property } from "./objectType";
import { readOnly } from "./objectType";
import { boxOf } from "./rangeTarget";

/** Whole rows or columns: their cells are neither given nor taken one by one. */
function isUnbounded({ rows, columns }: Box): boolean {
  return rows === MAX_ROWS || columns === MAX_COLUMNS;
}

/** What is given for one cell. */
export type OfCell = (value: CellValue, sheet: Sheet, row: number, column: number) => unknown;

export const OF_CELL = {
  values: apiValue,
  formulas: (value, sheet, row, column) => sheet.formulaAt(row, column)?.text ?? apiValue(value),
  text: (value, sheet, row, column) => sheet.workbook.shownText(value, numberFormatAt(sheet, row, column)),
  valueTypes: valueType,
  numberFormat: (_, sheet, row, column) => numberFormatAt(sheet, row, column),
} satisfies Record<string, OfCell>;

/** Rows of what is given for the cells; null where there are more than Excel gives at once. */
function matrix(of: OfCell): (target: RangeTarget, session: Session) => unknown[][] | null {
  return (target, session) => {
    const box = boxOf(target);
    if (isUnbounded(box) || box.rows * box.columns > session.faults.cellLimit) return null;
    return valuesOf(target.sheet.grid, box).map((cells, row) =>
      cells.map((value, column) => of(value, target.sheet, box.row + row, box.column + column)),
    );
  };
}

/** A matrix of the size of the cells, or one value for all of them, each part made into a T. @throws ApiError InvalidArgument */
function spread<T>(box: Box, given: unknown, make: (part: unknown) => T): (row: number, column: number) => T {
  if (isUnbounded(box))
    throw invalidArgument(`The cells of ${boxAddress(box)} are too many to be set: it is unbounded.`);
  if (!Array.isArray(given)) {
    const one = make(given);
    return () => one;
  }
  if (!given.every(Array.isArray)) throw invalidArgument("The input array must be two-dimensional.");
  checkSize(box, given);
  // All of it is looked at before any of it is used.
  const rows = given.map((cells: unknown[]) => cells.map(make));
  return (row, column) => rows[row]![column]!;
}

function entryOf(value: unknown): Entry {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw invalidArgument(`A cell cannot hold ${JSON.stringify(value)}.`);
}

/** Enters a matrix, or one value for all cells; those hidden under merged areas hold nothing. */
function enterGiven(sheet: Sheet, box: Box, given: unknown): void {
  const at = spread(box, given, entryOf);
  enter(sheet, box, (row, column) =>
    isCovered(sheet, box.row + row, box.column + column) ? null : at(row, column),
  );
}

/** `values` and `formulas`: what is set is entered into the cells. */
function contents(of: OfCell): Property<RangeTarget> {
  return {
    get: matrix(of),
    set: (target, given) => {
      enterGiven(target.sheet, boxOf(target), given);
    },
  };
}

/** A number format as it is set: "" is General, null leaves a cell as it is. */
function formatOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "string") throw invalidArgument(`${JSON.stringify(value)} is no number format.`);
  return value === "" ? "General" : value;
}

function setNumberFormats({ sheet }: RangeTarget, box: Box, given: unknown): void {
  const at = spread(box, given, formatOf);
  const isSame = (column: number, other: number): boolean => {
    for (let row = 0; row < box.rows; row++) if (at(row, column) !== at(row, other)) return false;
    return true;
  };
  for (let column = 0, end; column < box.columns; column = end) {
    end = column + 1;
    while (end < box.columns && isSame(column, end)) end++;
    const columns: Box = { ...box, column: box.column + column, columns: end - column };
    paintRows(sheet, columns, (row) => at(row, column));
  }
  sheet.workbook.emit({ kind: "formatChanged", sheet, box });
}

/** Gives the rows of a box their number formats, equal neighbours at once. */
function paintRows(sheet: Sheet, box: Box, at: (row: number) => string | null): void {
  for (let row = 0, end; row < box.rows; row = end) {
    const format = at(row);
    end = row + 1;
    while (end < box.rows && at(end) === format) end++;
    if (format !== null)
      setFormat(sheet, { ...box, row: box.row + row, rows: end - row }, "numberFormat", format);
  }
}

/** The properties that are matrices, with a cell of the range for each place. */
export const CONTENTS: Readonly<Record<string, Property<RangeTarget>>> = {
  values: contents(OF_CELL.values),
  formulas: contents(OF_CELL.formulas),
  text: readOnly(matrix(OF_CELL.text)),
  valueTypes: readOnly(matrix(OF_CELL.valueTypes)),
  numberFormat: {
    get: matrix(OF_CELL.numberFormat),
    set: (target, given) => {
      setNumberFormats(target, boxOf(target), given);
    },
  },
};

/** @throws ApiError InvalidArgument where a matrix of this size would not fit: Office.js asks before it sends a large one in parts */
export function checkGivenSize(box: Box, rows: number, columns: number): void {
  if (isUnbounded(box) || rows !== box.rows || columns !== box.columns)
    throw invalidArgument(
      `The input array has ${String(rows)} rows of ${String(columns)} cells; ` +
        `the range has ${String(box.rows)} of ${String(box.columns)}.`,
    );
}
