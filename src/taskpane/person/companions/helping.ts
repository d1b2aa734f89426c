// The one assessment that is open beside the form: what is said in it, and what became of using it.
import { createContext, useCallback, useContext, useMemo, useState } from "react";
import type { TableCompanionId } from "../../../policy/companions/table";
import type { SingleQuestionId } from "../../../policy/questions";
import type { AssessmentDraft } from "../../../roster/assessing";
import type { PersonAccess } from "../personAccess";
import type { Use } from "./useAnswers";
import { useAnswers } from "./useAnswers";

/** Help with the answers of the form. */
export interface Helping {
  readonly person: PersonAccess;
  /** The question under which an assessment is open. */
  readonly opened: SingleQuestionId | null;
  readonly use: Use;
  draftOf(companion: TableCompanionId): AssessmentDraft;
  say(companion: TableCompanionId, input: string, text: string): void;
  open(question: SingleQuestionId): void;
  /** Closes, and gives the keyboard back to the button that opened it. */
  close(): void;
}

export const HelpingContext = createContext<Helping | null>(null);

/** Help with the answers of the form. */
export function useHelping(): Helping {
  const helping = useContext(HelpingContext);
  if (helping === null) throw new Error("useHelping is for components of the form");
  return helping;
}

/** The id of the button that opens the assessment of a question. */
export const helpButtonId = (question: SingleQuestionId): string => `help-${question}`;

/** The id of the button that uses what an assessment gives. */
export const USE_BUTTON = "use-answers";

/** The id of the open assessment of a question. */
export const panelId = (question: SingleQuestionId): string => `assessment-${question}`;

/**
 * Brings an assessment into view once it is drawn, and puts the keyboard on what it asks first. Office.js for Excel on the web
 * swallows Tab where the keyboard is on something that Tab does not reach, so that no heading can take it.
 */
function focusAssessment(question: SingleQuestionId): void {
  window.setTimeout(() => {
    const panel = document.getElementById(panelId(question));
    panel?.scrollIntoView({ block: "nearest" });
    panel
      ?.querySelector<HTMLElement>(
        `input:checked, input[type="text"], #${USE_BUTTON}, [data-close-assessment]`,
      )
      ?.focus({ preventScroll: true });
  }, 0);
}

interface State {
  /** Whom the form is about. */
  readonly key: string;
  readonly role: string | null;
  readonly opened: SingleQuestionId | null;
  readonly drafts: Readonly<Partial<Record<TableCompanionId, AssessmentDraft>>>;
}

/** Puts the keyboard on an element once it is drawn. */
export function focusSoon(id: string): void {
  window.setTimeout(() => {
    document.getElementById(id)?.focus();
  }, 0);
}

/** @param key whom the form is about: with another person, or another role, assessments begin anew */
export function useHelpingState(person: PersonAccess, key: string): Helping {
  const { role } = person.view;
  const fresh: State = { key, role, opened: null, drafts: {} };
  const [state, setState] = useState(fresh);
  const isOther = state.key !== key;
  // A role that is given because an assessment wants one belongs to that assessment.
  const now = isOther || (state.role !== role && state.role !== "") ? fresh : { ...state, role };
  if (isOther || state.role !== role) setState(now);
  const { opened, drafts } = now;

  const close = useCallback(() => {
    setState((before) => ({ ...before, opened: null }));
    if (opened !== null) focusSoon(helpButtonId(opened));
  }, [opened]);
  const use = useAnswers(person, key, close);
  const { forget } = use;
  const isWriting = use.phase.kind === "writing";

  const open = useCallback(
    (question: SingleQuestionId) => {
      forget();
      setState((before) => ({ ...before, opened: question }));
      focusAssessment(question);
    },
    [forget],
  );
  const say = useCallback(
    (companion: TableCompanionId, input: string, text: string) => {
      // What is being written is what was said when the button was pressed.
      if (isWriting) return;
      forget();
      setState((before) => ({
        ...before,
        drafts: { ...before.drafts, [companion]: { ...before.drafts[companion], [input]: text } },
      }));
    },
    [forget, isWriting],
  );
  return useMemo(
    () => ({
      person,
      opened,
      use,
      draftOf: (companion) => drafts[companion] ?? {},
      say,
      open,
      close,
    }),
    [person, opened, drafts, use, say, open, close],
  );
}
