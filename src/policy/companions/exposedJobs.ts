// AI-Exposed Jobs: how exposed a role is, and where that comes from.
import { all, any, notYes, YES } from "../conditions";
import { SHARE_BANDS } from "./share";
import type { Companion } from "./table";
import { asked, conditionsOver, YES_NO } from "./table";

const { inputs, is, anyBlank } = conditionsOver([
  { id: "repeatable", heading: "Repeatable share", answers: SHARE_BANDS, isShare: true },
  { id: "benchmarked", heading: "Easily benchmarked", answers: YES_NO },
  { id: "distance", heading: "Distance to revenue", answers: ["direct", "near", "far"] },
  { id: "decides", heading: "Part in decisions", answers: ["decides", "advises", "supplies"] },
  asked("reporting"),
  asked("coordination"),
]);

const benchmarked = is("benchmarked", "yes");
const far = is("distance", "far");
const supplies = is("decides", "supplies");
const heavy = any(is("reporting", "yes"), is("coordination", "yes"));

/**
 * The guide's companion names the one blank that leaves an answer blank: the share for the exposure, the part in decisions
 * for its cause. Any other blank counts as not known to be so.
 */
export const EXPOSED_JOBS: Companion = {
  id: "exposedJobs",
  inputs,
  outputs: [
    {
      question: "exposure",
      inputs: ["repeatable", "benchmarked", "distance", "decides"],
      lines: [
        { id: "noShare", when: anyBlank("repeatable"), answer: null },
        {
          id: "highShare",
          when: all(is("repeatable", "high"), any(benchmarked, far, supplies)),
          answer: "high",
        },
        {
          id: "lowShare",
          when: all(
            is("repeatable", "low"),
            notYes(any(all(benchmarked, far), all(benchmarked, supplies), all(far, supplies))),
          ),
          answer: "low",
        },
        { id: "between", when: YES, answer: "moderate" },
      ],
      cites: ["E7", "E58"],
    },
    {
      question: "cause",
      inputs: ["repeatable", "decides", "reporting", "coordination"],
      lines: [
        { id: "noPart", when: anyBlank("decides"), answer: null },
        {
          id: "suppliesRepeated",
          when: all(any(is("repeatable", "high"), heavy), supplies),
          answer: "design",
        },
        { id: "decidesItself", when: is("decides", "decides"), answer: "skills" },
        { id: "someOfEach", when: YES, answer: "both" },
      ],
      cites: ["E21", "E22", "E50"],
    },
  ],
  cautions: [],
};
