// What a companion is made of: inputs, and for each answer that it fills an ordered table of lines.
import type { Condition } from "../conditions";
import type { SingleQuestionId } from "../questions";
import { questionById } from "../questions";

/** Something that an assessment asks, or a question of the questionnaire that it looks at. */
export interface Input {
  /** Unique within its companion. For a question of the questionnaire its id. */
  readonly id: string;
  /** The heading of its column, unique among all inputs. */
  readonly heading: string;
  /** The allowed answers. A blank one is none of them. */
  readonly answers: readonly string[];
  /** It is answered with a share from 0 to 100 per cent; `answers` are the bands that the thresholds make (share.ts). */
  readonly isShare?: true;
  /** It is the question of the questionnaire with the same id. */
  readonly question?: SingleQuestionId;
}

export const YES_NO = ["yes", "no"] as const;

/** A condition over the inputs of a companion. */
export type InputCondition = Condition<string, never>;

/** One line of a table. */
export interface Line {
  /** Unique within its companion: the why of the answer has a sentence for it. */
  readonly id: string;
  readonly when: InputCondition;
  /** The answer that it fills in; null where the table says that the answer stays blank. */
  readonly answer: string | null;
  /** Holds only once every way of filling the blank inputs leads to it: it never decides over a blank that matters. */
  readonly complete?: true;
  /** The line completes the table in its spirit; the written guide does not have it. */
  readonly ours?: true;
}

/** One question that a companion fills. */
export interface Output {
  readonly question: SingleQuestionId;
  /** The inputs that its lines look at, in the order in which they are asked. */
  readonly inputs: readonly string[];
  /** The first line that is known to hold decides. */
  readonly lines: readonly Line[];
  /** Statements of the guide on which the question rests. */
  readonly cites: readonly string[];
}

/** Something to keep in mind beside what an assessment gives. It never changes the answer. */
export interface CompanionCaution {
  readonly id: string;
  readonly when: InputCondition;
  readonly cites: readonly string[];
  readonly ours?: true;
}

/** The companions that are tables. The ninth, the order of the gates, has no inputs (gates.ts). */
export type TableCompanionId =
  | "exposedJobs"
  | "ownership"
  | "roleClass"
  | "adoptionPhase"
  | "leaders"
  | "testedUse"
  | "direction"
  | "industry";

/** One assessment. */
export interface Companion {
  readonly id: TableCompanionId;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly cautions: readonly CompanionCaution[];
}

/** A question of the questionnaire as an input. */
export function asked<Q extends SingleQuestionId>(id: Q) {
  const { heading, answers } = questionById(id);
  return { id, heading, answers, question: id } as const;
}

/** How the conditions over these inputs are written. A comparison with a blank input is unknown. */
export function conditionsOver<const Inputs extends readonly Input[]>(inputs: Inputs) {
  type Id = Inputs[number]["id"];
  type AnswerOf<I extends Id> = Extract<Inputs[number], { readonly id: I }>["answers"][number];
  return {
    inputs,
    /** The input is one of these. */
    is: <I extends Id>(question: I, ...answers: readonly AnswerOf<I>[]): InputCondition => ({
      op: "is",
      question,
      answers,
    }),
    /** One of these inputs is blank. Never unknown. */
    anyBlank: (...questions: readonly Id[]): InputCondition => ({
      op: "any",
      of: questions.map((question) => ({ op: "blank", question })),
    }),
  };
}
