// Drawn rosters as files: an .xlsx workbook as Excel lays it out, with shared strings, and .csv.
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { columnLetters } from "../src/roster/headings";
import { answersOf, OTHER_HEADINGS, otherCells } from "./rosters";
import type { DrawnRoster } from "./rosters";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const PARTS = {
  "[Content_Types].xml":
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/>` +
    `<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
  "_rels/.rels":
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml":
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
    '<sheet name="Roster" sheetId="1" r:id="rId1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels":
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` +
    `<Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml":
    `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>',
};

const ROWS_AT_A_TIME = 2000;

/** The headings of a roster file: two columns that are no question, then the questions. */
export function fileHeadings(roster: DrawnRoster): string[] {
  return [...OTHER_HEADINGS, ...roster.headings];
}

/** Gives each text the number of its first use. */
function sharedStrings() {
  const numbers = new Map<string, number>();
  let uses = 0;
  return {
    numberOf(text: string): number {
      uses += 1;
      let number = numbers.get(text);
      if (number === undefined) numbers.set(text, (number = numbers.size));
      return number;
    },
    part: (): string =>
      `${XML}<sst xmlns="${MAIN}" count="${String(uses)}" uniqueCount="${String(numbers.size)}">` +
      `${[...numbers.keys()].map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
  };
}

/** The sheet part of a roster. No text of a drawn roster needs escaping. */
function sheetPart(roster: DrawnRoster, strings: ReturnType<typeof sharedStrings>): Buffer {
  const letters = fileHeadings(roster).map((_, index) => columnLetters(index));
  const last = letters.at(-1)!;
  const rowText = (number: number, texts: readonly string[]): string => {
    const at = String(number);
    const cells = texts.map((text, index) =>
      text === "" ? "" : `<c r="${letters[index]!}${at}" t="s"><v>${String(strings.numberOf(text))}</v></c>`,
    );
    return `<row r="${at}" spans="1:${String(texts.length)}">${cells.join("")}</row>`;
  };
  const pieces: Buffer[] = [];
  let text =
    `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}${String(roster.rowCount + 1)}"/><sheetData>` +
    rowText(1, fileHeadings(roster));
  for (let row = 0; row < roster.rowCount; row++) {
    text += rowText(row + 2, [...otherCells(row), ...answersOf(roster, row)]);
    if (row % ROWS_AT_A_TIME !== ROWS_AT_A_TIME - 1) continue;
    pieces.push(Buffer.from(text));
    text = "";
  }
  pieces.push(Buffer.from(`${text}</sheetData></worksheet>`));
  return Buffer.concat(pieces);
}

/**
 * Writes a roster as a workbook, and its sheet part, deflated as in the workbook, under `sheetPath`.
 *
 * @returns the bytes of the sheet part before it was deflated
 */
export function writeWorkbook(path: string, sheetPath: string, roster: DrawnRoster): number {
  const strings = sharedStrings();
  const sheet = sheetPart(roster, strings);
  const encoder = new TextEncoder();
  const parts = Object.entries({ ...PARTS, "xl/sharedStrings.xml": strings.part() }).map(
    ([name, text]) => [name, encoder.encode(text)] as const,
  );
  writeFileSync(
    path,
    zipSync({ ...Object.fromEntries(parts), "xl/worksheets/sheet1.xml": sheet }, { level: 6 }),
  );
  writeFileSync(sheetPath, deflateRawSync(sheet, { level: 6 }));
  return sheet.length;
}

/** Writes a roster as comma-separated text. */
export function writeCsv(path: string, roster: DrawnRoster): void {
  const line = (fields: readonly string[]): string =>
    `${fields.map((field) => (field.includes(",") ? `"${field}"` : field)).join(",")}\r\n`;
  const file = openSync(path, "w");
  try {
    let text = line(fileHeadings(roster));
    for (let row = 0; row < roster.rowCount; row++) {
      text += line([...otherCells(row), ...answersOf(roster, row)]);
      if (row % ROWS_AT_A_TIME !== ROWS_AT_A_TIME - 1) continue;
      writeSync(file, text);
      text = "";
    }
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
}
