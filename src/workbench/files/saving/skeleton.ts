// The package of a workbook that came from no file: no sheet yet, and the styles that cells have without any.
import { packPart } from "../../../files/xlsx/byteSink";
import { portableCodec } from "../../../files/xlsx/portableCodec";
import { openPackage, writePackage, type PackedPart, type ZipPackage } from "../../../files/xlsx/zipPackage";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const SKELETON_WORKBOOK = "xl/workbook.xml";
/** The table styles that Excel takes where a workbook says nothing. */
const TABLE_STYLES =
  '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>';

const NO_STYLES =
  `<styleSheet xmlns="${MAIN}">` +
  `<fonts count="1"><font><sz val="11"/><color rgb="FF000000"/><name val="Calibri"/><family val="2"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
  `<dxfs count="0"/>${TABLE_STYLES}</styleSheet>`;

/** Parts of a workbook that has one author, nobody, and no sheet. */
const PARTS: Readonly<Record<string, string>> = {
  "[Content_Types].xml":
    `<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  "_rels/.rels":
    `<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml":
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/>` +
    `<bookViews><workbookView/></bookViews><sheets/></workbook>`,
  "xl/_rels/workbook.xml.rels":
    `<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": NO_STYLES,
};

export async function skeleton(): Promise<ZipPackage> {
  const parts = new Map<string, PackedPart>();
  for (const [part, text] of Object.entries(PARTS))
    parts.set(part, await packPart(portableCodec, new TextEncoder().encode(XML + text)));
  return openPackage(await writePackage(parts), portableCodec);
}

/** A sheet part without anything in it. */
export const EMPTY_SHEET = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData/></worksheet>`;
/** The styles part of a workbook that has none. */
export const EMPTY_STYLES = XML + NO_STYLES;
export const STYLES_TYPE = `${TYPE}.styles+xml`;
export const SHEET_TYPE = `${TYPE}.worksheet+xml`;
export const TABLE_TYPE = `${TYPE}.table+xml`;
