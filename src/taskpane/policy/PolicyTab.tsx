// The tab Policy: what is judged by, where it stands, and changing it.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Dropdown,
  Field,
  makeStyles,
  Option,
  Switch,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Settings } from "../../policy/conditions";
import type { QuestionId } from "../../policy/questions";
import { questionById } from "../../policy/questions";
import { WRONG } from "../../roster/answers";
import { questionsAt } from "../../roster/blankRoster";
import type { OrganisationEdit } from "../../roster/organisationLines";
import { answerShown, LINE } from "../../roster/organisationLines";
import type { LineTarget } from "../../roster/setup";
import { headingText } from "../../roster/table";
import { matchKey } from "../../roster/text";
import { QUESTION_SENTENCES } from "../../words/functions";
import { POLICY, SETTINGS } from "../../words/setup";
import type { SetupReading } from "../../workbook/findSetup";
import { surveySetup } from "../../workbook/findSetup";
import type { SurveyedSheet } from "../../workbook/survey";
import { surveyWorkbook } from "../../workbook/survey";
import { CloseIcon } from "../parts/icons";
import { Notice } from "../parts/Notice";
import { Section } from "../parts/Section";
import { Statements } from "../parts/Statements";
import { useReading } from "../reading";
import { Damage } from "./Damage";
import type { Draft } from "./draft";
import { useDraft } from "./draft";
import { DraftBar } from "./DraftBar";
import { RuleTable } from "./RuleTable";

const useStyles = makeStyles({
  place: { marginBottom: tokens.spacingVerticalM },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  line: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  hint: { color: tokens.colorNeutralForeground2 },
  hash: { fontFamily: tokens.fontFamilyMonospace },
});

/** The set-up, and the sheet that it stands on. */
interface PolicyReading extends SetupReading {
  readonly sheet: SurveyedSheet | undefined;
}

async function readPolicy(context: Excel.RequestContext): Promise<PolicyReading> {
  const survey = await surveyWorkbook(context);
  return { ...(await surveySetup(context, survey)), sheet: survey.organisation };
}

/** An edit that is refused where the line shows something else by then. */
function editOf({ lines }: SetupReading, line: LineTarget, answer: string): OrganisationEdit {
  return { line, answer, seen: answerShown(lines?.cells ?? [], line) };
}

const SETTING_NAMES = Object.keys(SETTINGS) as (keyof Settings)[];

function SettingSwitch({
  name,
  reading,
  draft,
}: {
  readonly name: keyof Settings;
  readonly reading: PolicyReading;
  readonly draft: Draft;
}): ReactNode {
  const styles = useStyles();
  const key = `setting ${name}`;
  const edit = draft.edits.get(key);
  const value = reading.setup.organisation.settings[name];
  const { label, help, cites } = SETTINGS[name];
  return (
    <div>
      <Switch
        label={label}
        checked={edit === undefined ? value : edit.answer === "yes"}
        onChange={(_, { checked }) => {
          const change = editOf(reading, LINE.setting(name), checked ? "yes" : "no");
          draft.set(key, checked === value ? undefined : change);
        }}
      />
      <div className={styles.hint}>
        <Text size={200}>{help}</Text> <Statements ids={cites} />
      </div>
    </div>
  );
}

function AnswerField({
  question,
  reading,
  draft,
}: {
  readonly question: QuestionId;
  readonly reading: PolicyReading;
  readonly draft: Draft;
}): ReactNode {
  const { heading, answers, cites } = questionById(question);
  const shared = reading.setup.organisation.answers.get(question);
  const key = `answer ${question}`;
  const edit = draft.edits.get(key);
  const isWrong = shared?.code === WRONG;
  const now = shared === undefined || isWrong || shared.code === 0 ? "" : answers[shared.code - 1]!;
  const shown = edit === undefined ? now : (edit.answer ?? "");
  const value =
    shown !== "" ? shown : isWrong && edit === undefined ? headingText(shared.cell) : POLICY.notAnswered;
  return (
    <Field
      label={heading}
      hint={
        <>
          {QUESTION_SENTENCES[question]} <Statements ids={cites} />
        </>
      }
      validationState={isWrong && edit === undefined ? "error" : "none"}
    >
      <Dropdown
        value={value}
        selectedOptions={[shown]}
        onOptionSelect={(_, { optionValue = "" }) => {
          const change = editOf(reading, LINE.answer(question), optionValue);
          draft.set(key, optionValue === now && !isWrong ? undefined : change);
        }}
      >
        <Option value="">{POLICY.notAnswered}</Option>
        {answers.map((answer) => (
          <Option key={answer} value={answer}>
            {answer}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

function Mappings({ reading, draft }: { readonly reading: PolicyReading; readonly draft: Draft }): ReactNode {
  const styles = useStyles();
  const { mapped, mapping } = reading.setup.organisation;
  return (
    <Section title={POLICY.headings} lead={POLICY.headingsLead}>
      <ul className={styles.list}>
        {mapped.map((heading) => {
          const key = `column ${matchKey(heading)}`;
          const question = mapping.get(matchKey(heading)) ?? null;
          return (
            <li key={key} className={styles.line}>
              <Text strikethrough={draft.edits.has(key)}>
                {question === null
                  ? POLICY.notRead(heading)
                  : POLICY.standsFor(heading, questionById(question).heading)}
              </Text>
              <Button
                appearance="subtle"
                size="small"
                aria-label={POLICY.remove(heading)}
                icon={<CloseIcon />}
                onClick={() => {
                  draft.set(key, editOf(reading, LINE.column(heading), ""));
                }}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The questions that are shown: those of the organisation, and others that its sheet answers. */
function questionsShown({ setup }: PolicyReading): QuestionId[] {
  const usual = questionsAt("organisation");
  return [...usual, ...[...setup.organisation.answers.keys()].filter((id) => !usual.includes(id))].filter(
    (id) => questionById(id).personOnly !== true,
  );
}

function Lines({ reading, draft }: { readonly reading: PolicyReading; readonly draft: Draft }): ReactNode {
  const styles = useStyles();
  const { sheet, setup } = reading;
  const { organisation } = setup;
  return (
    <>
      <Text size={200} block className={styles.place}>
        {sheet === undefined
          ? POLICY.noSheet
          : sheet.visible
            ? POLICY.standsOn(sheet.name)
            : POLICY.hidden(sheet.name)}
      </Text>
      <DraftBar draft={draft} />
      <Section title={POLICY.settings} lead={POLICY.settingsLead}>
        {SETTING_NAMES.map((name) => (
          <SettingSwitch key={name} name={name} reading={reading} draft={draft} />
        ))}
      </Section>
      <Section title={POLICY.answers} lead={POLICY.answersLead}>
        {questionsShown(reading).map((question) => (
          <AnswerField key={question} question={question} reading={reading} draft={draft} />
        ))}
      </Section>
      {organisation.mapped.length > 0 && <Mappings reading={reading} draft={draft} />}
    </>
  );
}

export function PolicyTab(): ReactNode {
  const styles = useStyles();
  const [reading, reload] = useReading(readPolicy);
  const draft = useDraft(reload);
  return (
    <>
      {reading.kind === "reading" && <Text>{POLICY.reading}</Text>}
      {reading.kind === "failed" && <Notice intent="error" lines={reading.lines} />}
      {reading.kind === "read" && (
        <>
          <Damage faults={reading.value.faults} column={reading.value.lines?.column ?? 0} draft={draft} />
          <Lines reading={reading.value} draft={draft} />
        </>
      )}
      <Section title={POLICY.rules} lead={POLICY.rulesLead}>
        <Accordion collapsible>
          <AccordionItem value="rules">
            <AccordionHeader as="h3">{POLICY.rulesShow}</AccordionHeader>
            <AccordionPanel>
              <RuleTable />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      </Section>
      {reading.kind === "read" && !reading.value.faults.some(({ kind }) => kind !== "answer") && (
        <>
          <Text block className={styles.hash}>
            {POLICY.hash(reading.value.setup.policy.hash)}
          </Text>
          <Text size={200} className={styles.hint}>
            {POLICY.hashLead}
          </Text>
        </>
      )}
    </>
  );
}
