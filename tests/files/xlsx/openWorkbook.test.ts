// Opening workbooks: sheets, tables, zip layouts; and files that are refused with a word on what to do.
import { deflateRawSync } from "node:zlib";
import { zipSync, type Zippable } from "fflate";
import { openWorkbook } from "../../../src/files/xlsx/workbook";
import { nodeCodec } from "../../../src/files/xlsx/nodeCodec";
import { portableCodec } from "../../../src/files/xlsx/portableCodec";
import {
  MAIN,
  relationships,
  sheetXml,
  STRICT,
  tableParts,
  tableXml,
  workbookParts,
  XML,
  zipParts,
} from "./workbookParts";

const SHEET = sheetXml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>');
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const bytesOf = (...values: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    values.flatMap((value) => (typeof value === "string" ? [...Buffer.from(value, "latin1")] : [...value])),
  );

describe("sheets", () => {
  const targets = {
    "worksheets/sheet1.xml": "worksheet",
    "/xl/chartsheets/sheet1.xml": "chartsheet",
    "../xl/worksheets/second%20sheet.xml":
      "http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet",
    "dialogsheets/sheet1.xml": "dialogsheet",
    "macrosheets/sheet1.xml": "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
  };
  const list =
    '<sheet name="Roster" sheetId="7" r:id="rId1"/><sheet name="Chart" sheetId="2" r:id="rId2"/>' +
    '<sheet name="R&amp;D" sheetId="3" state="hidden" r:id="rId3"/><sheet name="Ask" sheetId="4" state="veryHidden" r:id="rId4"/>' +
    '<sheet name="Macro" sheetId="5" r:id="rId5"/>';
  const parts = workbookParts(SHEET, {
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(targets),
    "xl/worksheets/second sheet.xml": sheetXml("<row><c><v>5</v></c></row>"),
  });

  test("are listed in their order, whatever they are and however they are named", async () => {
    const { sheets } = await openWorkbook(await zipParts(parts), nodeCodec);
    expect(sheets.map(({ name, kind, visible, sheetId }) => [name, kind, visible, sheetId])).toEqual([
      ["Roster", "worksheet", true, "7"],
      ["Chart", "chartsheet", true, "2"],
      ["R&D", "worksheet", false, "3"],
      ["Ask", "dialogsheet", false, "4"],
      ["Macro", "macrosheet", true, "5"],
    ]);
  });

  test.each([
    ["by name", "r&d", { rowCount: 1 }],
    [
      "chart sheets have no cells",
      "Chart",
      { code: "UNSUPPORTED", message: "Sheet “Chart” is a chart sheet and has no cells. Choose another." },
    ],
    [
      "unknown ones are refused with those there are",
      "Missing",
      {
        code: "NO_SUCH_SHEET",
        message: "There is no sheet “Missing”. The workbook has: “Roster”, “Chart”, “R&D”, “Ask”, “Macro”.",
      },
    ],
  ])("are read %s", async (_, name, expected) => {
    const workbook = await openWorkbook(await zipParts(parts), nodeCodec);
    expect(await workbook.readSheet(name).catch((error: unknown) => error)).toMatchObject(expected);
  });

  test("strict workbooks open like transitional ones", async () => {
    const strict = Object.fromEntries(
      Object.entries(workbookParts(SHEET)).map(([name, content]) => [
        name,
        (content as string)
          .replaceAll(MAIN, STRICT)
          .replaceAll(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
      ]),
    );
    const workbook = await openWorkbook(await zipParts(strict), nodeCodec);
    expect((await workbook.readSheet("Roster")).column(0).values[0]).toBe("Name");
  });
});

describe("tables", () => {
  test.each([
    [
      "plain",
      tableXml("B2:C9", ["Name", "Role"]),
      {
        headerRows: 1,
        totalsRows: 0,
        columns: ["Name", "Role"],
        range: { firstRow: 1, lastRow: 8, firstColumn: 1, lastColumn: 2 },
      },
    ],
    ["with totals", tableXml("A1:A5", ["Name"], 'totalsRowCount="1"'), { totalsRows: 1 }],
    ["without headings", tableXml("A1:A5", ["Column1"], 'headerRowCount="0"'), { headerRows: 0 }],
    ["escaped names", tableXml("A1:A5", ["R&amp;D_x000a_now"]), { columns: ["R&D\nnow"] }],
    [
      "prefixed",
      tableXml("A1:A5", ["Name"])
        .replace("xmlns=", "xmlns:q=")
        .replace(/<(\/?)(?=\w)/g, "<$1q:"),
      { columns: ["Name"] },
    ],
  ])("%s", async (_, table, expected) => {
    const { sheets } = await openWorkbook(await zipParts(workbookParts(SHEET, tableParts(table))), nodeCodec);
    expect(sheets[0]!.tables).toMatchObject([{ name: "People", part: "xl/tables/table1.xml", ...expected }]);
  });
});

describe("zip layouts", () => {
  const parts = workbookParts(SHEET);
  test.each([
    ["deflated", {}],
    ["stored", { level: 0 }],
    ["zip64", { zip64: true }],
    ["data descriptors", { dataDescriptor: true, dataDescriptorSignature: true }],
    [
      "data descriptors without signature, zip64",
      { dataDescriptor: true, dataDescriptorSignature: false, zip64: true },
    ],
  ])("%s", async (_, options) => {
    for (const codec of [nodeCodec, portableCodec]) {
      const workbook = await openWorkbook(await zipParts(parts, options), codec);
      expect((await workbook.readSheet("Roster")).rowCount).toBe(1);
    }
  });

  test("part names in other letters, and with a slash in front", async () => {
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [name.replace("xl/w", "XL/W"), content]),
    );
    expect((await openWorkbook(await zipParts(renamed), nodeCodec)).sheets).toHaveLength(1);
  });
});

describe("is refused", () => {
  const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const wide = (text: string): string => [...text].map((character) => `${character}\0`).join("");
  const zip = async (more: Parameters<typeof workbookParts>[1], sheet = SHEET): Promise<Uint8Array> =>
    zipParts(workbookParts(sheet, more));
  const opened = async (): Promise<Uint8Array> => zip({});

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string, RegExp]>([
    ["an empty file", () => new Uint8Array(0), "NOT_A_ZIP", /it is empty/],
    ["a text file", () => bytesOf("Name,Role\nAnn,Dev\n"), "NOT_A_ZIP", /\.csv or \.tsv/],
    ["a web page", () => bytesOf("\n<html><table>"), "NOT_A_ZIP", /web page/],
    ["an XML file", () => bytesOf('<?xml version="1.0"?><Workbook/>'), "NOT_A_ZIP", /XML file/],
    ["a PDF", () => bytesOf("%PDF-1.7\n"), "NOT_A_ZIP", /it is a PDF/],
    ["anything else", () => bytesOf([0, 1, 2, 3]), "NOT_A_ZIP", /does not begin like a zip/],
    ["an old workbook", () => bytesOf(SIGNATURE, wide("Workbook")), "UNSUPPORTED", /\.xls\)/],
    [
      "an encrypted workbook",
      () => bytesOf(SIGNATURE, wide("EncryptionInfo EncryptedPackage")),
      "ENCRYPTED",
      /protected with a password.*empty the password/,
    ],
    [
      "an encrypted zip",
      () => zipParts(workbookParts(SHEET), { password: "x", zipCrypto: true }),
      "ENCRYPTED",
      /protected with a password.*empty the password/,
    ],
    ["a zip without workbook", () => zipParts({ "a.txt": "a" }), "NOT_A_WORKBOOK", /no Excel workbook/],
    [
      "a document",
      () => zip({ "xl/workbook.xml": "<document xmlns='urn:x'/>" }),
      "NOT_A_WORKBOOK",
      /no Excel workbook/,
    ],
    [
      "a binary workbook",
      () => zip({ "_rels/.rels": relationships({ "xl/workbook.bin": "officeDocument" }) }),
      "UNSUPPORTED",
      /\.xlsb/,
    ],
    [
      "an OpenDocument sheet",
      () => zipParts({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }),
      "UNSUPPORTED",
      /\.ods/,
    ],
    ["a file cut off", async () => (await opened()).subarray(0, -300), "BAD_ZIP", /cut off/],
    ["a file cut off early", async () => (await opened()).subarray(0, 100), "BAD_ZIP", /cut off/],
    [
      "a missing sheet part",
      () => zip({ "xl/worksheets/sheet1.xml": null }),
      "BAD_ZIP",
      /sheet1\.xml” is missing/,
    ],
    ["a damaged part", async () => damaged(await opened()), "BAD_ZIP", /damaged/],
    ["two parts of one name", () => twice(), "BAD_ZIP", /two parts named/],
    ["another packing method", async () => otherMethod(await opened()), "UNSUPPORTED", /zip method 12/],
    [
      "entities in a small part",
      () => zip({ "xl/workbook.xml": `<!DOCTYPE a [<!ENTITY b "c">]><workbook xmlns="${MAIN}"/>` }),
      "XML_ENTITIES",
      /xl\/workbook\.xml/,
    ],
    [
      "a billion laughs in the shared strings",
      () => zip({ "xl/sharedStrings.xml": laughs() }),
      "XML_ENTITIES",
      /sharedStrings/,
    ],
    [
      "a small part that is malformed",
      () => zip({ "xl/workbook.xml": `<workbook xmlns="${MAIN}"><sheets></workbook>` }),
      "BAD_XML",
      /xl\/workbook\.xml/,
    ],
    [
      "a small part that is not valid in its encoding",
      () => zip({ "xl/workbook.xml": Uint8Array.of(0x3c, 0xff, 0xfe) }),
      "BAD_XML",
      /xl\/workbook\.xml” of the workbook cannot be read: text that is not valid UTF-8\./,
    ],
    [
      "a sheet without part",
      () => zip({ "xl/_rels/workbook.xml.rels": relationships({}) }),
      "BAD_XML",
      /sheet “Roster” has no part/,
    ],
    [
      "a table without place",
      () => zip(tableParts(tableXml("everywhere", ["Name"]))),
      "BAD_XML",
      /table1\.xml/,
    ],
    ["a table with other columns", () => zip(tableParts(tableXml("A1:C3", ["Name"]))), "BAD_XML", /A1:C3/],
    ["a bomb that says so", () => bomb(64 * 2 ** 20, 64 * 2 ** 20), "ZIP_BOMB", /400 times/],
    ["a bomb that claims gigabytes", () => bomb(1000, 3.5 * 2 ** 30), "ZIP_BOMB", /3,584 MB/],
    ["a bomb that hides its size", () => bomb(64 * 2 ** 20, 1000), "BAD_ZIP", /sheet1\.xml/],
  ])("%s", async (_, make, code, message) => {
    const bytes = await make();
    for (const codec of [nodeCodec, portableCodec]) {
      const error: unknown = await openWorkbook(bytes, codec)
        .then((workbook) => workbook.readSheet("Roster"))
        .catch((caught: unknown) => caught);
      expect(error).toMatchObject({
        name: "FileError",
        code,
        message: expect.stringMatching(message) as unknown,
      });
    }
  });

  /** One byte of the sheet's packed data changed. */
  function damaged(bytes: Uint8Array): Uint8Array {
    const copy = bytes.slice();
    const name = Buffer.from(copy).indexOf("xl/worksheets/sheet1.xml");
    copy[name + "xl/worksheets/sheet1.xml".length + 60]! ^= 0x55;
    return copy;
  }

  /** The sheet's entry says that it is packed with bzip2. */
  function otherMethod(bytes: Uint8Array): Uint8Array {
    const copy = Buffer.from(bytes);
    const local = copy.indexOf("xl/worksheets/sheet1.xml") - 30;
    const central = copy.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    copy.writeUInt16LE(12, local + 8);
    copy.writeUInt16LE(12, central + 10);
    return new Uint8Array(copy);
  }

  function twice(): Uint8Array {
    const file = zipSync(plain({ "xl/worksheets/sheet1.xml": "a", "xl/worksheets/sheet2.xml": "b" }));
    const copy = Buffer.from(file);
    for (let at = copy.indexOf("sheet2"); at >= 0; at = copy.indexOf("sheet2")) copy.write("sheet1", at);
    return new Uint8Array(copy);
  }

  function plain(parts: Record<string, string>): Zippable {
    return Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)]),
    );
  }

  function laughs(): string {
    const entities = Array.from(
      { length: 9 },
      (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
    );
    return `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "ha">${entities.join("")}]><sst xmlns="${MAIN}"><si><t>&l9;</t></si></sst>`;
  }

  /** A sheet part of `real` bytes of nothing that claims to hold `claimed`. */
  async function bomb(real: number, claimed: number): Promise<Uint8Array> {
    const placeholder = "@".repeat(100);
    const copy = Buffer.from(await zipParts(workbookParts(placeholder), { level: 0 }));
    const packed = deflateRawSync(Buffer.alloc(real, "<c/>"), { level: 9 });
    const local = copy.indexOf("xl/worksheets/sheet1.xml") - 30;
    const data = local + 30 + copy.readUInt16LE(local + 26) + copy.readUInt16LE(local + 28);
    const file = Buffer.concat([copy.subarray(0, data), packed, copy.subarray(data + placeholder.length)]);
    const grown = packed.length - placeholder.length;
    const central = file.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    for (const header of [local + 8, central + 10]) {
      file.writeUInt16LE(8, header);
      file.writeUInt32LE(packed.length, header + 10);
      file.writeUInt32LE(claimed, header + 14);
    }
    const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    file.writeUInt32LE(file.readUInt32LE(end + 16) + grown, end + 16);
    return new Uint8Array(file);
  }
});
