// What is asked when results would replace what no evaluation wrote: the first cells, and whether to go on.
import { Button, Text } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { OVERWRITE } from "../../words/evaluateCard";
import type { RunState } from "../../workbook/runs";
import { startRun } from "../../workbook/runs";
import { AskDialog } from "../parts/AskDialog";

/** Asks where the last run ended asking, once. */
export function AskOverwrite({ state }: { readonly state: RunState }): ReactNode {
  const [answered, setAnswered] = useState<RunState>();
  if (state.kind !== "ended" || state.asks === undefined || state === answered) return null;
  const { task, asks } = state;
  const leave = (): void => {
    setAnswered(state);
  };
  return (
    <AskDialog
      title={OVERWRITE.title}
      onLeave={leave}
      actions={
        <>
          <Button id="leave-cells" appearance="primary" onClick={leave}>
            {OVERWRITE.leave}
          </Button>
          <Button
            id="replace-cells"
            onClick={() => {
              leave();
              if (task.kind === "evaluate") void startRun({ ...task, overwrite: true }, new Date());
            }}
          >
            {OVERWRITE.replace}
          </Button>
        </>
      }
    >
      <Text>{OVERWRITE.lead(asks.sheet, asks.all)}</Text>
      <Text id="asked-cells">{OVERWRITE.cells(asks.cells, asks.all)}</Text>
      <Text>{OVERWRITE.decisions}</Text>
    </AskDialog>
  );
}
