// Figures about all cells that a conditional format applies to, for those that set a cell against the others.
import type { Box } from "../../../host/workbook/address";
import { filledPart, valueAt } from "../../../host/workbook/grid";
import type { Sheet } from "../../../host/workbook/sheet";
import type { CellValue } from "../../../host/workbook/values";

export class RangeFigures {
  private readonly sheet: Sheet;
  private readonly boxes: readonly Box[];
  private ascending: readonly number[] | undefined;
  private counted: ReadonlyMap<string, number> | undefined;

  constructor(sheet: Sheet, boxes: readonly Box[]) {
    this.sheet = sheet;
    this.boxes = boxes;
  }

  /** All numbers, the smallest first. */
  get numbers(): readonly number[] {
    return (this.ascending ??= [...this.values()]
      .filter((value) => typeof value === "number")
      .toSorted((one, other) => one - other));
  }

  /** Undefined where there is no number. */
  get average(): number | undefined {
    const { numbers } = this;
    return numbers.length === 0
      ? undefined
      : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  }

  /** The number below which this part of all numbers lies, from 0 to 1; undefined where there is no number. */
  percentile(part: number): number | undefined {
    const { numbers } = this;
    const place = (numbers.length - 1) * part;
    const below = numbers[Math.floor(place)];
    const above = numbers[Math.ceil(place)];
    return below === undefined || above === undefined ? undefined : below + (above - below) * (place % 1);
  }

  /** How many cells hold this value; texts are the same whatever their case. */
  count(value: CellValue): number {
    if (this.counted === undefined) {
      const counted = new Map<string, number>();
      for (const one of this.values()) counted.set(keyOf(one), (counted.get(keyOf(one)) ?? 0) + 1);
      this.counted = counted;
    }
    return this.counted.get(keyOf(value)) ?? 0;
  }

  private *values(): Generator<CellValue> {
    for (const box of this.boxes) {
      const part = filledPart(this.sheet.grid, box);
      if (part === null) continue;
      for (let row = part.row; row < part.row + part.rows; row++)
        for (let column = part.column; column < part.column + part.columns; column++) {
          const value = valueAt(this.sheet.grid, row, column);
          if (value !== null) yield value;
        }
    }
  }
}

function keyOf(value: CellValue): string {
  return typeof value === "string" ? `"${value.toLowerCase()}` : JSON.stringify(value);
}
