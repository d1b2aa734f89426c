// What people read when a roster cannot be found in a file, or results cannot be written into it.

const blockName = ([sheet, table]: readonly [sheet: string, table: string | undefined]): string =>
  table === undefined ? `sheet “${sheet}”` : `table “${table}” on sheet “${sheet}”`;

/** More than one block of cells could be the roster. */
export function ambiguousRoster(
  found: readonly (readonly [sheet: string, table: string | undefined])[],
): string {
  return `More than one place could be the roster: ${found.map(blockName).join("; ")}. Name one with --table or --sheet.`;
}

/** A heading row with merged cells. */
export function mergedHeadings(sheet: string, range: string): string {
  return `Sheet “${sheet}”: the heading cells ${range} are merged, so it is not clear which column a heading belongs to. Unmerge them and write one heading above each column.`;
}

/** A table that shows no headings. */
export function tableWithoutHeadings(sheet: string, table: string): string {
  return `Table “${table}” on sheet “${sheet}” has no heading row. Switch its heading row on.`;
}

/** A Roles or Organisation sheet on which nothing is recognised. */
export function emptySheet(sheet: string): string {
  return `Sheet “${sheet}”: no column heading matches a question. Run “certverdict questions” to see the headings.`;
}

/** A column headed like one of our results that an earlier run did not write. */
export function foreignResult(heading: string, place: string, value: string): string {
  return `Column “${heading}” would be overwritten, but ${place} holds “${value}”, which no earlier run wrote. Rename the column, or give --overwrite.`;
}

/** A result column that holds formulas. */
export function formulaResult(heading: string, place: string): string {
  return `Column “${heading}” would be overwritten, but ${place} holds a formula. Rename the column, or give --overwrite.`;
}

/** A line of a text file with more fields than headings. */
export function unevenLine(line: number, fields: number, headings: number): string {
  return `Line ${String(line)}: ${String(fields)} fields under ${String(headings)} headings, so it is not clear which belong together. Put fields that hold the delimiter in quotes.`;
}

/** A sheet that is not there. */
export function noSuchSheet(name: string, names: readonly string[]): string {
  return `There is no sheet “${name}”. The workbook has: ${names.map((one) => `“${one}”`).join(", ")}.`;
}

/** A table that is not there. */
export function noSuchTable(name: string, names: readonly string[], sheet?: string): string {
  const where = sheet === undefined ? "The workbook" : `Sheet “${sheet}”`;
  const has = names.length === 0 ? "has no tables" : `has: ${names.map((one) => `“${one}”`).join(", ")}`;
  return `There is no table “${name}”. ${where} ${has}.`;
}
