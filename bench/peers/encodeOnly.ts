// The limit of judging: every cell looked at once, its text told apart from the others of its column. Nothing is judged.

/** Few enough rows that they stay in the processor's cache while column after column is read from them. */
const BLOCK = 256;

/** Places for texts, told apart by length and first letter: a cell mostly costs one comparison, of a text with itself. */
const PLACES = 64;
/** No cell holds it. */
const NO_CELL = "\0";

/** The texts of one column that were seen. */
interface Dictionary {
  readonly texts: string[];
  readonly codes: Uint8Array;
  /** For texts that share a place. */
  readonly all: Map<string, number>;
}

/**
 * Encodes the texts of each column to small integers, in the order in which they first stand there.
 *
 * @param rows cell texts, one array a row; up to 256 distinct texts a column
 * @param skipped columns at the left that are no question, which nobody needs to tell apart; they stay 0
 * @returns row by row, one number for each of `width` columns
 */
export function encodeOnly(rows: readonly (readonly string[])[], width: number, skipped = 0): Uint8Array {
  const result = new Uint8Array(rows.length * width);
  const dictionaries = Array.from({ length: width }, (): Dictionary => ({
    texts: new Array<string>(PLACES).fill(NO_CELL),
    codes: new Uint8Array(PLACES),
    all: new Map(),
  }));
  for (let from = 0; from < rows.length; from += BLOCK) {
    const block = { from, to: Math.min(from + BLOCK, rows.length) };
    for (let column = skipped; column < width; column++)
      encodeColumn(rows, block, column, dictionaries[column]!, result);
  }
  return result;
}

function encodeColumn(
  rows: readonly (readonly string[])[],
  { from, to }: { readonly from: number; readonly to: number },
  column: number,
  { texts, codes, all }: Dictionary,
  result: Uint8Array,
): void {
  const width = result.length / rows.length;
  for (let row = from, at = from * width + column; row < to; row++, at += width) {
    const text = rows[row]![column]!;
    const place = text.length === 0 ? 0 : (text.length * 9 + text.charCodeAt(0)) & (PLACES - 1);
    if (texts[place] !== text) {
      let code = all.get(text);
      if (code === undefined) all.set(text, (code = all.size));
      texts[place] = text;
      codes[place] = code;
    }
    result[at] = codes[place]!;
  }
}
