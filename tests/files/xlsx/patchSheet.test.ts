// What a patch writes into a sheet part: exactly the new cells, everything else byte for byte.
import { EMPTY } from "../../../src/roster/cells";
import { nodeCodec } from "../../../src/files/xlsx/nodeCodec";
import { portableCodec } from "../../../src/files/xlsx/portableCodec";
import { patchWorkbook } from "../../../src/files/xlsx/patchWorkbook";
import { LEAVE, type ColumnWrite, type SheetPatch } from "../../../src/files/xlsx/resultColumns";
import { openWorkbook } from "../../../src/files/xlsx/workbook";
import {
  differences,
  MAIN,
  partText,
  readElsewhere,
  sheetXml,
  unzip,
  workbookParts,
  XML,
  zipParts,
  type Parts,
} from "./workbookParts";

const PART = "xl/worksheets/sheet1.xml";
type Value = string | number | boolean | null;

/** A column of results; `undefined` leaves the cell as it is. */
function column(at: ColumnWrite["at"], heading: string, ...results: (Value | undefined)[]): ColumnWrite {
  const values = results.map((value) => value ?? null);
  const codes = Int32Array.from(results, (value, row) =>
    value === undefined ? LEAVE : value === null ? EMPTY : row,
  );
  return { at, heading, codes, values };
}

function patchOf(...writes: ColumnWrite[]): SheetPatch {
  return { sheet: "Roster", headingRow: 0, firstRow: 1, rowCount: writes[0]!.codes.length, writes };
}

async function patched(
  sheet: string | Uint8Array,
  patch: SheetPatch,
  more: Parts = {},
  codec = nodeCodec,
): Promise<{ before: Uint8Array; after: Uint8Array }> {
  const before = await zipParts(workbookParts(sheet, more));
  return { before, after: await patchWorkbook(await openWorkbook(before, codec), patch) };
}

const text = (name: string, value: string): string =>
  `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEADINGS = '<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
const ANN = '<row r="2" spans="1:2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="3" t="s"><v>3</v></c></row>';

describe("a new column", () => {
  test.each<[string, string, ColumnWrite[], string]>([
    [
      "goes to the right of the last heading",
      `${HEADINGS}${ANN}`,
      [column("append", "Verdict", "WAIT")],
      `<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>${text("C1", "Verdict")}</row>` +
        `<row r="2" spans="1:3"><c r="A2" t="s"><v>2</v></c><c r="B2" s="3" t="s"><v>3</v></c>${text("C2", "WAIT")}</row>`,
    ],
    [
      "holds numbers, Booleans, nothing",
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/><row r="3"></row><row r="4" ></row>',
      [column("append", "N", 1.5, -0, 1e21), column("append", "B", true, false, null)],
      `<row r="1"><c r="A1"><v>1</v></c>${text("B1", "N")}${text("C1", "B")}</row>` +
        '<row r="2"><c r="B2"><v>1.5</v></c><c r="C2" t="b"><v>1</v></c></row>' +
        '<row r="3"><c r="B3"><v>0</v></c><c r="C3" t="b"><v>0</v></c></row>' +
        '<row r="4" ><c r="B4"><v>1e+21</v></c></row>',
    ],
    [
      "makes rows that are not there, and only where there is a result",
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="4" ht="20"/>',
      [column("append", "V", "a", null, "c", "d")],
      `<row r="1"><c r="A1"><v>1</v></c>${text("B1", "V")}</row><row r="2">${text("B2", "a")}</row>` +
        `<row r="4" ht="20">${text("B4", "c")}</row><row r="5">${text("B5", "d")}</row>`,
    ],
    [
      "leaves rows alone where it is told to",
      `${HEADINGS}${ANN}`,
      [column("append", "Verdict", undefined)],
      `<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>${text("C1", "Verdict")}</row>${ANN}`,
    ],
    [
      "stands behind stray cells in the rows, not on them",
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="D2"><v>9</v></c></row>',
      [column("append", "V", "a")],
      `<row r="1"><c r="A1"><v>1</v></c>${text("E1", "V")}</row><row r="2"><c r="D2"><v>9</v></c>${text("E2", "a")}</row>`,
    ],
    [
      "takes the place of formatted empty cells and keeps their format",
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="5"/><c r="C1" s="6"/></row><row r="2"><c s="7" r="B2"></c></row>',
      [column("append", "V", "a")],
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="5" t="inlineStr"><is><t>V</t></is></c><c r="C1" s="6"/></row>' +
        '<row r="2"><c r="B2" s="7" t="inlineStr"><is><t>a</t></is></c></row>',
    ],
    [
      "cells without names before it",
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      [column("append", "V", "a")],
      `<row><c><v>1</v></c><c><v>2</v></c>${text("C1", "V")}</row><row><c><v>3</v></c>${text("C2", "a")}</row>`,
    ],
    [
      "blanks, comments and other elements between stay",
      '\n <row r="1">\n  <c r="A1"><v>1</v></c><!-- <c r="Z1"/> -->\n </row>\n <row r="2"\n>\t<c r="A2"><v>1</v></c><extLst><ext/></extLst></row>\n',
      [column("append", "V", "a")],
      `\n <row r="1">\n  <c r="A1"><v>1</v></c><!-- <c r="Z1"/> -->\n ${text("B1", "V")}</row>\n <row r="2"\n>\t<c r="A2"><v>1</v></c><extLst><ext/></extLst>${text("B2", "a")}</row>\n`,
    ],
    [
      "spans that begin or end too near",
      '<row r="1" spans="4:5"><c r="B1"><v>1</v></c></row><row r="2" spans="1:2 4:4"><c r="E2"><v>1</v></c></row>',
      [column("append", "V", "a"), column(2, "C", "c")],
      `<row r="1" spans="4:6"><c r="B1"><v>1</v></c>${text("F1", "V")}</row>` +
        `<row r="2" spans="1:6">${text("C2", "c")}<c r="E2"><v>1</v></c>${text("F2", "a")}</row>`,
    ],
    [
      "spans of rows that get cells in different columns",
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" spans="1:1"><c r="A2"><v>1</v></c></row><row r="3" spans="1:1"><c r="A3"><v>1</v></c></row>',
      [column("append", "V", "a", null), column("append", "W", null, "b")],
      `<row r="1"><c r="A1"><v>1</v></c>${text("B1", "V")}${text("C1", "W")}</row>` +
        `<row r="2" spans="1:2"><c r="A2"><v>1</v></c>${text("B2", "a")}</row><row r="3" spans="1:3"><c r="A3"><v>1</v></c>${text("C3", "b")}</row>`,
    ],
    [
      "spans of several ranges",
      '<row r="1" spans="2:2 4:5"><c r="B1"><v>1</v></c></row><row spans="1:9" r="2"/>',
      [column("append", "V", "a")],
      `<row r="1" spans="2:2 4:5"><c r="B1"><v>1</v></c>${text("C1", "V")}</row><row spans="1:9" r="2">${text("C2", "a")}</row>`,
    ],
  ])("%s", async (_, rows, writes, expected) => {
    const { before, after } = await patched(sheetXml(rows), patchOf(...writes));
    expect(await partText(after, PART)).toBe(sheetXml(expected));
    expect(await differences(before, after)).toEqual([PART]);
  });

  test.each<[string, string]>([
    ["an empty element", "<sheetData/>"],
    ["with a blank", "<sheetData />"],
    ["two tags", "<sheetData></sheetData>"],
  ])("in a sheet without rows: %s", async (_, data) => {
    const sheet = sheetXml("").replace("<sheetData></sheetData>", data);
    const { after } = await patched(sheet, patchOf(column("append", "V", "a")));
    expect(await partText(after, PART)).toBe(
      sheetXml(`<row r="1">${text("A1", "V")}</row><row r="2">${text("A2", "a")}</row>`).replace(
        "<sheetData>",
        data.replace("/>", ">").replace("</sheetData>", ""),
      ),
    );
  });

  test.each([
    ["grows", "A1:B2", "A1:C3"],
    ["does not shrink", "A1:Z99", "A1:Z99"],
    ["of one cell", "A1", "A1:C3"],
    ["unreadable ones stay", "all", "all"],
  ])("the dimension %s", async (_, ref, expected) => {
    const sheet = sheetXml(HEADINGS, { before: `<dimension ref="${ref}"/>` });
    const { after } = await patched(sheet, patchOf(column("append", "V", null, "b")));
    expect(await partText(after, PART)).toContain(`<dimension ref="${expected}"/>`);
  });

  test("what stands around the cells stays as it is written", async () => {
    const around = {
      before: '<sheetPr filterMode="1"/><!-- é --><sheetViews><sheetView workbookViewId="0"/></sheetViews>',
      after:
        '<conditionalFormatting sqref="B2:B9"><cfRule type="expression" priority="1"><formula>B2&lt;3</formula></cfRule></conditionalFormatting>' +
        '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings/></ext></extLst>',
    };
    const { after } = await patched(sheetXml(HEADINGS, around), patchOf(column("append", "V", null)));
    const expected = HEADINGS.replace("1:2", "1:3").replace("</row>", `${text("C1", "V")}</row>`);
    expect(await partText(after, PART)).toBe(sheetXml(expected, around));
  });
});

describe("an existing column", () => {
  const rows = (content: string): string =>
    sheetXml(`${HEADINGS}<row r="2"><c r="A2" t="s"><v>2</v></c>${content}<c r="D2"><v>9</v></c></row>`);
  test.each<[string, string, Value | undefined, string]>([
    [
      "a shared string",
      '<c r="B2" s="3" t="s"><v>3</v></c>',
      "new",
      '<c r="B2" s="3" t="inlineStr"><is><t>new</t></is></c>',
    ],
    ["a rich text", '<c r="B2" t="inlineStr"><is><r><t>a</t></r></is></c>', "b", text("B2", "b")],
    ["a number", "<c r='B2' s='4'><v>1</v></c>", 2, '<c r="B2" s="4"><v>2</v></c>'],
    [
      "metadata goes, style stays",
      '<c cm="1" r="B2" s="4" vm="2"><v>1</v></c>',
      2,
      '<c r="B2" s="4"><v>2</v></c>',
    ],
    ["an error", '<c r="B2" t="e"><v>#N/A</v></c>', "#N/A", text("B2", "#N/A")],
    ["a formula", '<c r="B2" t="str"><f>A2</f><v>old</v></c>', "new", text("B2", "new")],
    ["a formula without value", '<c r="B2"><f>A2</f></c>', "new", text("B2", "new")],
    ["a cell that is not there", "", "new", text("B2", "new")],
    ["a cell without name", "<c t='s'><v>3</v></c>", "new", text("B2", "new")],
    ["to nothing, with style", '<c r="B2" s="3" t="s"><v>3</v></c>', null, '<c r="B2" s="3"/>'],
    ["to nothing, without style", '<c r="B2" t="s"><v>3</v></c>', null, '<c r="B2"/>'],
  ])("is written anew: %s", async (_, before, value, expected) => {
    const { after } = await patched(rows(before), patchOf(column(1, "Role", value)));
    expect(await partText(after, PART)).toBe(rows(expected));
    const again = await patchWorkbook(
      await openWorkbook(after, nodeCodec),
      patchOf(column(1, "Role", value)),
    );
    expect(again).toEqual(after);
  });

  test.each<[string, string, Value | undefined]>([
    ["the same shared string", '<c r="B2" s="3" t="s"><v>3</v></c>', "Developer"],
    ["the same rich text", '<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"],
    ["the same number", '<c r="B2"><v>1.50</v></c>', 1.5],
    ["the same Boolean", '<c r="B2" t="b"><v>true</v></c>', true],
    ["a formula with the same value", '<c r="B2" t="str"><f>A2</f><v>yes</v></c>', "yes"],
    ["nothing", "", null],
    ["a formatted empty cell", '<c r="B2" s="3"/>', null],
    ["an empty text", '<c r="B2" t="str"><f>""</f><v></v></c>', ""],
    ["left alone", '<c r="B2" s="3" t="s"><v>3</v></c>', undefined],
    ["a text with a carriage return", '<c r="B2" t="str"><v>a_x000D_</v></c>', "a\r"],
  ])("stays as it is: %s", async (_, content, value) => {
    const { before, after } = await patched(rows(content), patchOf(column(1, "Role", value)));
    expect(after).toBe(before);
  });

  test.each<[string, string, Value]>([
    ["text, not number", "<c r='B2'><v>1</v></c>", "1"],
    ["number, not text", "<c r='B2' t='str'><v>1</v></c>", 1],
    ["Boolean, not number", "<c r='B2'><v>1</v></c>", true],
    ["letters count", '<c r="B2" t="s"><v>3</v></c>', "developer"],
  ])("equal only in kind and value: %s", async (_, content, value) => {
    const { before, after } = await patched(rows(content), patchOf(column(1, "Role", value)));
    expect(await differences(before, after)).toEqual([PART]);
  });

  test("existing, missing and new columns together, in any order", async () => {
    const sheet = sheetXml(
      '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c><c r="E1"><v>1</v></c></row>' +
        '<row r="2"><c r="A2"><v>1</v></c><c r="C2" s="2"><v>1</v></c><c r="E2"><v>1</v></c></row>',
    );
    const writes = [
      column("append", "F", "f"),
      column(4, "E", "e"),
      column(1, "B", "b"),
      column("append", "G", "g"),
      column(2, "C", "c"),
    ];
    const { after } = await patched(sheet, patchOf(...writes));
    expect(await partText(after, PART)).toBe(
      sheetXml(
        `<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c><c r="E1"><v>1</v></c>${text("F1", "F")}${text("G1", "G")}</row>` +
          `<row r="2"><c r="A2"><v>1</v></c>${text("B2", "b")}<c r="C2" s="2" t="inlineStr"><is><t>c</t></is></c>${text("E2", "e")}${text("F2", "f")}${text("G2", "g")}</row>`,
      ),
    );
  });
});

describe("texts", () => {
  test.each<[string, string]>([
    ['<b> & "c"', '<t>&lt;b&gt; &amp; "c"</t>'],
    [" a", '<t xml:space="preserve"> a</t>'],
    ["a\nb", '<t xml:space="preserve">a\nb</t>'],
    ["a\r\nb", '<t xml:space="preserve">a_x000D_\nb</t>'],
    ["a\u0001b\u001fc", "<t>a_x0001_b_x001F_c</t>"],
    ["_x0041_ and _x41_", "<t>_x005F_x0041_ and _x41_</t>"],
    ["$& $1 ~", "<t>$&amp; $1 ~</t>"],
    ["é 漢字 \u{1F600}", "<t>é 漢字 \u{1F600}</t>"],
    ["lone \ud800", "<t>lone _xD800_</t>"],
    ["=1+1", "<t>=1+1</t>"],
  ])("%j", async (value, markup) => {
    const { after } = await patched(sheetXml(HEADINGS), patchOf(column("append", "V", value)));
    expect(await partText(after, PART)).toContain(`<c r="C2" t="inlineStr"><is>${markup}</is></c>`);
    const cells = await (await openWorkbook(after, nodeCodec)).readSheet("Roster");
    const { codes, values } = cells.column(2);
    expect(values[codes[1]!]).toBe(value);
    if (!value.includes("lone")) expect(readElsewhere(after)[0]!.rows[1]![2]).toBe(value);
  });
});

describe("other ways to write the part", () => {
  test("prefixed", async () => {
    const prefixed = (rows: string): string =>
      `${XML}<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
    const { after } = await patched(
      prefixed(
        '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="2"/><x:row r="4"><x:c r="A4" s="1"><x:v>1</x:v></x:c><x:c r="B4"><x:v>2</x:v></x:c></x:row>',
      ),
      patchOf(column("append", "V", "a", "b", true), column(0, "A", undefined, undefined, 5)),
    );
    const x = (name: string, value: string): string =>
      `<x:c r="${name}" t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`;
    expect(await partText(after, PART)).toBe(
      prefixed(
        `<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>${x("C1", "V")}</x:row><x:row r="2">${x("C2", "a")}</x:row><x:row r="3">${x("C3", "b")}</x:row>` +
          '<x:row r="4"><x:c r="A4" s="1"><x:v>5</x:v></x:c><x:c r="B4"><x:v>2</x:v></x:c><x:c r="C4" t="b"><x:v>1</x:v></x:c></x:row>',
      ),
    );
  });

  test("UTF-16 stays UTF-16", async () => {
    const wide = (xml: string): Buffer => Buffer.from(`\uFEFF${xml.replace("UTF-8", "UTF-16")}`, "utf16le");
    const before = new Uint8Array(wide(sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>')));
    const { after } = await patched(before, patchOf(column("append", "V", "é")));
    const written = (await unzip(after)).get(PART)!.content;
    const expected = `<row r="1"><c r="A1"><v>1</v></c>${text("B1", "V")}</row><row r="2">${text("B2", "é")}</row>`;
    expect(Buffer.compare(written, wide(sheetXml(expected)))).toBe(0);
  });

  test("both codecs write the same part", async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, row) => `<row r="${row + 2}"><c r="A${row + 2}"><v>${row}</v></c></row>`,
    ).join("");
    const results = Array.from({ length: 3000 }, (_, row) => `Result ${row % 7} of the row`);
    const patch = patchOf(column("append", "V", ...results));
    const sheet = sheetXml(`${HEADINGS}${rows}`);
    const [node, portable] = [await patched(sheet, patch), await patched(sheet, patch, {}, portableCodec)];
    expect(await partText(portable.after, PART)).toBe(await partText(node.after, PART));
    expect(readElsewhere(node.after)[0]!.rows.map((row) => row[2])).toEqual(["V", ...results]);
  });
});

describe("is refused", () => {
  const wide = (last: string): string => sheetXml(`<row r="1"><c r="${last}1"><v>1</v></c></row>`);
  test.each<[string, string, SheetPatch, object]>([
    [
      "no room to the right",
      wide("XFC"),
      patchOf(column("append", "a", 1), column("append", "b", 1)),
      {
        code: "TOO_MANY_COLUMNS",
        message: expect.stringMatching(/no room for 2 result columns to the right of column XFC/) as unknown,
      },
    ],
    [
      "rows out of order",
      sheetXml('<row r="2"/><row r="1"/>'),
      patchOf(column("append", "a", 1)),
      { code: "UNSUPPORTED" },
    ],
    [
      "cells out of order",
      sheetXml('<row r="1"><c r="B1"/><c r="A1"/></row>'),
      patchOf(column("append", "a", 1)),
      { code: "UNSUPPORTED" },
    ],
    [
      "an unknown table",
      wide("A"),
      { ...patchOf(column(0, "a", 1)), table: "People" },
      {
        code: "NO_SUCH_TABLE",
        message: "There is no table “People”. Sheet “Roster” has no tables.",
      },
    ],
    [
      "an unknown sheet",
      wide("A"),
      { ...patchOf(column(0, "a", 1)), sheet: "Elsewhere" },
      { code: "NO_SUCH_SHEET" },
    ],
    ["a column twice", wide("A"), patchOf(column(0, "a", 1), column(0, "b", 1)), { name: "RangeError" }],
    ["too few codes", wide("A"), { ...patchOf(column(0, "a", 1)), rowCount: 2 }, { name: "RangeError" }],
    [
      "a code without value",
      wide("A"),
      patchOf({ ...column(0, "a", 1), values: [] }),
      { name: "RangeError" },
    ],
    [
      "a text that is too long",
      wide("A"),
      patchOf(column("append", "a", "x".repeat(32_768))),
      { name: "RangeError" },
    ],
    [
      "rows below the sheet",
      wide("A"),
      { ...patchOf(column(0, "a", 1, 2)), firstRow: 1_048_575 },
      { name: "RangeError" },
    ],
    [
      "data above the headings",
      wide("A"),
      { ...patchOf(column(0, "a", 1)), firstRow: 0 },
      { name: "RangeError" },
    ],
  ])("%s", async (_, sheet, patch, expected) => {
    await expect(patched(sheet, patch)).rejects.toMatchObject(expected);
  });
});

test("a write is stopped by its signal", async () => {
  const rows = Array.from({ length: 2000 }, (_, row) => `<row r="${row + 1}"><c><v>1</v></c></row>`).join("");
  const workbook = await openWorkbook(await zipParts(workbookParts(sheetXml(rows))), nodeCodec);
  await workbook.readSheet("Roster");
  const signal = AbortSignal.abort(new Error("enough"));
  const patch = patchOf(column("append", "V", ...Array.from({ length: 1999 }, () => "x")));
  await expect(patchWorkbook(workbook, patch, { signal })).rejects.toThrow("enough");
});
