// What the last evaluation found, for as long as the pane is open.
import type { ReactNode } from "react";
import { Fragment, useEffect, useState } from "react";
import type { Evaluation } from "../../workbook/evaluateRoster";
import { followRuns } from "../../workbook/runs";
import { BlockedRows } from "./BlockedRows";
import { RowProblems } from "./RowProblems";
import { VerdictBars } from "./VerdictBars";
import { WhatChanged } from "./WhatChanged";

interface Shown {
  readonly evaluation: Evaluation;
  /** Counts the runs, so that nothing that was said of one is left at the next. */
  readonly run: number;
}

/**
 * What came out of the last run that evaluated rows. Sheets that are made in between leave it, and so does a run that only
 * asks something; a run that was stopped or that failed, and former results brought back, take it away: it no longer says
 * what stands in the cells.
 */
function useLastEvaluation(): Shown | undefined {
  const [shown, setShown] = useState<Shown>();
  useEffect(
    () =>
      followRuns((state) => {
        if (state.kind !== "ended" || state.outcome === "asking") return;
        const { task, evaluation } = state;
        if (task.kind !== "evaluate" && task.kind !== "restore") return;
        setShown((before) => evaluation && { evaluation, run: (before?.run ?? 0) + 1 });
      }),
    [],
  );
  return shown;
}

export function Report(): ReactNode {
  const shown = useLastEvaluation();
  if (shown === undefined) return null;
  const { evaluation, run } = shown;
  const { sheet, table, blockers, problemRows, changes } = evaluation;
  return (
    <Fragment key={run}>
      <VerdictBars counts={evaluation} choice={{ sheet, table }} />
      {problemRows > 0 && <RowProblems report={evaluation} />}
      {blockers.rows > 0 && <BlockedRows blockers={blockers} />}
      <WhatChanged changes={changes} sheet={sheet} />
    </Fragment>
  );
}
