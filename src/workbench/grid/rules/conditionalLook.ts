// How a sheet's conditional formats make its cells look, found for the cells that are asked for.
import type { Box } from "../../../host/workbook/address";
import { valueAt } from "../../../host/workbook/grid";
import type { ConditionalFormat, Sheet } from "../../../host/workbook/sheet";
import { cellKey } from "../../../host/workbook/sheet";
import type { CellValue } from "../../../host/workbook/values";
import type { CellFormats } from "../cellStyles";
import type { Place } from "../../../host/formulas/asideFormula";
import { colourScaleOf } from "./colourScale";
import { criterionOf } from "./criteria";

/** The settings of a conditional format that are formats, by the paths that the host paints. */
const FORMAT = /^(?:fill|font|border)\.|^numberFormat$/;

/** One conditional format, ready to be asked. */
interface Rule {
  readonly boxes: readonly Box[];
  readonly isLast: boolean;
  /** The formats that it gives a cell; undefined where it does not apply. */
  readonly formats: (value: CellValue, at: Place) => CellFormats | undefined;
}

/** Holds as long as neither cells nor formats change. */
export class ConditionalLook {
  private readonly sheet: Sheet;
  private readonly rules: readonly Rule[];
  private readonly known = new Map<number, CellFormats | undefined>();

  /** @param today gives the serial number of this day */
  constructor(sheet: Sheet, today: () => number) {
    this.sheet = sheet;
    this.rules = sheet.state.conditionalFormats.flatMap((format) => ruleOf(sheet, format, today) ?? []);
  }

  /** What goes over the cell's own formats; undefined where nothing does. */
  at(row: number, column: number): CellFormats | undefined {
    if (this.rules.length === 0) return undefined;
    const key = cellKey(row, column);
    if (this.known.has(key)) return this.known.get(key);
    const formats = this.formatsAt({ row, column });
    this.known.set(key, formats);
    return formats;
  }

  private formatsAt(at: Place): CellFormats | undefined {
    const value = valueAt(this.sheet.grid, at.row, at.column);
    let formats: CellFormats | undefined;
    for (const rule of this.rules) {
      if (!rule.boxes.some((box) => isIn(box, at))) continue;
      const found = rule.formats(value, at);
      if (found === undefined) continue;
      // What comes first counts; later formats add what it leaves open.
      formats = formats === undefined ? found : { ...found, ...formats };
      if (rule.isLast) break;
    }
    return formats;
  }
}

function ruleOf(sheet: Sheet, format: ConditionalFormat, today: () => number): Rule | undefined {
  const { type, boxes, settings } = format;
  const isLast = settings.stopIfTrue === true;
  if (type === "ColorScale") {
    const colour = colourScaleOf(sheet, format);
    return {
      boxes,
      isLast,
      formats: (value) => {
        const found = colour(value);
        return found === undefined ? undefined : { "fill.color": found };
      },
    };
  }
  const applies = criterionOf(sheet, format, today);
  if (applies === undefined) return undefined;
  const formats: CellFormats = Object.fromEntries(
    Object.entries(settings).filter(
      ([path, value]) => FORMAT.test(path) && value !== undefined && value !== "",
    ),
  );
  return { boxes, isLast, formats: (value, at) => (applies(value, at) ? formats : undefined) };
}

function isIn({ row, rows, column, columns }: Box, at: Place): boolean {
  return at.row >= row && at.row < row + rows && at.column >= column && at.column < column + columns;
}
