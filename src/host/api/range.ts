// Excel.Range.
import type { RangeTarget, Session } from "../session";
import type { Box } from "../workbook/address";
import {
  around,
  boxAddress,
  cellBox,
  intersect,
  MAX_COLUMNS,
  MAX_ROWS,
  parseBox,
  quotedSheetName,
  splitAddress,
} from "../workbook/address";
import { checkSize, clear, enter, numberFormatAt, setFormat, shiftCells } from "../workbook/edits";
import type { Entry } from "../workbook/edits";
import { ApiError, invalidArgument, itemNotFound } from "../workbook/errors";
import { valuesOf } from "../workbook/grid";
import type { Sheet } from "../workbook/sheet";
import { apiValue, shownText, valueType } from "../workbook/values";
import type { CellValue } from "../workbook/values";
import { parseFormula } from "../formulas/parse";
import type { Arguments } from "./arguments";
import { conditionalFormatsOf } from "./conditionalFormats";
import { dataValidationOf } from "./dataValidation";
import { rangeFormatOf } from "./rangeFormat";
import type { ApiObject, Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { tablesOf } from "./tables";
import { worksheetType } from "./worksheets";

/** A range object for these cells. */
export function rangeOf(session: Session, sheet: Sheet, box: Box): ApiObject {
  return rangeType(session.range(sheet, box));
}

/** The cells of a range. @throws ApiError InvalidReference once they are deleted */
export function boxOf({ anchor }: RangeTarget): Box {
  if (anchor.box === null)
    throw new ApiError("InvalidReference", "The cells of this range have been deleted.");
  return anchor.box;
}

/** The cells that an address or a name means on a sheet. @throws ApiError InvalidArgument, ItemNotFound */
export function resolveAddress(sheet: Sheet, address: string): Box {
  const { sheet: name, reference } = splitAddress(address);
  if (name !== null && name.toLowerCase() !== sheet.name.toLowerCase())
    throw invalidArgument(`“${address}” is not on the worksheet ${sheet.name}.`);
  const box = parseBox(reference);
  if (box !== null) return box;
  const named = sheet.workbook.state.names.find(
    (item) => item.name.toLowerCase() === reference.toLowerCase(),
  );
  const expression = named && parseFormula(named.formula);
  if (expression?.kind === "reference") return expression.box;
  throw invalidArgument(`“${address}” is no address.`);
}

/** Rows of values of the cells; null where there are more than Excel gives at once. */
function matrix(
  target: RangeTarget,
  cell: (value: CellValue, row: number, column: number) => unknown,
): unknown[][] | null {
  const box = boxOf(target);
  if (box.rows * box.columns > MOST_CELLS) return null;
  return valuesOf(target.sheet.grid, box).map((cells, row) =>
    cells.map((value, column) => cell(value, box.row + row, box.column + column)),
  );
}
const MOST_CELLS = 5_000_000;

/** A matrix that was given for the cells: as it is, or one value for all of them. */
function spread(box: Box, given: unknown): (row: number, column: number) => unknown {
  if (!Array.isArray(given)) return () => given;
  const rows = given as unknown[];
  const matrix = rows.every(Array.isArray) ? (rows as unknown[][]) : [rows];
  checkSize(box, matrix);
  return (row, column) => matrix[row]![column];
}

function entryOf(value: unknown): Entry {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw invalidArgument(`A cell cannot hold ${JSON.stringify(value)}.`);
}

/** `values` and `formulas`: what is set is entered into the cells. */
function contents(read: Property<RangeTarget>["get"]): Property<RangeTarget> {
  return {
    get: read,
    set: (target, given) => {
      const box = boxOf(target);
      const at = spread(box, given);
      enter(target.sheet, box, (row, column) => entryOf(at(row, column)));
    },
  };
}

const moved = (box: Box, rows: number, columns: number): Box => ({
  ...box,
  row: box.row + rows,
  column: box.column + columns,
});

/** A method that gives other cells of the same sheet. */
function cells(
  derive: (box: Box, args: Arguments, target: RangeTarget) => Box,
): (target: RangeTarget, args: Arguments, session: Session) => ApiObject {
  return (target, args, session) => rangeOf(session, target.sheet, derive(boxOf(target), args, target));
}

/** The same, and null where there are none. */
function cellsOrNull(
  derive: (box: Box, args: Arguments, target: RangeTarget) => Box | null,
): (target: RangeTarget, args: Arguments, session: Session) => ApiObject | null {
  return (target, args, session) => {
    const box = derive(boxOf(target), args, target);
    return box && rangeOf(session, target.sheet, box);
  };
}

/** A range that was given as an object or by its address. */
function otherBox(target: RangeTarget, args: Arguments): Box {
  const other = args.object(0, rangeType);
  if (other === undefined) return resolveAddress(target.sheet, args.text(0, "range"));
  if (other.sheet !== target.sheet) throw invalidArgument("The ranges are on different worksheets.");
  return boxOf(other);
}

/** Rows above or below, columns before or after: `count` of them, on the other side where it is negative. */
function beside(box: Box, args: Arguments, side: "above" | "below" | "before" | "after"): Box {
  const count = args.optionalInteger(0, "count") ?? 1;
  if (count === 0) throw invalidArgument("count must not be 0.");
  const size = Math.abs(count);
  const other = { above: "below", below: "above", before: "after", after: "before" } as const;
  switch (count > 0 ? side : other[side]) {
    case "above":
      return { ...box, row: box.row - size, rows: size };
    case "below":
      return { ...box, row: box.row + box.rows, rows: size };
    case "before":
      return { ...box, column: box.column - size, columns: size };
    case "after":
      return { ...box, column: box.column + box.columns, columns: size };
  }
}

function need(box: Box | null, what: string): Box {
  if (box === null) throw itemNotFound(what);
  return box;
}

function usedPart({ sheet }: RangeTarget, box: Box, valuesOnly: boolean): Box | null {
  const used = sheet.usedBox(valuesOnly);
  return used && intersect(used, box);
}

/** The cells that the result of the range's one formula covers. */
function spillingTo({ sheet }: RangeTarget, { row, column }: Box): Box | null {
  const spill = sheet.formulaAt(row, column)?.spill;
  return spill != null && (spill.rows > 1 || spill.columns > 1) ? spill : null;
}

function spillParent({ sheet }: RangeTarget, { row, column }: Box): Box | null {
  const parent = sheet.spillOver(row, column);
  return parent === undefined ? null : cellBox(parent.row, parent.column);
}

/** Are rows or columns hidden: all, none, or (null) some? */
function hiddenProperty(path: "rowHidden" | "columnHidden"): Property<RangeTarget> {
  const whole = (box: Box): Box =>
    path === "rowHidden" ? { ...box, column: 0, columns: MAX_COLUMNS } : { ...box, row: 0, rows: MAX_ROWS };
  return {
    get: (target) => rangeFormatOf.uniform(target.sheet, whole(boxOf(target)), path, false),
    set: (target, value) => {
      setFormat(target.sheet, whole(boxOf(target)), path, value === true ? true : undefined);
    },
  };
}

export const rangeType: TypeOf<RangeTarget> = apiType<RangeTarget>("Range", {
  keptByReference: true,
  properties: {
    address: readOnly((target) => `${quotedSheetName(target.sheet.name)}!${boxAddress(boxOf(target))}`),
    addressLocal: readOnly((target) => `${quotedSheetName(target.sheet.name)}!${boxAddress(boxOf(target))}`),
    cellCount: readOnly((target) => {
      const { rows, columns } = boxOf(target);
      return rows * columns > 2 ** 31 - 1 ? -1 : rows * columns;
    }),
    columnCount: readOnly((target) => boxOf(target).columns),
    columnIndex: readOnly((target) => boxOf(target).column),
    rowCount: readOnly((target) => boxOf(target).rows),
    rowIndex: readOnly((target) => boxOf(target).row),
    values: contents((target) => matrix(target, apiValue)),
    formulas: contents((target) =>
      matrix(target, (value, row, column) => target.sheet.formulaAt(row, column)?.text ?? apiValue(value)),
    ),
    text: readOnly((target) =>
      matrix(target, (value, row, column) => shownText(value, numberFormatAt(target.sheet, row, column))),
    ),
    valueTypes: readOnly((target) => matrix(target, valueType)),
    numberFormat: {
      get: (target) => matrix(target, (_, row, column) => numberFormatAt(target.sheet, row, column)),
      set: (target, given) => {
        const box = boxOf(target);
        const at = spread(box, given);
        if (!Array.isArray(given)) setFormat(target.sheet, box, "numberFormat", given);
        else
          for (let column = 0; column < box.columns; column++)
            paintColumn(target.sheet, box, column, (row) => at(row, column));
      },
    },
    hasSpill: readOnly((target) => {
      const box = boxOf(target);
      return spillingTo(target, box) !== null || spillParent(target, box) !== null;
    }),
    isEntireColumn: readOnly((target) => boxOf(target).rows === MAX_ROWS),
    isEntireRow: readOnly((target) => boxOf(target).columns === MAX_COLUMNS),
    rowHidden: hiddenProperty("rowHidden"),
    columnHidden: hiddenProperty("columnHidden"),
  },
  objects: {
    worksheet: ({ sheet }) => worksheetType(sheet),
    format: (target) => rangeFormatOf.object(target),
    conditionalFormats: (target) => conditionalFormatsOf(target),
    dataValidation: (target) => dataValidationOf(target),
  },
  methods: {
    getCell: cells((box, args) =>
      cellBox(box.row + args.integer(0, "row"), box.column + args.integer(1, "column")),
    ),
    getRow: cells((box, args) => ({ ...box, row: box.row + args.integer(0, "row"), rows: 1 })),
    getColumn: cells((box, args) => ({ ...box, column: box.column + args.integer(0, "column"), columns: 1 })),
    getLastCell: cells((box) => cellBox(box.row + box.rows - 1, box.column + box.columns - 1)),
    getLastRow: cells((box) => ({ ...box, row: box.row + box.rows - 1, rows: 1 })),
    getLastColumn: cells((box) => ({ ...box, column: box.column + box.columns - 1, columns: 1 })),
    getEntireRow: cells((box) => ({ ...box, column: 0, columns: MAX_COLUMNS })),
    getEntireColumn: cells((box) => ({ ...box, row: 0, rows: MAX_ROWS })),
    getOffsetRange: cells((box, args) =>
      moved(box, args.integer(0, "rowOffset"), args.integer(1, "columnOffset")),
    ),
    getResizedRange: cells((box, args) => ({
      ...box,
      rows: box.rows + args.integer(0, "deltaRows"),
      columns: box.columns + args.integer(1, "deltaColumns"),
    })),
    getAbsoluteResizedRange: cells((box, args) => ({
      ...box,
      rows: args.integer(0, "numRows"),
      columns: args.integer(1, "numColumns"),
    })),
    getRowsAbove: cells((box, args) => beside(box, args, "above")),
    getRowsBelow: cells((box, args) => beside(box, args, "below")),
    getColumnsBefore: cells((box, args) => beside(box, args, "before")),
    getColumnsAfter: cells((box, args) => beside(box, args, "after")),
    getBoundingRect: cells((box, args, target) => around(box, otherBox(target, args))),
    getIntersection: cells((box, args, target) =>
      need(intersect(box, otherBox(target, args)), "cell that both ranges share"),
    ),
    getIntersectionOrNullObject: cellsOrNull((box, args, target) => intersect(box, otherBox(target, args))),
    getUsedRange: cells(
      (box, args, target) => usedPart(target, box, args.flag(0)) ?? { ...box, rows: 1, columns: 1 },
    ),
    getUsedRangeOrNullObject: cellsOrNull((box, args, target) => usedPart(target, box, args.flag(0))),
    getSpillingToRange: cells((box, _, target) => need(spillingTo(target, box), "spilled range")),
    getSpillingToRangeOrNullObject: cellsOrNull((box, _, target) => spillingTo(target, box)),
    getSpillParent: cells((box, _, target) => need(spillParent(target, box), "cell that spills here")),
    getSpillParentOrNullObject: cellsOrNull((box, _, target) => spillParent(target, box)),
    getTables: (target, args) =>
      tablesOf({
        workbook: target.sheet.workbook,
        sheet: target.sheet,
        within: boxOf(target),
        contained: args.flag(0),
      }),
    select: (target, _, session) => {
      session.selectBox(target.sheet, boxOf(target));
    },
    calculate: ({ sheet }) => {
      sheet.workbook.calculation.recalculateAll();
    },
    clear: (target, args) => {
      const what = args.oneOf(0, "applyTo", ["All", "Contents", "Formats"], "All");
      clear(target.sheet, boxOf(target), what);
    },
    insert: (target, args, session) => {
      const box = boxOf(target);
      const down = args.oneOf(0, "shift", ["Down", "Right"]) === "Down";
      shiftCells(target.sheet, { box, direction: down ? "down" : "right" });
      return rangeOf(session, target.sheet, box);
    },
    delete: (target, args) => {
      const up = args.oneOf(0, "shift", ["Up", "Left"]) === "Up";
      shiftCells(target.sheet, { box: boxOf(target), direction: up ? "up" : "left" });
    },
  },
});

/** Gives the cells of a column their formats, equal neighbours at once. */
function paintColumn(sheet: Sheet, box: Box, column: number, formatAt: (row: number) => unknown): void {
  for (let row = 0; row < box.rows;) {
    const format = formatAt(row);
    let end = row + 1;
    while (end < box.rows && formatAt(end) === format) end++;
    if (format !== null && format !== undefined)
      setFormat(
        sheet,
        { row: box.row + row, column: box.column + column, rows: end - row, columns: 1 },
        "numberFormat",
        format,
      );
    row = end;
  }
}
