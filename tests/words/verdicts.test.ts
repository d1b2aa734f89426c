// The sentences about verdicts: there is one for everything, and none shows an id.
import { FACTS } from "../../src/policy/facts";
import { judge, loadPolicy } from "../../src/policy/policy";
import { QUESTIONS } from "../../src/policy/questions";
import { RULES } from "../../src/policy/rules";
import type { Verdict } from "../../src/policy/verdicts";
import { CAUTIONS, VERDICTS } from "../../src/policy/verdicts";
import {
  alsoOpenWords,
  askWords,
  CAUTION_WORDS,
  changeWords,
  CHECK_ROW,
  losesWords,
  nextStep,
  nextStepSentence,
  openWords,
  reasonWords,
  roleNotFound,
  VERDICT_WORDS,
  WHO_ANSWERS,
  yesNo,
} from "../../src/words/verdicts";
import { USUAL } from "../support/settings";
import { soundBut } from "../support/sound";

/** What no sentence may show: codes in capitals and ids in one word. AI, HR, L&D and E1 to E63 are words. */
const ID = /_|[A-Z]{3,}|[a-z][A-Z]|\b(undefined|null)\b/;

const CODES = [...new Set([...RULES.map(({ code }) => code), "EITHER-WAY"])];

describe("the words in the cell", () => {
  test("are those of the model", () => {
    expect(VERDICT_WORDS).toEqual({
      CERTIFY: "Certify now",
      CERTIFY_SIGNAL: "Certify for recognition",
      ASSESS_EXPOSURE: "Assess exposure first",
      PLAN_MOVE: "Plan the move first",
      TEST_AI: "Try AI at work first",
      APPLY_PROJECT: "Run an applied project",
      DEPLOY: "Roll out what works",
      DEFINE_TARGET: "Set a direction first",
      NO_CASE: "No case now",
      NEEDS_ANSWER: "Answer needed",
    });
    expect(CHECK_ROW).toBe("Check row");
    expect([yesNo(true), yesNo(false)]).toEqual(["yes", "no"]);
  });
});

describe("what decided", () => {
  test.each(CODES)("%s is told in a sentence of its own", (code) => {
    const words = reasonWords({ id: code });
    expect(words).toMatch(/^[A-Z][^.]+[^.]$/);
    expect(words).not.toMatch(ID);
    expect(CODES.filter((other) => reasonWords({ id: other }) === words)).toEqual([code]);
  });

  test.each(FACTS.map(({ id }) => id))("the fact %s is told in a clause of its own", (id) => {
    const words = reasonWords({ id });
    expect(words).toMatch(/^(AI|[a-z])[^.]+ [^.]+[^.]$/);
    expect(words).not.toMatch(ID);
    expect(FACTS.filter((other) => reasonWords(other) === words).map((other) => other.id)).toEqual([id]);
  });

  test("what is said of leverage is true where recognition is given, but not asked for", () => {
    const rewarded = soundBut({ ownership: "same", committees: "yes" });
    expect(judge(loadPolicy(USUAL), rewarded).code).toBe("NO-LEVERAGE");
    expect(reasonWords({ id: "NO-LEVERAGE" })).not.toMatch(/nobody|no one|nothing/i);
  });

  test("an open question is named, with the verdicts still possible", () => {
    expect(askWords("Ownership effect", ["CERTIFY", "NO_CASE"])).toBe(
      "The verdict turns on “Ownership effect”, which is blank; still possible: Certify now, No case now",
    );
  });

  test.each<[headings: readonly string[], possible: readonly Verdict[], sentence: string]>([
    [["Industry"], ["CERTIFY"], "Open: depends on Industry; still possible: Certify now."],
    [
      ["A", "B", "C", "D", "E"],
      ["CERTIFY", "NO_CASE"],
      "Open: depends on A, B, C, D, E; still possible: Certify now, No case now.",
    ],
    [
      ["A", "B", "C", "D", "E", "F"],
      VERDICTS.slice(0, 8),
      "Open: depends on A, B, C, D, E and 1 more; still possible: Certify now, Certify for recognition, Roll out what works, Run an applied project, Try AI at work first and 3 more.",
    ],
  ])("an open verdict names what it depends on, and stays short: %j", (headings, possible, sentence) => {
    expect(openWords(headings, possible)).toBe(sentence);
  });

  test.each([
    [["Industry", "Direction"], "Open: also depends on Industry, Direction."],
    [["A", "B", "C", "D", "E", "F", "G"], "Open: also depends on A, B, C, D, E and 2 more."],
  ])("beside the question to answer, the others: %j", (headings, sentence) => {
    expect(alsoOpenWords(headings)).toBe(sentence);
  });

  test("a role that is not on Roles is named, the beginning of a long text", () => {
    expect(roleNotFound("Pilot")).toBe("The role “Pilot” is not on Roles.");
    expect(roleNotFound("x".repeat(81))).toBe(`The role “${"x".repeat(79)}…” is not on Roles.`);
  });
});

describe("cautions", () => {
  test.each(CAUTIONS.map(({ id }) => id))("%s has a sentence", (id) => {
    expect(CAUTION_WORDS[id]).toMatch(/^[A-Z].+\.$/);
    expect(CAUTION_WORDS[id]).not.toMatch(ID);
  });
  test("none is without a rule", () => {
    expect(Object.keys(CAUTION_WORDS).sort()).toEqual(CAUTIONS.map(({ id }) => id).sort());
  });
});

describe("the next step", () => {
  const heading = "Direction";
  const steps = VERDICTS.map((verdict): [Verdict, string] => [
    verdict,
    nextStepSentence(nextStep(verdict, "", verdict === "NEEDS_ANSWER" ? { heading, level: "person" } : null)),
  ]);
  test.each(steps)("of %s says who, what and how much", (_verdict, sentence) => {
    expect(sentence).toMatch(/^[A-Z][^:]+: .+ \(.+\)\.$/);
    expect(sentence).not.toMatch(ID);
  });
  test("is another for each verdict", () => {
    expect(new Set(steps.map(([, sentence]) => sentence)).size).toBe(VERDICTS.length);
  });
  test("where AI is blocked, begins with a sandbox", () => {
    expect(nextStep("TEST_AI", "BLOCKED", null).what).toContain("sandbox");
    expect(nextStep("TEST_AI", "UNTESTED", null).what).not.toContain("sandbox");
  });
  test.each(QUESTIONS.map(({ heading, levels }) => [heading, levels[0]] as const))(
    "for the open question %s asks at the level of the %s",
    (heading, level) => {
      expect(nextStepSentence(nextStep("NEEDS_ANSWER", "ASK", { heading, level }))).toBe(
        `${WHO_ANSWERS[level]}: answer one question: ${heading} (one answer).`,
      );
    },
  );
});

describe("what would change it", () => {
  test.each<[readonly (readonly [string, string])[] | null, string]>([
    [null, "No change of answers that could be offered leads to a certificate."],
    [[["Direction", "named role"]], "A certificate would make sense with: Direction = named role."],
    [
      [
        ["Gap", "yes"],
        ["Industry", "stable"],
      ],
      "A certificate would make sense with: Gap = yes; Industry = stable.",
    ],
  ])("%j", (changes, sentence) => expect(changeWords(changes)).toBe(sentence));

  test.each<[readonly string[], string]>([
    [[], "No single other answer would lose it."],
    [["Gap", "Industry"], "It would be lost with another answer to any of: Gap; Industry."],
  ])("a certificate that hangs on %j", (headings, sentence) => expect(losesWords(headings)).toBe(sentence));
});
