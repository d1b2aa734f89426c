// Reskill or Stay Put: whether somebody grows where they are or moves, and where to.
import { all, YES } from "../conditions";
import type { Companion } from "./table";
import { conditionsOver, YES_NO } from "./table";

const { inputs, is } = conditionsOver([
  { id: "widen", heading: "Ownership can widen here", answers: YES_NO },
  { id: "role", heading: "Role elsewhere agreed", answers: YES_NO },
  { id: "industry", heading: "Industry elsewhere named", answers: YES_NO },
  { id: "weighing", heading: "Still weighing it", answers: YES_NO },
]);

/** The guide gives what is asked; the lines are ours. What is agreed goes before what would be possible. */
export const DIRECTION: Companion = {
  id: "direction",
  inputs,
  outputs: [
    {
      question: "direction",
      inputs: ["widen", "role", "industry", "weighing"],
      lines: [
        { id: "stillWeighing", when: is("weighing", "yes"), answer: "undecided", ours: true },
        { id: "roleAgreed", when: is("role", "yes"), answer: "named role", complete: true, ours: true },
        {
          id: "industryNamed",
          when: is("industry", "yes"),
          answer: "named industry",
          complete: true,
          ours: true,
        },
        { id: "canWiden", when: is("widen", "yes"), answer: "grow here", complete: true, ours: true },
        { id: "nothingYet", when: YES, answer: "none", complete: true, ours: true },
      ],
      cites: ["E11", "E12", "E48", "E61"],
    },
  ],
  cautions: [
    {
      id: "WEIGHS-AGREED",
      when: all(is("weighing", "yes"), is("role", "yes")),
      cites: ["E48"],
      ours: true,
    },
  ],
};
