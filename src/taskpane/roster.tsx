// The roster that all tabs are about: looked for when the pane opens, and again whenever the workbook may have changed.
import type { ReactNode } from "react";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { SetupFault } from "../roster/setupFault";
import type { CurrentRoster } from "../workbook/currentRoster";
import { readableRoster } from "../workbook/currentRoster";
import { errorWords } from "../workbook/excelErrors";
import type { RosterChoice } from "../workbook/findRoster";
import { readPreferences } from "../workbook/preferences";
import { followRuns } from "../workbook/runs";
import type { WorkbookEvent } from "../workbook/watch";
import { watchWorkbook } from "../workbook/watch";
import { whenFree } from "../workbook/whenFree";
import type { WorkbookErrorCode } from "../workbook/workbookError";
import { WorkbookError } from "../workbook/workbookError";

/** What is known of the roster. */
export type RosterState =
  | { readonly kind: "looking" }
  | {
      readonly kind: "found";
      readonly current: CurrentRoster;
      /** What is wrong in the set-up. While it is more than wrong answers, verdicts rest on what of it can be read. */
      readonly faults: readonly SetupFault[];
    }
  | {
      readonly kind: "missing";
      /** Undefined for an error of Excel. */
      readonly code: WorkbookErrorCode | undefined;
      /** What is wrong and what to do, a line each. */
      readonly lines: readonly string[];
    };

/** The roster, and what the tabs can do about it. */
export interface RosterAccess {
  readonly state: RosterState;
  /** The roster that was picked by hand; undefined while it is found. */
  readonly choice: RosterChoice | undefined;
  /** The roster that is shown, wherever the selection is by then; without one, the one that was picked. */
  readonly shown: RosterChoice | undefined;
  choose(choice: RosterChoice | undefined): void;
  /** Looks again, at once. */
  refresh(): Promise<void>;
  /** Hears what happens in the workbook, until the function that it gives back is called. */
  follow(listener: (event: WorkbookEvent) => void): () => void;
}

/** How loudly it is said: that there is none yet is news, a roster that cannot be read is a fault. */
export function missingIntent({ code }: Extract<RosterState, { kind: "missing" }>): "info" | "warning" {
  return code === "NO_ROSTER" || code === "AMBIGUOUS_ROSTER" ? "info" : "warning";
}

const RosterContext = createContext<RosterAccess | null>(null);

/** The roster of the workbook. */
export function useRoster(): RosterAccess {
  const access = useContext(RosterContext);
  if (access === null) throw new Error("useRoster is for components within RosterProvider");
  return access;
}

/** How long the workbook must be quiet before it is looked at again, in milliseconds: after a click, and after typing. */
const QUIET = { selection: 150, structure: 150, changed: 1200 } as const;

const choiceOf = ({ place }: CurrentRoster): RosterChoice => ({
  sheet: place.sheet,
  table: place.table?.name,
});

/** @param before the roster that was shown before: it stays while another sheet is in front, on which there is none */
async function look(
  choice: RosterChoice | undefined,
  before: RosterChoice | undefined,
): Promise<RosterState> {
  const find = (one: RosterChoice | undefined) => whenFree((context) => readableRoster(context, one));
  try {
    const { faults, ...current } = await find(choice).catch((error: unknown) => {
      const isElsewhere =
        error instanceof WorkbookError && ["NO_ROSTER", "AMBIGUOUS_ROSTER"].includes(error.code);
      if (!isElsewhere || before === undefined) throw error;
      return find(before);
    });
    return { kind: "found", current, faults };
  } catch (error) {
    const code = error instanceof WorkbookError ? error.code : undefined;
    return { kind: "missing", code, lines: errorWords(error) };
  }
}

export function RosterProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [state, setState] = useState<RosterState>({ kind: "looking" });
  const [choice, choose] = useState<RosterChoice | undefined>(() => readPreferences().roster);
  const listeners = useRef(new Set<(event: WorkbookEvent) => void>());
  /** Counts the looks, so that an answer that comes late is not taken for the last one. */
  const looks = useRef(0);
  const before = useRef<RosterChoice>(undefined);

  const refresh = useCallback(async () => {
    const mine = ++looks.current;
    const next = await look(choice, before.current);
    if (mine !== looks.current) return;
    if (next.kind === "found") before.current = choiceOf(next.current);
    setState(next);
  }, [choice]);

  useEffect(() => {
    let timer: number | undefined;
    let stop: (() => Promise<void>) | undefined;
    let isOver = false;
    let isRunning = false;
    const later = (delay: number): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void refresh(), delay);
    };
    const hear = (event: WorkbookEvent): void => {
      for (const listener of listeners.current) listener(event);
      // What a run writes is looked at when it has ended.
      if (event.kind === "selection" || !isRunning) later(QUIET[event.kind]);
    };
    void refresh();
    const stopRuns = followRuns(({ kind }) => {
      if (kind === "ended") later(0);
      isRunning = kind === "running";
    });
    watchWorkbook(hear).then(
      (handlers) => {
        stop = handlers;
        if (isOver) void stop();
      },
      // Without events the tabs look when they are opened and when asked.
      () => undefined,
    );
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      stopRuns();
      void stop?.();
    };
  }, [refresh]);

  const follow = useCallback((listener: (event: WorkbookEvent) => void) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }, []);
  const at = state.kind === "found" ? choiceOf(state.current) : choice;
  const [sheet, table] = [at?.sheet, at?.table];
  const shown = useMemo(() => (sheet === undefined ? undefined : { sheet, table }), [sheet, table]);
  const access = useMemo(
    () => ({ state, choice, shown, choose, refresh, follow }),
    [state, choice, shown, refresh, follow],
  );
  return <RosterContext value={access}>{children}</RosterContext>;
}
