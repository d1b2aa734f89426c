// The rows of a sheet part written anew: unchanged rows and cells are copied byte for byte.
import { cellName } from "../../../files/xlsx/names";
import { joinBytes } from "../../../files/xlsx/codec";
import { numberFormatAt } from "../../../host/workbook/edits";
import type { FormulaCell } from "../../../host/workbook/formulaCell";
import { valueAt } from "../../../host/workbook/grid";
import { cellKey, type Sheet } from "../../../host/workbook/sheet";
import type { CellValue } from "../../../host/workbook/values";
import { DAYS_TO_1904 } from "../source";
import {
  type Before,
  changedCells,
  type ChangedCells,
  isTall,
  isUnknown,
  isWide,
  mark,
  type PlacedCells,
  placeCells,
} from "./before";
import { type CellStyles, cellsOf } from "./cellStyles";
import { cellText } from "./cellText";
import { type CellSource, detailsOf, type RowSource, type SheetIndex } from "./sheetIndex";
import { FormulaWriter, hasMoved } from "./formulaElements";
import { type RowChanges, rowChanges, rowStyle } from "./rowChanges";
import { UnsavableError } from "./unsavable";
import { element } from "./xmlDocument";

/** What writing the rows of a sheet takes. */
export interface RowsJob {
  readonly sheet: Sheet;
  readonly before: Before;
  readonly index: SheetIndex;
  readonly styles: CellStyles;
  /** The number of a column's style in the file, where the column is now; 0 for none. */
  readonly columnStyle: (column: number) => number;
  /** The number by which cells say that their formula is a dynamic array. */
  readonly dynamic: () => number;
  readonly isCustom: (name: string) => boolean;
  /** Does the file count dates from 1904? Then `isDate` tells which number formats show dates. */
  readonly isDate1904: ((numberFormat: string) => boolean) | null;
}

/** What the rows have become. */
export interface WrittenRows {
  /** The whole `<sheetData>` element; null where nothing in it is different. */
  readonly utf8: Uint8Array | null;
  /** Does another cell hold a formula, or one hold none any more? */
  readonly formulasMoved: boolean;
  /** Was a formula written whose value is not known here? Then Excel has to calculate. */
  readonly isUncalculated: boolean;
  /** The cells that are there, for the sheet's dimension; -1 where there are none. */
  readonly lastRow: number;
  readonly lastColumn: number;
}

const encoder = new TextEncoder();
/** Characters that a cell of a file can hold. */
const LONGEST_TEXT = 32_767;

export function writeRows(job: RowsJob): WrittenRows {
  return new RowsWriter(job).write();
}

class RowsWriter {
  private readonly placed: PlacedCells;
  private readonly formulas: FormulaWriter;
  private readonly changed: ChangedCells;
  /** Cells that may need another style, and those that are looked at though they were not there. */
  private readonly touched: ChangedCells = new Map();
  /** Rows whose own attributes change. */
  private readonly rows: RowChanges;
  private readonly pieces: Uint8Array[] = [];
  private isUncalculated = false;
  private lastRow = -1;
  private lastColumn = -1;
  private readonly tallColumns: (column: number) => boolean;

  constructor(private readonly job: RowsJob) {
    const { sheet, before, index, styles } = job;
    this.placed = placeCells(index, before.shifts);
    this.changed = changedCells(sheet, before, () => {
      this.isUncalculated = true;
    });
    this.formulas = new FormulaWriter(job, this.placed, this.changed);
    let used = 0;
    for (const cells of this.placed.rows.values())
      for (const column of cells.keys()) used = Math.max(used, column + 1);
    for (const row of sheet.grid.rows) used = Math.max(used, row?.length ?? 0);
    for (const box of styles.boxes) if (!isWide(box)) used = Math.max(used, box.column + box.columns);
    for (const [row, column] of cellsOf(styles.boxes, used)) mark(this.touched, row, column);
    const tall = styles.boxes.filter(isTall);
    this.tallColumns = (column) =>
      tall.some((box) => column >= box.column && column < box.column + box.columns);
    this.rows = rowChanges(job, this.placed);
  }

  write(): WrittenRows {
    const { before, index } = this.job;
    const numbers = new Set<number>([
      ...this.placed.attributes.keys(),
      ...this.placed.rows.keys(),
      ...this.changed.keys(),
      ...this.touched.keys(),
      ...this.rows.keys(),
    ]);
    const ordered = [...numbers].sort((one, other) => one - other);
    let isSame = before.shifts.length === 0;
    for (const row of ordered) {
      const source = this.placed.attributes.get(row);
      const copied = source !== undefined && this.isAsItWas(row, source);
      if (copied) {
        this.pieces.push(index.utf8.subarray(source.start, source.end));
        this.noteExtent(row, source.cells.at(-1)?.column ?? -1);
        continue;
      }
      isSame = false;
      this.writeRow(row, source);
    }
    const { prefix } = index;
    const open = encoder.encode(`<${prefix}sheetData>`);
    const close = encoder.encode(`</${prefix}sheetData>`);
    return {
      utf8: isSame ? null : joinBytes([open, ...this.pieces, close]),
      formulasMoved: this.formulasMoved(),
      isUncalculated: this.isUncalculated,
      lastRow: this.lastRow,
      lastColumn: this.lastColumn,
    };
  }

  private formulasMoved(): boolean {
    const { sheet, before } = this.job;
    return (
      before.shifts.length > 0 ||
      before.formulas.size !== sheet.formulas.size ||
      [...sheet.formulas.keys()].some((key) => !before.formulas.has(key))
    );
  }

  private isAsItWas(row: number, source: RowSource): boolean {
    if (source.row !== row || this.changed.has(row) || this.touched.has(row) || this.rows.has(row))
      return false;
    const cells = this.placed.rows.get(row);
    if ((cells?.size ?? 0) !== source.cells.length) return false;
    return source.cells.every(
      (cell) => cells?.get(cell.column) === cell && !this.job.styles.mayDiffer(row, cell.column),
    );
  }

  private noteExtent(row: number, column: number): void {
    if (column < 0) return;
    this.lastRow = Math.max(this.lastRow, row);
    this.lastColumn = Math.max(this.lastColumn, column);
  }

  private writeRow(row: number, source: RowSource | undefined): void {
    const { prefix } = this.job.index;
    const sources = this.placed.rows.get(row);
    const columns = new Set<number>([
      ...(sources?.keys() ?? []),
      ...(this.changed.get(row) ?? []),
      ...(this.touched.get(row) ?? []),
    ]);
    const own: Record<string, string | number | null> = {};
    // Spans are a hint that would have to be kept right: rows may do without.
    for (const [name, value] of source?.attributes ?? [])
      if (name !== "spans" && name !== "r") own[name] = value;
    Object.assign(own, this.rows.get(row));
    const styleOfRow = own.s === undefined || own.s === null ? undefined : Number(own.s);
    const cells: Uint8Array[] = [];
    for (const column of [...columns].sort((one, other) => one - other)) {
      const cell = this.writeCell(row, column, sources?.get(column), styleOfRow);
      if (cell.length === 0) continue;
      cells.push(cell);
      this.noteExtent(row, column);
    }
    const isPlain = Object.values(own).every((value) => value === null);
    if (cells.length === 0 && isPlain) return;
    const tag = element(prefix, "row", { r: row + 1, ...own });
    if (cells.length === 0) this.pieces.push(encoder.encode(tag));
    else
      this.pieces.push(encoder.encode(`${tag.slice(0, -2)}>`), ...cells, encoder.encode(`</${prefix}row>`));
  }

  private writeCell(
    row: number,
    column: number,
    source: CellSource | undefined,
    styleOfRow: number | undefined,
  ): Uint8Array {
    const { sheet, before, index, styles, columnStyle } = this.job;
    const inFile = source?.style ?? rowStyle(this.placed, row) ?? columnStyle(column);
    const style = styles.mayDiffer(row, column)
      ? styles.at(row, column, inFile, source !== undefined)
      : inFile;
    const isChanged = this.changed.get(row)?.has(column) === true;
    const formula = sheet.formulaAt(row, column);
    if (source !== undefined && !isChanged && this.canBeCopied(source, formula)) {
      if (style === source.style && !hasMoved(source, row, column))
        return index.utf8.subarray(source.start, source.end);
      return this.copyOf(source, row, column, style);
    }
    const value = this.fileValue(this.valueToWrite(row, column), row, column);
    if (typeof value === "string" && value.length > LONGEST_TEXT)
      throw new UnsavableError({
        kind: "longText",
        sheet: sheet.name,
        cell: cellName(row, column),
        length: value.length,
      });
    const isEmpty = value === null && formula === undefined;
    if (isEmpty) {
      const otherwise =
        styleOfRow ??
        (this.tallColumns(column) ? styles.ofColumn(column, columnStyle(column)) : columnStyle(column));
      if (style === otherwise) return new Uint8Array(0);
      return encoder.encode(element(index.prefix, "c", { r: cellName(row, column), s: style }));
    }
    const text = formula === undefined ? null : this.formulas.element(formula, source);
    // Of results that are no dates to the eye, nobody can tell which count days: the host's count begins on another day.
    const isOtherCount = this.job.isDate1904 !== null && typeof value === "number";
    if (text !== null && (value === null || isUnknown(value) || isOtherCount)) this.isUncalculated = true;
    const cell = cellText(index.prefix, {
      row,
      column,
      style,
      formula: text?.element ?? "",
      value,
      isResult:
        formula !== undefined ||
        sheet.spillOver(row, column) !== undefined ||
        before.keptCells.has(cellKey(row, column)),
      metadata: text?.metadata ?? 0,
    });
    return encoder.encode(cell);
  }

  /** Does everything in the file's cell still hold where it is now? */
  private canBeCopied(source: CellSource, formula: FormulaCell | undefined): boolean {
    if (source.formula === null) return true;
    // A formula that the host has not, as what-if tables have: it is known where it stands, and nowhere else.
    if (formula === undefined) {
      const cell = cellName(source.row, source.column);
      if (this.job.before.shifts.length > 0)
        throw new UnsavableError({ kind: "dataTable", sheet: this.job.sheet.name, cell });
      return true;
    }
    const then = this.job.before.formulas.get(cellKey(formula.row, formula.column));
    return then?.text === formula.text && this.formulas.saysTheSame(source, formula, then.box);
  }

  /** The value of a cell; a formula of the file that cannot be calculated here keeps the file's. */
  private valueToWrite(row: number, column: number): CellValue {
    const { sheet, before } = this.job;
    const now = valueAt(sheet.grid, row, column);
    return before.keptCells.has(cellKey(row, column)) ? valueAt(before.grid, row, column) : now;
  }

  /** A cell with all that stands in it, in another place or with another style. */
  private copyOf(source: CellSource, row: number, column: number, style: number): Uint8Array {
    const { index } = this.job;
    const { attributes: written, content } = detailsOf(index, source);
    const attributes: Record<string, string | number | null> = { r: cellName(row, column), s: style || null };
    for (const [name, value] of written) if (name !== "r" && name !== "s") attributes[name] = value;
    const tag = element(index.prefix, "c", attributes);
    if (content === null || content.length === 0) return encoder.encode(tag);
    return joinBytes([
      encoder.encode(`${tag.slice(0, -2)}>`),
      content,
      encoder.encode(`</${index.prefix}c>`),
    ]);
  }

  private fileValue(value: CellValue, row: number, column: number): CellValue {
    const { isDate1904, sheet } = this.job;
    if (isDate1904 === null || typeof value !== "number") return value;
    return isDate1904(numberFormatAt(sheet, row, column)) ? value - DAYS_TO_1904 : value;
  }
}
