// How far to scroll so that a line of the sheet is in view: columns from the left, or rows from the top.

/** The lines of one direction. Lengths are in pixels of the sheet. */
export interface Direction {
  /** Where each line ends, counted from the first. */
  readonly ends: ArrayLike<number>;
  /** How many lines are frozen. */
  readonly frozen: number;
  /** How far it is scrolled. */
  readonly scrolled: number;
  /** How much of the sheet is to be seen, frozen lines and all. */
  readonly room: number;
}

/** Univer scrolls once more where the last line in view is typed into: a strip of the next one keeps it from that. */
const MARGIN = 4;

/** How far to scroll, in pixels of the sheet, so that a line is in view behind the frozen ones; null where nothing need move. */
export function scrollFor(line: number, { ends, frozen, scrolled, room }: Direction): number | null {
  if (line < frozen) return null;
  const fixed = endOf(ends, frozen - 1);
  const [start, end] = [endOf(ends, line - 1), endOf(ends, line)];
  if (start - scrolled < fixed) return start - fixed;
  if (end + MARGIN - scrolled <= room) return null;
  const wanted = Math.min(end + MARGIN - room, start - fixed);
  return wanted === scrolled ? null : wanted;
}

/** Where a line ends; those beyond the last have no size. */
function endOf(ends: ArrayLike<number>, line: number): number {
  return line < 0 ? 0 : (ends[line] ?? ends[ends.length - 1] ?? 0);
}

/** The line at a distance, and how far into it that is. */
export function lineAt(
  distance: number,
  ends: ArrayLike<number>,
): { readonly line: number; readonly offset: number } {
  let line = 0;
  while (line < ends.length && ends[line]! <= distance) line++;
  return { line, offset: distance - endOf(ends, line - 1) };
}
