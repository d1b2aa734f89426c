// The nine gates in their order, and the one at which the person stopped.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useId } from "react";
import type { GateStep } from "../../../policy/companions/gates";
import { gateProgress } from "../../../policy/companions/gates";
import type { Judgement } from "../../../policy/policy";
import { gatesWords, GATE_STEPS } from "../../../words/companionForm";
import { CheckMark, StopMark } from "../../parts/icons";
import { UNSEEN } from "../../parts/styles";

const MARK = "20px";

const useStyles = makeStyles({
  gates: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  line: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  // Two columns where there is room for two, one at 200 % zoom.
  list: {
    columnWidth: "116px",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  step: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minHeight: "26px",
    breakInside: "avoid",
    // The way from one gate to the next one.
    "::after": {
      content: '""',
      position: "absolute",
      insetInlineStart: "9px",
      top: "calc(50% + 10px)",
      bottom: "-3px",
      borderLeft: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    },
    ":last-child::after": { display: "none" },
  },
  mark: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    flexShrink: 0,
    boxSizing: "border-box",
    width: MARK,
    height: MARK,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    lineHeight: 1,
  },
  passed: {
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorBrandBackground}`,
    color: tokens.colorNeutralForegroundOnBrand,
    // Forced colours take the fill away; the tick keeps the colour of text.
    "@media (forced-colors: active)": { color: "CanvasText", border: "1px solid CanvasText" },
  },
  open: { border: `2px dashed ${tokens.colorBrandStroke1}`, color: tokens.colorBrandForeground1 },
  stopped: {
    width: "24px",
    height: "24px",
    marginInline: "-2px",
    border: `2px solid ${tokens.colorNeutralForeground1}`,
    color: tokens.colorNeutralForeground1,
  },
  ahead: { border: `1px dotted ${tokens.colorNeutralStrokeAccessible}` },
  stoppedName: { fontWeight: tokens.fontWeightBold, color: tokens.colorNeutralForeground1 },
  aheadName: { color: tokens.colorNeutralForeground3 },
  unseen: UNSEEN,
});

function Mark({ step, state }: GateStep): ReactNode {
  if (state === "passed") return <CheckMark />;
  return state === "stopped" ? <StopMark /> : String(step);
}

function Step(props: GateStep): ReactNode {
  const styles = useStyles();
  const { gate, state } = props;
  const name = state === "stopped" ? styles.stoppedName : state === "ahead" ? styles.aheadName : undefined;
  return (
    <li
      className={styles.step}
      data-gate={gate}
      data-state={state}
      {...(state === "stopped" ? { "aria-current": "step" as const } : {})}
    >
      <span aria-hidden className={mergeClasses(styles.mark, styles[state])}>
        <Mark {...props} />
      </span>
      <span className={name}>
        {gate}
        <span className={styles.unseen}>, {GATE_STEPS.states[state]}</span>
      </span>
    </li>
  );
}

/** How far the person got, as words and as steps. */
export function GateSteps({ judgement }: { readonly judgement: Judgement }): ReactNode {
  const styles = useStyles();
  const line = useId();
  const progress = gateProgress(judgement);
  return (
    <div id="gates" role="group" aria-labelledby={line} className={styles.gates}>
      <p id={line} className={styles.line}>
        {gatesWords(progress)}
      </p>
      <ol className={styles.list} aria-label={GATE_STEPS.title}>
        {progress.steps.map((step) => (
          <Step key={step.gate} {...step} />
        ))}
      </ol>
    </div>
  );
}
