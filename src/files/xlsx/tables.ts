// The tables of a sheet: where they stand, their columns, and how a table part changes when columns are added.
import { headingMissing, headingTaken, tableFilledElsewhere, XML_FAULTS } from "../../words/workbooks";
import { FileError } from "../fileError";
import { decodeEscapes, encodeEscapes, parseRange, rangeName, type CellRange } from "./names";
import { readText, type Relationship } from "./relationships";
import {
  applyEdits,
  attributeEdit,
  badXml,
  childNamed,
  escapeAttribute,
  parseXml,
  type XmlElement,
} from "./xmlTree";
import type { ZipPackage } from "./zipPackage";

/** A table. Rows and columns count from 0; heading row and totals rows belong to its block of cells. */
export interface TableInfo {
  /** The name that formulas use. */
  readonly name: string;
  readonly range: CellRange;
  readonly headerRows: 0 | 1;
  readonly totalsRows: number;
  /** The headings as the table knows them. */
  readonly columns: readonly string[];
  /** The part of the package that holds it. */
  readonly part: string;
}

/** Reads the tables that a sheet's relationships name. */
export async function readTables(
  archive: ZipPackage,
  relationships: readonly Relationship[],
): Promise<readonly TableInfo[]> {
  const tables: TableInfo[] = [];
  for (const { kind, part } of relationships) {
    if (kind === "table") tables.push(tableInfo(parseXml(await readText(archive, part), part), part));
  }
  return tables;
}

function tableInfo(root: XmlElement, part: string): TableInfo {
  const { attributes } = root;
  const range = parseRange(attributes.get("ref") ?? "");
  const name = decodeEscapes(attributes.get("displayName") ?? attributes.get("name") ?? "");
  if (root.name !== "table" || !range || name === "") throw badXml(part, XML_FAULTS.noTable);
  const headerRows = attributes.get("headerRowCount") === "0" ? 0 : 1;
  const totalsRows = Number(attributes.get("totalsRowCount") ?? "0");
  const columns = columnElements(root).map((column) => decodeEscapes(column.attributes.get("name") ?? ""));
  if (columns.length !== range.lastColumn - range.firstColumn + 1) {
    throw badXml(part, XML_FAULTS.tableColumns(rangeName(range)));
  }
  return { name, range, headerRows, totalsRows, columns, part };
}

function columnElements(root: XmlElement): readonly XmlElement[] {
  const list = childNamed(root, "tableColumns");
  return list?.children.filter((child) => child.name === "tableColumn" && child.uri === list.uri) ?? [];
}

/**
 * The text of a table part with columns added at its right end; everything else stays as it is written.
 * Throws FileError DUPLICATE_HEADING, or UNSUPPORTED for a table that Excel fills from elsewhere.
 */
export function tableWithColumns(text: string, table: TableInfo, headings: readonly string[]): string {
  const root = parseXml(text, table.part);
  const type = root.attributes.get("tableType");
  if (type !== undefined && type !== "worksheet") {
    throw new FileError("UNSUPPORTED", tableFilledElsewhere(table.name));
  }
  refuseDuplicates(table, headings);
  const list = childNamed(root, "tableColumns");
  if (!list || list.empty) throw badXml(table.part, XML_FAULTS.noTableColumns);
  const columns = columnElements(root);
  let id = Math.max(0, ...columns.map((column) => Number(column.attributes.get("id") ?? "0")));
  const added = headings.map(
    (heading) =>
      `<${list.prefix}tableColumn id="${++id}" name="${escapeAttribute(encodeTableHeading(heading))}"/>`,
  );
  const range = { ...table.range, lastColumn: table.range.lastColumn + headings.length };
  const edits = [
    attributeEdit(text, root, "ref", rangeName(range)),
    attributeEdit(text, list, "count", String(columns.length + headings.length)),
    { start: list.closeStart, end: list.closeStart, text: added.join("") },
  ];
  const filter = childNamed(root, "autoFilter");
  const filtered = parseRange(filter?.attributes.get("ref") ?? "");
  if (filter && filtered) {
    const grown = { ...filtered, lastColumn: filtered.lastColumn + headings.length };
    edits.push(attributeEdit(text, filter, "ref", rangeName(grown)));
  }
  return applyEdits(text, edits);
}

/** Line breaks in headings are written as escapes in table parts. */
function encodeTableHeading(heading: string): string {
  return encodeEscapes(heading).replace(/[\t\n]/g, (blank) => `_x000${blank === "\t" ? "9" : "a"}_`);
}

function refuseDuplicates(table: TableInfo, headings: readonly string[]): void {
  const seen = new Set(table.columns.map((column) => column.toLowerCase()));
  for (const heading of headings) {
    const key = heading.toLowerCase();
    if (key === "") throw new FileError("DUPLICATE_HEADING", headingMissing(table.name));
    if (seen.has(key)) throw new FileError("DUPLICATE_HEADING", headingTaken(table.name, heading));
    seen.add(key);
  }
}
