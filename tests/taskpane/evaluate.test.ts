// Evaluating from the pane in a browser: counts, progress, cancel, faults, two authors, undo, asking, live formulas.
import type { Frame } from "playwright-core";
import type { AddInOptions } from "../../src/host/addIn";
import { EXPLAINED } from "../../src/functions/verdicts";
import type { Cell } from "../../src/roster/cells";
import { resultColumns } from "../../src/roster/results";
import { EVALUATE } from "../../src/words/evaluateCard";
import { violations } from "../support/axe";
import { CORPUS, EXPECTED, EXPECTED_COLUMNS } from "../support/corpusInCells";
import type { ExcelInBrowser } from "../support/paneInBrowser";
import { closeBrowser, fits, openExcelInBrowser } from "../support/paneInBrowser";
import { judgedOf, SOUND_HEADINGS, soundCells, textsOf } from "../support/rosters";

jest.setTimeout(240_000);

type Cells = (string | number | boolean | null)[][];
const HEAD = ["ID", ...SOUND_HEADINGS];
const TRIED = String.fromCharCode(65 + HEAD.indexOf("AI tried at work"));
const rowsOf = (count: number): Cells => [
  HEAD,
  ...(Array.from({ length: count }, (_, row) => [
    row + 1,
    ...soundCells(`Person ${String(row)}`, { tested: ["regular", "never", "tried", "blocked"][row % 4]! }),
  ]) as Cells),
];

let excel: ExcelInBrowser;
let frame: Frame;
afterEach(async () => {
  expect(excel.faults).toEqual([]);
  await excel.close();
});
afterAll(closeBrowser);

const values = (address: string): Promise<Cell[][]> =>
  excel.inExcel(({ people }, where) => people["Ana"]!.session.values(where), address);
const select = (address: string): Promise<void> =>
  excel.inExcel(({ people }, where) => {
    people["Ana"]!.session.select(where);
  }, address);
const type = (address: string, cells: Cells | string): Promise<void> =>
  excel.inExcel(
    ({ people }, [where, what]) => {
      people["Ana"]!.session.type(where, what);
    },
    [address, cells] as const,
  );
const start = () => frame.locator('button[data-evaluate="start"]');
const radio = (value: string) => frame.locator(`input[type="radio"][value="${value}"]`);
const startSays = (text: string): Promise<unknown> =>
  frame.waitForFunction(
    (wanted) => document.querySelector('button[data-evaluate="start"]')?.textContent === wanted,
    text,
  );
const lines = (): Promise<string[]> => frame.locator("#status p").allTextContents();
async function ended(outcome = "done"): Promise<string[]> {
  await frame.waitForSelector(`body[data-run="${outcome}"]`, { timeout: 200_000 });
  await frame.waitForFunction(() =>
    /^(Done|Stopped|Not done)/.test(document.querySelector("#status p")?.textContent ?? ""),
  );
  return lines();
}

/** Opens a roster on Sheet1 as a table, and the tab Team. */
async function open(rows: Cells, options: AddInOptions = {}, width = 350): Promise<void> {
  excel = await openExcelInBrowser({ width });
  frame = await excel.open("Ana", options);
  await excel.inExcel(({ people }, cells) => {
    people["Ana"]!.session.type("A1", cells);
    people["Ana"]!.session.select("A2");
  }, rows);
  await frame.click("#tab-team");
  await startSays(EVALUATE.start(rows.filter((row, index) => index > 0 && row.some((cell) => cell)).length));
}

/** For each row: has it the results of its answers, or none? */
async function states(rowCount: number): Promise<Set<string>> {
  const width = HEAD.length;
  const cells = await values(`A1:AG${String(rowCount + 1)}`);
  const columns = await resultColumns(judgedOf(cells.map((row) => row.slice(0, width))), "");
  const texts = columns.filter(({ heading }) => heading !== "Evaluated on").map(textsOf);
  return new Set(
    cells.slice(1).map((row, index) => {
      const found = row.slice(width, width + texts.length);
      if (found.every((cell) => cell === "")) return "none";
      return found.every((cell, column) => cell === texts[column]![index]) ? "right" : "wrong";
    }),
  );
}

test("the worked examples come out as they must", async () => {
  await open(CORPUS);
  await start().click();
  await ended();
  const cells = await values(`A1:BA${String(CORPUS.length)}`);
  const places = EXPECTED_COLUMNS.map((heading) => cells[0]!.indexOf(heading));
  expect(cells.slice(1).map((row) => places.map((place) => row[place]))).toEqual(EXPECTED);
});

test("the count stands on the button before it starts, and follows choice, selection and edits", async () => {
  await open(rowsOf(6), {}, 320);
  await select("A3,A5:A6");
  await radio("selected").check();
  await startSays("Evaluate 3 rows");
  await start().click();
  expect((await ended())[1]).toMatch(/^3 rows judged/);
  await radio("withoutVerdict").check();
  await startSays("Evaluate 3 rows");
  await start().click();
  await startSays("Evaluate 0 rows");
  await type(`${TRIED}2`, "never");
  await radio("changed").check();
  await startSays("Evaluate 1 row");
  await start().click();
  await frame.waitForFunction(
    () => document.querySelector("#status p")?.textContent === "Done: Evaluate changed rows",
  );
  await startSays("Evaluate 0 rows");
  expect(await states(6)).toEqual(new Set(["right"]));
  expect([await violations(frame), await fits(frame)]).toEqual([[], true]);
});

test("by keyboard alone", async () => {
  await open(rowsOf(3));
  await radio("all").focus();
  await excel.page.keyboard.press("ArrowDown");
  await startSays("Evaluate 1 row");
  const reached = (): Promise<boolean> =>
    frame.evaluate(() => document.activeElement?.getAttribute("data-evaluate") === "start");
  for (let presses = 0; presses < 9 && !(await reached()); presses++) await excel.page.keyboard.press("Tab");
  expect(await reached()).toBe(true);
  await excel.page.keyboard.press("Enter");
  expect((await ended())[0]).toBe("Done: Evaluate selected rows");
});

test("20,000 rows: progress and time left on the way, and every row is right", async () => {
  await open(rowsOf(20_000));
  const seen = frame.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const found = new Set<string>();
        const observer = new MutationObserver(() => {
          const left = document.getElementById("left")?.textContent ?? "";
          if (left !== "") found.add(left);
          const state = document.body.dataset["run"];
          if (state === "done" || state === "failed") {
            observer.disconnect();
            resolve([...found]);
          }
        });
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      }),
  );
  await start().click();
  expect((await ended())[1]).toMatch(/^20,000 rows judged/);
  for (const words of await seen) expect(words).toMatch(/^(a few seconds|about \d+ (seconds|minutes)) left$/);
  expect(await states(20_000)).toEqual(new Set(["right"]));
});

test("cancelled in the middle, rows are whole, and the rest can follow", async () => {
  await open(rowsOf(12_000));
  await frame.evaluate(() => {
    const observer = new MutationObserver(() => {
      if (!/^Writing results: [1-9]/.test(document.getElementById("count")?.textContent ?? "")) return;
      observer.disconnect();
      document.getElementById("cancel")?.click();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await start().click();
  expect(await ended("stopped")).toEqual([
    "Stopped: Evaluate roster",
    expect.stringMatching(
      /^\d{1,2},\d{3} rows have new results, each of them whole; the other rows are as they were\.$/,
    ),
  ]);
  expect(await states(12_000)).toEqual(new Set(["right", "none"]));
  await radio("withoutVerdict").check();
  await start().click();
  await ended();
  expect(await states(12_000)).toEqual(new Set(["right"]));
});

test("a sync that fails midway: said with how far it came, and former results can be brought back", async () => {
  await open(rowsOf(4000));
  await excel.inExcel(({ people }) => {
    const { session, addIn } = people["Ana"]!;
    addIn.faults.beforeBatch = () => {
      if (session.values("T2")[0]![0] === "") return;
      addIn.faults.beforeBatch = null;
      addIn.faults.beforeAction = () => {
        addIn.faults.beforeAction = null;
        throw new Error("Nobody knows");
      };
    };
  });
  await start().click();
  const said = await ended("failed");
  expect(said[1]).toMatch(/^Excel reports: .*Nobody knows/);
  expect(said[2]).toMatch(/^Before that, \d,\d{3} rows got new results/);
  expect(await states(4000)).toEqual(new Set(["right", "none"]));
  await frame.locator('button[data-task="RestoreResults"]').click();
  expect((await ended())[0]).toBe("Done: Restore previous results");
  expect(await states(4000)).toEqual(new Set(["none"]));
  expect(await frame.locator('button[data-task="RestoreResults"]').count()).toBe(0);
});

test("two authors at once: rows that one sorts while the other evaluates keep their own results", async () => {
  await open(rowsOf(4000));
  const other = await excel.open("Ben");
  await excel.inExcel(({ people }) => {
    const [ana, ben] = [people["Ana"]!, people["Ben"]!];
    ana.addIn.faults.beforeBatch = () => {
      if (ana.session.values("T2")[0]![0] === "") return;
      ana.addIn.faults.beforeBatch = null;
      const rows = ben.session.values("A2:AG4001");
      ben.session.type("A2", rows.reverse());
    };
  });
  await start().click();
  await ended();
  const found = await states(4000);
  expect(found).toEqual(new Set(["right"]));
  await other.click("#tab-team");
  await other.waitForFunction(
    (text) => document.querySelector('button[data-evaluate="start"]')?.textContent === text,
    EVALUATE.start(4000),
  );
});

test("one step for Undo, where Excel groups", async () => {
  excel = await openExcelInBrowser();
  await excel.page.exposeFunction("undoGroup", (step: "begin" | "end") =>
    excel.inExcel(({ people }, which) => {
      const { history } = people["Ana"]!.session;
      if (which === "begin") history.begin("Group");
      else history.end();
    }, step),
  );
  frame = await excel.open("Ana", { requirementSets: { ExcelApi: "1.20", SharedRuntime: "1.1" } });
  await excel.inExcel(({ people }, cells) => {
    people["Ana"]!.session.type("A1", cells);
  }, rowsOf(3000));
  await frame.click("#tab-team");
  await startSays(EVALUATE.start(3000));
  await frame.evaluate(() => {
    const undoGroup = (window as never as { undoGroup: (step: string) => Promise<void> }).undoGroup;
    const { run } = Excel;
    const grouped = async (options: Excel.RunOptions, batch?: never): Promise<unknown> => {
      if (batch === undefined) return run(options as never);
      if (options.mergeUndoGroup !== true) return run(options as never, batch);
      await undoGroup("begin");
      try {
        return await run(batch);
      } finally {
        await undoGroup("end");
      }
    };
    Object.assign(Excel, { run: grouped });
  });
  await start().click();
  await ended();
  expect(await states(3000)).toEqual(new Set(["right"]));
  await excel.inExcel(({ people }) => people["Ana"]!.session.undo());
  expect((await values("T1:AG3001")).flat().join("")).toBe("");
});

test("what no evaluation wrote is asked about, and replaced only after a yes", async () => {
  const rows = rowsOf(3).map((row, index) => [...row, index === 0 ? "Why" : `my note ${String(index)}`]);
  await open(rows);
  await start().click();
  await frame.waitForSelector('[role="alertdialog"], [role="dialog"]');
  expect(await frame.locator("#asked-cells").textContent()).toBe(
    "T2 (“my note 1”), T3 (“my note 2”), T4 (“my note 3”)",
  );
  expect(await violations(frame)).toEqual([]);
  await frame.locator("#leave-cells").click();
  await frame.waitForSelector("#asked-cells", { state: "detached" });
  expect((await values("T2:U2"))[0]).toEqual(["my note 1", ""]);

  await start().click();
  await frame.locator("#replace-cells").click();
  await ended();
  expect((await values("T1:U1"))[0]).toEqual(["Why", "Verdict"]);
  expect((await values("T2"))[0]![0]).not.toBe("my note 1");
  await frame.locator('button[data-task="RestoreResults"]').click();
  await frame.waitForFunction(
    () => document.querySelector("#status p")?.textContent === "Done: Restore previous results",
  );
  expect((await values("T2:T4")).flat()).toEqual(["my note 1", "my note 2", "my note 3"]);
});

test("live formulas: warned about first, for all rows only, and they follow changes", async () => {
  await open(rowsOf(2100));
  await radio("selected").check();
  await radio("formulas").check();
  expect(await radio("selected").isDisabled()).toBe(true);
  const warning = await frame
    .locator("#panel-team .fui-MessageBar", { hasText: EVALUATE.before })
    .textContent();
  expect(warning).toContain("see #NAME? instead of results");
  expect(warning).toContain("With 2,100 rows");
  await startSays("Write live formulas for 2,100 rows");
  await start().click();
  expect((await ended())[0]).toBe("Done: Write live formulas");
  await excel.page.waitForFunction(() => (window as never as { isCalculated(): boolean }).isCalculated());
  expect((await values("U1:AB1"))[0]).toEqual([...EXPLAINED]);
  expect((await values("U2:U3")).flat()).toEqual(["Certify now", "Try AI at work first"]);
  await type(`${TRIED}3`, "regular");
  await excel.page.waitForFunction(() => (window as never as { isCalculated(): boolean }).isCalculated());
  await excel.page.waitForFunction(
    () =>
      (
        window as never as { people: Record<string, { session: { values(at: string): unknown[][] } }> }
      ).people["Ana"]!.session.values("U3")[0]![0] === "Certify now",
  );
});
