// A workbook file that is open in the workbench.
import type { Sheet } from "../../host/workbook/sheet";
import type { Workbook } from "../../host/workbook/workbook";

/** Something in a file that the workbench does not show; saving keeps it as it is. */
export interface NotShown {
  readonly kind:
    | "chart"
    | "pivotTable"
    | "picture"
    | "drawing"
    | "comment"
    | "macro"
    | "slicer"
    | "sparkline"
    | "externalLink"
    | "query"
    | "other";
  /** The sheet that it is on; undefined where it belongs to the workbook. */
  readonly sheet?: string;
  /** How many there are; at least 1. */
  readonly count: number;
}

/** A file with its workbook. Once opened, the workbook is what counts: the file's bytes are only what saving starts from. */
export interface WorkbookFile {
  /** With its ending, such as "team.xlsx". */
  readonly name: string;
  readonly workbook: Workbook;
  /** The sheet that was in front when the file was saved; the first one where none is named. */
  readonly front?: Sheet;
  readonly notShown: readonly NotShown[];
  /**
   * The file with the workbook as it is now. Parts of which nothing has changed are those of the file that was opened, byte for
   * byte; with no change at all, it is that file.
   */
  save(): Promise<Uint8Array>;
  /** What a file of this kind cannot hold of the workbook as it is now, a clause for each kind of thing; none where nothing is lost. */
  lost(): readonly string[];
  /** The same workbook as a file of a kind that holds all of it. */
  asWorkbook(): WorkbookFile;
}
