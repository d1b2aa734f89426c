// Where in a workbook the roster stands: under the selection, or the one place that it can be.
import type { KnownHeadings } from "../roster/headings";
import { nearMisses } from "../roster/headings";
import { likelyRosters } from "../roster/sheets";
import { ambiguousRoster, noRoster } from "../words/workbook";
import { meet } from "./blocks";
import type { Place, PlainBlock } from "./places";
import { findPlainBlock, placeOfTable } from "./places";
import type { Survey } from "./survey";
import { isSetupSheet } from "./survey";
import { WorkbookError } from "./workbookError";

/** A roster picked by hand: a table by its name, or the plain cells of a sheet. */
export interface RosterChoice {
  readonly sheet: string;
  readonly table?: string | undefined;
}

/** The tables with headings, those on visible sheets where there are any; not those of Organisation and Roles. */
function candidates({ sheets, tables }: Survey, { assessments }: KnownHeadings): Place[] {
  const hidden = new Set(sheets.filter(({ visible }) => !visible).map(({ name }) => name));
  const places = tables.flatMap((table) =>
    table.headings === null || isSetupSheet(table.sheet, assessments)
      ? []
      : [placeOfTable(table, table.headings)],
  );
  const visible = places.filter(({ sheet }) => !hidden.has(sheet));
  return visible.length > 0 ? visible : places;
}

/** Is the selected cell in this place, its headings and totals row included? */
export function isSelected({ active }: Survey, { sheet, table, ...place }: Place): boolean {
  if (sheet !== active.sheet) return false;
  const { headingRow: row, firstColumn: column, rowCount, headings } = place;
  const box = table?.box ?? { row, column, rows: rowCount + 1, columns: headings.length };
  return meet(box, { row: active.row, column: active.column, rows: 1, columns: 1 });
}

const NOTHING: PlainBlock = { place: undefined, texts: [] };
const headingsOf = ({ headings }: Place): readonly string[] => headings;

/** The roster that was picked by hand, where it still is one. */
async function pickedRoster(
  context: Excel.RequestContext,
  tables: readonly Place[],
  { sheets }: Survey,
  known: KnownHeadings,
  { sheet, table }: RosterChoice,
): Promise<Place | undefined> {
  if (table !== undefined) return tables.find((place) => place.table?.name === table);
  if (!sheets.some(({ name }) => name === sheet)) return undefined;
  return (await findPlainBlock(context, sheet, known)).place;
}

/**
 * Finds the roster: the one picked by hand while it is there; else the table or the plain cells under the selection, else the only table whose headings are questions,
 * be it the only one on the active sheet, else the plain cells there. Organisation and Roles sheets aside; blocks with a
 * single known heading count only where there is nothing better.
 *
 * @throws WorkbookError when there is none, or more than one; it names what was found
 */
export async function findRoster(
  context: Excel.RequestContext,
  survey: Survey,
  known: KnownHeadings,
  choice?: RosterChoice,
): Promise<Place> {
  const all = candidates(survey, known);
  const picked = choice && (await pickedRoster(context, all, survey, known, choice));
  if (picked !== undefined) return picked;
  const { sheet } = survey.active;
  const isHere = (place: Place): boolean => place.sheet === sheet;
  const looksHere =
    !isSetupSheet(sheet, known.assessments) && !likelyRosters(all, headingsOf, known).some(isHere);
  const plain = looksHere ? await findPlainBlock(context, sheet, known) : NOTHING;

  const likely = likelyRosters(plain.place === undefined ? all : [...all, plain.place], headingsOf, known);
  const selected = likely.find((place) => isSelected(survey, place));
  if (selected !== undefined) return selected;
  const tables = likely.filter(({ table }) => table !== undefined);
  const [only, ...others] = tables.some(isHere) ? tables.filter(isHere) : tables.length > 0 ? tables : likely;
  if (only === undefined) {
    const texts = [...all.flatMap(headingsOf), ...plain.texts.flat()];
    throw new WorkbookError("NO_ROSTER", noRoster(await nearMisses(texts)));
  }
  if (others.length === 0) return only;
  const names = [only, ...others].map((place) => [place.sheet, place.table?.name] as const);
  throw new WorkbookError("AMBIGUOUS_ROSTER", ambiguousRoster(names));
}
