// What stays in view above the form: whom it is about, the verdict in a line, what can be done, and what there is to say.
import { Button, makeStyles, Subtitle2, tokens, Tooltip } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { questionById } from "../../policy/questions";
import { tried } from "../../roster/person";
import { changeLine, FORM, SAVING, UNSAVED, WHAT_IF } from "../../words/personForm";
import { titleOf } from "../../workbook/personRow";
import { AddIcon, NextIcon, PreviousIcon, UndoIcon } from "../parts/icons";
import { Notice } from "../parts/Notice";
import type { PersonAccess } from "./personAccess";
import { VerdictLine } from "./VerdictCard";

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
  steps: { display: "flex", flexShrink: 0 },
  notices: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
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

/** What there is to know at once: answers that are not saved, what became of saving, a what-if. */
function Notices({ person }: { readonly person: PersonAccess }): ReactNode {
  const { shown, said, pending, isBusy } = person;
  const { form, inSheet } = shown;
  return (
    <>
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

/** Whom the form is about, the verdict in a line, and what can be done. */
export function Head({ person }: { readonly person: PersonAccess }): ReactNode {
  const styles = useStyles();
  const { shown, view, current, isDirty, isBusy } = person;
  const { inSheet } = shown;
  const hasRoster = current !== null;
  return (
    <section aria-labelledby="person-title" className={styles.head}>
      <div className={styles.row}>
        <Subtitle2 as="h2" id="person-title" tabIndex={-1} className={styles.title}>
          {person.title}
        </Subtitle2>
        {hasRoster && (
          <div className={styles.steps}>
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
          </div>
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
      <div role="status" className={styles.notices}>
        <Notices person={person} />
      </div>
    </section>
  );
}
