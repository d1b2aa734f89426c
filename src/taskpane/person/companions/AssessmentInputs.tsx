// What an assessment asks: plain questions with the few answers that each has, and a share of work as a number.
import { Field, Input, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { TableCompanionId } from "../../../policy/companions/table";
import { questionById } from "../../../policy/questions";
import type { FormAssessment, InputView } from "../../../roster/assessing";
import { HELP } from "../../../words/companionForm";
import { INPUT_WORDS } from "../../../words/companions";
import { standsIn, takenFrom } from "../../../words/personForm";
import { answerWords, QUESTION_WORDS } from "../../../words/questions";

const useStyles = makeStyles({
  inputs: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  radios: { flexWrap: "wrap" },
  share: { maxWidth: "140px", minWidth: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What stands for no answer: radio buttons want a value that is not empty. */
const BLANK = "blank";

/** The words of an input; one that is a question of the form is asked as that one is. */
function wordsOf(companion: TableCompanionId, { input: { id, question } }: InputView) {
  const {
    ask,
    help,
    answers = {},
  } = question === undefined ? INPUT_WORDS[companion][id]! : QUESTION_WORDS[question];
  const label = (answer: string): string =>
    question === undefined
      ? (answers[answer] ?? answer.charAt(0).toUpperCase() + answer.slice(1))
      : answerWords(question, answer);
  return { ask, help, label };
}

function InputField({
  companion,
  view,
  problem,
  isHeld,
  onSay,
}: {
  readonly companion: TableCompanionId;
  readonly view: InputView;
  readonly problem: string | undefined;
  readonly isHeld: boolean;
  readonly onSay: (text: string) => void;
}): ReactNode {
  const styles = useStyles();
  const { input, text, isAside } = view;
  const { ask, help, label } = wordsOf(companion, view);
  return (
    <div data-input={input.id}>
      <Field
        label={ask}
        hint={isAside ? `${help} ${HELP.aside}` : help}
        {...(problem === undefined ? {} : { validationState: "error" as const, validationMessage: problem })}
      >
        {input.isShare === true ? (
          <Input
            className={styles.share}
            value={text}
            disabled={isHeld}
            inputMode="decimal"
            autoComplete="off"
            placeholder="60 %"
            onChange={(_, { value }) => {
              onSay(value);
            }}
          />
        ) : (
          <RadioGroup
            className={styles.radios}
            layout="horizontal"
            disabled={isHeld}
            value={text === "" ? BLANK : text}
            onChange={(_, { value }) => {
              onSay(value === BLANK ? "" : value);
            }}
          >
            {input.answers.map((answer) => (
              <Radio key={answer} value={answer} label={label(answer)} />
            ))}
            <Radio value={BLANK} label={HELP.notAnswered} />
          </RadioGroup>
        )}
      </Field>
    </div>
  );
}

/** What the form says already, and where it comes from. */
export function KnownInputs({
  assessment,
  role,
}: {
  readonly assessment: FormAssessment;
  readonly role: string | null;
}): ReactNode {
  const styles = useStyles();
  const known = assessment.inputs.flatMap((one) => (one.known === null ? [] : [one.known]));
  if (known.length === 0) return null;
  return (
    <div>
      <Text weight="semibold">{HELP.known}</Text>
      <ul className={styles.list}>
        {known.map(({ question, answer, takenOver }) => (
          <li key={question} data-known={question}>
            {HELP.line(questionById(question).heading, answerWords(question, answer))}{" "}
            <Text size={200} className={styles.quiet}>
              {takenOver === null
                ? HELP.ownAnswer
                : takenFrom(takenOver.level, role, standsIn(takenOver.sheet, takenOver.row))}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * What is asked.
 *
 * @param isHeld nothing can be said, while answers are being written
 */
export function AssessmentInputs({
  assessment,
  isHeld,
  onSay,
}: {
  readonly assessment: FormAssessment;
  readonly isHeld: boolean;
  readonly onSay: (input: string, text: string) => void;
}): ReactNode {
  const styles = useStyles();
  const { companion, inputs, result } = assessment;
  return (
    <div className={styles.inputs}>
      {inputs
        .filter(({ isAsked }) => isAsked)
        .map((view) => (
          <InputField
            key={view.input.id}
            companion={companion.id}
            view={view}
            problem={result.problems.find(({ input }) => input === view.input.id)?.message}
            isHeld={isHeld}
            onSay={(text) => {
              onSay(view.input.id, text);
            }}
          />
        ))}
    </div>
  );
}
