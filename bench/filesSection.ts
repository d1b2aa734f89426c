// Section: whole commands on roster files.
import { rmSync, statSync } from "node:fs";
import path from "node:path";
import { bundleOf, workFolder } from "./bundles";
import type { ProcessRun } from "./processes";
import { runProcess, runTask } from "./processes";
import type { Line, Section } from "./report";
import { aim } from "./report";
import { writeCsv, writeWorkbook } from "./rosterFiles";
import { drawRoster } from "./rosters";
import { count, digits, duration, median, percent } from "./statistics";
import type { FileStageTimes } from "./tasks/fileStages";

const file = (name: string): string => path.join(workFolder, name);

/** One who is measured. */
interface Contender {
  readonly name: string;
  /** Slow ones run fewer rounds. */
  readonly rounds: number;
  readonly run: () => ProcessRun;
}

interface Measured {
  readonly time: number;
  readonly peak: number;
}

/** Runs the contenders in turns. Resolves to medians by name. */
function inTurns(contenders: readonly Contender[]): (name: string) => Measured {
  const runs = new Map<string, ProcessRun[]>(contenders.map(({ name }) => [name, []]));
  const most = Math.max(...contenders.map(({ rounds }) => rounds));
  for (let round = 0; round < most; round++)
    for (const { name, rounds, run } of contenders) if (round < rounds) runs.get(name)!.push(run());
  return (name) => ({
    time: median(runs.get(name)!.map(({ time }) => time)),
    peak: median(runs.get(name)!.map(({ peak }) => peak)),
  });
}

const megabytes = (bytes: number): string => `${count(bytes / 1e6)} MB`;

/** Runs the command as a process; the output of an earlier round is replaced by another file of the same name. */
function evaluate(commandLine: string, input: string, output: string): ProcessRun {
  rmSync(output, { force: true });
  return runProcess([commandLine, "evaluate", input, "-o", output]);
}

/** The stages of the command as shares of their sum, medians of several runs. */
function stagesLine(what: string, rows: string, input: string, output: string, rounds: number): Line {
  const runs = Array.from(
    { length: rounds },
    () => runTask<object, FileStageTimes>(bundleOf("fileStages"), { input, output }).result,
  );
  const total = (run: FileStageTimes): number =>
    Object.values(run).reduce((sum: number, time) => sum + time, 0);
  const share = (stage: keyof FileStageTimes): number => median(runs.map((run) => run[stage] / total(run)));
  const stages = ["reading", "setUp", "judging", "results", "summary", "writing"] as const;
  const words = {
    reading: "reading",
    setUp: "set-up",
    judging: "judging",
    results: "result columns",
    summary: "summary",
    writing: "writing",
  };
  return {
    what,
    rows,
    measured: stages.map((stage) => `${words[stage]} ${percent(share(stage))}`).join(", "),
    ratio: `judging ${percent(share("judging"))}, with result columns ${percent(share("judging") + share("results"))}`,
    aim: aim("judging 10 %", share("judging") <= 0.1),
  };
}

function workbookLines(commandLine: string, quick: boolean): Line[] {
  const rowCount = quick ? 20_000 : 100_000;
  const [input, sheet] = [file("roster.xlsx"), file("roster.sheet")];
  const size = writeWorkbook(input, sheet, drawRoster(rowCount, 0));
  const output = (name: string): string => file(`out.${name}.xlsx`);
  const names = {
    limit: "Inflating and deflating the sheet part alone",
    ours: "certverdict evaluate, .xlsx",
    all: "SheetJS, doing the same",
    streamed: "ExcelJS, streamed, doing the same",
    whole: "ExcelJS, in memory, doing the same",
    two: "SheetJS, verdict and code by the if-chain alone",
  };
  const of = inTurns([
    { name: names.limit, rounds: 5, run: () => runTask(bundleOf("sheetPart"), { sheet, size }) },
    { name: names.ours, rounds: 5, run: () => evaluate(commandLine, input, output("ours")) },
    ...(["all", "two"] as const).map((columns) => ({
      name: names[columns],
      rounds: quick ? 1 : 3,
      run: () => runTask(bundleOf("sheetJs"), { input, output: output(`sheetjs-${columns}`), columns }),
    })),
    ...(["streamed", "whole"] as const).map((way) => ({
      name: names[way],
      rounds: quick || way === "whole" ? 1 : 3,
      run: () => runTask(bundleOf("excelJs"), { input, output: output(`exceljs-${way}`), way }),
    })),
  ]);
  const rows = count(rowCount);
  const ours = of(names.ours);
  const excelJs = Math.min(of(names.streamed).time, of(names.whole).time);
  const limit = ours.time / of(names.limit).time;
  const sheetJs = of(names.all).time / ours.time;
  const line = (name: string, ratio: string, reached: string): Line => ({
    what: name,
    rows,
    measured: `${duration(of(name).time)}, ${megabytes(of(name).peak)}`,
    ratio,
    aim: reached,
  });
  const times = (name: string): string => `${digits(of(name).time / ours.time)} × ours`;
  return [
    line(names.limit, "1", ""),
    line(names.ours, `${digits(limit)} × the limit`, aim("2.5 × the limit (stretch)", limit <= 2.5)),
    line(names.all, times(names.all), aim("8 ×", sheetJs >= 8)),
    line(names.streamed, times(names.streamed), aim("20 × the better way", excelJs / ours.time >= 20)),
    line(names.whole, times(names.whole), ""),
    line(names.two, times(names.two), ""),
    stagesLine("Stages of the command, .xlsx", rows, input, output("stages"), 3),
  ];
}

function textLines(commandLine: string, quick: boolean): Line[] {
  const rowCount = quick ? 100_000 : 1_000_000;
  const input = file("roster.csv");
  writeCsv(input, drawRoster(rowCount, 0));
  const output = (name: string): string => file(`out.${name}.csv`);
  const names = {
    limit: "Decoding, encoding and writing the text alone",
    ours: "certverdict evaluate, .csv",
    hand: "By hand: lines, split, if-chain, two columns added",
  };
  const of = inTurns([
    {
      name: names.limit,
      rounds: 3,
      run: () => runTask(bundleOf("copyText"), { input, output: output("copy") }),
    },
    { name: names.ours, rounds: 3, run: () => evaluate(commandLine, input, output("ours")) },
    {
      name: names.hand,
      rounds: 3,
      run: () => runTask(bundleOf("handCsv"), { input, output: output("hand") }),
    },
  ]);
  const rows = count(rowCount);
  const ours = of(names.ours);
  const line = (name: string, ratio: string, reached: string): Line => ({
    what: name,
    rows,
    measured: `${duration(of(name).time)}, ${megabytes(of(name).peak)}`,
    ratio,
    aim: reached,
  });
  const written = statSync(output("ours")).size / statSync(output("hand")).size;
  return [
    line(names.limit, "1", ""),
    line(
      names.ours,
      `${digits(ours.time / of(names.limit).time)} × the limit`,
      aim("300 MB", ours.peak <= 300e6),
    ),
    line(
      names.hand,
      `${digits(of(names.hand).time / ours.time)} × ours, which writes ${digits(written)} × the bytes`,
      "",
    ),
    stagesLine("Stages of the command, .csv", rows, input, output("stages"), 1),
  ];
}

/** Measures whole commands. */
export function filesSection(commandLine: string, quick: boolean): Section {
  return {
    title: "Files",
    lines: [...workbookLines(commandLine, quick), ...textLines(commandLine, quick)],
    notes: [
      "Each is a process of its own, from its start to its end, in turns; medians. The number behind the time is the " +
        "largest size of the process.",
      "25 columns of complete rows: a number unlike all others, a department, 23 questions. Ours adds 14 result columns " +
        "with sentences and three empty ones for decisions, and leaves the rest of the workbook byte for byte.",
      "Doing the same: the library reads the rows, our own roster functions judge them and make the same 17 columns, equal " +
        "cell by cell in the check before, and the library writes them. What it does not do: find the roster among sheets and tables, read " +
        "the sheets Organisation and Roles, refuse to overwrite columns that are not its own, print a summary, keep what the library does not know.",
      "SheetJS reads dense and without formatted texts, and writes compressed with shared strings. By the if-chain alone, for orientation: no " +
        "checks, no sentences, two columns. ExcelJS runs both ways; streamed, in blocks of 1,024 rows, it loses formats and other sheets; its aim " +
        "counts against the better one.",
      "By hand, for text files: it splits lines, knows quotes but no line breaks within them, judges with the if-chain that trusts " +
        "every text, and adds verdict and code only; no other encodings or delimiters.",
      "The limit of the workbook is zlib alone: the sheet part inflated and deflated again at level 1, without looking at it.",
      "Stages: the functions of the command called one after another in one process.",
    ],
  };
}
