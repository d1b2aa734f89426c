// Copying cells: contents as they are, without reading them as if they were typed, and formats.
import { translate } from "../formulas/rewrite";
import type { Box } from "./address";
import { contains, WHOLE_SHEET } from "./address";
import type { Content } from "./contents";
import { writeContents } from "./contents";
import { checkWritable } from "./edits";
import { invalidArgument } from "./errors";
import { valueAt } from "./grid";
import { paint, paintedWithin, type Painted } from "./painted";
import type { Sheet } from "./sheet";
import { followContents } from "./tableGrowth";

/** Puts contents into cells as they are; `undefined` leaves a cell alone. @throws ApiError AccessDenied */
export function putContents(
  sheet: Sheet,
  box: Box,
  contentAt: (row: number, column: number) => Content | undefined,
): void {
  checkWritable(sheet, box);
  writeContents(sheet, box, contentAt);
  followContents(sheet, box);
  sheet.workbook.emit({ kind: "changed", sheet, box, changeType: "RangeEdited" });
}

export interface Place {
  readonly sheet: Sheet;
  readonly box: Box;
}

/** What is copied, and how. */
export interface Copying {
  readonly what: "All" | "Formulas" | "Values" | "Formats";
  readonly skipBlanks: boolean;
  readonly transpose: boolean;
}

/** Formats of whole rows and columns: they are no cell's. */
const OF_ROWS_AND_COLUMNS = new Set(["columnWidth", "rowHeight", "columnHidden", "rowHidden"]);

/**
 * Copies cells. A target of another size begins at the same cell; one that is a multiple of the source in both directions takes
 * several copies.
 * @throws ApiError InvalidArgument off the sheet, AccessDenied
 */
export function copyCells(from: Place, to: Place, { what, skipBlanks, transpose }: Copying): void {
  const { rows, columns } = from.box;
  const size = transpose ? { rows: columns, columns: rows } : { rows, columns };
  const isMultiple = to.box.rows % size.rows === 0 && to.box.columns % size.columns === 0;
  const box = isMultiple ? to.box : { ...to.box, ...size };
  if (!contains(WHOLE_SHEET, box)) throw invalidArgument("The copy reaches beyond the sheet.");
  checkWritable(to.sheet, box);
  const sourceOf = (row: number, column: number): readonly [row: number, column: number] => {
    const [down, right] = [row % size.rows, column % size.columns];
    return transpose
      ? [from.box.row + right, from.box.column + down]
      : [from.box.row + down, from.box.column + right];
  };
  const isBlank = ([row, column]: readonly [number, number]): boolean =>
    from.sheet.formulaAt(row, column) === undefined && valueAt(from.sheet.grid, row, column) === null;
  // Source and target may overlap: everything is read before anything is written.
  const contents = Array.from({ length: box.rows }, (_, row) =>
    Array.from({ length: box.columns }, (_, column): Content | undefined => {
      const at = sourceOf(row, column);
      if (skipBlanks && isBlank(at)) return undefined;
      const formula = what === "Values" ? undefined : from.sheet.formulaAt(...at);
      return formula === undefined
        ? { value: valueAt(from.sheet.grid, ...at) }
        : { formula: translate(formula.text, box.row + row - at[0], box.column + column - at[1]) };
    }),
  );
  const copies: Move[] = [];
  for (let row = 0; row < box.rows; row += size.rows)
    for (let column = 0; column < box.columns; column += size.columns)
      copies.push({ from: from.box, row: box.row + row, column: box.column + column, transpose });
  if (what === "All" || what === "Formats") copyFormats(from, to.sheet, box, copies, what === "All");
  if (what !== "Formats") putContents(to.sheet, box, (row, column) => contents[row]![column]);
}

/** One copy of a box: where its first cell goes. */
interface Move {
  readonly from: Box;
  readonly row: number;
  readonly column: number;
  readonly transpose: boolean;
}

function moved(box: Box, { from, row, column, transpose }: Move): Box {
  const [down, right] = [box.row - from.row, box.column - from.column];
  return transpose
    ? { row: row + right, column: column + down, rows: box.columns, columns: box.rows }
    : { ...box, row: row + down, column: column + right };
}

function copyFormats(from: Place, to: Sheet, box: Box, copies: readonly Move[], validations: boolean): void {
  const copied = <T>(source: Painted<T>, target: Painted<T>): Painted<T> => {
    const parts = paintedWithin(source, from.box);
    let painted = paint(target, box, undefined);
    for (const copy of copies)
      for (const { box: part, value } of parts) painted = paint(painted, moved(part, copy), value);
    return painted;
  };
  const source = from.sheet.state;
  const target = to.state;
  const paths = new Set([...Object.keys(source.formats), ...Object.keys(target.formats)]);
  const formats = { ...target.formats };
  for (const path of paths)
    if (!OF_ROWS_AND_COLUMNS.has(path))
      formats[path] = copied(source.formats[path] ?? [], target.formats[path] ?? []);
  to.update({
    formats,
    ...(validations ? { validations: copied(source.validations, target.validations) } : {}),
  });
  to.workbook.emit({ kind: "formatChanged", sheet: to, box });
}
