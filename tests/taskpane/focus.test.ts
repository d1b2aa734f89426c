// Where the keyboard is after an action that takes its own button away.
import type { Frame } from "playwright-core";
import type { ExcelInBrowser } from "../support/paneInBrowser";
import { closeBrowser, openExcelInBrowser } from "../support/paneInBrowser";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

const ROWS = [[...SOUND_HEADINGS], soundCells("Ann", { tested: "never" }), soundCells("Ben")] as string[][];

let excel: ExcelInBrowser;
let frame: Frame;
beforeEach(async () => {
  excel = await openExcelInBrowser({ width: 320 });
  frame = await excel.open();
  await excel.inExcel(({ people }, rows) => {
    people["Ana"]!.session.type("A1", rows);
    people["Ana"]!.session.select("A2");
  }, ROWS);
  await frame.getByText("Row 2 · Ann").waitFor();
});
afterEach(async () => {
  expect(excel.faults).toEqual([]);
  await excel.close();
});
afterAll(closeBrowser);

async function press(button: string): Promise<void> {
  await frame.locator(button).focus();
  await excel.page.keyboard.press("Enter");
}
/** Waits until the keyboard is on an element, or on one within it. */
const isOn = (selector: string): Promise<unknown> =>
  frame.waitForFunction((one) => document.activeElement?.closest(one) != null, selector, { timeout: 5000 });

const HEAD = 'section[aria-labelledby="person-title"]';
const VERDICT = 'section[aria-label="Verdict"]';

async function pick(question: string, label: string): Promise<void> {
  await frame.locator(`#question-${question}`).getByRole("combobox").click();
  await frame.getByRole("option", { name: label, exact: true }).click();
}

test.each([
  ["the first notice", async () => press('button:text-is("Understood")'), "#panel-person"],
  ["the way to another tab", async () => press('button:text-is("More about it")'), "#panel-about"],
  ["the start of a new person", async () => press("#new-person"), "#role, #person-name"],
  ["a what-if", async () => press("#try-it"), VERDICT],
  [
    "the end of a what-if",
    async () => {
      await press("#try-it");
      await press("#leave-what-if");
    },
    "#person-title",
  ],
  [
    "answers that are given up",
    async () => {
      await pick("tested", "Tried only");
      await press("#next-person");
      await press("#pending-discard");
      await frame.getByText("Row 3 · Ben").waitFor();
    },
    HEAD,
  ],
  [
    "columns that are added",
    async () => {
      await frame.locator("#question-systemDesign").getByLabel("Yes", { exact: true }).check();
      await press("#save-person");
      await press("#add-columns");
    },
    HEAD,
  ],
  [
    "a dialog that is left",
    async () => {
      await pick("tested", "Tried only");
      await excel.open("Ben");
      await excel.inExcel(
        ({ people }, column) => {
          people["Ben"]!.session.type(`${column}2`, "measured");
        },
        String.fromCharCode(65 + SOUND_HEADINGS.indexOf("AI tried at work")),
      );
      await press("#save-person");
      await press('[role="alertdialog"] button:text-is("Back to the form")');
    },
    "#save-person",
  ],
  [
    "settings that are written",
    async () => {
      await frame.click("#tab-policy");
      await frame.getByRole("switch", { name: "Strict" }).focus();
      await excel.page.keyboard.press("Space");
      await frame.getByRole("button", { name: "Write to Organisation" }).focus();
      await excel.page.keyboard.press("Enter");
      await frame.getByText("The sheet “Organisation” was made").waitFor();
    },
    "#panel-policy",
  ],
  [
    "a run that is put aside",
    async () => {
      await excel.inExcel(({ people }) => people["Ana"]!.addIn.runCommand("EvaluateRoster"));
      await press('button[aria-label="Dismiss"]');
    },
    'section[aria-label="What is going on"]',
  ],
] as const)("%s leaves the keyboard near", async (_, act, place) => {
  await act();
  await isOn(place);
});
