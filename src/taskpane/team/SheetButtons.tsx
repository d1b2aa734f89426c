// The sheets that are made of a roster: open questions to send round, and a summary.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { SHEETS } from "../../words/report";
import { startRun } from "../../workbook/runs";
import { Section } from "../parts/Section";
import { useRoster } from "../roster";
import { useRun } from "../RunBar";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const KINDS = ["openQuestions", "summary"] as const;

export function SheetButtons(): ReactNode {
  const styles = useStyles();
  const { state, shown } = useRoster();
  const isRunning = useRun().kind === "running";
  return (
    <Section title={SHEETS.title} lead={SHEETS.lead}>
      <div className={styles.buttons}>
        {KINDS.map((kind) => (
          <Button
            key={kind}
            data-task={kind}
            disabledFocusable={isRunning || state.kind !== "found"}
            onClick={() => void startRun({ kind, choice: shown }, new Date())}
          >
            {SHEETS[kind]}
          </Button>
        ))}
      </div>
    </Section>
  );
}
