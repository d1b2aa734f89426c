// The totals row below a roster, where it comes with the rows of people.
import { errorIn, isBlank } from "./answers";
import type { Cell } from "./cells";
import { TOTALS_WORDS, TOTALS_WORDS_BESIDE_NUMBERS } from "./synonyms";
import { matchKey } from "./text";

const TOTALS_KEYS = new Set(TOTALS_WORDS.map(matchKey));
const KEYS_BESIDE_NUMBERS = new Set(TOTALS_WORDS_BESIDE_NUMBERS.map(matchKey));

/**
 * Is this a totals row? Its first cell that is not blank is a word such as “Total”, and every other cell is blank, a
 * number or an error. A person's row with a name, a role or any answer beside holds a second text, so it is never taken
 * for one. `results` are the columns that an evaluation wrote or people decided in: they say nothing. Only the last row
 * of a roster can be one: that is for the caller to see to.
 */
export function isTotalsRow(cells: readonly Cell[], results: ReadonlySet<number> = new Set()): boolean {
  const [label, ...others] = cells.filter((cell, index) => !isBlank(cell) && !results.has(index));
  if (typeof label !== "string") return false;
  const key = matchKey(label);
  return (
    (TOTALS_KEYS.has(key) || (KEYS_BESIDE_NUMBERS.has(key) && others.length > 0)) &&
    others.every((cell) => typeof cell === "number" || errorIn(cell) !== undefined)
  );
}
