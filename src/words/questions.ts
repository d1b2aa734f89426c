// The questions in plain words: how each is asked, what is meant, and how its answers read. Cells hold the short answers.
import type { QuestionId } from "../policy/questions";

/** One question as people read it. */
export interface QuestionWords {
  readonly ask: string;
  /** What is meant, with an example where one helps. */
  readonly help: string;
  /** How answers read where the short word says too little. */
  readonly answers?: Readonly<Record<string, string>>;
}

const REASON_ANSWERS = {
  gap: "Close a capability gap",
  signal: "Show competence where credentials count",
  transition: "Change to another role",
  "industry shift": "Move to another industry",
  activity: "Show that something is being done",
  reassurance: "Feel safer",
  headlines: "Keep up with the headlines",
  panic: "React to alarming news",
  "unclear position": "Make up for an unclear position",
  "industry worry": "Worry about the industry",
} as const;

export const QUESTION_WORDS: Readonly<Record<QuestionId, QuestionWords>> = {
  exposure: {
    ask: "How exposed is the role to AI?",
    help: "How much of the work AI could do or change, such as repeated documents or standard outputs. It is about the role, not about who holds it.",
  },
  cause: {
    ask: "Where does the exposure come from?",
    help: "Design: from how the work is set up, such as passing on reports. Skills: from what can be learned. Both, where it is some of each.",
    answers: { design: "The design of the role", skills: "Missing skills", both: "Both" },
  },
  reporting: {
    ask: "Is the role heavy on reporting?",
    help: "Yes where about half the week or more goes into reports, such as collecting numbers for others.",
  },
  coordination: {
    ask: "Is the role heavy on coordination?",
    help: "Yes where about half the week or more goes into passing things on between people, without deciding them.",
  },
  roleClass: {
    ask: "What kind of role is it?",
    help: "Exposed: AI takes work away. Enhanced: AI makes the work worth more. Proof: AI hardly touches it.",
    answers: { exposed: "Exposed to AI", enhanced: "Enhanced by AI", proof: "Hardly touched by AI" },
  },
  outcomes: {
    ask: "Does the role own outcomes that are measured?",
    help: "Yes where a result with a number belongs to it, such as revenue, cost or time to deliver.",
  },
  industry: {
    ask: "How is the industry doing?",
    help: "Compressing means that customers or prices for what is sold are falling for good. Shifting means that they are changing.",
    answers: { stable: "Stable", shifting: "Shifting", compressing: "Compressing" },
  },
  phase: {
    ask: "How far has AI come in the organisation?",
    help: "Introduction: some try it. Normalisation: it is expected, and targets rise. Redesign: jobs and layers are changed. Settled: that is over.",
  },
  committees: {
    ask: "Do promotion panels look for credentials?",
    help: "Yes where a certificate counts when promotions are decided.",
  },
  leaders: {
    ask: "Do leaders value AI literacy?",
    help: "Yes where those who show that they use AI are seen as moving the organisation on.",
  },
  politics: {
    ask: "Are formal programmes rewarded?",
    help: "Yes where having completed a programme brings standing or budget.",
  },
  market: {
    ask: "Does the market ask for certificates?",
    help: "Yes where clients, tenders or employers ask for them.",
  },
  reason: {
    ask: "What is the main reason for the certificate?",
    help: "Only what the person has said. The first four reasons can justify a certificate.",
    answers: REASON_ANSWERS,
  },
  otherReasons: {
    ask: "Are there other reasons?",
    help: "Any that the person has named beside the main one. None ticked means none.",
    answers: REASON_ANSWERS,
  },
  gap: {
    ask: "Is a capability gap named?",
    help: "Yes where it can be said what is missing, such as “cannot yet check what a model predicts”.",
  },
  direction: {
    ask: "Which way is the person heading?",
    help: "Growing in the present role, to a role or an industry that can be named, still weighing it, or nowhere yet.",
    answers: {
      "grow here": "Growing in this role",
      "named role": "To a role that is named",
      "named industry": "To an industry that is named",
      undecided: "Staying or moving is undecided",
      none: "No direction yet",
    },
  },
  asksForIt: {
    ask: "Does the target ask for the credential?",
    help: "Yes where the role or industry that is wanted names it, in job adverts or in a talk that was held.",
  },
  targetSound: {
    ask: "Is the target sound?",
    help: "Yes where it is neither heavy on reporting or coordination nor in a shrinking industry.",
  },
  tested: {
    ask: "Has AI been tried at work?",
    help: "On real tasks of the present job. Measured means with a result before and after.",
    answers: {
      measured: "Yes, with a measured result",
      regular: "Yes, regularly",
      tried: "Tried only",
      never: "Never",
      blocked: "It is not allowed",
    },
  },
  ownership: {
    ask: "If much more got done, what would follow?",
    help: "Own more: scope or say would grow. The same: the same work, faster. Fewer people: the team would shrink.",
    answers: {
      expands: "The person would own more",
      same: "The same work, done faster",
      fewer: "Fewer people would be needed",
    },
  },
  systemDesign: {
    ask: "Is the person moving into system design?",
    help: "Yes where they begin to shape how work is done, such as building a process that others use.",
  },
  hybrid: {
    ask: "Is the person moving into a hybrid role?",
    help: "Yes where the job comes to join a trade with AI, such as finance with automation.",
  },
  stance: {
    ask: "Is it meant to gain ground or to hold it?",
    help: "Only what the person has said.",
    answers: { offensive: "To gain ground", defensive: "To hold ground" },
  },
};

/** How an answer reads. */
export function answerWords(id: QuestionId, answer: string): string {
  return QUESTION_WORDS[id].answers?.[answer] ?? answer.charAt(0).toUpperCase() + answer.slice(1);
}

/** The answers of a cell that holds several, as a list. */
export function answersWords(id: QuestionId, text: string): string {
  return text
    .split(", ")
    .map((answer) => answerWords(id, answer))
    .join(", ");
}
