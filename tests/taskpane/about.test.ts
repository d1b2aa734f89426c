// What the pane says about itself, and that it says the most important of it once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { version } from "../../package.json";
import { ABOUT, KEYS } from "../../src/words/about";
import type { ExcelInBrowser } from "../support/paneInBrowser";
import { closeBrowser, fits, openExcelInBrowser } from "../support/paneInBrowser";

let excel: ExcelInBrowser;
beforeEach(async () => {
  excel = await openExcelInBrowser({ width: 320 });
});
afterEach(async () => {
  expect(excel.faults).toEqual([]);
  await excel.close();
});
afterAll(closeBrowser);

const isTold = (frame: Frame): Promise<boolean> => frame.locator("#first-use").isVisible();

test("the first use is told once to each person", async () => {
  const frame = await excel.open();
  expect(await isTold(frame)).toBe(true);
  await frame.getByRole("button", { name: ABOUT.understood }).click();
  expect(await isTold(frame)).toBe(false);
  const again = await excel.open("Ana again");
  expect(await isTold(again)).toBe(false);
});

test("it leads to About, which says version, policy, keys and help", async () => {
  const frame = await excel.open();
  await frame.getByRole("button", { name: ABOUT.more }).click();
  const panel = frame.locator("#panel-about");
  await panel.waitFor();
  const text = (await panel.textContent())!;
  for (const line of [...ABOUT.forLines, ...ABOUT.notForLines, ...ABOUT.dataLines, version])
    expect(text).toContain(line);
  await panel.getByText(/^p[0-9a-f]{8}$/).waitFor();
  expect(await panel.getByRole("link", { name: ABOUT.helpLink }).getAttribute("href")).toBe("help.html");
  expect(await fits(frame)).toBe(true);
});

test("without a sound Organisation sheet no policy is named", async () => {
  const frame = await excel.open();
  await excel.inExcel(({ people, workbook }) => {
    workbook.addSheet("Organisation");
    people["Ana"]!.session.type("Organisation!A1", [["Strict", "very"]]);
  });
  await frame.click("#tab-about");
  await frame.getByText(ABOUT.policyUnknown).waitFor();
});

test("the keys are those that are set", () => {
  const { actions, shortcuts } = JSON.parse(
    readFileSync(join(__dirname, "../../src/commands/shortcuts.json"), "utf8"),
  ) as {
    actions: { id: string; name: string }[];
    shortcuts: { action: string; key: { default: string; mac: string } }[];
  };
  expect(KEYS).toEqual(
    shortcuts.map(({ action, key }) => ({
      action: actions.find(({ id }) => id === action)!.name,
      key: key.default,
      mac: key.mac,
    })),
  );
});
