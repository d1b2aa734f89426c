// Formulas as files store them, turned into what people read: without the prefixes that keep old programs from guessing.
import { parseFormula } from "../../../host/formulas/parse";
import type { Token } from "../../../host/formulas/tokens";
import { tokensOf } from "../../../host/formulas/tokens";

/**
 * `_xlfn.` and `_xlws.` stand before functions that came later than the format, `_xlpm.` before the variables of LET and LAMBDA,
 * `_xleta.` before functions handed over by name, `_xldudf_` before the functions of Office add-ins.
 */
const PREFIX = /^(?:_xlfn\.|_xlws\.|_xludf\.|_xlpm\.|_xleta\.|_xlop\.|_xldudf_)+/i;

/** A stored formula, which has no equals sign, as it is shown. */
export function shownFormula(stored: string): string {
  const text = `=${stored}`;
  if (!/_xl/i.test(stored)) return text;
  const tokens = tokensOf(text);
  return shown(text, tokens, 0, tokens.length);
}

/** The tokens from one place up to another. */
function shown(text: string, tokens: readonly Token[], from: number, to: number): string {
  let result = "";
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    const written = text.slice(token.start, token.end);
    if (token.kind !== "function" && token.kind !== "name") {
      result += written;
      continue;
    }
    const close = token.kind === "function" ? closingOf(text, tokens, at + 1, to) : undefined;
    const name = written.replace(PREFIX, "");
    if (close === undefined || name === written || !/^(?:SINGLE|ANCHORARRAY)$/i.test(name)) {
      result += name;
      continue;
    }
    const inner = shown(text, tokens, at + 2, close);
    if (/^SINGLE$/i.test(name)) result += isWhole(text, tokens, at + 2, close) ? `@${inner}` : `@(${inner})`;
    else result += `${inner}#`;
    at = close;
  }
  return result;
}

/** The place of the parenthesis that closes the one at `open`. */
function closingOf(text: string, tokens: readonly Token[], open: number, to: number): number | undefined {
  let depth = 0;
  for (let at = open; at < to; at++) {
    const token = tokens[at]!;
    if (token.kind !== "mark") continue;
    const mark = text[token.start];
    if (mark === "(") depth++;
    else if (mark === ")" && --depth === 0) return at;
  }
  return undefined;
}

/** Is it one reference or name, or one call? */
function isWhole(text: string, tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from === 1) return true;
  return tokens[from]?.kind === "function" && closingOf(text, tokens, from + 1, to) === to - 1;
}

/**
 * A formula of one cell that is not marked as an array: where it refers to several cells it stands for the one in its row or
 * column, which is shown with `@`.
 */
export function ofOneCell(formula: string): string {
  if (!/^[^(]*[:[][^(]*$/.test(formula)) return formula;
  const expression = parseFormula(formula);
  const isSeveral =
    expression.kind === "reference"
      ? !expression.spill && expression.box.rows * expression.box.columns > 1
      : expression.kind === "structured" && !expression.items.includes("ThisRow");
  return isSeveral ? `=@${formula.slice(1)}` : formula;
}
