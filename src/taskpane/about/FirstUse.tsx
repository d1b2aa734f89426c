// What everybody is told once, on first use.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { ABOUT } from "../../words/about";
import { isMarked, setMark } from "../../workbook/preferences";
import { Notice } from "../parts/Notice";

const useStyles = makeStyles({ notice: { marginBottom: tokens.spacingVerticalM } });

/** @param onMore shows the tab About */
export function FirstUse({ onMore }: { readonly onMore: () => void }): ReactNode {
  const styles = useStyles();
  const [isSeen, setSeen] = useState(() => isMarked("aboutSeen"));
  if (isSeen) return null;
  const understood = (): void => {
    setMark("aboutSeen");
    setSeen(true);
  };
  return (
    <div className={styles.notice} id="first-use">
      <Notice
        intent="info"
        title={ABOUT.firstUse}
        lines={ABOUT.firstUseLines}
        actions={
          <>
            <Button
              size="small"
              onClick={() => {
                understood();
                onMore();
              }}
            >
              {ABOUT.more}
            </Button>
            <Button size="small" appearance="primary" onClick={understood}>
              {ABOUT.understood}
            </Button>
          </>
        }
      />
    </div>
  );
}
