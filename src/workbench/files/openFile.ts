// Opening a file, by what it holds rather than by its ending.
import { FileError } from "../../files/fileError";
import { refuseOtherFiles } from "../../files/xlsx/fileKinds";
import { emptyFile, fileTooLarge } from "../../words/workbookFiles";
import type { OpenedFile } from "./opening/opened";
import { openPackageFile } from "./opening/openPackage";
import { openTextFile } from "./opening/openText";

/** Bytes of the largest file that a page can hold several times over. */
const LARGEST = 256 * 2 ** 20;
const ZIP = [0x50, 0x4b];
/** Old Office documents and encrypted ones. */
const COMPOUND = [0xd0, 0xcf];
const WORKBOOK_ENDING = /\.(?:xls[xmb]?|xlt[xm]?|xlam|ods|pdf|html?|xml)$/i;

/**
 * Opens an .xlsx, .xlsm, .csv or .tsv file; other text too, by what it holds. `name` has its ending, which decides only between a workbook
 * that is damaged and text. Formulas without a stored value are out of date: `workbook.calculation.settle` calculates them
 * once functions and engine are there.
 * @throws FileError whose message says what is wrong and what to do
 */
export async function openFile(name: string, bytes: Uint8Array): Promise<OpenedFile> {
  if (bytes.length === 0) throw new FileError("UNSUPPORTED", emptyFile(name));
  if (bytes.length > LARGEST) throw new FileError("TOO_LARGE", fileTooLarge(name, bytes.length, LARGEST));
  if (beginsWith(bytes, ZIP)) return openPackageFile(name, bytes);
  if (beginsWith(bytes, COMPOUND) || WORKBOOK_ENDING.test(name) || looksLikeMarkup(bytes))
    refuseOtherFiles(bytes);
  return openTextFile(name, bytes);
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Web pages and PDF files are no tables, whatever they are called. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!doctype|<html|<\?xml|%PDF-)/i.test(start);
}
