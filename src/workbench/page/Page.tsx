// The whole page: bar above, sheet and pane, bar below; dialogues, the drop target, and what is read out.
import { FluentProvider, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useEffect, useSyncExternalStore } from "react";
import { PARTS, pageTitle } from "../../words/workbench";
import type { Desk } from "./desk";
import { Dialogs } from "./Dialogs";
import { DropZone } from "./DropZone";
import { FirstHints } from "./FirstHints";
import { Header } from "./Header";
import { followKeys } from "./keyboard";
import { PaneArea } from "./PaneArea";
import { Slot } from "./Slot";
import { StatusBar } from "./StatusBar";
import { NARROW, THEMES, useMedia, useThemeKind } from "./theme";
import { AskedContext } from "./Tip";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100%", minWidth: 0 },
  // The pane may cover it.
  middle: { position: "relative", display: "flex", flexGrow: 1, minHeight: 0 },
  // Whatever lies above what within the grid stays there, and beneath a pane that covers it.
  sheet: { position: "relative", isolation: "isolate", flexGrow: 1, minWidth: 0, minHeight: 0 },
  // Read out, not shown.
  said: {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: 0,
    overflow: "hidden",
    clipPath: "inset(50%)",
  },
});

/** Asks before the tab is closed, where something would be lost. The browser's own words do it. */
function useLeaving(desk: Desk): void {
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      if (desk.wouldLose) event.preventDefault();
    };
    window.addEventListener("beforeunload", leave);
    return () => {
      window.removeEventListener("beforeunload", leave);
    };
  }, [desk]);
}

function Parts({ desk }: { readonly desk: Desk }): ReactNode {
  const styles = useStyles();
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  const isNarrow = useMedia(NARROW);
  useLeaving(desk);
  useEffect(() => followKeys(desk), [desk]);
  const { fileName, isUnsaved, said } = state;
  useEffect(() => {
    if (fileName !== null) document.title = pageTitle(fileName, isUnsaved);
  }, [fileName, isUnsaved]);
  return (
    <AskedContext.Provider value={state.question !== null}>
      <div className={styles.page}>
        <Header desk={desk} state={state} />
        <FirstHints manifest={desk.addIn.manifest} onDismiss={() => desk.opened?.focusGrid()} />
        <div className={styles.middle}>
          {/* What the pane covers cannot be reached. */}
          <main
            className={styles.sheet}
            aria-label={PARTS.sheet}
            data-part="grid"
            inert={isNarrow && state.isPaneShown}
          >
            <Slot element={desk.places.grid} className="fill" />
          </main>
          <PaneArea desk={desk} isShown={state.isPaneShown} isOverSheet={isNarrow} />
        </div>
        <StatusBar state={state} />
        <div className={styles.said} role="status" aria-live="polite" aria-atomic="false" data-said>
          {said.map(({ words, number }) => (
            <p key={number}>{words}</p>
          ))}
        </div>
        <DropZone desk={desk} />
        <Dialogs question={state.question} desk={desk} />
      </div>
    </AskedContext.Provider>
  );
}

export function Page({ desk }: { readonly desk: Desk }): ReactNode {
  const kind = useThemeKind();
  return (
    // No class: what stands in front of the page, such as a tooltip, would get it too.
    <FluentProvider theme={THEMES[kind]} data-theme={kind} style={{ height: "100%" }}>
      <Parts desk={desk} />
    </FluentProvider>
  );
}
