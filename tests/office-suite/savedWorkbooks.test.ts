// Workbooks saved by the workbench as LibreOffice sees them.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { parseBox } from "../../src/host/workbook/address";
import { setFormat } from "../../src/host/workbook/edits";
import { paint } from "../../src/host/workbook/painted";
import { addTable, renameTable } from "../../src/host/workbook/tableEdits";
import { Session } from "../../src/host/session";
import { Workbook } from "../../src/host/workbook/workbook";
import { saveAsWorkbook, saveWorkbook } from "../../src/workbench/files/saveFile";
import { workFolder } from "../support/commandLine";
import { partText } from "../files/xlsx/workbookParts";
import { FIXTURES, fixture, open } from "../workbench/files/saving/savedAgain";

const office = process.env["CERTVERDICT_OFFICE_SUITE"] ?? "soffice";
const folder = workFolder();
const profile = `-env:UserInstallation=file://${folder.path}/profile`;
afterAll(() => {
  folder.remove();
});

function convert(bytes: Uint8Array, name: string, filter: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  const out = join(folder.path, "out");
  execFileSync(office, [profile, "--headless", "--convert-to", filter, "--outdir", out, path], {
    stdio: "ignore",
  });
  return out;
}

/** What LibreOffice shows on one sheet, as rows of text. */
function shown(bytes: Uint8Array, stem: string, sheet: string): string[][] {
  const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
  const out = convert(bytes, `${stem}.xlsx`, filter);
  return parse(readFileSync(join(out, `${stem}-${sheet}.csv`)), { relax_column_count: true }) as string[][];
}

/** A workbook as LibreOffice saves it after reading it. */
function savedByOffice(bytes: Uint8Array, stem: string): Uint8Array {
  const out = convert(bytes, `${stem}.xlsx`, "xlsx:Calc MS Excel 2007 XML");
  return new Uint8Array(readFileSync(join(out, `${stem}.xlsx`)));
}

test.each(FIXTURES)("%s opens with what was typed, inserted and coloured", async (name) => {
  const { workbook, person, save } = await open(name);
  const sheet = workbook.sheet("Roster");
  const before = shown(fixture(name), `before-${name.replace(".xlsx", "")}`, "Roster");
  person.insert("1:2", "down");
  person.type("A1", "typed & <kept>");
  person.act("Format", () => {
    setFormat(sheet, parseBox("A1:B2")!, "fill.color", "#FFC7CE");
  });
  const after = shown(await save(), `after-${name.replace(".xlsx", "")}`, "Roster");
  expect(after[0]![0]).toBe("typed & <kept>");
  expect(after.slice(2)).toEqual(before);
});

/** A new workbook with everything that an add-in makes. */
function newWorkbook(): Workbook {
  const workbook = new Workbook("new.xlsx");
  const person = new Session(workbook);
  const sheet = workbook.state.sheets[0]!;
  person.type("A1", [
    ["Role", "Verdict", "People"],
    ["Developer", "Certify", 3],
    ["Tester", "Wait", 2],
  ]);
  person.act("Make", () => {
    renameTable(addTable(sheet, parseBox("A1:C3")!, true), "Roster");
    setFormat(sheet, parseBox("C2:C3")!, "numberFormat", "0.00");
    setFormat(sheet, parseBox("A:A")!, "columnWidth", 210);
    const rule = { list: { inCellDropDown: true, source: "Certify,Wait" } };
    sheet.update({
      frozen: { rows: 1, columns: 1 },
      validations: paint([], parseBox("B2:B500")!, { rule }),
      conditionalFormats: [
        {
          id: workbook.newId(),
          type: "CellValue",
          boxes: [parseBox("B2:B500")!],
          settings: {
            rule: { formula1: '="Certify"', operator: "EqualTo" },
            "fill.color": "#C6EFCE",
            "font.color": "#006100",
          },
        },
      ],
      charts: [
        {
          id: workbook.newId(),
          name: "Verdicts",
          type: "BarClustered",
          source: { sheet, box: parseBox("B1:C3")! },
          seriesBy: "Columns",
          settings: { "title.text": "People & verdicts", "legend.visible": false, from: "E2", to: "J15" },
        },
      ],
    });
    workbook.update({
      names: [{ name: "People", scope: null, formula: "=Sheet1!$C$2:$C$3", comment: "", visible: true }],
    });
  });
  person.type("A6", "=C2:C3");
  return workbook;
}

test("a new workbook opens with table, list, colours, chart, name and spilled formula", async () => {
  const bytes = await saveWorkbook(newWorkbook());
  expect(shown(bytes, "new", "Sheet1")).toEqual([
    ["Role", "Verdict", "People"],
    ["Developer", "Certify", "3"],
    ["Tester", "Wait", "2"],
    ["", "", ""],
    ["", "", ""],
    ["3", "", ""],
    ["2", "", ""],
  ]);
  const again = savedByOffice(bytes, "new");
  const SHEET = "xl/worksheets/sheet1.xml";
  const sheet = await partText(again, SHEET);
  expect(sheet).toMatch(/<dataValidation [^>]*type="list"/);
  expect(sheet).toMatch(/sqref="B2:B500"/);
  expect(sheet).toMatch(/<cfRule type="cellIs"/);
  // Without a window LibreOffice drops the panes of every file, so these are looked for in ours.
  expect(await partText(bytes, SHEET)).toMatch(
    /<pane xSplit="1" ySplit="1" topLeftCell="B2"[^>]*state="frozen"/,
  );
  expect(await partText(again, "xl/tables/table1.xml")).toMatch(/displayName="Roster" ref="A1:C3"/);
  expect(await partText(again, "xl/workbook.xml")).toMatch(/name="People"[^>]*>Sheet1!\$C\$2:\$C\$3</);
  const chart = await partText(again, "xl/charts/chart1.xml");
  expect(chart).toMatch(/<c:barDir val="bar"\/>/);
  expect(chart).toMatch(/Sheet1!\$C\$2:\$C\$3/);
});

test("a text file becomes a workbook", async () => {
  const { workbook } = await open("team.csv", new TextEncoder().encode("Role,Level\r\nDeveloper,3\r\n"));
  const bytes = await saveAsWorkbook(workbook);
  expect(shown(bytes, "text", "team")).toEqual([
    ["Role", "Level"],
    ["Developer", "3"],
  ]);
});
