// Writing cells of one person's row: what Excel would take for something else stays text, and what was not taken is said.
import { cellAt } from "../roster/cells";
import type { Field } from "../roster/person";
import { addressOf, cellOf, columnOf, textIn } from "../roster/person";
import { headingText } from "../roster/table";
import { notTaken } from "../words/person";
import { part } from "./blocks";
import type { OpenRoster, PersonInSheet } from "./personRow";
import { loadedRow, ROW_PROPERTIES } from "./personRow";
import { WorkbookError } from "./workbookError";

/** What is written into the cells of a row, by column from 0. */
export type RowCells = ReadonlyMap<number, string>;

/** A text as it is entered: behind an apostrophe where Excel would make a number, a date or a formula of it. */
function entered(text: string): string {
  const isPlain = /^\p{L}[^\p{N}]*$/u.test(text) && !/^(true|false)$/i.test(text);
  return isPlain || text === "" || /^[1-9]\d{0,14}$/.test(text) ? text : `'${text}`;
}

/** The cells of these answers. Fields without a column are left out. */
export function cellsOfFields(
  { roster: { layout } }: PersonInSheet,
  fields: ReadonlyMap<Field, string>,
): Map<number, string> {
  const cells = new Map<number, string>();
  for (const [field, text] of fields) {
    const column = columnOf(layout, field);
    if (column !== null) cells.set(column, text);
  }
  return cells;
}

/** Puts texts into cells of a row, given as a range. Sent with the next sync. */
export function putCells(row: Excel.Range, cells: RowCells): void {
  for (const [first, text] of cells)
    part(row, 0, 1, { first, count: 1, read: "values" }).values = [[entered(text)]];
}

/** What has been written into a row. */
interface WrittenRow {
  readonly open: OpenRoster;
  /** The data row, from 0, and its cells as a range. */
  readonly row: number;
  readonly range: Excel.Range;
  readonly fields: ReadonlyMap<Field, string>;
  /** Cells that answer no field. */
  readonly others?: RowCells;
  /** Has somebody come between, as is known once all this is carried out? */
  readonly isDisturbed: () => boolean;
}

/**
 * Carries out what is waiting and reads the row again.
 *
 * @returns null where somebody has come between: what was written is to be put back
 * @throws WorkbookError NOT_WRITTEN where a cell does not hold its answer; errors of Excel
 */
export async function writtenRow(
  context: Excel.RequestContext,
  { open, row, range, fields, others = new Map(), isDisturbed }: WrittenRow,
): Promise<PersonInSheet | null> {
  range.load(ROW_PROPERTIES);
  await context.sync();
  if (isDisturbed()) return null;
  const person = loadedRow(open, row, range);
  const { table, layout } = person.roster;
  const columns: number[] = [];
  for (const [field, text] of fields) {
    const column = columnOf(layout, field);
    if (column !== null && textIn(field, cellOf(person, field)) !== text) columns.push(column);
  }
  for (const [column, text] of others)
    if (headingText(cellAt(table.columns[column], 0)) !== text) columns.push(column);
  if (columns.length === 0) return person;
  const cells = columns.map((column) => addressOf(person, column));
  throw new WorkbookError("NOT_WRITTEN", notTaken(open.current.place.sheet, cells));
}
