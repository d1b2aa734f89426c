// Cells that are found from the cells of a range: parts of it, what is beside it, where its formula spills.
import type { RangeTarget } from "../session";
import type { Box } from "../workbook/address";
import { around, cellBox, intersect, MAX_COLUMNS, MAX_ROWS } from "../workbook/address";
import { invalidArgument, itemNotFound } from "../workbook/errors";
import type { Arguments } from "./arguments";
import { boxGiven } from "./rangeTarget";

/** Finds cells on the sheet of a range. */
export type Derive<Result> = (box: Box, args: Arguments, target: RangeTarget) => Result;

const lastRow = (box: Box): Box => ({ ...box, row: box.row + box.rows - 1, rows: 1 });
const lastColumn = (box: Box): Box => ({ ...box, column: box.column + box.columns - 1, columns: 1 });

/** Rows above or below, columns before or after: `count` of them, within the range where it is negative. */
function beside(side: "above" | "below" | "before" | "after"): Derive<Box> {
  return (box, args) => {
    const count = args.optionalInteger(0, "count") ?? 1;
    if (count === 0) throw invalidArgument("count must not be 0.");
    const size = Math.abs(count);
    const outside = count > 0;
    switch (side) {
      case "above":
        return { ...box, row: outside ? box.row - size : box.row, rows: size };
      case "below":
        return { ...box, row: box.row + box.rows - (outside ? 0 : size), rows: size };
      case "before":
        return { ...box, column: outside ? box.column - size : box.column, columns: size };
      case "after":
        return { ...box, column: box.column + box.columns - (outside ? 0 : size), columns: size };
    }
  };
}

const usedPart: Derive<Box | null> = (box, args, { sheet }) => sheet.usedBox(args.flag(0), box);

const shared: Derive<Box | null> = (box, args, { sheet }) =>
  intersect(box, boxGiven(args, 0, "anotherRange", sheet));

/** The cells that the result of the formula in a cell covers. */
const spillingTo: Derive<Box | null> = (box, _, { sheet }) => {
  if (box.rows * box.columns > 1) return null;
  const spill = sheet.formulaAt(box.row, box.column)?.spill;
  return spill != null && (spill.rows > 1 || spill.columns > 1) ? spill : null;
};

/** The cell whose formula spills into a cell. */
const spillParent: Derive<Box | null> = (box, _, { sheet }) => {
  if (box.rows * box.columns > 1) return null;
  const parent = sheet.spillOver(box.row, box.column);
  return parent === undefined ? null : cellBox(parent.row, parent.column);
};

function need(derive: Derive<Box | null>, what: string): Derive<Box> {
  return (box, args, target) => {
    const found = derive(box, args, target);
    if (found === null) throw itemNotFound(what);
    return found;
  };
}

/** The same for one cell. @throws ApiError InvalidArgument for several */
function ofOneCell(derive: Derive<Box>): Derive<Box> {
  return (box, args, target) => {
    if (box.rows * box.columns > 1) throw invalidArgument("The range must be one cell.");
    return derive(box, args, target);
  };
}

/** Methods that give cells. */
export const PARTS = {
  getCell: (box, args) => cellBox(box.row + args.integer(0, "row"), box.column + args.integer(1, "column")),
  getRow: (box, args) => ({ ...box, row: box.row + args.integer(0, "row"), rows: 1 }),
  getColumn: (box, args) => ({ ...box, column: box.column + args.integer(0, "column"), columns: 1 }),
  getLastCell: (box) => lastRow(lastColumn(box)),
  getLastRow: lastRow,
  getLastColumn: lastColumn,
  getEntireRow: (box) => ({ ...box, column: 0, columns: MAX_COLUMNS }),
  getEntireColumn: (box) => ({ ...box, row: 0, rows: MAX_ROWS }),
  getOffsetRange: (box, args) => ({
    ...box,
    row: box.row + args.integer(0, "rowOffset"),
    column: box.column + args.integer(1, "columnOffset"),
  }),
  getResizedRange: (box, args) => ({
    ...box,
    rows: box.rows + args.integer(0, "deltaRows"),
    columns: box.columns + args.integer(1, "deltaColumns"),
  }),
  getAbsoluteResizedRange: (box, args) => ({
    ...box,
    rows: args.integer(0, "numRows"),
    columns: args.integer(1, "numColumns"),
  }),
  getRowsAbove: beside("above"),
  getRowsBelow: beside("below"),
  getColumnsBefore: beside("before"),
  getColumnsAfter: beside("after"),
  getBoundingRect: (box, args, { sheet }) => around(box, boxGiven(args, 0, "anotherRange", sheet)),
  getIntersection: need(shared, "cell that both ranges share"),
  getUsedRange: need(usedPart, "used cell in the range"),
  getSpillingToRange: ofOneCell(need(spillingTo, "spilled range")),
  getSpillParent: ofOneCell(need(spillParent, "cell that spills here")),
} satisfies Record<string, Derive<Box>>;

/** Methods that give cells, or a null object. */
export const PARTS_OR_NULL = {
  getIntersectionOrNullObject: shared,
  getUsedRangeOrNullObject: usedPart,
  getSpillingToRangeOrNullObject: spillingTo,
  getSpillParentOrNullObject: spillParent,
} satisfies Record<string, Derive<Box | null>>;
