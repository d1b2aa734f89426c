// The verdict table: the first rule that holds wins.
import type { Condition } from "./conditions";
import { all, any, is, judged, no, notYes, yes } from "./conditions";
import type { Verdict } from "./verdicts";

/** One line of the verdict table. Every code belongs to one gate. */
export interface Rule {
  /** The number people see; lines of one rule share it. */
  readonly id: string;
  readonly when: Condition;
  readonly verdict: Exclude<Verdict, "NEEDS_ANSWER">;
  readonly code: string;
  /** The gate of nine at which a row stops that this rule decides. */
  readonly gate: number;
  readonly cites: readonly string[];
  /** Holds only once every question that matters is answered: it decides fillings of the blanks, never a blank. */
  readonly complete?: true;
}

const noExit = notYes(judged("exit"));
const tested = is("tested", "regular", "tried");
const measured = is("tested", "measured");
const named = is("direction", "named role", "named industry");
const noRecognition = no(judged("recognition"));
const noReason = no(judged("anyReason"));
const noLeverage = all(no(judged("leverage")), noRecognition);
const leverage = all(
  yes(judged("leverage")),
  any(yes(judged("gap")), yes(judged("transition")), yes(judged("shift"))),
);
/** A line of rule 14; `source` is the guide statement of its reason. */
const certify = (code: string, source: string, when: Condition): Rule => ({
  id: "14",
  when: all(leverage, when),
  verdict: "CERTIFY",
  code,
  gate: 9,
  cites: ["E63", source],
  complete: true,
});

/** The rules, in order. The lines of rule 14 differ in the primary reason: the stated one if supported, else the first. */
export const RULES: readonly Rule[] = [
  {
    id: "1",
    when: no(judged("understood")),
    verdict: "ASSESS_EXPOSURE",
    code: "EXPOSURE-UNCLEAR",
    gate: 1,
    cites: ["E7", "E18", "E58"],
  },
  {
    id: "2",
    when: all(yes(judged("structural")), noExit),
    verdict: "PLAN_MOVE",
    code: "STRUCTURAL",
    gate: 2,
    cites: ["E5", "E20", "E21", "E22", "E50"],
  },
  {
    id: "3",
    when: all(yes(is("industry", "compressing")), noExit),
    verdict: "PLAN_MOVE",
    code: "INDUSTRY",
    gate: 3,
    cites: ["E51"],
  },
  {
    id: "4",
    when: all(yes(is("reason", "industry worry")), noExit),
    verdict: "PLAN_MOVE",
    code: "INDUSTRY-WORRY",
    gate: 3,
    cites: ["E54"],
  },
  {
    id: "5",
    when: is("reason", "unclear position"),
    verdict: "DEFINE_TARGET",
    code: "UNCLEAR-POSITION",
    gate: 4,
    cites: ["E17"],
  },
  { id: "6", when: is("reason", "activity"), verdict: "NO_CASE", code: "ACTIVITY", gate: 4, cites: ["E14"] },
  {
    id: "6",
    when: is("reason", "reassurance"),
    verdict: "NO_CASE",
    code: "REASSURANCE",
    gate: 4,
    cites: ["E15"],
  },
  {
    id: "6",
    when: is("reason", "headlines"),
    verdict: "NO_CASE",
    code: "HEADLINES",
    gate: 4,
    cites: ["E16"],
  },
  { id: "6", when: is("reason", "panic"), verdict: "NO_CASE", code: "PANIC", gate: 4, cites: ["E52"] },
  { id: "7", when: is("tested", "never"), verdict: "TEST_AI", code: "UNTESTED", gate: 5, cites: ["E53"] },
  { id: "7", when: is("tested", "blocked"), verdict: "TEST_AI", code: "BLOCKED", gate: 5, cites: ["E53"] },
  {
    id: "8",
    when: is("direction", "undecided"),
    verdict: "PLAN_MOVE",
    code: "STAY-OR-GO",
    gate: 6,
    cites: ["E48"],
  },
  {
    id: "9",
    when: is("direction", "none"),
    verdict: "DEFINE_TARGET",
    code: "NO-DIRECTION",
    gate: 6,
    cites: ["E6", "E61"],
  },
  {
    id: "10",
    when: all(named, is("asksForIt", "no"), is("gap", "no"), noRecognition),
    verdict: "DEFINE_TARGET",
    code: "NO-MATCH",
    gate: 6,
    cites: ["E44"],
  },
  {
    id: "11a",
    when: all(noReason, measured),
    verdict: "DEPLOY",
    code: "NO-REASON",
    gate: 4,
    cites: ["E8", "E39"],
  },
  {
    id: "11b",
    when: all(noReason, tested, is("exposure", "low")),
    verdict: "NO_CASE",
    code: "NO-REASON",
    gate: 4,
    cites: ["E8"],
  },
  {
    id: "11c",
    when: all(noReason, tested),
    verdict: "APPLY_PROJECT",
    code: "NO-REASON",
    gate: 4,
    cites: ["E8", "E38", "E40"],
  },
  {
    id: "12a",
    when: all(noLeverage, measured),
    verdict: "DEPLOY",
    code: "NO-LEVERAGE",
    gate: 7,
    cites: ["E23", "E39", "E59"],
  },
  {
    id: "12b",
    when: all(noLeverage, tested),
    verdict: "APPLY_PROJECT",
    code: "NO-LEVERAGE",
    gate: 7,
    cites: ["E23", "E45", "E59"],
  },
  {
    id: "13a",
    when: yes(judged("early")),
    verdict: "APPLY_PROJECT",
    code: "TOO-EARLY",
    gate: 8,
    cites: ["E40", "E41", "E60"],
  },
  {
    id: "13b",
    when: all(yes(judged("late")), is("tested", "measured", "regular", "tried")),
    verdict: "PLAN_MOVE",
    code: "REDESIGN",
    gate: 8,
    cites: ["E60"],
  },
  certify("GAP", "E9", all(is("reason", "gap"), judged("gap"))),
  certify("RECOGNITION", "E10", all(is("reason", "signal"), judged("recognition"))),
  certify("TRANSITION", "E11", all(is("reason", "transition"), judged("transition"))),
  certify("INDUSTRY-SHIFT", "E12", all(is("reason", "industry shift"), judged("shift"))),
  certify("TRANSITION", "E11", judged("transition")),
  certify("INDUSTRY-SHIFT", "E12", judged("shift")),
  certify("GAP", "E9", judged("gap")),
  {
    id: "15",
    when: yes(judged("recognition")),
    verdict: "CERTIFY_SIGNAL",
    code: "RECOGNITION",
    gate: 9,
    cites: ["E10", "E34"],
    complete: true,
  },
];
