// The functions as Excel knows them; names and arguments are read from here into functions.json when the add-in is built.
/// <reference types="custom-functions-runtime" />
import packageJson from "../../package.json";
import type { Problem } from "./arguments";
import { isProblem } from "./arguments";
import { certAssess } from "./assessments";
import { certGate } from "./gates";
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

/**
 * How exposed is a role to AI: low, moderate or high? A row for each row of the arguments, which are single cells or columns of equal height.
 * @customfunction CERTEXPOSURE CERTEXPOSURE
 * @helpurl https://localhost:3000/help.html#certexposure
 * @param {any[][]} repeatable Share of work that repeats itself: 60 %, or 0.6 as a percentage cell holds it.
 * @param {any[][]} benchmarked Is the output easily compared? yes or no.
 * @param {any[][]} distance Distance to revenue: direct, near or far.
 * @param {any[][]} decides Part in decisions: decides, advises or supplies.
 * @param {any[][]} [organisation] Two columns with what holds for everyone: heading and answer. Its two lines for the exposure share set the thresholds.
 * @returns {string[][]} How exposed each row is.
 */
export function exposure(
  repeatable: any[][],
  benchmarked: any[][],
  distance: any[][],
  decides: any[][],
  organisation?: any[][],
): string[][] {
  return orError(certAssess("exposure", { repeatable, benchmarked, distance, decides }, organisation));
}

/**
 * Where does a role's exposure come from: design, skills or both? A row for each row of the arguments.
 * @customfunction CERTCAUSE CERTCAUSE
 * @helpurl https://localhost:3000/help.html#certcause
 * @param {any[][]} repeatable Share of work that repeats itself: 60 %, or 0.6 as a percentage cell holds it.
 * @param {any[][]} decides Part in decisions: decides, advises or supplies.
 * @param {any[][]} [reporting] Is the role heavy on reporting? yes or no.
 * @param {any[][]} [coordination] Is the role heavy on coordination? yes or no.
 * @param {any[][]} [organisation] Two columns with what holds for everyone: heading and answer. Its two lines for the exposure share set the thresholds.
 * @returns {string[][]} The cause for each row.
 */
export function cause(
  repeatable: any[][],
  decides: any[][],
  reporting?: any[][],
  coordination?: any[][],
  organisation?: any[][],
): string[][] {
  return orError(certAssess("cause", { repeatable, decides, reporting, coordination }, organisation));
}

/**
 * If 40 % more got done, what would follow: expands, same or fewer? A row for each row of the arguments.
 * @customfunction CERTOWNERSHIP CERTOWNERSHIP
 * @helpurl https://localhost:3000/help.html#certownership
 * @param {any[][]} scope Would the scope grow? yes or no.
 * @param {any[][]} influence Would the influence grow? yes or no.
 * @param {any[][]} pay Would the reward grow? yes or no.
 * @param {any[][]} headcount Would fewer people be needed? yes or no.
 * @returns {string[][]} The ownership effect for each row.
 */
export function ownership(scope: any[][], influence: any[][], pay: any[][], headcount: any[][]): string[][] {
  return orError(certAssess("ownership", { scope, influence, pay, headcount }));
}

/**
 * Which class is a role of: exposed, enhanced or proof? A row for each row of the arguments.
 * @customfunction CERTROLECLASS CERTROLECLASS
 * @helpurl https://localhost:3000/help.html#certroleclass
 * @param {any[][]} exposure AI exposure: low, moderate or high.
 * @param {any[][]} ownership Ownership effect: expands, same or fewer.
 * @param {any[][]} outcomes Does it own measured outcomes? yes or no.
 * @returns {string[][]} The class for each row.
 */
export function roleClass(exposure: any[][], ownership: any[][], outcomes: any[][]): string[][] {
  return orError(certAssess("roleClass", { exposure, ownership, outcomes }));
}

/**
 * How far has AI come in an organisation: introduction, normalisation, redesign or settled? A row for each row of the arguments.
 * @customfunction CERTPHASE CERTPHASE
 * @helpurl https://localhost:3000/help.html#certphase
 * @param {any[][]} expected Is the use of AI expected or optional?
 * @param {any[][]} targets Have targets been raised because of AI? yes or no.
 * @param {any[][]} headcount Has headcount growth slowed because of AI? yes or no.
 * @param {any[][]} reorganised Are layers or reporting lines being reorganised? yes or no.
 * @param {any[][]} over Are the changes over and stable? yes or no.
 * @returns {string[][]} The phase for each row.
 */
export function phase(
  expected: any[][],
  targets: any[][],
  headcount: any[][],
  reorganised: any[][],
  over: any[][],
): string[][] {
  return orError(certAssess("phase", { expected, targets, headcount, reorganised, over }));
}

/**
 * Do leaders value AI literacy: yes or no? A row for each row of the argument.
 * @customfunction CERTLEADERS CERTLEADERS
 * @helpurl https://localhost:3000/help.html#certleaders
 * @param {any[][]} view What leaders usually see in somebody who shows AI use: moderniser, efficient worker or automated work.
 * @returns {string[][]} Yes or no for each row.
 */
export function leaders(view: any[][]): string[][] {
  return orError(certAssess("leaders", { view }));
}

/**
 * How far has AI been tried at work: measured, regular, tried, never or blocked? A row for each row of the arguments.
 * @customfunction CERTTESTED CERTTESTED
 * @helpurl https://localhost:3000/help.html#certtested
 * @param {any[][]} used Has it been used on real work? yes or no.
 * @param {any[][]} regular Is it used on a regular basis? yes or no.
 * @param {any[][]} measured Has the result been measured? yes or no.
 * @param {any[][]} allowed Is it allowed? yes or no.
 * @returns {string[][]} How far it has been tried, for each row.
 */
export function tested(used: any[][], regular: any[][], measured: any[][], allowed: any[][]): string[][] {
  return orError(certAssess("tested", { used, regular, measured, allowed }));
}

/**
 * Where is somebody heading: grow here, named role, named industry, undecided or none? A row for each row of the arguments.
 * @customfunction CERTDIRECTION CERTDIRECTION
 * @helpurl https://localhost:3000/help.html#certdirection
 * @param {any[][]} widen Can more be owned here? yes or no.
 * @param {any[][]} role Is a role elsewhere named and agreed? yes or no.
 * @param {any[][]} industry Is an industry elsewhere named? yes or no.
 * @param {any[][]} weighing Is it still being weighed? yes or no.
 * @returns {string[][]} The direction for each row.
 */
export function direction(widen: any[][], role: any[][], industry: any[][], weighing: any[][]): string[][] {
  return orError(certAssess("direction", { widen, role, industry, weighing }));
}

/**
 * How is an industry doing: stable, shifting or compressing? A row for each row of the arguments.
 * @customfunction CERTINDUSTRY CERTINDUSTRY
 * @helpurl https://localhost:3000/help.html#certindustry
 * @param {any[][]} falling Are customers or prices for what is sold falling for good? yes or no.
 * @param {any[][]} changing Are they changing? yes or no.
 * @returns {string[][]} The state of the industry for each row.
 */
export function industry(falling: any[][], changing: any[][]): string[][] {
  return orError(certAssess("industry", { falling, changing }));
}

/**
 * Is a target sound: yes or no? A row for each row of the arguments.
 * @customfunction CERTTARGET CERTTARGET
 * @helpurl https://localhost:3000/help.html#certtarget
 * @param {any[][]} lasting Is it tied to core revenue, compliance, infrastructure, risk or operations that cannot be deferred? yes or no.
 * @param {any[][]} heavy Is it heavy on reporting or coordination? yes or no.
 * @returns {string[][]} Yes or no for each row.
 */
export function target(lasting: any[][], heavy: any[][]): string[][] {
  return orError(certAssess("targetSound", { lasting, heavy }));
}

/**
 * How far has each row come through the nine gates? Such as "stopped at 3 of 9: industry", a row for each row of answers.
 * @customfunction CERTGATE CERTGATE
 * @helpurl https://localhost:3000/help.html#certgate
 * @param answers The roster: a row for each person. Without headings its first row holds them, as in Roster[#All].
 * @param {any[][]} [headings] One heading for each column of answers, as in Roster[#Headers]. The result then has no heading row.
 * @param {any[][]} [organisation] Two columns with what holds for everyone: heading and answer. Strict and Redesign rule set the policy.
 * @param {any[][]} [roles] A table with headings and a row for each role, joined on the column Role.
 * @returns {string[][]} The gate at which each row stopped.
 */
export function gate(
  answers: any[][],
  headings?: any[][],
  organisation?: any[][],
  roles?: any[][],
): string[][] {
  return orError(certGate({ answers, headings, organisation, roles }));
}
