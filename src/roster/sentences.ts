// A judgement in sentences: the texts that stand in cells and in the pane alike.
import type { Change } from "../policy/change";
import type { Outcome } from "../policy/compile";
import type { AskedQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import type { Judgement, ReasonGiven } from "../policy/policy";
import {
  alsoOpenWords,
  askWords,
  changeWords,
  losesWords,
  nextStep,
  nextStepSentence,
  openWords,
  reasonWords,
  SIDES,
} from "../words/verdicts";

const headingOf = (id: AskedQuestionId): string => questionById(id).heading;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One reason in words, with its statements. The words for an open verdict name its question and what is possible. */
export function reasonText(
  reason: ReasonGiven,
  { ask, possible }: Pick<Judgement, "ask" | "possible">,
): { readonly text: string; readonly cites: readonly string[] } {
  return reason.id === "ASK" && ask !== null
    ? { text: askWords(headingOf(ask), possible), cites: questionById(ask).cites }
    : { text: reasonWords(reason), cites: reason.cites };
}

/** What of a judgement says whether and how its verdict is open. */
export type Openness = Pick<Judgement, "ask" | "firm" | "possible" | "dependsOn">;

/** That a verdict is open, as a sentence; empty for a firm one, and where the sentence that asks says it all. */
function openSentence({ ask, firm, possible, dependsOn }: Openness): string {
  if (firm) return "";
  if (ask === null) return openWords(dependsOn.map(headingOf), possible);
  const others = dependsOn.filter((id) => id !== ask);
  return others.length === 0 ? "" : alsoOpenWords(others.map(headingOf));
}

/**
 * Why a verdict was reached, in up to four sentences: what decided, with its statements; for an open verdict, what it
 * depends on; what else supports it; what argues against it.
 */
export function whySentence(reasons: readonly ReasonGiven[], open: Openness): string {
  const clauses = (kind: ReasonGiven["kind"], from = 0): string =>
    reasons
      .filter((reason) => reason.kind === kind)
      .slice(from)
      .map(reasonWords)
      .join("; ");
  const { text: head, cites } = reasonText(reasons[0]!, open);
  const facts = clauses("decided", 1);
  const statements = cites.length === 0 ? "" : ` (${cites.join(", ")})`;
  const supports = clauses("supports");
  const against = clauses("against");
  const lead = SIDES[open.ask === null ? "settled" : "open"];
  return [
    `${head}${facts === "" ? "" : `: ${facts}`}${statements}.`,
    openSentence(open),
    supports === "" ? "" : `${lead.supports}: ${supports}.`,
    against === "" ? "" : `${lead.against}: ${against}.`,
  ]
    .filter((sentence) => sentence !== "")
    .map(capital)
    .join(" ");
}

/** The next step offered with an outcome, as one sentence. */
export function nextStepText({ verdict, code, ask }: Pick<Outcome, "verdict" | "code" | "ask">): string {
  const asked = ask === null ? null : { heading: headingOf(ask), level: questionById(ask).levels[0]! };
  return nextStepSentence(nextStep(verdict, code, asked));
}

/** What would change a verdict that does not certify. */
export function changeSentence(change: Change | null): string {
  return changeWords(change === null ? null : change.map(([id, answer]) => [headingOf(id), answer]));
}

/** What a certifying verdict hangs on. */
export function losesSentence(ids: readonly AskedQuestionId[]): string {
  return losesWords(ids.map(headingOf));
}
