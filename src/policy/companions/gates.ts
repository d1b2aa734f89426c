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
  /**
   * Where the row stopped; behind that, or not looked at yet. Open: behind it, but the row could still stop there, for a blank
   * answer or because no reason holds yet.
   */
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

const REASON_GATE = GATES.indexOf("reason") + 1;
const DIRECTION_GATE = GATES.indexOf("direction") + 1;
/** Rule 11: no reason holds, which is looked at once AI has been tried and the direction is clear. */
const NO_REASON = "NO-REASON";
/** The facts that make the judgement anyReason known to be yes. */
const HOLDING: ReadonlySet<string> = new Set(["gap", "recognition", "transition", "shift"]);

/** The way through the gates of a row with this judgement (policy.ts). */
export function gateProgress(judgement: {
  readonly verdict: Verdict;
  readonly code: string;
  readonly gate: number;
  readonly dependsOn: readonly AskedQuestionId[];
  readonly reasons: readonly { readonly id: string }[];
}): GateProgress {
  const { verdict, code, gate, dependsOn, reasons } = judgement;
  const through = certifies(verdict);
  const open = new Set(dependsOn.map((id) => GATE_OF_QUESTION[id]));
  // Main reasons that never count are stopped on the way to here; whether one holds is settled behind tried and direction.
  if (!through && !reasons.some(({ id }) => HOLDING.has(id))) open.add(REASON_GATE);
  const looked = code === NO_REASON ? DIRECTION_GATE : gate;
  const stateOf = (step: number): GateStep["state"] => {
    if (step > looked) return "ahead";
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
