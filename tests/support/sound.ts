// A complete row that certifies for a capability gap: cases change it.
import type { Answers } from "../../src/policy/questions";

/** Nobody rewards the credential, no target is named, and no strengthener is known. */
export const SOUND: Answers = {
  exposure: "moderate",
  cause: "skills",
  reporting: "no",
  coordination: "no",
  industry: "stable",
  phase: "settled",
  committees: "no",
  leaders: "no",
  politics: "no",
  market: "no",
  reason: "gap",
  gap: "yes",
  direction: "grow here",
  asksForIt: "no",
  targetSound: "no",
  tested: "regular",
  ownership: "expands",
};

/** The sound row with these answers instead; those named in `blank` are left out. */
export function soundBut(changed: Answers, ...blank: (keyof Answers)[]): Answers {
  const entries = Object.entries({ ...SOUND, ...changed });
  return Object.fromEntries(entries.filter(([id]) => !(blank as string[]).includes(id))) as Answers;
}
