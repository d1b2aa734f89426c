// What opening a file gives.
import type { Sheet } from "../../../host/workbook/sheet";
import type { WorkbookFile } from "../workbookFile";

/** A file with its workbook, before it can be saved. */
export interface OpenedFile extends Omit<WorkbookFile, "save" | "lost" | "asWorkbook"> {
  /** The sheet that was in front when the file was saved. */
  readonly front: Sheet;
}
