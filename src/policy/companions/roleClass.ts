// AI-Proof vs AI-Enhanced Roles: which class a role is of, from three answers about it.
import { all, YES } from "../conditions";
import type { Companion } from "./table";
import { asked, conditionsOver } from "./table";

const { inputs, is, anyBlank } = conditionsOver([asked("exposure"), asked("ownership"), asked("outcomes")]);

const exposed = is("exposure", "moderate", "high");

export const ROLE_CLASS: Companion = {
  id: "roleClass",
  inputs,
  outputs: [
    {
      question: "roleClass",
      inputs: ["exposure", "ownership", "outcomes"],
      lines: [
        { id: "hardlyTouched", when: is("exposure", "low"), answer: "proof" },
        { id: "ownsMore", when: all(exposed, is("ownership", "expands")), answer: "enhanced" },
        {
          id: "ownsOutcomes",
          when: all(exposed, is("outcomes", "yes"), anyBlank("ownership")),
          answer: "enhanced",
        },
        { id: "ownsNoMore", when: all(exposed, is("ownership", "same", "fewer")), answer: "exposed" },
        { id: "tooLittleKnown", when: YES, answer: null },
      ],
      cites: ["E25", "E29"],
    },
  ],
  cautions: [],
};
