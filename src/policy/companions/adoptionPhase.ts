// AI Adoption Curve: how far AI has come in the organisation.
import { all, any, YES } from "../conditions";
import type { Companion } from "./table";
import { conditionsOver, YES_NO } from "./table";

const { inputs, is } = conditionsOver([
  { id: "expected", heading: "AI use expected", answers: ["expected", "optional"] },
  { id: "targets", heading: "Targets raised for AI", answers: YES_NO },
  { id: "headcount", heading: "Headcount growth slowed", answers: YES_NO },
  { id: "reorganised", heading: "Layers reorganised", answers: YES_NO },
  { id: "over", heading: "Changes over and stable", answers: YES_NO },
]);

/**
 * As everywhere, a line that is unknown does not hold back a later one that is known. “Those known no” of the last line
 * are what the line before it names beside the expectation: targets raised and headcount slowed. Reorganised and over
 * decide in lines of their own, where they are yes.
 */
export const ADOPTION_PHASE: Companion = {
  id: "adoptionPhase",
  inputs,
  outputs: [
    {
      question: "phase",
      inputs: ["expected", "targets", "headcount", "reorganised", "over"],
      lines: [
        { id: "changesOver", when: is("over", "yes"), answer: "settled" },
        { id: "layersMove", when: is("reorganised", "yes"), answer: "redesign" },
        {
          id: "becomesNormal",
          when: any(is("expected", "expected"), is("targets", "yes"), is("headcount", "yes")),
          answer: "normalisation",
        },
        {
          id: "stillOptional",
          when: all(is("expected", "optional"), is("targets", "no"), is("headcount", "no")),
          answer: "introduction",
        },
        { id: "tooLittleKnown", when: YES, answer: null },
      ],
      cites: ["E41", "E60"],
    },
  ],
  cautions: [],
};
