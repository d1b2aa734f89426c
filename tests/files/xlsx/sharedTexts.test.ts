// Results that repeat in a large sheet: their texts are stored once, behind the shared strings.
import { EMPTY } from "../../../src/roster/cells";
import { nodeCodec } from "../../../src/files/xlsx/nodeCodec";
import { patchWorkbook } from "../../../src/files/xlsx/patchWorkbook";
import { withSharedTexts } from "../../../src/files/xlsx/sharedTexts";
import { openWorkbook } from "../../../src/files/xlsx/workbook";
import {
  differences,
  MAIN,
  partText,
  readElsewhere,
  sheetXml,
  workbookParts,
  zipParts,
} from "./workbookParts";

const SHEET = "xl/worksheets/sheet1.xml";
const STRINGS = "xl/sharedStrings.xml";
const ROWS = 2000;

/** Two long texts in turns, a text for each row, and a number. */
const LONG = [`first & <one> “${"long ".repeat(600)}”`, ` ${"second ".repeat(500)}_x0041_\n`];
const rows = (rowCount: number): string =>
  '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' +
  Array.from(
    { length: rowCount },
    (_, row) => `<row r="${row + 2}"><c r="A${row + 2}" t="s"><v>2</v></c></row>`,
  ).join("");

const alternating = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row % 2);
const writesFor = (at: (column: number) => number | "append", rowCount: number) => [
  { heading: "Why", at: at(1), codes: alternating(rowCount), values: LONG },
  {
    heading: "Hash",
    at: at(2),
    codes: Int32Array.from({ length: rowCount }, (_, row) => (row === 1 ? EMPTY : row)),
    values: Array.from({ length: rowCount }, (_, row) => `a${row}`),
  },
  { heading: "Count", at: at(3), codes: alternating(rowCount), values: [1, true] },
];
const patchOf = (rowCount: number, at: (column: number) => number | "append" = () => "append") => ({
  ...{ sheet: "Roster", headingRow: 0, firstRow: 1, rowCount },
  writes: writesFor(at, rowCount),
});
const workbook = (rowCount: number, strings?: string): Promise<Uint8Array> =>
  zipParts(workbookParts(sheetXml(rows(rowCount)), strings === undefined ? {} : { [STRINGS]: strings }));
const patched = async (before: Uint8Array, rowCount: number): Promise<Uint8Array> =>
  patchWorkbook(await openWorkbook(before, nodeCodec), patchOf(rowCount));

describe("a large sheet", () => {
  test("holds texts that repeat as numbers of shared strings, and others itself", async () => {
    const before = await workbook(ROWS);
    const after = await patched(before, ROWS);
    expect([...(await differences(before, after))].sort()).toEqual([STRINGS, SHEET]);
    const sheet = await partText(after, SHEET);
    expect(sheet).toContain(
      '<c r="B2" t="s"><v>4</v></c><c r="C2" t="inlineStr"><is><t>a0</t></is></c><c r="D2"><v>1</v></c>',
    );
    expect(sheet).toContain('<c r="B3" t="s"><v>5</v></c><c r="D3" t="b"><v>1</v></c>');
    const strings = await partText(after, STRINGS);
    expect(strings).toContain(await partText(before, STRINGS).then((text) => /<si>.*<\/si>/s.exec(text)![0]));
    expect(strings.match(/first/g)).toHaveLength(1);

    const texts = readElsewhere(after)[0]!.rows;
    expect([0, 1, 2, ROWS].map((row) => texts[row]!.slice(1, 3))).toEqual([
      ["Why", "Hash"],
      [LONG[0], "a0"],
      [LONG[1], null],
      [LONG[1], `a${ROWS - 1}`],
    ]);
  });

  test("stays the same bytes when the same results come again", async () => {
    const once = await patched(await workbook(ROWS), ROWS);
    const again = await openWorkbook(once, nodeCodec);
    expect(
      await patchWorkbook(
        again,
        patchOf(ROWS, (column) => column),
      ),
    ).toBe(once);
  });

  test("leaves no trace in the shared strings when it is small", async () => {
    const before = await workbook(20);
    expect([...(await differences(before, await patched(before, 20)))]).toEqual([SHEET]);
  });

  test("holds its texts itself where the shared strings have no place for them", async () => {
    const before = await zipParts({
      ...workbookParts(sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>')),
      [STRINGS]: `<sst xmlns="${MAIN}"/>`,
    });
    expect([...(await differences(before, await patched(before, ROWS)))]).toEqual([SHEET]);
  });
});

describe("the part of the shared strings", () => {
  const shared = { texts: ["a & b", " c"], uses: 7 };
  const added = (prefix: string): string =>
    `<${prefix}si><${prefix}t>a &amp; b</${prefix}t></${prefix}si><${prefix}si><${prefix}t xml:space="preserve"> c</${prefix}t></${prefix}si>`;
  const one = "<si><r><t>rich</t></r></si>";
  test.each([
    [
      "counts its strings and their uses",
      `<sst xmlns="${MAIN}" count="3" uniqueCount="1">${one}</sst>`,
      `<sst xmlns="${MAIN}" count="10" uniqueCount="3">${one}${added("")}</sst>`,
    ],
    [
      "may count nothing",
      `<sst xmlns="${MAIN}">${one}</sst>`,
      `<sst xmlns="${MAIN}">${one}${added("")}</sst>`,
    ],
    [
      "may end with extensions and comments",
      `<sst xmlns="${MAIN}" uniqueCount='1'>\n${one}\n<extLst/>\n</sst><!-- end -->`,
      `<sst xmlns="${MAIN}" uniqueCount='3'>\n${one}${added("")}\n<extLst/>\n</sst><!-- end -->`,
    ],
    ["may be without strings", `<sst xmlns="${MAIN}"></sst>`, `<sst xmlns="${MAIN}">${added("")}</sst>`],
    [
      "may have a prefix",
      `<x:sst xmlns:x="${MAIN}" count="0"></x:sst>`,
      `<x:sst xmlns:x="${MAIN}" count="7">${added("x:")}</x:sst>`,
    ],
  ])("%s", (_, before, after) => {
    const bytes = withSharedTexts(Buffer.from(before), STRINGS, shared)!;
    expect(Buffer.from(bytes).toString()).toBe(after);
  });
});
