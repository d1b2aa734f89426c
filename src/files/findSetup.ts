// The Organisation and Roles sheets of a workbook.
import type { Cell } from "../roster/cells";
import { cellAt } from "../roster/cells";
import type { KnownHeadings } from "../roster/headings";
import { questionOfHeading } from "../roster/headings";
import { COLUMN_PREFIX, ORGANISATION_SHEETS, ROLES_SHEETS, SETTING_HEADINGS } from "../roster/synonyms";
import type { Table } from "../roster/table";
import { headingText } from "../roster/table";
import { matchKey } from "../roster/text";
import { emptySheet } from "../words/files";
import { FileError } from "./fileError";
import { blocksOf, isNamed } from "./findRoster";
import type { SheetCells } from "./xlsx/sheetCells";
import type { SheetInfo, Workbook } from "./xlsx/workbook";

const SETTING_KEYS = new Set(Object.values(SETTING_HEADINGS).flat().map(matchKey));

/** Does a cell of the Organisation sheet start a line of ours? */
function isOrganisationLine(text: string): boolean {
  return (
    questionOfHeading(text) !== undefined ||
    SETTING_KEYS.has(matchKey(text)) ||
    text.toLowerCase().startsWith(COLUMN_PREFIX.toLowerCase())
  );
}

/** The lines of an Organisation sheet: cells of two neighbouring columns, and the row of the first one, from 1. */
export interface OrganisationCells {
  readonly sheet: string;
  readonly firstRow: number;
  readonly cells: readonly (readonly Cell[])[];
}

/** Are any of these lines ours? */
export function hasOrganisationLines({ cells }: OrganisationCells): boolean {
  return cells.some(([heading]) => isOrganisationLine(headingText(heading)));
}

/** The column that holds the most known headings; without any, the first one that holds a text. */
function headingColumn(cells: SheetCells): number {
  let best = 0;
  let most = 0;
  let firstText: number | undefined;
  for (let index = 0; index < cells.columnCount; index++) {
    const column = cells.column(index);
    let count = 0;
    for (let row = 0; row < column.codes.length; row++) {
      const text = headingText(cellAt(column, row));
      if (text !== "") firstText ??= index;
      if (isOrganisationLine(text)) count += 1;
    }
    if (count > most) [best, most] = [index, count];
  }
  return most > 0 ? best : (firstText ?? 0);
}

const sheetNamed = (workbook: Workbook, names: readonly string[]): SheetInfo | undefined =>
  workbook.sheets.find((sheet) => sheet.kind === "worksheet" && isNamed(sheet, names));

/**
 * The Organisation sheet, or the sheet of this name: the column of its headings and the one beside it. Undefined where
 * there is no such sheet.
 */
export async function findOrganisation(
  workbook: Workbook,
  name?: string,
): Promise<OrganisationCells | undefined> {
  const sheet =
    name === undefined ? sheetNamed(workbook, ORGANISATION_SHEETS) : workbook.inside.worksheet(name);
  if (sheet === undefined) return undefined;
  const cells = await workbook.readSheet(sheet.name);
  const column = headingColumn(cells);
  const [headings, answers] = [cells.column(column), cells.column(column + 1)];
  return {
    sheet: sheet.name,
    firstRow: 1,
    cells: Array.from({ length: cells.rowCount }, (_, row) => [cellAt(headings, row), cellAt(answers, row)]),
  };
}

/** The Roles sheet, or the sheet of this name, as a table; undefined where there is none, or an empty one. @throws FileError when it has no headings. */
export async function findRoles(
  workbook: Workbook,
  known: KnownHeadings = {},
  name?: string,
): Promise<Table | undefined> {
  const sheet = name === undefined ? sheetNamed(workbook, ROLES_SHEETS) : workbook.inside.worksheet(name);
  if (sheet === undefined) return undefined;
  if ((await workbook.readSheet(sheet.name)).rowCount === 0) return undefined;
  const [found] = await blocksOf(workbook, sheet, known);
  if (found === undefined) throw new FileError("NO_HEADINGS", emptySheet(sheet.name));
  return found.table;
}
