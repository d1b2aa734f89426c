// A workbook with one person and custom functions, without Office.js: calls are answered when the test says so.
import type {
  FunctionMessage,
  FunctionMetadata,
  FunctionResult,
  FunctionRuntime,
  FunctionsFile,
} from "../../../src/host/formulas/customFunctions";
import { CustomFunctions } from "../../../src/host/formulas/customFunctions";
import { Session } from "../../../src/host/session";
import type { Table } from "../../../src/host/workbook/table";
import { addTable, renameTable } from "../../../src/host/workbook/tableEdits";
import { Workbook } from "../../../src/host/workbook/workbook";

/** A function: what functions.json says of it, and what it does with the arguments as they are sent. */
export interface Declared extends Partial<FunctionMetadata> {
  run(...args: never[]): unknown;
}

/** A call that has been sent. */
export interface SentCall {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
  readonly address: unknown;
}

const INVOKE = 1000;

/** Answers calls by plain functions. */
export class Runtime implements FunctionRuntime {
  isReady = true;
  /** All calls so far. */
  readonly calls: SentCall[] = [];
  /** Ids of the calls that were ended. */
  readonly ended: number[] = [];
  private open: SentCall[] = [];
  private readonly workbook: Workbook;
  private readonly functions: Readonly<Record<string, Declared>>;

  constructor(workbook: Workbook, functions: Readonly<Record<string, Declared>>) {
    this.workbook = workbook;
    this.functions = functions;
  }

  deliver(messages: readonly FunctionMessage[]): boolean {
    if (!this.isReady) return false;
    for (const { type, message } of messages) {
      if (type !== INVOKE) {
        const { invocationId } = message as { readonly invocationId: number };
        this.ended.push(invocationId);
        this.open = this.open.filter(({ id }) => id !== invocationId);
        continue;
      }
      const [id, name, args, address] = message as [number, string, unknown[], unknown];
      const call = { id, name, args, address };
      this.calls.push(call);
      this.open.push(call);
    }
    return true;
  }

  /** The calls that wait for an answer. */
  get waiting(): readonly SentCall[] {
    return this.open;
  }

  /** Answers what waits, but not the calls to which this leads; false where nothing waits. */
  answerOnce(): boolean {
    const calls = this.open.splice(0);
    this.receive(
      calls.map(({ id, name, args }): FunctionResult => [
        id,
        true,
        this.functions[name]!.run(...(args as never[])),
      ]),
    );
    return calls.length > 0;
  }

  /** Answers until nothing waits. */
  answer(): void {
    for (let round = 0; this.answerOnce(); round++)
      if (round > 1000) throw new Error("Formulas are calculated over and over.");
  }

  receive(results: readonly FunctionResult[]): void {
    this.workbook.calculation.receive(results);
  }
}

const MATRIX = { name: "cells", dimensionality: "matrix" } as const;

/** Functions that most tests can do with. */
export const FUNCTIONS: Readonly<Record<string, Declared>> = {
  /** The sum of two numbers. */
  ADD: {
    parameters: [
      { name: "one", type: "number" },
      { name: "other", type: "number", optional: true },
    ],
    run: (one: number, other: number | null) => one + (other ?? 0),
  },
  /** The sum of all numbers. */
  TOTAL: {
    parameters: [MATRIX],
    run: (cells: unknown[][]) => cells.flat().reduce((sum: number, cell) => sum + (Number(cell) || 0), 0),
  },
  /** The cells as they are. */
  SAME: { parameters: [MATRIX], run: (cells: unknown[][]) => cells },
  /** 1, 2, 3 … one below the other. */
  COUNT: {
    parameters: [{ name: "to", type: "number" }],
    run: (to: number) => Array.from({ length: to }, (_, index) => [index + 1]),
  },
};

export interface OpenSheet {
  readonly workbook: Workbook;
  readonly session: Session;
  readonly runtime: Runtime;
  readonly functions: CustomFunctions;
  /** Types, and answers all calls. */
  type: Session["type"];
  values: Session["values"];
  /** Makes a table with headers, under this name. */
  table(address: string, name?: string): Table;
  /** What one cell shows. */
  value(address: string): string | number | boolean;
}

/** Opens an empty workbook. */
export function openSheet(
  declared: Readonly<Record<string, Declared>> = FUNCTIONS,
  file: Partial<FunctionsFile> = {},
): OpenSheet {
  const workbook = new Workbook();
  const session = new Session(workbook);
  const runtime = new Runtime(workbook, declared);
  const functions = new CustomFunctions({
    functions: Object.entries(declared).map(
      ([name, { id = name, parameters = [], options = {} }]): FunctionMetadata => ({
        id,
        name,
        parameters,
        options,
      }),
    ),
    ...file,
  });
  functions.connect(runtime);
  workbook.calculation.functions = functions;
  return {
    workbook,
    session,
    runtime,
    functions,
    type(address, entry) {
      session.type(address, entry);
      runtime.answer();
    },
    values: (address) => session.values(address),
    table(address, name) {
      const { sheet, box } = session.find(address);
      const table = session.act("Table", () => addTable(sheet, box, true));
      if (name !== undefined)
        session.act("Rename", () => {
          renameTable(table, name);
        });
      return table;
    },
    value: (address) => session.values(address)[0]![0]!,
  };
}
