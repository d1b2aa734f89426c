// Conditional formats that colour a cell by where its number lies between others.
import type { ConditionalFormat, Sheet } from "../../../host/workbook/sheet";
import type { CellValue } from "../../../host/workbook/values";
import { cornerOf, operandOf } from "./operands";
import { RangeFigures } from "./rangeFigures";

/** One of two or three points of a scale, as the API has them. */
interface ScalePoint {
  readonly type: string;
  readonly formula: unknown;
  readonly color: string;
}

/** A number with its colour as red, green and blue. */
interface Stop {
  readonly number: number;
  readonly colour: readonly number[];
}

/** The colour, as "#RRGGBB", of a cell that holds this value; undefined where it has none. */
export function colourScaleOf(
  sheet: Sheet,
  { boxes, settings }: ConditionalFormat,
): (value: CellValue) => string | undefined {
  const { minimum, midpoint, maximum } = (settings.criteria ?? {}) as Readonly<
    Record<string, ScalePoint | null | undefined>
  >;
  const figures = new RangeFigures(sheet, boxes);
  let stops: readonly Stop[] | undefined;
  return (value) => {
    if (typeof value !== "number") return undefined;
    stops ??= [minimum, midpoint, maximum].flatMap((point) => {
      const number = point && numberOf(sheet, cornerOf(boxes), point, figures);
      return point && number !== undefined && number !== null ? { number, colour: partsOf(point.color) } : [];
    });
    return stops.length < 2 ? undefined : colourAt(stops, value);
  };
}

function numberOf(
  sheet: Sheet,
  corner: ReturnType<typeof cornerOf>,
  { type, formula }: ScalePoint,
  figures: RangeFigures,
): number | undefined {
  const { numbers } = figures;
  const [lowest, highest] = [numbers[0], numbers.at(-1)];
  if (lowest === undefined || highest === undefined) return undefined;
  if (type === "LowestValue") return lowest;
  if (type === "HighestValue") return highest;
  const given = operandOf(sheet, corner, formula)?.(corner);
  if (typeof given !== "number") return undefined;
  if (type === "Percent") return lowest + ((highest - lowest) * given) / 100;
  return type === "Percentile" ? figures.percentile(given / 100) : given;
}

function colourAt(stops: readonly Stop[], value: number): string {
  const above = stops.findIndex(({ number }) => value <= number);
  const to = stops[above < 0 ? stops.length - 1 : above]!;
  const from = stops[above <= 0 ? (above < 0 ? stops.length - 1 : 0) : above - 1]!;
  const part = to.number === from.number ? 1 : (value - from.number) / (to.number - from.number);
  const hex = from.colour.map((start, index) =>
    Math.round(start + (to.colour[index]! - start) * part)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${hex.join("")}`.toUpperCase();
}

function partsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) || 0);
}
