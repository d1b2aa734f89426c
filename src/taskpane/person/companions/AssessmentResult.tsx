// What an assessment gives as it stands: each answer, why, and what is still open.
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { AnswerOf } from "../../../policy/questions";
import { questionById } from "../../../policy/questions";
import type { FormAssessment } from "../../../roster/assessing";
import type { AssessedQuestion } from "../../../roster/companions";
import type { PersonView } from "../../../roster/personView";
import { HELP } from "../../../words/companionForm";
import { answerWords } from "../../../words/questions";
import { Statements } from "../../parts/Statements";
import { UNSEEN } from "../../parts/styles";
import { Ladder } from "./Ladder";

const useStyles = makeStyles({
  result: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingBlockStart: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  line: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  unseen: UNSEEN,
});

/** An answer in a line, such as “AI exposure: High”. */
function lineOf({ question, answer }: AssessedQuestion): string {
  return HELP.line(
    questionById(question).heading,
    answer === null ? HELP.nothing : answerWords(question, answer),
  );
}

function Assessed({
  assessment,
  assessed,
  now,
}: {
  readonly assessment: FormAssessment;
  readonly assessed: AssessedQuestion;
  /** The answer in effect; null for blank. */
  readonly now: string | null;
}): ReactNode {
  const styles = useStyles();
  const { question, answer, why, cites, open } = assessed;
  const headings = assessment.companion.inputs
    .filter(({ id }) => open.includes(id))
    .map(({ heading }) => heading);
  return (
    <div data-assessed={question} data-answer={answer ?? ""}>
      <p className={styles.line}>
        <Text weight="semibold">{lineOf(assessed)}</Text>
      </p>
      <p className={styles.line}>
        {why === "" ? HELP.wrongInput : why} <Statements ids={cites} />
      </p>
      {answer !== null && headings.length > 0 && (
        <p className={styles.line}>
          <Text size={200} className={styles.quiet}>
            {HELP.couldChange(headings)}
          </Text>
        </p>
      )}
      {answer !== null && now !== null && now !== answer && (
        <p className={styles.line}>
          <Text size={200} className={styles.quiet}>
            {HELP.now(answerWords(question, now))}
          </Text>
        </p>
      )}
    </div>
  );
}

/** The answers of an assessment as it stands; said when they change. */
export function AssessmentResult({
  assessment,
  view,
}: {
  readonly assessment: FormAssessment;
  readonly view: PersonView;
}): ReactNode {
  const styles = useStyles();
  const { questions, cautions, next } = assessment.result;
  const tested = questions.find(({ question }) => question === "tested")?.answer as AnswerOf<"tested"> | null;
  return (
    <div className={styles.result}>
      <h4 className={styles.heading}>{HELP.result}</h4>
      <div role="status" className={styles.unseen} data-assessment-said>
        {questions.map((one) => `${lineOf(one)}.`).join(" ")}
      </div>
      {questions.map((assessed) => (
        <Assessed
          key={assessed.question}
          assessment={assessment}
          assessed={assessed}
          now={view.questions[assessed.question].inEffect?.answer ?? null}
        />
      ))}
      {next !== null && tested !== null && <Ladder tested={tested} />}
      {cautions.map(({ id, sentence, cites }) => (
        <p key={id} className={styles.line} data-caution={id}>
          {sentence} <Statements ids={cites} />
        </p>
      ))}
    </div>
  );
}
