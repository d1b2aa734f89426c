// The 23 questions: id, level, heading, allowed answers and the guide statements each rests on.

/** Who can answer: the organisation once per workbook, the owner of a role once per role, or the person. */
export type Level = "organisation" | "role" | "person";

/** One question of the questionnaire. */
export interface Question {
  readonly id: string;
  /** The levels at which it is usually answered, most usual first. */
  readonly levels: readonly Level[];
  /** The column heading, as people see it. */
  readonly heading: string;
  /** The allowed answers. A blank answer is none of them. */
  readonly answers: readonly string[];
  /** Several answers in one cell, separated by comma, semicolon or line break; blank means none. */
  readonly many?: true;
  /** Only the person may say it: motives are never filled in by a role or an organisation. */
  readonly personOnly?: true;
  /** Guide statements. */
  readonly cites: readonly string[];
}

const YES_NO = ["yes", "no"] as const;

/** The reasons people give. The first four are the valid ones (E9–E12). */
const REASONS = [
  "gap",
  "signal",
  "transition",
  "industry shift",
  "activity",
  "reassurance",
  "headlines",
  "panic",
  "unclear position",
  "industry worry",
] as const;

/** All questions, in the order of the questionnaire. */
export const QUESTIONS = [
  {
    id: "exposure",
    levels: ["role"],
    heading: "AI exposure",
    answers: ["low", "moderate", "high"],
    cites: ["E7", "E58"],
  },
  {
    id: "cause",
    levels: ["role"],
    heading: "Exposure cause",
    answers: ["design", "skills", "both"],
    cites: ["E50"],
  },
  { id: "reporting", levels: ["role"], heading: "Reporting-heavy", answers: YES_NO, cites: ["E21"] },
  { id: "coordination", levels: ["role"], heading: "Coordination-heavy", answers: YES_NO, cites: ["E22"] },
  {
    id: "roleClass",
    levels: ["role"],
    heading: "Role class",
    answers: ["exposed", "enhanced", "proof"],
    cites: ["E25", "E29"],
  },
  {
    id: "outcomes",
    levels: ["role", "person"],
    heading: "Owns measured outcomes",
    answers: YES_NO,
    cites: ["E26"],
  },
  {
    id: "industry",
    levels: ["organisation"],
    heading: "Industry",
    answers: ["stable", "shifting", "compressing"],
    cites: ["E51", "E54"],
  },
  {
    id: "phase",
    levels: ["organisation"],
    heading: "AI adoption phase",
    answers: ["introduction", "normalisation", "redesign", "settled"],
    cites: ["E41", "E60"],
  },
  {
    id: "committees",
    levels: ["organisation"],
    heading: "Promotion panels want credentials",
    answers: YES_NO,
    cites: ["E32", "E46"],
  },
  {
    id: "leaders",
    levels: ["organisation"],
    heading: "Leaders value AI literacy",
    answers: YES_NO,
    cites: ["E31"],
  },
  {
    id: "politics",
    levels: ["organisation"],
    heading: "Formal programmes rewarded",
    answers: YES_NO,
    cites: ["E33"],
  },
  {
    id: "market",
    levels: ["organisation", "person"],
    heading: "Market asks for certificates",
    answers: YES_NO,
    cites: ["E10"],
  },
  {
    id: "reason",
    levels: ["person"],
    heading: "Main reason",
    answers: REASONS,
    personOnly: true,
    cites: ["E9", "E10", "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E52", "E54"],
  },
  {
    id: "otherReasons",
    levels: ["person"],
    heading: "Other reasons",
    answers: REASONS,
    many: true,
    personOnly: true,
    cites: ["E9", "E10", "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E52", "E54"],
  },
  { id: "gap", levels: ["person"], heading: "Capability gap named", answers: YES_NO, cites: ["E9", "E43"] },
  {
    id: "direction",
    levels: ["person"],
    heading: "Direction",
    answers: ["grow here", "named role", "named industry", "undecided", "none"],
    cites: ["E11", "E12", "E48", "E61"],
  },
  {
    id: "asksForIt",
    levels: ["person"],
    heading: "Target asks for credential",
    answers: YES_NO,
    cites: ["E44"],
  },
  {
    id: "targetSound",
    levels: ["person"],
    heading: "Target is sound",
    answers: YES_NO,
    cites: ["E20", "E51"],
  },
  {
    id: "tested",
    levels: ["person"],
    heading: "AI tried at work",
    answers: ["measured", "regular", "tried", "never", "blocked"],
    cites: ["E40", "E53"],
  },
  {
    id: "ownership",
    levels: ["person", "role"],
    heading: "Ownership effect",
    answers: ["expands", "same", "fewer"],
    cites: ["E23", "E45"],
  },
  {
    id: "systemDesign",
    levels: ["person"],
    heading: "Moving into system design",
    answers: YES_NO,
    cites: ["E27"],
  },
  { id: "hybrid", levels: ["person"], heading: "Moving into hybrid role", answers: YES_NO, cites: ["E28"] },
  {
    id: "stance",
    levels: ["person"],
    heading: "Positioning",
    answers: ["offensive", "defensive"],
    personOnly: true,
    cites: ["E47"],
  },
] as const satisfies readonly Question[];

export type QuestionId = (typeof QUESTIONS)[number]["id"];
/** The questions that take one answer. */
export type SingleQuestionId = Exclude<QuestionId, "otherReasons">;
/** The allowed answers of one question. */
export type AnswerOf<Q extends QuestionId> = Extract<
  (typeof QUESTIONS)[number],
  { id: Q }
>["answers"][number];
export type Reason = (typeof REASONS)[number];

/** One person's answers. A question that is absent is blank. */
export type Answers = { readonly [Q in SingleQuestionId]?: AnswerOf<Q> } & {
  readonly otherReasons?: readonly Reason[];
};

export const QUESTION_IDS: readonly QuestionId[] = QUESTIONS.map((question) => question.id);

const BY_ID = new Map<string, Question & { readonly id: QuestionId }>(QUESTIONS.map((q) => [q.id, q]));

/** The question with this id. */
export function questionById(id: QuestionId): Question & { readonly id: QuestionId } {
  return BY_ID.get(id)!;
}

/** The seventeen questions whose blanks matter, in the order in which they are asked. */
export const ASKING_ORDER = [
  "exposure",
  "cause",
  "reason",
  "tested",
  "direction",
  "asksForIt",
  "targetSound",
  "gap",
  "ownership",
  "reporting",
  "coordination",
  "industry",
  "phase",
  "committees",
  "leaders",
  "politics",
  "market",
] as const satisfies readonly SingleQuestionId[];

export type AskedQuestionId = (typeof ASKING_ORDER)[number];

const ACT_ON: readonly AskedQuestionId[] = [
  "tested",
  "gap",
  "direction",
  "asksForIt",
  "targetSound",
  "ownership",
];

/** The order in which changes are offered: first what people can act on, then what is simply so. */
export const CHANGE_ORDER: readonly AskedQuestionId[] = [
  ...ACT_ON,
  ...ASKING_ORDER.filter((id) => !ACT_ON.includes(id)),
];

/**
 * The answers of a question in the order in which a change to them is offered: the least demanding first.
 * This is our own choice; it decides only between changes of the same questions.
 */
export function answersByEffort(id: AskedQuestionId): readonly string[] {
  return id === "tested" ? ["tried", "regular", "measured", "never", "blocked"] : questionById(id).answers;
}
