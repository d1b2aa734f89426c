// Section: judging a matrix of texts, its memory, and explaining.
import { bundleOf } from "./bundles";
import { runTask } from "./processes";
import type { Line, Section } from "./report";
import { aim } from "./report";
import { count, digits } from "./statistics";
import type { ExplainingArguments, ExplainingTimes } from "./tasks/explaining";
import type { JudgingArguments, JudgingTimes } from "./tasks/judging";
import type { MemoryArguments, MemoryUse } from "./tasks/memory";

/** All data rows that fit on an Excel sheet below its headings, and one more: the number that aims are set for. */
export const FULL_SHEET = 1_048_575;

const VARIANTS = [
  { kind: "shared", others: false, words: "shared texts" },
  { kind: "fresh", others: false, words: "fresh texts" },
  { kind: "fresh", others: true, words: "fresh texts, two columns more" },
] as const;

/** A small matrix is judged in milliseconds: whether V8 has optimised the code by then differs between processes. */
const SMALL_PROCESSES = 5;

/** Rows a second, from the milliseconds of some rows. */
export function rate(rowCount: number, milliseconds: number): string {
  const perSecond = (rowCount / milliseconds) * 1000;
  return perSecond >= 1e6 ? `${digits(perSecond / 1e6)} M rows/s` : `${digits(perSecond / 1000)} k rows/s`;
}

function judgingLines(variant: (typeof VARIANTS)[number], rowCount: number, quick: boolean): Line[] {
  const large = rowCount > 100_000;
  // Making a full sheet of fresh texts takes many times longer than judging it.
  const few = variant.kind === "fresh" || quick ? 4 : 8;
  const rounds = large ? few : quick ? 15 : 45;
  const task: JudgingArguments = {
    rowCount,
    kind: variant.kind,
    others: variant.others,
    rounds,
    warmUps: large ? 1 : 6,
  };
  const processes = Array.from(
    { length: large ? 1 : SMALL_PROCESSES },
    () => runTask<JudgingArguments, JudgingTimes>(bundleOf("judging"), task).result,
  );
  processes.sort((a, b) => a.chain / a.ours - b.chain / b.ours);
  const result = processes[processes.length >> 1]!;
  const rows = count(rowCount);
  const line = (name: string, time: number, reached = ""): Line => ({
    what: `${name}, ${variant.words}`,
    rows,
    measured: rate(rowCount, time),
    ratio: `${digits(time / result.ours)} ×`,
    aim: reached,
  });
  const { chain, records, checked, limit, ours, oursWithBlanks } = result;
  const aims = [
    aim("ahead of the chain over records", ours <= records),
    aim("of the one that checks", ours <= checked),
    aim("of the one that trusts", ours <= chain),
    aim("at most twice the limit", ours <= 2 * limit),
  ];
  if (rowCount === FULL_SHEET) aims.unshift(aim("3 M rows/s", rowCount / ours >= 3000));
  return [
    line("Limit: each cell encoded, nothing judged", limit),
    line("If-chain that trusts cells", chain),
    line("If-chain over a record a row", records),
    line("If-chain that checks every cell", checked),
    line("CertVerdict", ours, aims.join("; ")),
    line(
      "CertVerdict, 10 % blank",
      oursWithBlanks,
      aim("a third of the speed", ours / oursWithBlanks >= 1 / 3),
    ),
  ];
}

function memoryLine(kind: "shared" | "fresh"): Line {
  const { result } = runTask<MemoryArguments, MemoryUse>(bundleOf("memory"), { rowCount: FULL_SHEET, kind });
  const gigabytes = result.peak / 1e9;
  return {
    what: `Memory in one call, ${kind} texts`,
    rows: count(FULL_SHEET),
    measured: `${count(result.keptPerRow)} bytes a row kept beside ${count(result.matrixPerRow)} of the matrix; whole process at most ${digits(gigabytes)} GB`,
    ratio: `${digits(result.keptPerRow / result.matrixPerRow)} ×`,
    aim: aim("1.5 GB", gigabytes <= 1.5),
  };
}

function explainingLines(quick: boolean): Line[] {
  const rowCount = quick ? 20_000 : 100_000;
  const { result } = runTask<ExplainingArguments, ExplainingTimes>(bundleOf("explaining"), {
    rowCount,
    rounds: quick ? 5 : 9,
  });
  const line = (what: string, time: number, aimedAt: number): Line => ({
    what,
    rows: count(rowCount),
    measured: rate(rowCount, time),
    ratio: `${digits(time / result.judging)} ×`,
    aim: aim(`${count(aimedAt / 1000)} k rows/s`, rowCount / time >= aimedAt / 1000),
  });
  return [
    line("Explaining: all result columns, complete rows", result.complete, 200_000),
    line("Explaining: all result columns, 10 % blank", result.withBlanks, 50_000),
  ];
}

/** Measures judging, memory and explaining. */
export function judgingSection(quick: boolean): Section {
  return {
    title: "Judging",
    lines: [
      ...VARIANTS.flatMap((variant) => judgingLines(variant, 10_000, quick)),
      ...(quick ? VARIANTS.slice(0, 1) : VARIANTS).flatMap((variant) =>
        judgingLines(variant, FULL_SHEET, quick),
      ),
      memoryLine("shared"),
      memoryLine("fresh"),
      ...explainingLines(quick),
    ],
    notes: [
      "From a matrix of texts, one column for each of the 23 questions, to the texts of verdict and code, row by row. " +
        "Ratio: the time beside that of CertVerdict for the same complete rows; below 1 is faster. " +
        "All take turns in one process over the same matrix, the chain that checks always as the last; medians, at 10,000 rows of the middle one of five processes.",
      "The limit is what it takes merely to look at every cell: each text becomes a small integer, column by column in blocks of rows, told apart by length " +
        "and first letter and one comparison. Nothing is validated and nothing judged.",
      "The if-chain that trusts cells reads 18 columns of the matrix, stops at the first rule that decides, and makes nothing on the way: a wrong value gets some " +
        "verdict. The one over records is the same as most would write it: rows become typed records by their headings first, which are then judged and believed as well. " +
        "Both know no blanks, synonyms or headings in other words.",
      "The if-chain that checks every cell looks all 23 answers up among the allowed ones first (a set of texts for each column; " +
        "other reasons are split), so that a wrong value gets no verdict, as with ours. It takes exact words only, does not say what is wrong, and also knows " +
        "no blanks, synonyms or other headings.",
      "Shared texts: equal cells are one string, the same in every round. Fresh texts: every cell is cut out of the " +
        "line of its row before each round, as readers of text files do (V8 itself shares texts of one or two letters, such as no). " +
        "Two columns more: a number unlike all others and a department, which no rule reads.",
      "Memory: one call in a fresh process, with the matrix made in the same process; ratio: what is kept beside the matrix. " +
        "Explaining: all fourteen result columns, with sentences, cautions, strength and the smallest change, of rows that are judged; ratio: beside judging the complete rows.",
    ],
  };
}
