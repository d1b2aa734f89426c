// What people read where the set-up of a workbook is looked at and changed: the Organisation sheet, its lines, its repairs.

/** The Organisation sheet is hidden, so that what is written there would not be seen. */
export function sheetHidden(sheet: string): string {
  return `The sheet “${sheet}” is hidden, and settings must be in plain sight. Unhide it (right-click a sheet tab, Unhide) and try again. Nothing was written.`;
}

/** Cells that protection locks. */
export function cellsLocked(sheet: string, cells: readonly string[]): string {
  return `Sheet “${sheet}” is protected, and ${cells.join(", ")} ${cells.length === 1 ? "is" : "are"} locked. Unprotect the sheet (Review, Unprotect Sheet), or have it done, and try again. Nothing was written.`;
}

/** A cell of a line that holds a formula. */
export function lineIsFormula(sheet: string, cell: string, formula: string): string {
  return `Sheet “${sheet}”, ${cell} holds the formula ${formula}. Change what it refers to, or replace it by an answer yourself. Nothing was written.`;
}

/** Others go on changing the lines that are to be written. */
export function linesUnsettled(sheet: string): string {
  return `Sheet “${sheet}”: somebody else is changing the same lines at this moment. Nothing was written; try again.`;
}

/** New lines would go where something stands. */
export function noRoomForLines(sheet: string, cells: string): string {
  return `Sheet “${sheet}”: new lines go into ${cells}, below the last line, but something stands there. Move it away and try again. Nothing was written.`;
}

/** A change that would damage the sheet; `faults` say how. */
export function wouldDamage(faults: readonly string[]): string {
  return ["This change was not written, because the sheet could not be read afterwards:", ...faults].join(
    "\n",
  );
}

/** A line that somebody else has changed. */
export function lineConflict(
  heading: string,
  seen: string,
  now: string | null,
  wanted: string | null,
): string {
  const shown = (text: string): string => (text === "" ? "blank" : `“${text}”`);
  const mine = wanted === null ? "it was to be removed" : `you chose ${shown(wanted)}`;
  return now === null
    ? `“${heading}”: the line is no longer there. It showed ${shown(seen)}; ${mine}.`
    : `“${heading}”: it showed ${shown(seen)}, and shows ${shown(now)} now; ${mine}.`;
}

const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

/** The tab Policy. */
export const POLICY = {
  settings: "Settings",
  settingsLead:
    "Our own choices where the guide leaves one. They stand on the Organisation sheet, in plain sight.",
  answers: "Answers of the organisation",
  answersLead: "Given once for everybody. What a role or a person answers goes before them.",
  headings: "Corrected headings",
  headingsLead: "Headings of your rosters that you said stand for a question.",
  rules: "The rules",
  rulesLead: "Looked at in this order. The first one that holds gives the verdict.",
  rulesShow: "Show all rules",
  ruleColumns: ["No.", "When", "Verdict"],
  terms: "What the terms mean",
  reading: "Reading the Organisation sheet …",
  notAnswered: "Not answered",
  noSheet: "There is no Organisation sheet yet. It is made when the first change is written.",
  hidden: (sheet: string) => `The sheet “${sheet}” is hidden. It is read all the same, but not written to.`,
  hash: (hash: string) => `Policy ${hash}`,
  hashLead: "Two workbooks with the same policy code judge by the same rules and settings.",
  standsOn: (sheet: string) => `Read from sheet “${sheet}”.`,
  remove: (heading: string) => `Stop reading “${heading}” as a question`,
  notRead: (heading: string) => `“${heading}” is not read`,
  standsFor: (heading: string, question: string) => `“${heading}” stands for “${question}”`,
} as const;

/** The two settings, each with what it does when it is on. */
export const SETTINGS = {
  strict: {
    label: "Strict",
    help: "A way out, such as a sound role that asks for the credential, no longer excuses structural exposure, a shrinking industry or a worry about it.",
    cites: ["E11", "E12", "E29"],
  },
  redesignRule: {
    label: "Redesign rule",
    help: "While jobs are being redesigned, a certificate that nothing backs waits until the move is planned.",
    cites: ["E60"],
  },
} as const;

/** Changes that are chosen and not written yet. */
export const DRAFT = {
  pending: (changes: number) => `${count(changes, "change", "changes")} not written yet`,
  effect: "Show the effect",
  write: "Write to Organisation",
  discard: "Discard",
  cancel: "Cancel",
  reading: "Reading the roster",
  judging: "Judging it again",
  writing: "Writing …",
  written: (cells: readonly string[], sheet: string) => `Written to sheet “${sheet}”: ${cells.join(", ")}.`,
  created: (sheet: string) => `The sheet “${sheet}” was made, and holds the changes.`,
  nothing: "The sheet says so already. Nothing was written.",
  conflictTitle: "Somebody else changed this meanwhile. Nothing was written.",
  keepTheirs: "Keep what is there",
  writeMine: "Write mine",
  noEffect: (rows: number) => `No verdict would change, of ${count(rows, "row", "rows")}.`,
  effectOn: (changed: number, rows: number) =>
    `${count(changed, "verdict", "verdicts")} of ${count(rows, "row", "rows")} would change.`,
  move: (from: string, to: string, rows: number) => `${from} → ${to}: ${count(rows, "row", "rows")}`,
  movedRow: (row: number, label: string, from: string, to: string) =>
    `Row ${String(row)}${label === "" ? "" : ` · ${label}`}: ${from} → ${to}`,
  firstRows: (shown: number, all: number) => (shown < all ? `The first ${String(shown)} of them` : "Which"),
} as const;

/** What a row shows that has no verdict, in a comparison. */
export const NO_VERDICT = { problem: "Check row", empty: "(empty)" } as const;

/** Faults of the set-up and their repair. */
export const DAMAGE = {
  title: (faults: number) => `The set-up needs repair: ${count(faults, "fault", "faults")}`,
  consequence: "Until then nothing is evaluated, so that nobody is judged by other rules than you meant.",
  meanwhile: "Nothing is evaluated until then, and verdicts shown here rest only on what of it can be read.",
  repair: "Repair",
  consequenceAnswers: "Until then the rows that rest on it read Check row.",
  goTo: (cell: string) => `Go to ${cell}`,
  goToSheet: (sheet: string) => `Go to sheet “${sheet}”`,
  choose: "Choose instead",
  apply: "Use it",
  clear: "Empty the answer",
  remove: (row: number, answer: string) =>
    `Remove row ${String(row)}${answer === "" ? "" : ` (“${answer}”)`}`,
} as const;

/** The card about the roster. */
export const ROSTER_CARD = {
  title: "Roster",
  looking: "Looking for rosters …",
  none: "No roster was found. Create one below, or give the columns of yours the headings of the questions.",
  which: "Which roster",
  automatic: "The one that is selected",
  named: (sheet: string, table: string | undefined) =>
    table === undefined ? `Sheet “${sheet}”` : `Table “${table}” on sheet “${sheet}”`,
  rows: (rows: number) => count(rows, "row", "rows"),
  hidden: "hidden",
  mapping: (questions: number, ignored: number) =>
    `Columns: ${count(questions, "question", "questions")}, ${count(ignored, "ignored", "ignored")}`,
  mappingLead:
    "What you choose here is written to the Organisation sheet and holds for every roster of this workbook.",
  columns: ["Column", "Is read as"],
  asItSays: (question: string) => `${question}, as its heading says`,
  notRead: "Not read",
  label: (heading: string) => `Read “${heading}” as`,
  sheetsLeftOut: (sheets: number) =>
    `${count(sheets, "further sheet was", "further sheets were")} not looked through.`,
  use: {
    question: {
      hand: "Chosen here",
      id: "By its id",
      heading: "By its heading",
      synonym: "By another name for it",
    },
    twice: (column: string) => `Column ${column} is read as the same. Rename or remove one of them.`,
    role: "The role, on which the Roles sheet is joined",
    result: "A result that evaluations write",
    decision: "For people to fill in; never written again",
    protected: "Never read: it names a fact about the person",
    ignored: "Ignored: it is no question",
    notRead: "Ignored, as the Organisation sheet says",
    nearest: (question: string) => `Ignored: it is no question. Did you mean “${question}”?`,
  },
} as const;
