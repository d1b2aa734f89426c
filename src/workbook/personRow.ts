// One row of a roster for the form: read alone, and found again after others have moved it.
import type { Cell } from "../roster/cells";
import type { Layout } from "../roster/headings";
import { labelColumns, labelOf, personColumns } from "../roster/labels";
import type { Field, PersonRow } from "../roster/person";
import { columnOf, differences } from "../roster/person";
import { QUESTION_IDS } from "../policy/questions";
import { headingText, sheetRow } from "../roster/table";
import { rosterGone, rowGone, rowTitle, rowUnclear } from "../words/person";
import { BOX_PROPERTIES, boxOf, known, part, readCells } from "./blocks";
import type { CurrentRoster } from "./currentRoster";
import { currentRoster } from "./currentRoster";
import { runsOf } from "./places";
import { WorkbookError } from "./workbookError";

/** A roster whose place is as it stands now, and its data rows as a range that follows when rows are inserted above. */
export interface OpenRoster {
  readonly current: CurrentRoster;
  /** At least one row, also where there are no data rows. */
  readonly body: Excel.Range;
}

/** A person's row, and where it stands. */
export interface PersonInSheet extends PersonRow {
  readonly current: CurrentRoster;
  /** The data row, from 0. */
  readonly row: number;
  /** The row's cells as formulas where they hold such, else as values. */
  readonly formulaTexts: readonly Cell[];
}

const SHEET_COLUMNS = 16_384;

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index]);

/** Looks where the roster stands now; null where its headings are not those that were read. */
async function openAsRead(context: Excel.RequestContext, current: CurrentRoster): Promise<OpenRoster | null> {
  const { place } = current;
  const { table, headings, headingRow, firstColumn } = place;
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  const found = table && context.workbook.tables.getItem(table.id);
  // Beside plain cells a heading may have been added.
  const more = found === undefined && firstColumn + headings.length < SHEET_COLUMNS ? 1 : 0;
  const header =
    found?.getHeaderRowRange() ?? sheet.getRangeByIndexes(headingRow, firstColumn, 1, headings.length + more);
  header.load(`values,${BOX_PROPERTIES}`);
  const used = found === undefined ? sheet.getUsedRangeOrNullObject(true).load(BOX_PROPERTIES) : null;
  const tableBody = found?.getDataBodyRange().load("rowCount");
  await context.sync();

  const texts = ((header.values as Cell[][])[0] ?? []).map(headingText);
  if (!sameTexts(texts, more === 0 ? headings : [...headings, ""])) return null;
  const at = boxOf(header);
  const filled = used === null || used.isNullObject ? 0 : used.rowIndex + used.rowCount - at.row - 1;
  const rowCount = tableBody?.rowCount ?? filled;
  const body =
    tableBody ?? sheet.getRangeByIndexes(at.row + 1, at.column, Math.max(1, rowCount), headings.length);
  if (used !== null) {
    const again = sheet.getUsedRangeOrNullObject(true).load(BOX_PROPERTIES);
    await known(context, body);
    // Rows that came in between are none of those cells.
    if (!again.isNullObject && again.rowIndex + again.rowCount - at.row - 1 !== filled)
      return openAsRead(context, current);
  }
  return {
    current: { ...current, place: { ...place, headingRow: at.row, firstColumn: at.column, rowCount } },
    body,
  };
}

/**
 * The roster as it stands now. Where columns or headings have changed meanwhile it is looked for anew.
 *
 * @throws WorkbookError ROW_GONE where it is not there any more; what `currentRoster` throws; errors of Excel
 */
export async function openRoster(context: Excel.RequestContext, current: CurrentRoster): Promise<OpenRoster> {
  const open = await openAsRead(context, current);
  if (open !== null) return open;
  const { sheet, table } = current.place;
  const anew = await currentRoster(context, { sheet, table: table?.name });
  const again =
    anew.place.table?.id === table?.id && anew.place.sheet === sheet ? await openAsRead(context, anew) : null;
  if (again === null) throw new WorkbookError("ROW_GONE", rosterGone(sheet, table?.name));
  return again;
}

/** Does what was read as a formula hold one? */
const isFormula = (cell: Cell | undefined): boolean => typeof cell === "string" && cell.startsWith("=");

const FIELDS: readonly Field[] = ["role", ...QUESTION_IDS];

/** A row of an open roster from its cells. Rows count from 0. */
export function personFrom(
  current: CurrentRoster,
  row: number,
  values: readonly Cell[],
  formulas: readonly Cell[],
): PersonInSheet {
  const { setup, place, layout } = current;
  const rows = [values];
  const table = {
    sheet: place.sheet,
    headings: place.headings,
    columns: place.headings.map((_, index) => ({ rows, index })),
    rowCount: 1,
    firstRow: place.headingRow + 2 + row,
  };
  const withFormula = FIELDS.filter((field) => {
    const column = columnOf(layout, field);
    return column !== null && isFormula(formulas[column]);
  });
  const { organisation, roles, policy } = setup;
  return {
    roster: { table, layout, organisation, roles, policy },
    label: labelOf(table, labelColumns(layout), 0),
    firstColumn: place.firstColumn,
    formulas: new Set(withFormula),
    current,
    row,
    formulaTexts: formulas,
  };
}

/** What is loaded of a row's range. */
export const ROW_PROPERTIES = "values,formulas";

/** The cells of one data row, to be loaded with the next sync. */
function loadRow({ current, body }: OpenRoster, row: number): Excel.Range {
  const run = { first: 0, count: current.place.headings.length, read: "values" } as const;
  return part(body, row, 1, run).load(ROW_PROPERTIES);
}

/** The row whose cells `loadRow` has loaded. */
export function loadedRow({ current }: OpenRoster, row: number, range: Excel.Range): PersonInSheet {
  return personFrom(current, row, (range.values as Cell[][])[0]!, (range.formulas as Cell[][])[0]!);
}

/**
 * Reads one row of the roster, and no other.
 *
 * @param row the sheet row, from 1
 * @returns null where this is none of the roster's data rows
 * @throws as `openRoster`
 */
export async function readPerson(
  context: Excel.RequestContext,
  current: CurrentRoster,
  row: number,
): Promise<PersonInSheet | null> {
  const open = await openRoster(context, current);
  const { headingRow, rowCount } = open.current.place;
  const dataRow = row - headingRow - 2;
  if (dataRow < 0 || dataRow >= rowCount) return null;
  const range = loadRow(open, dataRow);
  await context.sync();
  return loadedRow(open, dataRow, range);
}

/** What the row is called in the form's title and in messages. */
export function titleOf({ roster: { table }, label }: PersonRow): string {
  return rowTitle(sheetRow(table, 0), label);
}

/** Do these rows say the same of the same person? */
function isSame(before: PersonRow, now: PersonRow): boolean {
  return before.label === now.label && differences(before, now).length === 0;
}

/** The columns by which rows are told from each other: the ID where the person has one, else what labels are made of. */
function keyColumns({ roster: { table, layout } }: PersonRow, now: Layout): number[] {
  const { id } = personColumns(layout);
  const hasId = id !== undefined && labelOf(table, [id], 0) !== "";
  const idNow = personColumns(now).id;
  return hasId && idNow !== undefined ? [idNow] : labelColumns(now);
}

/** The columns by which rows are compared. */
export function comparedColumns({ layout }: CurrentRoster): number[] {
  const fields = FIELDS.map((field) => columnOf(layout, field)).filter((column) => column !== null);
  return [...new Set([...labelColumns(layout), ...fields])].sort((a, b) => a - b);
}

/** The data rows that may be the person's: those with the same key, else those that say the same. */
async function candidates(
  context: Excel.RequestContext,
  { current, body }: OpenRoster,
  person: PersonRow,
): Promise<{ readonly rows: number[]; readonly same: number[] }> {
  const { sheet, headings, headingRow, rowCount } = current.place;
  const runs = runsOf(comparedColumns(current));
  const cells = await readCells(context, {
    range: body,
    rows: [0, rowCount],
    runs,
    sheet,
    firstRow: headingRow + 2,
  });
  const lines = Array.from({ length: rowCount }, (_, row) => {
    const line = headings.map((): Cell => "");
    runs.forEach(({ first, count }, run) => {
      for (let index = 0; index < count; index++) line[first + index] = cells[run]![row]![index]!;
    });
    return line;
  });
  const columns = keyColumns(person, current.layout);
  const key = labelOf(person.roster.table, keyColumns(person, person.roster.layout), 0);
  const plain = { ...person, formulas: new Set<Field>() };
  const rows: number[] = [];
  const same: number[] = [];
  lines.forEach((line, row) => {
    const now = personFrom(current, row, line, line);
    const isKey = labelOf(now.roster.table, columns, 0) === key;
    if (isKey && key !== "") rows.push(row);
    if (isKey && isSame(plain, now)) same.push(row);
  });
  return { rows: key === "" ? same : rows, same };
}

/**
 * Finds the row of a person again: where it stood, if it says the same; else the only row with the same ID, or without
 * IDs the same name; else the only one that says the same.
 *
 * @returns the row as it stands now, which may answer otherwise
 * @throws WorkbookError ROW_GONE where no row, or more than one, could be it; as `openRoster`
 */
export async function findPerson(
  context: Excel.RequestContext,
  person: PersonInSheet,
): Promise<{ readonly open: OpenRoster; readonly now: PersonInSheet; readonly range: Excel.Range }> {
  const open = await openRoster(context, person.current);
  const { place } = open.current;
  const at = async (row: number) => {
    const range = loadRow(open, row);
    await context.sync();
    return { open, now: loadedRow(open, row, range), range };
  };
  if (person.row < place.rowCount) {
    const here = await at(person.row);
    if (isSame(person, here.now)) return here;
  }
  const { rows, same } = await candidates(context, open, person);
  const [only, ...others] = rows.length > 1 ? same : rows;
  if (only !== undefined && others.length === 0) return at(only);
  const numbers = rows.map((row) => place.headingRow + 2 + row);
  throw new WorkbookError(
    "ROW_GONE",
    numbers.length > 1
      ? rowUnclear(titleOf(person), place.sheet, numbers)
      : rowGone(titleOf(person), place.sheet),
  );
}
