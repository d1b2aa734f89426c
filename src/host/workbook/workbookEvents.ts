// What happens to a workbook, and who is told.
import type { Box } from "./address";
import type { History } from "./history";
import type { Sheet } from "./sheet";
import type { Table } from "./table";
import type { Workbook } from "./workbook";

/** Somebody who changes the workbook: a person with their add-in. */
export interface Actor {
  readonly name: string;
  readonly history: History;
}

/** What has happened to the workbook, as add-ins hear of it. */
export type WorkbookEvent =
  | {
      readonly kind: "changed";
      readonly sheet: Sheet;
      readonly box: Box;
      readonly changeType: ChangeType;
      readonly direction?: "down" | "right" | "up" | "left";
      /** Tables that had cells there, which may be gone by now. */
      readonly tables?: readonly Table[];
      /** Of an edit of one cell: what it held before and after. */
      readonly detail?: { readonly before: unknown; readonly after: unknown };
    }
  | { readonly kind: "formatChanged"; readonly sheet: Sheet; readonly box: Box }
  | { readonly kind: "calculated"; readonly sheet: Sheet; readonly boxes: readonly Box[] }
  | { readonly kind: "sheetAdded" | "sheetDeleted"; readonly sheet: Sheet }
  | { readonly kind: "sheetRenamed"; readonly sheet: Sheet; readonly before: string; readonly after: string }
  | { readonly kind: "tableAdded" | "tableDeleted"; readonly table: Table }
  | { readonly kind: "protectionChanged"; readonly sheet: Sheet };

export type ChangeType =
  | "RangeEdited"
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellInserted"
  | "CellDeleted";

/** Told of every event and of who caused it; null is the workbook itself, as in calculation. */
export type Listener = (event: WorkbookEvent, actor: Actor | null) => void;

/** Somebody who shows the workbook. Told at once of whatever may look different, and asks later, once for all, what it is by then. */
export interface View {
  cellsChanged(sheet: Sheet, boxes: readonly Box[]): void;
  /** A sheet, a table, or the lists of the workbook have other settings than before. */
  stateChanged(of: Sheet | Table | Workbook): void;
}
