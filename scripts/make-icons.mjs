// Renders src/assets/source/*.svg as PNG files beside that folder: BROWSER_PATH=… node scripts/make-icons.mjs
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import { CannotRunError, projectRoot, runScript } from "./child-process.mjs";

const target = path.join(projectRoot, "src", "assets");
const source = path.join(target, "source");

/** Sides in pixels: what Excel may ask for on the ribbon, and for the product itself also what its store shows. */
const commandSizes = [16, 20, 24, 32, 40, 48, 64, 80];
const productSizes = [...commandSizes, 128];

await runScript(async () => {
  const executablePath = process.env.BROWSER_PATH;
  if (!executablePath) {
    throw new CannotRunError("BROWSER_PATH is not set. Give the path of Chrome, Edge or Chromium in it.");
  }
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    for (const file of (await readdir(source)).filter((name) => name.endsWith(".svg"))) {
      const name = path.basename(file, ".svg");
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>
        ${await readFile(path.join(source, file), "utf8")}`);
      for (const size of name === "icon" ? productSizes : commandSizes) {
        await page.setViewportSize({ width: size, height: size });
        await page.screenshot({ path: path.join(target, `${name}-${size}.png`), omitBackground: true });
      }
    }
  } finally {
    await browser.close();
  }
  return 0;
});
