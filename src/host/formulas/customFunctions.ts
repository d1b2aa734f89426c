// Custom functions: what functions.json declares, calls on their way to an add-in, and results on their way back.
import type { FormulaCell } from "../workbook/formulaCell";
import { boxAddress, cellBox, quotedSheetName } from "../workbook/address";
import type { CellError, CellValue, ErrorText } from "../workbook/values";
import { apiValue, isCellError, isErrorText } from "../workbook/values";
import type { Argument, Matrix } from "./evaluate";

/** One function, as functions.json declares it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly options?: {
    readonly stream?: boolean;
    readonly cancelable?: boolean;
    readonly requiresAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
  };
}

export interface FunctionParameter {
  readonly name: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** The contents of functions.json. */
export interface FunctionsFile {
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly FunctionMetadata[];
}

/** How an empty cell is handed to a function: the web gives null, the desktop 0. */
export type BlankArgument = null | 0 | "";

/** One message to the add-in: a call or the end of one. */
export interface FunctionMessage {
  readonly type: 1000 | 1001;
  readonly message: unknown;
}

/** An add-in that runs functions. */
export interface FunctionRuntime {
  /** Takes messages; false while the add-in is not ready for them. */
  deliver(messages: readonly FunctionMessage[]): boolean;
}

/** One call of a function. */
export interface FunctionCall {
  readonly formula: FormulaCell;
  /** The formula's evaluation that this call is part of. */
  readonly key: number;
  readonly metadata: FunctionMetadata;
  readonly args: readonly Argument[];
  readonly addresses: readonly (string | null)[];
  done(result: Matrix, isLast: boolean): void;
}

/** A result as the add-in sends it: [call, succeeded, value, error code]. */
export type FunctionResult = readonly [id: number, succeeded: boolean, value: unknown, errorCode?: number];

const INVOKE = 1000;
const CANCEL = 1001;
const FLAG = { cancelable: 1, stream: 2, allowError: 4 } as const;

/** The errors behind the runtime's numbers; all others are #VALUE!. */
const ERROR_OF_CODE: Readonly<Record<number, ErrorText>> = {
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  8: "#NULL!",
  9: "#NAME?",
  10: "#NAME?",
};

interface Running extends FunctionCall {
  readonly id: number;
  readonly streams: boolean;
  readonly entry: FunctionMessage;
  runtime: FunctionRuntime | null;
}

export class CustomFunctions {
  /** How empty cells are handed over. */
  blank: BlankArgument = null;
  private readonly byName = new Map<string, FunctionMetadata>();
  private readonly allowsErrors: boolean;
  private readonly runtimes = new Set<FunctionRuntime>();
  private readonly running = new Map<number, Running>();
  private waiting: Running[] = [];
  private cancelled: Running[] = [];
  private ids = 0;

  /** `namespace` is what the manifest puts before the names, with a dot; most often nothing. */
  constructor({ functions, allowErrorForDataTypeAny = false }: FunctionsFile, namespace = "") {
    this.allowsErrors = allowErrorForDataTypeAny;
    const prefix = namespace === "" ? "" : `${namespace.toUpperCase()}.`;
    for (const metadata of functions) this.byName.set(prefix + metadata.name.toUpperCase(), metadata);
  }

  /** The function that a formula calls by this name. */
  find(name: string): FunctionMetadata | undefined {
    return this.byName.get(name.toUpperCase());
  }

  /** How many calls have no result yet. */
  get callsOpen(): number {
    return this.running.size;
  }

  /** An add-in can run functions from now on. */
  connect(runtime: FunctionRuntime): void {
    this.runtimes.add(runtime);
    this.send();
  }

  /** An add-in is gone; its calls go to another. */
  disconnect(runtime: FunctionRuntime): void {
    this.runtimes.delete(runtime);
    for (const call of this.running.values())
      if (call.runtime === runtime) {
        call.runtime = null;
        this.waiting.push(call);
      }
    this.send();
  }

  /** Takes a call; `send` sends it. Values that the function cannot take end it here. */
  call(call: FunctionCall): void {
    const { metadata, formula, addresses, done } = call;
    const values = this.marshalled(call);
    if ("error" in values) {
      done([[values]], true);
      return;
    }
    const {
      stream = false,
      cancelable = false,
      requiresAddress,
      requiresParameterAddresses,
    } = metadata.options ?? {};
    const flags =
      (stream ? FLAG.stream | FLAG.cancelable : 0) |
      (cancelable ? FLAG.cancelable : 0) |
      (this.allowsErrors ? FLAG.allowError : 0);
    const id = ++this.ids;
    const own = `${quotedSheetName(formula.sheet.name)}!${boxAddress(cellBox(formula.row, formula.column))}`;
    const message = [
      id,
      metadata.id,
      values.list,
      requiresAddress === true ? own : null,
      flags,
      requiresParameterAddresses === true ? addresses : null,
    ];
    const running = {
      ...call,
      id,
      streams: stream,
      entry: { type: INVOKE, message } as const,
      runtime: null,
    };
    this.running.set(id, running);
    this.waiting.push(running);
  }

  /** Ends the calls of an evaluation whose result nobody waits for any more. */
  cancel(key: number): void {
    for (const call of this.running.values()) {
      if (call.key !== key) continue;
      this.running.delete(call.id);
      this.waiting = this.waiting.filter((waiting) => waiting !== call);
      if (call.runtime !== null) this.cancelled.push(call);
    }
  }

  /** Sends what is waiting to the first add-in that is ready. */
  send(): void {
    for (const { id, runtime } of this.cancelled.splice(0))
      runtime?.deliver([{ type: CANCEL, message: { invocationId: id } }]);
    if (this.waiting.length === 0) return;
    const entries = this.waiting.map(({ entry }) => entry);
    for (const runtime of this.runtimes) {
      if (!runtime.deliver(entries)) continue;
      for (const call of this.waiting) call.runtime = runtime;
      this.waiting = [];
      return;
    }
  }

  /** Takes results; those of calls that ended meanwhile are dropped. */
  receive(results: readonly FunctionResult[]): void {
    for (const [id, succeeded, value, code = 0] of results) {
      const call = this.running.get(id);
      if (call === undefined) continue;
      if (!call.streams) this.running.delete(id);
      call.done(succeeded ? matrixOf(value) : [[errorOf(ERROR_OF_CODE[code], value)]], !call.streams);
    }
  }

  private marshalled({ metadata, args }: FunctionCall): { readonly list: unknown[] } | CellError {
    const { parameters } = metadata;
    const list: unknown[] = [];
    for (let index = 0; index < Math.max(args.length, parameters.length); index++) {
      const argument = args[index];
      const parameter = parameters[Math.min(index, parameters.length - 1)];
      if (argument === undefined || parameter === undefined) {
        list.push(null);
        continue;
      }
      const takesErrors = this.allowsErrors && (parameter.type ?? "any") === "any";
      const error = takesErrors ? undefined : argument.flat().find(isCellError);
      if (error !== undefined) return { error: error.error };
      if (parameter.dimensionality === "matrix")
        list.push(argument.map((cells) => cells.map((value) => this.argument(value))));
      else {
        if (argument.length !== 1 || argument[0]?.length !== 1)
          return { error: "#VALUE!", message: `${parameter.name} takes one cell.` };
        const value = typedArgument(this.argument(argument[0][0]!), parameter.type ?? "any");
        if (value === undefined)
          return { error: "#VALUE!", message: `${parameter.name} takes a ${parameter.type!}.` };
        list.push(value);
      }
    }
    return { list };
  }

  private argument(value: CellValue): unknown {
    if (value === null) return this.blank;
    return isCellError(value) ? { type: "CustomFunctionError", code: value.error } : apiValue(value);
  }
}

/** A single value as the parameter's type wants it; undefined where it cannot be one. */
function typedArgument(value: unknown, type: string): unknown {
  if (type === "number") {
    const number = value === null || value === "" ? 0 : Number(value);
    return Number.isNaN(number) ? undefined : number;
  }
  if (type === "string") return value === null ? "" : typeof value === "object" ? undefined : String(value);
  if (type === "boolean") return typeof value === "string" ? undefined : Boolean(value);
  return value;
}

/** The rows of a result, of equal length: what is missing in a shorter row is #N/A. */
function matrixOf(value: unknown): Matrix {
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
