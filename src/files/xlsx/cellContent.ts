// What stands inside of one cell: its value as a code, and which kind of formula it has.
import { NO_STORED_VALUE } from "../../roster/cells";
import { XML_FAULTS } from "../../words/workbooks";
import { BOOLEAN, DATE, ERROR, INLINE, NUMBER, SHARED, TEXT_VALUE } from "./cellTag";
import { dateSerial } from "./dates";
import { cellName, decodeEscapes, parseRange } from "./names";
import { cellKey, type CellCollector } from "./sheetCells";
import { byteTable, type ByteTable, type ValueStore } from "./valueStore";
import {
  CLOSE,
  errorAt,
  matches,
  nextAttribute,
  nextToken,
  OPEN,
  skipElement,
  TEXT,
  type XmlScanner,
} from "./xmlScanner";
import {
  attributeName,
  attributeText,
  isNamed,
  refuseRedeclaration,
  stringItem,
  textBetween,
  type Prefixes,
  type QualifiedName,
  type StringNames,
} from "./xmlText";

/** Reads the contents of cells of one sheet. */
export interface ContentReader {
  readonly scanner: XmlScanner;
  readonly store: ValueStore;
  readonly collector: CellCollector;
  readonly prefixes: readonly string[];
  readonly texts: ByteTable;
  readonly numbers: ByteTable;
  readonly value: QualifiedName;
  readonly formula: QualifiedName;
  readonly inline: QualifiedName;
  readonly stringNames: StringNames;
  readonly markup: UsualMarkup;
}

/** The markup around values as programs write it, without blanks in between. */
export interface UsualMarkup {
  readonly valueOpen: Uint8Array;
  readonly valueClose: Uint8Array;
  readonly inlineOpen: Uint8Array;
  readonly inlineOpenPreserve: Uint8Array;
  readonly inlineClose: Uint8Array;
}

/** The usual markup with a prefix (and its colon). */
export function usualMarkup(prefix: string): UsualMarkup {
  const usual = (markup: string): Uint8Array => new TextEncoder().encode(markup.replaceAll("~", prefix));
  return {
    valueOpen: usual("<~v>"),
    valueClose: usual("</~v></~c>"),
    inlineOpen: usual("<~is><~t>"),
    inlineOpenPreserve: usual('<~is><~t xml:space="preserve">'),
    inlineClose: usual("</~t></~is></~c>"),
  };
}

/** A reader for the cells that `scanner` comes to. */
export function contentReader(
  scanner: XmlScanner,
  store: ValueStore,
  collector: CellCollector,
  names: Prefixes,
): ContentReader {
  return {
    scanner,
    store,
    collector,
    prefixes: names.prefixes,
    texts: byteTable(scanner.bytes),
    numbers: byteTable(scanner.bytes),
    value: names.qualify("v"),
    formula: names.qualify("f"),
    inline: names.qualify("is"),
    stringNames: { text: names.qualify("t"), phonetic: names.qualify("rPh") },
    markup: usualMarkup(names.prefixes[0] ?? ""),
  };
}

const LT = 0x3c;
/** Whole numbers of so many digits stay exact and small. */
const DIGITS = 9;

/**
 * Reads up to and with the cell's end tag. The scanner stands behind the start tag, which is not on its list of open
 * elements. Gives the code of the value, or -1 for an empty cell.
 */
export function readCellContent(reader: ContentReader, row: number, column: number, type: number): number {
  const { scanner, markup } = reader;
  const { bytes, at } = scanner;
  if (type <= SHARED && matches(bytes, at, markup.valueOpen)) {
    const start = at + markup.valueOpen.length;
    let end = start;
    let value = 0;
    for (let digit = bytes[end]! - 48; digit >= 0 && digit <= 9; digit = bytes[end]! - 48) {
      value = value * 10 + digit;
      end++;
    }
    const digits = end - start;
    if (digits > 0 && digits <= DIGITS && matches(bytes, end, markup.valueClose)) {
      scanner.at = end + markup.valueClose.length;
      return type === SHARED ? sharedCode(reader, value, row, column) : reader.store.number(value);
    }
  } else if (type === INLINE) {
    const code = plainInline(reader, at);
    if (code >= 0) return code;
  }
  return readAnyContent(reader, row, column, type);
}

/** An inline text of one run, written the usual way; -1 for everything else. */
function plainInline(reader: ContentReader, at: number): number {
  const { scanner, markup } = reader;
  const { bytes } = scanner;
  let start = at + markup.inlineOpen.length;
  if (!matches(bytes, at, markup.inlineOpen)) {
    if (!matches(bytes, at, markup.inlineOpenPreserve)) return -1;
    start = at + markup.inlineOpenPreserve.length;
  }
  let end = start;
  while (end < bytes.length && bytes[end] !== LT) end++;
  if (!matches(bytes, end, markup.inlineClose)) return -1;
  scanner.at = end + markup.inlineClose.length;
  return textCode(reader, start, end);
}

/** Passes over the content and the end tag of the cell whose start tag `readCellTag` has just read. */
export function skipCellContent(scanner: XmlScanner, markup: UsualMarkup): void {
  const { bytes, at, open } = scanner;
  if (matches(bytes, at, markup.valueOpen)) {
    const end = bytes.indexOf(LT, at + markup.valueOpen.length);
    if (end >= 0 && matches(bytes, end, markup.valueClose)) {
      scanner.at = end + markup.valueClose.length;
      return;
    }
  }
  open.push(scanner.nameStart, scanner.nameEnd);
  const depth = open.length;
  while (open.length >= depth) nextToken(scanner);
}

function readAnyContent(reader: ContentReader, row: number, column: number, type: number): number {
  const { scanner } = reader;
  const { open } = scanner;
  open.push(scanner.nameStart, scanner.nameEnd);
  const depth = open.length;
  let code = -1;
  let isFormula = false;
  for (;;) {
    const kind = nextToken(scanner);
    if (kind === CLOSE && open.length < depth) break;
    if (kind !== OPEN) continue;
    if (scanner.declares) refuseRedeclarations(reader);
    if (isNamed(scanner, reader.value)) {
      code = readValue(reader, row, column, type);
    } else if (isNamed(scanner, reader.formula)) {
      isFormula = true;
      readFormula(reader, row, column);
    } else if (isNamed(scanner, reader.inline)) {
      code = reader.store.text(stringItem(scanner, reader.stringNames));
    } else {
      skipElement(scanner);
    }
  }
  if (!isFormula) return code;
  reader.collector.markFormula(row, column);
  return code >= 0 ? code : reader.store.error(NO_STORED_VALUE);
}

function refuseRedeclarations(reader: ContentReader): void {
  const { scanner } = reader;
  while (nextAttribute(scanner)) refuseRedeclaration(scanner, reader.prefixes);
  scanner.valueEnd = scanner.nameEnd;
}

/** The value of the `<v>` element whose start tag is the current token. */
function readValue(reader: ContentReader, row: number, column: number, type: number): number {
  const { scanner } = reader;
  if (scanner.empty) return valueCode(reader, "", row, column, type);
  const depth = scanner.open.length;
  let kind = nextToken(scanner);
  if (kind === TEXT && !scanner.verbatim) {
    const { textStart, textEnd } = scanner;
    kind = nextToken(scanner);
    if (kind === CLOSE) return runCode(reader, textStart, textEnd, row, column, type);
    return valueCode(
      reader,
      textBetween(scanner, textStart, textEnd) + restOf(scanner, depth),
      row,
      column,
      type,
    );
  }
  return valueCode(reader, restOf(scanner, depth), row, column, type);
}

/** The text from the current token to the end of the element at `depth`. */
function restOf(scanner: XmlScanner, depth: number): string {
  let text = "";
  while (scanner.kind !== CLOSE || scanner.open.length >= depth) {
    if (scanner.kind === TEXT) {
      text += textBetween(scanner, scanner.textStart, scanner.textEnd, scanner.verbatim);
    }
    nextToken(scanner);
  }
  return text;
}

/** The code of a value that is written as one run of text. */
function runCode(
  reader: ContentReader,
  start: number,
  end: number,
  row: number,
  column: number,
  type: number,
): number {
  if (type === TEXT_VALUE || type === INLINE) return textCode(reader, start, end);
  if (type !== NUMBER) {
    return valueCode(reader, textBetween(reader.scanner, start, end), row, column, type);
  }
  const known = reader.numbers.find(start, end);
  if (known >= 0) return known;
  const code = valueCode(reader, textBetween(reader.scanner, start, end), row, column, type);
  if (code >= 0) reader.numbers.keep(start, end, code);
  return code;
}

function textCode(reader: ContentReader, start: number, end: number): number {
  const known = reader.texts.find(start, end);
  if (known >= 0) return known;
  const code = reader.store.text(decodeEscapes(textBetween(reader.scanner, start, end)));
  reader.texts.keep(start, end, code);
  return code;
}

function valueCode(reader: ContentReader, text: string, row: number, column: number, type: number): number {
  const { store } = reader;
  if (type === TEXT_VALUE || type === INLINE) return store.text(decodeEscapes(text));
  const trimmed = text.trim();
  if (trimmed === "") return -1;
  switch (type) {
    case BOOLEAN:
      return store.boolean(trimmed === "1" || trimmed === "true");
    case ERROR:
      return store.error(trimmed);
    case DATE: {
      const serial = dateSerial(trimmed);
      return serial === undefined ? store.text(trimmed) : store.number(serial);
    }
  }
  const number = Number(trimmed);
  if (!Number.isFinite(number)) {
    const fault = XML_FAULTS.noNumber(cellName(row, column), trimmed.slice(0, 40));
    throw errorAt(reader.scanner, reader.scanner.start, fault);
  }
  return type === SHARED ? sharedCode(reader, number, row, column) : store.number(number);
}

function sharedCode(reader: ContentReader, index: number, row: number, column: number): number {
  if (index < reader.store.sharedStrings && Number.isInteger(index) && index >= 0) return index;
  const fault = XML_FAULTS.sharedString(cellName(row, column), index, reader.store.sharedStrings);
  throw errorAt(reader.scanner, reader.scanner.start, fault);
}

/** Notes a formula that fills more cells than its own; the `<f>` start tag is the current token. */
function readFormula(reader: ContentReader, row: number, column: number): void {
  const { scanner, collector } = reader;
  let kind = "normal";
  let ref: string | undefined;
  let group = -1;
  while (nextAttribute(scanner)) {
    const name = attributeName(scanner);
    if (name === "t") kind = attributeText(scanner);
    else if (name === "ref") ref = attributeText(scanner);
    else if (name === "si") group = Number(attributeText(scanner));
  }
  skipElement(scanner);
  if (kind === "shared") {
    let shared = collector.formulas.shared.get(group);
    if (!shared) collector.formulas.shared.set(group, (shared = { master: -1, members: [] }));
    shared.members.push(cellKey(row, column));
    if (ref !== undefined) shared.master = cellKey(row, column);
  } else if ((kind === "array" || kind === "dataTable") && ref !== undefined) {
    const block = parseRange(ref);
    if (block) collector.formulas.blocks.push(block);
  }
}
