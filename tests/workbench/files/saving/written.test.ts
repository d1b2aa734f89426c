// How cells, formulas and styles stand in the saved parts, for files written in unusual ways.
import { Session } from "../../../../src/host/session";
import { setFormat } from "../../../../src/host/workbook/edits";
import { addTable } from "../../../../src/host/workbook/tableEdits";
import { Workbook } from "../../../../src/host/workbook/workbook";
import { saveWorkbook } from "../../../../src/workbench/files/saveFile";
import { UniverEngine } from "../../../../src/workbench/engine/formulaEngine";
import { UnsavableError } from "../../../../src/workbench/files/saving/unsavable";
import {
  differences,
  MAIN,
  partText,
  sheetXml,
  STRICT,
  tableParts,
  tableXml,
  workbookParts,
  XML,
  zipParts,
} from "../../../files/xlsx/workbookParts";
import { cellsOf, workbookModel } from "./model";
import { open, reopened } from "./savedAgain";

const SHEET = "xl/worksheets/sheet1.xml";

/** The rows of the saved sheet. */
async function rowsOf(bytes: Uint8Array): Promise<string> {
  return /<(?:\w+:)?sheetData>(.*)<\/(?:\w+:)?sheetData>/s.exec(await partText(bytes, SHEET))?.[1] ?? "";
}

async function openRows(rows: string, more: Record<string, string> = {}) {
  return open("made.xlsx", await zipParts(workbookParts(sheetXml(rows), more)));
}

const SHARED =
  '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>' +
  '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>' +
  '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>';

test("a shared formula whose first cell is overwritten is written out for the others", async () => {
  const { person, save } = await openRows(SHARED);
  person.type("B1", 7);
  expect(await rowsOf(await save())).toBe(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>7</v></c></row>' +
      '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f>A2*2</f><v>4</v></c></row>' +
      '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f>A3*2</f><v>6</v></c></row>',
  );
});

test("a shared formula stays shared where its cells have not changed", async () => {
  const { person, save } = await openRows(SHARED);
  person.type("C2", "x");
  expect(await rowsOf(await save())).toContain(
    '<c r="B2"><f t="shared" si="0"/><v>4</v></c><c r="C2" t="inlineStr">',
  );
});

test("moved formulas take the calculation chain out of the file", async () => {
  const chain = `${XML}<calcChain xmlns="${MAIN}"><c r="B1" i="1"/></calcChain>`;
  const { bytes, person, save } = await openRows(SHARED, { "xl/calcChain.xml": chain });
  person.insert("1:1", "down");
  const saved = await save();
  expect(await differences(bytes, saved)).toContain("-xl/calcChain.xml");
  expect(await partText(saved, "[Content_Types].xml")).not.toContain("calcChain");
  expect(await partText(saved, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
  expect(await rowsOf(saved)).toContain(
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2*2</f><v>2</v></c></row>',
  );
});

test("a part with a prefix keeps it", async () => {
  const sheet = `${XML}<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  const { workbook, person, save } = await open("made.xlsx", await zipParts(workbookParts(sheet)));
  person.type("B1", "new");
  person.act("Freeze", () => {
    workbook
      .sheet("Roster")
      .update({ frozen: { rows: 1, columns: 0 }, merged: [{ row: 4, column: 0, rows: 2, columns: 2 }] });
  });
  const saved = await save();
  expect(await rowsOf(saved)).toBe(
    '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>new</x:t></x:is></x:c></x:row>',
  );
  expect(await partText(saved, SHEET)).toContain(
    '<x:mergeCells count="1"><x:mergeCell ref="A5:B6"/></x:mergeCells>',
  );
  expect(workbookModel(await reopened(saved))).toEqual(workbookModel(workbook));
});

test("a part in UTF-16 stays in UTF-16", async () => {
  const text = sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>').replace("UTF-8", "UTF-16");
  const sheet = new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
  const { person, save } = await open("made.xlsx", await zipParts(workbookParts(sheet)));
  person.type("A1", "é");
  const again = await reopened(await save());
  expect(cellsOf(again.sheet("Roster"))).toEqual({ A1: "é" });
});

test("spilled formulas are dynamic arrays, also when they spill further", async () => {
  const workbook = new Workbook();
  const person = new Session(workbook);
  person.type("A1", [[1], [2], [3]]);
  person.type("C1", "=A1:A2");
  const saved = await saveWorkbook(workbook);
  expect(await rowsOf(saved)).toContain('<c r="C1" cm="1"><f t="array" ref="C1:C2">A1:A2</f><v>1</v></c>');
  expect(await partText(saved, "xl/metadata.xml")).toContain(
    '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata>',
  );
  const again = await open("again.xlsx", saved);
  again.workbook.calculationMode = "Automatic";
  again.person.type("C1", "=A1:A3");
  const twice = await again.save();
  expect(await rowsOf(twice)).toContain('<c r="C1" cm="1"><f t="array" ref="C1:C3">A1:A3</f><v>1</v></c>');
  expect(await partText(twice, "xl/metadata.xml")).toBe(await partText(saved, "xl/metadata.xml"));
});

test("dates of the 1904 system are written as such", async () => {
  const workbookXml = `${XML}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="Roster" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const { person, save, workbook } = await openRows('<row r="1"><c r="A1"><v>5</v></c></row>', {
    "xl/workbook.xml": workbookXml,
  });
  person.type("B1", "1904-01-02");
  person.type("C1", 1463);
  expect(await rowsOf(await save())).toMatch(/<c r="B1" s="1"><v>1<\/v><\/c><c r="C1"><v>1463<\/v><\/c>/);
  expect(workbookModel(await reopened(await save()))).toEqual(workbookModel(workbook));
});

test("results in workbooks that count from 1904 are calculated anew by whoever opens them", async () => {
  const workbookXml = `${XML}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="Roster" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const { workbook, person, save } = await openRows('<row r="1"><c r="B1"><f>A1+1</f><v>1</v></c></row>', {
    "xl/workbook.xml": workbookXml,
  });
  workbook.calculation.engine = new UniverEngine();
  workbook.calculationMode = "Automatic";
  person.type("A1", "1904-01-02");
  expect(await partText(await save(), "xl/workbook.xml")).toContain('<calcPr fullCalcOnLoad="1"/>');
});

test("new parts of a strict workbook are strict", async () => {
  const parts = Object.entries(workbookParts(sheetXml("")));
  const strict = parts.map(([name, text]) => [
    name,
    (text as string)
      .replaceAll(MAIN, STRICT)
      .replaceAll(
        /http:\/\/schemas\.\S+?\/officeDocument\/2006\//g,
        "http://purl.oclc.org/ooxml/officeDocument/",
      ),
  ]);
  const { workbook, person, save } = await open(
    "made.xlsx",
    await zipParts(Object.fromEntries(strict) as Record<string, string>),
  );
  person.act("Add", () => {
    workbook.addSheet("New");
    const sheet = workbook.sheet("Roster");
    addTable(sheet, { row: 0, column: 0, rows: 2, columns: 2 }, true);
  });
  const saved = await save();
  for (const part of ["xl/worksheets/sheet2.xml", "xl/tables/table1.xml"])
    expect(await partText(saved, part)).toContain(`xmlns="${STRICT}"`);
  expect(workbookModel(await reopened(saved))).toEqual(workbookModel(workbook));
});

const WITH_TOTALS = {
  sheet: sheetXml(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Level</t></is></c></row>' +
      '<row r="2"><c r="B2"><v>2</v></c></row>' +
      '<row r="3"><c r="A3" t="inlineStr"><is><t>Total</t></is></c><c r="B3"><f>SUBTOTAL(109,People[Level])</f><v>2</v></c></row>',
    { after: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' },
  ),
  table: tableXml("A1:B3", ["Name", "Level"], 'totalsRowCount="1"', "A1:B2")
    .replace('name="Name"/>', 'name="Name" totalsRowLabel="Total"/>')
    .replace('name="Level"/>', 'name="Level" totalsRowFunction="sum"/>'),
};

test.each<[string, (person: Session) => void, string]>([
  [
    "kept",
    (person) => person.insert("1:2", "down"),
    '<tableColumn id="1" name="Name" totalsRowLabel="Total"/><tableColumn id="2" name="Level" totalsRowFunction="sum"/>',
  ],
  [
    "typed anew",
    (person) => {
      person.type("A3", "Mean");
      person.type("B3", "=SUBTOTAL(101,People[Level])");
    },
    '<tableColumn id="1" name="Name" totalsRowLabel="Mean"/><tableColumn id="2" name="Level" totalsRowFunction="custom">' +
      "<totalsRowFormula>SUBTOTAL(101,People[Level])</totalsRowFormula></tableColumn>",
  ],
  [
    "emptied",
    (person) => person.erase("A3:B3"),
    '<tableColumn id="1" name="Name"/><tableColumn id="2" name="Level"/>',
  ],
])("totals of a table say what their cells say: %s", async (_, edit, columns) => {
  const { person, save } = await open(
    "made.xlsx",
    await zipParts(workbookParts(WITH_TOTALS.sheet, tableParts(WITH_TOTALS.table))),
  );
  edit(person);
  expect(await partText(await save(), "xl/tables/table1.xml")).toContain(columns);
});

test("functions of add-ins keep the prefix that files have", async () => {
  const { person, save } = await openRows(
    '<row r="1"><c r="A1"><f>_xldudf_CERTVERDICT(B1)</f><v>1</v></c></row>',
  );
  person.insert("1:1", "down");
  expect(await rowsOf(await save())).toContain("_xldudf_CERTVERDICT(B2)</f>");
});

test("formulas that nobody here can calculate keep their values, and ask for calculation", async () => {
  const { workbook, person, save } = await openRows(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>CUBE(A1)</f><v>9</v></c></row>',
  );
  workbook.calculationMode = "Automatic";
  person.type("A1", 2);
  const saved = await save();
  expect(await rowsOf(saved)).toBe(
    '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>CUBE(A1)</f><v>9</v></c></row>',
  );
  expect(await partText(saved, "xl/workbook.xml")).toContain('<calcPr fullCalcOnLoad="1"/>');
});

const ARRAY =
  '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><f t="array" ref="A2:A3">CUBE(A1)</f><v>8</v></c></row>' +
  '<row r="3"><c r="A3"><v>9</v></c></row>';
const ARRAY_BELOW =
  '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><f t="array" ref="A3:A4">CUBE(A2)</f><v>8</v></c></row>' +
  '<row r="4"><c r="A4"><v>9</v></c></row>';

test.each<[string, string, (person: Session) => void, string]>([
  ["an array", ARRAY, (person) => person.type("A1", 2), ARRAY.replace("<v>1<", "<v>2<")],
  ["a moved array", ARRAY, (person) => person.insert("1:1", "down"), ARRAY_BELOW],
  [
    "a moved formula",
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>CUBE(A1)</f><v>9</v></c></row>',
    (person) => person.insert("1:1", "down"),
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>CUBE(A2)</f><v>9</v></c></row>',
  ],
  [
    "a link to another workbook",
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>[1]Sheet1!A5+A1</f><v>9</v></c></row>',
    (person) => person.type("A1", 2),
    '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>[1]Sheet1!A5+A1</f><v>9</v></c></row>',
  ],
  [
    "an array that is cut short",
    ARRAY,
    (person) => person.type("A3", "in the way"),
    ARRAY.replace(' ref="A2:A3"', ' ref="A2"').replace(
      '<c r="A3"><v>9</v></c>',
      '<c r="A3" t="inlineStr"><is><t>in the way</t></is></c>',
    ),
  ],
])("%s that nobody here can calculate keeps what the file has", async (_, rows, edit, expected) => {
  for (const calculationMode of ["Automatic", "Manual"] as const) {
    const { workbook, person, save } = await openRows(rows);
    workbook.calculation.engine = new UniverEngine();
    workbook.calculationMode = calculationMode;
    edit(person);
    expect(await rowsOf(await save())).toBe(expected);
  }
});

test("an array formula stays one where its cells move", async () => {
  const { workbook, person, save } = await openRows(
    '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f t="array" ref="B1">SUM(A1:A1*2)</f><v>6</v></c></row>',
  );
  workbook.calculation.engine = new UniverEngine();
  workbook.calculationMode = "Automatic";
  person.insert("1:1", "down");
  expect(await rowsOf(await save())).toContain('<f t="array" ref="B2">SUM(A2:A2*2)</f><v>6</v>');
});

test("links to other workbooks show the file's values also where all is to be calculated on opening", async () => {
  const workbookXml = `${XML}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Roster" sheetId="1" r:id="rId1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>`;
  const { workbook } = await openRows(
    '<row r="1"><c r="A1"><f>[1]Sheet1!A5</f><v>9</v></c><c r="B1"><f>A1*2</f><v>1</v></c></row>',
    { "xl/workbook.xml": workbookXml },
  );
  workbook.calculation.engine = new UniverEngine();
  workbook.calculationMode = "Automatic";
  workbook.calculation.settle();
  expect(workbook.sheet("Roster").grid.rows[0]).toEqual([9, 18]);
});

test("a workbook without styles gets them when they are needed", async () => {
  const { workbook, person, save } = await openRows('<row r="1"><c r="A1"><v>1</v></c></row>');
  person.act("Format", () => {
    setFormat(workbook.sheet("Roster"), { row: 0, column: 0, rows: 2, columns: 2 }, "font.bold", true);
  });
  const saved = await save();
  expect(await rowsOf(saved)).toBe(
    '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"/></row><row r="2"><c r="A2" s="1"/><c r="B2" s="1"/></row>',
  );
  expect(workbookModel(await reopened(saved))).toEqual(workbookModel(workbook));
});

test.each<[string, string, (person: Session) => void, string]>([
  [
    "a what-if table that would move",
    '<row r="2"><c r="A2"><f t="dataTable" ref="A2:A3" r1="B1"/><v>1</v></c></row>',
    (person) => {
      person.insert("1:1", "down");
    },
    "Roster!A2",
  ],
  [
    "a text that no cell can hold",
    "",
    (person) => {
      person.type("A1", "x".repeat(40_000));
    },
    "Roster!A1",
  ],
])("%s is refused, and the place is named", async (_, rows, edit, place) => {
  const { person, save } = await openRows(rows);
  edit(person);
  const saving = save();
  await expect(saving).rejects.toThrow(UnsavableError);
  await expect(saving).rejects.toThrow(place);
});
