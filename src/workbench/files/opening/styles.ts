// The styles of a workbook as properties by the paths that the host paints, and those of conditional formats.
import type { XmlElement } from "../../../files/xlsx/xmlTree";
import { coloursOf, type Colours } from "./colours";
import { patternOf, showsDates } from "./numberFormats";
import { childOf, childrenOf, flagOf, numberOf } from "./xmlValues";

/** Properties of a cell by path, such as "fill.color"; those that the host takes for granted are left out. */
export type Format = Readonly<Record<string, unknown>>;

export interface Styles {
  /** By the number that cells, rows and columns name. */
  readonly cells: readonly Format[];
  /** Whether each of `cells` shows numbers as dates or times. */
  readonly dates: readonly boolean[];
  /** By the number that conditional formats name. */
  readonly conditional: readonly Format[];
  readonly colours: Colours;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const HORIZONTAL: Readonly<Record<string, string>> = { centerContinuous: "CenterAcrossSelection" };
const UNDERLINES: Readonly<Record<string, string>> = {
  single: "Single",
  double: "Double",
  singleAccounting: "SingleAccountant",
  doubleAccounting: "DoubleAccountant",
};
/** What Excel calls the lines of borders: style and weight. */
const LINES: Readonly<Record<string, readonly [style: string, weight: string]>> = {
  hair: ["Continuous", "Hairline"],
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  dashed: ["Dash", "Thin"],
  mediumDashed: ["Dash", "Medium"],
  dotted: ["Dot", "Thin"],
  dashDot: ["DashDot", "Thin"],
  mediumDashDot: ["DashDot", "Medium"],
  dashDotDot: ["DashDotDot", "Thin"],
  mediumDashDotDot: ["DashDotDot", "Medium"],
  slantDashDot: ["SlantDashDot", "Medium"],
  double: ["Double", "Thick"],
};
/** What every cell of the host is until it is painted. */
const GRANTED: Format = {
  numberFormat: "General",
  "font.bold": false,
  "font.italic": false,
  "font.strikethrough": false,
  "font.underline": "None",
  "font.color": "#000000",
  "font.name": "Calibri",
  "font.size": 11,
  horizontalAlignment: "General",
  verticalAlignment: "Bottom",
  indentLevel: 0,
  wrapText: false,
  "protection.locked": true,
  "protection.formulaHidden": false,
};

/** Reads a style sheet; without one every cell is plain. */
export function readStyles(root: XmlElement | undefined, theme: XmlElement | undefined): Styles {
  const colours = coloursOf(theme, root);
  if (root === undefined) return { cells: [{}], dates: [false], conditional: [], colours };
  const list = (parent: string, name: string): readonly XmlElement[] =>
    childrenOf(childOf(root, parent), name);
  const patterns = new Map(
    list("numFmts", "numFmt").map((one) => [
      numberOf(one, "numFmtId") ?? -1,
      one.attributes.get("formatCode") ?? "General",
    ]),
  );
  const fonts = list("fonts", "font").map((font) => fontOf(font, colours));
  const fills = list("fills", "fill").map((fill) => fillOf(fill, colours));
  const borders = list("borders", "border").map((border) => borderOf(border, colours));
  const xfs = list("cellXfs", "xf").map((xf) => {
    const numberFormat = patternOf(numberOf(xf, "numFmtId") ?? 0, patterns);
    return {
      numberFormat,
      ...fonts[numberOf(xf, "fontId") ?? 0],
      ...fills[numberOf(xf, "fillId") ?? 0],
      ...borders[numberOf(xf, "borderId") ?? 0],
      ...alignmentOf(childOf(xf, "alignment")),
      ...protectionOf(childOf(xf, "protection")),
    };
  });
  return {
    cells: xfs.length === 0 ? [{}] : xfs.map(withoutGranted),
    dates: xfs.length === 0 ? [false] : xfs.map(({ numberFormat }) => showsDates(numberFormat)),
    conditional: list("dxfs", "dxf").map((dxf) => conditionalOf(dxf, colours, patterns)),
    colours,
  };
}

function withoutGranted(format: Format): Format {
  return Object.fromEntries(
    Object.entries(format).filter(([path, value]) => value !== undefined && GRANTED[path] !== value),
  );
}

function fontOf(font: XmlElement, colours: Colours): Format {
  const on = (name: string): boolean => {
    const element = childOf(font, name);
    return element !== undefined && flagOf(element, "val", true);
  };
  const underline = childOf(font, "u");
  const size = childOf(font, "sz");
  return {
    "font.bold": on("b"),
    "font.italic": on("i"),
    "font.strikethrough": on("strike"),
    "font.underline":
      underline === undefined ? "None" : (UNDERLINES[underline.attributes.get("val") ?? "single"] ?? "None"),
    "font.color": colours(childOf(font, "color")),
    "font.name": (childOf(font, "name") ?? childOf(font, "rFont"))?.attributes.get("val"),
    "font.size": size && numberOf(size, "val"),
  };
}

/** The colour behind a cell; of patterns and gradients nothing is shown. */
function fillOf(fill: XmlElement, colours: Colours): Format {
  const pattern = childOf(fill, "patternFill");
  if (pattern?.attributes.get("patternType") !== "solid") return {};
  return { "fill.color": colours(childOf(pattern, "fgColor")) };
}

function borderOf(border: XmlElement, colours: Colours): Format {
  const sides: [string, XmlElement | undefined][] = [
    ["top", childOf(border, "top")],
    ["bottom", childOf(border, "bottom")],
    ["left", childOf(border, "left") ?? childOf(border, "start")],
    ["right", childOf(border, "right") ?? childOf(border, "end")],
    ["DiagonalUp", flagOf(border, "diagonalUp") ? childOf(border, "diagonal") : undefined],
    ["DiagonalDown", flagOf(border, "diagonalDown") ? childOf(border, "diagonal") : undefined],
  ];
  return Object.fromEntries(
    sides.flatMap(([side, element]) => {
      const line = LINES[element?.attributes.get("style") ?? ""];
      if (line === undefined) return [];
      return [
        [`border.${side}.style`, line[0]],
        [`border.${side}.weight`, line[1]],
        [`border.${side}.color`, colours(childOf(element, "color")) ?? "#000000"],
      ];
    }),
  );
}

function alignmentOf(alignment: XmlElement | undefined): Format {
  if (alignment === undefined) return {};
  const horizontal = alignment.attributes.get("horizontal");
  const vertical = alignment.attributes.get("vertical");
  return {
    horizontalAlignment: horizontal && (HORIZONTAL[horizontal] ?? capital(horizontal)),
    verticalAlignment: vertical && capital(vertical),
    indentLevel: numberOf(alignment, "indent"),
    wrapText: flagOf(alignment, "wrapText"),
  };
}

function protectionOf(protection: XmlElement | undefined): Format {
  if (protection === undefined) return {};
  return {
    "protection.locked": flagOf(protection, "locked", true),
    "protection.formulaHidden": flagOf(protection, "hidden"),
  };
}

/** What a conditional format changes: only what it names. */
function conditionalOf(dxf: XmlElement, colours: Colours, patterns: ReadonlyMap<number, string>): Format {
  const font = childOf(dxf, "font");
  const pattern = childOf(childOf(dxf, "fill"), "patternFill");
  const number = childOf(dxf, "numFmt");
  const named: Format = {
    ...(font === undefined ? {} : withoutGranted(fontOf(font, colours))),
    "font.color": colours(childOf(font, "color")),
    "font.name": undefined,
    "font.size": undefined,
    // A solid fill of a conditional format has its colour behind the pattern.
    "fill.color": colours(childOf(pattern, "bgColor")) ?? colours(childOf(pattern, "fgColor")),
    numberFormat:
      number &&
      (number.attributes.get("formatCode") ?? patternOf(numberOf(number, "numFmtId") ?? 0, patterns)),
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}
