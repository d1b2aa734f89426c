// The formats of every cell in a box, looked up for all of them together.
import type { Box } from "../../host/workbook/address";
import { intersect } from "../../host/workbook/address";
import { paintedWithin } from "../../host/workbook/painted";
import type { Sheet } from "../../host/workbook/sheet";
import { tablesOn } from "./tableLook";
import { tableLook } from "./tableLook";
import type { CellFormats } from "./cellStyles";
import { STYLE_PATHS } from "./cellStyles";

/** Formats that occur together, each combination once: most cells of a sheet share a few of them. */
export class FormatCombinations {
  private readonly formats: CellFormats[] = [{}];
  private readonly following: Map<string, Map<unknown, number>>[] = [new Map()];

  /** The formats of a combination. */
  formatsOf(combination: number): CellFormats {
    return this.formats[combination]!;
  }

  /** The combination with one format more, or another one. */
  with(combination: number, path: string, value: unknown): number {
    const paths = this.following[combination]!;
    let values = paths.get(path);
    if (values === undefined) paths.set(path, (values = new Map<unknown, number>()));
    let next = values.get(value);
    if (next === undefined) {
      next = this.formats.length;
      this.formats.push({ ...this.formats[combination], [path]: value });
      this.following.push(new Map());
      values.set(value, next);
    }
    return next;
  }

  /** The combination of each cell of a box, row by row: 0 is no format at all. */
  within(sheet: Sheet, box: Box): Int32Array {
    const combinations = new Int32Array(box.rows * box.columns);
    for (const table of tablesOn(sheet)) {
      if (intersect(table.state.box, box) === null) continue;
      for (const { box: area, formats } of tableLook(table.state, box))
        for (const [path, value] of Object.entries(formats)) this.add(combinations, box, area, path, value);
    }
    for (const path of STYLE_PATHS) {
      const painted = sheet.state.formats[path];
      if (painted === undefined) continue;
      for (const { box: area, value } of paintedWithin(painted, box))
        this.add(combinations, box, area, path, value);
    }
    return combinations;
  }

  private add(combinations: Int32Array, box: Box, area: Box, path: string, value: unknown): void {
    let from = -1;
    let to = -1;
    for (let row = area.row; row < area.row + area.rows; row++) {
      const start = (row - box.row) * box.columns + area.column - box.column;
      for (let at = start; at < start + area.columns; at++) {
        const combination = combinations[at]!;
        if (combination !== from) {
          from = combination;
          to = this.with(combination, path, value);
        }
        combinations[at] = to;
      }
    }
  }
}
