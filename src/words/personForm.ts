// What people read in the form for one person.
import type { Level } from "../policy/policy";

export const FORM = {
  /** Titles. */
  newPerson: "New person",
  onePerson: "One person",
  /** Buttons. */
  previous: "Previous person",
  next: "Next person",
  save: "Save",
  revert: "Revert",
  add: "Add to the roster",
  newForm: "New",
  /** Modes. */
  onlyWhatMatters: "Ask only what matters",
  /** Fields. */
  name: "Name",
  nameHelp: "Shown beside the verdict, never used for it.",
  id: "ID",
  idHelp: "Left blank, it becomes the next number.",
  role: "Role",
  roleUnknown: "This role is not on Roles, so its questions stay blank.",
  notAnswered: "Not answered",
  chooseOne: "Choose an answer",
  groups: {
    organisation: "About the organisation",
    role: "About the role",
    person: "About the person",
  },
  groupLeads: {
    organisation: "Answered once for everybody, on the Organisation sheet.",
    role: "Answered once for each role, on the Roles sheet.",
    person: "Answered for each person.",
  },
  override: "Own answer",
  edited: "Changed, not saved",
  tried: "What if",
  noColumn: "No column in the roster yet",
  formula: "The cell holds a formula",
} as const;

/** Where an answer comes from that is not the person's own. */
export function takenFrom(level: "role" | "organisation", role: string | null, place: string): string {
  return level === "role" ? `From the role “${role ?? ""}” (${place})` : `From the organisation (${place})`;
}

/** The choice that leaves an answer to role or organisation. */
export function asItSays(level: "role" | "organisation", answer: string): string {
  return level === "role" ? `As the role: ${answer}` : `As the organisation: ${answer}`;
}

/** Where an answer stands that is taken over. */
export function standsIn(sheet: string, row: number): string {
  return `${sheet}, row ${String(row)}`;
}

/** An answer of the person's own in place of one that stands elsewhere. */
export function overrideWords(level: "role" | "organisation", answer: string, place: string): string {
  const whose = level === "role" ? "The role" : "The organisation";
  return `${whose} says “${answer}” (${place})`;
}

export function takeOverAgain(level: "role" | "organisation"): string {
  return level === "role" ? "Take over from the role again" : "Take over from the organisation again";
}

/** What is wrong with an answer, and in which cell of the row. */
export function cellProblem(cell: string | null, message: string): string {
  return cell === null ? message : `${cell}: ${message}`;
}

/** Parts of the card above the questions. */
export const CARD = {
  title: "Verdict",
  empty: "Nothing is known yet",
  emptyLead: "Answer a question, and the verdict stands here.",
  emptyRow: "This row is empty. Answer a question, and it becomes a person’s.",
  why: "Why",
  supports: "What supports it",
  against: "What argues against it",
  supportsOpen: "So far against a certificate",
  againstOpen: "So far for a certificate",
  cautions: "Keep in mind",
  nextStep: "Next step",
  open: "Open",
  ask: "Answer next",
  goTo: "Go to the question",
  change: "What would change it",
  tryIt: "Try it",
  loses: "What would lose it",
  noChange: "No change of answers that could be offered leads to a certificate.",
} as const;

/** Whether other answers to blank questions could still change the verdict. */
export const STATES = { firm: "firm", open: "open" } as const;

/** The verdicts that an open one can still become, itself included. */
export function possibleWords(verdicts: readonly string[]): string {
  return `Still possible: ${verdicts.join(", ")}.`;
}

/** The questions on which an open verdict depends. */
export function openOn(headings: readonly string[]): string {
  return `It depends on: ${headings.join(", ")}.`;
}

/** One answer that would change the verdict. */
export function changeLine(heading: string, answer: string): string {
  return `${heading} = ${answer}`;
}

/** What the live region says; `firm` is null where there is no verdict. */
export function verdictSaid(verdict: string, strength: string, firm: boolean | null): string {
  const state = firm === null ? "" : firm ? STATES.firm : STATES.open;
  return `Verdict: ${[verdict, strength, state].filter(Boolean).join(", ")}.`;
}

export const WHAT_IF = {
  title: "What if",
  lead: "Nothing of this is written.",
  leave: "Leave what-if",
} as const;

/** Asking one question at a time. */
export const ASKING = {
  title: "One question at a time",
  next: "Next question",
  back: "Back",
  skip: "Leave blank for now",
  firm: "No question to go",
  done: "Nothing else matters for the verdict.",
  left: "Left blank for now",
  again: "Ask these again",
  optional: "If you like",
  optionalLead: "The verdict waits for none of these. They bring cautions and strength.",
} as const;

/** How many questions can still follow. */
export function toGoWords(count: number): string {
  return count === 1 ? "At most 1 question to go" : `At most ${String(count)} questions to go`;
}

/** The answers typed are not saved yet, and something else was asked for. */
export const UNSAVED = {
  title: "Not saved yet",
  line: (title: string, count: number): string =>
    `${title}: ${count === 1 ? "1 answer is" : `${String(count)} answers are`} typed here and not in the sheet.`,
  saveFirst: "Save",
  discard: "Discard",
  stay: "Stay here",
} as const;

export const SAVING = {
  addColumns: "Add the columns",
  addColumn: "Add the column",
  needsRoster:
    "There is no roster to save to. The form works all the same; Create roster is on the tab Team.",
  lastRow: "There is no further person this way.",
} as const;

/** What was saved. */
export function savedWords(title: string, cells: number, results: "none" | "renewed" | "left"): string {
  const what = `${title}: ${cells === 1 ? "1 cell" : `${String(cells)} cells`} saved.`;
  if (results === "renewed") return `${what} The results beside it are those of these answers.`;
  return results === "left"
    ? `${what} The results beside it are not all ours and were left: evaluate the row.`
    : what;
}

export function addedWords(title: string): string {
  return `${title} was added.`;
}

/** Somebody else changed the row meanwhile. */
export const CONFLICT = {
  title: "Somebody else changed this row",
  lead: "Nothing has been written yet. Choose what stays.",
  inSheet: (answer: string): string => `In the sheet now: ${answer}`,
  yours: (answer: string): string => `Yours: ${answer}`,
  before: (answer: string): string => `It was: ${answer}`,
  onlyTheirs: (answer: string): string => `Now: ${answer}. You have not changed it.`,
  save: "Save like this",
  back: "Back to the form",
  blank: "blank",
} as const;

/** Cells with formulas would be written over. */
export const FORMULAS = {
  title: "Replace formulas?",
  lead: (cells: readonly string[]): string =>
    `${cells.join(", ")} ${cells.length === 1 ? "holds a formula" : "hold formulas"}. Saving puts the answer in ${cells.length === 1 ? "its" : "their"} place.`,
  replace: "Replace",
  keep: "Keep the formulas",
} as const;

/** The groups of the form, in their order. */
export const LEVELS: readonly Level[] = ["person", "role", "organisation"];
