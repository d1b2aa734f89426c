// Changes to the lines of an Organisation sheet: which cells they touch, and what would be lost by them.
import type { Thresholds } from "../policy/companions/share";
import type { Settings } from "../policy/conditions";
import type { QuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { isBlank, readAnswer, WRONG } from "./answers";
import type { Cell } from "./cells";
import { questionOfHeading } from "./headings";
import type { LineTarget } from "./setup";
import { readSwitch, targetOfLine } from "./setup";
import type { LineSeen } from "./setupFault";
import type { OrganisationCells } from "./sheets";
import { readShare } from "./share";
import { COLUMN_PREFIX, SETTING_HEADINGS, THRESHOLD_HEADINGS } from "./synonyms";
import { headingText } from "./table";
import { matchKey } from "./text";

/** A change of one line: of what it is about, or of the very line that was seen, as repairs are. */
export interface OrganisationEdit {
  readonly line: LineTarget | LineSeen;
  /** The new answer; empty for a blank one; null takes the line away, heading and all. */
  readonly answer: string | null;
  /** What the answer's cell showed when the change was made up; where it shows something else by now, nothing is written. */
  readonly seen?: string | undefined;
}

/** One line to write. */
export interface LineWrite {
  readonly edit: OrganisationEdit;
  /** The sheet row, from 1; null for a new line. */
  readonly row: number | null;
  /** As it stands there before; null for a new line. */
  readonly before: LineSeen | null;
  readonly heading: string;
  readonly answer: string;
  readonly target: LineTarget | undefined;
}

/** A line that shows something else than what the change was made up from. */
export interface LineConflict {
  readonly edit: OrganisationEdit;
  readonly heading: string;
  /** The sheet row, from 1; null where the line is gone. */
  readonly row: number | null;
  readonly seen: string;
  /** What it shows now; null where the line is gone. */
  readonly now: string | null;
}

/** What becomes of the lines. */
export interface EditedLines {
  /** All lines as they would be. */
  readonly cells: readonly (readonly Cell[])[];
  readonly writes: readonly LineWrite[];
  readonly conflicts: readonly LineConflict[];
}

const questionTarget = (question: QuestionId): LineTarget => ({ kind: "answer", question });
const settingTarget = (setting: keyof Settings): LineTarget => ({ kind: "setting", setting });
const thresholdTarget = (threshold: keyof Thresholds): LineTarget => ({ kind: "threshold", threshold });
const columnTarget = (heading: string): LineTarget => ({ kind: "column", heading });

/** What lines are about, made short. */
export const LINE = {
  answer: questionTarget,
  setting: settingTarget,
  threshold: thresholdTarget,
  column: columnTarget,
} as const;

/** The heading under which a line about this is added. */
export function headingOfLine(target: LineTarget): string {
  switch (target.kind) {
    case "answer":
      return questionById(target.question).heading;
    case "setting":
      return SETTING_HEADINGS[target.setting][0];
    case "threshold":
      return THRESHOLD_HEADINGS[target.threshold][0];
    case "column":
      return `${COLUMN_PREFIX} ${target.heading}`;
  }
}

function isSameTarget(a: LineTarget | undefined, b: LineTarget): boolean {
  if (a === undefined || a.kind !== b.kind) return false;
  return matchKey(headingOfLine(a)) === matchKey(headingOfLine(b));
}

/** What the answer about this shows; empty where no line is about it. */
export function answerShown(cells: OrganisationCells["cells"], target: LineTarget): string {
  const line = cells.find(([text]) => isSameTarget(targetOfLine(headingText(text)), target));
  return headingText(line?.[1]);
}

/** Do two answers of a line mean the same? */
function meansSame(target: LineTarget | undefined, cell: Cell, answer: string): boolean {
  if (headingText(cell) === answer) return true;
  if (isBlank(cell) && answer === "") return true;
  if (target === undefined) return false;
  const code = (of: Cell): unknown => {
    if (target.kind === "column") return questionOfHeading(headingText(of)) ?? WRONG;
    if (target.kind === "threshold") return readShare(of);
    return target.kind === "setting" ? readSwitch(of) : readAnswer(target.question, of);
  };
  const now = code(cell);
  return now !== WRONG && now !== "wrong" && now === code(answer);
}

const isSeen = (line: LineTarget | LineSeen): line is LineSeen => "row" in line;

/** Applies changes to the lines of a sheet. Where there are conflicts, nothing of it may be written. */
export function editLines(
  { firstRow, cells }: Pick<OrganisationCells, "firstRow" | "cells">,
  edits: readonly OrganisationEdit[],
): EditedLines {
  const lines = cells.map((line) => [line[0] ?? null, line[1] ?? null]);
  const writes: LineWrite[] = [];
  const conflicts: LineConflict[] = [];

  const find = (line: LineTarget | LineSeen): number => {
    if (!isSeen(line))
      return lines.findIndex(([text]) => isSameTarget(targetOfLine(headingText(text)), line));
    const isIt = (index: number): boolean =>
      headingText(lines[index]?.[0]) === line.heading && headingText(lines[index]?.[1]) === line.value;
    if (isIt(line.row - firstRow)) return line.row - firstRow;
    // Somebody inserted or removed lines above; it counts only where it is the only one of its kind.
    const found = [...lines.keys()].filter(isIt);
    return found.length === 1 ? found[0]! : -1;
  };

  for (const edit of edits) {
    const { line, answer, seen } = edit;
    const at = find(line);
    const heading = isSeen(line) ? line.heading : headingOfLine(line);
    if (at < 0) {
      if (isSeen(line) || (seen !== undefined && seen !== ""))
        conflicts.push({
          edit,
          heading,
          row: null,
          seen: isSeen(line) ? line.value : seen!,
          now: null,
        });
      else if (answer !== null && answer !== "") {
        lines.push([heading, answer]);
        writes.push({ edit, row: null, before: null, heading, answer, target: line });
      }
      continue;
    }
    const [text, cell] = lines[at]! as [Cell, Cell];
    const before: LineSeen = { row: firstRow + at, heading: headingText(text), value: headingText(cell) };
    const target = targetOfLine(before.heading);
    if (answer !== null && meansSame(target, cell, answer)) continue;
    if (seen !== undefined && seen !== before.value) {
      conflicts.push({ edit, heading: before.heading, row: before.row, seen, now: before.value });
      continue;
    }
    lines[at] = answer === null ? ["", ""] : [text, answer];
    const written = answer === null ? { heading: "", answer: "" } : { heading: before.heading, answer };
    writes.push({ edit, row: before.row, before, ...written, target });
  }
  return { cells: lines, writes, conflicts };
}
