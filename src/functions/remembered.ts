// Readings of arguments that formulas give over and over, each made once.
import type { Cell } from "../roster/cells";
import { isCellError } from "../roster/cells";
import type { Matrix } from "./arguments";

/** Enough for the workbooks that share one runtime. */
const MOST_REMEMBERED = 8;

function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  return a === b || (isCellError(a) && isCellError(b) && a.error === b.error);
}

function sameCells(a: Matrix, b: Matrix): boolean {
  if (a.length !== b.length) return false;
  for (let row = 0; row < a.length; row++) {
    const [left, right] = [a[row]!, b[row]!];
    if (left.length !== right.length) return false;
    for (let column = 0; column < left.length; column++)
      if (!sameCell(left[column], right[column])) return false;
  }
  return true;
}

/** `read`, remembering what it made of the last few matrices. Excel hands the same cells over in a new matrix each time. */
export function remembering<T>(read: (cells: Matrix) => T): (cells: Matrix) => T {
  const known: { readonly cells: Matrix; readonly result: T }[] = [];
  return (cells) => {
    const place = known.findIndex((one) => sameCells(one.cells, cells));
    if (place === 0) return known[0]!.result;
    // The caller may change its matrix later, so its rows are copied.
    const found = known[place] ?? { cells: cells.map((row) => [...row]), result: read(cells) };
    if (place > 0) known.splice(place, 1);
    known.unshift(found);
    if (known.length > MOST_REMEMBERED) known.pop();
    return found.result;
  };
}
