// Where cells look different after their formats have changed.
import type { Box } from "../../host/workbook/address";
import type { Coat, Painted } from "../../host/workbook/painted";
import type { Formats } from "../../host/workbook/sheet";
import { STYLE_PATHS } from "./cellStyles";

const LINES = ["rowHeight", "columnWidth", "rowHidden", "columnHidden"] as const;

/** Have sizes or visibility of rows or columns changed? */
export function changedLines(before: Formats, after: Formats): boolean {
  return LINES.some((path) => before[path] !== after[path]);
}

/** The boxes of cells that may look different. */
export function changedFormats(before: Formats, after: Formats): Box[] {
  return STYLE_PATHS.flatMap((path) => {
    const [old, now] = [before[path] ?? [], after[path] ?? []];
    return old === now ? [] : [...onlyIn(old, now), ...onlyIn(now, old)];
  });
}

/** The boxes of coats that another list does not have: coats never change, so the same coat is the same object. */
function onlyIn(painted: Painted<unknown>, other: Painted<unknown>): Box[] {
  const known = new Set<Coat<unknown>>(other);
  return painted.filter((coat) => !known.has(coat)).map(({ box }) => box);
}
