// Careers Least Affected by Layoffs: how the industry is doing, and whether a target is sound.
import { all, any, YES } from "../conditions";
import type { Companion } from "./table";
import { conditionsOver, YES_NO } from "./table";

const { inputs, is } = conditionsOver([
  { id: "falling", heading: "Demand or prices falling", answers: YES_NO },
  { id: "changing", heading: "Demand or prices changing", answers: YES_NO },
  { id: "lasting", heading: "Target cannot be deferred", answers: YES_NO },
  { id: "heavy", heading: "Target is heavy", answers: YES_NO },
]);

/** The guide gives what is asked; the lines are ours. */
export const INDUSTRY: Companion = {
  id: "industry",
  inputs,
  outputs: [
    {
      question: "industry",
      inputs: ["falling", "changing"],
      lines: [
        { id: "fallsForGood", when: is("falling", "yes"), answer: "compressing", ours: true },
        { id: "isChanging", when: is("changing", "yes"), answer: "shifting", complete: true, ours: true },
        { id: "holds", when: YES, answer: "stable", complete: true, ours: true },
      ],
      cites: ["E51", "E54"],
    },
    {
      question: "targetSound",
      inputs: ["lasting", "heavy"],
      lines: [
        {
          id: "deferredOrHeavy",
          when: any(is("heavy", "yes"), is("lasting", "no")),
          answer: "no",
          ours: true,
        },
        {
          id: "lastingAndLight",
          when: all(is("lasting", "yes"), is("heavy", "no")),
          answer: "yes",
          ours: true,
        },
      ],
      cites: ["E20", "E51", "E54"],
    },
  ],
  cautions: [],
};
