// The grid and the host's workbook hold the same, whatever people and their add-ins do.
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../../support/browser";
import { bundle } from "../../support/bundle";
import type { Walk } from "./oneTruthPage";
import "../../support/retryOnce";

interface WalkPage {
  walk(seed: number, length: number): Promise<Walk>;
  readonly steps: readonly string[];
}

const ORIGIN = "http://localhost:9/";
const SEEDS = Array.from({ length: 14 }, (_, index) => index + 1);
const LENGTH = 60;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.route(ORIGIN, (route) =>
    route.fulfill({ contentType: "text/html", body: '<!doctype html><meta charset="utf-8"><body></body>' }),
  );
  await page.goto(ORIGIN);
  await page.addScriptTag({ content: await bundle("tests/workbench/grid/oneTruthPage.ts") });
});

afterAll(() => browser.close());

const done = new Set<string>();

describe("after each step of a random walk", () => {
  it.each(SEEDS)(
    "grid and workbook hold the same (seed %d)",
    async (seed) => {
      const walked = await page.evaluate(
        ([from, length]) => (window as unknown as WalkPage).walk(from!, length!),
        [seed, LENGTH],
      );
      for (const step of walked.done) done.add(step);
      expect({ after: walked.log.slice(-8), differences: walked.differences.slice(0, 5) }).toEqual({
        after: walked.log.slice(-8),
        differences: [],
      });
      expect(walked.log).toHaveLength(LENGTH);
    },
    60_000,
  );

  it("all kinds of steps changed something, sooner or later", async () => {
    const steps = await page.evaluate(() => (window as unknown as WalkPage).steps);
    // Going to another sheet changes nothing of the workbook.
    expect(steps.filter((step) => !done.has(step) && step !== "goToSheet")).toEqual([]);
  });
});
