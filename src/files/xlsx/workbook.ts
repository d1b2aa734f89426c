// Opening an .xlsx workbook: its sheets, tables and shared strings, and reading one sheet at a time.
import { noSuchSheet } from "../../words/files";
import { archiveWithoutWorkbook, sheetWithoutCells, XML_FAULTS } from "../../words/workbooks";
import { FileError } from "../fileError";
import type { Codec } from "./codec";
import { refuseOtherFiles, refuseOtherPackages } from "./fileKinds";
import { readRelationships, readText, type Relationship } from "./relationships";
import { readSharedStrings } from "./sharedStrings";
import type { SheetCells } from "./sheetCells";
import type { SheetScan } from "./sheetLayout";
import { readSheetPart, type ReadOptions } from "./sheetReader";
import { readTables, type TableInfo } from "./tables";
import { valueStore, type ValueStore } from "./valueStore";
import { toUtf8, type EncodedXml } from "./xmlEncoding";
import { badXml, childNamed, parseXml, SPREADSHEET_NAMESPACES } from "./xmlTree";
import { openPackage, type ZipPackage } from "./zipPackage";

/** What a sheet is. Only worksheets have cells. */
export type SheetKind = "worksheet" | "chartsheet" | "dialogsheet" | "macrosheet";

export interface SheetInfo {
  readonly name: string;
  readonly kind: SheetKind;
  /** False for hidden and very hidden sheets. */
  readonly visible: boolean;
  readonly tables: readonly TableInfo[];
  /** The number by which the calculation chain knows the sheet. */
  readonly sheetId: string;
  /** The part of the package that holds it. */
  readonly part: string;
}

/** An opened workbook. Sheets are named as Excel compares them: upper and lower case are the same. */
export interface Workbook {
  readonly sheets: readonly SheetInfo[];
  /**
   * Reads the cells of a worksheet; a sheet read before is not read again.
   * Throws FileError; rejects with the signal's reason when it is aborted.
   */
  readSheet(sheet: string, options?: ReadOptions): Promise<SheetCells>;
  /** What writing results needs. */
  readonly inside: WorkbookInside;
}

/** The insides of a workbook that reading and writing share. */
export interface WorkbookInside {
  readonly archive: ZipPackage;
  readonly workbookPart: string;
  readonly relationships: readonly Relationship[];
  readonly values: ValueStore["values"];
  /** How many of the values are shared strings: the first ones. */
  readonly sharedStrings: number;
  /** The sheet of that name. Throws FileError NO_SUCH_SHEET, or UNSUPPORTED for a sheet without cells. */
  worksheet(name: string): SheetInfo;
  scan(sheet: SheetInfo, options?: ReadOptions): Promise<SheetScan>;
  /** A sheet's part in UTF-8. */
  sheetXml(sheet: SheetInfo): Promise<EncodedXml>;
  /** Lets go of the XML that is kept for writing. */
  forgetXml(): void;
}

/** Opens a workbook. Reads the directory, sheet list, tables and shared strings, but no cells yet. Throws FileError. */
export async function openWorkbook(bytes: Uint8Array, codec: Codec): Promise<Workbook> {
  refuseOtherFiles(bytes);
  const archive = await openPackage(bytes, codec);
  const roots = await readRelationships(archive, "");
  const workbookPart = roots.find(({ kind }) => kind === "officeDocument")?.part;
  await refuseOtherPackages(archive, workbookPart);
  if (workbookPart === undefined || !archive.has(workbookPart)) throw notAWorkbook();
  const relationships = await readRelationships(archive, workbookPart);
  const sheets = await readSheetList(archive, workbookPart, relationships);
  const strings = relationships.find(({ kind }) => kind === "sharedStrings")?.part;
  const store = valueStore(
    strings === undefined || !archive.has(strings)
      ? []
      : readSharedStrings(toUtf8(await archive.read(strings), strings).utf8, strings),
  );
  const inside = workbookInside(archive, workbookPart, relationships, sheets, store);
  return {
    sheets,
    readSheet: async (sheet, options) => (await inside.scan(inside.worksheet(sheet), options)).cells,
    inside,
  };
}

function notAWorkbook(): FileError {
  return new FileError("NOT_A_WORKBOOK", archiveWithoutWorkbook());
}

async function readSheetList(
  archive: ZipPackage,
  part: string,
  relationships: readonly Relationship[],
): Promise<readonly SheetInfo[]> {
  const root = parseXml(await readText(archive, part), part);
  if (root.name !== "workbook" || !SPREADSHEET_NAMESPACES.includes(root.uri)) throw notAWorkbook();
  const sheets: SheetInfo[] = [];
  for (const { name, attributes } of childNamed(root, "sheets")?.children ?? []) {
    if (name !== "sheet") continue;
    const id = attributes.get("r:id");
    const target = relationships.find((relationship) => relationship.id === id);
    const sheet = attributes.get("name");
    if (sheet === undefined || !target) throw badXml(part, XML_FAULTS.sheetWithoutPart(sheet ?? "?"));
    const kind = sheetKind(target.kind);
    const tables = kind === "worksheet" ? await readRelationships(archive, target.part) : [];
    sheets.push({
      name: sheet,
      kind,
      visible: (attributes.get("state") ?? "visible") === "visible",
      tables: await readTables(archive, tables),
      sheetId: attributes.get("sheetId") ?? "",
      part: target.part,
    });
  }
  return sheets;
}

function sheetKind(relationship: string): SheetKind {
  switch (relationship) {
    case "worksheet":
    case "chartsheet":
    case "dialogsheet":
      return relationship;
    default:
      return "macrosheet";
  }
}

function workbookInside(
  archive: ZipPackage,
  workbookPart: string,
  relationships: readonly Relationship[],
  sheets: readonly SheetInfo[],
  store: ValueStore,
): WorkbookInside {
  const scans = new Map<string, SheetScan>();
  /** The XML of the largest sheet read so far: most likely the roster, which will be written next. */
  let kept: { readonly part: string; readonly xml: EncodedXml } | undefined;

  async function sheetXml(sheet: SheetInfo): Promise<EncodedXml> {
    if (kept?.part === sheet.part) return kept.xml;
    const xml = toUtf8(await archive.read(sheet.part), sheet.part);
    if (!kept || xml.utf8.length > kept.xml.utf8.length) kept = { part: sheet.part, xml };
    return xml;
  }

  return {
    archive,
    workbookPart,
    relationships,
    values: store.values,
    sharedStrings: store.sharedStrings,
    worksheet: (name) => findWorksheet(sheets, name),
    sheetXml,
    forgetXml: () => {
      kept = undefined;
    },
    scan: async (sheet, options) => {
      let scan = scans.get(sheet.part);
      if (!scan) {
        const { utf8 } = await sheetXml(sheet);
        scan = await readSheetPart(utf8, sheet.part, sheet.name, store, options);
        scans.set(sheet.part, scan);
      }
      return scan;
    },
  };
}

function findWorksheet(sheets: readonly SheetInfo[], name: string): SheetInfo {
  const wanted = name.toLowerCase();
  const sheet = sheets.find((candidate) => candidate.name.toLowerCase() === wanted);
  if (!sheet) {
    const names = sheets.map((candidate) => candidate.name);
    throw new FileError("NO_SUCH_SHEET", noSuchSheet(name, names));
  }
  if (sheet.kind !== "worksheet") {
    throw new FileError("UNSUPPORTED", sheetWithoutCells(sheet.name, sheet.kind));
  }
  return sheet;
}
