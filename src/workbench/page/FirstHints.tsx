// What to try, for somebody who is here for the first time; dismissed once and for all.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useState } from "react";
import { HINTS, PARTS } from "../../words/workbench";
import { CloseIcon } from "./icons";
import type { Manifest } from "./manifest";
import { Tip } from "./Tip";

const KEY = "certverdict.workbench.hints";
const DISMISSED = "dismissed";

const useStyles = makeStyles({
  hints: {
    display: "flex",
    alignItems: "flex-start",
    flexShrink: 0,
    gap: tokens.spacingHorizontalM,
    maxHeight: "35vh",
    overflowY: "auto",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  text: { flexGrow: 1, minWidth: 0 },
  title: { margin: 0, fontSize: "inherit", fontWeight: tokens.fontWeightSemibold },
  list: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalXXL,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    "& li": { flexBasis: "16em", flexGrow: 1 },
  },
  formula: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
});

function wasDismissed(): boolean {
  try {
    return localStorage.getItem(KEY) === DISMISSED;
  } catch {
    return false; // The browser keeps nothing for this page: it is the first time each time.
  }
}

export function FirstHints({
  manifest,
  onDismiss,
}: {
  readonly manifest: Manifest;
  readonly onDismiss: () => void;
}): ReactNode {
  const styles = useStyles();
  const [isShown, setShown] = useState(() => !wasDismissed());
  if (!isShown) return null;
  const dismiss = (): void => {
    try {
      localStorage.setItem(KEY, DISMISSED);
    } catch {
      // They come again the next time.
    }
    setShown(false);
    onDismiss();
  };
  const evaluate = manifest.group.commands.find(({ action }) => action.kind === "run");
  return (
    // What scrolls is scrolled by keyboard, too.
    <div className={styles.hints} role="region" aria-label={PARTS.hints} tabIndex={0} data-part="hints">
      <div className={styles.text}>
        <h2 className={styles.title}>{HINTS.title(manifest.getStarted.title)}</h2>
        <ol className={styles.list}>
          <li>{HINTS.read}</li>
          {evaluate !== undefined && <li>{HINTS.evaluate(evaluate.label)}</li>}
          <li>
            {HINTS.typeBefore} <code className={styles.formula}>{HINTS.formula}</code> {HINTS.typeAfter}
          </li>
        </ol>
      </div>
      <Tip content={HINTS.dismiss} relationship="label">
        <Button appearance="subtle" size="small" icon={<CloseIcon />} onClick={dismiss} />
      </Tip>
    </div>
  );
}
