// The order of a workbook's sheets, and which of them are in view.
import { ApiError, invalidArgument } from "./errors";
import type { Sheet, SheetState } from "./sheet";

/** @throws ApiError InvalidOperation where no sheet would be in view without this one */
export function checkOthersVisible(sheet: Sheet): void {
  const { sheets } = sheet.workbook.state;
  if (!sheets.some((other) => other !== sheet && other.state.visibility === "Visible"))
    throw new ApiError("InvalidOperation", "A workbook must keep at least one visible worksheet.");
}

/** Shows a sheet, or hides it. @throws ApiError InvalidOperation for hiding the last one in view */
export function setVisibility(sheet: Sheet, visibility: SheetState["visibility"]): void {
  if (visibility !== "Visible") checkOthersVisible(sheet);
  sheet.update({ visibility });
}

/** Puts a sheet elsewhere among the sheets, counted from 0. @throws ApiError InvalidArgument where there is no such place */
export function moveSheet(sheet: Sheet, position: number): void {
  const { workbook } = sheet;
  const others = workbook.state.sheets.filter((other) => other !== sheet);
  if (!Number.isInteger(position) || position < 0 || position > others.length)
    throw invalidArgument(`There is no position ${String(position)}.`);
  workbook.update({ sheets: others.toSpliced(position, 0, sheet) });
}
