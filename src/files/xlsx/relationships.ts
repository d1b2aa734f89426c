// The relationships between the parts of a package: which part a sheet, a table, the shared strings are.
import { parseXml, type XmlElement } from "./xmlTree";
import { decodeXml, toUtf8 } from "./xmlEncoding";
import type { ZipPackage } from "./zipPackage";

export interface Relationship {
  readonly id: string;
  /** The last segment of the type, such as "worksheet": transitional and strict files differ before it. */
  readonly kind: string;
  /** The part's name in the package, without leading slash. */
  readonly part: string;
  /** Where it is written, so that it can be taken out. */
  readonly element: XmlElement;
}

/** The part that holds the relationships of `part`; those of the package itself for "". */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** A target as written, seen from the part that names it. */
export function resolveTarget(source: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const segments = path.startsWith("/") ? [] : source.split("/").slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  const name = segments.join("/");
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
}

/** The text of a small part. Throws FileError. */
export async function readText(archive: ZipPackage, part: string): Promise<string> {
  return decodeXml(toUtf8(await archive.read(part), part).utf8, part);
}

/** The relationships of a part to other parts of the package; none when it has no such list. */
export async function readRelationships(archive: ZipPackage, part: string): Promise<readonly Relationship[]> {
  const list = relationshipsPart(part);
  if (!archive.has(list)) return [];
  const root = parseXml(await readText(archive, list), list);
  return root.children
    .filter(
      (element) => element.name === "Relationship" && element.attributes.get("TargetMode") !== "External",
    )
    .map((element) => ({
      id: element.attributes.get("Id") ?? "",
      kind: element.attributes.get("Type")?.split("/").at(-1) ?? "",
      part: resolveTarget(part, element.attributes.get("Target") ?? ""),
      element,
    }));
}
