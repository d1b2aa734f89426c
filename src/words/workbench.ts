// What people read on the workbench: its header, dialogues, status bar and hints, and what is read out of the selected cell.
import { count, grouped } from "./workbook";

/** The page before there is anything on it. */
export const START = {
  loading: "Loading the workbench …",
  failed: (reason: string) => `The workbench could not be loaded. ${reason}`,
} as const;

/** What a workbook is called that came from no file. */
export const NEW_BOOK = "Book1.xlsx";

/** Names of the page's parts, as screen readers call them. */
export const PARTS = {
  commands: "Commands",
  sheet: "Sheet",
  status: "Status",
  hints: "Getting started",
} as const;

export const HEADER = {
  product: "Workbench",
  unsaved: "unsaved changes",
  saved: "saved",
  new: "New",
  newTip: "Starts an empty workbook.",
  open: "Open",
  openTip: "Opens an .xlsx, .xlsm, .csv or .tsv file. You can also drop a file anywhere on the page.",
  save: "Save",
  saveInPlaceTip: "Writes the changes into the file.",
  saveTip: "Downloads the file with your changes.",
  undo: "Undo",
  redo: "Redo",
  undoStep: (step: string) => `Undo: ${step}`,
  redoStep: (step: string) => `Redo: ${step}`,
  cell: "Selected cells",
  cellTip: "What the context menu of a cell has.",
  more: "More commands",
  keyboard: "Keyboard",
  keyboardTip: "The keys of this page.",
  help: (addIn: string) => `${addIn} help`,
} as const;

/** Steps of the undo list, where the host's names for them are no words for people. */
const STEPS: Readonly<Record<string, string>> = {
  "Add-in": "what the add-in changed",
  Type: "typing",
  Clear: "clearing cells",
  Insert: "inserting cells",
  Delete: "deleting cells",
};

/** What a step of the undo list did. */
export function stepWords(label: string): string {
  return STEPS[label] ?? label;
}

export const PANE_PART = {
  close: "Close pane",
  width: "Width of the pane",
} as const;

/** A document's title. */
export function pageTitle(file: string, isUnsaved: boolean): string {
  return `${isUnsaved ? "• " : ""}${file} – CertVerdict workbench`;
}

/** What lies in a file and is not drawn: one, several, and what to call it together. */
const NOT_SHOWN: Readonly<Record<string, readonly [one: string, many: string, general: string]>> = {
  chart: ["chart", "charts", "draw charts"],
  pivotTable: ["pivot table", "pivot tables", "show pivot tables"],
  picture: ["picture", "pictures", "show pictures"],
  drawing: ["drawing", "drawings", "show drawings"],
  comment: ["comment", "comments", "show comments"],
  macro: ["macro project", "macro projects", "run macros"],
  slicer: ["slicer", "slicers", "show slicers"],
  sparkline: ["sparkline", "sparklines", "draw sparklines"],
  externalLink: ["link to another workbook", "links to other workbooks", "follow links to other workbooks"],
  query: ["query", "queries", "run queries"],
  other: ["part", "parts", "know parts of this kind"],
};

/** Something in the file that the workbench keeps and does not show. */
export function notShownWords(kind: string, number: number, sheet?: string): string {
  const [one, many, general] = NOT_SHOWN[kind] ?? NOT_SHOWN["other"]!;
  const where = sheet === undefined ? "" : ` on ${sheet}`;
  const verb = number === 1 ? "is" : "are";
  return `${count(number, one, many)}${where} ${verb} kept in the file; the workbench does not ${general}.`;
}

export const STATUS = {
  calculating: "Calculating …",
  opening: (name: string) => `Opening ${name} …`,
  newBook: "a new workbook",
  saving: "Saving …",
  running: "The add-in is at work.",
  opened: (name: string) => `${name} is open.`,
  savedTo: (name: string) => `Saved to ${name}.`,
  downloaded: (name: string) => `${name} was handed to the browser as a download.`,
  undone: (step: string) => `Undone: ${step}.`,
  redone: (step: string) => `Redone: ${step}.`,
  nothingOpen: "No workbook is open.",
  kept: "Kept in the file, not shown",
  keptCount: (kinds: number) => `Kept in the file, not shown: ${grouped(kinds)} kinds of content`,
} as const;

/** What there is to say of the selected cell, in parts; empty parts are left out. */
export const CELL = {
  heading: (column: string, table: string) => `${column} of ${table}`,
  empty: "empty",
  formula: (text: string) => `formula ${text}`,
  error: (error: string, message: string) => (message === "" ? error : `${error}: ${message}`),
  spills: (range: string) => `fills ${range}`,
  spilledFrom: (cell: string) => `filled by the formula in ${cell}`,
  blocked: (range: string) => `needs the cells ${range}`,
  size: (rows: number, columns: number) =>
    `${count(rows, "row", "rows")} by ${count(columns, "column", "columns")}`,
  blocks: (number: number) => `${grouped(number)} blocks of cells`,
  sheet: (name: string) => `sheet ${name}`,
} as const;

/** Longer texts are cut for reading out: the cell itself holds the rest. */
export const LONGEST_READ_OUT = 400;

export const DIALOG = {
  close: "Close",
  cancel: "Cancel",
} as const;

export const UNSAVED = {
  title: (name: string) => `Save the changes to ${name}?`,
  text: "Changes that are not saved are lost when another workbook takes its place.",
  save: "Save",
  discard: "Discard changes",
} as const;

/** Before a text file is saved that cannot hold all of its workbook. */
export const TEXT_LOSES = {
  title: (name: string) => `${name} cannot hold everything`,
  text: "A text file holds the cells of one sheet, as they are shown. This would be missing in it:",
  asWorkbook: "Save as .xlsx",
  asText: "Save as text all the same",
} as const;

export const AT_WORK = {
  title: "The add-in is at work",
  text: (name: string) =>
    `It may be in the middle of writing to ${name}. What is written so far stays; the rest is not written.`,
  wait: "Let it finish",
  goOn: "Stop it and go on",
} as const;

/** What could not be done: titles of dialogues, and their sentences where no other part has one. */
export const FAILURE = {
  open: (name: string) => `${name} cannot be opened`,
  new: "A new workbook cannot be started",
  save: (name: string) => `${name} cannot be saved`,
  saveText: (reason: string) => `${reason} Your changes are still here, unsaved.`,
  inPlace: (reason: string) =>
    `The file could not be written in its place: ${reason} Save once more to download a copy instead.`,
  several: "One file at a time",
  severalText: (names: readonly string[]) =>
    `${grouped(names.length)} files were given: ${names.join(", ")}. Open one .xlsx, .xlsm, .csv or .tsv file.`,
  noFile: "Nothing to open",
  noFileText: "What was dropped is no file. Drop one .xlsx, .xlsm, .csv or .tsv file.",
  command: (label: string) => `“${label}” was not carried out`,
  notListening: "The add-in is still loading. Try again in a moment.",
  noFunction: (name: string) => `The add-in has no function “${name}”, which its manifest names.`,
  edit: "This cannot be done here",
  undo: "This cannot be undone now",
  redo: "This cannot be redone now",
  sample: "The sample roster cannot be opened",
} as const;

/** A file of the page's server that cannot be used. */
export const FETCH_FAULTS = {
  status: (url: string, status: number) =>
    `${url} was answered with status ${String(status)}. The workbench belongs in the folder “workbench” beside the add-in's pages.`,
  unreachable: (url: string) => `${url} could not be loaded. Check the connection, and load the page again.`,
  json: (url: string, reason: string) => `${url} is no JSON file: ${reason}`,
  at: (url: string, reason: string) => `${url}: ${reason}`,
} as const;

export const MANIFEST_FAULTS = {
  noManifest: "This is no manifest of an add-in: its root element has to be OfficeApp, in well-formed XML.",
  missing: (path: string) => `${path} is missing or empty.`,
  value: (path: string, value: string, allowed: string) => `${path} is “${value}”. Allowed are: ${allowed}.`,
  resource: "the ids of Resources",
} as const;

export const SHORTCUT_FAULTS = {
  list: (name: string) => `“${name}” has to be a list of objects.`,
  text: (place: string) => `“${place}” is missing or no text.`,
  action: (place: string, action: string) =>
    `“${place}.action” is “${action}”, which is none of the actions.`,
} as const;

export const DROP = {
  title: "Drop the file to open it",
  text: ".xlsx, .xlsm, .csv or .tsv; it stays on this computer",
} as const;

/** The hints for the first time. Formulas are shown apart. */
export const HINTS = {
  title: (ready: string) => `${ready}: three things to try`,
  read: "Read a verdict: on the sheet Roster select a person's row. The pane tells the verdict and why.",
  typeBefore: "Type a formula: in an empty cell of the first row, right of all else, enter",
  formula: "=CERTVERDICT(Roster[#All], , OrganisationTable[#All], RolesTable[#All])",
  typeAfter: "and change an answer to see it follow.",
  evaluate: (label: string) => `Judge the team: press “${label}” in the header.`,
  dismiss: "Dismiss these hints",
} as const;

/** The page's own keys, as the list of keys shows them. On a Mac, Command takes the place of Ctrl. */
export const KEYS = {
  title: "Keyboard",
  page: "This page",
  cells: "Cells",
  nextPart: "Go to the next part: commands, sheet, pane, status",
  previousPart: "Go to the part before",
  open: "Open a file",
  save: "Save",
  undo: "Undo",
  redo: "Redo",
  alongCommands: "Go along the commands, when one of them has the keyboard",
  move: "Go from cell to cell",
  edit: "Edit the cell",
  endEdit: "Take what was typed",
  leaveEdit: "Leave the cell as it was",
  erase: "Empty the selected cells",
  paneWidth: "Make the pane wider or narrower, on the line before it",
  none: "no keys",
  fewer: "In the pane only F6, Ctrl+S and Ctrl+O are the page's; the rest is the pane's own.",
} as const;

export const KEY_NAMES = {
  nextPart: "F6",
  previousPart: "Shift+F6",
  arrows: "Arrow keys",
  edit: "F2",
  endEdit: "Enter, Tab",
  leaveEdit: "Esc",
  erase: "Delete",
} as const;

/** What the person is called in the workbook: others would see it beside their changes. */
export const PERSON = "You";
