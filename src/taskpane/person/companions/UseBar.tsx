// Using what an assessment gives: for whom, what is in the way, and the one press.
import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { SingleQuestionId } from "../../../policy/questions";
import { questionById } from "../../../policy/questions";
import type { Offer } from "../../../roster/assessing";
import { HELP, USE } from "../../../words/companionForm";
import { answerWords } from "../../../words/questions";
import { Notice } from "../../parts/Notice";
import { focusSoon, useHelping, USE_BUTTON } from "./helping";

const useStyles = makeStyles({
  bar: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  // Names of roles are as long as people make them.
  use: { maxWidth: "100%", minWidth: 0, whiteSpace: "normal", overflowWrap: "anywhere", textAlign: "start" },
  line: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What the button says: for whom the answers are used. */
function labelOf({ answers, places }: Offer, role: string, isSeveral: boolean): string {
  if (places.size === 1 && places.has("role")) return USE.forRole(role);
  if (places.size === 1 && places.has("organisation")) return USE.forAll;
  return isSeveral || answers.length > 1 ? USE.several : USE.one;
}

/** What is to be known before the press: where each answer goes, and what goes along. */
function notesOf({ answers, lack, hasFormColumns }: Offer, hasRoster: boolean): string[] {
  const headingOf = (id: SingleQuestionId): string => questionById(id).heading;
  const along = answers.filter(({ isInput }) => isInput);
  const isMixed = new Set(answers.map(({ to }) => to)).size > 1;
  return [
    ...(isMixed ? answers.map(({ question, to }) => `${USE.mixed[to](headingOf(question))}.`) : []),
    ...(along.length > 0
      ? [
          USE.along(
            along.map(({ question, answer }) =>
              HELP.line(headingOf(question), answerWords(question, answer)),
            ),
          ),
        ]
      : []),
    ...(lack === "unknown" ? [USE.roleUnknown] : []),
    ...(hasRoster && !hasFormColumns ? [USE.noColumns] : []),
  ];
}

/** What is in the way of writing, and what can be done about it. */
function Obstacle({
  question,
  offer,
}: {
  readonly question: SingleQuestionId;
  readonly offer: Offer;
}): ReactNode {
  const { use } = useHelping();
  const { phase } = use;
  const leave = (): void => {
    use.forget();
    focusSoon(USE_BUTTON);
  };
  switch (phase.kind) {
    case "conflicts":
      return (
        <Notice
          intent="warning"
          title={USE.conflictTitle}
          lines={phase.lines}
          actions={
            <>
              <Button size="small" id="keep-theirs" onClick={leave}>
                {USE.keepTheirs}
              </Button>
              <Button
                size="small"
                id="write-mine"
                onClick={() => void use.start(question, offer, { seen: phase.now })}
              >
                {USE.writeMine}
              </Button>
            </>
          }
        />
      );
    case "formulas":
      return (
        <Notice
          intent="warning"
          title={USE.formulasTitle}
          lines={phase.lines}
          actions={
            <>
              <Button size="small" id="keep-formulas" onClick={leave}>
                {USE.keepFormulas}
              </Button>
              <Button
                size="small"
                id="replace-role-formulas"
                onClick={() => void use.start(question, offer, { overFormulas: true })}
              >
                {USE.replace}
              </Button>
            </>
          }
        />
      );
    case "failed":
      return <Notice intent="error" lines={phase.lines} />;
    case "writing":
      return <Text size={200}>{USE.writing}</Text>;
    case "idle":
      return null;
  }
}

/** @param isSeveral the assessment can give more than one answer */
export function UseBar({
  question,
  offer,
  isSeveral,
}: {
  readonly question: SingleQuestionId;
  readonly offer: Offer;
  readonly isSeveral: boolean;
}): ReactNode {
  const styles = useStyles();
  const { person, use } = useHelping();
  const { answers, lack, hasColumns } = offer;
  const isHeld = lack === "wanted" || lack === "wrong";
  const isBusy = use.phase.kind === "writing";
  const isReady = answers.length > 0 && !isBusy;
  return (
    <div className={styles.bar}>
      {notesOf(offer, person.current !== null).map((note) => (
        <p key={note} className={styles.line}>
          <Text size={200} className={styles.quiet}>
            {note}
          </Text>
        </p>
      ))}
      {isHeld && (
        <Notice
          intent="info"
          lines={[lack === "wanted" ? USE.roleWanted : USE.roleWrong]}
          actions={
            <Button
              size="small"
              id="go-to-role"
              onClick={() => {
                document.getElementById("role")?.focus();
              }}
            >
              {USE.goToRole}
            </Button>
          }
        />
      )}
      <div className={styles.buttons}>
        {!isHeld && (
          <Button
            id={USE_BUTTON}
            className={styles.use}
            appearance="primary"
            disabledFocusable={!isReady}
            onClick={() => void use.start(question, offer)}
          >
            {labelOf(offer, person.view.role ?? "", isSeveral)}
          </Button>
        )}
        {isHeld && hasColumns && (
          <Button
            id="use-only-here"
            className={styles.use}
            disabledFocusable={!isReady}
            onClick={() => void use.start(question, offer, { onlyHere: true })}
          >
            {USE.onlyHere}
          </Button>
        )}
      </div>
      <div role="status" data-use={use.phase.kind}>
        <Obstacle question={question} offer={offer} />
      </div>
    </div>
  );
}
