// What people read in the form around the companion assessments: help with an answer, the ladder, and the gates.
import type { GateStep } from "../policy/companions/gates";
import type { Rung } from "../policy/companions/testedUse";
import type { GATES } from "../policy/verdicts";

/** The order of the gates in the card of the verdict. */
export const GATE_STEPS = {
  title: "The nine gates",
  /** What each step says to those who do not see its mark. */
  states: {
    passed: "passed",
    open: "passed so far, a blank answer can still stop here",
    stopped: "stopped here",
    ahead: "not reached",
  } satisfies Readonly<Record<GateStep["state"], string>>,
} as const;

/** How far the person got. */
export function gatesWords({
  step,
  of,
  gate,
  certifies,
}: {
  readonly step: number;
  readonly of: number;
  readonly gate: (typeof GATES)[number];
  readonly certifies: boolean;
}): string {
  return certifies
    ? `All ${String(of)} gates passed`
    : `Stopped at ${String(step)} of ${String(of)}: ${gate}`;
}

/** The rungs of the ladder of AI use. */
export const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  never: "Never",
  tried: "Tried",
  regular: "Regular",
  measured: "Measured",
  "rolled out": "Rolled out",
};

export const LADDER_WORDS = {
  title: "The ladder of AI use",
  present: "present rung",
  next: "next rung",
  blocked: "not allowed",
} as const;
