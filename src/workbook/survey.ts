// What there is in a workbook: its sheets, its tables with their headings, and the cell that is selected.
import { isNamed } from "../roster/sheets";
import { ASSESSMENTS_SHEETS, ORGANISATION_SHEETS, ROLES_SHEETS } from "../roster/synonyms";
import type { Cell } from "../roster/cells";
import { headingText } from "../roster/table";
import type { Box } from "./blocks";
import { BOX_PROPERTIES, boxOf } from "./blocks";

export interface SurveyedSheet {
  readonly name: string;
  readonly visible: boolean;
  /** The box around its filled cells; null for an empty sheet. Only of the sheets Organisation and Roles. */
  readonly used?: Box | null;
}

export interface SurveyedTable {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  /** With header and totals row. */
  readonly box: Box;
  /** Null where the table shows no headings. */
  readonly headings: readonly string[] | null;
  readonly hasTotals: boolean;
}

/** What there is in a workbook. */
export interface Survey {
  readonly sheets: readonly SurveyedSheet[];
  readonly tables: readonly SurveyedTable[];
  readonly organisation: SurveyedSheet | undefined;
  readonly roles: SurveyedSheet | undefined;
  /** Sheets with the name of an Assessments sheet. Whether one is, its headings say. */
  readonly assessments: readonly string[];
  readonly active: { readonly sheet: string; readonly row: number; readonly column: number };
}

/**
 * Is this one of the sheets that answer for everybody or for roles? No roster stands there.
 *
 * @param assessments the sheet that is read as Assessments
 */
export function isSetupSheet(name: string, assessments?: string): boolean {
  return name === assessments || isNamed({ name }, ORGANISATION_SHEETS) || isNamed({ name }, ROLES_SHEETS);
}

/** Looks at a workbook, in two syncs. @throws errors of Excel */
export async function surveyWorkbook(context: Excel.RequestContext): Promise<Survey> {
  const { worksheets, tables } = context.workbook;
  worksheets.load("items/name,items/visibility");
  tables.load("items/id,items/name,items/showHeaders,items/showTotals,items/worksheet/name");
  const cell = context.workbook.getActiveCell().load("rowIndex,columnIndex");
  const activeSheet = worksheets.getActiveWorksheet().load("name");
  await context.sync();

  const seen = tables.items.map((table) => ({
    table,
    range: table.getRange().load(BOX_PROPERTIES),
    header: table.showHeaders ? table.getHeaderRowRange().load("values") : null,
  }));
  const named = (names: readonly string[]) => {
    const sheet = worksheets.items.find((one) => isNamed(one, names));
    return sheet && { sheet, used: sheet.getUsedRangeOrNullObject(true).load(BOX_PROPERTIES) };
  };
  const [organisation, roles] = [named(ORGANISATION_SHEETS), named(ROLES_SHEETS)];
  await context.sync();

  const withBox = (found: ReturnType<typeof named>): SurveyedSheet | undefined =>
    found && {
      name: found.sheet.name,
      visible: found.sheet.visibility === "Visible",
      used: found.used.isNullObject ? null : boxOf(found.used),
    };
  return {
    sheets: worksheets.items.map(({ name, visibility }) => ({ name, visible: visibility === "Visible" })),
    tables: seen.map(({ table, range, header }) => ({
      id: table.id,
      name: table.name,
      sheet: table.worksheet.name,
      box: boxOf(range),
      headings: header && ((header.values as Cell[][])[0] ?? []).map(headingText),
      hasTotals: table.showTotals,
    })),
    organisation: withBox(organisation),
    roles: withBox(roles),
    assessments: worksheets.items
      .filter((sheet) => isNamed(sheet, ASSESSMENTS_SHEETS))
      .map(({ name }) => name),
    active: { sheet: activeSheet.name, row: cell.rowIndex, column: cell.columnIndex },
  };
}
