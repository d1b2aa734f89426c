// A judgement in sentences: the texts that stand in cells and in the pane alike.
import type { Change } from "../policy/change";
import type { Outcome } from "../policy/compile";
import type { AskedQuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import type { ReasonGiven, Verdict } from "../policy/policy";
import {
  askWords,
  changeWords,
  losesWords,
  nextStep,
  nextStepSentence,
  reasonWords,
  SIDES,
} from "../words/verdicts";

const headingOf = (id: AskedQuestionId): string => questionById(id).heading;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One reason in words, with its statements. The words for an open verdict name its question and what is possible. */
export function reasonText(
  reason: ReasonGiven,
  { ask, possible }: { readonly ask: AskedQuestionId | null; readonly possible: readonly Verdict[] },
): { readonly text: string; readonly cites: readonly string[] } {
  return reason.id === "ASK" && ask !== null
    ? { text: askWords(headingOf(ask), possible), cites: questionById(ask).cites }
    : { text: reasonWords(reason), cites: reason.cites };
}

/**
 * Why a verdict was reached, in up to three sentences: what decided, with its statements; what else supports it; what
 * argues against it.
 */
export function whySentence(
  reasons: readonly ReasonGiven[],
  ask: AskedQuestionId | null,
  possible: readonly Verdict[],
): string {
  const clauses = (kind: ReasonGiven["kind"], from = 0): string =>
    reasons
      .filter((reason) => reason.kind === kind)
      .slice(from)
      .map(reasonWords)
      .join("; ");
  const { text: head, cites } = reasonText(reasons[0]!, { ask, possible });
  const facts = clauses("decided", 1);
  const statements = cites.length === 0 ? "" : ` (${cites.join(", ")})`;
  const sentences = [`${head}${facts === "" ? "" : `: ${facts}`}${statements}.`];
  const supports = clauses("supports");
  const against = clauses("against");
  const lead = SIDES[ask === null ? "settled" : "open"];
  if (supports !== "") sentences.push(`${lead.supports}: ${supports}.`);
  if (against !== "") sentences.push(`${lead.against}: ${against}.`);
  return sentences.map(capital).join(" ");
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
