// Small tables over the answers, each with the guide statements it rests on; later ones build on earlier ones.
import type { Condition } from "./conditions";
import {
  all,
  any,
  blank,
  choose,
  is,
  judged,
  NO,
  no,
  not,
  otherReason,
  setting,
  UNKNOWN,
  YES,
} from "./conditions";

/** A named condition over the answers. */
export interface NamedCondition {
  readonly id: string;
  readonly is: Condition;
  readonly cites: readonly string[];
  /** Whether a choice of our own is part of it, beside the guide. */
  readonly ours?: true;
}

const named = all(is("asksForIt", "yes"), is("targetSound", "yes"));

/**
 * The judgements, in an order in which each uses only earlier ones.
 *
 * `designed` follows the general rule that a comparison with a blank answer is unknown: while the exposure is blank
 * and its cause is design, it is unknown, since a low exposure would make it no.
 */
export const JUDGEMENTS: readonly NamedCondition[] = [
  { id: "heavy", is: any(is("reporting", "yes"), is("coordination", "yes")), cites: ["E21", "E22"] },
  { id: "designed", is: all(not(is("exposure", "low")), is("cause", "design")), cites: ["E50"] },
  {
    id: "structural",
    is: any(
      is("ownership", "fewer"),
      judged("designed"),
      all(judged("heavy"), not(is("ownership", "expands"))),
    ),
    cites: ["E20", "E21", "E22", "E23", "E50"],
  },
  {
    id: "understood",
    is: choose(
      [
        [is("exposure", "low"), YES],
        [no(any(blank("exposure"), blank("cause"))), YES],
      ],
      NO,
    ),
    cites: ["E7", "E58"],
  },
  {
    id: "rewarded",
    is: any(is("committees", "yes"), is("leaders", "yes"), is("politics", "yes"), is("market", "yes")),
    cites: ["E31", "E32", "E33", "E34", "E46"],
  },
  {
    id: "claimed",
    is: any(is("reason", "signal"), otherReason("signal")),
    cites: ["E10"],
    ours: true,
  },
  { id: "recognition", is: all(judged("claimed"), judged("rewarded")), cites: ["E10", "E34"] },
  { id: "gap", is: is("gap", "yes"), cites: ["E9"] },
  {
    id: "transition",
    is: choose(
      [
        [blank("direction"), UNKNOWN],
        [is("direction", "named role"), is("asksForIt", "yes")],
      ],
      NO,
    ),
    cites: ["E11", "E44"],
  },
  {
    id: "shift",
    is: choose(
      [
        [blank("direction"), UNKNOWN],
        [is("direction", "named industry"), named],
      ],
      NO,
    ),
    cites: ["E12", "E44"],
  },
  {
    id: "anyReason",
    is: any(judged("gap"), judged("recognition"), judged("transition"), judged("shift")),
    cites: ["E8"],
  },
  {
    id: "exit",
    is: choose(
      [
        [setting("strict"), NO],
        [blank("direction"), UNKNOWN],
        [is("direction", "named role", "named industry"), named],
      ],
      NO,
    ),
    cites: ["E11", "E12", "E29"],
    ours: true,
  },
  {
    id: "leverage",
    is: any(judged("transition"), judged("shift"), is("ownership", "expands")),
    cites: ["E23", "E45", "E59"],
  },
  { id: "backed", is: any(judged("recognition"), judged("transition"), judged("shift")), cites: ["E8"] },
  {
    id: "early",
    is: all(is("phase", "normalisation"), is("tested", "tried"), not(judged("backed"))),
    cites: ["E40", "E41", "E60"],
  },
  {
    id: "late",
    is: choose([[setting("redesignRule"), all(is("phase", "redesign"), not(judged("backed")))]], NO),
    cites: ["E60"],
  },
];

/** What makes a certificate stronger where it makes sense at all. */
export const STRENGTHENERS: readonly NamedCondition[] = [
  { id: "enhanced", is: is("roleClass", "enhanced"), cites: ["E25"] },
  { id: "outcomes", is: is("outcomes", "yes"), cites: ["E26"] },
  { id: "systemDesign", is: is("systemDesign", "yes"), cites: ["E27"] },
  { id: "hybrid", is: is("hybrid", "yes"), cites: ["E28"] },
];
