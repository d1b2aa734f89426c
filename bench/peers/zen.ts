// The rival of a rule engine: GoRules Zen, native. Expressions make the judgements, a decision table decides.
import type { Outcome } from "@gorules/zen-engine";
import { ZenEngine } from "@gorules/zen-engine";
import type { OpenPeer } from "./peer";
import { judgedOf, recordsOf } from "./peer";

/** Each judgement of the rules in Zen's expression language; a later one may use an earlier one as `$.name`. */
const EXPRESSIONS: readonly (readonly [name: string, expression: string])[] = [
  ["exit", "direction in ['named role', 'named industry'] and asksForIt == 'yes' and targetSound == 'yes'"],
  ["heavy", "reporting == 'yes' or coordination == 'yes'"],
  ["designed", "exposure != 'low' and cause == 'design'"],
  ["structural", "ownership == 'fewer' or $.designed or ($.heavy and ownership != 'expands')"],
  ["rewarded", "committees == 'yes' or leaders == 'yes' or politics == 'yes' or market == 'yes'"],
  ["recognition", "(reason == 'signal' or contains(otherReasons, 'signal')) and $.rewarded"],
  ["transition", "direction == 'named role' and asksForIt == 'yes'"],
  ["shift", "direction == 'named industry' and asksForIt == 'yes' and targetSound == 'yes'"],
  ["backed", "$.recognition or $.transition or $.shift"],
  ["anyReason", "gap == 'yes' or $.backed"],
  ["leverage", "$.transition or $.shift or ownership == 'expands'"],
  ["supported", "gap == 'yes' or $.transition or $.shift"],
];

/** Columns of the decision table; an empty cell takes anything. */
const INPUTS = [
  ...["structural", "exit", "industry", "reason", "tested", "direction", "asksForIt", "gap", "recognition"],
  ...["transition", "shift", "backed", "anyReason", "leverage", "supported", "exposure", "phase"],
] as const;

type Conditions = Readonly<Record<string, string>>;

/** In this order; the first that fits wins. */
const TABLE: readonly (readonly [conditions: Conditions, verdict: string, code: string])[] = [
  [{ structural: "true", exit: "false" }, "PLAN_MOVE", "STRUCTURAL"],
  [{ industry: "'compressing'", exit: "false" }, "PLAN_MOVE", "INDUSTRY"],
  [{ reason: "'industry worry'", exit: "false" }, "PLAN_MOVE", "INDUSTRY-WORRY"],
  [{ reason: "'unclear position'" }, "DEFINE_TARGET", "UNCLEAR-POSITION"],
  [{ reason: "'activity'" }, "NO_CASE", "ACTIVITY"],
  [{ reason: "'reassurance'" }, "NO_CASE", "REASSURANCE"],
  [{ reason: "'headlines'" }, "NO_CASE", "HEADLINES"],
  [{ reason: "'panic'" }, "NO_CASE", "PANIC"],
  [{ tested: "'never'" }, "TEST_AI", "UNTESTED"],
  [{ tested: "'blocked'" }, "TEST_AI", "BLOCKED"],
  [{ direction: "'undecided'" }, "PLAN_MOVE", "STAY-OR-GO"],
  [{ direction: "'none'" }, "DEFINE_TARGET", "NO-DIRECTION"],
  [
    { direction: "'named role', 'named industry'", asksForIt: "'no'", gap: "'no'", recognition: "false" },
    "DEFINE_TARGET",
    "NO-MATCH",
  ],
  [{ anyReason: "false", tested: "'measured'" }, "DEPLOY", "NO-REASON"],
  [{ anyReason: "false", exposure: "'low'" }, "NO_CASE", "NO-REASON"],
  [{ anyReason: "false" }, "APPLY_PROJECT", "NO-REASON"],
  [{ leverage: "false", recognition: "false", tested: "'measured'" }, "DEPLOY", "NO-LEVERAGE"],
  [{ leverage: "false", recognition: "false" }, "APPLY_PROJECT", "NO-LEVERAGE"],
  [{ phase: "'normalisation'", tested: "'tried'", backed: "false" }, "APPLY_PROJECT", "TOO-EARLY"],
  [{ phase: "'redesign'", backed: "false" }, "PLAN_MOVE", "REDESIGN"],
  [{ leverage: "true", supported: "true", reason: "'gap'", gap: "'yes'" }, "CERTIFY", "GAP"],
  [
    { leverage: "true", supported: "true", reason: "'signal'", recognition: "true" },
    "CERTIFY",
    "RECOGNITION",
  ],
  [{ transition: "true" }, "CERTIFY", "TRANSITION"],
  [{ shift: "true" }, "CERTIFY", "INDUSTRY-SHIFT"],
  [{ leverage: "true", supported: "true" }, "CERTIFY", "GAP"],
  [{}, "CERTIFY_SIGNAL", "RECOGNITION"],
];

/** Both steps go through the list of rows that a call brings. */
const EACH_ROW = { inputField: "rows", outputPath: "rows", executionMode: "loop" } as const;

/** The decision as Zen's editor stores it. */
function decision(): object {
  const position = { x: 0, y: 0 };
  const nodes = [
    { id: "in", type: "inputNode", name: "person", position, content: {} },
    {
      id: "judgements",
      type: "expressionNode",
      name: "judgements",
      position,
      content: {
        expressions: EXPRESSIONS.map(([key, value]) => ({ id: key, key, value })),
        passThrough: true,
        ...EACH_ROW,
      },
    },
    {
      id: "rules",
      type: "decisionTableNode",
      name: "rules",
      position,
      content: {
        hitPolicy: "first",
        passThrough: false,
        ...EACH_ROW,
        inputs: INPUTS.map((field) => ({ id: `in-${field}`, name: field, field })),
        outputs: ["verdict", "code"].map((field) => ({ id: field, name: field, field })),
        rules: TABLE.map(([conditions, verdict, code], index) => ({
          _id: `rule-${String(index)}`,
          ...Object.fromEntries(INPUTS.map((field) => [`in-${field}`, conditions[field] ?? ""])),
          verdict: `'${verdict}'`,
          code: `'${code}'`,
        })),
      },
    },
    { id: "out", type: "outputNode", name: "outcome", position, content: {} },
  ];
  const edges = nodes.slice(1).map(({ id }, index) => ({
    id: `to-${id}`,
    sourceId: nodes[index]!.id,
    targetId: id,
    type: "edge",
  }));
  return { nodes, edges };
}

/** Rows to a call: a little faster than a call for each row. */
const AT_A_TIME = 1024;

/** Makes the engine and the records. `judge` evaluates the decision for all records. */
export const openZen: OpenPeer = (roster) => {
  const engine = new ZenEngine();
  const rules = engine.createDecision(decision());
  const records = recordsOf(roster);
  let outcomes: Outcome[] = [];
  return Promise.resolve({
    async judge() {
      outcomes = [];
      for (let from = 0; from < records.length; from += AT_A_TIME) {
        const { result } = await rules.evaluate({ rows: records.slice(from, from + AT_A_TIME) });
        outcomes.push(...result.rows);
      }
    },
    answers: () => Promise.resolve(judgedOf(outcomes)),
    close() {
      engine.dispose();
    },
  });
};
