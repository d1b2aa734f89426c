// What is opened, what is refused and how that is said, and workbooks that other programs wrote.
import { readFileSync } from "node:fs";
import path from "node:path";
import { boxAddress } from "../../../src/host/workbook/address";
import { openFile } from "../../../src/workbench/files/openFile";
import { sourceOf } from "../../../src/workbench/files/source";
import { sheetXml, workbookParts, zipParts } from "../../files/xlsx/workbookParts";
import { withSession } from "./opening/opening";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const wide = (text: string): number[] => [...text].flatMap((character) => [character.charCodeAt(0), 0]);

/** A small workbook. */
const whole = () => zipParts(workbookParts(sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>')));

/** Text that is UTF-8 in the piece that is looked at first, and then is not. */
function changingText(): Uint8Array {
  const bytes = bytesOf("a,ä\n".repeat(30_000));
  bytes.set([0xff], bytes.length - 2);
  return bytes;
}

describe("a file that cannot be opened says why and what to do", () => {
  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>, string, RegExp]>([
    ["an empty one", "a.xlsx", () => new Uint8Array(), "UNSUPPORTED", /“a\.xlsx” is empty/],
    ["an empty text", "a.csv", () => new Uint8Array(), "UNSUPPORTED", /“a\.csv” is empty/],
    ["an old one", "a.xls", () => Uint8Array.from(COMPOUND), "UNSUPPORTED", /\.xls\).*save it as \.xlsx/s],
    [
      "one with a password",
      "a.xlsx",
      () => Uint8Array.from([...COMPOUND, ...wide("EncryptedPackage")]),
      "ENCRYPTED",
      /password/,
    ],
    ["a web page", "a.xls", () => bytesOf("<html><table>"), "NOT_A_ZIP", /web page/],
    ["a web page called .csv", "a.csv", () => bytesOf("<!DOCTYPE html>"), "NOT_A_ZIP", /web page/],
    ["a PDF", "a.pdf", () => bytesOf("%PDF-1.7"), "NOT_A_ZIP", /PDF/],
    ["a text called .xlsx", "a.xlsx", () => bytesOf("a,b\n1,2"), "NOT_A_ZIP", /text file/],
    ["a picture", "a.png", () => Uint8Array.from([0x89, 0x50, 0, 0, 0, 1, 2]), "UNSUPPORTED", /neither/],
    ["a cut-off one", "a.xlsx", async () => (await whole()).subarray(0, 900), "BAD_ZIP", /damaged/],
    [
      "an archive of something else",
      "a.zip",
      () => zipParts({ "a.txt": "x" }),
      "NOT_A_WORKBOOK",
      /no Excel workbook/,
    ],
    [
      "an OpenDocument one",
      "a.ods",
      () => zipParts({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }),
      "UNSUPPORTED",
      /OpenDocument/,
    ],
    [
      "one with damaged XML",
      "a.xlsx",
      () => zipParts(workbookParts(sheetXml("<row>"))),
      "BAD_XML",
      /“xl\/worksheets\/sheet1\.xml”/,
    ],
    ["a text that changes its encoding", "a.csv", changingText, "BAD_ENCODING", /Save it as CSV in UTF-8/],
  ])("%s", async (_, name, bytes, code, message) => {
    await expect(openFile(name, await bytes())).rejects.toMatchObject({
      name: "FileError",
      code,
      message: expect.stringMatching(message) as string,
    });
  });
});

describe("delimited text", () => {
  it.each<[string, string, string, unknown]>([
    ["a number as it would be written", "a.csv", "1,-2.5", [[1, -2.5]]],
    [
      "numbers that would be written otherwise",
      "a.csv",
      "007,1.50,+1,1e3,1E400",
      [["007", "1.50", "+1", "1e3", "1E400"]],
    ],
    ["more digits than a number holds", "a.csv", "12345678901234567890,1", [["12345678901234567890", 1]]],
    ["what Excel would turn into something else", "a.csv", "TRUE,1-2,=A1,5%", [["TRUE", "1-2", "=A1", "5%"]]],
    ["quotes and line breaks", "a.csv", '"a ""b""\nc",2', [['a "b"\nc', 2]]],
    ["tabs", "a.tsv", "x\t1", [["x", 1]]],
    ["one column with commas called .tsv", "a.tsv", "only", [["only"]]],
    [
      "text of another ending",
      "a.dat",
      "a;b\n1;2",
      [
        ["a", "b"],
        [1, 2],
      ],
    ],
    [
      "blank lines keep their row",
      "a.csv",
      "a,b\n\n1,2\n",
      [
        ["a", "b"],
        ["", ""],
        [1, 2],
      ],
    ],
  ])("%s", async (_, name, text, values) => {
    const { session, sheet } = withSession(await openFile(name, bytesOf(text)));
    expect(session.values(boxAddress(sheet.usedBox(true)!))).toEqual(values);
  });

  it("in Windows-1252, under a sheet called like the file", async () => {
    const { session, sheet } = withSession(
      await openFile("C:\\Team [1].csv", Uint8Array.from([0xe4, 0x2c, 0x31])),
    );
    expect([session.values("A1:B1"), sheet.name]).toEqual([[["ä", 1]], "Team _1_"]);
  });
});

const fixture = (name: string): Uint8Array =>
  readFileSync(path.join(__dirname, "../../files/xlsx/fixtures", name));

describe("workbooks of other programs", () => {
  it.each([
    ["libreoffice.xlsx", { sheets: ["Roster", "Summary", "Notes"], summary: [[3], [5.5]], start: "A1:D1" }],
    ["openpyxl.xlsx", { sheets: ["Roster", "Summary", "Notes"], summary: [[""], [""]], start: "A1:D1" }],
    ["xlsxwriter.xlsx", { sheets: ["Roster", "Summary"], summary: [[3], [""]], start: "B3:E3" }],
  ])("%s", async (name, { sheets, summary, start }) => {
    const bytes = fixture(name);
    const { workbook, session, notShown } = withSession(await openFile(name, bytes));
    expect(workbook.state.sheets.map((sheet) => sheet.name)).toEqual(sheets);
    expect(session.values("Summary!A1:A2")).toEqual(summary);
    expect(session.values(start)).toEqual([["Name", "Role", "Level", "Start"]]);
    expect(workbook.state.tables.map(({ state }) => state.name)).toEqual(["People"]);
    expect(workbook.state.names.map((one) => one.name)).toEqual(["Levels"]);
    expect(workbook.state.sheets[0]!.state.validations).toHaveLength(1);
    expect(notShown).toEqual(
      expect.arrayContaining([
        { kind: "comment", sheet: "Roster", count: 1 },
        { kind: "chart", sheet: "Summary", count: 1 },
      ]),
    );
    expect(session.undo()).toBe(false);
    expect(sourceOf(workbook)).toMatchObject({ kind: "package", state: workbook.state });
  });

  it("a chart sheet is said and keeps its place, hidden sheets stay hidden", async () => {
    const { workbook, notShown } = await openFile("xlsxwriter.xlsx", fixture("xlsxwriter.xlsx"));
    expect(notShown).toContainEqual({ kind: "chart", sheet: "Chart", count: 1 });
    const notes = (await openFile("a.xlsx", fixture("libreoffice.xlsx"))).workbook.sheet("Notes");
    expect([workbook.findSheet("Chart"), notes.state.visibility]).toEqual([undefined, "Hidden"]);
  });

  it("the sample roster: tables, choices and colours of verdicts", async () => {
    const bytes = readFileSync(path.join(__dirname, "../../../samples/roster.xlsx"));
    const { workbook } = await openFile("roster.xlsx", bytes);
    const roster = workbook.sheet("Roster");
    expect(workbook.state.tables.map(({ state }) => [state.name, boxAddress(state.box)])).toContainEqual([
      "Roster",
      boxAddress(roster.usedBox(true)!),
    ]);
    expect([roster.state.frozen, roster.formulas.size > 0]).toEqual([{ rows: 1, columns: 2 }, true]);
    expect(roster.state.conditionalFormats[0]).toMatchObject({
      type: "CellValue",
      settings: { rule: { operator: "EqualTo" } },
    });
  });
});
