// What people read in the pane while it works: where it stands, what is asked for, how far a run is.

/** What can be asked for, as a heading over its progress. */
export const TASK_NAMES = {
  EvaluateRoster: "Evaluate roster",
  EvaluateSelectedRows: "Evaluate selected rows",
  EvaluateChangedRows: "Evaluate changed rows",
  EvaluateRowsWithoutVerdict: "Evaluate rows without a verdict",
  WriteLiveFormulas: "Write live formulas",
  CreateRoster: "Create roster",
  AddAssessments: "Add Assessments sheet",
  RestoreResults: "Restore previous results",
  MakeOpenQuestions: "Open questions",
  MakeSummary: "Summary",
} as const;

/** The stages of a run. */
export const STAGE_WORDS = {
  looking: "Looking for the roster",
  reading: "Reading rows",
  judging: "Judging rows",
  writing: "Writing results",
  creating: "Adding sheets",
  restoring: "Bringing back results",
} as const;

/** What became of a run, before the name of its task. */
export const ENDINGS = {
  done: "Done",
  stopped: "Stopped",
  failed: "Not done",
  asking: "Not done yet",
} as const;

export const RUNNING = {
  cancelling: "Stopping after the rows at hand",
  busy: (task: string) =>
    `“${task}” was asked for as well, but one thing is done at a time. Ask again when this is finished.`,
  notLoaded:
    "A part of CertVerdict could not be loaded. Check the connection, and close and open the workbook.",
} as const;

/** What the pane says of where it stands. */
export const PLACE_WORDS = {
  browser: "This page is open in a browser. Add CertVerdict to Excel to evaluate a workbook with it.",
  noOffice:
    "Microsoft’s Office.js could not be loaded, so the workbook is out of reach. Check the connection.",
} as const;

/** Progress in words, for the bar. */
export function progressWords(stage: keyof typeof STAGE_WORDS, done: number, total: number): string {
  const words = STAGE_WORDS[stage];
  return total === 0
    ? words
    : `${words}: ${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}`;
}

/** How long a stage still takes. Short times are not told to the second. */
export function timeLeftWords(seconds: number): string {
  if (seconds < 5) return "a few seconds left";
  if (seconds < 90) return `about ${String(Math.ceil(seconds / 5) * 5)} seconds left`;
  return `about ${String(Math.round(seconds / 60))} minutes left`;
}

export const PANE = { name: "CertVerdict", tabs: "Parts of CertVerdict", run: "What is going on" } as const;

/** The tabs of the pane, in their order. */
export const TAB_WORDS = { person: "Person", team: "Team", policy: "Policy", about: "About" } as const;

/** What Create roster does, below its heading. */
export const CREATE_HELP =
  "Adds blank sheets with lists of the allowed answers. Your sheets stay as they are.";

export const RUN_BAR = { cancel: "Cancel", dismiss: "Dismiss", all: "Show all lines" } as const;

/** The label of a list of statements. */
export function statementList(ids: readonly string[]): string {
  return ids.length === 1 ? `Statement ${ids[0]!} of the guide` : `Statements ${ids.join(", ")} of the guide`;
}
