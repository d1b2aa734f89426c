// Delimited text saved: what nobody touched stays byte for byte.
import { Session } from "../../../../src/host/session";
import { openFile } from "../../../../src/workbench/files/openFile";
import {
  lostInText,
  nameAsWorkbook,
  saveAsWorkbook,
  saveWorkbook,
} from "../../../../src/workbench/files/saveFile";
import { setFormat } from "../../../../src/host/workbook/edits";
import { lostInTextWords } from "../../../../src/words/workbookSaving";
import { cellsOf } from "./model";
import { reopened } from "./savedAgain";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const FILE = '\uFEFFName;"Role" ;Level\r\n"Ann";007;1.50\r\n\r\n"Bob ""B""";x;;\r\nCid;"a;b";3';

test.each<[string, (person: Session) => void, string]>([
  ["nothing", () => undefined, FILE],
  [
    "a cell",
    (person) => {
      person.type("A2", "Eve");
    },
    FILE.replace('"Ann"', "Eve"),
  ],
  [
    "a text with the delimiter",
    (person) => {
      person.type("C5", "a;b");
    },
    FILE.replace(/3$/, '"a;b"'),
  ],
  [
    "a cell right of the line",
    (person) => {
      person.type("E2", "new");
    },
    FILE.replace("1.50", "1.50;;new"),
  ],
  [
    "a cell in a blank line",
    (person) => {
      person.type("B3", "new");
    },
    FILE.replace("\r\n\r\n", "\r\n;new\r\n"),
  ],
  [
    "a new last line",
    (person) => {
      person.type("A6", "Dee");
    },
    `${FILE}\r\nDee`,
  ],
  [
    "a deleted row",
    (person) => {
      person.delete("2:2", "up");
    },
    FILE.replace('"Ann";007;1.50\r\n', ""),
  ],
  [
    "an inserted row",
    (person) => {
      person.insert("2:2", "down");
    },
    FILE.replace('"Ann"', '\r\n"Ann"'),
  ],
  [
    "a deleted column",
    (person) => {
      person.delete("A:A", "left");
    },
    '\uFEFF"Role" ;Level\r\n007;1.50\r\n\r\nx;;\r\n"a;b";3',
  ],
  [
    "an emptied cell",
    (person) => {
      person.erase("C5");
    },
    FILE.replace(/3$/, ""),
  ],
  [
    "a date",
    (person) => {
      person.type("C2", "2026-11-22");
    },
    FILE.replace("1.50", "2026-11-22"),
  ],
  [
    "something undone",
    (person) => {
      person.delete("2:2", "up");
      person.undo();
    },
    FILE,
  ],
])("%s", async (_, edit, expected) => {
  const { workbook } = await openFile("team.csv", utf8(FILE));
  edit(new Session(workbook));
  expect(text(await saveWorkbook(workbook))).toBe(expected);
});

test("characters that the file's encoding does not have are known before", async () => {
  const { workbook } = await openFile(
    "team.csv",
    new Uint8Array(Buffer.from("n\u00e4me,b\n1,2\n", "latin1")),
  );
  const person = new Session(workbook);
  person.type("A3", "é €");
  expect(lostInText(workbook)).toEqual([]);
  person.type("B3", "漢 ž ą 漢");
  expect(lostInText(workbook)).toEqual([lostInTextWords.characters(["漢", "ą"])]);
  expect(Buffer.from(await saveWorkbook(workbook)).toString("latin1")).toContain("&#28450;");
});

test("formatted numbers are saved as they are shown, others to their last digit", async () => {
  const { workbook } = await openFile("team.csv", utf8("a,b\n1,2\n"));
  const person = new Session(workbook);
  person.type("A2", [[45000.5, 0.1 + 0.2]]);
  person.act("Format", () => {
    setFormat(
      workbook.state.sheets[0]!,
      { row: 1, column: 0, rows: 1, columns: 1 },
      "numberFormat",
      "dd.mm.yyyy hh:mm",
    );
  });
  expect(text(await saveWorkbook(workbook))).toBe("a,b\n15.03.2023 12:00,0.30000000000000004\n");
});

test("what a text file cannot hold is known before", async () => {
  const { workbook } = await openFile("team.csv", utf8(FILE));
  expect(lostInText(workbook)).toEqual([]);
  const person = new Session(workbook);
  person.type("D2", "=C2*2");
  person.act("Format", () => {
    setFormat(workbook.state.sheets[0]!, { row: 0, column: 0, rows: 1, columns: 3 }, "font.bold", true);
    workbook.addSheet("Roles");
  });
  expect(lostInText(workbook)).toEqual([
    "the sheet “Roles”",
    "one formula, whose result is kept",
    "fonts, fills, borders, number formats, widths and heights",
  ]);
  const again = await reopened(await saveAsWorkbook(workbook), nameAsWorkbook("team.csv"));
  expect(again.state.sheets.map(({ name }) => name)).toEqual(["team", "Roles"]);
  expect(cellsOf(again.sheet("team"))).toMatchObject({
    A2: "Ann",
    B2: "007",
    C2: "1.50",
    D2: ["=C2*2", "#NAME?"],
  });
});
