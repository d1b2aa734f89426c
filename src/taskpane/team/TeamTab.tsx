// The whole team: which roster, evaluating it, and a blank one.
import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { TASK_HELP, TASK_NAMES, TEAM } from "../../words/taskpane";
import { startRun, TASK_OF_ACTION } from "../../workbook/runs";
import { Section } from "../parts/Section";
import { useRun } from "../RunBar";
import { FormulaBuilder } from "./FormulaBuilder";
import { Report } from "./Report";
import { RosterCard } from "./RosterCard";
import { SheetButtons } from "./SheetButtons";

const TASKS = Object.keys(TASK_OF_ACTION) as (keyof typeof TASK_OF_ACTION)[];

export function TeamTab(): ReactNode {
  const isRunning = useRun().kind === "running";
  return (
    <>
      <RosterCard />
      {TASKS.map((task) => (
        <Section key={task} title={TASK_NAMES[task]} lead={TASK_HELP[task]}>
          <Button
            data-task={task}
            disabledFocusable={isRunning}
            onClick={() => void startRun(TASK_OF_ACTION[task], new Date())}
          >
            {TEAM.start}
          </Button>
        </Section>
      ))}
      <Report />
      <SheetButtons />
      <FormulaBuilder />
    </>
  );
}
