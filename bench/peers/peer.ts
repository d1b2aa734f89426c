// What every rival on the judging of rows is, so that one program measures them all.
import { QUESTIONS } from "../../src/policy/questions";
import type { QuestionId } from "../../src/policy/questions";
import { answersOf } from "../rosters";
import type { DrawnRoster } from "../rosters";

/** One verdict and one code a row. */
export interface Judged {
  readonly verdicts: readonly string[];
  readonly codes: readonly string[];
}

/** A rival that has been given its rows, in the form in which its users hold them. */
export interface ReadyPeer {
  /** Judges all rows once: what is timed. */
  judge(): Promise<unknown>;
  /** The answers of the last run, for the check. */
  answers(): Promise<Judged>;
  close(): void;
}

/**
 * Gives a rival complete rows, under the policy as it is delivered; not timed.
 *
 * @param folder where it may write files
 */
export type OpenPeer = (roster: DrawnRoster, folder: string) => Promise<ReadyPeer>;

/** The answers of one person by question, as engines for rules take them. */
export type AnswerRecord = Record<QuestionId, string>;

/** The rows of a roster as records. */
export function recordsOf(roster: DrawnRoster): AnswerRecord[] {
  return Array.from({ length: roster.rowCount }, (_, row) => {
    const answers = answersOf(roster, row);
    return Object.fromEntries(QUESTIONS.map(({ id }, column) => [id, answers[column]!])) as AnswerRecord;
  });
}

/** The verdicts and codes of outcomes, one a row. */
export function judgedOf(outcomes: readonly { readonly verdict: string; readonly code: string }[]): Judged {
  return { verdicts: outcomes.map(({ verdict }) => verdict), codes: outcomes.map(({ code }) => code) };
}
