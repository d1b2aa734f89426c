// Makes workbooks for tests from parts given as text, and takes written ones apart again.
import { execFileSync } from "node:child_process";
import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
  type ZipWriterAddDataOptions,
} from "@zip.js/zip.js";

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export type Parts = Record<string, string | Uint8Array>;

/** A worksheet part around rows, with or without what comes before and behind them. */
export function sheetXml(rows: string, around: { before?: string; after?: string } = {}): string {
  return `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${around.before ?? ""}<sheetData>${rows}</sheetData>${around.after ?? ""}</worksheet>`;
}

/** A table part. */
export function tableXml(ref: string, columns: readonly string[], attributes = "", filter = ref): string {
  const list = columns.map((name, index) => `<tableColumn id="${index + 1}" name="${name}"/>`).join("");
  return (
    `${XML}<table xmlns="${MAIN}" id="1" name="People" displayName="People" ref="${ref}" ${attributes}>` +
    `<autoFilter ref="${filter}"/><tableColumns count="${columns.length}">${list}</tableColumns>` +
    `<tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>`
  );
}

export function relationships(targets: Record<string, string>): string {
  const list = Object.entries(targets).map(
    ([target, kind], index) =>
      `<Relationship Id="rId${index + 1}" Type="${kind.includes("/") ? kind : `${OFFICE}/${kind}`}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

/** Shared strings from `<si>` elements, or from plain texts without markup. */
export function stringsXml(...items: readonly string[]): string {
  const list = items.map((item) => (item.startsWith("<si") ? item : `<si><t>${item}</t></si>`));
  return `${XML}<sst xmlns="${MAIN}">${list.join("")}</sst>`;
}

/** The parts of a workbook with one sheet "Roster", and further parts; a part given as null is left out. */
export function workbookParts(
  sheet: string | Uint8Array,
  more: Record<string, string | Uint8Array | null> = {},
): Parts {
  const parts: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml":
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
      `<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>` +
      `<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>`,
    "_rels/.rels": relationships({ "xl/workbook.xml": "officeDocument" }),
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Roster" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships({
      "worksheets/sheet1.xml": "worksheet",
      "sharedStrings.xml": "sharedStrings",
      "calcChain.xml": "calcChain",
    }),
    "xl/sharedStrings.xml": stringsXml("Name", "Role", "Ann", "Developer"),
    "xl/worksheets/sheet1.xml": sheet,
    ...more,
  };
  const kept: Parts = {};
  for (const [name, content] of Object.entries(parts)) if (content !== null) kept[name] = content;
  return kept;
}

/** Parts that make the sheet carry one table. */
export function tableParts(table: string): Parts {
  return {
    "xl/worksheets/_rels/sheet1.xml.rels": relationships({ "../tables/table1.xml": "table" }),
    "xl/tables/table1.xml": table,
  };
}

const encoder = new TextEncoder();
const asBytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? encoder.encode(content) : content;

/** Zips parts in their order. */
export async function zipParts(
  parts: Parts,
  options: ZipWriterAddDataOptions = {},
  comment = "made for a test",
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter());
  const settings = {
    useWebWorkers: false,
    dataDescriptor: false,
    lastModDate: new Date(2024, 1, 3, 4, 5, 6),
    ...options,
  };
  for (const [name, content] of Object.entries(parts)) {
    await writer.add(name, new Uint8ArrayReader(asBytes(content)), settings);
  }
  return writer.close(encoder.encode(comment));
}

const ZIP64 = 1;

/** What a reader of the archive sees of one entry. */
export interface Unzipped {
  readonly content: Uint8Array;
  readonly packed: Uint8Array;
  /** The date, and which extra fields there are beside the one of zip64. */
  readonly modified: string;
  readonly method: number;
}

/** Takes an archive apart, in the order of its entries. */
export async function unzip(bytes: Uint8Array): Promise<Map<string, Unzipped>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const entries = new Map<string, Unzipped>();
  for (const entry of await reader.getEntries({ strictness: "strict" })) {
    if (entry.directory) continue;
    entries.set(entry.filename, {
      content: await entry.getData(new Uint8ArrayWriter(), { checkCrc32: true }),
      packed: await entry.getData(new Uint8ArrayWriter(), { passThrough: true }),
      modified: `${String(entry.rawLastModDate)} ${[...(entry.extraField?.keys() ?? [])].filter((kind) => kind !== ZIP64).join()}`,
      method: entry.compressionMethod,
    });
  }
  return entries;
}

/** The text of one part. */
export async function partText(bytes: Uint8Array, part: string): Promise<string> {
  const entry = (await unzip(bytes)).get(part);
  return entry ? new TextDecoder().decode(entry.content) : `(no part ${part})`;
}

/** The names of parts that differ between two archives, as "name", "-name" or "+name"; the order of entries counts. */
export async function differences(before: Uint8Array, after: Uint8Array): Promise<readonly string[]> {
  const [old, now] = [await unzip(before), await unzip(after)];
  const found: string[] = [];
  for (const [name, { packed, modified, method }] of old) {
    const other = now.get(name);
    if (!other) found.push(`-${name}`);
    else if (modified !== other.modified) found.push(`${name} (date)`);
    else if (method !== other.method || Buffer.compare(packed, other.packed) !== 0) found.push(name);
  }
  for (const name of now.keys()) if (!old.has(name)) found.push(`+${name}`);
  const order = [...now.keys()].filter((name) => old.has(name)).join();
  if (order !== [...old.keys()].filter((name) => now.has(name)).join()) found.push("(order)");
  return found;
}

const READER = `
import { readXlsx } from "hucre/xlsx";
const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const { sheets } = await readXlsx(Buffer.concat(pieces), { sheets: ["Roster"] });
console.log(JSON.stringify(sheets.map(({ name, rows, tables }) => ({ name, rows, tables }))));
`;

/** A sheet as another program's reader sees it. */
export interface SheetSeenElsewhere {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly tables?: readonly {
    readonly name: string;
    readonly columns: readonly { readonly name: string }[];
  }[];
}

/** Reads the sheet "Roster" with hucre. In a process of its own: it is an ES module, which Jest does not load. */
export function readElsewhere(bytes: Uint8Array): readonly SheetSeenElsewhere[] {
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", READER], {
    input: bytes,
    maxBuffer: 1 << 26,
  });
  return JSON.parse(output.toString()) as SheetSeenElsewhere[];
}
