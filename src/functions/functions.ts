// The functions as Excel knows them; names and arguments are read from here into functions.json when the add-in is built.
/// <reference types="custom-functions-runtime" />
import packageJson from "../../package.json";
import type { Problem } from "./arguments";
import { isProblem } from "./arguments";
import { certQuestions, certRules, certVersion } from "./lists";
import { certExplain, certVerdict } from "./verdicts";

/** What came out of a call. @throws CustomFunctions.Error #VALUE! with what is wrong and how to mend it */
function orError(result: string[][] | Problem): string[][] {
  if (isProblem(result))
    throw new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, result.error);
  return result;
}

/* The generator of functions.json knows cells of every kind only as `any`. */
/* eslint-disable @typescript-eslint/no-explicit-any */

/**
 * Should this person get an AI certification now, for which reason, or what instead? Gives the verdict in words, a row for each row of answers.
 * @customfunction CERTVERDICT CERTVERDICT
 * @helpurl https://localhost:3000/help.html#certverdict
 * @param answers The roster: a row for each person. Without headings its first row holds them, as in Roster[#All].
 * @param {any[][]} [headings] One heading for each column of answers, as in Roster[#Headers]. The result then has no heading row.
 * @param {any[][]} [organisation] Two columns with what holds for everyone: heading and answer. Strict and Redesign rule set the policy.
 * @param {any[][]} [roles] A table with headings and a row for each role, joined on the column Role.
 * @returns {string[][]} The verdict of each row.
 */
export function verdict(
  answers: any[][],
  headings?: any[][],
  organisation?: any[][],
  roles?: any[][],
): string[][] {
  return orError(certVerdict({ answers, headings, organisation, roles }));
}

/**
 * Explains each verdict in eight columns: Verdict, Why, Next step, Question to answer, Would change it, Cautions, Strength, Firm. Or in the one that column names.
 * @customfunction CERTEXPLAIN CERTEXPLAIN
 * @helpurl https://localhost:3000/help.html#certexplain
 * @param answers The roster: a row for each person. Without headings its first row holds them, as in Roster[#All].
 * @param {any[][]} [headings] One heading for each column of answers, as in Roster[#Headers]. The result then has no heading row.
 * @param {any[][]} [organisation] Two columns with what holds for everyone: heading and answer. Strict and Redesign rule set the policy.
 * @param {any[][]} [roles] A table with headings and a row for each role, joined on the column Role.
 * @param {string} [column] One of the eight columns by name, such as "Why". Left out: all of them.
 * @returns {string[][]} What there is to say about each row.
 */
export function explain(
  answers: any[][],
  headings?: any[][],
  organisation?: any[][],
  roles?: any[][],
  column?: string,
): string[][] {
  return orError(certExplain({ answers, headings, organisation, roles }, column));
}

/**
 * Lists the questionnaire: heading, question, allowed answers, level and the statements of the guide.
 * @customfunction CERTQUESTIONS CERTQUESTIONS
 * @helpurl https://localhost:3000/help.html#certquestions
 * @returns {string[][]} A question a row.
 */
export function questions(): string[][] {
  return certQuestions();
}

/**
 * Lists the rules in the order in which they are looked at: number, condition, verdict, code and the statements of the guide.
 * @customfunction CERTRULES CERTRULES
 * @helpurl https://localhost:3000/help.html#certrules
 * @returns {string[][]} A rule a row.
 */
export function rules(): string[][] {
  return certRules();
}

/**
 * Gives the version of CertVerdict and the hash of the policy that judges.
 * @customfunction CERTVERSION CERTVERSION
 * @helpurl https://localhost:3000/help.html#certversion
 * @param {any[][]} [organisation] Two columns with what holds for everyone; Strict and Redesign rule set the policy.
 * @returns {string[][]} Version and policy hash side by side.
 */
export function version(organisation?: any[][]): string[][] {
  return orError(certVersion(packageJson.version, organisation));
}
