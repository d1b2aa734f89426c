// The totals row below a roster, where it comes with the rows of people.
import { errorIn, isBlank } from "./answers";
import type { Cell } from "./cells";
import { TOTALS_WORDS } from "./synonyms";
import { matchKey } from "./text";

const TOTALS_KEYS = new Set(TOTALS_WORDS.map(matchKey));

/**
 * Is this a totals row? Its first cell that is not blank is a word such as “Total”, and every other cell is blank, a
 * number or an error. A person's row with a name, a role or any answer beside holds a second text, so it is never taken
 * for one. Only the last row of a roster can be one: that is for the caller to see to.
 */
export function isTotalsRow(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const [label, ...others] = filled;
  return (
    typeof label === "string" &&
    TOTALS_KEYS.has(matchKey(label)) &&
    others.every((cell) => typeof cell === "number" || errorIn(cell) !== undefined)
  );
}
