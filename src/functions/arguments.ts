// What Excel hands a function over, as cells.
import type { Cell } from "../roster/cells";
import { errorIn, isBlank } from "../roster/answers";

/** Rows of cells, all of one length. */
export type Matrix = readonly (readonly Cell[])[];

/** The call cannot be answered; `error` says what is wrong with its arguments and how to mend it. */
export interface Problem {
  readonly error: string;
}

/** Is this what is wrong with a call, and not what came out of it? */
export function isProblem(value: object | null): value is Problem {
  return value !== null && "error" in value;
}

/** Cells that hold more than a value, as far as they are looked into. Errors of Excel are among them. */
interface RichCell {
  readonly type?: unknown;
  readonly basicType?: unknown;
  readonly basicValue?: unknown;
  readonly code?: unknown;
  readonly text?: unknown;
}

const UNREADABLE: Cell = { error: "#VALUE!" };

/**
 * The value of a cell that holds more than a value: an error, a formatted number, a data type. What has no value of its
 * own, such as a stock or a place, is the text that its cell shows.
 */
function valueOf({ type, basicType, basicValue, code, text }: RichCell): Cell {
  if (type !== "Error" && basicType === "Error" && typeof text === "string") return text;
  if (type === "Error" || basicType === "Error") {
    const error = basicValue ?? code;
    return typeof error === "string" ? { error } : UNREADABLE;
  }
  if (typeof code === "string") return { error: code };
  const isValue = ["string", "number", "boolean"].includes(typeof basicValue);
  return isValue ? (basicValue as string | number | boolean) : UNREADABLE;
}

const isRich = (cell: unknown): cell is RichCell => typeof cell === "object" && cell !== null;

function isFilled(row: readonly unknown[]): boolean {
  for (let index = 0; index < row.length; index++) {
    const cell = row[index];
    if (cell !== null && cell !== "" && cell !== 0 && cell !== undefined) return true;
  }
  return false;
}

/** Does a row hold cells that are more than a value? */
function hasRich(row: readonly unknown[]): boolean {
  for (let index = 0; index < row.length; index++) if (isRich(row[index])) return true;
  return false;
}

/** How many rows there are down to the last one in which a cell is filled. */
function filledRows(rows: readonly (readonly unknown[])[]): number {
  let count = rows.length;
  while (count > 0 && !isFilled(rows[count - 1]!)) count -= 1;
  return count;
}

/** An argument that is a range. */
export interface RangeArgument {
  /** The rows down to the last filled one: a whole column is mostly empty. */
  readonly cells: Matrix;
  /** How many rows the range has, empty ones at its end included. */
  readonly rowCount: number;
  readonly columnCount: number;
}

/** An argument as a range. A single cell may come without brackets around it. */
export function rangeOf(argument: unknown): RangeArgument {
  const rows = (Array.isArray(argument) ? argument : [[argument]]) as readonly (readonly unknown[])[];
  let cells = rows.slice(0, filledRows(rows)) as readonly (readonly Cell[])[];
  if (cells.some(hasRich))
    cells = cells.map((row) => row.map((cell) => (isRich(cell) ? valueOf(cell) : cell)));
  return { cells, rowCount: rows.length, columnCount: rows[0]?.length ?? 0 };
}

/** The error that an argument is, where it is a single cell that holds one. */
export function errorOf({ cells, rowCount, columnCount }: RangeArgument): string | undefined {
  return rowCount === 1 && columnCount === 1 ? errorIn(cells[0]?.[0]) : undefined;
}

/** Is an optional argument left out? A single blank cell counts as left out. */
export function isLeftOut(argument: unknown): boolean {
  const single = Array.isArray(argument) && argument.length === 1 ? (argument[0] as unknown[]) : [argument];
  return single.length === 1 && isBlank(single[0] as Cell);
}
