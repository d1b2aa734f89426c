// Pictures of the workbench with the sample evaluated in it.
import path from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { ABOUT } from "../src/words/about";
import { RUN_BAR } from "../src/words/taskpane";
import { HINTS } from "../src/words/workbench";
import { openWorkbench, startServing, stopServing } from "../tests/workbench/workbenchInBrowser";

const light: BrowserContextOptions = {
  viewport: { width: 1280, height: 760 },
  colorScheme: "light",
  deviceScaleFactor: 1.5,
};

/** The looks whose pictures are kept. */
const KEPT: Readonly<Record<string, BrowserContextOptions>> = {
  light,
  dark: { ...light, colorScheme: "dark" },
  narrow: { ...light, viewport: { width: 320, height: 760 } },
};
/** Looks that are only looked at. */
const FURTHER: Readonly<Record<string, BrowserContextOptions>> = {
  contrast: { ...light, forcedColors: "active" },
  zoomed: { ...light, viewport: { width: 640, height: 380 }, deviceScaleFactor: 3 },
};

/** Takes them into a folder. @throws Error where the page reported one */
export async function takeWorkbenchPictures(folder: string, all: boolean): Promise<void> {
  await startServing();
  try {
    for (const [name, look] of Object.entries(all ? { ...KEPT, ...FURTHER } : KEPT)) {
      const workbench = await openWorkbench(look);
      const { page } = workbench;
      await page.getByRole("button", { name: HINTS.dismiss }).click();
      await page.mouse.move(0, 0);
      await workbench.inWorkbench((desk) => desk.opened!.addIn.runCommand("EvaluateRoster"));
      await workbench.shows("Roster!S2", "Certify now");
      await workbench.select("Roster!U2");
      await workbench.select("Roster!S2");
      // Where there is little room the pane is hidden at first.
      if (await page.locator("iframe").isVisible()) {
        const pane = await workbench.pane();
        for (const label of [ABOUT.understood, RUN_BAR.dismiss])
          await pane.getByRole("button", { name: label }).click();
      }
      await page.mouse.move(0, 0);
      // What moves comes to rest.
      await page.waitForTimeout(1500);
      const file = path.join(folder, `workbench-${name}.png`);
      await page.screenshot({ path: file });
      console.log(path.relative("", file));
      if (workbench.faults.length > 0) throw new Error(workbench.faults.join("\n"));
      await workbench.close();
    }
  } finally {
    await stopServing();
  }
}
