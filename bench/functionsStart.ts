// How long the functions take to start: from asking for their script until Office.js knows them all, in fresh pages.
import type { Browser, Page } from "playwright-core";
import { ADD_IN_ADDRESS } from "../tests/support/addInFiles";
import { answerFrom } from "../tests/support/answers";
import { OFFICE_JS } from "../tests/support/officeJs";
import type { Line } from "./report";
import { digits, duration, median } from "./statistics";

/** An add-in that does nothing, as small as one can be. */
const EMPTY = `CustomFunctions.associate("EMPTY", () => [["Certify now"]]);`;

/** What the page notes. */
interface Start {
  /** When the script was asked for, when the last function was associated; milliseconds of the page. */
  readonly began: number;
  readonly associated: number;
  readonly functions: number;
}

type InPage = Window & { start: Start };

/** Runs after Office.js, and then asks for the functions: a script in the page itself would be fetched ahead. */
const startOfScript = (name: string): string => `
  const associate = CustomFunctions.associate.bind(CustomFunctions);
  window.start = { began: 0, associated: 0, functions: 0 };
  CustomFunctions.associate = (...args) => {
    associate(...args);
    window.start.functions += typeof args[0] === "string" ? 1 : Object.keys(args[0]).length;
    window.start.associated = performance.now();
  };
  const script = document.createElement("script");
  script.src = ${JSON.stringify(name)};
  window.start.began = performance.now();
  document.head.append(script);`;

interface StartTimes {
  /** Milliseconds from asking for the script. */
  readonly all: number;
  /** Of these, milliseconds after the script had arrived. */
  readonly running: number;
  readonly functions: number;
}

async function startOf(page: Page, script: string): Promise<StartTimes> {
  const html =
    `<!doctype html><html lang="en"><head><title>Start</title><script src="${OFFICE_JS}"></script>` +
    `<script>${startOfScript(script)}</script></head><body></body></html>`;
  await answerFrom(page, { files: { "start.html": html, "empty.js": EMPTY } });
  await page.goto(`${ADD_IN_ADDRESS}start.html`);
  const [{ began, associated, functions }, arrived] = await page.evaluate((name) => {
    const script = performance
      .getEntriesByType("resource")
      .find((entry) => entry.name.endsWith(`/${name}`)) as PerformanceResourceTiming;
    return [(window as never as InPage).start, script.responseEnd] as const;
  }, script);
  if (functions === 0) throw new Error(`${script} has associated no function.`);
  return { all: associated - began, running: associated - arrived, functions };
}

/** Measures the start of our functions and of one that does nothing, in turns, a fresh page each. */
export async function functionsStart(browser: Browser, rounds: number): Promise<Line[]> {
  const scripts = { ours: "functions.js", empty: "empty.js" } as const;
  const runs: Record<keyof typeof scripts, StartTimes[]> = { ours: [], empty: [] };
  for (let round = -1; round < rounds; round++)
    for (const name of ["ours", "empty"] as const) {
      const page = await browser.newPage();
      const times = await startOf(page, scripts[name]);
      await page.close();
      if (round >= 0) runs[name].push(times);
    }
  const medianOf = (name: keyof typeof runs, of: (times: StartTimes) => number): number =>
    median(runs[name].map(of));
  const running = (times: StartTimes): number => times.running;
  const line = (what: string, name: keyof typeof runs, ratio: string): Line => ({
    what: `Start, ${what}`,
    rows: "",
    measured: `${duration(medianOf(name, ({ all }) => all))}, of which ${duration(medianOf(name, running))} after the script has arrived`,
    ratio,
    aim: "",
  });
  return [
    line(
      `${String(runs.ours[0]!.functions)} functions associated`,
      "ours",
      `${digits(medianOf("ours", running) / medianOf("empty", running))} ×`,
    ),
    line("an add-in of one function that does nothing", "empty", "1 ×"),
  ];
}
