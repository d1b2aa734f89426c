// Custom functions: what functions.json declares, calls on their way to an add-in, and results on their way back.
import { cellBox } from "../workbook/address";
import type { FormulaCell } from "../workbook/formulaCell";
import type { Argument } from "./engine";
import type { Done } from "./evaluate";
import type { BlankArgument } from "./marshalling";
import { failureOf, faultInCount, marshalled, resultOf } from "./marshalling";
import { fullAddress } from "./references";

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
  readonly done: Done;
}

/** A result as the add-in sends it: [call, succeeded, value, error code]. */
export type FunctionResult = readonly [id: number, succeeded: boolean, value: unknown, errorCode?: number];

const INVOKE = 1000;
const CANCEL = 1001;
const FLAG = { cancelable: 1, stream: 2, allowError: 4 } as const;

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
  /** The ids of an evaluation's calls. */
  private readonly byKey = new Map<number, Set<number>>();
  private readonly waiting = new Set<Running>();
  private readonly cancelled: Running[] = [];
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

  /** An add-in is gone; its calls go to another, or wait for one. False if it brought no functions. */
  disconnect(runtime: FunctionRuntime): boolean {
    if (!this.runtimes.delete(runtime)) return false;
    for (const call of this.running.values())
      if (call.runtime === runtime) {
        call.runtime = null;
        this.waiting.add(call);
      }
    this.send();
    return true;
  }

  /** Takes a call; `send` sends it. Values that the function cannot take end it here. */
  call(call: FunctionCall): void {
    const { metadata, formula, addresses, done, key } = call;
    const manner = { blank: this.blank, errors: this.allowsErrors };
    const values =
      faultInCount(metadata, call.args.length) ?? marshalled(metadata.parameters, call.args, manner);
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
    const own = fullAddress({ sheet: formula.sheet, box: cellBox(formula.row, formula.column) });
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
    this.waiting.add(running);
    const ids = this.byKey.get(key);
    if (ids === undefined) this.byKey.set(key, new Set([id]));
    else ids.add(id);
  }

  /** Ends the calls of an evaluation whose result nobody waits for any more. */
  cancel(key: number): void {
    for (const id of this.byKey.get(key) ?? []) {
      const call = this.running.get(id)!;
      this.end(call);
      this.waiting.delete(call);
      if (call.runtime !== null) this.cancelled.push(call);
    }
  }

  /** Sends what is waiting to the first add-in that is ready. */
  send(): void {
    for (const { id, runtime } of this.cancelled.splice(0))
      runtime?.deliver([{ type: CANCEL, message: { invocationId: id } }]);
    if (this.waiting.size === 0) return;
    const entries = Array.from(this.waiting, ({ entry }) => entry);
    for (const runtime of this.runtimes) {
      if (!runtime.deliver(entries)) continue;
      for (const call of this.waiting) call.runtime = runtime;
      this.waiting.clear();
      return;
    }
  }

  /** Takes results; those of calls that ended meanwhile are dropped. */
  receive(results: readonly FunctionResult[]): void {
    for (const [id, succeeded, value, code = 0] of results) {
      const call = this.running.get(id);
      if (call === undefined) continue;
      if (!call.streams) this.end(call);
      call.done(succeeded ? resultOf(value) : [[failureOf(code, value)]], !call.streams);
    }
  }

  private end({ id, key }: Running): void {
    this.running.delete(id);
    const ids = this.byKey.get(key);
    if (ids?.delete(id) === true && ids.size === 0) this.byKey.delete(key);
  }
}
