// The whole team: which roster, evaluating it, and a blank one.
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { TASK_HELP, TASK_NAMES, TEAM } from "../../words/taskpane";
import { startRun } from "../../workbook/runs";
import { Section } from "../parts/Section";
import { useRun } from "../RunBar";
import { EvaluateCard } from "./EvaluateCard";
import { FormulaBuilder } from "./FormulaBuilder";
import { Report } from "./Report";
import { RosterCard } from "./RosterCard";
import { SheetButtons } from "./SheetButtons";

export function TeamTab(): ReactNode {
  const isRunning = useRun().kind === "running";
  return (
    <>
      <RosterCard />
      <EvaluateCard />
      <Report />
      <SheetButtons />
      <FormulaBuilder />
      <Section title={TASK_NAMES.CreateRoster} lead={TASK_HELP.CreateRoster}>
        <Button
          data-task="CreateRoster"
          disabledFocusable={isRunning}
          onClick={() => void startRun({ kind: "createRoster" }, new Date())}
        >
          {TEAM.start}
        </Button>
      </Section>
    </>
  );
}
