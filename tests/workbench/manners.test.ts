// How the workbench treats those who use keyboard or screen reader, and those who change their colours, with the real grid in it.
import { GRID_NAMES } from "../../src/words/gridWords";
import { violations } from "../support/axe";
import type { WorkbenchInBrowser } from "./workbenchInBrowser";
import { openWorkbench, startServing, stopServing } from "./workbenchInBrowser";

let workbench: WorkbenchInBrowser;

beforeAll(async () => {
  await startServing();
  workbench = await openWorkbench();
  await workbench.pane();
}, 300_000);
afterAll(stopServing);

const keyboardAt = (): Promise<string | null | undefined> =>
  workbench.page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
  );

test("the name box shows the cell that is selected at first", async () => {
  await workbench.page.waitForFunction(
    (label) => document.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)?.value === "A2",
    GRID_NAMES.address,
  );
  expect(await workbench.page.getByLabel(GRID_NAMES.address).inputValue()).toBe("A2");
});

test("nothing is wrong for axe on the page with the grid", async () => {
  expect(await violations(workbench.page.mainFrame())).toEqual([]);
});

test("F6 comes back to the cells from the commands, which are typed into then", async () => {
  const { page } = workbench;
  await page.focus('[data-command="open"]');
  await page.keyboard.press("F6");
  expect(await keyboardAt()).toBe(GRID_NAMES.cell);
  await workbench.inWorkbench((desk) => desk.opened!.session.select("Roster!X9"));
  await workbench.type("typed");
  expect(await workbench.values("Roster!X9")).toEqual([["typed"]]);
});

test("Tab goes from the name box to the sheets and the zoom, and moves nothing out of view", async () => {
  const { page } = workbench;
  await page.getByLabel(GRID_NAMES.address).focus();
  const stops: unknown[] = [];
  for (let presses = 0; presses < 7; presses++) {
    stops.push(await keyboardAt());
    await page.keyboard.press("Tab");
  }
  expect(stops).toEqual([
    GRID_NAMES.address,
    GRID_NAMES.addSheet,
    GRID_NAMES.allSheets,
    "Roster",
    GRID_NAMES.zoomOut,
    GRID_NAMES.zoomIn,
    "100%",
  ]);
  const scrolled = await page.evaluate(() =>
    [...document.querySelectorAll('[data-part="grid"] *')].filter(({ scrollLeft }) => scrollLeft !== 0),
  );
  expect(scrolled).toEqual([]);
});

test("another sheet is reached by keyboard", async () => {
  const { page } = workbench;
  await page.getByRole("tab", { name: "Roster" }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
  expect(await workbench.inWorkbench((desk) => desk.opened!.session.activeSheet.name)).toBe("Roles");
});

test("the menu of cells has words, in the case of sentences", async () => {
  const { page } = workbench;
  await workbench.select("Roster!E12");
  await page.mouse.click(650, 380, { button: "right" });
  const menu = page.locator(".univer-popup", { hasText: "Paste special" });
  const lines = (await menu.innerText()).split("\n").filter((line) => line.trim() !== "");
  expect(lines).toEqual(expect.arrayContaining(["Copy", "Paste special", "Insert", "Freeze"]));
  expect(lines.filter((line) => /\w\.\w|[a-z] [A-Z]/.test(line))).toEqual([]);
  await page.keyboard.press("Escape");
});

test("the grid follows the system's colours while it is open", async () => {
  const { page } = workbench;
  /** How bright the grid's picture is at a cell without content, from 0 to 255. */
  const brightness = (): Promise<number> =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas[id^="univer-sheet-main-canvas"]')!;
      return canvas.getContext("2d")!.getImageData(canvas.width / 2, canvas.height / 2 + 3, 1, 1).data[1]!;
    });
  await workbench.select("Roster!A2");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForTimeout(500);
  expect(await brightness()).toBeLessThan(100);
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForTimeout(500);
  expect(await brightness()).toBeGreaterThan(200);
});

test("one workbook takes the place of another that has just been opened", async () => {
  const hasty = await openWorkbench();
  await hasty.page.click('[data-command="new"]');
  await hasty.page.getByRole("heading", { name: "Book1.xlsx" }).waitFor();
  await hasty.page.locator('[data-command="cell"]').click();
  await hasty.page.getByRole("menuitem").first().waitFor();
  expect(hasty.faults).toEqual([]);
  await hasty.close();
});

test("nothing of all that was an error for the console", () => {
  expect(workbench.faults).toEqual([]);
});
