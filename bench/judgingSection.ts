// Section: judging a matrix of texts, its memory, and explaining.
import { bundleOf } from "./bundles";
import { runTask } from "./processes";
import type { Line, Section } from "./report";
import { aim } from "./report";
import { count, digits, percent } from "./statistics";
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

function rate(rowCount: number, milliseconds: number): string {
  const perSecond = (rowCount / milliseconds) * 1000;
  return perSecond >= 1e6 ? `${digits(perSecond / 1e6)} M rows/s` : `${count(perSecond / 1000)} k rows/s`;
}

function judgingLines(variant: (typeof VARIANTS)[number], rowCount: number, quick: boolean): Line[] {
  const large = rowCount > 100_000;
  // Making a full sheet of fresh texts takes many times longer than judging it.
  const few = variant.kind === "fresh" || quick ? 3 : 7;
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
  const ratio = result.chain / result.ours;
  const checkedRatio = result.checked / result.ours;
  const blanks = result.ours / result.oursWithBlanks;
  const speed = rowCount / result.ours / 1000;
  const aims = [
    aim("not slower than the if-chain", ratio >= 1),
    aim("than the one that checks", checkedRatio >= 1),
  ];
  if (rowCount === FULL_SHEET) aims.unshift(aim("3 M rows/s", speed >= 3));
  return [
    {
      what: `If-chain, ${variant.words}`,
      rows,
      measured: rate(rowCount, result.chain),
      ratio: "1",
      aim: "",
    },
    {
      what: `If-chain that checks every cell, ${variant.words}`,
      rows,
      measured: rate(rowCount, result.checked),
      ratio: `${digits(result.chain / result.checked)} × the if-chain's speed`,
      aim: "",
    },
    {
      what: `CertVerdict, ${variant.words}`,
      rows,
      measured: rate(rowCount, result.ours),
      ratio: `${digits(ratio)} × the if-chain's speed, ${digits(checkedRatio)} × that of the one that checks; writing the texts ${percent(result.textsShare)} of it`,
      aim: aims.join("; "),
    },
    {
      what: `CertVerdict, ${variant.words}, 10 % blank`,
      rows,
      measured: rate(rowCount, result.oursWithBlanks),
      ratio: `${digits(blanks)} × its speed on complete rows`,
      aim: aim("a third", blanks >= 1 / 3),
    },
  ];
}

function memoryLine(kind: "shared" | "fresh"): Line {
  const { result } = runTask<MemoryArguments, MemoryUse>(bundleOf("memory"), { rowCount: FULL_SHEET, kind });
  const gigabytes = result.peak / 1e9;
  return {
    what: `Memory in one call, ${kind} texts`,
    rows: count(FULL_SHEET),
    measured: `${count(result.keptPerRow)} bytes a row kept; whole process at most ${digits(gigabytes)} GB`,
    ratio: `${digits(result.keptPerRow / result.matrixPerRow)} × the matrix itself (${count(result.matrixPerRow)} bytes a row)`,
    aim: aim("1.5 GB", gigabytes <= 1.5),
  };
}

function explainingLines(quick: boolean): Line[] {
  const rowCount = quick ? 20_000 : 100_000;
  const { result } = runTask<ExplainingArguments, ExplainingTimes>(bundleOf("explaining"), {
    rowCount,
    rounds: quick ? 5 : 9,
  });
  const line = (what: string, time: number): Line => ({
    what,
    rows: count(rowCount),
    measured: rate(rowCount, time),
    ratio: `${digits(time / result.chain)} × the if-chain's time for verdict and code alone`,
    aim: "",
  });
  return [
    line("All result columns, complete rows", result.complete),
    line("All result columns, 10 % blank", result.withBlanks),
  ];
}

/** Measures judging, memory and explaining. */
export function judgingSection(quick: boolean): Section {
  return {
    title: "Judging",
    lines: [
      ...VARIANTS.flatMap((variant) => judgingLines(variant, 10_000, quick)),
      ...(quick ? VARIANTS.slice(0, 2) : VARIANTS).flatMap((variant) =>
        judgingLines(variant, FULL_SHEET, quick),
      ),
      memoryLine("shared"),
      memoryLine("fresh"),
      ...explainingLines(quick),
    ],
    notes: [
      "From a matrix of texts, one column for each of the 23 questions, to the texts of verdict and code, row by row. " +
        "All take turns in one process over the same matrix, the chain that checks always as the last; medians, at 10,000 rows of the middle one of five processes.",
      "The if-chain is what one would write by hand for this one policy: it reads 18 columns, stops at the first rule " +
        "that decides, and trusts every text: a wrong value gets some verdict. It knows no blanks, synonyms or headings in other " +
        "words, and always judges complete rows.",
      "The if-chain that checks every cell looks all 23 answers up among the allowed ones first (a set of texts for each column; " +
        "other reasons are split), so that a wrong value gets no verdict, as with ours. It takes exact words only, does not say what is wrong, and also knows " +
        "no blanks, synonyms or other headings. The aim not to be slower is stated against both.",
      "Shared texts: equal cells are one string, the same in every round. Fresh texts: every cell is cut out of the " +
        "line of its row before each round, as readers of text files do (V8 itself shares texts of one or two letters, such as no). " +
        "Two columns more: a number unlike all others and a department, which no rule reads.",
      "Memory: one call in a fresh process, with the matrix made in the same process. " +
        "Result columns: all fourteen, with sentences, cautions, strength and the smallest change.",
    ],
  };
}
