// The proofs: they hold for the real tables, and each kind of broken table fails the statement that it should.
import type { Tables } from "../../src/policy/compile";
import { compileTables, TABLES } from "../../src/policy/compile";
import type { Condition } from "../../src/policy/conditions";
import { all, is, judged, not, setting, YES, yes } from "../../src/policy/conditions";
import { provePolicy } from "../../src/policy/proofs";
import type { Answers } from "../../src/policy/questions";
import type { Rule } from "../../src/policy/rules";
import { EVERY_SETTING, USUAL } from "../support/settings";
import { sheetOf, valueOf } from "./interpreter";

describe("the real tables", () => {
  test.each(EVERY_SETTING.map((settings) => [JSON.stringify(settings), settings] as const))(
    "every statement is proved under %s",
    (_name, settings) => {
      const { proofs, nodes, settings: proved } = provePolicy(TABLES, settings);
      expect(proofs.filter(({ holds }) => !holds)).toEqual([]);
      expect(proofs.length).toBeGreaterThan(40);
      expect(proved).toBe(settings);
      expect(nodes).toBeGreaterThan(500);
    },
  );

  test("only strict settings are compared with plain ones", () => {
    const strictly = (strict: boolean) =>
      provePolicy(TABLES, { ...USUAL, strict }).proofs.filter(({ statement }) =>
        statement.includes("strict"),
      );
    expect([strictly(false).length, strictly(true).length]).toEqual([0, 2]);
  });

  test("no statement is made twice", () => {
    const statements = provePolicy(TABLES, USUAL).proofs.map(({ statement }) => statement);
    expect(new Set(statements).size).toBe(statements.length);
  });
});

/** The tables with other rules. */
function withRules(change: (rules: readonly Rule[]) => readonly Rule[]): Tables {
  return { ...TABLES, rules: change(TABLES.rules) };
}

const isRule =
  (id: string, code: string) =>
  (rule: Rule): boolean =>
    rule.id === id && rule.code === code;

/** The tables without the rules of this number and code. */
function without(id: string, code: string): Tables {
  return withRules((rules) => rules.filter((rule) => !isRule(id, code)(rule)));
}

/** The tables with one more rule before the one of this number. */
function withRule(before: string, rule: Pick<Rule, "id" | "when" | "verdict" | "code">): Tables {
  return withRules((rules) => {
    const index = rules.findIndex(({ id }) => id === before);
    return [...rules.slice(0, index), { gate: 4, cites: [], ...rule }, ...rules.slice(index)];
  });
}

/** The tables with another condition for one rule. */
function withCondition(id: string, code: string, change: (when: Condition) => Condition): Tables {
  return withRules((rules) =>
    rules.map((rule) => (isRule(id, code)(rule) ? { ...rule, when: change(rule.when) } : rule)),
  );
}

/** What is wrong by the one statement, undefined where it holds. @throws Error where nobody makes the statement. */
function wrongBy(statement: string, tables: Tables, settings = USUAL): string | undefined {
  const proof = provePolicy(tables, settings).proofs.find((one) => one.statement.startsWith(statement));
  if (proof === undefined) throw new Error(`No statement: ${statement}`);
  return proof.holds ? undefined : proof.counterexample;
}

/** The answers named in a counterexample. Other reasons may hold a signal; blanks are left out. */
function answersIn(counterexample: string): Answers {
  const pairs = [...counterexample.matchAll(/(\w+) = ([^,]+)/g)].map(
    (match) => [match[1]!, match[2]!] as const,
  );
  const single = pairs.filter(([id, answer]) => id !== "otherReasons" && answer !== "blank");
  const others = pairs.find(([id]) => id === "otherReasons")?.[1] ?? "";
  return {
    ...Object.fromEntries(single),
    otherReasons: others.startsWith("signal") ? ["signal"] : [],
  } as Answers;
}

/** The rules that hold for these answers under the usual settings. */
function rulesThatHold(tables: Tables, answers: Answers): readonly Rule[] {
  return tables.rules.filter(({ when }) => valueOf(when, sheetOf(answers, USUAL)) === "yes");
}

describe("a rule removed: a gap", () => {
  const ONE_VERDICT = "every complete set of answers has exactly one verdict";
  test.each([
    ["7", "UNTESTED", "tested = never"],
    ["7", "BLOCKED", "tested = blocked"],
    ["11a", "NO-REASON", "tested = measured"],
    ["11c", "NO-REASON", "gap = no"],
    ["12b", "NO-LEVERAGE", "ownership = same"],
    ["15", "RECOGNITION", "committees = yes"],
  ])("without rule %s (%s)", (id, code, part) => {
    const tables = without(id, code);
    const found = wrongBy(ONE_VERDICT, tables)!;
    expect(found).toMatch(/^gap: no rule holds for exposure = /);
    expect(found).toContain(part);
    expect(rulesThatHold(tables, answersIn(found))).toEqual([]);
    expect(rulesThatHold(TABLES, answersIn(found)).map((rule) => rule.code)).toContain(code);
  });
});

describe("a rule that cannot be reached", () => {
  const REACHABLE = "every rule is reachable";
  test("one repeated later is named, with an example", () => {
    const tables = withRules((rules) => {
      const panic = rules.find(isRule("6", "PANIC"))!;
      return [...rules.slice(0, -1), { ...panic, id: "6 again", code: "PANIC-AGAIN" }, ...rules.slice(-1)];
    });
    expect(wrongBy(REACHABLE, tables)).toMatch(
      /^rule 6 again \(PANIC-AGAIN\) is never reached: an earlier rule decides wherever it holds, as for .*reason = panic/,
    );
  });

  test("one shadowed by a wider one before it is named, with an example", () => {
    const tables = withRule("7", {
      ...{ id: "6x", when: is("tested", "never", "blocked"), verdict: "TEST_AI", code: "WIDER" },
    });
    const found = wrongBy(REACHABLE, tables)!.split("; ");
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(
      /^rule 7 \(UNTESTED\) is never reached: an earlier rule decides .*tested = never/,
    );
    expect(found[1]).toMatch(
      /^rule 7 \(BLOCKED\) is never reached: an earlier rule decides .*tested = blocked/,
    );
  });

  test("one whose condition holds nowhere is named", () => {
    const tables = withCondition("8", "STAY-OR-GO", (when) => all(when, is("direction", "none")));
    expect(wrongBy(REACHABLE, tables)).toBe(
      "rule 8 (STAY-OR-GO) is never reached: its condition holds nowhere",
    );
  });

  test("a rule of complete answers behind one that always holds", () => {
    const always = { id: "13c", when: YES, verdict: "NO_CASE", code: "ALWAYS" } as const;
    expect(wrongBy(REACHABLE, withRule("14", always))).toMatch(/rule 15 \(RECOGNITION\) is never reached/);
  });

  test("the redesign rule is missed only where the setting puts it in force", () => {
    const never = withCondition("13b", "REDESIGN", (when) => all(when, not(when)));
    expect(wrongBy(REACHABLE, never)).toContain("rule 13b (REDESIGN)");
    expect(wrongBy(REACHABLE, never, { strict: false, redesignRule: false })).toBeUndefined();
  });
});

describe("other broken tables", () => {
  const sound = yes(judged("gap"));
  test.each<[name: string, tables: Tables, statement: string, example: RegExp]>([
    [
      "tested is inverted in front of rule 14",
      withRule("14", {
        ...{ id: "13c", when: all(is("tested", "measured"), sound), verdict: "DEPLOY", code: "INVERTED" },
      }),
      "tested from regular to measured never loses a certificate",
      /gap = yes/,
    ],
    [
      "the industry is inverted",
      withCondition("3", "INDUSTRY", () => all(is("industry", "stable"), is("gap", "yes"))),
      "industry from compressing to stable never loses a certificate",
      /gap = yes/,
    ],
    [
      "the cause is inverted",
      withRule("14", { id: "13c", when: is("cause", "skills"), verdict: "PLAN_MOVE", code: "INVERTED" }),
      "cause from design to skills never loses a certificate",
      /gap = yes/,
    ],
    [
      "a stance decides",
      withRule("14", { id: "13c", when: is("stance", "defensive"), verdict: "NO_CASE", code: "STANCE" }),
      "stance, roleClass, outcomes, systemDesign, hybrid never change a verdict",
      /^stance does$/,
    ],
    [
      "an invalid main reason passes",
      without("6", "PANIC"),
      "no certifying verdict with reason",
      /reason = panic/,
    ],
    [
      "an untested AI passes",
      without("7", "UNTESTED"),
      "no certifying verdict with tested",
      /tested = never/,
    ],
    [
      "an unknown exposure passes",
      without("1", "EXPOSURE-UNCLEAR"),
      "no certifying verdict with exposure blank",
      /^exposure = blank/,
    ],
    [
      "a verdict over blanks that no filling gives",
      withRule("5", {
        ...{ id: "4x", when: { op: "blank", question: "gap" }, verdict: "NO_CASE", code: "BLANK-GAP" },
      }),
      "NO_CASE is shown only where some way of filling the blanks gives it",
      /gap = blank/,
    ],
    [
      "the fillings agree on a verdict that does not certify, by two codes",
      without("9", "NO-DIRECTION"),
      "where every filling agrees on the verdict but not on the code, the verdict certifies",
      /direction = blank/,
    ],
  ])("%s", (_name, tables, statement, example) => {
    expect(wrongBy(statement, tables)).toMatch(example);
  });

  test.each<[name: string, when: Condition, verdict: Rule["verdict"], statement: string]>([
    [
      "a verdict other than to move, on complete rows",
      is("reason", "gap"),
      "NO_CASE",
      "on complete rows, strict only ever turns a verdict into PLAN_MOVE",
    ],
    [
      "a verdict other than to move, with blanks",
      { op: "blank", question: "market" },
      "NO_CASE",
      "with blanks, strict also turns a certifying verdict into NEEDS_ANSWER",
    ],
  ])("strict gives %s", (_name, when, verdict, statement) => {
    const rule = { id: "13c", when: all(setting("strict"), when), verdict, code: "STRICT-ONLY" };
    expect(wrongBy(statement, withRule("14", rule), { ...USUAL, strict: true })).toBeDefined();
  });

  test("a judgement used before it is defined is named", () => {
    const tables: Tables = { ...TABLES, judgements: [...TABLES.judgements].reverse() };
    expect(() => compileTables(tables, USUAL)).toThrow(/^Judgement "\w+" is used before it is defined/);
  });
});
