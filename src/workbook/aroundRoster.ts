// What there is around a roster that a run has to mind: protection, merged cells, hidden rows and sheets, live formulas.
import type { Cell } from "../roster/cells";
import { columnLetters } from "../roster/headings";
import { RESULT_HEADINGS } from "../roster/resultHeadings";
import { isNamed } from "../roster/sheets";
import { ORGANISATION_SHEETS, ROLES_SHEETS } from "../roster/synonyms";
import { CARE } from "../words/runs";
import type { Box } from "./blocks";
import { BOX_PROPERTIES, boxOf, meet } from "./blocks";
import type { CurrentRoster } from "./currentRoster";
import { layoutOf } from "./currentRoster";
import type { Place } from "./places";
import { cellName, rangeOfRows } from "./places";
import { missingHeadings } from "./plan";
import { WorkbookError } from "./workbookError";

/** A formula of ours in the heading row whose results stand beside the roster. */
export interface LiveFormula {
  /** Counted from the roster's first column. */
  readonly column: number;
  /** Its cell, such as U1. */
  readonly cell: string;
  /** Where its results stand; only the cell itself where it has none, or this Excel cannot tell. */
  readonly spill: Box;
}

/** What there is around a roster. */
export interface AroundRoster {
  /** The roster without columns that a live formula fills. */
  readonly current: CurrentRoster;
  /** The headings, and cells to the right of them; known to Excel. */
  readonly head: Excel.Range;
  /** The data rows, with `rowHidden` loaded; undefined where there are none. */
  readonly body: Excel.Range | undefined;
  readonly live: LiveFormula | undefined;
  readonly isReadOnly: boolean;
  readonly isProtected: boolean;
  /** Merged cells among the data rows. */
  readonly merged: readonly Box[];
  /** Sheets that go by one name as CertVerdict compares them, the first one is read. */
  readonly sameNames: readonly (readonly string[])[];
  /** Is the roster's sheet hidden? */
  readonly isHidden: boolean;
}

/** How far to the right of a roster its live formula is looked for. */
const COLUMNS_LOOKED_AT = 40;
const SHEET_COLUMNS = 16_384;
const LIVE = /^=\s*(?:[\p{L}_.]+\.)?CERTEXPLAIN\(/iu;

/** Can this Excel do that? */
export function hasApi(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}

/** The roster up to the live formula that stands beside it. */
function cut(current: CurrentRoster, column: number): CurrentRoster {
  const { place, setup } = current;
  if (column > place.headings.length) return current;
  const headings = place.headings.slice(0, column);
  while (headings.length > 0 && headings.at(-1) === "") headings.pop();
  const own = { ...place, headings };
  return { ...current, place: own, layout: layoutOf(own, setup.known) };
}

const sheetOf = (context: Excel.RequestContext, { sheet }: Place): Excel.Worksheet =>
  context.workbook.worksheets.getItem(sheet);

/** Where the results of a live formula stand. */
async function spillOf(context: Excel.RequestContext, place: Place, column: number): Promise<Box> {
  const { headingRow: row, firstColumn } = place;
  const alone: Box = { row, column: firstColumn + column, rows: 1, columns: 1 };
  if (!hasApi("1.12")) return alone;
  const cell = sheetOf(context, place).getCell(alone.row, alone.column);
  const spill = cell.getSpillingToRangeOrNullObject().load(BOX_PROPERTIES);
  await context.sync();
  return spill.isNullObject ? alone : boxOf(spill);
}

async function mergedBoxes(context: Excel.RequestContext, { areas }: Excel.RangeAreas): Promise<Box[]> {
  areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
  await context.sync();
  return areas.items.map(boxOf);
}

/** Sheets of which only the first is read, because the others have the same name as far as CertVerdict tells. */
function sameNames(sheets: CurrentRoster["survey"]["sheets"]): string[][] {
  return [ORGANISATION_SHEETS, ROLES_SHEETS]
    .map((names) => sheets.filter((sheet) => isNamed(sheet, names)).map(({ name }) => name))
    .filter(({ length }) => length > 1);
}

/** Looks at what there is around a roster, in one sync where there is nothing special. @throws errors of Excel */
export async function aroundRoster(
  context: Excel.RequestContext,
  current: CurrentRoster,
): Promise<AroundRoster> {
  const { place, survey } = current;
  const { headingRow, firstColumn, headings, rowCount, table } = place;
  const sheet = sheetOf(context, place);
  const width = Math.min(headings.length + COLUMNS_LOOKED_AT, SHEET_COLUMNS - firstColumn);
  const top = sheet.getRangeByIndexes(headingRow, firstColumn, 1, width).load("formulas");
  const protection = sheet.protection.load("protected");
  const workbook = hasApi("1.8") ? context.workbook.load("readOnly") : null;
  const body = rowCount > 0 ? rangeOfRows(context, place).load("rowHidden,rowCount") : undefined;
  // Cells of a table cannot be merged. Excel on the desktop forgets what can be undone when it is asked.
  const asked = table === undefined && hasApi("1.13") ? body : undefined;
  const merged = asked?.getMergedAreasOrNullObject().load("address");
  await context.sync();

  const column = (top.formulas as Cell[][])[0]!.findIndex(
    (cell) => typeof cell === "string" && LIVE.test(cell),
  );
  const live =
    column < 0
      ? undefined
      : {
          column,
          cell: cellName(place, -1, column),
          spill: await spillOf(context, place, column),
        };
  // Rows may have come or gone since the table was found.
  const now =
    table === undefined || body === undefined
      ? current
      : { ...current, place: { ...place, rowCount: body.rowCount } };
  return {
    current: live === undefined ? now : cut(now, live.column),
    head: top,
    body,
    live,
    isReadOnly: workbook?.readOnly === true,
    isProtected: protection.protected,
    merged: merged === undefined || merged.isNullObject ? [] : await mergedBoxes(context, merged),
    sameNames: sameNames(survey.sheets),
    isHidden: survey.sheets.some(({ name, visible }) => name === place.sheet && !visible),
  };
}

function addressOf({ row, column, rows, columns }: Box): string {
  const corner = (r: number, c: number): string => `${columnLetters(c)}${String(r + 1)}`;
  return `${corner(row, column)}:${corner(row + rows - 1, column + columns - 1)}`;
}

/** The merged cells that touch some columns of a roster, as addresses. */
function mergedIn({ current, merged }: AroundRoster, columns: readonly number[]): string[] {
  const { headingRow, firstColumn, rowCount } = current.place;
  const boxes = columns.map((column): Box => ({
    row: headingRow + 1,
    column: firstColumn + column,
    rows: rowCount,
    columns: 1,
  }));
  return merged.filter((one) => boxes.some((box) => meet(one, box))).map(addressOf);
}

/** Are all these columns of a protected sheet open for writing? */
async function areUnlocked(
  context: Excel.RequestContext,
  { body }: AroundRoster,
  columns: readonly number[],
): Promise<boolean> {
  const cells = columns.map((column) => body!.getColumn(column).format.protection.load("locked"));
  await context.sync();
  // Null where some cells are locked and some are not.
  return cells.every(({ locked }) => (locked as boolean | null) === false);
}

/**
 * Refuses to go on where results could not be written, before anything is read.
 *
 * @throws WorkbookError NOT_WRITABLE; errors of Excel
 */
export async function refuseUnwritable(context: Excel.RequestContext, around: AroundRoster): Promise<void> {
  const { place, layout } = around.current;
  const refuse = (message: string): never => {
    throw new WorkbookError("NOT_WRITABLE", message);
  };
  if (around.isReadOnly) refuse(CARE.readOnly);
  const results = RESULT_HEADINGS.flatMap((heading) => layout.results.get(heading) ?? []);
  if (
    around.isProtected &&
    (missingHeadings(layout).length > 0 || !(await areUnlocked(context, around, results)))
  )
    refuse(CARE.protectedSheet(place.sheet));
  const merged = mergedIn(around, results);
  if (merged.length > 0) refuse(CARE.mergedResults(place.sheet, merged));
}

/** What of all this does not keep a run from going on, but may surprise: a line each. */
export function careNotes(around: AroundRoster): string[] {
  const { place, layout } = around.current;
  const merged = mergedIn(around, [
    ...layout.questions.values(),
    ...(layout.role === null ? [] : [layout.role]),
  ]);
  return [
    ...(around.isHidden ? [CARE.hiddenSheet(place.sheet)] : []),
    ...(merged.length > 0 ? [CARE.mergedAnswers(place.sheet, merged)] : []),
    ...around.sameNames.map((names) => CARE.sameNames(names)),
  ];
}
