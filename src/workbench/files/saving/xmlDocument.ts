// A small XML part that is being changed: what nobody touches stays as it is written.
import {
  applyEdits,
  attributeEdit,
  childNamed,
  escapeAttribute,
  parseXml,
  type TextEdit,
  type XmlElement,
} from "../../../files/xlsx/xmlTree";

/** Values of attributes by name; null takes an attribute away, undefined leaves it. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

export class XmlDocument {
  readonly part: string;
  private now: string;
  private tree: XmlElement;

  /** @throws FileError for XML that is not well formed */
  constructor(text: string, part: string) {
    this.now = text;
    this.part = part;
    this.tree = parseXml(text, part);
  }

  get text(): string {
    return this.now;
  }

  /** Elements are those of the text as it is now: ask anew after each change. */
  get root(): XmlElement {
    return this.tree;
  }

  child(name: string): XmlElement | undefined {
    return childNamed(this.tree, name);
  }

  /** The element as it is written. */
  source({ start, end }: XmlElement): string {
    return this.now.slice(start, end);
  }

  /** What is written between an element's tags. */
  content({ openEnd, closeStart, empty }: XmlElement): string {
    return empty ? "" : this.now.slice(openEnd, closeStart);
  }

  /** The text in an element that has no elements of its own, entities replaced. */
  textOf(element: XmlElement): string {
    return unescapeXml(this.content(element));
  }

  edit(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    this.now = applyEdits(this.now, edits);
    this.tree = parseXml(this.now, this.part);
  }

  attributeEdits(element: XmlElement, attributes: Attributes): TextEdit[] {
    return Object.entries(attributes).flatMap(([name, value]): TextEdit[] => {
      if (value === undefined) return [];
      if (value === null) return element.attributes.has(name) ? [this.withoutAttribute(element, name)] : [];
      const written = attributeValue(value);
      return element.attributes.get(name) === written
        ? []
        : [attributeEdit(this.now, element, name, written)];
    });
  }

  set(element: XmlElement, attributes: Attributes): void {
    this.edit(this.attributeEdits(element, attributes));
  }

  /** The edit that gives an element other text between its tags. */
  contentEdit(element: XmlElement, content: string): TextEdit {
    if (!element.empty) return { start: element.openEnd, end: element.closeStart, text: content };
    const tag = element.prefix + element.name;
    return { start: element.openEnd - 2, end: element.end, text: `>${content}</${tag}>` };
  }

  setContent(element: XmlElement, content: string): void {
    this.edit([this.contentEdit(element, content)]);
  }

  replace({ start, end }: XmlElement, text: string): void {
    this.edit([{ start, end, text }]);
  }

  /** Puts an element among an element's children, where `order` wants it. */
  insert(parent: XmlElement, order: readonly string[], xml: string, name: string): void {
    const later = new Set(order.slice(order.indexOf(name) + 1));
    const next = parent.children.find((child) => later.has(child.name));
    if (next !== undefined) this.edit([{ start: next.start, end: next.start, text: xml }]);
    else this.setContent(parent, this.content(parent) + xml);
  }

  private withoutAttribute(element: XmlElement, name: string): TextEdit {
    const tag = this.now.slice(element.start, element.openEnd);
    for (const match of tag.matchAll(/\s+([^\s=/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g))
      if (match[1] === name) {
        const start = element.start + match.index;
        return { start, end: start + match[0].length, text: "" };
      }
    return { start: element.start, end: element.start, text: "" };
  }
}

const attributeValue = (value: string | number | boolean): string =>
  typeof value === "boolean" ? (value ? "1" : "0") : String(value);

/** An element as text. `prefix` has its colon; texts among `content` must be escaped already. */
export function element(
  prefix: string,
  name: string,
  attributes: Attributes = {},
  ...content: readonly string[]
): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [` ${key}="${escapeAttribute(attributeValue(value))}"`],
  );
  const open = `<${prefix}${name}${list.join("")}`;
  const inside = content.join("");
  return inside === "" ? `${open}/>` : `${open}>${inside}</${prefix}${name}>`;
}

/** Escapes a text that stands between tags. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The opposite of `escapeXml`, for all entities of XML. */
export function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]+));/g, (whole, ten, hex, name) => {
    if (name !== undefined) return NAMED[name as string] ?? whole;
    return String.fromCodePoint(ten === undefined ? parseInt(hex as string, 16) : Number(ten));
  });
}
