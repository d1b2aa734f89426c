// Errors of Excel: which of them mean too much at once, and all of them in words.
import { EXCEL_ERRORS, otherExcelError, unforeseenError } from "../words/workbook";
import { WorkbookError } from "./workbookError";

/** The code of an error of Office.js; undefined for other errors. */
export function excelCode(error: unknown): string | undefined {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

/** Did Excel refuse because too many cells, or too long ones, were asked for or written at once? */
export function isTooLarge(error: unknown): boolean {
  const code = excelCode(error);
  return code === "RequestPayloadSizeLimitExceeded" || code === "ResponsePayloadSizeLimitExceeded";
}

/** Is this an error of Excel that has words of our own, because it is known what it means? */
export function hasWords(error: unknown): boolean {
  const code = excelCode(error);
  return code !== undefined && code in EXCEL_ERRORS;
}

/** An error in words for people, a line or more. */
export function errorWords(error: unknown): string[] {
  if (error instanceof WorkbookError) return error.message.split("\n");
  const code = excelCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code === undefined) return [unforeseenError(message)];
  // Office.js puts the code before some messages.
  const plain = message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message;
  return [EXCEL_ERRORS[code] ?? otherExcelError(plain, code)];
}
