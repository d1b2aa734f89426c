// Whole workbooks, as other programs write them and like Excel's own: only the expected parts change.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EMPTY } from "../../../src/roster/cells";
import { nodeCodec } from "../../../src/files/xlsx/nodeCodec";
import { patchWorkbook } from "../../../src/files/xlsx/patchWorkbook";
import { openWorkbook } from "../../../src/files/xlsx/workbook";
import {
  differences,
  MAIN,
  partText,
  readElsewhere,
  relationships,
  sheetXml,
  tableParts,
  tableXml,
  unzip,
  workbookParts,
  XML,
  zipParts,
} from "./workbookParts";

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, "fixtures", name)));

const results = (at: number | "append", heading: string, ...values: string[]) => ({
  at,
  heading,
  values,
  codes: Int32Array.from(values, (_, row) => row),
});

const SHEET = "xl/worksheets/sheet1.xml";
const TABLE = "xl/tables/table1.xml";

describe("workbooks made by other programs", () => {
  const PEOPLE = [
    ["Name", "Role", "Level", "Start"],
    ["Ann", "Developer", 3, 45323],
    ["Bob & Co", "<Ops>", 2.5, 45260],
    ["Çelik", "Tester", null, 43832],
  ];
  const INLINE = [
    ["Name", "Role", "Level"],
    ["Ann", "Developer", 3],
    ["Bob & Co", "<Ops>", 2.5],
    ["Çelik", " Tester ", true],
  ];
  test.each([
    ["openpyxl.xlsx", { table: "People" }, 0, 0, PEOPLE, [TABLE, SHEET]],
    ["libreoffice.xlsx", { table: "People" }, 0, 0, PEOPLE, [TABLE, SHEET]],
    ["xlsxwriter.xlsx", { table: "People" }, 2, 1, PEOPLE, [TABLE, SHEET]],
    ["xlsxwriter-inline.xlsx", {}, 0, 0, INLINE, [SHEET]],
  ])("%s", async (name, table, headingRow, firstColumn, people, parts) => {
    const before = fixture(name);
    const workbook = await openWorkbook(before, nodeCodec);
    const cells = await workbook.readSheet("Roster");
    const seen = people.map((_, row) =>
      people[0]!.map((_, index) => {
        const { codes, values } = cells.column(firstColumn + index);
        const code = codes[headingRow + row]!;
        return code === EMPTY ? null : values[code];
      }),
    );
    expect(seen).toEqual(people);

    const writes = [
      results("append", "Verdict", "CERTIFY", "WAIT", "OTHER"),
      results("append", "Why", "a & b", "<c>", " d "),
    ];
    const place = { sheet: "Roster", ...table, headingRow, firstRow: headingRow + 1, rowCount: 3 };
    const after = await patchWorkbook(workbook, { ...place, writes });
    expect([...(await differences(before, after))].sort()).toEqual(parts);
    const elsewhere = readElsewhere(after)[0]!.rows.slice(headingRow, headingRow + 4);
    const [first, last] = [firstColumn + people[0]!.length, firstColumn + people[0]!.length + 2];
    expect(elsewhere.map((row) => row.slice(first, last))).toEqual([
      ["Verdict", "Why"],
      ["CERTIFY", "a & b"],
      ["WAIT", "<c>"],
      ["OTHER", " d "],
    ]);

    const again = await openWorkbook(after, nodeCodec);
    const second = writes.map((write, index) => ({ ...write, at: first + index }));
    expect(await patchWorkbook(again, { ...place, writes: second })).toBe(after);
  });
});

describe("a workbook like Excel's own", () => {
  const content = (kind: string): string => `${XML}<${kind} xmlns="urn:${kind}"><!-- kept --></${kind}>`;
  const around = {
    before:
      '<sheetPr codeName="Sheet1"/><dimension ref="A1:C3"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>' +
      '<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"/><cols><col min="1" max="1" width="20" customWidth="1"/></cols>',
    after:
      '<phoneticPr fontId="1"/><conditionalFormatting sqref="B2:B3"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>"Developer"</formula></cfRule></conditionalFormatting>' +
      '<dataValidations count="1"><dataValidation type="list" sqref="B2:B3"><formula1>"Developer,Tester"</formula1></dataValidation></dataValidations>' +
      '<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts>' +
      '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups><x14:sparklineGroup/></x14:sparklineGroups></ext></extLst>',
  };
  const rows =
    '<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="2" t="inlineStr"><is><t>Double</t></is></c></row>' +
    '<row r="2" spans="1:3" ht="30" customHeight="1"><c r="A2" s="1" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c><c r="C2"><f t="shared" ref="C2:C3" si="0">LEN(B2)*2</f><v>18</v></c></row>' +
    '<row r="3" spans="1:3"><c r="A3" t="s"><v>2</v></c><c r="B3"/><c r="C3"><f t="shared" si="0"/><v>0</v></c></row>';
  const sheet = sheetXml(rows, around).replace(
    "<worksheet ",
    '<worksheet xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" ',
  );
  const parts = workbookParts(sheet, {
    ...tableParts(tableXml("A1:C3", ["Name", "Role", "Double"])),
    "xl/worksheets/_rels/sheet1.xml.rels": relationships({
      "../tables/table1.xml": "table",
      "../drawings/drawing1.xml": "drawing",
      "../drawings/vmlDrawing1.vml": "vmlDrawing",
    }),
    "xl/calcChain.xml": `${XML}<calcChain xmlns="${MAIN}"><c r="C2" i="1"/><c r="C3"/></calcChain>`,
    "xl/charts/chart1.xml": content("chart"),
    "xl/drawings/drawing1.xml": content("drawing"),
    "xl/drawings/vmlDrawing1.vml": content("vml"),
    "xl/comments1.xml": content("comments"),
    "xl/pivotTables/pivotTable1.xml": content("pivot"),
    "xl/vbaProject.bin": Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919) & 255),
    "xl/media/image1.png": Uint8Array.from({ length: 999 }, (_, index) => (index * 31) & 255),
    "customXml/item1.xml": "not XML at all & nobody reads it",
    "xl/théme.xml": content("theme"),
  });
  const place = { sheet: "Roster", table: "People", headingRow: 0, firstRow: 1, rowCount: 2 };
  const patch = { ...place, writes: [results("append", "Verdict", "WAIT", "CERTIFY")] };

  test.each([
    ["deflated", {}],
    ["stored", { level: 0 }],
    ["zip64", { zip64: true }],
    ["data descriptors", { dataDescriptor: true }],
    ["without extended dates", { extendedTimestamp: false }],
  ])("keeps every other part, its order, date and packing: %s", async (_, options) => {
    const before = await zipParts(parts, options, "a comment");
    const after = await patchWorkbook(await openWorkbook(before, nodeCodec), patch);
    expect([...(await differences(before, after))].sort()).toEqual([TABLE, SHEET]);
    expect(Buffer.from(after.subarray(-9)).toString()).toBe("a comment");
    // Names in other letters than ASCII, and what zip readers check against each other, are right too.
    expect([...(await unzip(after)).keys()]).toEqual(Object.keys(parts));
  });

  test("changes nothing else in the sheet", async () => {
    const after = await patchWorkbook(await openWorkbook(await zipParts(parts), nodeCodec), patch);
    const written = await partText(after, SHEET);
    const added = [
      /<c r="D[1-3]"(?: s="\d+")? t="inlineStr"><is><t>\w+<\/t><\/is><\/c>/g,
      "Verdict",
      "WAIT",
      "CERTIFY",
    ] as const;
    const cells = written.match(added[0])!;
    expect(cells).toHaveLength(3);
    // The new heading looks like its neighbour.
    expect(/s="\d+"/.exec(cells[0]!)?.[0]).toBe(/<c r="C1"[^>]*?(s="\d+")/.exec(sheet)![1]);
    expect(
      written.replace(added[0], "").replaceAll('spans="1:4"', 'spans="1:3"').replace("A1:D3", "A1:C3"),
    ).toBe(sheet);
  });

  test("is the same bytes when nothing changes", async () => {
    const before = await zipParts(parts);
    const same = {
      ...place,
      writes: [results(0, "Name", "Ann", "Ann"), results(1, "Role", "Developer", "")],
    };
    expect(await patchWorkbook(await openWorkbook(before, nodeCodec), same)).toBe(before);
  });

  test("can be patched twice in a row from one opening", async () => {
    const workbook = await openWorkbook(await zipParts(parts), nodeCodec);
    const once = await patchWorkbook(workbook, patch);
    expect(await patchWorkbook(workbook, patch)).toEqual(once);
  });
});
