// What Excel's interface calls looks of cells, and what files call them.

/** A colour such as "#AABBCC" as files have it, fully opaque. */
export function argb(color: string): string {
  return `FF${color.replace(/^#/, "").toUpperCase()}`;
}

export const UNDERLINES: Readonly<Record<string, string>> = {
  Single: "single",
  Double: "double",
  SingleAccountant: "singleAccounting",
  DoubleAccountant: "doubleAccounting",
};

export const HORIZONTAL: Readonly<Record<string, string>> = {
  Left: "left",
  Center: "center",
  Right: "right",
  Fill: "fill",
  Justify: "justify",
  CenterAcrossSelection: "centerContinuous",
  Distributed: "distributed",
};

/** "Bottom" is what cells have without a word. */
export const VERTICAL: Readonly<Record<string, string>> = {
  Top: "top",
  Center: "center",
  Justify: "justify",
  Distributed: "distributed",
};

/** Sides of cells by the host's paths, and their elements. */
export const BORDER_SIDES: Readonly<Record<string, string>> = {
  left: "left",
  right: "right",
  top: "top",
  bottom: "bottom",
  DiagonalDown: "diagonal",
  DiagonalUp: "diagonal",
};

const LINES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Continuous: { Hairline: "hair", Thin: "thin", Medium: "medium", Thick: "thick" },
  Dash: { Thin: "dashed", Medium: "mediumDashed" },
  DashDot: { Thin: "dashDot", Medium: "mediumDashDot" },
  DashDotDot: { Thin: "dashDotDot", Medium: "mediumDashDotDot" },
  Dot: { Thin: "dotted" },
  Double: { Thick: "double" },
  SlantDashDot: { Medium: "slantDashDot" },
};

/** The line of a border; undefined for none. A weight that a style has not gives the nearest that it has. */
export function borderStyle(style: unknown, weight: unknown): string | undefined {
  if (style === undefined || style === "None") {
    // Excel draws a line as soon as it has a weight.
    return weight === undefined || style === "None" ? undefined : LINES.Continuous![String(weight)];
  }
  const lines = LINES[String(style)];
  return lines && (lines[String(weight)] ?? lines.Thin ?? Object.values(lines)[0]);
}
