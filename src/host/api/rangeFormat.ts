// Excel.RangeFormat with its fill, font and protection: properties of cells, painted.
import type { RangeTarget } from "../session";
import type { Box } from "../workbook/address";
import { setFormat } from "../workbook/edits";
import { invalidArgument } from "../workbook/errors";
import { uniform } from "../workbook/painted";
import type { Sheet } from "../workbook/sheet";
import type { ApiObject, Property, TypeOf } from "./objectType";
import { apiType } from "./objectType";
import { boxOf } from "./range";

/** The value that all cells of a box have; null where they differ. */
function uniformFormat<T>(sheet: Sheet, box: Box, path: string, otherwise: T): T | null {
  return uniform((sheet.state.formats[path] ?? []) as never, box, otherwise);
}

/** A property of cells; mixed ones read as null. */
function painted(
  path: string,
  otherwise: unknown,
  check: (value: unknown) => unknown = (value) => value,
): Property<RangeTarget> {
  return {
    get: (target) => uniformFormat(target.sheet, boxOf(target), path, otherwise),
    set: (target, value) => {
      const box = boxOf(target);
      setFormat(target.sheet, box, path, check(value));
      target.sheet.workbook.emit({ kind: "formatChanged", sheet: target.sheet, box });
    },
  };
}

const NAMED_COLOURS: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
};

/** A colour as Excel gives it back: "#RRGGBB". @throws ApiError InvalidArgument */
export function colour(value: unknown): string {
  const text = String(value);
  const code = NAMED_COLOURS[text.toLowerCase()] ?? (text.startsWith("#") ? text : `#${text}`);
  if (!/^#[0-9a-f]{6}$/i.test(code)) throw invalidArgument(`“${text}” is no colour.`);
  return code.toUpperCase();
}

/** A number above 0. */
function size(value: unknown): number {
  if (typeof value !== "number" || !(value >= 0)) throw invalidArgument(`${String(value)} is no size.`);
  return value;
}

const fillType: TypeOf<RangeTarget> = apiType<RangeTarget>("RangeFill", {
  properties: { color: painted("fill.color", "#FFFFFF", colour) },
  methods: {
    clear: (target) => {
      setFormat(target.sheet, boxOf(target), "fill.color", undefined);
    },
  },
});

const fontType: TypeOf<RangeTarget> = apiType<RangeTarget>("RangeFont", {
  properties: {
    bold: painted("font.bold", false),
    italic: painted("font.italic", false),
    underline: painted("font.underline", "None"),
    strikethrough: painted("font.strikethrough", false),
    color: painted("font.color", "#000000", colour),
    name: painted("font.name", "Calibri"),
    size: painted("font.size", 11, size),
  },
});

const protectionType: TypeOf<RangeTarget> = apiType<RangeTarget>("FormatProtection", {
  properties: {
    locked: painted("protection.locked", true),
    formulaHidden: painted("protection.formulaHidden", false),
  },
});

const formatType: TypeOf<RangeTarget> = apiType<RangeTarget>("RangeFormat", {
  properties: {
    columnWidth: painted("columnWidth", 64, size),
    rowHeight: painted("rowHeight", 15, size),
    horizontalAlignment: painted("horizontalAlignment", "General"),
    verticalAlignment: painted("verticalAlignment", "Bottom"),
    indentLevel: painted("indentLevel", 0),
    wrapText: painted("wrapText", false),
  },
  objects: {
    fill: (target) => fillType(target),
    font: (target) => fontType(target),
    protection: (target) => protectionType(target),
  },
  methods: {
    // Nothing is drawn, so nothing needs fitting.
    autofitColumns: () => null,
    autofitRows: () => null,
  },
});

export const rangeFormatOf = {
  object: (target: RangeTarget): ApiObject => formatType(target),
  uniform: uniformFormat,
};
