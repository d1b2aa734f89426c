// What stands in the brackets of a structured reference: parts of a table and names of columns.
import type { StructuredExpression, TableItem } from "./expression";

/** The name of a column as it stands in a formula. */
export interface ColumnText {
  readonly start: number;
  readonly end: number;
  /** Without escapes. */
  readonly name: string;
  /** Has it brackets of its own, within those of the whole reference? */
  readonly bracketed: boolean;
}

/** The brackets of a structured reference. */
export interface Specifier {
  readonly items: readonly TableItem[];
  /** One column or the two ends of a range; none for all columns. */
  readonly columns: readonly ColumnText[];
}

const ITEMS = new Map<string, TableItem>([
  ["#all", "All"],
  ["#data", "Data"],
  ["#headers", "Headers"],
  ["#totals", "Totals"],
  ["#this row", "ThisRow"],
]);

/** Where the bracket that opens at `at` is closed, behind the closing one; null where it never is. */
export function closingBracket(text: string, at: number): number | null {
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const char = text[index];
    if (char === "'") index++;
    else if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return index + 1;
  }
  return null;
}

/** Pieces of a specifier, each from `start` up to but not including `end`. */
interface Piece {
  readonly start: number;
  readonly end: number;
}

function trimmed(text: string, start: number, end: number): Piece {
  while (start < end && isSpace(text, start)) start++;
  // An escaped character is never a space, so that looking at the last one is enough.
  while (end > start && isSpace(text, end - 1)) end--;
  return { start, end };
}

function isSpace(text: string, at: number): boolean {
  const char = text[at];
  return char === " " || char === "\n" || char === "\r" || char === "\t";
}

/** A name without brackets inside, other than escaped ones; null where there are such. */
function columnText(text: string, { start, end }: Piece, bracketed: boolean): ColumnText | null {
  let name = "";
  for (let index = start; index < end; index++) {
    let char = text[index]!;
    if (char === "'") char = text[++index] ?? "";
    else if (char === "[" || char === "]" || char === "#") return null;
    name += char;
  }
  return name === "" ? null : { start, end, name, bracketed };
}

/** Pieces in brackets of their own with the commas and colons between them: `[#Headers],[A]:[B]`. */
function readList(text: string, start: number, end: number, items: TableItem[]): Specifier | null {
  const columns: ColumnText[] = [];
  let at = start;
  let between = ",";
  for (;;) {
    const close = text[at] === "[" ? closingBracket(text, at) : null;
    if (close === null) return null;
    const piece = trimmed(text, at + 1, close - 1);
    const item = ITEMS.get(text.slice(piece.start, piece.end).toLowerCase());
    if (item !== undefined) {
      // "This row" stands for itself, and nothing comes after the columns.
      const alone = item === "ThisRow" ? items.length > 0 : items.includes("ThisRow");
      if (alone || columns.length > 0 || between === ":") return null;
      items.push(item);
    } else {
      const column = columnText(text, piece, true);
      if (column === null || columns.length !== (between === ":" ? 1 : 0)) return null;
      columns.push(column);
    }
    at = trimmed(text, close, end).start;
    if (at === end) return { items, columns };
    between = text[at]!;
    if (between !== "," && between !== ":") return null;
    at = trimmed(text, at + 1, end).start;
  }
}

/**
 * Reads the brackets from `open` up to and including the one before `close`. Null where Excel would not know them:
 * they may belong to another workbook's name, for instance.
 */
export function readSpecifier(text: string, open: number, close: number): Specifier | null {
  let { start, end } = trimmed(text, open + 1, close - 1);
  const items: TableItem[] = [];
  if (text[start] === "@") {
    items.push("ThisRow");
    ({ start, end } = trimmed(text, start + 1, end));
  }
  if (start === end) return { items, columns: [] };
  if (text[start] === "[") return readList(text, start, end, items);
  const item = ITEMS.get(text.slice(start, end).toLowerCase());
  if (item !== undefined) return items.length > 0 ? null : { items: [item], columns: [] };
  const column = columnText(text, { start, end }, false);
  return column && { items, columns: [column] };
}

/** What a structured reference means that was read so. */
export function structuredExpression(
  table: string | null,
  { items, columns: [from, to = from] }: Specifier,
): StructuredExpression {
  const columns = from === undefined || to === undefined ? null : { from: from.name, to: to.name };
  return { kind: "structured", table, items, columns };
}

/** What Excel escapes in the name of a column. */
const ESCAPED = /['[\]#@]/g;
const PLAIN = /^[\p{L}\p{M}\p{N}_]+$/u;
const PLAIN_WITH_SPACES = /^[\p{L}\p{M}\p{N}_]+(?: +[\p{L}\p{M}\p{N}_]+)*$/u;

/** The text for another column in the place of one; `afterAt` where `@` stands directly before it. */
export function columnSpecifier(name: string, { bracketed }: ColumnText, afterAt: boolean): string {
  const escaped = name.replace(ESCAPED, "'$&");
  const plain = afterAt ? PLAIN : PLAIN_WITH_SPACES;
  return bracketed || plain.test(name) ? escaped : `[${escaped}]`;
}
