// Calls of the functions for tests: what they give, what is wrong with them, and rows to call them with.
import { isProblem } from "../../src/functions/arguments";
import type { Call } from "../../src/functions/verdicts";
import { certExplain, certVerdict } from "../../src/functions/verdicts";
import type { Cell } from "../../src/roster/cells";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

/** What a call gives. @throws Error with its problem */
export function rows(result: string[][] | { readonly error: string }): string[][] {
  if (isProblem(result)) throw new Error(result.error);
  return result;
}

/** The verdicts of a call, top down. */
export const verdicts = (call: Call): string[] => rows(certVerdict(call)).map(([verdict]) => verdict!);

/** What is wrong with a call. */
export function problem(call: Call, column?: unknown): string {
  const result = certExplain(call, column);
  if (!isProblem(result)) throw new Error("nothing is wrong");
  return result.error;
}

export const CERTIFY = "Certify now";
export const MOVE = "Plan the move first";
export const EXPOSURE = "Assess exposure first";
export const ann = soundCells("Ann");
export const compressing = soundCells("Bob", { industry: "compressing" });
/** The sound row's headings without a column, and its cells without it. */
export function without(heading: string): {
  readonly headings: string[];
  readonly cells: (cells: Cell[]) => Cell[];
} {
  const at = SOUND_HEADINGS.indexOf(heading);
  return {
    headings: SOUND_HEADINGS.filter((_, index) => index !== at),
    cells: (cells) => cells.filter((_, index) => index !== at),
  };
}
