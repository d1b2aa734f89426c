// What the sheets of a workbook are for: Organisation and Roles by their names, and which blocks of cells may be a roster.
import type { AnyColumn, Cell } from "./cells";
import { cellAt } from "./cells";
import type { HeadingMapping, KnownHeadings } from "./headings";
import { countKnown } from "./headings";
import { isOrganisationLine, readOrganisation } from "./setup";
import { headingText } from "./table";
import { matchKey } from "./text";

/** Has a sheet one of these names, as texts are compared? */
export function isNamed({ name }: { readonly name: string }, names: readonly string[]): boolean {
  return names.some((one) => matchKey(one) === matchKey(name));
}

/**
 * Of blocks of cells under headings, those that may be the roster: the ones with a known heading; one alone counts only
 * where no block has more.
 */
export function likelyRosters<T>(
  blocks: readonly T[],
  headingsOf: (block: T) => readonly string[],
  known: KnownHeadings,
): T[] {
  const counted = blocks.map((block) => ({ block, count: countKnown(headingsOf(block), known) }));
  const least = counted.some(({ count }) => count > 1) ? 2 : 1;
  return counted.filter(({ count }) => count >= least).map(({ block }) => block);
}

/** The lines of an Organisation sheet: cells of two neighbouring columns, and the row of the first one, from 1. */
export interface OrganisationCells {
  readonly sheet: string;
  /** The column of the headings, counted from the first one that was looked through. */
  readonly column: number;
  readonly firstRow: number;
  readonly cells: readonly (readonly Cell[])[];
}

/** Are any of these lines ours? */
export function hasOrganisationLines({ cells }: OrganisationCells): boolean {
  return cells.some(([heading]) => isOrganisationLine(headingText(heading)));
}

/** The cells of a sheet, column by column. Rows and columns count from 0. */
export interface SheetColumns {
  readonly rowCount: number;
  readonly columnCount: number;
  column(index: number): AnyColumn;
}

/** The column that holds the most known headings; without any, the first one that holds a text. */
function headingColumn(columns: SheetColumns): number {
  let best = 0;
  let most = 0;
  let firstText: number | undefined;
  for (let index = 0; index < columns.columnCount; index++) {
    const cells = columns.column(index);
    let count = 0;
    for (let row = 0; row < columns.rowCount; row++) {
      const text = headingText(cellAt(cells, row));
      if (text !== "") firstText ??= index;
      if (isOrganisationLine(text)) count += 1;
    }
    if (count > most) [best, most] = [index, count];
  }
  return most > 0 ? best : (firstText ?? 0);
}

/** The lines of an Organisation sheet: the column of its headings and the one beside it. `firstRow` counts from 1. */
export function organisationCells(sheet: string, columns: SheetColumns, firstRow = 1): OrganisationCells {
  const index = headingColumn(columns);
  const [headings, answers] = [columns.column(index), columns.column(index + 1)];
  const cells = Array.from({ length: columns.rowCount }, (_, row) => [
    cellAt(headings, row),
    cellAt(answers, row),
  ]);
  return { sheet, column: index, firstRow, cells };
}

/** The headings mapped by hand on an Organisation sheet; none where it has errors, which are reported when it is read. */
export function mappingOf(cells: OrganisationCells | undefined): HeadingMapping {
  const organisation = cells === undefined ? undefined : readOrganisation(cells.cells);
  return organisation === undefined || "errors" in organisation ? new Map() : organisation.mapping;
}
