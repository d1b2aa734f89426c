// The page around the grid in a browser: header, pane, keyboard, what is read out, and how it looks.
import type { Page } from "playwright-core";
import { FETCH_FAULTS, FAILURE, HEADER, HINTS, KEYS, PANE_PART, STATUS } from "../../../src/words/workbench";
import { violations } from "../../support/axe";
import type { OpenedPage, PageLook } from "./openPage";
import { closeBrowser, openPage } from "./openPage";

let opened: OpenedPage | undefined;
async function open(look?: PageLook): Promise<OpenedPage> {
  opened = await openPage(look);
  return opened;
}
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
afterAll(closeBrowser);

const labels = (page: Page): Promise<string[]> =>
  page.locator('[role="toolbar"] [data-command]:visible').allTextContents();
/** Which part of the page has the keyboard. */
const part = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.closest("[data-part]")?.getAttribute("data-part"));
const OWN = [HEADER.new, HEADER.open, HEADER.save, "", ""];
const ADD_IN = ["Show pane", "Evaluate roster", "Evaluate selected rows", "Create roster"];

describe("the header", () => {
  test("has the page's commands and those of the manifest; what the add-in says of them holds", async () => {
    const { page, inPage, faults } = await open();
    expect(await labels(page)).toEqual([...OWN, ...ADD_IN, HEADER.cell]);
    await inPage(({ desk }) => {
      const { addIn } = desk.opened!;
      addIn.changeControl("CertVerdict.CreateRoster", { visible: false });
      addIn.changeControl("CertVerdict.EvaluateRoster", { enabled: false });
    });
    await page.waitForFunction(() => !document.body.textContent.includes("Create roster"));
    expect(await labels(page)).toEqual([...OWN, ...ADD_IN.slice(0, 3), HEADER.cell]);
    const evaluate = page.locator('[data-command="CertVerdict.EvaluateRoster"]');
    expect(await evaluate.getAttribute("aria-disabled")).toBe("true");
    expect(faults).toEqual([]);
  });

  test("carries out a command of the add-in, also before the add-in is there", async () => {
    const { page, inPage, faults } = await open();
    await page.click('[data-command="CertVerdict.EvaluateRoster"]');
    await page.waitForFunction(() =>
      (
        window as never as { desk: { opened: { session: { values(at: string): string[][] } } } }
      ).desk.opened.session
        .values("A1:Z1")[0]!
        .includes("Verdict"),
    );
    await page.locator("[data-unsaved=true]").waitFor();
    expect(await page.title()).toBe("• roster.xlsx – CertVerdict workbench");
    expect(await inPage(({ desk }) => desk.getState().undo)).toBe("what the add-in changed");
    // A run is several steps, as in Excel.
    const undo = page.locator('[data-command="undo"]');
    while ((await undo.getAttribute("aria-disabled")) !== "true") await undo.click();
    await page.locator("[data-unsaved=false]").waitFor();
    expect(faults).toEqual([]);
  });

  test("says so when the add-in does not know a command", async () => {
    const { page, inPage, pane } = await open();
    await pane();
    await inPage(({ desk }) => {
      const command = { ...desk.addIn.manifest.group.commands[1]!, label: "Dance" };
      void desk.run({ ...command, action: { kind: "run", functionName: "Dance" } });
    });
    const dialog = page.getByRole("alertdialog");
    expect(await dialog.textContent()).toContain(FAILURE.command("Dance"));
    expect(await dialog.textContent()).toContain(FAILURE.noFunction("Dance"));
  });
});

/** What a command does when its button is pressed, by its id. */
const PRESSED: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ["new", (page) => page.getByRole("heading", { name: "Book1.xlsx" }).waitFor()],
  ["open", async (page) => page.waitForEvent("filechooser")],
  ["save", async (page) => page.waitForEvent("download")],
  [
    "CertVerdict.ShowPane",
    (page) => page.waitForFunction(() => document.activeElement?.tagName === "IFRAME"),
  ],
  ["cell", (page) => page.getByRole("menuitem", { name: "CertVerdict: evaluate roster" }).waitFor()],
];

describe("by keyboard alone", () => {
  test("all commands are reached with the arrow keys", async () => {
    const { page } = await open();
    await page.keyboard.press("F6");
    const reached = new Set<string | null>();
    for (let presses = 0; presses < 10; presses++) {
      reached.add(await page.evaluate(() => document.activeElement!.getAttribute("data-command")));
      await page.keyboard.press("ArrowRight");
    }
    const all = await page
      .locator("[data-command]")
      .evaluateAll((all) => all.map((one) => one.dataset["command"]));
    expect(all).toHaveLength(10);
    expect([...reached]).toEqual(all);
  });

  test.each(PRESSED)("%s", async (id, happens) => {
    const { page, pane } = await open();
    await pane();
    await page.keyboard.press("F6");
    while ((await page.evaluate(() => document.activeElement!.getAttribute("data-command"))) !== id)
      await page.keyboard.press("ArrowRight");
    const happening = happens(page);
    await page.keyboard.press("Enter");
    await expect(happening).resolves.toBe(await happening);
  });

  test("F6 goes round header, sheet, pane and status, and back; from the pane too", async () => {
    const { page, pane } = await open();
    await pane();
    const parts: unknown[] = [];
    for (const key of ["F6", "F6", "F6", "F6", "F6", "Shift+F6", "Shift+F6", "Shift+F6"]) {
      await page.keyboard.press(key);
      parts.push(await part(page));
    }
    expect(parts).toEqual(["header", "grid", "pane", "status", "header", "status", "pane", "grid"]);
  });

  test("undo and redo while a command has the keyboard; the sheet's keys stay its own", async () => {
    const { page, inPage, hears } = await open();
    const value = () => inPage(({ desk }) => desk.opened!.session.values("A1")[0]![0]);
    await inPage(({ desk }) => desk.opened!.session.type("A1", "typed"));
    await page.keyboard.press("F6");
    await page.keyboard.press("Control+z");
    await hears("Undone: typing.");
    expect(await value()).toBe("Role");
    await page.keyboard.press("Control+y");
    await hears("Redone: typing.");
    expect(await value()).toBe("typed");
    await page.keyboard.press("F6");
    await page.keyboard.press("Control+z");
    expect(await value()).toBe("typed");
  });

  test("the add-in's own keys, and the list of all keys", async () => {
    const { page, inPage, pane } = await open();
    await pane();
    await page.keyboard.press("F6");
    await page.keyboard.press("F6");
    await page.keyboard.press("Control+Alt+Shift+B");
    await page.waitForFunction(() =>
      (
        window as never as {
          desk: { opened: { session: { workbook: { findSheet(name: string): unknown } } } };
        }
      ).desk.opened.session.workbook.findSheet("Organisation"),
    );
    await inPage(({ desk }) => {
      desk.opened!.addIn.replaceShortcuts({ CreateRoster: "Ctrl+Alt+B" });
      desk.showKeyboard();
    });
    const text = await page.getByRole("dialog", { name: KEYS.title }).textContent();
    for (const line of [`F6${KEYS.nextPart}`, "Ctrl+Alt+BCreate a blank roster", `Ctrl+S${KEYS.save}`])
      expect(text).toContain(line);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await part(page)).toBe("grid");
  });

  test("Ctrl+S from within the pane saves", async () => {
    const { page, pane } = await open();
    const frame = await pane();
    await frame.focus('[role="tab"]');
    const download = page.waitForEvent("download");
    await page.keyboard.press("Control+s");
    expect((await download).suggestedFilename()).toBe("roster.xlsx");
  });
});

describe("the pane", () => {
  test("is closed and opened, and the add-in hears of it; it can hide itself", async () => {
    const { page, inPage, pane } = await open();
    const frame = await pane();
    await page.click(`[aria-label="${PANE_PART.close}"]`);
    await page.locator('[data-part="pane"]').waitFor({ state: "hidden" });
    expect(await part(page)).toBe("grid");
    await page.click('[data-command="CertVerdict.ShowPane"]');
    await page.locator('[data-part="pane"]').waitFor();
    expect(await part(page)).toBe("pane");
    await frame.evaluate(() => Office.addin.hide());
    await page.locator('[data-part="pane"]').waitFor({ state: "hidden" });
    expect(await inPage(({ desk }) => desk.getState().isPaneShown)).toBe(false);
  });

  test("is made wider and narrower by keyboard and by dragging, within bounds", async () => {
    const { page, pane } = await open();
    await pane();
    const line = page.getByRole("separator", { name: PANE_PART.width });
    const isWide = async (width: number) => {
      await page.locator(`[role="separator"][aria-valuenow="${String(width)}"]`).waitFor();
      expect((await page.locator('[data-part="pane"]').boundingBox())!.width).toBe(width);
    };
    await isWide(360);
    await line.focus();
    for (const [key, width] of [
      ["ArrowLeft", 380],
      ["ArrowRight", 360],
      ["Home", 280],
      ["ArrowRight", 280],
      ["End", 800],
    ] as const) {
      await page.keyboard.press(key);
      await isWide(width);
    }
    const box = (await line.boundingBox())!;
    await page.mouse.move(box.x + 3, 400);
    await page.mouse.down();
    await page.mouse.move(700, 400);
    await page.mouse.move(900, 400);
    await page.mouse.up();
    await page.mouse.move(600, 400);
    await isWide(380);
  });
});

describe("what is read out and shown", () => {
  test("the selected cell, its error, and what the file keeps", async () => {
    const { page, hears, inPage } = await open();
    await hears(STATUS.opened("roster.xlsx"));
    await page.focus('[role="application"]');
    await page.keyboard.press("ArrowDown");
    await hears("A2, Analyst");
    await inPage(({ desk }) => desk.opened!.session.type("A2", "=NOSUCH(1)"));
    await hears(/^A2, #NAME\?/);
    expect(await page.locator("[data-cell]").textContent()).toMatch(/^A2 #NAME\?/);
  });

  test("hints stand there the first time only", async () => {
    const { page } = await open({ isFirstTime: true });
    const hints = page.locator('[data-part="hints"]');
    expect(await hints.textContent()).toContain("Evaluate roster");
    await page.click(`[aria-label="${HINTS.dismiss}"]`);
    expect([await hints.count(), await part(page)]).toEqual([0, "grid"]);
    await page.reload();
    await page.waitForFunction(() => "desk" in window);
    expect(await hints.count()).toBe(0);
  });
});

test.each([
  ["manifest.xml", null, FETCH_FAULTS.status("", 404).slice(0, 26)],
  ["manifest.xml", "<a/>", "OfficeApp"],
  ["shortcuts.json", "{", "shortcuts.json is no JSON file"],
])("an add-in whose %s is %j is told in the place of the page", async (name, text, words) => {
  const { page } = await open({ instead: { [name]: text } });
  await page.waitForFunction(
    (part) => document.getElementById("place")?.textContent.includes(part),
    words.trim().slice(0, 20),
  );
  expect(await page.locator("#place").textContent()).toContain(name);
});

const LOOKS: readonly (readonly [string, PageLook])[] = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["with forced colours", { forcedColors: "active" }],
  ["320 pixels wide", { width: 320, height: 568 }],
];

test.each(LOOKS)("nothing is wrong for axe, and all fits: %s", async (_, look) => {
  const { page, pane, inPage } = await open({ isFirstTime: true, ...look });
  const isNarrow = look.width === 320;
  if (!isNarrow) await pane();
  const scan = async () => [
    await violations(page.mainFrame()),
    await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
  ];
  expect(await scan()).toEqual([[], true]);
  if (isNarrow) {
    await page.click(`[aria-label="${HEADER.more}"]`);
    const lines = await page.getByRole("menuitem").allTextContents();
    expect(lines).toEqual(expect.arrayContaining(["Create roster", "CertVerdict: evaluate selected rows"]));
    expect(await scan()).toEqual([[], true]);
    await page.keyboard.press("Escape");
    await inPage(({ desk }) => desk.showPane(true));
    expect(await page.locator('[data-part="grid"]').getAttribute("inert")).not.toBeNull();
  }
  await inPage(({ desk }) => desk.showKeyboard());
  await page.getByRole("dialog").waitFor();
  expect(await scan()).toEqual([[], true]);
});
