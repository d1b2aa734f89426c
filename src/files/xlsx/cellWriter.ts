// Result cells as bytes of a sheet part: every distinct value is escaped and encoded once.
import { columnLetters } from "../../roster/headings";
import type { ByteSink } from "./byteSink";
import { encodeEscapes } from "./names";

/** The longest text that a cell can hold. */
const LONGEST_TEXT = 32_767;

/** What a result cell can hold: texts of at most 32,767 characters, finite numbers; null and "" empty the cell. */
export type ResultValue = string | number | boolean | null;

/** Does this result leave its cell empty? */
export function isEmptyResult(value: ResultValue): boolean {
  return value === null || value === "" || (typeof value === "number" && !Number.isFinite(value));
}

const encoder = new TextEncoder();

const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Blanks at the ends of a text, and line breaks, are kept only where the file asks for it. */
const NEEDS_PRESERVE = /^\s|\s$|\n|\t| {2}/;

/** Is this text short enough for a cell? */
export function fitsCell(text: string): boolean {
  return text.length <= LONGEST_TEXT;
}

/** The `<t>` element that holds a text. `prefix` has its colon. */
export function textElement(value: string, prefix: string): string {
  // Texts of single rows are many, and plain.
  if (/^[0-9A-Za-z]+$/.test(value)) return `<${prefix}t>${value}</${prefix}t>`;
  const text = encodeEscapes(value);
  const space = NEEDS_PRESERVE.test(text) ? ' xml:space="preserve"' : "";
  return `<${prefix}t${space}>${escapeText(text)}</${prefix}t>`;
}

/**
 * Everything of a cell behind its name and style, up to and with the end tag. `prefix` has its colon; `shared` are the
 * numbers of texts that stand among the shared strings. Throws RangeError for a text that no cell can hold.
 */
export function cellTail(
  value: ResultValue,
  prefix: string,
  shared?: ReadonlyMap<ResultValue, number>,
): Uint8Array {
  if (isEmptyResult(value)) return encoder.encode("/>");
  const number = shared?.get(value);
  if (number !== undefined) return encoder.encode(` t="s"><${prefix}v>${number}</${prefix}v></${prefix}c>`);
  if (typeof value === "string") {
    if (!fitsCell(value)) {
      throw new RangeError(`a cell holds at most ${LONGEST_TEXT} characters, a result has ${value.length}`);
    }
    const text = textElement(value, prefix);
    return encoder.encode(` t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`);
  }
  const [type, content] = typeof value === "boolean" ? [' t="b"', value ? 1 : 0] : ["", value];
  return encoder.encode(`${type}><${prefix}v>${content}</${prefix}v></${prefix}c>`);
}

/** What stands before a cell's row number: the tag and the column's letters. */
export function cellHead(column: number, prefix: string): Uint8Array {
  return encoder.encode(`<${prefix}c r="${columnLetters(column)}`);
}

const QUOTE = encoder.encode('"');
const STYLE = encoder.encode('" s="');

/** Writes one cell. The style is the value of the attribute between two offsets of `bytes`; none where they are equal. */
export function writeCell(
  sink: ByteSink,
  head: Uint8Array,
  row: number,
  tail: Uint8Array,
  bytes: Uint8Array,
  styleStart: number,
  styleEnd: number,
): void {
  sink.put(head);
  sink.number(row + 1);
  if (styleEnd > styleStart) {
    sink.put(STYLE);
    sink.copy(bytes, styleStart, styleEnd);
  }
  sink.put(QUOTE);
  sink.put(tail);
}
