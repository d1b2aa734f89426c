// What people read on the card that starts evaluations: which rows, as what, and what is asked before anything is replaced.
import { cellList, count, grouped } from "./workbook";
import type { CellInTheWay } from "./workbook";

/** How many, where that is known by now. */
const known = (words: string, rows: number | undefined): string =>
  rows === undefined ? words : `${words} (${grouped(rows)})`;

export const EVALUATE = {
  title: "Evaluate",
  rows: "Which rows",
  all: (rows?: number) => known("All rows", rows),
  selected: (rows?: number) => known("Selected rows", rows),
  changed: (rows?: number) => known("Changed since the last run", rows),
  withoutVerdict: (rows?: number) => known("Without a verdict", rows),
  otherPolicy: (rows: number) =>
    `${count(rows, "row was", "rows were")} judged by other rules than those of now. Evaluate all rows to judge ${rows === 1 ? "it" : "them"} again.`,
  hidden: (rows: number) =>
    `${count(rows, "row is", "rows are")} hidden. All rows includes them; a selection does not.`,
  as: "Results",
  values: "Values",
  valuesHelp:
    "Written beside the answers, with date and rules. They stay when the workbook is opened elsewhere.",
  formulas: "Live formulas",
  formulasHelp: "One formula beside the roster. Its results follow every change.",
  before: "About live formulas",
  start: (rows?: number) => (rows === undefined ? "Evaluate" : `Evaluate ${count(rows, "row", "rows")}`),
  startLive: (rows?: number) =>
    rows === undefined ? "Write live formulas" : `Write live formulas for ${count(rows, "row", "rows")}`,
  restoreTitle: "Former results",
  restoreHelp:
    "Brings back what stood in the columns of results before the last run, where nobody has changed it since.",
} as const;

/** Asked before something is replaced that no evaluation wrote. */
export const OVERWRITE = {
  title: "Replace these cells?",
  lead: (sheet: string, all: number) =>
    `On sheet “${sheet}” results would replace ${count(all, "cell", "cells")} that no evaluation wrote:`,
  cells: (cells: readonly CellInTheWay[], all: number) => cellList(cells, all),
  decisions: "Decision, Decided by and Why different stay as they are.",
  replace: "Replace them",
  leave: "Leave them",
} as const;
