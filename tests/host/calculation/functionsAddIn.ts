// An add-in with custom functions that give, take and do all sorts of things.
import type { FunctionsFile } from "../../../src/host/formulas/customFunctions";
import type { AddInGlobals } from "../../support/addInWindow";

const ANY = { name: "value", optional: true };
const CELLS = { name: "cells", dimensionality: "matrix" };

/** What functions.json says. */
export const FILE: FunctionsFile = {
  allowErrorForDataTypeAny: true,
  functions: [
    { id: "RETURNS", name: "RETURNS", parameters: [{ name: "what", type: "string" }] },
    { id: "PROMISES", name: "PROMISES", parameters: [{ name: "what", type: "string" }] },
    { id: "THROWS", name: "THROWS", parameters: [{ name: "what", type: "string" }] },
    { id: "KIND", name: "KIND", parameters: [ANY] },
    { id: "SUM", name: "SUM", parameters: [{ ...CELLS, repeating: true }] },
    { id: "LATER", name: "LATER", parameters: [ANY] },
    { id: "STREAM", name: "STREAM", parameters: [ANY], options: { stream: true } },
    { id: "CANCEL", name: "CANCEL", parameters: [ANY], options: { cancelable: true } },
    {
      id: "WHERE",
      name: "WHERE",
      parameters: [CELLS],
      options: { requiresAddress: true, requiresParameterAddresses: true },
    },
    { id: "MISSING", name: "MISSING", parameters: [] },
  ],
};

/** What an add-in's script does. The test decides when calls of LATER and STREAM go on. */
export function associate({ CustomFunctions }: AddInGlobals) {
  const { Error: FunctionError, ErrorCode } = CustomFunctions;
  const later: ((value: unknown) => void)[] = [];
  const streams: { readonly value: unknown; set(value: unknown): void }[] = [];
  const log: string[] = [];
  const results: Record<string, unknown> = {
    text: "a",
    number: 1.5,
    logical: true,
    null: null,
    undefined,
    NaN,
    infinity: Infinity,
    row: [[1, 2, 3]],
    column: [[1], [2]],
    ragged: [[1, 2], [3], []],
    none: [],
    hollow: [[]],
    error: new FunctionError(ErrorCode.notAvailable, "no such person"),
    value: new FunctionError(ErrorCode.invalidValue, "not a grade"),
    errors: [
      [1, new FunctionError(ErrorCode.divisionByZero)],
      [null, new FunctionError(ErrorCode.invalidValue, "bad row")],
    ],
  };
  const errors: Record<string, unknown> = {
    plain: new Error("oops"),
    value: new FunctionError(ErrorCode.invalidValue, "bad grade"),
    na: new FunctionError(ErrorCode.notAvailable, "nobody"),
    num: new FunctionError(ErrorCode.invalidNumber),
    div: new FunctionError(ErrorCode.divisionByZero),
    null: new FunctionError(ErrorCode.nullReference),
  };
  CustomFunctions.associate("RETURNS", (what: string) => results[what]);
  CustomFunctions.associate("PROMISES", (what: string) => Promise.resolve(results[what]));
  CustomFunctions.associate("THROWS", (what: string) => {
    throw errors[what];
  });
  CustomFunctions.associate("KIND", (value: unknown) =>
    value === null
      ? "null"
      : value instanceof FunctionError
        ? `error ${value.code}`
        : `${typeof value} ${String(value)}`,
  );
  CustomFunctions.associate("SUM", (ranges: number[][][]) =>
    ranges.flat(2).reduce((sum, value) => sum + value, 0),
  );
  CustomFunctions.associate("LATER", () => new Promise((resolve) => later.push(resolve)));
  CustomFunctions.associate(
    "STREAM",
    (value: unknown, invocation: CustomFunctions.StreamingInvocation<unknown>) => {
      streams.push({ value, set: (result) => invocation.setResult(result as never) });
      invocation.onCanceled = () => log.push(`stream ${String(value)} ended`);
    },
  );
  CustomFunctions.associate("CANCEL", (value: unknown, invocation: CustomFunctions.CancelableInvocation) => {
    invocation.onCanceled = () => log.push(`call ${String(value)} ended`);
    return new Promise(() => undefined);
  });
  CustomFunctions.associate("WHERE", (_: unknown, invocation: CustomFunctions.Invocation) => [
    [invocation.address, invocation.parameterAddresses![0]],
  ]);
  return { later, streams, log };
}
