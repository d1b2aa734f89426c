// A question that has to be answered before something goes on. Esc leaves everything as it is.
import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  content: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    overflowWrap: "anywhere",
  },
  actions: { flexWrap: "wrap" },
});

/**
 * @param actions buttons, the usual one first
 * @param onLeave nothing is to be done
 */
export function AskDialog({
  title,
  actions,
  onLeave,
  children,
}: {
  readonly title: string;
  readonly actions: ReactNode;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const styles = useStyles();
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open) onLeave();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>{children}</DialogContent>
          <DialogActions className={styles.actions} fluid>
            {actions}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
