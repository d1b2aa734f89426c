// The tab Person: one question at a time or all of them, with the verdict above.
import { Field as FluentField, Input, makeStyles, Switch, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import type { QuestionId } from "../../policy/questions";
import { questionById, QUESTION_IDS } from "../../policy/questions";
import { tried } from "../../roster/person";
import { personColumns } from "../../roster/labels";
import { FORM, LEVELS, SAVING } from "../../words/personForm";
import { isMarked, setMark } from "../../workbook/preferences";
import { Notice } from "../parts/Notice";
import { Section } from "../parts/Section";
import { missingIntent, useRoster } from "../roster";
import { AskOne } from "./AskOne";
import { HelpingContext, useHelpingState } from "./companions/helping";
import { Head } from "./Head";
import { focusQuestion, QuestionField } from "./QuestionField";
import { RoleField, useInputStyles } from "./RoleField";
import { ConflictDialog, FormulasDialog } from "./SaveDialogs";
import type { PersonAccess } from "./personAccess";
import { usePerson } from "./usePerson";
import { VerdictCard, VerdictSaid } from "./VerdictCard";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  questions: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

/** Role, and of a person who is in no row yet name and ID, where the roster has columns for them. */
function WhoFields({ person }: { readonly person: PersonAccess }): ReactNode {
  const inputs = useInputStyles();
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
            className={inputs.input}
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
            className={inputs.input}
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
  const { state } = useRoster();
  const person = usePerson();
  const [isAsking, setAsking] = useState(() => isMarked("onlyWhatMatters"));
  const { shown, view, current, conflict, formulas } = person;
  const { form, inSheet } = shown;
  const questions = { form, view, hasRoster: current !== null, onChange: person.change };
  // One question at a time starts anew with another person.
  const key = inSheet === null ? "new" : `${String(inSheet.row)} ${inSheet.label}`;
  const helping = useHelpingState(person, key);
  return (
    <HelpingContext value={helping}>
      <Head person={person} />
      <VerdictSaid view={view} title={person.title} />
      <div className={styles.body}>
        {state.kind === "missing" && (
          <Notice
            intent={missingIntent(state)}
            lines={[...(state.code === "NO_ROSTER" ? [SAVING.needsRoster] : []), ...state.lines]}
          />
        )}
        <Switch
          id="only-what-matters"
          label={FORM.onlyWhatMatters}
          checked={isAsking}
          onChange={(_, { checked }) => {
            setMark("onlyWhatMatters", checked);
            setAsking(checked);
          }}
        />
        {isAsking && <AskOne key={key} {...questions} />}
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
          help={(id) => {
            setAsking(false);
            helping.open(id);
          }}
          tryChange={(change) => {
            person.change(tried(form, change));
          }}
        />
        <WhoFields person={person} />
        {!isAsking &&
          LEVELS.map((level) => (
            <Section key={level} title={FORM.groups[level]} lead={FORM.groupLeads[level]}>
              <div className={styles.questions}>
                {inGroup(level).map((id) => (
                  <QuestionField key={id} {...questions} id={id} />
                ))}
              </div>
            </Section>
          ))}
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
    </HelpingContext>
  );
}
