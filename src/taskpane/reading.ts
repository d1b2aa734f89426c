// What a component has read of the workbook: read when it is first shown, and again when cells or sheets have changed.
import { useCallback, useEffect, useRef, useState } from "react";
import { errorWords } from "../workbook/excelErrors";
import { followRuns } from "../workbook/runs";
import { whenFree } from "../workbook/whenFree";
import { useRoster } from "./roster";

/** What was read. */
export type Reading<T> =
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly value: T }
  /** What is wrong and what to do, a line each. */
  | { readonly kind: "failed"; readonly lines: readonly string[] };

/** How long the workbook must be quiet before it is read again, in milliseconds. */
const QUIET = 900;

/**
 * Reads the workbook, and again when it has changed. What was read before stays while it is read again.
 *
 * @param read the same function from one drawing to the next, unless something else is to be read
 */
export function useReading<T>(
  read: (context: Excel.RequestContext) => Promise<T>,
): readonly [Reading<T>, reload: () => Promise<void>] {
  const [reading, setReading] = useState<Reading<T>>({ kind: "reading" });
  const { follow } = useRoster();
  /** Counts the readings, so that one that comes late is not taken for the last one. */
  const readings = useRef(0);
  const reload = useCallback(async () => {
    const mine = ++readings.current;
    let next: Reading<T>;
    try {
      next = { kind: "read", value: await whenFree(read) };
    } catch (error) {
      next = { kind: "failed", lines: errorWords(error) };
    }
    if (mine === readings.current) setReading(next);
  }, [read]);

  useEffect(() => {
    let timer: number | undefined;
    let isRunning = false;
    const later = (delay: number): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void reload(), delay);
    };
    void reload();
    const stop = follow(({ kind }) => {
      // What a run writes is looked at when it has ended.
      if (kind !== "selection" && !isRunning) later(QUIET);
    });
    const stopRuns = followRuns(({ kind }) => {
      if (kind === "running") window.clearTimeout(timer);
      else if (isRunning) later(0);
      isRunning = kind === "running";
    });
    return () => {
      window.clearTimeout(timer);
      stop();
      stopRuns();
    };
  }, [follow, reload]);
  return [reading, reload];
}
