// The formula builder in a real browser, with the real functions behind its formulas.
import type { Frame } from "playwright-core";
import type { ExcelInBrowser } from "../support/paneInBrowser";
import { closeBrowser, fits, openExcelInBrowser } from "../support/paneInBrowser";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

const ROWS = [[...SOUND_HEADINGS], soundCells("Ann"), soundCells("Ben", { tested: "never" })] as string[][];
const VERDICTS = [["Verdict"], ["Certify now"], ["Try AI at work first"]];

let excel: ExcelInBrowser;
let frame: Frame;
beforeEach(async () => {
  excel = await openExcelInBrowser({ width: 320 });
  frame = await excel.open();
});
afterEach(async () => {
  expect(await fits(frame)).toBe(true);
  expect(excel.faults).toEqual([]);
  await excel.close();
});
afterAll(closeBrowser);

async function openWith(rows: string[][]): Promise<void> {
  await excel.inExcel(({ people }, cells) => {
    people["Ana"]!.session.type("A1", cells);
  }, rows);
  await frame.click("#tab-team");
  await frame.waitForSelector("[data-formula]");
}

/** The values of cells once everything is calculated. */
async function values(address: string): Promise<unknown[][]> {
  await excel.page.waitForFunction(() => (window as unknown as { isCalculated(): boolean }).isCalculated());
  return excel.inExcel(({ people }, at) => people["Ana"]!.session.values(at) as unknown[][], address);
}
const formula = (): Promise<string | null> => frame.locator("[data-formula]").textContent();
const pressed = (name: string | RegExp): Promise<void> => frame.getByRole("button", { name }).click();
async function choose(label: string, option: string | RegExp): Promise<void> {
  await frame.getByRole("combobox", { name: label, exact: true }).click();
  await frame.getByRole("option", { name: option }).click();
}
const said = (text: string | RegExp): Promise<void> => frame.getByText(text).first().waitFor();

test("for the whole roster: shown, and inserted beside it", async () => {
  await openWith(ROWS);
  expect(await formula()).toBe("=CERTVERDICT('Sheet1'!$A$1:$R$3)");
  await said("Plain cells: people added below are not in it.");
  await pressed("Insert at T1");
  await said("The formula stands in T1; its result fills T1:T3.");
  expect(await values("T1:T3")).toEqual(VERDICTS);
});

test("an explanation for the selected row, only one column of it", async () => {
  await openWith(ROWS);
  await choose("Function", /^CERTEXPLAIN/);
  await choose("Column", "Verdict");
  await frame.getByRole("radio", { name: "the row in which the formula stands" }).click();
  expect(await formula()).toBe(`=CERTEXPLAIN('Sheet1'!$A2:$R2,'Sheet1'!$A$1:$R$1,,,"Verdict")`);
  await excel.inExcel(({ people }) => {
    people["Ana"]!.session.select("S3");
  });
  await pressed("Insert into the selected cell");
  await said("The formula stands in S3.");
  expect(await values("S3")).toEqual([["Try AI at work first"]]);
});

test("what stands in the cell is replaced only when that is wanted", async () => {
  await openWith(ROWS);
  await excel.inExcel(({ people }) => {
    people["Ana"]!.session.type("T1", "note");
    people["Ana"]!.session.select("T1");
  });
  await pressed("Insert into the selected cell");
  await said("T1 holds “note”. Replace it?");
  await pressed("Leave it");
  expect(await values("T1")).toEqual([["note"]]);
  await pressed("Insert into the selected cell");
  await pressed("Replace");
  await said(/The formula stands in T1/);
  expect(await values("T1:T3")).toEqual(VERDICTS);
});

test("where it cannot stand, that is said", async () => {
  await openWith(ROWS);
  await excel.inExcel(({ people }) => {
    people["Ana"]!.session.select("B2");
  });
  await pressed("Insert into the selected cell");
  await said("In B2 the formula would read its own result.");
});

test("without a roster: what needs none, by keyboard alone", async () => {
  await frame.click("#tab-team");
  await frame.getByRole("combobox", { name: "Function", exact: true }).focus();
  for (const key of ["Enter", "ArrowDown", "ArrowDown", "Enter"]) await excel.page.keyboard.press(key);
  await frame.waitForSelector("[data-formula]");
  expect(await formula()).toBe("=CERTQUESTIONS()");
  await frame.getByRole("button", { name: "Insert into the selected cell" }).focus();
  await excel.page.keyboard.press("Enter");
  await said("The formula stands in A1; its result fills A1:E24.");
  expect(await values("A1:B1")).toEqual([["Heading", "Question"]]);
});
