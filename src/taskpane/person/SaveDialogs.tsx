// What is asked before saving goes on: whose answers stay where somebody else changed the row, and whether formulas may go.
import {
  Button,
  Field as FluentField,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { questionById } from "../../policy/questions";
import type { Field, PersonRow } from "../../roster/person";
import { cellOf, textIn } from "../../roster/person";
import { headingText } from "../../roster/table";
import { CONFLICT, FORM, FORMULAS } from "../../words/personForm";
import { answersWords } from "../../words/questions";
import { AskDialog } from "../parts/AskDialog";
import type { Conflict } from "./personAccess";
import type { Shown } from "./shownPerson";

const useStyles = makeStyles({ line: { margin: 0 } });

/** What a cell of the row says, in words; as it stands where it is no allowed answer. */
function said(person: PersonRow, field: Field, text: string | null): string {
  if (text === null) return `“${headingText(cellOf(person, field))}”`;
  if (text === "") return CONFLICT.blank;
  return field === "role" ? text : answersWords(field, text);
}

const ofRow = (person: PersonRow, field: Field): string =>
  said(person, field, textIn(field, cellOf(person, field)));

/** One field that is another in the sheet than it was: a choice where one's own answer is another one, too. */
function Difference({
  field,
  shown,
  now,
  isTheirs,
  onChoose,
}: {
  readonly field: Field;
  readonly shown: Shown;
  readonly now: PersonRow;
  readonly isTheirs: boolean;
  readonly onChoose: (isTheirs: boolean) => void;
}): ReactNode {
  const styles = useStyles();
  const heading = field === "role" ? FORM.role : questionById(field).heading;
  const mine = shown.form.edits.get(field);
  const theirs = ofRow(now, field);
  const hint = CONFLICT.before(ofRow(shown.form.person, field));
  if (mine === undefined)
    return (
      <div>
        <Text weight="semibold">{heading}</Text>
        <p className={styles.line}>{hint}</p>
        <p className={styles.line}>{CONFLICT.onlyTheirs(theirs)}</p>
      </div>
    );
  return (
    <FluentField label={{ children: heading, weight: "semibold" }} hint={hint}>
      <RadioGroup
        data-conflict={field}
        value={isTheirs ? "theirs" : "mine"}
        onChange={(_, { value }) => {
          onChoose(value === "theirs");
        }}
      >
        <Radio value="mine" label={CONFLICT.yours(said(now, field, mine))} />
        <Radio value="theirs" label={CONFLICT.inSheet(theirs)} />
      </RadioGroup>
    </FluentField>
  );
}

export function ConflictDialog({
  shown,
  conflict,
  onSettle,
  onLeave,
}: {
  readonly shown: Shown;
  readonly conflict: Conflict;
  readonly onSettle: (theirs: ReadonlySet<Field>) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const styles = useStyles();
  const [theirs, setTheirs] = useState<ReadonlySet<Field>>(new Set());
  const { now, fields } = conflict;
  return (
    <AskDialog
      title={CONFLICT.title}
      onLeave={onLeave}
      actions={
        <>
          <Button
            id="settle"
            appearance="primary"
            onClick={() => {
              onSettle(theirs);
            }}
          >
            {CONFLICT.save}
          </Button>
          <Button onClick={onLeave}>{CONFLICT.back}</Button>
        </>
      }
    >
      <p className={styles.line}>{CONFLICT.lead}</p>
      {fields.map((field) => (
        <Difference
          key={field}
          {...{ field, shown, now }}
          isTheirs={theirs.has(field)}
          onChoose={(isTheirs) => {
            const others = [...theirs].filter((one) => one !== field);
            setTheirs(new Set(isTheirs ? [...others, field] : others));
          }}
        />
      ))}
    </AskDialog>
  );
}

/** @param cells addresses */
export function FormulasDialog({
  cells,
  onReplace,
  onLeave,
}: {
  readonly cells: readonly string[];
  readonly onReplace: () => void;
  readonly onLeave: () => void;
}): ReactNode {
  const styles = useStyles();
  return (
    <AskDialog
      title={FORMULAS.title}
      onLeave={onLeave}
      actions={
        <>
          <Button id="replace-formulas" appearance="primary" onClick={onReplace}>
            {FORMULAS.replace}
          </Button>
          <Button onClick={onLeave}>{FORMULAS.keep}</Button>
        </>
      }
    >
      <p className={styles.line}>{FORMULAS.lead(cells)}</p>
    </AskDialog>
  );
}
