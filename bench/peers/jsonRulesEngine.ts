// The rival of a rule engine in JavaScript: json-rules-engine, a rule each with its priority, judgements as named conditions.
import { Engine } from "json-rules-engine";
import type { Condition, Outcome } from "json-rules-engine";
import type { OpenPeer } from "./peer";
import { judgedOf, recordsOf } from "./peer";

const is = (fact: string, ...values: readonly string[]): Condition =>
  values.length === 1
    ? { fact, operator: "equal", value: values[0]! }
    : { fact, operator: "in", value: values };
const yes = (fact: string): Condition => is(fact, "yes");
const isNot = (fact: string, value: string): Condition => ({ fact, operator: "notEqual", value });
const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions });
const any = (...conditions: readonly Condition[]): Condition => ({ any: conditions });
const not = (condition: Condition): Condition => ({ not: condition });
const holds = (condition: string): Condition => ({ condition });

const MOVES = is("direction", "named role", "named industry");

/** The judgements of the rules, by name. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  exit: all(MOVES, yes("asksForIt"), yes("targetSound")),
  structural: any(
    is("ownership", "fewer"),
    all(isNot("exposure", "low"), is("cause", "design")),
    all(isNot("ownership", "expands"), any(yes("reporting"), yes("coordination"))),
  ),
  recognition: all(
    any(is("reason", "signal"), { fact: "otherReasons", operator: "hasText", value: "signal" }),
    any(yes("committees"), yes("leaders"), yes("politics"), yes("market")),
  ),
  transition: all(is("direction", "named role"), yes("asksForIt")),
  shift: all(is("direction", "named industry"), yes("asksForIt"), yes("targetSound")),
  backed: any(holds("recognition"), holds("transition"), holds("shift")),
  anyReason: any(yes("gap"), holds("backed")),
  leverage: any(is("ownership", "expands"), holds("transition"), holds("shift")),
  supported: any(yes("gap"), holds("transition"), holds("shift")),
};

const stays = not(holds("exit"));

/** In this order; the first that holds wins. */
const RULES: readonly (readonly [condition: Condition, verdict: string, code: string])[] = [
  [all(holds("structural"), stays), "PLAN_MOVE", "STRUCTURAL"],
  [all(is("industry", "compressing"), stays), "PLAN_MOVE", "INDUSTRY"],
  [all(is("reason", "industry worry"), stays), "PLAN_MOVE", "INDUSTRY-WORRY"],
  [is("reason", "unclear position"), "DEFINE_TARGET", "UNCLEAR-POSITION"],
  [is("reason", "activity"), "NO_CASE", "ACTIVITY"],
  [is("reason", "reassurance"), "NO_CASE", "REASSURANCE"],
  [is("reason", "headlines"), "NO_CASE", "HEADLINES"],
  [is("reason", "panic"), "NO_CASE", "PANIC"],
  [is("tested", "never"), "TEST_AI", "UNTESTED"],
  [is("tested", "blocked"), "TEST_AI", "BLOCKED"],
  [is("direction", "undecided"), "PLAN_MOVE", "STAY-OR-GO"],
  [is("direction", "none"), "DEFINE_TARGET", "NO-DIRECTION"],
  [
    all(MOVES, is("asksForIt", "no"), is("gap", "no"), not(holds("recognition"))),
    "DEFINE_TARGET",
    "NO-MATCH",
  ],
  [all(not(holds("anyReason")), is("tested", "measured")), "DEPLOY", "NO-REASON"],
  [all(not(holds("anyReason")), is("exposure", "low")), "NO_CASE", "NO-REASON"],
  [not(holds("anyReason")), "APPLY_PROJECT", "NO-REASON"],
  [all(not(any(holds("leverage"), holds("recognition"))), is("tested", "measured")), "DEPLOY", "NO-LEVERAGE"],
  [not(any(holds("leverage"), holds("recognition"))), "APPLY_PROJECT", "NO-LEVERAGE"],
  [
    all(is("phase", "normalisation"), is("tested", "tried"), not(holds("backed"))),
    "APPLY_PROJECT",
    "TOO-EARLY",
  ],
  [all(is("phase", "redesign"), not(holds("backed"))), "PLAN_MOVE", "REDESIGN"],
  [all(is("reason", "gap"), yes("gap"), holds("leverage")), "CERTIFY", "GAP"],
  [
    all(is("reason", "signal"), holds("recognition"), holds("leverage"), holds("supported")),
    "CERTIFY",
    "RECOGNITION",
  ],
  [holds("transition"), "CERTIFY", "TRANSITION"],
  [holds("shift"), "CERTIFY", "INDUSTRY-SHIFT"],
  [all(yes("gap"), holds("leverage")), "CERTIFY", "GAP"],
  [holds("recognition"), "CERTIFY_SIGNAL", "RECOGNITION"],
];

function engineWithRules(): Engine {
  const engine = new Engine();
  engine.addOperator("hasText", (text: string, wanted: string) => text.includes(wanted));
  for (const [name, condition] of Object.entries(CONDITIONS)) engine.setCondition(name, topLevel(condition));
  for (const [index, [condition, verdict, code]] of RULES.entries())
    engine.addRule({
      conditions: topLevel(condition),
      event: { type: code, params: { verdict, code } },
      priority: RULES.length - index,
    });
  // Rules of lower priority are not looked at once one holds.
  engine.on("success", () => {
    engine.stop();
  });
  return engine;
}

/** The outermost condition has to be a combination or a name. */
function topLevel(condition: Condition): Condition {
  return "fact" in condition ? all(condition) : condition;
}

/** Makes the engine and the records. `judge` runs the engine for each record, one after the other. */
export const openJsonRulesEngine: OpenPeer = (roster) => {
  const engine = engineWithRules();
  const records = recordsOf(roster);
  let outcomes: Outcome[] = [];
  return Promise.resolve({
    async judge() {
      outcomes = [];
      for (const record of records) {
        const { events } = await engine.run(record);
        outcomes.push(events[0]!.params);
      }
    },
    answers: () => Promise.resolve(judgedOf(outcomes)),
    close: () => undefined,
  });
};
