// The tab Person: whom it is about, the verdict, the questions, and saving them.
import {
  Button,
  Field as FluentField,
  Input,
  makeStyles,
  Subtitle2,
  Switch,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { useState } from "react";
import type { QuestionId } from "../../policy/questions";
import { questionById, QUESTION_IDS } from "../../policy/questions";
import { tried } from "../../roster/person";
import { personColumns } from "../../roster/labels";
import { changeLine, FORM, LEVELS, SAVING, UNSAVED, WHAT_IF } from "../../words/personForm";
import { titleOf } from "../../workbook/personRow";
import { AddIcon, NextIcon, PreviousIcon, UndoIcon } from "../parts/icons";
import { Notice } from "../parts/Notice";
import { Section } from "../parts/Section";
import { useRoster } from "../roster";
import { AskOne } from "./AskOne";
import { focusQuestion, QuestionField } from "./QuestionField";
import { RoleField } from "./RoleField";
import { ConflictDialog, FormulasDialog } from "./SaveDialogs";
import type { PersonAccess } from "./usePerson";
import { usePerson } from "./usePerson";
import { VerdictCard, VerdictLine, VerdictSaid } from "./VerdictCard";

const useStyles = makeStyles({
  // Title, verdict and buttons stay in view while the questions are scrolled.
  head: {
    position: "sticky",
    top: `calc(-1 * ${tokens.spacingVerticalM})`,
    zIndex: 1,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    marginTop: `calc(-1 * ${tokens.spacingVerticalM})`,
    marginBottom: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // In low windows it would leave no room for the questions.
    "@media (max-height: 500px)": { position: "static" },
  },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  title: { flexGrow: 1, flexBasis: "120px", minWidth: "0", margin: 0 },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  questions: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

function IconButton({
  label,
  icon,
  ...props
}: {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactElement;
  readonly disabledFocusable: boolean;
  readonly onClick: () => void;
}): ReactNode {
  return (
    <Tooltip content={label} relationship="label">
      <Button appearance="subtle" size="small" icon={icon} {...props} />
    </Tooltip>
  );
}

/** Whom the form is about, the verdict in a line, and what can be done. */
function Head({ person }: { readonly person: PersonAccess }): ReactNode {
  const styles = useStyles();
  const { shown, view, current, isDirty, isBusy } = person;
  const { inSheet } = shown;
  const title = inSheet === null ? (current === null ? FORM.onePerson : FORM.newPerson) : titleOf(inSheet);
  const hasRoster = current !== null;
  return (
    <div className={styles.head}>
      <div className={styles.row}>
        <Subtitle2 as="h2" id="person-title" className={styles.title}>
          {title}
        </Subtitle2>
        {hasRoster && (
          <>
            <IconButton
              id="previous-person"
              label={FORM.previous}
              icon={<PreviousIcon />}
              disabledFocusable={isBusy}
              onClick={() => {
                person.ask("previous");
              }}
            />
            <IconButton
              id="next-person"
              label={FORM.next}
              icon={<NextIcon />}
              disabledFocusable={isBusy}
              onClick={() => {
                person.ask("next");
              }}
            />
          </>
        )}
      </div>
      <VerdictLine view={view} />
      <div className={styles.row}>
        {hasRoster && (
          <Button
            id="save-person"
            size="small"
            appearance="primary"
            disabledFocusable={isBusy || !isDirty}
            onClick={() => void person.save()}
          >
            {inSheet === null ? FORM.add : FORM.save}
          </Button>
        )}
        <Button
          id="revert-person"
          size="small"
          icon={<UndoIcon />}
          disabledFocusable={isBusy || !isDirty}
          onClick={person.revert}
        >
          {FORM.revert}
        </Button>
        {hasRoster && inSheet !== null && (
          <Button
            id="new-person"
            size="small"
            icon={<AddIcon />}
            disabledFocusable={isBusy}
            onClick={() => {
              person.ask("new");
            }}
          >
            {FORM.newForm}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What there is to know before the form: no roster, answers not saved, what became of saving, a what-if. */
function Notices({ person }: { readonly person: PersonAccess }): ReactNode {
  const { state } = useRoster();
  const { shown, said, pending, isBusy } = person;
  const { form, inSheet } = shown;
  return (
    <>
      {state.kind === "missing" && <Notice intent="info" lines={[SAVING.needsRoster, ...state.lines]} />}
      {pending !== null && (
        <Notice
          intent="warning"
          title={UNSAVED.title}
          lines={[
            UNSAVED.line(inSheet === null ? FORM.newPerson : titleOf(inSheet), Math.max(1, form.edits.size)),
          ]}
          actions={
            <>
              <Button
                id="pending-save"
                size="small"
                disabledFocusable={isBusy}
                onClick={() => void person.resolve("save")}
              >
                {UNSAVED.saveFirst}
              </Button>
              <Button id="pending-discard" size="small" onClick={() => void person.resolve("discard")}>
                {UNSAVED.discard}
              </Button>
              <Button id="pending-stay" size="small" onClick={() => void person.resolve("stay")}>
                {UNSAVED.stay}
              </Button>
            </>
          }
        />
      )}
      {said !== null && (
        <Notice
          intent={said.intent}
          lines={said.lines}
          actions={
            said.homeless !== undefined && (
              <Button
                id="add-columns"
                size="small"
                disabledFocusable={isBusy}
                onClick={() => void person.addColumns(said.homeless ?? [])}
              >
                {said.homeless.length === 1 ? SAVING.addColumn : SAVING.addColumns}
              </Button>
            )
          }
        />
      )}
      {form.tried.size > 0 && (
        <Notice
          intent="warning"
          title={WHAT_IF.title}
          lines={[
            ...[...form.tried].map(([field, answer]) =>
              changeLine(field === "role" ? FORM.role : questionById(field).heading, answer),
            ),
            WHAT_IF.lead,
          ]}
          actions={
            <Button
              id="leave-what-if"
              size="small"
              onClick={() => {
                person.change(tried(form, null));
                document.getElementById("person-title")?.focus();
              }}
            >
              {WHAT_IF.leave}
            </Button>
          }
        />
      )}
    </>
  );
}

/** Role, and of a person who is in no row yet name and ID, where the roster has columns for them. */
function WhoFields({ person }: { readonly person: PersonAccess }): ReactNode {
  const { shown, view, current, said } = person;
  const columns = current === null ? null : personColumns(current.layout);
  const isNew = shown.inSheet === null;
  const hasRole = current === null ? false : current.layout.role !== null || current.setup.roles !== null;
  return (
    <>
      {isNew && columns?.name !== undefined && (
        <FluentField label={FORM.name} hint={FORM.nameHelp}>
          <Input
            id="person-name"
            value={shown.name}
            onChange={(_, { value }) => {
              person.setName(value);
            }}
          />
        </FluentField>
      )}
      {isNew && columns?.id !== undefined && (
        <FluentField
          label={FORM.id}
          hint={FORM.idHelp}
          {...(said?.isAboutId === true
            ? { validationState: "error" as const, validationMessage: said.lines[0] ?? "" }
            : {})}
        >
          <Input
            id="person-id"
            value={shown.id}
            onChange={(_, { value }) => {
              person.setId(value);
            }}
          />
        </FluentField>
      )}
      {hasRole && <RoleField form={shown.form} view={view} onChange={person.change} />}
    </>
  );
}

const inGroup = (level: (typeof LEVELS)[number]): QuestionId[] =>
  QUESTION_IDS.filter((id) => questionById(id).levels[0] === level);

export function PersonTab(): ReactNode {
  const styles = useStyles();
  const person = usePerson();
  const [isAsking, setAsking] = useState(false);
  const { shown, view, current, conflict, formulas } = person;
  const { form, inSheet } = shown;
  const questions = { form, view, hasRoster: current !== null, onChange: person.change };
  // One question at a time starts anew with another person.
  const key = inSheet === null ? "new" : `${String(inSheet.row)} ${inSheet.label}`;
  return (
    <>
      <Head person={person} />
      <VerdictSaid view={view} />
      <div className={styles.body}>
        <Notices person={person} />
        <VerdictCard
          view={view}
          isInRow={inSheet !== null}
          goTo={(id) => {
            setAsking(false);
            // The question may be shown only once the mode has changed.
            window.setTimeout(() => {
              focusQuestion(id);
            }, 0);
          }}
          tryChange={(change) => {
            person.change(tried(form, change));
          }}
        />
        <Switch
          id="only-what-matters"
          label={FORM.onlyWhatMatters}
          checked={isAsking}
          onChange={(_, { checked }) => {
            setAsking(checked);
          }}
        />
        <WhoFields person={person} />
        {isAsking ? (
          <AskOne key={key} {...questions} />
        ) : (
          LEVELS.map((level) => (
            <Section key={level} title={FORM.groups[level]} lead={FORM.groupLeads[level]}>
              <div className={styles.questions}>
                {inGroup(level).map((id) => (
                  <QuestionField key={id} {...questions} id={id} />
                ))}
              </div>
            </Section>
          ))
        )}
      </div>
      {conflict !== null && (
        <ConflictDialog
          shown={shown}
          conflict={conflict}
          onSettle={(theirs) => void person.settle(theirs)}
          onLeave={person.leaveAlone}
        />
      )}
      {formulas !== null && (
        <FormulasDialog
          cells={formulas}
          onReplace={() => void person.save(true)}
          onLeave={person.leaveAlone}
        />
      )}
    </>
  );
}
