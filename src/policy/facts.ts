// What the answers say for and against a certificate, to be shown as reasons beside a verdict.
import type { Condition } from "./conditions";
import { all, any, is, judged, no, not, notYes, setting, yes } from "./conditions";
import { STRENGTHENERS } from "./judgements";

/** One thing known about a person, a role or the organisation that speaks for or against a certificate. */
export interface Fact {
  readonly id: string;
  readonly side: "for" | "against";
  /** The fact holds when this is known to be yes. */
  readonly when: Condition;
  /** Rule codes of which this fact is a detail: there it is shown with what decided. */
  readonly detailOf?: readonly string[];
  /** Rule codes whose own sentence says this fact: there it is not shown again. */
  readonly saidBy?: readonly string[];
  readonly cites: readonly string[];
}

const EXIT_CODES = ["STRUCTURAL", "INDUSTRY", "INDUSTRY-WORRY"];
const exit = judged("exit");
const exitNeeded = yes(
  any(judged("structural"), is("industry", "compressing"), is("reason", "industry worry")),
);
// The judgement "exit" says whether one counts; strict settings admit none, whatever is on record.
const plain = not(setting("strict"));
const named = is("direction", "named role", "named industry");
const strengthener = (id: string): Omit<Fact, "side"> => {
  const { is: when, cites } = STRENGTHENERS.find((line) => line.id === id)!;
  return { id, when, cites };
};

/** The facts, in the order in which they are shown. Which side a fact is on follows the guide's lists E8–E17 and E24–E53. */
export const FACTS: readonly Fact[] = [
  { id: "fewer", side: "against", when: is("ownership", "fewer"), detailOf: ["STRUCTURAL"], cites: ["E23"] },
  { id: "designed", side: "against", when: judged("designed"), detailOf: ["STRUCTURAL"], cites: ["E50"] },
  {
    id: "reporting",
    side: "against",
    when: all(is("reporting", "yes"), not(is("ownership", "expands"))),
    detailOf: ["STRUCTURAL"],
    cites: ["E21"],
  },
  {
    id: "coordination",
    side: "against",
    when: all(is("coordination", "yes"), not(is("ownership", "expands"))),
    detailOf: ["STRUCTURAL"],
    cites: ["E22"],
  },
  {
    id: "compressing",
    side: "against",
    when: is("industry", "compressing"),
    saidBy: ["INDUSTRY"],
    cites: ["E51"],
  },
  {
    id: "noExit",
    side: "against",
    when: all(plain, no(exit), exitNeeded),
    detailOf: EXIT_CODES,
    cites: ["E11", "E12"],
  },
  {
    id: "exitUnknown",
    side: "against",
    when: all(plain, notYes(exit), not(no(exit)), exitNeeded),
    detailOf: EXIT_CODES,
    cites: ["E11", "E12"],
  },
  {
    id: "exitBarred",
    side: "against",
    when: all(setting("strict"), named, is("asksForIt", "yes"), is("targetSound", "yes"), exitNeeded),
    detailOf: EXIT_CODES,
    cites: ["E11", "E12"],
  },
  {
    id: "weakReason",
    side: "against",
    when: is("reason", "activity", "reassurance", "headlines", "panic", "unclear position"),
    saidBy: ["UNCLEAR-POSITION", "ACTIVITY", "REASSURANCE", "HEADLINES", "PANIC"],
    cites: ["E13"],
  },
  {
    id: "untested",
    side: "against",
    when: is("tested", "never", "blocked"),
    saidBy: ["UNTESTED", "BLOCKED"],
    cites: ["E53"],
  },
  {
    id: "undecided",
    side: "against",
    when: is("direction", "undecided"),
    saidBy: ["STAY-OR-GO"],
    cites: ["E48"],
  },
  {
    id: "noDirection",
    side: "against",
    when: is("direction", "none"),
    saidBy: ["NO-DIRECTION"],
    cites: ["E61"],
  },
  {
    id: "notAskedFor",
    side: "against",
    when: all(named, is("asksForIt", "no")),
    saidBy: ["NO-MATCH"],
    cites: ["E44"],
  },
  {
    id: "unsound",
    side: "against",
    when: all(named, is("targetSound", "no")),
    cites: ["E20", "E51"],
  },
  {
    id: "noGap",
    side: "against",
    when: is("gap", "no"),
    detailOf: ["NO-MATCH", "NO-REASON"],
    cites: ["E43"],
  },
  {
    id: "unrewarded",
    side: "against",
    when: all(judged("claimed"), no(judged("rewarded"))),
    detailOf: ["NO-REASON"],
    cites: ["E46"],
  },
  {
    id: "sameWork",
    side: "against",
    when: is("ownership", "same"),
    saidBy: ["NO-LEVERAGE"],
    cites: ["E23", "E45"],
  },
  { id: "early", side: "against", when: judged("early"), saidBy: ["TOO-EARLY"], cites: ["E40", "E41"] },
  { id: "late", side: "against", when: judged("late"), saidBy: ["REDESIGN"], cites: ["E60"] },
  { id: "gap", side: "for", when: judged("gap"), saidBy: ["GAP"], cites: ["E9", "E43"] },
  {
    id: "recognition",
    side: "for",
    when: judged("recognition"),
    saidBy: ["RECOGNITION"],
    cites: ["E10", "E34"],
  },
  { id: "transition", side: "for", when: judged("transition"), saidBy: ["TRANSITION"], cites: ["E11"] },
  { id: "shift", side: "for", when: judged("shift"), saidBy: ["INDUSTRY-SHIFT"], cites: ["E12"] },
  { id: "expands", side: "for", when: is("ownership", "expands"), cites: ["E23", "E45"] },
  { ...strengthener("enhanced"), side: "for" },
  { ...strengthener("outcomes"), side: "for" },
  { ...strengthener("systemDesign"), side: "for" },
  { ...strengthener("hybrid"), side: "for" },
  { id: "measured", side: "for", when: is("tested", "measured"), cites: ["E40"] },
  { id: "regular", side: "for", when: is("tested", "regular"), cites: ["E40"] },
  { id: "offensive", side: "for", when: is("stance", "offensive"), cites: ["E47"] },
];
