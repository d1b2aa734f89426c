// Section: the functions in cells, called by the real Office.js in a browser, beside functions that do nothing.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Frame, Page } from "playwright-core";
import type { FunctionsFile } from "../src/host/formulas/customFunctions";
import { columnLetters } from "../src/host/workbook/address";
import { ADD_IN_ADDRESS } from "../tests/support/addInFiles";
import { answerFrom } from "../tests/support/answers";
import { openBrowser } from "../tests/support/browser";
import { OFFICE_JS } from "../tests/support/officeJs";
import { pageBundleOf } from "./bundles";
import type { FunctionsPage } from "./functionsPage";
import { functionsStart } from "./functionsStart";
import type { Line, Section } from "./report";
import { drawRoster, matrixOf } from "./rosters";
import { count, digits, duration, median, percent } from "./statistics";

const HOST = "https://localhost:4000/";
const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "dist");

type InHost = Window & FunctionsPage;
type InAddIn = Window & { spent: number };

/** Runs before the add-in's functions: notes the time spent in each, and adds functions that give as much and do nothing. */
const STOPWATCH = `
  window.spent = 0;
  const associate = CustomFunctions.associate.bind(CustomFunctions);
  const nothing = { EMPTYVERDICT: ["Certify now"], EMPTYEXPLAIN: Array(8).fill("Certify now") };
  CustomFunctions.associate = (id, run) => associate(id, (...args) => {
    const start = performance.now();
    try { return run(...args); } finally { window.spent += performance.now() - start; }
  });
  for (const [id, row] of Object.entries(nothing)) associate(id, (answers) => answers.map(() => row));
`;

/** Milliseconds. */
interface Times {
  /** Until all results stand in cells. */
  readonly total: number;
  /** Inside the function. */
  readonly own: number;
}

/** Measures the functions at this many rows. */
export async function functionsSection(quick: boolean): Promise<Section> {
  const rowCount = quick ? 1_000 : 10_000;
  const rounds = quick ? 1 : 5;
  const roster = matrixOf(drawRoster(rowCount, 0.1), "shared", false) as string[][];
  const width = roster[0]!.length;
  const last = columnLetters(width - 1);
  const result = columnLetters(width + 1);
  const headings = `$A$1:$${last}$1`;
  const rows = Array.from(
    { length: rowCount },
    (_, index) => `A${String(index + 2)}:${last}${String(index + 2)}`,
  );
  const whole = `A1:${last}${String(rowCount + 1)}`;
  const browser = await openBrowser();
  try {
    const { page, frame } = await openPage(await browser.newPage());
    await page.evaluate((cells) => {
      (window as never as InHost).fill(cells);
    }, roster);
    const measure = async (formulas: readonly string[]): Promise<Times> => {
      const runs: Times[] = [];
      for (let round = -1; round < rounds; round++) {
        await page.evaluate(
          (address) => {
            (window as never as InHost).erase(address);
          },
          `${result}:${columnLetters(width + 9)}`,
        );
        await frame.evaluate(() => {
          (window as never as InAddIn).spent = 0;
        });
        const total = await page.evaluate(
          ([address, texts]) => (window as never as InHost).enter(address, texts),
          [`${result}1`, formulas] as const,
        );
        const own = await frame.evaluate(() => (window as never as InAddIn).spent);
        if (round >= 0) runs.push({ total, own });
      }
      return { total: median(runs.map(({ total }) => total)), own: median(runs.map(({ own }) => own)) };
    };
    const starts = quick ? 3 : 11;
    const lines = await functionsStart(browser, starts);
    for (const name of ["VERDICT", "EXPLAIN"]) {
      const single = await measure(rows.map((row) => `=CERT${name}(${row},${headings})`));
      const singleEmpty = await measure(rows.map((row) => `=EMPTY${name}(${row},${headings})`));
      const one = await measure([`=CERT${name}(${whole})`]);
      const oneEmpty = await measure([`=EMPTY${name}(${whole})`]);
      lines.push(
        line(`CERT${name}, ${count(rowCount)} calls of one row`, rowCount, single, singleEmpty),
        line(`CERT${name}, one call of all rows`, rowCount, one, oneEmpty),
      );
    }
    return {
      title: "Functions in cells",
      lines,
      notes: [
        "Chromium, the unmodified Office.js and its custom functions runtime; Excel is the host of src/host, so that the time of the " +
          "whole says what Office.js and this host take, and only the share inside the function is the same in real Excel.",
        `Median of ${String(rounds)} rounds after one that does not count. Ratio: beside functions that do nothing and give as many cells.`,
        `Start: from asking for the script, after Office.js, until the last function is associated; medians of ${String(starts)} fresh pages each, in turns. ` +
          "The script comes from the program that measures, which takes its own time for it: the ratio is of the time after it has arrived.",
      ],
    };
  } finally {
    await browser.close();
  }
}

function line(what: string, rowCount: number, times: Times, empty: Times): Line {
  return {
    what,
    rows: count(rowCount),
    measured: `${digits((times.total / rowCount) * 1000)} µs a row (${duration(times.total)}), inside the function ${digits((times.own / rowCount) * 1000)} µs, ${percent(times.own / times.total)}`,
    ratio: `${digits(times.total / empty.total)} ×`,
    aim: "",
  };
}

/** Opens Excel's page with the add-in in it. */
async function openPage(page: Page): Promise<{ page: Page; frame: Frame }> {
  const addIn = `<!doctype html><html lang="en"><head><title>CertVerdict</title><script src="${OFFICE_JS}"></script>
    <script src="stopwatch.js"></script><script src="functions.js"></script></head><body></body></html>`;
  await answerFrom(page, {
    files: { "bench.html": addIn, "stopwatch.js": STOPWATCH },
    addresses: {
      [`${HOST}host.html`]: `<!doctype html><html lang="en"><head><title>Excel</title></head><body><script src="host.js"></script></body></html>`,
      [`${HOST}host.js`]: readFileSync(pageBundleOf("functionsPage"), "utf8"),
    },
  });
  await page.goto(`${HOST}host.html`);
  const file = JSON.parse(readFileSync(path.join(dist, "functions.json"), "utf8")) as FunctionsFile;
  const ours = file.functions.filter(({ id }) => id === "CERTVERDICT" || id === "CERTEXPLAIN");
  const empty = ours.map((metadata) => {
    const id = metadata.id.replace("CERT", "EMPTY");
    return { ...metadata, id, name: id };
  });
  await page.evaluate(
    ([url, functions]) => {
      (window as never as InHost).open(url, functions);
    },
    [`${ADD_IN_ADDRESS}bench.html`, { ...file, functions: [...file.functions, ...empty] }] as const,
  );
  await page.waitForFunction(() => (window as never as InHost).isReady());
  const frame = page.frames().find((one) => one.url().startsWith(ADD_IN_ADDRESS))!;
  return { page, frame };
}
