// Section: whole commands on roster files.
import { rmSync, statSync } from "node:fs";
import path from "node:path";
import type { Program } from "./bundles";
import { bundleOf, workFolder } from "./bundles";
import { FULL_SHEET } from "./judgingSection";
import { officeConverter } from "./peers/officeConvert";
import { officeVersion } from "./peers/sheetFormula";
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

/** Beyond this, what a peer takes at a full sheet is left out: milliseconds and bytes. */
const LONGEST = 5 * 60_000;
const LARGEST = 8e9;

/** Why a peer is not run on so many times the rows that it was measured with; undefined where it is. */
function tooMuch({ time, peak }: Measured, times: number): string | undefined {
  if (peak * times > LARGEST) return `left out: would need ${megabytes(peak * times)}`;
  return time * times > LONGEST ? `left out: would take ${duration(time * times)}` : undefined;
}

const NAMES = {
  limit: "Inflating and deflating the sheet part alone",
  ours: "certverdict evaluate, .xlsx",
  constant: "The same without judging: result columns are constant",
  all: "SheetJS, doing the same",
  streamed: "ExcelJS, streamed, doing the same",
  whole: "ExcelJS, in memory, doing the same",
  two: "SheetJS, verdict and code by the if-chain alone",
  office: "LibreOffice, the floor: reads and writes the workbook, judges nothing",
};

/** Who is measured on workbooks, and the columns that each of them writes, on an input of so many rows. */
function workbookContenders(commandLine: string, rowCount: number, rounds: number): Contender[] {
  const [input, sheet] = [file("roster.xlsx"), file("roster.sheet")];
  const size = writeWorkbook(input, sheet, drawRoster(rowCount, 0));
  const output = (name: string): string => file(`out.${name}.xlsx`);
  const few = Math.min(rounds, 3);
  const { streamed, whole, all, two } = NAMES;
  return [
    { name: NAMES.limit, rounds, run: () => runTask(bundleOf("sheetPart"), { sheet, size }) },
    { name: NAMES.ours, rounds, run: () => evaluate(commandLine, input, output("ours")) },
    {
      name: NAMES.constant,
      rounds: few,
      run: () => runTask(bundleOf("fileStages"), { input, output: output("constant"), constant: true }),
    },
    ...(
      [
        ["all", all],
        ["two", two],
      ] as const
    ).map(([columns, name]) => ({
      name,
      rounds: few,
      run: () => runTask(bundleOf("sheetJs"), { input, output: output(`sheetjs-${columns}`), columns }),
    })),
    ...(
      [
        ["streamed", streamed, few],
        ["whole", whole, 1],
      ] as const
    ).map(([way, name, times]) => ({
      name,
      rounds: times,
      run: () => runTask(bundleOf("excelJs"), { input, output: output(`exceljs-${way}`), way }),
    })),
    ...(officeVersion() === null
      ? []
      : [{ name: NAMES.office, rounds: 1, run: () => officeConverter(workFolder)(input) }]),
  ];
}

function workbookLines(commandLine: string, quick: boolean): Line[] {
  const rowCount = quick ? 20_000 : 100_000;
  const contenders = workbookContenders(commandLine, rowCount, 5);
  const of = inTurns(
    quick ? contenders.map((one) => ({ ...one, rounds: Math.min(one.rounds, 2) })) : contenders,
  );
  const stages = stagesLine(
    "Stages of the command, .xlsx",
    count(rowCount),
    file("roster.xlsx"),
    file("out.stages.xlsx"),
    quick ? 1 : 3,
  );
  const small = [...tableOf(contenders, of, rowCount, new Map()), stages];
  if (quick) return small;
  const large = workbookContenders(commandLine, FULL_SHEET, 2);
  const omitted = new Map(
    large.flatMap(({ name }) => {
      const why = tooMuch(of(name), FULL_SHEET / rowCount);
      return why === undefined || name === NAMES.ours || name === NAMES.limit ? [] : [[name, why] as const];
    }),
  );
  const run = large
    .filter(({ name }) => !omitted.has(name))
    .map((one) => (one.name === NAMES.ours || one.name === NAMES.limit ? one : { ...one, rounds: 1 }));
  return [...small, ...tableOf(large, inTurns(run), FULL_SHEET, omitted)];
}

/** The aims that are counted against a peer: how many times as long it has to take. */
const WORKBOOK_AIMS: Readonly<Record<string, number>> = {
  [NAMES.all]: 8,
  [NAMES.streamed]: 20,
  [NAMES.whole]: 20,
  [NAMES.office]: 20,
};

function tableOf(
  contenders: readonly Contender[],
  of: (name: string) => Measured,
  rowCount: number,
  omitted: ReadonlyMap<string, string>,
): Line[] {
  const rows = count(rowCount);
  const [limit, ours] = [of(NAMES.limit), of(NAMES.ours)];
  return contenders.map(({ name }): Line => {
    const why = omitted.get(name);
    if (why !== undefined) return { what: name, rows, measured: why, ratio: "", aim: "" };
    const { time, peak } = of(name);
    const measured = Number.isNaN(peak) ? duration(time) : `${duration(time)}, ${megabytes(peak)}`;
    if (name === NAMES.limit) return { what: name, rows, measured, ratio: "1", aim: "" };
    const aims = WORKBOOK_AIMS[name];
    const times = time / (name === NAMES.ours ? limit.time : ours.time);
    if (name === NAMES.ours)
      return {
        what: name,
        rows,
        measured,
        ratio: `${digits(times)} × the limit`,
        aim: aim("2.5 × the limit (stretch)", times <= 2.5),
      };
    return {
      what: name,
      rows,
      measured,
      ratio: `${digits(times)} × ours`,
      aim: aims === undefined ? "" : aim(`${digits(aims)} ×`, times >= aims),
    };
  });
}

function textLines(commandLine: string, quick: boolean): Line[] {
  const rowCount = quick ? 100_000 : 1_000_000;
  const input = file("roster.csv");
  writeCsv(input, drawRoster(rowCount, 0));
  const output = (name: string): string => file(`out.${name}.csv`);
  const names = {
    limit: "Decoding, encoding and writing the text alone",
    ours: "certverdict evaluate, .csv",
    constant: "The same without judging: result columns are constant",
    hand: "By hand: lines, split, if-chain, two columns added",
    one: "DuckDB on one thread: read_csv, CASE, COPY; two columns added",
    many: "DuckDB on all threads: read_csv, CASE, COPY; two columns added",
  };
  const run = (name: keyof typeof names, program: Program, more: object = {}): Contender => ({
    name: names[name],
    rounds: 3,
    run: () => runTask(bundleOf(program), { input, output: output(name), ...more }),
  });
  const of = inTurns([
    run("limit", "copyText"),
    { name: names.ours, rounds: 3, run: () => evaluate(commandLine, input, output("ours")) },
    run("constant", "fileStages", { constant: true }),
    run("hand", "handCsv"),
    run("one", "duckDbCsv", { threads: 1 }),
    run("many", "duckDbCsv", { threads: null }),
  ]);
  const rows = count(rowCount);
  const ours = of(names.ours);
  const sizeOf = (name: string): number => statSync(output(name)).size;
  const line = (name: keyof typeof names, ratio: string, reached = ""): Line => ({
    what: names[name],
    rows,
    measured: `${duration(of(names[name]).time)}, ${megabytes(of(names[name]).peak)}`,
    ratio,
    aim: reached,
  });
  const peer = (name: "hand" | "one" | "many"): Line =>
    line(
      name,
      `${digits(of(names[name]).time / ours.time)} × ours, which writes ${digits(sizeOf("ours") / sizeOf(name))} × the bytes`,
    );
  return [
    line("limit", "1"),
    line(
      "ours",
      `${digits(ours.time / of(names.limit).time)} × the limit`,
      aim("300 MB", ours.peak <= 300e6),
    ),
    line("constant", `${digits(of(names.constant).time / ours.time)} × ours`),
    peer("hand"),
    peer("one"),
    peer("many"),
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
        "checks, no sentences, two columns. ExcelJS runs both ways: in memory, as most use it, and streamed, in blocks of 1,024 rows, which " +
        "loses formats and other sheets.",
      "LibreOffice converts the workbook to .xlsx in a profile of its own, once; its memory is not known. It judges and adds nothing: formulas come on top.",
      "Without judging: the same work with each result column holding one short text in every row, so that sentences are not written either.",
      "At the size of a full sheet the command and its limit run twice, peers once; left out is what would take more than five minutes or 8 GB, reckoned " +
        "from the smaller size.",
      "By hand, for text files: it splits lines, knows quotes but no line breaks within them, judges with the if-chain that trusts " +
        "every text, and adds verdict and code only; no other encodings or delimiters. DuckDB adds the same two columns by the rules in SQL.",
      "The limit of the workbook is zlib alone: the sheet part inflated and deflated again at level 1, without looking at it.",
      "Stages: the functions of the command called one after another in one process.",
    ],
  };
}
