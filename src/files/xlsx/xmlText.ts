// Texts of a scanned XML part: entities, line ends, and qualified names.
import { changedPrefixes, XML_FAULTS } from "../../words/workbooks";
import { FileError } from "../fileError";
import { decodeEscapes } from "./names";
import {
  CLOSE,
  errorAt,
  latin1,
  matches,
  nextAttribute,
  nextToken,
  OPEN,
  TEXT,
  type XmlScanner,
} from "./xmlScanner";
import { SPREADSHEET_NAMESPACES } from "./xmlTree";

const AMPERSAND = 0x26;
const CARRIAGE_RETURN = 0x0d;
/** Up to here, building a text byte by byte is faster than a decoder call. */
const SHORT = 24;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const NAMED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The characters between two offsets, entities replaced and line ends made "\n" as XML says. */
export function textBetween(scanner: XmlScanner, start: number, end: number, verbatim = false): string {
  const { bytes } = scanner;
  let plain = true;
  let short = end - start <= SHORT;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === AMPERSAND || byte === CARRIAGE_RETURN) plain = false;
    else if (byte > 0x7e) short = false;
  }
  if (short && plain) {
    let text = "";
    for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
    return text;
  }
  let text: string;
  try {
    text = decoder.decode(bytes.subarray(start, end));
  } catch {
    throw errorAt(scanner, start, XML_FAULTS.encoding("UTF-8"));
  }
  if (plain) return text;
  text = text.replace(/\r\n?/g, "\n");
  return verbatim
    ? text
    : text.replace(/&([^;&]*;?)/g, (_, reference: string) => entity(scanner, start, reference));
}

function entity(scanner: XmlScanner, offset: number, reference: string): string {
  const match = /^(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]+));$/.exec(reference);
  const named = match?.[3] === undefined ? undefined : NAMED.get(match[3]);
  if (named !== undefined) return named;
  const code = match?.[1] !== undefined ? Number(match[1]) : parseInt(match?.[2] ?? "", 16);
  if (!(code > 0 && code <= 0x10ffff)) {
    throw errorAt(scanner, offset, XML_FAULTS.entity(`&${reference.slice(0, 20)}`));
  }
  return String.fromCodePoint(code);
}

/** The value of the current attribute. */
export function attributeText(scanner: XmlScanner): string {
  return textBetween(scanner, scanner.valueStart, scanner.valueEnd);
}

/** The name of the current attribute. */
export function attributeName(scanner: XmlScanner): string {
  return latin1(scanner.bytes, scanner.attributeStart, scanner.attributeEnd);
}

/** An element name with every prefix that stands for the spreadsheet namespace in this part. */
export type QualifiedName = readonly Uint8Array[];

/** Is the current tag this element? */
export function isNamed(scanner: XmlScanner, name: QualifiedName): boolean {
  const length = scanner.nameEnd - scanner.nameStart;
  for (const variant of name) {
    if (variant.length === length && matches(scanner.bytes, scanner.nameStart, variant)) return true;
  }
  return false;
}

/** Makes qualified names from local ones. */
export type Qualify = (local: string) => QualifiedName;

/** The prefixes (with colon) that stand for the spreadsheet namespace in a part; the root's own comes first. */
export interface Prefixes {
  readonly prefixes: readonly string[];
  readonly qualify: Qualify;
}

/**
 * Reads the root's start tag and finds which prefixes stand for the spreadsheet namespace.
 * Throws FileError BAD_XML when the root is not the element expected.
 */
export function openRoot(scanner: XmlScanner, local: string): Prefixes {
  while (nextToken(scanner) === TEXT);
  const root = scanner.kind === OPEN ? latin1(scanner.bytes, scanner.nameStart, scanner.nameEnd) : "";
  const own = root.slice(0, root.indexOf(":") + 1);
  const prefixes: string[] = [];
  while (nextAttribute(scanner)) {
    const name = attributeName(scanner);
    if (!isDeclaration(name) || !SPREADSHEET_NAMESPACES.includes(attributeText(scanner))) continue;
    prefixes.push(declaredPrefix(name));
  }
  if (root !== own + local || !prefixes.includes(own)) {
    throw errorAt(scanner, scanner.start, XML_FAULTS.otherRoot(local, root));
  }
  prefixes.sort((a, b) => Number(b === own) - Number(a === own));
  const encoder = new TextEncoder();
  return { prefixes, qualify: (name) => prefixes.map((prefix) => encoder.encode(prefix + name)) };
}

const isDeclaration = (name: string): boolean => name === "xmlns" || name.startsWith("xmlns:");
const declaredPrefix = (name: string): string => (name === "xmlns" ? "" : `${name.slice(6)}:`);

/**
 * Refuses the current attribute when it declares a prefix anew inside the cells, so that names would change their
 * meaning half way. No known program writes that. Throws FileError UNSUPPORTED.
 */
export function refuseRedeclaration(scanner: XmlScanner, prefixes: readonly string[]): void {
  const name = attributeName(scanner);
  if (!isDeclaration(name)) return;
  const spreadsheet = SPREADSHEET_NAMESPACES.includes(attributeText(scanner));
  if (spreadsheet === prefixes.includes(declaredPrefix(name))) return;
  throw new FileError("UNSUPPORTED", changedPrefixes(scanner.part, scanner.start));
}

/** The names that make up a text with formatting. */
export interface StringNames {
  readonly text: QualifiedName;
  readonly phonetic: QualifiedName;
}

/**
 * The text of the `<si>` or `<is>` element whose start tag is the current token: runs joined, phonetic hints left out.
 * Afterwards its end tag is the current token.
 */
export function stringItem(scanner: XmlScanner, names: StringNames): string {
  if (scanner.empty) return "";
  const depth = scanner.open.length;
  let text = "";
  let textDepth = 0;
  let phoneticDepth = 0;
  for (;;) {
    const kind = nextToken(scanner);
    if (kind === OPEN && !scanner.empty) {
      if (textDepth === 0 && phoneticDepth === 0) {
        if (isNamed(scanner, names.text)) textDepth = scanner.open.length;
        else if (isNamed(scanner, names.phonetic)) phoneticDepth = scanner.open.length;
      }
    } else if (kind === TEXT) {
      if (textDepth > 0) text += textBetween(scanner, scanner.textStart, scanner.textEnd, scanner.verbatim);
    } else if (kind === CLOSE) {
      const open = scanner.open.length;
      if (open < textDepth) textDepth = 0;
      if (open < phoneticDepth) phoneticDepth = 0;
      if (open < depth) return decodeEscapes(text);
    }
  }
}
