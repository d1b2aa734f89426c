// Workbooks made of parts for tests of opening, and what the host then holds.
import type { Sheet } from "../../../../src/host/workbook/sheet";
import { paintedAt } from "../../../../src/host/workbook/painted";
import { Session } from "../../../../src/host/session";
import type { OpenedFile } from "../../../../src/workbench/files/opening/opened";
import { openFile } from "../../../../src/workbench/files/openFile";
import { MAIN, sheetXml, workbookParts, XML, zipParts } from "../../../files/xlsx/workbookParts";

export interface Opened extends OpenedFile {
  readonly session: Session;
  readonly sheet: Sheet;
  /** The property of a cell, such as "fill.color" of row 0 and column 1. */
  format(path: string, row: number, column: number): unknown;
}

/** Opens a workbook of one sheet "Roster" from its rows, what stands around them, and other parts. */
export async function openParts(
  rows: string,
  around: { readonly before?: string; readonly after?: string } = {},
  more: Record<string, string | null> = {},
): Promise<Opened> {
  const parts = workbookParts(sheetXml(rows, around), { "xl/calcChain.xml": "<calcChain/>", ...more });
  return withSession(await openFile("made.xlsx", await zipParts(parts)));
}

export function withSession(file: OpenedFile): Opened {
  const sheet = file.workbook.state.sheets[0]!;
  return {
    ...file,
    session: new Session(file.workbook),
    sheet,
    format: (path, row, column) => paintedAt(sheet.state.formats[path] ?? [], row, column),
  };
}

/** A style sheet. Cell styles: 0 plain, and those given as `<xf …/>`. */
export function stylesXml(
  xfs: readonly string[],
  { fonts = "", fills = "", borders = "", formats = "", dxfs = "" } = {},
): string {
  return (
    `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${formats}</numFmts>` +
    `<fonts><font><sz val="11"/><name val="Calibri"/></font>${fonts}</fonts>` +
    `<fills><fill><patternFill patternType="none"/></fill>${fills}</fills>` +
    `<borders><border/>${borders}</borders>` +
    `<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${xfs.join("")}</cellXfs><dxfs>${dxfs}</dxfs></styleSheet>`
  );
}

/** The workbook's relationships to the sheet and to these parts. */
export function withRelationships(kinds: Readonly<Record<string, string>>): Record<string, string> {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const all = { "worksheets/sheet1.xml": "worksheet", "sharedStrings.xml": "sharedStrings", ...kinds };
  const list = Object.entries(all).map(
    ([target, kind], index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return {
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`,
  };
}

/** The workbook part, with what stands before and behind its one sheet. */
export function workbookXml(before: string, after = "", sheet = 'name="Roster"'): string {
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${before}<sheets><sheet ${sheet} sheetId="1" r:id="rId1"/></sheets>${after}</workbook>`;
}
