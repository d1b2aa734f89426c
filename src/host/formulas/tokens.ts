// The words of a formula: tokens that cover its text without gaps.
import { closingBracket, readSpecifier, type Specifier } from "./specifier";
import { areaAt, type WrittenArea } from "./writtenArea";

/** `Sheet1!` or `'My sheet'!` at the beginning of a token. */
export interface SheetPrefix {
  /** Without quotes. */
  readonly sheet: string;
  /** Where it ends, behind the exclamation mark. */
  readonly end: number;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * A token, from `start` up to but not including `end`. "mark" is a bracket or separator of calls and arrays, "function" a
 * name directly before a parenthesis. "other" is what is not ours to rewrite: 3-D references, those into other workbooks,
 * unknown characters. "unclosed" is all from a quote or bracket to the end of the text.
 */
export type Token =
  | (Extent & {
      readonly kind:
        "space" | "number" | "text" | "boolean" | "operator" | "mark" | "function" | "other" | "unclosed";
    })
  | (Extent & { readonly kind: "error" | "name"; readonly prefix: SheetPrefix | null })
  | (Extent & {
      readonly kind: "reference";
      readonly prefix: SheetPrefix | null;
      readonly area: WrittenArea;
      readonly spill: boolean;
    })
  | (Extent & {
      readonly kind: "structured";
      /** The table's name stands from `start` to `open`; null where none does. */
      readonly table: string | null;
      /** Where the brackets begin. */
      readonly open: number;
      readonly specifier: Specifier;
    });

const SPACE = /[ \t\r\n]+/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?/y;
const TEXT = /"[^"]*(?:""[^"]*)*"/y;
const QUOTED_SHEET = /'[^']*(?:''[^']*)*'/y;
const NAME = /[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*/uy;
const SHEETS = /[\p{L}_][\p{L}\p{M}\p{N}_.]*:[\p{L}_][\p{L}\p{M}\p{N}_.]*!/uy;
const ERROR =
  /#(?:(?:NULL|DIV\/0|VALUE|REF|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|EXTERNAL|TIMEOUT|PYTHON)!|NAME\?|N\/A|GETTING_DATA)/iy;
const OPERATOR = /<[=>]|>=|[-+*/^&=<>%:@#]/y;
const MARK = /[(){},;]/y;
const BOOLEAN = /^(?:TRUE|FALSE)$/i;

/** Where a match of the sticky pattern at `at` ends; `at` itself where there is none. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** One character, which may be two code units. */
function otherAt(text: string, start: number): Token {
  return { kind: "other", start, end: start + (text.codePointAt(start)! > 0xffff ? 2 : 1) };
}

/** A reference at `at`, after the sheet that its token begins with at `start`. */
function referenceAt(text: string, start: number, at: number, prefix: SheetPrefix | null): Token | null {
  const found = areaAt(text, at);
  if (found === null) return null;
  const { area, end } = found;
  const spill = area.single && text[end] === "#";
  return { kind: "reference", start, end: spill ? end + 1 : end, prefix, area, spill };
}

/** A reference, error or name at `at`, the part of the token from `start` that follows the sheet. */
function targetAt(text: string, start: number, at: number, prefix: SheetPrefix | null): Token | null {
  const reference = referenceAt(text, start, at, prefix);
  if (reference !== null) return reference;
  const errorEnd = endOf(ERROR, text, at);
  if (errorEnd > at) {
    // References to a deleted sheet keep their cells: #REF!A1.
    const end = text[errorEnd - 1] === "!" ? targetEnd(text, errorEnd) : errorEnd;
    return { kind: "error", start, end, prefix };
  }
  const nameEnd = endOf(NAME, text, at);
  if (nameEnd > at && text[nameEnd] !== "(" && text[nameEnd] !== "[")
    return { kind: "name", start, end: nameEnd, prefix };
  return null;
}

/** Where a reference, a name or a part of a table ends; `at` itself where none begins there. */
function targetEnd(text: string, at: number): number {
  const reference = referenceAt(text, at, at, null);
  if (reference !== null) return reference.end;
  const end = endOf(NAME, text, at);
  return text[end] === "[" && end > at ? (closingBracket(text, end) ?? end) : end;
}

/** What follows a sheet's name, which begins at `start` and ends with the exclamation mark before `at`. */
function sheetTarget(text: string, start: number, at: number, sheet: string): Token {
  const target = targetAt(text, start, at, { sheet, end: at });
  return target ?? { kind: "other", start, end: targetEnd(text, at) };
}

function quotedAt(text: string, start: number): Token {
  const end = endOf(QUOTED_SHEET, text, start);
  if (end === start) return { kind: "unclosed", start, end: text.length };
  if (text[end] !== "!") return { kind: "other", start, end };
  const sheet = text.slice(start + 1, end - 1).replaceAll("''", "'");
  // No sheet has these in its name: several sheets, or another workbook.
  if (/[[\]:]/.test(sheet)) return { kind: "other", start, end: targetEnd(text, end + 1) };
  return sheetTarget(text, start, end + 1, sheet);
}

function bracketAt(text: string, start: number, open: number): Token {
  const end = closingBracket(text, open);
  if (end === null) return { kind: "unclosed", start, end: text.length };
  const severalEnd = endOf(SHEETS, text, end);
  const sheetEnd = severalEnd > end ? severalEnd - 1 : endOf(NAME, text, end);
  if (text[sheetEnd] === "!") return { kind: "other", start, end: targetEnd(text, sheetEnd + 1) };
  const specifier = readSpecifier(text, open, end);
  if (specifier === null) return { kind: "other", start, end };
  const table = open > start ? text.slice(start, open) : null;
  return { kind: "structured", start, end, table, open, specifier };
}

function wordAt(text: string, start: number): Token {
  const severalEnd = endOf(SHEETS, text, start);
  if (severalEnd > start) return { kind: "other", start, end: targetEnd(text, severalEnd) };
  const end = endOf(NAME, text, start);
  if (end === start) return otherAt(text, start);
  switch (text[end]) {
    case "!":
      return sheetTarget(text, start, end + 1, text.slice(start, end));
    case "[":
      return bracketAt(text, start, end);
    case "(":
      return { kind: "function", start, end };
    default:
      if (BOOLEAN.test(text.slice(start, end))) return { kind: "boolean", start, end };
      return { kind: "name", start, end, prefix: null };
  }
}

function simple(
  kind: "space" | "number" | "operator" | "mark",
  pattern: RegExp,
  text: string,
  start: number,
): Token {
  const end = endOf(pattern, text, start);
  return end > start ? { kind, start, end } : otherAt(text, start);
}

function tokenAt(text: string, start: number): Token {
  const char = text[start]!;
  switch (char) {
    case " ":
    case "\t":
    case "\r":
    case "\n":
      return simple("space", SPACE, text, start);
    case '"': {
      const end = endOf(TEXT, text, start);
      return end > start ? { kind: "text", start, end } : { kind: "unclosed", start, end: text.length };
    }
    case "'":
      return quotedAt(text, start);
    case "[":
      return bracketAt(text, start, start);
    case "!":
      // A cell of whatever sheet is shown, as defined names have it.
      return { kind: "other", start, end: targetEnd(text, start + 1) };
    case "(":
    case ")":
    case "{":
    case "}":
    case ",":
    case ";":
      return simple("mark", MARK, text, start);
    case "#":
      return targetAt(text, start, start, null) ?? simple("operator", OPERATOR, text, start);
    default:
      break;
  }
  const reference = referenceAt(text, start, start, null);
  if (reference !== null) return reference;
  if ((char >= "0" && char <= "9") || char === ".") return simple("number", NUMBER, text, start);
  const operator = simple("operator", OPERATOR, text, start);
  return operator.kind === "operator" ? operator : wordAt(text, start);
}

/** The tokens of a formula in the order of its text, the equals sign at its beginning first. */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < formula.length;) {
    const token = tokenAt(formula, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}
