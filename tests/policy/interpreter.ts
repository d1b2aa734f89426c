// The slow truth: the policy's own tables, read line by line, and every way of filling the blanks in turn.
import type { Condition, Settings } from "../../src/policy/conditions";
import { JUDGEMENTS, STRENGTHENERS } from "../../src/policy/judgements";
import type { Answers, AskedQuestionId, QuestionId, SingleQuestionId } from "../../src/policy/questions";
import { ASKING_ORDER, questionById } from "../../src/policy/questions";
import type { Rule } from "../../src/policy/rules";
import { RULES } from "../../src/policy/rules";
import type { Strength, Verdict } from "../../src/policy/verdicts";
import { CAUTIONS, certifies, GATE_OF_QUESTION, strengthOf } from "../../src/policy/verdicts";

type Truth = "yes" | "no" | "unknown";

/** Looks an answer up; undefined while it is blank. */
type Reader = (id: SingleQuestionId) => string | undefined;

/** What a condition is read against. */
export interface Sheet {
  readonly read: Reader;
  readonly otherReasons: readonly string[];
  readonly settings: Settings;
}

const truth = (holds: boolean): Truth => (holds ? "yes" : "no");

const CONDITION_OF_JUDGEMENT = new Map(JUDGEMENTS.map(({ id, is }) => [id, is]));

/** The value of a condition: yes, no or unknown. */
export function valueOf(condition: Condition, sheet: Sheet): Truth {
  switch (condition.op) {
    case "constant":
      return condition.value;
    case "setting":
      return truth(sheet.settings[condition.setting]);
    case "blank":
      return truth(sheet.read(condition.question) === undefined);
    case "otherReason":
      return truth(condition.answers.some((reason) => sheet.otherReasons.includes(reason)));
    case "judgement":
      return valueOf(CONDITION_OF_JUDGEMENT.get(condition.id)!, sheet);
    case "is": {
      const answer = sheet.read(condition.question);
      return answer === undefined ? "unknown" : truth(condition.answers.includes(answer));
    }
    case "not": {
      const value = valueOf(condition.of, sheet);
      return value === "unknown" ? value : truth(value === "no");
    }
    case "known":
      return truth(valueOf(condition.of, sheet) === condition.value);
    case "all":
    case "any": {
      const [decisive, otherwise] =
        condition.op === "all" ? (["no", "yes"] as const) : (["yes", "no"] as const);
      let result: Truth = otherwise;
      for (const part of condition.of) {
        const value = valueOf(part, sheet);
        if (value === decisive) return decisive;
        if (value === "unknown") result = value;
      }
      return result;
    }
    case "choose":
      for (const [when, then] of condition.cases)
        if (valueOf(when, sheet) === "yes") return valueOf(then, sheet);
      return valueOf(condition.otherwise, sheet);
  }
}

/** These answers as they stand, blanks included. */
export function sheetOf({ otherReasons = [], ...single }: Answers, settings: Settings): Sheet {
  return { read: (id) => single[id], otherReasons, settings };
}

const holds = (condition: Condition, sheet: Sheet): boolean => valueOf(condition, sheet) === "yes";

/** The rule that decides once everything is answered. @throws Error where none holds, which is a gap. */
function completeRule(sheet: Sheet): Rule {
  const rule = RULES.find(({ when }) => holds(when, sheet));
  if (rule === undefined) throw new Error("No rule holds");
  return rule;
}

/**
 * Calls `visit` for every way of filling the blanks until it returns false, and says whether it never did.
 *
 * A blank that `visit` does not look at is not filled in: what follows is the same for each of its answers. The blanks
 * looked at turn like the wheels of an odometer, the one looked at last the fastest.
 */
function everyFilling(answers: Answers, visit: (read: Reader) => boolean): boolean {
  const wheels: { readonly id: SingleQuestionId; readonly answers: readonly string[]; at: number }[] = [];
  for (;;) {
    const filled = new Map(wheels.map((wheel) => [wheel.id, wheel.answers[wheel.at]]));
    const read: Reader = (id) => {
      const known = answers[id] ?? filled.get(id);
      if (known !== undefined) return known;
      const wheel = { id, answers: questionById(id).answers, at: 0 };
      wheels.push(wheel);
      filled.set(id, wheel.answers[0]);
      return wheel.answers[0];
    };
    if (!visit(read)) return false;
    while (wheels.length > 0 && wheels.at(-1)!.at === wheels.at(-1)!.answers.length - 1) wheels.pop();
    const last = wheels.at(-1);
    if (last === undefined) return true;
    last.at += 1;
  }
}

/** A judgement as far as the tables alone lead. */
export interface Interpreted {
  readonly verdict: Verdict;
  readonly code: string;
  readonly ask: AskedQuestionId | null;
  readonly firm: boolean;
  readonly possible: ReadonlySet<Verdict>;
  readonly dependsOn: readonly AskedQuestionId[];
  readonly gate: number;
  readonly cautions: readonly string[];
  /** Empty for a verdict that does not certify. */
  readonly strength: Strength | "";
}

/** Judges answers by trying every way of filling the blanks. Tens of milliseconds with seven questions blank. */
export function interpret(answers: Answers, settings: Settings): Interpreted {
  const sheet = sheetOf(answers, settings);
  const filledBy = (read: Reader): Rule => completeRule({ ...sheet, read });

  const outcomes = new Set<string>();
  const possible = new Set<Verdict>();
  everyFilling(answers, (read) => {
    const rule = filledBy(read);
    possible.add(rule.verdict);
    outcomes.add(rule.code);
    return true;
  });

  /** Is there a way of filling the other blanks in which only this question's answer makes a difference? */
  const matters = (id: AskedQuestionId): boolean =>
    answers[id] === undefined &&
    !everyFilling(answers, (read) => {
      const verdicts = questionById(id).answers.map(
        (answer) =>
          filledBy((other: QuestionId) => (other === id ? answer : read(other as SingleQuestionId))).verdict,
      );
      return verdicts.every((verdict) => verdict === verdicts[0]);
    });
  const early = RULES.find((rule) => rule.complete !== true && holds(rule.when, sheet));
  const unclear = early?.verdict === "ASSESS_EXPOSURE" ? ["exposure", "cause"] : [];
  const dependsOn = ASKING_ORDER.filter(
    (id) => (answers[id] === undefined && unclear.includes(id)) || (possible.size > 1 && matters(id)),
  );

  const [only] = possible.size === 1 ? possible : [];
  const verdict = early?.verdict ?? only ?? "NEEDS_ANSWER";
  const [code] = outcomes.size === 1 ? outcomes : ["EITHER-WAY"];
  const ask = verdict === "NEEDS_ANSWER" ? dependsOn[0]! : null;
  const openGate = dependsOn[0] === undefined ? 0 : GATE_OF_QUESTION[dependsOn[0]];
  const cautions = CAUTIONS.filter(
    ({ when, onlyCertifying }) => (onlyCertifying !== true || certifies(verdict)) && holds(when, sheet),
  ).map(({ id }) => id);
  const strengtheners = STRENGTHENERS.filter(({ is }) => holds(is, sheet)).length;
  return {
    verdict,
    code: early?.code ?? (only === undefined ? "ASK" : code!),
    ask,
    firm: only === verdict,
    possible,
    dependsOn,
    gate: early?.gate ?? (certifies(verdict) ? 9 : openGate),
    cautions,
    strength: certifies(verdict) ? strengthOf(strengtheners, cautions.length) : "",
  };
}
