// Writing to the Organisation sheet: lines are changed, added and taken away; nobody else's cells are touched.
import { questionById } from "../policy/questions";
import type { Cell } from "../roster/cells";
import { answerFaults } from "../roster/repairs";
import { surveyOrganisation } from "../roster/setup";
import type { SetupFault } from "../roster/setupFault";
import type { EditedLines, LineConflict, LineWrite, OrganisationEdit } from "../roster/organisationLines";
import { editLines } from "../roster/organisationLines";
import type { OrganisationCells } from "../roster/sheets";
import { headingText } from "../roster/table";
import { columnLetters } from "../roster/headings";
import {
  cellsLocked,
  lineIsFormula,
  linesUnsettled,
  noRoomForLines,
  sheetHidden,
  wouldDamage,
} from "../words/setup";
import { listEntry, organisationSheet } from "./blankSheets";
import { addEntry, addSheet, freeName } from "./createRoster";
import { lastLook, MORE_TRIES, putBack } from "./lastLook";
import { readLines } from "./findSetup";
import type { Survey, SurveyedTable } from "./survey";
import { surveyWorkbook } from "./survey";
import { WorkbookError } from "./workbookError";

/** One cell that was written. */
export interface WrittenAnswer {
  readonly cell: string;
  readonly heading: string;
  readonly before: string;
  readonly after: string;
}

/** What became of the changes. Where there are conflicts, nothing was written. */
export interface OrganisationWritten {
  readonly sheet: string;
  /** The sheet was made for it. */
  readonly created: boolean;
  readonly answers: readonly WrittenAnswer[];
  readonly conflicts: readonly LineConflict[];
}

const YES_NO = ["yes", "no"];

/** What may be chosen on a line; undefined where a list would be too long for Excel. */
function choicesOf({ target }: LineWrite): readonly string[] | undefined {
  if (target?.kind === "answer") return questionById(target.question).answers;
  return target?.kind === "setting" ? YES_NO : undefined;
}

/** Refuses changes that bring a fault into the sheet. Faults that stand there already do not count. */
function refuseDamage(lines: Pick<OrganisationCells, "cells" | "firstRow">, edited: EditedLines): void {
  const faultsOf = (cells: OrganisationCells["cells"]): SetupFault[] => {
    const { organisation, faults } = surveyOrganisation(cells, { firstRow: lines.firstRow });
    return [...faults, ...answerFaults(organisation)];
  };
  const keyOf = ({ kind, line }: SetupFault): string => JSON.stringify([kind, line?.row, line?.value]);
  const before = new Set(faultsOf(lines.cells).map(keyOf));
  const added = faultsOf(edited.cells)
    .filter((fault) => !before.has(keyOf(fault)))
    .map(({ message }) => message);
  if (added.length > 0) throw new WorkbookError("CANNOT_WRITE", wouldDamage(added));
}

const written = (
  { column, writes }: { readonly column: number; readonly writes: readonly LineWrite[] },
  rowOf: (write: LineWrite) => number,
): WrittenAnswer[] =>
  writes.map((write) => ({
    cell: `${columnLetters(column + 1)}${String(rowOf(write))}`,
    heading: write.before?.heading ?? write.heading,
    before: write.before?.value ?? "",
    after: write.answer,
  }));

/** Makes the sheet, as that of a blank roster, with the changes in it. */
async function createWith(
  context: Excel.RequestContext,
  { tables }: Survey,
  edits: readonly OrganisationEdit[],
): Promise<OrganisationWritten> {
  const blank = organisationSheet();
  const lines = { firstRow: 1, cells: [blank.headings, ...blank.lines] };
  // What a blank sheet says at first has not been seen by anybody.
  const unseen = edits.map((edit) => (edit.seen === "" ? { line: edit.line, answer: edit.answer } : edit));
  const edited = editLines(lines, unseen);
  const { name } = blank;
  const { conflicts, cells, writes } = edited;
  if (conflicts.length > 0 || writes.length === 0)
    return { sheet: name, created: false, answers: [], conflicts };
  refuseDamage(lines, edited);
  const { names } = context.workbook;
  names.load("items/name");
  await context.sync();
  const taken = new Set([...tables, ...names.items].map((one) => one.name.toLowerCase()));
  const sheet = addSheet(
    context,
    { ...blank, lines: cells.slice(1) as string[][] },
    { sheet: name, table: freeName(name, taken, "") },
  );
  let next = blank.lines.length + 2;
  const rows = new Map(writes.map((write) => [write, write.row ?? next++]));
  for (const write of writes) if (write.row === null) addList(sheet, 0, rows.get(write)!, write);
  await context.sync();
  const answers = written({ column: 0, writes }, (write) => rows.get(write)!);
  return { sheet: name, created: true, answers, conflicts };
}

/** Offers the answers in the cell of a new line. */
function addList(sheet: Excel.Worksheet, column: number, row: number, write: LineWrite): void {
  const choices = choicesOf(write);
  if (choices !== undefined) addEntry(sheet, listEntry(column + 1, choices, row - 1));
}

/** Where new lines go: below all lines, and whether a table grows by them. Rows count from 0. */
function placeForLines(
  { tables }: Survey,
  { sheet, column, firstRow, cells }: OrganisationCells,
): { readonly row: number; readonly table: SurveyedTable | undefined } {
  const last = cells.findLastIndex((line) => line.some((cell) => headingText(cell) !== ""));
  const below = firstRow + last;
  const table = tables.find(
    ({ box, ...one }) =>
      one.sheet === sheet &&
      box.column <= column &&
      column + 1 < box.column + box.columns &&
      box.row <= below,
  );
  const end = table === undefined ? 0 : table.box.row + table.box.rows;
  const grows = table !== undefined && end >= below && !table.hasTotals;
  return { row: Math.max(below, end), table: grows ? table : undefined };
}

/** What stands in the cells to be written, now. */
interface Check {
  readonly write: LineWrite;
  readonly row: number;
  readonly range: Excel.Range;
}

/** Compares lines with what stands there now. @throws WorkbookError for formulas and locked cells */
function conflictsIn(
  checks: readonly Check[],
  sheet: string,
  column: number,
  isProtected: boolean,
): LineConflict[] {
  const nameOf = (row: number): string => `${columnLetters(column + 1)}${String(row)}`;
  const locked = checks.filter(({ range }) => (range.format.protection.locked as boolean | null) !== false);
  if (isProtected && locked.length > 0)
    throw new WorkbookError(
      "CANNOT_WRITE",
      cellsLocked(
        sheet,
        locked.map(({ row }) => nameOf(row)),
      ),
    );
  return checks.flatMap(({ write, row, range }): LineConflict[] => {
    const [heading, answer] = (range.values as Cell[][])[0]!.map(headingText) as [string, string];
    const formula = (range.formulas as Cell[][])[0]!.find(
      (one) => typeof one === "string" && one.startsWith("="),
    );
    const before = write.before;
    if (formula !== undefined && before !== null)
      throw new WorkbookError("CANNOT_WRITE", lineIsFormula(sheet, nameOf(row), String(formula as string)));
    if (before === null) {
      const cells = `${columnLetters(column)}${String(row)}:${nameOf(row)}`;
      if (heading !== "" || answer !== "" || formula !== undefined)
        throw new WorkbookError("CANNOT_WRITE", noRoomForLines(sheet, cells));
      return [];
    }
    if (heading === before.heading && answer === before.value) return [];
    const now = heading === before.heading ? answer : null;
    return [{ edit: write.edit, heading: before.heading, row, seen: before.value, now }];
  });
}

/** Lets a table take in the rows below it, where their other cells are free and this Excel can. */
async function growTable(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { box, id }: SurveyedTable,
  rows: number,
): Promise<void> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return;
  const below = sheet.getRangeByIndexes(box.row + box.rows, box.column, rows, box.columns).load("formulas");
  await context.sync();
  const isFree = (below.formulas as Cell[][]).every((line) => line.every((cell) => cell === ""));
  if (!isFree) return;
  const range = sheet.getRangeByIndexes(box.row, box.column, box.rows + rows, box.columns);
  context.workbook.tables.getItem(id).resize(range);
}

/**
 * Changes lines of the Organisation sheet, which is made where there is none. Only cells that change are written, and only
 * where nobody has changed them meanwhile: else nothing is, and the conflicts are handed back.
 *
 * @throws WorkbookError CANNOT_WRITE: the sheet is hidden or protected, a cell holds a formula, or the change would damage
 * the sheet; errors of Excel
 */
export async function writeOrganisation(
  context: Excel.RequestContext,
  edits: readonly OrganisationEdit[],
  tries = MORE_TRIES,
): Promise<OrganisationWritten> {
  const survey = await surveyWorkbook(context);
  const found = survey.organisation;
  if (found === undefined) return createWith(context, survey, edits);
  const { name } = found;
  if (!found.visible) throw new WorkbookError("CANNOT_WRITE", sheetHidden(name));
  const lines = (await readLines(context, survey)) ?? { sheet: name, column: 0, firstRow: 1, cells: [] };
  const edited = editLines(lines, edits);
  const { writes } = edited;
  const unwritten = { sheet: name, created: false, answers: [] };
  if (edited.conflicts.length > 0 || writes.length === 0)
    return { ...unwritten, conflicts: edited.conflicts };
  refuseDamage(lines, edited);

  const sheet = context.workbook.worksheets.getItem(name);
  const { column } = lines;
  const place = placeForLines(survey, lines);
  let next = place.row + 1;
  const checks = writes.map((write): Check => {
    const row = write.row ?? next++;
    const range = sheet.getRangeByIndexes(row - 1, column, 1, 2);
    return { write, row, range: range.load("values,formulas,format/protection/locked") };
  });
  const protection = sheet.protection.load("protected");
  await context.sync();
  const conflicts = conflictsIn(checks, name, column, protection.protected);
  if (conflicts.length > 0) return { ...unwritten, conflicts };

  const added = next - place.row - 1;
  if (added > 0 && place.table !== undefined && !protection.protected)
    await growTable(context, sheet, place.table, added);
  const looks = checks.map((check) => ({
    ...check,
    look: lastLook(check.range),
    seen: check.range.formulas as Cell[][],
  }));
  for (const { write, row, range } of checks) {
    if (write.before === null) {
      range.values = [[write.heading, write.answer]];
      if (!protection.protected) addList(sheet, column, row, write);
    } else if (write.heading === "") range.values = [["", ""]];
    else range.getCell(0, 1).values = [[write.answer]];
  }
  await context.sync();
  // Somebody has come between: nothing is to be written, and the lines are looked at anew.
  const isDisturbed = looks.some(({ look, seen }) => String(look.formulas) !== String(seen));
  if (isDisturbed) {
    const backs = looks.map(({ range, look }) => putBack(context, range, look, [0, 1]));
    await Promise.all(backs);
    if (tries === 0) throw new WorkbookError("CANNOT_WRITE", linesUnsettled(name));
    const anew = edits.map((edit) => {
      const before = writes.find((write) => write.edit === edit)?.before;
      return edit.seen === undefined && before != null ? { ...edit, seen: before.value } : edit;
    });
    return writeOrganisation(context, anew, tries - 1);
  }
  const rows = new Map(checks.map(({ write, row }) => [write, row]));
  const answers = written({ column, writes }, (write) => rows.get(write)!);
  return { sheet: name, created: false, answers, conflicts: [] };
}
