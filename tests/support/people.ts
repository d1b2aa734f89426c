// Made-up people: their answers in the words of the decision model, complete or with blanks, by chance.
import type { Answers } from "../../src/policy/questions";
import type { QuestionId } from "../policy/oracleRules";
import { ALLOWED, ASKING_ORDER } from "../policy/oracleRules";
import type { Random } from "./random";
import { pick } from "./random";

/** The column heading of every question, in the order of the questionnaire. */
export const HEADINGS: Readonly<Record<QuestionId, string>> = {
  exposure: "AI exposure",
  cause: "Exposure cause",
  reporting: "Reporting-heavy",
  coordination: "Coordination-heavy",
  roleClass: "Role class",
  outcomes: "Owns measured outcomes",
  industry: "Industry",
  phase: "AI adoption phase",
  committees: "Promotion panels want credentials",
  leaders: "Leaders value AI literacy",
  politics: "Formal programmes rewarded",
  market: "Market asks for certificates",
  reason: "Main reason",
  otherReasons: "Other reasons",
  gap: "Capability gap named",
  direction: "Direction",
  asksForIt: "Target asks for credential",
  targetSound: "Target is sound",
  tested: "AI tried at work",
  ownership: "Ownership effect",
  systemDesign: "Moving into system design",
  hybrid: "Moving into hybrid role",
  stance: "Positioning",
};
export const QUESTIONS = Object.keys(HEADINGS) as QuestionId[];

/** Answers in words; an empty text is blank. */
export type Person = Record<Exclude<QuestionId, "otherReasons">, string> & { otherReasons: string[] };

/** The parts of an `Other reasons` cell, or of another list in one cell. */
export function parts(text: string): string[] {
  return text.split(/[,;\n]/).flatMap((part) => part.trim() || []);
}

/** A person from cells by heading; a heading that is missing is blank. */
export function personOf(cells: Readonly<Record<string, string>>): Person {
  const single = QUESTIONS.map((id) => [id, cells[HEADINGS[id]] ?? ""]);
  return { ...Object.fromEntries(single), otherReasons: parts(cells[HEADINGS.otherReasons] ?? "") } as Person;
}

/** A person as cells, in the order of `QUESTIONS`. */
export function cellsOf(person: Person): string[] {
  return QUESTIONS.map((id) => [person[id]].flat().join("; "));
}

/** A person as the policy takes one: blank questions are absent. */
export function answersOf(person: Readonly<Partial<Person>>): Answers {
  return Object.fromEntries(Object.entries(person).filter(([, answer]) => answer !== "")) as Answers;
}

/** A person with every question answered. */
export function randomPerson(random: Random): Person {
  const single = QUESTIONS.map((id) => [id, pick<string>(random, ALLOWED[id])]);
  const person = { ...Object.fromEntries(single), otherReasons: [] } as Person;
  if (random() < 0.5)
    person.otherReasons = [...new Set([pick(random, ALLOWED.reason), pick(random, ALLOWED.reason)])];
  // Most rows of the whole space stop early; the late rules must be met too, so good answers are made likelier.
  if (random() < 0.5)
    person.reason = pick(random, ["gap", "signal", "transition", "industry shift", "industry worry"]);
  if (random() < 0.5) person.tested = pick(random, ["measured", "regular", "tried"]);
  if (random() < 0.5) person.ownership = "expands";
  if (random() < 0.5) person.cause = "skills";
  if (random() < 0.5) {
    // One answer of an organisation shows only where the other three are no.
    const unrewarded = { committees: "no", leaders: "no", politics: "no", market: "no" };
    const one = pick(random, Object.keys(unrewarded));
    Object.assign(person, unrewarded, { [one]: pick(random, ALLOWED.market) });
  }
  return person;
}

/** The person with each single answer blank with this probability. */
export function withBlanks(random: Random, person: Person, share: number): Person {
  const blanks = QUESTIONS.filter((id) => id !== "otherReasons" && random() < share);
  return { ...person, ...Object.fromEntries(blanks.map((id) => [id, ""])) };
}

/** The person with up to `count` of the seventeen questions of the asking order blank. */
export function withSomeBlanks(random: Random, person: Person, count: number): Person {
  const blanks = Array.from({ length: count }, () => pick(random, ASKING_ORDER));
  return { ...person, ...Object.fromEntries(blanks.map((id) => [id, ""])) };
}
