// What a person types, held against the rule of its cell before it reaches the workbook. As in Excel, what is pasted, filled or
// erased is not checked.
import { SheetInterceptorService, VALIDATE_CELL } from "@univerjs/preset-sheets-core";
import { resultAside } from "../../../host/formulas/asideFormula";
import type { Place } from "../../../host/formulas/asideFormula";
import type { Entry } from "../../../host/workbook/edits";
import { numberFormatAt } from "../../../host/workbook/edits";
import type { Sheet } from "../../../host/workbook/sheet";
import type { CellValue } from "../../../host/workbook/values";
import { isCellError, typed } from "../../../host/workbook/values";
import type { Workbook } from "../../../host/workbook/workbook";
import type { Edits } from "../edits";
import type { Surface } from "../surface";
import type { TypedCells } from "../typedCells";
import type { EntryAlert } from "./entryRule";
import { EntryRule } from "./entryRule";

/** Hears what a rule says of an entry. Only those of style Stop were refused; the others have been taken. */
export type OnEntryAlert = (alert: EntryAlert, sheet: Sheet, at: Place) => void;

/** Checks entries from now on. Call what is returned to stop. */
export function checkEntries(
  workbook: Workbook,
  surface: Surface,
  edits: Edits,
  cells: TypedCells,
  onAlert: OnEntryAlert,
): () => void {
  const intercepting = surface.injector
    .get(SheetInterceptorService)
    .writeCellInterceptor.intercept(VALIDATE_CELL, {
      // Univer has put the entry into its own cell by then, and asks at once, before it is taken over into the workbook.
      handler: (allowed, { subUnitId, worksheet, row, col }, next) => {
        const sheet = workbook.findSheet(subUnitId);
        const rule = sheet && EntryRule.at(sheet, row, col);
        if (sheet === undefined || rule === undefined) return next(allowed)!;
        const at = { row, column: col };
        const value = valueOf(sheet, at, cells.entryAt(sheet, worksheet, at));
        const fault = value === undefined ? undefined : rule.faultIn(value);
        if (fault === undefined) return next(allowed)!;
        if (fault.style === "Stop") edits.discard();
        onAlert(fault, sheet, at);
        return fault.style === "Stop" ? Promise.resolve(false) : next(allowed)!;
      },
    });
  return () => {
    intercepting();
  };
}

/** The value that an entry will have; undefined where that is not known yet. */
function valueOf(sheet: Sheet, at: Place, entry: Entry): CellValue | undefined {
  if (typeof entry !== "string") return entry;
  const format = numberFormatAt(sheet, at.row, at.column);
  if (!entry.startsWith("=") || format === "@") return typed(entry, format).value;
  const result = resultAside(sheet, entry, at, at)[0]?.[0] ?? null;
  return isCellError(result) ? undefined : result;
}
