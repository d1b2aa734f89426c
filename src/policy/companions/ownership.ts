// Output vs Replaceability: what would follow if output rose by 40 % tomorrow.
import { any, YES } from "../conditions";
import type { Companion } from "./table";
import { conditionsOver, YES_NO } from "./table";

const { inputs, is, anyBlank } = conditionsOver([
  { id: "scope", heading: "Scope would grow", answers: YES_NO },
  { id: "influence", heading: "Influence would grow", answers: YES_NO },
  { id: "pay", heading: "Reward would grow", answers: YES_NO },
  { id: "headcount", heading: "Headcount would fall", answers: YES_NO },
]);

/** More scope or influence widens what is owned also while it is blank whether fewer people would do: the table says so. */
export const OWNERSHIP: Companion = {
  id: "ownership",
  inputs,
  outputs: [
    {
      question: "ownership",
      inputs: ["scope", "influence", "pay", "headcount"],
      lines: [
        { id: "fewerPeople", when: is("headcount", "yes"), answer: "fewer" },
        { id: "wider", when: any(is("scope", "yes"), is("influence", "yes")), answer: "expands" },
        {
          id: "notAllAnswered",
          when: anyBlank("scope", "influence", "pay", "headcount"),
          answer: null,
        },
        { id: "sameWork", when: YES, answer: "same" },
      ],
      cites: ["E23", "E45"],
    },
  ],
  cautions: [],
};
