// A workbook's package while it is being saved: parts changed, added and taken out, with everything that names them.
import { packPart } from "../../../files/xlsx/byteSink";
import { relationshipsPart, resolveTarget } from "../../../files/xlsx/relationships";
import { decodeXml, fromUtf8, toUtf8, type XmlEncoding } from "../../../files/xlsx/xmlEncoding";
import type { PackedPart, ZipPackage } from "../../../files/xlsx/zipPackage";
import { element, XmlDocument } from "./xmlDocument";

const CONTENT_TYPES = "[Content_Types].xml";
const TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT = "http://purl.oclc.org/ooxml/";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A relationship to another part of the package. */
export interface Link {
  readonly id: string;
  /** The last segment of its type. */
  readonly kind: string;
  readonly part: string;
}

export class PackageEdit {
  readonly archive: ZipPackage;
  /** Texts of parts that were read or changed. */
  private readonly texts = new Map<string, { before: string | null; now: string; encoding: XmlEncoding }>();
  private readonly packed = new Map<string, PackedPart>();
  private readonly removed = new Set<string>();
  /** Types of new parts. */
  private readonly types = new Map<string, string>();
  /** What relationship types begin with: strict workbooks have others. */
  private readonly kinds: string;

  constructor(archive: ZipPackage, kinds = TRANSITIONAL) {
    this.archive = archive;
    this.kinds = kinds;
  }

  /** The namespace of `r:id` in this package. */
  get relationshipsNamespace(): string {
    return this.kinds;
  }

  has(part: string): boolean {
    if (this.removed.has(part)) return false;
    return this.texts.has(part) || this.packed.has(part) || this.archive.has(part);
  }

  /** The text of a part as it is now. @throws FileError */
  async text(part: string): Promise<string> {
    const known = this.texts.get(part);
    if (known !== undefined) return known.now;
    const { utf8, encoding } = toUtf8(await this.archive.read(part), part);
    const text = decodeXml(utf8, part);
    this.texts.set(part, { before: text, now: text, encoding });
    return text;
  }

  async document(part: string): Promise<XmlDocument> {
    return new XmlDocument(await this.text(part), part);
  }

  /** Gives a part that was read another text. */
  setText(part: string, text: string): void {
    const known = this.texts.get(part);
    if (known === undefined) this.texts.set(part, { before: null, now: text, encoding: "utf-8" });
    else known.now = text;
  }

  /** Gives a part other bytes, in UTF-8. */
  async setBytes(part: string, utf8: Uint8Array, encoding: XmlEncoding): Promise<void> {
    this.texts.delete(part);
    this.packed.set(part, await packPart(this.archive.codec, fromUtf8(utf8, part, encoding)));
  }

  /** Adds a part. `type` is its content type. */
  add(part: string, type: string, text: string): void {
    this.removed.delete(part);
    this.types.set(part, type);
    const own = this.kinds.startsWith(STRICT) ? strictly(text) : text;
    this.setText(part, own.startsWith("<?xml") ? own : DECLARATION + own);
  }

  /** Takes a part out, with the list of its relationships. */
  remove(part: string): void {
    for (const one of [part, relationshipsPart(part)]) {
      if (!this.has(one)) continue;
      this.texts.delete(one);
      this.packed.delete(one);
      this.types.delete(one);
      this.removed.add(one);
    }
  }

  /** A name such as "xl/tables/table3.xml" that no part has. */
  freePart(stem: string, ending = ".xml"): string {
    const parts = new Set([...this.archive.parts, ...this.types.keys()].map((part) => part.toLowerCase()));
    for (let count = 1; ; count++) {
      const part = `${stem}${String(count)}${ending}`;
      if (!parts.has(part.toLowerCase())) return part;
    }
  }

  /** The relationships of a part to others of the package, as they are now. */
  async links(part: string): Promise<Link[]> {
    const list = relationshipsPart(part);
    if (!this.has(list)) return [];
    const { root } = await this.document(list);
    return root.children
      .filter(
        ({ name, attributes }) => name === "Relationship" && attributes.get("TargetMode") !== "External",
      )
      .map(({ attributes }) => ({
        id: attributes.get("Id") ?? "",
        kind: attributes.get("Type")?.split("/").at(-1) ?? "",
        part: resolveTarget(part, attributes.get("Target") ?? ""),
      }));
  }

  /** Relates a part to another. @returns the relationship's id */
  async link(part: string, kind: string, target: string): Promise<string> {
    const list = relationshipsPart(part);
    if (!this.has(list)) {
      this.removed.delete(list);
      this.setText(list, `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}"/>`);
    }
    const document = await this.document(list);
    const { root } = document;
    const ids = new Set(root.children.map(({ attributes }) => attributes.get("Id")));
    let count = 1;
    while (ids.has(`rId${String(count)}`)) count++;
    const id = `rId${String(count)}`;
    const attributes = { Id: id, Type: `${this.kinds}/${kind}`, Target: relativeTarget(part, target) };
    document.setContent(root, document.content(root) + element(root.prefix, "Relationship", attributes));
    this.setText(list, document.text);
    return id;
  }

  /** Takes the relationships of a part to another away. */
  async unlink(part: string, target: string): Promise<void> {
    const list = relationshipsPart(part);
    if (!this.has(list)) return;
    const document = await this.document(list);
    const gone = document.root.children.filter(
      ({ attributes }) =>
        attributes.get("TargetMode") !== "External" &&
        resolveTarget(part, attributes.get("Target") ?? "") === target,
    );
    document.edit(gone.map(({ start, end }) => ({ start, end, text: "" })));
    this.setText(list, document.text);
  }

  /** The parts that can be reached from the package's own relationships, with the kind of the first way to each. */
  async reachable(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const open = [""];
    for (let part = open.pop(); part !== undefined; part = open.pop())
      for (const { part: target, kind } of await this.links(part)) {
        if (found.has(target) || !this.has(target)) continue;
        found.set(target, kind);
        open.push(target);
      }
    return found;
  }

  /** The whole package anew; the very bytes that were opened where nothing has changed. */
  async finish(): Promise<Uint8Array> {
    await this.listTypes();
    const changes = new Map<string, PackedPart | null>(this.packed);
    for (const [part, { before, now, encoding }] of this.texts) {
      if (before === now) continue;
      const bytes = fromUtf8(new TextEncoder().encode(now), part, encoding);
      changes.set(part, await packPart(this.archive.codec, bytes));
    }
    for (const part of this.removed) if (this.archive.has(part)) changes.set(part, null);
    return changes.size === 0 ? this.archive.bytes : this.archive.rewrite(changes);
  }

  private async listTypes(): Promise<void> {
    if (this.types.size === 0 && this.removed.size === 0) return;
    const document = await this.document(CONTENT_TYPES);
    const nameOf = (part: string): string => `/${part.toLowerCase()}`;
    const removed = new Set([...this.removed, ...this.types.keys()].map(nameOf));
    const gone = document.root.children.filter(({ attributes }) =>
      removed.has((attributes.get("PartName") ?? "").toLowerCase()),
    );
    document.edit(gone.map(({ start, end }) => ({ start, end, text: "" })));
    const { root } = document;
    const added = [...this.types].map(([part, type]) =>
      element(root.prefix, "Override", { PartName: `/${part}`, ContentType: type }),
    );
    if (added.length > 0) document.setContent(root, document.content(root) + added.join(""));
    this.setText(CONTENT_TYPES, document.text);
  }
}

/** The text of a part with the namespaces of strict workbooks. */
function strictly(text: string): string {
  return text.replace(
    /(xmlns(?::\w+)?=")http:\/\/schemas\.openxmlformats\.org\/(spreadsheetml|drawingml|officeDocument)\/2006\//g,
    `$1${STRICT}$2/`,
  );
}

/** A target as a part's list of relationships names it. */
function relativeTarget(source: string, target: string): string {
  const from = source.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}
