// The verdict of the person in the form: why, what to keep in mind, what next, and what would change it.
import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { Judgement, ReasonGiven } from "../../policy/policy";
import type { AskedQuestionId, SingleQuestionId } from "../../policy/questions";
import { questionById } from "../../policy/questions";
import { CAUTIONS, certifies } from "../../policy/verdicts";
import { VERDICT_COLOURS } from "../../roster/blankRoster";
import type { PersonView } from "../../roster/personView";
import { nextStepText, reasonText } from "../../roster/sentences";
import { CARD, changeLine, openOn, possibleWords, STATES, verdictSaid } from "../../words/personForm";
import { QUESTION_WORDS } from "../../words/questions";
import { CAUTION_WORDS, CHECK_ROW, VERDICT_WORDS } from "../../words/verdicts";
import { Statements } from "../parts/Statements";
import { UNSEEN } from "../parts/styles";
import { GateSteps } from "./companions/GateSteps";
import { StepHelp } from "./companions/StepHelp";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  line: { margin: 0 },
  strip: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  verdict: {
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    fontWeight: tokens.fontWeightSemibold,
    // Forced colours take the fill away.
    border: "1px solid transparent",
  },
  unseen: UNSEEN,
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The verdict in words, or what stands in its place. */
function wordsOf({ judgement, isEmpty, problems }: PersonView): string {
  if (problems.length > 0) return CHECK_ROW;
  return judgement === null || isEmpty ? CARD.empty : VERDICT_WORDS[judgement.verdict];
}

/** The verdict in a line: words, strength, firm or open. */
export function VerdictLine({ view }: { readonly view: PersonView }): ReactNode {
  const styles = useStyles();
  const words = wordsOf(view);
  const colours = VERDICT_COLOURS.find(({ text }) => text === words);
  const { judgement, isEmpty } = view;
  const says = judgement !== null && !isEmpty;
  return (
    <div className={styles.strip}>
      <span
        id="verdict"
        className={styles.verdict}
        style={colours && { color: `#${colours.ink}`, backgroundColor: `#${colours.fill}` }}
      >
        {words}
      </span>
      {says && judgement.strength !== "" && <Badge appearance="outline">{judgement.strength}</Badge>}
      {says && <Badge appearance="outline">{judgement.firm ? STATES.firm : STATES.open}</Badge>}
    </div>
  );
}

/** How long the answers must rest before the verdict is said, in milliseconds. */
const REST = 700;

/** Says the verdict to those who do not see it, once the answers rest. */
export function VerdictSaid({
  view,
  title,
}: {
  readonly view: PersonView;
  readonly title: string;
}): ReactNode {
  const styles = useStyles();
  const { judgement, isEmpty } = view;
  const words = verdictSaid(
    wordsOf(view),
    isEmpty ? "" : (judgement?.strength ?? ""),
    judgement === null || isEmpty ? null : judgement.firm,
  );
  const [said, setSaid] = useState("");
  const named = useRef("");
  useEffect(() => {
    const timer = window.setTimeout(() => {
      // Whom it is about is said once: not again with every answer.
      setSaid(named.current === title ? words : `${title}. ${words}`);
      named.current = title;
    }, REST);
    return () => {
      window.clearTimeout(timer);
    };
  }, [title, words]);
  return (
    <div id="verdict-said" role="status" className={styles.unseen}>
      {said}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const styles = useStyles();
  return (
    <div>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </div>
  );
}

const REASON_TITLES: Readonly<Record<"settled" | "open", Readonly<Record<ReasonGiven["kind"], string>>>> = {
  settled: { decided: CARD.why, supports: CARD.supports, against: CARD.against },
  open: { decided: CARD.why, supports: CARD.supportsOpen, against: CARD.againstOpen },
};

function Reasons({
  judgement,
  kind,
}: {
  readonly judgement: Judgement;
  readonly kind: ReasonGiven["kind"];
}): ReactNode {
  const styles = useStyles();
  const reasons = judgement.reasons.filter((reason) => reason.kind === kind);
  if (reasons.length === 0) return null;
  return (
    <Part title={REASON_TITLES[judgement.ask === null ? "settled" : "open"][kind]}>
      <ul className={styles.list}>
        {reasons.map((reason) => {
          const { text, cites } = reasonText(reason, judgement);
          return (
            <li key={reason.id} data-reason={reason.id}>
              {capital(text)} <Statements ids={cites} />
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** What the card can ask the form to do. */
export interface CardActions {
  readonly goTo: (id: AskedQuestionId) => void;
  /** Opens the assessment that fills a question. */
  readonly help: (id: SingleQuestionId) => void;
  readonly tryChange: (change: NonNullable<Judgement["change"]>) => void;
}

function Changes({
  judgement,
  tryChange,
}: Pick<CardActions, "tryChange"> & { readonly judgement: Judgement }): ReactNode {
  const styles = useStyles();
  const { change, losesWith, verdict } = judgement;
  if (certifies(verdict))
    return losesWith.length === 0 ? null : (
      <Part title={CARD.loses}>
        <ul className={styles.list}>
          {losesWith.map((id) => (
            <li key={id}>{questionById(id).heading}</li>
          ))}
        </ul>
      </Part>
    );
  return (
    <Part title={CARD.change}>
      {change === null ? (
        <p className={styles.line}>{CARD.noChange}</p>
      ) : (
        <>
          <ul className={styles.list}>
            {change.map(([id, answer]) => (
              <li key={id}>{changeLine(questionById(id).heading, answer)}</li>
            ))}
          </ul>
          <Button
            size="small"
            id="try-it"
            onClick={() => {
              tryChange(change);
            }}
          >
            {CARD.tryIt}
          </Button>
        </>
      )}
    </Part>
  );
}

/** All there is to say about the verdict. */
export function VerdictCard({
  view,
  isInRow,
  goTo,
  help,
  tryChange,
}: CardActions & { readonly view: PersonView; readonly isInRow: boolean }): ReactNode {
  const styles = useStyles();
  const { judgement, isEmpty, problems } = view;
  if (isEmpty || judgement === null)
    return (
      <section aria-label={CARD.title} className={styles.card}>
        {problems.map(({ message }) => (
          <p key={message} className={styles.line}>
            {message}
          </p>
        ))}
        {problems.length === 0 && <p className={styles.line}>{isInRow ? CARD.emptyRow : CARD.emptyLead}</p>}
      </section>
    );
  const { cautions, possible, dependsOn, firm, ask } = judgement;
  const [next] = dependsOn;
  return (
    <section aria-label={CARD.title} className={styles.card}>
      <GateSteps judgement={judgement} />
      <Reasons judgement={judgement} kind="decided" />
      <Reasons judgement={judgement} kind="supports" />
      <Reasons judgement={judgement} kind="against" />
      {cautions.length > 0 && (
        <Part title={CARD.cautions}>
          <ul className={styles.list}>
            {cautions.map((id) => (
              <li key={id} data-caution={id}>
                {CAUTION_WORDS[id]} <Statements ids={CAUTIONS.find((one) => one.id === id)?.cites ?? []} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={CARD.nextStep}>
        <p className={styles.line}>{nextStepText(judgement)}</p>
        <StepHelp judgement={judgement} onOpen={help} />
      </Part>
      {!firm && (
        <Part title={CARD.open}>
          {/* The sentence that asks names the possible verdicts already. */}
          {ask === null && (
            <p className={styles.line}>{possibleWords(possible.map((one) => VERDICT_WORDS[one]))}</p>
          )}
          <p className={styles.line}>{openOn(dependsOn.map((id) => questionById(id).heading))}</p>
        </Part>
      )}
      {next !== undefined && (
        <Part title={CARD.ask}>
          <p className={styles.line}>{QUESTION_WORDS[next].ask}</p>
          <Button
            size="small"
            id="go-to-question"
            onClick={() => {
              goTo(next);
            }}
          >
            {CARD.goTo}
          </Button>
        </Part>
      )}
      <Changes judgement={judgement} tryChange={tryChange} />
    </section>
  );
}
