// Section: the workbench with a large roster, beside Univer alone and beside the host without a grid.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { columnLetters } from "../src/roster/headings";
import { serveLocally } from "../tests/support/answers";
import { openBrowser } from "../tests/support/browser";
import { closeBrowser, openExcelInBrowser } from "../tests/support/paneInBrowser";
import { openWorkbench, startServing, stopServing } from "../tests/workbench/workbenchInBrowser";
import { pageBundleOf } from "./bundles";
import type { Line, Section } from "./report";
import { count, digits, duration, median } from "./statistics";
import type { UniverWatch } from "./univerPage";
import { formulasFor } from "./workbenchFormulas";
import type { FormulaKind } from "./workbenchFormulas";
import type { WorkbenchWatch } from "./workbenchPage";
import type { WorkbookRoster } from "./workbenchRoster";
import { rosterBytes, workbookRoster } from "./workbenchRoster";

/** The answer of the organisation that all formulas read, before and after the change: many results are other ones then. */
const CHANGED = "Industry";
const ANSWERS = ["stable", "compressing"] as const;

/** Milliseconds until something counts as stuck. */
const MOST_PATIENCE = 120_000;

type InWorkbench = Window & { readonly watch: WorkbenchWatch };
type WithUniver = Window & { readonly watch: UniverWatch };

/** Milliseconds. */
interface Times {
  /** From entering the formulas to their results on the page. */
  readonly first: number;
  /** From the changed answer to the results on the page. */
  readonly again: number;
}

interface Rounds {
  readonly rounds: number;
  /** Before those that count. */
  readonly warmUps: number;
}

/** Univer takes ten times as long and more: one round tells enough. */
const UNIVERS_ROUNDS: Rounds = { rounds: 1, warmUps: 0 };

/** One of those that calculate the formulas. */
interface Calculator {
  /** Puts entries one below the other. */
  type(
    sheet: string,
    at: readonly [row: number, column: number],
    entries: readonly string[],
  ): Promise<number>;
  erase(at: readonly [row: number, column: number], rows: number): Promise<void>;
  values(at: readonly [row: number, column: number], rows: number): Promise<readonly unknown[]>;
}

async function openPage(roster: WorkbookRoster): Promise<Page> {
  const { page } = await openWorkbench();
  await page.evaluate(readFileSync(pageBundleOf("workbenchPage"), "utf8"));
  await openFile(page, roster);
  await ready(page);
  return page;
}

/** Waits until the add-in of the opened file calculates; a large file on a busy machine takes its time. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as never as InWorkbench).watch.isReady(), undefined, {
    timeout: MOST_PATIENCE,
  });
}

function openFile(page: Page, roster: WorkbookRoster): Promise<number> {
  const bytes = Buffer.from(rosterBytes(roster)).toString("base64");
  return page.evaluate((file) => (window as never as InWorkbench).watch.open("roster.xlsx", file), bytes);
}

function inWorkbench(page: Page): Calculator {
  const address = (sheet: string, [row, column]: readonly [number, number], rows: number): string =>
    `${sheet}!${columnLetters(column)}${String(row + 1)}:${columnLetters(column)}${String(row + rows)}`;
  return {
    type: (sheet, at, entries) =>
      page.evaluate(([where, rows]) => (window as never as InWorkbench).watch.type(where, rows), [
        address(sheet, at, 1).split(":")[0]!,
        entries.map((entry) => [entry]),
      ] as const),
    erase: (at, rows) =>
      page.evaluate(
        (where) => (window as never as InWorkbench).watch.erase(where),
        address("Roster", at, rows),
      ),
    values: async (at, rows) =>
      (
        await page.evaluate(
          (where) => (window as never as InWorkbench).watch.values(where),
          address("Roster", at, rows),
        )
      ).flat(),
  };
}

function inUniver(page: Page): Calculator {
  return {
    type: (sheet, at, entries) =>
      page.evaluate(
        ([name, where, texts]) => (window as never as WithUniver).watch.type(name, where, texts),
        [sheet, at, entries] as const,
      ),
    erase: (at, rows) =>
      page.evaluate(
        ([where, howMany]) => (window as never as WithUniver).watch.erase("Roster", where, howMany),
        [at, rows] as const,
      ),
    values: (at, rows) =>
      page.evaluate(
        ([where, howMany]) => (window as never as WithUniver).watch.values("Roster", where, howMany),
        [at, rows] as const,
      ),
  };
}

/** Enters formulas of a kind right of the roster, and changes what they read. The values are those at the end. */
async function calculate(
  calculator: Calculator,
  roster: WorkbookRoster,
  { formulas, before }: FormulaKind,
  { rounds, warmUps }: Rounds,
): Promise<{ readonly times: Times; readonly values: readonly unknown[] }> {
  const runs: Times[] = [];
  let values: readonly unknown[] = [];
  const [sheet, cell] = roster.answerCell(CHANGED).replaceAll("$", "").split("!") as [string, string];
  const answer = [Number(/\d+/.exec(cell)![0]) - 1, 1] as const;
  for (let round = -warmUps; round < rounds; round++) {
    await calculator.type(sheet, answer, [ANSWERS[0]]);
    if (before !== undefined) await calculator.type("Roster", before.at, before.formulas);
    const first = await calculator.type("Roster", formulas.at, formulas.formulas);
    const again = await calculator.type(sheet, answer, [ANSWERS[1]]);
    if (round >= 0) runs.push({ first, again });
    values = await calculator.values(formulas.at, roster.rowCount);
    await calculator.erase(formulas.at, roster.rowCount + 1);
    if (before !== undefined) await calculator.erase(before.at, roster.rowCount + 1);
  }
  const times = {
    first: median(runs.map((run) => run.first)),
    again: median(runs.map((run) => run.again)),
  };
  return { times, values };
}

/** @throws Error naming the first row whose result is an error, or another one than elsewhere */
function check(what: string, values: readonly unknown[], expected: readonly unknown[] = values): void {
  const row = values.findIndex(
    (value, index) => String(value).startsWith("#") || value === "" || value !== expected[index],
  );
  if (row >= 0)
    throw new Error(
      `${what}: data row ${String(row + 1)} gives “${String(values[row])}”, expected “${String(expected[row])}”. ` +
        "Speed is only compared between results that agree: mend the one that is wrong.",
    );
}

/** Presses Evaluate roster in the workbench. */
async function evaluateInWorkbench(roster: WorkbookRoster): Promise<number> {
  const page = await openPage(roster);
  const time = await page.evaluate(() => (window as never as InWorkbench).watch.run("Evaluate roster"));
  const result = columnLetters(roster.sheets.at(-1)!.rows[0]!.length);
  const verdicts = await page.evaluate(
    (address) => (window as never as InWorkbench).watch.values(address),
    `Roster!${result}2:${result}${String(roster.rowCount + 1)}`,
  );
  check("Evaluate roster in the workbench", verdicts.flat());
  await page.context().close();
  return time;
}

/** Presses Evaluate roster for the same workbook in the host alone. */
async function evaluateInHost(roster: WorkbookRoster): Promise<number> {
  const excel = await openExcelInBrowser();
  const frame = await excel.open();
  await excel.inExcel(({ people, workbook }, sheets) => {
    for (const { name, rows } of sheets) {
      workbook.addSheet(name);
      people["Ana"]!.session.type(`${name}!A1`, rows);
    }
    people["Ana"]!.session.activate(workbook.sheet("Roster"));
  }, roster.sheets);
  await frame.evaluate(
    (sheets) =>
      Excel.run(async (context) => {
        for (const { name, table } of sheets) {
          const sheet = context.workbook.worksheets.getItem(name);
          sheet.tables.add(sheet.getUsedRange(), true).name = table;
        }
        context.workbook.worksheets.getItem("Sheet1").delete();
        await context.sync();
      }),
    roster.sheets.map(({ name, table }) => ({ name, table })),
  );
  const time = await excel.inExcel(async ({ people }) => {
    const start = performance.now();
    await people["Ana"]!.addIn.runCommand("EvaluateRoster");
    return performance.now() - start;
  });
  const result = columnLetters(roster.sheets.at(-1)!.rows[0]!.length);
  const verdicts = await excel.inExcel(
    ({ people }, address) => people["Ana"]!.session.values(address),
    `Roster!${result}2:${result}${String(roster.rowCount + 1)}`,
  );
  check("Evaluate roster in the host", verdicts.flat());
  await excel.close();
  return time;
}

/** Opens the page of Univer alone, and closes all of it afterwards. */
async function withUniver<T>(roster: WorkbookRoster, work: (page: Page) => Promise<T>): Promise<T> {
  const server = await serveLocally({
    "index.html":
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Univer</title><link rel="stylesheet" href="univer.css"></head>' +
      '<body style="margin: 0"><div id="grid" style="height: 100vh"></div><script src="univer.js"></script></body></html>',
    "univer.js": readFileSync(pageBundleOf("univerPage")),
    "univer.css": readFileSync(pageBundleOf("univerPage").replace(/js$/, "css")),
  });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
    await page.goto(`${server.origin}/index.html`);
    await page.evaluate((sheets) => {
      (window as never as WithUniver).watch.prepare(sheets);
    }, roster.sheets);
    await page.evaluate(() => (window as never as WithUniver).watch.open());
    return await work(page);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function loadLine(roster: WorkbookRoster, page: Page, rounds: number): Promise<Line> {
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) ours.push(await openFile(page, roster));
  await ready(page);
  const alone = await withUniver(roster, async (univer) => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++)
      times.push(await univer.evaluate(() => (window as never as WithUniver).watch.open()));
    return median(times);
  });
  const time = median(ours);
  return {
    what: "Open a file, to the grid shown",
    rows: count(roster.rowCount),
    measured: `${duration(time)}; Univer alone ${duration(alone)}`,
    ratio: `${digits(time / alone)} × Univer alone showing the same cells`,
    aim: "",
  };
}

/** Measures the workbench. */
export async function workbenchSection(quick: boolean): Promise<Section> {
  const roster = workbookRoster(quick ? 1_000 : 10_000);
  const rounds = quick ? 1 : 3;
  const lines: Line[] = [];
  await startServing();
  try {
    const page = await openPage(roster);
    lines.push(await loadLine(roster, page, rounds));
    const kinds = formulasFor(roster);
    const ours = new Map<string, { readonly times: Times; readonly values: readonly unknown[] }>();
    for (const kind of kinds) {
      const measured = await calculate(inWorkbench(page), roster, kind, { rounds, warmUps: 1 });
      check(`${kind.what} in the workbench`, measured.values);
      ours.set(kind.what, measured);
    }
    await page.context().close();
    await withUniver(roster, async (univer) => {
      const measure = ours.get(kinds.find(({ isMeasure }) => isMeasure)!.what)!.times;
      for (const kind of kinds) {
        const { times, values } = ours.get(kind.what)!;
        const ratio = [
          kind.isMeasure
            ? "1"
            : `${digits(times.first / measure.first)} and ${digits(times.again / measure.again)} × IFS`,
        ];
        if (kind.besideUniver) {
          const alone = await calculate(inUniver(univer), roster, kind, UNIVERS_ROUNDS);
          check(`${kind.what} in Univer alone`, alone.values, values);
          ratio.push(
            `${digits(times.first / alone.times.first)} and ${digits(times.again / alone.times.again)} × Univer's own calculation ` +
              `(${duration(alone.times.first)}, ${duration(alone.times.again)})`,
          );
        }
        lines.push({
          what: kind.what,
          rows: count(roster.rowCount),
          measured: `entered ${duration(times.first)}, calculated again ${duration(times.again)}`,
          ratio: ratio.join("; "),
          aim: "",
        });
      }
    });
    const [grid, host]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      grid.push(await evaluateInWorkbench(roster));
      host.push(await evaluateInHost(roster));
    }
    lines.push({
      what: "Evaluate roster, from the button to the grid",
      rows: count(roster.rowCount),
      measured: `${duration(median(grid))}; host alone ${duration(median(host))}`,
      ratio: `${digits(median(grid) / median(host))} × the same in the host without a grid`,
      aim: "",
    });
  } finally {
    await stopServing();
    await closeBrowser();
  }
  return {
    title: "Workbench",
    lines,
    notes: [
      "Chromium, the built workbench from the server of npm start, with the add-in in its frame; a workbook of three tables: Organisation, " +
        "Roles, and a roster of 20 columns, a tenth of its answers blank. Every time ends with the frame in which the grid shows the results.",
      "Univer alone is Univer with its core preset in a page of its own, given the same texts as a ready snapshot: no file to read, no host, " +
        "no tables or formats, no add-in in a frame. Its own calculation runs in the page, as ours does.",
      `Entered: from typing the formulas, all at once. Calculated again: from changing “${CHANGED}” on the sheet Organisation, which every formula reads. ` +
        "IFS asks what the first rules of the verdict ask, in nested conditions over eight cells; it is no verdict. Formulas of the same words " +
        "give the same results in both, which is checked.",
      `Medians of ${String(rounds)} rounds after one that does not count; each evaluation of the roster in a fresh page, without one. Univer's ` +
        "own calculation: one round, and only of formulas that take it less than minutes.",
    ],
  };
}
