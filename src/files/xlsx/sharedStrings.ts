// The shared strings of a workbook: the texts of cells, each stored once.
import { END, nextToken, OPEN, scanXml, skipElement } from "./xmlScanner";
import { isNamed, openRoot, stringItem } from "./xmlText";

/** All shared strings in order. `utf8` is the whole part. Throws FileError BAD_XML or XML_ENTITIES. */
export function readSharedStrings(utf8: Uint8Array, part: string): string[] {
  const scanner = scanXml(utf8, part);
  const { qualify } = openRoot(scanner, "sst");
  const item = qualify("si");
  const names = { text: qualify("t"), phonetic: qualify("rPh") };
  const strings: string[] = [];
  while (scanner.kind !== END) {
    nextToken(scanner);
    if (scanner.kind !== OPEN) continue;
    if (isNamed(scanner, item)) strings.push(stringItem(scanner, names));
    else skipElement(scanner);
  }
  return strings;
}
