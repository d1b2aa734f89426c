// The colours of a workbook: by their parts, by the theme with a tint, or by the old palette, all as "#RRGGBB".
import type { XmlElement } from "../../../files/xlsx/xmlTree";
import { childOf, childrenOf, flagOf, numberOf } from "./xmlValues";

/** Where the colours of a theme stand in its list, by the number that cells use. */
const THEME_ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];
/** Office's own theme, for files without one. */
const OFFICE_THEME = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47",
  "0563C1",
  "954F72",
];

const FIRST_8 = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF";
/** The palette of files without theme; numbers 0 to 7 stand for the same colours as 8 to 15. */
const PALETTE = [
  FIRST_8,
  FIRST_8,
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080",
  "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF",
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF",
  "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99",
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696",
  "003366 339966 003300 333300 993300 993366 333399 333333",
  // Text and background of the system.
  "000000 FFFFFF",
].flatMap((line) => line.split(" "));

/** Gives the colour of an element such as `<color>` or `<fgColor>`; undefined where it names none. */
export type Colours = (element: XmlElement | undefined) => string | undefined;

/** The colours of a workbook with this theme and this style sheet, which may replace the palette. */
export function coloursOf(theme: XmlElement | undefined, styles: XmlElement | undefined): Colours {
  const scheme = childOf(childOf(theme, "themeElements"), "clrScheme");
  const themed = THEME_ORDER.map((name, index) => {
    const [colour] = childOf(scheme, name)?.children ?? [];
    return colour?.attributes.get("lastClr") ?? colour?.attributes.get("val") ?? OFFICE_THEME[index]!;
  });
  const replaced = childrenOf(childOf(childOf(styles, "colors"), "indexedColors"), "rgbColor");
  return (element) => {
    if (element === undefined) return undefined;
    const rgb = element.attributes.get("rgb");
    const theme = numberOf(element, "theme");
    const indexed = numberOf(element, "indexed");
    let colour: string | undefined;
    if (rgb !== undefined) colour = rgb;
    else if (theme !== undefined) colour = themed[theme];
    else if (indexed !== undefined) colour = replaced[indexed]?.attributes.get("rgb") ?? PALETTE[indexed];
    else if (flagOf(element, "auto")) return undefined;
    if (colour === undefined || !/^(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}$/.test(colour)) return undefined;
    return `#${tinted(colour.slice(-6), numberOf(element, "tint") ?? 0).toUpperCase()}`;
  };
}

/** Hue, lightness and saturation are whole numbers up to this, as Windows has them: only so the shades are those of Excel. */
const MOST = 240;
const SIXTH = MOST / 6;

/** A colour made lighter (tint up to 1) or darker (down to -1): its lightness changes, hue and saturation stay. */
function tinted(rgb: string, tint: number): string {
  if (tint === 0) return rgb;
  const parts = [0, 2, 4].map((at) => parseInt(rgb.slice(at, at + 2), 16));
  const most = Math.max(...parts);
  const least = Math.min(...parts);
  const sum = most + least;
  const range = most - least;
  const lightness = divided(sum * MOST + 255, 510);
  const room = lightness <= MOST / 2 ? sum : 510 - sum;
  const saturation = range === 0 ? 0 : divided(range * MOST + divided(room, 2), room);
  const hue = range === 0 ? 0 : hueOf(parts, most, range);
  const wanted = Math.trunc(tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + MOST * tint);
  const product = divided(wanted * (wanted <= MOST / 2 ? MOST + saturation : saturation) + MOST / 2, MOST);
  const high = wanted <= MOST / 2 ? product : wanted + saturation - product;
  const low = 2 * wanted - high;
  return [hue + 2 * SIXTH, hue, hue - 2 * SIXTH]
    .map((angle) => partAt(low, high, (angle + MOST) % MOST))
    .map((part) => Math.min(255, divided(part * 255 + MOST / 2, MOST)))
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("");
}

const divided = (one: number, by: number): number => Math.trunc(one / by);

function hueOf(parts: readonly number[], most: number, range: number): number {
  const [red, green, blue] = parts.map((part) =>
    divided((most - part) * SIXTH + divided(range, 2), range),
  ) as [number, number, number];
  const at = parts.indexOf(most);
  const beside = [blue - green, red - blue, green - red][at]!;
  return (at * 2 * SIXTH + beside + MOST) % MOST;
}

/** Red, green or blue, by its distance on the wheel of colours. */
function partAt(low: number, high: number, angle: number): number {
  const step = (distance: number): number => low + divided((high - low) * distance + SIXTH / 2, SIXTH);
  if (angle < SIXTH) return step(angle);
  if (angle < 3 * SIXTH) return high;
  return angle < 4 * SIXTH ? step(4 * SIXTH - angle) : low;
}
