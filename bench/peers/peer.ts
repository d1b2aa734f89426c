// What every rival on the judging of rows is, so that one program measures them all.
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
