// A blank roster in the workbook: sheets with tables, drop-down lists and the colours of the verdicts.
import type { Cell } from "../roster/cells";
import { VERDICT_COLOURS } from "../roster/blankRoster";
import { isNamed } from "../roster/sheets";
import { ORGANISATION_SHEETS, ROLE_HEADINGS, ROLES_SHEETS } from "../roster/synonyms";
import { headingText } from "../roster/table";
import { matchKey } from "../roster/text";
import type { BlankSheet, Entry } from "./blankSheets";
import { blankSheets } from "./blankSheets";
import { isSetupSheet } from "./survey";

/** What was created. */
export interface CreatedRoster {
  /** The new sheets, each with the name it was wanted under. */
  readonly created: readonly (readonly [name: string, wanted: string])[];
  /** Sheets that were there and stayed as they are: Organisation and Roles are read by these names only. */
  readonly kept: readonly string[];
}

/** Rows that offer lists, also for people added later. */
const LAST_ROW = 500;
const POINTS_A_CHARACTER = 5.6;
const HEADING_HEIGHT = 48;
const BOX_FILL = "#EAF1F5";
const BOX_INK = "#24506B";

/** The first of Name, Name 2, Name 3, … that is not taken; `gap` stands before the number. */
export function freeName(wanted: string, taken: ReadonlySet<string>, gap: string): string {
  const isTaken = (name: string): boolean => taken.has(name.toLowerCase());
  let name = wanted;
  for (let count = 2; isTaken(name); count++) name = `${wanted}${gap}${String(count)}`;
  return name;
}

/** The cells of an entry. */
function entryCells(sheet: Excel.Worksheet, { column, row }: Entry, rows: number): Excel.Range {
  return row === undefined
    ? sheet.getRangeByIndexes(1, column, rows, 1)
    : sheet.getRangeByIndexes(row, column, 1, 1);
}

/** Lets cells offer a list, or show a note; in so many rows where it is for all. Sent with the next sync. */
export function addEntry(sheet: Excel.Worksheet, entry: Entry, rows = LAST_ROW - 1): void {
  offerIn(entryCells(sheet, entry, rows), entry);
}

/** The same for these cells. */
export function offerIn({ dataValidation }: Excel.Range, { list, isShare, title, message }: Entry): void {
  if (list === undefined) {
    dataValidation.prompt = { showPrompt: true, title, message };
    if (isShare !== true) return;
    dataValidation.rule = { decimal: { formula1: 0, formula2: 1, operator: "Between" } };
    // Nought is a text, so that people may insist.
    dataValidation.errorAlert = { showAlert: true, style: "Warning", title, message };
    return;
  }
  // Excel keeps a list that is written out in 255 characters; all of ours are shorter.
  const source =
    "sheet" in list
      ? `='${list.sheet.replaceAll("'", "''")}'!$A$2:$A$${String(list.rows === undefined ? LAST_ROW : list.rows + 1)}`
      : (list as readonly string[]).join(",");
  dataValidation.rule = { list: { inCellDropDown: true, source } };
  // A warning, not a stop: what is typed may be a known synonym.
  dataValidation.errorAlert = { showAlert: true, style: "Warning", title, message };
}

function addColours(range: Excel.Range): void {
  for (const { text, fill, ink } of VERDICT_COLOURS) {
    const { cellValue } = range.conditionalFormats.add("CellValue");
    cellValue.rule = { formula1: `="${text}"`, operator: "EqualTo" };
    cellValue.format.fill.color = `#${fill}`;
    cellValue.format.font.color = `#${ink}`;
  }
}

function addBox(sheet: Excel.Worksheet, column: number, texts: readonly string[]): void {
  const box = sheet.getRangeByIndexes(0, column, texts.length, 1);
  box.values = texts.map((text) => [text]);
  box.format.fill.color = BOX_FILL;
  const title = box.getCell(0, 0);
  title.format.font.bold = true;
  title.format.font.color = BOX_INK;
}

/** Adds one sheet with its table. */
export function addSheet(
  context: Excel.RequestContext,
  blank: BlankSheet,
  names: { readonly sheet: string; readonly table: string },
): Excel.Worksheet {
  const sheet = context.workbook.worksheets.add(names.sheet);
  fillSheet(sheet, blank, names.table);
  return sheet;
}

/** Makes an empty sheet one of a blank roster. */
export function fillSheet(sheet: Excel.Worksheet, blank: BlankSheet, tableName: string): void {
  const { headings, lines, entries, widths, box, frozenColumns, tallHeadings, colours } = blank;
  const rows = [headings, ...(lines.length > 0 ? lines : [headings.map(() => "")])];
  const range = sheet.getRangeByIndexes(0, 0, rows.length, headings.length);
  range.values = rows.map((row) => [...row]);
  const table = sheet.tables.add(range, true);
  table.name = tableName;
  widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth =
      width * POINTS_A_CHARACTER;
  });
  if (tallHeadings) {
    const { format } = sheet.getRangeByIndexes(0, 0, 1, headings.length);
    format.rowHeight = HEADING_HEIGHT;
    format.wrapText = true;
    format.verticalAlignment = "Center";
  }
  for (const entry of entries) addEntry(sheet, entry, blank.rows);
  if (colours !== undefined) addColours(sheet.getRangeByIndexes(1, colours, LAST_ROW - 1, 1));
  if (box !== undefined) addBox(sheet, headings.length + 1, box);
  if (frozenColumns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, 1, frozenColumns));
  else sheet.freezePanes.freezeRows(1);
}

const SETUP_SHEETS = [ORGANISATION_SHEETS, ROLES_SHEETS];
const ROLE_KEYS = new Set(ROLE_HEADINGS.map(matchKey));

/** The sheet whose first column holds roles below a heading, as on a Roles sheet made here. */
async function roleListSheet(
  context: Excel.RequestContext,
  roles: Excel.Worksheet | undefined,
): Promise<string | undefined> {
  if (roles === undefined) return ROLES_SHEETS[0];
  const corner = roles.getCell(0, 0).load("values");
  await context.sync();
  return ROLE_KEYS.has(matchKey(headingText((corner.values as Cell[][])[0]![0]))) ? roles.name : undefined;
}

/**
 * Adds a blank roster and shows it. Sheets that are there stay as they are: an Organisation or Roles sheet is kept, and
 * a roster beside another one gets a number behind its name.
 *
 * @throws errors of Excel
 */
export async function createRoster(context: Excel.RequestContext): Promise<CreatedRoster> {
  const { worksheets, tables, names } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  names.load("items/name");
  await context.sync();
  const lower = (items: readonly { readonly name: string }[]): string[] =>
    items.map(({ name }) => name.toLowerCase());
  const sheetNames = new Set(lower(worksheets.items));
  const tableNames = new Set([...lower(tables.items), ...lower(names.items)]);
  const setupSheets = worksheets.items.filter(({ name }) => isSetupSheet(name));
  const roles = setupSheets.find((sheet) => isNamed(sheet, ROLES_SHEETS));

  const created: (readonly [string, string])[] = [];
  let last: Excel.Worksheet | undefined;
  for (const blank of blankSheets(await roleListSheet(context, roles))) {
    const { name } = blank;
    const group = SETUP_SHEETS.find((one) => isNamed(blank, one));
    if (group !== undefined && setupSheets.some((sheet) => isNamed(sheet, group))) continue;
    const sheet = freeName(name, sheetNames, " ");
    last = addSheet(context, blank, { sheet, table: freeName(name, tableNames, "") });
    created.push([sheet, name]);
  }
  last?.activate();
  last?.getRange("A2").select();
  await context.sync();
  return { created, kept: setupSheets.map(({ name }) => name) };
}
