// Excel.RangeFormat with its fill, font, borders and protection: properties of cells, painted.
import type { RangeTarget } from "../session";
import type { Box } from "../workbook/address";
import { MAX_COLUMNS, MAX_ROWS } from "../workbook/address";
import { setFormat } from "../workbook/edits";
import { invalidArgument } from "../workbook/errors";
import { uniform } from "../workbook/painted";
import type { Sheet } from "../workbook/sheet";
import { bordersOf } from "./borders";
import { colour } from "./colour";
import type { Property, TypeOf } from "./objectType";
import { apiType } from "./objectType";
import { boxOf } from "./rangeTarget";

type Check = (value: unknown) => unknown;
type What = "Cells" | "Columns" | "Rows";

const asItIs: Check = (value) => value;

/** Cells, whole columns or whole rows: what a property of this kind is painted on. */
function extent(box: Box, what: What): Box {
  if (what === "Columns") return { ...box, row: 0, rows: MAX_ROWS };
  return what === "Rows" ? { ...box, column: 0, columns: MAX_COLUMNS } : box;
}

/** A property of cells, or of whole columns or rows; mixed ones read as null. */
function painted(
  path: string,
  otherwise: unknown,
  check: Check = asItIs,
  what: What = "Cells",
): Property<RangeTarget> {
  return {
    get: ({ sheet, anchor }) =>
      uniform(sheet.state.formats[path] ?? [], extent(boxOf({ sheet, anchor }), what), otherwise),
    set: ({ sheet, anchor }, value) => {
      const box = boxOf({ sheet, anchor });
      paintBox(sheet, extent(box, what), path, check(value));
    },
  };
}

function paintBox(sheet: Sheet, box: Box, path: string, value: unknown): void {
  setFormat(sheet, box, path, value);
  sheet.workbook.emit({ kind: "formatChanged", sheet, box });
}

/** A number from 0. */
function size(value: unknown): number {
  if (typeof value !== "number" || !(value >= 0)) throw invalidArgument(`${String(value)} is no size.`);
  return value;
}

const fillType: TypeOf<RangeTarget> = apiType<RangeTarget>("RangeFill", {
  properties: { color: painted("fill.color", "#FFFFFF", colour) },
  methods: {
    clear: (target) => {
      paintBox(target.sheet, boxOf(target), "fill.color", undefined);
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

/** In points: 8.43 characters of Calibri 11, and one line of it. */
const COLUMN_WIDTH = 48;
const ROW_HEIGHT = 15;

export const rangeFormatOf: TypeOf<RangeTarget> = apiType<RangeTarget>("RangeFormat", {
  properties: {
    columnWidth: painted("columnWidth", COLUMN_WIDTH, size, "Columns"),
    rowHeight: painted("rowHeight", ROW_HEIGHT, size, "Rows"),
    horizontalAlignment: painted("horizontalAlignment", "General"),
    verticalAlignment: painted("verticalAlignment", "Bottom"),
    indentLevel: painted("indentLevel", 0),
    wrapText: painted("wrapText", false),
  },
  objects: {
    borders: (target) => bordersOf(target),
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
