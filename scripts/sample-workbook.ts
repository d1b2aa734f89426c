// Writes a small workbook part by part: tables, drop-down lists, conditional formats, the same bytes at every run.
import { strToU8, zipSync } from "fflate";
import type { TextColours } from "../src/roster/blankRoster";
import type { SampleCell } from "./sample-people";

/** The cell formats of the sample. The numbers are indices into `cellXfs` of the styles part. */
export const STYLE = { plain: 0, heading: 1, boxTitle: 2, box: 3 } as const;

export interface SheetCell {
  readonly value: SampleCell;
  readonly style?: (typeof STYLE)[keyof typeof STYLE];
}

/** A drop-down list, or, without `list`, a note that appears when the cell is chosen. */
export interface Validation {
  readonly range: string;
  /** The answers offered, or a reference to cells that hold them. */
  readonly list?: readonly string[] | { readonly cells: string };
  readonly title: string;
  readonly message: string;
}

export interface SheetSpec {
  readonly name: string;
  /** Rows from the first, cells from column A; the table starts at A1. `null` is an empty cell. */
  readonly rows: readonly (readonly (SheetCell | null)[])[];
  readonly table: { readonly name: string; readonly columns: number; readonly rows: number };
  readonly widths: readonly number[];
  readonly frozenColumns: number;
  readonly headingHeight: number;
  readonly validations: readonly Validation[];
  readonly colours?: { readonly range: string; readonly rules: readonly TextColours[] };
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const TABLE_STYLE = "Sample table";
const HEADING_FILL = "24506B";
/** Zip dates have no time zone, so this is the same moment everywhere. */
const ZIP_DATE = new Date(2026, 0, 5, 8, 0, 0);
const DOCUMENT_DATE = "2026-01-05T08:00:00Z";

const escapeXml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const part = (xml: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;

/** The name of a column, counted from 1: 1 is A. */
export function letters(column: number): string {
  return column <= 26
    ? String.fromCharCode(64 + column)
    : letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1);
}

function cellXml(reference: string, cell: SheetCell, sharedText: (text: string) => number): string {
  const { value, style = STYLE.plain } = cell;
  const start = `<c r="${reference}"${style === STYLE.plain ? "" : ` s="${String(style)}"`}`;
  if (typeof value === "number") return `${start}><v>${String(value)}</v></c>`;
  if (typeof value === "string") return `${start} t="s"><v>${String(sharedText(value))}</v></c>`;
  const type = value.value.startsWith("#") ? "e" : "str";
  return `${start} t="${type}"><f>${escapeXml(value.formula)}</f><v>${escapeXml(value.value)}</v></c>`;
}

function validationXml({ range, list, title, message }: Validation): string {
  const name = escapeXml(title);
  const text = escapeXml(message);
  if (list === undefined)
    return `<dataValidation allowBlank="1" showInputMessage="1" promptTitle="${name}" prompt="${text}" sqref="${range}"/>`;
  const formula = "cells" in list ? list.cells : `"${list.join(",")}"`;
  // A warning, not a stop: what is typed may be a known synonym.
  return (
    `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" errorTitle="${name}" ` +
    `error="${text}" sqref="${range}"><formula1>${escapeXml(formula)}</formula1></dataValidation>`
  );
}

function coloursXml({ range, rules }: NonNullable<SheetSpec["colours"]>): string {
  const lines = rules.map(
    ({ text }, index) =>
      `<cfRule type="cellIs" dxfId="${String(FIRST_COLOUR + index)}" priority="${String(index + 1)}" ` +
      `operator="equal"><formula>"${escapeXml(text)}"</formula></cfRule>`,
  );
  return `<conditionalFormatting sqref="${range}">${lines.join("")}</conditionalFormatting>`;
}

function sheetXml(spec: SheetSpec, index: number, sharedText: (text: string) => number): string {
  const { frozenColumns: frozen, validations, colours } = spec;
  const corner = `${letters(frozen + 1)}2`;
  const pane =
    frozen === 0
      ? `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>`
      : `<pane xSplit="${String(frozen)}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>` +
        `<selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/>`;
  const rows = spec.rows.flatMap((cells, rowIndex) => {
    const row = String(rowIndex + 1);
    const content = cells
      .map((cell, column) => (cell === null ? "" : cellXml(`${letters(column + 1)}${row}`, cell, sharedText)))
      .join("");
    const height = rowIndex === 0 ? ` ht="${String(spec.headingHeight)}" customHeight="1"` : "";
    return content === "" ? [] : [`<row r="${row}"${height}>${content}</row>`];
  });
  const columns = spec.widths.map((width, column) => {
    const number = String(column + 1);
    return `<col min="${number}" max="${number}" width="${String(width)}" customWidth="1"/>`;
  });
  const lastColumn = Math.max(...spec.rows.map((cells) => cells.length));
  return part(
    `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<dimension ref="A1:${letters(lastColumn)}${String(spec.rows.length)}"/>` +
      `<sheetViews><sheetView${index === 0 ? ' tabSelected="1"' : ""} workbookViewId="0">${pane}</sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join("")}</cols><sheetData>${rows.join("")}</sheetData>` +
      (colours === undefined ? "" : coloursXml(colours)) +
      `<dataValidations count="${String(validations.length)}">${validations.map(validationXml).join("")}</dataValidations>` +
      `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
      `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>` +
      `<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`,
  );
}

function tableXml({ table, rows }: SheetSpec, id: number): string {
  const reference = `A1:${letters(table.columns)}${String(table.rows)}`;
  const columns = rows[0]!.slice(0, table.columns).map((cell, index) => {
    if (typeof cell?.value !== "string")
      throw new Error(`${table.name} has no heading in column ${letters(index + 1)}`);
    return `<tableColumn id="${String(index + 1)}" name="${escapeXml(cell.value)}"/>`;
  });
  return part(
    `<table xmlns="${MAIN}" id="${String(id)}" name="${table.name}" displayName="${table.name}" ref="${reference}" ` +
      `totalsRowShown="0"><autoFilter ref="${reference}"/><tableColumns count="${String(columns.length)}">` +
      `${columns.join("")}</tableColumns><tableStyleInfo name="${TABLE_STYLE}" showFirstColumn="0" showLastColumn="0" ` +
      `showRowStripes="1" showColumnStripes="0"/></table>`,
  );
}

/** The differential formats of the table style come first; those of the text colours follow. */
const FIRST_COLOUR = 3;

function stylesXml(colours: readonly TextColours[]): string {
  const font = (more: string, ink = ""): string =>
    `<font>${more}<sz val="11"/>${ink}<name val="Calibri"/><family val="2"/></font>`;
  const solid = (colour: string): string =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  // In differential formats, unlike in cell formats, the colour of a solid fill is its background.
  const changed = (ink: string, fill: string, bold: boolean): string =>
    `<dxf><font>${bold ? "<b/>" : ""}<color rgb="FF${ink}"/></font><fill><patternFill patternType="solid">` +
    `<bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`;
  const line = `<color rgb="FFD3DCE3"/>`;
  const lines = ["left", "right", "top", "bottom", "horizontal"];
  const frame = `<dxf><border>${lines.map((side) => `<${side} style="thin">${line}</${side}>`).join("")}</border></dxf>`;
  const stripe = `<dxf><fill><patternFill patternType="solid"><bgColor rgb="FFF4F7F9"/></patternFill></fill></dxf>`;
  const formats = [
    frame,
    changed("FFFFFF", HEADING_FILL, true),
    stripe,
    ...colours.map(({ ink, fill }) => changed(ink, fill, true)),
  ];
  const xf = (fontId: number, fillId: number, alignment: string): string =>
    `<xf numFmtId="0" fontId="${String(fontId)}" fillId="${String(fillId)}" borderId="0" xfId="0" applyFont="1" ` +
    `applyFill="1" applyAlignment="1">${alignment}</xf>`;
  return part(
    `<styleSheet xmlns="${MAIN}"><fonts count="3">${font("")}${font("<b/>", '<color rgb="FFFFFFFF"/>')}` +
      `${font("<b/>", `<color rgb="FF${HEADING_FILL}"/>`)}</fonts>` +
      `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
      `${solid(HEADING_FILL)}${solid("EAF1F5")}</fills>` +
      `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
      `<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
      xf(1, 2, '<alignment vertical="center" wrapText="1"/>') +
      xf(2, 3, '<alignment vertical="center" indent="1"/>') +
      xf(0, 3, '<alignment vertical="center" wrapText="1" indent="1"/>') +
      `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
      `<dxfs count="${String(formats.length)}">${formats.join("")}</dxfs>` +
      `<tableStyles count="1" defaultTableStyle="${TABLE_STYLE}" defaultPivotStyle="PivotStyleLight16">` +
      `<tableStyle name="${TABLE_STYLE}" pivot="0" count="3"><tableStyleElement type="wholeTable" dxfId="0"/>` +
      `<tableStyleElement type="headerRow" dxfId="1"/><tableStyleElement type="secondRowStripe" dxfId="2"/>` +
      `</tableStyle></tableStyles></styleSheet>`,
  );
}

function relationships(lines: readonly (readonly [type: string, target: string])[]): string {
  const items = lines.map(
    ([type, target], index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${type}" Target="${target}"/>`,
  );
  return part(`<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`);
}

/** The workbook as the bytes of an .xlsx file: one table on each sheet, the first sheet shown first. */
export function workbookBytes(
  sheets: readonly SheetSpec[],
  about: { readonly title: string; readonly company: string },
): Uint8Array {
  const texts = new Map<string, number>();
  let uses = 0;
  const sharedText = (text: string): number => {
    uses += 1;
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const numbered = sheets.map((spec, index) => ({ spec, index, id: String(index + 1) }));
  const sheetParts = numbered.map(({ spec, index }) => sheetXml(spec, index, sharedText));
  const shared = [...texts.keys()].map((text) => `<si><t>${escapeXml(text)}</t></si>`);
  const override = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  const entries: [name: string, xml: string][] = [
    [
      "[Content_Types].xml",
      part(
        `<Types xmlns="${PACKAGE}/content-types">` +
          `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
          `<Default Extension="xml" ContentType="application/xml"/>` +
          override("xl/workbook.xml", `${CONTENT}.sheet.main+xml`) +
          numbered
            .map(
              ({ id }) =>
                override(`xl/worksheets/sheet${id}.xml`, `${CONTENT}.worksheet+xml`) +
                override(`xl/tables/table${id}.xml`, `${CONTENT}.table+xml`),
            )
            .join("") +
          override("xl/styles.xml", `${CONTENT}.styles+xml`) +
          override("xl/sharedStrings.xml", `${CONTENT}.sharedStrings+xml`) +
          override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
          override(
            "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
          ) +
          `</Types>`,
      ),
    ],
    [
      "_rels/.rels",
      relationships([
        [`${OFFICE}/officeDocument`, "xl/workbook.xml"],
        [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
        [`${OFFICE}/extended-properties`, "docProps/app.xml"],
      ]),
    ],
    [
      "xl/workbook.xml",
      part(
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView xWindow="0" yWindow="0" ` +
          `windowWidth="28800" windowHeight="15000" activeTab="0"/></bookViews><sheets>` +
          numbered
            .map(({ spec, id }) => `<sheet name="${escapeXml(spec.name)}" sheetId="${id}" r:id="rId${id}"/>`)
            .join("") +
          `</sheets><calcPr calcId="191029"/></workbook>`,
      ),
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...numbered.map(({ id }) => [`${OFFICE}/worksheet`, `worksheets/sheet${id}.xml`] as const),
        [`${OFFICE}/styles`, "styles.xml"],
        [`${OFFICE}/sharedStrings`, "sharedStrings.xml"],
      ]),
    ],
    ...numbered.flatMap(({ spec, index, id }): [string, string][] => [
      [`xl/worksheets/sheet${id}.xml`, sheetParts[index]!],
      [
        `xl/worksheets/_rels/sheet${id}.xml.rels`,
        relationships([[`${OFFICE}/table`, `../tables/table${id}.xml`]]),
      ],
      [`xl/tables/table${id}.xml`, tableXml(spec, index + 1)],
    ]),
    ["xl/styles.xml", stylesXml(sheets.flatMap(({ colours }) => colours?.rules ?? []))],
    [
      "xl/sharedStrings.xml",
      part(
        `<sst xmlns="${MAIN}" count="${String(uses)}" uniqueCount="${String(texts.size)}">${shared.join("")}</sst>`,
      ),
    ],
    [
      "docProps/core.xml",
      part(
        `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
          `xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
          `<dc:title>${escapeXml(about.title)}</dc:title><dc:creator>CertVerdict</dc:creator>` +
          `<dcterms:created xsi:type="dcterms:W3CDTF">${DOCUMENT_DATE}</dcterms:created>` +
          `<dcterms:modified xsi:type="dcterms:W3CDTF">${DOCUMENT_DATE}</dcterms:modified></cp:coreProperties>`,
      ),
    ],
    [
      "docProps/app.xml",
      part(
        `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
          `<Application>CertVerdict</Application><Company>${escapeXml(about.company)}</Company></Properties>`,
      ),
    ],
  ];
  return zipSync(Object.fromEntries(entries.map(([name, xml]) => [name, strToU8(xml)])), {
    level: 9,
    mtime: ZIP_DATE,
  });
}
