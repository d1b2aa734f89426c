// Cells as programs write them, read as values; and what is refused.
import { EMPTY, type Cell } from "../../../src/roster/cells";
import { openWorkbook } from "../../../src/files/xlsx/workbook";
import { nodeCodec } from "../../../src/files/xlsx/nodeCodec";
import type { SheetCells } from "../../../src/files/xlsx/sheetCells";
import {
  MAIN,
  sheetXml,
  STRICT,
  stringsXml,
  workbookParts,
  XML,
  zipParts,
  type Parts,
} from "./workbookParts";

const FORMULA = { error: "formula without a stored value" };

async function read(sheet: string | Uint8Array, more: Parts = {}): Promise<SheetCells> {
  const workbook = await openWorkbook(await zipParts(workbookParts(sheet, more)), nodeCodec);
  return workbook.readSheet("Roster");
}

function rowsOf(cells: SheetCells): Cell[][] {
  return Array.from({ length: cells.rowCount }, (_, row) =>
    Array.from({ length: cells.columnCount }, (_, index) => {
      const { codes, values } = cells.column(index);
      return codes[row] === EMPTY ? null : values[codes[row]!]!;
    }),
  );
}

const cell = (content: string): string => sheetXml(`<row r="1">${content}</row>`);

describe("one cell", () => {
  test.each<[string, string, Cell]>([
    ["shared string", '<c r="A1" t="s"><v>2</v></c>', "Ann"],
    ["shared string, single quotes and blanks", "<c  t = 's'\n r='A1' ><v> 2 </v></c >", "Ann"],
    ["other attributes", '<c cm="1" s="4" r="A1" t="s" vm="1"><v>2</v></c>', "Ann"],
    ["number", '<c r="A1"><v>42</v></c>', 42],
    ["number of type n", '<c r="A1" t="n"><v>0</v></c>', 0],
    ["decimal", '<c r="A1"><v>-1.5E-3</v></c>', -0.0015],
    [
      "number beyond whole exactness",
      '<c r="A1"><v>9007199254740993123</v></c>',
      Number("9007199254740993123"),
    ],
    ["long number", '<c r="A1"><v>12345678901234</v></c>', 12345678901234],
    ["true", '<c r="A1" t="b"><v>1</v></c>', true],
    ["false", '<c r="A1" t="b"><v>0</v></c>', false],
    ["error", '<c r="A1" t="e"><v>#N/A</v></c>', { error: "#N/A" }],
    ["date", '<c r="A1" t="d"><v>2024-02-01T12:00:00</v></c>', 45323.5],
    ["date that is none", '<c r="A1" t="d"><v>soon</v></c>', "soon"],
    ["inline string", '<c r="A1" t="inlineStr"><is><t>a &lt; b</t></is></c>', "a < b"],
    [
      "inline string with blanks",
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
      " a ",
    ],
    [
      "inline string of runs",
      '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><rPr/><t> b</t></r></is></c>',
      "a b",
    ],
    ["formula text", '<c r="A1" t="str"><f>B1&amp;"x"</f><v>yes</v></c>', "yes"],
    ["formula number", '<c r="A1"><f>1+1</f><v>2</v></c>', 2],
    ["formula with an empty text", '<c r="A1" t="str"><f>""</f><v></v></c>', ""],
    ["formula without value", '<c r="A1"><f>1+1</f></c>', FORMULA],
    ["formula with an empty number", '<c r="A1"><f>1+1</f><v/></c>', FORMULA],
    ["formula error", '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { error: "#DIV/0!" }],
    ["dependant of a shared formula", '<c r="A1"><f t="shared" si="0"/><v>7</v></c>', 7],
    ["CDATA", '<c r="A1" t="str"><v>a<![CDATA[<b>&amp;]]>c</v></c>', "a<b>&amp;c"],
    ["comment inside", '<c r="A1"><!-- <v>9</v> --><v>1<!-- -->2</v></c>', 12],
    ["processing instruction inside", '<c r="A1"><?v 9?><v>3</v></c>', 3],
    ["numeric entities", '<c r="A1" t="str"><v>&#65;&#x1F600;&apos;&quot;</v></c>', "A\u{1F600}'\""],
    ["line ends", '<c r="A1" t="str"><v>a\r\nb\rc</v></c>', "a\nb\nc"],
    ["escaped characters", '<c r="A1" t="str"><v>a_x000D_b_x005F_x0041_</v></c>', "a\rb_x0041_"],
    ["non-ASCII", '<c r="A1" t="str"><v>Çelik Ωmega 漢字</v></c>', "Çelik Ωmega 漢字"],
    ["extension list", '<c r="A1"><v>5</v><extLst><ext><v>6</v></ext></extLst></c>', 5],
    ["lower-case reference", '<c r="a1"><v>5</v></c>', 5],
  ])("%s", async (_, content, expected) => {
    expect(rowsOf(await read(cell(content)))).toEqual([[expected]]);
  });

  test.each([
    ["empty tag", '<c r="A1" s="3"/>'],
    ["no value", '<c r="A1" s="3"></c>'],
    ["empty value", '<c r="A1"><v></v></c>'],
    ["text without value", '<c r="A1" t="str"/>'],
  ])("holds nothing: %s", async (_, content) => {
    expect((await read(cell(content))).rowCount).toBe(0);
  });
});

describe("places", () => {
  test.each<[string, string, Cell[][]]>([
    ["no rows", "", []],
    [
      "rows and cells without names",
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      [
        [1, 2],
        [3, null],
      ],
    ],
    [
      "names now and then",
      '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
      [
        [null, null, null],
        [null, 1, 2],
        [3, null, null],
      ],
    ],
    [
      "missing rows",
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>',
      [[1], [null], [null], [4]],
    ],
    [
      "blanks, comments, empty rows",
      '\n<row r="1">\n <c r="A1"><v>1</v></c>\n</row><!-- x -->\n<row r="2"/>\n<row r="3"><c r="A3"><v>3</v></c></row>',
      [[1], [null], [3]],
    ],
    [
      "order does not matter",
      '<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
      [
        [1, null],
        [3, 4],
      ],
    ],
    [
      "formatted cells far away do not count",
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>',
      [[1]],
    ],
  ])("%s", async (_, rows, expected) => {
    expect(rowsOf(await read(sheetXml(rows)))).toEqual(expected);
  });

  test("the last cell of a sheet", async () => {
    const cells = await read(sheetXml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')).catch(
      (error: unknown) => error,
    );
    // One value in the far corner spreads the sheet over 17,179,869,184 cells: refused before memory is taken.
    expect(cells).toMatchObject({
      code: "TOO_LARGE",
      message: expect.stringMatching(/Sheet “Roster” .* more than 268,435,456 places/) as unknown,
    });
    const narrow = await read(sheetXml('<row r="1048576"><c r="C1048576"><v>1</v></c></row>'));
    expect([narrow.rowCount, narrow.columnCount, narrow.column(2).codes.length]).toEqual([
      1048576, 3, 1048576,
    ]);
  });

  test("a column without cells, and one beyond the last", async () => {
    const cells = await read(sheetXml('<row r="2"><c r="C2"><v>1</v></c></row>'));
    expect([...cells.column(0).codes]).toEqual([EMPTY, EMPTY]);
    expect([...cells.column(9).codes]).toEqual([EMPTY, EMPTY]);
  });
});

describe("the whole part", () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="inlineStr"><is><t>in</t></is></c><c r="C1"><v>3</v></c></row>';
  const prefixed = rows.replace(/<(\/?)(\w)/g, "<$1x:$2");
  const utf16 = (text: string, byteOrder: "le" | "be"): Uint8Array => {
    const bytes = Buffer.from(`\uFEFF${text.replace("UTF-8", "UTF-16")}`, "utf16le");
    return new Uint8Array(byteOrder === "le" ? bytes : bytes.swap16());
  };
  test.each<[string, string | Uint8Array]>([
    ["transitional", sheetXml(rows)],
    ["strict", sheetXml(rows).replace(MAIN, STRICT)],
    ["prefixed", `${XML}<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${prefixed}</x:sheetData></x:worksheet>`],
    [
      "prefixed under a default",
      `${XML}<worksheet xmlns="${MAIN}" xmlns:x="${MAIN}"><x:sheetData>${prefixed}</x:sheetData></worksheet>`,
    ],
    [
      "another default namespace",
      `${XML}<x:worksheet xmlns="urn:other" xmlns:x="${MAIN}"><sheetData><row><c><v>9</v></c></row></sheetData><x:sheetData>${prefixed}</x:sheetData></x:worksheet>`,
    ],
    ["byte order mark", `\uFEFF${sheetXml(rows)}`],
    ["UTF-16, little end first", utf16(sheetXml(rows), "le")],
    ["UTF-16, big end first", utf16(sheetXml(rows), "be")],
    ["without declaration", sheetXml(rows).replace(XML, "")],
    ["an attribute that looks like a tag's end", sheetXml(rows, { before: '<sheetPr codeName="a>b/"/>' })],
    ["harmless namespaces inside", sheetXml(rows.replace("<c ", '<c xmlns:q="urn:q" '))],
  ])("%s", async (_, sheet) => {
    expect(rowsOf(await read(sheet))).toEqual([["Ann", "in", 3]]);
  });

  test("merged cells are listed", async () => {
    const after =
      '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C5"></mergeCell></mergeCells>';
    expect((await read(sheetXml("", { after }))).merges).toEqual([
      { firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 1 },
      { firstRow: 4, lastRow: 4, firstColumn: 2, lastColumn: 2 },
    ]);
  });

  test("formula cells are known, values beside them are not", async () => {
    const cells = await read(cell('<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><v>2</v></c>'));
    expect([cells.hasFormula(0, 0), cells.hasFormula(0, 1), cells.hasFormula(5, 7)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("values stand once, shared strings first", async () => {
    const texts =
      '<c t="inlineStr"><is><t>x</t></is></c><c t="str"><v>x</v></c><c t="inlineStr"><is><r><t>x</t></r></is></c>';
    const cells = await read(cell(`<c t="s"><v>3</v></c>${texts}<c><v>7</v></c><c><v>7.0</v></c>`));
    expect(cells.column(0).values).toEqual(["Name", "Role", "Ann", "Developer", "x", 7]);
    expect(Array.from({ length: 6 }, (_, index) => cells.column(index).codes[0])).toEqual([3, 4, 4, 4, 5, 5]);
  });
});

test("thousands of values of the same length are kept apart, and each is kept once", async () => {
  const numbers = Array.from({ length: 3000 }, (_, index) => `${1000 + index}.5`);
  const cells = numbers.map(
    (number) => `<row><c><v>${number}</v></c><c t="inlineStr"><is><t>text ${number}</t></is></c></row>`,
  );
  const sheet = await read(sheetXml([...cells, ...cells].join("")));
  expect(rowsOf(sheet)).toEqual([...numbers, ...numbers].map((number) => [Number(number), `text ${number}`]));
  expect(sheet.column(0).values).toHaveLength(4 + 2 * numbers.length);
});

describe("shared strings", () => {
  test.each<[string, string, string]>([
    ["plain", "<si><t>a</t></si>", "a"],
    ["empty", "<si><t/></si>", ""],
    ["no text at all", "<si/>", ""],
    ["runs", '<si><r><rPr><b/></rPr><t>a</t></r><r><t xml:space="preserve"> b</t></r></si>', "a b"],
    [
      "phonetic hints",
      '<si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/></si>',
      "東京",
    ],
    ["entities and escapes", "<si><t>R&amp;D_x000a_</t></si>", "R&D\n"],
    ["blanks between", "<si>\n <t>a</t>\n</si>", "a"],
  ])("%s", async (_, item, expected) => {
    const cells = await read(cell('<c r="A1" t="s"><v>0</v></c>'), {
      "xl/sharedStrings.xml": stringsXml(item),
    });
    expect(rowsOf(cells)).toEqual([[expected]]);
  });
});

describe("is refused", () => {
  const millionCells = "<c/>".repeat(1_000_000);
  test.each<[string, string, string, RegExp]>([
    ["a row of a million columns", cell(millionCells), "TOO_MANY_COLUMNS", /Row 1 .* beyond column XFD/],
    ["a column that does not exist", cell('<c r="XFE1"/>'), "TOO_MANY_COLUMNS", /Row 1/],
    ["a column of many letters", cell('<c r="AAAAAAAAAAAA1"/>'), "TOO_MANY_COLUMNS", /Row 1/],
    ["a row that does not exist", sheetXml('<row r="1048577"/>'), "TOO_MANY_ROWS", /1,048,576/],
    [
      "a row number of many digits",
      sheetXml('<row r="99999999999999999999"/>'),
      "TOO_MANY_ROWS",
      /1,048,576/,
    ],
    ["row 0", sheetXml('<row r="0"/>'), "BAD_XML", /number 0/],
    ["a row without number", sheetXml('<row r="x"/>'), "BAD_XML", /no number/],
    ["a cell of another row", cell('<c r="A2"/>'), "BAD_XML", /row 1 holds a cell named “A2”/],
    ["a cell without letters", cell('<c r="1"/>'), "BAD_XML", /named “1”/],
    ["an unknown type", cell('<c r="A1" t="x"><v>1</v></c>'), "BAD_XML", /unknown type “x”/],
    ["a number that is none", cell('<c r="A1"><v>abc</v></c>'), "BAD_XML", /cell A1 holds “abc”/],
    [
      "a shared string too many",
      cell('<c r="A1" t="s"><v>99</v></c>'),
      "BAD_XML",
      /cell A1 names shared string 99/,
    ],
    ["an open cell", sheetXml('<row r="1"><c r="A1"><v>1</v></row>'), "BAD_XML", /<\/c> is missing at byte/],
    ["crossed tags", cell('<c r="A1"><v>1</c></v>'), "BAD_XML", /<\/v> is missing/],
    ["a part that is cut off", sheetXml("").slice(0, -20), "BAD_XML", /byte/],
    ["an attribute without quotes", cell("<c r=A1/>"), "BAD_XML", /quotes/],
    ["attributes without a blank", cell('<c r="A1"s="1"/>'), "BAD_XML", /well formed/],
    ["a tag inside a tag", cell('<c r="A1" <v>1</v></c>'), "BAD_XML", /byte/],
    [
      "a tag inside of a row's tag",
      sheetXml('<row r="1" <c r="A1"/></row>'),
      "BAD_XML",
      /a tag inside of a tag/,
    ],
    [
      "a value in another namespace",
      cell('<c r="A1"><v xmlns="urn:x">1</v></c>'),
      "UNSUPPORTED",
      /meaning of its XML prefixes/,
    ],
    ["an unknown entity", cell('<c t="str"><v>&nbsp;</v></c>'), "BAD_XML", /an entity “&nbsp;” that XML/],
    ["a lone ampersand", cell('<c t="str"><v>a & b</v></c>'), "BAD_XML", /entity/],
    ["invalid UTF-8", "", "BAD_XML", /not valid UTF-8 at byte [0-9,]+\. Open/],
    ["a second root", `${sheetXml("")}<again/>`, "BAD_XML", /second root/],
    ["text behind the root", `${sheetXml("")}x`, "BAD_XML", /outside of the root/],
    ["an open comment", sheetXml("<!-- "), "BAD_XML", /comment that does not end/],
    ["another root", `<chartsheet xmlns="${MAIN}"/>`, "BAD_XML", /<worksheet> of a spreadsheet is expected/],
    [
      "another namespace",
      sheetXml("").replace(MAIN, "urn:x"),
      "BAD_XML",
      /<worksheet> of a spreadsheet is expected/,
    ],
    ["no cells part", `<worksheet xmlns="${MAIN}"/>`, "BAD_XML", /no <sheetData>/],
    [
      "a document type",
      `<!DOCTYPE worksheet [<!ENTITY a "b">]>${sheetXml("").replace(XML, "")}`,
      "XML_ENTITIES",
      /document type/,
    ],
    [
      "prefixes with a new meaning",
      sheetXml(`<y:row xmlns:y="${MAIN}" r="1"/>`)
        .replace("<y:row", '<row xmlns="urn:x"')
        .replace("</y:row", "</row"),
      "UNSUPPORTED",
      /meaning of its XML prefixes/,
    ],
    ["another encoding", sheetXml("").replace("UTF-8", "ISO-8859-1"), "UNSUPPORTED", /“ISO-8859-1”/],
  ])("%s", async (name, sheet, code, message) => {
    const bytes = new TextEncoder().encode(cell('<c t="str"><v>?</v></c>'));
    bytes[bytes.indexOf(0x3f, 60)] = 0xff;
    const error: unknown = await read(name === "invalid UTF-8" ? bytes : sheet).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({
      name: "FileError",
      code,
      message: expect.stringMatching(message) as unknown,
    });
    expect((error as Error).message).toContain("xl/worksheets/sheet1.xml");
  });
});

test("formulas in every column of the last row do not fill the memory", async () => {
  const formulas = "<c><f>1</f><v>1</v></c>".repeat(16_384);
  await expect(read(sheetXml(`<row r="1048576">${formulas}</row>`))).rejects.toMatchObject({
    code: "TOO_LARGE",
  });
  expect((await read(sheetXml(`<row r="9">${formulas}</row>`))).hasFormula(8, 16_383)).toBe(true);
});

test("a read is stopped by its signal and reports its progress", async () => {
  const rows = Array.from({ length: 40_000 }, (_, row) => `<row r="${row + 1}"><c><v>1</v></c></row>`).join(
    "",
  );
  const workbook = await openWorkbook(await zipParts(workbookParts(sheetXml(rows))), nodeCodec);
  const controller = new AbortController();
  const shares: number[] = [];
  const reading = workbook.readSheet("roster", {
    signal: controller.signal,
    onProgress: (share) => {
      shares.push(share);
      controller.abort(new Error("enough"));
    },
  });
  await expect(reading).rejects.toThrow("enough");
  expect(shares).toHaveLength(1);
  expect(shares[0]).toBeGreaterThan(0.3);
  expect((await workbook.readSheet("Roster")).rowCount).toBe(40_000);
});
