// Colours as Excel takes them and gives them back.
import { invalidArgument } from "../workbook/errors";

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

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour as Excel gives it back: "#RRGGBB". @throws ApiError InvalidArgument */
export function colour(value: unknown): string {
  const text = String(value);
  const code = NAMED_COLOURS[text.toLowerCase()] ?? (text.startsWith("#") ? text : `#${text}`);
  if (!HEX.test(code)) throw invalidArgument(`“${text}” is no colour.`);
  return code.toUpperCase();
}
