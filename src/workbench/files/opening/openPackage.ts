// Opening an .xlsx or .xlsm file into a workbook of the host.
import { FileError } from "../../../files/fileError";
import { refuseOtherPackages } from "../../../files/xlsx/fileKinds";
import { decodeEscapes } from "../../../files/xlsx/names";
import { portableCodec } from "../../../files/xlsx/portableCodec";
import { readRelationships, type Relationship } from "../../../files/xlsx/relationships";
import { readSharedStrings } from "../../../files/xlsx/sharedStrings";
import { toUtf8 } from "../../../files/xlsx/xmlEncoding";
import type { XmlElement } from "../../../files/xlsx/xmlTree";
import { badXml, SPREADSHEET_NAMESPACES } from "../../../files/xlsx/xmlTree";
import { openPackage, type ZipPackage } from "../../../files/xlsx/zipPackage";
import { refersBeyond } from "../../../host/formulas/beyond";
import { loadSheets } from "../../../host/workbook/loading";
import type { Sheet, SheetState } from "../../../host/workbook/sheet";
import type { NamedItem, WorkbookState } from "../../../host/workbook/workbook";
import { Workbook } from "../../../host/workbook/workbook";
import { noWorksheets } from "../../../words/workbookFiles";
import { archiveWithoutWorkbook, XML_FAULTS } from "../../../words/workbooks";
import type { SheetSource, TableSource } from "../source";
import { shownText } from "../../shownText";
import { DAYS_TO_1904, setSource } from "../source";
import type { NotShown } from "../workbookFile";
import type { Table } from "../../../host/workbook/table";
import { shownFormula } from "./formulaText";
import { dynamicMarks } from "./formulas";
import { notShownOfWorkbook } from "./notShown";
import type { OpenedFile } from "./opened";
import { openSheet, type SheetSurroundings } from "./openSheet";
import { readStyles } from "./styles";
import type { XmlPart } from "./xmlValues";
import { childOf, childrenOf, flagOf, numberOf, readPart, textOf } from "./xmlValues";

/** A sheet in the list of the workbook part. */
interface Listed {
  readonly name: string;
  readonly visibility: SheetState["visibility"];
  readonly kind: string;
  readonly part: string;
  readonly place: number;
}

/** Opens a workbook from a zip archive. Throws FileError. */
export async function openPackageFile(name: string, bytes: Uint8Array): Promise<OpenedFile> {
  const archive = await openPackage(bytes, portableCodec);
  const roots = await readRelationships(archive, "");
  const workbookPart = roots.find(({ kind }) => kind === "officeDocument")?.part;
  await refuseOtherPackages(archive, workbookPart);
  const part = await readPart(archive, workbookPart);
  if (workbookPart === undefined || part === undefined || !isWorkbook(part.root))
    throw new FileError("NOT_A_WORKBOOK", archiveWithoutWorkbook());
  const relationships = await readRelationships(archive, workbookPart);
  const listed = sheetList(part.root, relationships, workbookPart);
  const worksheets = listed.filter(({ kind }) => kind === "worksheet");
  if (worksheets.length === 0) throw new FileError("UNSUPPORTED", noWorksheets());

  const workbook = new Workbook(name);
  workbook.shownText = shownText;
  const sheets = loadSheets(
    workbook,
    worksheets.map((one) => one.name),
  );
  const isOf1904 = flagOf(childOf(part.root, "workbookPr") ?? part.root, "date1904");
  const around = await surroundings(archive, relationships, isOf1904);
  const notShown: NotShown[] = [...notShownOfWorkbook(relationships)];
  const sources = new Map<Sheet, SheetSource>();
  const tables = new Map<Table, TableSource>();
  for (const [index, sheet] of sheets.entries()) {
    const { part: sheetPart, visibility } = worksheets[index]!;
    if (visibility !== "Visible") sheet.update({ visibility });
    const opened = await openSheet(sheet, sheetPart, around);
    sources.set(sheet, opened.source);
    for (const [table, source] of opened.tables) tables.set(table, source);
    notShown.push(...opened.notShown);
  }
  for (const { kind, name: sheet } of listed)
    if (kind !== "worksheet")
      notShown.push({ kind: kind === "chartsheet" ? "chart" : "other", sheet, count: 1 });

  const places = worksheets.map(({ place }) => place);
  const sheetAt = (place: number): Sheet | undefined => sheets[places.indexOf(place)];
  workbook.update({ tables: [...tables.keys()], names: namesOf(part, sheetAt) });
  setCalculation(workbook, childOf(part.root, "calcPr"));
  const state: WorkbookState = workbook.state;
  setSource(workbook, {
    kind: "package",
    archive,
    workbookPart,
    relationships,
    state,
    places,
    sheets: sources,
    tables,
    date1904: isOf1904,
  });
  return { name, workbook, notShown, front: frontOf(part.root, sheetAt) ?? firstVisible(sheets) };
}

function isWorkbook({ name, uri }: XmlElement): boolean {
  return name === "workbook" && SPREADSHEET_NAMESPACES.includes(uri);
}

const VISIBILITIES: Readonly<Record<string, SheetState["visibility"]>> = {
  hidden: "Hidden",
  veryHidden: "VeryHidden",
};

function sheetList(root: XmlElement, relationships: readonly Relationship[], part: string): Listed[] {
  return childrenOf(childOf(root, "sheets"), "sheet").map(({ attributes }, place) => {
    const name = attributes.get("name");
    const target = relationships.find(({ id }) => id === attributes.get("r:id"));
    if (name === undefined || target === undefined)
      throw badXml(part, XML_FAULTS.sheetWithoutPart(name ?? "?"));
    const visibility = VISIBILITIES[attributes.get("state") ?? ""] ?? "Visible";
    return { name, visibility, kind: target.kind, part: target.part, place };
  });
}

/** What all sheets of a workbook share. */
async function surroundings(
  archive: ZipPackage,
  relationships: readonly Relationship[],
  isOf1904: boolean,
): Promise<SheetSurroundings> {
  const partOf = (kind: string): string | undefined =>
    relationships.find((relationship) => relationship.kind === kind)?.part;
  const strings = partOf("sharedStrings");
  const theme = await readPart(archive, partOf("theme"));
  return {
    archive,
    styles: readStyles((await readPart(archive, partOf("styles")))?.root, theme?.root),
    strings:
      strings === undefined || !archive.has(strings)
        ? []
        : readSharedStrings(toUtf8(await archive.read(strings), strings).utf8, strings),
    isDynamic: dynamicMarks(await readPart(archive, partOf("sheetMetadata"))),
    dateShift: isOf1904 ? DAYS_TO_1904 : 0,
  };
}

/** The defined names that people see or made; those that Excel keeps for itself are left in the file. */
function namesOf({ root, text }: XmlPart, sheetAt: (place: number) => Sheet | undefined): NamedItem[] {
  return childrenOf(childOf(root, "definedNames"), "definedName").flatMap((element): NamedItem[] => {
    const { attributes } = element;
    const name = decodeEscapes(attributes.get("name") ?? "");
    const place = numberOf(element, "localSheetId");
    const scope = place === undefined ? null : sheetAt(place);
    if (name === "" || /^_xl/i.test(name) || scope === undefined) return [];
    const formula = shownFormula(textOf(text, element).trim());
    return [
      { name, scope, formula, comment: attributes.get("comment") ?? "", visible: !flagOf(element, "hidden") },
    ];
  });
}

function setCalculation(workbook: Workbook, element: XmlElement | undefined): void {
  const mode = element?.attributes.get("calcMode");
  if (mode === "manual") workbook.calculationMode = "Manual";
  if (mode === "autoNoTable") workbook.calculationMode = "AutomaticExceptTables";
  if (element === undefined || !flagOf(element, "fullCalcOnLoad")) return;
  const { calculation } = workbook;
  // What other workbooks hold is only known by the values that the file has.
  for (const formula of calculation.formulas())
    if (formula.spill === null || !refersBeyond(formula.text)) calculation.outdate(formula);
}

function frontOf(root: XmlElement, sheetAt: (place: number) => Sheet | undefined): Sheet | undefined {
  const view = childOf(childOf(root, "bookViews"), "workbookView");
  const sheet = sheetAt((view && numberOf(view, "activeTab")) ?? 0);
  return sheet?.state.visibility === "Visible" ? sheet : undefined;
}

function firstVisible(sheets: readonly Sheet[]): Sheet {
  return sheets.find(({ state }) => state.visibility === "Visible") ?? sheets[0]!;
}
