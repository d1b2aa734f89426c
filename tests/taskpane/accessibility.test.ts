// Every tab under axe, in every theme, with a roster and without.
import type { BrowserContextOptions, Frame } from "playwright-core";
import { TAB_WORDS } from "../../src/words/taskpane";
import { violations } from "../support/axe";
import type { ExcelInBrowser } from "../support/paneInBrowser";
import { closeBrowser, fits, openExcelInBrowser } from "../support/paneInBrowser";
import { SOUND_HEADINGS, soundCells } from "../support/rosters";

const TABS = Object.keys(TAB_WORDS);
const ROWS = [
  ["Role", ...SOUND_HEADINGS],
  ["Analyst", ...soundCells("Ann")],
  ["Analyst", ...soundCells("Bob", { tested: "never" })],
  ["Clerk", ...soundCells("Cleo", { exposure: "hgih" })],
  ["Clerk", ...soundCells("Dan", { ownership: "" })],
] as string[][];

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["with forced colours", { forcedColors: "active" }],
];

describe.each(LOOKS)("%s", (_, look) => {
  let excel: ExcelInBrowser;
  let frame: Frame;
  beforeAll(async () => {
    excel = await openExcelInBrowser({ width: 320, browser: look });
    frame = await excel.open();
  });
  afterAll(() => excel.close());

  const scanTabs = async (): Promise<void> => {
    for (const tab of TABS) {
      await frame.click(`#tab-${tab}`);
      await frame.waitForSelector(`#panel-${tab}:visible`);
      expect([tab, await violations(frame), await fits(frame)]).toEqual([tab, [], true]);
    }
  };

  test("without a roster", scanTabs);

  test("with a roster that has been evaluated", async () => {
    await excel.inExcel(async ({ people }, rows) => {
      people["Ana"]!.session.type("A1", rows);
      people["Ana"]!.session.select("B3");
      await people["Ana"]!.addIn.runCommand("EvaluateRoster");
    }, ROWS);
    await frame.waitForSelector('body[data-run="done"]');
    await scanTabs();
  });
});
afterAll(closeBrowser);
