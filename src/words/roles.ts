// What people read where answers are written to the Roles sheet, once for everyone with a role.

/** The role stands on several lines, so that an answer written to one of them would not be the only one. */
export function roleStandsTwice(role: string, sheet: string, rows: readonly number[]): string {
  return `Sheet “${sheet}”: the role “${role}” stands on rows ${rows.join(", ")}. Keep one of them and try again. Nothing was written.`;
}

/** A sheet that is hidden is not written to. */
export function rolesHidden(sheet: string): string {
  return `The sheet “${sheet}” is hidden, and what is written there holds for everyone with the role. Unhide it (right-click a sheet tab, Unhide) and try again. Nothing was written.`;
}

/** Without a role it is not known for whom an answer holds. */
export const ROLE_NEEDED =
  "Nothing was written: the person has no role. Fill in the role first, or answer for this person alone.";

/** A column that is to be added would not be read, because a line of the Organisation sheet says so. */
export function headingMapped(heading: string, readAs: string): string {
  return `Roles needs a column “${heading}”, but it would not be read as that: Organisation says “Column: ${heading}” | “${readAs}”. Remove this line there and try again. Nothing was written.`;
}

/** Others go on changing the same line. */
export function roleUnsettled(role: string, sheet: string): string {
  return `Sheet “${sheet}”: somebody else is changing the line of “${role}” at this moment. Nothing was written; try again.`;
}

/** An answer that was changed since it was seen. */
export function roleConflict(heading: string, seen: string, now: string, wanted: string): string {
  const shown = (text: string): string => (text === "" ? "blank" : `“${text}”`);
  return `“${heading}”: it showed ${shown(seen)}, and shows ${shown(now)} now; you chose ${shown(wanted)}.`;
}

/** An answer that a formula gives. */
export function roleFormula(sheet: string, cell: string, heading: string, formula: string): string {
  return `Sheet “${sheet}”, ${cell} (“${heading}”) holds the formula ${formula}.`;
}
