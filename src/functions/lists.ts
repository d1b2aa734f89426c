// What can be looked up: the questionnaire, the rule table, and which version judges.
import { QUESTIONS } from "../policy/questions";
import { RULES } from "../policy/rules";
import {
  BESIDE_RULES,
  NO_RULE,
  QUESTION_LIST_HEADINGS,
  QUESTION_SENTENCES,
  RULE_LIST_HEADINGS,
} from "../words/functions";
import { CHECK_ROW, VERDICT_WORDS } from "../words/verdicts";
import type { Problem } from "./arguments";
import { isProblem } from "./arguments";
import { conditionText } from "./conditionText";
import { surroundingsIn } from "./surroundings";

/** The questionnaire, a question a row under a row of headings. */
export function certQuestions(): string[][] {
  return [
    [...QUESTION_LIST_HEADINGS],
    ...QUESTIONS.map(({ id, heading, answers, levels, cites }) => [
      heading,
      QUESTION_SENTENCES[id],
      answers.join(", "),
      levels.join(", "),
      cites.join(" "),
    ]),
  ];
}

/**
 * The rule table in the order in which rules are looked at, a rule a row under a row of headings. Behind the rules stands
 * what else a verdict's cell can show.
 */
export function certRules(): string[][] {
  return [
    [...RULE_LIST_HEADINGS],
    ...RULES.map((rule) => [
      rule.id,
      conditionText(rule),
      VERDICT_WORDS[rule.verdict],
      rule.code,
      rule.cites.join(" "),
    ]),
    [NO_RULE, BESIDE_RULES.ask, VERDICT_WORDS.NEEDS_ANSWER, "ASK", ""],
    [NO_RULE, BESIDE_RULES.eitherWay, VERDICT_WORDS.CERTIFY, "EITHER-WAY", ""],
    [NO_RULE, BESIDE_RULES.checkRow, CHECK_ROW, "", ""],
  ];
}

/** The version of the product and the hash of the policy that this organisation sets, side by side. */
export function certVersion(version: string, organisation: unknown): string[][] | Problem {
  const surroundings = surroundingsIn(organisation);
  return isProblem(surroundings) ? surroundings : [[version, surroundings.policy.hash]];
}
