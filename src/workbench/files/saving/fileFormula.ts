// Formulas as files hold them: newer functions and those of add-ins under prefixes, this row by its long name.
import { type Token, tokensOf } from "../../../host/formulas/tokens";
import { NEWER_FUNCTIONS, RETURN_ARRAYS, SHEET_FUNCTIONS } from "./newerFunctions";

/** What a formula's text needs to know of its surroundings. */
export interface FormulaContext {
  /** The table that the formula's cell lies in. */
  readonly table: string | null;
  /** Is it a function of an add-in? `name` is in capitals. */
  isCustom(name: string): boolean;
}

/** Stands before the names of add-ins' functions. */
export const CUSTOM = "_xldudf_";
const NEWER = "_xlfn.";
const ON_SHEETS = "_xlfn._xlws.";
const PARAMETER = "_xlpm.";

/** The formula, beginning with "=", as a file holds it, without "=". */
export function fileFormula(text: string, context: FormulaContext): string {
  const tokens = [...tokensOf(text)];
  const parameters = parametersIn(text, tokens);
  const isParameter = (start: number, end: number): boolean =>
    parameters.has(text.slice(start, end).toUpperCase());
  /** What comes behind a token, by the token's index: the brackets that "@" opened. */
  const closing = new Map<number, string>();
  let result = "";
  tokens.forEach((token, index) => {
    const word = text.slice(token.start, token.end);
    if (token.kind === "function")
      result += isParameter(token.start, token.end) ? PARAMETER + word : functionName(word, context);
    else if (token.kind === "name" && token.prefix === null && isParameter(token.start, token.end))
      result += PARAMETER + word;
    else if (token.kind === "structured") result += structured(text, token, context);
    else if (token.kind === "reference" && token.spill) result += `${NEWER}ANCHORARRAY(${word.slice(0, -1)})`;
    else if (word === "@" && token.kind === "operator") {
      const end = operandEnd(text, tokens, index + 1);
      closing.set(end, `)${closing.get(end) ?? ""}`);
      result += `${NEWER}SINGLE(`;
    } else result += word;
    result += closing.get(index) ?? "";
  });
  return result.replace(/^=/, "");
}

function functionName(word: string, context: FormulaContext): string {
  const name = word.toUpperCase();
  if (context.isCustom(name)) return CUSTOM + word.replaceAll(".", "_");
  if (SHEET_FUNCTIONS.has(name)) return ON_SHEETS + word;
  return NEWER_FUNCTIONS.has(name) ? NEWER + word : word;
}

/** A reference to parts of a table with the table's name, and without "@". */
function structured(
  text: string,
  token: Extract<Token, { readonly kind: "structured" }>,
  { table }: FormulaContext,
): string {
  const { items, columns } = token.specifier;
  const name = token.table ?? table ?? "";
  if (!items.includes("ThisRow")) return name + text.slice(token.open, token.end);
  const list = columns.map(({ start, end }) => `[${text.slice(start, end)}]`).join(":");
  return list === "" ? `${name}[#This Row]` : `${name}[[#This Row],${list}]`;
}

/** The index of the last token of an operand: a call reaches to its closing bracket. */
function operandEnd(text: string, tokens: readonly Token[], first: number): number {
  let depth = 0;
  for (let index = first; index < tokens.length; index++) {
    const { kind, start, end } = tokens[index]!;
    const word = text.slice(start, end);
    if (word === "(") depth++;
    else if (word === ")") depth--;
    if (depth === 0 && kind !== "function" && kind !== "space") return index;
  }
  return tokens.length - 1;
}

/** The names that LET and LAMBDA give to values, in capitals. */
function parametersIn(text: string, tokens: readonly Token[]): Set<string> {
  const found = new Set<string>();
  const open: {
    readonly name: string;
    argument: number;
    readonly names: [number, string][];
    only: string | null;
  }[] = [];
  const endArgument = (): void => {
    const call = open.at(-1);
    if (call?.only != null) call.names.push([call.argument, call.only]);
  };
  tokens.forEach(({ kind, start, end }, index) => {
    const word = text.slice(start, end);
    const call = open.at(-1);
    if (word === "(" || word === "{") {
      if (call !== undefined) call.only = null;
      const before = tokens[index - 1];
      const name = before?.kind === "function" ? text.slice(before.start, before.end).toUpperCase() : "";
      open.push({ name, argument: 0, names: [], only: "" });
    } else if (word === ")" || word === "}") {
      endArgument();
      if (call === undefined) return;
      for (const [argument, name] of call.names) {
        const isName =
          call.name === "LET" ? argument % 2 === 0 && argument < call.argument : argument < call.argument;
        if ((call.name === "LET" || call.name === "LAMBDA") && isName && name !== "") found.add(name);
      }
      open.pop();
    } else if (call === undefined) return;
    else if (word === "," && kind === "mark") {
      endArgument();
      call.argument++;
      call.only = "";
    } else if (kind === "name" && call.only === "") call.only = word.toUpperCase();
    else if (kind !== "space") call.only = null;
  });
  return found;
}

/**
 * May the formula give several values? Excel stores such formulas as dynamic arrays, and takes one value of all others.
 */
export function isDynamic(text: string, context: FormulaContext): boolean {
  const tokens = [...tokensOf(text)].filter(({ kind }) => kind !== "space");
  const isSeveral = (token: Token | undefined): boolean =>
    token !== undefined &&
    ((token.kind === "reference" && (!token.area.single || token.spill)) ||
      (token.kind === "structured" && !token.specifier.items.includes("ThisRow")));
  const isOperator = (token: Token | undefined): boolean => {
    if (token?.kind !== "operator") return false;
    const word = text.slice(token.start, token.end);
    return word !== ":" && word !== "@";
  };
  return tokens.some((token, index) => {
    if (token.kind === "function") {
      const name = text.slice(token.start, token.end).toUpperCase();
      return RETURN_ARRAYS.has(name) || context.isCustom(name);
    }
    if (!isSeveral(token))
      return token.kind === "mark" && text[token.start] === "{" && tokens[index - 1]?.kind === "operator";
    const isIntersected = text[tokens[index - 1]?.start ?? -1] === "@";
    // The first token is the "=" of the formula.
    return !isIntersected && (isOperator(tokens[index - 1]) || isOperator(tokens[index + 1]));
  });
}
