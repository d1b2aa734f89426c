// The decision model's questions, judgements and rules as plain code, and every way of filling blanks in.

const REASONS = [
  "gap",
  "signal",
  "transition",
  "industry shift",
  "activity",
  "reassurance",
  "headlines",
  "panic",
  "unclear position",
  "industry worry",
] as const;
export const INVALID_REASONS = ["activity", "reassurance", "headlines", "panic", "unclear position"];
const YES_NO = ["yes", "no"] as const;

/** The allowed answers of every question; those of otherReasons are the reasons, any number of them. */
export const ALLOWED = {
  exposure: ["low", "moderate", "high"],
  cause: ["design", "skills", "both"],
  reporting: YES_NO,
  coordination: YES_NO,
  roleClass: ["exposed", "enhanced", "proof"],
  outcomes: YES_NO,
  industry: ["stable", "shifting", "compressing"],
  phase: ["introduction", "normalisation", "redesign", "settled"],
  committees: YES_NO,
  leaders: YES_NO,
  politics: YES_NO,
  market: YES_NO,
  reason: REASONS,
  otherReasons: REASONS,
  gap: YES_NO,
  direction: ["grow here", "named role", "named industry", "undecided", "none"],
  asksForIt: YES_NO,
  targetSound: YES_NO,
  tested: ["measured", "regular", "tried", "never", "blocked"],
  ownership: ["expands", "same", "fewer"],
  systemDesign: YES_NO,
  hybrid: YES_NO,
  stance: ["offensive", "defensive"],
} as const satisfies Record<string, readonly string[]>;

export type QuestionId = keyof typeof ALLOWED;

type SingleId = Exclude<QuestionId, "otherReasons">;

/** Answers in the words of the model; an absent, undefined or empty answer is blank. */
export type Answers = { readonly [Id in SingleId]?: string | undefined } & {
  readonly otherReasons?: readonly string[] | undefined;
};

/** The two settings of the policy. */
export interface Settings {
  readonly strict: boolean;
  readonly redesignRule: boolean;
}

/** The seventeen questions that can decide, in asking order, each with the gate it opens. */
export const GATE_OF_QUESTION = {
  exposure: 1,
  cause: 1,
  reason: 4,
  tested: 5,
  direction: 6,
  asksForIt: 6,
  targetSound: 6,
  gap: 4,
  ownership: 7,
  reporting: 2,
  coordination: 2,
  industry: 3,
  phase: 8,
  committees: 7,
  leaders: 7,
  politics: 7,
  market: 7,
};
export type AskedId = keyof typeof GATE_OF_QUESTION;
/** The seventeen questions that can decide, in asking order. */
export const ASKING_ORDER = Object.keys(GATE_OF_QUESTION) as AskedId[];

/** The verdicts, in the order of the table of words. */
export const VERDICTS = [
  "CERTIFY",
  "CERTIFY_SIGNAL",
  "ASSESS_EXPOSURE",
  "PLAN_MOVE",
  "TEST_AI",
  "APPLY_PROJECT",
  "DEPLOY",
  "DEFINE_TARGET",
  "NO_CASE",
  "NEEDS_ANSWER",
] as const;

/** Yes, no, or undefined for unknown. */
type Tri = "yes" | "no" | undefined;

/**
 * The answers that decide, with `heavy` and `rewarded` already joined: the questions behind them are read nowhere else,
 * so enumerating the joined fact instead of its parts loses nothing.
 */
export interface Facts {
  exposure: string | undefined;
  cause: string | undefined;
  reason: string | undefined;
  tested: string | undefined;
  direction: string | undefined;
  asksForIt: Tri;
  targetSound: Tri;
  gap: Tri;
  ownership: string | undefined;
  heavy: Tri;
  industry: string | undefined;
  phase: string | undefined;
  rewarded: Tri;
  readonly otherSignal: boolean;
}
export type FactId = Exclude<keyof Facts, "otherSignal">;

export const PARTS: Readonly<Partial<Record<FactId, readonly AskedId[]>>> = {
  heavy: ["reporting", "coordination"],
  rewarded: ["committees", "leaders", "politics", "market"],
};
const FACT_IDS: readonly FactId[] = [
  "exposure",
  "cause",
  "reason",
  "tested",
  "direction",
  "asksForIt",
  "targetSound",
  "gap",
  "ownership",
  "heavy",
  "industry",
  "phase",
  "rewarded",
];

interface Outcome {
  readonly verdict: (typeof VERDICTS)[number];
  readonly code: string;
  readonly gate: number;
}

function is(answer: string | undefined, value: string): Tri {
  if (answer === undefined) return undefined;
  return answer === value ? "yes" : "no";
}

function not(a: Tri): Tri {
  if (a === undefined) return undefined;
  return a === "yes" ? "no" : "yes";
}

function or(a: Tri, b: Tri): Tri {
  if (a === "yes" || b === "yes") return "yes";
  return a === undefined || b === undefined ? undefined : "no";
}

function and(a: Tri, b: Tri): Tri {
  if (a === "no" || b === "no") return "no";
  return a === undefined || b === undefined ? undefined : "yes";
}

/** Section 3 of the model, row by row. */
export function judgementsOf(f: Facts, settings: Settings) {
  const { exposure, direction } = f;
  const expands = is(f.ownership, "expands");
  const designed = exposure === "low" ? "no" : and(not(is(exposure, "low")), is(f.cause, "design"));
  const structural = or(is(f.ownership, "fewer"), or(designed, and(f.heavy, not(expands))));
  const understood = exposure === "low" || (exposure !== undefined && f.cause !== undefined) ? "yes" : "no";

  let claimed: Tri = "no";
  if (f.reason === "signal" || f.otherSignal) claimed = "yes";
  else if (f.reason === undefined) claimed = undefined;
  const recognition = and(claimed, f.rewarded);

  let transition: Tri = "no";
  let shift: Tri = "no";
  let exit: Tri = "no";
  if (direction === undefined) {
    transition = undefined;
    shift = undefined;
    exit = undefined;
  } else if (direction === "named role") {
    transition = f.asksForIt;
    exit = and(f.asksForIt, f.targetSound);
  } else if (direction === "named industry") {
    shift = and(f.asksForIt, f.targetSound);
    exit = shift;
  }
  if (settings.strict) exit = "no";

  const anyReason = or(or(f.gap, recognition), or(transition, shift));
  const leverage = or(or(transition, shift), expands);
  const backed = or(recognition, or(transition, shift));
  const early = and(and(is(f.phase, "normalisation"), is(f.tested, "tried")), not(backed));
  const late = settings.redesignRule ? and(is(f.phase, "redesign"), not(backed)) : "no";
  return {
    designed,
    structural,
    understood,
    recognition,
    transition,
    shift,
    exit,
    anyReason,
    leverage,
    early,
    late,
  };
}

export type Judgements = ReturnType<typeof judgementsOf>;

const outcome = (verdict: Outcome["verdict"], code: string, gate: number): Outcome => ({
  verdict,
  code,
  gate,
});

/** Rules 1 to 13 of section 4: the first that holds, or undefined. */
export function earlyRule(f: Facts, j: Judgements): Outcome | undefined {
  const { reason, tested, direction } = f;
  const inUse = tested === "regular" || tested === "tried";

  if (j.understood === "no") return outcome("ASSESS_EXPOSURE", "EXPOSURE-UNCLEAR", 1);
  if (j.structural === "yes" && j.exit !== "yes") return outcome("PLAN_MOVE", "STRUCTURAL", 2);
  if (f.industry === "compressing" && j.exit !== "yes") return outcome("PLAN_MOVE", "INDUSTRY", 3);
  if (reason === "industry worry" && j.exit !== "yes") return outcome("PLAN_MOVE", "INDUSTRY-WORRY", 3);
  if (reason === "unclear position") return outcome("DEFINE_TARGET", "UNCLEAR-POSITION", 4);
  if (reason === "activity") return outcome("NO_CASE", "ACTIVITY", 4);
  if (reason === "reassurance") return outcome("NO_CASE", "REASSURANCE", 4);
  if (reason === "headlines") return outcome("NO_CASE", "HEADLINES", 4);
  if (reason === "panic") return outcome("NO_CASE", "PANIC", 4);
  if (tested === "never") return outcome("TEST_AI", "UNTESTED", 5);
  if (tested === "blocked") return outcome("TEST_AI", "BLOCKED", 5);
  if (direction === "undecided") return outcome("PLAN_MOVE", "STAY-OR-GO", 6);
  if (direction === "none") return outcome("DEFINE_TARGET", "NO-DIRECTION", 6);
  if (direction === "named role" || direction === "named industry") {
    const noMatch = f.asksForIt === "no" && f.gap === "no" && j.recognition === "no";
    if (noMatch) return outcome("DEFINE_TARGET", "NO-MATCH", 6);
  }
  if (j.anyReason === "no") {
    if (tested === "measured") return outcome("DEPLOY", "NO-REASON", 4);
    if (inUse && f.exposure === "low") return outcome("NO_CASE", "NO-REASON", 4);
    if (inUse) return outcome("APPLY_PROJECT", "NO-REASON", 4);
  }
  if (j.leverage === "no" && j.recognition === "no") {
    if (tested === "measured") return outcome("DEPLOY", "NO-LEVERAGE", 7);
    if (inUse) return outcome("APPLY_PROJECT", "NO-LEVERAGE", 7);
  }
  if (j.early === "yes") return outcome("APPLY_PROJECT", "TOO-EARLY", 8);
  if (j.late === "yes" && (tested === "measured" || inUse)) return outcome("PLAN_MOVE", "REDESIGN", 8);
  return undefined;
}

/** Whether the stated main reason is one of the four valid ones, and if so whether it is supported. */
export function statedReason(f: Facts, j: Judgements): { code: string; supported: Tri } | undefined {
  const { reason } = f;
  if (reason === "gap") return { code: "GAP", supported: f.gap };
  if (reason === "signal") return { code: "RECOGNITION", supported: j.recognition };
  if (reason === "transition") return { code: "TRANSITION", supported: j.transition };
  if (reason === "industry shift") return { code: "INDUSTRY-SHIFT", supported: j.shift };
  return undefined;
}

function primaryReason(f: Facts, j: Judgements): string {
  const stated = statedReason(f, j);
  if (stated?.supported === "yes") return stated.code;
  if (j.transition === "yes") return "TRANSITION";
  if (j.shift === "yes") return "INDUSTRY-SHIFT";
  return f.gap === "yes" ? "GAP" : "RECOGNITION";
}

/** Rules 1 to 15 on facts without a blank. Throws when none holds, which the model rules out. */
export function completeOutcome(f: Facts, settings: Settings): Outcome {
  const j = judgementsOf(f, settings);
  const early = earlyRule(f, j);
  if (early) return early;
  const grows = f.gap === "yes" || j.transition === "yes" || j.shift === "yes";
  if (j.leverage === "yes" && grows) return outcome("CERTIFY", primaryReason(f, j), 9);
  if (j.recognition === "yes") return outcome("CERTIFY_SIGNAL", "RECOGNITION", 9);
  throw new Error(`No rule holds for ${JSON.stringify(f)}`);
}

export const certifies = (verdict: string) => verdict === "CERTIFY" || verdict === "CERTIFY_SIGNAL";

export function answered(answers: Answers, id: SingleId): string | undefined {
  return answers[id] === "" ? undefined : answers[id];
}

export function factsOf(answers: Answers): Facts {
  const yesNo = (id: AskedId) => answered(answers, id) as Tri;
  return {
    exposure: answered(answers, "exposure"),
    cause: answered(answers, "cause"),
    reason: answered(answers, "reason"),
    tested: answered(answers, "tested"),
    direction: answered(answers, "direction"),
    asksForIt: yesNo("asksForIt"),
    targetSound: yesNo("targetSound"),
    gap: yesNo("gap"),
    ownership: answered(answers, "ownership"),
    heavy: or(yesNo("reporting"), yesNo("coordination")),
    industry: answered(answers, "industry"),
    phase: answered(answers, "phase"),
    rewarded: or(or(yesNo("committees"), yesNo("leaders")), or(yesNo("politics"), yesNo("market"))),
    otherSignal: answers.otherReasons?.includes("signal") ?? false,
  };
}

export const valuesOf = (id: FactId) => (PARTS[id] ? YES_NO : ALLOWED[id as AskedId]);
export const blankFacts = (facts: Facts) => FACT_IDS.filter((id) => facts[id] === undefined);

/** Visits every way of filling `blanks`, the last one turning fastest, until `visit` returns false. */
export function everyFilling(
  facts: Facts,
  blanks: readonly FactId[],
  visit: (filled: Facts) => boolean,
): boolean {
  const filled: Facts = { ...facts };
  const fill = (depth: number): boolean => {
    const id = blanks[depth];
    if (id === undefined) return visit(filled);
    return valuesOf(id).every((value) => {
      (filled as unknown as Record<FactId, string>)[id] = value;
      return fill(depth + 1);
    });
  };
  return fill(0);
}
