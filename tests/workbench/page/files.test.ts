// Files on the page: opened, dropped, saved, and nothing lost without being asked.
import { readFileSync } from "node:fs";
import {
  AT_WORK,
  DIALOG,
  DROP,
  FAILURE,
  HEADER,
  STATUS,
  TEXT_LOSES,
  UNSAVED,
} from "../../../src/words/workbench";
import type { FileContent, InPage, OpenedPage, PageLook } from "./openPage";
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

const TEAM: FileContent = { sheets: { Team: [["a", 1]] } };

const buffer = (content: FileContent, name = "team.xlsx") => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(JSON.stringify(content)),
});

/** Presses Open and picks a file. */
async function pick({ page }: OpenedPage, content: FileContent, name?: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.click('[data-command="open"]'),
  ]);
  await chooser.setFiles(buffer(content, name));
}

const type = ({ inPage }: OpenedPage): Promise<void> =>
  inPage(({ desk }) => {
    desk.opened!.session.type("A1", "typed");
  });
const isOpen = ({ page }: OpenedPage, name: string): Promise<void> =>
  page.getByRole("heading", { name, exact: true }).waitFor();
const answer = ({ page }: OpenedPage, label: string): Promise<void> =>
  page.getByRole("alertdialog").getByRole("button", { name: label }).click();
const firstCell = ({ inPage }: OpenedPage): Promise<unknown> =>
  inPage(({ desk }) => desk.opened!.session.values("A1")[0]![0]);

/** Drags files over an element of the page, or of the pane, and drops them where the page then shows a place for them. */
async function drop(
  { page, pane }: OpenedPage,
  names: readonly string[],
  isOverPane: boolean,
): Promise<void> {
  const frame = isOverPane ? await pane() : page.mainFrame();
  await frame.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["{}"], "dragged.xlsx"));
    const options = { bubbles: true, cancelable: true, dataTransfer };
    document
      .querySelector('[role="application"], [role="tab"]')!
      .dispatchEvent(new DragEvent("dragenter", options));
  });
  await page.getByText(DROP.title).waitFor();
  await page.locator("[data-drop]").evaluate(
    (zone, [given, text]) => {
      const dataTransfer = new DataTransfer();
      for (const name of given) dataTransfer.items.add(new File([text], name));
      zone.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    },
    [names, JSON.stringify(TEAM)] as const,
  );
}

describe("opening", () => {
  test("at first the sample; then a file by its button, in place of workbook, grid and add-in", async () => {
    const opened = await open();
    const before = await opened.inPage((window) => {
      const { opened: book } = window.desk;
      Object.assign(window, { before: book });
      return book!.addIn.runsFunctions;
    });
    expect(typeof before).toBe("boolean");
    await pick(opened, { ...TEAM, notShown: [{ kind: "chart", sheet: "Team", count: 1 }] });
    await isOpen(opened, "team.xlsx");
    const kept = "1 chart on Team is kept in the file; the workbench does not draw charts.";
    await opened.hears(`${STATUS.opened("team.xlsx")} ${kept}`);
    expect(await opened.page.locator('[data-part="status"]').textContent()).toContain(kept);
    await opened.pane();
    expect(await opened.page.locator("iframe").count()).toBe(1);
    expect(await opened.inPage(({ gridLog }) => gridLog)).toEqual([
      "open roster.xlsx",
      "dispose roster.xlsx",
      "open team.xlsx",
    ]);
    const sink = await opened.inPage((window) => {
      const { before: book } = window as InPage & { before: NonNullable<InPage["desk"]["opened"]> };
      return book.session.events.sink;
    });
    expect(sink).toBeNull();
    expect(opened.faults).toEqual([]);
  });

  test.each([
    ["the sheet", false],
    ["the pane", true],
  ])("a file dropped over %s", async (_, isOverPane) => {
    const opened = await open();
    await drop(opened, ["team.xlsx"], isOverPane);
    await isOpen(opened, "team.xlsx");
    expect(await firstCell(opened)).toBe("a");
  });

  test("several files are refused, by name", async () => {
    const opened = await open();
    await drop(opened, ["one.xlsx", "two.csv"], false);
    const dialog = opened.page.getByRole("alertdialog", { name: FAILURE.several });
    expect(await dialog.textContent()).toContain("one.xlsx, two.csv");
    await answer(opened, DIALOG.close);
    await isOpen(opened, "roster.xlsx");
  });

  test("a file that cannot be opened leaves everything as it is", async () => {
    const opened = await open();
    await type(opened);
    // What the button says of itself would take the first Esc: it has to go when the dialogue comes.
    const tip = opened.page.getByRole("tooltip");
    await opened.page.hover('[data-command="open"]');
    await tip.waitFor();
    await pick(opened, { fault: "Its part xl/workbook.xml is damaged." }, "bad.xlsx");
    const dialog = opened.page.getByRole("alertdialog", { name: FAILURE.open("bad.xlsx") });
    expect(await dialog.textContent()).toContain("Its part xl/workbook.xml is damaged.");
    await opened.page.waitForFunction(() => document.activeElement?.closest("[role=alertdialog]") !== null);
    expect(await tip.count()).toBe(0);
    await opened.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await firstCell(opened)).toBe("typed");
    await opened.page.waitForFunction(
      () => (document.activeElement as HTMLElement).dataset["command"] === "open",
    );
  });

  test("without the sample there is an empty workbook", async () => {
    const opened = await open({ instead: { "workbench/samples/roster.xlsx": null } });
    const dialog = opened.page.getByRole("alertdialog", { name: FAILURE.sample });
    expect(await dialog.textContent()).toContain("samples/roster.xlsx was answered with status 404");
    await answer(opened, DIALOG.close);
    await isOpen(opened, "Book1.xlsx");
  });
});

test("what the rule of a cell says of an entry that it lets in is read out", async () => {
  const opened = await open();
  await opened.page.locator('[role="application"]').dispatchEvent("warn");
  await opened.hears("Level: Is that so?");
});

describe("unsaved changes", () => {
  test.each([
    [DIALOG.cancel, "roster.xlsx", "typed", null],
    [UNSAVED.discard, "team.xlsx", "a", null],
    [UNSAVED.save, "team.xlsx", "a", "roster.xlsx"],
  ])("another file asks; %s leads to %s", async (choice, name, cell, saved) => {
    const opened = await open();
    await type(opened);
    await pick(opened, TEAM);
    const download = saved === null ? null : opened.page.waitForEvent("download");
    await answer(opened, choice);
    expect((await download)?.suggestedFilename() ?? null).toBe(saved);
    await opened.page.getByRole("alertdialog").waitFor({ state: "detached" });
    await isOpen(opened, name);
    expect(await firstCell(opened)).toBe(cell);
  });

  test("a new workbook asks too, and nothing is asked once all is undone", async () => {
    const opened = await open();
    await type(opened);
    await opened.page.click('[data-command="new"]');
    await opened.page.getByRole("alertdialog", { name: UNSAVED.title("roster.xlsx") }).waitFor();
    await opened.page.keyboard.press("Escape");
    await opened.page.getByRole("alertdialog").waitFor({ state: "detached" });
    await opened.inPage(({ desk }) => desk.undo());
    await opened.page.locator("[data-unsaved=false]").waitFor();
    await opened.page.click('[data-command="new"]');
    await isOpen(opened, "Book1.xlsx");
  });

  test("closing the tab asks only then", async () => {
    const opened = await open();
    const { page } = opened;
    const asking = page.waitForEvent("dialog");
    // Browsers ask only where the person has done something on the page.
    await page.locator('[role="application"]').click();
    await type(opened);
    await page.close({ runBeforeUnload: true });
    const dialog = await asking;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.accept();
  });

  test("a file that cannot be saved stays, unsaved, and so does the one that was to be opened", async () => {
    const opened = await open();
    await pick(opened, { ...TEAM, saveFault: "Its table has no room." });
    await isOpen(opened, "team.xlsx");
    await type(opened);
    await opened.page.click('[data-command="new"]');
    await answer(opened, UNSAVED.save);
    const dialog = opened.page.getByRole("alertdialog", { name: FAILURE.save("team.xlsx") });
    expect(await dialog.textContent()).toContain(FAILURE.saveText("Its table has no room."));
    await answer(opened, DIALOG.close);
    await isOpen(opened, "team.xlsx");
    expect(await opened.page.locator("[data-unsaved]").textContent()).toContain(HEADER.unsaved);
  });

  test("while the add-in is at work, that is asked first", async () => {
    const opened = await open();
    const frame = await opened.pane();
    await frame.evaluate(() => {
      document.body.dataset["run"] = "running";
    });
    await pick(opened, TEAM);
    await opened.page.getByRole("alertdialog", { name: AT_WORK.title }).waitFor();
    await answer(opened, AT_WORK.wait);
    await isOpen(opened, "roster.xlsx");
    await pick(opened, TEAM);
    await answer(opened, AT_WORK.goOn);
    await isOpen(opened, "team.xlsx");
  });

  test("an add-in whose page has no body yet is not at work", async () => {
    const opened = await open();
    const frame = await opened.pane();
    await frame.evaluate(() => {
      document.body.remove();
    });
    await pick(opened, TEAM);
    await isOpen(opened, "team.xlsx");
  });
});

describe("saving", () => {
  test("downloads the file where the browser cannot write into it", async () => {
    const opened = await open();
    await type(opened);
    const [download] = await Promise.all([
      opened.page.waitForEvent("download"),
      opened.page.keyboard.press("Control+s"),
    ]);
    const { sheets } = JSON.parse(readFileSync(await download.path(), "utf8")) as Required<FileContent>;
    expect(sheets["Roster"]![0]![0]).toBe("typed");
    await opened.hears(STATUS.downloaded("roster.xlsx"));
    await opened.page.locator("[data-unsaved=false]").waitFor();
  });

  test.each([
    [TEXT_LOSES.asWorkbook, "team.xlsx", "team.xlsx", false],
    [TEXT_LOSES.asText, "team.csv", "team.csv", false],
    [DIALOG.cancel, null, "team.csv", true],
  ])(
    "a text file that cannot hold everything asks, and names it; %s",
    async (choice, saved, name, isUnsaved) => {
      const opened = await open();
      const { page } = opened;
      await pick(opened, { ...TEAM, lost: ["2 formulas, whose results are kept", "charts"] }, "team.csv");
      await isOpen(opened, "team.csv");
      await type(opened);
      await page.keyboard.press("Control+s");
      const dialog = page.getByRole("alertdialog", { name: TEXT_LOSES.title("team.csv") });
      expect(await dialog.getByRole("listitem").allTextContents()).toEqual([
        "2 formulas, whose results are kept",
        "charts",
      ]);
      const download = saved === null ? null : page.waitForEvent("download");
      await answer(opened, choice);
      expect((await download)?.suggestedFilename() ?? null).toBe(saved);
      await dialog.waitFor({ state: "detached" });
      await isOpen(opened, name);
      await page.locator(`[data-unsaved=${String(isUnsaved)}]`).waitFor();
      expect(await opened.inPage(({ desk }) => desk.opened!.session.workbook.name)).toBe(name);
    },
  );

  test("once saved as a workbook it is one, and does not ask again", async () => {
    const opened = await open();
    const { page } = opened;
    await pick(opened, { ...TEAM, lost: ["charts"] }, "team.csv");
    await isOpen(opened, "team.csv");
    await type(opened);
    await page.keyboard.press("Control+s");
    await answer(opened, TEXT_LOSES.asWorkbook);
    await isOpen(opened, "team.xlsx");
    await type(opened);
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
    expect(download.suggestedFilename()).toBe("team.xlsx");
  });

  test("writes into the file where it can, and downloads after that has failed", async () => {
    const opened = await open({ hasPicker: true });
    const { page, inPage } = opened;
    // A real handle, of a file that the browser keeps for this page.
    await inPage(async (window, text) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle("team.xlsx", { create: true });
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
      Object.assign(window, { handle, showOpenFilePicker: () => Promise.resolve([handle]) });
    }, JSON.stringify(TEAM));
    await page.click('[data-command="open"]');
    await isOpen(opened, "team.xlsx");
    await type(opened);
    await page.keyboard.press("Control+s");
    await opened.hears(STATUS.savedTo("team.xlsx"));
    const written = await inPage(async (window) =>
      (await (window as InPage & { handle: FileSystemFileHandle }).handle.getFile()).text(),
    );
    expect(JSON.parse(written)).toEqual({ sheets: { Team: [["typed", 1]] } });
    await page.locator("[data-unsaved=false]").waitFor();

    await inPage((window) => {
      const { handle } = window as InPage & { handle: FileSystemFileHandle };
      handle.createWritable = () => Promise.reject(new Error("It is read-only."));
      window.desk.opened!.session.type("A1", "again");
    });
    await page.keyboard.press("Control+s");
    const dialog = page.getByRole("alertdialog", { name: FAILURE.save("team.xlsx") });
    expect(await dialog.textContent()).toContain(FAILURE.inPlace("It is read-only."));
    await answer(opened, DIALOG.close);
    await dialog.waitFor({ state: "detached" });
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
    expect(download.suggestedFilename()).toBe("team.xlsx");
  });
});
