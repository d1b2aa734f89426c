// Roles that follow the Assessments sheet: formulas in its blank answers, and whether they can be written.
import { isBlank } from "../roster/answers";
import { ASSESSED_QUESTIONS } from "../roster/assessments";
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import { sheetPrefix } from "../roster/formula";
import type { Layout } from "../roster/headings";
import { columnLetters } from "../roster/headings";
import { headingText } from "../roster/table";
import { cellsLocked } from "../words/setup";
import type { RoleLines } from "./assessmentFormulas";
import { followFormula } from "./assessmentFormulas";
import type { Place } from "./places";
import { cellName, readPlace } from "./places";
import { WorkbookError } from "./workbookError";

/** What was done on Roles. */
export interface Followed {
  /** How many cells got a formula. */
  readonly formulas: number;
  /** How many answers stayed, which are given by hand and count before an assessment. */
  readonly byHand: number;
}

/** The cells of the data rows, formulas told from values. */
export async function heldRows(context: Excel.RequestContext, place: Place): Promise<Cell[][]> {
  const { columns, rowCount } = await readPlace(context, place, { formulas: new Set(place.headings.keys()) });
  return Array.from({ length: rowCount }, (_, row) => columns.map((column) => cellAt(column, row)));
}

/** A formula of ours that has lost the sheet which it followed counts as blank. */
const isOpen = (cell: Cell | undefined): boolean =>
  isBlank(cell) || headingText(cell).startsWith("=IFERROR(INDEX(#REF!");

/** Does a cell hold a formula that reads this sheet? */
function follows(cell: Cell | undefined, sheet: string): boolean {
  const text = headingText(cell);
  return text.startsWith("=") && (text.includes(sheetPrefix(sheet)) || text.includes(`${sheet}!`));
}

/**
 * Refuses a protected Roles sheet on which blank answers are locked, or columns are to be added, before anything is made.
 * Says whether the sheet is protected.
 *
 * @throws WorkbookError CANNOT_WRITE, which names the cells; errors of Excel
 */
export async function refuseLockedRoles(
  context: Excel.RequestContext,
  place: Place,
  layout: Layout,
  held: readonly (readonly Cell[])[],
  addsColumns: boolean,
): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  const protection = sheet.protection.load("protected");
  await context.sync();
  if (!protection.protected) return false;
  let next = place.headings.length;
  const columns = ASSESSED_QUESTIONS.map((id) => layout.questions.get(id) ?? next++).filter((column) =>
    column >= place.headings.length ? addsColumns : held.some((line) => isOpen(line[column])),
  );
  const cells = columns.map((column) => ({
    column,
    range: sheet
      .getRangeByIndexes(place.headingRow, place.firstColumn + column, Math.max(1, held.length) + 1, 1)
      .getOffsetRange(column < place.headings.length ? 1 : 0, 0)
      .getResizedRange(column < place.headings.length ? -1 : 0, 0)
      .load("format/protection/locked"),
  }));
  await context.sync();
  // A table does not grow on a protected sheet.
  const locked = cells.filter(
    ({ column, range }) =>
      (range.format.protection.locked as boolean | null) !== false ||
      (place.table !== undefined && column >= place.headings.length),
  );
  if (locked.length === 0) return true;
  const names = locked.map(({ column }) => {
    const last = cellName(place, Math.max(1, held.length) - 1, column);
    const first = cellName(place, column < place.headings.length ? 0 : -1, column);
    return first === last ? first : `${first}:${last}`;
  });
  throw new WorkbookError("CANNOT_WRITE", cellsLocked(place.sheet, names));
}

/** Puts formulas into the blank answers of Roles that the Assessments sheet has a column for. Sent with the next sync. */
export function fillRoles(
  sheet: Excel.Worksheet,
  place: Place,
  held: readonly (readonly Cell[])[],
  { layout, assessments }: { readonly layout: Layout; readonly assessments: RoleLines },
): Followed {
  let formulas = 0;
  let byHand = 0;
  const role = columnLetters(place.firstColumn + layout.role!);
  for (const [id, answers] of assessments.answers) {
    const column = layout.questions.get(id);
    if (column === undefined) continue;
    const cells = held.map((line, row): [string | null] => {
      if (!isOpen(line[column])) {
        if (!follows(line[column], assessments.sheet)) byHand += 1;
        return [null];
      }
      formulas += 1;
      return [followFormula(assessments, answers, `$${role}${String(place.headingRow + 2 + row)}`)];
    });
    if (!cells.some(([cell]) => cell !== null)) continue;
    const range = sheet.getRangeByIndexes(place.headingRow + 1, place.firstColumn + column, held.length, 1);
    range.formulas = cells;
  }
  return { formulas, byHand };
}
