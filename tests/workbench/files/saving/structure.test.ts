// Rows, sheets, tables, names and comments: what names cells follows them, in all parts of the file.
import { differences, partText, unzip } from "../../../files/xlsx/workbookParts";
import { addTable, addRows, convertToRange, renameTable } from "../../../../src/host/workbook/tableEdits";
import { Session } from "../../../../src/host/session";
import { setFormat } from "../../../../src/host/workbook/edits";
import { Workbook } from "../../../../src/host/workbook/workbook";
import { UnsavableError } from "../../../../src/workbench/files/saving/unsavable";
import { saveWorkbook } from "../../../../src/workbench/files/saveFile";
import { fixture, open, reopened } from "./savedAgain";
import { workbookModel } from "./model";
import { readElsewhere } from "../../../files/xlsx/workbookParts";

const CONTENT_TYPES = "[Content_Types].xml";

/** All parts of a file that hold a text, by name. */
async function partsWith(bytes: Uint8Array, text: string): Promise<string[]> {
  const parts = await unzip(bytes);
  return [...parts].flatMap(([name, { content }]) =>
    new TextDecoder().decode(content).includes(text) ? [name] : [],
  );
}

test("inserted rows move validations, conditional formats, tables, comments, drawings and charts", async () => {
  const { bytes, person, save } = await open("openpyxl.xlsx");
  person.insert("1:3", "down");
  const saved = await save();
  const [sheet, comments] = [
    await partText(saved, "xl/worksheets/sheet1.xml"),
    await partText(saved, "xl/comments/comment1.xml"),
  ];
  expect(sheet).toContain('<conditionalFormatting sqref="C5:C7">');
  expect(sheet).toContain('<dataValidation sqref="B5:B7"');
  const before = await partText(bytes, "xl/comments/comment1.xml");
  const [, row] = /ref="[A-Z]+(\d+)"/.exec(before)!;
  expect(comments).toContain(`${String(Number(row) + 3)}"`);
  expect(await partsWith(bytes, "Roster!$C$2:$C$4")).toEqual(await partsWith(saved, "Roster!$C$5:$C$7"));
  expect((await partText(saved, "xl/tables/table1.xml")).includes('ref="A4:D7"')).toBe(true);
});

test("what was inserted and undone leaves no trace", async () => {
  const { bytes, person, save } = await open("openpyxl.xlsx");
  person.insert("1:3", "down");
  person.delete("B:B", "left");
  person.undo();
  person.undo();
  expect(await differences(bytes, await save())).toEqual([]);
});

test("a deleted row takes its comment along", async () => {
  const { bytes, person, save } = await open("openpyxl.xlsx");
  const cell = /<comment ref="([A-Z]+)(\d+)"/.exec(await partText(bytes, "xl/comments/comment1.xml"))!;
  person.delete(`${cell[2]!}:${cell[2]!}`, "up");
  expect(await partText(await save(), "xl/comments/comment1.xml")).not.toContain("<comment ");
});

test("a renamed sheet is renamed in charts and names, and the calculation chain goes with moved formulas", async () => {
  const { bytes, workbook, person, save } = await open("xlsxwriter.xlsx");
  person.act("Rename", () => {
    workbook.renameSheet(workbook.sheet("Roster"), "My team");
  });
  const saved = await save();
  expect(await partsWith(saved, "Roster!")).toEqual([]);
  expect((await partsWith(saved, "'My team'!")).length).toBe((await partsWith(bytes, "Roster!")).length);
  expect(workbookModel(await reopened(saved))).toEqual(workbookModel(workbook));
});

test("a deleted sheet takes its parts along, and no other sheet's", async () => {
  const { bytes, workbook, person, save } = await open("openpyxl.xlsx");
  person.act("Delete", () => {
    workbook.deleteSheet(workbook.sheet("Summary"));
  });
  const saved = await save();
  const gone = (await differences(bytes, saved)).filter((name) => name.startsWith("-"));
  expect(gone).toContain("-xl/worksheets/sheet2.xml");
  expect(gone).toContain("-xl/charts/chart1.xml");
  expect(gone).not.toContain("-xl/tables/table1.xml");
  const types = await partText(saved, CONTENT_TYPES);
  for (const part of gone) expect(types).not.toContain(part.slice(1));
  expect((await reopened(saved)).state.sheets.map(({ name }) => name)).toEqual(["Roster", "Notes"]);
});

test("tables: rows added, renamed, made and taken away", async () => {
  const { workbook, person, save } = await open("openpyxl.xlsx");
  const table = workbook.table("People");
  person.act("Table", () => {
    addRows(table, null, [["Dee", "Tester", 1, 45000]]);
    renameTable(table, "Team");
  });
  person.type("Notes!D5", [
    ["One", "Two"],
    ["a", "b"],
  ]);
  const notes = workbook.sheet("Notes");
  person.act("Table", () => addTable(notes, { row: 4, column: 3, rows: 2, columns: 2 }, true));
  const saved = await save();
  expect(readElsewhere(saved)[0]!.tables).toMatchObject([{ name: "Team", range: "A1:D5" }]);
  expect(workbookModel(await reopened(saved))).toEqual(workbookModel(workbook));
  person.act("Table", () => {
    convertToRange(table);
  });
  expect(await partsWith(await save(), "Team")).toEqual([]);
});

test("cells keep what the host does not know of their style", async () => {
  const { bytes, workbook, person, save } = await open("openpyxl.xlsx");
  person.act("Format", () => {
    setFormat(workbook.sheet("Roster"), { row: 0, column: 0, rows: 1, columns: 1 }, "fill.color", "#C6EFCE");
  });
  const saved = await save();
  expect(await differences(bytes, saved)).toEqual(["xl/worksheets/sheet1.xml", "xl/styles.xml"]);
  const styles = await partText(saved, "xl/styles.xml");
  const before = await partText(bytes, "xl/styles.xml");
  const listOf = (text: string): string[] =>
    /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(text)![1]!.match(/<xf .*?(?:\/>|<\/xf>)/gs)!;
  expect(listOf(styles).slice(0, listOf(before).length)).toEqual(listOf(before));
  expect(styles).toContain('<fgColor rgb="FFC6EFCE"/>');
});

test("a new workbook is read by another program", async () => {
  const workbook = new Workbook("new.xlsx");
  const person = new Session(workbook);
  person.act("Rename", () => {
    workbook.renameSheet(workbook.state.sheets[0]!, "Roster");
  });
  person.type("A1", [
    ["Role", "Level", "Ready"],
    ["a <b> & “c”", 2.5, "TRUE"],
    ["  two\nlines ", -1e-7, "#N/A"],
  ]);
  person.act("Table", () =>
    addTable(workbook.sheet("Roster"), { row: 0, column: 0, rows: 3, columns: 3 }, true),
  );
  const bytes = await saveWorkbook(workbook);
  const [sheet] = readElsewhere(bytes);
  expect(sheet!.rows).toEqual([
    ["Role", "Level", "Ready"],
    ["a <b> & “c”", 2.5, true],
    ["  two\nlines ", -1e-7, "#N/A"],
  ]);
  expect(sheet!.tables).toMatchObject([{ name: "Table1", range: "A1:C3" }]);
  expect(workbookModel(await reopened(bytes))).toEqual(workbookModel(workbook));
});

test("a workbook that is changed while it is being saved is saved whole", async () => {
  for (let waits = 1; waits < 400; waits += 33) {
    const { workbook, person, save } = await open("openpyxl.xlsx");
    person.type("A2", "changed before");
    const saving = save();
    for (let wait = 0; wait < waits; wait++) await Promise.resolve();
    person.insert("1:2", "down");
    person.type("E3", "New column");
    expect(workbookModel(await reopened(await saving))).toEqual(workbookModel(workbook));
  }
});

test("a workbook that does not stand still is not saved", async () => {
  const { workbook, person, save } = await open("openpyxl.xlsx");
  // Whenever somebody begins to look at the workbook, it changes.
  const adding = jest.spyOn(workbook.views, "add").mockImplementation((view) => {
    queueMicrotask(() => {
      person.type("G3", "changed");
    });
    return Set.prototype.add.call(workbook.views, view) as typeof workbook.views;
  });
  await expect(save()).rejects.toThrow(UnsavableError);
  adding.mockRestore();
  expect(workbookModel(await reopened(await save()))).toEqual(workbookModel(workbook));
});

test("the same workbook is the same bytes", async () => {
  const edited = async (): Promise<Uint8Array> => {
    const { person, save } = await open("xlsxwriter.xlsx", fixture("xlsxwriter.xlsx"));
    person.type("Roster!A1", "x");
    return save();
  };
  expect(Buffer.compare(await edited(), await edited())).toBe(0);
});
