// How Senior Leaders View AI Users: whether showing AI use is worth something here.
import { all, any } from "../conditions";
import type { Companion } from "./table";
import { asked, conditionsOver } from "./table";

const { inputs, is, anyBlank } = conditionsOver([
  {
    id: "view",
    heading: "Leaders usually see",
    answers: ["moderniser", "efficient worker", "automated work"],
  },
  asked("reporting"),
  asked("coordination"),
]);

export const LEADERS: Companion = {
  id: "leaders",
  inputs,
  outputs: [
    {
      question: "leaders",
      inputs: ["view"],
      lines: [
        { id: "seenModern", when: is("view", "moderniser"), answer: "yes" },
        { id: "seenEfficient", when: is("view", "efficient worker"), answer: "no" },
        { id: "seenAutomated", when: is("view", "automated work"), answer: "no" },
        { id: "notAnswered", when: anyBlank("view"), answer: null },
      ],
      cites: ["E31", "E35"],
    },
  ],
  cautions: [
    {
      id: "DRAWS-ATTENTION",
      when: all(is("view", "automated work"), any(is("reporting", "yes"), is("coordination", "yes"))),
      cites: ["E21", "E22", "E35"],
    },
  ],
};
