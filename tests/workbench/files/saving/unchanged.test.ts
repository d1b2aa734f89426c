// What saving leaves as it is.
import { differences } from "../../../files/xlsx/workbookParts";
import { FIXTURES, open, reopened } from "./savedAgain";
import { workbookModel } from "./model";

test.each([...FIXTURES, "roster.xlsx", "roster.csv"])("%s comes out as the very same bytes", async (name) => {
  const { bytes, save } = await open(name);
  expect(Buffer.compare(await save(), bytes)).toBe(0);
});

test.each(FIXTURES)("%s: one cell changes one part, and undoing it none", async (name) => {
  const { bytes, workbook, person, save } = await open(name);
  const sheet = workbook.sheet("Roster");
  person.type("Roster!K20", "new");
  // XlsxWriter has stored no results of the formula that spills.
  const calculated = name === "xlsxwriter.xlsx" ? ["xl/worksheets/sheet2.xml"] : [];
  expect(await differences(bytes, await save())).toEqual(["xl/worksheets/sheet1.xml", ...calculated]);
  const again = await reopened(await save());
  expect(workbookModel(again)).toEqual(workbookModel(workbook));
  expect(sheet.grid.rows[19]?.[10]).toBe("new");
  person.undo();
  expect(await differences(bytes, await save())).toEqual(calculated);
});
