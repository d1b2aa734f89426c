// Above the other tabs: that the set-up needs repair, and the way to it.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { DAMAGE } from "../../words/setup";
import { Notice } from "../parts/Notice";
import { useRoster } from "../roster";

const useStyles = makeStyles({ notice: { marginBottom: tokens.spacingVerticalM } });

/** @param onRepair shows the tab Policy */
export function DamageNotice({ onRepair }: { readonly onRepair: () => void }): ReactNode {
  const styles = useStyles();
  const { state } = useRoster();
  const faults = state.kind === "found" ? state.faults : [];
  if (!faults.some(({ kind }) => kind !== "answer")) return null;
  return (
    <div className={styles.notice}>
      <Notice
        intent="error"
        title={DAMAGE.title(faults.length)}
        lines={[DAMAGE.meanwhile]}
        actions={
          <Button size="small" onClick={onRepair}>
            {DAMAGE.repair}
          </Button>
        }
      />
    </div>
  );
}
