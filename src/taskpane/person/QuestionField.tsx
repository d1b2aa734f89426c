// One question of the form: its answers, where the one in effect comes from, and what is wrong with the cell.
import {
  Badge,
  Button,
  Checkbox,
  Dropdown,
  Field as FluentField,
  InfoLabel,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { AnswerOf, Question, QuestionId } from "../../policy/questions";
import { questionById } from "../../policy/questions";
import type { PersonForm } from "../../roster/person";
import { addressOf, otherReasonSet } from "../../roster/person";
import type { PersonView, QuestionView } from "../../roster/personView";
import {
  asItSays,
  cellProblem,
  FORM,
  overrideWords,
  standsIn,
  takenFrom,
  takeOverAgain,
} from "../../words/personForm";
import { answersWords, answerWords, QUESTION_WORDS } from "../../words/questions";
import { STATEMENTS } from "../../words/statements";
import { Statements } from "../parts/Statements";
import { HelpAnswer } from "./companions/HelpAnswer";
import { Ladder } from "./companions/Ladder";
import { edited } from "./shownPerson";

const useStyles = makeStyles({
  question: {
    scrollMarginTop: "96px",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
  },
  radios: { flexWrap: "wrap" },
  // Narrow panes: a list may be narrower than its longest answer.
  list: { minWidth: "0" },
  ticks: { display: "flex", flexDirection: "column" },
  notes: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  info: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, maxWidth: "240px" },
});

/** What stands for no answer of one's own in lists: they want a value that is not empty. */
const BLANK = "blank";
/** Up to this many answers stand side by side; more are a list. */
const MOST_RADIOS = 3;

/** The id of the element that holds a question. */
const questionElement = (id: QuestionId): string => `question-${id}`;

/** Puts the keyboard on a question's answers and brings it into view. */
export function focusQuestion(id: QuestionId): void {
  const element = document.getElementById(questionElement(id));
  element?.scrollIntoView({ block: "nearest" });
  const answers = ["input:checked", '[role="combobox"]', "input"].map((one) =>
    element?.querySelector<HTMLElement>(one),
  );
  answers.find((one) => one != null)?.focus({ preventScroll: true });
}

/** What a question of the form needs. */
export interface QuestionProps {
  readonly id: QuestionId;
  readonly form: PersonForm;
  readonly view: PersonView;
  /** Is there a roster, so that a column can be missing? */
  readonly hasRoster: boolean;
  readonly onChange: (form: PersonForm) => void;
}

function Info({ id }: { readonly id: QuestionId }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.info}>
      <span>{QUESTION_WORDS[id].help}</span>
      {questionById(id).cites.map((cite) => (
        <span key={cite}>
          <strong>{cite}</strong> {STATEMENTS[cite]}
        </span>
      ))}
    </div>
  );
}

function Answers({ id, form, view, onChange }: QuestionProps): ReactNode {
  const styles = useStyles();
  const { own, takenOver } = view.questions[id];
  const { answers }: Question = questionById(id);
  const blank =
    takenOver === null ? FORM.notAnswered : asItSays(takenOver.level, answerWords(id, takenOver.answer));
  const choices = [
    ...answers.map((answer) => [answer, answerWords(id, answer)] as const),
    [BLANK, blank] as const,
  ];
  const chosen = own === null ? undefined : own === "" ? BLANK : own;
  const choose = (value: string): void => {
    onChange(edited(form, id, value === BLANK ? "" : value));
  };
  if (answers.length <= MOST_RADIOS)
    return (
      <RadioGroup
        className={styles.radios}
        layout="horizontal"
        // A value that no answer has: a wrong value chooses nothing.
        value={chosen ?? ""}
        onChange={(_, { value }) => {
          choose(value);
        }}
      >
        {choices.map(([value, label]) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </RadioGroup>
    );
  return (
    <Dropdown
      className={styles.list}
      value={choices.find(([value]) => value === chosen)?.[1] ?? ""}
      selectedOptions={chosen === undefined ? [] : [chosen]}
      placeholder={FORM.chooseOne}
      onOptionSelect={(_, { optionValue }) => {
        if (optionValue !== undefined) choose(optionValue);
      }}
    >
      {choices.map(([value, label]) => (
        <Option key={value} value={value}>
          {label}
        </Option>
      ))}
    </Dropdown>
  );
}

function Ticks({ form, view, onChange }: QuestionProps): ReactNode {
  const styles = useStyles();
  const { own } = view.questions.otherReasons;
  const chosen = (own ?? "").split(", ");
  return (
    <div role="group" className={styles.ticks}>
      {questionById("otherReasons").answers.map((reason) => (
        <Checkbox
          key={reason}
          label={answerWords("otherReasons", reason)}
          checked={chosen.includes(reason)}
          onChange={(_, { checked }) => {
            onChange(otherReasonSet({ ...form, tried: new Map() }, reason, checked === true));
          }}
        />
      ))}
    </div>
  );
}

/** Where the answer comes from, and what of it is not saved. */
function Notes({ id, form, view, hasRoster, onChange }: QuestionProps): ReactNode {
  const styles = useStyles();
  const { own, column, takenOver, isOverride, isEdited, isTried }: QuestionView = view.questions[id];
  const place = takenOver === null ? "" : standsIn(takenOver.sheet, takenOver.row);
  const hasFormula = form.person.formulas.has(id);
  return (
    <div className={styles.notes}>
      {isTried && (
        <Badge appearance="tint" color="warning">
          {FORM.tried}
        </Badge>
      )}
      {isEdited && (
        <Badge appearance="tint" color="brand">
          {FORM.edited}
        </Badge>
      )}
      {hasFormula && (
        <Badge appearance="tint" color="informative">
          {FORM.formula}
        </Badge>
      )}
      {hasRoster && column === null && own !== "" && (
        <Badge appearance="tint" color="informative">
          {FORM.noColumn}
        </Badge>
      )}
      {takenOver !== null && !isOverride && (
        <Text size={200} className={styles.quiet}>
          {takenFrom(takenOver.level, view.role, place)}
        </Text>
      )}
      {takenOver !== null && isOverride && (
        <>
          <Badge appearance="outline" color="brand">
            {FORM.override}
          </Badge>
          <Text size={200} className={styles.quiet}>
            {overrideWords(takenOver.level, answersWords(id, takenOver.answer), place)}
          </Text>
          <Button
            size="small"
            onClick={() => {
              onChange(edited(form, id, ""));
              focusQuestion(id);
            }}
          >
            {takeOverAgain(takenOver.level)}
          </Button>
        </>
      )}
    </div>
  );
}

/** @param isLone shown alone, with its help in full */
export function QuestionField({
  isLone = false,
  ...props
}: QuestionProps & { readonly isLone?: boolean }): ReactNode {
  const styles = useStyles();
  const { id, form, view } = props;
  const { ask, help } = QUESTION_WORDS[id];
  const { cites, many }: Question = questionById(id);
  const { problem, column } = view.questions[id];
  const tested = id === "tested" ? (view.questions.tested.inEffect?.answer as AnswerOf<"tested">) : null;
  const cell = column === null ? null : addressOf(form.person, column);
  const isOwn = problem !== null && problem.sheet === form.person.roster.table.sheet;
  return (
    <div id={questionElement(id)} data-question={id} className={styles.question}>
      <FluentField
        label={
          isLone
            ? { children: ask, weight: "semibold" }
            : {
                children: (_: unknown, label: object) => (
                  <InfoLabel {...label} weight="semibold" info={<Info id={id} />}>
                    {ask}
                  </InfoLabel>
                ),
              }
        }
        {...(isLone ? { hint: help } : {})}
        {...(problem === null
          ? {}
          : {
              validationState: "error" as const,
              validationMessage: cellProblem(isOwn ? cell : null, problem.message),
            })}
      >
        {many === true ? <Ticks {...props} /> : <Answers {...props} />}
      </FluentField>
      <Notes {...props} />
      <HelpAnswer id={id} />
      {tested != null && <Ladder tested={tested} />}
      {isLone && (
        <div>
          <Statements ids={cites} />
        </div>
      )}
    </div>
  );
}
