// What is chosen and not written yet: its effect on the roster, writing it, and what somebody else wrote meanwhile.
import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Comparison, Shown } from "../../roster/compare";
import { DRAFT, lineConflict, NO_VERDICT } from "../../words/setup";
import { VERDICT_WORDS } from "../../words/verdicts";
import { Notice } from "../parts/Notice";
import type { Draft, DraftPhase } from "./draft";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

const shownWords = (shown: Shown): string =>
  shown === "problem" || shown === "empty" ? NO_VERDICT[shown] : VERDICT_WORDS[shown];

/** How many verdicts change, from what to what, and whose. */
function Effect({ effect }: { readonly effect: Comparison }): ReactNode {
  const styles = useStyles();
  const { rows, changed, moves, first } = effect;
  if (changed === 0) return <Text>{DRAFT.noEffect(rows)}</Text>;
  return (
    <>
      <Text weight="semibold">{DRAFT.effectOn(changed, rows)}</Text>
      <ul className={styles.list}>
        {moves.map(({ from, to, rows: count }) => (
          <li key={`${from} ${to}`}>{DRAFT.move(shownWords(from), shownWords(to), count)}</li>
        ))}
      </ul>
      <details>
        <summary>{DRAFT.firstRows(first.length, changed)}</summary>
        <ul className={styles.list}>
          {first.map(({ row, label, from, to }) => (
            <li key={row}>{DRAFT.movedRow(row, label, shownWords(from), shownWords(to))}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Phase({ phase, draft }: { readonly phase: DraftPhase; readonly draft: Draft }): ReactNode {
  const styles = useStyles();
  switch (phase.kind) {
    case "previewing":
      return (
        <>
          <ProgressBar
            aria-label={DRAFT[phase.stage]}
            {...(phase.total === 0 ? {} : { value: phase.done, max: phase.total })}
          />
          <div className={styles.buttons}>
            <Text size={200}>{DRAFT[phase.stage]} …</Text>
            <Button size="small" onClick={draft.cancel}>
              {DRAFT.cancel}
            </Button>
          </div>
        </>
      );
    case "previewed":
      return <Effect effect={phase.preview} />;
    case "writing":
      return <Text size={200}>{DRAFT.writing}</Text>;
    case "conflicts":
      return (
        <Notice
          intent="warning"
          title={DRAFT.conflictTitle}
          lines={phase.conflicts.map(({ heading, seen, now, edit }) =>
            lineConflict(heading, seen, now, edit.answer),
          )}
          actions={
            phase.isDraft && (
              <>
                <Button size="small" onClick={draft.keepTheirs}>
                  {DRAFT.keepTheirs}
                </Button>
                <Button size="small" onClick={() => void draft.writeMine()}>
                  {DRAFT.writeMine}
                </Button>
              </>
            )
          }
        />
      );
    case "failed":
      return <Notice intent="error" lines={phase.lines} />;
    case "written": {
      const { created, sheet, answers } = phase.written;
      const cells = answers.map(({ cell, after }) => (after === "" ? cell : `${cell} “${after}”`));
      const said = created
        ? DRAFT.created(sheet)
        : cells.length > 0
          ? DRAFT.written(cells, sheet)
          : DRAFT.nothing;
      return <Notice intent="success" lines={[said]} />;
    }
    case "idle":
      return null;
  }
}

export function DraftBar({ draft }: { readonly draft: Draft }): ReactNode {
  const styles = useStyles();
  const { edits, phase } = draft;
  const isBusy = phase.kind === "writing" || phase.kind === "previewing";
  return (
    <div className={edits.size > 0 || phase.kind !== "idle" ? styles.bar : undefined} data-draft={phase.kind}>
      {edits.size > 0 && (
        <>
          <Text weight="semibold">{DRAFT.pending(edits.size)}</Text>
          <div className={styles.buttons}>
            <Button size="small" disabledFocusable={isBusy} onClick={() => void draft.showEffect()}>
              {DRAFT.effect}
            </Button>
            <Button
              size="small"
              appearance="primary"
              disabledFocusable={phase.kind === "writing"}
              onClick={() => void draft.write()}
            >
              {DRAFT.write}
            </Button>
            <Button size="small" disabledFocusable={phase.kind === "writing"} onClick={draft.discard}>
              {DRAFT.discard}
            </Button>
          </div>
        </>
      )}
      <div role="status">
        <Phase phase={phase} draft={draft} />
      </div>
    </div>
  );
}
