// Formulas that refer to what is not calculated here: other workbooks, and several sheets at once.
import { tokensOf } from "./tokens";

/** Does a formula refer to another workbook, or to cells of several sheets? */
export function refersBeyond(text: string): boolean {
  return /[[:!]/.test(text) && tokensOf(text).some(({ kind }) => kind === "other");
}
