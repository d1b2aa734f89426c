// Cells that a person changed in the grid, taken over into the host: what they hold, and how they look.
import type { ICellData, Nullable, Worksheet } from "@univerjs/core";
import { CellValueType, extractPureTextFromCell } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { Box } from "../../host/workbook/address";
import { around, cellBox } from "../../host/workbook/address";
import type { Entry } from "../../host/workbook/edits";
import { enter, numberFormatAt, setFormat } from "../../host/workbook/edits";
import { valueAt } from "../../host/workbook/grid";
import type { Sheet } from "../../host/workbook/sheet";
import { apiValue } from "../../host/workbook/values";
import { boxesOf } from "./boxes";
import type { CellFormats } from "./cellStyles";
import { formatsOf, STYLE_PATHS } from "./cellStyles";
import type { CellStyles } from "./shownStyles";
import type { Surface } from "./surface";

/** A cell by its place. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export class TypedCells {
  private readonly surface: Surface;
  private readonly styles: CellStyles;

  constructor(surface: Surface, styles: CellStyles) {
    this.surface = surface;
    this.styles = styles;
  }

  /**
   * Gives the host's cells what those of the grid hold and look like now.
   *
   * @param source the sheet of the grid, which is `sheet` but for one that was just copied
   * @throws ApiError where the host refuses it; cells before the refused one may have been taken over
   */
  takeOver(sheet: Sheet, source: Worksheet, places: readonly Place[]): void {
    this.takeContents(sheet, source, places);
    this.takeFormats(sheet, source, places);
  }

  /** What the grid's cell holds, as it would be entered into the host's. */
  entryAt(sheet: Sheet, source: Worksheet, { row, column }: Place): Entry {
    return this.entryOf(source, row, column, numberFormatAt(sheet, row, column));
  }

  private takeContents(sheet: Sheet, source: Worksheet, places: readonly Place[]): void {
    const entries = new Map<string, Entry>();
    let box: Box | null = null;
    for (const { row, column } of places) {
      const entry = this.entryOf(source, row, column, numberFormatAt(sheet, row, column));
      if (isHeld(sheet, row, column, entry)) continue;
      entries.set(`${String(row)} ${String(column)}`, entry);
      box = box === null ? cellBox(row, column) : around(box, cellBox(row, column));
    }
    if (box === null) return;
    const { row: top, column: left } = box;
    enter(sheet, box, (row, column) => {
      const entry = entries.get(`${String(top + row)} ${String(left + column)}`);
      return entry === undefined ? null : entry;
    });
  }

  /** What is entered so that the host's cell holds the same. A text is marked as one, since the grid has read it already. */
  private entryOf(source: Worksheet, row: number, column: number, numberFormat: string): Entry {
    const cell = source.getCellMatrix().getValue(row, column) as Nullable<ICellData>;
    if (cell === null || cell === undefined) return "";
    const formula = this.formulaOf(source, row, column, cell);
    if (formula !== null) return formula;
    const { v, t } = cell;
    if (t === CellValueType.BOOLEAN) return v === true || Number(v) === 1;
    if (typeof v === "boolean") return v;
    if (typeof v === "number") return v;
    if (t === CellValueType.NUMBER && typeof v === "string" && v.trim() !== "" && !Number.isNaN(Number(v)))
      return Number(v);
    const text = extractPureTextFromCell(cell);
    return text === "" || numberFormat === "@" ? text : `'${text}`;
  }

  private formulaOf(source: Worksheet, row: number, column: number, cell: ICellData): string | null {
    if (typeof cell.f === "string" && cell.f.startsWith("=")) return cell.f;
    if (typeof cell.si !== "string") return null;
    const text = this.surface.injector
      .get(FormulaDataModel)
      .getFormulaStringByCell(row, column, source.getSheetId(), this.surface.unit);
    return text ?? null;
  }

  /** Paints what the person's formatting changed: what the grid shows beside what was shown there before. */
  private takeFormats(sheet: Sheet, source: Worksheet, places: readonly Place[]): void {
    const changes = new Map<string, { path: string; value: unknown; cells: Place[] }>();
    const lookedUp = new Map<string, CellFormats>();
    for (const { place, shown } of this.shownAt(sheet, places)) {
      const { row, column } = place;
      const cell = source.getCellMatrix().getValue(row, column) as Nullable<ICellData>;
      const style = cell?.s ?? undefined;
      if (style === shown) continue;
      const before = shown === undefined ? {} : (this.styles.formatsOf(shown) ?? {});
      const key = typeof style === "string" ? style : JSON.stringify(style ?? null);
      let after = typeof style === "string" ? this.styles.formatsOf(style) : undefined;
      after ??= lookedUp.get(key);
      if (after === undefined) {
        after = formatsOf(this.surface.workbook.getStyles().getStyleByCell(cell));
        lookedUp.set(key, after);
      }
      for (const path of STYLE_PATHS) {
        if (after[path] === before[path]) continue;
        const change = `${path} ${String(after[path])}`;
        const known = changes.get(change);
        if (known === undefined) changes.set(change, { path, value: after[path], cells: [place] });
        else known.cells.push(place);
      }
    }
    for (const { path, value, cells } of changes.values())
      for (const box of boxesOf(cells)) {
        setFormat(sheet, box, path, value);
        sheet.workbook.emit({ kind: "formatChanged", sheet, box });
      }
  }

  /** The styles that the host's formats ask for, looked up for whole blocks of cells. */
  private *shownAt(
    sheet: Sheet,
    places: readonly Place[],
  ): Generator<{ readonly place: Place; readonly shown: string | undefined }> {
    for (const box of boxesOf(places)) {
      const ids = this.styles.within(sheet, box);
      for (let row = 0; row < box.rows; row++)
        for (let column = 0; column < box.columns; column++)
          yield {
            place: { row: box.row + row, column: box.column + column },
            shown: ids(row, column),
          };
    }
  }
}

/** Does the host's cell hold this already? What a formula spills into a cell is not the cell's own. */
function isHeld(sheet: Sheet, row: number, column: number, entry: Entry): boolean {
  const formula = sheet.formulaAt(row, column);
  if (formula !== undefined) return formula.text === entry;
  const value = valueAt(sheet.grid, row, column);
  if (entry === "") return value === null || sheet.spillOver(row, column) !== undefined;
  if (sheet.spillOver(row, column) !== undefined) {
    // A whole block that was set again, as by pasting a format, brings its values along.
    return typeof entry === "string" ? entry === `'${String(apiValue(value))}` : entry === value;
  }
  return typeof entry === "string" ? typeof value === "string" && entry === `'${value}` : entry === value;
}
