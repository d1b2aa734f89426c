// Errors of Excel in words: every one says what to do.
import { EXCEL_ERRORS } from "../../src/words/workbook";
import { errorWords, isTooLarge } from "../../src/workbook/excelErrors";
import { WorkbookError } from "../../src/workbook/workbookError";

/** An error as Office.js throws it. */
const excelError = (code: string, message = "Words of Excel."): Error =>
  Object.assign(new Error(message), { code });

test.each<[string, unknown, string[]]>([
  ["an error with words of ours", new WorkbookError("BAD_HEADINGS", "One.\nTwo."), ["One.", "Two."]],
  [
    "a protected sheet",
    excelError("AccessDenied"),
    [expect.stringMatching(/sheet is protected, .* Unprotect the sheet/) as unknown as string],
  ],
  [
    "several blocks of cells selected, or a chart",
    excelError("InvalidSelection"),
    [expect.stringMatching(/Select one block of cells and try again\.$/) as unknown as string],
  ],
  [
    "an Excel without a member",
    excelError("ApiNotFound"),
    [expect.stringMatching(/Update Excel\.$/) as unknown as string],
  ],
  ["another code", excelError("GeneralException"), ["Excel reports: Words of Excel. (GeneralException)"]],
  [
    "a message that starts with its code",
    excelError("NotYet", "NotYet: Words of Excel."),
    ["Excel reports: Words of Excel. (NotYet)"],
  ],
  [
    "an error that is none of Excel's",
    new TypeError("x is not a function"),
    ["CertVerdict could not go on, and this should not happen: x is not a function"],
  ],
  [
    "something thrown that is no error",
    "why",
    ["CertVerdict could not go on, and this should not happen: why"],
  ],
])("%s", (_, error, lines) => {
  expect(errorWords(error)).toEqual(lines);
});

test("every known error tells what to do in its last sentence", () => {
  const last = Object.values(EXCEL_ERRORS).map((text) => text.split(/(?<=[.:]) /).at(-1)!);
  expect(
    last.filter((text) => !/try again|Try again|Evaluate fewer|Update Excel|cannot be moved/.test(text)),
  ).toEqual([]);
});

test.each([
  ["RequestPayloadSizeLimitExceeded", true],
  ["ResponsePayloadSizeLimitExceeded", true],
  ["GeneralException", false],
])("%s means too much at once: %s", (code, expected) => {
  expect(isTooLarge(excelError(code))).toBe(expected);
});
