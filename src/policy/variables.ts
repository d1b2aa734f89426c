// How answers become the small integers that diagrams are walked with.
import type { Variable } from "./diagram";
import type { Answers, QuestionId, Reason } from "./questions";
import { ASKING_ORDER, questionById, QUESTIONS } from "./questions";

/** Values of the variable of `otherReasons`: all that verdicts and cautions need to know of it. */
const OTHER_SIGNAL = 1;
const OTHER_DOUBTFUL = 2;
const DOUBTFUL: readonly Reason[] = ["activity", "reassurance", "headlines", "panic"];

/**
 * The order of the diagrams' variables: asking order, `otherReasons` after `reason`, then what only cautions, strength
 * and reasons look at.
 */
export const VARIABLE_IDS: readonly QuestionId[] = (() => {
  const asked: QuestionId[] = [...ASKING_ORDER];
  asked.splice(asked.indexOf("reason") + 1, 0, "otherReasons");
  return [...asked, ...QUESTIONS.map((question) => question.id).filter((id) => !asked.includes(id))];
})();

/** The variables of the diagrams: value 0 is blank and value i the i-th allowed answer. */
export const VARIABLES: readonly Variable[] = VARIABLE_IDS.map((id) =>
  id === "otherReasons"
    ? { id, size: 4, blank: false }
    : { id, size: questionById(id).answers.length + 1, blank: true },
);

const INDEX = new Map(VARIABLE_IDS.map((id, index) => [id, index]));

/** The index of a question's variable. */
export function variableOf(id: QuestionId): number {
  return INDEX.get(id)!;
}

/** The code of one answer: 0 for blank, else its place among the allowed answers, from 1. */
export function codeOf(id: QuestionId, answer: string | undefined): number {
  return answer === undefined ? 0 : questionById(id).answers.indexOf(answer) + 1;
}

/** The answer with this code, undefined for blank. */
export function answerOf(id: QuestionId, code: number): string | undefined {
  return code === 0 ? undefined : questionById(id).answers[code - 1];
}

/** The value of the variable of `otherReasons`: 1 where they hold a signal, plus 2 where they hold a doubtful motive. */
export function otherReasonsCode(reasons: readonly Reason[]): number {
  return (
    (reasons.includes("signal") ? OTHER_SIGNAL : 0) +
    (reasons.some((reason) => DOUBTFUL.includes(reason)) ? OTHER_DOUBTFUL : 0)
  );
}

/** Whether other reasons of this value hold one of `reasons`, which must be a signal or all the doubtful motives. */
export function otherReasonsHold(code: number, reasons: readonly Reason[]): boolean {
  return (otherReasonsCode(reasons) & code) !== 0;
}

/** One person's answers as values of the variables. */
export function encode(answers: Answers): Uint8Array {
  const codes = new Uint8Array(VARIABLE_IDS.length);
  VARIABLE_IDS.forEach((id, index) => {
    codes[index] =
      id === "otherReasons" ? otherReasonsCode(answers.otherReasons ?? []) : codeOf(id, answers[id]);
  });
  return codes;
}
