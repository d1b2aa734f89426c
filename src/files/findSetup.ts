// The Organisation and Roles sheets of a workbook.
import type { KnownHeadings } from "../roster/headings";
import type { OrganisationCells } from "../roster/sheets";
import { isNamed, organisationCells } from "../roster/sheets";
import { assessmentsHeadingRow } from "../roster/assessments";
import { ASSESSMENTS_SHEETS, ORGANISATION_SHEETS, ROLES_SHEETS } from "../roster/synonyms";
import type { Table } from "../roster/table";
import { emptySheet } from "../words/files";
import { FileError } from "./fileError";
import { blocksOf, blockUnder, rowsOnTop } from "./findRoster";
import type { SheetInfo, Workbook } from "./xlsx/workbook";

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
  return organisationCells(sheet.name, await workbook.readSheet(sheet.name));
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

/**
 * The Assessments sheet as a table; undefined where there is none. A sheet of its name without an input of an assessment
 * among its headings is none.
 */
export async function findAssessments(workbook: Workbook): Promise<Table | undefined> {
  for (const sheet of workbook.sheets) {
    if (sheet.kind !== "worksheet" || !isNamed(sheet, ASSESSMENTS_SHEETS)) continue;
    const cells = await workbook.readSheet(sheet.name);
    const row = assessmentsHeadingRow(rowsOnTop(cells));
    if (row !== undefined) return blockUnder(sheet, cells, row).table;
  }
  return undefined;
}
