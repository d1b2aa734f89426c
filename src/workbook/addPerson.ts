// A new person below the last one, and a new column for a question that has none.
import type { Cell } from "../roster/cells";
import { isBlank } from "../roster/answers";
import { personColumns } from "../roster/labels";
import type { Edits, Field } from "../roster/person";
import { columnOf } from "../roster/person";
import { columnLetters } from "../roster/headings";
import { headingText } from "../roster/table";
import { matchKey } from "../roster/text";
import { isTotalsRow } from "../roster/totals";
import { questionById } from "../policy/questions";
import { ROLE_HEADINGS } from "../roster/synonyms";
import { cellsNotFree, rosterGone, totalsBelow } from "../words/person";
import { known, part, readCells } from "./blocks";
import { lastLook, MORE_TRIES, putBack } from "./lastLook";
import { cellsOfFields, putCells, writtenRow } from "./personCells";
import type { CurrentRoster } from "./currentRoster";
import { isEmptyText, lengthenTable, refuseFilled, rowRun } from "./freeCells";
import type { OpenRoster, PersonInSheet } from "./personRow";
import { openRoster, personFrom } from "./personRow";
import { WorkbookError } from "./workbookError";

/** Who is to be added. */
export interface NewPerson {
  readonly edits: Edits;
  /** Empty to take the next free number. */
  readonly id: string;
  readonly name: string;
}

/** How adding ended. Only after “added” has anything been written. */
export type Added =
  | { readonly kind: "added"; readonly person: PersonInSheet }
  /** The roster has IDs, but they are no plain numbers: one must be typed. */
  | { readonly kind: "idWanted" }
  /** The ID stands in this sheet row, from 1. */
  | { readonly kind: "idTaken"; readonly row: number }
  | { readonly kind: "noColumn"; readonly fields: readonly Field[] };

/** The last filled data row and what it holds; -1 where there is none. Looks from the end, in growing steps. */
async function lastFilledRow(
  context: Excel.RequestContext,
  { current, body }: OpenRoster,
  end = current.place.rowCount,
  step = 50,
): Promise<{ readonly row: number; readonly cells: readonly Cell[] }> {
  const { sheet, headings, headingRow } = current.place;
  if (end <= 0) return { row: -1, cells: [] };
  const from = Math.max(0, end - step);
  const runs = [{ first: 0, count: headings.length, read: "formulas" }] as const;
  const [rows] = await readCells(context, {
    range: body,
    rows: [from, end],
    runs,
    sheet,
    firstRow: headingRow + 2,
  });
  const last = rows!.findLastIndex((cells) => !cells.every(isEmptyText));
  if (last >= 0) return { row: from + last, cells: rows![last]! };
  return lastFilledRow(context, { current, body }, from, step * 4);
}

/** The data row, from 0, that a new person gets. @throws WorkbookError CELLS_IN_THE_WAY below a row of totals */
async function rowForNewPerson(context: Excel.RequestContext, open: OpenRoster): Promise<number> {
  const { place, layout } = open.current;
  const { row, cells } = await lastFilledRow(context, open);
  if (place.table === undefined && row >= 0 && isTotalsRow(cells, new Set(layout.results.values())))
    throw new WorkbookError("CELLS_IN_THE_WAY", totalsBelow(place.sheet, place.headingRow + 2 + row));
  return row + 1;
}

/** The IDs in the roster, or null where it has no column for them. */
async function readIds(context: Excel.RequestContext, { current, body }: OpenRoster): Promise<Cell[] | null> {
  const { layout, place } = current;
  const { id } = personColumns(layout);
  if (id === undefined) return null;
  const [rows] = await readCells(context, {
    range: body,
    rows: [0, place.rowCount],
    runs: [{ first: id, count: 1, read: "values" }],
    sheet: place.sheet,
    firstRow: place.headingRow + 2,
  });
  return rows!.map(([cell]) => cell ?? "");
}

/** The ID that a new person gets: the one that is wanted, else the next number. Null where the others are no numbers. */
function nextId(ids: readonly Cell[]): string | null {
  const given = ids.filter((cell) => !isBlank(cell));
  const numbers = given.map((cell) => (typeof cell === "boolean" ? NaN : Number(headingText(cell))));
  if (numbers.some((number) => !Number.isSafeInteger(number) || number < 0)) return null;
  return String(numbers.reduce((most, number) => Math.max(most, number), 0) + 1);
}

/**
 * Adds a person in a new row below the last one. Nothing is copied from other rows. Where somebody fills that row in the
 * moment of writing, or inserts or deletes others, what stood there is put back, and it goes into the next row.
 *
 * @throws WorkbookError CELLS_IN_THE_WAY, NOT_WRITTEN, ROW_GONE; as `openRoster`; errors of Excel
 */
export async function addPerson(
  context: Excel.RequestContext,
  current: CurrentRoster,
  { edits, id, name }: NewPerson,
  tries = MORE_TRIES,
): Promise<Added> {
  const open = await openRoster(context, current);
  const { layout, place } = open.current;
  const given = new Map([...edits].filter(([, text]) => text !== ""));
  const homeless = [...given.keys()].filter((field) => columnOf(layout, field) === null);
  if (homeless.length > 0) return { kind: "noColumn", fields: homeless };

  const row = await rowForNewPerson(context, open);
  const columns = personColumns(layout);
  const others = new Map<number, string>();
  if (columns.name !== undefined && name.trim() !== "") others.set(columns.name, name.trim());
  const ids = await readIds(context, open);
  if (ids !== null) {
    const wanted = id.trim();
    const key = matchKey(wanted);
    const taken = key === "" ? -1 : ids.findIndex((cell) => matchKey(headingText(cell)) === key);
    if (taken >= 0) return { kind: "idTaken", row: place.headingRow + 2 + taken };
    const own = wanted === "" ? nextId(ids) : wanted;
    if (own === null) return { kind: "idWanted" };
    others.set(columns.id!, own);
  }

  if (place.table !== undefined && row >= place.rowCount) await lengthenTable(context, place, open.body);
  const range = part(open.body, row, 1, rowRun(place));
  const blank = personFrom(open.current, row, [], []);
  const cells = new Map([...cellsOfFields(blank, given), ...others]);
  const look = lastLook(range);
  open.body.load("rowCount,columnCount");
  const top = open.body.getRow(0).getOffsetRange(-1, 0).load("values");
  putCells(range, cells);
  const isDisturbed = (): boolean =>
    open.body.rowCount !== Math.max(1, place.rowCount) ||
    open.body.columnCount !== place.headings.length ||
    (top.values as Cell[][])[0]!.some((cell, at) => headingText(cell) !== place.headings[at]) ||
    (look.formulas as Cell[][])[0]!.some((cell) => !isEmptyText(cell));
  const person = await writtenRow(context, { open, row, range, fields: given, others, isDisturbed });
  if (person === null) {
    await putBack(context, range, look, cells.keys());
    if (tries === 0) throw new WorkbookError("ROW_GONE", rosterGone(place.sheet, place.table?.name));
    return addPerson(context, current, { edits, id, name }, tries - 1);
  }
  return { kind: "added", person };
}

/**
 * Adds a column for a question, or for roles, at the right end of the roster. Look for the roster anew afterwards.
 *
 * @returns its heading
 * @throws WorkbookError CELLS_IN_THE_WAY; as `openRoster`; errors of Excel
 */
export async function addFieldColumn(
  context: Excel.RequestContext,
  current: CurrentRoster,
  field: Field,
): Promise<string> {
  const { current: now, body } = await openRoster(context, current);
  const { sheet, table, headings, headingRow, firstColumn, rowCount } = now.place;
  const heading = field === "role" ? ROLE_HEADINGS[0] : questionById(field).heading;
  if (columnOf(now.layout, field) !== null) return heading;
  const beside = body.getCell(0, headings.length).getOffsetRange(-1, 0);
  const rows = rowCount + (table?.hasTotals === true ? 2 : 1);
  const range = beside.getResizedRange(rows - 1, 0);
  const cells = { range, row: headingRow, column: firstColumn + headings.length, rows, columns: 1 };
  await refuseFilled(context, cells, sheet, "column");
  if (table !== undefined)
    context.workbook.tables.getItem(table.id).columns.add(undefined, undefined, heading);
  else {
    const cell = await known(context, beside);
    const look = lastLook(cell);
    if (Office.context.requirements.isSetSupported("ExcelApi", "1.9"))
      cell.copyFrom(cell.getOffsetRange(0, -1), "Formats");
    cell.values = [[heading]];
    await context.sync();
    if ((look.formulas as Cell[][])[0]![0] !== "") {
      await putBack(context, cell, look, [0]);
      const name = `${columnLetters(firstColumn + headings.length)}${String(headingRow + 1)}`;
      throw new WorkbookError("CELLS_IN_THE_WAY", cellsNotFree(sheet, [name], 0, "column"));
    }
  }
  await context.sync();
  return heading;
}
