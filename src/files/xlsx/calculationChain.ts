// The calculation chain: Excel's list of all formula cells. Cells that lose their formula must leave it.
import { joinBytes } from "./codec";
import { parseRange } from "./names";
import { END, nextAttribute, nextToken, OPEN, scanXml, skipElement } from "./xmlScanner";
import { attributeName, attributeText, isNamed, openRoot } from "./xmlText";

/** A chain without some of its cells. */
export interface ShortenedChain {
  /** The part anew; the same bytes when no cell was on the list. */
  readonly utf8: Uint8Array;
  readonly removed: number;
  readonly left: number;
}

/**
 * Takes the cells of one sheet for which `isReplaced` holds out of the chain. Entries name their sheet only where it
 * differs from the entry before, so an entry may have to be given its sheet when the one before it goes.
 */
export function shortenChain(
  utf8: Uint8Array,
  part: string,
  sheetId: string,
  isReplaced: (row: number, column: number) => boolean,
): ShortenedChain {
  const scanner = scanXml(utf8, part);
  const cellName = openRoot(scanner, "calcChain").qualify("c");
  const pieces: Uint8Array[] = [];
  let copied = 0;
  let removed = 0;
  let left = 0;
  let sheet = "0";
  let writtenSheet = "0";
  while (nextToken(scanner) !== END) {
    if (scanner.kind !== OPEN) continue;
    if (!isNamed(scanner, cellName)) {
      skipElement(scanner);
      continue;
    }
    const { start, nameEnd } = scanner;
    let named = false;
    let reference = "";
    while (nextAttribute(scanner)) {
      const attribute = attributeName(scanner);
      if (attribute === "r") reference = attributeText(scanner);
      if (attribute !== "i") continue;
      sheet = attributeText(scanner);
      named = true;
    }
    skipElement(scanner);
    const cell = parseRange(reference);
    if (cell && sheet === sheetId && isReplaced(cell.firstRow, cell.firstColumn)) {
      pieces.push(utf8.subarray(copied, start));
      copied = scanner.at;
      removed++;
      continue;
    }
    if (!named && sheet !== writtenSheet) {
      pieces.push(utf8.subarray(copied, nameEnd), new TextEncoder().encode(` i="${sheet}"`));
      copied = nameEnd;
    }
    writtenSheet = sheet;
    left++;
  }
  if (removed === 0) return { utf8, removed, left };
  pieces.push(utf8.subarray(copied));
  return { utf8: joinBytes(pieces), removed, left };
}
