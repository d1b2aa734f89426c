// The policy as its callers see it: the worked examples, the hash, what is cited, and the reasons beside a verdict.
import { JUDGEMENTS, STRENGTHENERS } from "../../src/policy/judgements";
import type { Fact } from "../../src/policy/facts";
import { FACTS } from "../../src/policy/facts";
import { judge, loadPolicy } from "../../src/policy/policy";
import type { Answers } from "../../src/policy/questions";
import { ASKING_ORDER, QUESTION_IDS, QUESTIONS } from "../../src/policy/questions";
import { RULES } from "../../src/policy/rules";
import { CAUTIONS, certifies, GATE_OF_QUESTION, GATES } from "../../src/policy/verdicts";
import { readExamples } from "../support/examples";
import { answersOf, HEADINGS, randomPerson, withBlanks } from "../support/people";
import { seeded } from "../support/random";
import { EVERY_SETTING, USUAL } from "../support/settings";
import { soundBut } from "../support/sound";
import { sheetOf, valueOf } from "./interpreter";
import { ALLOWED, ASKING_ORDER as ORACLE_ORDER } from "./oracleRules";

const usual = loadPolicy(USUAL);

describe("the worked examples", () => {
  const examples = readExamples();
  test("all of them are read", () => expect(examples).toHaveLength(20));
  test.each(examples.map((example) => [example.name, example] as const))("%s", (_, { person, expected }) => {
    expect(judge(usual, answersOf(person))).toMatchObject(expected);
  });
});

describe("the questions", () => {
  test("are those of the specification, with its headings and answers", () => {
    expect(Object.fromEntries(QUESTIONS.map(({ id, heading }) => [id, heading]))).toEqual(HEADINGS);
    expect(Object.fromEntries(QUESTIONS.map(({ id, answers }) => [id, answers]))).toEqual(ALLOWED);
  });
  test("are asked in its order", () => expect(ASKING_ORDER).toEqual(ORACLE_ORDER));
  test("only what the person alone can say is barred from roles and organisation", () => {
    const own = QUESTIONS.filter((question) => "personOnly" in question).map(({ id }) => id);
    expect(own).toEqual(["reason", "otherReasons", "stance"]);
  });
});

describe("the hash", () => {
  test("is eight hexadecimal digits, another for each combination of settings", () => {
    const hashes = EVERY_SETTING.map((settings) => loadPolicy(settings).hash);
    expect(hashes.filter((hash) => /^p[0-9a-f]{8}$/.test(hash))).toHaveLength(4);
    expect(new Set(hashes).size).toBe(4);
  });

  test("is the same at another loading, in whatever order the settings are named", async () => {
    for (const { strict, redesignRule } of EVERY_SETTING) {
      await jest.isolateModulesAsync(async () => {
        const again = await import("../../src/policy/policy");
        const policy = again.loadPolicy({ redesignRule, strict });
        expect(policy).not.toBe(loadPolicy({ strict, redesignRule }));
        expect(policy.hash).toBe(loadPolicy({ strict, redesignRule }).hash);
      });
    }
  });

  test("the usual settings are those of a policy loaded without any", () => {
    expect(loadPolicy()).toBe(loadPolicy({ strict: false, redesignRule: true }));
  });
});

describe("what is cited", () => {
  const lines: readonly (readonly [table: string, id: string, cites: readonly string[]])[] = [
    ...QUESTIONS.map(({ id, cites }) => ["question", id, cites] as const),
    ...JUDGEMENTS.map(({ id, cites }) => ["judgement", id, cites] as const),
    ...STRENGTHENERS.map(({ id, cites }) => ["strengthener", id, cites] as const),
    ...RULES.map(({ id, code, cites }) => ["rule", `${id} ${code}`, cites] as const),
    ...CAUTIONS.map(({ id, cites }) => ["caution", id, cites] as const),
    ...FACTS.map(({ id, cites }) => ["fact", id, cites] as const),
  ];
  test.each(lines)("%s %s rests on statements of the guide", (_table, _id, cites) => {
    const statements = Array.from({ length: 63 }, (_, i) => `E${String(i + 1)}`);
    expect(cites.length).toBeGreaterThan(0);
    expect(cites.filter((cite) => !statements.includes(cite))).toEqual([]);
  });
});

test("every gate is one of nine, and one for each code", () => {
  const gateOfCode = new Map(RULES.map(({ code, gate }) => [code, gate]));
  for (const { code, gate } of RULES) expect(gate).toBe(gateOfCode.get(code));
  const gates = [...gateOfCode.values(), ...Object.values(GATE_OF_QUESTION)];
  expect([...new Set(gates)].sort()).toEqual(GATES.map((_, index) => index + 1));
});

describe("the reasons beside a verdict", () => {
  const role: Answers = { direction: "named role", asksForIt: "yes", targetSound: "yes" };
  test.each<[name: string, answers: Answers, reasons: object]>([
    [
      "a certificate: what decided, what else supports it",
      soundBut({ hybrid: "yes", stance: "offensive" }),
      { decided: ["GAP"], supports: ["expands", "hybrid", "regular", "offensive"], against: [] },
    ],
    [
      "a certificate with something against it",
      soundBut({ ...role, reason: "transition", gap: "no", ownership: "same", outcomes: "yes" }),
      {
        decided: ["TRANSITION"],
        supports: ["outcomes", "regular"],
        against: ["noGap", "sameWork"],
      },
    ],
    [
      "structure decides, with what makes it so and the exit that is missing",
      soundBut({ reporting: "yes", cause: "design", ownership: "same" }),
      {
        decided: ["STRUCTURAL", "designed", "reporting", "noExit"],
        supports: ["sameWork"],
        against: ["gap", "regular"],
      },
    ],
    [
      "an exit that is not known is said to be unknown",
      soundBut({ ...role, ownership: "fewer" }, "targetSound"),
      {
        decided: ["STRUCTURAL", "fewer", "exitUnknown"],
        supports: [],
        against: ["gap", "transition", "regular"],
      },
    ],
    [
      "a weak reason",
      soundBut({ reason: "headlines", tested: "measured" }),
      { decided: ["HEADLINES"], supports: [], against: ["gap", "expands", "measured"] },
    ],
    [
      "an open question: nothing has decided yet",
      soundBut({ phase: "redesign", industry: "shifting" }, "reason", "leaders", "ownership"),
      { decided: ["ASK"], supports: [], against: ["gap", "regular"] },
    ],
    ["nothing known", {}, { decided: ["EXPOSURE-UNCLEAR"], supports: [], against: [] }],
  ])("%s", (_name, answers, expected) => {
    const { reasons } = judge(usual, answers);
    const ids = (kind: string) => reasons.filter((reason) => reason.kind === kind).map(({ id }) => id);
    expect({ decided: ids("decided"), supports: ids("supports"), against: ids("against") }).toEqual(expected);
  });

  test.each<[changed: Answers, verdict: string, code: string, cites: readonly string[]]>([
    [{ gap: "no", tested: "measured" }, "DEPLOY", "NO-REASON", ["E8", "E39"]],
    [{ gap: "no", exposure: "low" }, "NO_CASE", "NO-REASON", ["E8"]],
    [{ gap: "no" }, "APPLY_PROJECT", "NO-REASON", ["E8", "E38", "E40"]],
    [{ ownership: "same", tested: "measured" }, "DEPLOY", "NO-LEVERAGE", ["E23", "E39", "E59"]],
    [{ ownership: "same" }, "APPLY_PROJECT", "NO-LEVERAGE", ["E23", "E45", "E59"]],
    [{}, "CERTIFY", "GAP", ["E63", "E9"]],
    [{ reason: "signal", market: "yes" }, "CERTIFY", "RECOGNITION", ["E63", "E10"]],
    [{ reason: "signal", market: "yes", gap: "no" }, "CERTIFY_SIGNAL", "RECOGNITION", ["E10", "E34"]],
  ])("the sound row with %j: %s %s cites its own rule", (changed, verdict, code, cites) => {
    const judgement = judge(usual, soundBut(changed));
    expect(judgement).toMatchObject({ verdict, code });
    expect(judgement.reasons[0]).toEqual({ kind: "decided", id: code, cites });
  });

  test("are what decided, then what supports it, then the rest: all facts that are known to hold and not said yet", () => {
    const random = seeded(8);
    const order = ["decided", "supports", "against"];
    for (let i = 0; i < 600; i++) {
      const answers = answersOf(withBlanks(random, randomPerson(random), (i % 3) / 3));
      const settings = EVERY_SETTING[i % 4]!;
      const { verdict, code, reasons } = judge(loadPolicy(settings), answers);
      const [first, ...rest] = reasons;
      expect(first).toMatchObject({ kind: "decided", id: code });
      const places = rest.map(({ kind }) => order.indexOf(kind));
      expect(places).toEqual([...places].sort());
      const shown = FACTS.filter(
        ({ when, saidBy }) =>
          valueOf(when, sheetOf(answers, settings)) === "yes" && saidBy?.includes(code) !== true,
      );
      const kindOf = ({ side, detailOf }: Fact) =>
        detailOf?.includes(code)
          ? "decided"
          : (side === "for") === certifies(verdict)
            ? "supports"
            : "against";
      const expected = shown.map((fact) => `${fact.id} ${kindOf(fact)}`);
      expect(rest.map(({ id, kind }) => `${id} ${kind}`).sort()).toEqual(expected.sort());
    }
  });

  test("facts belong to codes that rules have", () => {
    const named = FACTS.flatMap(({ detailOf = [], saidBy = [] }) => [...detailOf, ...saidBy]);
    const codes = new Set(RULES.map(({ code }) => code));
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });
});

test("ids are known once each", () => {
  for (const ids of [QUESTION_IDS, JUDGEMENTS.map(({ id }) => id), FACTS.map(({ id }) => id)])
    expect(new Set(ids).size).toBe(ids.length);
});
