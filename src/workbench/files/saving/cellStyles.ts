// Which style each cell is to have: the file's own number, or one derived from it where the host's formats have changed.
import { type Box, cellBox, MAX_COLUMNS, MAX_ROWS } from "../../../host/workbook/address";
import { BoxIndex } from "../../../host/workbook/boxIndex";
import { paintedAt } from "../../../host/workbook/painted";
import type { Formats, Sheet } from "../../../host/workbook/sheet";
import { type Before, differingBoxes, isInserted, isTall, isWide } from "./before";
import type { StyleSheet } from "./styleSheet";

/** Formats of whole rows and columns: they are no cell's. */
const OF_ROWS_AND_COLUMNS = new Set(["columnWidth", "rowHeight", "columnHidden", "rowHidden"]);

export class CellStyles {
  /** Boxes in which cells may look other than in the file. */
  readonly boxes: readonly Box[];
  private readonly now: Formats;
  private readonly before: Before;
  private readonly paths: readonly string[];
  private readonly index = new BoxIndex<number>();
  private readonly styles: StyleSheet;

  constructor(sheet: Sheet, before: Before, styles: StyleSheet) {
    this.now = sheet.state.formats;
    this.before = before;
    this.styles = styles;
    const paths = new Set([...Object.keys(this.now), ...Object.keys(before.formats)]);
    this.paths = [...paths].filter((path) => !OF_ROWS_AND_COLUMNS.has(path));
    const boxes: Box[] = [];
    for (const path of this.paths)
      boxes.push(...differingBoxes(before.formats[path] ?? [], this.now[path] ?? []));
    this.boxes = unique([...boxes, ...before.inserted]);
    this.boxes.forEach((box, number) => {
      this.index.set(number, [box]);
    });
  }

  /** May the cell look other than in the file? */
  mayDiffer(row: number, column: number): boolean {
    if (this.boxes.length === 0) return false;
    for (const _ of this.index.in(cellBox(row, column))) return true;
    return false;
  }

  /** The style of a cell that has number `from` in the file, or would have if it were there. */
  at(row: number, column: number, from: number, isThere: boolean): number {
    const isNew = !isThere && isInserted(this.before, row, column);
    const changes = new Map<string, unknown>();
    for (const path of this.paths) {
      const now = valueAt(this.now, path, row, column);
      const then = isNew
        ? valueAt(this.before.formats, path, MAX_ROWS - 1, column)
        : valueAt(this.before.formats, path, row, column);
      if (now !== then) changes.set(path, now);
    }
    return this.styles.derive(from, this.withWholeBorders(changes, row, column));
  }

  /** The style of all cells of a column that are not there. */
  ofColumn(column: number, from: number): number {
    return this.at(MAX_ROWS - 1, column, from, true);
  }

  ofRow(row: number, from: number): number {
    return this.at(row, MAX_COLUMNS - 1, from, true);
  }

  /** A border is written with all of its properties. */
  private withWholeBorders(changes: Map<string, unknown>, row: number, column: number): Map<string, unknown> {
    for (const path of [...changes.keys()]) {
      const side = /^border\.[^.]+/.exec(path)?.[0];
      if (side === undefined) continue;
      for (const what of ["style", "weight", "color"])
        changes.set(`${side}.${what}`, valueAt(this.now, `${side}.${what}`, row, column));
    }
    return changes;
  }
}

function valueAt(formats: Formats, path: string, row: number, column: number): unknown {
  const painted = formats[path];
  return painted && paintedAt(painted, row, column);
}

function unique(boxes: readonly Box[]): Box[] {
  const found = new Map<string, Box>();
  for (const box of boxes) found.set([box.row, box.column, box.rows, box.columns].join(), box);
  return [...found.values()];
}

/** The cells that may need a style of their own though they hold nothing: those of boxes that are no whole rows or columns. */
export function* cellsOf(
  boxes: readonly Box[],
  usedColumns: number,
): Generator<readonly [row: number, column: number]> {
  for (const box of boxes) {
    const tall = isTall(box);
    const wide = isWide(box);
    if (tall && wide) continue;
    // The rest of the column has the column's style, and what is above must not take it on.
    const rows = tall ? { from: 0, to: box.row } : { from: box.row, to: box.row + box.rows };
    const columns = wide
      ? { from: 0, to: Math.max(box.column, usedColumns) }
      : { from: box.column, to: box.column + box.columns };
    for (let row = rows.from; row < rows.to; row++)
      for (let column = columns.from; column < columns.to; column++) yield [row, column];
  }
}
