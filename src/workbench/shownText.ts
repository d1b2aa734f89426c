// What cells show under any number format of Excel.
import { format } from "numfmt";
import type { CellValue } from "../host/workbook/values";
import { shownText as shownPlainly } from "../host/workbook/values";

/** The text of a cell; a pattern that is none shows the plain value. For `Workbook.shownText`. */
export function shownText(value: CellValue, numberFormat: string): string {
  if (value === null || typeof value === "boolean" || typeof value === "object")
    return shownPlainly(value, numberFormat);
  try {
    // Dates that are none, such as negative ones, fill the cell with signs in Excel; their text says so too.
    return format(numberFormat, value, { throws: true, dateErrorThrows: false });
  } catch {
    return shownPlainly(value, "General");
  }
}
