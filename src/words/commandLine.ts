// What the command line says: help, summaries and its own errors.

/** A count and its noun. */
function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

export const PROGRAM = {
  description:
    "Judges rosters: should this person get an AI certification now, for which reason, or what instead? " +
    "Written rules, no model; nothing leaves this machine.",
  footer: `
Exit status: 0 done; 1 done, but some rows have a wrong value (Check row); 2 could not run, nothing written;
130 stopped by the user, nothing written.`,
};

export const EVALUATE = {
  description: "Judge every row of a roster and write the results beside the answers.",
  examples: `
Examples:
  certverdict evaluate team.xlsx                      writes team.verdicts.xlsx beside it
  certverdict evaluate team.xlsx --in-place           writes the results into team.xlsx itself
  certverdict evaluate team.csv -o judged.csv --set "Industry=stable" --set "AI adoption phase=redesign"
  certverdict evaluate team.csv --roles roles.csv --json > verdicts.jsonl
  certverdict evaluate - < team.csv > judged.csv      standard input to standard output`,
};

export const EXPLAIN = {
  description: "Explain one row in full: the verdict, why, what it depends on, what would change it.",
  examples: `
Example:
  certverdict explain team.xlsx --row 12`,
};

export const CHECK = {
  description:
    "Check a roster without judging it: which columns are read, which are not, which cells are wrong.",
  examples: `
Example:
  certverdict check team.xlsx`,
};

export const QUESTIONS_COMMAND = {
  description: "List the questions: heading, level, allowed answers, guide statements.",
};

export const OPTIONS = {
  input: "an .xlsx, .xlsm, .csv or .tsv file, or - for standard input",
  table: "the Excel table that is the roster",
  sheet: "the sheet that holds the roster",
  organisation: "answers for the whole organisation: a file with a heading and an answer on each line",
  roles: "answers for roles: a file with one line a role",
  set: "one answer for the whole organisation; may be given several times",
  strict:
    "where the guide says to avoid a certificate, count no way out such as a named and sound target role",
  noRedesignRule: "do not hold a certificate back because jobs are being redesigned here",
  output: "the file to write; - for standard output",
  inPlace: "replace the input file",
  json: "write one JSON object a row to standard output instead",
  overwrite: "write over columns headed like results that an earlier run did not write",
  date: "the date to stamp new results with, as yyyy-mm-dd (default: today)",
  encoding: "encoding of a text file: utf-8, utf-16le, utf-16be or windows-1252",
  delimiter: "field delimiter of a text file: one character, or the word tab",
  row: "the row to explain, counted from 1 below the headings",
  questionsJson: "write JSON instead of a table",
};

export const SUMMARY = {
  title: (rows: number, policy: string) => `${count(rows, "row", "rows")} judged by policy ${policy}`,
  settings: (strict: boolean, redesignRule: boolean) =>
    [strict ? "strict" : "", redesignRule ? "" : "redesign rule off"]
      .filter((text) => text !== "")
      .join(", "),
  empty: (rows: number) => count(rows, "empty row", "empty rows"),
  firstRows: "First rows",
  columns: ["Row", "Who", "Verdict", "Because"] as const,
  questions: "Questions that block most rows",
  problems: (rows: number) => `Rows to check (${rows.toLocaleString("en-GB")})`,
  more: (count: number) => `… and ${count.toLocaleString("en-GB")} more`,
  written: (path: string) => `Written: ${path}`,
  recalculate:
    "Formulas that use the results show them after the next full calculation (Ctrl+Alt+F9 in Excel, Ctrl+Shift+F9 in LibreOffice).",
  assessed: (roles: number, sheet: string) =>
    `${count(roles, "role", "roles")} assessed by the inputs on sheet “${sheet}”, where the answer was left blank.`,
  blocked: (rows: number) => count(rows, "row", "rows"),
  progress: (rows: number, left: string) =>
    [rows === 0 ? "" : count(rows, "row", "rows"), left === "" ? "" : `${left} left`]
      .filter((text) => text !== "")
      .join(", "),
};

export const EXPLANATION = {
  firm: (firm: boolean) =>
    firm ? "firm: no blank answer can change it" : "open: a blank answer could still change it",
  strength: "Strength",
  why: "Why",
  decided: "Decided",
  cautions: "Cautions",
  next: "Next step",
  ask: "Question to answer",
  dependsOn: "Still depends on",
  possible: "Still possible",
  change: "Would change it",
  gate: (gate: number, name: string) => `Stopped at gate ${String(gate)} of 9: ${name}`,
  answers: "Answers in effect",
  levels: { organisation: "from the organisation", role: "from the role", person: "from the row" },
  empty: (row: number) => `Row ${String(row)} is empty: there is nothing to judge.`,
  policy: "Policy",
  row: (row: number, sheetRow: number, sheet: string | undefined, who: string) =>
    `Row ${String(row)} (${sheet === undefined ? "line" : `${sheet}, row`} ${String(sheetRow)})${who === "" ? "" : `: ${who}`}`,
};

export const CHECKED = {
  read: "Columns read",
  role: (heading: string) => `“${heading}” joins people to roles`,
  ok: (rows: number) => `${count(rows, "row", "rows")} checked, no wrong value found.`,
};

export const QUESTION_LIST = { columns: ["Heading", "Level", "Allowed answers", "Cites", "Id"] as const };

/** Errors of the command line itself. */
export const ERRORS = {
  prefix: "certverdict: ",
  noFile: (path: string) => `There is no file “${path}”.`,
  isFolder: (path: string) => `“${path}” is a folder, not a file.`,
  unreadable: (path: string, why: string) => `“${path}” cannot be read: ${why}.`,
  unwritable: (path: string, why: string) => `“${path}” cannot be written: ${why}. Nothing was changed.`,
  diskFull: (path: string) => `“${path}” cannot be written: the disk is full. Nothing was changed.`,
  sameFile: (path: string) =>
    `The output “${path}” is the input itself. Give --in-place to replace it, or another name with -o.`,
  otherFormat: (output: string, kind: "workbook" | "text") =>
    `The input is a ${kind === "text" ? "text file" : "workbook"}, and so is the output; “${output}” is named like the other kind.`,
  folderMissing: (path: string) => `“${path}” cannot be written: its folder does not exist.`,
  notAllowed: (path: string, doing: "read" | "written") => `“${path}” cannot be ${doing}: no permission.`,
  jsonWith: (option: string) =>
    `--json writes to standard output and nowhere else, so ${option} does not go with it.`,
  idleOption: (option: string, kind: "workbook" | "text") =>
    `--${option} says nothing about a ${kind === "text" ? "text file" : "workbook"}. Leave it out.`,
  inPlaceStdin: "--in-place needs a file, not standard input.",
  inPlaceOutput: "--in-place and -o contradict each other. Give one of them.",
  noOutput: "A workbook from standard input needs -o FILE, or standard output that is not a terminal.",
  noOrganisation: (path: string) =>
    `“${path}”: no line starts with the heading of a question. Run “certverdict questions” to see the headings.`,
  badSet: (text: string) => `--set “${text}” is not of the form "Heading=answer".`,
  badSetHeading: (heading: string, nearest: string | undefined) =>
    `--set: “${heading}” is not the heading of a question.${nearest === undefined ? "" : ` Did you mean “${nearest}”?`}`,
  badRow: (text: string) => `--row “${text}” is not a row number: a whole number from 1 is needed.`,
  badDate: (text: string) => `--date “${text}” is not a date as yyyy-mm-dd.`,
  badEncoding: (text: string, known: readonly string[]) =>
    `--encoding “${text}” is not one of: ${known.join(", ")}.`,
  badDelimiter: (text: string) => `--delimiter “${text}” is not a single character (or the word tab).`,
  noRow: (row: number, rows: number) =>
    `There is no row ${String(row)}: the roster has ${rows.toLocaleString("en-GB")} rows below its headings.`,
  rowAbove: (row: number) => `Row ${String(row)} has a problem:`,
  notEnoughMemory: "The file is too large for the memory of this machine.",
  stopped: "Stopped. Nothing was changed.",
};
