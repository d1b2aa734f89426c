// Values in the small XML parts of a workbook: attributes as numbers and flags, texts, and elements by their local names.
import type { Box } from "../../../host/workbook/address";
import { parseBox } from "../../../host/workbook/address";
import { parseXml, type XmlElement } from "../../../files/xlsx/xmlTree";
import { readText } from "../../../files/xlsx/relationships";
import type { ZipPackage } from "../../../files/xlsx/zipPackage";

/** A part as a tree, with the text that its offsets count in. */
export interface XmlPart {
  readonly text: string;
  readonly root: XmlElement;
}

/** Reads a small part; undefined where the file has none of that name. Throws FileError. */
export async function readPart(archive: ZipPackage, part: string | undefined): Promise<XmlPart | undefined> {
  if (part === undefined || !archive.has(part)) return undefined;
  const text = await readText(archive, part);
  return { text, root: parseXml(text, part) };
}

/** An attribute as a number; undefined where it is absent or none. */
export function numberOf({ attributes }: XmlElement, name: string): number | undefined {
  const text = attributes.get(name);
  if (text === undefined || text.trim() === "") return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** An attribute as a flag. */
export function flagOf({ attributes }: XmlElement, name: string, otherwise = false): boolean {
  const text = attributes.get(name);
  return text === undefined ? otherwise : text === "1" || text === "true" || text === "on";
}

/** The first child of a local name, whatever its namespace. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** The children of a local name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** All elements of a local name at any depth, in the order of the file. */
export function allNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allNamed(child, name),
  ]);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The text of an element without children. */
export function textOf(text: string, element: XmlElement): string {
  return text
    .slice(element.openEnd, element.closeStart)
    .replace(/\r\n?/g, "\n")
    .replace(/<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([a-z]+));/gs, decoded);
}

function decoded(_: string, verbatim?: string, hex?: string, decimal?: string, name?: string): string {
  if (verbatim !== undefined) return verbatim;
  if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
  return name === undefined ? "" : (ENTITIES[name] ?? "");
}

/** The boxes of a list of ranges with blanks between them. */
export function boxesOf(references: string): Box[] {
  return references.split(/\s+/).flatMap((one) => parseBox(one) ?? []);
}
