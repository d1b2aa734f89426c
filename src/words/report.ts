// What people read of what a run found: where a press has led, and the sheets “Open questions” and “Summary”.
import type { Level } from "../policy/questions";
import { count, grouped, placeName } from "./workbook";

const rowsWord = (rows: number): string => count(rows, "row", "rows");

/** A sheet that was removed, or given another name. */
export function sheetGone(sheet: string): string {
  return `There is no sheet “${sheet}” any more. Evaluate again, so that the places are those of now.`;
}

/** A sheet that cannot be shown because it is hidden. */
export function sheetHidden(sheet: string): string {
  return `Sheet “${sheet}” is hidden, so nothing on it can be selected. Right-click a sheet tab, choose Unhide, and try again.`;
}

/** The roster that a run was about. */
export function rosterGone(sheet: string, table: string | undefined): string {
  return `The roster, ${placeName(sheet, table)}, is not there any more. Evaluate again.`;
}

/** A roster that nobody has evaluated. */
export function noResults(sheet: string, table: string | undefined): string {
  return `There are no verdicts yet in ${placeName(sheet, table)}. Evaluate the roster first.`;
}

/** Verdicts that stand beside the table, not in it. */
export function nothingToFilter(sheet: string, table: string | undefined): string {
  return `Only a column of a table can be filtered, and ${placeName(sheet, table)} has no verdicts of its own.`;
}

/** Where a press on a verdict has led. `selected` of the `rows` with it are selected. */
export function selectedWords(verdict: string, rows: number, selected: number): string {
  if (rows === 0) return `No row shows “${verdict}” now.`;
  if (selected === rows) return `${rowsWord(rows)} with “${verdict}” selected.`;
  return `${rowsWord(rows)} with “${verdict}”; the first ${selected === 1 ? "one is" : `${grouped(selected)} are`} selected, as this Excel cannot select all of them at once.`;
}

/** A filter that was set because people asked for it. */
export function filteredWords(verdict: string): string {
  return `The table shows only rows with “${verdict}”. Others who have the workbook open see the same filter.`;
}

/** A cell that was gone to, and that shows something else than the run found. */
export const CELL_CHANGED = "This cell has changed since the run.";

/** How a sheet is made and kept. */
export const OWN_SHEET = {
  /** `stamp` is a hash of the cells. */
  stamp: (stamp: string) =>
    `Made by CertVerdict (${stamp}). It is made anew only while nobody has changed it; what people have changed stays, and the new one gets a number.`,
  unfinished: "CertVerdict is writing here, or was stopped while it was. Have the sheet made again.",
  /** Below the title. */
  made: (date: string, sheet: string, table: string | undefined, policy: string) =>
    `As of ${date}, for ${placeName(sheet, table)}, by policy ${policy}.`,
  done: (name: string, refreshed: boolean) =>
    refreshed ? `Sheet “${name}” was made anew.` : `Sheet “${name}” was added.`,
  kept: (name: string) => `Sheet “${name}” stayed as it is, since people have changed it.`,
} as const;

/** Whom to ask on the sheet of open questions. Motives only the person can give. */
export function whoAnswers(level: Level, personOnly: boolean): string {
  if (level === "organisation") return "HR or L&D lead";
  if (level === "role") return "Role owner";
  return personOnly ? "The person" : "Line manager with the person";
}

/** The sheet “Open questions”. */
export const OPEN_QUESTIONS = {
  title: "Open questions",
  howTo:
    "Write each answer into the cell that is named, not here, and evaluate again. A blank answer is neither yes nor no.",
  headings: [
    "Who answers",
    "About",
    "Question",
    "In full",
    "Allowed answers",
    "Write it in",
    "Verdicts that depend on it",
    "Next question of",
    "Rows",
  ],
  none: "No question is open: no blank answer can change a verdict.",
  /** Rows that are not judged because a value in them is wrong. */
  notJudged: (rows: number) =>
    rows === 0
      ? ""
      : `${rowsWord(rows)} with a wrong value ${rows === 1 ? "is" : "are"} not counted here. Mend the value${rows === 1 ? "" : "s"} first.`,
  /** Questions beyond the last row of a sheet. */
  cutOff: (questions: number) =>
    questions === 0
      ? ""
      : `The sheet is full: ${grouped(questions)} more questions are open. Answer those at the top first.`,
  everybody: "Everybody",
  row: (row: number, label: string) => `Row ${String(row)}${label === "" ? "" : ` ${label}`}`,
  rows: (rows: readonly string[], all: number) =>
    rows.join("; ") + (all > rows.length ? `; and ${grouped(all - rows.length)} more` : ""),
  /** Where an answer goes that has no cell yet. */
  newLine: (sheet: string, heading: string) => `${sheet}: add a line “${heading}”`,
  newColumn: (sheet: string, heading: string) => `${sheet}: add a column “${heading}”`,
  newRole: (sheet: string, role: string, heading: string) =>
    `${sheet}: add a line for “${role}” and answer “${heading}” there`,
  everyRow: (sheet: string, heading: string) => `${sheet}: column “${heading}” of the rows with this role`,
  done: (questions: number) =>
    `${grouped(questions)} ${questions === 1 ? "question is" : "questions are"} open.`,
} as const;

/** The sheet “Summary”. */
export const SUMMARY_SHEET = {
  title: "Summary",
  /** Which parts follow the roster. */
  follows: "The counts are formulas and follow the roster; the list at the end is of the day it was made.",
  /** The verdicts were given by these policies, and not all of them by the one of now. */
  otherPolicy: (now: string) =>
    `Not all verdicts were given by the rules of now (policy ${now}). Evaluate again to bring them up to date.`,
  verdicts: ["Verdict", "Rows", "Share"],
  all: "All",
  /** Above the counts by department. */
  byDepartment: (heading: string) => `By ${heading}`,
  noDepartment: "(none)",
  otherDepartments: (departments: number) => `${grouped(departments)} others`,
  questions: "Questions that hold up most rows",
  questionHeadings: ["Question", "Who answers", "Rows"],
  /** Rows whose exposure is not understood: no cell says which of the two questions they wait for. */
  exposure: (verdict: string) => `AI exposure or its cause (“${verdict}”)`,
  certify: (date: string) => `Who should get a certificate, as of ${date}`,
  certifyHeadings: ["Who", "Row", "Verdict", "Strength"],
  nobody: "Nobody at present.",
  more: (rows: number) => `… and ${rowsWord(rows)} more`,
  verdictChart: "Rows by verdict",
  departmentChart: (heading: string) => `Verdicts by ${heading}`,
} as const;

const WHY_MOVED: Readonly<Record<"answers" | "rules" | "both" | "unknown", string>> = {
  answers: "answers have changed",
  rules: "the rules have changed",
  both: "answers and rules have changed",
  unknown:
    "neither answers nor rules, as far as the row says: the cell was changed by hand, or lacks its stamps",
};

/** What the pane shows of the last run. */
export const REPORT = {
  verdicts: "What came out",
  /** Below it. */
  pressToSelect: "Press a line to select its rows.",
  count: (rows: number, share: number) =>
    `${grouped(rows)} · ${share > 0 && share < 0.01 ? "below 1" : String(Math.round(share * 100))} %`,
  filter: "Show only these rows",
  unfilter: "Show all rows again",
  shownAgain: "The table shows the rows of all verdicts again.",

  problems: (rows: number) => `Rows to check (${grouped(rows)})`,
  pressToGo: "Press a line to go to the cell.",
  /** Behind a problem that several rows share. */
  shared: (rows: number) => `in ${rowsWord(rows)}`,
  otherProblems: (rows: number) => `${rowsWord(rows)} with other problems are not listed. Mend these first.`,

  blockers: (rows: number) => `What ${rowsWord(rows)} ${rows === 1 ? "waits" : "wait"} for`,
  rows: rowsWord,
  roles: "By role",
  noRole: "No role named",
  otherRoles: (roles: number) => `and ${grouped(roles)} more ${roles === 1 ? "role" : "roles"}`,

  changes: (rows: number) => `What changed (${grouped(rows)})`,
  nothingChanged: (rows: number) =>
    `No verdict changed since the last run: ${rowsWord(rows)} ${rows === 1 ? "was" : "were"} compared.`,
  /** A move of some rows; an empty `to` is a row without answers. */
  move: (from: string, to: string) => `${from} → ${to === "" ? "no answers any more" : to}`,
  why: (rows: number, why: keyof typeof WHY_MOVED) => `${rowsWord(rows)}: ${WHY_MOVED[why]}`,
  row: (row: number, label: string) => `Row ${grouped(row)}${label === "" ? "" : ` · ${label}`}`,
  moreRows: (rows: number) => `and ${rowsWord(rows)} more`,

  decisions: (rows: number) => `Decisions to look at again (${grouped(rows)})`,
  decisionsLead: "They were made when the verdict was another one.",
  decision: (decision: string, decidedBy: string) =>
    `Decided: ${decision}${decidedBy === "" ? "" : ` (${decidedBy})`}`,
  verdictWas: (from: string, to: string) =>
    `It was “${from}”, ${to === "" ? "and has no answers now" : `and is “${to}” now`}.`,

  showAll: (items: number) => `Show all ${grouped(items)}`,
  showLess: "Show less",
} as const;

/** The part of the pane that makes sheets. */
export const SHEETS = {
  title: "Sheets to send round",
  openQuestions: "Open questions",
  summary: "Summary",
  lead: "Open questions lists what is still to be answered, by whom and where. Summary counts what came out, with charts.",
  /** A sheet that was begun. */
  stopped: "The sheet is not finished, and says so. Have it made again.",
} as const;
