// Small XML parts as a tree that knows where each tag stands, so that single attributes can be changed in place.
import { SaxesParser, type SaxesTagNS } from "saxes";
import { documentType, malformedPart, XML_FAULTS } from "../../words/workbooks";
import { FileError } from "../fileError";

/** An element of a small part. Offsets are in characters of the part's text. */
export interface XmlElement {
  /** Local name, without prefix. */
  readonly name: string;
  readonly uri: string;
  /** Values by local name; attributes of the relationships namespace as "r:" and local name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The prefix with its colon, or nothing. */
  readonly prefix: string;
  /** Where the start tag begins and ends, and where the end tag (or the end of an empty tag) begins. */
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  /** Where the element is over. */
  end: number;
  readonly empty: boolean;
}

const RELATIONSHIPS = /^http:\/\/(schemas\.openxmlformats|purl\.oclc)\.org\/.*\/relationships$/i;

/** The namespaces of spreadsheet parts, transitional and strict. */
export const SPREADSHEET_NAMESPACES: readonly string[] = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
];

/** Parses a whole part. Throws FileError BAD_XML or XML_ENTITIES naming the part and the line. */
export function parseXml(text: string, part: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: (XmlElement & { children: XmlElement[] })[] = [];
  let root: XmlElement | undefined;
  parser.on("error", (error) => {
    throw badXml(part, error.message);
  });
  parser.on("doctype", () => {
    throw forbiddenDoctype(part);
  });
  parser.on("opentag", (tag) => {
    // A "<" inside an attribute value is not well formed, so the last one before the tag's end begins it.
    const start = text.lastIndexOf("<", parser.position - 1);
    const element = {
      name: tag.local,
      uri: tag.uri,
      attributes: attributesOf(tag),
      children: [],
      prefix: tag.prefix === "" ? "" : `${tag.prefix}:`,
      start,
      openEnd: parser.position,
      closeStart: parser.position,
      end: parser.position,
      empty: tag.isSelfClosing,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (!element) return;
    element.end = parser.position;
    element.closeStart = element.empty ? element.openEnd : text.lastIndexOf("<", parser.position - 1);
  });
  parser.write(text).close();
  if (!root) throw badXml(part, XML_FAULTS.noElement);
  return root;
}

function attributesOf(tag: SaxesTagNS): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.uri === "") attributes.set(attribute.local, attribute.value);
    else if (RELATIONSHIPS.test(attribute.uri)) attributes.set(`r:${attribute.local}`, attribute.value);
  }
  return attributes;
}

/** The error for XML that is not well formed, or holds a value its place does not allow. `fault` is one of XML_FAULTS. */
export function badXml(part: string, fault: string, cause?: unknown): FileError {
  return new FileError("BAD_XML", malformedPart(part, fault), { cause });
}

/** The error for a document type declaration: it could declare entities that grow without end or read other files. */
export function forbiddenDoctype(part: string): FileError {
  return new FileError("XML_ENTITIES", documentType(part));
}

/** The first child of that name in the element's own namespace. */
export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name && child.uri === element.uri);
}

/** One replacement in a text: characters from `start` up to `end` become `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap, in whatever order they are given; two at the same place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.start - b.start || a.order - b.order);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of ordered) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

/** An edit that gives an attribute without prefix a new value; it is added when it is not there. */
export function attributeEdit(text: string, element: XmlElement, name: string, value: string): TextEdit {
  const tag = text.slice(element.start, element.openEnd);
  const attribute = /\s([^\s=/]+)\s*=\s*("[^"]*"|'[^']*')/g;
  for (const match of tag.matchAll(attribute)) {
    if (match[1] !== name) continue;
    const quoted = match[2]!;
    const end = element.start + match.index + match[0].length - 1;
    return { start: end - quoted.length + 2, end, text: escapeAttribute(value) };
  }
  const end = element.openEnd - (element.empty ? 2 : 1);
  return { start: end, end, text: ` ${name}="${escapeAttribute(value)}"` };
}

/** Escapes a value for an attribute in quotes of either kind. */
export function escapeAttribute(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;")
    .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
}
