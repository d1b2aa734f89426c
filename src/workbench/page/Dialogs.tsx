// The dialogues of the page: what the person is asked and told, and the list of keys.
import {
  Button,
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
import { useLayoutEffect, useRef } from "react";
import { AT_WORK, DIALOG, KEYS, TEXT_LOSES, UNSAVED } from "../../words/workbench";
import type { Desk } from "./desk";
import { keyLists } from "./keyLists";
import type { Question } from "./questions";

const useStyles = makeStyles({
  content: { overflowWrap: "anywhere" },
  actions: { flexWrap: "wrap" },
  heading: { margin: `${tokens.spacingVerticalM} 0 0`, fontSize: tokens.fontSizeBase300 },
  keys: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr)",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: `${tokens.spacingVerticalXS} 0`,
    "& dt": { fontWeight: tokens.fontWeightSemibold },
    "& dd": { margin: 0 },
  },
});

interface FrameProps {
  readonly title: string;
  /** Must it be answered before anything else? Else it can be left by Esc or a click beside it alike. */
  readonly isAlert: boolean;
  readonly actions: ReactNode;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function Frame({ title, isAlert, actions, onLeave, children }: FrameProps): ReactNode {
  const styles = useStyles();
  return (
    <Dialog
      open
      modalType={isAlert ? "alert" : "modal"}
      onOpenChange={(_, { open }) => {
        if (!open) onLeave();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          {/* What scrolls is scrolled by keyboard, too. */}
          <DialogContent className={styles.content} {...(isAlert ? {} : { tabIndex: 0 })}>
            {children}
          </DialogContent>
          <DialogActions className={styles.actions} fluid>
            {actions}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Keys({ desk }: { readonly desk: Desk }): ReactNode {
  const styles = useStyles();
  return (
    <>
      {keyLists(desk).map(({ title, keys }) => (
        <section key={title}>
          <h3 className={styles.heading}>{title}</h3>
          <dl className={styles.keys}>
            {keys.flatMap(([pressed, does]) => [
              <dt key={`${does} keys`}>{pressed}</dt>,
              <dd key={does}>{does}</dd>,
            ])}
          </dl>
        </section>
      ))}
      <p>{KEYS.fewer}</p>
    </>
  );
}

function Asked({ question, desk }: { readonly question: Question; readonly desk: Desk }): ReactNode {
  switch (question.kind) {
    case "unsaved": {
      const { answer, fileName } = question;
      const actions = (
        <>
          <Button appearance="primary" onClick={() => answer("save")}>
            {UNSAVED.save}
          </Button>
          <Button onClick={() => answer("discard")}>{UNSAVED.discard}</Button>
          <Button onClick={() => answer("cancel")}>{DIALOG.cancel}</Button>
        </>
      );
      return (
        <Frame title={UNSAVED.title(fileName)} isAlert actions={actions} onLeave={() => answer("cancel")}>
          {UNSAVED.text}
        </Frame>
      );
    }
    case "textLoses": {
      const { answer, fileName, lost } = question;
      const actions = (
        <>
          <Button appearance="primary" onClick={() => answer("asWorkbook")}>
            {TEXT_LOSES.asWorkbook}
          </Button>
          <Button onClick={() => answer("asText")}>{TEXT_LOSES.asText}</Button>
          <Button onClick={() => answer("cancel")}>{DIALOG.cancel}</Button>
        </>
      );
      return (
        <Frame title={TEXT_LOSES.title(fileName)} isAlert actions={actions} onLeave={() => answer("cancel")}>
          {TEXT_LOSES.text}
          <ul>
            {lost.map((clause) => (
              <li key={clause}>{clause}</li>
            ))}
          </ul>
        </Frame>
      );
    }
    case "atWork": {
      const { answer, fileName } = question;
      const actions = (
        <>
          <Button appearance="primary" onClick={() => answer(false)}>
            {AT_WORK.wait}
          </Button>
          <Button onClick={() => answer(true)}>{AT_WORK.goOn}</Button>
        </>
      );
      return (
        <Frame title={AT_WORK.title} isAlert actions={actions} onLeave={() => answer(false)}>
          {AT_WORK.text(fileName)}
        </Frame>
      );
    }
    case "failure":
    case "keyboard": {
      const leave = (): void => {
        question.answer();
      };
      const actions = (
        <Button appearance="primary" onClick={leave}>
          {DIALOG.close}
        </Button>
      );
      const isFailure = question.kind === "failure";
      return (
        <Frame
          title={isFailure ? question.title : KEYS.title}
          isAlert={isFailure}
          actions={actions}
          onLeave={leave}
        >
          {isFailure ? question.text : <Keys desk={desk} />}
        </Frame>
      );
    }
  }
}

/** Shows the question at hand; afterwards the keyboard is where it was before, or in the sheet. */
export function Dialogs({
  question,
  desk,
}: {
  readonly question: Question | null;
  readonly desk: Desk;
}): ReactNode {
  const before = useRef<Element | null>(null);
  const isAsked = question !== null;
  useLayoutEffect(() => {
    if (!isAsked) return undefined;
    before.current = document.activeElement;
    return () => {
      const element = before.current;
      // The dialogue has to be gone: it holds the keyboard until then.
      setTimeout(() => {
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        if (element instanceof HTMLElement && element !== document.body && element.isConnected)
          element.focus();
        else desk.opened?.focusGrid();
      });
    };
  }, [isAsked, desk]);
  return question === null ? null : <Asked question={question} desk={desk} />;
}
