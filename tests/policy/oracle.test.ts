// The oracle against the worked examples, against itself in slower forms, and against the hand-written if-chain.
import { judgeWithIfChain } from "../../bench/peers/ifChain";
import { readExamples } from "../support/examples";
import { cellsOf, HEADINGS, QUESTIONS, randomPerson, withSomeBlanks } from "../support/people";
import { seeded } from "../support/random";
import { EVERY_SETTING, USUAL as usual } from "../support/settings";
import { oracle } from "./oracle";
import { CHANGE_ORDER } from "./oracleChanges";
import type { Answers, QuestionId } from "./oracleRules";
import { ALLOWED, ASKING_ORDER, VERDICTS } from "./oracleRules";

const quick = { changes: false };

const certifies = (verdict: string) => verdict.startsWith("CERTIFY");

describe("worked examples", () => {
  const examples = readExamples();

  test("all of them are read", () => expect(examples).toHaveLength(20));

  test.each(examples.map((example) => [example.name, example] as const))("%s", (_, { person, expected }) => {
    expect(oracle(person, usual, quick)).toMatchObject(expected);
  });
});

/** A complete row that certifies for a gap; the cases below change it. */
const sound: Answers = {
  ...{ exposure: "moderate", cause: "skills", reporting: "no", coordination: "no" },
  ...{ industry: "stable", phase: "settled", committees: "no", leaders: "no", politics: "no", market: "no" },
  ...{ reason: "gap", gap: "yes", direction: "grow here", asksForIt: "no", targetSound: "no" },
  ...{ tested: "regular", ownership: "expands" },
};

const recognised = { leaders: "yes", otherReasons: ["signal"] };
const role = { direction: "named role", asksForIt: "yes", targetSound: "yes" };

describe("what the examples leave out", () => {
  test.each<[string, Answers, object]>([
    ["a sound row", {}, { verdict: "CERTIFY", code: "GAP", gate: 9, firm: true, strength: "thin" }],
    [
      "the cause is not asked of low exposure",
      { exposure: "low", cause: "" },
      { verdict: "CERTIFY", firm: true },
    ],
    [
      "blank exposure never certifies, though every filling would",
      { exposure: "", ...role },
      { verdict: "ASSESS_EXPOSURE", possible: ["CERTIFY"], dependsOn: ["exposure"], firm: false, gate: 1 },
    ],
    [
      "both halves of a blank exposure are open",
      { exposure: "", cause: "", reason: "panic", ownership: "fewer" },
      { verdict: "ASSESS_EXPOSURE", possible: ["PLAN_MOVE"], dependsOn: ["exposure", "cause"] },
    ],
    [
      "a certificate with two possible reasons",
      { reason: "signal", leaders: "" },
      {
        verdict: "CERTIFY",
        code: "EITHER-WAY",
        gate: 9,
        firm: true,
        dependsOn: [],
        cautions: ["REASON-MISMATCH"],
      },
    ],
    [
      "a rule that holds is not held up by an earlier one that is only possible: no leverage before no reason",
      { gap: "", ownership: "same" },
      { verdict: "APPLY_PROJECT", code: "NO-LEVERAGE", gate: 7, firm: true, dependsOn: [] },
    ],
    [
      "the same for redesign before structure",
      { reporting: "yes", ownership: "", phase: "redesign" },
      { verdict: "PLAN_MOVE", code: "REDESIGN", gate: 8, firm: true, possible: ["PLAN_MOVE"] },
    ],
    [
      "certify or certify for recognition: still a question",
      { ...recognised, gap: "" },
      { verdict: "NEEDS_ANSWER", code: "ASK", ask: "gap", gate: 4, possible: ["CERTIFY", "CERTIFY_SIGNAL"] },
    ],
    ["signal among the other reasons", { ...recognised, gap: "no" }, { verdict: "CERTIFY_SIGNAL", gate: 9 }],
    [
      "a blank direction leaves the reasons unknown, whatever the target asks",
      { direction: "", gap: "no" },
      {
        verdict: "NEEDS_ANSWER",
        ask: "direction",
        possible: ["PLAN_MOVE", "APPLY_PROJECT", "DEFINE_TARGET"],
      },
    ],
    [
      "one unsure organisation answer: all four are open",
      { gap: "no", reason: "signal", committees: "", leaders: "", politics: "", market: "" },
      {
        verdict: "NEEDS_ANSWER",
        ask: "committees",
        dependsOn: ["committees", "leaders", "politics", "market"],
      },
    ],
    [
      "an open verdict of an early rule",
      { industry: "", reason: "panic" },
      {
        verdict: "NO_CASE",
        code: "PANIC",
        firm: false,
        possible: ["PLAN_MOVE", "NO_CASE"],
        dependsOn: ["industry"],
      },
    ],
    [
      "an unknown reason may be signal",
      { gap: "no", leaders: "yes", reason: "" },
      { verdict: "NEEDS_ANSWER", ask: "reason", gate: 4 },
    ],
    ["one strengthener", { hybrid: "yes" }, { strength: "solid", cautions: [] }],
    [
      "two cautions make it thin",
      { cause: "both", stance: "defensive", hybrid: "yes" },
      { strength: "thin" },
    ],
    [
      "two strengtheners and a caution",
      { cause: "both", outcomes: "yes", hybrid: "yes" },
      { strength: "solid", cautions: ["MIXED-CAUSE"] },
    ],
  ])("%s", (_, changed, expected) => {
    expect(oracle({ ...sound, ...changed }, usual, quick)).toMatchObject(expected);
  });

  test.each<[string[], Answers]>([
    [["MIXED-MOTIVE"], { otherReasons: ["gap", "panic"] }],
    [[], { otherReasons: ["unclear position", "industry worry"] }],
    [["DEFENSIVE"], { stance: "defensive" }],
    [["LIGHT-TEST"], { tested: "tried" }],
    [["MIXED-CAUSE"], { cause: "both" }],
    [[], { cause: "both", exposure: "low" }],
    [[], { cause: "both", ownership: "fewer" }],
    [["HEAVY-EXPANDS"], { coordination: "yes" }],
    [["HEAVY-SKILLS"], { coordination: "yes", ownership: "same" }],
    [[], { coordination: "yes", ownership: "" }],
    [["DESIGN-EXPANDS"], { cause: "design" }],
    [[], { cause: "design", exposure: "low" }],
    [[], { cause: "design", exposure: "" }],
    [["NO-GAIN"], { outcomes: "yes", ownership: "same" }],
    [[], { outcomes: "yes", ownership: "same", ...role }],
    [["AT-DESTINATION"], { industry: "compressing", ...role }],
    [[], { industry: "compressing", ...role, targetSound: "" }],
    [["REASON-MISMATCH"], { reason: "industry shift" }],
    [[], { otherReasons: ["transition"] }],
    [[], { reason: "industry worry", ...role }],
    [[], { reason: "transition", gap: "no" }],
  ])("cautions %j of %j", (cautions, changed) => {
    expect(oracle({ ...sound, ...changed }, usual, quick).cautions).toEqual(cautions);
  });

  test.each<[string, Answers, object | null]>([
    ["certifies already", {}, null],
    ["one answer", { tested: "never" }, { count: 1, questions: ["tested"], sets: [["tested"]] }],
    ["what is simply so may change too", { phase: "redesign" }, { count: 1, sets: [["phase"]] }],
    [
      "sets of two, those with what people can act on first",
      { industry: "compressing", phase: "redesign", asksForIt: "yes" },
      {
        count: 2,
        sets: [
          ["direction", "targetSound"],
          ["direction", "industry"],
          ["industry", "phase"],
        ],
        answers: ["named role,yes", "named industry,yes"],
      },
    ],
    ["an invalid reason stands", { reason: "panic" }, { count: null, questions: [], sets: [], answers: [] }],
    [
      "a blank reason may be filled",
      { reason: "" },
      {
        count: 1,
        questions: ["reason"],
        answers: ["gap", "signal", "transition", "industry shift"],
      },
    ],
    [
      "several sets of one",
      { gap: "no", reason: "signal", ownership: "same" },
      { count: 1, questions: ["committees"], sets: [["committees"], ["leaders"], ["politics"], ["market"]] },
    ],
  ])("fewest changes: %s", (_, changed, expected) => {
    const { changes } = oracle({ ...sound, ...changed }, usual);
    const ways = changes?.answers.map((way) => Object.values(way).join());
    if (expected === null) expect(changes).toBeNull();
    else expect("answers" in expected ? { ...changes, answers: ways } : changes).toMatchObject(expected);
  });

  test("the questions that would lose a certificate", () => {
    const loses = ["cause", "tested", "direction", "gap", "ownership", "industry", "phase"];
    expect(oracle(sound, usual).loses).toEqual(loses);
  });
});

describe("without the shortcuts of the oracle", () => {
  /** Every way of answering `ids`, in the order of the allowed answers. */
  function fillings(ids: readonly QuestionId[]): Record<string, string>[] {
    return ids.reduce<Record<string, string>[]>(
      (ways, id) => ways.flatMap((way) => ALLOWED[id].map((value) => ({ ...way, [id]: value }))),
      [{}],
    );
  }

  test("possible verdicts and open questions, question by question", () => {
    const random = seeded(2);
    const openQuestions = new Set<string>();
    for (let i = 0; i < 1000; i++) {
      const settings = EVERY_SETTING[i % 4]!;
      const answers = withSomeBlanks(random, randomPerson(random), 1 + (i % 5));
      const blanks = ASKING_ORDER.filter((id) => answers[id] === "");
      const verdictOf = (way: object) => oracle({ ...answers, ...way }, settings, quick).verdict;
      const results = fillings(blanks).map((way) => ({ way, verdict: verdictOf(way) }));
      const dependsOn = blanks.filter((id) => {
        const byOthers = new Map<string, string>();
        return results.some(({ way, verdict }) => {
          const others = JSON.stringify({ ...way, [id]: "" });
          const known = byOthers.get(others) ?? verdict;
          byOthers.set(others, known);
          return known !== verdict;
        });
      });
      const found = oracle(answers, settings, quick);
      const unassessed = found.verdict === "ASSESS_EXPOSURE" ? ["exposure", "cause"] : [];
      expect([...found.possible].sort()).toEqual([...new Set(results.map(({ verdict }) => verdict))].sort());
      expect(found.dependsOn).toEqual(
        blanks.filter((id) => dependsOn.includes(id) || unassessed.includes(id)),
      );
      for (const id of found.dependsOn) openQuestions.add(id);
    }
    expect(openQuestions.size).toBe(ASKING_ORDER.length);
  });

  test("fewest changes, up to two", () => {
    const random = seeded(3);
    const counts = new Set<number | null>();
    for (let i = 0; i < 60; i++) {
      const settings = EVERY_SETTING[i % 4]!;
      const answers = withSomeBlanks(random, randomPerson(random), i % 4);
      const offered = CHANGE_ORDER.filter((id) => id !== "reason" || answers.reason === "");
      const reaches = (ids: QuestionId[]) =>
        fillings(ids)
          .filter((way) => ids.every((id) => way[id] !== answers[id]))
          .some((way) => certifies(oracle({ ...answers, ...way }, settings, quick).verdict));
      const found = oracle(answers, settings, { maxChanges: 2 });
      if (certifies(found.verdict)) continue;
      const ones = offered.map((id) => [id]).filter(reaches);
      const pairs = offered.flatMap((id, at) => offered.slice(at + 1).map((other) => [id, other]));
      const sets = ones.length > 0 ? ones : pairs.filter(reaches);
      expect(found.changes).toMatchObject({ count: sets[0]?.length ?? null, questions: sets[0] ?? [], sets });
      counts.add(found.changes!.count);
    }
    expect([...counts].sort()).toEqual([1, 2, null]);
  });

  test("a rule holds everywhere: every filling of the seventeen questions has a verdict", () => {
    // Filling in goes through rules 1 to 15 and throws where none holds; ASSESS_EXPOSURE needs a blank.
    for (const settings of [usual, { strict: true, redesignRule: false }]) {
      for (const otherReasons of [[], ["signal"]]) {
        const { possible } = oracle({ otherReasons }, settings, quick);
        expect(possible).toEqual(VERDICTS.filter((id) => id !== "ASSESS_EXPOSURE" && id !== "NEEDS_ANSWER"));
      }
    }
  });
});

describe("wrong answers", () => {
  test.each<[Answers, string]>([
    [{ exposure: "High" }, 'exposure: "High" is not an allowed answer'],
    [{ otherReasons: ["gap", "fun"] }, 'otherReasons: "fun" is not an allowed answer'],
    [{ age: "40" } as Answers, "No such question: age"],
  ])("%j", (answers, message) => {
    expect(() => oracle(answers, usual)).toThrow(message);
  });
});

describe("the if-chain by hand", () => {
  test("equals the oracle on 20,000 complete rows", () => {
    const random = seeded(1);
    const people = Array.from({ length: 20_000 }, () => randomPerson(random));
    const headings = QUESTIONS.map((id) => HEADINGS[id]).reverse();
    const rows = people.map((person) => cellsOf(person).reverse());
    const met = new Set<string>();
    for (const settings of EVERY_SETTING) {
      const expected = people.map((person) => oracle(person, settings, quick));
      const { verdicts, codes } = judgeWithIfChain(rows, headings, settings);
      const differing = expected.filter(({ verdict, code }, i) => {
        met.add(`${verdict} ${code}`);
        return verdict !== verdicts[i] || code !== codes[i];
      });
      expect(differing).toEqual([]);
      expect(verdicts).toHaveLength(rows.length);
    }
    // Every verdict and code that a complete row can have was met, so no branch went unchecked.
    expect(met.size).toBe(25);
  });

  test("a missing column is named", () => {
    expect(() => judgeWithIfChain([], ["AI exposure"], usual)).toThrow('Column "Exposure cause" is missing');
  });
});
