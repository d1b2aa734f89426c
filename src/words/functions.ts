// What the functions in Excel say: what is wrong with a call, the questions in full, and the rules in words.
import type { Settings } from "../policy/conditions";
import type { QuestionId } from "../policy/questions";

/** The arguments, as Excel shows their names. */
export const ARGUMENTS = {
  answers: "answers",
  headings: "headings",
  organisation: "organisation",
  roles: "roles",
  column: "column",
} as const;

const { answers, headings, organisation, roles, column } = ARGUMENTS;

const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join(", ");
const count = (number: number, one: string): string => `${String(number)} ${one}${number === 1 ? "" : "s"}`;

/** No heading is that of a question. `near` are misspelt ones, each with the heading of the question. */
export function noHeadingRecognised(
  argument: "answers" | "headings" | "roles",
  near: readonly (readonly [found: string, question: string])[],
): string {
  const where = argument === "headings" ? headings : `the first row of ${ARGUMENTS[argument]}`;
  const hints = near.map(([found, question]) => `“${found}” looks like “${question}”`).join("; ");
  const mend = hints === "" ? ["=CERTQUESTIONS() lists the headings."] : [`Nearest: ${hints}.`];
  if (hints === "" && argument === "answers")
    mend.push(`Where ${answers} holds no heading row, give it as ${headings}.`);
  return [`No heading in ${where} is that of a question.`, ...mend].join(" ");
}

/** An argument that is an error and no range. */
export function argumentIsError(argument: string, error: string): string {
  return `${argument} is the error ${error}. Mend the range it is taken from.`;
}

/** An argument of an assessment that is more than one column wide. */
export function notOneColumn(argument: string, columns: number): string {
  return `${argument} has ${count(columns, "column")}; give one cell, or one column.`;
}

/** Two columns of an assessment that do not belong together. */
export function heightsDiffer(
  [first, firstRows]: readonly [argument: string, rows: number],
  [other, otherRows]: readonly [argument: string, rows: number],
): string {
  return `${first} has ${count(firstRows, "row")}, but ${other} has ${count(otherRows, "row")}. Give columns of the same rows, or single cells.`;
}

/** The heading of CERTGATE, where its answers hold their own headings. */
export const GATE_HEADING = "Gate";

/** How far a row has come through the gates. */
export function gateText(step: number, of: number, gate: string, certifies: boolean): string {
  return certifies ? `passed all ${String(of)}` : `stopped at ${String(step)} of ${String(of)}: ${gate}`;
}

/** Headings that are given, and stand in answers too. */
export function headingsRepeated(): string {
  return `The first row of ${answers} repeats ${headings}. Leave ${headings} out, or give only the rows below, such as Roster[#Data].`;
}

/** More than one row of headings. */
export function manyHeadingRows(rows: number): string {
  return `${headings} has ${count(rows, "row")}; it must be one row, such as Roster[#Headers].`;
}

/** Headings and columns that do not belong together. */
export function countsDiffer(headingCount: number, columnCount: number): string {
  return `${headings} has ${count(headingCount, "cell")}, but ${answers} has ${count(columnCount, "column")}. Give one heading for each column, from the same columns.`;
}

/** An organisation that is not two columns wide. */
export function organisationWidth(columns: number): string {
  return `${organisation} has ${count(columns, "column")}; it must have two: headings on the left, answers on the right.`;
}

/** An organisation that answers nothing. */
export function noOrganisationLine(): string {
  return `No line of ${organisation} starts with the heading of a question or a setting. =CERTQUESTIONS() lists the headings.`;
}

/** A line that is nearly a setting, so that the policy would not be the one that was meant. */
export function nearlySetting(row: number, text: string, setting: string): string {
  return `${organisation}, row ${String(row)}, “${text}”: the line looks like the setting “${setting}”, but is none. Write “${setting}”, or remove the line.`;
}

/** Roles, but nothing to join them on. `wanted` are the headings that would do. */
export function noRoleInAnswers(wanted: readonly string[]): string {
  return `${roles} cannot be joined: no column of ${answers} is headed ${wanted.map((one) => `“${one}”`).join(" or ")}. Add that column to ${answers}, or leave ${roles} out.`;
}

/** A column of CERTEXPLAIN that is none. */
export function unknownColumn(text: string, allowed: readonly string[]): string {
  return `${column} is “${text}”; it must be one of ${quoted(allowed)}, or left out for all of them.`;
}

/** The headings of CERTQUESTIONS. */
export const QUESTION_LIST_HEADINGS = ["Heading", "Question", "Allowed answers", "Level", "Cites"] as const;

/** The headings of CERTRULES. */
export const RULE_LIST_HEADINGS = ["Number", "Condition", "Verdict", "Code", "Cites"] as const;

/** Stands in place of a rule's number where no rule decides. */
export const NO_RULE = "–";

/** When a cell shows something that no single rule gives, as conditions of CERTRULES. */
export const BESIDE_RULES = {
  ask: [
    "None of the rules 1 to 13 is known to hold, and the blank answers decide between different verdicts.",
    "The question to answer is the first blank one, in the order of asking, that can still change the verdict.",
  ].join("\n"),
  eitherWay:
    "None of the rules 1 to 13 is known to hold, and every way of filling the blanks leads to this verdict, but not by the same rule or for the same reason.",
  checkRow: [
    "An answer of the row, or one that it takes over from its role or the organisation, is a value that is not allowed or an error.",
    "Also where its role is an error, or stands on Roles with different answers. No rule is looked at.",
  ].join("\n"),
} as const;

/** Every question in full. Role questions ask about the role, never about the person. */
export const QUESTION_SENTENCES: Readonly<Record<QuestionId, string>> = {
  exposure: "How much of the role's work could AI do?",
  cause: "Does that exposure come from how the role is designed, from skills that are missing, or from both?",
  reporting: "Does the role spend about half of the week or more on reporting?",
  coordination:
    "Does the role spend about half of the week or more on coordination that relays and does not decide?",
  roleClass: "Is the role exposed to AI, enhanced by it, or hardly touched by it?",
  outcomes: "Does the role, or the person, own outcomes that are measured?",
  industry: "Is the organisation's industry stable, shifting, or compressing in its business model?",
  phase:
    "How far has AI come in the organisation: being introduced, becoming normal, redesigning jobs, or settled?",
  committees: "Do promotion panels here look for credentials?",
  leaders: "Do leaders here value visible AI literacy?",
  politics: "Does it count here to have been on a formal programme?",
  market: "Do clients, tenders or the job market ask for such certificates?",
  reason: "What is the main reason for the certificate, as the person states it?",
  otherReasons: "Which other reasons does the person give? Several are separated by commas.",
  gap: "Has a definite capability gap been named that the certificate would close?",
  direction: "Where is the person heading?",
  asksForIt: "Does the role or industry aimed at ask for the credential?",
  targetSound:
    "Is the role or industry aimed at sound: neither heavy on reporting or coordination, nor shrinking?",
  tested:
    "Has the person used AI at work: with a measured result, regularly, a few times, never, or is it blocked?",
  ownership:
    "With more capability, would the person own more, do the same work faster, or would fewer people be needed?",
  systemDesign: "Is the person moving into system design?",
  hybrid: "Is the person moving into a role that joins the trade with AI?",
  stance: "Is the certificate meant to gain ground or to hold it?",
};

/** Something that may hold or not, in words for both. */
export interface Statement {
  readonly holds: string;
  readonly fails: string;
}

/** The judgements that rules are made of, by id. */
export const JUDGEMENT_WORDS: Readonly<Record<string, Statement>> = {
  heavy: {
    holds: "the role is heavy on reporting or coordination",
    fails: "the role is not heavy on reporting or coordination",
  },
  designed: {
    holds: "the exposure comes from the design of the role",
    fails: "the exposure does not come from the design of the role",
  },
  structural: { holds: "the exposure is structural", fails: "the exposure is not structural" },
  understood: { holds: "the exposure is understood", fails: "the exposure is not understood" },
  rewarded: { holds: "a credential is rewarded", fails: "a credential is not rewarded" },
  claimed: { holds: "recognition is wanted", fails: "recognition is not wanted" },
  recognition: {
    holds: "recognition is wanted and rewarded",
    fails: "recognition is not both wanted and rewarded",
  },
  gap: { holds: "a capability gap is named", fails: "no capability gap is named" },
  transition: { holds: "a named role asks for it", fails: "no named role asks for it" },
  shift: { holds: "a sound industry asks for it", fails: "no sound industry asks for it" },
  anyReason: { holds: "a valid reason applies", fails: "no valid reason applies" },
  exit: { holds: "there is a way out", fails: "there is no way out" },
  leverage: { holds: "there is leverage", fails: "there is no leverage" },
  backed: { holds: "the certificate is backed", fails: "the certificate is not backed" },
  early: { holds: "it is too early", fails: "it is not too early" },
  late: { holds: "jobs are being redesigned first", fails: "jobs are not being redesigned first" },
};

const SETTING_WORDS: Readonly<Record<keyof Settings, string>> = {
  strict: "“Strict”",
  redesignRule: "“Redesign rule”",
};

/** Texts as a list in a sentence: a, b or c. */
function oneOf(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} or ${last}`;
}

/** How conditions are put into words. What is called `text` or `texts` is in words already. */
export const CONDITION_WORDS = {
  is: (heading: string, answers: readonly string[]) => `“${heading}” is ${oneOf(answers)}`,
  isNot: (heading: string, answers: readonly string[]) => `“${heading}” is not ${oneOf(answers)}`,
  holds: (heading: string, answers: readonly string[]) => `“${heading}” include ${oneOf(answers)}`,
  holdsNot: (heading: string, answers: readonly string[]) => `“${heading}” do not include ${oneOf(answers)}`,
  blank: (heading: string) => `“${heading}” is blank`,
  answered: (heading: string) => `“${heading}” is answered`,
  on: (setting: keyof Settings) => `the setting ${SETTING_WORDS[setting]} is on`,
  off: (setting: keyof Settings) => `the setting ${SETTING_WORDS[setting]} is off`,
  and: (texts: readonly string[]) => texts.join(", and "),
  or: (texts: readonly string[]) => texts.join(", or "),
  group: (text: string) => `(${text})`,
  not: (text: string) => `not (${text})`,
  /** It is known not to be so, or not known. */
  uncertain: (text: string) => `it is not certain that ${text}`,
  cases: (cases: readonly (readonly [when: string, then: string])[], otherwise: string) =>
    [...cases.map(([when, then]) => `if ${when}: ${then}`), `otherwise: ${otherwise}`].join("; "),
  constants: { yes: "yes", no: "no", unknown: "not known" },
  /** A rule that looks only at rows with every answer that matters. */
  complete: (text: string) => `every answer that matters is given, and ${text}`,
  meaning: (statement: string, text: string) => `“${statement}” means: ${text}.`,
} as const;
