// From the text of a formula to what it says.
import type { Constant, Expression, Operator } from "./expression";
import { structuredExpression } from "./specifier";
import { type Token, tokensOf } from "./tokens";
import { areaBox } from "./writtenArea";

/** How deep parentheses and calls may stand within each other; Excel stops at 64 calls. */
const DEEPEST = 256;

const BLANK: Expression = { kind: "blank" };
const OTHER: Expression = { kind: "other" };

/** The prefixes that files give to functions which came later than their format. */
const FILE_PREFIX = /^(?:_xlfn\.|_xlws\.|_xludf\.)+/i;

/** Where parsing has got to. */
interface Reader {
  readonly text: string;
  /** Without spaces, and without the equals sign. */
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  /** What makes the text no formula: the first such thing found. */
  fault: string | null;
}

/** Notes what is wrong, unless something was before. */
function fail(reader: Reader, message: string): Expression {
  reader.fault ??= message;
  return OTHER;
}

function tokenText(reader: Reader, { start, end }: Token): string {
  return reader.text.slice(start, end);
}

/** The bracket, separator or operator that comes next; empty where something else does, or nothing. */
function sign(reader: Reader): string {
  const token = reader.tokens[reader.at];
  return token?.kind === "mark" || token?.kind === "operator" ? tokenText(reader, token) : "";
}

/** Moves over one sign, if it is the one that comes next. */
function take(reader: Reader, wanted: string): boolean {
  if (sign(reader) !== wanted) return false;
  reader.at++;
  return true;
}

/** The error's own name: #REF! also where the cells follow that it stands for. */
function errorName(text: string): string {
  const name = text.toUpperCase();
  return name.startsWith("#REF!") ? "#REF!" : name;
}

function constantOf(reader: Reader, token: Token): Constant | null {
  const text = tokenText(reader, token);
  switch (token.kind) {
    case "number":
      return { kind: "number", value: Number(text) };
    case "text":
      return { kind: "text", value: text.slice(1, -1).replaceAll('""', '"') };
    case "boolean":
      return { kind: "boolean", value: text.toUpperCase() === "TRUE" };
    case "error":
      return {
        kind: "error",
        error: errorName(reader.text.slice(token.prefix?.end ?? token.start, token.end)),
      };
    default:
      return null;
  }
}

/** A constant of an array, which may have a sign. */
function arrayElement(reader: Reader): Constant | null {
  const minus = take(reader, "-");
  const signed = minus || take(reader, "+");
  const token = reader.tokens[reader.at];
  const constant = token === undefined ? null : constantOf(reader, token);
  if (constant === null || (signed && constant.kind !== "number")) return null;
  reader.at++;
  return minus && constant.kind === "number" ? { kind: "number", value: -constant.value } : constant;
}

/** An array, from behind its opening brace. */
function readArray(reader: Reader): Expression {
  const rows: Constant[][] = [];
  do {
    const row: Constant[] = [];
    do {
      const element = arrayElement(reader);
      if (element === null) return fail(reader, "An array holds constants only.");
      row.push(element);
    } while (take(reader, ","));
    rows.push(row);
  } while (take(reader, ";"));
  if (!take(reader, "}")) return fail(reader, "An array is not closed.");
  if (rows.some((row) => row.length !== rows[0]!.length))
    return fail(reader, "The rows of an array differ in length.");
  return { kind: "array", rows };
}

/** The arguments of a call, from behind its opening parenthesis. */
function readArguments(reader: Reader): Expression[] {
  if (take(reader, ")")) return [];
  const args: Expression[] = [];
  do {
    const next = sign(reader);
    args.push(next === "," || next === ")" ? BLANK : readExpression(reader));
  } while (take(reader, ","));
  if (!take(reader, ")")) fail(reader, "A parenthesis is not closed.");
  return args;
}

/** An expression, or several areas with commas between. */
function readUnion(reader: Reader): Expression {
  const first = readExpression(reader);
  if (sign(reader) !== ",") return first;
  const areas = [first];
  while (take(reader, ",")) areas.push(readExpression(reader));
  return { kind: "union", of: areas };
}

/** One operand without anything before or behind it. */
function readOperand(reader: Reader): Expression {
  const token = reader.tokens[reader.at++];
  if (token === undefined) return fail(reader, "Something is missing at the end.");
  switch (token.kind) {
    case "reference":
      return {
        kind: "reference",
        sheet: token.prefix && token.prefix.sheet,
        box: areaBox(token.area),
        spill: token.spill,
      };
    case "structured":
      return structuredExpression(token.table, token.specifier);
    case "name": {
      const name = reader.text.slice(token.prefix?.end ?? token.start, token.end);
      return { kind: "name", sheet: token.prefix && token.prefix.sheet, name };
    }
    case "function": {
      const name = tokenText(reader, token).replace(FILE_PREFIX, "").toUpperCase();
      reader.at++;
      return { kind: "call", name, args: readArguments(reader) };
    }
    case "unclosed":
      return fail(reader, "A quote or bracket is not closed.");
    case "mark":
      if (reader.text[token.start] === "(") {
        const inner = readUnion(reader);
        return take(reader, ")") ? inner : fail(reader, "A parenthesis is not closed.");
      }
      if (reader.text[token.start] === "{") return readArray(reader);
      break;
    default:
      break;
  }
  const constant = constantOf(reader, token);
  if (constant !== null) return constant;
  if (token.kind === "other") return OTHER;
  return fail(reader, `Something is missing before “${tokenText(reader, token)}”.`);
}

/** An operand with the calls and the spill sign behind it. */
function readPrimary(reader: Reader): Expression {
  if (take(reader, "@")) {
    while (take(reader, "@"));
    return { kind: "single", of: readPrimary(reader) };
  }
  let expression = readOperand(reader);
  for (;;) {
    if (take(reader, "#")) expression = { kind: "spilled", of: expression };
    else if (take(reader, "(")) expression = { kind: "apply", of: expression, args: readArguments(reader) };
    else return expression;
  }
}

function readRange(reader: Reader): Expression {
  let left = readPrimary(reader);
  while (take(reader, ":")) left = { kind: "range", left, right: readPrimary(reader) };
  return left;
}

/** Is what comes next the beginning of an operand? */
function atOperand(reader: Reader): boolean {
  return reader.at < reader.tokens.length && ["", "@", "(", "{"].includes(sign(reader));
}

/** Two operands with nothing but space between stand for the cells they share. */
function readIntersection(reader: Reader): Expression {
  let left = readRange(reader);
  while (reader.fault === null && atOperand(reader))
    left = { kind: "intersection", left, right: readRange(reader) };
  return left;
}

/** An operand with the signs before it and behind it, which bind it closer than any operator does. */
function readSigned(reader: Reader): Expression {
  let pluses = 0;
  let minuses = 0;
  for (;;) {
    if (take(reader, "-")) minuses++;
    else if (take(reader, "+")) pluses++;
    else break;
  }
  let expression = readIntersection(reader);
  while (take(reader, "%")) expression = { kind: "signed", sign: "%", of: expression };
  if (minuses === 0) return pluses === 0 ? expression : { kind: "signed", sign: "+", of: expression };
  expression = { kind: "signed", sign: "-", of: expression };
  // Two minus signs are not none: they make a number of a text or a boolean.
  return minuses % 2 === 1 ? expression : { kind: "signed", sign: "-", of: expression };
}

/** How tight operators bind; those of one row from left to right, `^` too. */
const OPERATORS: readonly (readonly Operator[])[] = [
  ["=", "<>", "<", "<=", ">", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];
const TIGHTNESS = new Map<string, number>(
  OPERATORS.flatMap((operators, tightness) => operators.map((operator) => [operator, tightness] as const)),
);

/** Operands with operators between them that bind at least so tight, up to a separator or the end. */
function readExpression(reader: Reader, tightness = 0): Expression {
  if (++reader.depth > DEEPEST) fail(reader, "Parentheses stand too deep within each other.");
  if (reader.fault !== null) return OTHER;
  let left = readSigned(reader);
  while (reader.fault === null) {
    const operator = sign(reader);
    const own = TIGHTNESS.get(operator);
    if (own === undefined || own < tightness) break;
    reader.at++;
    left = {
      kind: "operation",
      operator: operator as Operator,
      left,
      right: readExpression(reader, own + 1),
    };
  }
  reader.depth--;
  return left;
}

/**
 * What a formula says. The text begins with the equals sign; en-US grammar, that is commas between arguments and points in
 * numbers. Text that is no formula gives an expression of the kind "invalid"; nothing is thrown.
 */
export function parseFormula(text: string): Expression {
  if (!text.startsWith("=")) return { kind: "invalid", message: "A formula begins with an equals sign." };
  const tokens = tokensOf(text).filter(({ kind, start }) => kind !== "space" && start > 0);
  const reader: Reader = { text, tokens, at: 0, depth: 0, fault: null };
  const expression = readUnion(reader);
  const rest = tokens[reader.at];
  if (rest !== undefined) fail(reader, `“${tokenText(reader, rest)}” is too much.`);
  return reader.fault === null ? expression : { kind: "invalid", message: reader.fault };
}
