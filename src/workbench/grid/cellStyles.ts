// How cells look: the host's formats, painted path by path, as Univer's styles, and back.
import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from "@univerjs/core";
import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";

/** What is set of a cell's look: host format paths such as "font.bold", with their values. */
export type CellFormats = Readonly<Record<string, unknown>>;

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};
const SIDES = { top: "t", right: "r", bottom: "b", left: "l" } as const;
const THIN: Readonly<Record<string, BorderStyleTypes>> = {
  Continuous: BorderStyleTypes.THIN,
  Dash: BorderStyleTypes.DASHED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Dot: BorderStyleTypes.DOTTED,
  Double: BorderStyleTypes.DOUBLE,
  SlantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};
const CONTINUOUS: Readonly<Record<string, BorderStyleTypes>> = {
  Hairline: BorderStyleTypes.HAIR,
  Thin: BorderStyleTypes.THIN,
  Medium: BorderStyleTypes.MEDIUM,
  Thick: BorderStyleTypes.THICK,
};

/** The paths that `styleOf` reads and `formatsOf` gives; others, such as protection, are not seen. */
export const STYLE_PATHS = [
  "numberFormat",
  "fill.color",
  "font.bold",
  "font.italic",
  "font.underline",
  "font.strikethrough",
  "font.color",
  "font.name",
  "font.size",
  "horizontalAlignment",
  "verticalAlignment",
  "indentLevel",
  "wrapText",
  ...Object.keys(SIDES).flatMap((side) =>
    ["style", "weight", "color"].map((part) => `border.${side}.${part}`),
  ),
] as const;

/** How far one step of indentation moves a text, in pixels. */
const INDENT = 9;

/** Univer's style for these formats; undefined where none of them shows. */
export function styleOf(formats: CellFormats): IStyleData | undefined {
  const style: IStyleData = {};
  const { numberFormat, horizontalAlignment, verticalAlignment, indentLevel } = formats;
  if (typeof numberFormat === "string" && numberFormat !== "General") style.n = { pattern: numberFormat };
  if (typeof formats["fill.color"] === "string") style.bg = { rgb: formats["fill.color"] };
  if (typeof formats["font.color"] === "string") style.cl = { rgb: formats["font.color"] };
  if (formats["font.bold"] === true) style.bl = BooleanNumber.TRUE;
  if (formats["font.italic"] === true) style.it = BooleanNumber.TRUE;
  if (formats["font.strikethrough"] === true) style.st = { s: BooleanNumber.TRUE };
  const underline = formats["font.underline"];
  if (typeof underline === "string" && underline !== "None") style.ul = { s: BooleanNumber.TRUE };
  if (typeof formats["font.name"] === "string") style.ff = formats["font.name"];
  if (typeof formats["font.size"] === "number") style.fs = formats["font.size"];
  const horizontal = typeof horizontalAlignment === "string" ? HORIZONTAL[horizontalAlignment] : undefined;
  if (horizontal !== undefined) style.ht = horizontal;
  const vertical = typeof verticalAlignment === "string" ? VERTICAL[verticalAlignment] : undefined;
  if (vertical !== undefined) style.vt = vertical;
  if (typeof indentLevel === "number" && indentLevel > 0) style.pd = { l: indentLevel * INDENT };
  if (formats.wrapText === true) style.tb = WrapStrategy.WRAP;
  const borders = bordersOf(formats);
  if (borders !== undefined) style.bd = borders;
  return Object.keys(style).length === 0 ? undefined : style;
}

function bordersOf(formats: CellFormats): IBorderData | undefined {
  const borders: IBorderData = {};
  for (const [side, key] of Object.entries(SIDES)) {
    const style = formats[`border.${side}.style`];
    if (typeof style !== "string" || style === "None") continue;
    const weight = formats[`border.${side}.weight`];
    const colour = formats[`border.${side}.color`];
    const line = style === "Continuous" && typeof weight === "string" ? CONTINUOUS[weight] : THIN[style];
    borders[key] = {
      s: line ?? BorderStyleTypes.THIN,
      cl: { rgb: typeof colour === "string" ? colour : "#000000" },
    };
  }
  return Object.keys(borders).length === 0 ? undefined : borders;
}

/** The formats that Univer's style shows; paths that it does not set are missing. */
export function formatsOf(style: Nullable<IStyleData>): CellFormats {
  const formats: Record<string, unknown> = {};
  if (style === null || style === undefined) return formats;
  if (style.n?.pattern) formats.numberFormat = style.n.pattern;
  if (style.bg?.rgb) formats["fill.color"] = hexOf(style.bg.rgb);
  if (style.cl?.rgb) formats["font.color"] = hexOf(style.cl.rgb);
  if (style.bl === BooleanNumber.TRUE) formats["font.bold"] = true;
  if (style.it === BooleanNumber.TRUE) formats["font.italic"] = true;
  if (style.st?.s === BooleanNumber.TRUE) formats["font.strikethrough"] = true;
  if (style.ul?.s === BooleanNumber.TRUE) formats["font.underline"] = "Single";
  if (style.ff) formats["font.name"] = style.ff;
  if (typeof style.fs === "number") formats["font.size"] = style.fs;
  const horizontal = keyOf(HORIZONTAL, style.ht);
  if (horizontal !== undefined) formats.horizontalAlignment = horizontal;
  const vertical = keyOf(VERTICAL, style.vt);
  if (vertical !== undefined) formats.verticalAlignment = vertical;
  if (style.pd?.l) formats.indentLevel = Math.round(style.pd.l / INDENT);
  if (style.tb === WrapStrategy.WRAP) formats.wrapText = true;
  for (const [side, key] of Object.entries(SIDES))
    Object.assign(formats, borderFormats(side, style.bd?.[key]));
  return formats;
}

function borderFormats(side: string, border: Nullable<IBorderStyleData>): CellFormats {
  if (border === null || border === undefined || border.s === BorderStyleTypes.NONE) return {};
  const weight = keyOf(CONTINUOUS, border.s);
  return {
    [`border.${side}.style`]: weight === undefined ? (keyOf(THIN, border.s) ?? "Continuous") : "Continuous",
    [`border.${side}.weight`]: weight ?? "Thin",
    [`border.${side}.color`]: hexOf(border.cl.rgb ?? "#000000"),
  };
}

function keyOf<T>(record: Readonly<Record<string, T>>, wanted: T | null | undefined): string | undefined {
  return Object.keys(record).find((key) => record[key] === wanted);
}

/** "rgb(1, 2, 3)" and "#0a0" as "#RRGGBB", the host's way. */
function hexOf(colour: string): string {
  const parts = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/.exec(colour);
  if (parts !== null)
    return `#${parts
      .slice(1, 4)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")
      .toUpperCase()}`;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const long =
    short === null
      ? colour
      : `#${short
          .slice(1)
          .map((digit) => digit + digit)
          .join("")}`;
  return long.toUpperCase();
}
