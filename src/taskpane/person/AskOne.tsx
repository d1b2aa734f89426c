// One question at a time: always the first on which the verdict depends, and how many can still follow.
import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { QuestionId } from "../../policy/questions";
import { ASKING_ORDER } from "../../policy/questions";
import type { PersonView } from "../../roster/personView";
import { NEVER_ASKED } from "../../roster/personView";
import { ASKING, toGoWords } from "../../words/personForm";
import { QUESTION_WORDS } from "../../words/questions";
import { Section } from "../parts/Section";
import type { QuestionProps } from "./QuestionField";
import { focusQuestion, QuestionField } from "./QuestionField";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** The question to ask: the first that matters and was not left blank on purpose. */
function nextQuestion({ next, judgement }: PersonView, skipped: ReadonlySet<QuestionId>): QuestionId | null {
  if (next !== null && next !== "role" && !skipped.has(next)) return next;
  return judgement?.dependsOn.find((id) => !skipped.has(id)) ?? null;
}

/** The walk from question to question. */
export function AskOne(props: Omit<QuestionProps, "id">): ReactNode {
  const styles = useStyles();
  const { view } = props;
  const [asked, setAsked] = useState<readonly QuestionId[]>([]);
  const [skipped, setSkipped] = useState<ReadonlySet<QuestionId>>(new Set());
  const [shown, setShown] = useState<QuestionId | null>(() => nextQuestion(view, new Set()));
  const hasMoved = useRef(false);

  // A question stays until one goes on, so that arrow keys can pass over its answers.
  useEffect(() => {
    if (!hasMoved.current) return;
    hasMoved.current = false;
    if (shown === null) document.getElementById("asking-done")?.focus();
    else focusQuestion(shown);
  }, [shown]);

  const go = (to: QuestionId | null, before: readonly QuestionId[], left: ReadonlySet<QuestionId>): void => {
    hasMoved.current = true;
    setAsked(before);
    setSkipped(left);
    setShown(to);
  };
  const before = shown === null ? asked : [...asked, shown];
  const isAnswered = shown !== null && view.questions[shown].inEffect !== null && !isOpen(view, shown);
  const back = asked.at(-1);
  // Other answers, or another role, may have brought questions back.
  const more = nextQuestion(view, skipped);
  const left = ASKING_ORDER.filter((id) => skipped.has(id) && view.questions[id].inEffect === null);

  return (
    <Section title={ASKING.title}>
      <Text id="to-go" size={200}>
        {view.toGo === 0 ? ASKING.firm : toGoWords(view.toGo)}
      </Text>
      {shown !== null && <QuestionField key={shown} {...props} id={shown} isLone />}
      <div className={styles.buttons}>
        {back !== undefined && (
          <Button
            id="ask-back"
            onClick={() => {
              go(back, asked.slice(0, -1), new Set([...skipped].filter((id) => id !== back)));
            }}
          >
            {ASKING.back}
          </Button>
        )}
        {shown !== null && isAnswered && (
          <Button
            id="ask-next"
            appearance="primary"
            onClick={() => {
              go(more, before, skipped);
            }}
          >
            {ASKING.next}
          </Button>
        )}
        {shown !== null && !isAnswered && (
          <Button
            id="ask-skip"
            onClick={() => {
              const blank = new Set([...skipped, shown]);
              go(nextQuestion(view, blank), before, blank);
            }}
          >
            {ASKING.skip}
          </Button>
        )}
      </div>
      {shown === null && (
        <>
          <div id="asking-done" tabIndex={-1}>
            {view.problems.length > 0
              ? view.problems.map(({ message }) => <p key={message}>{message}</p>)
              : left.length === 0
                ? view.toGo === 0 && ASKING.done
                : ASKING.left}
          </div>
          {more !== null && (
            <div className={styles.buttons}>
              <Button
                id="ask-next"
                appearance="primary"
                onClick={() => {
                  go(more, asked, skipped);
                }}
              >
                {ASKING.next}
              </Button>
            </div>
          )}
          {left.length > 0 && (
            <>
              <ul className={styles.list}>
                {left.map((id) => (
                  <li key={id}>{QUESTION_WORDS[id].ask}</li>
                ))}
              </ul>
              <div className={styles.buttons}>
                <Button
                  onClick={() => {
                    go(nextQuestion(view, new Set()), asked, new Set());
                  }}
                >
                  {ASKING.again}
                </Button>
              </div>
            </>
          )}
          <Section title={ASKING.optional} lead={ASKING.optionalLead}>
            {NEVER_ASKED.map((id) => (
              <QuestionField key={id} {...props} id={id} />
            ))}
          </Section>
        </>
      )}
    </Section>
  );
}

/** Does the verdict still wait for this question? */
function isOpen({ judgement, questions }: PersonView, id: QuestionId): boolean {
  return (
    questions[id].problem !== null ||
    (judgement?.dependsOn as readonly QuestionId[] | undefined)?.includes(id) === true
  );
}
