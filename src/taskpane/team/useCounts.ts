// How many rows each choice would judge: counted when the card is shown, when cells have changed, and after runs.
import { useEffect, useState } from "react";
import type { RowCounts } from "../../workbook/countRows";
import { countRows, countSelectedRows } from "../../workbook/countRows";
import { followRuns } from "../../workbook/runs";
import { whenFree } from "../../workbook/whenFree";
import { useRoster } from "../roster";

/** How long the workbook must be quiet before rows are counted again, in milliseconds. */
const QUIET = { selection: 250, structure: 900, changed: 900 } as const;

/** And how many times as long as the last count took. */
const PAUSES = 8;

/** The counts; undefined while they are not known, as where there is no roster. */
export function useCounts(): RowCounts | undefined {
  const { shown: choice, follow } = useRoster();
  const [counts, setCounts] = useState<RowCounts>();

  useEffect(() => {
    const timers: Partial<Record<"all" | "selected", number>> = {};
    let counting: AbortController | undefined;
    let isRunning = false;
    /** How long the last count took, in milliseconds. */
    let took = 0;
    const stopCounting = (): void => {
      window.clearTimeout(timers.all);
      window.clearTimeout(timers.selected);
      counting?.abort();
    };
    const countAll = async (): Promise<void> => {
      counting?.abort();
      const mine = (counting = new AbortController());
      const start = performance.now();
      try {
        const found = await whenFree((context) => countRows(context, choice, { signal: mine.signal }));
        took = performance.now() - start;
        if (!mine.signal.aborted) setCounts(found);
      } catch {
        // What is wrong with the roster is said where it is picked.
        if (!mine.signal.aborted) setCounts(undefined);
      }
    };
    const countSelected = async (): Promise<void> => {
      const mine = counting;
      try {
        const found = await whenFree((context) => countSelectedRows(context, choice));
        if (mine === counting) setCounts((before) => before && { ...before, ...found });
      } catch {
        // As above: the next change counts anew.
      }
    };
    const later = (what: "all" | "selected", delay: number): void => {
      window.clearTimeout(timers[what]);
      timers[what] = window.setTimeout(() => void (what === "all" ? countAll() : countSelected()), delay);
    };
    later("all", 0);
    const stop = follow(({ kind }) => {
      if (isRunning) return;
      if (kind === "selection") later("selected", QUIET.selection);
      // A large roster is counted less often, so that Excel is not kept busy while people type.
      else later("all", Math.max(QUIET[kind], PAUSES * took));
    });
    const stopRuns = followRuns(({ kind }) => {
      if (kind === "running" && !isRunning) stopCounting();
      if (kind === "ended") later("all", 0);
      isRunning = kind === "running";
    });
    return () => {
      stopCounting();
      stop();
      stopRuns();
    };
  }, [choice, follow]);
  return counts;
}
