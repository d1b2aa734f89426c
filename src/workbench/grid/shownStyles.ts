// The styles that the grid shows, each known by an id that says which formats it stands for.
import type { IStyleData } from "@univerjs/core";
import type { Box } from "../../host/workbook/address";
import type { Sheet } from "../../host/workbook/sheet";
import type { CellFormats } from "./cellStyles";
import { styleOf } from "./cellStyles";
import { FormatCombinations } from "./formatLookup";

/** The ids of a box's styles; undefined for cells without any. */
export type StyleIds = (row: number, column: number) => string | undefined;

export class CellStyles {
  /** Univer's styles by their ids, to be handed to it. */
  readonly styles: Record<string, IStyleData> = {};
  private readonly combinations = new FormatCombinations();
  private readonly ids: (string | undefined)[] = [undefined];
  private readonly known = new Map<string, CellFormats>();
  private readonly onNew: (id: string, style: IStyleData) => void;

  /** @param onNew hears of each style as it is first used */
  constructor(onNew: (id: string, style: IStyleData) => void) {
    this.onNew = onNew;
  }

  /** The styles of the cells of a box, counted from its corner. */
  within(sheet: Sheet, box: Box): StyleIds {
    const combinations = this.combinations.within(sheet, box);
    return (row, column) => this.idOf(combinations[row * box.columns + column]!);
  }

  /** The formats that a style of ours stands for; undefined for a style that Univer made. */
  formatsOf(id: string): CellFormats | undefined {
    return this.known.get(id);
  }

  private idOf(combination: number): string | undefined {
    if (combination < this.ids.length) return this.ids[combination];
    for (let next = this.ids.length; next <= combination; next++) {
      const formats = this.combinations.formatsOf(next);
      const style = styleOf(formats);
      const id = `host${String(next)}`;
      this.ids.push(style === undefined ? undefined : id);
      if (style === undefined) continue;
      this.styles[id] = style;
      this.known.set(id, formats);
      this.onNew(id, style);
    }
    return this.ids[combination];
  }
}
