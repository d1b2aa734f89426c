// Values and formulas of an .xlsx file in the host.
import { MAIN, STRICT, XML } from "../../../files/xlsx/workbookParts";
import { openParts, stylesXml, withRelationships, workbookXml } from "./opening";

describe("a value", () => {
  it.each<[string, string, unknown]>([
    ["a number", '<c r="A1"><v>1.5</v></c>', 1.5],
    ["a number with exponent", '<c r="A1" t="n"><v>1E-3</v></c>', 0.001],
    ["a shared text", '<c r="A1" t="s"><v>2</v></c>', "Ann"],
    ["an inline text of runs", '<c r="A1" t="inlineStr"><is><r><t>A</t></r><r><t>nn</t></r></is></c>', "Ann"],
    ["a text with escapes", '<c r="A1" t="str"><v>a_x000D_&amp;</v></c>', "a\r&"],
    ["true", '<c r="A1" t="b"><v>1</v></c>', true],
    ["an error", '<c r="A1" t="e"><v>#N/A</v></c>', { error: "#N/A" }],
    ["a date as text", '<c r="A1" t="d"><v>2024-02-03</v></c>', 45325],
    ["a cell without a name", '<c t="s"><v>3</v></c>', "Developer"],
    ["an empty cell with a style", '<c r="A1" s="0"/>', null],
    [
      "an error that the host does not know",
      '<c r="A1" t="e"><v>#FIELD!</v></c>',
      { error: "#VALUE!", message: "The file holds the error #FIELD! here." },
    ],
  ])("%s", async (_, cell, value) => {
    const { session } = await openParts(`<row r="1">${cell}</row>`);
    expect(session.cell("A1")).toEqual(value);
  });

  it.each([
    ["a row below the last", '<row r="1048577"/>', "TOO_MANY_ROWS"],
    ["a column beyond the last", '<row r="1"><c r="XFE1"><v>1</v></c></row>', "TOO_MANY_COLUMNS"],
    ["a cell of another row", '<row r="1"><c r="A2"><v>1</v></c></row>', "BAD_XML"],
    ["a text where a number belongs", '<row r="1"><c r="A1"><v>x</v></c></row>', "BAD_XML"],
    ["a shared text that is not there", '<row r="1"><c r="A1" t="s"><v>99</v></c></row>', "BAD_XML"],
    ["an unknown type", '<row r="1"><c r="A1" t="q"><v>1</v></c></row>', "BAD_XML"],
  ])("not taken: %s", async (_, rows, code) => {
    await expect(openParts(rows)).rejects.toMatchObject({ name: "FileError", code });
  });

  it.each([
    ["with prefixes", MAIN],
    ["of a strict file", STRICT],
  ])("in a part %s", async (_, namespace) => {
    const part =
      `<x:worksheet xmlns:x="${namespace}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Ann</x:t></x:is></x:c>` +
      `<x:c><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A2:B2"/></x:mergeCells></x:worksheet>`;
    const { session, sheet } = await openParts("", {}, { "xl/worksheets/sheet1.xml": part });
    expect([session.formulas("A1:B1"), sheet.state.merged.length]).toEqual([[["Ann", "=1+1"]], 1]);
  });

  it("dates of the other date system are the same days", async () => {
    const styles = stylesXml(['<xf numFmtId="14"/>']);
    const { session } = await openParts(
      '<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1"><v>0</v></c></row>',
      {},
      {
        "xl/styles.xml": styles,
        "xl/workbook.xml": workbookXml('<workbookPr date1904="1"/>'),
        ...withRelationships({ "styles.xml": "styles" }),
      },
    );
    expect(session.values("A1:B1")).toEqual([[1462, 0]]);
  });
});

const METADATA = `${XML}<metadata xmlns="${MAIN}"><metadataTypes count="1"><metadataType name="XLDAPR"/></metadataTypes><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`;

describe("a formula", () => {
  it.each<[string, string, string, string, string]>([
    ["of one cell", '<c r="B2"><f>SUM(A1:A3)</f><v>6</v></c>', "B2", "=SUM(A1:A3)", "B2"],
    ["that refers to several cells", '<c r="B2"><f>A1:A3</f><v>6</v></c>', "B2", "=@A1:A3", "B2"],
    ["that gives the empty text", '<c r="B2" t="str"><f>""</f><v></v></c>', "B2", '=""', "B2"],
    [
      "shared, its master",
      '<c r="B2"><f t="shared" ref="B2:C2" si="0">A1*$A$1</f><v>1</v></c><c r="C2"><f t="shared" si="0"/><v>2</v></c>',
      "B2",
      "=A1*$A$1",
      "B2",
    ],
    [
      "shared, a cell beside it",
      '<c r="B2"><f t="shared" ref="B2:C2" si="0">A1*$A$1</f><v>1</v></c><c r="C2"><f t="shared" si="0"/><v>2</v></c>',
      "C2",
      "=B1*$A$1",
      "C2",
    ],
    [
      "of an array",
      '<c r="B2"><f t="array" ref="B2:C2">A1:B1*2</f><v>1</v></c><c r="C2"><v>2</v></c>',
      "B2",
      "=A1:B1*2",
      "B2:C2",
    ],
    [
      "that spills",
      '<c r="B2" cm="1"><f t="array" ref="B2:C2">_xlfn._xlws.SORT(A1:B1)</f><v>1</v></c><c r="C2"><v>2</v></c>',
      "B2",
      "=SORT(A1:B1)",
      "B2:C2",
    ],
  ])("%s", async (_, cells, address, text, spill) => {
    const { session, sheet, workbook } = await openParts(
      `<row r="2">${cells}</row>`,
      {},
      {
        "xl/metadata.xml": METADATA,
        ...withRelationships({ "metadata.xml": "sheetMetadata" }),
      },
    );
    const before = session.values("B2:C2");
    workbook.calculation.settle();
    const where = session.spillOf(address);
    expect([session.formulas(address)[0]![0], where, session.values("B2:C2")]).toEqual([text, spill, before]);
    expect(sheet.formulas.size).toBeGreaterThan(0);
  });

  it.each<[string, string, Record<string, string>]>([
    ["without a value", '<c r="B2"><f>A1</f></c>', {}],
    ["with a value that rich data replaces", '<c r="B2" t="e" vm="1"><f>A1</f><v>#VALUE!</v></c>', {}],
    [
      "of a workbook that wants to be calculated",
      '<c r="B2"><f>A1</f><v>0</v></c>',
      { "xl/workbook.xml": workbookXml("", '<calcPr fullCalcOnLoad="1"/>') },
    ],
  ])("%s is calculated", async (_, cell, more) => {
    const rows = `<row r="1"><c r="A1"><v>7</v></c></row><row r="2">${cell}</row>`;
    const { session, workbook } = await openParts(rows, {}, more);
    workbook.calculation.settle();
    expect(session.values("B2")).toEqual([[7]]);
  });

  it("of a what-if table stays a value", async () => {
    const { session } = await openParts('<row r="1"><c r="A1"><f t="dataTable" ref="A1"/><v>3</v></c></row>');
    expect([session.formulas("A1"), session.values("A1")]).toEqual([[[3]], [[3]]]);
  });
});
