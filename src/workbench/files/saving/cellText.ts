// One cell as text of a sheet part.
import { cellName, encodeEscapes } from "../../../files/xlsx/names";
import type { CellValue, ErrorText } from "../../../host/workbook/values";
import { element, escapeXml } from "./xmlDocument";

/** Errors that files know; a program of 2007 shows others as #VALUE!, and so files hold them. */
const FILE_ERRORS: ReadonlySet<string> = new Set<ErrorText>([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
]);

/** A cell to be written. */
export interface CellToWrite {
  readonly row: number;
  readonly column: number;
  readonly style: number;
  /** The `<f>` element; "" where the cell has none. */
  readonly formula: string;
  readonly value: CellValue;
  /** Is the value the result of a formula, this cell's or another's? */
  readonly isResult: boolean;
  /** The cell's metadata: 0 for none. */
  readonly metadata: number;
}

/** The cell's element; "" for an empty cell without a style. */
export function cellText(prefix: string, cell: CellToWrite): string {
  const { row, column, style, formula, value, isResult, metadata } = cell;
  const attributes = { r: cellName(row, column), s: style === 0 ? null : style };
  const cm = metadata === 0 ? null : metadata;
  if (value === null)
    return formula === "" && style === 0 ? "" : element(prefix, "c", { ...attributes, cm }, formula);
  if (typeof value === "string" && !isResult)
    return element(prefix, "c", { ...attributes, t: "inlineStr" }, inlineText(prefix, value));
  return element(prefix, "c", { ...attributes, t: typeOf(value), cm }, formula, valueText(prefix, value));
}

function typeOf(value: CellValue): string | null {
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "b";
  return typeof value === "object" ? "e" : null;
}

function valueText(prefix: string, value: CellValue): string {
  const written = writtenValue(value);
  const space = typeof value === "string" && NEEDS_PRESERVE.test(written) ? { "xml:space": "preserve" } : {};
  // An empty text is a value: the element stays.
  return written === "" ? `<${prefix}v></${prefix}v>` : element(prefix, "v", space, written);
}

function writtenValue(value: CellValue): string {
  if (typeof value === "string") return escapeXml(encodeEscapes(value));
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "number") return String(value);
  return value !== null && FILE_ERRORS.has(value.error) ? value.error : "#VALUE!";
}

/** Blanks at the ends of a text, and line breaks, are kept only where the file asks for it. */
const NEEDS_PRESERVE = /^\s|\s$|\n|\t| {2}/;

function inlineText(prefix: string, value: string): string {
  const text = encodeEscapes(value);
  const space = NEEDS_PRESERVE.test(text) ? { "xml:space": "preserve" } : {};
  return element(prefix, "is", {}, element(prefix, "t", space, escapeXml(text)));
}
