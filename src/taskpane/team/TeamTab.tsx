// The whole team: which roster, evaluating it, and a blank one.
import { Button, Checkbox } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { ASSESSMENTS_CARD } from "../../words/assessmentsSheet";
import { CREATE_HELP, TASK_NAMES } from "../../words/taskpane";
import { startRun } from "../../workbook/runs";
import { Section } from "../parts/Section";
import { useRoster } from "../roster";
import { useRun } from "../RunBar";
import { EvaluateCard } from "./EvaluateCard";
import { FormulaBuilder } from "./FormulaBuilder";
import { Report } from "./Report";
import { RosterCard } from "./RosterCard";
import { SheetButtons } from "./SheetButtons";

function CreateRoster(): ReactNode {
  const [withAssessments, setWithAssessments] = useState(false);
  const isRunning = useRun().kind === "running";
  return (
    <Section title={TASK_NAMES.CreateRoster} lead={CREATE_HELP}>
      <Checkbox
        label={ASSESSMENTS_CARD.withAssessments}
        checked={withAssessments}
        onChange={(_, { checked }) => {
          setWithAssessments(checked === true);
        }}
      />
      <Button
        data-task="CreateRoster"
        disabledFocusable={isRunning}
        onClick={() => void startRun({ kind: "createRoster", withAssessments }, new Date())}
      >
        {TASK_NAMES.CreateRoster}
      </Button>
    </Section>
  );
}

function AddAssessments(): ReactNode {
  const { shown } = useRoster();
  const isRunning = useRun().kind === "running";
  return (
    <Section title={TASK_NAMES.AddAssessments} lead={ASSESSMENTS_CARD.help}>
      <Button
        data-task="AddAssessments"
        disabledFocusable={isRunning}
        onClick={() => void startRun({ kind: "addAssessments", choice: shown }, new Date())}
      >
        {TASK_NAMES.AddAssessments}
      </Button>
    </Section>
  );
}

export function TeamTab(): ReactNode {
  const { state } = useRoster();
  const hasNone = state.kind === "missing" && state.code === "NO_ROSTER";
  return (
    <>
      <RosterCard />
      {/* Where there is no roster yet, a blank one comes first. */}
      {hasNone && <CreateRoster />}
      <EvaluateCard />
      <Report />
      <SheetButtons />
      <FormulaBuilder />
      <AddAssessments />
      {!hasNone && <CreateRoster />}
    </>
  );
}
