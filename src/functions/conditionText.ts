// A rule's condition in words, made from the tables, so that what people read cannot differ from what is applied.
import type { Condition } from "../policy/conditions";
import { JUDGEMENTS } from "../policy/judgements";
import type { SingleQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import type { Rule } from "../policy/rules";
import { CONDITION_WORDS as WORDS, JUDGEMENT_WORDS } from "../words/functions";

/** A condition in words, and whether it needs brackets inside of another. */
interface Phrase {
  readonly text: string;
  readonly joint?: "all" | "any";
}

const headingOf = (id: SingleQuestionId): string => questionById(id).heading;

/** Conditions joined by one word: brackets around those that are joined by the other. */
function joined(joint: "all" | "any", phrases: readonly Phrase[]): Phrase {
  const texts = phrases.map(({ text, joint: inner }) =>
    inner === undefined || inner === joint ? text : WORDS.group(text),
  );
  return { text: joint === "all" ? WORDS.and(texts) : WORDS.or(texts), joint };
}

/** A condition, or that it fails, in words. */
function phraseOf(condition: Condition, holds: boolean): Phrase {
  switch (condition.op) {
    case "is": {
      const words = holds ? WORDS.is : WORDS.isNot;
      return { text: words(headingOf(condition.question), condition.answers) };
    }
    case "otherReason": {
      const words = holds ? WORDS.holds : WORDS.holdsNot;
      return { text: words(questionById("otherReasons").heading, condition.answers) };
    }
    case "blank":
      return { text: (holds ? WORDS.blank : WORDS.answered)(headingOf(condition.question)) };
    case "setting":
      return { text: (holds ? WORDS.on : WORDS.off)(condition.setting) };
    case "judgement":
      return { text: JUDGEMENT_WORDS[condition.id]![holds ? "holds" : "fails"] };
    case "all":
    case "any": {
      const joint = (condition.op === "all") === holds ? "all" : "any";
      return joined(
        joint,
        condition.of.map((one) => phraseOf(one, holds)),
      );
    }
    case "not":
      return phraseOf(condition.of, !holds);
    case "known": {
      // A rule holds only where its condition is known to; that something is not known to hold has to be said.
      const phrase = phraseOf(condition.of, condition.value === "yes");
      return holds ? phrase : { text: WORDS.uncertain(phrase.text) };
    }
    case "choose": {
      const cases = condition.cases.map(
        ([when, then]) => [phraseOf(when, true).text, phraseOf(then, true).text] as const,
      );
      const text = WORDS.cases(cases, phraseOf(condition.otherwise, true).text);
      return { text: holds ? text : WORDS.not(text) };
    }
    case "constant":
      return { text: holds ? WORDS.constants[condition.value] : WORDS.not(WORDS.constants[condition.value]) };
  }
}

/** The judgements that a condition names, in the order in which it names them. */
function judgementsIn(condition: Condition): string[] {
  switch (condition.op) {
    case "judgement":
      return [condition.id];
    case "all":
    case "any":
      return condition.of.flatMap(judgementsIn);
    case "not":
    case "known":
      return judgementsIn(condition.of);
    case "choose":
      return [...condition.cases.flat(), condition.otherwise].flatMap(judgementsIn);
    default:
      return [];
  }
}

const DEFINITIONS = new Map(JUDGEMENTS.map(({ id, is }) => [id, is]));

/** The judgements that a condition rests on, each once, those that others rest on behind them. */
function definitionsOf(condition: Condition): string[] {
  const ids = judgementsIn(condition);
  for (const id of ids) ids.push(...judgementsIn(DEFINITIONS.get(id)!).filter((one) => !ids.includes(one)));
  return [...new Set(ids)];
}

/** A rule's condition: a sentence, then a line for each thing that it takes for known. */
export function conditionText({ when, complete }: Pick<Rule, "when" | "complete">): string {
  const { text } = phraseOf(when, true);
  const sentence = complete === true ? WORDS.complete(text) : text;
  const meanings = definitionsOf(when).map((id) =>
    WORDS.meaning(JUDGEMENT_WORDS[id]!.holds, phraseOf(DEFINITIONS.get(id)!, true).text),
  );
  return [`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`, ...meanings].join("\n");
}
