// What people read when a file is opened in the workbench and cannot be, or not as it is.

const grouped = (number: number): string => number.toLocaleString("en-GB");

/** A sheet with more places for cells than fit into memory. */
export function sheetTooLarge(sheet: string, most: number): string {
  return `Sheet “${sheet}” spreads its cells over more than ${grouped(most)} places, which is more than the workbench can hold. Delete the stray cells far to the right of or below the others, or open the file in Excel.`;
}

/** Bytes that are more than can be opened. Sizes are in bytes. */
export function fileTooLarge(name: string, size: number, most: number): string {
  const megabytes = (bytes: number): string => `${grouped(Math.ceil(bytes / 2 ** 20))} MB`;
  return `“${name}” has ${megabytes(size)}; the workbench opens files of up to ${megabytes(most)}. Open it in Excel.`;
}

/** A file without any content. */
export function emptyFile(name: string): string {
  return `“${name}” is empty: it has no bytes at all. Get a fresh copy.`;
}

/** A workbook without a sheet that has cells. */
export function noWorksheets(): string {
  return "The workbook has no worksheet, only sheets of other kinds. Open it in Excel and add one.";
}

/** An error value that the file has and the workbench does not know. */
export function errorOfFile(error: string): string {
  return `The file holds the error ${error} here.`;
}

/** Text with more rows than a sheet. */
export function tooManyLines(name: string, most: number): string {
  return `“${name}” has more than ${grouped(most)} records, the rows of a sheet. Divide it into several files.`;
}

/** Bytes that are neither a workbook nor text. */
export function neitherWorkbookNorText(name: string): string {
  return `“${name}” is neither an Excel workbook nor delimited text. Choose an .xlsx, .xlsm, .csv or .tsv file.`;
}

/** Text whose encoding changes on the way. */
export function mixedEncoding(name: string): string {
  return `“${name}” holds bytes that do not fit the encoding it begins with. Save it as CSV in UTF-8, then open it again.`;
}
