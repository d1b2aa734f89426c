// What the pane makes of things that happen while it reads, saves and waits: cells being typed, others who are faster.
import type { Frame } from "playwright-core";
import type { ExcelInBrowser } from "../support/paneInBrowser";
import { closeBrowser, openExcelInBrowser } from "../support/paneInBrowser";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

const ROWS = [
  [...SOUND_HEADINGS],
  soundCells("Ann", { tested: "never" }),
  soundCells("Ben", { tested: "never" }),
] as string[][];
const TESTED = String.fromCharCode(65 + SOUND_HEADINGS.indexOf("AI tried at work"));

let excel: ExcelInBrowser;
let frame: Frame;
beforeEach(async () => {
  excel = await openExcelInBrowser({ width: 320 });
  frame = await excel.open();
  await excel.inExcel(({ people }, rows) => {
    people["Ana"]!.session.type("A1", rows);
    people["Ana"]!.session.select("A2");
  }, ROWS);
  await title("Row 2 · Ann");
});
afterEach(async () => {
  expect(excel.faults).toEqual([]);
  await excel.close();
});
afterAll(closeBrowser);

const title = (text: string): Promise<unknown> =>
  frame.waitForFunction((words) => document.getElementById("person-title")?.textContent === words, text);
const cells = (address: string): Promise<unknown[][]> =>
  excel.inExcel(({ people }, at) => people["Ana"]!.session.values(at) as unknown[][], address);
async function pick(label: string): Promise<void> {
  await frame.locator("#question-tested").getByRole("combobox").click();
  await frame.getByRole("option", { name: label, exact: true }).click();
}

test("while a cell is being typed the form stays, and it looks again afterwards", async () => {
  await excel.open("Ben");
  await excel.inExcel(({ people }, column) => {
    people["Ana"]!.session.editing = true;
    people["Ben"]!.session.type(`${column}2`, "measured");
  }, TESTED);
  await frame.waitForTimeout(2000);
  const main = frame.locator("main");
  expect(await main.textContent()).not.toMatch(/no roster|being edited/);
  expect(await frame.locator("#save-person").count()).toBe(1);
  await frame.click("#tab-team");
  await frame.waitForTimeout(500);
  expect(await main.textContent()).not.toContain("being edited");
  await excel.inExcel(({ people }) => {
    people["Ana"]!.session.editing = false;
  });
  await frame.waitForFunction(() => document.getElementById("verdict")?.textContent === "Certify now");
});

test("answers that somebody else was faster with are settled, then what was asked for goes on", async () => {
  await pick("Tried only");
  await excel.open("Ben");
  await excel.inExcel(({ people }, column) => {
    people["Ben"]!.session.type(`${column}2`, "measured");
  }, TESTED);
  await frame.click("#next-person");
  await frame.click("#pending-save");
  await frame.click("#settle");
  await title("Row 3 · Ben");
  expect([await frame.locator("#pending-save").count(), await cells(`${TESTED}2`)]).toEqual([0, [["tried"]]]);
});

test("a formula that is replaced on the way to another person does not keep one there", async () => {
  await excel.inExcel(({ people }, column) => {
    people["Ana"]!.session.type("Z1", "never");
    people["Ana"]!.session.type(`${column}2`, "=Z1");
  }, TESTED);
  await frame.getByText("The cell holds a formula").waitFor();
  await pick("Tried only");
  await frame.click("#next-person");
  await frame.click("#pending-save");
  await frame.click("#replace-formulas");
  await title("Row 3 · Ben");
  expect([await frame.locator("#pending-save").count(), await cells(`${TESTED}2`)]).toEqual([0, [["tried"]]]);
});

test("the next person is named to those who do not see it, though the verdict is the same", async () => {
  const said = (text: string): Promise<unknown> =>
    frame.waitForFunction((words) => document.getElementById("verdict-said")?.textContent === words, text, {
      timeout: 5000,
    });
  await said("Row 2 · Ann. Verdict: Try AI at work first, firm.");
  await frame.click("#next-person");
  await said("Row 3 · Ben. Verdict: Try AI at work first, firm.");
  await pick("Yes, with a measured result");
  await said("Verdict: Certify now, thin, firm.");
});

test("what was said of a person goes when the roster goes", async () => {
  await pick("Tried only");
  await frame.click("#save-person");
  await frame.getByText("1 cell saved.").waitFor();
  await excel.inExcel(({ people }) => {
    people["Ana"]!.session.erase("A1:Z9");
  });
  await title("One person");
  expect(await frame.locator("main").textContent()).not.toContain("1 cell saved.");
});

test("what is chosen while other settings are written stays chosen", async () => {
  await frame.click("#tab-policy");
  const [strict, redesign] = ["Strict", "Redesign rule"].map((name) => frame.getByRole("switch", { name }));
  await strict!.click();
  await excel.inExcel(({ people }) => {
    people["Ana"]!.session.faults.beforeBatch = () => new Promise((resume) => setTimeout(resume, 300));
  });
  await frame.getByRole("button", { name: "Write to Organisation" }).click();
  await redesign!.click();
  await frame
    .getByText("The sheet “Organisation” was made")
    .or(frame.getByText("Read from sheet"))
    .first()
    .waitFor();
  await frame.waitForTimeout(1500);
  expect(await redesign!.isChecked()).toBe(false);
  await frame.getByText("1 change not written yet").waitFor({ timeout: 5000 });
});

test("the roster stays while another sheet is in front: both sheets are made of it, one after the other", async () => {
  await excel.inExcel(({ people }, column) => {
    people["Ana"]!.session.type(`${column}3`, "");
  }, TESTED);
  await excel.inExcel(({ people }) => people["Ana"]!.addIn.runCommand("EvaluateRoster"));
  await frame.waitForSelector('body[data-run="done"]');
  await frame.click("#tab-team");
  const ended = async (button: string, words: string): Promise<void> => {
    await frame.getByRole("button", { name: button }).click();
    await frame.getByText(words).waitFor();
  };
  await ended("Open questions", "Sheet “Open questions” was added.");
  await frame.waitForTimeout(1000);
  expect(await frame.locator('[data-evaluate="start"]').textContent()).toBe("Evaluate 2 rows");
  await ended("Summary", "Sheet “Summary” was added.");
  await frame.click("#tab-person");
  await title("Row 2 · Ann");
});
