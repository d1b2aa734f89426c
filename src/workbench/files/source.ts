// What a file held when it was opened: saving compares the workbook with it, and writes only what is different.
import type { CsvDialect, CsvRecord } from "../../files/csv/dialect";
import type { Relationship } from "../../files/xlsx/relationships";
import type { ZipPackage } from "../../files/xlsx/zipPackage";
import type { Box } from "../../host/workbook/address";
import type { Sheet, SheetState } from "../../host/workbook/sheet";
import type { Table, TableState } from "../../host/workbook/table";
import type { CellValue } from "../../host/workbook/values";
import type { Workbook, WorkbookState } from "../../host/workbook/workbook";

/** A formula as it was opened. */
export interface FormulaBaseline {
  readonly row: number;
  readonly column: number;
  /** As the host has it, beginning with "=". */
  readonly text: string;
  /** The cells that its value covered in the file, its own among them. */
  readonly box: Box;
  /**
   * "normal" belongs to one cell, shared formulas included; "array" was entered with Ctrl+Shift+Enter; "dynamic" spills.
   */
  readonly kind: "normal" | "array" | "dynamic";
}

/** What the cells of a sheet held. Rows and columns count from 0. */
export interface CellsBaseline {
  /** As `Grid.rows` after opening, values of formulas included. Never changed. */
  readonly rows: readonly (readonly CellValue[] | undefined)[];
  /** By `cellKey`. */
  readonly formulas: ReadonlyMap<number, FormulaBaseline>;
}

/** One worksheet of a package. */
export interface SheetSource extends CellsBaseline {
  /** The part of the package, without leading slash. */
  readonly part: string;
  readonly state: SheetState;
}

/** One table of a package. */
export interface TableSource {
  readonly part: string;
  readonly state: TableState;
}

/** A workbook that came from an .xlsx or .xlsm file. */
export interface PackageSource {
  readonly kind: "package";
  /** With the file's own bytes. */
  readonly archive: ZipPackage;
  readonly workbookPart: string;
  readonly relationships: readonly Relationship[];
  /** The lists of the workbook as they were: sheets in order without chart sheets, tables, names. */
  readonly state: WorkbookState;
  /**
   * The places of the sheets of `state.sheets` in the file's list of sheets, which chart sheets share. Names and the
   * front sheet are counted by it.
   */
  readonly places: readonly number[];
  readonly sheets: ReadonlyMap<Sheet, SheetSource>;
  readonly tables: ReadonlyMap<Table, TableSource>;
  /**
   * Do dates count from 1904 in the file? The host counts from 1900: numbers in cells that show dates were opened with
   * 1,462 more than the file holds.
   */
  readonly date1904: boolean;
}

/** A workbook that came from delimited text. */
export interface TextSource {
  readonly kind: "text";
  readonly bytes: Uint8Array;
  readonly dialect: CsvDialect;
  /** All records in order, blank lines included: record 0 is row 0. */
  readonly records: readonly CsvRecord[];
  readonly sheet: Sheet;
  readonly state: WorkbookState;
  readonly sheetState: SheetState;
  readonly cells: CellsBaseline;
}

export type Source = PackageSource | TextSource;

/** What a workbook is saved from; a workbook that is not here came from no file. */
const sources = new WeakMap<Workbook, Source>();

/** Notes where a workbook came from, so that saving starts from it. */
export function setSource(workbook: Workbook, source: Source): void {
  sources.set(workbook, source);
}

/** Where a workbook came from; undefined for a new one. */
export function sourceOf(workbook: Workbook): Source | undefined {
  return sources.get(workbook);
}

/** Days between the first days of the two date systems. */
export const DAYS_TO_1904 = 1462;
