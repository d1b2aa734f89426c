// AI Career Strategy: the nine gates in their order, and how far a row has come.
import type { AskedQuestionId } from "../questions";
import { certifies, GATE_OF_QUESTION, GATES } from "../verdicts";
import type { Verdict } from "../verdicts";

/** One gate on the way. */
export interface GateStep {
  /** From 1. */
  readonly step: number;
  /** Its name in the table of gates. */
  readonly gate: (typeof GATES)[number];
  /** Where the row stopped; behind that, or not looked at yet. Open: behind it, but a blank answer could still stop there. */
  readonly state: "passed" | "open" | "stopped" | "ahead";
}

/** How far a row has come. */
export interface GateProgress {
  /** The gate at which the row stopped, from 1; the last one where it certifies. */
  readonly step: number;
  /** How many gates there are. */
  readonly of: number;
  readonly gate: (typeof GATES)[number];
  /** All gates are passed. */
  readonly certifies: boolean;
  readonly steps: readonly GateStep[];
}

/** The way through the gates of a row with this judgement (policy.ts). */
export function gateProgress(judgement: {
  readonly verdict: Verdict;
  readonly gate: number;
  readonly dependsOn: readonly AskedQuestionId[];
}): GateProgress {
  const { verdict, gate, dependsOn } = judgement;
  const through = certifies(verdict);
  const open = new Set(dependsOn.map((id) => GATE_OF_QUESTION[id]));
  const stateOf = (step: number): GateStep["state"] => {
    if (step > gate) return "ahead";
    if (step === gate) return through ? "passed" : "stopped";
    return open.has(step) ? "open" : "passed";
  };
  return {
    step: gate,
    of: GATES.length,
    gate: GATES[gate - 1]!,
    certifies: through,
    steps: GATES.map((name, index) => ({ step: index + 1, gate: name, state: stateOf(index + 1) })),
  };
}
