// Section: a whole team evaluated from the pane, beside reading and writing the same cells without judging.
import type { Frame } from "playwright-core";
import { columnLetters } from "../src/host/workbook/address";
import { closeBrowser, openExcelInBrowser } from "../tests/support/paneInBrowser";
import type { ExcelInBrowser } from "../tests/support/paneInBrowser";
import type { Line, Section } from "./report";
import { aim } from "./report";
import { drawRoster, matrixOf } from "./rosters";
import { count, digits, duration, median } from "./statistics";

/** Columns of results that an evaluation writes. */
const RESULTS = 14;
/** Cells that are read at once, as `src/workbook/blocks.ts` has them; rows at most. */
const BLOCK = { cells: 50_000, rows: 5000 } as const;
/** Rows that are written at once: about as many as an evaluation writes. */
const WRITTEN_AT_ONCE = 2000;
const MOST_TIMES_THE_LIMIT = 1.2;

/** What an evaluation took. */
interface Evaluation {
  readonly milliseconds: number;
  readonly syncs: number;
  /** Bytes. */
  readonly request: number;
  readonly response: number;
}

/** Presses the ribbon's button for the whole roster. */
async function evaluate(excel: ExcelInBrowser): Promise<Evaluation> {
  return excel.inExcel(async ({ people }) => {
    const { addIn } = people["Ana"]!;
    const before = addIn.batches;
    Object.assign(addIn.largest, { request: 0, response: 0 });
    const start = performance.now();
    await addIn.runCommand("EvaluateRoster");
    return {
      milliseconds: performance.now() - start,
      syncs: addIn.batches - before,
      ...addIn.largest,
    };
  });
}

/** Reads the same cells in the same blocks as an evaluation does, and writes the same texts, in the add-in's own page. */
async function readAndWrite(
  frame: Frame,
  { rows, answers }: { readonly rows: number; readonly answers: number },
  results: readonly (readonly unknown[])[],
): Promise<number> {
  return frame.evaluate(
    async ([rowCount, columns, texts, block, atOnce]) => {
      const start = performance.now();
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getFirst();
        const readAtOnce = Math.min(block.rows, Math.floor(block.cells / columns));
        // Written out as loops: functions with names of their own could not be sent to the page.
        for (let row = 0; row < rowCount; row += readAtOnce) {
          const count = Math.min(readAtOnce, rowCount - row);
          sheet.getRangeByIndexes(row + 1, 0, count, columns).load("values");
          await context.sync();
        }
        for (let row = 0; row < rowCount; row += atOnce) {
          const part = texts.slice(row, row + atOnce) as string[][];
          sheet.getRangeByIndexes(row + 1, columns, part.length, part[0]!.length).values = part;
          await context.sync();
        }
      });
      return performance.now() - start;
    },
    [rows, answers, results, BLOCK, WRITTEN_AT_ONCE] as const,
  );
}

/** Opens a page with a roster in it, and closes it afterwards. */
async function withRoster<T>(
  roster: readonly (readonly string[])[],
  work: (excel: ExcelInBrowser, frame: Frame) => Promise<T>,
): Promise<T> {
  const excel = await openExcelInBrowser();
  try {
    const frame = await excel.open();
    await excel.inExcel(({ people }, cells) => {
      people["Ana"]!.session.type("A1", cells);
    }, roster);
    return await work(excel, frame);
  } finally {
    await excel.close();
  }
}

/** @throws Error where a row has no verdict */
function checkVerdicts(texts: readonly (readonly unknown[])[]): void {
  const row = texts.findIndex(([verdict]) => typeof verdict !== "string" || verdict === "");
  if (row >= 0) throw new Error(`Evaluate roster from the pane: data row ${String(row + 1)} has no verdict.`);
}

interface Measured {
  readonly rowCount: number;
  readonly rounds: number;
  /** Has the roster a column of ids? */
  readonly withIds: boolean;
}

async function measure({ rowCount, rounds, withIds }: Measured): Promise<Line[]> {
  const roster = matrixOf(drawRoster(rowCount, 0.1), "shared", withIds);
  const answers = roster[0]!.length;
  const results = `${columnLetters(answers)}2:${columnLetters(answers + RESULTS - 1)}${String(rowCount + 1)}`;
  const evaluations: Evaluation[] = [];
  const limits: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const texts = await withRoster(roster, async (excel) => {
      evaluations.push(await evaluate(excel));
      return excel.inExcel(({ people }, address) => people["Ana"]!.session.values(address), results);
    });
    checkVerdicts(texts);
    limits.push(
      await withRoster(roster, (_, frame) => readAndWrite(frame, { rows: rowCount, answers }, texts)),
    );
  }
  const ours = median(evaluations.map(({ milliseconds }) => milliseconds));
  const limit = median(limits);
  const { syncs, request, response } = evaluations[0]!;
  const megabytes = (bytes: number): string => `${digits(bytes / 2 ** 20)} MB`;
  return [
    {
      what: `Evaluate all rows, written as values${withIds ? "" : "; no column of ids"}`,
      rows: count(rowCount),
      measured: `${duration(ours)}, ${digits((ours / rowCount) * 1000)} µs a row`,
      ratio: `${digits(ours / limit)} × reading and writing the same cells`,
      aim: aim(`at most ${String(MOST_TIMES_THE_LIMIT)} ×`, ours / limit <= MOST_TIMES_THE_LIMIT),
    },
    {
      what: `Syncs, and the largest request and response${withIds ? "" : "; no column of ids"}`,
      rows: count(rowCount),
      measured: `${count(syncs)} syncs; ${megabytes(request)} out, ${megabytes(response)} in`,
      ratio: "",
      aim: aim("no payload of 5 MB", Math.max(request, response) < 5 * 2 ** 20),
    },
  ];
}

/** Measures evaluations from the pane. */
export async function paneSection(quick: boolean): Promise<Section> {
  const rounds = quick ? 1 : 3;
  const lines: Line[] = [];
  try {
    for (const rowCount of quick ? [1_000] : [10_000, 100_000])
      lines.push(...(await measure({ rowCount, rounds, withIds: true })));
    lines.push(...(await measure({ rowCount: quick ? 1_000 : 10_000, rounds, withIds: false })));
    return {
      title: "Evaluation from the pane",
      lines,
      notes: [
        "Chromium, the unmodified Office.js, the built pane; Excel is the host of src/host, so that times are those of Office.js and this " +
          "host. What an evaluation does beside the limit: it finds the roster, reads answers a second time right before it writes beside " +
          "them, so that nobody's change is lost, judges, and makes the texts. Without a column of ids it reads them a third time, right " +
          "after, to see that no row was moved in that moment.",
        "The limit reads all columns of the roster once and writes the same texts, in the same blocks. Both are the first that happens in " +
          `a fresh page: nothing is compiled yet. Medians of ${String(rounds)} ${rounds === 1 ? "round" : "rounds"}. A number, a department, 23 questions.`,
      ],
    };
  } finally {
    await closeBrowser();
  }
}
