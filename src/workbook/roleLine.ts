// One role's line on the Roles sheet: where it stands, where a new one goes, and room for what has no column.
import type { QuestionId } from "../policy/questions";
import { questionById } from "../policy/questions";
import { isBlank } from "../roster/answers";
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import type { HeadingMapping, Layout } from "../roster/headings";
import { headingText } from "../roster/table";
import { NOT_READ_WORDS, ROLE_HEADINGS } from "../roster/synonyms";
import { matchKey, roleKey } from "../roster/text";
import { headingMapped, roleStandsTwice } from "../words/roles";
import { questionEntry } from "./blankSheets";
import { known, part } from "./blocks";
import { offerIn } from "./createRoster";
import { layoutOf } from "./currentRoster";
import { findRolePlace } from "./findSetup";
import { isEmptyText, lengthenTable, refuseFilled, rowRun } from "./freeCells";
import type { Place } from "./places";
import { cellName, readPlace } from "./places";
import { MORE_TRIES } from "./lastLook";
import type { Survey } from "./survey";
import { surveyWorkbook } from "./survey";
import { WorkbookError } from "./workbookError";

/** Does what was read as a formula hold one? */
export const isFormulaText = (cell: Cell | undefined): boolean =>
  typeof cell === "string" && cell.startsWith("=");

/** A role's line as it was read. Columns count from the first heading. */
export interface RoleLine {
  readonly place: Place;
  readonly layout: Layout;
  /** The data rows, and the cells of the headings and of the line; they follow when rows are inserted above. */
  readonly body: Excel.Range;
  readonly head: Excel.Range;
  readonly row: Excel.Range;
  /** The role has no line yet. */
  readonly isNew: boolean;
  /** The table has to grow for it. */
  readonly needsRow: boolean;
  /** What the cells of the line show and hold; of a new line nothing. */
  readonly values: readonly Cell[];
  readonly formulas: readonly Cell[];
  cellOf(column: number): string;
  /** Are headings, role or the cells that were written others than those that were read? */
  isDisturbed(head: readonly Cell[], row: readonly Cell[], written: readonly number[]): boolean;
  /** Empties cells of the line in columns that were added. */
  clear(columns: readonly number[]): Promise<void>;
}

/** The data rows with this role, from 0, and the row for it where there is none. */
async function findRows(
  context: Excel.RequestContext,
  place: Place,
  column: number,
  role: string,
): Promise<{ readonly rows: readonly number[]; readonly free: number }> {
  const shown = await readPlace(context, place, {
    without: new Set([...place.headings.keys()].filter((index) => index !== column)),
  });
  const key = roleKey(role);
  const rows: number[] = [];
  for (let row = 0; row < shown.rowCount; row++) {
    const cell = cellAt(shown.columns[column], row);
    if (!isBlank(cell) && roleKey(headingText(cell)) === key) rows.push(row);
  }
  if (rows.length > 0) return { rows, free: -1 };
  const held = await readPlace(context, place, { formulas: new Set(place.headings.keys()) });
  let last = held.rowCount - 1;
  // Formulas alone are no line: those below the last role wait for the next one.
  const isFree = (row: number): boolean =>
    held.columns.every((one, index) => {
      const cell = cellAt(one, row);
      return isEmptyText(cell) || (index !== column && isFormulaText(cell));
    });
  while (last >= 0 && isFree(last)) last -= 1;
  return { rows, free: last + 1 };
}

/** Cells of the heading row, the columns counted from the first heading. */
const headingCells = (body: Excel.Range, first: number, count: number): Excel.Range =>
  body
    .getCell(0, first)
    .getOffsetRange(-1, 0)
    .getResizedRange(0, count - 1);

/**
 * Looks for a role's line, or for the row of a new one.
 *
 * @throws WorkbookError CANNOT_WRITE where the role stands twice; BAD_SETUP, BAD_HEADINGS; errors of Excel
 */
export async function openRoleLine(
  context: Excel.RequestContext,
  survey: Survey,
  mapping: HeadingMapping,
  role: string,
  tries = MORE_TRIES,
): Promise<RoleLine> {
  const place = (await findRolePlace(context, survey, { mapping }))!;
  const layout = layoutOf(place, { mapping });
  const roleColumn = layout.role!;
  const { rows, free } = await findRows(context, place, roleColumn, role);
  if (rows.length > 1) {
    const sheetRows = rows.map((row) => place.headingRow + 2 + row);
    throw new WorkbookError("CANNOT_WRITE", roleStandsTwice(role, place.sheet, sheetRows));
  }
  const { sheet, table, headings, headingRow, firstColumn, rowCount } = place;
  const isNew = rows.length === 0;
  const at = rows[0] ?? free;
  const range =
    table === undefined
      ? context.workbook.worksheets
          .getItem(sheet)
          .getRangeByIndexes(headingRow + 1, firstColumn, Math.max(1, rowCount), headings.length)
      : context.workbook.tables.getItem(table.id).getDataBodyRange();
  const body = await known(context, range);
  const head = headingCells(body, 0, headings.length).load("formulas");
  const row = part(body, at, 1, rowRun(place)).load("values,formulas");
  await context.sync();
  const needsRow = isNew && table !== undefined && at >= rowCount;
  // Somebody has inserted or removed rows above since it was looked for.
  const roleNow = headingText((row.values as Cell[][])[0]![roleColumn]);
  if (tries > 0 && (isNew ? !needsRow && roleNow !== "" : roleKey(roleNow) !== roleKey(role)))
    return openRoleLine(context, await surveyWorkbook(context), mapping, role, tries - 1);
  const none = headings.map(() => "");
  const values = isNew ? none : (row.values as Cell[][])[0]!;
  const formulas = needsRow ? none : (row.formulas as Cell[][])[0]!;
  const headFormulas = (head.formulas as Cell[][])[0]!;
  return {
    ...{ place, layout, body, head, row, isNew, needsRow, values, formulas },
    cellOf: (column) => cellName(place, at, column),
    isDisturbed: (headNow, rowNow, written) =>
      headNow.length !== headFormulas.length ||
      headNow.some((cell, index) => cell !== headFormulas[index]) ||
      [roleColumn, ...written].some((column) =>
        needsRow
          ? !isEmptyText(rowNow[column]!) && !isFormulaText(rowNow[column])
          : rowNow[column] !== formulas[column],
      ),
    clear: async (columns) => {
      for (const first of columns) part(row, 0, 1, { first, count: 1, read: "values" }).values = [[""]];
      await context.sync();
    },
  };
}

/**
 * Refuses columns that would not be read under their headings, because the Organisation sheet maps these to something else.
 *
 * @param withRole the column of roles is to be added, too
 * @throws WorkbookError CANNOT_WRITE, which names the line
 */
export function refuseMapped(
  questions: Iterable<QuestionId>,
  mapping: HeadingMapping,
  { withRole = false }: { readonly withRole?: boolean } = {},
): void {
  const readAs = (id: QuestionId | null): string =>
    id === null ? NOT_READ_WORDS[0] : questionById(id).heading;
  const refuse = (heading: string, wanted: QuestionId | undefined): void => {
    const found = mapping.get(matchKey(heading));
    if (found !== undefined && found !== wanted)
      throw new WorkbookError("CANNOT_WRITE", headingMapped(heading, readAs(found)));
  };
  if (withRole) refuse(ROLE_HEADINGS[0], undefined);
  for (const id of questions) refuse(questionById(id).heading, id);
}

/**
 * Makes room: a row in the table for a new line, and columns at the right end for questions that have none. The last of it
 * is sent with the next sync.
 *
 * @throws WorkbookError CELLS_IN_THE_WAY; CANNOT_WRITE for a column that would not be read; errors of Excel
 */
export async function makeRoom(
  context: Excel.RequestContext,
  { place, body, needsRow }: Pick<RoleLine, "place" | "body" | "needsRow">,
  questions: readonly QuestionId[],
  { isProtected, mapping }: { readonly isProtected: boolean; readonly mapping: HeadingMapping },
): Promise<void> {
  refuseMapped(questions, mapping);
  const { sheet, table, headings, headingRow, firstColumn, rowCount } = place;
  const width = headings.length;
  if (questions.length > 0) {
    const rows = rowCount + (table?.hasTotals === true ? 2 : 1);
    const columns = questions.length;
    const range = headingCells(body, width, columns).getResizedRange(rows - 1, 0);
    const cells = { range, row: headingRow, column: firstColumn + width, rows, columns };
    await refuseFilled(context, cells, sheet, "column");
  }
  if (needsRow) await lengthenTable(context, place, body);
  questions.forEach((id, index) => {
    const { heading } = questionById(id);
    if (table !== undefined)
      context.workbook.tables.getItem(table.id).columns.add(undefined, undefined, heading);
    else {
      const cell = headingCells(body, width + index, 1);
      if (Office.context.requirements.isSetSupported("ExcelApi", "1.9"))
        cell.copyFrom(headingCells(body, width - 1, 1), "Formats");
      cell.values = [[heading]];
    }
    if (isProtected) return;
    const column = part(body, 0, Math.max(1, rowCount) + 1, {
      first: width + index,
      count: 1,
      read: "values",
    });
    offerIn(column, questionEntry(id, 0));
  });
}
