// The decision model read a second time, as plain code and by brute force: the truth that faster forms are held to.
import type { Changes } from "./oracleChanges";
import { fewestChanges, losingQuestions } from "./oracleChanges";
import type { Answers, AskedId, FactId, Facts, Judgements, QuestionId, Settings } from "./oracleRules";
import {
  ALLOWED,
  answered,
  ASKING_ORDER,
  blankFacts,
  certifies,
  completeOutcome,
  earlyRule,
  everyFilling,
  factsOf,
  GATE_OF_QUESTION,
  judgementsOf,
  PARTS,
  statedReason,
  valuesOf,
  VERDICTS,
} from "./oracleRules";

/** Work the caller can save: `changes: false` skips the search; `maxChanges` ends it at sets of that size. */
export interface Options {
  readonly changes?: boolean;
  readonly maxChanges?: number;
}

export interface Judgement {
  readonly verdict: string;
  readonly code: string;
  readonly ask: QuestionId | null;
  readonly firm: boolean;
  /** Verdicts that some way of filling the blanks leads to, in the order of the table of verdicts. */
  readonly possible: readonly string[];
  /** Blank questions whose answer can still matter to the verdict, in asking order. */
  readonly dependsOn: readonly QuestionId[];
  /** 1 to 9. */
  readonly gate: number;
  readonly cautions: readonly string[];
  readonly strength: "" | "thin" | "solid" | "strong";
  /** Null when the verdict certifies, or when the search was skipped. */
  readonly changes: Changes | null;
  /** For a certifying verdict: the questions where another single answer loses it, in asking order. */
  readonly loses: readonly QuestionId[];
}

/** The blank questions on which one of the results, listed in the order of `everyFilling`, depends. */
function support(answers: Answers, blanks: readonly FactId[], results: readonly string[]): AskedId[] {
  const found = new Set<AskedId>();
  let stride = results.length;
  for (const id of blanks) {
    const span = stride;
    stride /= valuesOf(id).length;
    const step = stride;
    // Neighbours along one blank differ in nothing else; within a span the first `step` results have no neighbour.
    const matters = results.some((result, at) => at % span >= step && result !== results[at - step]);
    if (!matters) continue;
    // With the other parts of a joined fact answered or filled with no, each blank part alone decides it.
    for (const part of PARTS[id] ?? [id as AskedId]) {
      if (answered(answers, part) === undefined) found.add(part);
    }
  }
  return ASKING_ORDER.filter((id) => found.has(id));
}

function cautionsOf(answers: Answers, f: Facts, j: Judgements, verdict: string): string[] {
  const stated = statedReason(f, j);
  const unsound = ["activity", "reassurance", "headlines", "panic"];
  const gained = j.transition === "yes" || j.shift === "yes";
  const exposed = f.exposure === "moderate" || f.exposure === "high";
  const leaving = j.structural === "yes" || f.industry === "compressing";
  const all: [string, boolean][] = [
    ["MIXED-MOTIVE", answers.otherReasons?.some((reason) => unsound.includes(reason)) ?? false],
    ["DEFENSIVE", answers.stance === "defensive"],
    ["LIGHT-TEST", f.tested === "tried"],
    ["MIXED-CAUSE", f.cause === "both" && exposed && j.structural !== "yes"],
    ["HEAVY-EXPANDS", f.heavy === "yes" && f.ownership === "expands"],
    ["HEAVY-SKILLS", f.heavy === "yes" && f.cause === "skills" && j.structural === "yes"],
    ["DESIGN-EXPANDS", j.designed === "yes" && f.ownership === "expands"],
    ["NO-GAIN", strengtheners(answers) > 0 && f.ownership === "same" && !gained],
    ["AT-DESTINATION", leaving && j.exit === "yes"],
    ["REASON-MISMATCH", certifies(verdict) && stated !== undefined && stated.supported !== "yes"],
  ];
  return all.filter(([, holds]) => holds).map(([name]) => name);
}

function strengtheners(answers: Answers): number {
  const { roleClass, outcomes, systemDesign, hybrid } = answers;
  return [roleClass === "enhanced", outcomes === "yes", systemDesign === "yes", hybrid === "yes"].filter(
    Boolean,
  ).length;
}

function check(answers: Answers): void {
  for (const [id, given] of Object.entries(answers)) {
    const allowed = (ALLOWED as Record<string, readonly string[] | undefined>)[id];
    if (!allowed) throw new Error(`No such question: ${id}`);
    for (const value of [given ?? ""].flat()) {
      if (value !== "" && !allowed.includes(value))
        throw new Error(`${id}: "${value}" is not an allowed answer`);
    }
  }
}

/**
 * Judges one person's answers straight from the text of the model.
 *
 * Every way of filling the blanks is tried: about a second with all seventeen questions blank, a few milliseconds
 * with eight. The search for changes tries sets of growing size: seconds on an almost empty row, some twenty of them
 * if the settings are strict.
 *
 * @throws Error for an unknown question or an answer that is not allowed; a wrong value has no verdict.
 */
export function oracle(answers: Answers, settings: Settings, options: Options = {}): Judgement {
  check(answers);
  const facts = factsOf(answers);
  const judgements = judgementsOf(facts, settings);
  const blanks = blankFacts(facts);
  const verdicts: string[] = [];
  const codes: string[] = [];
  everyFilling(facts, blanks, (filled) => {
    const { verdict, code } = completeOutcome(filled, settings);
    verdicts.push(verdict);
    codes.push(code);
    return true;
  });
  const reached = new Set(verdicts);
  const possible = VERDICTS.filter((verdict) => reached.has(verdict));
  let dependsOn = support(answers, blanks, verdicts);

  const early = earlyRule(facts, judgements);
  let verdict: string = early?.verdict ?? "NEEDS_ANSWER";
  let code = early?.code ?? "ASK";
  let gate = early?.gate ?? GATE_OF_QUESTION[dependsOn[0] ?? "exposure"];
  if (!early && possible.length === 1) {
    verdict = possible[0]!;
    code = new Set(codes).size === 1 ? codes[0]! : "EITHER-WAY";
    gate = 9;
    // The gate of such a verdict would be that of its first open question; no answers lead there.
    if (!certifies(verdict))
      throw new Error(`Only certifying verdicts come without an early rule: ${verdict}`);
  }
  if (verdict === "ASSESS_EXPOSURE") {
    const missing = (["exposure", "cause"] as const).filter((id) => facts[id] === undefined);
    dependsOn = ASKING_ORDER.filter((id) => dependsOn.includes(id) || missing.some((other) => other === id));
  }

  const cautions = cautionsOf(answers, facts, judgements, verdict);
  const certified = certifies(verdict);
  let strength: Judgement["strength"] = "";
  if (certified) {
    const strong = strengtheners(answers);
    strength = "solid";
    if (strong >= 2 && cautions.length === 0) strength = "strong";
    if (strong === 0 || cautions.length >= 2) strength = "thin";
  }
  const search = options.changes !== false;
  return {
    verdict,
    code,
    ask: verdict === "NEEDS_ANSWER" ? (dependsOn[0] ?? null) : null,
    firm: possible.length === 1 && possible[0] === verdict,
    possible,
    dependsOn,
    gate,
    cautions,
    strength,
    changes: search && !certified ? fewestChanges(answers, settings, options.maxChanges ?? 17) : null,
    loses: search && certified ? losingQuestions(answers, settings) : [],
  };
}
