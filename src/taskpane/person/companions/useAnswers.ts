// Using what an assessment gives: into the form, or once for many on the sheet that it belongs to, and back again.
import { useCallback, useMemo, useRef, useState } from "react";
import type { QuestionId, SingleQuestionId } from "../../../policy/questions";
import { questionById } from "../../../policy/questions";
import type { Destination, Offer, UsableAnswer } from "../../../roster/assessing";
import { seenOnOrganisation, seenOnRoles } from "../../../roster/assessing";
import { LINE } from "../../../roster/organisationLines";
import type { PersonForm } from "../../../roster/person";
import { ownText } from "../../../roster/person";
import { HELP, ownStays, reachWords, STAYS, undoneWords, USE, usedWords } from "../../../words/companionForm";
import { answerWords } from "../../../words/questions";
import { roleConflict, roleFormula } from "../../../words/roles";
import { lineConflict } from "../../../words/setup";
import { errorWords } from "../../../workbook/excelErrors";
import { writeOrganisation } from "../../../workbook/organisationSheet";
import type { WrittenAnswer } from "../../../workbook/organisationSheet";
import { countReach } from "../../../workbook/reach";
import { saveRoleAnswers } from "../../../workbook/roleAnswers";
import { useRoster } from "../../roster";
import type { PersonAccess } from "../personAccess";
import { edited } from "../shownPerson";

/** What using answers has come to, as long as it is not done. */
export type UsePhase =
  | { readonly kind: "idle" }
  | { readonly kind: "writing" }
  /** Others have changed what stands there. Null for what is not there any more. */
  | {
      readonly kind: "conflicts";
      readonly lines: readonly string[];
      readonly now: Seen;
    }
  | { readonly kind: "formulas"; readonly lines: readonly string[] }
  | { readonly kind: "failed"; readonly lines: readonly string[] };

/** What became of it. */
export interface Used {
  /** Under which question it is said. */
  readonly question: SingleQuestionId;
  readonly intent: "success" | "error";
  readonly lines: readonly string[];
  /** Writes what stood on the sheet before; null where that was a formula, or nothing was written. */
  readonly undo: (() => Promise<void>) | null;
}

/** What cells showed, by question; undefined where nothing is to be compared. */
type Seen = ReadonlyMap<QuestionId, string | undefined>;

/** How answers are used. */
interface Manner {
  readonly onlyHere?: boolean;
  readonly overFormulas?: boolean;
  /** What has been seen meanwhile. */
  readonly seen?: Seen;
}

export interface Use {
  readonly phase: UsePhase;
  readonly used: Used | null;
  start(question: SingleQuestionId, offer: Offer, manner?: Manner): Promise<void>;
  /** Leaves what was not done, and what was said of the last use. */
  forget(): void;
}

/** What a write came to: cells that were written, or what is in the way. */
type Outcome =
  | {
      readonly kind: "written";
      readonly sheet: string;
      readonly created: boolean;
      /** What Undo leaves there, in words. */
      readonly stays: readonly string[];
      readonly answers: readonly WrittenAnswer[];
    }
  | Extract<UsePhase, { kind: "conflicts" | "formulas" }>;

type Answers = ReadonlyMap<QuestionId, string>;

/** Those of the seen texts that are to be compared. */
const compared = (seen: Seen): Answers =>
  new Map([...seen].filter((entry): entry is [QuestionId, string] => entry[1] !== undefined));

async function writeRole(
  role: string,
  answers: Answers,
  seen: Seen,
  replaceFormulas: boolean,
): Promise<Outcome> {
  const written = await saveRoleAnswers({ role, answers, seen: compared(seen), replaceFormulas });
  const { sheet, created, conflicts, formulas } = written;
  if (conflicts.length > 0)
    return {
      kind: "conflicts",
      lines: conflicts.map((one) =>
        roleConflict(one.heading, one.seen, one.now, answers.get(one.question) ?? ""),
      ),
      now: new Map(conflicts.map((one) => [one.question, one.now])),
    };
  if (formulas.length > 0)
    return {
      kind: "formulas",
      lines: formulas.map((one) => roleFormula(sheet, one.cell, one.heading, one.formula)),
    };
  const { addedRole, addedHeadings } = written;
  const stays = [
    ...(created ? [STAYS.sheet] : []),
    ...(addedRole ? [STAYS.role(role)] : []),
    ...addedHeadings.map(STAYS.column),
  ];
  return { kind: "written", sheet, created, stays, answers: written.answers };
}

/** @param hasLine the sheet has a line for the question already */
async function writeAll(
  answers: Answers,
  seen: Seen,
  hasLine: (question: QuestionId) => boolean,
): Promise<Outcome> {
  const edits = [...answers].map(([question, answer]) => ({
    question,
    edit: { line: LINE.answer(question), answer, seen: seen.get(question) },
  }));
  const all = edits.map(({ edit }) => edit);
  const written = await Excel.run((context) => writeOrganisation(context, all));
  const { conflicts, sheet, created } = written;
  if (conflicts.length === 0) {
    const lines = [...answers.keys()].filter((question) => !hasLine(question));
    const stays = created
      ? [STAYS.sheet]
      : lines.map((question) => STAYS.line(questionById(question).heading));
    return { kind: "written", sheet, created, stays, answers: written.answers };
  }
  const questionOf = (edit: unknown): QuestionId => edits.find((one) => one.edit === edit)!.question;
  return {
    kind: "conflicts",
    lines: conflicts.map(({ heading, seen: before, now, edit }) =>
      lineConflict(heading, before, now, edit.answer),
    ),
    now: new Map(conflicts.map(({ edit, now }) => [questionOf(edit), now ?? undefined])),
  };
}

const linesOf = (answers: readonly UsableAnswer[]): string[] =>
  answers.map(({ question, answer }) =>
    HELP.line(questionById(question).heading, answerWords(question, answer)),
  );

/** The shown person's own answers to these questions. */
function ownLines(form: PersonForm, answers: Answers): string[] {
  return [...answers.keys()].flatMap((question) => {
    const own = ownText(form, question);
    return own === null || own === ""
      ? []
      : [HELP.line(questionById(question).heading, answerWords(question, own))];
  });
}

/**
 * @param key whom the form is about: what is said of one is not said of another
 * @param onDone the answers are used
 */
export function useAnswers(person: PersonAccess, key: string, onDone: () => void): Use {
  const { shown: choice, refresh } = useRoster();
  const [at, setAt] = useState<{
    readonly key: string;
    readonly phase: UsePhase;
    readonly used: Used | null;
  }>({
    key,
    phase: { kind: "idle" },
    used: null,
  });
  const put = useCallback(
    (phase: UsePhase, used: Used | null = null): void => {
      setAt({ key, phase, used });
    },
    [key],
  );
  const forget = useCallback(() => {
    setAt((before) =>
      before.phase.kind === "writing" ? before : { key, phase: { kind: "idle" }, used: null },
    );
  }, [key]);
  /** One write at a time, whoever is shown. */
  const isWriting = useRef(false);

  const start = useCallback(
    async (question: SingleQuestionId, offer: Offer, manner: Manner = {}): Promise<void> => {
      if (isWriting.current) return;
      const { shown, view, current } = person;
      const role = view.role ?? "";
      const going = (to: Destination): UsableAnswer[] =>
        offer.answers.filter((one) => (manner.onlyHere === true ? "form" : one.to) === to);
      const inForm = going("form");
      const texts = (to: Destination): Answers => new Map(going(to).map((one) => [one.question, one.answer]));
      const seenFor = (answers: Answers, seenOf: (id: QuestionId) => string): Seen =>
        new Map(
          [...answers.keys()].map((id) => [
            id,
            manner.seen?.has(id) === true ? manner.seen.get(id) : seenOf(id),
          ]),
        );
      const forRole = texts("role");
      const forAll = texts("organisation");
      const shared = forRole.size > 0 ? forRole : forAll;
      const seen = seenFor(shared, (id) =>
        forRole.size > 0 ? seenOnRoles(shown.form, role, id) : seenOnOrganisation(shown.form, id),
      );
      const hasLine = (id: QuestionId): boolean => shown.form.person.roster.organisation.answers.has(id);
      const write = (answers: Answers, before: Seen, overFormulas: boolean): Promise<Outcome> =>
        forRole.size > 0
          ? writeRole(role, answers, before, overFormulas)
          : writeAll(answers, before, hasLine);

      const lines: string[] = [];
      const changeForm = (): void => {
        if (inForm.length === 0) return;
        person.changeIfSame(shown, (before) =>
          inForm.reduce((form, one) => edited(form, one.question, one.answer), before),
        );
        lines.push(USE.inForm(linesOf(inForm)));
      };
      if (shared.size === 0) {
        changeForm();
        put({ kind: "idle" }, { question, intent: "success", lines, undo: null });
        onDone();
        return;
      }
      isWriting.current = true;
      put({ kind: "writing" });
      try {
        const outcome = await write(shared, seen, manner.overFormulas === true);
        if (outcome.kind !== "written") {
          put(outcome);
          await refresh();
          return;
        }
        const { sheet, answers, created, stays } = outcome;
        // Only now: while others are in the way, or Excel refuses, nothing is used.
        changeForm();
        const undo = async (): Promise<void> => {
          if (isWriting.current) return;
          isWriting.current = true;
          put({ kind: "writing" });
          const back = new Map([...shared.keys()].map((id) => [id, seen.get(id) ?? ""]));
          try {
            const undone = await write(back, shared, false);
            put(
              { kind: "idle" },
              undone.kind === "written"
                ? { question, intent: "success", lines: [undoneWords(sheet, stays)], undo: null }
                : { question, intent: "error", lines: [USE.notUndone, ...undone.lines], undo: null },
            );
            await refresh();
          } catch (error) {
            put({ kind: "idle" }, { question, intent: "error", lines: errorWords(error), undo: null });
          } finally {
            isWriting.current = false;
          }
        };
        await refresh();
        const reach =
          current === null
            ? null
            : await Excel.run((context) =>
                countReach(context, choice, [...shared.keys()], forRole.size > 0 ? role : null),
              ).catch(() => null);
        lines.push(usedWords(sheet, answers, created));
        if (reach !== null) lines.push(reachWords(reach));
        const own = ownLines(shown.form, shared);
        if (own.length > 0) lines.push(ownStays(own));
        put(
          { kind: "idle" },
          {
            question,
            intent: "success",
            lines,
            undo: answers.length === 0 || manner.overFormulas === true ? null : undo,
          },
        );
        onDone();
      } catch (error) {
        put({ kind: "failed", lines: errorWords(error) });
      } finally {
        isWriting.current = false;
      }
    },
    [person, choice, refresh, put, onDone],
  );
  const isHere = at.key === key || at.phase.kind === "writing";
  return useMemo(
    () => ({
      phase: isHere ? at.phase : { kind: "idle" },
      used: isHere ? at.used : null,
      start,
      forget,
    }),
    [isHere, at, start, forget],
  );
}
