// CERTQUESTIONS, CERTRULES and CERTVERSION.
import { certQuestions, certRules, certVersion } from "../../src/functions/lists";
import { loadPolicy } from "../../src/policy/policy";
import { QUESTIONS } from "../../src/policy/questions";
import { RULES } from "../../src/policy/rules";
import { CHECK_ROW, VERDICT_WORDS } from "../../src/words/verdicts";
import { EVERY_SETTING } from "../support/settings";

describe("CERTQUESTIONS", () => {
  const [headings, ...rows] = certQuestions();

  test("is the questionnaire under its headings, in its order", () => {
    expect(headings).toEqual(["Heading", "Question", "Allowed answers", "Level", "Cites"]);
    expect(rows.map(([heading]) => heading)).toEqual(QUESTIONS.map(({ heading }) => heading));
  });

  test.each([
    ["AI exposure", "low, moderate, high", "role", "E7 E58"],
    ["Owns measured outcomes", "yes, no", "role, person", "E26"],
    ["Industry", "stable, shifting, compressing", "organisation", "E51 E54"],
  ])("%s", (...expected) => {
    const row = rows.find(([heading]) => heading === expected[0])!;
    expect(row.filter((_, index) => index !== 1)).toEqual(expected);
  });

  test("every question is one, each in its own words", () => {
    expect(rows.filter(([, question]) => !/^[A-Z].*\?/.test(question!))).toEqual([]);
    expect(new Set(rows.map(([, question]) => question)).size).toBe(rows.length);
  });
});

describe("CERTRULES", () => {
  const [headings, ...rows] = certRules();

  test("is the rule table under its headings, in its order", () => {
    expect(headings).toEqual(["Number", "Condition", "Verdict", "Code", "Cites"]);
    const ruled = rows.slice(0, RULES.length);
    expect(ruled.map(([number, , verdict, code, cites]) => [number, verdict, code, cites])).toEqual(
      RULES.map(({ id, verdict, code, cites }) => [id, VERDICT_WORDS[verdict], code, cites.join(" ")]),
    );
  });

  test("says behind the rules what else a cell can show", () => {
    const others = rows.slice(RULES.length);
    expect(others.map(([number, , verdict, code, cites]) => [number, verdict, code, cites])).toEqual([
      ["–", "Answer needed", "ASK", ""],
      ["–", "Certify now", "EITHER-WAY", ""],
      ["–", "Check row", "", ""],
    ]);
    for (const [, condition] of others) expect(condition).toMatch(/^[A-Z].*\.$/s);
    // They name the rules that may decide over blanks by their numbers.
    const numbers = RULES.filter(({ complete }) => complete !== true).map(({ id }) => Number.parseInt(id));
    expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([1, 13]);
    for (const [, condition] of others.slice(0, 2)) expect(condition).toContain("the rules 1 to 13 ");
  });

  test.each(EVERY_SETTING)("has a line for every verdict and code that a cell can show: %j", (settings) => {
    const listed = rows.map(([, , verdict, code]) => `${verdict!} ${code!}`);
    const shown = loadPolicy(settings).outcomes.map(
      ({ verdict, code }) => `${VERDICT_WORDS[verdict]} ${code}`,
    );
    expect([...shown, `${CHECK_ROW} `].filter((one) => !listed.includes(one))).toEqual([]);
  });

  test.each([
    ["EXPOSURE-UNCLEAR", "The exposure is not understood."],
    ["STRUCTURAL", "The exposure is structural, and it is not certain that there is a way out."],
    ["UNCLEAR-POSITION", "“Main reason” is unclear position."],
    [
      "NO-MATCH",
      "“Direction” is named role or named industry, and “Target asks for credential” is no, and “Capability gap named” is no, and recognition is not both wanted and rewarded.",
    ],
    ["REDESIGN", "Jobs are being redesigned first, and “AI tried at work” is measured, regular or tried."],
  ])("the condition of %s starts with a sentence", (code, sentence) => {
    expect(rows.find((row) => row[3] === code)![1]!.split("\n")[0]).toBe(sentence);
  });

  test("what a condition takes for known stands below it, and what that rests on", () => {
    const [, ...meanings] = rows.find((row) => row[3] === "INDUSTRY")![1]!.split("\n");
    expect(meanings).toEqual([
      "“there is a way out” means: if the setting “Strict” is on: no; if “Direction” is blank: not known; if “Direction” is named role or named industry: “Target asks for credential” is yes, and “Target is sound” is yes; otherwise: no.",
    ]);
    const early = rows.find((row) => row[3] === "TOO-EARLY")![1]!.split("\n");
    expect(early.slice(1).map((line) => line.split(" means: ")[0])).toEqual([
      "“it is too early”",
      "“the certificate is backed”",
      "“recognition is wanted and rewarded”",
      "“a named role asks for it”",
      "“a sound industry asks for it”",
      "“recognition is wanted”",
      "“a credential is rewarded”",
    ]);
  });
});

describe("CERTVERSION", () => {
  test.each(EVERY_SETTING)("gives version and hash of the policy in force: %j", (settings) => {
    const organisation = [
      ["Strict", settings.strict],
      ["Redesign rule", settings.redesignRule ? "on" : "off"],
    ];
    expect(certVersion("1.2.3", organisation)).toEqual([["1.2.3", loadPolicy(settings).hash]]);
  });

  test("takes the usual policy without an organisation", () => {
    expect(certVersion("1.2.3", null)).toEqual([["1.2.3", loadPolicy().hash]]);
  });

  test("says what is wrong with an organisation", () => {
    expect(certVersion("1.2.3", [["Strict", "maybe"]])).toEqual({
      error: "organisation, row 1, “Strict”: “maybe” is not allowed here. Write one of: yes, no.",
    });
  });
});
