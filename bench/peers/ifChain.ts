// The rival by hand: the same verdicts written as one if-chain over the cells of a complete row, without an engine.

/** A verdict, and the code of what decided. */
export interface Outcome {
  readonly verdict: string;
  readonly code: string;
}

/** Where the columns stand that the chain reads. */
export interface Columns {
  readonly exposure: number;
  readonly cause: number;
  readonly reporting: number;
  readonly coordination: number;
  readonly industry: number;
  readonly phase: number;
  readonly committees: number;
  readonly leaders: number;
  readonly politics: number;
  readonly market: number;
  readonly reason: number;
  readonly otherReasons: number;
  readonly gap: number;
  readonly direction: number;
  readonly asksForIt: number;
  readonly targetSound: number;
  readonly tested: number;
  readonly ownership: number;
}

/** The settings of the policy; see the decision model. */
export interface ChainSettings {
  readonly strict: boolean;
  readonly redesignRule: boolean;
}

function outcome(verdict: string, code: string): Outcome {
  return { verdict, code };
}

const structuralMove = outcome("PLAN_MOVE", "STRUCTURAL");
const industryMove = outcome("PLAN_MOVE", "INDUSTRY");
const worryMove = outcome("PLAN_MOVE", "INDUSTRY-WORRY");
const unclearPosition = outcome("DEFINE_TARGET", "UNCLEAR-POSITION");
const activity = outcome("NO_CASE", "ACTIVITY");
const reassurance = outcome("NO_CASE", "REASSURANCE");
const headlines = outcome("NO_CASE", "HEADLINES");
const panic = outcome("NO_CASE", "PANIC");
const untested = outcome("TEST_AI", "UNTESTED");
const blocked = outcome("TEST_AI", "BLOCKED");
const stayOrGo = outcome("PLAN_MOVE", "STAY-OR-GO");
const noDirection = outcome("DEFINE_TARGET", "NO-DIRECTION");
const noMatch = outcome("DEFINE_TARGET", "NO-MATCH");
const deployNoReason = outcome("DEPLOY", "NO-REASON");
const noReason = outcome("NO_CASE", "NO-REASON");
const projectNoReason = outcome("APPLY_PROJECT", "NO-REASON");
const deployNoLeverage = outcome("DEPLOY", "NO-LEVERAGE");
const projectNoLeverage = outcome("APPLY_PROJECT", "NO-LEVERAGE");
const tooEarly = outcome("APPLY_PROJECT", "TOO-EARLY");
const redesign = outcome("PLAN_MOVE", "REDESIGN");
const certifyGap = outcome("CERTIFY", "GAP");
const certifyRecognition = outcome("CERTIFY", "RECOGNITION");
const certifyTransition = outcome("CERTIFY", "TRANSITION");
const certifyShift = outcome("CERTIFY", "INDUSTRY-SHIFT");
const certifySignal = outcome("CERTIFY_SIGNAL", "RECOGNITION");

/** The place of a column, from 0. @throws Error naming the heading when it is missing */
export function columnOf(headings: readonly string[], heading: string): number {
  const at = headings.indexOf(heading);
  if (at < 0) throw new Error(`Column "${heading}" is missing. Add it, or correct its heading.`);
  return at;
}

/** The places of the columns that the chain reads. @throws Error naming the heading when one is missing */
export function columnsOf(headings: readonly string[]): Columns {
  const column = (heading: string): number => columnOf(headings, heading);
  return {
    exposure: column("AI exposure"),
    cause: column("Exposure cause"),
    reporting: column("Reporting-heavy"),
    coordination: column("Coordination-heavy"),
    industry: column("Industry"),
    phase: column("AI adoption phase"),
    committees: column("Promotion panels want credentials"),
    leaders: column("Leaders value AI literacy"),
    politics: column("Formal programmes rewarded"),
    market: column("Market asks for certificates"),
    reason: column("Main reason"),
    otherReasons: column("Other reasons"),
    gap: column("Capability gap named"),
    direction: column("Direction"),
    asksForIt: column("Target asks for credential"),
    targetSound: column("Target is sound"),
    tested: column("AI tried at work"),
    ownership: column("Ownership effect"),
  };
}

function isStructural(row: readonly string[], at: Columns, ownership: string): boolean {
  if (ownership === "fewer") return true;
  if (row[at.exposure] !== "low" && row[at.cause] === "design") return true;
  return ownership !== "expands" && (row[at.reporting] === "yes" || row[at.coordination] === "yes");
}

function isRewarded(row: readonly string[], at: Columns): boolean {
  return (
    row[at.committees] === "yes" ||
    row[at.leaders] === "yes" ||
    row[at.politics] === "yes" ||
    row[at.market] === "yes"
  );
}

/** Judges one complete row. */
export function judgeRow(row: readonly string[], at: Columns, settings: ChainSettings): Outcome {
  const reason = row[at.reason]!;
  const direction = row[at.direction]!;
  const ownership = row[at.ownership]!;
  const asksForIt = row[at.asksForIt] === "yes";
  const targetSound = row[at.targetSound] === "yes";
  const toRole = direction === "named role";
  const toIndustry = direction === "named industry";

  const exit = !settings.strict && (toRole || toIndustry) && asksForIt && targetSound;
  if (!exit) {
    if (isStructural(row, at, ownership)) return structuralMove;
    if (row[at.industry] === "compressing") return industryMove;
    if (reason === "industry worry") return worryMove;
  }

  if (reason === "unclear position") return unclearPosition;
  if (reason === "activity") return activity;
  if (reason === "reassurance") return reassurance;
  if (reason === "headlines") return headlines;
  if (reason === "panic") return panic;

  const tested = row[at.tested]!;
  if (tested === "never") return untested;
  if (tested === "blocked") return blocked;
  if (direction === "undecided") return stayOrGo;
  if (direction === "none") return noDirection;

  const gap = row[at.gap] === "yes";
  const claimed = reason === "signal" || row[at.otherReasons]!.includes("signal");
  const recognition = claimed && isRewarded(row, at);
  if ((toRole || toIndustry) && !asksForIt && !gap && !recognition) return noMatch;

  const transition = toRole && asksForIt;
  const shift = toIndustry && asksForIt && targetSound;
  const measured = tested === "measured";
  if (!gap && !recognition && !transition && !shift) {
    if (measured) return deployNoReason;
    return row[at.exposure] === "low" ? noReason : projectNoReason;
  }

  const leverage = transition || shift || ownership === "expands";
  if (!leverage && !recognition) return measured ? deployNoLeverage : projectNoLeverage;

  if (!recognition && !transition && !shift) {
    const phase = row[at.phase];
    if (phase === "normalisation" && tested === "tried") return tooEarly;
    if (phase === "redesign" && settings.redesignRule) return redesign;
  }

  if (leverage && (gap || transition || shift)) {
    if (reason === "gap" && gap) return certifyGap;
    if (reason === "signal" && recognition) return certifyRecognition;
    // A stated transition or shift needs no branch of its own: at most one of the two can be supported.
    if (transition) return certifyTransition;
    if (shift) return certifyShift;
    return certifyGap;
  }
  return certifySignal;
}

/**
 * Judges complete rows: every question that can decide is answered, in the exact words of the model. Other reasons may
 * be an empty text; columns that no rule reads may hold anything, or be absent.
 *
 * @param rows cell texts, one array a row, in the order of `headings`
 * @returns one verdict and one code a row, in the order of the rows
 * @throws Error naming the heading when a column that decides is missing
 */
export function judgeWithIfChain(
  rows: readonly (readonly string[])[],
  headings: readonly string[],
  settings: ChainSettings,
): { verdicts: string[]; codes: string[] } {
  const at = columnsOf(headings);
  const verdicts = new Array<string>(rows.length);
  const codes = new Array<string>(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const { verdict, code } = judgeRow(rows[i]!, at, settings);
    verdicts[i] = verdict;
    codes[i] = code;
  }
  return { verdicts, codes };
}
