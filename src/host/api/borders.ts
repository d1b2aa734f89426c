// Excel.RangeBorderCollection and Excel.RangeBorder: recorded on the sides of cells, not drawn.
import type { RangeTarget } from "../session";
import type { Box } from "../workbook/address";
import { setFormat } from "../workbook/edits";
import { invalidArgument } from "../workbook/errors";
import { uniform } from "../workbook/painted";
import { choice } from "./arguments";
import { colour } from "./colour";
import type { ApiObject, Property, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";
import { boxOf } from "./rangeTarget";

const EDGES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
type Edge = (typeof EDGES)[number];

/** One border of a range. */
interface BorderTarget {
  readonly range: RangeTarget;
  readonly edge: Edge;
}

/** The cells that an edge of a box runs along, and the side of them; null where there are none, as inside a single cell. */
function cellsAlong(edge: Edge, box: Box): { readonly side: string; readonly box: Box } | null {
  const last = { row: box.row + box.rows - 1, column: box.column + box.columns - 1 };
  switch (edge) {
    case "EdgeTop":
      return { side: "top", box: { ...box, rows: 1 } };
    case "EdgeBottom":
      return { side: "bottom", box: { ...box, row: last.row, rows: 1 } };
    case "EdgeLeft":
      return { side: "left", box: { ...box, columns: 1 } };
    case "EdgeRight":
      return { side: "right", box: { ...box, column: last.column, columns: 1 } };
    case "InsideVertical":
      return box.columns === 1 ? null : { side: "right", box: { ...box, columns: box.columns - 1 } };
    case "InsideHorizontal":
      return box.rows === 1 ? null : { side: "bottom", box: { ...box, rows: box.rows - 1 } };
    case "DiagonalDown":
    case "DiagonalUp":
      return { side: edge, box };
  }
}

function side(name: string, otherwise: unknown, check: (value: unknown) => unknown): Property<BorderTarget> {
  const path = (sideName: string): string => `border.${sideName}.${name}`;
  return {
    get: ({ range, edge }) => {
      const along = cellsAlong(edge, boxOf(range));
      return along && uniform(range.sheet.state.formats[path(along.side)] ?? [], along.box, otherwise);
    },
    set: ({ range, edge }, value) => {
      const along = cellsAlong(edge, boxOf(range));
      if (along !== null) setFormat(range.sheet, along.box, path(along.side), check(value));
      range.sheet.workbook.emit({ kind: "formatChanged", sheet: range.sheet, box: boxOf(range) });
    },
  };
}

const STYLES = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Double",
  "SlantDashDot",
] as const;
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;

const borderType: TypeOf<BorderTarget> = apiType<BorderTarget>("RangeBorder", {
  properties: {
    sideIndex: readOnly(({ edge }) => edge),
    style: side("style", "None", (value) => choice("style", value, STYLES)),
    weight: side("weight", "Thin", (value) => choice("weight", value, WEIGHTS)),
    color: side("color", "#000000", colour),
  },
});

function border(range: RangeTarget, index: number): ApiObject {
  const edge = EDGES[index];
  if (edge === undefined) throw invalidArgument(`There is no border ${String(index)}.`);
  return borderType({ range, edge });
}

export const bordersOf: TypeOf<RangeTarget> = apiType<RangeTarget>("RangeBorderCollection", {
  properties: { count: readOnly(() => EDGES.length) },
  items: (range) => EDGES.map((edge) => borderType({ range, edge })),
  item: (range, key) => borderType({ range, edge: choice("index", key, EDGES) }),
  methods: {
    getItem: (range, args) => borderType({ range, edge: args.oneOf(0, "index", EDGES) }),
    getItemAt: (range, args) => border(range, args.count(0, "index")),
  },
});
