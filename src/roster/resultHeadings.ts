// The columns that an evaluation writes, in their order.

/** Written at every run. */
export const RESULT_HEADINGS = [
  "Verdict",
  "Why",
  "Next step",
  "Question to answer",
  "Would change it",
  "Cautions",
  "Strength",
  "Firm",
  "Verdict code",
  "Rule code",
  "Row problem",
  "Policy",
  "Answers",
  "Evaluated on",
] as const;

export type ResultHeading = (typeof RESULT_HEADINGS)[number];

/** Created where absent, for people to fill in; never written again. */
export const DECISION_HEADINGS = ["Decision", "Decided by", "Why different"] as const;
