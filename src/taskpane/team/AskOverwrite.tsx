// What is asked when results would replace what no evaluation wrote: the first cells, and whether to go on.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { OVERWRITE } from "../../words/evaluateCard";
import type { RunState } from "../../workbook/runs";
import { startRun } from "../../workbook/runs";

const useStyles = makeStyles({
  content: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    overflowWrap: "anywhere",
  },
  actions: { flexWrap: "wrap" },
});

/** Asks where the last run ended asking, once. */
export function AskOverwrite({ state }: { readonly state: RunState }): ReactNode {
  const styles = useStyles();
  const [answered, setAnswered] = useState<RunState>();
  if (state.kind !== "ended" || state.asks === undefined || state === answered) return null;
  const { task, asks } = state;
  const leave = (): void => {
    setAnswered(state);
  };
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open) leave();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{OVERWRITE.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>{OVERWRITE.lead(asks.sheet, asks.all)}</Text>
            <Text id="asked-cells">{OVERWRITE.cells(asks.cells, asks.all)}</Text>
            <Text>{OVERWRITE.decisions}</Text>
          </DialogContent>
          <DialogActions className={styles.actions} fluid>
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
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
