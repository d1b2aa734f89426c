// Formulas that follow what happens to the workbook, with all text but their references kept as it is.
import { quotedSheetName } from "../workbook/address";
import { movedReference } from "./movedReference";
import type { FormulaChange, FormulaPlace } from "./changes";
import { sameName } from "./expression";
import { columnSpecifier, structuredExpression } from "./specifier";
import { type Token, tokensOf } from "./tokens";
import { areaText, fixedAddress, shiftArea, translateArea, type WrittenArea } from "./writtenArea";

const REF = "#REF!";

type Of<K extends Token["kind"]> = Extract<Token, { readonly kind: K }>;
type Change<K extends FormulaChange["kind"]> = Extract<FormulaChange, { readonly kind: K }>;

/** What a token becomes; null where it stays. */
type Rewritten = string | null;

/** The formula with some of its tokens replaced. */
function replaceTokens(text: string, replace: (token: Token) => Rewritten): string {
  let result = "";
  let kept = 0;
  for (const token of tokensOf(text)) {
    const replacement = replace(token);
    if (replacement === null) continue;
    result += text.slice(kept, token.start) + replacement;
    kept = token.end;
  }
  return kept === 0 ? text : result + text.slice(kept);
}

/** A reference's text with another area; with none, its cells are gone. */
function withArea(
  text: string,
  { start, prefix, area, spill }: Of<"reference">,
  moved: WrittenArea | null,
): Rewritten {
  if (moved === area) return null;
  const sheet = text.slice(start, prefix?.end ?? start);
  return sheet + (moved === null ? REF : areaText(moved) + (spill ? "#" : ""));
}

function shifted(text: string, token: Token, change: Change<"shift">, place: FormulaPlace): Rewritten {
  if (token.kind !== "reference" || !sameName(token.prefix?.sheet ?? place.sheet, change.sheet)) return null;
  return withArea(text, token, shiftArea(token.area, change));
}

/** What follows the sheet in a token that names this one; null in all others. */
function afterSheet(text: string, token: Token, sheet: string): string | null {
  if (!("prefix" in token) || token.prefix === null || !sameName(token.prefix.sheet, sheet)) return null;
  return text.slice(token.prefix.end, token.end);
}

function renameTable(text: string, token: Token, { from, to }: Change<"renameTable">): Rewritten {
  if (token.kind === "structured" && token.table !== null && sameName(token.table, from))
    return to + text.slice(token.open, token.end);
  return token.kind === "name" && sameName(text.slice(token.start, token.end), from) ? to : null;
}

function renameColumn(
  text: string,
  token: Token,
  { table, from, to }: Change<"renameColumn">,
  place: FormulaPlace,
): Rewritten {
  if (token.kind !== "structured" || !sameName(token.table ?? place.table ?? "", table)) return null;
  let result = "";
  let kept = token.start;
  for (const column of token.specifier.columns) {
    if (!sameName(column.name, from)) continue;
    const afterAt = text.slice(token.open, column.start).includes("@");
    result += text.slice(kept, column.start) + columnSpecifier(to, column, afterAt);
    kept = column.end;
  }
  return kept === token.start ? null : result + text.slice(kept, token.end);
}

/** A reference to a table as an address; its rows move with the formula only where they are "this row". */
function removeTable(
  text: string,
  token: Token,
  { table, resolve }: Change<"removeTable">,
  place: FormulaPlace,
): Rewritten {
  let expression;
  if (token.kind === "structured") {
    if (!sameName(token.table ?? place.table ?? "", table)) return null;
    expression = structuredExpression(token.table, token.specifier);
  } else {
    const name = text.slice(token.start, token.end);
    if (token.kind !== "name" || !sameName(name, table)) return null;
    expression = structuredExpression(name, { items: [], columns: [] });
  }
  const cells = resolve(expression);
  if ("error" in cells) return cells.error;
  const thisRow = expression.items.includes("ThisRow");
  return `${quotedSheetName(cells.sheet)}!${fixedAddress(cells.box, !thisRow)}`;
}

const SEVERAL = /^(?:'((?:[^'[\]:]|'')+):((?:[^'[\]:]|'')+)'|([^'![\]:]+):([^'![\]:]+))!/;

/** A reference to all sheets from one to another, one of which has a new name. */
function renamedAmongSeveral(token: string, { from, to }: Change<"renameSheet">): Rewritten {
  const found = SEVERAL.exec(token);
  if (found === null) return null;
  const ends = [found[1] ?? found[3]!, found[2] ?? found[4]!].map((one) => one.replaceAll("''", "'"));
  if (!ends.some((one) => sameName(one, from))) return null;
  const names = ends.map((one) => (sameName(one, from) ? to : one));
  const isPlain = names.every((one) => quotedSheetName(one) === one);
  const text = names.join(":");
  return `${isPlain ? text : `'${text.replaceAll("'", "''")}'`}!${token.slice(found[0].length)}`;
}

/**
 * The formula after the change. Dollar signs stay and hold nothing: they say what copying does. References to several
 * sheets at once follow only the sheets' names, those to other workbooks are left as they are. The same text comes back where nothing refers to what has
 * changed.
 */
export function rewriteFormula(text: string, change: FormulaChange, place: FormulaPlace): string {
  switch (change.kind) {
    case "shift":
      return replaceTokens(text, (token) => shifted(text, token, change, place));
    case "move":
      return replaceTokens(text, (token) =>
        token.kind === "reference" ? movedReference(text, token, change, place) : null,
      );
    case "renameSheet":
      return replaceTokens(text, (token) => {
        if (token.kind === "other") return renamedAmongSeveral(text.slice(token.start, token.end), change);
        const rest = afterSheet(text, token, change.from);
        return rest === null ? null : `${quotedSheetName(change.to)}!${rest}`;
      });
    case "deleteSheet":
      return replaceTokens(text, (token) => {
        const rest = afterSheet(text, token, change.sheet);
        if (rest === null) return null;
        return token.kind === "error" ? rest : REF + rest;
      });
    case "renameTable":
      return replaceTokens(text, (token) => renameTable(text, token, change));
    case "renameColumn":
      return replaceTokens(text, (token) => renameColumn(text, token, change, place));
    case "removeTable":
      return replaceTokens(text, (token) => removeTable(text, token, change, place));
  }
}

/**
 * The formula as copying or filling has it so many rows further down and columns further right (less than 0: up, left).
 * What `$` holds stays; #REF! where a reference would leave the sheet.
 */
export function translate(text: string, rows: number, columns: number): string {
  return replaceTokens(text, (token) =>
    token.kind === "reference" ? withArea(text, token, translateArea(token.area, rows, columns)) : null,
  );
}
