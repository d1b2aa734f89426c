// Hidden rows and columns, and Excel.RangeView: the cells of a range that can be seen.
import type { RangeTarget, Session } from "../session";
import type { Box } from "../workbook/address";
import { boxAddress, cellBox, MAX_COLUMNS, MAX_ROWS, quotedSheetName } from "../workbook/address";
import { setFormat } from "../workbook/edits";
import { ApiError, invalidArgument } from "../workbook/errors";
import { valueAt } from "../workbook/grid";
import { paintedWithin, uniform } from "../workbook/painted";
import type { Sheet } from "../workbook/sheet";
import type { Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { rangeOf } from "./range";
import type { OfCell } from "./rangeContents";
import { OF_CELL } from "./rangeContents";
import { boxOf } from "./rangeTarget";

type Hidden = "rowHidden" | "columnHidden";

/** The whole rows or columns of a box. */
function whole(box: Box, path: Hidden): Box {
  return path === "rowHidden"
    ? { ...box, column: 0, columns: MAX_COLUMNS }
    : { ...box, row: 0, rows: MAX_ROWS };
}

function isHidden(sheet: Sheet, box: Box, path: Hidden): boolean | null {
  return uniform((sheet.state.formats[path] ?? []) as never, whole(box, path), false);
}

/** Are rows or columns hidden: all, none, or (null) some? */
function hiddenProperty(path: Hidden): Property<RangeTarget> {
  return {
    get: (target) => isHidden(target.sheet, boxOf(target), path),
    set: ({ sheet, anchor }, value) => {
      const box = whole(boxOf({ sheet, anchor }), path);
      setFormat(sheet, box, path, value === true ? true : undefined);
    },
  };
}

/** Properties of a range that tell what of it is hidden. */
export const HIDDEN: Readonly<Record<string, Property<RangeTarget>>> = {
  rowHidden: hiddenProperty("rowHidden"),
  columnHidden: hiddenProperty("columnHidden"),
  hidden: readOnly((target) => {
    const box = boxOf(target);
    const [rows, columns] = [
      isHidden(target.sheet, box, "rowHidden"),
      isHidden(target.sheet, box, "columnHidden"),
    ];
    if (rows === true || columns === true) return true;
    return rows === null || columns === null ? null : false;
  }),
};

/** A stretch of rows or columns: the first, and how many. */
type Stretch = readonly [from: number, count: number];

/** The rows (or columns) of a box that are not hidden, neighbours together. */
function visibleStretches(sheet: Sheet, box: Box, path: Hidden): Stretch[] {
  const isRows = path === "rowHidden";
  const [start, end] = isRows ? [box.row, box.row + box.rows] : [box.column, box.column + box.columns];
  const hidden = paintedWithin(sheet.state.formats[path] ?? [], whole(box, path))
    .filter(({ value }) => value === true)
    .map(({ box: part }): Stretch => (isRows ? [part.row, part.rows] : [part.column, part.columns]))
    .sort(([one], [other]) => one - other);
  const visible: Stretch[] = [];
  let at = start;
  for (const [from, count] of hidden) {
    if (from > at) visible.push([at, from - at]);
    at = Math.max(at, from + count);
  }
  if (at < end) visible.push([at, end - at]);
  return visible;
}

/** The parts of a box that can be seen. */
function visibleBoxes(sheet: Sheet, box: Box): Box[] {
  const columns = visibleStretches(sheet, box, "columnHidden");
  return visibleStretches(sheet, box, "rowHidden").flatMap(([row, rows]) =>
    columns.map(([column, count]): Box => ({ row, rows, column, columns: count })),
  );
}

/** @throws ApiError NotImplemented for other cells than visible ones */
export function specialCells({ sheet }: RangeTarget, box: Box, type: string): Box[] {
  if (type !== "Visible") throw new ApiError("NotImplemented", `This host has no special cells ${type}.`);
  return visibleBoxes(sheet, box);
}

/** What is seen of a range, or of one of its rows. */
interface View {
  readonly range: RangeTarget;
  /** Its place among the visible rows; null for all of them. */
  readonly index: number | null;
}

const places = (stretches: readonly Stretch[]): number[] =>
  stretches.flatMap(([from, count]) => Array.from({ length: count }, (_, index) => from + index));

function rowsOf({ range, index }: View): number[] {
  const rows = places(visibleStretches(range.sheet, boxOf(range), "rowHidden"));
  if (index === null) return rows;
  const row = rows[index];
  if (row === undefined) throw invalidArgument(`There is no visible row ${String(index)}.`);
  return [row];
}

function columnsOf({ range }: View): number[] {
  return places(visibleStretches(range.sheet, boxOf(range), "columnHidden"));
}

function matrix(of: OfCell): Property<View> {
  return readOnly((view) => {
    const { sheet } = view.range;
    const columns = columnsOf(view);
    return rowsOf(view).map((row) =>
      columns.map((column) => of(valueAt(sheet.grid, row, column), sheet, row, column)),
    );
  });
}

const viewType: TypeOf<View> = apiType<View>("RangeView", {
  properties: {
    cellAddresses: matrix(
      (_, sheet, row, column) => `${quotedSheetName(sheet.name)}!${boxAddress(cellBox(row, column))}`,
    ),
    columnCount: readOnly((view) => columnsOf(view).length),
    formulas: matrix(OF_CELL.formulas),
    index: readOnly(({ index }) => index ?? 0),
    numberFormat: matrix(OF_CELL.numberFormat),
    rowCount: readOnly((view) => rowsOf(view).length),
    text: matrix(OF_CELL.text),
    valueTypes: matrix(OF_CELL.valueTypes),
    values: matrix(OF_CELL.values),
  },
  objects: { rows: ({ range }) => viewsType(range) },
  methods: {
    getRange: ({ range }, _, session: Session) => rangeOf(session, range.sheet, boxOf(range)),
  },
});

const viewsType: TypeOf<RangeTarget> = apiType<RangeTarget>("RangeViewCollection", {
  items: (range) => rowsOf({ range, index: null }).map((_, index) => viewType({ range, index })),
  methods: {
    getCount: (range) => rowsOf({ range, index: null }).length,
    getItemAt: (range, args) => {
      const view: View = { range, index: args.count(0, "index") };
      rowsOf(view);
      return viewType(view);
    },
  },
});

/** The cells of a range that can be seen. */
export function viewOf(range: RangeTarget) {
  return viewType({ range, index: null });
}
