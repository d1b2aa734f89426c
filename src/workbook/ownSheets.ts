// Sheets that are made anew on demand, and only while they are as they were made: what people have changed stays.
import { hash32, hashText } from "../policy/hash";
import type { Cell } from "../roster/cells";
import { headingText } from "../roster/table";
import type { WorkOptions } from "../roster/slices";
import { OWN_SHEET } from "../words/report";
import { rowTooLarge } from "../words/workbook";
import { blockSize, BOX_PROPERTIES, boxOf, readCells, syncFits } from "./blocks";
import { freeName } from "./createRoster";
import { WorkbookError } from "./workbookError";

/** The row, from 0, that holds the stamp, below the title; its first cell. */
export const STAMP_ROW = 1;
/** A stamp within a text: a letter and eight hexadecimal digits. */
const STAMP = /\bs[0-9a-f]{8}\b/;

/** What became of a sheet. */
export interface MadeSheet {
  readonly sheet: string;
  /** Was it there, and made anew? */
  readonly refreshed: boolean;
  /** Sheets made before that stayed as they are, because people have changed them. */
  readonly kept: readonly string[];
}

/** A sheet that is ready to be written on. */
export interface OwnSheet extends MadeSheet {
  readonly worksheet: Excel.Worksheet;
  /** Names that the tables of this sheet may not have, in lower case. */
  readonly takenNames: ReadonlySet<string>;
}

/**
 * The stamp of what stands on a sheet, the stamp's own row left out. The order of rows does not count, so that people may
 * sort and filter.
 */
async function stampOf(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  name: string,
  options?: WorkOptions,
): Promise<string> {
  const used = worksheet.getUsedRange(true).load(BOX_PROPERTIES);
  await context.sync();
  const { row, column, rows, columns } = boxOf(used);
  const [cells] = await readCells(
    context,
    {
      range: used,
      rows: [0, rows],
      runs: [{ first: 0, count: columns, read: "formulas" }],
      sheet: name,
      firstRow: row + 1,
    },
    { signal: options?.signal },
  );
  let sum = column;
  cells!.forEach((line, index) => {
    if (row + index === STAMP_ROW) return;
    const filled = line.findLastIndex((cell) => cell !== "") + 1;
    if (filled > 0) sum = (sum + hash32(JSON.stringify(line.slice(0, filled)))) >>> 0;
  });
  return hashText("s", sum);
}

/** What a sheet says of itself. */
interface Titles {
  readonly worksheet: Excel.Worksheet;
  readonly isEmpty: boolean;
  readonly title: string;
  readonly stamp: string;
}

async function titlesOf(
  context: Excel.RequestContext,
  worksheets: readonly Excel.Worksheet[],
): Promise<Titles[]> {
  const seen = worksheets.map((worksheet) => ({
    worksheet,
    used: worksheet.getUsedRangeOrNullObject(true).load("address"),
    cells: worksheet.getRangeByIndexes(0, 0, STAMP_ROW + 1, 1).load("values"),
  }));
  await context.sync();
  return seen.map(({ worksheet, used, cells }) => {
    const [title, stamp] = (cells.values as Cell[][]).map(([cell]) => headingText(cell));
    return { worksheet, isEmpty: used.isNullObject, title: title!, stamp: stamp! };
  });
}

/** Is this, in the second row of a sheet, the mark of one that was made here? Nobody types people into those. */
export function isMark(text: string): boolean {
  const stamp = STAMP.exec(text)?.[0];
  return text === OWN_SHEET.unfinished || (stamp !== undefined && text === OWN_SHEET.stamp(stamp));
}

/** May this sheet be written over: is it as it was made, not finished, or empty? Null for a sheet of somebody else's. */
async function mayReplace(
  context: Excel.RequestContext,
  { worksheet, isEmpty, title, stamp }: Titles,
  wanted: string,
): Promise<boolean | null> {
  if (isEmpty) return true;
  if (title !== wanted) return null;
  if (stamp === OWN_SHEET.unfinished) return true;
  const made = STAMP.exec(stamp)?.[0];
  return made === undefined ? null : made === (await stampOf(context, worksheet, worksheet.name));
}

/** Takes everything off a sheet but its charts and the widths of its columns. */
async function empty(context: Excel.RequestContext, worksheet: Excel.Worksheet): Promise<void> {
  const tables = worksheet.tables.load("items/name");
  await context.sync();
  for (const table of tables.items) {
    table.clearFilters();
    table.convertToRange();
  }
  worksheet.getUsedRange().clear();
}

/**
 * Makes a sheet ready: the one of this name that was made before and that nobody has changed, emptied; else a new one,
 * with a number where the name is taken. Until `finishSheet` it says that it is not finished.
 *
 * @param title stands in its first cell
 * @throws errors of Excel
 */
export async function openSheet(context: Excel.RequestContext, title: string): Promise<OwnSheet> {
  const { worksheets, tables, names } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name,items/worksheet/name");
  names.load("items/name");
  await context.sync();
  const pattern = new RegExp(`^${title}( \\d+)?$`, "i");
  const candidates = worksheets.items.filter(({ name }) => pattern.test(name));
  const kept: string[] = [];
  let own: Excel.Worksheet | undefined;
  for (const titles of await titlesOf(context, candidates)) {
    const { worksheet } = titles;
    const replaced = await mayReplace(context, titles, title);
    if (replaced === true) {
      own = worksheet;
      break;
    }
    if (replaced === false) kept.push(worksheet.name);
  }
  const lower = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
  const sheet = own?.name ?? freeName(title, lower, " ");
  const takenNames = new Set(
    [...tables.items.filter((table) => table.worksheet.name !== own?.name), ...names.items].map(({ name }) =>
      name.toLowerCase(),
    ),
  );
  const refreshed = own !== undefined;
  const worksheet = own ?? worksheets.add(sheet);
  if (own !== undefined) {
    own.visibility = "Visible";
    await empty(context, own);
  }
  worksheet.getRangeByIndexes(0, 0, STAMP_ROW + 1, 1).values = [[title], [OWN_SHEET.unfinished]];
  worksheet.getCell(0, 0).format.font.bold = true;
  worksheet.getCell(0, 0).format.font.size = 16;
  await context.sync();
  return { worksheet, sheet, refreshed, kept, takenNames };
}

/** What can be written: texts as they are, numbers, and formulas, which are marked as such. */
export type CellToWrite = string | number | { readonly formula: string };

/** Bytes of cells that are written at once: Excel on the web takes 5 MB. */
const MOST_BYTES = 2_000_000;

/** More bytes than a cell takes on its way, in any script. */
const bytesOf = (cell: string | number): number => String(cell).length * 3 + 6;

/** The apostrophe, which Excel does not show, keeps names and roles from becoming dates, numbers or formulas. */
const written = (cell: CellToWrite): string | number =>
  typeof cell === "string" ? cell && `'${cell}` : typeof cell === "number" ? cell : cell.formula;

/**
 * Writes rows in blocks, one sync each. All rows have the same number of cells.
 *
 * @param firstRow from 0
 * @throws the signal's reason; WorkbookError TOO_LARGE; errors of Excel
 */
export async function writeRows(
  context: Excel.RequestContext,
  { worksheet, sheet }: OwnSheet,
  firstRow: number,
  rows: readonly (readonly CellToWrite[])[],
  { onProgress, signal }: WorkOptions = {},
): Promise<void> {
  const width = rows[0]?.length ?? 0;
  const size = blockSize(width);
  for (let row = 0; row < rows.length;) {
    signal?.throwIfAborted();
    const block: (string | number)[][] = [];
    let bytes = 0;
    while (row + block.length < rows.length && block.length < size.rows && bytes < MOST_BYTES) {
      const cells = rows[row + block.length]!.map(written);
      block.push(cells);
      for (const cell of cells) bytes += bytesOf(cell);
    }
    worksheet.getRangeByIndexes(firstRow + row, 0, block.length, width).formulas = block;
    if (!(await syncFits(context))) {
      if (!size.halve()) throw new WorkbookError("TOO_LARGE", rowTooLarge(sheet, firstRow + row + 1));
      continue;
    }
    row += block.length;
    onProgress?.(row);
  }
}

/** Stamps a sheet as finished, and shows it. @throws the signal's reason; errors of Excel */
export async function finishSheet(
  context: Excel.RequestContext,
  { worksheet, sheet, refreshed, kept }: OwnSheet,
  options: WorkOptions,
): Promise<MadeSheet> {
  const stamp = await stampOf(context, worksheet, sheet, options);
  worksheet.getCell(STAMP_ROW, 0).values = [[OWN_SHEET.stamp(stamp)]];
  worksheet.activate();
  worksheet.getCell(0, 0).select();
  await context.sync();
  return { sheet, refreshed, kept };
}

/** What became of a sheet, a line each. */
export function madeWords({ sheet, refreshed, kept }: MadeSheet): string[] {
  return [OWN_SHEET.done(sheet, refreshed), ...kept.map(OWN_SHEET.kept)];
}
