// Use AI to Increase Output: how far AI has been tried at work, and the next rung of the ladder.
import { all, any } from "../conditions";
import type { AnswerOf } from "../questions";
import type { Companion } from "./table";
import { conditionsOver, YES_NO } from "./table";

const { inputs, is } = conditionsOver([
  { id: "used", heading: "AI used on real work", answers: YES_NO },
  { id: "regular", heading: "Used on a regular basis", answers: YES_NO },
  { id: "measured", heading: "Result measured", answers: YES_NO },
  { id: "allowed", heading: "AI use allowed", answers: YES_NO },
]);

const used = is("used", "yes");

/** The guide gives what is asked and the ladder; the lines are ours. Blanks that matter leave the answer blank. */
export const TESTED_USE: Companion = {
  id: "testedUse",
  inputs,
  outputs: [
    {
      question: "tested",
      inputs: ["used", "regular", "measured", "allowed"],
      lines: [
        { id: "notAllowed", when: is("allowed", "no"), answer: "blocked", ours: true },
        { id: "neverUsed", when: is("used", "no"), answer: "never", complete: true, ours: true },
        {
          id: "measuredResult",
          when: all(used, is("measured", "yes")),
          answer: "measured",
          complete: true,
          ours: true,
        },
        {
          id: "regularUse",
          when: all(used, is("regular", "yes")),
          answer: "regular",
          complete: true,
          ours: true,
        },
        { id: "triedOnly", when: used, answer: "tried", complete: true, ours: true },
      ],
      cites: ["E40", "E53"],
    },
  ],
  cautions: [
    {
      id: "USE-CONTRADICTS",
      when: all(is("used", "no"), any(is("regular", "yes"), is("measured", "yes"))),
      cites: ["E53"],
      ours: true,
    },
  ],
};

/** The rungs of the ladder, from the ground up. */
export const LADDER = ["never", "tried", "regular", "measured", "rolled out"] as const;

export type Rung = (typeof LADDER)[number];

/** The next rung from where somebody stands. Who is blocked stands on the ground, and needs a permission first. */
export function nextRung(tested: AnswerOf<"tested">): Rung {
  return tested === "blocked" ? "tried" : LADDER[LADDER.indexOf(tested) + 1]!;
}
