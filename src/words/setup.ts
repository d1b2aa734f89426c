// What people read where the set-up of a workbook is looked at and changed: the Organisation sheet, its lines, its repairs.

/** The Organisation sheet is hidden, so that what is written there would not be seen. */
export function sheetHidden(sheet: string): string {
  return `The sheet “${sheet}” is hidden, and settings must be in plain sight. Unhide it (right-click a sheet tab, Unhide) and try again. Nothing was written.`;
}

/** Cells that protection locks. */
export function cellsLocked(sheet: string, cells: readonly string[]): string {
  return `Sheet “${sheet}” is protected, and ${cells.join(", ")} ${cells.length === 1 ? "is" : "are"} locked. Unprotect the sheet (Review, Unprotect Sheet), or have it done, and try again. Nothing was written.`;
}

/** A cell of a line that holds a formula. */
export function lineIsFormula(sheet: string, cell: string, formula: string): string {
  return `Sheet “${sheet}”, ${cell} holds the formula ${formula}. Change what it refers to, or replace it by an answer yourself. Nothing was written.`;
}

/** New lines would go where something stands. */
export function noRoomForLines(sheet: string, cells: string): string {
  return `Sheet “${sheet}”: new lines go into ${cells}, below the last line, but something stands there. Move it away and try again. Nothing was written.`;
}

/** A change that would damage the sheet; `faults` say how. */
export function wouldDamage(faults: readonly string[]): string {
  return ["This change was not written, because the sheet could not be read afterwards:", ...faults].join(
    "\n",
  );
}

/** A line that somebody else has changed. */
export function lineConflict(
  heading: string,
  seen: string,
  now: string | null,
  wanted: string | null,
): string {
  const shown = (text: string): string => (text === "" ? "blank" : `“${text}”`);
  const mine = wanted === null ? "it was to be removed" : `you chose ${shown(wanted)}`;
  return now === null
    ? `“${heading}”: the line is no longer there. It showed ${shown(seen)}; ${mine}.`
    : `“${heading}”: it showed ${shown(seen)}, and shows ${shown(now)} now; ${mine}.`;
}
