// What is going on at the bottom of the pane: progress and Cancel while a run lasts, then what became of it.
import { Button, makeStyles, mergeClasses, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  ENDINGS,
  PANE,
  progressWords,
  RUN_BAR,
  RUNNING,
  STAGE_WORDS,
  TASK_NAMES,
  timeLeftWords,
} from "../words/taskpane";
import type { RunState } from "../workbook/runs";
import { cancelRun, followRuns, taskName } from "../workbook/runs";
import { secondsLeft } from "../workbook/timeLeft";
import { CloseIcon, LessIcon, MoreIcon } from "./parts/icons";
import { AskOverwrite } from "./team/AskOverwrite";

/** The run at hand, or the last one. */
export function useRun(): RunState {
  const [state, setState] = useState<RunState>({ kind: "idle" });
  useEffect(() => followRuns(setState), []);
  return state;
}

const useStyles = makeStyles({
  bar: { flexShrink: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  running: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  line: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
  },
  ended: {
    display: "flex",
    alignItems: "flex-start",
    borderInlineStartWidth: "4px",
    borderInlineStartStyle: "solid",
  },
  done: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    borderInlineStartColor: tokens.colorStatusSuccessForeground1,
  },
  stopped: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderInlineStartColor: tokens.colorStatusWarningForeground1,
  },
  asking: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderInlineStartColor: tokens.colorStatusWarningForeground1,
  },
  failed: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    borderInlineStartColor: tokens.colorStatusDangerForeground1,
  },
  said: { flexGrow: 1, minWidth: 0, maxHeight: "5.5rem", overflowY: "auto" },
  saidInFull: { maxHeight: "60vh" },
  saidEnded: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  text: {
    margin: `0 0 ${tokens.spacingVerticalXXS}`,
    ":first-child": { fontWeight: tokens.fontWeightSemibold },
  },
});

/** More lines than this are scrolled, or shown in full on demand: the tab above needs the room. */
const LINES_AT_ONCE = 3;

/** What the live region says. The stages only: every number would be read out. */
function said(state: RunState): string[] {
  if (state.kind === "running") {
    const { task, stage, cancelling, refused } = state;
    return [
      `${TASK_NAMES[taskName(task)]}: ${cancelling ? RUNNING.cancelling : STAGE_WORDS[stage]} …`,
      ...(refused === null ? [] : [RUNNING.busy(TASK_NAMES[taskName(refused)])]),
    ];
  }
  return state.kind === "ended"
    ? [`${ENDINGS[state.outcome]}: ${TASK_NAMES[taskName(state.task)]}`, ...state.lines]
    : [];
}

/** When the stage at hand began, in milliseconds, and how far it was then. */
interface StageStart {
  readonly stage: string;
  readonly started: number;
}

/** What is left of the stage at hand, in words; undefined while that cannot be told. */
function useTimeLeft({ stage, done, total }: Extract<RunState, { kind: "running" }>): string | undefined {
  const [start, setStart] = useState<StageStart>({ stage, started: 0 });
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const now = performance.now();
    if (start.stage !== stage || start.started === 0) setStart({ stage, started: now });
    setLeft(start.stage === stage && start.started > 0 ? secondsLeft({ ...start, done, total }, now) : null);
  }, [stage, done, total, start]);
  return left === null ? undefined : timeLeftWords(left);
}

function Running({ run }: { readonly run: Extract<RunState, { kind: "running" }> }): ReactNode {
  const styles = useStyles();
  const { task, stage, done, total, cancelling } = run;
  const left = useTimeLeft(run);
  const element = useRef<HTMLDivElement>(null);
  // Where Cancel had the keyboard, what became of the run gets it when Cancel goes away.
  useLayoutEffect(() => {
    const mine = element.current;
    return () => {
      if (mine?.contains(document.activeElement) === true) document.getElementById("status")?.focus();
    };
  }, []);
  return (
    <div ref={element} className={styles.running}>
      <ProgressBar
        id="bar"
        aria-label={TASK_NAMES[taskName(task)]}
        {...(total === 0 ? {} : { value: done, max: total })}
      />
      <div className={styles.line}>
        <div>
          <Text block size={200} id="count">
            {progressWords(stage, done, total)}
          </Text>
          {left !== undefined && (
            <Text block size={200} id="left">
              {left}
            </Text>
          )}
        </div>
        <Button id="cancel" size="small" disabledFocusable={cancelling} onClick={cancelRun}>
          {RUN_BAR.cancel}
        </Button>
      </div>
    </div>
  );
}

export function RunBar(): ReactNode {
  const styles = useStyles();
  const state = useRun();
  const [dismissed, setDismissed] = useState<RunState>();
  const [expanded, setExpanded] = useState<RunState>();
  const isEnded = state.kind === "ended" && state !== dismissed;
  const lines = state === dismissed ? [] : said(state);
  return (
    <section className={styles.bar} aria-label={PANE.run}>
      {state.kind === "running" && <Running run={state} />}
      <AskOverwrite state={state} />
      <div className={isEnded ? mergeClasses(styles.ended, styles[state.outcome]) : undefined}>
        <div
          id="status"
          role="status"
          // A long list is scrolled by keyboard, too.
          tabIndex={isEnded ? 0 : -1}
          className={mergeClasses(
            styles.said,
            lines.length > 0 && styles.saidEnded,
            state === expanded && styles.saidInFull,
          )}
        >
          {lines.map((line, index) => (
            <p key={index} className={styles.text}>
              {line}
            </p>
          ))}
        </div>
        {isEnded && lines.length > LINES_AT_ONCE && (
          <Button
            appearance="transparent"
            aria-expanded={state === expanded}
            aria-controls="status"
            aria-label={RUN_BAR.all}
            icon={state === expanded ? <LessIcon /> : <MoreIcon />}
            onClick={() => {
              setExpanded(state === expanded ? undefined : state);
            }}
          />
        )}
        {isEnded && (
          <Button
            appearance="transparent"
            aria-label={RUN_BAR.dismiss}
            icon={<CloseIcon />}
            onClick={() => {
              setDismissed(state);
            }}
          />
        )}
      </div>
    </section>
  );
}
