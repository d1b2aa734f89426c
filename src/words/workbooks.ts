// What people read when a workbook cannot be opened, read or written: which part, what is wrong, what to do.

const grouped = (number: number): string => number.toLocaleString("en-GB");
const megabytes = (bytes: number): string => `${grouped(Math.ceil(bytes / 2 ** 20))} MB`;

const SAVE_AGAIN = "Open the file in Excel and save it again.";
const SAVE_AS = "Open it in Excel and save it as .xlsx (Excel Workbook).";
const ATTACK = "No genuine workbook does that: it may be an attack and was not opened.";

/** What a file that is no zip archive turns out to be. */
export type OtherFile = "empty" | "web page" | "XML" | "PDF" | "text" | "unknown";

const OTHER_FILES: Readonly<Record<OtherFile, string>> = {
  empty: "it is empty. Get a fresh copy.",
  "web page": `it is a web page, as some programs write it under the name .xls. ${SAVE_AS}`,
  XML: `it is an XML file. ${SAVE_AS}`,
  PDF: "it is a PDF. Choose the workbook it was made from.",
  text: "it is a text file. If it is delimited text, give it the ending .csv or .tsv.",
  unknown: `it does not begin like a zip archive. ${SAVE_AS}`,
};

/** A file that is no zip archive, so no workbook. */
export function noWorkbook(file: OtherFile): string {
  return `The file is no .xlsx workbook: ${OTHER_FILES[file]}`;
}

/** A workbook that only opens with a password. */
export function encrypted(): string {
  return "The workbook is protected with a password. In Excel, choose File, Info, Protect Workbook, Encrypt with Password, empty the password, and save a copy; then use the copy.";
}

/** A file in Excel's format before .xlsx. */
export function oldWorkbook(): string {
  return `The file is an old Excel workbook (.xls), or another Office document of that age. ${SAVE_AS}`;
}

/** A workbook in Excel's binary format. */
export function binaryWorkbook(): string {
  return `The file is a binary workbook (.xlsb). ${SAVE_AS}`;
}

/** A spreadsheet in the format of LibreOffice. */
export function openDocument(): string {
  return "The file is an OpenDocument spreadsheet (.ods). Open it in LibreOffice or Excel and save it as .xlsx.";
}

/** A zip archive of something else. */
export function archiveWithoutWorkbook(): string {
  return "The file is a zip archive but holds no Excel workbook. Choose a file saved by Excel as .xlsx or .xlsm.";
}

/** What can be wrong with a zip archive: clauses for `damagedFile`. */
export const ARCHIVE_FAULTS = {
  directory: "its zip directory cannot be read, perhaps because the file is cut off",
  twice: (part: string) => `it holds two parts named “${part}”`,
  missing: (part: string) => `the part “${part}” is missing`,
  misplaced: (part: string) => `the part “${part}” is not where the zip directory says`,
  cutOff: (part: string) => `the part “${part}” is cut off`,
  packed: (part: string) => `the part “${part}” cannot be unpacked`,
  checksum: (part: string) =>
    `the part “${part}” does not unpack to the size and checksum that its entry names`,
};

/** A damaged zip archive: one of `ARCHIVE_FAULTS`, and what the library that unpacks says, where it says something. */
export function damagedFile(fault: string, detail: string | undefined): string {
  const why = detail === undefined ? fault : `${fault} (${detail})`;
  return `The file is damaged: ${why}. Get a fresh copy, or open it in Excel and save it again.`;
}

/** A part packed in a way that is not read. */
export function otherPacking(part: string, method: number): string {
  return `The part “${part}” is packed with zip method ${String(method)}; only stored and deflated parts are read. ${SAVE_AGAIN}`;
}

/** Parts that are too large together. Sizes are in bytes. */
export function workbookTooLarge(most: number): string {
  return `The parts of the workbook unpack to more than ${megabytes(most)}. ${ATTACK}`;
}

/** A part that is too large. Sizes are in bytes. */
export function partTooLarge(part: string, size: number, most: number): string {
  return `The part “${part}” unpacks to ${megabytes(size)}; at most ${megabytes(most)} are allowed. ${ATTACK}`;
}

/** A part that grows suspiciously when it is unpacked. Sizes are in bytes. */
export function partGrows(part: string, size: number, ratio: number): string {
  return `The part “${part}” unpacks to more than ${grouped(ratio)} times its packed size, up to ${megabytes(size)}. ${ATTACK}`;
}

/** A part with a document type, which could declare entities that grow without end or read other files. */
export function documentType(part: string): string {
  return `The part “${part}” declares a document type, which no genuine workbook does: it may be an attack and was not read.`;
}

/** A part in an encoding that workbooks do not have. */
export function otherEncoding(part: string, encoding: string): string {
  return `The part “${part}” is encoded as “${encoding}”; workbooks use UTF-8 or UTF-16. ${SAVE_AGAIN}`;
}

/** A part that declares its XML prefixes anew between its cells. The offset is in bytes. */
export function changedPrefixes(part: string, offset: number): string {
  return `The part “${part}” changes the meaning of its XML prefixes between its cells, at byte ${grouped(offset)}. ${SAVE_AGAIN}`;
}

/** What can be wrong with the XML of a part: clauses for `malformedPart`. */
export const XML_FAULTS = {
  encoding: (encoding: string) => `text that is not valid ${encoding}`,
  // Markup.
  markup: "unknown markup",
  openInstruction: "a processing instruction that does not end",
  openComment: "a comment that does not end",
  openCdata: "a CDATA section that does not end",
  openElement: (name: string) => `the end comes inside <${name}>`,
  openTag: "a tag that does not end",
  tagInTag: "a tag inside of a tag",
  namelessTag: "a tag without a name",
  endTagMissing: (name: string) => `</${name}> is missing`,
  endTagTooMany: "an end tag too many",
  textOutside: "text outside of the root element",
  noElement: "it holds no element",
  secondRoot: "a second root element",
  otherRoot: (wanted: string, found: string) =>
    `<${wanted}> of a spreadsheet is expected, <${found}> is found`,
  attributesJoined: "attributes that no blank separates",
  noValue: "an attribute without value",
  noQuotes: "an attribute value without quotes",
  openValue: "an attribute value that does not end",
  cellTag: "a cell's tag that is not well formed",
  entity: (entity: string) => `an entity “${entity}” that XML does not know`,
  // Workbooks and tables.
  sheetWithoutPart: (sheet: string) => `sheet “${sheet}” has no part`,
  noTable: "it is not a table with a name and a place",
  tableColumns: (range: string) => `its columns do not fit its place ${range}`,
  noTableColumns: "it has no columns",
  // Rows and cells.
  noSheetData: "it has no <sheetData>",
  secondSheetData: "a second <sheetData>",
  rowNumber: "a row whose number is no number",
  rowZero: "a row with the number 0",
  mergedCells: "merged cells without a block of cells",
  cellName: (row: number, name: string) => `row ${String(row)} holds a cell named “${name}”`,
  cellType: (type: string) => `a cell of the unknown type “${type}”`,
  noNumber: (cell: string, value: string) => `cell ${cell} holds “${value}” where a number is expected`,
  sharedString: (cell: string, index: number, count: number) =>
    `cell ${cell} names shared string ${String(index)}, but there are only ${String(count)}`,
};

/** A part whose XML is wrong: one of `XML_FAULTS`, or what the XML library says. The offset is in bytes. */
export function malformedPart(part: string, fault: string, offset?: number): string {
  const place = offset === undefined ? "" : ` at byte ${grouped(offset)}`;
  return `The part “${part}” of the workbook cannot be read: ${fault}${place}. Open the file in Excel, let it repair the file, and save it again.`;
}

/** A row with more cells than a sheet has columns. `row` counts from 1, `lastColumn` are the last one's letters. */
export function tooManyColumns(part: string, row: number, most: number, lastColumn: string): string {
  return `Row ${String(row)} of the part “${part}” goes beyond column ${lastColumn}, the last of a sheet's ${grouped(most)} columns. Remove the cells to the right of the roster and save the file again.`;
}

/** A row below the last one of a sheet. */
export function tooManyRows(part: string, most: number): string {
  return `The part “${part}” holds a row below row ${grouped(most)}, the last row of a sheet. ${SAVE_AGAIN}`;
}

/** Cells that are spread too far for the memory. */
export function tooManyCells(sheet: string, most: number): string {
  return `Sheet “${sheet}” spreads its cells over more than ${grouped(most)} places. Delete the stray cells far to the right of or below the roster and save the file again.`;
}

const SHEETS_WITHOUT_CELLS = {
  chartsheet: "a chart sheet",
  dialogsheet: "a dialogue sheet",
  macrosheet: "a macro sheet",
};

/** A sheet of another kind than worksheets. */
export function sheetWithoutCells(sheet: string, kind: keyof typeof SHEETS_WITHOUT_CELLS): string {
  return `Sheet “${sheet}” is ${SHEETS_WITHOUT_CELLS[kind]} and has no cells. Choose another.`;
}

/** A sheet into which no cells can be put. */
export function cellsOutOfOrder(sheet: string): string {
  return `Sheet “${sheet}” does not keep its rows and cells in order, so results cannot be put between them. ${SAVE_AGAIN}`;
}

/** A sheet that has no columns left. `column` are the letters of the last one in use. */
export function noRoom(sheet: string, columns: number, column: string): string {
  return `Sheet “${sheet}” has no room for ${String(columns)} result columns to the right of column ${column}. Remove columns that are not needed and save the file again.`;
}

/** What stands where a table would grow: its cells, and its name where it is a table. */
export interface Obstacle {
  readonly cells: string;
  readonly table?: string;
}

function obstacleName({ cells, table }: Obstacle): string {
  if (table !== undefined) return `table “${table}” at ${cells}`;
  return cells.includes(":") ? `the block of cells ${cells}` : `cell ${cells}`;
}

/** A table that cannot grow. `cells` are those it would grow over, `columns` how many columns that takes. */
export function noRoomBeside(
  table: string,
  sheet: string,
  cells: string,
  columns: number,
  obstacle: Obstacle,
): string {
  return `Table “${table}” on sheet “${sheet}” would grow to the right over ${cells}, but ${obstacleName(obstacle)} is there. Move it away, or insert ${String(columns)} empty columns to the right of the table.`;
}

/** A table that Excel fills itself. */
export function tableFilledElsewhere(table: string): string {
  return `Table “${table}” is filled by a query or an XML map, so columns cannot be added to it from outside. In Excel, choose Table Design, Unlink (or copy the rows to a plain sheet), and use that.`;
}

/** A new column headed like one that the table has. */
export function headingTaken(table: string, heading: string): string {
  return `Table “${table}” has a column “${heading}” already, and the headings of a table must be unique. Rename or remove that column.`;
}

/** A new column without heading. */
export function headingMissing(table: string): string {
  return `A new column of table “${table}” needs a heading, and the headings of a table must be unique.`;
}

const NO_FORMULAS =
  "In Excel, replace these formulas by their values (Copy, Paste Special, Values), or rename the column's heading.";

/** A result would replace the formula that another cell shares. */
export function formulaShared(sheet: string, cell: string, other: string): string {
  return `A result column on sheet “${sheet}” cannot be replaced: cell ${cell} holds the formula that cell ${other} shares. ${NO_FORMULAS}`;
}

/** Results would replace only some of the cells that one formula fills. */
export function formulaBlock(sheet: string, cells: string, left: string): string {
  return `A result column on sheet “${sheet}” cannot be replaced: one formula fills the cells ${cells}, and cell ${left} gets no result. ${NO_FORMULAS}`;
}
