// Evaluating the roster: which rows, as values or live, how many that is, and the way back.
import { Button, Field, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { EVALUATE } from "../../words/evaluateCard";
import { LIVE } from "../../words/runs";
import { TASK_NAMES } from "../../words/taskpane";
import type { RowCounts } from "../../workbook/countRows";
import { LIVE_WARN_ROWS } from "../../workbook/liveWarning";
import { restorePoint } from "../../workbook/restorePoint";
import type { RowChoice } from "../../workbook/rowChoice";
import type { Task } from "../../workbook/runs";
import { startRun, taskName } from "../../workbook/runs";
import { Notice } from "../parts/Notice";
import { Section } from "../parts/Section";
import { useRoster } from "../roster";
import { useRun } from "../RunBar";
import { useCounts } from "./useCounts";

type As = Extract<Task, { kind: "evaluate" }>["as"];

const CHOICES: readonly RowChoice[] = ["all", "selected", "changed", "withoutVerdict"];

const useStyles = makeStyles({
  start: { alignSelf: "flex-start" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What to know of the rows before a run starts, a line each. */
function rowNotes({ otherPolicy, hidden }: RowCounts): string[] {
  return [
    ...(otherPolicy > 0 ? [EVALUATE.otherPolicy(otherPolicy)] : []),
    ...(hidden > 0 ? [EVALUATE.hidden(hidden)] : []),
  ];
}

function RowRadios({
  rows,
  counts,
  isLive,
  onChoose,
}: {
  readonly rows: RowChoice;
  readonly counts: RowCounts | undefined;
  /** Live formulas are for all rows. */
  readonly isLive: boolean;
  readonly onChoose: (rows: RowChoice) => void;
}): ReactNode {
  return (
    <Field label={EVALUATE.rows} {...(isLive && { hint: LIVE.allOnly })}>
      <RadioGroup
        name="evaluate-rows"
        value={rows}
        onChange={(_, { value }) => {
          onChoose(value as RowChoice);
        }}
      >
        {CHOICES.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            label={EVALUATE[choice](counts?.[choice])}
            disabled={isLive && choice !== "all"}
          />
        ))}
      </RadioGroup>
    </Field>
  );
}

function AsRadios({ as, onChoose }: { readonly as: As; readonly onChoose: (as: As) => void }): ReactNode {
  return (
    <Field label={EVALUATE.as} hint={as === "values" ? EVALUATE.valuesHelp : EVALUATE.formulasHelp}>
      <RadioGroup
        name="evaluate-as"
        value={as}
        onChange={(_, { value }) => {
          onChoose(value as As);
        }}
      >
        <Radio value="values" label={EVALUATE.values} />
        <Radio value="formulas" label={EVALUATE.formulas} />
      </RadioGroup>
    </Field>
  );
}

/** What to know before live formulas are written, a line each. */
function liveNotes(counts: RowCounts | undefined): string[] {
  const rows = counts?.all ?? 0;
  return [LIVE.colleagues, ...(rows > LIVE_WARN_ROWS ? [LIVE.manyRows(rows)] : [])];
}

/** The way back from the last run, for as long as there is one. */
function Restore({ isRunning }: { readonly isRunning: boolean }): ReactNode {
  const styles = useStyles();
  if (restorePoint() === null) return null;
  return (
    <Section title={EVALUATE.restoreTitle} lead={EVALUATE.restoreHelp}>
      <Button
        className={styles.start}
        data-task="RestoreResults"
        disabledFocusable={isRunning}
        onClick={() => void startRun({ kind: "restore" }, new Date())}
      >
        {TASK_NAMES.RestoreResults}
      </Button>
    </Section>
  );
}

export function EvaluateCard(): ReactNode {
  const styles = useStyles();
  const { state, choice: picked } = useRoster();
  const isRunning = useRun().kind === "running";
  const counts = useCounts();
  const [chosen, setChosen] = useState<RowChoice>("all");
  const [as, setAs] = useState<As>("values");
  const isLive = as === "formulas";
  const rows = isLive ? "all" : chosen;
  // The roster that the pane shows, wherever the selection is by then.
  const place = state.kind === "found" ? state.current.place : undefined;
  const choice = place === undefined ? picked : { sheet: place.sheet, table: place.table?.name };
  const task: Task = { kind: "evaluate", rows, as, choice };
  const notes = counts === undefined ? [] : rowNotes(counts);
  return (
    <>
      <Section title={EVALUATE.title}>
        <RowRadios {...{ rows, counts, isLive }} onChoose={setChosen} />
        {notes.map((note) => (
          <Text key={note} size={200} className={styles.quiet}>
            {note}
          </Text>
        ))}
        <AsRadios as={as} onChoose={setAs} />
        {isLive && <Notice intent="warning" title={EVALUATE.before} lines={liveNotes(counts)} />}
        <Button
          appearance="primary"
          className={styles.start}
          data-evaluate="start"
          data-task={taskName(task)}
          disabledFocusable={isRunning}
          onClick={() => void startRun(task, new Date())}
        >
          {isLive ? EVALUATE.startLive(counts?.all) : EVALUATE.start(counts?.[rows])}
        </Button>
      </Section>
      <Restore isRunning={isRunning} />
    </>
  );
}
