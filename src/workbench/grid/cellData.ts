// A cell of the host as Univer keeps it, and what the person made of it.
import type { ICellData, Nullable } from "@univerjs/core";
import { BooleanNumber, CellValueType } from "@univerjs/core";
import type { Sheet } from "../../host/workbook/sheet";
import { valueAt } from "../../host/workbook/grid";
import type { CellValue } from "../../host/workbook/values";

/** A text that Univer would otherwise take for a number or a truth value. */
const LOOKS_OTHERWISE = /^\s*[+-]?[\d.,]+\s*%?\s*$|^\s*(true|false)\s*$|^\s*[+-]?\d.*$/i;

/** What the cell holds, without its style; null for a cell that holds nothing. */
export function cellData(sheet: Sheet, row: number, column: number): ICellData | null {
  const value = valueAt(sheet.grid, row, column);
  const formula = sheet.formulaAt(row, column);
  if (formula === undefined) return value === null ? null : valueData(value);
  return { ...(value === null ? { v: "", t: CellValueType.STRING } : valueData(value)), f: formula.text };
}

function valueData(value: Exclude<CellValue, null>): ICellData {
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean")
    return { v: value ? BooleanNumber.TRUE : BooleanNumber.FALSE, t: CellValueType.BOOLEAN };
  if (typeof value === "object") return { v: value.error, t: CellValueType.STRING };
  return { v: value, t: LOOKS_OTHERWISE.test(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** Do both hold the same, whatever their styles? */
export function holdSame(one: Nullable<ICellData>, other: Nullable<ICellData>): boolean {
  return (
    (one?.v ?? null) === (other?.v ?? null) &&
    (one?.f ?? null) === (other?.f ?? null) &&
    (one?.t ?? null) === (other?.t ?? null) &&
    one?.p == null &&
    other?.p == null &&
    one?.si == null
  );
}
