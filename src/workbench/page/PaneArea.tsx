// The add-in's pane beside the sheet, or over it where there is no room for both; and the line by which its width is changed.
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { useState } from "react";
import { PANE_PART } from "../../words/workbench";
import type { Desk } from "./desk";
import { CloseIcon } from "./icons";
import { Slot } from "./Slot";
import { Tip } from "./Tip";

/** Widths in CSS pixels. Excel gives a pane 320 at least. */
const LEAST = 280;
const USUAL = 360;
const MOST = 800;
const STEP = 20;
/** What the sheet keeps at least. */
const SHEET = 240;

const PANE_ID = "pane";

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexShrink: 0,
    boxSizing: "border-box",
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  over: { position: "absolute", inset: 0, zIndex: 1 },
  column: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  hidden: { display: "none" },
  head: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    flexShrink: 0,
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  frame: { flexGrow: 1, minHeight: 0 },
  // A frame takes the pointer's movements for itself.
  still: { pointerEvents: "none" },
  line: {
    flexShrink: 0,
    width: "7px",
    cursor: "col-resize",
    touchAction: "none",
    // Wider for the pointer than for the eye; of forced colours only borders are left.
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    boxSizing: "border-box",
    ":hover": { backgroundColor: tokens.colorBrandStroke1 },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      backgroundColor: tokens.colorStrokeFocus2,
    },
  },
});

const within = (width: number): number =>
  Math.round(Math.max(LEAST, Math.min(width, MOST, window.innerWidth - SHEET)));

interface LineProps {
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly onDrag: (isDragged: boolean) => void;
}

/** The line before the pane: dragged, or moved with the arrow keys. */
function Line({ width, onWidth, onDrag }: LineProps): ReactNode {
  const styles = useStyles();
  const go = (next: number): void => {
    onWidth(within(next));
  };
  const press = (event: KeyboardEvent): void => {
    const widths: Record<string, number> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: LEAST,
      End: MOST,
    };
    const next = widths[event.key];
    if (next === undefined) return;
    event.preventDefault();
    go(next);
  };
  const move = (event: PointerEvent): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) go(window.innerWidth - event.clientX);
  };
  return (
    // A line that can be moved is a control, which the lint rule's list of roles does not know.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles.line}
      role="separator"
      aria-orientation="vertical"
      aria-label={PANE_PART.width}
      aria-controls={PANE_ID}
      aria-valuemin={LEAST}
      aria-valuemax={within(MOST)}
      aria-valuenow={width}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onDrag(true);
      }}
      onPointerMove={move}
      onLostPointerCapture={() => {
        onDrag(false);
      }}
    />
  );
}

interface PaneProps {
  readonly desk: Desk;
  readonly isShown: boolean;
  /** Is there no room for sheet and pane beside each other? */
  readonly isOverSheet: boolean;
}

export function PaneArea({ desk, isShown, isOverSheet }: PaneProps): ReactNode {
  const styles = useStyles();
  const [width, setWidth] = useState(USUAL);
  const [isDragged, setDragged] = useState(false);
  const { name } = desk.addIn.manifest;
  return (
    <aside
      id={PANE_ID}
      className={mergeClasses(styles.pane, isOverSheet && styles.over, !isShown && styles.hidden)}
      style={isOverSheet ? {} : { width, maxWidth: `calc(100% - ${String(SHEET)}px)` }}
      aria-label={name}
      data-part="pane"
    >
      {!isOverSheet && <Line width={width} onWidth={setWidth} onDrag={setDragged} />}
      <div className={styles.column}>
        <div className={styles.head}>
          <h2 className={styles.title}>{name}</h2>
          <Tip content={PANE_PART.close} relationship="label">
            <Button
              appearance="subtle"
              size="small"
              icon={<CloseIcon />}
              onClick={() => {
                desk.showPane(false);
              }}
            />
          </Tip>
        </div>
        <Slot element={desk.places.pane} className={mergeClasses(styles.frame, isDragged && styles.still)} />
      </div>
    </aside>
  );
}
