// One run at a time: started from the ribbon, a key or the pane, and followed by whoever wants to show it.
import { RUNNING } from "../words/taskpane";
import type { Evaluation, Stage } from "./evaluateRoster";
import type { RosterChoice } from "./findRoster";
import type { RowChoice } from "./rowChoice";
import type { CellsToAskAbout } from "./workbookError";

/** What can be asked for. */
export type Task =
  | {
      readonly kind: "evaluate";
      readonly rows: RowChoice;
      /** Results as they are now, or one formula that follows every change. */
      readonly as: "values" | "formulas";
      /** May results replace what no evaluation wrote in their columns? */
      readonly overwrite?: boolean;
      /** The roster that was picked by hand. */
      readonly choice?: RosterChoice | undefined;
    }
  | { readonly kind: "createRoster"; readonly withAssessments?: boolean }
  | { readonly kind: "addAssessments"; readonly choice?: RosterChoice | undefined }
  | { readonly kind: "restore" }
  /** A sheet about the roster: what is still to be answered, or what came out. */
  | { readonly kind: "openQuestions" | "summary"; readonly choice?: RosterChoice | undefined };

/** Tasks by name, as buttons and words call them. */
export type TaskName =
  | "EvaluateRoster"
  | "EvaluateSelectedRows"
  | "EvaluateChangedRows"
  | "EvaluateRowsWithoutVerdict"
  | "WriteLiveFormulas"
  | "CreateRoster"
  | "AddAssessments"
  | "RestoreResults"
  | "MakeOpenQuestions"
  | "MakeSummary";

const NAME_OF_ROWS = {
  all: "EvaluateRoster",
  selected: "EvaluateSelectedRows",
  changed: "EvaluateChangedRows",
  withoutVerdict: "EvaluateRowsWithoutVerdict",
} as const satisfies Record<RowChoice, TaskName>;

/** The name of a task. */
export function taskName(task: Task): TaskName {
  switch (task.kind) {
    case "evaluate":
      return task.as === "formulas" ? "WriteLiveFormulas" : NAME_OF_ROWS[task.rows];
    case "createRoster":
      return "CreateRoster";
    case "addAssessments":
      return "AddAssessments";
    case "restore":
      return "RestoreResults";
    case "openQuestions":
      return "MakeOpenQuestions";
    case "summary":
      return "MakeSummary";
  }
}

/** The tasks of the ribbon, the context menu and the keyboard. */
export const TASK_OF_ACTION = {
  EvaluateRoster: { kind: "evaluate", rows: "all", as: "values" },
  EvaluateSelectedRows: { kind: "evaluate", rows: "selected", as: "values" },
  CreateRoster: { kind: "createRoster" },
} as const satisfies Partial<Record<TaskName, Task>>;

/** How a run ended, and what there is to say of it, a line each. */
export interface Ending {
  /** `asking`: nothing was written, and it goes on with `overwrite` once somebody has said yes to `asks`. */
  readonly outcome: "done" | "stopped" | "failed" | "asking";
  readonly lines: readonly string[];
  readonly asks?: CellsToAskAbout;
  /** What came out, where rows were evaluated. */
  readonly evaluation?: Evaluation;
}

/** What is going on. */
export type RunState =
  | { readonly kind: "idle" }
  | {
      readonly kind: "running";
      readonly task: Task;
      readonly stage: Stage;
      /** Rows done and rows in all; 0 of 0 where that is not known. */
      readonly done: number;
      readonly total: number;
      readonly cancelling: boolean;
      /** The task that was asked for meanwhile and not carried out. */
      readonly refused: Task | null;
    }
  | ({ readonly kind: "ended"; readonly task: Task } & Ending);

type Running = Extract<RunState, { kind: "running" }>;

/** What carries out a task. */
export interface TaskOptions {
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (stage: Stage, done: number, total: number) => void;
}

let state: RunState = { kind: "idle" };
let cancel: AbortController | null = null;
const listeners = new Set<(state: RunState) => void>();

/** How often rows are counted up at the most, in milliseconds: each time the pane draws itself anew. */
const COUNTED_EVERY = 200;

function show(next: RunState): void {
  state = next;
  for (const listener of listeners) listener(state);
}

function update(change: Partial<Running>): void {
  if (state.kind === "running") show({ ...state, ...change });
}

/** Follows what is going on until the function that it gives back is called; the state of this moment comes first. */
export function followRuns(listener: (state: RunState) => void): () => void {
  listeners.add(listener);
  listener(state);
  return () => listeners.delete(listener);
}

/** Stops the run at hand as soon as whole rows are written. */
export function cancelRun(): void {
  update({ cancelling: true });
  cancel?.abort();
}

/** The part that reads and judges is loaded when it is first needed. */
async function carryOut(task: Task, options: TaskOptions): Promise<Ending> {
  let perform: (task: Task, options: TaskOptions) => Promise<Ending>;
  try {
    ({ perform } = await import(/* webpackChunkName: "evaluation" */ "./perform"));
  } catch {
    return { outcome: "failed", lines: [RUNNING.notLoaded] };
  }
  return perform(task, options);
}

/**
 * Carries out a task. While one is under way another is refused, and the state says so. Never rejects: what went wrong is
 * in the state.
 *
 * @param now what the clock says
 */
export async function startRun(task: Task, now: Date): Promise<void> {
  if (state.kind === "running") {
    update({ refused: task });
    return;
  }
  show({ kind: "running", task, stage: "looking", done: 0, total: 0, cancelling: false, refused: null });
  const controller = new AbortController();
  cancel = controller;
  let countedAt = 0;
  const ending = await carryOut(task, {
    now,
    signal: controller.signal,
    onProgress: (stage, done, total) => {
      const time = performance.now();
      if (state.kind === "running" && state.stage === stage && time - countedAt < COUNTED_EVERY) return;
      countedAt = time;
      update({ stage, done, total });
    },
  });
  cancel = null;
  show({ kind: "ended", task, ...ending });
}
