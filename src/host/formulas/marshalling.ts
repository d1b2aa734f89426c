// The arguments of custom functions on their way out, and results on their way in.
import type { CellError, CellValue, ErrorText } from "../workbook/values";
import { apiValue, isCellError, isErrorText } from "../workbook/values";
import type { FunctionMetadata, FunctionParameter } from "./customFunctions";
import type { Argument } from "./engine";
import type { Matrix } from "./references";

/** How an empty cell is handed to a function: the web gives null, the desktop 0. */
export type BlankArgument = null | 0 | "";

/** How values are handed over. */
export interface Manner {
  readonly blank: BlankArgument;
  /** Do parameters of the type "any" take errors? Else an error among the arguments is the result. */
  readonly errors: boolean;
}

/** The errors behind the runtime's numbers; all others are #VALUE!. */
const ERROR_OF_CODE: Readonly<Record<number, ErrorText>> = {
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  8: "#NULL!",
  9: "#NAME?",
  10: "#NAME?",
};

/** Why a function does not take so many arguments; undefined where it does. */
export function faultInCount({ name, parameters }: FunctionMetadata, count: number): CellError | undefined {
  const isRepeating = parameters.at(-1)?.repeating === true;
  const required = parameters.filter(({ optional, repeating }) => optional !== true && repeating !== true);
  if (count >= required.length && (count <= parameters.length || isRepeating)) return undefined;
  return { error: "#VALUE!", message: `${name} does not take ${String(count)} arguments.` };
}

/** The arguments as the function gets them: null for those left out, a list for a parameter that repeats. */
export function marshalled(
  parameters: readonly FunctionParameter[],
  args: readonly Argument[],
  manner: Manner,
): { readonly list: unknown[] } | CellError {
  const list: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const repeated: unknown[] = [];
    for (const argument of parameter.repeating === true ? args.slice(index) : [args[index]]) {
      const value = argument === undefined ? null : argumentOf(argument, parameter, manner);
      if (isFault(value)) return value.fault;
      repeated.push(value);
    }
    list.push(parameter.repeating === true ? repeated : repeated[0]);
  }
  return { list };
}

function argumentOf(argument: Matrix, parameter: FunctionParameter, manner: Manner): unknown {
  const { name, type = "any", dimensionality } = parameter;
  const error = manner.errors && type === "any" ? undefined : firstError(argument);
  if (error !== undefined) return { fault: { error: error.error } };
  if (dimensionality === "matrix") return argument.map((cells) => cells.map((value) => plain(value, manner)));
  if (argument.length !== 1 || argument[0]?.length !== 1) return fault(`${name} takes one cell.`);
  const value = typed(argument[0][0]!, type, manner);
  return value === undefined ? fault(`${name} takes a ${type}.`) : value;
}

/** Why a call cannot be made. */
interface Fault {
  readonly fault: CellError;
}

function fault(message: string): Fault {
  return { fault: { error: "#VALUE!", message } };
}

function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && "fault" in value;
}

/** A single value as the parameter's type wants it; undefined where it cannot be one. */
function typed(value: CellValue, type: string, manner: Manner): unknown {
  switch (type) {
    case "number": {
      const number = typeof value === "string" && value.trim() === "" ? NaN : Number(value);
      return Number.isNaN(number) ? undefined : number;
    }
    case "string":
      return typeof value === "boolean" ? String(value).toUpperCase() : String(value ?? "");
    case "boolean":
      if (typeof value !== "string") return Boolean(value);
      return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === "true" : undefined;
    default:
      return plain(value, manner);
  }
}

function plain(value: CellValue, { blank }: Manner): unknown {
  if (value === null) return blank;
  return isCellError(value) ? { type: "CustomFunctionError", code: value.error } : apiValue(value);
}

function firstError(argument: Matrix): CellError | undefined {
  for (const cells of argument) for (const value of cells) if (isCellError(value)) return value;
  return undefined;
}

/** What is shown for a call that failed. */
export function failureOf(code: number, message: unknown): CellError {
  return errorOf(ERROR_OF_CODE[code], message);
}

/** The rows of a result, of equal length: what is missing in a shorter row is #N/A. */
export function resultOf(value: unknown): Matrix {
  if (!Array.isArray(value)) return [[valueOf(value)]];
  const rows = value.map((cells: unknown) => (Array.isArray(cells) ? cells.map(valueOf) : [valueOf(cells)]));
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  if (width === 0) return [[{ error: "#CALC!", message: "The result is an empty array." }]];
  return rows.map((cells) => [
    ...cells,
    ...Array.from({ length: width - cells.length }, (): CellError => ({ error: "#N/A" })),
  ]);
}

function valueOf(value: unknown): CellValue {
  if (value === null || value === undefined) return 0;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  const { type, basicValue, message } = value as { type?: unknown; basicValue?: unknown; message?: unknown };
  if (type === "Error") return errorOf(basicValue, message);
  return valueOf(basicValue ?? { type: "Error" });
}

function errorOf(text: unknown, message: unknown): CellError {
  const error = typeof text === "string" && isErrorText(text) ? text : "#VALUE!";
  return typeof message === "string" && message !== "" ? { error, message } : { error };
}
